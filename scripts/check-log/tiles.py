"""Checks a log with PyPI aics-tlog, a pure Python reader of the same specifications.

usage: tiles.py LOGDIR VKEY [EARLIER-CHECKPOINT]...
"""

import sys
from pathlib import Path

import aics_tlog as t


def flipped(data):
    return data and bytes([data[0] ^ 1]) + data[1:]


class DamagedTiles(t.FileSystemTileReader):
    """Reads one bit of every hash tile wrongly."""

    def read_tile(self, level, index, width):
        return flipped(super().read_tile(level, index, width))


class DamagedEntries(t.FileSystemTileReader):
    """Reads one bit of every entry bundle wrongly."""

    def read_entry_bundle(self, index, width):
        return flipped(super().read_entry_bundle(index, width))


def checkpoint(text, key):
    """A checkpoint, believed only if the log's key has signed it."""
    result = t.verify_checkpoint(t.parse_note(text), key, expected_origin=key.name)
    if not result.log_ok:
        raise SystemExit(f"aics-tlog: the checkpoint does not hold: {result}")
    return result


def main(log, vkey, *earlier):
    key = t.parse_vkey(vkey)
    text = (Path(log) / "checkpoint").read_text("utf-8")
    now = checkpoint(text, key)
    reader = t.FileSystemTileReader(log)
    t.audit_tiles(reader, now.size, now.root)
    for damaged in (DamagedTiles(log), DamagedEntries(log)):
        try:
            t.audit_tiles(damaged, now.size, now.root)
        except (t.TileVerificationError, t.TileMissingError, ValueError):
            continue
        if now.size > 0:
            raise SystemExit(f"aics-tlog: {type(damaged).__name__} went unnoticed")
    for path in earlier:
        old = checkpoint(Path(path).read_text("utf-8"), key)
        proof = t.consistency_proof_from_tiles(reader, old.size, now.size)
        if not t.verify_consistency(old.size, now.size, old.root, now.root, proof):
            raise SystemExit(f"aics-tlog: the log does not extend {path}")
    print(f"aics-tlog: {now.size} entries, {len(earlier)} earlier checkpoints; damage refused")


main(*sys.argv[1:])

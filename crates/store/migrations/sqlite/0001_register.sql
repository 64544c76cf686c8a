-- The register as kept in SQLite. Instants are microseconds UTC, civil dates
-- are YYYY-MM-DD, ids are text compared byte by byte. Statements are parted by
-- an empty line.
--
-- An act has the log index as its row id: acts are kept in log order, so their
-- rows are appended and only the small indexes move about.

CREATE TABLE log_head (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    size INTEGER NOT NULL,
    frontier BLOB NOT NULL,
    checkpoint TEXT NOT NULL,
    recorded_us INTEGER,
    epoch INTEGER NOT NULL,
    holder TEXT,
    lease_until_s INTEGER NOT NULL
) STRICT;

INSERT INTO log_head (id, size, frontier, checkpoint, recorded_us, epoch, holder, lease_until_s)
VALUES (1, 0, x'', '', NULL, 0, NULL, 0);

CREATE TABLE entry (
    idx INTEGER PRIMARY KEY,
    jwt TEXT NOT NULL
) STRICT;

CREATE TABLE act (
    idx INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    thread TEXT NOT NULL,
    subject TEXT NOT NULL,
    kind TEXT NOT NULL,
    authority TEXT NOT NULL,
    decided_on TEXT NOT NULL,
    recorded_us INTEGER NOT NULL,
    disclosures TEXT NOT NULL
) STRICT;

CREATE INDEX act_subject ON act (subject, id);

CREATE TABLE act_count (
    kind TEXT PRIMARY KEY,
    acts INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE subject (
    id TEXT PRIMARY KEY,
    catalogue TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    registered_by TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX subject_catalogue ON subject (catalogue);

CREATE INDEX subject_value ON subject (value);

CREATE TABLE identifier (
    id TEXT NOT NULL,
    subject TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id, subject)
) STRICT, WITHOUT ROWID;

CREATE INDEX identifier_subject ON identifier (subject);

CREATE INDEX identifier_value ON identifier (value, subject);

CREATE TABLE name (
    subject TEXT NOT NULL,
    folded TEXT NOT NULL,
    name TEXT NOT NULL,
    act TEXT NOT NULL,
    PRIMARY KEY (subject, folded)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_folded ON name (folded);

CREATE TABLE thread (
    id TEXT PRIMARY KEY,
    subject TEXT NOT NULL,
    catalogue TEXT NOT NULL,
    kind TEXT NOT NULL,
    authority TEXT NOT NULL,
    adverse INTEGER NOT NULL,
    decided_on TEXT NOT NULL,
    state TEXT NOT NULL,
    since TEXT NOT NULL,
    ends_on TEXT,
    shown_from TEXT,
    shown_until TEXT,
    basis TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX thread_catalogue ON thread (catalogue);

CREATE INDEX thread_kind ON thread (kind);

CREATE INDEX thread_authority ON thread (authority);

CREATE TABLE basis (
    provision TEXT NOT NULL,
    thread TEXT NOT NULL,
    PRIMARY KEY (provision, thread)
) STRICT, WITHOUT ROWID;

CREATE TABLE held (
    id TEXT PRIMARY KEY,
    catalogue TEXT NOT NULL,
    source TEXT NOT NULL,
    identifier TEXT NOT NULL,
    claimed_name TEXT NOT NULL,
    register_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    what TEXT NOT NULL,
    held_us INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX held_newest ON held (held_us, id);

CREATE TABLE import (
    id TEXT PRIMARY KEY,
    file TEXT NOT NULL,
    rows_done INTEGER NOT NULL,
    acts INTEGER NOT NULL,
    rejected INTEGER NOT NULL,
    held INTEGER NOT NULL,
    done INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the log is never changed'); END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'an entry of the log is never deleted'); END;

CREATE TRIGGER act_update BEFORE UPDATE OF idx, id, thread, subject, kind, authority, decided_on, recorded_us ON act
BEGIN SELECT RAISE(ABORT, 'of a kept act only its disclosures may change'); END;

CREATE TRIGGER act_delete BEFORE DELETE ON act
BEGIN SELECT RAISE(ABORT, 'an act is never deleted'); END;

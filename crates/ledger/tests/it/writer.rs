//! Writing: what is on disk, what is refused, and what a caller that lost data is told.

use ledger::files::Disk;
use ledger::writer::WriteError;
use ledger::{
    Checkpoint, DirSource, ENTRY_BYTES_MAX, Frontier, TileSource, TileWriter, VerifyOptions,
    verify_log,
};

use crate::common::{ORIGIN, checkpoint, entries, entry, frontier, log_key, write_log};
use crate::memory::Memory;

#[test]
fn a_log_on_disk_has_the_files_of_the_specification() {
    let dir = tempfile::tempdir().unwrap();
    let writer = write_log(Disk::new(dir.path()), 70_000);
    let source = DirSource::new(dir.path());
    for path in [
        "checkpoint",
        "tile/entries/272",
        "tile/entries/273.p/112",
        "tile/0/273.p/112",
        "tile/1/000",
        "tile/1/001.p/17",
        "tile/2/000.p/1",
    ] {
        assert!(source.read(path).unwrap().is_some(), "{path}");
    }
    assert_eq!(source.read("tile/2/000.p/1").unwrap().unwrap().len(), 32);
    assert_eq!(
        source.read("../checkpoint").unwrap_err().kind(),
        std::io::ErrorKind::InvalidInput
    );
    let report = verify_log(&source, log_key().verifier(), &VerifyOptions::default());
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!((report.entries, report.tiles), (70_000, 274 + 2 + 1));
    assert_eq!(writer.frontier(), &frontier(70_000));
}

#[test]
fn many_small_calls_write_what_one_large_call_writes() {
    let (at_once, by_and_by) = (Memory::default(), Memory::default());
    write_log(&at_once, 1500);
    let mut writer = TileWriter::open_with(&by_and_by, &Frontier::new(), 0).unwrap();
    let mut size = 0;
    for count in [0, 1, 2, 3, 250, 256, 512, 1, 475] {
        assert_eq!(
            writer.append(&entries(size..size + count)).unwrap(),
            size..size + count
        );
        size += count;
    }
    assert_eq!(size, 1500);
    let text = checkpoint(writer.frontier());
    writer.publish(&text).unwrap();
    assert!(writer.collect_partials().unwrap() > 0);
    let ours = by_and_by.files();
    for (path, bytes) in at_once.files() {
        assert_eq!(ours.get(&path), Some(&bytes), "{path}");
    }
    assert!(verify_log(&by_and_by, log_key().verifier(), &VerifyOptions::default()).is_sound());
}

#[test]
fn a_restart_that_was_synced_needs_no_entries() {
    let memory = Memory::default();
    let synced = write_log(&memory, 600).sync().unwrap();
    let mut writer = TileWriter::open_with(&memory, &frontier(600), synced).unwrap();
    assert_eq!(writer.resume_at(), None);
    writer.append(&entries(600..601)).unwrap();
    assert_eq!(writer.frontier(), &frontier(601));
}

#[test]
fn an_entry_too_long_is_named_and_nothing_is_written() {
    let memory = Memory::default();
    let mut writer = write_log(&memory, 10);
    let before = memory.operations();
    let long = vec![0; ENTRY_BYTES_MAX + 1];
    let error = writer.append(&[&b"fits"[..], &long]).unwrap_err();
    let WriteError::Entry { position: 1, error } = error else {
        panic!("{error}")
    };
    assert_eq!(error.bytes, 65_536);
    assert_eq!((memory.operations(), writer.size()), (before, 10));
    writer.append(&[&long[..ENTRY_BYTES_MAX]]).unwrap();
}

#[test]
fn a_checkpoint_of_another_tree_is_not_published() {
    let memory = Memory::default();
    let mut writer = write_log(&memory, 300);
    let publish = |writer: &mut TileWriter<_>, size, of: u64| {
        let root = frontier(of).root();
        let text = Checkpoint {
            origin: ORIGIN.into(),
            size,
            root,
        }
        .sign(&[log_key()]);
        writer.publish(&text)
    };
    assert!(matches!(
        publish(&mut writer, 300, 299),
        Err(WriteError::Diverged { .. })
    ));
    assert!(matches!(
        publish(&mut writer, 301, 301),
        Err(WriteError::Behind { .. })
    ));
    assert!(matches!(
        publish(&mut writer, 299, 299),
        Err(WriteError::Behind { .. })
    ));
    assert!(matches!(
        writer.publish("nonsense"),
        Err(WriteError::Checkpoint(_))
    ));
    // Cosigning took a while and more was written: the earlier size may still come.
    writer.append(&entries(300..310)).unwrap();
    let text = checkpoint(writer.frontier());
    writer.append(&entries(310..600)).unwrap();
    writer.publish(&text).unwrap();
    assert_eq!(writer.published().unwrap().size, 310);
    assert!(verify_log(&memory, log_key().verifier(), &VerifyOptions::default()).is_sound());
}

#[test]
fn a_caller_that_lost_entries_is_stopped() {
    let memory = Memory::default();
    write_log(&memory, 300);
    let error = TileWriter::open_with(&memory, &frontier(299), 0).unwrap_err();
    assert!(
        matches!(
            error,
            WriteError::Behind {
                published: 300,
                kept: 299
            }
        ),
        "{error}"
    );
}

#[test]
fn a_caller_with_other_entries_is_stopped() {
    let memory = Memory::default();
    write_log(&memory, 300);
    let mut other = frontier(299);
    other.push(ledger::Hash::leaf(b"another"));
    let mut writer = TileWriter::open_with(&memory, &other, 300).unwrap();
    assert_eq!(
        writer.resume_at(),
        Some(0),
        "the tiles are not of this tree"
    );
    let theirs = (0..299).map(entry).chain([b"another".to_vec()]);
    let error = writer.rebuild(0, theirs).unwrap_err();
    assert!(
        matches!(error, WriteError::Diverged { size: 300, .. }),
        "published otherwise: {error}"
    );
}

#[test]
fn damaged_tiles_are_made_again_from_the_entries() {
    let memory = Memory::default();
    write_log(&memory, 700);
    let right = memory.files();
    for path in right.keys().filter(|path| path.starts_with("tile/")) {
        memory.put(path, b"rubbish");
    }
    let mut writer = TileWriter::open_with(&memory, &frontier(700), 700).unwrap();
    assert_eq!(writer.resume_at(), Some(0));
    assert!(matches!(
        writer.append(&[b"x"]),
        Err(WriteError::NeedsRebuild { resume_at: 0 })
    ));
    assert!(matches!(
        writer.rebuild(5, entries(5..700)),
        Err(WriteError::NeedsRebuild { .. })
    ));
    writer.rebuild(0, entries(0..700)).unwrap();
    assert_eq!(memory.files(), right);
}

#[test]
fn too_few_or_too_many_entries_do_not_pass_for_a_rebuild() {
    for count in [699, 701] {
        let memory = Memory::default();
        let mut writer = TileWriter::open_with(&memory, &frontier(700), 0).unwrap();
        let error = writer.rebuild(0, entries(0..count)).unwrap_err();
        assert!(
            matches!(error, WriteError::Diverged { .. }),
            "{count}: {error}"
        );
        assert!(matches!(writer.append(&[b"x"]), Err(WriteError::Broken)));
    }
}

#[test]
fn partial_tiles_go_when_the_full_one_is_there() {
    let memory = Memory::default();
    let mut writer = write_log(&memory, 200);
    writer.append(&entries(200..300)).unwrap();
    assert_eq!(
        writer.collect_partials().unwrap(),
        2,
        "entries and leaves of the first 200"
    );
    assert_eq!(writer.collect_partials().unwrap(), 0);
    assert!(memory.read("tile/entries/000.p/200").unwrap().is_none());
    assert!(memory.read("tile/entries/001.p/44").unwrap().is_some());
    // The published checkpoint is still of 200: readers cut the full tile.
    let report = verify_log(&memory, log_key().verifier(), &VerifyOptions::default());
    assert!(report.is_sound(), "{:?}", report.faults);
}

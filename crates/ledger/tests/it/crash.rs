//! Stops at every file operation, in three ways, with and without a power cut.
//!
//! What must hold whenever it stops: the checkpoint that readers see verifies at once,
//! before anything is mended; it is no older than the last one that publishing
//! answered for; and after a rebuild from the kept entries the files are, byte for byte,
//! those of a run in which nothing failed.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use ledger::tile::Kind;
use ledger::writer::WriteError;
use ledger::{Checkpoint, Frontier, Hash, Tile, TileSource, TileWriter, VerifyOptions, verify_log};

use crate::common::{checkpoint, entries, frontier, log_key};
use crate::memory::{Fault, Memory};

/// What a clerk's day does to the log.
#[derive(Clone, Copy)]
enum Step {
    Append(u64),
    Publish,
    Sync,
    Collect,
}
use Step::{Append, Collect, Publish, Sync};

const DAY: &[Step] = &[
    Append(1),
    Publish,
    Append(3),
    Append(250),
    Publish,
    Append(2),
    Sync,
    Append(4),
    Publish,
    Collect,
    Append(255),
    Publish,
    Append(1),
    Append(300),
    Sync,
    Append(20),
    Publish,
    Collect,
    Append(10),
    Publish,
    Append(30),
    Append(250),
    Collect,
    Append(5),
];

/// The caller's side: what its database has made durable.
#[derive(Default)]
struct Kept {
    frontier: Frontier,
    synced: u64,
    published: Option<Checkpoint>,
}

fn run(writer: &mut TileWriter<&Memory>, kept: &mut Kept, day: &[Step]) -> Result<(), usize> {
    for (place, step) in day.iter().enumerate() {
        let done = match step {
            Append(count) => {
                let old = kept.frontier.size();
                // The database first, then the tiles.
                kept.frontier = frontier(old + count);
                writer.append(&entries(old..old + count)).map(|_| ())
            }
            Publish => {
                let text = checkpoint(&kept.frontier);
                writer.publish(&text).map(|()| {
                    kept.published = Some(Checkpoint::read_unverified(&text).unwrap());
                })
            }
            Sync => writer.sync().map(|size| kept.synced = size),
            Collect => writer.collect_partials().map(|_| ()),
        };
        if done.is_err() {
            let more = writer.append(&[b"more"]);
            assert!(
                matches!(more, Err(WriteError::Broken)),
                "a broken writer writes no more"
            );
            return Err(place);
        }
    }
    Ok(())
}

/// The published checkpoint holds as it stands, and extends the one answered for.
fn readers_are_served(memory: &Memory, kept: &Kept, context: &str) {
    let Some(answered) = &kept.published else {
        return;
    };
    let options = VerifyOptions {
        threads: 1,
        seen: Some(answered),
        ..VerifyOptions::default()
    };
    let report = verify_log(memory, log_key().verifier(), &options);
    assert!(report.is_sound(), "{context}: {:?}", report.faults);
    assert!(
        report.checkpoint.unwrap().size >= answered.size,
        "{context}"
    );
}

/// Every tile that is there, asked for or not, is what the kept entries give.
fn every_tile_is_right(memory: &Memory, kept: &Kept, context: &str) {
    let tiles = memory
        .files()
        .into_iter()
        .filter(|(path, _)| path.starts_with("tile/"));
    for (path, found) in tiles {
        let tile = Tile::parse(&path).unwrap();
        let widest = Tile::at(tile.kind, tile.index, kept.frontier.size());
        assert!(
            widest.is_some_and(|w| tile.width <= w.width),
            "{context}: {path} is too much"
        );
        assert!(found == content(tile), "{context}: {path} is wrong");
    }
}

fn content(tile: Tile) -> Vec<u8> {
    let first = tile.index * 256;
    let range = first..first + u64::from(tile.width);
    let mut bytes = Vec::new();
    match tile.kind {
        Kind::Entries => entries(range).iter().for_each(|entry| {
            ledger::bundle::push_entry(&mut bytes, entry).unwrap();
        }),
        Kind::Hashes(0) => {
            entries(range)
                .iter()
                .for_each(|entry| bytes.extend(Hash::leaf(entry).0));
        }
        Kind::Hashes(_) => range.for_each(|below| {
            let leaves: Vec<Hash> = entries(below * 256..below * 256 + 256)
                .iter()
                .map(|e| Hash::leaf(e))
                .collect();
            bytes.extend(Hash::perfect(&leaves).unwrap().0);
        }),
    }
    bytes
}

fn reopen<'m>(memory: &'m Memory, kept: &Kept, context: &str) -> TileWriter<&'m Memory> {
    let mut writer = TileWriter::open_with(memory, &kept.frontier, kept.synced)
        .unwrap_or_else(|error| panic!("{context}: {error}"));
    if let Some(from) = writer.resume_at() {
        assert!(
            from <= kept.synced && kept.synced - from < 256,
            "{context}: resumes at {from}"
        );
        let missing = entries(from..kept.frontier.size());
        writer
            .rebuild(from, missing)
            .unwrap_or_else(|error| panic!("{context}: {error}"));
    }
    writer
}

fn check(at: usize, fault: Fault, power_cut: Option<u64>) -> bool {
    let context = format!("operation {at}, {fault:?}, power cut {power_cut:?}");
    let memory = Memory::default();
    memory.fail_at(at, fault);
    let mut kept = Kept::default();
    let stopped = match TileWriter::open_with(&memory, &kept.frontier, 0) {
        Ok(mut writer) => run(&mut writer, &mut kept, DAY),
        Err(_) => Err(usize::MAX),
    };
    let Err(place) = stopped else { return false };
    if let Some(seed) = power_cut {
        memory.cut_power(seed);
    }
    memory.restart();
    readers_are_served(&memory, &kept, &context);
    if power_cut.is_none() {
        // A file is there whole or not at all, whoever reads it and when.
        every_tile_is_right(&memory, &kept, &context);
    }
    let mut writer = reopen(&memory, &kept, &context);
    readers_are_served(&memory, &kept, &context);
    every_tile_is_right(&memory, &kept, &context);
    assert_eq!(writer.frontier(), &kept.frontier, "{context}");

    // The rest of the day; an append is kept and rebuilt already, all else is done again.
    let next = match DAY.get(place) {
        None => 0,
        Some(Append(_)) => place + 1,
        Some(_) => place,
    };
    assert_eq!(
        run(&mut writer, &mut kept, &DAY[next..]),
        Ok(()),
        "{context}"
    );
    readers_are_served(&memory, &kept, &context);
    assert_same_log(&memory, &kept, &context);
    true
}

/// The files are those of an undisturbed log; partial tiles may be fewer or more.
fn assert_same_log(memory: &Memory, kept: &Kept, context: &str) {
    let (theirs, tree) = undisturbed();
    assert_eq!(*tree, kept.frontier);
    let ours = memory.files();
    for (path, bytes) in theirs {
        let partial = path.contains(".p/");
        match ours.get(path) {
            None => assert!(partial, "{context}: {path} is missing"),
            Some(found) => assert_eq!(found, bytes, "{context}: {path}"),
        }
    }
    for path in ours.keys().filter(|path| !theirs.contains_key(*path)) {
        assert!(path.contains(".p/"), "{context}: {path} is too much");
    }
}

fn undisturbed() -> &'static (BTreeMap<String, Vec<u8>>, Frontier) {
    static RUN: OnceLock<(BTreeMap<String, Vec<u8>>, Frontier)> = OnceLock::new();
    RUN.get_or_init(|| {
        let (memory, mut kept) = (Memory::default(), Kept::default());
        let mut writer = TileWriter::open_with(&memory, &kept.frontier, 0).unwrap();
        run(&mut writer, &mut kept, DAY).unwrap();
        (memory.files(), kept.frontier)
    })
}

fn check_all(fault: Fault, power_cuts: &[Option<u64>]) {
    for power_cut in power_cuts {
        let mut at = 0;
        while check(at, fault, *power_cut) {
            at += 1;
        }
        assert!(
            at > 100,
            "the day has {at} operations, which is too few to mean much"
        );
    }
}

#[test]
fn nothing_is_lost_when_the_process_is_killed() {
    check_all(Fault::Refused, &[None]);
}

#[test]
fn nothing_is_lost_when_a_write_is_torn() {
    check_all(Fault::Torn, &[None]);
}

#[test]
fn nothing_is_lost_when_what_was_kept_is_reported_failed() {
    check_all(Fault::KeptYetReported, &[None]);
}

#[test]
fn nothing_is_lost_when_the_power_is_cut() {
    check_all(Fault::Refused, &[Some(1), Some(22)]);
}

#[test]
fn nothing_is_lost_when_the_power_is_cut_within_an_operation() {
    check_all(Fault::KeptYetReported, &[Some(4), Some(55)]);
}

/// The test above can fail: without syncing, a power cut does hurt readers.
#[test]
fn without_fsync_a_power_cut_is_noticed() {
    let hurt = (1..20u64).any(|seed| {
        let memory = Memory::default();
        let mut writer = TileWriter::open_with(&memory, &Frontier::new(), 0)
            .unwrap()
            .with_fsync(false);
        writer.append(&entries(0..600)).unwrap();
        let text = checkpoint(writer.frontier());
        writer.publish(&text).unwrap();
        memory.cut_power(seed * 7919);
        !verify_log(&memory, log_key().verifier(), &VerifyOptions::default()).is_sound()
    });
    assert!(hurt);
}

/// A crash in the midst of mending is mended the next time.
#[test]
fn a_rebuild_may_itself_be_stopped_anywhere() {
    for fault in [Fault::Refused, Fault::Torn, Fault::KeptYetReported] {
        for cut in [None, Some(5), Some(77)] {
            let mut at = 0;
            while stop_a_rebuild(at, fault, cut) {
                at += 1;
            }
            assert!(at > 20);
        }
    }
}

fn stop_a_rebuild(at: usize, fault: Fault, cut: Option<u64>) -> bool {
    let context = format!("rebuild stopped at {at}, {fault:?}, power cut {cut:?}");
    let memory = Memory::default();
    let mut kept = Kept::default();
    let mut writer = TileWriter::open_with(&memory, &kept.frontier, 0).unwrap();
    run(&mut writer, &mut kept, &[Append(300), Publish, Sync]).unwrap();
    // 400 more are kept, and their tiles half written, when the power goes.
    kept.frontier = frontier(700);
    writer.append(&entries(300..700)).unwrap();
    memory.cut_power(9);

    memory.fail_at(memory.operations() + at, fault);
    let finished =
        TileWriter::open_with(&memory, &kept.frontier, kept.synced).is_ok_and(|mut w| {
            let from = w.resume_at().unwrap();
            w.rebuild(from, entries(from..700)).is_ok() && w.sync().is_ok()
        });
    if let Some(seed) = cut {
        memory.cut_power(seed);
    }
    memory.restart();
    readers_are_served(&memory, &kept, &context);
    let writer = reopen(&memory, &kept, &context);
    assert_eq!(writer.root(), kept.frontier.root(), "{context}");
    drop(writer);
    readers_are_served(&memory, &kept, &context);
    assert!(memory.read("tile/entries/001").unwrap().is_some());
    !finished
}

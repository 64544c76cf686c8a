//! Re-reading a log: each kind of damage is found and named.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use ledger::{Checkpoint, Fault, Hash, LogReport, Signer, VerifyOptions, verify_log};

use crate::common::{ORIGIN, checkpoint, entry, frontier, log_key, write_log};
use crate::memory::Memory;

const SIZE: u64 = 900;

fn log() -> Memory {
    let memory = Memory::default();
    write_log(&memory, SIZE);
    memory
}

/// The same faults must be found whatever the number of threads.
fn report(memory: &Memory) -> LogReport {
    let with = |threads| {
        let options = VerifyOptions {
            threads,
            ..VerifyOptions::default()
        };
        verify_log(memory, log_key().verifier(), &options)
    };
    let (one, two) = (with(1), with(2));
    assert_eq!(one.faults, two.faults);
    assert_eq!(one.faults, with(3).faults);
    two
}

fn alter(memory: &Memory, path: &str, with: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = memory.files()[path].clone();
    with(&mut bytes);
    memory.put(path, &bytes);
}

fn first(memory: &Memory) -> Fault {
    report(memory)
        .first_fault()
        .cloned()
        .expect("the damage is found")
}

#[test]
fn a_sound_log_is_sound() {
    for size in [0, 1, 255, 256, 257, 512, SIZE] {
        let memory = Memory::default();
        write_log(&memory, size);
        let report = report(&memory);
        assert!(report.is_sound(), "{size}: {:?}", report.faults);
        assert_eq!(report.entries, size);
    }
}

#[test]
fn every_flipped_bit_of_every_file_is_found() {
    let memory = Memory::default();
    write_log(&memory, 300);
    for (path, right) in memory.files() {
        for place in (0..right.len()).step_by(right.len() / 40 + 1) {
            let mut wrong = right.clone();
            wrong[place] ^= 1 << (place % 8);
            memory.put(&path, &wrong);
            let report = verify_log(&memory, log_key().verifier(), &VerifyOptions::default());
            assert!(!report.is_sound(), "{path}, byte {place}");
        }
        memory.put(&path, &right);
    }
    assert!(report(&memory).is_sound());
}

#[test]
fn an_altered_entry_is_named() {
    let memory = log();
    // Entry 511 is empty (511 = 7 * 73): behind 510's last byte are its two of length.
    alter(&memory, "tile/entries/001", |bytes| {
        let place = bytes.len() - 3;
        bytes[place] ^= 1;
    });
    let fault = first(&memory);
    let Fault::Entry {
        index,
        path,
        expected,
        ..
    } = &fault
    else {
        panic!("{fault}")
    };
    assert_eq!((*index, path.as_str()), (510, "tile/entries/001"));
    assert_eq!(*expected, Hash::leaf(&entry(510)));
    assert!(
        fault
            .to_string()
            .starts_with("entry 510 in `tile/entries/001` hashes to ")
    );
}

#[test]
fn an_altered_tile_is_named() {
    let memory = log();
    alter(&memory, "tile/1/000.p/3", |bytes| bytes[32] ^= 1);
    let fault = first(&memory);
    let Fault::Tile { path, position, .. } = &fault else {
        panic!("{fault}")
    };
    assert_eq!((path.as_str(), *position), ("tile/1/000.p/3", 1));
    assert_eq!(
        report(&memory).faults.len(),
        1,
        "the entries still give the signed root"
    );

    let memory = log();
    alter(&memory, "tile/0/002", |bytes| bytes[32 * 5] ^= 1);
    assert_eq!(first(&memory).entry_index(), Some(517));
}

#[test]
fn a_log_altered_with_care_fails_at_the_root() {
    // Entry and tiles agree with each other, the signed root does not.
    let forged = Memory::default();
    let mut writer = ledger::TileWriter::open_with(&forged, &ledger::Frontier::new(), 0).unwrap();
    let mut all = crate::common::entries(0..SIZE);
    all[17] = b"another history".to_vec();
    writer.append(&all).unwrap();
    forged.put("checkpoint", checkpoint(&frontier(SIZE)).as_bytes());
    let fault = first(&forged);
    assert!(matches!(fault, Fault::Root { size: SIZE, .. }), "{fault}");
}

#[test]
fn missing_files_are_named() {
    for path in [
        "tile/entries/001",
        "tile/0/001",
        "tile/0/003.p/132",
        "tile/1/000.p/3",
        "checkpoint",
    ] {
        let memory = log();
        memory.take(path);
        assert_eq!(first(&memory), Fault::Missing { path: path.into() });
    }
}

#[test]
fn a_bundle_with_too_little_or_too_much_is_named() {
    type Damage = fn(&mut Vec<u8>);
    let cases: [(&str, Damage, &str); 4] = [
        (
            "tile/entries/000",
            |b| b.truncate(b.len() - 3),
            "cut off in entry 25",
        ),
        (
            "tile/entries/000",
            |b| b.push(0),
            "1 bytes follow the last entry",
        ),
        (
            "tile/entries/003.p/132",
            |b| b.extend([0, 0]),
            "2 bytes follow the last entry",
        ),
        (
            "tile/entries/003.p/132",
            |b| b.clear(),
            "cut off in entry 0",
        ),
    ];
    for (path, damage, words) in cases {
        let memory = log();
        alter(&memory, path, damage);
        let fault = first(&memory);
        assert!(
            matches!(&fault, Fault::Bundle { path: named, .. } if named == path),
            "{fault}"
        );
        assert!(fault.to_string().contains(words), "{fault}");
    }
    let memory = log();
    alter(&memory, "tile/0/001", |b| b.truncate(8160));
    let expected = Fault::Length {
        path: "tile/0/001".into(),
        expected: 8192,
        got: 8160,
    };
    assert_eq!(first(&memory), expected);
}

#[test]
fn a_full_tile_serves_where_the_partial_one_is_gone() {
    let memory = log();
    let old = checkpoint(&frontier(200));
    memory.put("checkpoint", old.as_bytes());
    assert!(
        report(&memory).is_sound(),
        "tile/entries/000 and tile/0/000 are cut to 200"
    );
}

#[test]
fn another_key_or_an_older_history_is_refused() {
    let memory = log();
    let stranger = Signer::from_seed(ORIGIN, &[1; 32]).unwrap();
    let report = verify_log(&memory, stranger.verifier(), &VerifyOptions::default());
    assert!(matches!(report.first_fault(), Some(Fault::Checkpoint(_))));

    let seen = |size, root| {
        let seen = Checkpoint {
            origin: ORIGIN.into(),
            size,
            root,
        };
        let options = VerifyOptions {
            seen: Some(&seen),
            ..VerifyOptions::default()
        };
        verify_log(&memory, log_key().verifier(), &options).is_sound()
    };
    assert!(seen(500, frontier(500).root()));
    assert!(seen(SIZE, frontier(SIZE).root()));
    assert!(!seen(500, frontier(501).root()), "a fork");
    assert!(
        !seen(SIZE + 1, frontier(SIZE + 1).root()),
        "a log rolled back"
    );
}

#[test]
fn the_caller_sees_every_entry_once_and_may_refuse() {
    let memory = log();
    let seen = Mutex::new(vec![0u8; SIZE as usize]);
    let told = AtomicU64::new(0);
    let options = VerifyOptions {
        entry: Some(&|index, bytes| {
            seen.lock().unwrap()[index as usize] += 1;
            assert_eq!(bytes, entry(index));
            if index == 333 {
                Err("not signed".into())
            } else {
                Ok(())
            }
        }),
        bundle: Some(&|first, entries| {
            if first == 768 && entries.len() == 132 {
                Err((5, "odd".into()))
            } else {
                Ok(())
            }
        }),
        progress: Some(&|done, of| told.store(done * 10_000 + of, Ordering::Relaxed)),
        ..VerifyOptions::default()
    };
    let report = verify_log(&memory, log_key().verifier(), &options);
    assert!(seen.into_inner().unwrap().iter().all(|times| *times == 1));
    assert_eq!(told.into_inner(), SIZE * 10_000 + SIZE);
    let refused = |index, problem: &str| Fault::Refused {
        index,
        problem: problem.into(),
    };
    assert_eq!(
        report.faults,
        [refused(333, "not signed"), refused(773, "odd")]
    );
    assert_eq!(
        report.faults[0].to_string(),
        "entry 333 is refused: not signed"
    );
}

#[test]
fn it_stops_at_the_number_of_faults_asked_for() {
    let memory = Memory::default();
    write_log(&memory, 256 * 100);
    for bundle in 0..100 {
        alter(&memory, &format!("tile/0/{bundle:03}"), |bytes| {
            bytes[0] ^= 1
        });
    }
    let options = VerifyOptions {
        faults_max: 1,
        ..VerifyOptions::default()
    };
    let report = verify_log(&memory, log_key().verifier(), &options);
    assert_eq!(report.first_fault().unwrap().entry_index(), Some(0));
    assert!(report.entries < 256 * 100);
    assert!(!report.is_sound());
}

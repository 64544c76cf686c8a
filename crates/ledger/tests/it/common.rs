//! Keys, entries and logs that the tests share. All of it is deterministic.

use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock};

use ledger::{Checkpoint, Frontier, Hash, Signer, TileWriter, files::Files};

pub const ORIGIN: &str = "register.example/log";

pub fn log_key() -> &'static Signer {
    static KEY: OnceLock<Signer> = OnceLock::new();
    KEY.get_or_init(|| Signer::from_seed(ORIGIN, &[7; 32]).unwrap())
}

pub fn entry(index: u64) -> Vec<u8> {
    // Of many lengths, the empty one among them.
    format!("entry {index} ")
        .repeat((index % 7) as usize)
        .into_bytes()
}

pub fn entries(range: std::ops::Range<u64>) -> Vec<Vec<u8>> {
    range.map(entry).collect()
}

/// The tree of the first `size` entries; kept, for tests ask for the same ones often.
pub fn frontier(size: u64) -> Frontier {
    static KNOWN: Mutex<Vec<Frontier>> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap();
    if known.is_empty() {
        known.push(Frontier::new());
    }
    while known.len() as u64 <= size {
        let mut next = known[known.len() - 1].clone();
        next.push(Hash::leaf(&entry(next.size())));
        known.push(next);
    }
    known[size as usize].clone()
}

pub fn checkpoint(frontier: &Frontier) -> String {
    static KNOWN: Mutex<BTreeMap<Hash, String>> = Mutex::new(BTreeMap::new());
    let (size, root) = (frontier.size(), frontier.root());
    let sign = || {
        Checkpoint {
            origin: ORIGIN.into(),
            size,
            root,
        }
        .sign(&[log_key()])
    };
    KNOWN
        .lock()
        .unwrap()
        .entry(root)
        .or_insert_with(sign)
        .clone()
}

/// A log of `size` entries, written in one go and published.
pub fn write_log<F: Files>(files: F, size: u64) -> TileWriter<F> {
    let mut writer = TileWriter::open_with(files, &Frontier::new(), 0).unwrap();
    writer.append(&entries(0..size)).unwrap();
    let text = checkpoint(writer.frontier());
    writer.publish(&text).unwrap();
    writer
}

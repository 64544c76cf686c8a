//! How fast: each rate beside the plain work it cannot do without, in the same run.
//!
//! `cargo run --release -p standing-ledger --example rates -- [ENTRIES]` (300,000 if not
//! given). The ratio is what our part costs; a machine's own speed cancels out.

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use ledger::credential::{
    DC_SD_JWT, IssuerKey, Issuing, combine, issue, verify, verify_jwt, verify_many,
};
use ledger::{
    Checkpoint, DirSource, Frontier, Hash, Receipt, Signer, TileReader, TileWriter, VerifyOptions,
    verify_log,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ENTRY_BYTES: usize = 1200;

/// Things a second of the processor, for `count` of them, so that a busy machine does not
/// count; of the clock where the system does not tell.
fn rate(count: u64, work: impl FnOnce()) -> f64 {
    let (start, spent) = (Instant::now(), processor_seconds());
    work();
    let seconds = match (spent, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => start.elapsed().as_secs_f64(),
    };
    count as f64 / seconds
}

/// Things a second of the clock: for what waits for the disk or has several threads.
fn clock_rate(count: u64, work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    count as f64 / start.elapsed().as_secs_f64()
}

/// Processor time of this thread (Linux).
fn processor_seconds() -> Option<f64> {
    let spent = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: f64 = spent.split(' ').next()?.parse().ok()?;
    Some(nanoseconds / 1e9)
}

fn line(what: &str, ours: f64, beside: &str, plain: f64) {
    println!(
        "{what:<34} {ours:>10.0}/s   {beside:<34} {plain:>10.0}/s   ratio {:.2}",
        ours / plain
    );
}

fn entries(count: u64) -> Vec<u8> {
    let mut bytes = vec![b'e'; count as usize * ENTRY_BYTES];
    for (n, entry) in bytes.chunks_exact_mut(ENTRY_BYTES).enumerate() {
        entry[..8].copy_from_slice(&(n as u64).to_be_bytes());
    }
    bytes
}

fn log(count: u64, dir: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = entries(count);
    let all: Vec<&[u8]> = bytes.chunks_exact(ENTRY_BYTES).collect();
    let plain = dir.join("plain");
    fs::create_dir_all(&plain)?;
    let written = rate(count, || {
        for (n, chunk) in bytes.chunks(256 * ENTRY_BYTES).enumerate() {
            fs::write(plain.join(n.to_string()), chunk).expect("the disk takes it");
        }
    });
    fs::remove_dir_all(&plain)?;

    let signer = Signer::from_seed("rates.example", &[1; 32])?;
    let append = |what: &str, fsync: bool| -> Result<(), Box<dyn Error>> {
        let path = dir.join(if fsync { "synced" } else { "log" });
        let mut writer = TileWriter::open(&path, &Frontier::new(), 0)?.with_fsync(fsync);
        let measure = if fsync { clock_rate } else { rate };
        let ours = measure(count, || {
            for batch in all.chunks(20_000) {
                writer.append(batch).expect("the disk takes it");
                writer.sync().expect("the disk keeps it");
            }
        });
        let root = writer.root();
        let checkpoint = Checkpoint {
            origin: "rates.example".into(),
            size: count,
            root,
        };
        writer.publish(&checkpoint.sign(&[&signer]))?;
        line(what, ours, "plain files of the same bytes", written);
        Ok(())
    };
    append("append, no fsync", false)?;
    append("append, fsync per 20,000 (clock)", true)?;

    let hashed = rate(count, || {
        all.iter().for_each(|e| {
            black_box(Sha256::digest(e));
        })
    });
    let source = DirSource::new(dir.join("log"));
    let verify = |threads| {
        let options = VerifyOptions {
            threads,
            ..VerifyOptions::default()
        };
        let report = verify_log(&source, signer.verifier(), &options);
        assert!(report.is_sound(), "{:?}", report.faults);
    };
    line(
        "verify a log",
        rate(count, || verify(1)),
        "SHA-256 of the entries",
        hashed,
    );
    let two = clock_rate(count, || verify(2));
    line(
        "verify a log, 2 threads (clock)",
        two,
        "SHA-256 of the entries",
        hashed,
    );

    let text = fs::read_to_string(dir.join("log/checkpoint"))?;
    let signed = Checkpoint::verify(&text, signer.verifier())?;
    let mut reader = TileReader::new(&source, signed.size);
    let some = count.min(50_000);
    let ours = rate(some, || {
        for n in 0..some {
            let index = n * 7919 % count;
            let receipt = Receipt::from_reader(&mut reader, index, &signed.root, &text);
            black_box(receipt.expect("the tiles are right"));
        }
    });
    let (left, right) = (Hash::EMPTY, signed.root);
    let nodes = rate(1_000_000, || {
        (0..1_000_000).for_each(|_| {
            black_box(Hash::node(black_box(&left), &right));
        });
    });
    line(
        "receipts, proved and checked",
        ours,
        "SHA-256 of a node",
        nodes,
    );
    Ok(())
}

fn credentials(count: u64) -> Result<(), Box<dyn Error>> {
    let key = IssuerKey::from_seed(&[2; 32], "rates-1");
    let public = key.public();
    let plain = [
        ("iss", json!("https://a.example")),
        ("vct", json!("penalty")),
        ("iat", json!(1)),
    ];
    let names: Vec<String> = (0..12).map(|n| format!("field_{n}")).collect();
    let hidden: Vec<(&str, Value)> = names
        .iter()
        .map(|n| (n.as_str(), json!("a value of ordinary length")))
        .collect();
    let issuing = Issuing {
        typ: DC_SD_JWT,
        plain: &plain,
        hidden: &hidden,
    };
    let mut salt = 0u128;
    let mut salts = || {
        salt += 1;
        salt.to_be_bytes()
    };
    let mut issued = Vec::with_capacity(count as usize);
    for _ in 0..count {
        issued.push(issue(&issuing, &mut salts, &key)?);
    }
    let ours = rate(count, || {
        (0..count).for_each(|_| drop(black_box(issue(&issuing, &mut salts, &key))));
    });
    let message = issued[0].jwt.as_bytes();
    let signed = rate(count, || {
        (0..count).for_each(|_| {
            black_box(key.sign(message));
        })
    });
    line(
        "issue, 12 hidden fields",
        ours,
        "Ed25519 signatures alone",
        signed,
    );

    let signature = key.sign(message);
    let checked = rate(count, || {
        (0..count).for_each(|_| assert!(public.verify(message, black_box(&signature))));
    });
    let jwts: Vec<&str> = issued.iter().map(|i| i.jwt.as_str()).collect();
    let single = rate(count, || {
        jwts.iter()
            .for_each(|j| drop(black_box(verify_jwt(j, &public))))
    });
    line(
        "verify the issuer's part",
        single,
        "Ed25519 checks alone",
        checked,
    );
    let many = rate(count, || assert_eq!(verify_many(&jwts, &public), Ok(())));
    line("verify many at once", many, "Ed25519 checks alone", checked);
    let compact: Vec<String> = issued
        .iter()
        .map(|i| combine(&i.jwt, &i.disclosures))
        .collect();
    let whole = rate(count, || {
        compact
            .iter()
            .for_each(|c| drop(black_box(verify(c, &public).expect("it holds"))));
    });
    line(
        "verify with 12 fields shown",
        whole,
        "Ed25519 checks alone",
        checked,
    );
    println!(
        "entry of an act with 12 hidden fields: {} bytes",
        message.len()
    );
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let count = std::env::args().nth(1).map_or(Ok(300_000), |n| n.parse())?;
    let dir = tempfile::tempdir()?;
    println!("{count} entries of {ENTRY_BYTES} bytes");
    log(count, dir.path())?;
    credentials(20_000)
}

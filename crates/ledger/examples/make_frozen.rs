//! Makes the frozen logs in `tests/frozen/`: small logs that must verify for ever.
//!
//! `cargo run -p standing-ledger --example make_frozen -- DIR [ENTRIES]`. Keys, salts and
//! content are fixed, so that a run gives the same bytes. A frozen log is never made again
//! once released: a change of format gets a new folder beside it.

use std::error::Error;
use std::fs;
use std::path::PathBuf;

use ledger::cosignature::Cosigner;
use ledger::credential::{DC_SD_JWT, Issued, IssuerKey, Issuing, combine, issue};
use ledger::note::Note;
use ledger::{Checkpoint, Frontier, Receipt, Signer, TileWriter};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "register.example/frozen/v1";

fn seed(of: &str) -> [u8; 32] {
    Sha256::digest(format!("standing frozen v1 {of}").as_bytes()).into()
}

fn credential(number: u64, key: &IssuerKey) -> Result<Issued, Box<dyn Error>> {
    let plain = [
        ("iss", json!("https://authority.example")),
        ("vct", json!("https://register.example/acts/sample")),
        ("iat", json!(1_767_225_600 + number)),
    ];
    let mut hidden: Vec<(&str, Value)> = vec![
        ("subject", json!(format!("EX-{number:06}"))),
        ("name", json!(format!("例示公司 {number} Ltd"))),
        ("adverse", json!(number.is_multiple_of(2))),
        ("decided_on", json!("2026-01-01")),
        ("reasons", json!(["late", "twice"])),
    ];
    if number.is_multiple_of(3) {
        hidden.push(("fine", json!({"amount": number * 100, "currency": "EUR"})));
    }
    let mut count = 0u64;
    let salts = || {
        count += 1;
        let salt = seed(&format!("salt {number} {count}"));
        std::array::from_fn(|i| salt[i])
    };
    Ok(issue(
        &Issuing {
            typ: DC_SD_JWT,
            plain: &plain,
            hidden: &hidden,
        },
        salts,
        key,
    )?)
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let dir = PathBuf::from(arguments.next().ok_or("usage: make_frozen DIR [ENTRIES]")?);
    let size: u64 = arguments.next().map_or(Ok(600), |n| n.parse())?;
    let (log, witness) = (seed("log"), seed("witness"));
    let log = Signer::from_seed(ORIGIN, &log)?;
    let witness = Cosigner::from_seed("witness.example/frozen", &witness)?;
    let issuer = IssuerKey::from_seed(&seed("issuer"), "frozen-1");
    let (tiles, kept) = (dir.join("log"), dir.join("kept"));
    fs::create_dir_all(&kept)?;

    let issued = (0..size)
        .map(|n| credential(n, &issuer))
        .collect::<Result<Vec<_>, _>>()?;
    let leaves: Vec<&[u8]> = issued.iter().map(|issued| issued.jwt.as_bytes()).collect();
    let mut writer = TileWriter::open(&tiles, &Frontier::new(), 0)?;
    let sizes = [1, 255, 256, 257, 512, size];
    for upto in sizes.into_iter().filter(|upto| *upto <= size) {
        writer.append(&leaves[writer.size() as usize..upto as usize])?;
        let now = Checkpoint {
            origin: ORIGIN.into(),
            size: upto,
            root: writer.root(),
        };
        let text = now.sign(&[&log]);
        let line = witness.signature_line(Note::parse(&text)?.text, 1_767_225_600 + upto);
        let text = Checkpoint::with_signature(&text, &line)?;
        writer.publish(&text)?;
        fs::write(kept.join(format!("checkpoint-{upto}")), text)?;
    }
    writer.collect_partials()?;
    writer.sync()?;

    let text = fs::read_to_string(tiles.join("checkpoint"))?;
    for index in [0, 1, 255, 256, 300, 511, 512, size - 1]
        .into_iter()
        .filter(|i| *i < size)
    {
        let receipt = Receipt::build(&writer.source(), index, &text)?;
        fs::write(kept.join(format!("{index}.tlog-proof")), receipt.to_text())?;
        let Issued { jwt, disclosures } = &issued[index as usize];
        fs::write(
            kept.join(format!("{index}.sd-jwt")),
            combine(jwt, disclosures),
        )?;
    }
    fs::write(dir.join("log.vkey"), format!("{}\n", log.vkey()))?;
    fs::write(
        dir.join("witness.vkey"),
        format!("{}\n", witness.verifier().vkey()),
    )?;
    fs::write(
        dir.join("issuer.jwk"),
        format!("{}\n", issuer.public().to_jwk()),
    )?;
    println!("{size} entries, root {}", writer.root());
    Ok(())
}

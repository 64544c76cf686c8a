//! Foreign bytes into every parser: an answer or an error, never a panic.

use ledger::credential::{
    Disclosure, IssuerKey, IssuerPublic, read_jwt_claims_unverified, read_jwt_header_unverified,
    verify, verify_many,
};
use ledger::note::Note;
use ledger::{
    Checkpoint, Frontier, Hash, Receipt, Signer, Tile, TileReader, Verifier, VerifyOptions, bundle,
    cosignature, verify_log,
};
use proptest::prelude::*;

use crate::common::{checkpoint, frontier, log_key, write_log};
use crate::memory::Memory;

fn every_parser(text: &str) {
    let _ = Note::parse(text).map(|note| note.verify(&[log_key().verifier()]).is_ok());
    let _ = (
        Checkpoint::read_unverified(text),
        Checkpoint::parse_body(text),
    );
    let _ = Receipt::parse(text).map(|receipt| receipt.verify(b"", log_key().verifier()).is_ok());
    let _ = (
        Verifier::parse(text),
        Signer::parse(text),
        Tile::parse(text),
        Hash::from_base64(text),
    );
    let public = IssuerKey::from_seed(&[5; 32], "k").public();
    let _ = (
        verify(text, &public),
        verify_many(&[text], &public),
        Disclosure::parse(text),
    );
    let _ = (
        read_jwt_claims_unverified(text),
        read_jwt_header_unverified(text),
    );
    let _ = serde_json::from_str(text).map(|jwk| IssuerPublic::from_jwk(&jwk).is_ok());
}

/// A true text of each kind, to be damaged.
fn specimens() -> Vec<String> {
    let memory = Memory::default();
    write_log(&memory, 40);
    let text = checkpoint(&frontier(40));
    let receipt = Receipt::build(&memory, 11, &text).unwrap().to_text();
    let hidden = [("a", serde_json::json!(1))];
    let issuing = ledger::credential::Issuing {
        typ: "dc+sd-jwt",
        plain: &[],
        hidden: &hidden,
    };
    let key = IssuerKey::from_seed(&[5; 32], "k");
    let issued = ledger::credential::issue(&issuing, || [1; 16], &key).unwrap();
    let compact = ledger::credential::combine(&issued.jwt, &issued.disclosures);
    let jwk = key.public().to_jwk().to_string();
    vec![
        text,
        receipt,
        log_key().vkey(),
        log_key().skey(),
        "tile/0/x001/234.p/5".into(),
        compact,
        jwk,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn texts(text in any::<String>(), lines in "[a-z+=/— \\n~.0-9]{0,200}") {
        every_parser(&text);
        every_parser(&lines);
    }

    #[test]
    fn damaged_texts(which in 0usize..7, at in any::<prop::sample::Index>(), with in ".{0,3}", cut in 0usize..9) {
        let specimens = specimens();
        let mut chars: Vec<char> = specimens[which].chars().collect();
        let start = at.index(chars.len());
        let end = chars.len().min(start + cut);
        chars.splice(start..end, with.chars());
        every_parser(&chars.into_iter().collect::<String>());
    }

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), count in any::<u64>()) {
        let _ = Frontier::from_bytes(&bytes).map(|mut f| { f.push(Hash::EMPTY); f.root() });
        let _ = bundle::entries(&bytes, count % 300);
        let _ = (cosignature::seconds(&bytes), Hash::from_slice(&bytes));
        let mut form = vec![1];
        form.extend_from_slice(&bytes);
        let _ = Frontier::from_bytes(&form);
    }

    #[test]
    fn logs(files in prop::collection::vec((0usize..6, prop::collection::vec(any::<u8>(), 0..70)), 0..6), size in any::<u64>()) {
        let memory = Memory::default();
        let paths = ["tile/entries/000.p/2", "tile/0/000.p/2", "tile/0/000", "tile/entries/000", "tile/1/000", "checkpoint"];
        for (which, bytes) in files {
            memory.put(paths[which], &bytes);
        }
        let report = verify_log(&memory, log_key().verifier(), &VerifyOptions::default());
        prop_assert!(!report.is_sound());
        for size in [2, size, u64::MAX] {
            let text = Checkpoint { origin: crate::common::ORIGIN.into(), size, root: Hash::EMPTY }
                .sign(&[log_key()]);
            memory.put("checkpoint", text.as_bytes());
            let report = verify_log(&memory, log_key().verifier(), &VerifyOptions::default());
            prop_assert!(!report.is_sound() || size == 0);
            let mut reader = TileReader::new(&memory, size);
            let _ = (reader.root(), reader.entry(size / 2), reader.prove_inclusion(0));
        }
    }
}

//! Notes against the crate `signed_note`, the specification's own example, cosignatures.

use ledger::checkpoint::CheckpointError;
use ledger::cosignature::Cosigner;
use ledger::note::{self, Note, NoteError};
use ledger::{Checkpoint, Hash, Receipt, Signer, TileReader, Verifier};
use proptest::prelude::*;
use signed_note::{StandardSigner, StandardVerifier, VerifierList};

use crate::common::{ORIGIN, checkpoint, entry, frontier, log_key, write_log};
use crate::memory::Memory;

#[test]
fn the_example_of_the_specification_verifies() {
    let vkey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    let text = "This is an example message.\n\n— example.com/foo \
        Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
    let verifier = Verifier::parse(vkey).unwrap();
    assert_eq!(verifier.vkey(), vkey);
    assert_eq!(Note::parse(text).unwrap().verify(&[&verifier]), Ok(vec![0]));
    let altered = text.replace("example message", "exemple message");
    let refused = Note::parse(&altered).unwrap().verify(&[&verifier]);
    assert_eq!(
        refused,
        Err(NoteError::BadSignature {
            name: "example.com/foo".into()
        })
    );
}

#[test]
fn unknown_signatures_are_ignored_and_many_are_taken() {
    let text = "a\n1\n".to_owned();
    let others: Vec<Signer> = (0..40u8)
        .map(|n| Signer::from_seed(&format!("w{n}"), &[n; 32]).unwrap())
        .collect();
    let mut all: Vec<&Signer> = others.iter().collect();
    let key = log_key();
    all.push(key);
    let signed = note::sign(&text, &all).unwrap();
    let note = Note::parse(&signed).unwrap();
    assert_eq!(note.signatures.len(), 41);
    assert_eq!(note.verify(&[key.verifier()]), Ok(vec![0]));
    // One of the same name and another key is unknown, too.
    let namesake = Signer::from_seed(ORIGIN, &[8; 32]).unwrap();
    assert_eq!(
        note.verify(&[namesake.verifier()]),
        Err(NoteError::Unsigned)
    );
    // One of a known name and id that is wrong spoils the note, even beside a right one.
    let wrong = key.signature_line("other\n");
    let spoilt = format!("{signed}{wrong}");
    let refused = Note::parse(&spoilt).unwrap().verify(&[key.verifier()]);
    assert!(matches!(refused, Err(NoteError::BadSignature { .. })));
    let crowd: String = (0..101).map(|_| wrong.as_str()).collect();
    assert_eq!(
        Note::parse(&format!("{text}\n{crowd}")),
        Err(NoteError::TooLarge)
    );
}

#[test]
fn a_key_has_one_text_and_a_wrong_one_is_refused() {
    let key = log_key();
    assert_eq!(Signer::parse(&key.skey()).unwrap().vkey(), key.vkey());
    assert_eq!(Verifier::parse(&key.vkey()).unwrap(), *key.verifier());
    assert!(
        !format!("{key:?}").contains(&key.skey()[40..]),
        "a private key is not shown"
    );
    let wrong_id = key.vkey().replacen('+', "+0", 1);
    for wrong in [
        "",
        "a",
        "a+b",
        "a+00000000+",
        "+00000000+AAAA",
        &wrong_id,
        "a b+00000000+AAAA",
    ] {
        assert!(Verifier::parse(wrong).is_err(), "{wrong}");
        assert!(Signer::parse(wrong).is_err());
        assert!(Signer::parse(&format!("PRIVATE+KEY+{wrong}")).is_err());
    }
    assert!(Signer::from_seed("with space", &[1; 32]).is_err());
}

#[test]
fn a_checkpoint_belongs_to_its_log() {
    let right = checkpoint(&frontier(5));
    assert_eq!(
        Checkpoint::verify(&right, log_key().verifier())
            .unwrap()
            .size,
        5
    );
    let other = Checkpoint {
        origin: "other.example".into(),
        size: 5,
        root: Hash::EMPTY,
    };
    let signed = other.sign(&[log_key()]);
    let refused = Checkpoint::verify(&signed, log_key().verifier());
    assert!(matches!(refused, Err(CheckpointError::Origin { .. })));
    // Extension lines are under the signature and otherwise left alone.
    let extended = note::sign(&format!("{}more\n", other.body()), &[log_key()]).unwrap();
    assert_eq!(Checkpoint::read_unverified(&extended).unwrap(), other);
    for wrong in ["x\n01\n\n", "x\n1\n", "\n1\nAA==\n", "x\n-1\nAA==\n", ""] {
        assert!(Checkpoint::parse_body(wrong).is_err(), "{wrong:?}");
    }
}

#[test]
fn cosignatures_are_verified_with_their_time() {
    let text = checkpoint(&frontier(5));
    let body = Note::parse(&text).unwrap().text.to_owned();
    let witness = Cosigner::from_seed("witness.example/w1", &[3; 32]).unwrap();
    let vkey = Verifier::parse(&witness.verifier().vkey()).unwrap();
    assert!(vkey.is_cosigner());
    let line = witness.signature_line(&body, 1_679_315_147);
    let cosigned = Checkpoint::with_signature(&text, &line).unwrap();
    let seen = Checkpoint::cosigned(&cosigned, &[&vkey]).unwrap();
    assert_eq!(
        (seen[0].name.as_str(), seen[0].seconds),
        ("witness.example/w1", 1_679_315_147)
    );
    assert_eq!(Checkpoint::cosigned(&text, &[&vkey]), Ok(vec![]));
    assert!(Checkpoint::verify(&cosigned, log_key().verifier()).is_ok());
    let elsewhere = witness.signature_line("other\n1\nAA==\n", 1);
    let spoilt = Checkpoint::with_signature(&text, &elsewhere).unwrap();
    assert!(Checkpoint::cosigned(&spoilt, &[&vkey]).is_err());
}

/// The example of the specification tlog-cosignature: its key is not published, so that only
/// the form is read.
#[test]
fn the_example_cosignature_has_its_time() {
    let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        — example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n\
        — witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n";
    let note = Note::parse(text).unwrap();
    assert_eq!(
        ledger::cosignature::seconds(&note.signatures[1].bytes),
        Some(1_679_315_147)
    );
    assert_eq!(Checkpoint::read_unverified(text).unwrap().size, 20_852_163);
}

#[test]
fn a_receipt_is_checked_offline() {
    let memory = Memory::default();
    let size = 600;
    let writer = write_log(&memory, size);
    let text = checkpoint(writer.frontier());
    let key = log_key();
    let mut reader = TileReader::new(&memory, size);
    for index in [0, 1, 255, 256, 511, 512, 599] {
        let receipt = Receipt::build(&memory, index, &text).unwrap();
        let again = Receipt::from_reader(&mut reader, index, &writer.root(), &text).unwrap();
        assert_eq!(receipt, again);
        let mut read = Receipt::parse(&receipt.to_text()).unwrap();
        assert_eq!(read, receipt);
        assert_eq!(
            read.verify(&entry(index), key.verifier()).unwrap().size,
            size
        );
        assert!(read.verify(b"another", key.verifier()).is_err());
        read.extra = Some(b"more".to_vec());
        assert_eq!(Receipt::parse(&read.to_text()).unwrap(), read);
        read.index ^= 1;
        assert!(read.verify(&entry(index), key.verifier()).is_err());
    }
    assert!(Receipt::build(&memory, 600, &text).is_err());
    let stranger = Signer::from_seed(ORIGIN, &[9; 32]).unwrap();
    let receipt = Receipt::build(&memory, 3, &text).unwrap();
    assert!(receipt.verify(&entry(3), stranger.verifier()).is_err());
    // A tile altered on disk makes no receipt at all.
    let mut tile = memory.files()["tile/0/000"].clone();
    tile[7] ^= 1;
    memory.put("tile/0/000", &tile);
    assert!(Receipt::build(&memory, 3, &text).is_err());
}

proptest! {
    #[test]
    fn notes_cross_over_to_another_reader_and_back(
        seed in any::<[u8; 32]>(),
        name in "[a-zé][a-z./0-9é]{0,12}",
        text in "([^\\x00-\\x1f]{0,20}\\n){1,5}",
    ) {
        let ours = Signer::from_seed(&name, &seed).unwrap();
        let theirs = StandardSigner::new(&ours.skey()).unwrap();
        let verifier = StandardVerifier::new(&ours.vkey()).unwrap();

        let signed = note::sign(&text, &[&ours]).unwrap();
        let read = signed_note::Note::from_bytes(signed.as_bytes()).unwrap();
        prop_assert_eq!(read.text(), text.as_bytes());
        prop_assert!(read.verify(&VerifierList::new(vec![Box::new(verifier)])).is_ok());

        let mut note = signed_note::Note::new(text.as_bytes(), &[]).unwrap();
        note.add_sigs(&[&theirs]).unwrap();
        let back = String::from_utf8(note.to_bytes()).unwrap();
        prop_assert_eq!(&back, &signed);
        let read = Note::parse(&back).unwrap();
        prop_assert_eq!(read.text, &text);
        prop_assert_eq!(read.verify(&[ours.verifier()]), Ok(vec![0]));
    }
}

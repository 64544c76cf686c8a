//! Logs of earlier versions, in `tests/frozen/`, which must verify for ever.

use std::fs;
use std::path::{Path, PathBuf};

use ledger::credential::{IssuerPublic, verify};
use ledger::{Checkpoint, DirSource, Receipt, Verifier, VerifyOptions, verify_log};

fn frozen(version: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/frozen")
        .join(version)
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_log_of_version_1_verifies() {
    let dir = frozen("v1");
    let log = Verifier::parse(text(&dir.join("log.vkey")).trim()).unwrap();
    let witness = Verifier::parse(text(&dir.join("witness.vkey")).trim()).unwrap();
    let issuer = serde_json::from_str(&text(&dir.join("issuer.jwk"))).unwrap();
    let issuer = IssuerPublic::from_jwk(&issuer).unwrap();
    let source = DirSource::new(dir.join("log"));

    let signed = |_, entry: &[u8]| {
        let jwt = std::str::from_utf8(entry).map_err(|e| e.to_string())?;
        ledger::credential::verify_jwt(jwt, &issuer)
            .map(|_| ())
            .map_err(|e| e.to_string())
    };
    let options = VerifyOptions {
        entry: Some(&signed),
        ..VerifyOptions::default()
    };
    let report = verify_log(&source, &log, &options);
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.entries, 600);

    for size in [1, 255, 256, 257, 512, 600] {
        let kept = text(&dir.join(format!("kept/checkpoint-{size}")));
        let seen = Checkpoint::verify(&kept, &log).unwrap();
        assert_eq!(seen.size, size);
        let cosigned = Checkpoint::cosigned(&kept, &[&witness]).unwrap();
        assert_eq!(cosigned[0].seconds, 1_767_225_600 + size);
        let options = VerifyOptions {
            seen: Some(&seen),
            ..VerifyOptions::default()
        };
        assert!(
            verify_log(&source, &log, &options).is_sound(),
            "extends {size}"
        );
    }

    for index in [0, 1, 255, 256, 300, 511, 512, 599] {
        let receipt = Receipt::parse(&text(&dir.join(format!("kept/{index}.tlog-proof")))).unwrap();
        let compact = text(&dir.join(format!("kept/{index}.sd-jwt")));
        let (jwt, _) = compact.split_once('~').unwrap();
        assert_eq!(receipt.verify(jwt.as_bytes(), &log).unwrap().size, 600);
        let verified = verify(&compact, &issuer).unwrap();
        assert_eq!(verified.claims["subject"], format!("EX-{index:06}"));
        assert_eq!(verified.claims.contains_key("fine"), index % 3 == 0);
    }
}

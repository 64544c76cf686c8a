//! Receipts: checked offline; a changed one does not hold, and says where.

use std::path::Path;

use serde_json::Value;

use crate::program::{Register, copy, facilities, run};

fn made() -> (Register, Value) {
    let register = Register::new();
    let rows: Vec<(String, String)> = (0..300)
        .map(|i| (format!("A{i:07}"), format!("第{i}工廠")))
        .collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let file = register.file("epa_facilities.csv", &facilities(&rows));
    register.run(&["import", &file]).code(0);
    // The id of a registration is in the organisation's names.
    let shown = register
        .run(&["show", "tw-epa:A0000123", "--json"])
        .code(0)
        .json();
    let act = shown["names"][0]["act"]
        .as_str()
        .expect("an act id")
        .to_owned();
    let receipt = register.run(&["receipt", &act]).code(0).json();
    (register, receipt)
}

fn verify(register: &Register, receipt: &Value, more: &[&str]) -> crate::program::Ran {
    let file = register.file("r.json", receipt.to_string().as_bytes());
    let mut args = vec!["verify", &file];
    args.extend(more);
    run(&args)
}

#[test]
fn a_receipt_holds_without_the_register() {
    let (register, receipt) = made();
    let key = receipt["log_key"].as_str().expect("a key").to_owned();
    verify(&register, &receipt, &[])
        .code(0)
        .says("holds")
        .says("the log's key was taken from the receipt itself");
    let held = verify(&register, &receipt, &["--log-key", &key, "--json"])
        .code(0)
        .json();
    assert_eq!(held["holds"], true);
    assert_eq!(held["disclosed"]["subject"], "tw-epa:A0000123");
    assert_eq!(held["log_key_trusted"], true);
}

#[test]
fn a_changed_receipt_says_what_does_not_hold() {
    let (register, receipt) = made();
    let check = |field: &str, value: Value, says: &str| {
        let mut changed = receipt.clone();
        changed[field] = value;
        verify(&register, &changed, &[])
            .code(1)
            .says("does not hold")
            .says(says);
    };
    let text = |field: &str| receipt[field].as_str().expect("text").to_owned();
    let mut credential = text("credential");
    // One disclosure exchanged for one that no digest knows.
    let at = credential.find('~').expect("disclosures") + 1;
    credential.insert_str(at, "WyJzYWx0IiwiZmluZSIsMV0~");
    check(
        "credential",
        credential.into(),
        "not as its authority signed it",
    );
    check(
        "proof",
        text("proof").replacen("index 1", "index 2", 1).into(),
        "its proof is for entry 2",
    );
    check(
        "act",
        "20110101-0000000000000".into(),
        "the signed act says",
    );
    check(
        "issuer",
        "https://elsewhere.example/".into(),
        "the signed act says",
    );
    check("format", "receipt/v9".into(), "receipt/v9");
    check("index", 1.into(), "entry 1");
    let other = Register::new();
    let file = other.file("epa_facilities.csv", &facilities(&[("A1", "一廠")]));
    other.run(&["import", &file]).code(0);
    let shown = other.run(&["show", "tw-epa:A1", "--json"]).code(0).json();
    let theirs = other
        .run(&["receipt", shown["names"][0]["act"].as_str().expect("id")])
        .code(0)
        .json();
    check("log_key", theirs["log_key"].clone(), "does not prove");
    let key = theirs["log_key"].as_str().expect("a key");
    verify(&register, &receipt, &["--log-key", key])
        .code(1)
        .says("not under the trusted");
}

#[test]
fn a_public_receipt_keeps_back_what_is_not_public() {
    let folder = tempfile::tempdir().expect("a folder");
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues/tw-environment");
    let to = folder.path().join("tw-environment");
    copy(&shipped, &to);
    let kind = to.join("acts/registration.toml");
    let text = std::fs::read_to_string(&kind).expect("the kind");
    let kept_back = text.replace(
        "[content.properties.industry]",
        "[content.properties.industry]\ndisclosure = \"parties\"",
    );
    assert_ne!(text, kept_back, "the sample has changed");
    std::fs::write(&kind, kept_back).expect("written");
    let register = Register::with(&["--catalogues", &folder.path().display().to_string()]);
    let file = register.file("epa_facilities.csv", &facilities(&[("A1", "一廠")]));
    register.run(&["import", &file]).code(0);
    let shown = register.run(&["show", "tw-epa:A1", "--json"]).code(0);
    assert!(shown.out.contains("電力供應業"), "{}", shown.out);
    let act = shown.json()["names"][0]["act"]
        .as_str()
        .expect("an act id")
        .to_owned();
    let all = register.run(&["receipt", &act]).code(0).json();
    let public = register.run(&["receipt", &act, "--public"]).code(0).json();
    let held = |receipt: &Value| verify(&register, receipt, &["--json"]).code(0).json();
    let (all, public) = (held(&all), held(&public));
    assert_eq!(all["disclosed"]["content.industry"], "電力供應業");
    assert_eq!(public["disclosed"].get("content.industry"), None);
    assert_eq!(public["disclosed"]["subject"], "tw-epa:A1");
    assert_eq!(
        public["withheld"].as_u64(),
        all["withheld"].as_u64().map(|n| n + 1)
    );
    let shown = register.run(&["show", "tw-epa:A1", "--public", "--json"]);
    assert!(!shown.code(0).out.contains("電力供應業"));
}

#[test]
fn what_is_no_act_id_is_said_to_be_none() {
    let (register, _) = made();
    register
        .run(&["receipt", "12345"])
        .code(1)
        .says("is no act id");
}

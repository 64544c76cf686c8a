//! Catalogues on disk.

use std::fs;
use std::path::Path;

use catalogue::{Level, load, load_law};

fn base() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/tests/base"))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").filter_map(Result::ok) {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy(&from, &to);
        } else {
            fs::copy(from, to).expect("a copy");
        }
    }
}

#[test]
fn a_folder_is_a_catalogue_named_after_it() {
    let loaded = load(base());
    assert_eq!(loaded.findings, []);
    let catalogue = loaded.catalogue.expect("loads");
    assert_eq!(catalogue.id, "base");
    assert_eq!(catalogue.act_kinds.len(), 7);
    assert_eq!(catalogue.mappings["fines"].acts.len(), 2);
    assert!(loaded.sources.contains_key("acts/fine.toml"));
}

#[test]
fn a_folder_of_catalogues_is_the_law() {
    let dir = tempfile::tempdir().expect("a folder");
    copy(base(), &dir.path().join("one"));
    copy(base(), &dir.path().join("two"));
    fs::create_dir(dir.path().join("no-catalogue")).expect("a folder");
    let law = load_law(dir.path()).expect("loads");
    assert_eq!(law.catalogues.keys().collect::<Vec<_>>(), ["one", "two"]);
    assert!(law.act_kind("two/fine").is_some());
}

#[test]
fn one_broken_catalogue_refuses_the_law_and_says_which() {
    let dir = tempfile::tempdir().expect("a folder");
    copy(base(), &dir.path().join("one"));
    copy(base(), &dir.path().join("two"));
    let law = fs::read_to_string(base().join("law.toml")).expect("a file");
    fs::write(
        dir.path().join("two/law.toml"),
        law.replace("statute", "gossip"),
    )
    .expect("written");
    let findings = load_law(dir.path()).expect_err("refused");
    assert_eq!(findings.len(), 1, "{findings:#?}");
    assert_eq!(findings[0].file, "two/law.toml");
}

#[test]
fn one_scheme_means_the_same_in_all_catalogues() {
    let dir = tempfile::tempdir().expect("a folder");
    copy(base(), &dir.path().join("one"));
    copy(base(), &dir.path().join("two"));
    let head = fs::read_to_string(base().join("catalogue.toml")).expect("a file");
    let head = head.replace("Number in the demonstration", "Number in another register");
    fs::write(dir.path().join("two/catalogue.toml"), head).expect("written");
    let findings = load_law(dir.path()).expect_err("refused");
    assert_eq!(
        findings
            .iter()
            .map(catalogue::Finding::one_line)
            .collect::<Vec<_>>(),
        ["two/catalogue.toml:9:6: error[DP079]: `demo-no` is another scheme in catalogue `one`"]
    );
}

#[test]
fn what_is_no_text_and_what_is_not_there_are_findings() {
    let dir = tempfile::tempdir().expect("a folder");
    copy(base(), &dir.path().join("demo"));
    fs::write(dir.path().join("demo/acts/odd.toml"), [0xff, 0xfe, 0x00]).expect("written");
    fs::write(dir.path().join("demo/acts/.hidden.toml"), "x").expect("written");
    fs::write(dir.path().join("demo/README.md"), "# for people").expect("written");
    let loaded = load(&dir.path().join("demo"));
    let said: Vec<&str> = loaded.findings.iter().map(|f| f.message.as_str()).collect();
    assert_eq!(said, ["`acts/odd.toml` is no UTF-8 text"]);
    assert!(loaded.catalogue.is_none());

    let absent = load(&dir.path().join("nowhere"));
    assert!(absent.catalogue.is_none());
    assert!(absent.findings.iter().all(|f| f.level == Level::Error));
    assert!(load_law(&dir.path().join("nowhere")).is_err());
}

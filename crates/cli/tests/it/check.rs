//! Checking catalogues, identifiers and mappings; and help that teaches.

use std::fs;
use std::path::Path;

use crate::program::{Register, copy, run};

fn shipped() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../catalogues")
        .display()
        .to_string()
}

#[test]
fn the_shipped_catalogues_have_no_errors() {
    run(&["catalogue", "check", &shipped()])
        .code(0)
        .says("0 errors");
}

#[test]
fn a_broken_catalogue_is_told_with_file_line_and_column() {
    let folder = tempfile::tempdir().expect("a folder");
    let to = folder.path().join("broken");
    copy(&Path::new(&shipped()).join("jp-labour"), &to);
    let kind = to.join("lists/publication.toml");
    let text = fs::read_to_string(&kind).expect("the kind");
    let broken = text.replace("ends_by_itself = true", "ends_by_itself = false");
    assert_ne!(text, broken, "the sample has changed");
    fs::write(&kind, broken).expect("written");
    let dir = to.display().to_string();
    run(&["catalogue", "check", &dir])
        .code(3)
        .says("DP013")
        .says("publication.toml:");
    let json = run(&["catalogue", "check", &dir, "--json"]).code(3).json();
    let finding = json[0]["findings"]
        .as_array()
        .and_then(|all| all.iter().find(|f| f["code"] == "DP013"))
        .expect("the finding")
        .clone();
    assert!(
        finding["line"].as_u64() > Some(1) && finding["column"].as_u64() >= Some(1),
        "{finding}"
    );
    // What does not pass does not load.
    let data = folder.path().join("data").display().to_string();
    let catalogues = folder.path().display().to_string();
    run(&[
        "init",
        "--data",
        &data,
        "--origin",
        "x.example",
        "--catalogues",
        &catalogues,
    ])
    .code(1)
    .says("DP013");
}

#[test]
fn lints_are_explained() {
    run(&["catalogue", "explain", "DP007"])
        .code(0)
        .says("DP007");
    run(&["catalogue", "explain", "dp007"]).code(0);
    run(&["catalogue", "explain", "DP999"])
        .code(1)
        .says("no lint");
}

#[test]
fn identifiers_are_checked() {
    // The weighted sum is a multiple of 31: the check character is 0.
    let json = run(&[
        "codes",
        "check",
        "--json",
        "uscc:911100001000002860",
        "uscc:G1610000713522976L",
        "uscc:91350100M000100Y43",
        "lei:506700GE1G29325QX363",
    ])
    .code(0)
    .json();
    for checked in json.as_array().expect("a list") {
        assert_eq!(checked["valid"], true, "{checked}");
    }
    let bad = run(&[
        "codes",
        "check",
        "--json",
        "uscc:91350100M000100Y4A",
        "lei:0292001629A3Q7XJ0D13",
    ])
    .code(3)
    .json();
    assert_eq!(bad[0]["valid"], false);
    assert_eq!(bad[0]["findings"][0]["rule"], "gb32100.check");
    assert_eq!(bad[1]["valid"], false);
    run(&["codes", "check", "passport:X1234567"])
        .code(3)
        .says("natural person");
    run(&["codes", "check", "tw-epa:A0195035"])
        .code(0)
        .says("kept as it is");
    let sole = run(&["codes", "check", "--json", "uscc:92350100M000100Y40"]).json();
    assert_eq!(sole[0]["sole_trader"], true, "{sole}");
}

#[test]
fn a_suggested_mapping_is_toml_to_start_from() {
    let register = Register::new();
    let csv = "firm id,firm name,fined on,article,fine,inspector\n1001,Alpha Ltd,2020-01-02,s. 3,100,Doe\n1002,Beta Ltd,2020-02-03,s. 4,200,Roe\n";
    let file = register.file("fines.csv", csv.as_bytes());
    let suggested = run(&["mapping", "suggest", &file]).code(0);
    assert!(
        suggested.out.contains("inspector") && suggested.out.contains("leave_out"),
        "{}",
        suggested.out
    );
    let mapping: toml::Table =
        toml::from_str(&suggested.out).unwrap_or_else(|e| panic!("{e} in\n{}", suggested.out));
    assert!(
        mapping.contains_key("subject") && mapping.contains_key("act"),
        "{mapping}"
    );
    let json = run(&["mapping", "suggest", &file, "--json"]).code(0).json();
    assert_eq!(
        json["mapping"].as_str().map(str::trim),
        Some(suggested.out.trim())
    );
}

#[test]
fn every_command_teaches_by_an_example() {
    let commands: [&[&str]; 15] = [
        &["demo"],
        &["init"],
        &["serve"],
        &["import"],
        &["show"],
        &["stats"],
        &["receipt"],
        &["verify"],
        &["log", "verify"],
        &["catalogue", "check"],
        &["catalogue", "explain"],
        &["catalogue", "schema"],
        &["codes", "check"],
        &["codes", "schemes"],
        &["mapping", "suggest"],
    ];
    for command in commands {
        let mut args = command.to_vec();
        args.push("--help");
        run(&args).code(0).says("Example");
    }
}

#[test]
fn a_folder_without_a_register_says_how_to_make_one() {
    let folder = tempfile::tempdir().expect("a folder");
    run(&["stats", "--data", &folder.path().display().to_string()])
        .code(1)
        .says("standing init");
}

#[test]
fn an_origin_with_a_scheme_is_refused_before_anything_is_made() {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data").display().to_string();
    for origin in ["https://city.example/food", "city.example/", "the city"] {
        run(&["init", "--data", &data, "--origin", origin])
            .code(1)
            .says("cannot be an origin");
    }
    assert!(!folder.path().join("data").exists());
}

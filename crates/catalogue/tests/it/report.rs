//! What people and machines are shown.

use std::collections::BTreeMap;
use std::path::Path;

use catalogue::finding::{Colour, render_with};
use catalogue::{Loaded, explain, load_files, to_json};

fn broken() -> Loaded {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/tests/base");
    let mut files: BTreeMap<String, String> = catalogue::load(Path::new(dir)).sources;
    let fine = files["acts/fine.toml"]
        .replace("max = \"P1Y\"\n", "")
        .replace(
            "min = \"P3M\"\nmax = \"P3Y\"",
            "mim = \"P3M\"\nmax = \"P3Y\"",
        );
    files.insert("acts/fine.toml".into(), fine.clone());
    let authorities = files["authorities.toml"].replace("\"ministry\"\nname", "\"minstry\"\nname");
    files.insert("authorities.toml".into(), authorities);
    load_files("demo", &files)
}

#[test]
fn people_see_the_place_and_how_to_mend_it() {
    let loaded = broken();
    let drawn = render_with(&loaded.findings, &loaded.sources, Colour::Off);
    insta::assert_snapshot!(drawn);
}

#[test]
fn colour_is_only_where_it_is_wanted() {
    let loaded = broken();
    assert!(!render_with(&loaded.findings, &loaded.sources, Colour::Off).contains('\u{1b}'));
    assert!(render_with(&loaded.findings, &loaded.sources, Colour::On).contains('\u{1b}'));
}

#[test]
fn machines_see_the_same() {
    let json = to_json(&broken().findings);
    insta::assert_snapshot!(serde_json::to_string_pretty(&json[0]).expect("JSON"));
}

#[test]
fn a_number_explains_itself_and_another_does_not() {
    assert!(explain("dp007").is_some_and(|p| p.starts_with("# DP007: review body")));
    assert!(explain("CF002").is_some());
    assert_eq!(explain("DP999"), None);
}

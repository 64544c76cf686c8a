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
    insta::assert_snapshot!(drawn, @r#"
CF002

  × `mim` is not a key known here
    ╭─[acts/fine.toml:34:1]
 33 │ clock = "publication"
 34 │ mim = "P3M"
    · ───
 35 │ max = "P3Y"
    ╰────
  help: did you mean `min`?
        `standing catalogue explain CF002`

DP012

  × `fine` is shown without a longest period
    ╭─[acts/fine.toml:38:1]
 37 │ 
 38 │ [[publication]]
    · ───────────────
 39 │ in_force_from = "2026-04-01"
    ╰────
  help: add `max`, as `max = "P1Y"`
        promise 5: `standing catalogue explain DP012`

DP009

  × review body `ministry` is not in `authorities.toml`
   ╭─[authorities.toml:5:15]
 4 │ territory = "TW-TAO"
 5 │ review_body = "ministry"
   ·               ──────────
 6 │ 
   ╰────
  help: did you mean `minstry`?
        promise 5: `standing catalogue explain DP009`

3 errors
"#);
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
    let first = serde_json::to_string_pretty(&json[0]).expect("JSON");
    insta::assert_snapshot!(first, @r#"
{
  "code": "CF002",
  "level": "error",
  "message": "`mim` is not a key known here",
  "file": "acts/fine.toml",
  "line": 34,
  "column": 1,
  "span": {
    "start": 652,
    "end": 655
  },
  "help": "did you mean `min`?",
  "promise": null
}
"#);
}

#[test]
fn a_number_explains_itself_and_another_does_not() {
    assert!(explain("dp007").is_some_and(|p| p.starts_with("# DP007: review body")));
    assert!(explain("CF002").is_some());
    assert_eq!(explain("DP999"), None);
}

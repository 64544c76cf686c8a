//! Each lint breaks one catalogue, and the same catalogue mended is silent.

use std::collections::{BTreeMap, BTreeSet};

use super::{LINTS, Lint, READING, index};
use crate::finding::Level;
use crate::load::{Files, load_files};

mod cases;

/// A change to the catalogue in `base/`: `from` becomes `to`. Without `from`
/// the whole file is `to`; without both it is gone.
struct Edit {
    file: &'static str,
    from: &'static str,
    to: &'static str,
}

struct Case {
    breaks: &'static str,
    edits: &'static [Edit],
    said: &'static [&'static str],
}

fn base() -> Files {
    macro_rules! files {
        ($($file:literal),*) => {
            BTreeMap::from([$(($file.to_owned(), include_str!(concat!("tests/base/", $file)).to_owned())),*])
        };
    }
    files![
        "catalogue.toml",
        "law.toml",
        "authorities.toml",
        "acts/entry.toml",
        "acts/fine.toml",
        "acts/objection.toml",
        "acts/annulled.toml",
        "acts/repaired.toml",
        "measures/no-tender.toml",
        "lists/blacklist.toml",
        "mappings/fines.toml"
    ]
}

fn apply(files: &mut Files, edit: &Edit) {
    match (edit.from, edit.to) {
        ("", "") => {
            files.remove(edit.file);
        }
        ("", whole) => {
            files.insert(edit.file.into(), whole.into());
        }
        (from, to) => {
            let text = files.get_mut(edit.file).expect("a file of the base");
            assert!(text.contains(from), "{from:?} is not in {}", edit.file);
            *text = text.replacen(from, to, 1);
        }
    }
}

/// What the catalogue says, as `code file:line:column message`.
fn check(files: &Files, expected: &[&str], context: &str) {
    let loaded = load_files("demo", files);
    let said: Vec<String> = loaded
        .findings
        .iter()
        .map(|f| {
            format!(
                "{} {}:{}:{} {}",
                f.code, f.file, f.line, f.column, f.message
            )
        })
        .collect();
    if std::env::var_os("SAY").is_some() {
        println!(
            "SAY\t{context}\t{}",
            serde_json::to_string(&said).expect("texts")
        );
        return;
    }
    assert_eq!(said, expected, "{context}");
    let refused = loaded.findings.iter().any(|f| f.level == Level::Error);
    assert_eq!(loaded.catalogue.is_none(), refused, "{context}");
}

#[test]
fn the_mended_catalogue_is_silent() {
    check(&base(), &[], "base");
}

#[test]
fn each_lint_finds_what_breaks_it_and_where() {
    for (i, case) in cases::CASES.iter().enumerate() {
        let mut files = base();
        case.edits.iter().for_each(|edit| apply(&mut files, edit));
        check(&files, case.said, &i.to_string());
        let named = case.said.iter().any(|s| s.starts_with(case.breaks));
        assert!(
            named || std::env::var_os("SAY").is_some(),
            "{} is not said",
            case.breaks
        );
    }
}

#[test]
fn no_lint_is_without_a_case() {
    let mut tried: BTreeSet<&str> = cases::CASES.iter().map(|c| c.breaks).collect();
    // Takes two catalogues; tried in `tests/it/folders.rs`.
    tried.insert("DP079");
    let all: BTreeSet<&str> = LINTS.iter().chain(READING).map(|l| l.id).collect();
    assert_eq!(tried, all);
}

/// A page says the same as the table, and has all its parts.
#[test]
fn each_lint_has_a_page_in_step_with_the_table() {
    for Lint {
        id,
        title,
        level,
        promise,
        page,
        ..
    } in LINTS.iter().chain(READING)
    {
        let level = match level {
            Level::Error => "Error: the catalogue does not load",
            Level::Warn => "Warning",
            Level::Note => "Note",
        };
        let promise = promise.map(|p| format!("; keeps promise {p} of the design"));
        let head = format!(
            "# {id}: {title}\n\n{level}{}.\n",
            promise.unwrap_or_default()
        );
        assert!(page.starts_with(&head), "{id} should start\n{head}");
        for part in ["\n## Why\n", "\n## Fails\n\n```toml\n", "\n## Mend\n"] {
            assert!(page.contains(part), "{id} lacks {part:?}");
        }
    }
}

#[test]
fn numbers_are_in_order_and_used_once() {
    for table in [LINTS, READING] {
        let ids: Vec<&str> = table.iter().map(|l| l.id).collect();
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
    }
}

/// Every promise that data could break is kept by an error.
#[test]
fn each_promise_that_data_could_break_has_an_error() {
    let errors: BTreeSet<u8> = LINTS
        .iter()
        .filter(|l| l.level == Level::Error)
        .filter_map(|l| l.promise)
        .collect();
    // 7: a measure can only rest on act kinds, and there is no key for an
    // assessment (see the case of CF002). 8 is kept by the ledger.
    assert_eq!(errors, BTreeSet::from([1, 2, 3, 4, 5, 6]));
}

#[test]
fn the_index_in_the_documentation_is_in_step() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/lints/README.md");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, index()).expect("docs/lints is there");
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), index());
}

//! Whatever the files say, the loader answers and never panics.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;

fn base() -> BTreeMap<String, String> {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/tests/base");
    catalogue::load(Path::new(dir)).sources
}

/// Reads and draws; a refused catalogue has an error to show for it.
fn survive(files: &BTreeMap<String, String>) {
    let loaded = catalogue::load_files("demo", files);
    let drawn = catalogue::render(&loaded.findings, &loaded.sources);
    assert!(!drawn.is_empty());
    let error = loaded
        .findings
        .iter()
        .any(|f| f.level == catalogue::Level::Error);
    assert_eq!(error, loaded.catalogue.is_none());
    for f in &loaded.findings {
        let text = files.get(&f.file).map_or("", String::as_str);
        assert!(
            f.span.end <= text.len() && f.line >= 1 && f.column >= 1,
            "{}",
            f.one_line()
        );
    }
    if let Some(catalogue) = loaded.catalogue {
        let law = catalogue::Law {
            catalogues: BTreeMap::from([("demo".into(), catalogue)]),
        };
        let _ = catalogue::ContentSchemas::new(&law);
    }
}

fn file() -> impl Strategy<Value = String> {
    prop::sample::select(base().into_keys().collect::<Vec<_>>())
}

/// Text that looks like TOML often enough to get past the parser.
fn toml_like() -> impl Strategy<Value = String> {
    let key =
        "(id|title|act|provision|authority|content|publication|properties|when|type|\\$ref|x)";
    let value = "(\"[a-z0-9{}#|:/é負-]{0,9}\"|[0-9]{1,20}|-?[0-9]\\.[0-9]|nan|true|\\[\\]|\\{\\}|\\[\"a\", 1\\]|2020-01-01|1979-05-27T07:32:00Z)";
    let line = format!(
        "(\\[\\[{key}(\\.{key})?\\]\\]|\\[{key}(\\.{key})?\\]|{key} = {value}|{key}\\.{key} = {value})"
    );
    prop::collection::vec(
        proptest::string::string_regex(&line).expect("a pattern"),
        0..20,
    )
    .prop_map(|lines| lines.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_in_any_file_is_answered(file in file(), text in any::<String>()) {
        let mut files = base();
        files.insert(file, text);
        survive(&files);
    }

    #[test]
    fn anything_like_toml_is_answered(file in file(), text in toml_like()) {
        let mut files = base();
        files.insert(file, text);
        survive(&files);
    }

    #[test]
    fn a_file_with_a_piece_torn_out_is_answered(
        file in file(),
        from in 0.0..1.0f64,
        length in 0usize..40,
        put in "[\\[\\]{}\"'=#\n a-z0-9é負-]{0,8}",
    ) {
        let mut files = base();
        let chars: Vec<char> = files[&file].chars().collect();
        let from = (from * chars.len() as f64) as usize;
        let to = (from + length).min(chars.len());
        let torn: String =
            chars[..from].iter().copied().chain(put.chars()).chain(chars[to..].iter().copied()).collect();
        files.insert(file, torn);
        survive(&files);
    }

    #[test]
    fn a_missing_file_is_answered(file in file()) {
        let mut files = base();
        files.remove(&file);
        survive(&files);
    }
}

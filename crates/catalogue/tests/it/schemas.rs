//! The JSON Schemas for editors.

use std::path::Path;

use serde_json::{Value, json};

fn schema(name: &str) -> Value {
    let all = catalogue::schemas();
    all.into_iter()
        .find(|(n, _)| *n == name)
        .expect("a kind of file")
        .1
}

#[test]
fn each_schema_is_a_schema() {
    for (name, schema) in catalogue::schemas() {
        jsonschema::meta::validate(&schema).unwrap_or_else(|e| panic!("{name}: {e}"));
        jsonschema::validator_for(&schema).unwrap_or_else(|e| panic!("{name}: {e}"));
    }
}

/// TOML has no null, so a schema that allows one would mislead an editor.
#[test]
fn nothing_in_a_schema_may_be_null() {
    for (name, schema) in catalogue::schemas() {
        assert!(!schema.to_string().contains("\"null\""), "{name}");
    }
}

#[test]
fn a_key_nobody_knows_is_refused_beside_the_days_in_force_too() {
    let law = jsonschema::validator_for(&schema("law")).expect("compiles");
    let provision =
        json!({ "id": "a", "instrument": "b", "citation": {}, "in_force_from": "2020-01-01" });
    assert!(law.is_valid(&json!({ "provision": [provision] })));
    let slip =
        json!({ "id": "a", "instrument": "b", "citation": {}, "in_force_form": "2020-01-01" });
    assert!(!law.is_valid(&json!({ "provision": [slip] })));
}

#[test]
fn a_person_is_no_subject_in_the_schema_either() {
    let act = schema("act").to_string();
    assert!(act.contains("\"registered_business\""));
    assert!(!act.contains("\"natural_person\"") && !act.contains("\"individual\""));
}

/// A shipped file keeps the published schema, so an editor does not complain.
#[test]
fn shipped_files_keep_the_published_schemas() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogues/jp-labour");
    for (file, name) in [
        ("catalogue.toml", "catalogue"),
        ("law.toml", "law"),
        ("authorities.toml", "authorities"),
    ] {
        let text = std::fs::read_to_string(dir.join(file)).expect("a shipped file");
        let value: Value = toml::from_str(&text).expect("TOML");
        let schema = jsonschema::validator_for(&schema(name)).expect("compiles");
        let faults: Vec<String> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
        assert_eq!(faults, Vec::<String>::new(), "{file}");
    }
}

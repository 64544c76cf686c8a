//! People from the terminal: added, listed, given roles; keys changed.

use crate::program::{run, run_with_input};

const PASSWORD: &[u8] = b"violet kettle marsh 9\n";

fn register() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().expect("a folder");
    let data = folder.path().join("data").display().to_string();
    run(&["init", "--data", &data, "--origin", "people.example"]).code(0);
    (folder, data)
}

#[test]
fn a_person_is_added_given_a_role_and_listed() {
    let (_folder, data) = register();
    let person = |args: &[&str]| {
        let mut all = vec!["person"];
        all.extend(args);
        all.extend(["--data", &data, "--json"]);
        run_with_input(&all, PASSWORD)
    };
    let id = person(&["add", "officer-1", "--name", "Officer on duty"])
        .code(0)
        .json()["person"]
        .clone();
    person(&["add", "officer-1"]).code(1).says("taken");
    person(&["role", "officer-1", "officer", "tw-environment/taoyuan-epb"]).code(0);
    person(&["role", "officer-1", "officer", "*"])
        .code(1)
        .says("the authority of the matter");
    person(&["role", "officer-1", "judge", "*"])
        .code(2)
        .says("the roles are officer");
    person(&["role", "officer-1", "officer", "tw-environment/nobody"])
        .code(1)
        .says("in no catalogue");
    let set_up = person(&["totp", "officer-1"]).code(0).json();
    assert!(
        set_up["uri"]
            .as_str()
            .is_some_and(|uri| uri.starts_with("otpauth://totp/people.example:officer-1?secret="))
    );
    let listed = person(&["list"]).code(0).json();
    assert_eq!(listed[0]["person"], id);
    assert_eq!(listed[0]["login"], "officer-1");
    assert_eq!(listed[0]["one_time_codes"], true);
    assert_eq!(listed[0]["roles"][0]["body"], "tw-environment/taoyuan-epb");
    person(&["disable", "officer-1"]).code(0);
    assert_eq!(person(&["list"]).code(0).json()[0]["disabled"], true);
    person(&["disable", "officer-1", "--undo"]).code(0);
    person(&["password", "nobody"])
        .code(1)
        .says("no such person");
}

#[test]
fn a_password_comes_from_standard_input_and_is_judged() {
    let (_folder, data) = register();
    let add = ["person", "add", "officer-1", "--data", &data];
    run_with_input(&add, b"short\n").code(1).says("too short");
    run_with_input(&add, b"123456789012\n")
        .code(1)
        .says("easy to guess");
    run(&add).code(1).says("no password was given");
    run_with_input(&add, PASSWORD).code(0);
}

#[test]
fn keys_are_changed() {
    let (_folder, data) = register();
    run_with_input(&["person", "add", "officer-1", "--data", &data], PASSWORD).code(0);
    let rotated = run(&["keys", "rotate", "--data", &data, "--json"])
        .code(0)
        .json();
    assert_eq!(rotated["people"], 1);
    assert_eq!(rotated["deleted"].as_array().map(Vec::len), Some(1));
    run(&["person", "list", "--data", &data])
        .code(0)
        .says("officer-1");
}

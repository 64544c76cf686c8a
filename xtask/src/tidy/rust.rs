//! Rust files: how they open, how long they are, no stubs.

/// Lines at most; past it, look for a second noun.
const LINES_MAX: usize = 700;

/// Longer ones, with what they are instead of a second noun.
const LONG: [(&str, &str); 1] = [(
    "crates/catalogue/src/lint/tests/cases.rs",
    "a table: one case a lint",
)];

/// What is broken in one file.
pub fn check(name: &str, text: &str) -> Vec<String> {
    let mut out = Vec::new();
    if !text.starts_with("//!") {
        out.push(format!(
            "{name}: does not open by saying what is here (`//!`)"
        ));
    }
    if is_long(text) && !LONG.iter().any(|(long, _)| *long == name) {
        out.push(format!(
            "{name}: {} lines, more than {LINES_MAX}: a second noun may live there",
            text.lines().count()
        ));
    }
    for (line, content) in text.lines().enumerate() {
        // Spelled apart so that this file does not name itself.
        for stub in [
            concat!("tod", "o!("),
            concat!("unimple", "mented!("),
            concat!("FIX", "ME"),
            concat!("// TO", "DO"),
        ] {
            if content.contains(stub) {
                out.push(format!("{name}:{}: a stub: {stub}", line + 1));
            }
        }
        if content.trim() == "#[ignore]" {
            out.push(format!("{name}:{}: ignored without a reason", line + 1));
        }
    }
    let shipped = shipped(name, text).lines().enumerate();
    // Spelled apart so that this file does not name itself.
    for (line, _) in shipped.filter(|(_, l)| l.contains(concat!("/t", "mp/"))) {
        out.push(format!(
            "{name}:{}: a folder of some machine's; ask `std::env::temp_dir`",
            line + 1
        ));
    }
    out
}

/// The part that is in the program: of tests nothing, of a file with tests
/// below what stands above them.
fn shipped<'a>(name: &str, text: &'a str) -> &'a str {
    if name
        .split('/')
        .any(|part| part == "tests" || part == "tests.rs")
    {
        return "";
    }
    text.split("\n#[cfg(test)]\nmod tests {")
        .next()
        .unwrap_or_default()
}

/// Whether it has more lines than a file should.
pub fn is_long(text: &str) -> bool {
    text.lines().count() > LINES_MAX
}

/// Exceptions no longer needed, given the files that are long.
pub fn no_longer_long(long: &[String]) -> Vec<String> {
    LONG.iter()
        .filter(|(name, _)| !long.iter().any(|l| l == name))
        .map(|(name, _)| format!("{name}: listed as long in xtask/src/tidy/rust.rs and is not"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn broken(text: &str) -> usize {
        check("a.rs", text).len()
    }

    #[test]
    fn what_is_broken_is_found() {
        assert_eq!(broken("//! Here.\nfn main() {}\n"), 0);
        assert_eq!(broken("fn main() {}\n"), 1);
        assert_eq!(broken(concat!("//! x\nfn f() { tod", "o!() }\n")), 1);
        assert_eq!(broken("//! x\n#[test]\n    #[ignore]\nfn f() {}\n"), 1);
        assert_eq!(broken("//! x\n#[ignore = \"slow\"]\nfn f() {}\n"), 0);
    }

    #[test]
    fn a_folder_of_the_machine_may_be_named_in_tests_alone() {
        let line = concat!("const A: &str = \"/t", "mp/a\";\n");
        assert_eq!(broken(&format!("//! x\n{line}")), 1);
        assert_eq!(
            broken(&format!("//! x\n#[cfg(test)]\nmod tests {{\n{line}}}\n")),
            0
        );
        assert!(check("crates/a/tests/it/b.rs", &format!("//! x\n{line}")).is_empty());
        assert!(check("crates/a/src/tests.rs", &format!("//! x\n{line}")).is_empty());
    }

    #[test]
    fn a_long_file_is_broken_unless_listed_and_a_listed_one_must_be_long() {
        let text = "//! x\n".repeat(LINES_MAX + 1);
        assert_eq!(broken(&text), 1);
        assert!(check(LONG[0].0, &text).is_empty());
        assert!(no_longer_long(&[LONG[0].0.to_owned()]).is_empty());
        assert_eq!(no_longer_long(&[]).len(), 1);
    }
}

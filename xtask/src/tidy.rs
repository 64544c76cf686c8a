//! House rules that a program can check.

use std::path::Path;
use std::process::ExitCode;

use crate::{files, generate, rooms};

/// Lines of a Rust file at most; past it, look for a second noun.
const LINES_MAX: usize = 750;

/// Checks them all and prints what is wrong.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let mut wrong = rooms::check(root)?;
    for path in files::below(root, "rs")? {
        let text = std::fs::read_to_string(&path)?;
        let shown = path
            .strip_prefix(root)
            .unwrap_or(&path)
            .display()
            .to_string();
        wrong.extend(
            rust_file(&text, shown.contains("/tests"))
                .into_iter()
                .map(|what| format!("{shown}: {what}")),
        );
    }
    for extension in ["rs", "toml", "md", "html", "js", "ftl", "sql", "py", "sh"] {
        for path in files::below(root, extension)? {
            let text = std::fs::read_to_string(&path)?;
            let shown = path
                .strip_prefix(root)
                .unwrap_or(&path)
                .display()
                .to_string();
            wrong.extend(
                machine_paths(&text)
                    .into_iter()
                    .map(|line| format!("{shown}:{line}: a path of some machine")),
            );
        }
    }
    for (path, content) in generate::all(root)? {
        if std::fs::read_to_string(root.join(&path)).ok().as_deref() != Some(content.as_str()) {
            wrong.push(format!("{path}: is not what `cargo xtask generate` makes"));
        }
    }
    for line in &wrong {
        println!("{line}");
    }
    println!("{} house rules broken", wrong.len());
    Ok(if wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn rust_file(text: &str, tests: bool) -> Vec<String> {
    let mut out = Vec::new();
    if !text.starts_with("//!") {
        out.push("does not open by saying what is here (`//!`)".to_owned());
    }
    let lines = text.lines().count();
    if lines > LINES_MAX && !tests {
        out.push(format!(
            "{lines} lines, more than {LINES_MAX}: a second noun may live there"
        ));
    }
    // Spelled apart so that this file does not name itself.
    for stub in [
        concat!("tod", "o!("),
        concat!("unimple", "mented!("),
        concat!("FIX", "ME"),
    ] {
        if text.contains(stub) {
            out.push(format!("a stub: {stub}"));
        }
    }
    out
}

/// Lines that hold an absolute path of a developer's machine.
fn machine_paths(text: &str) -> Vec<usize> {
    let roots = [
        concat!("/wo", "rk/"),
        concat!("/ro", "ot/"),
        concat!("/ho", "me/"),
    ];
    text.lines()
        .enumerate()
        .filter(|(_, line)| {
            roots.iter().any(|root| {
                line.match_indices(root).any(|(at, _)| {
                    // The start of a path, not the middle of one (or of a URL).
                    line[..at]
                        .chars()
                        .next_back()
                        .is_none_or(|c| !(c.is_alphanumeric() || "._-/}".contains(c)))
                })
            })
        })
        .map(|(n, _)| n + 1)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_broken_is_found() {
        assert!(rust_file("//! Here.\nfn main() {}\n", false).is_empty());
        assert_eq!(rust_file("fn main() {}\n", false).len(), 1);
        assert_eq!(
            rust_file(concat!("//! x\nfn f() { tod", "o!() }\n"), false).len(),
            1
        );
        assert_eq!(
            machine_paths(concat!(
                "see /wo",
                "rk/main\nhttps://x.example/wo",
                "rk/1\n"
            )),
            [1]
        );
    }
}

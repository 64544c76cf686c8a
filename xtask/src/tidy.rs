//! House rules that a program can check. What each looks for is in a file of
//! its own; wording and style are for people.

mod clock;
mod page;
mod rust;

use std::path::Path;
use std::process::ExitCode;

use crate::{files, generate, rooms};

/// Checks them all and prints what is broken.
pub fn run(root: &Path) -> anyhow::Result<ExitCode> {
    let mut broken = rooms::check(root)?;
    let mut long = Vec::new();
    for (name, text) in texts(root, &["rs"])? {
        broken.extend(rust::check(&name, &text));
        broken.extend(clock::exemptions(&name, &text));
        if rust::is_long(&text) {
            long.push(name);
        }
    }
    broken.extend(rust::no_longer_long(&long));
    broken.extend(clock::bans(&std::fs::read_to_string(
        root.join("clippy.toml"),
    )?)?);
    for (name, text) in texts(root, &["md", "html", "ftl"])? {
        broken.extend(page::unfinished(&name, &text));
    }
    let all = [
        "rs", "toml", "md", "html", "js", "json", "ftl", "sql", "py", "sh", "go", "",
    ];
    for (name, text) in texts(root, &all)? {
        broken.extend(page::machine_paths(&name, &text));
    }
    broken.extend(generate::differences(root)?);
    for line in &broken {
        println!("{line}");
    }
    println!("{} house rules broken", broken.len());
    Ok(if broken.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Text files with these extensions, by their path below the root.
fn texts(root: &Path, extensions: &[&str]) -> anyhow::Result<Vec<(String, String)>> {
    let mut out = Vec::new();
    for extension in extensions {
        for path in files::below(root, extension)? {
            let name = path.strip_prefix(root).unwrap_or(&path);
            // What is no text (a database left by a demo) is none of ours.
            if let Ok(text) = String::from_utf8(std::fs::read(&path)?) {
                out.push((name.display().to_string(), text));
            }
        }
    }
    Ok(out)
}

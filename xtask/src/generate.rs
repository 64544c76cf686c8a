//! Generated files: JSON Schemas of the catalogue's files, the matrices of
//! powers, the API's description, the commands' help.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use register::competence::matrix;

use crate::program;

/// Every generated file by its path, with its content.
pub fn all(root: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut out = BTreeMap::new();
    for (name, schema) in catalogue::schemas() {
        out.insert(
            format!("{SCHEMAS}/{name}.json"),
            serde_json::to_string_pretty(&schema)? + "\n",
        );
    }
    let law = catalogue::load_law(&root.join("catalogues"))
        .map_err(|f| anyhow::anyhow!("the shipped catalogues do not load: {} findings", f.len()))?;
    out.insert("docs/power-matrix.txt".to_owned(), matrix(&law));
    out.insert(
        "docs/people-matrix.txt".to_owned(),
        desk::people::powers::matrix(),
    );
    out.insert(
        "docs/openapi.json".to_owned(),
        serde_json::to_string_pretty(&server::api::document())? + "\n",
    );
    let standing = program::build(root)?;
    out.insert(
        "docs/guides/commands.md".to_owned(),
        commands(&|command| help(&standing, command))?,
    );
    Ok(out)
}

/// A folder that holds generated files and nothing else.
const SCHEMAS: &str = "docs/schema";

/// Writes them, and deletes what is no longer made.
pub fn write(root: &Path) -> anyhow::Result<()> {
    let files = all(root)?;
    for (path, content) in &files {
        let to = root.join(path);
        if let Some(dir) = to.parent() {
            std::fs::create_dir_all(dir)?;
        }
        std::fs::write(&to, content).with_context(|| format!("cannot write {path}"))?;
        println!("{path}");
    }
    for path in left_over(root, &files)? {
        std::fs::remove_file(root.join(&path))?;
        println!("{path} deleted");
    }
    Ok(())
}

/// What differs in the tree from what would be written.
pub fn differences(root: &Path) -> anyhow::Result<Vec<String>> {
    let files = all(root)?;
    let mut out = Vec::new();
    for (path, content) in &files {
        if std::fs::read_to_string(root.join(path)).ok().as_deref() != Some(content.as_str()) {
            out.push(format!("{path}: is not what `cargo xtask generate` makes"));
        }
    }
    for path in left_over(root, &files)? {
        out.push(format!("{path}: `cargo xtask generate` no longer makes it"));
    }
    Ok(out)
}

fn left_over(root: &Path, files: &BTreeMap<String, String>) -> anyhow::Result<Vec<String>> {
    let Ok(folder) = std::fs::read_dir(root.join(SCHEMAS)) else {
        return Ok(Vec::new());
    };
    let mut out = Vec::new();
    for entry in folder {
        let path = format!("{SCHEMAS}/{}", entry?.file_name().to_string_lossy());
        if !files.contains_key(&path) {
            out.push(path);
        }
    }
    Ok(out)
}

/// What `--help` says of a command.
fn help(standing: &Path, command: &[String]) -> anyhow::Result<String> {
    let done = Command::new(standing)
        .args(command)
        .arg("--help")
        .env("COLUMNS", "100")
        .env_remove("STANDING_DATA")
        .env_remove("STANDING_DATABASE_URL")
        .output()
        .with_context(|| format!("cannot run {}", standing.display()))?;
    ensure!(
        done.status.success(),
        "`standing {} --help` failed: {}",
        command.join(" "),
        String::from_utf8_lossy(&done.stderr)
    );
    Ok(String::from_utf8(done.stdout)?)
}

/// A heading for the program and each of its commands, found by asking each
/// for those below it.
fn commands(help: &dyn Fn(&[String]) -> anyhow::Result<String>) -> anyhow::Result<String> {
    let mut out =
        "# Commands\n\nWhat `--help` says, command by command. Made by `cargo xtask generate`.\n"
            .to_owned();
    let mut waiting = vec![Vec::new()];
    while let Some(command) = waiting.pop() {
        let said = help(&command)?;
        for name in below(&said).into_iter().rev() {
            let mut longer = command.clone();
            longer.push(name);
            waiting.push(longer);
        }
        let heading = [&["standing".to_owned()][..], &command].concat().join(" ");
        let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
        let said = lines.join("\n");
        out += &format!("\n## `{heading}`\n\n```text\n{}\n```\n", said.trim_end());
    }
    Ok(out)
}

/// Names under "Commands:", but for `help`.
fn below(help: &str) -> Vec<String> {
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        // A name stands two columns in; a long description goes on further in.
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_gets_a_heading_in_the_order_of_the_help() {
        let help = |command: &[String]| {
            Ok(match command.join(" ").as_str() {
                "" => "About\n\nCommands:\n  log   Check it\n        at length\n  show  Look\n  help  Print\n\nOptions:\n  -h\n",
                "log" => "Log\n\nCommands:\n  verify  All of it\n",
                _ => "Nothing below\n",
            }
            .to_owned())
        };
        let page = commands(&help).unwrap();
        let headings: Vec<_> = page.lines().filter(|l| l.starts_with("## ")).collect();
        assert_eq!(
            headings,
            [
                "## `standing`",
                "## `standing log`",
                "## `standing log verify`",
                "## `standing show`"
            ]
        );
    }
}

//! Generated files: JSON Schemas of the catalogue's files, the power matrix,
//! the API's description, the commands' help.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use register::competence::matrix;

/// Every generated file by its path, with its content.
pub fn all(root: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut out = BTreeMap::new();
    for (name, schema) in catalogue::schemas() {
        out.insert(
            format!("docs/schema/{name}.json"),
            serde_json::to_string_pretty(&schema)? + "\n",
        );
    }
    let law = catalogue::load_law(&root.join("catalogues"))
        .map_err(|f| anyhow::anyhow!("the shipped catalogues do not load: {} findings", f.len()))?;
    out.insert("docs/power-matrix.txt".to_owned(), matrix(&law));
    out.insert(
        "docs/openapi.json".to_owned(),
        serde_json::to_string_pretty(&server::api::document())? + "\n",
    );
    out.insert("docs/guides/commands.md".to_owned(), commands(root)?);
    Ok(out)
}

/// Writes them.
pub fn write(root: &Path) -> anyhow::Result<()> {
    for (path, content) in all(root)? {
        let to = root.join(&path);
        if let Some(dir) = to.parent() {
            std::fs::create_dir_all(dir)?;
        }
        std::fs::write(&to, content).with_context(|| format!("cannot write {path}"))?;
        println!("{path}");
    }
    Ok(())
}

/// Commands in the order of `--help`.
const COMMANDS: [&[&str]; 18] = [
    &[],
    &["demo"],
    &["init"],
    &["serve"],
    &["import"],
    &["show"],
    &["stats"],
    &["receipt"],
    &["verify"],
    &["log"],
    &["log", "verify"],
    &["catalogue", "check"],
    &["catalogue", "explain"],
    &["catalogue", "schema"],
    &["codes", "check"],
    &["codes", "schemes"],
    &["mapping"],
    &["mapping", "suggest"],
];

fn commands(root: &Path) -> anyhow::Result<String> {
    let mut out =
        "# Commands\n\nWhat `--help` says, command by command. Made by `cargo xtask generate`.\n"
            .to_owned();
    for command in COMMANDS {
        let done = Command::new("cargo")
            .args(["run", "--quiet", "--package", "standing", "--"])
            .args(command)
            .arg("--help")
            .env("COLUMNS", "100")
            .env_remove("STANDING_DATA")
            .env_remove("STANDING_DATABASE_URL")
            .current_dir(root)
            .output()
            .context("cargo cannot be run")?;
        ensure!(
            done.status.success(),
            "`standing {} --help` failed: {}",
            command.join(" "),
            String::from_utf8_lossy(&done.stderr)
        );
        let help = String::from_utf8(done.stdout)?;
        let heading = std::iter::once("standing")
            .chain(command.iter().copied())
            .collect::<Vec<_>>()
            .join(" ");
        let help: Vec<&str> = help.lines().map(str::trim_end).collect();
        out += &format!(
            "\n## `{heading}`\n\n```text\n{}\n```\n",
            help.join("\n").trim_end()
        );
    }
    Ok(out)
}

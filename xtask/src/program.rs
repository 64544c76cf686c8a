//! The program `standing`, built as the whole workspace is built.
//!
//! Asked for alone it would be compiled with other features than beside the
//! rest, and half of what it rests on twice.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, ensure};

/// Builds it and says where it is.
pub fn build(root: &Path) -> anyhow::Result<PathBuf> {
    let mut cargo = Command::new("cargo");
    cargo.args(["build", "--quiet", "--workspace", "--bin", "standing"]);
    if !cfg!(debug_assertions) {
        cargo.arg("--release");
    }
    let done = cargo
        .args(["--message-format", "json-render-diagnostics"])
        .stderr(Stdio::inherit())
        .current_dir(root)
        .output()
        .context("cargo cannot be run")?;
    ensure!(done.status.success(), "`standing` does not build");
    executable(&String::from_utf8(done.stdout)?).context("cargo names no executable")
}

/// The executable among cargo's messages, one JSON object a line.
fn executable(messages: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|m| m["target"]["name"] == "standing")
        .find_map(|m| Some(PathBuf::from(m["executable"].as_str()?)))
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_executable_is_found() {
        let messages = "{\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"codes\"},\"executable\":null}\n\
                        {\"reason\":\"compiler-artifact\",\"target\":{\"name\":\"standing\"},\"executable\":\"a/b\"}\n\
                        {\"reason\":\"build-finished\",\"success\":true}\n";
        assert_eq!(super::executable(messages), Some("a/b".into()));
    }
}

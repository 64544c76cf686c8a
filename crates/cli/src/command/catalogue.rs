//! `standing catalogue`: check and explain the law as data.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, bail};
use catalogue::{Finding, Level};
use clap::{Args, Subcommand};

use super::NEEDS_A_PERSON;
use crate::print;

/// Check and explain the law as data
#[derive(Subcommand)]
pub enum Catalogue {
    /// Check a catalogue, or a folder of them, against the due-process lints
    Check(Check),
    /// Explain a lint
    Explain(Explain),
    /// Write the JSON Schemas of the catalogue's files, for editors
    Schema(Schema),
}

impl Catalogue {
    /// Runs it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Check(c) => c.run(),
            Self::Explain(c) => c.run(),
            Self::Schema(c) => c.run(),
        }
    }
}

/// Check a catalogue, or a folder of them, against the due-process lints
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing catalogue check catalogues/tw-environment
  standing catalogue check catalogues --json

Exit codes: 0 no errors (warnings and notes may be printed); 3 errors: the catalogue does not load.")]
pub struct Check {
    /// Folder with `catalogue.toml`, or a folder of such folders
    #[arg(required = true)]
    dirs: Vec<PathBuf>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Check {
    fn run(self) -> anyhow::Result<ExitCode> {
        let mut all: Vec<(PathBuf, Vec<Finding>, BTreeMap<String, String>)> = Vec::new();
        for dir in &self.dirs {
            if !dir.is_dir() {
                bail!("`{}` is no folder", dir.display());
            }
            for folder in catalogues_in(dir)? {
                let loaded = catalogue::load(&folder);
                all.push((folder, loaded.findings, loaded.sources));
            }
        }
        let errors = all
            .iter()
            .flat_map(|(_, f, _)| f)
            .filter(|f| f.level == Level::Error)
            .count();
        if self.json {
            let list = all
                .iter()
                .map(|(dir, findings, _)| {
                    serde_json::json!({
                        "catalogue": dir.display().to_string(),
                        "findings": catalogue::to_json(findings),
                    })
                })
                .collect();
            print::json(&list)?;
        } else {
            for (dir, findings, sources) in &all {
                if !findings.is_empty() {
                    print::line(&catalogue::render(findings, sources))?;
                }
                let count = |level| findings.iter().filter(|f| f.level == level).count();
                print::line(&format!(
                    "{}: {} errors, {} warnings, {} notes",
                    dir.display(),
                    count(Level::Error),
                    count(Level::Warn),
                    count(Level::Note)
                ))?;
            }
        }
        Ok(if errors == 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::from(NEEDS_A_PERSON)
        })
    }
}

fn catalogues_in(dir: &std::path::Path) -> anyhow::Result<Vec<PathBuf>> {
    if dir.join("catalogue.toml").exists() {
        return Ok(vec![dir.to_owned()]);
    }
    let mut inside: Vec<PathBuf> = std::fs::read_dir(dir)?
        .filter_map(Result::ok)
        .map(|e| e.path())
        .filter(|p| p.join("catalogue.toml").exists())
        .collect();
    inside.sort();
    if inside.is_empty() {
        // Say what is missing, as the loader says it.
        inside.push(dir.to_owned());
    }
    Ok(inside)
}

/// Explain a lint
#[derive(Args)]
#[command(after_help = "Example:\n  standing catalogue explain DP007")]
pub struct Explain {
    /// Lint, such as DP007; without it, a list of all
    code: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Explain {
    fn run(self) -> anyhow::Result<ExitCode> {
        let Some(code) = self.code.map(|c| c.to_uppercase()) else {
            print::line(&catalogue::lint::index())?;
            return Ok(ExitCode::SUCCESS);
        };
        let page = catalogue::explain(&code).with_context(|| {
            format!("there is no lint `{code}`; `standing catalogue explain` lists all")
        })?;
        if self.json {
            print::json(&serde_json::json!({ "code": code, "page": page }))?;
        } else {
            print::line(page)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Write the JSON Schemas of the catalogue's files, for editors
#[derive(Args)]
#[command(after_help = "\
Example:
  standing catalogue schema schemas/      then, at the top of acts/fine.toml:
                                          #:schema ../../schemas/act.json")]
pub struct Schema {
    /// Folder to write into
    dir: PathBuf,
}

impl Schema {
    fn run(self) -> anyhow::Result<ExitCode> {
        std::fs::create_dir_all(&self.dir)?;
        for (name, schema) in catalogue::schemas() {
            let path = self.dir.join(format!("{name}.json"));
            std::fs::write(&path, serde_json::to_string_pretty(&schema)? + "\n")
                .with_context(|| format!("cannot write `{}`", path.display()))?;
            print::line(&path.display().to_string())?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

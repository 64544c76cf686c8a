//! `standing mapping suggest`: a first mapping for a file.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};
use desk::import::{Input, Options, open, suggest};

use crate::print;

/// Mappings: how files become acts
#[derive(Subcommand)]
pub enum Mapping {
    /// Propose a mapping for a file from its headers and values
    Suggest(Suggest),
}

impl Mapping {
    /// Runs it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Suggest(c) => c.run(),
        }
    }
}

/// Propose a mapping for a file from its headers and values
///
/// Prints TOML to start from; what a person must decide is marked TODO.
#[derive(Args)]
#[command(after_help = "\
Example:
  standing mapping suggest fines.csv > catalogues/my-city/mappings/fines.toml")]
pub struct Suggest {
    /// The file
    file: PathBuf,
    /// Sheet of a spreadsheet
    #[arg(long)]
    sheet: Option<String>,
    /// Encoding of the text, where detection gets it wrong
    #[arg(long)]
    encoding: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Suggest {
    fn run(self) -> anyhow::Result<ExitCode> {
        let options = Options {
            sheet: self.sheet,
            encoding: self.encoding,
            ..Options::default()
        };
        let mut reader = open(&self.file.to_string_lossy(), &options)
            .with_context(|| format!("cannot read `{}`", self.file.display()))?;
        let suggested = suggest(&mut reader, &Input::File(self.file).stem());
        if self.json {
            print::json(&serde_json::json!({ "mapping": suggested.toml }))?;
        } else {
            print::line(&suggested.toml)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

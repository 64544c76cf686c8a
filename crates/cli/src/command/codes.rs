//! `standing codes check`: check identifiers.

use std::io::BufRead;
use std::process::ExitCode;

use clap::{Args, Subcommand};
use codes::{Identifier, Severity};
use serde_json::json;

use super::NEEDS_A_PERSON;
use crate::print;

/// Check identifiers
#[derive(Subcommand)]
pub enum Codes {
    /// Check identifiers: form, check digits, what their parts say
    Check(Check),
    /// List the schemes known
    Schemes(Schemes),
}

impl Codes {
    /// Runs it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Check(c) => c.run(),
            Self::Schemes(c) => c.run(),
        }
    }
}

/// Check identifiers: form, check digits, what their parts say
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing codes check uscc:91350100M000100Y43 lei:506700GE1G29325QX363
  standing codes check --json - < identifiers.txt          one a line

Exit codes: 0 all valid; 3 some are not.")]
pub struct Check {
    /// Identifiers, `scheme:value`; `-` reads one a line
    #[arg(required = true)]
    identifiers: Vec<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Check {
    fn run(self) -> anyhow::Result<ExitCode> {
        let mut texts = Vec::new();
        for text in self.identifiers {
            if text == "-" {
                for line in std::io::stdin().lock().lines() {
                    let line = line?;
                    if !line.trim().is_empty() {
                        texts.push(line);
                    }
                }
            } else {
                texts.push(text);
            }
        }
        let mut bad = false;
        let mut list = Vec::new();
        for text in texts {
            let (valid, value) = check(&text);
            bad |= !valid;
            if self.json {
                list.push(value);
            } else {
                tell(&value)?;
            }
        }
        if self.json {
            print::json(&list.into())?;
        }
        Ok(if bad {
            ExitCode::from(NEEDS_A_PERSON)
        } else {
            ExitCode::SUCCESS
        })
    }
}

fn check(text: &str) -> (bool, serde_json::Value) {
    let id = match text.trim().parse::<Identifier>() {
        Ok(id) => id,
        Err(error) => {
            return (
                false,
                json!({ "input": text, "valid": false, "error": error.to_string() }),
            );
        }
    };
    let checked = codes::check(&id);
    let known = codes::schemes().iter().any(|s| s.id == id.scheme());
    let findings: Vec<_> = checked
        .findings
        .iter()
        .map(|f| {
            json!({
                "severity": match f.severity { Severity::Error => "error", Severity::Warning => "warning" },
                "rule": f.rule,
                "place": f.place.as_ref().map(|p| [p.start, p.end]),
                "message": f.message,
            })
        })
        .collect();
    let parts: serde_json::Map<_, _> = checked
        .parts
        .iter()
        .map(|(k, v)| ((*k).to_owned(), v.clone().into()))
        .collect();
    let value = json!({
        "input": text,
        "identifier": id.as_str(),
        "scheme": id.scheme(),
        "scheme_known": known,
        "formatted": checked.formatted,
        "valid": checked.is_valid(),
        "sole_trader": checked.sole_trader,
        "parts": parts,
        "findings": findings,
    });
    (checked.is_valid(), value)
}

fn tell(v: &serde_json::Value) -> anyhow::Result<()> {
    if let Some(error) = v.get("error") {
        return print::line(&format!(
            "{}: not an identifier: {}",
            v["input"].as_str().unwrap_or_default(),
            error.as_str().unwrap_or_default()
        ));
    }
    let word = match (v["valid"] == true, v["scheme_known"] == true) {
        (true, true) => "valid",
        (true, false) => "kept as it is (scheme not known here, nothing checked)",
        (false, _) => "NOT VALID",
    };
    let sole = if v["sole_trader"] == true {
        ", a sole trader's: never assessed"
    } else {
        ""
    };
    print::line(&format!(
        "{}: {word}{sole}",
        v["identifier"].as_str().unwrap_or_default()
    ))?;
    for f in v["findings"].as_array().into_iter().flatten() {
        let place = match f["place"].as_array() {
            Some(p) => format!(" at characters {}..{}", p[0], p[1]),
            None => String::new(),
        };
        print::line(&format!(
            "  {} {}{place}: {}",
            f["severity"].as_str().unwrap_or_default(),
            f["rule"].as_str().unwrap_or_default(),
            f["message"].as_str().unwrap_or_default()
        ))?;
    }
    Ok(())
}

/// List the schemes known
#[derive(Args)]
#[command(after_help = "Example:\n  standing codes schemes")]
pub struct Schemes {
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Schemes {
    fn run(self) -> anyhow::Result<ExitCode> {
        if self.json {
            let list = codes::schemes()
                .iter()
                .map(|s| json!({ "id": s.id, "title": s.title, "aliases": s.aliases, "source": s.source, "example": s.example }))
                .collect();
            print::json(&list)?;
        } else {
            for s in codes::schemes() {
                print::line(&format!(
                    "{:<10} {}; e.g. {}:{}",
                    s.id, s.title, s.id, s.example
                ))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

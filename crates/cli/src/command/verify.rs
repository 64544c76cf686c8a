//! `standing verify`: check a receipt, offline.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Context;
use clap::Args;
use desk::receipt::Receipt;
use serde_json::{Map, Value, json};

use crate::print;

/// Check a receipt, offline
///
/// Checks the authority's signature, every disclosed field against its digest,
/// that the log holds the act, and the log's signature. Asks nobody.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing verify r.json
  standing verify r.json --log-key 'demo.standing.example/register+1a2b3c4d+AQ...'

Exit codes: 0 it holds; 1 it does not.")]
pub struct Verify {
    /// Receipt; `-` is standard input
    receipt: PathBuf,
    /// The log's verifier key as you know it from elsewhere
    #[arg(long, value_name = "KEY")]
    log_key: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Verify {
    /// Runs it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let text = if self.receipt == Path::new("-") {
            std::io::read_to_string(std::io::stdin())?
        } else {
            std::fs::read_to_string(&self.receipt)
                .with_context(|| format!("cannot read `{}`", self.receipt.display()))?
        };
        let receipt: Receipt = serde_json::from_str(&text)
            .with_context(|| format!("`{}` is no receipt", self.receipt.display()))?;
        let proven = match receipt.verify(self.log_key.as_deref()) {
            Ok(proven) => proven,
            Err(error) => {
                if self.json {
                    print::json(
                        &json!({ "holds": false, "why": format!("{:#}", anyhow::Error::from(error)) }),
                    )?;
                    return Ok(ExitCode::FAILURE);
                }
                return Err(anyhow::Error::from(error).context("the receipt does not hold"));
            }
        };
        let disclosed: Map<String, Value> = proven.disclosed.into_iter().collect();
        if self.json {
            print::json(&json!({
                "holds": true,
                "act": receipt.act,
                "index": proven.index,
                "log": proven.origin,
                "log_size": proven.log_size,
                "log_key_trusted": proven.trusted,
                "claims": proven.claims,
                "disclosed": disclosed,
                "withheld": proven.withheld,
            }))?;
            return Ok(ExitCode::SUCCESS);
        }
        print::line(&format!(
            "holds: act {} is entry {} of the log `{}` ({} entries)",
            receipt.act, proven.index, proven.origin, proven.log_size
        ))?;
        for (name, value) in proven.claims.iter().filter(|(n, _)| !n.starts_with('_')) {
            print::line(&format!("  {name}: {}", plain(value)))?;
        }
        print::line(&format!(
            "  {} digests without a field: withheld, erased, or there to hide how many",
            proven.withheld
        ))?;
        if !proven.trusted {
            print::line(&format!(
                "note: the log's key was taken from the receipt itself; to know it is the right log, compare it with\n  {}",
                receipt.log_key
            ))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

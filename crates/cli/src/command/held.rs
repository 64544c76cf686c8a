//! `standing held`: rows beside the record because identifier and name disagree.

use std::collections::BTreeMap;
use std::process::ExitCode;

use clap::Args;
use desk::view::Audience;
use serde_json::json;
use store::Page;

use crate::place::PlaceArgs;
use crate::print::{self, counted, grouped};

/// List the rows held beside the record, newest first
///
/// A row is held when the name it gives is not one its identifier has borne in
/// the register. Nothing of it is in the record. Mend the source, or register
/// the name, and import the file again with --again. What was held stays listed.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing held --data DIR
  standing held --limit 1000 --json --data DIR")]
pub struct Held {
    #[command(flatten)]
    place: PlaceArgs,
    /// Rows to list at most
    #[arg(long, default_value_t = 50)]
    limit: usize,
    /// Go on after this row (its `id`)
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Held {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let page = Page {
            after: self.after,
            limit: self.limit,
        };
        let held = desk.held(&page, Audience::Operator).await?;
        let total: u64 = held.counts.iter().map(|(_, n)| n).sum();
        if self.json {
            let by_catalogue: BTreeMap<_, _> = held.counts.iter().cloned().collect();
            let rows: Vec<_> = held
                .rows
                .iter()
                .map(|row| {
                    json!({
                        "id": row.id,
                        "catalogue": row.catalogue,
                        "source": row.source,
                        "identifier": row.identifier,
                        "claimed_name": row.claimed_name,
                        "register_name": row.register_name,
                        "reason": row.reason,
                        "what": row.what,
                        "held_at": row.held_at.to_string(),
                    })
                })
                .collect();
            print::json(&json!({ "total": total, "by_catalogue": by_catalogue, "rows": rows }))?;
            return Ok(ExitCode::SUCCESS);
        }
        for row in &held.rows {
            print::line(&format!("{}  {}", row.identifier, row.source))?;
            print::line(&format!("    it says       {}", row.claimed_name))?;
            print::line(&format!("    register says {}", row.register_name))?;
            print::line(&format!("    {}", row.reason))?;
        }
        print::line(&match total {
            0 => "no row is held".to_owned(),
            _ => format!(
                "{} held; {} listed{}",
                counted(total, "row"),
                grouped(held.rows.len() as u64),
                held.rows
                    .last()
                    .filter(|_| (held.rows.len() as u64) < total)
                    .map_or(String::new(), |last| format!(
                        "; more with --after {}",
                        last.id
                    ))
            ),
        })?;
        Ok(ExitCode::SUCCESS)
    }
}

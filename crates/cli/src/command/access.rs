//! `standing access`: who looked at what is not public about an organisation.

use std::process::ExitCode;

use clap::Args;
use codes::Identifier;
use serde_json::json;
use store::{AccessRow, Page};

use crate::place::PlaceArgs;
use crate::print;

/// List who looked at what is not public about an organisation, newest first
///
/// People are opaque ids, with the role by which they looked and where they hold
/// it. Its representatives read the same on their desk, without the ids, and of
/// a proceeding once the organisation was told of it. Nothing can be taken out.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing access --organisation tw-epa:A3400047 --data DIR
  standing access --organisation tw-epa:A3400047 --limit 1000 --json --data DIR")]
pub struct Access {
    #[command(flatten)]
    place: PlaceArgs,
    /// The organisation
    #[arg(long, value_name = "ID")]
    organisation: Identifier,
    /// Lines to list at most
    #[arg(long, default_value_t = 50)]
    limit: usize,
    /// Go on after this line (its `id`)
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Access {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let page = Page {
            after: self.after,
            limit: self.limit,
        };
        let accesses = desk.all_accesses(&self.organisation, &page).await?;
        if self.json {
            let rows: Vec<_> = accesses.rows.iter().map(as_json).collect();
            print::json(&json!({ "accesses": rows, "next": accesses.next }))?;
            return Ok(ExitCode::SUCCESS);
        }
        for row in &accesses.rows {
            print::line(&in_words(row))?;
        }
        if accesses.rows.is_empty() {
            print::line("nobody has looked")?;
        }
        if let Some(next) = &accesses.next {
            print::line(&format!("more with --after {next}"))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn in_words(row: &AccessRow) -> String {
    format!(
        "{}  {:<8}  {}  {} at {}  {}",
        row.at, row.what, row.proceeding, row.role, row.body, row.person
    )
}

fn as_json(row: &AccessRow) -> serde_json::Value {
    json!({
        "id": row.id,
        "at": row.at.to_string(),
        "what": row.what,
        "proceeding": (!row.proceeding.is_empty()).then_some(&row.proceeding),
        "authority": (!row.authority.is_empty()).then_some(&row.authority),
        "role": row.role,
        "body": row.body,
        "person": row.person,
    })
}

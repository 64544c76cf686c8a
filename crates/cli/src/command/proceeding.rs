//! `standing proceeding`: acts on their way to the record.

mod show;
mod step;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand};
use codes::Date;
use desk::proceeding::proposal_from_toml;
use register::proceeding::PersonId;

use crate::place::PlaceArgs;
use show::{Queue, Show, told};

pub use show::{queue_json, queue_line};
use step::TakeStep;

/// Acts on their way to the record: propose, approve, notify, hear, decide, serve, contest
#[derive(Subcommand)]
pub enum Proceeding {
    /// Propose an act from a file
    Propose(Propose),
    /// Take the next step
    #[command(subcommand)]
    Step(TakeStep),
    /// Show one, with its steps and what can come next
    Show(Show),
    /// List what is open, oldest first
    Queue(Queue),
}

impl Proceeding {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Propose(c) => c.run().await,
            Self::Step(c) => c.run().await,
            Self::Show(c) => c.run().await,
            Self::Queue(c) => c.run().await,
        }
    }
}

/// Propose an act from a file
///
/// The law is asked at once: competence, provisions, content, and that identifier
/// and name agree. Another officer approves it.
#[derive(Args)]
#[command(after_help = "\
Example:
  standing proceeding propose closure.toml --by officer-1 --data DIR

closure.toml:
  catalogue = \"cn-enterprise\"
  kind = \"penalty\"
  authority = \"provincial-amr\"
  identifier = \"uscc:91350100M000100Y43\"
  name = \"福州示例食品有限公司\"
  basis = [\"penalty-44\"]
  reasons = \"What was found, and why the law leads to this.\"
  [content]
  gravity = \"general\"")]
pub struct Propose {
    /// The proposal, in TOML
    file: PathBuf,
    #[command(flatten)]
    who: Who,
}

impl Propose {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let shown = self.file.display().to_string();
        let text = std::fs::read_to_string(&self.file)
            .with_context(|| format!("cannot read `{shown}`"))?;
        let proposal = proposal_from_toml(&text).with_context(|| format!("in `{shown}`"))?;
        let desk = self.who.place.open(self.who.today).await?;
        let row = desk.propose(proposal, &self.who.person()?).await?;
        told(&desk, &row, self.who.json).await?;
        desk.close().await;
        Ok(ExitCode::SUCCESS)
    }
}

/// Who acts, and where.
#[derive(Args)]
pub struct Who {
    #[command(flatten)]
    place: PlaceArgs,
    /// Id of the person who acts: it says nothing about them
    #[arg(long, value_name = "PERSON")]
    by: String,
    /// Day a sandbox register's clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Who {
    fn person(&self) -> anyhow::Result<PersonId> {
        person(&self.by)
    }
}

fn person(text: &str) -> anyhow::Result<PersonId> {
    PersonId::try_from(text.to_owned()).map_err(anyhow::Error::msg)
}

/// In which proceeding.
#[derive(Args)]
pub struct On {
    /// Proceeding
    id: String,
    #[command(flatten)]
    who: Who,
}

//! `standing keys`: the keys that seal people's data and what proceedings say.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use serde_json::json;

use crate::place::PlaceArgs;
use crate::print;

/// Change keys
#[derive(Subcommand)]
pub enum Keys {
    /// Change the key that seals people's data and what proceedings say
    Rotate(Rotate),
}

impl Keys {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Rotate(c) => c.run().await,
        }
    }
}

/// Change the key that seals people's data and what proceedings say
///
/// Makes a new key in `keys/people`, wraps every person's and every proceeding's
/// data key again under it, and deletes the old one last. May run beside a
/// server. Run it again if it was stopped: it goes on where it was. Then renew
/// the backup of `keys/people`, and destroy the copies of the old key.
#[derive(Args)]
#[command(after_help = "Example:\n  standing keys rotate --data DIR")]
pub struct Rotate {
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Rotate {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let rotated = desk.rotate_keys().await?;
        if self.json {
            print::json(&json!({
                "current": rotated.current,
                "people": rotated.people,
                "proceedings": rotated.proceedings,
                "deleted": rotated.deleted,
                "finished_an_earlier_one": rotated.finished,
            }))?;
            return Ok(ExitCode::SUCCESS);
        }
        if rotated.finished {
            print::line("finished a change of keys that had been stopped")?;
        }
        print::line(&format!(
            "{} is the key now; {} people and {} proceedings wrapped again under it; {} deleted",
            rotated.current,
            rotated.people,
            rotated.proceedings,
            rotated.deleted.len()
        ))?;
        eprintln!("next: renew the backup of `keys/people`, and destroy copies of the old key");
        Ok(ExitCode::SUCCESS)
    }
}

//! `standing person disable`, `totp`, `password`.

use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::secret::new_password;
use crate::place::PlaceArgs;
use crate::print;

/// Keep a person out, or let the person in again
///
/// Every session ends at once. What the person did stays.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing person disable officer-1 --data DIR
  standing person disable officer-1 --undo --data DIR")]
pub struct Disable {
    /// Login name or id
    person: String,
    /// Let the person in again
    #[arg(long)]
    undo: bool,
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Disable {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let disabled = !self.undo;
        desk.people().set_disabled(&self.person, disabled).await?;
        done(
            self.json,
            json!({ "disabled": disabled }),
            match disabled {
                true => "the person may no longer sign in; every session has ended",
                false => "the person may sign in again",
            },
        )
    }
}

/// Set up one-time codes; shows the secret once
///
/// Whoever approves, decides, or manages people signs in with a one-time code.
/// Scan the address as a QR code, or type the secret into an authenticator. It
/// is shown now and never again; a new one voids it.
#[derive(Args)]
#[command(after_help = "Example:\n  standing person totp officer-1 --data DIR")]
pub struct Totp {
    /// Login name or id
    person: String,
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Totp {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let set_up = desk.people().set_up_codes(&self.person).await?;
        let (secret, uri) = (set_up.secret.as_str(), set_up.uri.as_str());
        if self.json {
            print::json(&json!({ "secret": secret, "uri": uri }))?;
        } else {
            eprintln!("shown once: hand it to the person and nobody else");
            print::line(&format!("secret  {secret}\naddress {uri}"))?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// Set a new password
///
/// Asked for without echo, or read from standard input. Every session of the
/// person ends.
#[derive(Args)]
#[command(after_help = "Example:\n  standing person password officer-1 --data DIR")]
pub struct Password {
    /// Login name or id
    person: String,
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Password {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let password = new_password()?;
        desk.people().set_password(&self.person, &password).await?;
        done(
            self.json,
            json!({ "changed": true }),
            "the password was changed; every session has ended",
        )
    }
}

fn done(as_json: bool, value: serde_json::Value, text: &str) -> anyhow::Result<ExitCode> {
    if as_json {
        print::json(&value)?;
    } else {
        eprintln!("{text}");
    }
    Ok(ExitCode::SUCCESS)
}

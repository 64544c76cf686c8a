//! `standing person add`.

use std::process::ExitCode;

use clap::Args;
use desk::people::NewPerson;
use serde_json::json;

use super::secret::new_password;
use crate::place::PlaceArgs;
use crate::print;

/// Add a person, without any role
///
/// The password is asked for without echo, or read from standard input: 12
/// characters or more. Name and login name are sealed; the id that is printed
/// tells nothing and stands for the person everywhere else.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing person add officer-1 --data DIR
  standing person add officer-1 --name \"Officer on duty\" --data DIR < password.txt")]
pub struct Add {
    /// Login name: letters, digits, `.`, `-`, `_`, `@`
    login: String,
    /// Name to show to the person; without it the login name
    #[arg(long)]
    name: Option<String>,
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Add {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let password = new_password()?;
        let new = NewPerson {
            login: &self.login,
            name: self.name.as_deref().unwrap_or(&self.login),
            password: &password,
        };
        let person = desk.people().add(new).await?;
        if self.json {
            print::json(&json!({ "person": person }))?;
        } else {
            print::line(&person)?;
            let (login, data) = (&self.login, self.place.data.display());
            eprintln!("next: standing person totp {login} --data {data}");
            eprintln!(
                "      standing person role {login} officer CATALOGUE/AUTHORITY --data {data}"
            );
        }
        Ok(ExitCode::SUCCESS)
    }
}

//! `standing person list`.

use std::process::ExitCode;

use clap::Args;
use desk::people::Listed;
use desk::people::powers::Held;
use serde_json::json;

use crate::place::PlaceArgs;
use crate::print;

/// List everybody
///
/// With names, for they are sealed and shown nowhere else: mind who reads along.
#[derive(Args)]
#[command(after_help = "Example:\n  standing person list --data DIR --json")]
pub struct List {
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl List {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let people = desk.people().list().await?;
        if self.json {
            let all: Vec<_> = people.iter().map(as_json).collect();
            print::json(&json!(all))?;
            return Ok(ExitCode::SUCCESS);
        }
        for person in &people {
            let disabled = if person.disabled { "  disabled" } else { "" };
            let codes = if person.codes {
                ""
            } else {
                "  no one-time codes"
            };
            print::line(&format!(
                "{}  {}  {}{disabled}{codes}",
                person.id, person.login, person.name
            ))?;
            for role in &person.roles {
                print::line(&format!("    {}", in_words(role)))?;
            }
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn in_words(held: &Held) -> String {
    let until = held
        .until
        .map_or(String::new(), |day| format!(" until {day}"));
    let (role, body, from) = (held.role.word(), &held.body, held.from);
    format!("{role} at {body} from {from}{until}")
}

fn as_json(person: &Listed) -> serde_json::Value {
    let roles: Vec<_> = person
        .roles
        .iter()
        .map(|held| {
            json!({
                "role": held.role.word(),
                "body": held.body.to_string(),
                "from": held.from,
                "until": held.until,
            })
        })
        .collect();
    json!({
        "person": person.id,
        "login": person.login,
        "name": person.name,
        "disabled": person.disabled,
        "one_time_codes": person.codes,
        "created_at": person.created_at,
        "roles": roles,
    })
}

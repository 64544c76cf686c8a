//! `standing person role`.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Args;
use codes::Date;
use desk::people::powers::{Body, Held, Role};
use serde_json::json;

use crate::place::PlaceArgs;
use crate::print;

/// Give a role, or let one end
///
/// Roles: officer, approver, hearing_officer (at an authority), reviewer (at a
/// review body), representative (of an organisation), registrar (of the whole
/// register: `*`), auditor (at an authority, or `*`). What each may do is in
/// docs/people-matrix.txt.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing person role officer-1 officer tw-environment/taoyuan-epb --data DIR
  standing person role officer-1 officer tw-environment/taoyuan-epb --end 2026-12-31 --data DIR
  standing person role agent-1 representative tw-ubn:04595257 --data DIR")]
pub struct GiveRole {
    /// Login name or id
    person: String,
    /// Role
    #[arg(value_parser = role)]
    role: Role,
    /// Authority or review body, an organisation's identifier, or `*`
    #[arg(value_parser = body)]
    body: Body,
    /// First day; without it today
    #[arg(long, value_name = "DAY")]
    from: Option<Date>,
    /// Last day
    #[arg(long, value_name = "DAY")]
    until: Option<Date>,
    /// Let a role the person has end; this is its last day
    #[arg(long, value_name = "DAY", conflicts_with_all = ["from", "until"])]
    end: Option<Date>,
    #[command(flatten)]
    place: PlaceArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl GiveRole {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(None).await?;
        let people = desk.people();
        let from = self.from.unwrap_or_else(|| desk.today());
        let (done, until) = match self.end {
            Some(last) => {
                people
                    .end_role(&self.person, self.role, &self.body, last)
                    .await?;
                ("ends", Some(last))
            }
            None => {
                let held = Held {
                    role: self.role,
                    body: self.body.clone(),
                    from,
                    until: self.until,
                };
                people.give_role(desk.law(), &self.person, held).await?;
                ("begins", self.until)
            }
        };
        if self.json {
            print::json(&json!({
                "role": self.role.word(),
                "body": self.body.to_string(),
                "from": self.end.is_none().then_some(from),
                "until": until,
            }))?;
        } else {
            let on = self.end.unwrap_or(from);
            eprintln!("{} at {} {done} on {on}", self.role.word(), self.body);
        }
        Ok(ExitCode::SUCCESS)
    }
}

fn role(text: &str) -> anyhow::Result<Role> {
    let all = || Role::ALL.iter().map(|r| r.word()).collect::<Vec<_>>();
    Role::of_word(text).with_context(|| format!("the roles are {}", all().join(", ")))
}

fn body(text: &str) -> anyhow::Result<Body> {
    Body::parse(text)
        .context("give `CATALOGUE/AUTHORITY`, an organisation's `SCHEME:VALUE`, or `*`")
}

//! `standing due`: what falls due, for whom, why.

use std::process::ExitCode;

use anyhow::{Context, bail};
use clap::Args;
use codes::{Date, Identifier};
use desk::view::{Audience, DueFilter, DueLine};
use jiff::{Span, ToSpan};
use serde_json::{Value, json};
use server::pages::DueWords;
use server::text::{Lang, Say};

use super::proceeding::{queue_json, queue_line};
use crate::place::PlaceArgs;
use crate::print::{self, grouped};
use crate::progress;

/// Days listed unless others are asked for.
const DAYS: i32 = 30;

/// List what falls due, for whom and why
///
/// Last days to object, to appeal and to decide, first days to repair, duties of
/// the authority, and what begins or ends by itself: counted anew from the acts
/// and the law, kept nowhere. A day no calendar reaches is said to be unknown.
/// Days past are listed as of the first of them; with --overdue, what should have
/// been decided before and is not. Whether a duty was kept is in no act: it is
/// listed until its day.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing due                                      the next 30 days
  standing due --on 2019-11-04                      exactly that day
  standing due --authority tw-environment/taoyuan-epb --until 2019-12-31
  standing due --organisation tw-epa:A3400047 --until 2030-01-01 --json")]
pub struct Due {
    #[command(flatten)]
    place: PlaceArgs,
    /// Exactly this day
    #[arg(long, value_name = "DATE", conflicts_with_all = ["from", "until"])]
    on: Option<Date>,
    /// First day; the register's today unless given
    #[arg(long, value_name = "DATE")]
    from: Option<Date>,
    /// Last day; 30 days after the first unless given
    #[arg(long, value_name = "DATE")]
    until: Option<Date>,
    /// Also contests and reviews that should have been decided before the first day
    #[arg(long)]
    overdue: bool,
    /// Of one authority: about its acts, or for it to do
    #[arg(long, value_name = "ID")]
    authority: Option<String>,
    /// About one organisation, `scheme:value`
    #[arg(long, value_name = "ID")]
    organisation: Option<Identifier>,
    /// Under one catalogue
    #[arg(long, value_name = "ID")]
    catalogue: Option<String>,
    /// Day a sandbox register's clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Due {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(self.today).await?;
        let today = desk.today();
        let asked = self.asked(today)?;
        if let Some(id) = &asked.authority
            && desk.law().authority(id).is_none()
        {
            bail!("no catalogue has an authority `{id}`; write it as `catalogue/authority`");
        }
        if let Some(id) = &asked.catalogue
            && desk.law().catalogue(id).is_none()
        {
            let known: Vec<_> = desk.law().catalogues.keys().cloned().collect();
            bail!("no catalogue `{id}`; there are {}", known.join(", "));
        }
        if let Some(id) = &asked.subject {
            let now = desk.asked(None, None);
            desk.organisation(id, now, Audience::Operator)
                .await?
                .with_context(|| format!("the register has no organisation `{id}`"))?;
        }
        let total: u64 = match self.organisation.is_some() || self.authority.is_some() {
            true => 0,
            false => desk.stats().await?.subjects.values().sum(),
        };
        let bar = progress::of_organisations("folding", total);
        let lines = desk
            .due(&asked, Audience::Operator, &|walked| {
                progress::move_if_slow(&bar, walked);
            })
            .await?;
        bar.finish_and_clear();
        let proceedings = desk.proceedings_due(&asked).await?;
        if self.json {
            print::json(&json!({
                "today": today.to_string(),
                "from": asked.from.to_string(),
                "until": asked.until.to_string(),
                "due": lines.iter().map(|line| as_json(line, today)).collect::<Vec<_>>(),
                "proceedings": proceedings.iter().map(queue_json).collect::<Vec<_>>(),
            }))?;
            return Ok(ExitCode::SUCCESS);
        }
        for line in &lines {
            tell(line, today)?;
        }
        print::line(&sum(&asked, lines.len()))?;
        if !proceedings.is_empty() {
            print::line("in proceedings, before an act is in the record or about its repair:")?;
        }
        for line in &proceedings {
            queue_line(line)?;
        }
        Ok(ExitCode::SUCCESS)
    }

    fn asked(&self, today: Date) -> anyhow::Result<DueFilter> {
        let from = self.on.or(self.from).unwrap_or(today);
        let until = match self.on.or(self.until) {
            Some(until) => until,
            None => from.checked_add(DAYS.days()).context("no such day")?,
        };
        if until < from {
            bail!("the last day, {until}, is before the first, {from}");
        }
        Ok(DueFilter {
            overdue: self.overdue,
            catalogue: self.catalogue.clone(),
            authority: self.authority.clone(),
            subject: self.organisation.clone(),
            ..DueFilter::between(from, until)
        })
    }
}

fn sum(asked: &DueFilter, n: usize) -> String {
    let span = match asked.from == asked.until {
        true => format!("on {}", asked.from),
        false => format!("from {} to {}", asked.from, asked.until),
    };
    match n {
        0 => format!("nothing falls due {span}"),
        1 => format!("one thing falls due {span}"),
        n => format!("{} things fall due {span}", grouped(n as u64)),
    }
}

/// Days from today; below nought: past.
fn days_left(on: Date, today: Date) -> i32 {
    today.until(on).as_ref().map_or(0, Span::get_days)
}

fn left(on: Date, today: Date, may_be_overdue: bool) -> String {
    match days_left(on, today) {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        n if n > 0 => format!("in {n} days"),
        n if may_be_overdue => format!("{} days overdue", -n),
        n => format!("{} days ago", -n),
    }
}

fn tell(line: &DueLine, today: Date) -> anyhow::Result<()> {
    let words = DueWords::of(Say::new(Lang::En), line);
    let due = &line.due;
    let (day, left) = match &due.on {
        Ok(on) => (on.to_string(), left(*on, today, due.what.may_be_overdue())),
        Err(_) => ("unknown".to_owned(), String::new()),
    };
    print::line(&format!(
        "{day:<10}  {left:<12}  {}: {}",
        words.who.text, words.what.text
    ))?;
    print::line(&format!(
        "{:26}{} ({}), act {}: {}",
        "", line.subject.name, line.subject.id, due.act, words.act
    ))?;
    let under = words
        .under
        .map_or(String::new(), |u| format!("; under {u}"));
    let unverified = if words.unverified {
        " (not verified)"
    } else {
        ""
    };
    print::line(&format!("{:26}{}{under}{unverified}", "", words.why))?;
    match &due.on {
        Err(unknown) => print::line(&format!("{:26}{}", "", unknown.why)),
        Ok(_) => Ok(()),
    }
}

fn as_json(line: &DueLine, today: Date) -> Value {
    let words = DueWords::of(Say::new(Lang::En), line);
    let due = &line.due;
    let on = due.on.as_ref().ok();
    json!({
        "on": on.map(ToString::to_string),
        "days_left": on.map(|on| days_left(*on, today)),
        "unknown": due.on.as_ref().err().map(|unknown| unknown.why.clone()),
        "what": due.what.word(),
        "what_in_words": words.what.text,
        "who": due.who.word(),
        "body": due.who.body(),
        "organisation": { "id": line.subject.id.to_string(), "name": line.subject.name },
        "thread": due.thread.as_str(),
        "act": due.act.as_str(),
        "kind": &*due.kind,
        "authority": &*due.authority,
        "provision": due.basis,
        "counted_from": due.counted_from().map(|day| day.to_string()),
        "why": words.why,
        "unverified": words.unverified,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_left_are_told_as_people_count() {
        let check = |on: &str, owed: bool, said: &str| {
            let today = Date::constant(2026, 3, 1);
            let on: Date = on.parse().expect("a day");
            assert_eq!(left(on, today, owed), said);
        };
        check("2026-03-01", false, "today");
        check("2026-03-02", false, "tomorrow");
        check("2027-03-01", false, "in 365 days");
        check("2026-02-20", true, "9 days overdue");
        check("2026-02-20", false, "9 days ago");
    }
}

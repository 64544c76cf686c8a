//! Looking at proceedings, and how they are printed.

use std::process::ExitCode;

use clap::Args;
use clap::builder::PossibleValuesParser;
use codes::{Date, Identifier};
use desk::Desk;
use desk::proceeding::{ProceedingView, QueueLine};
use register::proceeding::{Next, Stage, Taken};
use serde_json::json;
use store::{Page, ProceedingFilter, ProceedingRow};

use crate::place::PlaceArgs;
use crate::print;

/// Show one proceeding, with its steps and what can come next
#[derive(Args)]
#[command(after_help = "Example:\n  standing proceeding show 20260105-k3j9x0a7b2c4d --data DIR")]
pub struct Show {
    /// Proceeding
    id: String,
    #[command(flatten)]
    place: PlaceArgs,
    /// Day a sandbox register's clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Show {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(self.today).await?;
        let view = desk.proceeding(&self.id).await?;
        if self.json {
            print::json(&as_json(&view)?)?;
        } else {
            whole(&view)?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// List proceedings, oldest first, each with what comes next and until when
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing proceeding queue --authority cn-enterprise/provincial-amr --data DIR
  standing proceeding queue --stage notified --json --data DIR")]
pub struct Queue {
    #[command(flatten)]
    place: PlaceArgs,
    /// Of this authority
    #[arg(long, value_name = "CATALOGUE/AUTHORITY")]
    authority: Option<String>,
    /// About this organisation
    #[arg(long, value_name = "IDENTIFIER")]
    organisation: Option<Identifier>,
    /// At this stage
    #[arg(long, value_parser = PossibleValuesParser::new(Stage::ALL.map(Stage::word)))]
    stage: Option<String>,
    /// Lines at most
    #[arg(long, default_value_t = 100)]
    limit: usize,
    /// Go on after this one
    #[arg(long, value_name = "ID")]
    after: Option<String>,
    /// Day a sandbox register's clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

impl Queue {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let desk = self.place.open(self.today).await?;
        let filter = ProceedingFilter {
            authority: self.authority,
            subject: self.organisation,
            stage: self.stage,
        };
        let page = Page {
            after: self.after,
            limit: self.limit,
        };
        let lines = desk.queue(&filter, &page).await?;
        if self.json {
            let all: Vec<_> = lines.iter().map(queue_json).collect();
            print::json(&json!(all))?;
            return Ok(ExitCode::SUCCESS);
        }
        for line in &lines {
            queue_line(line)?;
        }
        if lines.is_empty() {
            print::line("no proceeding is there")?;
        }
        Ok(ExitCode::SUCCESS)
    }
}

/// A line of a queue, as JSON.
pub fn queue_json(line: &QueueLine) -> serde_json::Value {
    json!({
        "id": line.row.id,
        "stage": line.row.stage,
        "kind": line.row.kind,
        "authority": line.row.authority,
        "organisation": line.row.subject.as_str(),
        "name": line.name,
        "until": line.until().map(|d| d.to_string()),
        "next": line.next.iter().map(next_json).collect::<Vec<_>>(),
    })
}

/// Prints a line of a queue.
pub fn queue_line(line: &QueueLine) -> anyhow::Result<()> {
    print::line(&format!(
        "{}  {:<10} {}  {}  {}",
        line.row.id, line.row.stage, line.row.kind, line.row.subject, line.name
    ))?;
    for next in &line.next {
        print::line(&format!("    {}", next_text(next)))?;
    }
    Ok(())
}

/// What was done, and what comes next.
pub async fn told(desk: &Desk, row: &ProceedingRow, json: bool) -> anyhow::Result<()> {
    let view = desk.proceeding(&row.id).await?;
    if json {
        return print::json(&as_json(&view)?);
    }
    let last = view.steps.last().map_or("", |taken| taken.step.word());
    print::line(&format!("{}: {last}; it is {} now", row.id, row.stage))?;
    if let Some(act) = view.steps.last().and_then(|taken| taken.act.as_ref()) {
        print::line(&format!("  act {act} is in the record"))?;
    }
    for next in &view.next {
        print::line(&format!("  next: {}", next_text(next)))?;
    }
    Ok(())
}

fn whole(view: &ProceedingView) -> anyhow::Result<()> {
    let (row, proposal) = (&view.row, &view.progress.proposal);
    print::line(&format!("proceeding {} ({})", row.id, row.stage))?;
    print::line(&format!("  {} by {}", row.kind, row.authority))?;
    print::line(&format!("  about {}  {}", row.subject, proposal.name))?;
    for (n, taken) in view.steps.iter().enumerate() {
        print::line(&step_text(n, taken))?;
    }
    for next in &view.next {
        print::line(&format!("  next: {}", next_text(next)))?;
    }
    Ok(())
}

fn step_text(n: usize, taken: &Taken) -> String {
    let act = taken.act.as_ref();
    let act = act.map_or(String::new(), |act| format!("  act {act}"));
    let erased = match taken.erased {
        true => "  (its text is erased)",
        false => "",
    };
    format!(
        "  {n:>3}  {}  {:<14} by {}{act}{erased}",
        taken.on,
        taken.step.word(),
        taken.by
    )
}

fn next_text(next: &Next) -> String {
    let from = next
        .from
        .map_or(String::new(), |d| format!(", not before {d}"));
    let until = match &next.until {
        Some(Ok(day)) => format!(", until {day}"),
        Some(Err(why)) => format!(", last day not known: {why}"),
        None => String::new(),
    };
    format!("{} ({}){from}{until}", next.step, next.who.word())
}

fn next_json(next: &Next) -> serde_json::Value {
    json!({
        "step": next.step,
        "who": next.who.word(),
        "from": next.from.map(|d| d.to_string()),
        "until": next.until.as_ref().and_then(|u| u.as_ref().ok()).map(|d| d.to_string()),
        "unknown": next.until.as_ref().and_then(|u| u.as_ref().err()),
    })
}

fn as_json(view: &ProceedingView) -> anyhow::Result<serde_json::Value> {
    let steps = view.steps.iter().enumerate().map(|(n, taken)| {
        Ok(json!({
            "n": n,
            "step": serde_json::to_value(&taken.step)?,
            "by": taken.by.as_str(),
            "at": taken.at.to_string(),
            "act": taken.act.as_ref().map(register::ActId::as_str),
            "erased": taken.erased,
        }))
    });
    Ok(json!({
        "id": view.row.id,
        "stage": view.row.stage,
        "kind": view.row.kind,
        "authority": view.row.authority,
        "organisation": view.row.subject.as_str(),
        "name": view.progress.proposal.name,
        "act": view.row.act.as_ref().map(register::ActId::as_str),
        "steps": steps.collect::<anyhow::Result<Vec<_>>>()?,
        "next": view.next.iter().map(next_json).collect::<Vec<_>>(),
    }))
}

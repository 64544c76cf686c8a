//! `standing proceeding`: acts on their way to the record.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use codes::{Date, Identifier};
use desk::Desk;
use desk::proceeding::{ProceedingView, QueueLine, proposal_from_toml};
use register::Citation;
use register::proceeding::{
    Decision, Means, Next, PersonId, Service, Settlement, Step, Taken, Way,
};
use serde_json::json;
use store::{Page, ProceedingFilter, ProceedingRow};

use crate::place::PlaceArgs;
use crate::print;

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

/// How a paper was served.
#[derive(Args)]
pub struct ServedHow {
    /// Day of service
    #[arg(long, value_name = "DAY")]
    on: Date,
    /// How
    #[arg(long, value_enum, default_value_t = How::Post)]
    means: How,
    /// What proves it: number of the advice of delivery
    #[arg(long)]
    proof: String,
}

impl ServedHow {
    fn service(&self) -> Service {
        Service {
            on: self.on,
            by: match self.means {
                How::InPerson => Means::InPerson,
                How::Post => Means::Post,
                How::Electronic => Means::Electronic,
                How::PublicNotice => Means::PublicNotice,
            },
            proof: self.proof.clone(),
        }
    }
}

/// How a paper reaches the organisation.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum How {
    /// Handed over
    InPerson,
    /// Through the post, with an advice of delivery
    Post,
    /// To the electronic address agreed to
    Electronic,
    /// By public notice
    PublicNotice,
}

/// A way to contest.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Against {
    /// To the authority itself
    Objection,
    /// To the body above
    Appeal,
    /// To a court
    Court,
}

/// Take the next step of a proceeding
#[derive(Subcommand)]
#[command(after_help = "\
Examples:
  standing proceeding step approve ID --by officer-2 --data DIR
  standing proceeding step notify ID --on 2026-01-05 --proof 'EMS 1234' --by officer-1
  standing proceeding step decide ID --on 2026-01-13 --reasons 'The answer was weighed.' --by officer-2")]
pub enum TakeStep {
    /// Put another text in the place of the proposal
    Change {
        /// Where
        #[command(flatten)]
        at: On,
        /// The new proposal, in TOML
        #[arg(long, value_name = "FILE")]
        file: PathBuf,
    },
    /// Agree to the text: not whoever wrote it
    Approve {
        /// Where
        #[command(flatten)]
        at: On,
    },
    /// Send the text back to whoever wrote it
    SendBack {
        /// Where
        #[command(flatten)]
        at: On,
        /// Why
        #[arg(long)]
        why: String,
    },
    /// The organisation was told what is intended, why, and what it can do
    Notify {
        /// Where
        #[command(flatten)]
        at: On,
        /// How
        #[command(flatten)]
        served: ServedHow,
    },
    /// The organisation answered
    Reply {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day received
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// What it says
        #[arg(long)]
        text: String,
    },
    /// The organisation will not answer, or accepts
    Waive {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day received
        #[arg(long, value_name = "DAY")]
        on: Date,
    },
    /// The organisation asks to be heard
    AskHearing {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day received
        #[arg(long, value_name = "DAY")]
        on: Date,
    },
    /// A hearing is set
    SetHearing {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day of the hearing
        #[arg(long, value_name = "DAY")]
        day: Date,
        /// Who will hold it: nobody who investigated or approved
        #[arg(long, value_name = "PERSON")]
        officer: String,
        /// Service of the invitation
        #[command(flatten)]
        invited: ServedHow,
    },
    /// The hearing took place; entered by whoever held it
    HoldHearing {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// The record, or where it is
        #[arg(long)]
        record: String,
    },
    /// The authority decides
    Decide {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day of decision
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// Reasons, the answer weighed
        #[arg(long)]
        reasons: String,
    },
    /// End it without an act
    Drop {
        /// Where
        #[command(flatten)]
        at: On,
        /// Why
        #[arg(long)]
        why: String,
    },
    /// The decision was served: the act enters the record
    Serve {
        /// Where
        #[command(flatten)]
        at: On,
        /// How
        #[command(flatten)]
        served: ServedHow,
    },
    /// The organisation contests the act
    Contest {
        /// Where
        #[command(flatten)]
        at: On,
        /// Which way
        #[arg(long, value_enum)]
        way: Against,
        /// Act kind of the contest (local id)
        #[arg(long)]
        kind: String,
        /// Provision that gives the right (local id); may be given again
        #[arg(long, required = true)]
        basis: Vec<String>,
        /// Day received
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// Its grounds
        #[arg(long)]
        grounds: String,
    },
    /// The contest is decided: not by anybody who had a part in the act
    Settle {
        /// Where
        #[command(flatten)]
        at: On,
        /// Act kind of the outcome (local id)
        #[arg(long)]
        kind: String,
        /// Authority that decided (local id)
        #[arg(long)]
        authority: String,
        /// Provision (local id); may be given again
        #[arg(long, required = true)]
        basis: Vec<String>,
        /// Day of decision
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// Reasons
        #[arg(long)]
        reasons: String,
    },
    /// Step back: take no further part in this proceeding
    Recuse {
        /// Where
        #[command(flatten)]
        at: On,
        /// Why
        #[arg(long)]
        why: String,
    },
}

/// A step, once its catalogue is known.
type MakeStep = Box<dyn FnOnce(&str) -> Step + Send>;

impl TakeStep {
    async fn run(self) -> anyhow::Result<ExitCode> {
        let (at, made) = self.made()?;
        let desk = at.who.place.open(at.who.today).await?;
        let catalogue = desk.proceeding(&at.id).await?.row.catalogue;
        let step = made(&catalogue);
        let row = desk
            .take_step(&at.id, None, step, &at.who.person()?)
            .await?;
        told(&desk, &row, at.who.json).await?;
        desk.close().await;
        Ok(ExitCode::SUCCESS)
    }

    /// Where, and the step once its catalogue is known.
    fn made(self) -> anyhow::Result<(On, MakeStep)> {
        fn plain(step: Step) -> MakeStep {
            Box::new(|_| step)
        }
        Ok(match self {
            Self::Change { at, file } => {
                let shown = file.display().to_string();
                let text = std::fs::read_to_string(&file)
                    .with_context(|| format!("cannot read `{shown}`"))?;
                let proposal =
                    proposal_from_toml(&text).with_context(|| format!("in `{shown}`"))?;
                (at, plain(Step::Changed(proposal)))
            }
            Self::Approve { at } => (at, plain(Step::Approved)),
            Self::SendBack { at, why } => (at, plain(Step::SentBack { why })),
            Self::Notify { at, served } => (at, plain(Step::Notified(served.service()))),
            Self::Reply { at, on, text } => (at, plain(Step::Replied { on, text })),
            Self::Waive { at, on } => (at, plain(Step::Waived { on })),
            Self::AskHearing { at, on } => (at, plain(Step::HearingAsked { on })),
            Self::SetHearing {
                at,
                day,
                officer,
                invited,
            } => {
                let step = Step::HearingSet {
                    on: day,
                    invited: invited.service(),
                    officer: person(&officer)?,
                };
                (at, plain(step))
            }
            Self::HoldHearing { at, on, record } => (at, plain(Step::HearingHeld { on, record })),
            Self::Decide { at, on, reasons } => {
                (at, plain(Step::Decided(Decision { on, reasons })))
            }
            Self::Drop { at, why } => (at, plain(Step::Dropped { why })),
            Self::Serve { at, served } => (at, plain(Step::Served(served.service()))),
            Self::Contest {
                at,
                way,
                kind,
                basis,
                on,
                grounds,
            } => (
                at,
                Box::new(move |catalogue| Step::Contested {
                    way: match way {
                        Against::Objection => Way::Objection,
                        Against::Appeal => Way::Appeal,
                        Against::Court => Way::Court,
                    },
                    kind: format!("{catalogue}/{kind}"),
                    basis: cited(catalogue, &basis),
                    on,
                    grounds,
                }),
            ),
            Self::Settle {
                at,
                kind,
                authority,
                basis,
                on,
                reasons,
            } => (
                at,
                Box::new(move |catalogue| {
                    Step::Settled(Settlement {
                        kind: format!("{catalogue}/{kind}"),
                        authority: format!("{catalogue}/{authority}"),
                        basis: cited(catalogue, &basis),
                        on,
                        reasons,
                        content: Default::default(),
                    })
                }),
            ),
            Self::Recuse { at, why } => (at, plain(Step::Recused { why })),
        })
    }
}

fn cited(catalogue: &str, basis: &[String]) -> Vec<Citation> {
    let whole = |local: &String| Citation {
        provision: format!("{catalogue}/{local}"),
        pinpoint: None,
    };
    basis.iter().map(whole).collect()
}

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
    async fn run(self) -> anyhow::Result<ExitCode> {
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
    /// At this stage: proposed, sent_back, approved, notified, decided, in_force, contested, dropped
    #[arg(long)]
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
    async fn run(self) -> anyhow::Result<ExitCode> {
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
            let all: Vec<_> = lines
                .iter()
                .map(|line| {
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
                })
                .collect();
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

fn queue_line(line: &QueueLine) -> anyhow::Result<()> {
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
async fn told(desk: &Desk, row: &ProceedingRow, json: bool) -> anyhow::Result<()> {
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
    let erased = if taken.erased {
        "  (its text is erased)"
    } else {
        ""
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

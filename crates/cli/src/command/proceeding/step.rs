//! The next step of a proceeding.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Context;
use clap::{Args, Subcommand, ValueEnum};
use codes::Date;
use desk::proceeding::proposal_from_toml;
use register::proceeding::{Decision, Means, Service, Settlement, Step, Way};
use register::{Citation, Value};

use super::show::told;
use super::{On, person};

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
    Settle(Later),
    /// The authority takes its act back
    Withdraw(Later),
    /// A slip in the act is corrected; the rest stands
    Correct(Later),
    /// The organisation asks that its standing be restored
    AskRepair {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day received
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// What shows that the duties are met
        #[arg(long)]
        proof: String,
    },
    /// The application for repair is complete
    AcceptRepair {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day
        #[arg(long, value_name = "DAY")]
        on: Date,
    },
    /// The application for repair lacks something
    ReturnRepair {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// What is missing
        #[arg(long)]
        why: String,
    },
    /// Standing is restored: not by whoever took the application in
    Repair(Later),
    /// Repair is refused
    RefuseRepair {
        /// Where
        #[command(flatten)]
        at: On,
        /// Day of decision
        #[arg(long, value_name = "DAY")]
        on: Date,
        /// Why
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
    /// Takes it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
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
            Self::Settle(later) => later.made(Step::Settled),
            Self::Withdraw(later) => later.made(Step::Withdrawn),
            Self::Correct(later) => later.made(Step::Corrected),
            Self::Repair(later) => later.made(Step::Repaired),
            Self::AskRepair { at, on, proof } => (at, plain(Step::RepairAsked { on, proof })),
            Self::AcceptRepair { at, on } => (at, plain(Step::RepairAccepted { on })),
            Self::ReturnRepair { at, on, why } => (at, plain(Step::RepairReturned { on, why })),
            Self::RefuseRepair { at, on, reasons } => {
                (at, plain(Step::RepairRefused { on, reasons }))
            }
            Self::Recuse { at, why } => (at, plain(Step::Recused { why })),
        })
    }
}

/// A later act about the act in the record.
#[derive(Args)]
pub struct Later {
    /// Where
    #[command(flatten)]
    at: On,
    /// Act kind (local id)
    #[arg(long)]
    kind: String,
    /// Authority that decides (local id)
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
    /// A field of its content, of what is amended or corrected; may be given again
    #[arg(long, value_name = "FIELD=VALUE", value_parser = field)]
    set: Vec<(String, Value)>,
}

fn field(text: &str) -> Result<(String, Value), String> {
    let (name, value) = text
        .split_once('=')
        .ok_or("write it as FIELD=VALUE, as fine_twd=6000")?;
    Ok((name.to_owned(), Value::Text(value.to_owned()).canonical()))
}

impl Later {
    fn made(self, step: fn(Settlement) -> Step) -> (On, MakeStep) {
        let make = move |catalogue: &str| {
            step(Settlement {
                kind: format!("{catalogue}/{}", self.kind),
                authority: format!("{catalogue}/{}", self.authority),
                basis: cited(catalogue, &self.basis),
                on: self.on,
                reasons: self.reasons,
                content: self.set.into_iter().collect(),
            })
        };
        (self.at, Box::new(make))
    }
}

fn cited(catalogue: &str, basis: &[String]) -> Vec<Citation> {
    let whole = |local: &String| Citation {
        provision: format!("{catalogue}/{local}"),
        pinpoint: None,
    };
    basis.iter().map(whole).collect()
}

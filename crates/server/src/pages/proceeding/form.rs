//! A form that takes a step: what it asks, and the step made of the answers.

use catalogue::Law;
use codes::Date;
use desk::proceeding::{Choices, SettleChoice};
use register::proceeding::{Decision, Means, Service, Settlement, Step, Way};

use crate::pages::part::Link;
use crate::text::Say;
use crate::web::Form;

/// One thing a form asks.
pub struct Ask {
    /// Name of the field.
    pub name: &'static str,
    /// Label.
    pub label: String,
    /// Hint.
    pub hint: Option<String>,
    /// `date`, `text`, `long` or `one_of`.
    pub sort: &'static str,
    /// What can be chosen: value and words.
    pub options: Vec<(String, String)>,
    /// What was typed, or a proposal.
    pub value: String,
}

/// The ways to serve a paper.
const MEANS: [&str; 4] = ["post", "in_person", "electronic", "public_notice"];

/// What the form of a step asks.
#[must_use]
pub fn asks(
    say: Say,
    law: &Law,
    word: &str,
    choices: &Choices,
    today: Date,
    typed: Option<&Form>,
) -> Vec<Ask> {
    let names: &[(&str, &str)] = match word {
        "notified" | "served" => &[("on", "date"), ("means", "one_of"), ("proof", "text")],
        "replied" => &[("on", "date"), ("text", "long")],
        "waived" | "hearing_asked" => &[("on", "date")],
        "hearing_held" => &[("on", "date"), ("record", "long")],
        "decided" => &[("on", "date"), ("reasons", "long")],
        "sent_back" | "dropped" | "recused" => &[("why", "long")],
        "contested" => &[("way", "one_of"), ("on", "date"), ("grounds", "long")],
        "settled" => &[("outcome", "one_of"), ("on", "date"), ("reasons", "long")],
        "repair_asked" => &[("on", "date"), ("duties", "long")],
        "repair_accepted" => &[("on", "date")],
        "repair_returned" => &[("on", "date"), ("why", "long")],
        "repaired" | "withdrawn" => &[("outcome", "one_of"), ("on", "date"), ("reasons", "long")],
        "repair_refused" => &[("on", "date"), ("reasons", "long")],
        _ => &[],
    };
    let field = |&(name, sort): &(&'static str, &'static str)| {
        let key = match (word, name) {
            ("notified" | "served", "on") => "ask-served-on".to_owned(),
            ("decided" | "settled" | "repaired" | "repair_refused" | "withdrawn", "on") => {
                "ask-decided-on".to_owned()
            }
            ("hearing_held", "on") => "ask-held-on".to_owned(),
            (_, "on") => "ask-received-on".to_owned(),
            (_, name) => format!("ask-{name}"),
        };
        let hint = matches!(name, "proof" | "reasons" | "record")
            .then(|| say.t(&format!("ask-{name}-hint")));
        let value = match typed {
            Some(form) => form.get(name).to_owned(),
            None if sort == "date" => today.to_string(),
            None => String::new(),
        };
        Ask {
            name,
            label: say.t(&key),
            hint,
            sort,
            options: options(say, law, choices, word, name),
            value,
        }
    };
    names.iter().map(field).collect()
}

fn options(
    say: Say,
    law: &Law,
    choices: &Choices,
    word: &str,
    name: &str,
) -> Vec<(String, String)> {
    match name {
        "means" => MEANS
            .map(|m| (m.to_owned(), say.word("means-", m)))
            .to_vec(),
        "way" => choices
            .contest
            .iter()
            .map(|c| {
                let to = c.decided_by.as_ref();
                let to = to.map_or(String::new(), |id| Link::authority(law, say, id).text.text);
                let kind = Link::kind(law, say, &c.kind).text.text;
                let words = say.with("kind", kind).with("to", to);
                let words = match c.until {
                    Some(day) => words
                        .with("day", say.day(day).words())
                        .t("choose-way-until"),
                    None => words.t("choose-way-open"),
                };
                (way_word(c.way).to_owned(), words)
            })
            .collect(),
        "outcome" => outcomes(choices, word)
            .iter()
            .map(|c| (c.kind.clone(), Link::kind(law, say, &c.kind).text.text))
            .collect(),
        _ => Vec::new(),
    }
}

/// The acts by which a step decides.
fn outcomes<'c>(choices: &'c Choices, word: &str) -> &'c [SettleChoice] {
    match word {
        "settled" => &choices.settle,
        "repaired" => &choices.repair,
        "withdrawn" => &choices.withdraw,
        _ => &[],
    }
}

fn way_word(way: Way) -> &'static str {
    match way {
        Way::Objection => "objection",
        Way::Appeal => "appeal",
        Way::Court => "court",
    }
}

/// The field that is not right, and the key of what to say.
type NotRight = (&'static str, &'static str);

/// The step a form takes.
///
/// # Errors
/// The field that is not right, and the key of what to say.
pub fn step(word: &str, choices: &Choices, form: &Form) -> Result<Option<Step>, NotRight> {
    let on = || {
        let text = form.get("on").trim();
        text.parse::<Date>().map_err(|_| ("on", "wrong-day"))
    };
    let said = |name: &'static str| {
        let text = form.get(name).trim();
        match text.is_empty() {
            true => Err((name, "wrong-empty")),
            false => Ok(text.to_owned()),
        }
    };
    let service = || -> Result<Service, NotRight> {
        Ok(Service {
            on: on()?,
            by: match form.get("means") {
                "in_person" => Means::InPerson,
                "electronic" => Means::Electronic,
                "public_notice" => Means::PublicNotice,
                _ => Means::Post,
            },
            proof: said("proof")?,
        })
    };
    let outcome = || -> Result<Settlement, NotRight> {
        let mut all = outcomes(choices, word).iter();
        let found = all.find(|c| c.kind == form.get("outcome"));
        let found = found.ok_or(("outcome", "wrong-choice"))?;
        Ok(found.settlement(on()?, said("reasons")?))
    };
    Ok(Some(match word {
        "approved" => Step::Approved,
        "sent_back" => Step::SentBack { why: said("why")? },
        "notified" => Step::Notified(service()?),
        "replied" => Step::Replied {
            on: on()?,
            text: said("text")?,
        },
        "waived" => Step::Waived { on: on()? },
        "hearing_asked" => Step::HearingAsked { on: on()? },
        "hearing_held" => Step::HearingHeld {
            on: on()?,
            record: said("record")?,
        },
        "decided" => Step::Decided(Decision {
            on: on()?,
            reasons: said("reasons")?,
        }),
        "dropped" => Step::Dropped { why: said("why")? },
        "served" => Step::Served(service()?),
        "recused" => Step::Recused { why: said("why")? },
        "contested" => {
            let mut all = choices.contest.iter();
            let way = all.find(|c| way_word(c.way) == form.get("way"));
            let way = way.ok_or(("way", "wrong-choice"))?;
            way.step(on()?, said("grounds")?)
        }
        "settled" => Step::Settled(outcome()?),
        "repaired" => Step::Repaired(outcome()?),
        "withdrawn" => Step::Withdrawn(outcome()?),
        "repair_asked" => Step::RepairAsked {
            on: on()?,
            proof: said("duties")?,
        },
        "repair_accepted" => Step::RepairAccepted { on: on()? },
        "repair_returned" => Step::RepairReturned {
            on: on()?,
            why: said("why")?,
        },
        "repair_refused" => Step::RepairRefused {
            on: on()?,
            reasons: said("reasons")?,
        },
        _ => return Ok(None),
    }))
}

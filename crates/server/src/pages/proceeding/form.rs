//! A form that takes a step: what it asks, and the step made of the answers.

use codes::Date;
use register::proceeding::{Decision, Means, Service, Step};

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
    /// `date`, `text`, `long` or `means`.
    pub sort: &'static str,
    /// What was typed, or a proposal.
    pub value: String,
}

/// The ways to serve a paper.
pub const MEANS: [&str; 4] = ["post", "in_person", "electronic", "public_notice"];

/// What the form of a step asks.
#[must_use]
pub fn asks(say: Say, word: &str, today: Date, typed: Option<&Form>) -> Vec<Ask> {
    let names: &[(&str, &str)] = match word {
        "notified" | "served" => &[("on", "date"), ("means", "means"), ("proof", "text")],
        "replied" => &[("on", "date"), ("text", "long")],
        "waived" | "hearing_asked" => &[("on", "date")],
        "hearing_held" => &[("on", "date"), ("record", "long")],
        "decided" => &[("on", "date"), ("reasons", "long")],
        "sent_back" | "dropped" | "recused" => &[("why", "long")],
        _ => &[],
    };
    let field = |&(name, sort): &(&'static str, &'static str)| {
        let key = match (word, name) {
            ("notified" | "served", "on") => "ask-served-on".to_owned(),
            ("decided", "on") => "ask-decided-on".to_owned(),
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
            value,
        }
    };
    names.iter().map(field).collect()
}

/// The field that is not right, and the key of what to say.
type NotRight = (&'static str, &'static str);

/// The step a form takes.
///
/// # Errors
/// The field that is not right, and the key of what to say.
pub fn step(word: &str, form: &Form) -> Result<Option<Step>, NotRight> {
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
        _ => return Ok(None),
    }))
}

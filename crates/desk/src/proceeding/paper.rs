//! A proposal as a person writes it: TOML, ids of one catalogue without its
//! name before them.

use std::collections::BTreeMap;

use codes::{Date, Identifier};
use register::proceeding::Proposal;
use register::{ActId, Citation, Value};
use serde::Deserialize;

/// Why a paper is no proposal.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Not the TOML of a proposal.
    #[error("the proposal cannot be read")]
    Syntax(#[from] toml::de::Error),
    /// A value that no field of content can have.
    #[error(
        "content `{0}`: only text, whole numbers, days, true or false, and lists of them; a decimal goes in quotes, to be kept as written"
    )]
    Value(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Paper {
    catalogue: String,
    kind: String,
    authority: String,
    identifier: Identifier,
    name: String,
    basis: Vec<Cited>,
    #[serde(default)]
    content: BTreeMap<String, toml::Value>,
    #[serde(default)]
    reasons: Option<String>,
    #[serde(default)]
    effective_from: Option<Date>,
    #[serde(default)]
    effective_until: Option<Date>,
    #[serde(default)]
    rests_on: Vec<ActId>,
    #[serde(default)]
    urgent: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Cited {
    Provision(String),
    Whole {
        provision: String,
        #[serde(default)]
        pinpoint: Option<String>,
    },
}

/// Reads a proposal.
///
/// # Errors
/// [`PaperError`].
pub fn proposal_from_toml(text: &str) -> Result<Proposal, PaperError> {
    let paper: Paper = toml::from_str(text)?;
    let whole = |local: &str| format!("{}/{local}", paper.catalogue);
    let basis = paper.basis.iter().map(|cited| match cited {
        Cited::Provision(provision) => Citation {
            provision: whole(provision),
            pinpoint: None,
        },
        Cited::Whole {
            provision,
            pinpoint,
        } => Citation {
            provision: whole(provision),
            pinpoint: pinpoint.clone(),
        },
    });
    let content = paper.content.iter().map(|(field, value)| {
        let value = value_of(value).ok_or_else(|| PaperError::Value(field.clone()))?;
        Ok((field.clone(), value))
    });
    Ok(Proposal {
        kind: whole(&paper.kind),
        authority: whole(&paper.authority),
        basis: basis.collect(),
        content: content.collect::<Result<_, PaperError>>()?,
        identifier: paper.identifier,
        name: paper.name,
        reasons: paper.reasons,
        effective_from: paper.effective_from,
        effective_until: paper.effective_until,
        rests_on: paper.rests_on,
        urgent: paper.urgent,
    })
}

/// A number with a point would not be kept as written: it goes in quotes.
fn value_of(value: &toml::Value) -> Option<Value> {
    Some(match value {
        toml::Value::String(text) => Value::Text(text.clone()).canonical(),
        toml::Value::Integer(n) => Value::Integer(*n),
        toml::Value::Boolean(flag) => Value::Flag(*flag),
        toml::Value::Datetime(day) => Value::Date(day.to_string().parse().ok()?),
        toml::Value::Array(items) => {
            Value::List(items.iter().map(value_of).collect::<Option<_>>()?)
        }
        toml::Value::Float(_) | toml::Value::Table(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_is_read_with_its_ids_made_whole() {
        let proposal = proposal_from_toml(
            r#"
            catalogue = "detroit-food"
            kind = "violation"
            authority = "health"
            identifier = "det-food:1"
            name = "A Diner"
            basis = ["code-1", { provision = "code-2", pinpoint = "(b)" }]
            reasons = "Rats."
            effective_from = "2019-03-01"
            [content]
            seen_on = 2019-02-01
            also_on = "2019-02-02"
            times = 3
            "#,
        )
        .expect("a proposal");
        assert_eq!(proposal.kind, "detroit-food/violation");
        assert_eq!(proposal.basis[1].provision, "detroit-food/code-2");
        assert_eq!(proposal.basis[1].pinpoint.as_deref(), Some("(b)"));
        let day = |text: &str| Value::Date(text.parse().expect("a day"));
        assert_eq!(proposal.content["seen_on"], day("2019-02-01"));
        assert_eq!(proposal.content["also_on"], day("2019-02-02"));
        assert_eq!(proposal.content["times"], Value::Integer(3));
    }

    #[test]
    fn what_is_no_proposal_says_where() {
        let error = proposal_from_toml("catalogue = \"x\"\nkint = \"y\"").expect_err("refused");
        let PaperError::Syntax(error) = error else {
            panic!("{error}")
        };
        assert!(error.to_string().contains("kint"), "{error}");
    }
}

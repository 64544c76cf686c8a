//! What was typed into the form, and the proposal made of it.

use std::collections::BTreeMap;

use catalogue::ActKind;
use codes::{Date, Identifier};
use register::Citation;
use register::proceeding::Proposal;

use super::question::{questions, value_of};
use crate::text::{Said, Say};
use crate::web::Form;

/// What was typed.
#[derive(Default)]
pub(super) struct Typed {
    pub act: String,
    pub proceeding: String,
    pub identifier: String,
    pub name: String,
    pub content: BTreeMap<String, String>,
    pub basis: Vec<String>,
    pub reasons: String,
    pub until: String,
    pub urgent: String,
}

impl Typed {
    pub(super) fn sent(form: &Form) -> Self {
        let of = |prefix: &str| {
            form.pairs()
                .filter_map(|(name, value)| Some((name.strip_prefix(prefix)?, value)))
                .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
                .collect::<Vec<_>>()
        };
        let get = |name: &str| form.get(name).trim().to_owned();
        Self {
            act: get("act"),
            proceeding: get("proceeding"),
            identifier: get("organisation"),
            name: get("name"),
            content: of("content-").into_iter().collect(),
            basis: of("basis-").into_iter().map(|(id, _)| id).collect(),
            reasons: get("reasons"),
            until: get("until"),
            urgent: get("urgent"),
        }
    }

    pub(super) fn of(proposal: &Proposal, proceeding: &str) -> Self {
        let local = |id: &str| id.split_once('/').map_or(id, |(_, l)| l).to_owned();
        let content = proposal.content.iter();
        Self {
            act: format!("{}~{}", proposal.authority, proposal.kind),
            proceeding: proceeding.to_owned(),
            identifier: proposal.identifier.to_string(),
            name: proposal.name.clone(),
            content: content.map(|(f, v)| (f.clone(), v.to_text())).collect(),
            basis: proposal.basis.iter().map(|c| local(&c.provision)).collect(),
            reasons: proposal.reasons.clone().unwrap_or_default(),
            until: proposal
                .effective_until
                .map_or(String::new(), |d| d.to_string()),
            urgent: proposal.urgent.clone().unwrap_or_default(),
        }
    }

    /// The proposal; or what is not right, by field.
    pub(super) fn proposal(
        &self,
        say: Say,
        kind: &ActKind,
        kind_id: &str,
    ) -> Result<Proposal, Vec<(String, Said)>> {
        let mut errors = Vec::new();
        let (catalogue, _) = kind_id.split_once('/').unwrap_or_default();
        let mut content = BTreeMap::new();
        for question in questions(say, kind, &self.content) {
            let value = value_of(question.sort, &question.value);
            match (value, question.value.is_empty()) {
                (_, true) if question.required => {
                    let text = say.with("field", question.label.text).t("wrong-required");
                    errors.push((format!("content-{}", question.name), Said::plain(text)));
                }
                (_, true) => {}
                (Some(value), false) => {
                    content.insert(question.name, value);
                }
                (None, false) => {
                    let key = match question.sort {
                        "date" => "wrong-day",
                        _ => "wrong-number",
                    };
                    let text = Said::plain(say.t(key));
                    errors.push((format!("content-{}", question.name), text));
                }
            }
        }
        if self.basis.is_empty() {
            errors.push(("basis".to_owned(), Said::plain(say.t("refused-no-basis"))));
        }
        if kind.adverse && self.reasons.is_empty() {
            errors.push((
                "reasons".to_owned(),
                Said::plain(say.t("refused-no-reasons")),
            ));
        }
        let until = match self.until.is_empty() {
            true => None,
            false => match self.until.parse::<Date>() {
                Ok(day) => Some(day),
                Err(_) => {
                    errors.push(("until".to_owned(), Said::plain(say.t("wrong-day"))));
                    None
                }
            },
        };
        let identifier = self.identifier.parse::<Identifier>();
        let (Ok(identifier), true) = (identifier, errors.is_empty()) else {
            return Err(errors);
        };
        let (authority, _) = self.act.split_once('~').unwrap_or_default();
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Proposal {
            kind: kind_id.to_owned(),
            authority: authority.to_owned(),
            identifier,
            name: self.name.clone(),
            basis: self
                .basis
                .iter()
                .map(|local| Citation {
                    provision: format!("{catalogue}/{local}"),
                    pinpoint: None,
                })
                .collect(),
            content,
            reasons: text(&self.reasons),
            effective_from: None,
            effective_until: until,
            rests_on: Vec::new(),
            urgent: text(&self.urgent),
        })
    }

    pub(super) fn hidden(&self) -> Vec<(String, String)> {
        let mut out = vec![
            ("act".to_owned(), self.act.clone()),
            ("proceeding".to_owned(), self.proceeding.clone()),
            ("organisation".to_owned(), self.identifier.clone()),
            ("name".to_owned(), self.name.clone()),
            ("reasons".to_owned(), self.reasons.clone()),
            ("until".to_owned(), self.until.clone()),
            ("urgent".to_owned(), self.urgent.clone()),
        ];
        let content = self.content.iter();
        out.extend(content.map(|(f, v)| (format!("content-{f}"), v.clone())));
        out.extend(
            self.basis
                .iter()
                .map(|b| (format!("basis-{b}"), "1".to_owned())),
        );
        out
    }
}

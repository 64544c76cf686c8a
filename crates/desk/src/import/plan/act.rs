//! One act of a mapping: from a row to a draft.

use std::sync::Arc;

use catalogue::{ActMapping, Catalogue};
use codes::Date;
use jiff::civil::time;
use jiff::tz::TimeZone;
use register::{ActId, Instant};

use super::Reading;
use super::basis::BasisPlan;
use super::compile::Compiler;
use super::condition::Test;
use super::date::DayPlan;
use super::field::FieldPlan;
use super::pick::Picked;
use crate::draft::{Draft, Ref};
use crate::import::Reject;
use crate::import::template::Template;

/// An act whose columns, templates and ids are found.
#[derive(Debug)]
pub(super) struct ActPlan {
    kind: Arc<str>,
    only_if: Vec<Test>,
    key: Template,
    changes: Option<Other>,
    rests_on: Vec<Other>,
    authority: Picked,
    basis: BasisPlan,
    decided_on: DayPlan,
    served_on: Option<DayPlan>,
    effective_from: Option<DayPlan>,
    effective_until: Option<DayPlan>,
    known_on: Option<DayPlan>,
    content: Vec<FieldPlan>,
    reasons: Option<Template>,
}

/// Another act that one refers to.
#[derive(Debug)]
enum Other {
    /// At this place in the mapping, of the same row.
    OfRow(usize, String),
    /// Of another row or file, by its natural key.
    ByKey(Template),
}

impl ActPlan {
    pub(super) fn compile(
        compiler: &mut Compiler<'_>,
        mapping: &ActMapping,
        before: &[ActMapping],
    ) -> Option<Self> {
        let has_kind = |c: &Catalogue, id: &str| c.act_kinds.contains_key(id);
        let kind = compiler.qualified("act kind", &mapping.kind, has_kind);
        let only_if = mapping
            .only_if
            .iter()
            .filter_map(|c| Test::compile(compiler, c))
            .collect();
        let key = compiler.template(&mapping.key);
        if key.as_ref().is_some_and(|k| k.columns().next().is_none()) {
            compiler.error("the key is the same for every row");
        }
        if mapping.changes.is_some() && mapping.changes_key.is_some() {
            compiler.error("an act changes one act: give `changes` or `changes_key`");
        }
        let changes = other(
            compiler,
            before,
            "changes",
            &mapping.changes,
            &mapping.changes_key,
        );
        let rests_on = other(compiler, before, "rests_on", &mapping.rests_on, &None);
        let rests_on_key = other(compiler, before, "rests_on", &None, &mapping.rests_on_key);
        let authority = Picked::authority(compiler, &mapping.authority);
        let basis = BasisPlan::compile(compiler, &mapping.basis);
        let decided_on = DayPlan::compile(compiler, &mapping.decided_on);
        let mut day = |from: &Option<catalogue::DateFrom>| {
            from.as_ref().and_then(|f| DayPlan::compile(compiler, f))
        };
        let served_on = day(&mapping.served_on);
        let effective_from = day(&mapping.effective_from);
        let effective_until = day(&mapping.effective_until);
        let known_on = day(&mapping.known_on);
        let content = mapping
            .content
            .iter()
            .filter_map(|(name, from)| FieldPlan::compile(compiler, name, from))
            .collect();
        let reasons = mapping
            .reasons
            .as_deref()
            .and_then(|t| compiler.template(t));
        Some(Self {
            kind: kind?,
            only_if,
            key: key?,
            changes,
            rests_on: rests_on.into_iter().chain(rests_on_key).collect(),
            authority: authority?,
            basis: basis?,
            decided_on: decided_on?,
            served_on,
            effective_from,
            effective_until,
            known_on,
            content,
            reasons,
        })
    }

    /// The draft; none when a condition does not hold.
    pub(super) fn draft(
        &self,
        reading: Reading<'_>,
        catalogue: &str,
        made: &[Option<ActId>],
    ) -> Result<Option<Draft>, Reject> {
        if !self.only_if.iter().all(|test| test.holds(reading)) {
            return Ok(None);
        }
        let said = self.decided_on.day(reading)?;
        let day_of = match said {
            Some(_) => None,
            None => self.decided_on.of_act(reading).map(Ref::Key),
        };
        let decided_on = match (said, &day_of) {
            (Some(day), _) => day,
            // Stands until the desk has found the act whose day it is.
            (None, Some(_)) => Date::constant(1, 1, 1),
            (None, None) => return Err(self.decided_on.missing(reading)),
        };
        let day = |plan: &Option<DayPlan>| match plan {
            Some(plan) => plan.day_after(reading, decided_on),
            None => Ok(None),
        };
        let key = self.key(reading)?;
        let mut content = std::collections::BTreeMap::new();
        for field in &self.content {
            if let Some(value) = field.value(reading)? {
                content.insert(field.name.clone(), value);
            }
        }
        let changes = self.changes.as_ref();
        let rests_on: Result<Vec<Ref>, Reject> = self
            .rests_on
            .iter()
            .map(|o| o.refer(reading, made))
            .collect();
        let known_on = day(&self.known_on)?.unwrap_or(decided_on);
        let served_on = day(&self.served_on)?;
        Ok(Some(Draft {
            id: ActId::of_key(catalogue, &key, decided_on),
            key,
            kind: Arc::clone(&self.kind),
            authority: self.authority.pick(reading)?,
            basis: self.basis.citations(reading)?,
            decided_on,
            served_on,
            // Heard before harmed: without a day of its own, effect begins with
            // service where the source has it.
            effective_from: day(&self.effective_from)?
                .or(served_on)
                .unwrap_or(decided_on),
            effective_until: day(&self.effective_until)?,
            content,
            reasons: self.reasons(reading),
            changes: changes.map(|o| o.refer(reading, made)).transpose()?,
            rests_on: rests_on?,
            known_at: match day_of {
                Some(_) => None,
                None => Some(noon(known_on).ok_or_else(|| self.decided_on.missing(reading))?),
            },
            day_of,
        }))
    }

    /// The natural key. Its first column is what tells rows apart: were it
    /// empty, all such rows would be one act.
    fn key(&self, reading: Reading<'_>) -> Result<String, Reject> {
        let cells = &reading.row.cells;
        match self.key.columns().next() {
            Some(first) if cells[first].is_empty() => Err(reading.reject(
                first,
                "the row has no key: nothing tells this act from others",
            )),
            _ => Ok(self.key.render(cells)),
        }
    }

    fn reasons(&self, reading: Reading<'_>) -> Option<String> {
        let template = self.reasons.as_ref()?;
        if template.is_blank(&reading.row.cells) {
            return None;
        }
        let text = template.render(&reading.row.cells);
        Some(text.trim().to_owned()).filter(|t| !t.is_empty())
    }
}

impl Other {
    fn refer(&self, reading: Reading<'_>, made: &[Option<ActId>]) -> Result<Ref, Reject> {
        match self {
            Self::OfRow(at, id) => made[*at].clone().map(Ref::Id).ok_or_else(|| {
                reading.reject_row(format!(
                    "an act refers to `{id}`, which this row does not make"
                ))
            }),
            Self::ByKey(template) => {
                let cells = &reading.row.cells;
                if let Some(first) = template.columns().next().filter(|&c| cells[c].is_empty()) {
                    return Err(reading
                        .reject(first, "the row does not say which earlier act it refers to"));
                }
                Ok(Ref::Key(template.render(cells)))
            }
        }
    }
}

fn other(
    compiler: &mut Compiler<'_>,
    before: &[ActMapping],
    word: &str,
    of_row: &Option<String>,
    by_key: &Option<String>,
) -> Option<Other> {
    if let Some(id) = of_row {
        let Some(at) = before.iter().position(|m| m.id == *id) else {
            compiler.error(format!(
                "`{word}` names `{id}`, which is no act before this one"
            ));
            return None;
        };
        return Some(Other::OfRow(at, id.clone()));
    }
    compiler.template(by_key.as_deref()?).map(Other::ByKey)
}

/// 12:00:00 UTC of a day; `None` at the edges of time.
fn noon(day: Date) -> Option<Instant> {
    TimeZone::UTC
        .to_timestamp(day.to_datetime(time(12, 0, 0, 0)))
        .ok()
}

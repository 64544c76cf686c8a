//! Periods and terms of law in words.

use catalogue::{InForce, Term};
use codes::period::{DayZero, Period, Roll};

use crate::api::word;
use crate::text::Say;

/// `1 year 6 months`, `7 working days`; `1年6个月`.
#[must_use]
pub fn period_words(say: Say, period: &Period) -> String {
    let part = |n: u16, key: &str| (n > 0).then(|| say.with("n", u32::from(n)).t(key));
    match *period {
        Period::WorkingDays(n) => say.with("n", u32::from(n)).t("period-working-days"),
        Period::Calendar {
            years,
            months,
            weeks,
            days,
        } => {
            let parts: Vec<String> = [
                part(years, "period-years"),
                part(months, "period-months"),
                part(weeks, "period-weeks"),
                part(days, "period-days"),
            ]
            .into_iter()
            .flatten()
            .collect();
            let between = if say.lang().is_chinese() { "" } else { " " };
            if parts.is_empty() {
                say.t("period-none")
            } else {
                parts.join(between)
            }
        }
    }
}

/// A term with how it is counted: `60 days from service; that day is not counted`.
#[must_use]
pub fn term_words(say: Say, term: &Term) -> String {
    let from = say.word("clock-", &word(term.from));
    let mut words = say
        .with("period", period_words(say, &term.within))
        .with("from", &from)
        .t("term");
    if term.day_zero == DayZero::Included {
        words += &say.t("term-day-zero");
    }
    if term.roll == Roll::NextWorkingDay {
        words += &say.t("term-roll");
    }
    words
}

/// From when until when a rule is in force.
#[must_use]
pub fn in_force_words(say: Say, span: &InForce) -> String {
    span_words(say, "in-force", span)
}

/// The same span, as days of decision to which a rule applies.
#[must_use]
pub fn decided_words(say: Say, span: &InForce) -> String {
    span_words(say, "decided", span)
}

fn span_words(say: Say, key: &str, span: &InForce) -> String {
    let last = span.in_force_until.and_then(|d| d.yesterday().ok());
    match (span.in_force_from, last) {
        (None, None) => say.t(&format!("{key}-always")),
        (Some(from), None) => say.with("from", from).t(&format!("{key}-from")),
        (None, Some(last)) => say.with("last", last).t(&format!("{key}-until")),
        (Some(from), Some(last)) => say
            .with("from", from)
            .with("last", last)
            .t(&format!("{key}-between")),
    }
}

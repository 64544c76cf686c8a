//! Lints on identifier schemes.

use codes::{Identifier, IdentifierError};

use super::{Out, words};
use crate::load::draft::Draft;
use crate::load::place::{Place, Placed};
use crate::model::{Head, IdentifierScheme, Strength};

fn schemes(head: &Placed<Head>) -> impl Iterator<Item = (Place, &IdentifierScheme)> {
    let all = head.value.identifier_schemes.iter().enumerate();
    all.map(|(i, scheme)| (head.at("identifier_scheme").at(i), scheme))
}

/// Whether the scheme's name is one of natural persons.
pub(super) fn is_of_persons(scheme: &str) -> bool {
    matches!(
        Identifier::new(scheme, "1"),
        Err(IdentifierError::NaturalPersons(_))
    )
}

pub(super) fn numbers_people(draft: &Draft, out: &mut Out<'_>) {
    for (place, scheme) in draft.head.iter().flat_map(schemes) {
        let by_name = is_of_persons(&scheme.id).then(|| (place.at("id"), scheme.id.clone()));
        let by_title = || {
            scheme.title.0.iter().find_map(|(lang, title)| {
                Some((place.at("title").at(lang), words::person_in_scheme(title)?))
            })
        };
        if let Some((place, word)) = by_name.or_else(by_title) {
            let message = format!("scheme `{}` (`{word}`) numbers people", scheme.id);
            out.say(&place, message)
                .help("only organisations are subjects; leave the scheme out");
        }
    }
}

pub(super) fn weak_without_reason(draft: &Draft, out: &mut Out<'_>) {
    for (place, scheme) in draft.head.iter().flat_map(schemes) {
        if scheme.strength == Strength::Weak && scheme.why_weak.is_empty() {
            let message = format!("`{}` is weak and does not say why", scheme.id);
            out.say(&place.at("strength"), message)
                .help("add `why_weak`: every page and export says it beside the identifier");
        }
    }
}

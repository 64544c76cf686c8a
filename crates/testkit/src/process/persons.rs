//! The people of the register: ids and nothing else.

use register::proceeding::PersonId;

use crate::chance::Chance;

/// How many there are: enough for every part in one proceeding, and few enough
/// that one often meets a matter again.
const PEOPLE: usize = 6;

/// All of them.
pub(crate) fn everybody() -> Vec<PersonId> {
    (1..=PEOPLE)
        .map(|n| PersonId::parse(&format!("officer-{n}")).expect("an id"))
        .collect()
}

/// One who is none of these.
pub(crate) fn other_than(chance: &mut Chance, those: &[PersonId]) -> Option<PersonId> {
    let left: Vec<_> = everybody()
        .into_iter()
        .filter(|person| !those.contains(person))
        .collect();
    chance.one(&left).cloned()
}

/// One of these who is none of those.
pub(crate) fn one_of(
    chance: &mut Chance,
    these: &[PersonId],
    those: &[PersonId],
) -> Option<PersonId> {
    let left: Vec<_> = these.iter().filter(|p| !those.contains(p)).collect();
    chance.one(&left).map(|person| (*person).clone())
}

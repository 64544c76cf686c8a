//! Separation: what nobody may do who did an earlier step of the same matter,
//! whatever roles the person has. Pure: the steps are an argument.
//!
//! `register::proceeding` asks the same of a proceeding's own history before a
//! step is taken, and knows more of it (who stood aside, earlier contests). This
//! is for pages, to say so beforehand, and for what is no proceeding.

use super::Power;

/// A step of the matter, by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Did<'a> {
    /// Id of the person.
    pub person: &'a str,
    /// What was done.
    pub power: Power,
}

/// The same person did a step that excludes this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "who did `{}` in this matter may not do `{}` in it: another person must",
    .earlier.word(), .power.word()
)]
pub struct SamePerson {
    /// What is to be done.
    pub power: Power,
    /// What the person did before.
    pub earlier: Power,
}

/// Earlier steps that exclude whoever did them.
pub(super) fn excluded_by(power: Power) -> &'static [Power] {
    use Power as P;
    match power {
        P::Approve => &[P::Investigate, P::Propose],
        P::HoldHearing => &[P::Investigate, P::Propose, P::Approve],
        P::Decide => &[P::Investigate, P::Propose, P::HoldHearing],
        P::DecideObjection => &[
            P::Investigate,
            P::Propose,
            P::Approve,
            P::HoldHearing,
            P::Decide,
        ],
        P::DecideAppeal => &[
            P::Investigate,
            P::Propose,
            P::Approve,
            P::HoldHearing,
            P::Decide,
            P::DecideObjection,
        ],
        P::DecideRepair => &[P::AcceptRepair],
        // What a person undid or saw excludes nobody, nor does a step of the
        // other side; the rest are first steps.
        P::Investigate
        | P::Propose
        | P::Notify
        | P::ScheduleHearing
        | P::Correct
        | P::RecordCourtOutcome
        | P::SuspendEffect
        | P::Annul
        | P::AcceptRepair
        | P::Withdraw
        | P::Erase
        | P::ViewNonPublic
        | P::ViewAccesses
        | P::EnterForOrganisation
        | P::Answer
        | P::Object
        | P::Appeal
        | P::ApplyForRepair
        | P::ManagePeople
        | P::ManageGrants => &[],
    }
}

/// May this person do the next step of a matter, after these?
///
/// # Errors
/// [`SamePerson`] names the step that excludes.
pub fn separate(person: &str, power: Power, earlier: &[Did<'_>]) -> Result<(), SamePerson> {
    let excluding = excluded_by(power);
    let own = earlier.iter().filter(|did| did.person == person);
    for did in own {
        if excluding.contains(&did.power) {
            let earlier = did.power;
            return Err(SamePerson { power, earlier });
        }
    }
    Ok(())
}

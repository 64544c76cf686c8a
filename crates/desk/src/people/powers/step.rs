//! Which power a step of a proceeding needs. A step that is added there does not
//! compile here before somebody has said whose it is.

use register::proceeding::{Step, Way};

use super::Power;

/// Powers of which one is needed to take a step. `contest` is the way of the
/// contest that is open, if one is.
#[must_use]
pub fn needed(step: &Step, contest: Option<Way>) -> &'static [Power] {
    use Power as P;
    match step {
        Step::Proposed(_) | Step::Changed(_) => &[P::Propose],
        Step::Approved | Step::SentBack { .. } => &[P::Approve],
        Step::Notified(_) | Step::Served(_) => &[P::Notify],
        Step::Replied { .. } | Step::Waived { .. } | Step::HearingAsked { .. } => {
            &[P::Answer, P::EnterForOrganisation]
        }
        Step::HearingSet { .. } => &[P::ScheduleHearing],
        Step::HearingHeld { .. } => &[P::HoldHearing],
        Step::Decided(_) => &[P::Decide],
        Step::Dropped { .. } => &[P::Propose, P::Decide],
        Step::Contested { way, .. } => match way {
            Way::Objection => &[P::Object, P::EnterForOrganisation],
            Way::Appeal | Way::Court => &[P::Appeal, P::EnterForOrganisation],
        },
        Step::Settled(_) => match contest {
            Some(Way::Objection) => &[P::DecideObjection],
            Some(Way::Appeal) => &[P::DecideAppeal],
            Some(Way::Court) => &[P::RecordCourtOutcome],
            None => &[],
        },
        Step::Corrected(_) => &[P::Correct],
        Step::Withdrawn(_) => &[P::Withdraw],
        Step::RepairAsked { .. } => &[P::ApplyForRepair, P::EnterForOrganisation],
        Step::RepairAccepted { .. } | Step::RepairReturned { .. } => &[P::AcceptRepair],
        Step::Repaired(_) | Step::RepairRefused { .. } => &[P::DecideRepair],
        // Whoever could take a step may stand aside.
        Step::Recused { .. } => &[
            P::Propose,
            P::Approve,
            P::HoldHearing,
            P::Decide,
            P::DecideObjection,
            P::DecideAppeal,
        ],
    }
}

//! What the organisation was told: a proceeding as the one it is about may see
//! it, before and after the act is in the record.

use super::step::{Step, Taken};

/// The steps of a proceeding that its organisation was told of or took itself;
/// `None`: it was told of none yet.
///
/// It is told by a notice or by service of the decision. Of the texts it sees
/// those that were told to it, of a decision only what was served; who looked
/// at a text, sent it back or stepped aside, and why it was dropped, is between
/// officers. [`super::fold`] takes what is left.
#[must_use]
pub fn told(steps: &[Taken]) -> Option<Vec<Taken>> {
    let mut seen: Vec<Taken> = Vec::new();
    let (mut text, mut decided) = (None, None);
    for taken in steps {
        match &taken.step {
            Step::Proposed(_) | Step::Changed(_) => {
                text = Some(taken);
                decided = None;
            }
            Step::Decided(_) => decided = Some(taken),
            Step::Approved | Step::SentBack { .. } | Step::Recused { .. } => {}
            Step::Notified(_) | Step::Served(_) => {
                let first = seen.is_empty();
                seen.extend(text.take().map(|text| told_text(text, first)));
                seen.extend(decided.take().cloned());
                seen.push(taken.clone());
            }
            _ if seen.is_empty() => {}
            Step::Dropped { .. } => {
                let step = Step::Dropped { why: String::new() };
                let taken = taken.clone();
                seen.push(Taken { step, ..taken });
            }
            _ => seen.push(taken.clone()),
        }
    }
    (!seen.is_empty()).then_some(seen)
}

/// The first text it was told opens the proceeding as it sees it.
fn told_text(text: &Taken, first: bool) -> Taken {
    let step = match text.step.clone() {
        Step::Changed(proposal) if first => Step::Proposed(proposal),
        step => step,
    };
    Taken {
        step,
        ..text.clone()
    }
}

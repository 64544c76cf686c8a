//! Why a step was not taken, in words.

use desk::ProceedError;
use desk::people::powers::Denied;
use register::proceeding::Refused;

use crate::text::{Lang, Said, Say};
use crate::web::Wrong;

/// In words, each reason a line; a fault of ours is none.
///
/// # Errors
/// [`Wrong`]: ours, or there is no such proceeding.
pub fn reasons(say: Say, error: ProceedError) -> Result<Vec<Said>, Wrong> {
    match error {
        ProceedError::Rules(all) => Ok(all.iter().map(|r| words(say, r)).collect()),
        ProceedError::Refused(all) => Ok(all.into_iter().map(|text| english(say, text)).collect()),
        ProceedError::Denied(why) => Ok(vec![Said::plain(denied(say, &why))]),
        ProceedError::Busy => Ok(vec![Said::plain(say.t("refused-busy"))]),
        ProceedError::Meanwhile => Ok(vec![Said::plain(say.t("refused-meanwhile"))]),
        ProceedError::Unknown(_) => Err(Wrong::NotFound),
        fault => Err(Wrong::fault(&fault)),
    }
}

/// Words that are only there in English.
#[must_use]
pub fn english(say: Say, text: String) -> Said {
    let lang = (say.lang() != Lang::En).then(|| Lang::En.tag().to_owned());
    Said { text, lang }
}

/// Which power is missing, and what would help.
fn denied(say: Say, why: &Denied) -> String {
    let (power, key) = match why {
        Denied::Nobody => return say.t("denied-nobody"),
        Denied::Role(power) => (power, "denied-role"),
        Denied::Body(power) => (power, "denied-body"),
        Denied::Day(power) => (power, "denied-day"),
        Denied::SecondStep(power) => (power, "denied-second-step"),
    };
    say.with("power", say.word("power-", power.word())).t(key)
}

/// One reason.
#[must_use]
pub fn words(say: Say, refused: &Refused) -> Said {
    let day = |day: &codes::Date, key: &str| say.with("day", say.day(*day)).t(key);
    Said::plain(match refused {
        Refused::NotNow { stage, .. } => say
            .with("stage", say.word("stage-", stage))
            .t("refused-not-now"),
        Refused::NoBasis => say.t("refused-no-basis"),
        Refused::NoReasons => say.t("refused-no-reasons"),
        Refused::Empty(what) => say.t(match *what {
            "proof" => "refused-empty-proof",
            "reasons" => "refused-no-reasons",
            _ => "refused-empty",
        }),
        Refused::OwnProposal(_) => say.t("refused-own-proposal"),
        Refused::SamePerson { .. } => say.t("refused-same-person"),
        Refused::Recused(_) => say.t("refused-recused"),
        Refused::OtherOfficer(_) => say.t("refused-other-officer"),
        Refused::NotNotified => say.t("refused-not-notified"),
        Refused::ReplyOpen(last) => day(last, "refused-reply-open"),
        Refused::HearingOpen => say.t("refused-hearing-open"),
        Refused::NoHearing => say.t("refused-no-hearing"),
        Refused::HearingNotAsked => say.t("refused-hearing-not-asked"),
        Refused::TooLate(last) => day(last, "refused-too-late"),
        Refused::TooEarly(first) => day(first, "refused-too-early"),
        Refused::YetToCome(on) => day(on, "refused-yet-to-come"),
        Refused::Untold(why) => say.with("why", why.clone()).t("refused-untold"),
        // Of the law: told as the register says it.
        other => return english(say, other.to_string()),
    })
}

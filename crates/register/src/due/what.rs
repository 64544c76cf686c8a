//! What falls due: a closed list, but for the duties a law names in its own words.

use catalogue::Text;

/// What falls due.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// Last day to answer, before the act takes effect or is shown.
    Reply,
    /// Last day to ask for a hearing.
    HearingRequest,
    /// First day the public may see it.
    ShowingBegins,
    /// First day the public no longer sees it.
    ShowingEnds,
    /// First day it is no longer in effect.
    EffectEnds,
    /// Last day to object.
    Objection,
    /// Last day to decide an objection that was lodged.
    ObjectionToDecide,
    /// Last day to appeal.
    Appeal,
    /// Last day to decide an appeal that was lodged.
    AppealToDecide,
    /// First day to apply for repair.
    RepairOpens,
    /// Last day to review an act that took effect before it was heard.
    UrgentReview,
    /// Last day to do what the law asks, in its words.
    Duty(Text),
}

impl What {
    /// Stable word for files and programs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Reply => "reply",
            Self::HearingRequest => "hearing_request",
            Self::ShowingBegins => "showing_begins",
            Self::ShowingEnds => "showing_ends",
            Self::EffectEnds => "effect_ends",
            Self::Objection => "objection",
            Self::ObjectionToDecide => "objection_to_decide",
            Self::Appeal => "appeal",
            Self::AppealToDecide => "appeal_to_decide",
            Self::RepairOpens => "repair_opens",
            Self::UrgentReview => "urgent_review",
            Self::Duty(_) => "duty",
        }
    }

    /// Whether it is still due after its day, because the acts would tell if it
    /// had been done. Whether a duty was kept is in no act.
    #[must_use]
    pub fn may_be_overdue(&self) -> bool {
        matches!(
            self,
            Self::ObjectionToDecide | Self::AppealToDecide | Self::UrgentReview
        )
    }
}

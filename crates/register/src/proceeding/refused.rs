//! Why a step may not be taken.

use codes::Date;

use super::step::PersonId;

/// One reason; each says what to do, or whose turn it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Not at this point.
    #[error("`{step}` cannot follow now: the proceeding is {stage}")]
    NotNow {
        /// The step.
        step: &'static str,
        /// Where the proceeding stands.
        stage: &'static str,
    },
    /// No such act kind.
    #[error("act kind `{0}` is in no catalogue")]
    UnknownKind(String),
    /// Without competence.
    #[error(transparent)]
    Denied(#[from] crate::competence::Denied),
    /// No provision.
    #[error("no provision is cited: name the law it rests on")]
    NoBasis,
    /// An adverse act needs reasons.
    #[error("an adverse act needs reasons: say what was found and why the law leads to this")]
    NoReasons,
    /// Nothing is said where something must be.
    #[error("`{0}` is empty")]
    Empty(&'static str),
    /// Not an urgent kind.
    #[error("the law of `{0}` has no urgent acts: the organisation is heard first")]
    NotUrgent(String),
    /// Four eyes.
    #[error("{0} wrote the text: another officer must look at it")]
    OwnProposal(PersonId),
    /// The same person on both sides.
    #[error("{person} {did} in this proceeding: another person must {must}")]
    SamePerson {
        /// Who.
        person: PersonId,
        /// What they did.
        did: &'static str,
        /// What another must do.
        must: &'static str,
    },
    /// Recused.
    #[error("{0} has stepped back from this proceeding")]
    Recused(PersonId),
    /// The one who was named must do it.
    #[error("the hearing is held by {0}, who was named in the invitation")]
    OtherOfficer(PersonId),
    /// Nobody was told.
    #[error("the organisation has not been told: serve the notice with reasons and remedies first")]
    NotNotified,
    /// It may still answer.
    #[error(
        "the organisation may still answer until {0}: decide after that day, or when it has answered"
    )]
    ReplyOpen(Date),
    /// A hearing was asked for.
    #[error("a hearing was asked for and has not been held")]
    HearingOpen,
    /// There is none.
    #[error("the law of this act kind has no hearing")]
    NoHearing,
    /// No hearing was asked for.
    #[error("nobody asked for a hearing")]
    HearingNotAsked,
    /// Too late.
    #[error("too late: the last day was {0}")]
    TooLate(Date),
    /// Too early.
    #[error("too early: not before {0}")]
    TooEarly(Date),
    /// In the future.
    #[error("{0} is yet to come")]
    YetToCome(Date),
    /// A last day cannot be told.
    #[error("the last day cannot be told: {0}")]
    Untold(String),
    /// The wrong body.
    #[error("this is decided by `{0}`")]
    OtherBody(String),
    /// Not a court.
    #[error("this is before a court, and `{0}` is none")]
    NoCourt(String),
    /// An act kind that does not do this.
    #[error("act kind `{kind}` does not {must}")]
    OtherKind {
        /// Kind.
        kind: String,
        /// What it must do.
        must: &'static str,
    },
    /// No way.
    #[error("there is no such way to contest this act")]
    NoWay,
}

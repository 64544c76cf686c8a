//! Why an act is refused.

use codes::Date;

/// Why an act is refused; one for each thing wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Kind is in no catalogue.
    #[error("act kind `{0}` is in no catalogue")]
    UnknownKind(String),
    /// Competence.
    #[error(transparent)]
    Competence(#[from] crate::competence::Denied),
    /// No provision cited.
    #[error("no provision is cited")]
    NoBasis,
    /// Unknown provision.
    #[error("provision `{0}` is in no catalogue")]
    UnknownProvision(String),
    /// Kind may not rest on this provision.
    #[error("`{kind}` may not rest on `{provision}`")]
    WrongProvision {
        /// Kind.
        kind: String,
        /// Provision.
        provision: String,
    },
    /// Provision not in force on the day of decision.
    #[error("`{provision}` was not in force on {on}")]
    NotInForce {
        /// Provision.
        provision: String,
        /// Day of decision.
        on: Date,
    },
    /// Subject of a sort this kind does not concern.
    #[error("`{kind}` does not concern a subject of this sort")]
    SubjectKind {
        /// Kind.
        kind: String,
    },
    /// The subject is not named.
    #[error("the subject is not named")]
    NoName,
    /// Content does not fit the schema.
    #[error("content: {0}")]
    Content(String),
    /// Decided in the future.
    #[error("decided on {0}, which is yet to come")]
    Future(Date),
    /// Served before it was decided.
    #[error("served on {served}, before it was decided on {decided}")]
    ServedFirst {
        /// Day of service.
        served: Date,
        /// Day of decision.
        decided: Date,
    },
    /// An adverse act that takes effect before the subject was told.
    #[error("takes effect on {from}, before it was served on {served}")]
    Unserved {
        /// First day of effect.
        from: Date,
        /// Day of service.
        served: Date,
    },
    /// Span reversed.
    #[error("effect ends on {until} before it begins on {from}")]
    Span {
        /// From.
        from: Date,
        /// Until.
        until: Date,
    },
    /// Kind requires the act to state its end.
    #[error("`{0}` must state the day its effect ends")]
    NoEnd(String),
    /// Must name the act it changes, or names one it may not change.
    #[error("`{kind}` cannot change {what}")]
    Changes {
        /// Kind.
        kind: String,
        /// What.
        what: String,
    },
    /// Rests on something it may not, or on nothing though it must.
    #[error("`{kind}` cannot rest on {what}")]
    RestsOn {
        /// Kind.
        kind: String,
        /// What.
        what: String,
    },
}

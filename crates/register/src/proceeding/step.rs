//! The steps, and what each of them says.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use codes::{Date, Identifier};
use serde::{Deserialize, Serialize};

use crate::{ActId, Citation, Instant, Value};

/// Opaque id of a person who acts: says nothing about them. Small letters,
/// digits, hyphens and low lines, at most 64.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PersonId(Arc<str>);

impl PersonId {
    /// Reads one; `None` when it has not the form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b);
        let ok = !text.is_empty() && text.len() <= 64 && text.bytes().all(fits);
        ok.then(|| Self(text.into()))
    }

    /// As text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for PersonId {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        Self::parse(&text).ok_or_else(|| {
            format!("`{text}` is no person's id: small letters, digits, `-` and `_`, at most 64")
        })
    }
}

impl From<PersonId> for String {
    fn from(id: PersonId) -> Self {
        id.0.to_string()
    }
}

/// An act as it is proposed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    /// Qualified act kind.
    pub kind: String,
    /// Qualified authority.
    pub authority: String,
    /// Identifier of the organisation.
    pub identifier: Identifier,
    /// Its name, which must agree with the register.
    pub name: String,
    /// Provisions.
    pub basis: Vec<Citation>,
    /// Content by field name.
    #[serde(default)]
    pub content: BTreeMap<String, Value>,
    /// Reasons: what was found and why the law leads to this.
    #[serde(default)]
    pub reasons: Option<String>,
    /// First day of effect, where it is not the day of service.
    #[serde(default)]
    pub effective_from: Option<Date>,
    /// First day no longer in effect, where the act says.
    #[serde(default)]
    pub effective_until: Option<Date>,
    /// Acts it rests on.
    #[serde(default)]
    pub rests_on: Vec<ActId>,
    /// Why it cannot wait until the organisation was heard. Only for act kinds
    /// whose law has urgent acts.
    #[serde(default)]
    pub urgent: Option<String>,
}

/// How a paper reached the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Handed over.
    InPerson,
    /// Through the post, with an advice of delivery.
    Post,
    /// To the electronic address the organisation agreed to.
    Electronic,
    /// By public notice, since it could not be reached otherwise.
    PublicNotice,
}

/// Service of a paper on the organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Day it was served, or is deemed served.
    pub on: Date,
    /// How.
    pub by: Means,
    /// What proves it: number of the advice of delivery, of the receipt.
    pub proof: String,
}

/// What was decided.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// Day of decision.
    pub on: Date,
    /// Reasons, the organisation's answer weighed; in place of the proposal's.
    pub reasons: String,
}

/// A way to contest an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// To the deciding authority; another officer decides.
    Objection,
    /// To another body.
    Appeal,
    /// To a court.
    Court,
}

/// A later act about the act in the record: how a contest ended, that a slip was
/// corrected, that the act was taken back, that its duties are met.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Qualified act kind of the outcome; its effect says what becomes of the act.
    pub kind: String,
    /// Qualified authority that decided.
    pub authority: String,
    /// Provisions of the outcome.
    pub basis: Vec<Citation>,
    /// Day of decision.
    pub on: Date,
    /// Reasons.
    pub reasons: String,
    /// Content: what is amended.
    #[serde(default)]
    pub content: BTreeMap<String, Value>,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// An officer proposes an act: opens the proceeding.
    Proposed(Proposal),
    /// The text is changed: what was approved or notified before no longer counts.
    Changed(Proposal),
    /// A second officer agrees to the text.
    Approved,
    /// The second officer does not.
    SentBack {
        /// Why.
        why: String,
    },
    /// The organisation is told what is intended, why, and what it can do.
    Notified(Service),
    /// It answers.
    Replied {
        /// Day received.
        on: Date,
        /// What it says.
        text: String,
    },
    /// It says that it will not answer, or accepts.
    Waived {
        /// Day received.
        on: Date,
    },
    /// It asks to be heard.
    HearingAsked {
        /// Day received.
        on: Date,
    },
    /// A hearing is set.
    HearingSet {
        /// Day of the hearing.
        on: Date,
        /// Service of the invitation.
        invited: Service,
        /// Who will hold it: nobody who investigated.
        officer: PersonId,
    },
    /// The hearing took place.
    HearingHeld {
        /// Day.
        on: Date,
        /// The record of it, or where it is.
        record: String,
    },
    /// The authority decides on the act.
    Decided(Decision),
    /// The proceeding ends without an act.
    Dropped {
        /// Why.
        why: String,
    },
    /// The decision is served: the act enters the record.
    Served(Service),
    /// The organisation contests the act.
    Contested {
        /// Which way.
        way: Way,
        /// Qualified act kind of the contest.
        kind: String,
        /// Provisions that give the right.
        basis: Vec<Citation>,
        /// Day received.
        on: Date,
        /// Its grounds.
        grounds: String,
    },
    /// The contest is decided.
    Settled(Settlement),
    /// A slip in the act is corrected; the rest stands.
    Corrected(Settlement),
    /// The authority takes its act back.
    Withdrawn(Settlement),
    /// The organisation asks that its standing be restored.
    RepairAsked {
        /// Day received.
        on: Date,
        /// What shows that the duties are met.
        proof: String,
    },
    /// The application is complete: the time to decide runs.
    RepairAccepted {
        /// Day.
        on: Date,
    },
    /// The application lacks something; the organisation may ask again.
    RepairReturned {
        /// Day.
        on: Date,
        /// What is missing.
        why: String,
    },
    /// The duties are met: the act no longer counts.
    Repaired(Settlement),
    /// They are not; the organisation may ask again.
    RepairRefused {
        /// Day of decision.
        on: Date,
        /// Why.
        reasons: String,
    },
    /// The person who takes this step will take no other in this proceeding.
    Recused {
        /// Why.
        why: String,
    },
}

impl Step {
    /// Its word, as kept and shown in lists.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Proposed(_) => "proposed",
            Self::Changed(_) => "changed",
            Self::Approved => "approved",
            Self::SentBack { .. } => "sent_back",
            Self::Notified(_) => "notified",
            Self::Replied { .. } => "replied",
            Self::Waived { .. } => "waived",
            Self::HearingAsked { .. } => "hearing_asked",
            Self::HearingSet { .. } => "hearing_set",
            Self::HearingHeld { .. } => "hearing_held",
            Self::Decided(_) => "decided",
            Self::Dropped { .. } => "dropped",
            Self::Served(_) => "served",
            Self::Contested { .. } => "contested",
            Self::Settled(_) => "settled",
            Self::Corrected(_) => "corrected",
            Self::Withdrawn(_) => "withdrawn",
            Self::RepairAsked { .. } => "repair_asked",
            Self::RepairAccepted { .. } => "repair_accepted",
            Self::RepairReturned { .. } => "repair_returned",
            Self::Repaired(_) => "repaired",
            Self::RepairRefused { .. } => "repair_refused",
            Self::Recused { .. } => "recused",
        }
    }
}

/// A step that was taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    /// The step.
    pub step: Step,
    /// Who took it, or entered it for the organisation.
    pub by: PersonId,
    /// When it was entered.
    pub at: Instant,
    /// That instant's day where the authority is.
    pub on: Date,
    /// The act it put into the record, if it did.
    pub act: Option<ActId>,
    /// Whether its texts were erased: they are empty then.
    pub erased: bool,
}

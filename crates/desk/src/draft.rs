//! What is asked to be recorded, before the law was asked.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use register::{ActId, Citation, Instant, Value};

/// Who a matter is about, as its source says.
#[derive(Debug, Clone, PartialEq)]
pub struct SubjectClaim {
    /// Identifier under which the register keeps (or will keep) it.
    pub identifier: Identifier,
    /// Name in the source; `None` where the source has no name, only a key.
    pub name: Option<String>,
    /// Sort of subject.
    pub kind: SubjectKind,
    /// Further identifiers the source gives.
    pub also: Vec<Identifier>,
}

/// How a draft names another act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ref {
    /// By id.
    Id(ActId),
    /// By natural key, among the acts of the same subject and catalogue.
    Key(String),
}

/// An act to be recorded: [`register::Act`] without what only the desk knows
/// (when it was recorded).
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// Its id, from its natural key.
    pub id: ActId,
    /// The natural key.
    pub key: String,
    /// Qualified kind.
    pub kind: Arc<str>,
    /// Qualified authority.
    pub authority: Arc<str>,
    /// Provisions.
    pub basis: Vec<Citation>,
    /// The act whose day of decision is this one's too, where the source says
    /// no day: the desk then puts it in the place of [`Draft::decided_on`], in the
    /// id and in `effective_from`.
    pub day_of: Option<Ref>,
    /// Day of decision.
    pub decided_on: Date,
    /// Day of service.
    pub served_on: Option<Date>,
    /// First day of effect.
    pub effective_from: Date,
    /// First day no longer in effect.
    pub effective_until: Option<Date>,
    /// Content.
    pub content: BTreeMap<String, Value>,
    /// Reasons.
    pub reasons: Option<String>,
    /// Act it changes; the thread is that act's.
    pub changes: Option<Ref>,
    /// Acts it rests on.
    pub rests_on: Vec<Ref>,
    /// Sandbox replay only: when the source says it became known.
    pub known_at: Option<Instant>,
}

/// Acts about one subject from one place in a source, that stand or fall
/// together: all are recorded, or all are held, or all are refused.
#[derive(Debug, Clone, PartialEq)]
pub struct Matter {
    /// Where it comes from, for people: `epa_penalties.csv.gz line 17`, or a
    /// reference number.
    pub source: String,
    /// Catalogue id.
    pub catalogue: String,
    /// Whom it is about.
    pub subject: SubjectClaim,
    /// The acts, an act before those that change it.
    pub drafts: Vec<Draft>,
}

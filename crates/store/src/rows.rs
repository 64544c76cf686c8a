//! What goes in and comes out: plain values, no SQL.

use crate::KeptStep;
use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use register::{Act, ActId, Instant, State};

/// An act to be kept, with what the log and its readers need.
#[derive(Debug, Clone)]
pub struct NewAct {
    /// The act.
    pub act: Arc<Act>,
    /// Issuer-signed part: the log entry.
    pub jwt: String,
    /// Disclosures, each followed by `~` (empty: none).
    pub disclosures: String,
}

/// An act as kept.
#[derive(Debug, Clone)]
pub struct KeptAct {
    /// The act, read back from its disclosures.
    pub act: Act,
    /// Index of its entry in the log, from 0.
    pub index: u64,
    /// Disclosures still kept, each followed by `~`.
    pub disclosures: String,
}

/// A log entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Index, from 0.
    pub index: u64,
    /// Issuer-signed part of the act.
    pub jwt: String,
}

/// The head of the log after a commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogHead {
    /// Number of entries.
    pub size: u64,
    /// `ledger::Frontier` as bytes.
    pub frontier: Vec<u8>,
    /// Signed checkpoint for this size; empty for a log that has none yet.
    pub checkpoint: String,
    /// `recorded_at` of the newest entry: the log's clock never runs back.
    pub recorded_at: Option<Instant>,
}

/// A subject as the register looks it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubjectRow {
    /// Primary identifier.
    pub id: Identifier,
    /// Catalogue that registered it.
    pub catalogue: String,
    /// Sort of subject.
    pub kind: SubjectKind,
    /// Name by its latest registration.
    pub name: String,
    /// Thread of its registration.
    pub registered_by: ActId,
}

/// A name a subject bears or bore, for look-up and agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameRow {
    /// Subject.
    pub subject: Identifier,
    /// As written.
    pub name: String,
    /// `register::name::normalise` of it.
    pub folded: String,
    /// Act that gave it.
    pub act: ActId,
}

/// A thread folded from its acts, the running of time left aside: what lists
/// and figures read. Made again whenever an act of its subject is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadRow {
    /// Thread id.
    pub id: ActId,
    /// Subject.
    pub subject: Identifier,
    /// Qualified kind of the opening act.
    pub kind: String,
    /// Qualified authority of the opening act.
    pub authority: String,
    /// Whether the opening act is adverse.
    pub adverse: bool,
    /// Day of decision.
    pub decided_on: Date,
    /// State by the acts alone.
    pub state: State,
    /// Day that state began.
    pub since: Date,
    /// First day no longer in effect by time.
    pub ends_on: Option<Date>,
    /// First day shown to the public; none: never.
    pub shown_from: Option<Date>,
    /// First day no longer shown, by time or because it fell, was repaired or
    /// ended.
    pub shown_until: Option<Date>,
    /// Qualified provisions of the opening act.
    pub basis: Vec<String>,
}

/// A row or act refused because identifier and name disagree (or the like):
/// kept beside the record, never in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Id: hash of source and content, so that a second run holds it once.
    pub id: String,
    /// Catalogue.
    pub catalogue: String,
    /// File name and line it came from.
    pub source: String,
    /// Identifier claimed.
    pub identifier: String,
    /// Name claimed.
    pub claimed_name: String,
    /// Name(s) in the register, `; ` between.
    pub register_name: String,
    /// Why it is held, in words.
    pub reason: String,
    /// What was to be recorded (kinds), for the person who looks.
    pub what: String,
    /// When.
    pub held_at: Instant,
}

/// How far an import has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportProgress {
    /// Hash of file content and mapping.
    pub id: String,
    /// File name, for people.
    pub file: String,
    /// Data rows dealt with so far, in file order.
    pub rows_done: u64,
    /// Acts recorded so far.
    pub acts: u64,
    /// Rows rejected so far.
    pub rejected: u64,
    /// Rows held so far.
    pub held: u64,
    /// Whether the end was reached.
    pub done: bool,
}

/// Everything one commit keeps, or none of it.
#[derive(Debug, Clone, Default)]
pub struct Commit {
    /// Log size this commit was made against.
    pub expected_size: u64,
    /// Lease the writer holds.
    pub epoch: u64,
    /// New acts in log order; entry `i` gets index `expected_size + i`.
    pub acts: Vec<NewAct>,
    /// Subjects new or changed.
    pub subjects: Vec<SubjectRow>,
    /// Names new to their subject; a folded form it has already is left alone.
    pub names: Vec<NameRow>,
    /// Further identifiers: identifier, subject. Several subjects may have one.
    pub identifiers: Vec<(Identifier, Identifier)>,
    /// Threads new or changed. Of a known one, state, days and `adverse` are
    /// changed; what its opening act fixed is not.
    pub threads: Vec<ThreadRow>,
    /// Held rows, new ones kept, known ones left alone.
    pub held: Vec<HeldRow>,
    /// Steps of proceedings that put these acts into the record.
    pub steps: Vec<KeptStep>,
    /// Import marker.
    pub import: Option<ImportProgress>,
    /// New head; `None` when `acts` is empty.
    pub head: Option<LogHead>,
}

/// Which threads a list shows.
#[derive(Debug, Clone, Default)]
pub struct ThreadFilter {
    /// Catalogue id.
    pub catalogue: Option<String>,
    /// Qualified kind.
    pub kind: Option<String>,
    /// Qualified authority.
    pub authority: Option<String>,
    /// Qualified provision.
    pub basis: Option<String>,
    /// Adverse or not.
    pub adverse: Option<bool>,
    /// Shown to the public on this day.
    pub shown_on: Option<Date>,
}

/// One page of a list by keyset: newest decision first.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Id of the last row of the page before.
    pub after: Option<String>,
    /// Rows at most.
    pub limit: usize,
}

/// Counts over the whole register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Stats {
    /// Subjects by catalogue.
    pub subjects: BTreeMap<String, u64>,
    /// Acts by qualified kind.
    pub acts: BTreeMap<String, u64>,
    /// Threads by (catalogue, qualified kind of the opening act, state by acts).
    pub threads: BTreeMap<(String, String, State), u64>,
    /// Held rows by catalogue.
    pub held: BTreeMap<String, u64>,
    /// Log entries.
    pub entries: u64,
}

/// Figures of one authority.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthorityFigures {
    /// Threads by qualified kind and state by acts.
    pub threads: BTreeMap<(String, State), u64>,
    /// For adverse threads that fell: days from decision to the fall, sorted.
    pub days_to_fall: Vec<i32>,
    /// First and last day of decision.
    pub span: Option<(Date, Date)>,
}

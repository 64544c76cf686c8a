//! What pages, API and command line are given to render: plain values joined
//! from acts, law and standing. No JSON, no HTML, no language chosen yet:
//! texts come in all languages of the catalogue.

use std::sync::Arc;

use catalogue::{ActKind, Authority, Provision, Strength, Text};
use codes::{Date, Identifier};
use register::standing::{Named, ThreadStanding};
use register::{Act, ActId, Due, Instant, State, Value};
use store::{HeldRow, LogHead, SubjectRow, ThreadRow};

/// The question a view answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Day on which standing is asked.
    pub as_of: Date,
    /// Instant up to which acts are known.
    pub known_at: Instant,
    /// The register's today.
    pub today: Date,
    /// True when either was given rather than now.
    pub historic: bool,
}

/// Who is looking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anyone: only what is shown today.
    Public,
    /// The operator at the terminal: all.
    Operator,
}

/// An identifier with what is known of its scheme.
#[derive(Debug, Clone)]
pub struct IdentifierView {
    /// The identifier.
    pub identifier: Identifier,
    /// Scheme title.
    pub scheme: Text,
    /// Weak identities say why.
    pub strength: Strength,
    /// Why it is weak.
    pub why_weak: Text,
    /// Findings of the check (rule, message), where the scheme has one.
    pub findings: Vec<(String, String)>,
}

/// One field of content.
#[derive(Debug, Clone)]
pub struct FieldView {
    /// Field name.
    pub name: String,
    /// Title by language (may be empty: show the name).
    pub title: Text,
    /// Value; `None` where withheld from this audience.
    pub value: Option<Value>,
    /// Unit, e.g. `TWD`.
    pub unit: Option<String>,
}

/// A provision cited.
#[derive(Debug, Clone)]
pub struct CitationView {
    /// Qualified id.
    pub id: String,
    /// Title of its instrument.
    pub instrument: Text,
    /// Citation.
    pub citation: Text,
    /// Pinpoint as written by the authority.
    pub pinpoint: Option<String>,
    /// Link.
    pub link: Option<String>,
    /// Not checked in the source.
    pub unverified: bool,
}

/// One act, for this audience.
#[derive(Debug, Clone)]
pub struct ActView {
    /// The act; for the public without withheld content.
    pub act: Act,
    /// Its kind in the law.
    pub kind: Arc<ActKind>,
    /// Authority's name.
    pub authority: Text,
    /// Provisions.
    pub basis: Vec<CitationView>,
    /// Content.
    pub fields: Vec<FieldView>,
    /// Index in the log.
    pub index: u64,
}

/// A thread, for this audience.
#[derive(Debug, Clone)]
pub enum ThreadView {
    /// With content.
    Whole(Box<WholeThread>),
    /// That something was here, and why it went.
    Tombstone(TombstoneView),
}

/// A thread with content.
#[derive(Debug, Clone)]
pub struct WholeThread {
    /// Its standing on the day asked about.
    pub standing: ThreadStanding,
    /// Whether the public sees it today.
    pub public_today: bool,
    /// The opening act.
    pub opening: ActView,
    /// Steps known at the instant asked about, in order of effect.
    pub steps: Vec<ActView>,
    /// Adverse threads that rest on this one, and those it rests on.
    pub rests_on: Vec<ActId>,
}

/// What is left of a thread no longer shown.
#[derive(Debug, Clone)]
pub struct TombstoneView {
    /// Thread id.
    pub thread: ActId,
    /// Title of its kind.
    pub kind: Text,
    /// Qualified kind.
    pub kind_id: String,
    /// Authority's name.
    pub authority: Text,
    /// State today.
    pub state: State,
    /// Day it left public view.
    pub removed_on: Date,
}

/// One organisation.
#[derive(Debug, Clone)]
pub struct OrganisationView {
    /// The subject.
    pub subject: SubjectRow,
    /// The question.
    pub asked: Asked,
    /// Primary first.
    pub identifiers: Vec<IdentifierView>,
    /// Names up to the day asked about, newest last.
    pub names: Vec<Named>,
    /// Content of the registration that holds on the day (address, trade...).
    pub details: Vec<FieldView>,
    /// Title of the catalogue.
    pub catalogue: Text,
    /// What in that catalogue is not verified.
    pub unverified: Text,
    /// A sole trader's registered business: never assessed.
    pub sole_trader: bool,
    /// Non-adverse threads other than the registration, newest first.
    pub favourable: Vec<ThreadView>,
    /// Adverse threads, newest first.
    pub adverse: Vec<ThreadView>,
    /// What falls due from today on, in order; nothing when an earlier day or
    /// instant is asked about.
    pub due: Vec<DueLine>,
}

impl OrganisationView {
    /// Adverse threads shown whole that stand on the day asked about.
    pub fn standing_against(&self) -> impl Iterator<Item = &WholeThread> {
        self.adverse.iter().filter_map(|t| match t {
            ThreadView::Whole(w) if w.standing.state.stands() => Some(&**w),
            _ => None,
        })
    }
}

/// The page of one act.
#[derive(Debug, Clone)]
pub enum ActPage {
    /// Shown.
    Whole {
        /// The organisation.
        subject: SubjectRow,
        /// The thread it belongs to.
        thread: Box<WholeThread>,
        /// The act asked for (opening or step).
        act: Box<ActView>,
        /// The question.
        asked: Asked,
    },
    /// Gone from view; the organisation is not named.
    Gone(TombstoneView),
}

/// A line in a list of threads.
#[derive(Debug, Clone)]
pub struct ThreadLine {
    /// The row.
    pub row: ThreadRow,
    /// Name of the subject.
    pub subject: String,
    /// Title of the kind.
    pub kind: Text,
    /// Authority's name.
    pub authority: Text,
}

/// Which of what falls due a list shows.
#[derive(Debug, Clone)]
pub struct DueFilter {
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Also what should have been decided before the first day and is not.
    pub overdue: bool,
    /// Catalogue id.
    pub catalogue: Option<String>,
    /// Qualified authority: whose act it is about, or who has to see to it.
    pub authority: Option<String>,
    /// One organisation, by any of its identifiers.
    pub subject: Option<Identifier>,
}

impl DueFilter {
    /// All between two days, both included.
    #[must_use]
    pub fn between(from: Date, until: Date) -> Self {
        Self {
            from,
            until,
            overdue: false,
            catalogue: None,
            authority: None,
            subject: None,
        }
    }
}

/// A line in a list of what falls due.
#[derive(Debug, Clone)]
pub struct DueLine {
    /// What, when, for whom and why.
    pub due: Due,
    /// The organisation it is about.
    pub subject: SubjectRow,
    /// Title of the kind of the thread's opening act.
    pub kind: Text,
    /// Name of the authority that decided.
    pub authority: Text,
    /// Name of the body that has to see to it, where it is one and known.
    pub body: Option<Text>,
    /// Provision.
    pub basis: Option<CitationView>,
}

/// A hit of a look-up.
#[derive(Debug, Clone)]
pub struct Hit {
    /// The subject.
    pub subject: SubjectRow,
    /// The name or identifier that matched.
    pub matched: String,
    /// Adverse threads shown and standing today.
    pub standing_against: usize,
}

/// Start page.
#[derive(Debug, Clone)]
pub struct FrontView {
    /// The register's today.
    pub today: Date,
    /// Subjects by catalogue: id, title, count.
    pub catalogues: Vec<(String, Text, u64)>,
    /// Log entries.
    pub entries: u64,
    /// Adverse threads shown today.
    pub shown_today: u64,
    /// Adverse threads ever, and how many of them fell (annulled, withdrawn,
    /// replaced), were repaired, ended.
    pub adverse: u64,
    /// Fell.
    pub fallen: u64,
    /// Repaired.
    pub repaired: u64,
    /// Held, never entered.
    pub held: u64,
    /// Newest shown.
    pub newest: Vec<ThreadLine>,
}

/// Counts by state, zeros left out.
pub type StateCounts = Vec<(State, u64)>;

/// One authority.
#[derive(Debug, Clone)]
pub struct AuthorityView {
    /// Qualified id.
    pub id: String,
    /// The authority.
    pub authority: Authority,
    /// Its review body: qualified id and name.
    pub review_body: Option<(String, Text)>,
    /// By kind: qualified id, title, adverse, counts by state.
    pub kinds: Vec<(String, Text, bool, StateCounts)>,
    /// Adverse threads.
    pub adverse: u64,
    /// Of them annulled, withdrawn or replaced.
    pub fallen: u64,
    /// Median days from decision to the fall, over those that fell.
    pub median_days_to_fall: Option<i32>,
    /// Newest shown.
    pub newest: Vec<ThreadLine>,
    /// First and last day of decision.
    pub span: Option<(Date, Date)>,
}

/// One provision.
#[derive(Debug, Clone)]
pub struct ProvisionView {
    /// Qualified id.
    pub id: String,
    /// The provision.
    pub provision: Provision,
    /// Its instrument's title.
    pub instrument: Text,
    /// Kinds that may rest on it: qualified id, title.
    pub kinds: Vec<(String, Text)>,
    /// Adverse threads under it, all and shown today.
    pub threads: u64,
    /// Shown today.
    pub shown_today: u64,
    /// Newest shown.
    pub newest: Vec<ThreadLine>,
}

/// The log.
#[derive(Debug, Clone)]
pub struct LogView {
    /// Head.
    pub head: LogHead,
    /// Root hash, base64.
    pub root: String,
    /// Origin line.
    pub origin: String,
    /// Verifier key of the log (note format).
    pub verifier_key: String,
}

/// A page of held rows.
#[derive(Debug, Clone)]
pub struct HeldView {
    /// Rows; for the public without names.
    pub rows: Vec<HeldRow>,
    /// Count in all, by catalogue.
    pub counts: Vec<(String, u64)>,
}

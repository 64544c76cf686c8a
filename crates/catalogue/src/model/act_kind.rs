//! Act kinds: `acts/*.toml`, `lists/*.toml`, `measures/*.toml`, one a file.

use super::{ClockStart, InForce, Term, Text};
use codes::period::Period;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One kind of act: who may do it, under what, with which safeguards.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActKind {
    /// Local id; the file's stem.
    pub id: String,
    /// Title in each language.
    pub title: Text,
    /// What it means for the organisation, in plain words.
    #[serde(default)]
    pub plain: Text,
    /// What sort of act it is.
    pub role: Role,
    /// What it does to the earlier act it changes.
    #[serde(default)]
    pub effect: Effect,
    /// Act kinds (local ids) it may change; required unless `effect` is none.
    #[serde(default)]
    pub changes: Vec<String>,
    /// Act kinds (local ids) it rests on: it falls when they fall.
    #[serde(default)]
    pub rests_on: Vec<String>,
    /// Field of law, from a closed list.
    pub field: FieldOfLaw,
    /// Whether it takes something from the subject or shows it in a bad light.
    pub adverse: bool,
    /// Sorts of subject it may concern.
    pub subjects: Vec<SubjectKind>,
    /// Provisions (local ids) it may rest on: at least one.
    pub provisions: Vec<String>,
    /// JSON Schema (draft 2020-12) of its content: `type = "object"`, with
    /// `properties`; a property may carry `title` (text by language) and
    /// `disclosure` = `public` (default) | `parties` | `sealed`, `unit`.
    #[serde(default)]
    #[schemars(with = "serde_json::Value")]
    pub content: serde_json::Value,
    /// Notice before it takes effect or is shown. Required when adverse.
    #[serde(default)]
    pub notice: Option<Notice>,
    /// Hearing.
    #[serde(default)]
    pub hearing: Option<Hearing>,
    /// Set when the act may take effect before it was heard.
    #[serde(default)]
    pub urgent: Option<Urgent>,
    /// Publication, a rule a generation and gravity; the first that matches
    /// the day of decision and the content applies. None: never shown.
    #[serde(default)]
    pub publication: Vec<PublicationRule>,
    /// When the act's own effect ends. Required when adverse.
    #[serde(default)]
    pub ends: Option<Ending>,
    /// Objection to the deciding authority. Required when adverse.
    #[serde(default)]
    pub objection: Option<Remedy>,
    /// Repair. Required when adverse.
    #[serde(default)]
    pub repair: Option<Repair>,
    /// Appeal to another body. Required when adverse.
    #[serde(default)]
    pub appeal: Option<Remedy>,
    /// Clocks the authority must keep that no section above carries: publish
    /// within seven working days, take down within three.
    #[serde(default, rename = "duty")]
    pub duties: Vec<Duty>,
    /// What is left to see once it is removed.
    #[serde(default)]
    pub removal: Removal,
    /// True where rules of this kind were not checked in the source.
    #[serde(default)]
    pub unverified: bool,
}

/// Sort of act.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Enters the subject: names, addresses, status.
    Registration,
    /// Grants, renews or changes a licence.
    Licence,
    /// States what was found: inspection, test, audit.
    Finding,
    /// Penalty or order.
    Sanction,
    /// Puts a subject on a public list.
    Listing,
    /// A consequence resting on another act.
    Measure,
    /// Corrects a slip in an earlier act.
    Correction,
    /// The subject contests: objection, petition, appeal.
    Contest,
    /// Decides a contest.
    Outcome,
    /// Takes the place of an earlier act.
    Replacement,
    /// Duties met; standing restored.
    Repair,
    /// Ends by time or by the authority taking it back.
    Lapse,
}

/// What an act does to the act it changes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Nothing: it opens a thread or only adds to it.
    #[default]
    None,
    /// Marks it as disputed until decided.
    Contests,
    /// Ends the dispute; the act stands.
    Upholds,
    /// Ends the dispute; the act stands as amended by this act's content.
    Amends,
    /// Takes it down as if it had not been.
    Annuls,
    /// The authority takes it down itself (entered by error, on complaint).
    Withdraws,
    /// This act stands in its place.
    Replaces,
    /// Its content is corrected; the rest stands.
    Corrects,
    /// Duties are met: it no longer counts against the subject.
    Repairs,
    /// It ends from this act's effective day, without having been wrong.
    Ends,
    /// The dispute is dropped by who raised it, or not admitted.
    DropsContest,
}

/// Closed list of fields of law in which acts may be recorded.
///
/// Speech, belief, association and private life are not among them and
/// cannot be added by data (promise 3 of the design).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum FieldOfLaw {
    /// Registration and corporate disclosure.
    CompanyRegistration,
    /// Licences to trade.
    Licensing,
    /// Environment.
    Environment,
    /// Food and drugs.
    FoodAndDrugs,
    /// Products and consumers.
    ProductAndConsumer,
    /// Labour and safety at work.
    LabourAndSafety,
    /// Finance.
    Finance,
    /// Tax and customs.
    TaxAndCustoms,
    /// Competition and public procurement.
    CompetitionAndProcurement,
    /// Building and land.
    BuildingAndLand,
    /// Transport.
    Transport,
    /// Health services.
    Health,
    /// Data protection and network security.
    DataAndCyber,
    /// Fraud and corruption.
    FraudAndCorruption,
    /// Enforcement of judgments.
    JudgmentEnforcement,
    /// Sanctions and export control.
    SanctionsAndExport,
    /// Intellectual property.
    IntellectualProperty,
}

/// What may be the subject of an act. There is no value for a natural person.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SubjectKind {
    /// Company or other body corporate.
    Company,
    /// Registered business, a sole trader's included: the business alone.
    RegisteredBusiness,
    /// Association, foundation, cooperative.
    Association,
    /// Public body.
    PublicBody,
    /// Establishment or site of an organisation.
    Establishment,
    /// Licence.
    Licence,
    /// Product.
    Product,
    /// Algorithmic system.
    AlgorithmicSystem,
}

/// Notice with reasons and remedies.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Time to answer before the decision.
    #[serde(default)]
    pub reply: Option<Term>,
    /// Time between service and the first publication.
    #[serde(default)]
    pub before_publication: Option<Term>,
    /// Provision (local id).
    #[serde(default)]
    pub basis: Option<String>,
}

/// Hearing rules.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Hearing {
    /// Time to ask for one.
    pub ask: Term,
    /// Notice of the hearing's day.
    #[serde(default)]
    pub notice: Option<Term>,
    /// Provision (local id).
    #[serde(default)]
    pub basis: Option<String>,
}

/// An urgent act takes effect first and is reviewed within days.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Urgent {
    /// Review clock.
    pub review: Term,
    /// Provision (local id).
    pub basis: String,
}

/// When an act is shown, from when the clock runs and when showing ends.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PublicationRule {
    /// Decisions this rule applies to, by day of decision.
    #[serde(flatten)]
    pub in_force: InForce,
    /// Applies only when this field of the content has this value.
    #[serde(default)]
    pub when: Option<When>,
    /// When showing begins.
    pub starts: PublicationStart,
    /// What the period below is counted from.
    pub clock: ClockStart,
    /// Shown at least this long (repair cannot end it sooner).
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::PeriodText>")]
    pub min: Option<Period>,
    /// Shown at most this long. `P0D`: not shown at all. Required when adverse.
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::PeriodText>")]
    pub max: Option<Period>,
    /// Whether showing stops at the maximum without anyone doing anything.
    pub ends_by_itself: bool,
    /// Provision (local id).
    #[serde(default)]
    pub basis: Option<String>,
    /// True where not read in the source.
    #[serde(default)]
    pub unverified: bool,
    /// Remark for readers.
    #[serde(default)]
    pub note: Text,
}

/// A condition on one field of the content.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Field name.
    pub field: String,
    /// Values that match (text form).
    pub is: Vec<String>,
}

/// When showing begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PublicationStart {
    /// On the day of decision.
    OnDecision,
    /// On the day of service, or of decision where the source has none.
    AfterService,
    /// When the time to appeal is over.
    AfterAppealWindow,
}

/// When the act's own effect ends.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// At the latest after this period from the day it takes effect.
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::PeriodText>")]
    pub after: Option<Period>,
    /// With the end of its publication.
    #[serde(default)]
    pub with_publication: bool,
    /// By the act's own `effective_until`, which is then required.
    #[serde(default)]
    pub by_act: bool,
}

/// Objection or appeal.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Remedy {
    /// Time to lodge it.
    pub lodge: Term,
    /// Time to decide it.
    #[serde(default)]
    pub decide: Option<Term>,
    /// Who decides it.
    pub decided_by: DecidedBy,
    /// Whether the act's publication or effect waits.
    #[serde(default)]
    pub suspends: bool,
    /// Provision (local id).
    #[serde(default)]
    pub basis: Option<String>,
    /// How to lodge it, for the public.
    #[serde(default)]
    pub how: Text,
}

/// Who decides a remedy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecidedBy {
    /// Another officer of the same authority.
    OtherOfficer,
    /// The authority's review body.
    ReviewBody,
    /// A court.
    Court,
}

/// A clock the authority must keep.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// What it must do, in plain words.
    pub what: Text,
    /// What makes it arise.
    #[serde(default)]
    pub arises: Arises,
    /// Within which time, from what, under which provision. Of a duty that
    /// arises later, `decision` is the decision it arises from.
    pub within: Term,
}

/// What makes a duty arise.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Arises {
    /// The act itself.
    #[default]
    Act,
    /// The act was amended, replaced, annulled or withdrawn.
    Change,
    /// The act was repaired, or ended by a later act.
    Lift,
}

/// How standing is restored.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repair {
    /// Earliest application, counted from `from`.
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::PeriodText>")]
    pub after: Option<Period>,
    /// What `after` is counted from.
    #[serde(default)]
    pub from: Option<ClockStart>,
    /// Conditions, in plain words.
    pub conditions: Vec<Text>,
    /// Authority accepts or refuses the application within.
    #[serde(default)]
    pub accept: Option<Term>,
    /// Authority decides within.
    #[serde(default)]
    pub decide: Option<Term>,
    /// Applicant is told within.
    #[serde(default)]
    pub tell: Option<Term>,
    /// Provision (local id).
    #[serde(default)]
    pub basis: Option<String>,
}

/// What is left to see once an act is removed from view.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Removal {
    /// That an act of this kind was here and why it went, without its content.
    #[default]
    Tombstone,
    /// Nothing.
    NoTrace,
}

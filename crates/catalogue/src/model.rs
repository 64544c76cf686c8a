//! The shape of a catalogue: plain types, one file of TOML each.
//!
//! What is here is the format itself (its JSON Schema is generated from these
//! types). What is not: reading files (`load`), judging them (`lint`), and
//! computing a deadline (`codes::period`).

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::Date;
use codes::period::{DayZero, Period, Roll};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod act_kind;
mod authority;
mod law;
mod mapping;
mod scheme;
mod text;

pub use act_kind::*;
pub use authority::*;
pub use law::*;
pub use mapping::*;
pub use scheme::*;
pub use text::*;

/// Head of a catalogue: `catalogue.toml`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Format version; 1 is the only one so far.
    pub format: u32,
    /// Title in each language.
    pub title: Text,
    /// What this catalogue covers, for the public.
    #[serde(default)]
    pub about: Text,
    /// Languages in which every public text must be present.
    pub languages: Vec<Lang>,
    /// IANA time zone in which "today" is decided.
    pub time_zone: String,
    /// Working-day calendar (`codes::calendar` id).
    pub calendar: String,
    /// ISO 3166-1 or -2 code of the territory covered.
    pub territory: String,
    /// Facts in this catalogue nobody has checked yet, said to every reader.
    #[serde(default)]
    pub unverified: Text,
    /// How strictly the name on an act must agree with the register.
    #[serde(default)]
    pub names: NameAgreement,
    /// Identifier schemes that exist only here.
    #[serde(default, rename = "identifier_scheme")]
    pub identifier_schemes: Vec<IdentifierScheme>,
}

/// How strictly the name on an act must agree with a name in the register.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum NameAgreement {
    /// Same characters.
    Exact,
    /// Same after Unicode NFKC, case, spacing, punctuation and the spelling of
    /// legal forms are folded. One differing letter still disagrees.
    #[default]
    Normalised,
}

/// A whole catalogue, read and linked.
#[derive(Debug, Clone)]
pub struct Catalogue {
    /// Folder name; the first part of every qualified id.
    pub id: String,
    /// `catalogue.toml`.
    pub head: Head,
    /// Instruments by local id.
    pub instruments: BTreeMap<String, Instrument>,
    /// Provisions by local id.
    pub provisions: BTreeMap<String, Provision>,
    /// Authorities by local id.
    pub authorities: BTreeMap<String, Authority>,
    /// Act kinds by local id.
    pub act_kinds: BTreeMap<String, Arc<ActKind>>,
    /// Import mappings by file stem.
    pub mappings: BTreeMap<String, Mapping>,
}

/// The catalogues a register runs on, addressed by qualified id
/// (`tw-environment/penalty`).
#[derive(Debug, Clone, Default)]
pub struct Law {
    /// By catalogue id.
    pub catalogues: BTreeMap<String, Catalogue>,
}

fn split(qualified: &str) -> Option<(&str, &str)> {
    qualified.split_once('/')
}

impl Law {
    /// The catalogue with this id.
    #[must_use]
    pub fn catalogue(&self, id: &str) -> Option<&Catalogue> {
        self.catalogues.get(id)
    }

    /// The catalogue a qualified id belongs to.
    #[must_use]
    pub fn catalogue_of(&self, qualified: &str) -> Option<&Catalogue> {
        self.catalogues.get(split(qualified)?.0)
    }

    /// The act kind with this qualified id.
    #[must_use]
    pub fn act_kind(&self, qualified: &str) -> Option<&ActKind> {
        let (c, k) = split(qualified)?;
        self.catalogues.get(c)?.act_kinds.get(k).map(|kind| &**kind)
    }

    /// The same, to be kept beside the act: a kind is large and shared.
    #[must_use]
    pub fn act_kind_shared(&self, qualified: &str) -> Option<Arc<ActKind>> {
        let (c, k) = split(qualified)?;
        self.catalogues.get(c)?.act_kinds.get(k).cloned()
    }

    /// The authority with this qualified id.
    #[must_use]
    pub fn authority(&self, qualified: &str) -> Option<&Authority> {
        let (c, k) = split(qualified)?;
        self.catalogues.get(c)?.authorities.get(k)
    }

    /// The provision with this qualified id.
    #[must_use]
    pub fn provision(&self, qualified: &str) -> Option<&Provision> {
        let (c, k) = split(qualified)?;
        self.catalogues.get(c)?.provisions.get(k)
    }

    /// The scheme declared by a catalogue under this id.
    #[must_use]
    pub fn identifier_scheme(&self, scheme: &str) -> Option<&IdentifierScheme> {
        self.catalogues
            .values()
            .flat_map(|c| &c.head.identifier_schemes)
            .find(|s| s.id == scheme)
    }
}

/// A period with the rule for counting it, as law states one.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// ISO 8601 period, or `P7WD` for working days.
    #[schemars(with = "crate::schema::PeriodText")]
    pub within: Period,
    /// What starts the clock.
    pub from: ClockStart,
    /// Whether the starting day counts.
    #[serde(default = "day_zero_excluded")]
    #[schemars(with = "crate::schema::DayZeroText")]
    pub day_zero: DayZero,
    /// What happens when the last day is no working day.
    #[serde(default = "roll_none")]
    #[schemars(with = "crate::schema::RollText")]
    pub roll: Roll,
    /// Provision (local id) that sets this term.
    #[serde(default)]
    pub basis: Option<String>,
    /// True where the number was not read in the source.
    #[serde(default)]
    pub unverified: bool,
}

pub(crate) fn day_zero_excluded() -> DayZero {
    DayZero::Excluded
}

pub(crate) fn roll_none() -> Roll {
    Roll::None
}

/// The event from which a period runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ClockStart {
    /// The day the authority or court determined the matter (`decided_on`).
    Determination,
    /// The day the act was first shown to the public.
    Publication,
    /// The day the subject was put on the list.
    Listing,
    /// The day the unlawful conduct ended.
    EndOfConduct,
    /// The day the act was served on the subject.
    Service,
    /// The day an application or objection was received.
    Receipt,
    /// The day a decision on that application was made.
    Decision,
}

/// A half-open span of civil dates `[from, until)` in which law is in force.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct InForce {
    /// First day in force; absent: since before anyone counts.
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::DateText>")]
    pub in_force_from: Option<Date>,
    /// First day no longer in force; absent: still in force.
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::DateText>")]
    pub in_force_until: Option<Date>,
}

impl InForce {
    /// Whether `day` lies in the span.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.in_force_from.is_none_or(|f| f <= day) && self.in_force_until.is_none_or(|u| day < u)
    }
}

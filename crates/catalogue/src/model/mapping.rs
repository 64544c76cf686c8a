//! Mappings: which columns of a file make the subject, which rows make which
//! acts. `mappings/*.toml` in the catalogue folder.
//!
//! Only the shape is here; running a mapping is `desk::import`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;

/// How rows of one source file become acts.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mapping {
    /// What the file is.
    pub title: Text,
    /// Where it comes from.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// File stems this mapping is meant for (`epa_penalties`).
    #[serde(default)]
    pub files: Vec<String>,
    /// Columns that must be there; a file without them is refused at the start.
    pub columns: Vec<String>,
    /// Columns never read, because they name or number a natural person.
    #[serde(default)]
    pub leave_out: Vec<String>,
    /// Who the row is about.
    pub subject: SubjectMapping,
    /// Acts a row makes, in order; those of one row with the same `thread`
    /// belong to one thread.
    #[serde(rename = "act")]
    pub acts: Vec<ActMapping>,
}

/// Where the subject of a row comes from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubjectMapping {
    /// Sort of subject.
    pub kind: super::SubjectKind,
    /// Identifier: a template such as `tw-epa:{control_no}`, or
    /// `jp-labour:{#bureau|name|address}` for a local identifier hashed from
    /// columns (`#`: first 16 base32 characters of SHA-256 over them).
    pub identifier: String,
    /// Further identifiers, each a template; left out when a column in it is
    /// empty, or `only_if` does not hold.
    #[serde(default)]
    pub also: Vec<AlsoIdentifier>,
    /// Column or template with the name. Where the source has none
    /// (`unnamed`), the name in the register is taken as it is.
    #[serde(default)]
    pub name: Option<String>,
    /// The source has no name column, only a key to an earlier act's subject:
    /// name agreement cannot be checked and each act says so.
    #[serde(default)]
    pub unnamed: bool,
}

/// A further identifier.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AlsoIdentifier {
    /// Template, e.g. `tw-ubn:{unified_no}`.
    pub identifier: String,
    /// Condition.
    #[serde(default)]
    pub only_if: Option<Condition>,
}

/// One act made from a row.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActMapping {
    /// Name within this mapping, for `changes` and `rests_on`.
    pub id: String,
    /// Act kind (local id).
    pub kind: String,
    /// Row makes this act only if all of these hold.
    #[serde(default)]
    pub only_if: Vec<Condition>,
    /// Template of the natural key: same key, same act, for ever. Unique
    /// within the catalogue; start it with a word of its own
    /// (`penalty:{document_no}:{county}`).
    pub key: String,
    /// Id, within this mapping, of the act of the same row this one changes.
    #[serde(default)]
    pub changes: Option<String>,
    /// Template of the key of an act of another file this one changes.
    #[serde(default)]
    pub changes_key: Option<String>,
    /// Id of the act of the same row this one rests on.
    #[serde(default)]
    pub rests_on: Option<String>,
    /// Template of the key of an act of another file this one rests on.
    #[serde(default)]
    pub rests_on_key: Option<String>,
    /// The authority.
    pub authority: Pick,
    /// The provision(s).
    pub basis: BasisMapping,
    /// Day of decision.
    pub decided_on: DateFrom,
    /// Day of service, if the source has it.
    #[serde(default)]
    pub served_on: Option<DateFrom>,
    /// First day of effect; absent: the day of service where the source has it,
    /// else that of decision.
    #[serde(default)]
    pub effective_from: Option<DateFrom>,
    /// First day no longer in effect.
    #[serde(default)]
    pub effective_until: Option<DateFrom>,
    /// Day the source says this became known; used only when a sandbox
    /// register replays history. Absent: the day of decision.
    #[serde(default)]
    pub known_on: Option<DateFrom>,
    /// Content by field name.
    #[serde(default)]
    pub content: BTreeMap<String, FieldFrom>,
    /// Template of the reasons.
    #[serde(default)]
    pub reasons: Option<String>,
}

/// A value chosen by a column's content, or fixed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pick {
    /// The value, when it is always the same.
    #[serde(default)]
    pub is: Option<String>,
    /// Column to look at.
    #[serde(default)]
    pub column: Option<String>,
    /// Column's content to value.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// Value when `map` has none; absent: the row is rejected.
    #[serde(default, rename = "else")]
    pub otherwise: Option<String>,
}

/// How the provision is found.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasisMapping {
    /// Provision (local id), when always the same.
    #[serde(default)]
    pub is: Option<String>,
    /// Column with the citation as written; kept as pinpoint.
    #[serde(default)]
    pub column: Option<String>,
    /// Separators between several citations in that column.
    #[serde(default)]
    pub split: Vec<String>,
    /// Beginning of a citation to provision (local id); the longest wins.
    /// Full-width digits and spaces are folded first. A citation continues
    /// after the beginning only with a character that is no digit.
    #[serde(default)]
    pub starts_with: BTreeMap<String, String>,
}

/// Where a date comes from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DateFrom {
    /// Columns in order of preference; the first that is not empty counts.
    pub columns: Vec<String>,
    /// `strptime` formats tried in order; default `%Y-%m-%d`, and an ISO
    /// date-time's date.
    #[serde(default)]
    pub formats: Vec<String>,
    /// Template of the key of an act of another file about the same subject,
    /// whose day of decision this is when the columns are empty or the file has
    /// none of them. For `decided_on` alone.
    #[serde(default)]
    pub of_act_key: Option<String>,
    /// Fixed date when all columns are empty.
    #[serde(default, rename = "else")]
    #[schemars(with = "Option<crate::schema::DateText>")]
    pub otherwise: Option<String>,
    /// ISO 8601 period added.
    #[serde(default)]
    #[schemars(with = "Option<crate::schema::PeriodText>")]
    pub plus: Option<String>,
    /// Never earlier than this act's own decision date is not required:
    /// some sources date a cure before the penalty. True refuses such a row.
    #[serde(default)]
    pub not_before_decision: bool,
}

/// Where a content field comes from.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FieldFrom {
    /// Column; or
    #[serde(default)]
    pub column: Option<String>,
    /// fixed value; or
    #[serde(default)]
    pub is: Option<String>,
    /// template.
    #[serde(default)]
    pub template: Option<String>,
    /// Column's content to value; without a match the content is kept as is
    /// unless `strict`.
    #[serde(default)]
    pub map: BTreeMap<String, String>,
    /// Reject the row when `map` has no match.
    #[serde(default)]
    pub strict: bool,
    /// How the text is read: `text` (default), `integer`, `decimal`, `date`,
    /// `flag` (1/0/Yes/No), `list` (with `split`).
    #[serde(default, rename = "as")]
    pub read_as: ReadAs,
    /// Separator of a list.
    #[serde(default)]
    pub split: Option<String>,
}

/// How a cell is read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ReadAs {
    /// As it stands, trimmed.
    #[default]
    Text,
    /// Whole number; thousands separators and a `.0` tail are folded.
    Integer,
    /// Decimal number, kept as written.
    Decimal,
    /// Civil date.
    Date,
    /// Yes or no.
    Flag,
    /// Texts between separators.
    List,
}

/// A condition on a row.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// Column.
    pub column: String,
    /// Content is one of these.
    #[serde(default)]
    pub is: Vec<String>,
    /// Content is none of these.
    #[serde(default)]
    pub is_not: Vec<String>,
    /// Content starts with one of these.
    #[serde(default)]
    pub starts_with: Vec<String>,
    /// Content is present (true) or absent (false).
    #[serde(default)]
    pub present: Option<bool>,
}

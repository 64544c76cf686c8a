//! Organisation identifiers, dates, working-day calendars, closed public lists.
//!
//! An [`Identifier`] is `scheme:value` and says which organisation; [`check`] says whether the value keeps the
//! rules of its scheme, naming the rule and the place. A [`Calendar`](calendar::Calendar) says which days are
//! worked, a [`Period`](period::Period) when a term ends.
//!
//! Not here: names of organisations (the `search` room), where a term comes from (the `catalogue` room), and any
//! identifier of a natural person: such schemes are refused by name.

pub mod calendar;
mod check;
mod duns;
mod euid;
mod finding;
mod form;
mod gb_coh;
mod identifier;
mod jp_cn;
pub mod lei;
mod luhn;
mod normalise;
pub mod period;
mod persons;
mod registration_authority;
mod report;
mod scheme;
mod siren;
mod siret;
mod tw_ubn;
mod us_ein;
mod us_uei;
pub mod uscc;
mod vat;

pub use check::check;
pub use finding::{Checked, Finding, Severity};
pub use identifier::{Identifier, IdentifierError};
pub use jiff::civil::Date;
pub use scheme::{SchemeInfo, schemes};

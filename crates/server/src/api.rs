//! The JSON API, version 1: shapes of its answers, and the handlers that give them.
//!
//! The shapes are not the domain: they may change only by a new version, the domain at any
//! time. Texts come in every language the law has them in, so an answer does not depend on
//! who asks. The command line prints the same shapes with `--json`.

mod act;
mod asked;
mod authority;
mod catalogue;
mod handlers;
mod held;
mod hit;
mod identifier;
mod line;
mod log;
mod openapi;
mod organisation;
mod page;
mod problem;
mod provision;
mod stats;
mod thread;
mod tombstone;
mod value;
mod word;

pub use act::{ActJson, ActPageJson, CitationJson, FieldJson};
pub use asked::AskedJson;
pub use authority::{AuthorityJson, AuthorityLineJson, KindCountJson};
pub use catalogue::{CatalogueJson, CatalogueLineJson};
pub use held::{HeldJson, HeldRowJson};
pub use hit::{HitJson, HitsJson};
pub use identifier::{IdentifierJson, weak_identity};
pub use line::LineJson;
pub use log::LogJson;
pub use openapi::{document, router};
pub use organisation::{NameJson, OrganisationJson, SubjectJson};
pub use page::PageJson;
pub use problem::Problem;
pub use provision::ProvisionJson;
pub use stats::{StateCountJson, StatsJson};
pub use thread::{StepJson, ThreadJson, WayJson, WholeThreadJson};
pub use tombstone::TombstoneJson;
pub use value::value_to_json;
pub use word::{TextJson, text_json, word};

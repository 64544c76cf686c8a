//! The law as data: what may be done to whom, by whom, under which provision,
//! for how long, and how it is contested.
//!
//! A catalogue is a folder of TOML that a lawyer can read. Its shape is in
//! [`model`]; reading one with all its errors in [`load`](mod@load); the
//! due-process linter in [`lint`]; what a finding is and how it is shown in
//! [`finding`]. Nothing here knows an actual act: see crate `register`.

pub mod content;
pub mod finding;
pub mod lint;
pub mod load;
pub mod model;
mod plain;
pub mod publication;
pub mod schema;

pub use content::ContentSchemas;
pub use finding::{Finding, Level, render, to_json};
pub use lint::explain;
pub use load::{Loaded, load, load_files, load_law, load_law_files};
pub use model::*;
pub use schema::schemas;

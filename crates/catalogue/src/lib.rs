//! The law as data: what may be done to whom, by whom, under which provision,
//! for how long, and how it is contested.
//!
//! A catalogue is a folder of TOML that a lawyer can read. Its shape is in
//! [`model`]; reading one with all its errors in [`load`]; the due-process
//! linter in [`lint`]. Nothing here knows an actual act: see crate `register`.

pub mod model;

pub use model::*;

//! What is kept, as domain verbs. SQLite and PostgreSQL are inside; no caller
//! sees SQL.
//!
//! The contract of each verb is in prose on [`Store`]. What is kept is the log's
//! entries, the acts with their disclosures, and look-ups derived from them
//! (subjects, names, threads): derived rows can be made again from the acts.
//! Deciding what to keep is `desk`'s; the tile files are `ledger`'s.

mod rows;
mod store;

pub use rows::*;
pub use store::*;

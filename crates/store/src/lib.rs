//! What is kept, as domain verbs. SQLite and PostgreSQL are inside; no caller
//! sees SQL.
//!
//! The contract of each verb is in prose on [`Store`]. What is kept is the log's
//! entries, the acts with their disclosures, and look-ups derived from them
//! (subjects, names, threads): derived rows can be made again from the acts.
//! Deciding what to keep is `desk`'s; the tile files are `ledger`'s.
//!
//! | noun | file, the same in `sqlite/` and `postgres/` |
//! |---|---|
//! | entries, acts, their disclosures | `act.rs` |
//! | subjects, names, identifiers | `subject.rs` |
//! | threads and their lists | `thread.rs` |
//! | the head, the lease | `log.rs` |
//! | what was held back, how far an import came | `held.rs`, `import.rs` |
//! | counts | `stats.rs` |
//! | proceedings and their steps ([`Proceedings`]) | `proceeding.rs` |
//! | who looked at what is not public ([`Accesses`]) | `access.rs` |
//! | people, their roles; sessions, attempts (sealed or hashed: [`People`]) | `person.rs`, `session.rs` |
//!
//! `row/` reads a row of either database into a domain value; the tables are in
//! `migrations/`.

mod accesses;
mod filter;
mod hit;
mod lease;
mod migration;
mod people;
mod postgres;
mod proceedings;
mod row;
mod rows;
mod sqlite;
mod store;
mod text;

pub use accesses::*;
pub use people::*;
pub use postgres::PostgresStore;
pub use proceedings::*;
pub use rows::*;
pub use sqlite::SqliteStore;
pub use store::*;

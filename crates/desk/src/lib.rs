//! Use cases, one a file: allow > decide > keep. The desk is the only writer.
//!
//! Server and command line call nothing below this room. What may be done is
//! the catalogue's and `register`'s to say; how it is kept is `store`'s.

pub mod access;
pub mod audit;
pub mod clock;
pub mod config;
pub mod desk;
pub mod draft;
pub mod fields;
mod figures;
pub mod import;
pub mod keys;
pub mod law;
pub mod open;
pub mod people;
pub mod proceeding;
pub mod receipt;
pub mod record;
pub mod trial;
pub mod vault;
pub mod view;

mod show_act;
mod show_authority;
mod show_due;
mod show_front;
mod show_held;
mod show_log;
mod show_organisation;
mod show_provision;
mod show_threads;
mod version;

pub use config::Config;
pub use desk::{Desk, DeskError};
pub use draft::{Draft, Matter, Ref, SubjectClaim};
pub use open::{OpenError, Place};
pub use proceeding::ProceedError;
pub use record::{Outcome, RecordError};

//! Import: rows of a file become matters by a mapping, matters become acts.
//!
//! A file is read by `reader`, a row understood by `plan`, what cannot be taken
//! listed by `reject`; `suggest` drafts a mapping for a file nobody has one for.
//! `job.rs` says what is to be imported, `run.rs` records a file, `replay.rs` a
//! history of several.

pub mod job;
pub mod plan;
pub mod reader;
pub mod reject;
mod replay;
pub mod row;
mod run;
pub mod suggest;
pub mod template;

pub use job::{ImportError, Input, Job, Progress, Report};
pub use plan::Plan;
pub use reader::{Format, OpenError, Options, Reader, open};
pub use reject::{Reject, RejectFile};
pub use row::Row;
pub use suggest::{SuggestedMapping, suggest};

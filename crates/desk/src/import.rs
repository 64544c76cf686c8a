//! Import: rows of a file become matters by a mapping, matters become acts.
//!
//! A file is read by `reader`, a row understood by `plan`, what cannot be taken
//! listed by `reject`; `suggest` drafts a mapping for a file nobody has one for.
//! Nothing here records anything.

pub mod plan;
pub mod reader;
pub mod reject;
pub mod row;
pub mod suggest;
pub mod template;

pub use plan::Plan;
pub use reader::{Format, OpenError, Options, Reader, open};
pub use reject::{Reject, RejectFile};
pub use row::Row;
pub use suggest::{SuggestedMapping, suggest};

//! Import: rows of a file become matters by a mapping, matters become acts.

pub mod reject;
pub mod row;

pub use reject::Reject;
pub use row::Row;

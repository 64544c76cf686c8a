//! Acts, their life, and the standing folded from them.
//!
//! Pure: no clock, no store, no JSON at its edges; "today" and "known at" are
//! arguments. The law is in crate `catalogue`; bytes and proofs in `ledger`;
//! what is kept in `store`. A standing is never stored as truth: it can always
//! be folded again from the acts.

pub mod act;
pub mod admit;
pub mod competence;
pub mod due;
pub mod encoding;
pub mod name;
pub mod proceeding;
pub mod standing;
pub mod subject;
pub mod value;
pub mod view;

pub use act::{Act, ActId, Citation, Subject};
pub use due::{Agenda, Due};
pub use standing::{Standing, State, ThreadStanding, fold};
pub use value::Value;

/// An instant, microseconds UTC.
pub type Instant = jiff::Timestamp;
pub use codes::{Date, Identifier};

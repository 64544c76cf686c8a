//! The pages: what a visitor reads. Each turns a view of the desk into a context, and the
//! context into HTML by a template that escapes everything.
//!
//! Every page works without scripts. Texts are in `locales/`, words of the law come from the
//! catalogue. A page about an organisation answers: what, from and until when, by whom, under
//! which article, how to contest it and by when, how to verify it.

pub mod about;
pub mod access;
pub mod act;
pub mod acts;
pub mod authority;
pub mod catalogue;
pub mod catalogues;
pub mod desk;
pub mod gone;
pub mod held;
pub mod kind;
pub mod log;
pub mod organisation;
pub mod proceeding;
pub mod provision;
pub mod search;
pub mod sign_in;
pub mod sign_in_code;
pub mod start;
pub mod wrong;

mod part;
mod shell;

pub use part::DueWords;
pub use shell::{Frame, Shell};

//! Words: which language a visitor reads, how dates and amounts are written in it,
//! and the sentences of the pages (`locales/*/*.ftl`).
//!
//! Texts of the law come from the catalogue in all its languages; they are picked here
//! and marked when they had to be shown in another language than the page's.

mod amount;
#[cfg(test)]
mod keys;
mod lang;
mod said;
mod say;
mod when;

pub use amount::{amount, grouped};
pub use lang::Lang;
pub use said::Said;
pub use say::{Say, Saying, ToArg};
pub use when::{Day, Moment};

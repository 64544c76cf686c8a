//! API and pages: parse, call the desk, render.
//!
//! Nothing is decided here and nothing is kept here. [`api`] holds the shapes of the JSON
//! answers (the command line uses them too), [`pages`] the HTML, [`text`] languages, dates
//! and amounts, [`web`] what every request goes through, [`status`] every HTTP status.

pub mod api;
mod app;
mod due_calendar;
mod feed;
mod log_files;
mod operate;
pub mod pages;
mod router;
#[cfg(any(test, feature = "samples"))]
pub mod samples;
mod serve;
pub mod status;
pub mod text;
pub mod web;

pub use app::App;
pub use router::{PAGES, SIGNED_IN, router};
pub use serve::serve;

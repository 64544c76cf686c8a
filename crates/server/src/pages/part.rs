//! Parts that several pages are made of.

mod citation;
mod due;
mod field;
mod line;
mod link;
mod note;
mod tag;
mod term;
mod thread;
mod timeline;
mod tombstone;
mod way;
mod weak;

pub use citation::Citation;
pub use due::DueWords;
pub use field::Field;
pub use line::Line;
pub use link::Link;
pub use note::{catalogue_of, note};
pub use tag::Tag;
pub use term::{decided_words, in_force_words, period_words, term_words};
pub use thread::Thread;
pub use timeline::Timeline;
pub use tombstone::Tombstone;
pub use way::{WayRow, decided_by_key};
pub use weak::why_weak;

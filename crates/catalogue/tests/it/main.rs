//! The crate from outside: folders on disk, reports, schemas, damaged files.

mod damaged;
mod folders;
mod publication;
mod report;
mod schemas;
mod shipped;

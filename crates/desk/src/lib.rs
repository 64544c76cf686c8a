//! Use cases, one a file: allow > decide > keep. The desk is the only writer.
//!
//! Server and command line call nothing below this room. What may be done is
//! the catalogue's and `register`'s to say; how it is kept is `store`'s.

pub mod draft;
pub mod import;
pub mod view;

pub use draft::{Draft, Matter, Ref, SubjectClaim};
pub mod desk;
pub mod receipt;
pub use desk::{Desk, DeskError};

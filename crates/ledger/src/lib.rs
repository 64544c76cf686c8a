//! Bytes to leaf to tile tree to checkpoint to proof; salted credentials; knows no law.
//!
//! A log is a directory of static files in the C2SP `tlog-tiles` layout, with a
//! signed `checkpoint`. What an entry *means* is not here: the caller hands over
//! bytes. There is no clock (a cosignature's time is an argument), no randomness
//! (salts are an argument) and no database: the caller keeps the entries, and
//! every file this crate writes can be made again from them, byte for byte.
//!
//! | noun | file |
//! |---|---|
//! | leaf, node and root hashes | `hash.rs` |
//! | the right edge of the tree | `frontier.rs` |
//! | tile names and entry bundles | `tile.rs`, `bundle.rs` |
//! | signed notes, checkpoints, cosignatures | `note.rs`, `checkpoint.rs`, `cosignature.rs` |
//! | proofs and receipts | `proof.rs`, `reader.rs`, `receipt.rs` |
//! | where tiles are read from, and written to | `source.rs`, `files.rs`, `writer.rs` |
//! | re-reading a whole log | `verify.rs` |
//! | salted statements (SD-JWT) | `credential/` |

pub mod bundle;
pub mod checkpoint;
pub mod cosignature;
pub mod credential;
pub mod files;
pub mod frontier;
pub mod hash;
pub mod note;
pub mod proof;
pub mod reader;
pub mod receipt;
pub mod source;
pub mod tile;
pub mod verify;
pub mod writer;

mod text;

pub use bundle::ENTRY_BYTES_MAX;
pub use checkpoint::Checkpoint;
pub use frontier::Frontier;
pub use hash::Hash;
pub use note::{Signer, Verifier};
pub use reader::TileReader;
pub use receipt::Receipt;
pub use source::{DirSource, TileSource};
pub use tile::Tile;
pub use verify::{Fault, LogReport, VerifyOptions, verify_log};
pub use writer::TileWriter;

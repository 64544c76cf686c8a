//! The ledger from the outside: against other people's code, faults and foreign bytes.

mod common;
mod crash;
mod credential;
mod frozen;
mod hostile;
mod memory;
mod notes;
mod tree;
mod verify;
mod writer;

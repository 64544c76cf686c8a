//! The desk by its door: registers in temporary folders, under small laws.

mod closed;
mod due;
mod further_identifier;
mod proceeding;
mod small_register;

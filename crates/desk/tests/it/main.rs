//! The desk by its door: registers in temporary folders, under small laws.

mod closed;
mod due;
mod further_identifier;
mod people;
mod proceeding;
mod rotation;
mod small_register;

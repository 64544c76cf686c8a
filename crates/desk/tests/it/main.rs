//! The desk by its door: registers in temporary folders, under small laws.

mod closed;
mod further_identifier;
mod people;
mod rotation;
mod small_register;

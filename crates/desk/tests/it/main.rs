//! The desk by its door: registers in temporary folders, under small laws.

mod access;
mod closed;
mod due;
mod further_identifier;
mod people;
mod proceeding;
mod rotation;
mod sealed_steps;
mod small_register;
mod sql;

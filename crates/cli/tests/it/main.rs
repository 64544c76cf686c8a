//! The program by its door: the real binary, real files, exit codes and words.

mod check;
mod due;
mod import;
mod kill;
mod log;
mod person;
mod proceeding;
mod program;
mod receipt;
mod show;

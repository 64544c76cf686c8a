//! For tests: a small lawful register and the simulator that lives whole
//! lives of acts in it.
//!
//! [`simulate`] drives the real desk through its door with a seeded course of
//! events and holds what it sees against a naive model of its own after every
//! step. A broken promise panics with the seed and the story so far.
//! [`simulate_proceedings`] does so with what comes before an act and after it:
//! people, their steps, and the times the law gives.

pub mod chance;
mod course;
mod model;
mod process;
mod register;
mod simulator;
mod sound_log;

pub use process::{Figures, simulate_proceedings};
pub use register::Sandbox;
pub use simulator::{Report, simulate};

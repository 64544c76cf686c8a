//! Proceedings, for whoever is signed in: the queue, one proceeding with the
//! steps that may be taken, and proposing an act.

pub mod propose;
pub mod queue;
pub mod show;

mod form;
mod refusal;
mod turn;

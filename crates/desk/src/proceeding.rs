//! Proceedings: proposing an act, every step until it is in the record, and
//! contests of it. Which step may follow, and by whom, is
//! [`register::proceeding::may`]; here identity and law are asked, the step is
//! kept, and where it makes an act the act is recorded in the same commit.

mod acts;
mod body;
mod choices;
mod error;
mod paper;
mod person;
mod propose;
mod show;
mod take;

pub use choices::{Choices, ContestChoice, SettleChoice};
pub use error::ProceedError;
pub use paper::{PaperError, proposal_from_toml};
pub use person::Offer;
pub use show::{ProceedingView, QueueLine};

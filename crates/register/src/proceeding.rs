//! A proceeding: what an authority does before an act is an act, and what is
//! decided about the act after it: who took which step, and whether the next
//! one is lawful.
//!
//! `proposed > approved > notified > (replied, heard) > decided > served`, from
//! where the act is in the record; then `contested > settled`. Steps are only
//! ever added; [`fold`] makes of them how far the proceeding has come, and
//! [`may`] says whether one more may be taken. Persons are opaque ids here.
//!
//! What is absent: names of persons, storage, and the day (an argument).

mod next;
mod outline;
mod progress;
mod refused;
mod rules;
mod step;
mod terms;
mod told;

pub use next::{Next, Party, next};
pub use progress::{Application, Contest, Decided, Hearing, Progress, Stage, fold};
pub use refused::Refused;
pub use rules::may;
pub use step::{Decision, Means, PersonId, Proposal, Service, Settlement, Step, Taken, Way};
pub use told::told;

//! What courses of proceedings came to.

use std::collections::BTreeMap;
use std::fmt;

use register::proceeding::Step;

/// Counts over courses.
#[derive(Debug, Clone, Default)]
pub struct Figures {
    /// Courses lived.
    pub courses: u64,
    /// Simulated days.
    pub days: u64,
    /// Proceedings begun.
    pub begun: u64,
    /// Steps taken, the first ones left aside.
    pub steps: u64,
    /// Acts of proceedings put into the record by service.
    pub acts: u64,
    /// Contests entered.
    pub contests: u64,
    /// Contests settled.
    pub settled: u64,
    /// Hearings held.
    pub hearings: u64,
    /// Two requests at once.
    pub races: u64,
    /// Times the register was closed, or dropped, and opened again.
    pub reopened: u64,
    /// Requests whose answer was lost and whose step was kept.
    pub unanswered: u64,
    /// Marks of acts the public saw.
    pub seen: u64,
    /// Refusals by reason.
    pub refusals: BTreeMap<String, u64>,
}

impl Figures {
    /// Adds another's counts.
    pub fn add(&mut self, other: &Self) {
        self.courses += other.courses;
        self.days += other.days;
        self.begun += other.begun;
        self.steps += other.steps;
        self.acts += other.acts;
        self.contests += other.contests;
        self.settled += other.settled;
        self.hearings += other.hearings;
        self.races += other.races;
        self.reopened += other.reopened;
        self.unanswered += other.unanswered;
        self.seen += other.seen;
        for (reason, n) in &other.refusals {
            *self.refusals.entry(reason.clone()).or_default() += n;
        }
    }

    pub(super) fn taken(&mut self, step: &Step) {
        self.steps += 1;
        match step {
            Step::Served(_) => self.acts += 1,
            Step::Contested { .. } => self.contests += 1,
            Step::Settled(_) => self.settled += 1,
            Step::HearingHeld { .. } => self.hearings += 1,
            _ => {}
        }
    }

    pub(super) fn refused(&mut self, why: &str) {
        for reason in why.trim_start_matches("not taken: ").split("; ") {
            *self.refusals.entry(plain(reason)).or_default() += 1;
        }
    }
}

/// A reason without days and persons.
fn plain(reason: &str) -> String {
    let words = reason.split(' ').map(|word| {
        let days = word.bytes().filter(u8::is_ascii_digit).count() >= 8;
        match word {
            _ if word.starts_with("officer-") => "officer",
            _ if days => "day",
            _ => word,
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{} courses over {} days: {} proceedings begun, {} steps, {} acts recorded, {} contests \
             ({} settled), {} hearings, {} races, reopened {} times, {} kept without an answer, \
             acts seen by the public {} times",
            self.courses,
            self.days,
            self.begun,
            self.steps,
            self.acts,
            self.contests,
            self.settled,
            self.hearings,
            self.races,
            self.reopened,
            self.unanswered,
            self.seen
        )?;
        let mut reasons: Vec<_> = self.refusals.iter().collect();
        reasons.sort_by_key(|(reason, n)| (std::cmp::Reverse(**n), *reason));
        for (reason, n) in reasons {
            writeln!(f, "{n:6} {reason}")?;
        }
        Ok(())
    }
}

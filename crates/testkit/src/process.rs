//! Whole proceedings through the real desk: people propose, look, notify,
//! hear, decide, serve, contest and settle, lawfully and not, and after every
//! tick of the clock what is kept is held against a second model that looks
//! back over the steps and never asks the rules under test.

use std::collections::BTreeSet;

use codes::Date;
use desk::{Desk, Outcome};
use register::proceeding::{PersonId, Step};

use crate::chance::Chance;
use crate::course::Ask as Registration;
use crate::register::Sandbox;

mod ask;
mod check;
mod days;
mod faults;
mod figures;
mod judge;
mod life;
mod moves;
mod persons;
mod rule;
mod trouble;

pub use figures::Figures;

use ask::{Ask, Must};
use life::{At, Life, Told};

/// Firms, few enough for each to meet several matters.
const FIRMS: usize = 5;

/// Proceedings under way at a time.
const OPEN_MAX: usize = 6;

/// Lives one course of `ticks` of the clock.
///
/// # Panics
/// When something does not hold: with the seed and the story of that
/// proceeding.
pub async fn simulate_proceedings(
    seed: u64,
    ticks: usize,
    database_url: Option<String>,
) -> Figures {
    let sandbox = Sandbox::new(database_url);
    let desk = Some(sandbox.open().await);
    let mut process = Process {
        sandbox,
        desk,
        chance: Chance::of(seed),
        seed,
        story: Vec::new(),
        firms: 0,
        registrations: 0,
        lives: Vec::new(),
        changed: BTreeSet::new(),
        figures: Figures::default(),
    };
    process.figures.courses = 1;
    let began = process.today();
    for _ in 0..FIRMS {
        process.registers().await;
        process.firms += 1;
    }
    for _ in 0..ticks {
        process.tick().await;
        process.check().await;
    }
    process.reopen(true).await;
    process.check_whole().await;
    process.figures.days = began.until(process.today()).map_or(0, |s| s.get_days()) as u64;
    process.figures
}

struct Process {
    sandbox: Sandbox,
    desk: Option<Desk>,
    chance: Chance,
    seed: u64,
    /// Lines, each with the proceeding it tells of.
    story: Vec<(Option<usize>, String)>,
    firms: usize,
    registrations: u64,
    lives: Vec<Life>,
    /// Lives with steps since they were looked at last.
    changed: BTreeSet<usize>,
    figures: Figures,
}

impl Process {
    fn desk(&self) -> &Desk {
        self.desk.as_ref().expect("open")
    }

    /// Today where the authority is: eight hours before UTC.
    fn today(&self) -> Date {
        let there = self.desk().now() + jiff::SignedDuration::from_hours(8);
        there.to_zoned_datetime(jiff::tz::TimeZone::UTC).date()
    }

    fn tell(&mut self, at: Option<usize>, line: String) {
        let line = format!("{} {line}", self.today());
        self.story.push((at, line));
    }

    /// The story of one proceeding, and what befell the register meanwhile.
    fn broken(&self, at: Option<usize>, what: &str) -> ! {
        let told: Vec<&str> = self
            .story
            .iter()
            .filter(|(of, _)| at.is_none() || of.is_none() || *of == at)
            .map(|(_, line)| line.as_str())
            .collect();
        let last = &told[told.len().saturating_sub(60)..];
        let id = at.and_then(|at| self.lives.get(at)).map(|life| &life.id);
        panic!(
            "seed {}: proceeding {id:?}: {what}\n  {}",
            self.seed,
            last.join("\n  ")
        );
    }

    async fn tick(&mut self) {
        let hours = [1, 4, 9, 20, 24, 24, 36, 72, 120, 240, 900];
        let wait = *self.chance.one(&hours).expect("hours");
        self.sandbox.wait(wait);
        if self.open().len() < OPEN_MAX && !self.chance.once_in(3) {
            self.proposes().await;
        }
        for _ in 0..4 {
            self.event().await;
        }
    }

    fn open(&self) -> Vec<usize> {
        let open = |at: &usize| !matches!(self.lives[*at].at(), At::InForce | At::Dropped);
        (0..self.lives.len()).filter(open).collect()
    }

    /// A proceeding to do something in.
    fn one(&mut self) -> Option<usize> {
        if self.chance.once_in(4) {
            let any = self.chance.below(self.lives.len());
            return (any < self.lives.len()).then_some(any);
        }
        let open = self.open();
        self.chance.one(&open).copied()
    }

    async fn event(&mut self) {
        let Some(at) = self.one() else { return };
        match self.chance.below(60) {
            0..=33 => {
                if let Some(ask) = self.lawful(at) {
                    self.take(at, ask).await;
                }
            }
            34..=45 => {
                if let Some(ask) = self.unlawful(at) {
                    self.take(at, ask).await;
                }
            }
            46..=50 => {
                if let Some(ask) = self.wild(at) {
                    self.take(at, ask).await;
                }
            }
            51..=53 => self.race(at).await,
            54..=55 => self.twice(at).await,
            56 => self.lost_answer(at).await,
            57 => self.kept_yet_failed(at).await,
            58 => self.crash().await,
            _ => self.reopen(false).await,
        }
    }

    /// Whether an act is in the record and has not fallen, by itself or with
    /// what it rests on.
    fn stands(&self, at: usize) -> bool {
        let life = &self.lives[at];
        life.act().is_some() && self.fell_on(at).is_none()
    }

    fn fell_on(&self, at: usize) -> Option<Date> {
        let life = &self.lives[at];
        let grounds = &life.proposal().rests_on;
        let with = self
            .lives
            .iter()
            .enumerate()
            .filter(|(_, ground)| ground.act().is_some_and(|act| grounds.contains(act)));
        let with = with.filter_map(|(ground, _)| self.fell_on(ground));
        life.fell_on().into_iter().chain(with).min()
    }

    async fn registers(&mut self) {
        let key = format!("registration:{}", self.registrations);
        let n = (self.registrations as usize) % FIRMS;
        let ask = Registration::new("registration", n, key, self.desk().today());
        let outcomes = self.desk().record(vec![ask.matter()]).await;
        let recorded = Outcome::Recorded { new: 1, already: 0 };
        if !matches!(&outcomes, Ok(all) if *all == [recorded]) {
            self.broken(None, &format!("firm {n} was not registered: {outcomes:?}"));
        }
        self.registrations += 1;
    }

    async fn proposes(&mut self) {
        let firm = self.chance.below(self.firms);
        let by = persons::other_than(&mut self.chance, &[]).expect("somebody");
        let mark = format!("mark-{}-{}", self.seed, self.lives.len() + 1_000);
        let wrong = self.chance.once_in(6);
        let (text, about) = match wrong {
            true => self.unlawful_text(firm, &mark),
            false => (self.text(firm, &mark), ""),
        };
        let ask = Ask {
            about,
            ..Ask::lawful(Step::Proposed(text.clone()), by.clone())
        };
        let answer = self.desk().propose(text, &by).await;
        let at = self.lives.len();
        match answer {
            Ok(row) if !wrong => {
                self.tell(Some(at), format!("{} in {}", ask.line(), row.id));
                self.figures.begun += 1;
                self.lives.push(Life {
                    id: row.id,
                    firm,
                    mark,
                    steps: vec![Told {
                        step: ask.step,
                        by,
                        on: self.today(),
                        act: None,
                    }],
                });
                self.changed.insert(at);
            }
            Err(error) if wrong => self.figures.refused(&error.to_string()),
            other => self.broken(None, &format!("{} was answered by {other:?}", ask.line())),
        }
    }

    /// Asks for one step and holds the answer against what it must be.
    async fn take(&mut self, at: usize, ask: Ask) {
        let life = &self.lives[at];
        let seen = Some(life.steps.len() as u32).filter(|_| !self.chance.once_in(4));
        let id = life.id.clone();
        let answer = self
            .desk()
            .take_step(&id, seen, ask.step.clone(), &ask.by)
            .await;
        let answer = answer.map(|row| row.steps).map_err(|e| e.to_string());
        self.tell(Some(at), format!("{}: {answer:?}", ask.line()));
        match (&answer, ask.must) {
            (Ok(_), Must::Refuse) => self.broken(Some(at), "an unlawful step was taken"),
            (Err(_), Must::Take) => self.broken(Some(at), "a lawful step was refused"),
            _ => {}
        }
        match answer {
            Ok(steps) => {
                self.acknowledged(at, std::slice::from_ref(&ask)).await;
                if steps as usize != self.lives[at].steps.len() {
                    self.broken(Some(at), "it says another number of steps");
                }
            }
            Err(why) => {
                self.late(at, &ask, &why);
                self.figures.refused(&why);
            }
        }
    }

    /// A contest in time is never refused as late, whoever brings it.
    fn late(&self, at: usize, ask: &Ask, why: &str) {
        let Step::Contested { way, on, .. } = &ask.step else {
            return;
        };
        let last = self.lives[at].last_day(*way).flatten();
        if why.contains("too late") && last.is_none_or(|last| *on <= last) {
            self.broken(Some(at), "a contest in time was refused as late");
        }
    }

    /// Takes what was answered with yes into the model, in the order in which
    /// it was kept: each once, and nothing else.
    async fn acknowledged(&mut self, at: usize, asks: &[Ask]) {
        let kept = self.kept(at).await;
        let new = &kept[self.lives[at].steps.len().min(kept.len())..];
        let mut left: Vec<&Ask> = asks.iter().collect();
        for told in new {
            let found = left
                .iter()
                .position(|ask| ask.step == told.step && ask.by == told.by);
            match found {
                Some(ask) => drop(left.remove(ask)),
                None => self.broken(Some(at), &format!("{told:?} was kept and never asked for")),
            }
        }
        if !left.is_empty() {
            self.broken(Some(at), &format!("{left:?} was acknowledged and not kept"));
        }
        for told in new {
            self.figures.taken(&told.step);
        }
        self.lives[at].steps.extend_from_slice(new);
        self.changed.insert(at);
    }

    /// The steps of a proceeding as the desk shows them.
    async fn kept(&self, at: usize) -> Vec<Told> {
        let view = match self.desk().proceeding(&self.lives[at].id).await {
            Ok(view) => view,
            Err(error) => self.broken(Some(at), &format!("it cannot be read: {error}")),
        };
        let told = view.steps.into_iter().map(|taken| Told {
            step: taken.step,
            by: taken.by,
            on: taken.on,
            act: taken.act,
        });
        told.collect()
    }

    fn person(&self, at: usize, n: usize) -> &PersonId {
        &self.lives[at].steps[n].by
    }
}

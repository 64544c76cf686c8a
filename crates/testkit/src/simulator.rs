//! Whole lives of acts, step by step, with every promise checked after each.

use codes::Date;
use desk::view::{ActPage, Asked, Audience, OrganisationView, ThreadView};
use desk::{Desk, Outcome};
use ledger::Checkpoint;
use register::standing::{Named, ThreadStanding, Visibility};
use register::{ActId, Instant, Value};

use crate::chance::Chance;
use crate::course::{Ask, identifier, name};
use crate::model::Thread;
use crate::register::Sandbox;
use crate::sound_log::sound_log;

macro_rules! promise {
    ($course:expr, $holds:expr, $($what:tt)*) => {
        if !$holds {
            $course.broken(&format!($($what)*));
        }
    };
}

mod all;
mod more;

/// What a course came to.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// Acts recorded.
    pub acts: u64,
    /// Requests held or refused, as they should be.
    pub turned_away: u64,
    /// Acts that fell.
    pub fell: u64,
    /// Times the register was closed or crashed and opened again.
    pub reopened: u64,
    /// Penalties seen by the public when they had to be.
    pub seen: u64,
    /// Penalties not seen because they must not be.
    pub unseen: u64,
}

impl Report {
    /// Adds another's counts.
    pub fn add(&mut self, other: &Self) {
        self.acts += other.acts;
        self.turned_away += other.turned_away;
        self.fell += other.fell;
        self.reopened += other.reopened;
        self.seen += other.seen;
        self.unseen += other.unseen;
    }
}

/// Lives one course of `steps` events.
///
/// # Panics
/// When a promise is broken: with the seed and the story so far.
pub async fn simulate(seed: u64, steps: usize, database_url: Option<String>) -> Report {
    let sandbox = Sandbox::new(database_url);
    let desk = Some(sandbox.open().await);
    let mut course = Course {
        sandbox,
        desk,
        chance: Chance::of(seed),
        seed,
        story: Vec::new(),
        organisations: 0,
        threads: Vec::new(),
        remembered: Vec::new(),
        checkpoint: None,
        report: Report::default(),
        keys: 0,
    };
    for _ in 0..steps {
        course.step().await;
        course.check().await;
    }
    course.check_everything_again().await;
    course.check_log(true).await;
    course.report
}

/// An answer about a firm: its threads and names on a day as known at an
/// instant.
#[derive(Clone)]
struct Remembered {
    firm: usize,
    as_of: Date,
    known_at: Instant,
    threads: Vec<ThreadStanding>,
    names: Vec<Named>,
}

struct Course {
    sandbox: Sandbox,
    desk: Option<Desk>,
    chance: Chance,
    seed: u64,
    story: Vec<String>,
    organisations: usize,
    threads: Vec<Thread>,
    /// Answers given before, to be given again.
    remembered: Vec<Remembered>,
    /// The checkpoint published last.
    checkpoint: Option<Checkpoint>,
    report: Report,
    keys: u64,
}

impl Course {
    fn broken(&self, what: &str) -> ! {
        let story = self
            .story
            .iter()
            .rev()
            .take(40)
            .rev()
            .cloned()
            .collect::<Vec<_>>()
            .join("\n  ");
        panic!("seed {}: {what}\n  {story}", self.seed);
    }

    fn desk(&self) -> &Desk {
        self.desk.as_ref().expect("open")
    }

    fn key(&mut self, kind: &str) -> String {
        self.keys += 1;
        format!("{kind}:{}", self.keys)
    }

    async fn step(&mut self) {
        let hours = [1, 5, 24, 24 * 9, 24 * 40, 24 * 120];
        let wait = *self.chance.one(&hours).unwrap_or(&1);
        self.sandbox.wait(wait);
        if self.organisations < 2 {
            return self.registers().await;
        }
        match self.chance.below(27) {
            0 => self.registers().await,
            20..=21 => self.batch().await,
            22 => self.rename().await,
            23 => self.changed().await,
            24 => self.misaimed().await,
            25 => self.clock_set_back().await,
            26 => self.kept_yet_failed().await,
            1..=5 => self.penalty().await,
            6 => self.rests("listing").await,
            7 => self.rests("measure").await,
            8..=9 => self.petition().await,
            10..=12 => self.outcome().await,
            13 => self.lifecycle("withdrawn").await,
            14 => self.lifecycle("repaired").await,
            15 => self.lifecycle("ended").await,
            16 => self.wrong().await,
            17 => self.repeat().await,
            _ => self.reopen().await,
        }
    }

    async fn record(&mut self, ask: &Ask<'_>) -> Outcome {
        self.story.push(format!(
            "{} {} of firm {} under {} as {:?}, changes {:?}",
            ask.decided_on, ask.kind, ask.organisation, ask.provision, ask.name, ask.changes
        ));
        let mut outcomes = match self.desk().record(vec![ask.matter()]).await {
            Ok(outcomes) => outcomes,
            Err(e) => self.broken(&format!(
                "nothing was kept: {e}: {:?}",
                std::error::Error::source(&e)
            )),
        };
        let outcome = outcomes.pop().expect("an outcome");
        self.story.push(format!("    {outcome:?}"));
        outcome
    }

    async fn recorded(&mut self, ask: &Ask<'_>) {
        let asked_at = self.desk().now();
        let outcome = self.record(ask).await;
        promise!(
            self,
            outcome == Outcome::Recorded { new: 1, already: 0 },
            "a lawful act was not recorded"
        );
        self.report.acts += 1;
        self.check_stamp(&ask.id(), asked_at).await;
    }

    async fn registers(&mut self) {
        let n = self.organisations;
        let key = self.key("registration");
        let ask = Ask::new("registration", n, key, self.desk().today());
        self.recorded(&ask).await;
        self.organisations += 1;
    }

    fn mark(&self) -> i64 {
        7_000_000_000 + self.keys as i64
    }

    async fn penalty(&mut self) {
        let n = self.chance.below(self.organisations);
        let key = self.key("penalty");
        let mark = self.mark();
        // Some are recorded long after they were decided.
        let late = *self.chance.one(&[0, 0, 0, 20, 100]).unwrap_or(&0);
        let day = self
            .desk()
            .today()
            .saturating_sub(jiff::Span::new().days(late));
        let mut ask = Ask::new("penalty", n, key, day);
        ask.content = vec![("amount", Value::Integer(mark))];
        self.recorded(&ask).await;
        self.enter(&ask, mark);
    }

    fn enter(&mut self, ask: &Ask<'_>, mark: i64) {
        self.threads.push(Thread {
            id: ask.id(),
            key: ask.key.clone(),
            kind: ask.kind,
            organisation: ask.organisation,
            decided_on: ask.decided_on,
            recorded_on: self.desk().today(),
            mark,
            rests_on: ask.rests_on.cloned(),
            fell_on: None,
            repaired_on: None,
            ended_on: None,
            contested: false,
            petitions: Vec::new(),
        });
    }

    /// A listing or measure resting on a penalty that stands.
    async fn rests(&mut self, kind: &'static str) {
        let today = self.desk().today();
        let open: Vec<Thread> = self
            .threads
            .iter()
            .filter(|t| t.kind == "penalty" && t.alive() && t.decided_on.year() + 1 > today.year())
            .cloned()
            .collect();
        let Some(ground) = self.chance.one(&open).cloned() else {
            return;
        };
        let key = self.key(kind);
        let mut ask = Ask::new(kind, ground.organisation, key, today);
        ask.rests_on = Some(&ground.id);
        self.recorded(&ask).await;
        self.enter(&ask, 0);
    }

    fn pick(&mut self, which: impl Fn(&Thread) -> bool) -> Option<usize> {
        let fitting: Vec<usize> = (0..self.threads.len())
            .filter(|i| which(&self.threads[*i]))
            .collect();
        self.chance.one(&fitting).copied()
    }

    async fn change(&mut self, at: usize, kind: &'static str) -> ActId {
        let thread = self.threads[at].clone();
        let key = self.key(kind);
        let mut ask = Ask::new(kind, thread.organisation, key, self.desk().today());
        ask.changes = Some(&thread.id);
        self.recorded(&ask).await;
        ask.id()
    }

    async fn petition(&mut self) {
        let Some(at) = self.pick(|t| t.kind == "penalty" && t.alive() && !t.contested) else {
            return;
        };
        let id = self.change(at, "petition").await;
        self.threads[at].contested = true;
        self.threads[at].petitions.push(id);
    }

    async fn outcome(&mut self) {
        let Some(at) = self.pick(|t| t.contested && t.fell_on.is_none()) else {
            return;
        };
        let kind = *self
            .chance
            .one(&["upheld", "annulled", "annulled"])
            .unwrap_or(&"annulled");
        self.change(at, kind).await;
        self.threads[at].contested = false;
        if kind == "annulled" {
            self.falls(at);
        }
    }

    /// It falls, and with it all that rests on it.
    fn falls(&mut self, at: usize) {
        let today = self.desk().today();
        let id = self.threads[at].id.clone();
        for thread in &mut self.threads {
            if (thread.id == id || thread.rests_on.as_ref() == Some(&id))
                && thread.fell_on.is_none()
            {
                thread.fell_on = Some(today);
                self.report.fell += 1;
            }
        }
    }

    async fn lifecycle(&mut self, kind: &'static str) {
        let Some(at) = self.pick(|t| t.kind == "penalty" && t.alive() && !t.contested) else {
            return;
        };
        self.change(at, kind).await;
        let today = self.desk().today();
        match kind {
            "withdrawn" => self.falls(at),
            "repaired" => self.threads[at].repaired_on = Some(today),
            _ => self.threads[at].ended_on = Some(today),
        }
    }

    /// Requests that must be turned away, each for one reason.
    async fn wrong(&mut self) {
        let n = self.chance.below(self.organisations);
        let today = self.desk().today();
        let key = self.key("wrong");
        let mut ask = Ask::new("penalty", n, key, today);
        // What it must be answered with; nothing: held.
        let why = match self.chance.below(7) {
            0 => {
                ask.name = name(n + 1);
                ""
            }
            1 => {
                ask.authority = "court";
                "power"
            }
            2 if today >= Date::constant(2015, 1, 1) => {
                ask.provision = "art-2";
                "not in force"
            }
            2 => {
                ask.provision = "art-2";
                ask.decided_on = Date::constant(2009, 5, 5);
                "not in force"
            }
            3 => {
                ask.decided_on = today.saturating_add(jiff::Span::new().days(2));
                "yet to come"
            }
            4 => {
                ask.organisation = self.organisations + 50;
                ask.name = name(ask.organisation);
                "registration first"
            }
            5 => {
                ask.provision = "art-9";
                "no catalogue"
            }
            _ => {
                ask.content = vec![("officer", Value::Text("nobody".to_owned()))];
                "content"
            }
        };
        let before = self.desk().stats().await.expect("stats");
        let outcome = self.record(&ask).await;
        let right = match &outcome {
            Outcome::Held { .. } => why.is_empty(),
            Outcome::Refused { reasons } => {
                !why.is_empty() && reasons.iter().any(|r| r.contains(why))
            }
            Outcome::Recorded { .. } => false,
        };
        promise!(
            self,
            right,
            "a wrong request ({why}) was answered by {outcome:?}"
        );
        let after = self.desk().stats().await.expect("stats");
        promise!(
            self,
            before.acts == after.acts && before.entries == after.entries,
            "a wrong request left an act"
        );
        self.report.turned_away += 1;
    }

    /// The same request twice is one act.
    async fn repeat(&mut self) {
        let key = self.key("penalty");
        let mark = self.mark();
        let n = self.chance.below(self.organisations);
        let mut ask = Ask::new("penalty", n, key, self.desk().today());
        ask.content = vec![("amount", Value::Integer(mark))];
        self.recorded(&ask).await;
        let again = self.record(&ask).await;
        promise!(
            self,
            again == Outcome::Recorded { new: 0, already: 1 },
            "the same request was not recognised"
        );
        self.enter(&ask, mark);
    }

    /// Closes the register, or drops it with damage to the derived files.
    async fn reopen(&mut self) {
        let desk = self.desk.take().expect("open");
        desk.close().await;
        let log = self.sandbox.data().join("log");
        let damage = self.chance.below(7);
        self.story.push(format!("reopened, damage {damage}"));
        match damage {
            0 => drop(std::fs::remove_dir_all(&log)),
            1 => drop(std::fs::write(log.join("checkpoint"), "torn")),
            2 => {
                let _ = std::fs::remove_file(self.sandbox.data().join("log.synced"));
                for tile in ["tile/entries/000", "tile/0/000"] {
                    let _ = std::fs::remove_file(log.join(tile));
                }
            }
            3 => self.lose_what_came_later(),
            4 => self.tear_files(),
            _ => self.keep_files(),
        }
        self.desk = Some(self.sandbox.open().await);
        // The next act makes again what is missing.
        self.registers().await;
        self.check_log(false).await;
        self.report.reopened += 1;
    }

    async fn view(&self, n: usize, asked: Asked, audience: Audience) -> OrganisationView {
        match self
            .desk()
            .organisation(&identifier(n), asked, audience)
            .await
        {
            Ok(Some(view)) => view,
            other => self.broken(&format!(
                "firm {n} is not shown: {:?}",
                other.map(|v| v.is_some())
            )),
        }
    }

    async fn check(&mut self) {
        let n = self.chance.below(self.organisations);
        let today = self.desk().today();
        let now = self
            .view(n, self.desk().asked(None, None), Audience::Public)
            .await;
        self.check_shown(n, &now, today).await;
        // Whatever day and knowledge is asked about, what fell stays hidden.
        let back = i64::try_from(self.chance.below(1_100)).unwrap_or(0) - 200;
        let as_of = today.saturating_sub(jiff::Span::new().days(back));
        let known = i64::try_from(self.chance.below(900)).unwrap_or(0);
        let known = today.saturating_sub(jiff::Span::new().days(known));
        let known_at = desk::clock::end_of_day_utc(known);
        let past = self
            .view(
                n,
                self.desk().asked(Some(as_of), Some(known_at)),
                Audience::Public,
            )
            .await;
        let text = format!("{past:?}");
        for t in self
            .threads
            .iter()
            .filter(|t| t.organisation == n && t.kind == "penalty")
        {
            promise!(
                self,
                t.penalty_shown(today) || !text.contains(&t.mark.to_string()),
                "{} is hidden today and came back when {as_of} was asked about",
                t.id
            );
        }
        self.check_past(n, as_of, known).await;
        self.check_memory(n, as_of, known_at).await;
        self.check_basis(&now);
        self.check_hits(n, &now).await;
        self.check_names(n).await;
        self.check_fallen().await;
        self.check_lists(today).await;
        self.check_figures().await;
        self.check_checkpoint();
        if self.chance.once_in(4) {
            self.check_everything_again().await;
        }
        if self.chance.once_in(12) {
            self.check_log(true).await;
        }
    }

    async fn check_shown(&mut self, n: usize, now: &OrganisationView, today: Date) {
        let text = format!("{now:?}");
        let log_key = self.log_key();
        for t in self.threads.clone().iter().filter(|t| t.organisation == n) {
            let act = self
                .desk()
                .act(&t.id, self.desk().asked(None, None), Audience::Public)
                .await
                .expect("act");
            let whole = matches!(act, Some(ActPage::Whole { .. }));
            let receipt = self
                .desk()
                .receipt(&t.id, Audience::Public)
                .await
                .expect("receipt");
            promise!(
                self,
                receipt.is_some() == whole,
                "page and receipt of {} disagree",
                t.id
            );
            if let Some(receipt) = receipt {
                promise!(
                    self,
                    receipt.verify(Some(&log_key)).is_ok(),
                    "the receipt of {} does not hold",
                    t.id
                );
            }
            if t.kind == "penalty" {
                let must = t.penalty_shown(today);
                promise!(
                    self,
                    text.contains(&t.mark.to_string()) == must,
                    "{} must{} be shown on {today}: {t:?}",
                    t.id,
                    if must { "" } else { " not" }
                );
                promise!(
                    self,
                    whole == must,
                    "the page of {} must{} be shown",
                    t.id,
                    if must { "" } else { " not" }
                );
                if must {
                    self.report.seen += 1
                } else {
                    self.report.unseen += 1
                }
            } else if t.fell_on.is_some() {
                promise!(
                    self,
                    !whole,
                    "{} is shown though what it rests on fell",
                    t.id
                );
            }
        }
        for thread in &now.adverse {
            if let ThreadView::Whole(w) = thread {
                let s = &w.standing;
                promise!(
                    self,
                    s.shown_until.is_some() && s.ends_on.is_some(),
                    "{} never ends",
                    s.thread
                );
                promise!(
                    self,
                    matches!(s.visibility, Visibility::Shown { until: Some(until) } if until > today),
                    "{} is shown past its end",
                    s.thread
                );
                promise!(
                    self,
                    s.ways.len() >= 3,
                    "{} cannot be contested and repaired",
                    s.thread
                );
                promise!(
                    self,
                    !w.opening.act.basis.is_empty(),
                    "{} rests on no law",
                    s.thread
                );
            }
        }
    }

    /// Answers of the past do not change by what came later.
    async fn check_memory(&mut self, firm: usize, as_of: Date, known_at: Instant) {
        // Only what is wholly past can be remembered.
        if known_at < self.desk().now() {
            let now = self.remember(firm, as_of, known_at).await;
            self.remembered.push(now);
        }
        let Some(before) = self.chance.one(&self.remembered).cloned() else {
            return;
        };
        let again = self
            .remember(before.firm, before.as_of, before.known_at)
            .await;
        promise!(
            self,
            before.threads == again.threads && before.names == again.names,
            "firm {} on {} as known at {} was {:?} {:?} and is {:?} {:?}",
            before.firm,
            before.as_of,
            before.known_at,
            before.threads,
            before.names,
            again.threads,
            again.names
        );
    }

    async fn remember(&self, firm: usize, as_of: Date, known_at: Instant) -> Remembered {
        let asked = self.desk().asked(Some(as_of), Some(known_at));
        let view = self.view(firm, asked, Audience::Operator).await;
        let whole = |t: &ThreadView| match t {
            ThreadView::Whole(w) => Some(w.standing.clone()),
            ThreadView::Tombstone(_) => None,
        };
        Remembered {
            firm,
            as_of,
            known_at,
            threads: view.adverse.iter().filter_map(whole).collect(),
            names: view.names,
        }
    }

    async fn check_log(&self, whole: bool) {
        let head = self.desk().store().head().await.expect("head");
        promise!(
            self,
            head.size == self.report.acts,
            "{} acts were acknowledged, the log has {}",
            self.report.acts,
            head.size
        );
        if !whole {
            return;
        }
        // Damage is mended by the next act; before any act there is no log.
        let sound = sound_log(&self.sandbox.data(), head.size);
        promise!(self, sound.is_ok(), "{sound:?}");
    }
}

//! Events beyond the plain ones: several matters in one commit, whole lives in
//! one matter, new names, a clock set back, files of an earlier moment.

use std::path::Path;

use desk::{Matter, Outcome, RecordError};
use register::{ActId, Value};

use super::Course;
use crate::course::{Ask, name};

impl Course {
    /// Several matters at once; some of them whole lives that begin and end in
    /// one commit.
    pub(super) async fn batch(&mut self) {
        let today = self.desk().today();
        let n = 2 + self.chance.below(4);
        let mut matters: Vec<Matter> = Vec::new();
        let mut entered: Vec<(Ask<'static>, i64, bool)> = Vec::new();
        for _ in 0..n {
            let firm = self.chance.below(self.organisations);
            let key = self.key("penalty");
            let mark = self.mark();
            let mut penalty = Ask::new("penalty", firm, key, today);
            penalty.content = vec![("amount", Value::Integer(mark))];
            let mut matter = penalty.matter();
            let whole_life = self.chance.once_in(3);
            if whole_life {
                let id = penalty.id();
                for kind in ["petition", "annulled"] {
                    let key = self.key(kind);
                    let mut step = Ask::new(kind, firm, key, today);
                    step.changes = Some(&id);
                    matter.drafts.extend(step.matter().drafts);
                }
            }
            self.story.push(format!(
                "{today} in one commit: penalty {} of firm {firm}, annulled at once: {whole_life}",
                penalty.id()
            ));
            matters.push(matter);
            entered.push((penalty, mark, whole_life));
        }
        // One that must not take the others along.
        let wrong = self.chance.once_in(2).then(|| {
            let key = self.key("wrong");
            let mut ask = Ask::new("penalty", 0, key, today);
            ask.authority = "court";
            ask.matter()
        });
        matters.extend(wrong.clone());
        let outcomes = match self.desk().record(matters).await {
            Ok(outcomes) => outcomes,
            Err(e) => self.broken(&format!("nothing was kept: {e}")),
        };
        if wrong.is_some() {
            let last = outcomes.last();
            promise!(
                self,
                matches!(last, Some(Outcome::Refused { .. })),
                "a wrong matter among others was {last:?}"
            );
            self.report.turned_away += 1;
        }
        for ((penalty, mark, whole_life), outcome) in entered.iter().zip(&outcomes) {
            let new = if *whole_life { 3 } else { 1 };
            promise!(
                self,
                *outcome == Outcome::Recorded { new, already: 0 },
                "{} in a batch was {outcome:?}",
                penalty.id()
            );
            self.report.acts += new as u64;
            self.enter(penalty, *mark);
            if *whole_life {
                self.falls(self.threads.len() - 1);
            }
        }
    }

    /// A registration that brings a new name and states the old one; without
    /// the old one it is held.
    pub(super) async fn rename(&mut self) {
        let n = self.chance.below(self.organisations);
        let today = self.desk().today();
        let key = self.key("rename");
        let new = format!("更名{}後化工股份有限公司", self.keys);
        let mut ask = Ask::new("registration", n, key, today);
        ask.name = new;
        let outcome = self.record(&ask).await;
        promise!(
            self,
            matches!(outcome, Outcome::Held { .. }),
            "another name for firm {n} was {outcome:?}"
        );
        ask.content = vec![("former_name", Value::Text(name(n + 1)))];
        let outcome = self.record(&ask).await;
        promise!(
            self,
            matches!(outcome, Outcome::Held { .. }),
            "a name with a neighbour's for a former one was {outcome:?}"
        );
        self.report.turned_away += 2;
        ask.content = vec![("former_name", Value::Text(name(n)))];
        self.recorded(&ask).await;
        // Both names are its own from now on.
        for borne in [name(n), ask.name.clone()] {
            let key = self.key("penalty");
            let mark = self.mark();
            let mut penalty = Ask::new("penalty", n, key, today);
            penalty.name = borne;
            penalty.content = vec![("amount", Value::Integer(mark))];
            self.recorded(&penalty).await;
            self.enter(&penalty, mark);
        }
    }

    /// What was recorded is asked for again with something else in it.
    pub(super) async fn changed(&mut self) {
        let Some(at) = self.pick(|t| t.kind == "penalty") else {
            return;
        };
        let thread = self.threads[at].clone();
        let key = thread.key.clone();
        let mut ask = Ask::new("penalty", thread.organisation, key, thread.decided_on);
        ask.content = vec![("amount", Value::Integer(thread.mark))];
        let again = self.record(&ask).await;
        promise!(
            self,
            again == Outcome::Recorded { new: 0, already: 1 },
            "{} was not recognised: {again:?}",
            thread.id
        );
        ask.content = vec![("amount", Value::Integer(thread.mark + 1))];
        let refused = |outcome: &Outcome, what: &str| match outcome {
            Outcome::Refused { reasons } => reasons.iter().any(|r| r.contains(what)),
            _ => false,
        };
        let outcome = self.record(&ask).await;
        promise!(
            self,
            refused(&outcome, "amount"),
            "another amount for {} was {outcome:?}",
            thread.id
        );
        ask.content = vec![("amount", Value::Integer(thread.mark))];
        ask.decided_on = ask.decided_on.yesterday().unwrap_or(ask.decided_on);
        let outcome = self.record(&ask).await;
        promise!(
            self,
            refused(&outcome, "day of decision"),
            "another day for {} was {outcome:?}",
            thread.id
        );
        self.report.turned_away += 2;
    }

    /// Steps aimed at nothing, or at what is another's; measures on nothing.
    pub(super) async fn misaimed(&mut self) {
        let today = self.desk().today();
        let Some(at) = self.pick(|t| t.kind == "penalty") else {
            return;
        };
        let thread = self.threads[at].clone();
        let other = (thread.organisation + 1) % self.organisations;
        let nothing = ActId::of_key("t", "never made", today);
        let mut asks = Vec::new();
        for kind in ["annulled", "petition", "repaired"] {
            let mut on_nothing = Ask::new(kind, thread.organisation, self.key(kind), today);
            on_nothing.changes = Some(&nothing);
            asks.push(on_nothing);
            let mut on_anothers = Ask::new(kind, other, self.key(kind), today);
            on_anothers.changes = Some(&thread.id);
            asks.push(on_anothers);
        }
        let mut on_anothers = Ask::new("measure", other, self.key("measure"), today);
        on_anothers.rests_on = Some(&thread.id);
        asks.push(on_anothers);
        asks.push(Ask::new("measure", other, self.key("measure"), today));
        // The bureau cannot annul its own act on appeal.
        let mut by_itself = Ask::new("annulled", thread.organisation, self.key("annulled"), today);
        by_itself.authority = "bureau";
        by_itself.changes = Some(&thread.id);
        asks.push(by_itself);
        // In one commit with what it is aimed at.
        let key = self.key("penalty");
        let mark = self.mark();
        let mut penalty = Ask::new("penalty", thread.organisation, key, today);
        penalty.content = vec![("amount", Value::Integer(mark))];
        let id = penalty.id();
        let mut on_anothers = Ask::new("petition", other, self.key("petition"), today);
        on_anothers.changes = Some(&id);
        let both = vec![penalty.matter(), on_anothers.matter()];
        let outcomes = self.desk().record(both).await.expect("answered");
        promise!(
            self,
            matches!(
                outcomes.as_slice(),
                [Outcome::Recorded { new: 1, .. }, Outcome::Refused { .. }]
            ),
            "a petition of firm {other} about an act on another was {outcomes:?}"
        );
        self.report.acts += 1;
        self.enter(&penalty, mark);
        for ask in &asks {
            let outcome = self.record(ask).await;
            promise!(
                self,
                matches!(outcome, Outcome::Refused { .. }),
                "a misaimed {} was {outcome:?}",
                ask.kind
            );
            self.report.turned_away += 1;
        }
    }

    /// The store keeps an act, then its tiles cannot be written: the request
    /// fails, no checkpoint speaks of it, and asked again it is there.
    pub(super) async fn kept_yet_failed(&mut self) {
        // Whatever was damaged is mended first.
        self.penalty().await;
        let firm = self.chance.below(self.organisations);
        let key = self.key("penalty");
        let mark = self.mark();
        let mut ask = Ask::new("penalty", firm, key, self.desk().today());
        ask.content = vec![("amount", Value::Integer(mark))];
        let log = self.sandbox.data().join("log");
        let (tile, away) = (log.join("tile"), log.join("tile.away"));
        std::fs::rename(&tile, &away).expect("moved away");
        std::fs::write(&tile, "in the way").expect("written");
        let answer = self.desk().record(vec![ask.matter()]).await;
        std::fs::remove_file(&tile).expect("removed");
        std::fs::rename(&away, &tile).expect("moved back");
        self.story
            .push(format!("tiles cannot be written: {}", ask.id()));
        promise!(
            self,
            matches!(answer, Err(RecordError::Log(_))),
            "an act without a checkpoint was acknowledged: {answer:?}"
        );
        self.check_checkpoint();
        let again = self.record(&ask).await;
        promise!(
            self,
            again == Outcome::Recorded { new: 0, already: 1 },
            "the act that was kept is {again:?}"
        );
        self.report.acts += 1;
        self.enter(&ask, mark);
        self.check_checkpoint();
    }

    /// The machine's clock is set back; the day stays.
    pub(super) async fn clock_set_back(&mut self) {
        let now = self.desk().now().to_zoned_datetime(jiff::tz::TimeZone::UTC);
        let hours = i64::from(now.hour()).min(7);
        self.sandbox.wait(-hours);
        self.story.push(format!("the clock is set back {hours} h"));
        self.penalty().await;
    }

    /// Keeps the log's files as they are now, for a crash to come.
    pub(super) fn keep_files(&self) {
        let kept = self.sandbox.kept();
        let _ = std::fs::remove_dir_all(&kept);
        copy(&self.sandbox.data().join("log"), &kept.join("log"));
        let _ = std::fs::copy(
            self.sandbox.data().join("log.synced"),
            kept.join("log.synced"),
        );
    }

    /// Files as they were when [`Course::keep_files`] saw them: what was
    /// written later never reached the disk.
    pub(super) fn lose_what_came_later(&self) {
        let (data, kept) = (self.sandbox.data(), self.sandbox.kept());
        if !kept.join("log").is_dir() {
            return;
        }
        let _ = std::fs::remove_dir_all(data.join("log"));
        let _ = std::fs::remove_file(data.join("log.synced"));
        copy(&kept.join("log"), &data.join("log"));
        let _ = std::fs::copy(kept.join("log.synced"), data.join("log.synced"));
    }

    /// Some files of the log are torn or lost, and nothing says what was synced.
    pub(super) fn tear_files(&mut self) {
        let data = self.sandbox.data();
        let _ = std::fs::remove_file(data.join("log.synced"));
        let mut files = Vec::new();
        list(&data.join("log/tile"), &mut files);
        files.sort();
        for file in files {
            match self.chance.below(4) {
                0 => drop(std::fs::remove_file(&file)),
                1 => {
                    let bytes = std::fs::read(&file).unwrap_or_default();
                    let keep = self.chance.below(bytes.len());
                    let _ = std::fs::write(&file, &bytes[..keep]);
                }
                _ => {}
            }
        }
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

fn list(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => list(&path, out),
            path => out.push(path),
        }
    }
}

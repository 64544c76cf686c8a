//! What must hold of the whole register after every tick.

use std::collections::BTreeSet;

use codes::Date;
use desk::view::{Audience, OrganisationView, ThreadView};
use register::proceeding::{Step, Way};
use register::standing::{ThreadStanding, WayKind};
use register::{Act, ActId};
use store::{Page, ThreadFilter};

use super::Process;
use super::judge::judge;
use super::life::{Life, Told};
use crate::course::identifier;
use crate::sound_log::sound_log;

impl Process {
    pub(super) async fn check(&mut self) {
        self.check_size().await;
        for at in std::mem::take(&mut self.changed) {
            self.check_life(at).await;
        }
        if self.lives.is_empty() {
            return;
        }
        let firm = self.chance.below(self.firms);
        self.check_shown(firm).await;
    }

    /// Everything, once more.
    pub(super) async fn check_whole(&mut self) {
        self.changed.extend(0..self.lives.len());
        self.check().await;
        for firm in 0..self.firms {
            self.check_shown(firm).await;
            self.check_acts(firm).await;
        }
        let size = self.acts() + self.registrations;
        if let Err(what) = sound_log(&self.sandbox.data(), size) {
            self.broken(None, &what);
        }
    }

    /// Acts the steps acknowledged put into the record.
    fn acts(&self) -> u64 {
        let steps = self.lives.iter().flat_map(|life| &life.steps);
        steps.filter(|told| makes_act(&told.step)).count() as u64
    }

    /// The log has the acts of acknowledged steps and no other: nothing of what
    /// was not served.
    async fn check_size(&self) {
        let size = self.desk().store().head().await.expect("head").size;
        let must = self.acts() + self.registrations;
        if size != must {
            self.broken(None, &format!("the log has {size} entries, must {must}"));
        }
    }

    /// The steps kept are those acknowledged, each in its place, with its act
    /// or without, and lawful as they stand.
    async fn check_life(&self, at: usize) {
        let life = &self.lives[at];
        let kept = self.kept(at).await;
        let same = |(a, b): (&Told, &Told)| {
            a.step == b.step && a.by == b.by && a.on == b.on && a.act == b.act
        };
        if kept.len() != life.steps.len() || !kept.iter().zip(&life.steps).all(same) {
            self.broken(Some(at), &format!("acknowledged steps are now {kept:?}"));
        }
        if let Err(what) = judge(life) {
            self.broken(Some(at), &what);
        }
        let mut own = BTreeSet::new();
        for (n, told) in life.steps.iter().enumerate() {
            if told.act.is_some() != makes_act(&told.step) {
                let what = format!("step {n} by {} has act {:?}", self.person(at, n), told.act);
                self.broken(Some(at), &what);
            }
            let Some(id) = &told.act else { continue };
            let acts = self.desk().store().acts(std::slice::from_ref(id)).await;
            let Some(kept) = acts.expect("acts").into_iter().next() else {
                self.broken(
                    Some(at),
                    &format!("act {id} of step {n} is not in the record"),
                );
            };
            if !own.insert(id.clone()) {
                self.broken(Some(at), &format!("act {id} has two steps"));
            }
            if let Err(what) = self.right(life, told, &kept.act) {
                self.broken(Some(at), &format!("act {id} of step {n}: {what}"));
            }
        }
        let row = self.desk().proceeding(&life.id).await.expect("read").row;
        if row.act.as_ref() != life.act() {
            self.broken(Some(at), &format!("its row says act {:?}", row.act));
        }
    }

    /// Whether an act says what its step does.
    fn right(&self, life: &Life, told: &Told, act: &Act) -> Result<(), String> {
        let must = |holds: bool, what: &str| match holds {
            true => Ok(()),
            false => Err(format!("{what}: {act:?}")),
        };
        let subject = &act.subject.identifier;
        must(*subject == identifier(life.firm), "about another firm")?;
        if let Step::Served(service) = &told.step {
            let decided = life.decided().ok_or("never decided")?;
            must(act.served_on == Some(service.on), "another day of service")?;
            must(act.effective_from >= service.on, "binds before its service")?;
            must(act.decided_on == decided.on, "another day of decision")?;
            must(*act.kind == *life.proposal().kind, "another kind")?;
            return must(
                act.reasons.as_deref() == Some(&decided.reasons),
                "other reasons",
            );
        }
        must(act.changes.as_ref() == life.act(), "about another act")
    }

    /// The acts of a firm are those of its proceedings' steps and its
    /// registrations, to the last one.
    async fn check_acts(&self, firm: usize) {
        let all = self.desk().store().acts_of(&identifier(firm)).await;
        let all = all.expect("acts").into_iter().map(|kept| kept.act);
        let all: BTreeSet<ActId> = all
            .filter(|act| *act.kind != *"t/registration")
            .map(|act| act.id)
            .collect();
        let lives = self.lives.iter().filter(|life| life.firm == firm);
        let steps = lives.flat_map(|life| &life.steps);
        let must: BTreeSet<ActId> = steps.filter_map(|told| told.act.clone()).collect();
        if all != must {
            let odd: Vec<_> = all.symmetric_difference(&must).collect();
            self.broken(
                None,
                &format!("acts and steps of firm {firm} differ in {odd:?}"),
            );
        }
    }

    async fn view(&self, firm: usize, audience: Audience) -> OrganisationView {
        let asked = self.desk().asked(None, None);
        let id = identifier(firm);
        match self.desk().organisation(&id, asked, audience).await {
            Ok(Some(view)) => view,
            other => self.broken(None, &format!("firm {firm} is not shown: {other:?}")),
        }
    }

    /// Nothing is shown before its service or after its fall, and each act
    /// that stands can be contested or repaired.
    async fn check_shown(&mut self, firm: usize) {
        let (public, inside) = (
            self.view(firm, Audience::Public).await,
            self.view(firm, Audience::Operator).await,
        );
        let page = Page {
            after: None,
            limit: 100_000,
        };
        let lines = self.desk().threads(ThreadFilter::default(), &page).await;
        let listed = format!("{:?}", lines.expect("lines"));
        let (shown, kept) = (format!("{public:?}"), format!("{inside:?}"));
        let as_of = self.desk().today();
        for at in (0..self.lives.len()).filter(|&at| self.lives[at].firm == firm) {
            let life = &self.lives[at];
            let seen = shown.contains(&life.mark);
            let Some(act) = life.act() else {
                if seen || kept.contains(&life.mark) || listed.contains(&life.mark) {
                    self.broken(Some(at), "it is shown before its service");
                }
                continue;
            };
            let fell = self.fell_on(at).is_some_and(|on| on <= as_of);
            if fell && (seen || listed.contains(act.as_str())) {
                self.broken(Some(at), "it fell and is shown");
            }
            self.figures.seen += u64::from(seen);
            let standing = inside.adverse.iter().find_map(|thread| match thread {
                ThreadView::Whole(w) if w.standing.thread == *act => Some(&w.standing),
                _ => None,
            });
            if let Some(standing) = standing {
                let life = &self.lives[at];
                if fell && standing.state.stands() {
                    self.broken(Some(at), "it fell and stands");
                }
                if let Err(what) = ways(life, standing, as_of) {
                    self.broken(Some(at), &format!("on {as_of} {what}"));
                }
            }
        }
    }
}

fn makes_act(step: &Step) -> bool {
    matches!(
        step,
        Step::Served(_)
            | Step::Contested { .. }
            | Step::Settled(_)
            | Step::Corrected(_)
            | Step::Withdrawn(_)
            | Step::Repaired(_)
    )
}

/// Each way has the days counted by hand, and one is open while it stands.
fn ways(life: &Life, standing: &ThreadStanding, as_of: Date) -> Result<(), String> {
    let (Some(served), Some(decided)) = (life.served(), life.decided()) else {
        return Err("it stands and was never served".to_owned());
    };
    let mut open = life.rule().repair_from(decided.on) <= as_of;
    for (kind, way) in [
        (WayKind::Objection, Way::Objection),
        (WayKind::Appeal, Way::Appeal),
    ] {
        let Some(Some(last)) = life.last_day(way) else {
            continue;
        };
        let found = standing.ways.iter().find(|w| w.kind == kind);
        if found.is_none_or(|w| w.until != Ok(Some(last))) {
            return Err(format!("{way:?} is {found:?}, must end {last}"));
        }
        open |= served.on <= as_of && as_of <= last;
    }
    let found = standing.ways.iter().any(|way| way.open);
    if standing.state.stands() && !(open && found) {
        return Err(format!("no way is open against it: {standing:?}"));
    }
    Ok(())
}

//! What can be chosen where an act is contested, and where a contest is decided:
//! ways, act kinds and provisions, from the catalogue.

use catalogue::{ActKind, Catalogue, Effect, Remedy};
use codes::Date;
use register::Citation;
use register::competence;
use register::proceeding::{Progress, Settlement, Step, Way};
use register::standing::{ThreadStanding, WayKind};

use super::{ProceedError, ProceedingView};
use crate::Desk;

/// A way to contest that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContestChoice {
    /// Which.
    pub way: Way,
    /// Qualified act kind of the contest.
    pub kind: String,
    /// Qualified provision that gives the right.
    pub provision: String,
    /// Last day, where there is one.
    pub until: Option<Date>,
    /// Qualified authority that decides.
    pub decided_by: Option<String>,
}

impl ContestChoice {
    /// The step that takes it.
    #[must_use]
    pub fn step(&self, on: Date, grounds: String) -> Step {
        Step::Contested {
            way: self.way,
            kind: self.kind.clone(),
            basis: cited(&self.provision),
            on,
            grounds,
        }
    }
}

/// An act that decides: on a contest, on repair, on taking an act back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettleChoice {
    /// Qualified act kind of the outcome.
    pub kind: String,
    /// Qualified authority that decides.
    pub authority: String,
    /// Qualified provision.
    pub provision: String,
}

impl SettleChoice {
    /// What is decided by it.
    #[must_use]
    pub fn settlement(&self, on: Date, reasons: String) -> Settlement {
        Settlement {
            kind: self.kind.clone(),
            authority: self.authority.clone(),
            basis: cited(&self.provision),
            on,
            reasons,
            content: Default::default(),
        }
    }
}

fn cited(provision: &str) -> Vec<Citation> {
    vec![Citation {
        provision: provision.to_owned(),
        pinpoint: None,
    }]
}

/// What can be chosen in one proceeding.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Ways to contest the act.
    pub contest: Vec<ContestChoice>,
    /// Ways to decide the contest that is open.
    pub settle: Vec<SettleChoice>,
    /// Acts by which standing is restored.
    pub repair: Vec<SettleChoice>,
    /// Acts by which the authority takes its act back.
    pub withdraw: Vec<SettleChoice>,
}

impl Desk {
    /// What can be chosen next in this proceeding.
    ///
    /// # Errors
    /// [`ProceedError::Store`].
    pub async fn choices(&self, view: &ProceedingView) -> Result<Choices, ProceedError> {
        let Some(standing) = self.standing_of(&view.progress, view.today).await? else {
            return Ok(Choices::default());
        };
        Ok(Choices {
            contest: self.contests(&view.progress, &standing, view.today),
            settle: self.settlements(&view.progress, &standing, view.today),
            repair: self.own_acts(&view.progress, Effect::Repairs, view.today),
            withdraw: self.own_acts(&view.progress, Effect::Withdraws, view.today),
        })
    }

    fn contests(&self, p: &Progress, standing: &ThreadStanding, today: Date) -> Vec<ContestChoice> {
        let Some((catalogue, kind)) = self.law_of(p) else {
            return Vec::new();
        };
        if p.contest().is_some() || standing.state.fallen() {
            return Vec::new();
        }
        let ways = [
            (Way::Objection, WayKind::Objection, kind.objection.as_ref()),
            (Way::Appeal, WayKind::Appeal, kind.appeal.as_ref()),
        ];
        let open = ways.into_iter().filter_map(|(way, which, remedy)| {
            let found = standing.ways.iter().find(|w| w.kind == which)?;
            let (contest, provision) = contest_of(catalogue, &kind.id, remedy?, today)?;
            found.open.then(|| ContestChoice {
                way,
                kind: format!("{}/{contest}", catalogue.id),
                provision: format!("{}/{provision}", catalogue.id),
                until: found.until.as_ref().ok().copied().flatten(),
                decided_by: found.decided_by.clone(),
            })
        });
        open.collect()
    }

    fn settlements(
        &self,
        p: &Progress,
        standing: &ThreadStanding,
        today: Date,
    ) -> Vec<SettleChoice> {
        let (Some((catalogue, kind)), Some(contest)) = (self.law_of(p), p.contest()) else {
            return Vec::new();
        };
        let wanted = match contest.way {
            Way::Objection => Some(WayKind::Objection),
            Way::Appeal => Some(WayKind::Appeal),
            Way::Court => None,
        };
        let decider = standing.ways.iter().find(|w| Some(w.kind) == wanted);
        let decider = decider.and_then(|w| w.decided_by.clone());
        let bodies: Vec<String> = match decider {
            Some(body) => vec![body],
            None => {
                let courts = catalogue.authorities.iter().filter(|(_, a)| a.court);
                courts
                    .map(|(id, _)| format!("{}/{id}", catalogue.id))
                    .collect()
            }
        };
        let settles = [
            Effect::Upholds,
            Effect::Annuls,
            Effect::Withdraws,
            Effect::DropsContest,
        ];
        self.outcomes(catalogue, &kind.id, &settles, &bodies, today)
    }

    fn own_acts(&self, p: &Progress, effect: Effect, today: Date) -> Vec<SettleChoice> {
        let Some((catalogue, kind)) = self.law_of(p) else {
            return Vec::new();
        };
        let own = std::slice::from_ref(&p.proposal.authority);
        self.outcomes(catalogue, &kind.id, &[effect], own, today)
    }

    /// Act kinds with one of these effects on this one, by each body that may.
    fn outcomes(
        &self,
        catalogue: &Catalogue,
        kind: &str,
        effects: &[Effect],
        bodies: &[String],
        today: Date,
    ) -> Vec<SettleChoice> {
        let mut out = Vec::new();
        let all = catalogue.act_kinds.values();
        let changing = all.filter(|k| k.changes.iter().any(|c| c == kind));
        for outcome in changing.filter(|k| effects.contains(&k.effect)) {
            let id = format!("{}/{}", catalogue.id, outcome.id);
            for authority in bodies {
                let under = outcome.provisions.iter().find_map(|local| {
                    let provision = format!("{}/{local}", catalogue.id);
                    let in_force = self.law.provision(&provision)?.in_force.holds_on(today);
                    let may = competence::allowed(&self.law, authority, &id, &provision, today);
                    (in_force && may.is_ok()).then_some(provision)
                });
                out.extend(under.map(|provision| SettleChoice {
                    kind: id.clone(),
                    authority: authority.clone(),
                    provision,
                }));
            }
        }
        out
    }

    fn law_of(&self, p: &Progress) -> Option<(&Catalogue, &ActKind)> {
        let kind = &p.proposal.kind;
        Some((self.law.catalogue_of(kind)?, self.law.act_kind(kind)?))
    }
}

/// The contest kind of a remedy and the provision that gives it: that under which
/// the remedy stands; without one, the only contest there is.
fn contest_of<'c>(
    catalogue: &'c Catalogue,
    kind: &str,
    remedy: &Remedy,
    today: Date,
) -> Option<(&'c str, &'c str)> {
    let all: Vec<&ActKind> = catalogue
        .act_kinds
        .values()
        .filter(|k| k.effect == Effect::Contests && k.changes.iter().any(|c| c == kind))
        .map(|k| &**k)
        .collect();
    let bases = [remedy.basis.as_ref(), remedy.lodge.basis.as_ref()];
    for basis in bases.into_iter().flatten() {
        for contest in &all {
            if let Some(found) = contest.provisions.iter().find(|p| *p == basis) {
                return Some((&contest.id, found));
            }
        }
    }
    let [only] = all.as_slice() else { return None };
    let in_force = |p: &&String| {
        let provision = catalogue.provisions.get(p.as_str());
        provision.is_some_and(|p| p.in_force.holds_on(today))
    };
    Some((&only.id, only.provisions.iter().find(in_force)?))
}

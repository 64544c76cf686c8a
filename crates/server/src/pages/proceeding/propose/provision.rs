//! The provisions a proposal may rest on, as they are offered.

use catalogue::{ActKind, Law};
use codes::Date;

use super::typed::Typed;
use crate::pages::part::Link;
use crate::text::{Said, Say};

pub(super) struct Provision {
    pub id: String,
    pub link: Link,
    pub checked: bool,
}

/// Provisions of one instrument; the few of many small ones have no title.
pub(super) struct Group {
    pub title: Option<Said>,
    pub provisions: Vec<Provision>,
    pub open: bool,
}

/// From so many provisions on, they are folded by instrument.
const FOLDED_FROM: usize = 16;
/// An instrument with fewer goes with the other small ones.
const OWN_FOLD_FROM: usize = 3;

/// Provisions as they are offered: a short list whole, a long one folded by
/// instrument, small instruments together at the end.
pub(super) fn groups(law: &Law, say: Say, kind_id: &str, all: Vec<Provision>) -> Vec<Group> {
    let (catalogue, _) = kind_id.split_once('/').unwrap_or_default();
    let fold = |title, provisions: Vec<Provision>| Group {
        open: provisions.iter().any(|p| p.checked),
        title,
        provisions,
    };
    if all.len() < FOLDED_FROM {
        return vec![fold(None, all)];
    }
    let mut by_instrument: Vec<(String, Vec<Provision>)> = Vec::new();
    for provision in all {
        let id = format!("{catalogue}/{}", provision.id);
        let instrument = law.provision(&id).map(|p| p.instrument.clone());
        let instrument = instrument.unwrap_or_default();
        match by_instrument.iter_mut().find(|(id, _)| *id == instrument) {
            Some((_, there)) => there.push(provision),
            None => by_instrument.push((instrument, vec![provision])),
        }
    }
    let (large, small): (Vec<_>, Vec<_>) = by_instrument
        .into_iter()
        .partition(|(_, there)| there.len() >= OWN_FOLD_FROM);
    let instruments = law.catalogue(catalogue).map(|c| &c.instruments);
    let titled = large.into_iter().map(|(instrument, provisions)| {
        let known = instruments.and_then(|all| all.get(&instrument));
        let title = known.map_or_else(|| Said::plain(instrument), |i| say.pick(&i.title));
        fold(Some(title), provisions)
    });
    let mut out: Vec<Group> = titled.collect();
    let small: Vec<_> = small.into_iter().flat_map(|(_, there)| there).collect();
    if !small.is_empty() {
        out.push(fold(Some(Said::plain(say.t("propose-other-laws"))), small));
    }
    out
}

/// Provisions an act kind may rest on, in force today.
pub(super) fn provisions(
    law: &Law,
    say: Say,
    kind: &ActKind,
    id: &str,
    typed: &Typed,
    on: Date,
) -> Vec<Provision> {
    let (catalogue, _) = id.split_once('/').unwrap_or_default();
    let one = |local: &String| {
        let id = format!("{catalogue}/{local}");
        let in_force = law.provision(&id)?.in_force.holds_on(on);
        in_force.then(|| Provision {
            link: Link::provision(law, say, &id),
            checked: typed.basis.contains(local),
            id: local.clone(),
        })
    };
    kind.provisions.iter().filter_map(one).collect()
}

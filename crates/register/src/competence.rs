//! Competence: may this authority do this kind of act, under this provision,
//! on this day, in this territory? Deny by default.

use catalogue::{ActKind, Authority, Catalogue, Law, Power};
use codes::Date;

/// A grant that covers an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Qualified authority.
    pub authority: String,
    /// Index of the power in the catalogue's list for that authority.
    pub power: usize,
}

/// Why competence is denied.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Denied {
    /// No such authority.
    #[error("authority `{0}` is in no catalogue")]
    UnknownAuthority(String),
    /// No power for the kind at all.
    #[error("authority `{authority}` has no power to record `{kind}`")]
    Kind {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
    },
    /// Not on that day.
    #[error("authority `{authority}` had no power to record `{kind}` on {on}")]
    Day {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
        /// Day of decision.
        on: Date,
    },
    /// Not under that provision.
    #[error("authority `{authority}` has no power to record `{kind}` under `{provision}`")]
    Provision {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
        /// Provision.
        provision: String,
    },
    /// Not in that territory.
    #[error("authority `{authority}` has no power to record `{kind}` in `{territory}`")]
    Territory {
        /// Authority.
        authority: String,
        /// Kind.
        kind: String,
        /// ISO 3166 code.
        territory: String,
    },
}

/// Decides competence for one provision cited, wherever the subject is.
///
/// # Errors
/// [`Denied`] names what is missing.
pub fn allowed(
    law: &Law,
    authority: &str,
    kind: &str,
    provision: &str,
    on: Date,
) -> Result<Grant, Denied> {
    allowed_in(law, authority, kind, provision, on, None)
}

/// Whether `authority` receives contests of what `decided_by` decided: it is that
/// authority, or one of the bodies that review it in turn.
#[must_use]
pub fn receives_contests(law: &Law, authority: &str, decided_by: &str) -> bool {
    let mut at = decided_by.to_owned();
    // A circle of review bodies does not load (DP010); bounded all the same.
    for _ in 0..8 {
        if at == authority {
            return true;
        }
        let body = find_authority(law, &at)
            .and_then(|(catalogue, body)| Some((catalogue, body.review_body.as_ref()?)));
        match body {
            Some((catalogue, next)) => at = format!("{}/{next}", catalogue.id),
            None => return false,
        }
    }
    false
}

/// [`allowed`], for a subject in a territory (ISO 3166-1 or -2) where that is
/// known: it must lie in the territory of the power, or of the authority.
///
/// # Errors
/// [`Denied`] names what is missing: of several powers, for the one that came
/// closest.
pub fn allowed_in(
    law: &Law,
    authority: &str,
    kind: &str,
    provision: &str,
    on: Date,
    territory: Option<&str>,
) -> Result<Grant, Denied> {
    let unknown = || Denied::UnknownAuthority(authority.to_owned());
    let (catalogue, body) = find_authority(law, authority).ok_or_else(unknown)?;
    let no_kind = || Denied::Kind {
        authority: authority.to_owned(),
        kind: kind.to_owned(),
    };
    let act_kind = local(catalogue, kind).and_then(|id| catalogue.act_kinds.get(id));
    let act_kind = act_kind.ok_or_else(no_kind)?;
    let asked = Asked {
        catalogue,
        body,
        kind: act_kind,
        provision,
        on,
        territory,
    };
    let powers = body.powers.iter().enumerate();
    let best = powers
        .map(|(i, power)| (asked.reach(power), i))
        .max_by_key(|&(reach, i)| (reach, std::cmp::Reverse(i)));
    let (authority, kind) = (authority.to_owned(), kind.to_owned());
    match best {
        Some((Reach::Covers, power)) => Ok(Grant { authority, power }),
        Some((Reach::NotThere, _)) => Err(Denied::Territory {
            authority,
            kind,
            territory: territory.unwrap_or_default().to_owned(),
        }),
        Some((Reach::NotUnder, _)) => Err(Denied::Provision {
            authority,
            kind,
            provision: provision.to_owned(),
        }),
        Some((Reach::NotThen, _)) => Err(Denied::Day {
            authority,
            kind,
            on,
        }),
        Some((Reach::NotKind, _)) | None => Err(no_kind()),
    }
}

/// How far a power reaches towards what is asked.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    NotKind,
    NotThen,
    NotUnder,
    NotThere,
    Covers,
}

struct Asked<'a> {
    catalogue: &'a Catalogue,
    body: &'a Authority,
    kind: &'a ActKind,
    provision: &'a str,
    on: Date,
    territory: Option<&'a str>,
}

impl Asked<'_> {
    fn reach(&self, power: &Power) -> Reach {
        let provision = local(self.catalogue, self.provision);
        let within = power.territory.as_ref().unwrap_or(&self.body.territory);
        if !power.acts.contains(&self.kind.id) {
            Reach::NotKind
        } else if !power.in_force.holds_on(self.on) {
            Reach::NotThen
        } else if !provision.is_some_and(|p| may_cite(power, self.kind, p)) {
            Reach::NotUnder
        } else if self.territory.is_some_and(|t| !lies_in(t, within)) {
            Reach::NotThere
        } else {
            Reach::Covers
        }
    }
}

/// A power without provisions of its own holds under any its kind allows.
fn may_cite(power: &Power, kind: &ActKind, provision: &str) -> bool {
    let listed = |ids: &[String]| ids.iter().any(|id| id == provision);
    listed(&kind.provisions) && (power.provisions.is_empty() || listed(&power.provisions))
}

/// Whether an ISO 3166 code is another or a part of it (`TW-TAO` in `TW`).
fn lies_in(territory: &str, within: &str) -> bool {
    territory
        .strip_prefix(within)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

fn find_authority<'a>(law: &'a Law, qualified: &str) -> Option<(&'a Catalogue, &'a Authority)> {
    let (catalogue, id) = qualified.split_once('/')?;
    let catalogue = law.catalogue(catalogue)?;
    Some((catalogue, catalogue.authorities.get(id)?))
}

/// The local id, if the qualified one is of this catalogue: an authority acts
/// under the law of its own catalogue alone.
fn local<'a>(catalogue: &Catalogue, qualified: &'a str) -> Option<&'a str> {
    let (of, id) = qualified.split_once('/')?;
    (of == catalogue.id).then_some(id)
}

/// Every authority x kind x provision with its dates, one line each, sorted:
/// the power matrix that tests and lawyers read.
///
/// A line is `authority kind provision from..until territory`; a side of the
/// span without a day is open.
#[must_use]
pub fn matrix(law: &Law) -> String {
    let mut lines: Vec<String> = Vec::new();
    for catalogue in law.catalogues.values() {
        for body in catalogue.authorities.values() {
            for power in &body.powers {
                lines.extend(lines_of(catalogue, body, power));
            }
        }
    }
    lines.sort_unstable();
    lines.dedup();
    lines.concat()
}

fn lines_of<'a>(
    catalogue: &'a Catalogue,
    body: &'a Authority,
    power: &'a Power,
) -> impl Iterator<Item = String> + 'a {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    let span = format!(
        "{}..{}",
        day(power.in_force.in_force_from),
        day(power.in_force.in_force_until)
    );
    let territory = power.territory.as_ref().unwrap_or(&body.territory);
    let kinds = power
        .acts
        .iter()
        .filter_map(|id| catalogue.act_kinds.get(id));
    kinds.flat_map(move |kind| {
        let span = span.clone();
        let cited = kind.provisions.iter().filter(|p| may_cite(power, kind, p));
        cited.map(move |provision| {
            let (c, body) = (&catalogue.id, &body.id);
            format!(
                "{c}/{body} {c}/{} {c}/{provision} {span} {territory}\n",
                kind.id
            )
        })
    })
}

//! Act to bytes and back, version 1. Never edited: a change is a `v2.rs`.
//!
//! Plain claims: `iss` (register origin + authority), `vct` (register origin +
//! kind), `iat` (recorded, seconds), `recorded_us` (the same in microseconds).
//! All else is hidden behind salted digests, one field each: `id`, `thread`,
//! `subject`, `name`, `unnamed`, `basis`, `decided_on`, `served_on`,
//! `effective_from`, `effective_until`, `reasons`, `changes`, `rests_on`, and
//! `content.<field>` for each field of content, in this order. What an act has
//! not, and an empty `rests_on`, is left out.
//!
//! Dates are `YYYY-MM-DD`, decimals are text: reading gives content in its
//! [`Value::canonical`](crate::Value::canonical) form. Instants are whole
//! microseconds. Salts, digests and signatures are made in `ledger`.

use std::collections::BTreeMap;
use std::sync::Arc;

use codes::{Date, Identifier};
use serde_json::{Map, Value as Json};

use super::json;
use crate::value::civil_date;
use crate::{Act, ActId, Citation, Instant, Subject};

/// Plain and hidden claims of an act.
#[derive(Debug, Clone, PartialEq)]
pub struct Claims {
    /// In the clear.
    pub plain: Vec<(String, Json)>,
    /// Behind salted digests.
    pub hidden: Vec<(String, Json)>,
}

const CONTENT: &str = "content.";

/// The claims of `act` on the register with this origin (`example.org/register`).
#[must_use]
pub fn claims(act: &Act, origin: &str) -> Claims {
    let at = |room: &str, id: &str| Json::String(["https://", origin, room, id].concat());
    let plain = vec![
        ("iss".to_owned(), at("/authorities/", &act.authority)),
        ("vct".to_owned(), at("/kinds/", &act.kind)),
        ("iat".to_owned(), act.recorded_at.as_second().into()),
        (
            "recorded_us".to_owned(),
            act.recorded_at.as_microsecond().into(),
        ),
    ];
    let mut hidden = Hidden(Vec::with_capacity(13 + act.content.len()));
    hidden.text("id", act.id.as_str());
    hidden.text("thread", act.thread.as_str());
    hidden.text("subject", act.subject.identifier.as_str());
    hidden.text("name", &act.subject.name);
    hidden.put("unnamed", act.unnamed.into());
    hidden.put("basis", act.basis.iter().map(citation).collect());
    hidden.day("decided_on", Some(act.decided_on));
    hidden.day("served_on", act.served_on);
    hidden.day("effective_from", Some(act.effective_from));
    hidden.day("effective_until", act.effective_until);
    if let Some(reasons) = &act.reasons {
        hidden.text("reasons", reasons);
    }
    if let Some(changes) = &act.changes {
        hidden.text("changes", changes.as_str());
    }
    if !act.rests_on.is_empty() {
        let ids = act.rests_on.iter().map(ActId::as_str);
        hidden.put("rests_on", ids.map(Json::from).collect());
    }
    for (field, value) in &act.content {
        let name = [CONTENT, field].concat();
        hidden.0.push((name, json::to_json(value)));
    }
    Claims {
        plain,
        hidden: hidden.0,
    }
}

struct Hidden(Vec<(String, Json)>);

impl Hidden {
    fn put(&mut self, name: &str, value: Json) {
        self.0.push((name.to_owned(), value));
    }

    fn text(&mut self, name: &str, text: &str) {
        self.put(name, text.into());
    }

    fn day(&mut self, name: &str, day: Option<Date>) {
        if let Some(day) = day {
            self.put(name, day.to_string().into());
        }
    }
}

fn citation(cited: &Citation) -> Json {
    let mut json = Map::new();
    json.insert("provision".into(), cited.provision.as_str().into());
    if let Some(pinpoint) = &cited.pinpoint {
        json.insert("pinpoint".into(), pinpoint.as_str().into());
    }
    Json::Object(json)
}

/// What is wrong with kept bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("act claims: field `{field}` {what}")]
pub struct BadClaims {
    /// Field.
    pub field: String,
    /// What.
    pub what: &'static str,
}

/// The act a set of disclosed claims describes. Fields erased or withheld
/// that an act cannot be without are an error; content fields may be missing.
///
/// # Errors
/// [`BadClaims`] names the field.
pub fn read(plain: &[(String, Json)], disclosed: &[(String, Json)]) -> Result<Act, BadClaims> {
    read_owned(plain.to_vec(), disclosed.to_vec())
}

/// [`read`], from claims that are not needed any more.
///
/// # Errors
/// [`BadClaims`] names the field.
pub fn read_owned(
    plain: Vec<(String, Json)>,
    disclosed: Vec<(String, Json)>,
) -> Result<Act, BadClaims> {
    let mut content = BTreeMap::new();
    let mut fields = Fields(plain);
    for (name, value) in disclosed {
        match name.strip_prefix(CONTENT) {
            None => fields.0.push((name, value)),
            Some(field) => {
                let value = json::from_json(value).ok_or_else(|| bad(&name, UNREADABLE))?;
                content.insert(field.to_owned(), value);
            }
        }
    }
    let f = &mut fields;
    Ok(Act {
        kind: f.qualified("vct", "kinds")?,
        authority: f.qualified("iss", "authorities")?,
        recorded_at: f.instant("recorded_us")?,
        id: f.must("id", id)?,
        thread: f.must("thread", id)?,
        subject: Subject {
            identifier: f.must("subject", |j| text(j)?.parse::<Identifier>().ok())?,
            name: f.must("name", text)?,
        },
        unnamed: f.must("unnamed", |j| j.as_bool())?,
        basis: f.must("basis", citations)?,
        decided_on: f.must("decided_on", day)?,
        served_on: f.may("served_on", day)?,
        effective_from: f.must("effective_from", day)?,
        effective_until: f.may("effective_until", day)?,
        reasons: f.may("reasons", text)?,
        changes: f.may("changes", id)?,
        rests_on: f.may("rests_on", ids)?.unwrap_or_default(),
        content,
    })
}

const MISSING: &str = "is missing";
const UNREADABLE: &str = "cannot be read";

fn bad(field: &str, what: &'static str) -> BadClaims {
    BadClaims {
        field: field.to_owned(),
        what,
    }
}

/// Claims not yet read. They are few: a search is faster than a map.
struct Fields(Vec<(String, Json)>);

impl Fields {
    fn may<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Json) -> Option<T>,
    ) -> Result<Option<T>, BadClaims> {
        let Some(at) = self.0.iter().position(|(n, _)| n == name) else {
            return Ok(None);
        };
        let value = self.0.swap_remove(at).1;
        read(value).map(Some).ok_or_else(|| bad(name, UNREADABLE))
    }

    fn must<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Json) -> Option<T>,
    ) -> Result<T, BadClaims> {
        self.may(name, read)?.ok_or_else(|| bad(name, MISSING))
    }

    fn instant(&mut self, name: &str) -> Result<Instant, BadClaims> {
        self.must(name, |j| Instant::from_microsecond(j.as_i64()?).ok())
    }

    /// The qualified id at the end of an address in this room.
    fn qualified(&mut self, name: &str, room: &str) -> Result<Arc<str>, BadClaims> {
        self.must(name, |j| {
            let address = j.as_str()?;
            let (rest, id) = address.rsplit_once('/')?;
            let (rest, catalogue) = rest.rsplit_once('/')?;
            let in_room = rest.strip_suffix(room)?.ends_with('/');
            (in_room && !id.is_empty() && !catalogue.is_empty())
                .then(|| Arc::from(&address[rest.len() + 1..]))
        })
    }
}

fn text(json: Json) -> Option<String> {
    match json {
        Json::String(text) => Some(text),
        _ => None,
    }
}

fn day(json: Json) -> Option<Date> {
    civil_date(json.as_str()?)
}

fn id(json: Json) -> Option<ActId> {
    ActId::parse(json.as_str()?)
}

fn ids(json: Json) -> Option<Vec<ActId>> {
    list(json)?.into_iter().map(id).collect()
}

fn citations(json: Json) -> Option<Vec<Citation>> {
    list(json)?
        .into_iter()
        .map(|cited| {
            let Json::Object(mut cited) = cited else {
                return None;
            };
            Some(Citation {
                provision: text(cited.remove("provision")?)?,
                pinpoint: match cited.remove("pinpoint") {
                    Some(pinpoint) => Some(text(pinpoint)?),
                    None => None,
                },
            })
        })
        .collect()
}

fn list(json: Json) -> Option<Vec<Json>> {
    match json {
        Json::Array(items) => Some(items),
        _ => None,
    }
}

//! Everything in a draft that names a provision, states a term or speaks to
//! the public, with its place. The lints walk these lists.

use serde_json::Value;

use crate::load::draft::Draft;
use crate::load::place::{Place, Placed};
use crate::model::{ActKind, Term, Text};

/// Act kinds that are adverse.
pub(super) fn adverse(draft: &Draft) -> impl Iterator<Item = &Placed<ActKind>> {
    draft.act_kinds.values().filter(|k| k.value.adverse)
}

/// Terms an act kind states.
pub(super) fn terms(kind: &Placed<ActKind>) -> Vec<(Place, &Term)> {
    let k = &kind.value;
    let notice = k.notice.as_ref();
    let hearing = k.hearing.as_ref();
    let (objection, appeal, repair) = (k.objection.as_ref(), k.appeal.as_ref(), k.repair.as_ref());
    let sections = [
        ("notice", "reply", notice.and_then(|n| n.reply.as_ref())),
        (
            "notice",
            "before_publication",
            notice.and_then(|n| n.before_publication.as_ref()),
        ),
        ("hearing", "ask", hearing.map(|h| &h.ask)),
        ("hearing", "notice", hearing.and_then(|h| h.notice.as_ref())),
        ("urgent", "review", k.urgent.as_ref().map(|u| &u.review)),
        ("objection", "lodge", objection.map(|o| &o.lodge)),
        (
            "objection",
            "decide",
            objection.and_then(|o| o.decide.as_ref()),
        ),
        ("appeal", "lodge", appeal.map(|a| &a.lodge)),
        ("appeal", "decide", appeal.and_then(|a| a.decide.as_ref())),
        ("repair", "accept", repair.and_then(|r| r.accept.as_ref())),
        ("repair", "decide", repair.and_then(|r| r.decide.as_ref())),
        ("repair", "tell", repair.and_then(|r| r.tell.as_ref())),
    ];
    let sections = sections
        .into_iter()
        .filter_map(|(section, key, term)| Some((kind.at(section).at(key), term?)));
    let duties = k.duties.iter().enumerate();
    let duties = duties.map(|(i, duty)| (kind.at("duty").at(i).at("within"), &duty.within));
    sections.chain(duties).collect()
}

/// Provisions an act kind names as the basis of one of its sections.
pub(super) fn section_bases(kind: &Placed<ActKind>) -> Vec<(Place, &str)> {
    let k = &kind.value;
    let mut out: Vec<(Place, &str)> = Vec::new();
    for (place, term) in terms(kind) {
        out.extend(term.basis.as_deref().map(|b| (place.at("basis"), b)));
    }
    let sections = [
        ("notice", k.notice.as_ref().and_then(|n| n.basis.as_deref())),
        (
            "hearing",
            k.hearing.as_ref().and_then(|h| h.basis.as_deref()),
        ),
        ("urgent", k.urgent.as_ref().map(|u| u.basis.as_str())),
        (
            "objection",
            k.objection.as_ref().and_then(|o| o.basis.as_deref()),
        ),
        ("appeal", k.appeal.as_ref().and_then(|a| a.basis.as_deref())),
        ("repair", k.repair.as_ref().and_then(|r| r.basis.as_deref())),
    ];
    for (section, basis) in sections {
        out.extend(basis.map(|b| (kind.at(section).at("basis"), b)));
    }
    out
}

/// Every mention of a provision.
pub(super) fn provisions(draft: &Draft) -> Vec<(Place, &str)> {
    let mut out: Vec<(Place, &str)> = Vec::new();
    for kind in draft.act_kinds.values() {
        for (i, id) in kind.value.provisions.iter().enumerate() {
            out.push((kind.at("provisions").at(i), id));
        }
        out.extend(section_bases(kind));
        for (i, rule) in kind.value.publication.iter().enumerate() {
            let place = kind.at("publication").at(i).at("basis");
            out.extend(rule.basis.as_deref().map(|b| (place, b)));
        }
    }
    for authority in draft.authorities.values() {
        for (i, power) in authority.value.powers.iter().enumerate() {
            let place = authority.at("power").at(i);
            out.extend(power.basis.as_deref().map(|b| (place.at("basis"), b)));
            for (j, id) in power.provisions.iter().enumerate() {
                out.push((place.at("provisions").at(j), id));
            }
        }
    }
    for mapping in draft.mappings.values() {
        for (i, act) in mapping.value.acts.iter().enumerate() {
            let place = mapping.at("act").at(i).at("basis");
            out.extend(act.basis.is.as_deref().map(|b| (place.at("is"), b)));
            for (words, id) in &act.basis.starts_with {
                out.push((place.at("starts_with").at(words), id));
            }
        }
    }
    out
}

/// Texts for the public; `true` where one must be there.
pub(super) fn texts(draft: &Draft) -> Vec<(Place, Text, bool)> {
    let mut out = Vec::new();
    let mut add = |place: Place, text: &Text, needed| out.push((place, text.clone(), needed));
    if let Some(head) = &draft.head {
        add(head.at("title"), &head.value.title, true);
        add(head.at("about"), &head.value.about, false);
        add(head.at("unverified"), &head.value.unverified, false);
        for (i, scheme) in head.value.identifier_schemes.iter().enumerate() {
            let place = head.at("identifier_scheme").at(i);
            add(place.at("title"), &scheme.title, true);
            add(place.at("issuer"), &scheme.issuer, true);
            add(place.at("why_weak"), &scheme.why_weak, false);
        }
    }
    for instrument in draft.instruments.values() {
        add(instrument.at("title"), &instrument.value.title, true);
    }
    for provision in draft.provisions.values() {
        add(provision.at("citation"), &provision.value.citation, true);
        add(provision.at("summary"), &provision.value.summary, false);
    }
    for authority in draft.authorities.values() {
        add(authority.at("name"), &authority.value.name, true);
        add(authority.at("contact"), &authority.value.contact, false);
    }
    for kind in draft.act_kinds.values() {
        add(kind.at("title"), &kind.value.title, true);
        add(kind.at("plain"), &kind.value.plain, false);
        for (section, remedy) in [
            ("objection", &kind.value.objection),
            ("appeal", &kind.value.appeal),
        ] {
            if let Some(remedy) = remedy {
                add(kind.at(section).at("how"), &remedy.how, false);
            }
        }
        for (i, condition) in kind
            .value
            .repair
            .iter()
            .flat_map(|r| &r.conditions)
            .enumerate()
        {
            add(kind.at("repair").at("conditions").at(i), condition, true);
        }
        for (i, duty) in kind.value.duties.iter().enumerate() {
            add(kind.at("duty").at(i).at("what"), &duty.what, true);
        }
        for (i, rule) in kind.value.publication.iter().enumerate() {
            add(kind.at("publication").at(i).at("note"), &rule.note, false);
        }
        for field in fields(kind) {
            if let Some(title) = field.title() {
                add(field.place.at("title"), &title, false);
            }
        }
    }
    for mapping in draft.mappings.values() {
        add(mapping.at("title"), &mapping.value.title, true);
    }
    out
}

/// One field of an act kind's content.
pub(super) struct Field<'a> {
    pub place: Place,
    pub name: &'a str,
    pub schema: &'a Value,
}

impl Field<'_> {
    /// Its title by language, if it has one.
    pub fn title(&self) -> Option<Text> {
        let title = self.schema.get("title")?;
        let text = serde_json::from_value::<Text>(title.clone()).ok()?;
        (!text.is_empty()).then_some(text)
    }
}

/// Fields of the content, those inside others too.
pub(super) fn fields(kind: &Placed<ActKind>) -> Vec<Field<'_>> {
    let mut out = Vec::new();
    collect(&kind.value.content, kind.at("content"), &mut out);
    out
}

fn collect<'a>(schema: &'a Value, place: Place, out: &mut Vec<Field<'a>>) {
    for (name, below) in schema
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        let place = place.at("properties").at(name);
        out.push(Field {
            place: place.clone(),
            name,
            schema: below,
        });
        collect(below, place, out);
    }
    if let Some(items) = schema.get("items") {
        collect(items, place.at("items"), out);
    }
    for word in ["allOf", "anyOf", "oneOf"] {
        for (i, below) in schema
            .get(word)
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .enumerate()
        {
            collect(below, place.at(word).at(i), out);
        }
    }
}

//! One catalogue: the rules, readable.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::{ActKind, Catalogue, Law};

use super::part::{Link, in_force_words, note};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::api::word;
use crate::text::Said;
use crate::web::{IdPath, Visitor, Wrong};

struct KindRow {
    url: String,
    title: Said,
    plain: Said,
    role: String,
    unverified: Option<String>,
}

struct ProvisionRow {
    link: Link,
    summary: Said,
    in_force: String,
    unverified: Option<String>,
}

struct InstrumentRow {
    title: Said,
    rank: String,
    provisions: Vec<ProvisionRow>,
}

struct SchemeRow {
    title: Said,
    issuer: Said,
    weak: Option<Said>,
}

#[derive(Template)]
#[template(path = "catalogue/show.html")]
struct Page {
    shell: Shell,
    title: Said,
    about: Said,
    unverified: Said,
    territory: String,
    time_zone: String,
    schemes: Vec<SchemeRow>,
    adverse: Vec<KindRow>,
    other: Vec<KindRow>,
    steps: Vec<KindRow>,
    authorities: Vec<Link>,
    instruments: Vec<InstrumentRow>,
    acts_url: String,
}

/// `/catalogues/{id}`
pub async fn show(State(app): State<App>, visitor: Visitor, IdPath(id): IdPath<String>) -> Answer {
    let law = app.desk.law();
    let catalogue = law.catalogue(&id).ok_or(Wrong::NotFound)?;
    Ok(Html(render(&Frame::new(&app, visitor), law, catalogue)?))
}

/// The page.
pub fn render(frame: &Frame, law: &Law, catalogue: &Catalogue) -> Result<String, askama::Error> {
    let say = frame.say();
    let id = &catalogue.id;
    let title = say.pick(&catalogue.head.title);
    let kinds = |of: &dyn Fn(&ActKind) -> bool| -> Vec<KindRow> {
        let kinds = catalogue.act_kinds.values().filter(|k| of(k));
        kinds
            .map(|k| KindRow {
                url: format!("/kinds/{id}/{}", k.id),
                title: say.pick(&k.title),
                plain: say.pick(&k.plain),
                role: say.word("role-", &word(k.role)),
                unverified: note(id, k.unverified),
            })
            .collect()
    };
    let is_step = |k: &ActKind| !k.changes.is_empty();
    Page {
        shell: frame
            .shell(title.text.clone())
            .json(format!("/api/v1/catalogues/{id}")),
        title,
        about: say.pick(&catalogue.head.about),
        unverified: say.pick(&catalogue.head.unverified),
        territory: catalogue.head.territory.clone(),
        time_zone: catalogue.head.time_zone.clone(),
        schemes: catalogue
            .head
            .identifier_schemes
            .iter()
            .map(|s| SchemeRow {
                title: say.pick(&s.title),
                issuer: say.pick(&s.issuer),
                weak: (s.strength == catalogue::Strength::Weak).then(|| say.pick(&s.why_weak)),
            })
            .collect(),
        adverse: kinds(&|k| k.adverse && !is_step(k)),
        other: kinds(&|k| !k.adverse && !is_step(k)),
        steps: kinds(&is_step),
        authorities: catalogue
            .authorities
            .keys()
            .map(|a| Link::authority(law, say, &format!("{id}/{a}")))
            .collect(),
        instruments: catalogue
            .instruments
            .values()
            .map(|i| InstrumentRow {
                title: say.pick(&i.title),
                rank: say.word("rank-", &word(i.rank)),
                provisions: catalogue
                    .provisions
                    .values()
                    .filter(|p| p.instrument == i.id)
                    .map(|p| ProvisionRow {
                        link: Link {
                            url: format!("/provisions/{id}/{}", p.id),
                            text: say.pick(&p.citation),
                        },
                        summary: say.pick(&p.summary),
                        in_force: in_force_words(say, &p.in_force),
                        unverified: note(id, p.unverified || i.unverified),
                    })
                    .collect(),
            })
            .collect(),
        acts_url: format!("/acts?catalogue={id}"),
    }
    .render()
}

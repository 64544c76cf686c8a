//! One act: reasons, law, remedies, proof, history.

use askama::Template;
use axum::extract::State;
use axum::response::{Html, IntoResponse, Response};
use catalogue::Law;
use desk::view::{ActPage, ActView, Asked, Audience, WholeThread};
use register::ActId;
use store::SubjectRow;

use super::part::{Citation, Field, Link, Thread, why_weak};
use super::{Frame, Shell, gone};
use crate::App;
use crate::text::{Day, Moment, Said, grouped};
use crate::web::{IdPath, Visitor, Wrong, acts_path, organisation_path};

/// A step that is not the act that opened the matter.
struct Step {
    plain: Said,
    fields: Vec<Field>,
    decided: Day,
    from: Day,
    authority: Link,
    basis: Vec<Citation>,
    reasons: Option<Said>,
}

#[derive(Template)]
#[template(path = "act/show.html")]
struct Page {
    shell: Shell,
    id: String,
    title: Said,
    organisation: Said,
    organisation_url: String,
    organisation_id: String,
    named: Option<Said>,
    weak: Option<Said>,
    historic: bool,
    day: Day,
    /// The act the page is about, when it is a step.
    step: Option<Step>,
    thread: Thread,
    index: String,
    recorded: Moment,
}

/// `/acts/{id}`
pub async fn show(
    State(app): State<App>,
    visitor: Visitor,
    IdPath(id): IdPath<String>,
) -> Result<Response, Wrong> {
    let id = ActId::parse(&id).ok_or(Wrong::NotFound)?;
    let asked = app
        .desk
        .asked(visitor.params.as_of()?, visitor.params.known_at()?);
    let view = app
        .desk
        .act(&id, asked, Audience::Public)
        .await?
        .ok_or(Wrong::NotFound)?;
    let frame = Frame::new(&app, visitor);
    match &view {
        ActPage::Gone(tombstone) => {
            let page = gone::render(&frame, tombstone)?;
            Ok((crate::status::NO_LONGER_SHOWN, Html(page)).into_response())
        }
        ActPage::Whole {
            subject,
            thread,
            act,
            asked,
        } => Ok(Html(render(&frame, app.desk.law(), subject, thread, act, asked)?).into_response()),
    }
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    subject: &SubjectRow,
    thread: &WholeThread,
    act: &ActView,
    asked: &Asked,
) -> Result<String, askama::Error> {
    let say = frame.say().quoting(law, &subject.catalogue);
    let id = &act.act.id;
    let title = say.pick(&act.kind.title);
    let step = (!act.act.opens_thread()).then(|| Step {
        plain: say.pick(&act.kind.plain),
        fields: Field::all(say, &act.fields),
        decided: say.day(act.act.decided_on),
        from: say.day(act.act.effective_from),
        authority: Link {
            url: format!("/authorities/{}", act.act.authority),
            text: say.pick(&act.authority),
        },
        basis: act.basis.iter().map(|c| Citation::of(say, c)).collect(),
        reasons: act.act.reasons.as_deref().map(|r| say.quoted(r)),
    });
    let between = if say.lang().is_chinese() { "：" } else { ": " };
    Page {
        shell: frame
            .shell(format!("{}{between}{}", title.text, subject.name))
            .fleeting()
            .json(format!("/api/v1{}", acts_path(id))),
        id: id.to_string(),
        title,
        organisation: say.quoted(&subject.name),
        organisation_url: organisation_path(&subject.id),
        organisation_id: subject.id.to_string(),
        named: (act.act.subject.name != subject.name && !act.act.unnamed)
            .then(|| say.quoted(&act.act.subject.name)),
        weak: why_weak(law, say, &subject.id),
        historic: asked.historic,
        day: say.day(asked.as_of),
        step,
        thread: Thread::of(law, say, thread, asked.as_of, Some(id)),
        index: grouped(&act.index.to_string()),
        recorded: say.moment(act.act.recorded_at),
    }
    .render()
}

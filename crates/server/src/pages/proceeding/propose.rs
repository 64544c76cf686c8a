//! Proposing an act: whose and about whom; then a form made from the catalogue;
//! then the answers once more before they are sent.

mod provision;
mod question;
mod typed;

use askama::Template;
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::response::{Html, IntoResponse, Response};
use codes::Identifier;
use desk::fields::content_of;
use register::proceeding::{Proposal, Step};

use super::refusal::reasons;
use provision::{Group, groups, provisions};
use question::{Question, questions};
use typed::Typed;

use crate::pages::part::{Field, Link};
use crate::pages::{Frame, Shell};
use crate::text::{Said, Say};
use crate::web::{Form, Officer, Visitor, Wrong};
use crate::{App, status};

/// An act kind of an authority.
struct Choice {
    /// `authority~kind`.
    value: String,
    kind: Said,
    authority: Said,
    checked: bool,
}

#[derive(Template)]
#[template(path = "proceeding/choose.html")]
struct Choose {
    shell: Shell,
    choices: Vec<Choice>,
    errors: Vec<(&'static str, String)>,
    identifier: String,
    name: String,
}

impl Choose {
    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<&str> {
        let found = self.errors.iter().find(|(name, _)| *name == field);
        found.map(|(_, text)| text.as_str())
    }
}

#[derive(Template)]
#[template(path = "proceeding/form.html")]
struct Write {
    shell: Shell,
    form_token: String,
    act: String,
    proceeding: String,
    kind: Said,
    authority: Said,
    identifier: String,
    name: String,
    shown_name: Said,
    questions: Vec<Question>,
    groups: Vec<Group>,
    reasons: String,
    reasons_needed: bool,
    until: Option<String>,
    urgent: Option<String>,
    errors: Vec<(String, Said)>,
}

impl Write {
    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<&Said> {
        let found = self.errors.iter().find(|(name, _)| name == field);
        found.map(|(_, text)| text)
    }
}

#[derive(Template)]
#[template(path = "proceeding/check.html")]
struct Check {
    shell: Shell,
    form_token: String,
    kind: Said,
    authority: Said,
    identifier: String,
    name: Said,
    fields: Vec<Field>,
    basis: Vec<Link>,
    reasons: Said,
    until: Option<String>,
    urgent: Option<String>,
    hidden: Vec<(String, String)>,
}

/// `GET /desk/propose`
pub async fn show(
    State(app): State<App>,
    officer: Officer,
    visitor: Visitor,
) -> Result<Html<String>, Wrong> {
    let say = visitor.say;
    let get = |name: &str| {
        visitor
            .params
            .get(name)
            .unwrap_or_default()
            .trim()
            .to_owned()
    };
    let (act, identifier, name) = (get("act"), get("organisation"), get("name"));
    let proceeding = get("proceeding");
    let sent = visitor
        .params
        .pairs()
        .any(|(name, _)| name == "organisation");
    let frame = Frame::new(&app, visitor);
    if !proceeding.is_empty() {
        let view = app.desk.proceeding_for(&officer.who, &proceeding).await;
        let view = view.map_err(|_| Wrong::NotFound)?;
        let typed = Typed::of(&view.progress.proposal, &proceeding);
        return write(&app, &frame, &officer, &typed, Vec::new());
    }
    let mut errors = Vec::new();
    // A form sends its empty fields, too.
    if sent {
        let mine = kind_of(&app, &officer, &act).is_some();
        if !mine {
            errors.push(("act-0", say.t("propose-no-act")));
        }
        match whom(&app, &identifier, &name).await? {
            Ok(()) if mine => {
                let typed = Typed {
                    act,
                    identifier,
                    name,
                    ..Typed::default()
                };
                return write(&app, &frame, &officer, &typed, Vec::new());
            }
            Ok(()) => {}
            Err(why) => errors.extend(why.words(say)),
        }
    }
    let choices = app.desk.may_propose_kinds(&officer.who).into_iter();
    let law = app.desk.law();
    let choices = choices.map(|(authority, kind)| {
        let value = format!("{authority}~{kind}");
        Choice {
            kind: Link::kind(law, say, &kind).text,
            authority: Link::authority(law, say, &authority).text,
            checked: value == act,
            value,
        }
    });
    let page = Choose {
        shell: frame
            .shell(say.titled(say.t("propose-title"), !errors.is_empty()))
            .fleeting(),
        choices: choices.collect(),
        errors,
        identifier,
        name,
    };
    Ok(Html(page.render()?))
}

/// `POST /desk/propose`
pub async fn submit(
    State(app): State<App>,
    officer: Officer,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Wrong> {
    form.check(app.desk.people(), Some(&officer.token))?;
    let frame = Frame::new(&app, visitor);
    let say = frame.say();
    let typed = Typed::sent(&form);
    let Some((_, kind_id)) = kind_of(&app, &officer, &typed.act) else {
        return Err(Wrong::NotFound);
    };
    let law = app.desk.law();
    let kind = law.act_kind(&kind_id).ok_or(Wrong::NotFound)?;
    if form.get("do") == "change" {
        return Ok(write(&app, &frame, &officer, &typed, Vec::new())?.into_response());
    }
    let not_right = |errors| -> Result<Response, Wrong> {
        let page = write(&app, &frame, &officer, &typed, errors)?;
        Ok((status::NOT_RIGHT, page).into_response())
    };
    let proposal = match typed.proposal(say, kind, &kind_id) {
        Ok(proposal) => proposal,
        Err(errors) => return not_right(errors),
    };
    if form.get("do") == "check" {
        let page = check(&app, &frame, &officer, &typed, &proposal)?;
        return Ok(page.into_response());
    }
    let row = if typed.proceeding.is_empty() {
        app.desk.propose_as(&officer.who, proposal).await
    } else {
        let step = Step::Changed(proposal);
        app.desk
            .take_step_as(&officer.who, &typed.proceeding, None, step)
            .await
    };
    match row {
        Ok(row) => {
            let word = if row.steps == 1 {
                "proposed"
            } else {
                "changed"
            };
            let there = format!("/desk/proceedings/{}?done={word}", row.id);
            Ok((status::GO_THERE, [(LOCATION, there)]).into_response())
        }
        Err(error) => {
            let all = reasons(say, error)?.into_iter();
            not_right(all.map(|text| ("reasons".to_owned(), text)).collect())
        }
    }
}

/// Why no organisation is meant.
enum NotOne {
    Empty { identifier: bool, name: bool },
    Form,
    Unknown,
    Another(String),
}

impl NotOne {
    /// By field.
    fn words(&self, say: Say) -> Vec<(&'static str, String)> {
        match self {
            Self::Empty { identifier, name } => {
                let no_identifier = ("organisation", say.t("propose-no-identifier"));
                let no_name = ("name", say.t("propose-no-name"));
                let identifier = identifier.then_some(no_identifier);
                identifier
                    .into_iter()
                    .chain(name.then_some(no_name))
                    .collect()
            }
            Self::Form => vec![("organisation", say.t("propose-bad-identifier"))],
            Self::Unknown => vec![("organisation", say.t("propose-unknown"))],
            Self::Another(name) => {
                vec![("name", say.with("name", name.clone()).t("propose-another"))]
            }
        }
    }
}

/// The organisation of an identifier *and* a name.
async fn whom(app: &App, identifier: &str, name: &str) -> Result<Result<(), NotOne>, Wrong> {
    if identifier.is_empty() || name.is_empty() {
        return Ok(Err(NotOne::Empty {
            identifier: identifier.is_empty(),
            name: name.is_empty(),
        }));
    }
    let Ok(id) = identifier.parse::<Identifier>() else {
        return Ok(Err(NotOne::Form));
    };
    let asked = app.desk.asked(None, None);
    let view = app
        .desk
        .organisation(&id, asked, desk::view::Audience::Operator)
        .await?;
    let Some(view) = view else {
        return Ok(Err(NotOne::Unknown));
    };
    let law = app.desk.law();
    let how = law.catalogue(&view.subject.catalogue);
    let how = how.map_or_else(Default::default, |c| c.head.names);
    let known = view.names.iter().map(|n| n.name.as_str());
    let agrees = known
        .chain([view.subject.name.as_str()])
        .any(|known| register::name::agree(known, name, how));
    Ok(match agrees {
        true => Ok(()),
        false => Err(NotOne::Another(view.subject.name)),
    })
}

/// Authority and kind of a choice this person has.
fn kind_of(app: &App, officer: &Officer, act: &str) -> Option<(String, String)> {
    let (authority, kind) = act.split_once('~')?;
    let all = app.desk.may_propose_kinds(&officer.who);
    all.into_iter().find(|(a, k)| a == authority && k == kind)
}

fn write(
    app: &App,
    frame: &Frame,
    officer: &Officer,
    typed: &Typed,
    errors: Vec<(String, Said)>,
) -> Result<Html<String>, Wrong> {
    let (say, law) = (frame.say(), app.desk.law());
    let (authority, kind_id) = kind_of(app, officer, &typed.act).ok_or(Wrong::NotFound)?;
    let kind = law.act_kind(&kind_id).ok_or(Wrong::NotFound)?;
    let mut questions = questions(say, kind, &typed.content);
    for question in &mut questions {
        let id = format!("content-{}", question.name);
        let found = errors.iter().find(|(field, _)| *field == id);
        question.error = found.map(|(_, text)| text.clone());
    }
    let mut provisions = provisions(law, say, kind, &kind_id, typed, officer.who.on);
    if let [only] = provisions.as_mut_slice() {
        only.checked = true;
    }
    let (catalogue, _) = kind_id.split_once('/').unwrap_or_default();
    let by_act = kind.ends.as_ref().is_some_and(|e| e.by_act);
    let page = Write {
        shell: frame
            .shell(say.titled(say.t("propose-title"), !errors.is_empty()))
            .fleeting(),
        form_token: app.desk.people().form_token(&officer.token),
        act: typed.act.clone(),
        proceeding: typed.proceeding.clone(),
        kind: Link::kind(law, say, &kind_id).text,
        authority: Link::authority(law, say, &authority).text,
        identifier: typed.identifier.clone(),
        name: typed.name.clone(),
        shown_name: say.quoting(law, catalogue).quoted(&typed.name),
        questions,
        groups: groups(law, say, &kind_id, provisions),
        reasons: typed.reasons.clone(),
        reasons_needed: kind.adverse,
        until: by_act.then(|| typed.until.clone()),
        urgent: kind.urgent.is_some().then(|| typed.urgent.clone()),
        errors,
    };
    Ok(Html(page.render()?))
}

fn check(
    app: &App,
    frame: &Frame,
    officer: &Officer,
    typed: &Typed,
    proposal: &Proposal,
) -> Result<Html<String>, Wrong> {
    let (say, law) = (frame.say(), app.desk.law());
    let catalogue = proposal.kind.split_once('/').map_or("", |(c, _)| c);
    let fields = content_of(law, &proposal.kind, &proposal.content);
    let basis = proposal.basis.iter();
    let quote = say.quoting(law, catalogue);
    let page = Check {
        shell: frame.shell(say.t("check-title")).fleeting(),
        form_token: app.desk.people().form_token(&officer.token),
        kind: Link::kind(law, say, &proposal.kind).text,
        authority: Link::authority(law, say, &proposal.authority).text,
        identifier: typed.identifier.clone(),
        name: quote.quoted(&typed.name),
        fields: Field::all(quote, &fields),
        basis: basis
            .map(|c| Link::provision(law, say, &c.provision))
            .collect(),
        reasons: quote.quoted(&typed.reasons),
        until: proposal.effective_until.map(|d| say.day(d).words()),
        urgent: proposal.urgent.clone(),
        hidden: typed.hidden(),
    };
    Ok(Html(page.render()?))
}

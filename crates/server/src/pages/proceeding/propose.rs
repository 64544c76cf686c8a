//! Proposing an act: whose and about whom; then a form made from the catalogue;
//! then the answers once more before they are sent.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::header::LOCATION;
use axum::response::{Html, IntoResponse, Response};
use catalogue::{ActKind, Law};
use codes::{Date, Identifier};
use desk::fields::{content_of, title_of};
use register::proceeding::{Proposal, Step};
use register::{Citation, Value};

use super::refusal::reasons;
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

/// One question made from a property of the content's schema.
struct Question {
    name: String,
    label: Said,
    unit: Option<String>,
    /// `text`, `long`, `number`, `date`, `yes_no` or `one_of`.
    sort: &'static str,
    options: Vec<String>,
    required: bool,
    value: String,
    error: Option<Said>,
}

struct Provision {
    id: String,
    link: Link,
    checked: bool,
}

/// Provisions of one instrument; the few of many small ones have no title.
struct Group {
    title: Option<Said>,
    provisions: Vec<Provision>,
    open: bool,
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
            .shell(titled(say, "propose-title", !errors.is_empty()))
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

fn titled(say: Say, key: &str, error: bool) -> String {
    match error {
        true => say.with("title", say.t(key)).t("title-error"),
        false => say.t(key),
    }
}

/// What was typed.
#[derive(Default)]
struct Typed {
    act: String,
    proceeding: String,
    identifier: String,
    name: String,
    content: BTreeMap<String, String>,
    basis: Vec<String>,
    reasons: String,
    until: String,
    urgent: String,
}

impl Typed {
    fn sent(form: &Form) -> Self {
        let of = |prefix: &str| {
            form.pairs()
                .filter_map(|(name, value)| Some((name.strip_prefix(prefix)?, value)))
                .map(|(name, value)| (name.to_owned(), value.trim().to_owned()))
                .collect::<Vec<_>>()
        };
        let get = |name: &str| form.get(name).trim().to_owned();
        Self {
            act: get("act"),
            proceeding: get("proceeding"),
            identifier: get("organisation"),
            name: get("name"),
            content: of("content-").into_iter().collect(),
            basis: of("basis-").into_iter().map(|(id, _)| id).collect(),
            reasons: get("reasons"),
            until: get("until"),
            urgent: get("urgent"),
        }
    }

    fn of(proposal: &Proposal, proceeding: &str) -> Self {
        let local = |id: &str| id.split_once('/').map_or(id, |(_, l)| l).to_owned();
        let content = proposal.content.iter();
        Self {
            act: format!("{}~{}", proposal.authority, proposal.kind),
            proceeding: proceeding.to_owned(),
            identifier: proposal.identifier.to_string(),
            name: proposal.name.clone(),
            content: content.map(|(f, v)| (f.clone(), v.to_text())).collect(),
            basis: proposal.basis.iter().map(|c| local(&c.provision)).collect(),
            reasons: proposal.reasons.clone().unwrap_or_default(),
            until: proposal
                .effective_until
                .map_or(String::new(), |d| d.to_string()),
            urgent: proposal.urgent.clone().unwrap_or_default(),
        }
    }

    /// The proposal; or what is not right, by field.
    fn proposal(
        &self,
        say: Say,
        kind: &ActKind,
        kind_id: &str,
    ) -> Result<Proposal, Vec<(String, Said)>> {
        let mut errors = Vec::new();
        let (catalogue, _) = kind_id.split_once('/').unwrap_or_default();
        let mut content = BTreeMap::new();
        for question in questions(say, kind, &self.content) {
            let value = value_of(question.sort, &question.value);
            match (value, question.value.is_empty()) {
                (_, true) if question.required => {
                    let text = say.with("field", question.label.text).t("wrong-required");
                    errors.push((format!("content-{}", question.name), Said::plain(text)));
                }
                (_, true) => {}
                (Some(value), false) => {
                    content.insert(question.name, value);
                }
                (None, false) => {
                    let key = match question.sort {
                        "date" => "wrong-day",
                        _ => "wrong-number",
                    };
                    let text = Said::plain(say.t(key));
                    errors.push((format!("content-{}", question.name), text));
                }
            }
        }
        if self.basis.is_empty() {
            errors.push(("basis".to_owned(), Said::plain(say.t("refused-no-basis"))));
        }
        if kind.adverse && self.reasons.is_empty() {
            errors.push((
                "reasons".to_owned(),
                Said::plain(say.t("refused-no-reasons")),
            ));
        }
        let until = match self.until.is_empty() {
            true => None,
            false => match self.until.parse::<Date>() {
                Ok(day) => Some(day),
                Err(_) => {
                    errors.push(("until".to_owned(), Said::plain(say.t("wrong-day"))));
                    None
                }
            },
        };
        let identifier = self.identifier.parse::<Identifier>();
        let (Ok(identifier), true) = (identifier, errors.is_empty()) else {
            return Err(errors);
        };
        let (authority, _) = self.act.split_once('~').unwrap_or_default();
        let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Ok(Proposal {
            kind: kind_id.to_owned(),
            authority: authority.to_owned(),
            identifier,
            name: self.name.clone(),
            basis: self
                .basis
                .iter()
                .map(|local| Citation {
                    provision: format!("{catalogue}/{local}"),
                    pinpoint: None,
                })
                .collect(),
            content,
            reasons: text(&self.reasons),
            effective_from: None,
            effective_until: until,
            rests_on: Vec::new(),
            urgent: text(&self.urgent),
        })
    }

    fn hidden(&self) -> Vec<(String, String)> {
        let mut out = vec![
            ("act".to_owned(), self.act.clone()),
            ("proceeding".to_owned(), self.proceeding.clone()),
            ("organisation".to_owned(), self.identifier.clone()),
            ("name".to_owned(), self.name.clone()),
            ("reasons".to_owned(), self.reasons.clone()),
            ("until".to_owned(), self.until.clone()),
            ("urgent".to_owned(), self.urgent.clone()),
        ];
        let content = self.content.iter();
        out.extend(content.map(|(f, v)| (format!("content-{f}"), v.clone())));
        out.extend(
            self.basis
                .iter()
                .map(|b| (format!("basis-{b}"), "1".to_owned())),
        );
        out
    }
}

/// The questions of an act kind's content: what its schema says.
fn questions(say: Say, kind: &ActKind, typed: &BTreeMap<String, String>) -> Vec<Question> {
    let properties = kind.content["properties"].as_object();
    let required = kind.content["required"].as_array();
    let one = |(name, p): (&String, &serde_json::Value)| {
        let options: Vec<String> = p["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|v| v.as_str().map(str::to_owned))
            .collect();
        let sort = match (p["type"].as_str(), p["format"].as_str()) {
            _ if !options.is_empty() => "one_of",
            (Some("integer"), _) => "number",
            (Some("boolean"), _) => "yes_no",
            (Some("string"), Some("date")) => "date",
            (Some("string" | "number"), _) => "text",
            // Lists are entered from files, not here.
            _ => return None,
        };
        let title = title_of(p);
        Some(Question {
            label: match title.is_empty() {
                true => Said::plain(name.replace('_', " ")),
                false => say.pick(&title),
            },
            unit: p["unit"].as_str().map(str::to_owned),
            sort,
            options,
            required: required.is_some_and(|all| all.iter().any(|r| r == name)),
            value: typed.get(name).cloned().unwrap_or_default(),
            error: None,
            name: name.clone(),
        })
    };
    properties.into_iter().flatten().filter_map(one).collect()
}

fn value_of(sort: &str, text: &str) -> Option<Value> {
    Some(match sort {
        "number" => Value::Integer(text.replace([',', ' '], "").parse().ok()?),
        "date" => Value::Date(text.parse().ok()?),
        "yes_no" => Value::Flag(text == "yes"),
        _ => Value::Text(text.to_owned()).canonical(),
    })
}

/// From so many provisions on, they are folded by instrument.
const FOLDED_FROM: usize = 16;
/// An instrument with fewer goes with the other small ones.
const OWN_FOLD_FROM: usize = 3;

/// Provisions as they are offered: a short list whole, a long one folded by
/// instrument, small instruments together at the end.
fn groups(law: &Law, say: Say, kind_id: &str, all: Vec<Provision>) -> Vec<Group> {
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
fn provisions(
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
            .shell(titled(say, "propose-title", !errors.is_empty()))
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

//! One proceeding: what is proposed, the steps so far, whose turn it is, and
//! the steps this person may take now.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::LOCATION;
use axum::response::{Html, IntoResponse, Response};
use catalogue::Law;
use desk::people::SignedIn;
use desk::people::powers::Body;
use desk::proceeding::{Choices, Offer, ProceedingView};
use register::proceeding::{Refused, Stage, Step, Taken};

use super::form::{self, Ask};
use super::refusal::{reasons, words};
use super::turn::Turn;
use crate::pages::part::{Field, Link};
use crate::pages::{Frame, Shell};
use crate::text::{Day, Said, Say};
use crate::web::{Form, Officer, Visitor, Wrong, organisation_path};
use crate::{App, status};

struct Done {
    on: Day,
    what: String,
    by: String,
    text: Vec<(String, Said)>,
    act: Option<Link>,
}

struct Able {
    word: &'static str,
    title: String,
    about: String,
    asks: Vec<Ask>,
    button: String,
    refused: Vec<Said>,
    open: bool,
}

/// What went wrong with a form: the step, its field, and what to say.
pub struct Failed<'a> {
    /// Word of the step.
    pub word: &'a str,
    /// Field to go to.
    pub field: &'static str,
    /// What is wrong.
    pub said: Vec<Said>,
    /// What was typed.
    pub form: &'a Form,
}

#[derive(Template)]
#[template(path = "proceeding/show.html")]
struct Page {
    shell: Shell,
    form_token: String,
    id: String,
    seen: usize,
    done: Option<String>,
    errors: Vec<(String, Said)>,
    title: Said,
    /// What it means, for whom it is about.
    plain: Option<Said>,
    name: Said,
    organisation: Link,
    authority: Link,
    stage: String,
    urgent: Option<String>,
    basis: Vec<Link>,
    fields: Vec<Field>,
    reasons: Option<Said>,
    next: Vec<Turn>,
    able: Vec<Able>,
    may_change: bool,
    steps: Vec<Done>,
}

/// `GET /desk/proceedings/{id}`
pub async fn show(
    State(app): State<App>,
    Path(id): Path<String>,
    officer: Officer,
    visitor: Visitor,
) -> Result<Html<String>, Wrong> {
    let view = view(&app, &officer, &id).await?;
    let done = visitor.params.get("done").map(str::to_owned);
    page(&app, visitor, &officer, &view, done.as_deref(), None).await
}

/// `POST /desk/proceedings/{id}/{word}`
pub async fn take(
    State(app): State<App>,
    Path((id, word)): Path<(String, String)>,
    officer: Officer,
    visitor: Visitor,
    form: Form,
) -> Result<Response, Wrong> {
    form.check(app.desk.people(), Some(&officer.token))?;
    let before = view(&app, &officer, &id).await?;
    let say = visitor.say;
    let choices = app.desk.choices(&before).await;
    let choices = choices.map_err(|e| Wrong::fault(&e))?;
    let (field, said) = match form::step(&word, &choices, &form) {
        Ok(None) => return Err(Wrong::NotFound),
        Ok(Some(step)) => {
            let seen = form.get("seen").parse().ok();
            match app.desk.take_step_as(&officer.who, &id, seen, step).await {
                Ok(_) => {
                    let there = format!("/desk/proceedings/{id}?done={word}");
                    return Ok((status::GO_THERE, [(LOCATION, there)]).into_response());
                }
                Err(error) => ("", reasons(say, error)?),
            }
        }
        Err((field, key)) => (field, vec![Said::plain(say.t(key))]),
    };
    // Somebody may have been faster: as it stands now.
    let after = view(&app, &officer, &before.row.id).await?;
    let failed = Failed {
        word: &word,
        field,
        said,
        form: &form,
    };
    let page = page(&app, visitor, &officer, &after, None, Some(&failed)).await?;
    Ok((status::NOT_RIGHT, page).into_response())
}

async fn view(app: &App, officer: &Officer, id: &str) -> Result<ProceedingView, Wrong> {
    app.desk
        .proceeding_for(&officer.who, id)
        .await
        .map_err(
            |error| match reasons(Say::new(crate::text::Lang::En), error) {
                Err(wrong) => wrong,
                Ok(_) => Wrong::NotFound,
            },
        )
}

async fn page(
    app: &App,
    visitor: Visitor,
    officer: &Officer,
    view: &ProceedingView,
    done: Option<&str>,
    failed: Option<&Failed<'_>>,
) -> Result<Html<String>, Wrong> {
    let fault = |e| Wrong::fault(&e);
    let choices = app.desk.choices(view).await.map_err(fault)?;
    let offers = app.desk.offers(&officer.who, view, &choices).await;
    let offers = offers.map_err(fault)?;
    let html = render(
        &Frame::new(app, visitor),
        app.desk.law(),
        &officer.who,
        &app.desk.people().form_token(&officer.token),
        view,
        &offers,
        &choices,
        done,
        failed,
    )?;
    Ok(Html(html))
}

/// The page.
#[expect(clippy::too_many_arguments, reason = "one for each thing it shows")]
pub fn render(
    frame: &Frame,
    law: &Law,
    who: &SignedIn,
    form_token: &str,
    view: &ProceedingView,
    offers: &[Offer],
    choices: &Choices,
    done: Option<&str>,
    failed: Option<&Failed<'_>>,
) -> Result<String, askama::Error> {
    let say = frame.say();
    let quote = say.quoting(law, &view.row.catalogue);
    let proposal = &view.progress.proposal;
    let title = law.act_kind(&view.row.kind).map(|k| say.pick(&k.title));
    let title = title.unwrap_or_else(|| Said::plain(&view.row.kind));
    let heading = say.with("title", title.text.clone()).t("proceeding-title");
    let heading = say.titled(heading, failed.is_some());
    let own = speaks_for(who, &view.row.subject);
    // A hearing that the law does not have is not offered.
    let no_hearing = |o: &Offer| o.refused.contains(&Refused::NoHearing);
    let offered = |o: &&Offer| o.word != "changed" && !no_hearing(o);
    let able = offers.iter().filter(offered).map(|offer| {
        let failed = failed.filter(|f| f.word == offer.word);
        let mut asks = form::asks(
            say,
            law,
            offer.word,
            choices,
            view.today,
            failed.map(|f| f.form),
        );
        for ask in &mut asks {
            let found = failed.filter(|f| f.field == ask.name);
            ask.error = found.and_then(|f| f.said.first().cloned());
        }
        let own = own && OWN_WORDS.contains(&offer.word);
        if let Some(on) = asks.iter_mut().find(|a| own && a.name == "on") {
            on.label = say.t("ask-own-on");
        }
        let of_whom = match own {
            true => format!("own-{}", offer.word),
            false => offer.word.to_owned(),
        };
        Able {
            word: offer.word,
            title: say.word("step-do-", &of_whom),
            about: say.word("step-about-", &of_whom),
            asks,
            button: say.word("step-do-", &of_whom),
            refused: offer.refused.iter().map(|r| words(say, r)).collect(),
            open: failed.is_some() || offers.len() == 1 || (own && offer.word == "contested"),
        }
    });
    let able: Vec<Able> = able.collect();
    let errors = failed.into_iter().flat_map(|f| {
        // What names no field is about the first: the day, mostly.
        let asked = able.iter().find(|a| a.word == f.word);
        let to = match (f.field, asked.and_then(|a| a.asks.first())) {
            ("", Some(first)) => format!("{}-{}", f.word, first.name),
            ("", None) if asked.is_some() => format!("{}-head", f.word),
            ("", None) => "main".to_owned(),
            (field, _) => format!("{}-{field}", f.word),
        };
        f.said.iter().map(move |text| (to.clone(), text.clone()))
    });
    let errors: Vec<_> = errors.collect();
    Page {
        shell: frame.shell(heading).fleeting(),
        form_token: form_token.to_owned(),
        id: view.row.id.clone(),
        seen: view.row.steps as usize,
        done: done
            .filter(|word| view.steps.iter().any(|t| t.step.word() == *word))
            .map(|word| say.word("step-done-", word)),
        errors,
        plain: own.then(|| meaning(law, say, view)).flatten(),
        title,
        name: quote.quoted(&proposal.name),
        organisation: Link {
            url: organisation_path(&view.row.subject),
            text: Said::plain(view.row.subject.as_str()),
        },
        authority: Link::authority(law, say, &view.row.authority),
        stage: match view.steps.last().map(|t| &t.step) {
            Some(Step::Settled(_)) => say.t("step-done-settled"),
            _ => say.word("stage-", view.progress.stage.word()),
        },
        urgent: proposal.urgent.clone(),
        basis: proposal
            .basis
            .iter()
            .map(|cited| Link::provision(law, say, &cited.provision))
            .collect(),
        fields: Field::all(
            quote,
            &desk::fields::content_of(law, &proposal.kind, &proposal.content),
        ),
        reasons: proposal
            .reasons
            .as_ref()
            .filter(|reasons| !reasons.is_empty())
            .map(|r| quote.quoted(r)),
        next: view
            .next
            .iter()
            .map(|n| Turn::of(say, n, view.today))
            .collect(),
        able,
        may_change: offers
            .iter()
            .any(|o| o.word == "changed" && o.refused.is_empty()),
        steps: view
            .steps
            .iter()
            .map(|t| taken(law, say, quote, who, t))
            .collect(),
    }
    .render()
}

/// Steps whose words are others for whom the act is about.
const OWN_WORDS: [&str; 5] = [
    "replied",
    "waived",
    "hearing_asked",
    "contested",
    "repair_asked",
];

/// Whether somebody sees a proceeding as the organisation it is about.
fn speaks_for(who: &SignedIn, subject: &codes::Identifier) -> bool {
    let mut held = who.roles.iter().filter(|held| held.holds_on(who.on));
    held.any(|held| matches!(&held.body, Body::Organisation(id) if id == subject))
}

/// What a proceeding means for the organisation it is about: as long as
/// nothing is decided, that; then what the act means.
fn meaning(law: &Law, say: Say, view: &ProceedingView) -> Option<Said> {
    match view.progress.stage {
        Stage::Dropped => None,
        Stage::InForce | Stage::Contested => {
            let kind = law.act_kind(&view.row.kind)?;
            Some(say.pick(&kind.plain))
        }
        Stage::Decided => Some(Said::plain(say.t("own-decided"))),
        _ => Some(Said::plain(say.t("own-intended"))),
    }
}

/// The part in which a step is taken. Who it was is for the operator, not for
/// this page: the id of a person tells a reader nothing.
fn part_of(step: &Step) -> &'static str {
    match step {
        Step::Approved | Step::SentBack { .. } => "other-officer",
        Step::Replied { .. }
        | Step::Waived { .. }
        | Step::HearingAsked { .. }
        | Step::Contested { .. } => "organisation",
        Step::HearingHeld { .. } => "hearing-officer",
        Step::Settled(_) => "reviewer",
        _ => "officer",
    }
}

fn taken(law: &Law, say: Say, quote: Say, who: &SignedIn, taken: &Taken) -> Done {
    let label = |key: &str| say.t(key);
    let means = |service: &register::proceeding::Service| {
        let on = Said::plain(say.day(service.on).words());
        vec![
            (label("ask-served-on"), on),
            (label("ask-proof"), quote.quoted(&service.proof)),
        ]
    };
    let text = match &taken.step {
        _ if taken.erased => vec![(label("erased-label"), Said::plain(label("step-erased")))],
        // Why it was dropped is not told to everybody.
        Step::Dropped { why } if why.is_empty() => Vec::new(),
        Step::SentBack { why } | Step::Dropped { why } | Step::Recused { why } => {
            vec![(label("ask-why"), quote.quoted(why))]
        }
        Step::Notified(service) | Step::Served(service) => means(service),
        Step::Replied { text, .. } => vec![(label("ask-text"), quote.quoted(text))],
        Step::HearingSet { on, .. } => {
            vec![(label("ask-held-on"), Said::plain(say.day(*on).words()))]
        }
        Step::HearingHeld { record, .. } => vec![(label("ask-record"), quote.quoted(record))],
        Step::Decided(decision) => vec![(label("ask-reasons"), quote.quoted(&decision.reasons))],
        Step::Contested { grounds, .. } => vec![(label("ask-grounds"), quote.quoted(grounds))],
        Step::Settled(s) | Step::Corrected(s) | Step::Withdrawn(s) | Step::Repaired(s) => {
            vec![
                (label("ask-outcome"), Link::kind(law, say, &s.kind).text),
                (label("ask-reasons"), quote.quoted(&s.reasons)),
            ]
        }
        Step::RepairAsked { proof, .. } => vec![(label("ask-duties"), quote.quoted(proof))],
        Step::RepairReturned { why, .. } => vec![(label("ask-why"), quote.quoted(why))],
        Step::RepairRefused { reasons, .. } => {
            vec![(label("ask-reasons"), quote.quoted(reasons))]
        }
        _ => Vec::new(),
    };
    Done {
        on: say.day(taken.on),
        what: say.word("step-done-", taken.step.word()),
        by: match taken.by.as_str() == who.person {
            true => say.t("by-you"),
            false => say.word("by-", part_of(&taken.step)),
        },
        text,
        act: taken.act.as_ref().map(|act| Link {
            url: format!("/acts/{act}"),
            text: Said::plain(act.as_str()),
        }),
    }
}

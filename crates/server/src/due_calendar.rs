//! What is due, as a calendar to subscribe to (iCalendar, RFC 5545): of one
//! organisation, and of one authority's acts.
//!
//! Only what concerns acts in public view. Events name kind and authority, and
//! link to the act; not the organisation: calendars keep copies that nobody can
//! tell when an act falls. Whole days, so that no time zone moves them; an
//! event's id stays when its day moves.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use codes::{Date, Identifier};
use desk::view::{Audience, DueFilter, DueLine};
use icalendar::{Calendar, Component, Event, Property};
use register::ActId;
use register::due::What;

use crate::App;
use crate::pages::DueWords;
use crate::text::Say;
use crate::web::{IdPath, Visitor, Wrong, acts_path};

/// Events at most: calendars read all of it every few hours.
const EVENTS_MAX: usize = 2_000;
/// Days ahead of an authority's calendar; an organisation's has all.
const DAYS: i64 = 90;

/// `/organisations/{scheme:value}/due.ics`
pub async fn of_organisation(
    State(app): State<App>,
    visitor: Visitor,
    IdPath(id): IdPath<String>,
) -> Result<Response, Wrong> {
    let id: Identifier = id.parse().map_err(|_| Wrong::NotFound)?;
    let now = app.desk.asked(None, None);
    let view = app.desk.organisation(&id, now, Audience::Public).await?;
    let subject = view.ok_or(Wrong::NotFound)?.subject.id;
    let asked = DueFilter {
        subject: Some(subject.clone()),
        ..DueFilter::between(now.today, Date::MAX)
    };
    answer(&app, visitor.say, subject.as_str(), &asked).await
}

/// `/authorities/{catalogue}/{id}/due.ics`
pub async fn of_authority(
    State(app): State<App>,
    visitor: Visitor,
    IdPath((catalogue, id)): IdPath<(String, String)>,
) -> Result<Response, Wrong> {
    let id = format!("{catalogue}/{id}");
    let authority = app.desk.law().authority(&id).ok_or(Wrong::NotFound)?;
    let name = visitor.say.pick(&authority.name).text;
    let today = app.desk.today();
    let until = today.checked_add(jiff::Span::new().days(DAYS));
    let asked = DueFilter {
        authority: Some(id),
        ..DueFilter::between(today, until.unwrap_or(Date::MAX))
    };
    // Some authorities made very many acts: a crowd waits in line.
    let _alone = app.calendars.lock().await;
    answer(&app, visitor.say, &name, &asked).await
}

async fn answer(app: &App, say: Say, name: &str, asked: &DueFilter) -> Result<Response, Wrong> {
    let quiet = |_| ();
    let lines = app.desk.due(asked, Audience::Public, &quiet).await?;
    let host = app.desk.origin().split('/').next().unwrap_or_default();
    let calendar = calendar(say, name, host, &lines, asked.from);
    let kind = [(CONTENT_TYPE, "text/calendar; charset=utf-8")];
    Ok((kind, calendar.to_string()).into_response())
}

/// The calendar as of a day. Lines are in order of day, those without one last.
fn calendar(say: Say, name: &str, host: &str, lines: &[DueLine], today: Date) -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Standing//What is due//EN"));
    calendar.append_property(("CALSCALE", "GREGORIAN"));
    calendar.name(&say.with("name", plain(name)).t("due-calendar-of"));
    let days: Vec<(Date, &DueLine)> = lines
        .iter()
        .filter_map(|line| Some((*line.due.on.as_ref().ok()?, line)))
        .collect();
    let mut notes = Vec::new();
    if days.len() < lines.len() {
        let unknown = lines.len() - days.len();
        notes.push(say.with("n", unknown).t("due-unknown-days"));
    }
    let kept = &days[..days.len().min(EVENTS_MAX)];
    if let Some((last, _)) = kept.last().filter(|_| kept.len() < days.len()) {
        notes.push(say.with("day", *last).t("due-calendar-more"));
    }
    if !notes.is_empty() {
        calendar.description(&notes.join(" "));
    }
    for (on, line) in kept {
        calendar.push(event(say, host, line, *on, today));
    }
    calendar.done()
}

fn event(say: Say, host: &str, line: &DueLine, on: Date, today: Date) -> Event {
    let words = DueWords::of(say, line);
    let mut parts = vec![words.who.text.clone(), words.why];
    parts.extend(words.under.map(|p| say.with("provision", p).t("due-under")));
    parts.extend(words.unverified.then(|| say.t("unverified")));
    let summary = format!("{}: {}", words.what.text, words.act);
    let mut event = Event::with_uid(&format!("{}@{host}", uid(line)));
    // No clock but the register's: the day it was made, in UTC.
    event.add_property("DTSTAMP", format!("{}T000000Z", basic(today)));
    event.append_property(
        Property::new("DTSTART", basic(on))
            .add_parameter("VALUE", "DATE")
            .done(),
    );
    event.append_property(
        Property::new("SUMMARY", plain(&summary))
            .add_parameter("LANGUAGE", say.tag())
            .done(),
    );
    event.description(&plain(&parts.join("\n")));
    event.url(&format!("https://{host}{}", acts_path(&line.due.act)));
    event.add_property("TRANSP", "TRANSPARENT");
    event.done()
}

/// Whatever its day: the act it arises from, and what; of duties, which one.
fn uid(line: &DueLine) -> String {
    let due = &line.due;
    let which = match &due.what {
        What::Duty(words) => format!("-{}", ActId::tail_of_key("duty", words.get("en"))),
        _ => String::new(),
    };
    format!("{}-{}{which}", due.act, due.what.word())
}

/// `20160308`.
fn basic(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// Without control characters but the line feed, which is escaped.
fn plain(text: &str) -> String {
    let kept = |c: &char| *c == '\n' || !c.is_control();
    text.chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use catalogue::{ClockStart, SubjectKind, Text};
    use codes::period::Period;
    use register::Due;
    use register::due::{Because, Counted, Start, Unknown, Who};
    use store::SubjectRow;

    use super::*;
    use crate::text::Lang;

    fn text(en: &str) -> Text {
        Text([("en".to_owned(), en.to_owned())].into())
    }

    fn line(on: Option<Date>, what: What) -> DueLine {
        let from = Date::constant(2026, 3, 1);
        let act = ActId::of_key("tw-environment", "p1", from);
        let unknown = Unknown {
            why: "not published".into(),
            not_before: from,
            not_after: None,
        };
        DueLine {
            due: Due {
                on: on.ok_or(unknown),
                what,
                who: Who::Organisation,
                thread: act.clone(),
                act: act.clone(),
                kind: Arc::from("tw-environment/penalty"),
                authority: Arc::from("tw-environment/taoyuan-epb"),
                basis: None,
                because: Because::Counted(Counted {
                    start: Start::Clock(ClockStart::Service),
                    from,
                    within: "P30D".parse::<Period>().ok(),
                    unserved: true,
                }),
                unverified: true,
            },
            subject: SubjectRow {
                id: "tw-epa:H5000123".parse().unwrap(),
                catalogue: "tw-environment".into(),
                kind: SubjectKind::Establishment,
                name: "大園興業".into(),
                registered_by: act,
            },
            kind: text("Penalty, with a comma; and more"),
            authority: text("The Bureau"),
            body: None,
            basis: None,
        }
    }

    fn written(lines: &[DueLine]) -> String {
        let today = Date::constant(2026, 3, 2);
        calendar(Say::new(Lang::En), "a\rb", "register.example", lines, today).to_string()
    }

    #[test]
    fn an_event_is_a_whole_day_and_names_no_organisation() {
        let on = Date::constant(2026, 3, 31);
        let text = written(&[line(Some(on), What::Objection)]);
        // Folded lines put together again.
        let text = text.replace("\r\n ", "");
        for said in [
            "VERSION:2.0\r\n",
            "DTSTAMP:20260302T000000Z\r\n",
            "DTSTART;VALUE=DATE:20260331\r\n",
            "SUMMARY;LANGUAGE=en:Last day to object: Penalty\\, with a comma\\; and more\\, The Bureau\r\n",
            "30 days from the day of service\\, 1 March 2026 (the source has no day of service\\; ",
            "\\nnot yet verified\r\n",
            "URL:https://register.example/acts/20260301-",
        ] {
            assert!(text.contains(said), "{said} is not in {text}");
        }
        assert!(
            !text.contains("大園") && !text.contains("H5000123"),
            "{text}"
        );
        assert!(!text.replace("\r\n", "").contains('\r'));
    }

    #[test]
    fn an_id_stays_when_the_day_moves_and_each_duty_has_its_own() {
        let ids = |day, what| uid(&line(Some(Date::constant(2026, 4, day)), what));
        assert_eq!(ids(1, What::Objection), ids(2, What::Objection));
        assert_ne!(ids(1, What::Objection), ids(1, What::Appeal));
        let duty = |words| ids(1, What::Duty(text(words)));
        assert_ne!(duty("Publish"), duty("Take down"));
    }

    #[test]
    fn a_day_not_known_is_no_event_and_is_told_of() {
        let text = written(&[line(None, What::Objection)]).replace("\r\n ", "");
        assert!(!text.contains("BEGIN:VEVENT"));
        assert!(text.contains("One day cannot be told yet"), "{text}");
    }
}

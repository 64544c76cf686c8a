//! What the law does not let be recorded, all of it said at once.

use catalogue::SubjectKind;
use register::admit::admit;
use register::{Act, Value};

use crate::law::{LAW, SCHEMAS};
use crate::story::{Story, day};

const TODAY: &str = "2026-01-01";

/// Refusals of the last act of a story.
fn refusals(story: &Story) -> Vec<String> {
    let act = story.acts.last().unwrap();
    let find = |id: &register::ActId| story.acts.iter().find(|a| a.id == *id);
    let changed = act.changes.as_ref().and_then(find);
    let grounds: Vec<&Act> = act.rests_on.iter().filter_map(find).collect();
    let kind = SubjectKind::Company;
    match admit(&LAW, &SCHEMAS, act, kind, day(TODAY), changed, &grounds) {
        Ok(()) => Vec::new(),
        Err(refusals) => refusals.iter().map(ToString::to_string).collect(),
    }
}

fn check(story: &str, expected: &[&str]) {
    assert_eq!(refusals(&Story::tell(story)), expected, "{story}");
}

/// The last act, changed, then refused.
fn check_act(story: &str, change: impl FnOnce(&mut Act), expected: &[&str]) {
    let mut story = Story::tell(story);
    change(story.acts.last_mut().unwrap());
    assert_eq!(refusals(&story), expected);
}

#[test]
fn what_the_law_allows_is_admitted() {
    check("registration 2016-03-01 name=Foo", &[]);
    check(
        "penalty 2016-03-01 gravity=minor conduct_ended_on=2016-01-01",
        &[],
    );
    check("penalty 2016-03-01; listing 2016-04-01 rests penalty", &[]);
    check(
        "penalty 2016-03-01; petition 2016-03-20; annulled 2016-08-01 on petition",
        &[],
    );
    check(
        "penalty 2016-03-01; annulled 2016-08-01 as a; annulled 2016-09-01 on a",
        &[],
    );
    check("penalty 2016-03-01; repenalty 2016-08-01 new", &[]);
}

#[test]
fn everything_wrong_is_said_at_once() {
    check_act(
        "penalty 2026-02-01",
        |act| {
            act.subject.name = " ".into();
            act.authority = "t/mayor".into();
            act.effective_until = Some(day("2026-01-01"));
            act.content
                .insert("amount".into(), Value::Text("much".into()));
            act.content.insert("owner".into(), Value::Text("x".into()));
        },
        &[
            "authority `t/mayor` is in no catalogue",
            "the subject is not named",
            "content: `amount`: expected a whole number, found the text `much`",
            "content: content: `owner` is not known here",
            "decided on 2026-02-01, which is yet to come",
            "effect ends on 2026-01-01 before it begins on 2026-02-01",
        ],
    );
}

#[test]
fn no_act_without_law() {
    let cite =
        |provision: &'static str| move |act: &mut Act| act.basis[0].provision = provision.into();
    let penalty = "penalty 2016-03-01";
    check_act(penalty, |act| act.basis.clear(), &["no provision is cited"]);
    check_act(
        penalty,
        |act| act.kind = "t/banishment".into(),
        &["act kind `t/banishment` is in no catalogue"],
    );
    check_act(
        penalty,
        cite("t/art-9"),
        &["provision `t/art-9` is in no catalogue"],
    );
    check_act(
        penalty,
        cite("t/art-2"),
        &["`t/art-2` was not in force on 2016-03-01"],
    );
    check_act("penalty 2013-03-01", cite("t/art-2"), &[]);
    check_act(
        "listing 2013-03-01",
        cite("t/art-2"),
        &["`t/listing` may not rest on `t/art-2`"],
    );
    check_act(
        penalty,
        |act| act.authority = "t/tribunal".into(),
        &["authority `t/tribunal` has no power to record `t/penalty`"],
    );
}

#[test]
fn subject_and_end_are_those_the_kind_asks_for() {
    check(
        "rating 2016-03-01",
        &[
            "`t/rating` does not concern a subject of this sort",
            "`t/rating` must state the day its effect ends",
        ],
    );
    check("licence 2016-03-01", &[]);
}

#[test]
fn a_step_names_an_act_it_may_change() {
    let penalty = "penalty 2016-03-01";
    let step = format!("{penalty}; annulled 2016-08-01");
    check_act(
        &step,
        |act| act.changes = None,
        &["`t/annulled` cannot change nothing: it must name an act"],
    );
    check_act(
        &step,
        |act| act.changes = register::ActId::parse("20160301-0000000000000"),
        &["`t/annulled` cannot change `20160301-0000000000000`, which is not in the register"],
    );
    check_act(
        &step,
        |act| act.thread = act.id.clone(),
        &["`t/annulled` cannot change an act of another thread"],
    );
    check_act(
        &step,
        |act| act.subject.identifier = "uscc:91110108551385082Q".parse().unwrap(),
        &["`t/annulled` cannot change an act about another subject"],
    );
    check(
        "notice 2016-03-01; annulled 2016-08-01",
        &["`t/annulled` cannot change an act of kind `t/notice`"],
    );
    check(
        &format!("{penalty}; repenalty 2016-08-01"),
        &["`t/repenalty` cannot change an act of an older thread: being adverse, it opens its own"],
    );
    check_act(
        &format!("{penalty}; notice 2016-08-01"),
        |act| act.thread = register::ActId::parse("20160301-0000000000000").unwrap(),
        &["`t/notice` cannot change the thread of another act without naming an act of it"],
    );
}

#[test]
fn a_step_is_in_the_thread_it_changes_but_what_takes_its_place_is_not() {
    let thread_of = |story: &str| {
        let story = Story::tell(story);
        let act = story.acts.last().unwrap();
        let kind = LAW.act_kind(&act.kind).unwrap();
        let thread = register::admit::thread_of(kind, &act.id, story.acts.first());
        thread == act.id
    };
    assert!(!thread_of("penalty 2016-03-01; annulled 2016-08-01"));
    assert!(!thread_of("penalty 2016-03-01; replaced 2016-08-01"));
    assert!(thread_of("penalty 2016-03-01; repenalty 2016-08-01"));
}

#[test]
fn a_measure_rests_on_an_act() {
    check(
        "measure 2016-03-01",
        &["`t/measure` cannot rest on nothing: a measure is the consequence of an act"],
    );
    check(
        "licence 2016-03-01; measure 2016-04-01 rests licence",
        &["`t/measure` cannot rest on an act of kind `t/licence`"],
    );
    let story = "penalty 2016-03-01; measure 2016-04-01 rests penalty";
    check_act(
        story,
        |act| act.subject.identifier = "uscc:91110108551385082Q".parse().unwrap(),
        &["`t/measure` cannot rest on an act about another subject"],
    );
    check_act(
        story,
        |act| act.rests_on[0] = register::ActId::parse("20160301-0000000000000").unwrap(),
        &["`t/measure` cannot rest on `20160301-0000000000000`, which is not in the register"],
    );
}

#[test]
fn a_decimal_is_a_number_to_the_schema_and_kept_as_written() {
    let rate = |text: &str| Value::Decimal(text.into());
    let penalty = "penalty 2016-03-01";
    check_act(
        penalty,
        |act| drop(act.content.insert("rate".into(), rate("0.50"))),
        &[],
    );
}

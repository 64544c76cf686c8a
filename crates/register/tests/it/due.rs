//! What falls due, told under the small law with terms to decide and duties
//! added; the days are counted a second time, one after another.

use std::sync::LazyLock;

use catalogue::Law;
use codes::Date;
use proptest::prelude::*;
use register::due::{Agenda, Because, Counted, Due, What, Who};
use register::standing::{State, Visibility};
use register::{Act, ActId};

use crate::deadlines::{after, months_after, next, nth_working_day};
use crate::law::files;
use crate::random::{days, lives};
use crate::story::{EVER, Story, day, subject};

const DUTIES: &str = r#"
[[duty]]
what.en = "Put it online"
within = { within = "P7WD", from = "decision" }

[[duty]]
what.en = "Decide the case"
within = { within = "P90D", from = "receipt" }

[[duty]]
what.en = "Take it down"
arises = "change"
within = { within = "P3D", from = "decision" }

[[duty]]
what.en = "Delist"
arises = "lift"
within = { within = "P2D", from = "decision" }
"#;

/// A law with these words in the place of others.
fn law(edits: &[(&str, &str, &str)]) -> Law {
    let mut files = files();
    for (file, old, new) in edits {
        let text = files.get_mut(*file).expect(file);
        assert!(text.contains(old), "{file} has no {old}");
        *text = text.replace(old, new);
    }
    let loaded = catalogue::load_files("t", &files);
    let catalogue = loaded
        .catalogue
        .unwrap_or_else(|| panic!("{:?}", loaded.findings));
    Law {
        catalogues: [("t".to_owned(), catalogue)].into(),
    }
}

static LAW: LazyLock<Law> = LazyLock::new(|| {
    let penalty = "acts/penalty.toml";
    let duties =
        format!("{DUTIES}\n[objection]\ndecide = {{ within = \"P5WD\", from = \"receipt\" }}");
    law(&[
        (penalty, "[objection]", &duties),
        (
            penalty,
            "[appeal]\nlodge = { within = \"P6M\", from = \"service\", basis = \"art-1\" }",
            "[appeal]\nlodge = { within = \"P6M\", from = \"service\", basis = \"art-2\" }\n\
             decide = { within = \"P2M\", from = \"receipt\", unverified = true }",
        ),
        (
            "acts/petition.toml",
            "[content]",
            "[[duty]]\nwhat.en = \"Mark it\"\nwithin = { within = \"P1D\", from = \"receipt\" }\n[content]",
        ),
        (
            "acts/annulled.toml",
            "[content]",
            "[[duty]]\nwhat.en = \"Say why\"\nwithin = { within = \"P3D\", from = \"decision\" }\n[content]",
        ),
        (
            "acts/rating.toml",
            "[repair]",
            "[urgent]\nreview = { within = \"P7D\", from = \"determination\" }\nbasis = \"art-1\"\n[repair]",
        ),
    ])
});

fn agenda(acts: &[Act], as_of: Date) -> Agenda {
    Agenda::of(&LAW, &subject(), acts, as_of, EVER)
}

fn told(story: &str, as_of: &str) -> Vec<Due> {
    agenda(&Story::tell(story).acts, day(as_of)).due
}

fn say(due: &Due) -> String {
    let on = match &due.on {
        Ok(on) => on.to_string(),
        Err(unknown) => format!("({})", unknown.why),
    };
    let what = match &due.what {
        What::Duty(what) => what.get("en").to_owned(),
        what => what.word().to_owned(),
    };
    format!("{on} {what} {}", due.who.body().unwrap_or(due.who.word()))
}

fn check(story: &str, as_of: &str, expected: &[&str]) {
    let said: Vec<String> = told(story, as_of).iter().map(say).collect();
    assert_eq!(said, expected, "\n{story}\non {as_of}");
}

const PENALTY: &str = "penalty 2016-03-01 served 2016-03-05";

#[test]
fn every_day_of_an_act_is_there_with_who_has_to_see_to_it() {
    check(
        PENALTY,
        "2016-03-02",
        &[
            "2016-03-05 showing_begins nobody",
            "2016-03-10 Put it online t/bureau",
            "2016-05-04 objection organisation",
            "2016-06-02 repair_opens organisation",
            "2016-09-05 appeal organisation",
            "2017-03-02 effect_ends nobody",
            "2017-03-02 showing_ends nobody",
        ],
    );
    check(
        PENALTY,
        "2016-09-05",
        &[
            "2016-09-05 appeal organisation",
            "2017-03-02 effect_ends nobody",
            "2017-03-02 showing_ends nobody",
        ],
    );
    check(PENALTY, "2017-03-03", &[]);
}

#[test]
fn each_says_from_what_it_was_counted_and_under_what() {
    let due = told(PENALTY, "2016-03-06");
    let objection = due.iter().find(|d| d.what == What::Objection).unwrap();
    let Because::Counted(counted) = &objection.because else {
        panic!("{objection:?}")
    };
    assert_eq!(counted.from, day("2016-03-05"));
    assert_eq!(counted.within.unwrap().to_string(), "P60D");
    assert!(!counted.unserved);
    assert_eq!(objection.basis.as_deref(), Some("t/art-1"));
    // Without a day of service the day of decision is counted from, and said so.
    let due = told("penalty 2016-03-01", "2016-03-06");
    let objection = due.iter().find(|d| d.what == What::Objection).unwrap();
    assert!(matches!(
        &objection.because,
        Because::Counted(Counted { unserved: true, .. })
    ));
}

#[test]
fn a_time_to_answer_runs_only_before_the_act_takes_effect_or_is_shown() {
    let replies = |story: &str| -> Vec<String> {
        let due = told(story, "2016-03-01");
        let replies = due.iter().filter(|due| due.what == What::Reply);
        replies.map(say).collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(replies(PENALTY), none);
    assert_eq!(
        replies("penalty 2016-04-01 decided 2016-03-01"),
        ["2016-03-06 reply organisation"]
    );
    assert_eq!(
        replies("listing 2016-03-01"),
        ["2016-03-06 reply organisation"]
    );
}

#[test]
fn a_contest_is_to_be_decided_by_whoever_it_went_to() {
    let story = "penalty 2016-03-01; petition 2016-03-20";
    let decide = |acts: &[Act], as_of: &str| -> Vec<Due> {
        let mut due = agenda(acts, day(as_of)).due;
        due.retain(|due| due.what.may_be_overdue());
        due
    };
    let mut acts = Story::tell(story).acts;
    let objection = decide(&acts, "2016-03-21");
    assert_eq!(
        objection.iter().map(say).collect::<Vec<_>>(),
        ["2016-03-25 objection_to_decide t/bureau"]
    );
    assert_eq!(objection[0].act, acts[1].id);
    // Still owed after its day.
    assert_eq!(decide(&acts, "2018-01-01").len(), 1);
    acts[1].basis[0].provision = "t/art-2".into();
    let appeal = decide(&acts, "2016-03-21");
    assert_eq!(say(&appeal[0]), "2016-05-20 appeal_to_decide t/tribunal");
    assert!(matches!(appeal[0].who, Who::ReviewBody(_)) && appeal[0].unverified);
    // Neither provision tells, nor who took it in.
    let first = acts[0].basis[0].clone();
    acts[1].basis.push(first);
    let unknown = decide(&acts, "2016-03-21");
    assert!(unknown[0].on.is_err());
    // It went to the tribunal: an appeal.
    acts[1].authority = "t/tribunal".into();
    let appeal = decide(&acts, "2016-03-21");
    assert_eq!(appeal[0].what, What::AppealToDecide);
}

#[test]
fn what_was_done_is_due_no_more() {
    let story = "penalty 2016-03-01; petition 2016-03-20";
    check(
        story,
        "2016-03-20",
        &[
            "2016-03-21 Mark it t/bureau",
            "2016-03-25 objection_to_decide t/bureau",
            "2016-06-02 repair_opens organisation",
            "2016-09-01 appeal organisation",
            "2017-03-02 effect_ends nobody",
            "2017-03-02 showing_ends nobody",
        ],
    );
    check(
        &format!("{story}; upheld 2016-03-21"),
        "2016-03-21",
        &[
            "2016-06-02 repair_opens organisation",
            "2016-09-01 appeal organisation",
            "2017-03-02 effect_ends nobody",
            "2017-03-02 showing_ends nobody",
        ],
    );
    // What was dropped can be lodged again.
    let due = told(&format!("{story}; dropped 2016-03-21"), "2016-03-22");
    assert!(due.iter().any(|due| due.what == What::Objection));
    // Ended: it can be contested still, and has to come off the list.
    check(
        "penalty 2016-03-01; ended 2016-03-20",
        "2016-03-20",
        &[
            "2016-03-22 Delist t/bureau",
            "2016-04-30 objection organisation",
            "2016-09-01 appeal organisation",
        ],
    );
}

#[test]
fn a_repaired_act_is_shown_until_its_shortest_time_is_over() {
    let due = told("penalty 2016-03-01; repaired 2016-03-20", "2016-03-23");
    let ends = due.iter().find(|d| d.what == What::ShowingEnds).unwrap();
    assert_eq!(ends.on, Ok(day("2016-06-02")));
    assert_eq!(ends.counted_from(), Some(day("2016-03-01")));
    assert!(!due.iter().any(|due| due.what == What::EffectEnds));
}

#[test]
fn nothing_is_due_on_what_fell_but_what_arises_from_the_fall() {
    check(
        "penalty 2016-03-01; petition 2016-03-20; annulled 2016-04-01",
        "2016-04-01",
        &[
            "2016-04-04 Say why t/bureau",
            "2016-04-04 Take it down t/bureau",
        ],
    );
    check("penalty 2016-03-01; annulled 2016-04-01", "2016-04-05", &[]);
}

#[test]
fn a_measure_ends_with_what_it_rests_on_and_names_it() {
    let story = Story::tell("penalty 2016-03-01; measure 2016-03-02 rests penalty");
    let due = agenda(&story.acts, day("2016-03-02")).due;
    let id: &ActId = &story.acts[1].id;
    let effect = |due: &&Due| due.thread == *id && due.what == What::EffectEnds;
    let ends = due.iter().find(effect).unwrap();
    assert_eq!(ends.on, Ok(day("2017-03-02")));
    assert_eq!(ends.because, Because::RestsOn(story.acts[0].id.clone()));
}

#[test]
fn an_urgent_act_is_to_be_reviewed_until_it_is() {
    let review = |story: &str, as_of: &str| -> Vec<String> {
        let due = told(story, as_of);
        let due = due.iter().filter(|due| due.what == What::UrgentReview);
        due.map(say).collect()
    };
    let rating = "rating 2016-03-01 until 2018-03-01";
    let due = ["2016-03-08 urgent_review t/bureau"];
    assert_eq!(review(rating, "2016-03-01"), due);
    assert_eq!(review(rating, "2016-04-01"), due);
    let upheld = format!("{rating}; upheld 2016-03-07");
    assert!(review(&upheld, "2016-04-01").is_empty());
}

#[test]
fn a_calendar_past_its_end_says_so() {
    let due = told("listing 2026-12-28", "2026-12-29");
    let objection = due.iter().find(|d| d.what == What::Objection).unwrap();
    let unknown = objection.on.as_ref().unwrap_err();
    assert!(unknown.why.contains("`CN` are published until 2026-12-31"));
    assert_eq!(unknown.not_before, day("2027-01-01"));
    // It is in no list that ends before it can be.
    assert!(!objection.within(day("2026-12-29"), day("2026-12-31")));
    assert!(objection.within(day("2026-12-29"), day("2027-01-01")));
    // Before the calendar begins the day is not known either, but over.
    let old = told("listing 1990-01-01", "1990-01-02");
    assert!(
        old.iter()
            .any(|due| due.what == What::Objection && due.on.is_err())
    );
    let old = told("listing 1990-01-01", "2020-01-02");
    assert!(
        !old.iter().any(|due| due.what == What::Objection),
        "{old:?}"
    );
}

#[test]
fn the_public_is_told_only_of_what_it_can_see() {
    let story = Story::tell(
        "penalty 2016-03-01 served 2016-03-05; penalty 2016-03-02 gravity=minor as b new",
    );
    let agenda = |as_of: &str| agenda(&story.acts, day(as_of));
    assert_eq!(agenda("2016-03-04").public().count(), 0);
    let shown = agenda("2016-03-05");
    assert!(shown.public().count() > 0 && shown.public().count() < shown.due.len());
    assert!(shown.public().all(|due| due.thread == story.acts[0].id));
}

/// A period with the rule for counting it, in the words of the law.
fn term(unit: usize, n: usize, zero: bool, roll: bool) -> String {
    let within = match unit {
        0 => format!("P{n}D"),
        1 => format!("P{n}M"),
        _ => format!("P{n}WD"),
    };
    let zero = if zero {
        ", day_zero = \"included\""
    } else {
        ""
    };
    let roll = if roll {
        ", roll = \"next_working_day\""
    } else {
        ""
    };
    format!("{{ within = \"{within}\", from = \"service\"{zero}{roll} }}")
}

/// The same term with a pencil.
fn pencil(from: Date, unit: usize, n: usize, zero: bool, roll: bool) -> Date {
    let last = match (unit, zero) {
        (0, false) => after(from, n),
        (0, true) => after(from, n - 1),
        (1, _) => months_after(from, n),
        (_, false) => nth_working_day(next(from), n),
        (_, true) => nth_working_day(from, n),
    };
    if roll { nth_working_day(last, 1) } else { last }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn any_term_counted_with_a_pencil_is_the_day_due(
        served in 0usize..3000, unit in 0usize..3, n in 1usize..40, zero: bool, roll: bool,
    ) {
        let served_on = after(day("2012-02-01"), served);
        // Whether months count their first day is for `codes` to test.
        let zero = zero && unit != 1;
        let words = format!("lodge = {}", term(unit, n, zero, roll));
        let law = law(&[(
            "acts/penalty.toml",
            "lodge = { within = \"P60D\", from = \"service\" }",
            &words,
        )]);
        let acts = Story::tell(&format!("penalty {served_on}")).acts;
        let due = Agenda::of(&law, &subject(), &acts, served_on, EVER).due;
        let objection = due.iter().find(|due| due.what == What::Objection).unwrap();
        prop_assert_eq!(&objection.on, &Ok(pencil(served_on, unit, n, zero, roll)));
    }

    #[test]
    fn of_any_life_only_what_lies_ahead_is_due_and_of_the_fallen_only_their_fall(acts in lives()) {
        for as_of in days(&acts) {
            let agenda = agenda(&acts, as_of);
            for due in &agenda.due {
                let ahead = due.on.as_ref().map_or(true, |on| as_of <= *on);
                prop_assert!(ahead || due.what.may_be_overdue(), "{:?}", due);
                let thread = agenda.standing.threads.iter().find(|t| t.thread == due.thread);
                let thread = thread.expect("of this subject");
                if thread.state.fallen() {
                    prop_assert!(matches!(due.what, What::Duty(_)), "{:?}", due);
                    // From its fall, or from the decision that made it fall.
                    let by = acts.iter().find(|act| act.id == due.act);
                    let earliest = thread.gone_on.min(by.map(|act| act.decided_on));
                    prop_assert!(due.counted_from() >= earliest, "{:?}", due);
                }
                if due.what == What::EffectEnds {
                    prop_assert!(thread.state.stands() || thread.state == State::NotYet || due.on == Ok(as_of));
                }
            }
            for due in agenda.public() {
                let thread = agenda.standing.threads.iter().find(|t| t.thread == due.thread);
                let seen = &thread.expect("of this subject").visibility;
                let shown = matches!(seen, Visibility::Shown { .. });
                prop_assert!(shown);
            }
            let plain = register::fold(&LAW, &subject(), &acts, as_of, EVER);
            prop_assert_eq!(&plain, &agenda.standing);
        }
    }
}

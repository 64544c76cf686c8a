//! Objection, appeal and repair, with their days.

use register::standing::{Way, WayKind};

use crate::story::{Story, day};

fn say(way: &Way) -> String {
    let kind = match way.kind {
        WayKind::Objection => "objection",
        WayKind::Appeal => "appeal",
        WayKind::Repair => "repair",
    };
    let from = way.opens_on.map_or("?".into(), |d| d.to_string());
    let until = match &way.until {
        Ok(Some(last)) => last.to_string(),
        Ok(None) => String::new(),
        Err(why) => format!("({why})"),
    };
    let open = if way.open { "open" } else { "closed" };
    let by = way.decided_by.as_deref().unwrap_or("-");
    format!("{kind} {from}..{until} {open} {by}")
}

/// The ways of the first thread on a day.
fn check(story: &str, as_of: &str, expected: &[&str]) {
    let standing = Story::tell(story).on(day(as_of));
    let said: Vec<String> = standing.threads[0].ways.iter().map(say).collect();
    assert_eq!(said, expected, "\n{story}\non {as_of}");
}

#[test]
fn the_last_day_is_counted_from_service_and_is_in_time() {
    let story = "penalty 2016-03-01 served 2016-03-05";
    let ways = |objection: &str, repair: &str| {
        [
            format!("objection 2016-03-05..2016-05-04 {objection} t/bureau"),
            "appeal 2016-03-05..2016-09-05 open t/tribunal".to_owned(),
            format!("repair 2016-06-02.. {repair} t/bureau"),
        ]
    };
    let check = |as_of: &str, ways: [String; 3]| {
        let ways: Vec<&str> = ways.iter().map(String::as_str).collect();
        check(story, as_of, &ways);
    };
    check("2016-05-04", ways("open", "closed"));
    check("2016-05-05", ways("closed", "closed"));
    check("2016-06-01", ways("closed", "closed"));
    check("2016-06-02", ways("closed", "open"));
}

#[test]
fn without_a_day_of_service_the_day_of_decision_counts_and_the_way_says_so() {
    let standing = Story::tell("penalty 2016-03-01").on(day("2016-03-01"));
    let ways = &standing.threads[0].ways;
    assert!(ways.iter().all(|way| way.counted_from == day("2016-03-01")));
    assert_eq!(ways[0].basis.as_deref(), Some("t/art-1"));
    assert_eq!(ways[1].basis.as_deref(), Some("t/art-1"));
}

#[test]
fn working_days_roll_and_the_court_decides_where_there_is_one() {
    // Ten working days from 29 January 2016 pass over the Spring Festival; the
    // Saturday and the Sunday worked instead (6 and 14 February) count.
    check(
        "listing 2016-01-29",
        "2016-02-01",
        &[
            "objection 2016-01-29..2016-02-17 open t/bureau",
            "appeal 2016-01-29..2016-02-28 open -",
            "repair 2017-03-01.. closed t/bureau",
        ],
    );
}

#[test]
fn what_fell_has_nothing_left_to_contest_but_what_ended_has() {
    let open = |story: &str, as_of: &str| -> Vec<bool> {
        let standing = Story::tell(story).on(day(as_of));
        standing.threads[0].ways.iter().map(|w| w.open).collect()
    };
    let penalty = "penalty 2016-03-01";
    let after = |step: &str| open(&format!("{penalty}; {step} 2016-03-10"), "2016-03-20");
    assert_eq!(after("annulled"), [false, false, false]);
    assert_eq!(after("ended"), [true, true, false]);
    assert_eq!(after("petition"), [true, true, false]);
    let early = "penalty 2016-06-01 decided 2016-03-01";
    assert_eq!(open(early, "2016-03-02"), [true, true, false]);
}

#[test]
fn where_the_calendar_ends_the_day_is_not_guessed() {
    check(
        "listing 2026-12-30",
        "2026-12-31",
        &[
            "objection 2026-12-30..(working days of calendar `CN` are published until 2026-12-31, \
             and 2027-01-01 is needed) closed t/bureau",
            "appeal 2026-12-30..2027-01-29 open -",
            "repair ?.. closed t/bureau",
        ],
    );
}

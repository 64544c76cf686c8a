//! From when and until when the public may see an act.

use register::view::{Seen, public, public_fields};

use crate::law::LAW;
use crate::story::{Story, check, check_seen, day};

#[test]
fn an_act_is_shown_through_the_last_day_of_its_maximum() {
    let story = "penalty 2016-03-01";
    check_seen(story, "2016-03-01", "shown until 2017-03-02");
    check_seen(story, "2017-03-01", "shown until 2017-03-02");
    check_seen(story, "2017-03-02", "over 2017-03-02, tombstone");
    check(story, "2017-03-01", "in_force 2016-03-01");
    check(story, "2017-03-02", "ended 2017-03-02");
}

#[test]
fn a_maximum_of_nothing_is_never_shown() {
    let story = "penalty 2016-03-01 gravity=minor";
    check_seen(story, "2016-03-01", "never");
    check(story, "2016-03-01", "in_force 2016-03-01");
    check(story, "2016-03-02", "ended 2016-03-02");
    check_seen(
        &format!("{story}; annulled 2016-03-01"),
        "2016-04-01",
        "never",
    );
}

#[test]
fn a_correction_may_change_the_rule() {
    let story = "penalty 2016-03-01; corrected 2016-05-01 gravity=minor";
    check_seen(story, "2016-04-30", "shown until 2017-03-02");
    check_seen(story, "2016-05-01", "never");
}

#[test]
fn repair_ends_showing_once_the_minimum_is_over() {
    let early = "penalty 2016-03-01; repaired 2016-04-01";
    check_seen(early, "2016-06-01", "shown until 2016-06-02");
    check_seen(early, "2016-06-02", "over 2016-06-02, tombstone");
    let late = "penalty 2016-03-01; repaired 2016-09-01";
    check_seen(late, "2016-08-31", "shown until 2017-03-02");
    check_seen(late, "2016-09-01", "over 2016-09-01, tombstone");
    let after = "penalty 2016-03-01; repaired 2018-09-01";
    check_seen(after, "2018-09-01", "over 2017-03-02, tombstone");
}

#[test]
fn an_end_by_act_ends_showing_that_day() {
    let story = "penalty 2016-03-01; ended 2016-04-01";
    check_seen(story, "2016-04-01", "over 2016-04-01, tombstone");
    // What is not adverse stays in view: that it ended is part of it.
    check_seen(
        "licence 2016-03-01; ended 2016-04-01",
        "2016-04-01",
        "shown",
    );
}

#[test]
fn what_fell_is_removed_from_the_day_it_fell() {
    let story = "penalty 2016-03-01; petition 2016-03-20; annulled 2016-08-01";
    check_seen(story, "2016-07-31", "shown until 2017-03-02");
    check_seen(story, "2016-08-01", "removed 2016-08-01, tombstone");
    let twice = "penalty 2016-03-01; withdrawn 2016-08-01; annulled 2016-09-01";
    check_seen(twice, "2016-09-01", "removed 2016-08-01, tombstone");
}

#[test]
fn a_listing_waits_for_the_end_of_the_time_to_appeal() {
    let story = "listing 2016-03-01 served 2016-03-03";
    check_seen(story, "2016-04-02", "not until 2016-04-03");
    check_seen(story, "2016-04-03", "shown until 2019-04-04");
    check_seen(story, "2019-04-04", "over 2019-04-04, tombstone");
}

#[test]
fn a_listing_contested_in_time_waits_for_the_outcome() {
    let story = "listing 2016-03-01; petition 2016-03-20; upheld 2016-08-01";
    check_seen(story, "2016-03-19", "not until 2016-04-01");
    check_seen(story, "2016-03-20", "not yet");
    check_seen(story, "2016-07-31", "not yet");
    check_seen(story, "2016-08-01", "shown until 2019-08-02");
    // While a dispute is waited for, the end of effect does not wait.
    check(
        "listing 2016-03-01; petition 2016-03-20",
        "2019-04-02",
        "ended 2019-04-02",
    );
}

#[test]
fn a_listing_contested_late_stays_in_view() {
    let story = "listing 2016-03-01; petition 2016-06-01";
    check_seen(story, "2016-06-01", "shown until 2019-04-02");
}

#[test]
fn what_was_never_shown_leaves_no_tombstone() {
    let story = "listing 2016-03-01; petition 2016-03-20; annulled 2016-08-01";
    check_seen(story, "2016-08-01", "removed 2016-08-01, no trace");
    let story = "listing 2016-03-01; ended 2016-03-10";
    check_seen(story, "2016-03-09", "not until 2016-04-01");
    check_seen(story, "2016-03-10", "over 2016-03-10, no trace");
}

#[test]
fn a_remedy_that_suspends_stops_showing_while_it_is_open() {
    let story = "rating 2016-03-01 until 2018-01-01; petition 2016-03-10; upheld 2016-04-01";
    check_seen(story, "2016-03-09", "shown until 2018-03-02");
    check_seen(story, "2016-03-10", "not yet");
    check_seen(story, "2016-04-01", "shown until 2018-03-02");
}

#[test]
fn notice_comes_before_publication() {
    // Eight working days, the day of notice counted: 1 to 10 March 2016.
    let story = "measure 2016-03-01";
    check_seen(story, "2016-03-10", "not until 2016-03-11");
    check_seen(story, "2016-03-11", "shown until 2018-03-12");
}

#[test]
fn where_the_calendar_ends_nothing_is_guessed_and_nothing_shown() {
    check_seen(
        "measure 2026-12-30",
        "2027-06-01",
        "unknown: working days of calendar `CN` are published until 2026-12-31, and 2027-01-01 is needed",
    );
}

#[test]
fn a_kind_without_a_rule_is_never_shown() {
    check_seen("notice 2016-03-01", "2016-03-01", "never");
    check_seen("registration 2016-03-01", "2030-03-01", "shown");
}

#[test]
fn going_back_in_time_does_not_bring_back_what_today_removes() {
    let story = Story::tell(
        "penalty 2016-03-01 as a; penalty 2016-03-02 as b; measure 2016-04-01 rests b; \
         penalty 2026-01-01 as c; annulled 2016-08-01 on b",
    );
    let asked = story.on(day("2016-07-01"));
    let later = story.on(day("2026-02-01"));
    let said = |seen: Vec<Seen>| -> Vec<String> {
        let label = |s: &Seen| story.label(s.thread()).to_owned();
        seen.iter()
            .map(|s| match s {
                Seen::Whole(_) => label(s),
                Seen::Tombstone { removed_on, .. } => format!("{} gone {removed_on}", label(s)),
            })
            .collect()
    };
    assert_eq!(
        said(public(&asked, &later)),
        ["a gone 2017-03-02", "b gone 2016-08-01"]
    );
    assert_eq!(said(public(&asked, &asked)), ["a", "b", "measure"]);
    assert_eq!(
        said(public(&later, &later)),
        ["a gone 2017-03-02", "b gone 2016-08-01", "c"]
    );
}

#[test]
fn only_fields_with_a_public_rule_are_public() {
    let story = Story::tell("penalty 2016-03-01 amount=a informant=b gravity=c unheard_of=d");
    assert_eq!(public_fields(&LAW, &story.acts[0]), ["amount", "gravity"]);
}

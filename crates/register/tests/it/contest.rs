//! Contests, their outcomes, and outcomes that fall themselves.

use crate::story::{Story, check, day};

const PETITION: &str = "penalty 2016-03-01; petition 2016-03-20";

#[test]
fn an_act_stands_until_something_happens_to_it() {
    check("penalty 2016-03-01", "2016-02-29", "");
    check("penalty 2016-03-01", "2016-03-01", "in_force 2016-03-01");
    check(PETITION, "2016-03-19", "in_force 2016-03-01");
    check(PETITION, "2016-03-20", "contested 2016-03-20");
}

#[test]
fn an_act_decided_takes_effect_on_its_day() {
    let story = "penalty 2016-03-01 decided 2016-02-01";
    check(story, "2016-01-31", "");
    check(story, "2016-02-01", "not_yet 2016-02-01");
    check(story, "2016-03-01", "in_force 2016-03-01");
    let story = "penalty 2016-03-01 decided 2016-02-01; annulled 2016-02-10";
    check(story, "2016-03-01", "annulled 2016-02-10");
}

#[test]
fn an_outcome_ends_the_dispute() {
    let outcome = |step: &str| format!("{PETITION}; {step} 2016-08-01");
    check(&outcome("upheld"), "2016-07-31", "contested 2016-03-20");
    check(&outcome("upheld"), "2016-08-01", "upheld 2016-08-01");
    check(&outcome("amended"), "2016-08-01", "amended 2016-08-01");
    check(&outcome("annulled"), "2016-08-01", "annulled 2016-08-01");
    check(&outcome("dropped"), "2016-08-01", "in_force 2016-08-01");
    check(&outcome("corrected"), "2016-08-01", "contested 2016-03-20");
    let second = "; petition 2016-09-01; dropped 2016-10-01";
    check(
        &format!("{}{second}", outcome("amended")),
        "2016-10-01",
        "amended 2016-10-01",
    );
}

#[test]
fn an_outcome_may_name_the_contest_it_decides() {
    let story = "penalty 2016-03-01; petition 2016-03-20; annulled 2016-08-01 on petition";
    check(story, "2016-08-01", "annulled 2016-08-01");
    let two = "penalty 2016-03-01; petition 2016-03-20 as a; petition 2016-04-01 as b; \
               upheld 2016-06-01 on a; dropped 2016-07-01 on b";
    check(two, "2016-06-01", "contested 2016-04-01");
    check(two, "2016-07-01", "upheld 2016-07-01");
}

#[test]
fn what_was_taken_down_stays_down() {
    for down in ["annulled", "withdrawn", "replaced"] {
        for later in [
            "upheld", "dropped", "petition", "amended", "repaired", "ended",
        ] {
            let story = format!("{PETITION}; {down} 2016-08-01; {later} 2016-09-01");
            check(&story, "2016-09-01", &format!("{down} 2016-08-01"));
        }
    }
}

#[test]
fn annulment_wins_over_all() {
    for over in ["repaired", "ended", "withdrawn", "replaced", "upheld"] {
        let story = format!("penalty 2016-03-01; {over} 2016-08-01; annulled 2016-09-01");
        check(&story, "2016-08-31", &format!("{over} 2016-08-01"));
        check(&story, "2016-09-01", "annulled 2016-09-01");
    }
}

#[test]
fn repair_counts_after_an_end_but_no_end_after_repair() {
    let story = "penalty 2016-03-01; ended 2016-04-01; repaired 2016-05-01";
    check(story, "2016-05-01", "repaired 2016-05-01");
    let story = "penalty 2016-03-01; repaired 2016-04-01; ended 2016-05-01";
    check(story, "2016-05-01", "repaired 2016-04-01");
}

#[test]
fn on_one_day_what_takes_down_comes_last() {
    let story = "penalty 2016-03-01; annulled 2016-03-20; petition 2016-03-20";
    check(story, "2016-03-20", "annulled 2016-03-20");
    let story = "penalty 2016-03-01; upheld 2016-03-20; petition 2016-03-20";
    check(story, "2016-03-20", "upheld 2016-03-20");
}

#[test]
fn an_annulled_outcome_is_as_if_it_had_not_been() {
    let story = "penalty 2016-03-01; petition 2016-03-20; annulled 2016-08-01 as first; \
                 annulled 2016-12-01 on first";
    check(story, "2016-11-30", "annulled 2016-08-01");
    check(story, "2016-12-01", "contested 2016-03-20");
    let standing = Story::tell(story).on(day("2016-12-01"));
    let void: Vec<bool> = standing.threads[0].steps.iter().map(|s| s.void).collect();
    assert_eq!(void, [false, true, false]);
    // And an annulment of the annulment of the outcome brings the outcome back.
    let story = format!("{story} as second; annulled 2017-02-01 on second");
    check(&story, "2017-02-01", "annulled 2016-08-01");
}

#[test]
fn a_contest_of_an_outcome_disputes_the_act_anew() {
    let story = "penalty 2016-03-01; petition 2016-03-20; upheld 2016-08-01; \
                 petition 2016-08-20 on upheld as further; upheld 2016-10-01 on further";
    check(story, "2016-08-01", "upheld 2016-08-01");
    check(story, "2016-08-20", "contested 2016-08-20");
    check(story, "2016-10-01", "upheld 2016-08-01");
    // The authority contests an annulment: the act stays down meanwhile.
    let story = "penalty 2016-03-01; annulled 2016-08-01; petition 2016-08-20 on annulled";
    check(story, "2016-08-20", "annulled 2016-08-01");
}

#[test]
fn a_contest_entered_by_error_is_taken_back() {
    let story = "penalty 2016-03-01; petition 2016-03-20; withdrawn 2016-03-25 on petition";
    check(story, "2016-03-24", "contested 2016-03-20");
    check(story, "2016-03-25", "in_force 2016-03-01");
}

#[test]
fn an_adverse_act_that_replaces_another_is_a_thread_of_its_own() {
    let story = "penalty 2016-03-01; repenalty 2016-06-01 new";
    check(
        story,
        "2016-06-01",
        "replaced 2016-06-01; in_force 2016-06-01",
    );
    let story = format!("{story} as second; annulled 2016-07-01 on second");
    check(
        &story,
        "2016-07-01",
        "in_force 2016-03-01; annulled 2016-07-01",
    );
    // But one that was replaced in turn brings nothing back.
    let story = "penalty 2016-03-01; repenalty 2016-06-01 new as b; repenalty 2016-07-01 new on b";
    check(
        story,
        "2016-07-01",
        "replaced 2016-06-01; replaced 2016-07-01; in_force 2016-07-01",
    );
}

#[test]
fn acts_that_name_each_other_in_a_circle_end_all_the_same() {
    let mut story =
        Story::tell("penalty 2016-03-01; annulled 2016-04-01 as a; annulled 2016-05-01 as b");
    let (a, b) = (story.act("a").id.clone(), story.act("b").id.clone());
    story.acts[1].changes = Some(b);
    story.acts[2].changes = Some(a);
    assert_eq!(story.on(day("2016-06-01")).threads[0].steps.len(), 2);
}

#[test]
fn a_step_is_about_the_thread_it_is_aimed_at_and_no_other() {
    let story = "penalty 2016-03-01 as a; penalty 2016-03-02 as b; annulled 2016-04-01 on b";
    check(
        story,
        "2016-04-01",
        "in_force 2016-03-01; annulled 2016-04-01",
    );
}

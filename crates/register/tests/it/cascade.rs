//! What rests on a fallen act falls with it; measures end with their grounds.

use crate::story::{check, check_seen};

const LISTED: &str = "penalty 2016-03-01; listing 2016-04-01 rests penalty";

#[test]
fn what_rests_on_a_fallen_act_falls_the_same_day() {
    for down in ["annulled", "withdrawn", "replaced"] {
        let story = format!("{LISTED}; {down} 2016-08-01");
        check(
            &story,
            "2016-07-31",
            "in_force 2016-03-01; in_force 2016-04-01",
        );
        let fell = format!("{down} 2016-08-01");
        check(
            &story,
            "2016-08-01",
            &format!("{fell}; {fell} with penalty"),
        );
    }
}

#[test]
fn it_falls_to_the_end_of_the_chain() {
    let chain = "penalty 2016-03-01; listing 2016-04-01 rests penalty as a; \
                 listing 2016-05-01 rests a as b; measure 2016-06-01 rests b; \
                 annulled 2016-08-01";
    check(
        chain,
        "2016-08-01",
        "annulled 2016-08-01; annulled 2016-08-01 with penalty; \
         annulled 2016-08-01 with a; annulled 2016-08-01 with b",
    );
    check_seen(
        chain,
        "2016-08-01",
        "removed 2016-08-01, tombstone; removed 2016-08-01, tombstone; \
         removed 2016-08-01, tombstone; removed 2016-08-01, no trace",
    );
}

#[test]
fn of_several_grounds_the_first_to_fall_takes_it_along() {
    let story = "penalty 2016-03-01 as a; penalty 2016-03-02 as b; \
                 listing 2016-04-01 rests a,b; annulled 2016-09-01 on a; withdrawn 2016-08-01 on b";
    check(
        story,
        "2016-10-01",
        "annulled 2016-09-01; withdrawn 2016-08-01; withdrawn 2016-08-01 with b",
    );
}

#[test]
fn an_act_on_ground_already_fallen_never_stands() {
    let story = "penalty 2016-03-01; annulled 2016-03-15; listing 2016-04-01 rests penalty";
    check(
        story,
        "2016-04-01",
        "annulled 2016-03-15; annulled 2016-04-01 with penalty",
    );
    check_seen(
        story,
        "2016-06-01",
        "removed 2016-03-15, tombstone; removed 2016-04-01, no trace",
    );
}

#[test]
fn resting_on_an_outcome_is_resting_on_what_it_upheld() {
    let story = "penalty 2016-03-01; upheld 2016-04-01; listing 2016-05-01 rests upheld; \
                 annulled 2016-08-01";
    check(
        story,
        "2016-08-01",
        "annulled 2016-08-01; annulled 2016-08-01 with upheld",
    );
}

#[test]
fn a_ground_revived_revives_what_rests_on_it() {
    let story = format!("{LISTED}; annulled 2016-08-01 as first; annulled 2016-12-01 on first");
    check(
        &story,
        "2016-12-01",
        "in_force 2016-03-01; in_force 2016-04-01",
    );
}

#[test]
fn a_step_that_rests_on_a_fallen_act_is_void() {
    let story = "penalty 2016-03-01; licence 2016-03-10; annulled 2016-05-01 rests licence; \
                 withdrawn 2016-06-01 on licence";
    check(
        story,
        "2016-05-31",
        "annulled 2016-05-01; in_force 2016-03-10",
    );
    check(
        story,
        "2016-06-01",
        "in_force 2016-03-01; withdrawn 2016-06-01",
    );
}

#[test]
fn acts_that_rest_on_each_other_in_a_circle_fall_together() {
    let mut story = crate::story::Story::tell(
        "penalty 2016-03-01; listing 2016-04-01 rests penalty as a; listing 2016-05-01 rests a as b; \
         annulled 2016-08-01",
    );
    let b = story.act("b").id.clone();
    story.acts[1].rests_on.push(b);
    let standing = story.on(crate::story::day("2016-08-01"));
    assert!(standing.threads.iter().all(|t| t.state.fallen()));
}

#[test]
fn a_measure_is_lifted_when_its_ground_is_repaired_or_ends() {
    let story = "penalty 2016-03-01; measure 2016-04-01 rests penalty; repaired 2016-08-01";
    check(
        story,
        "2016-07-31",
        "in_force 2016-03-01; in_force 2016-04-01",
    );
    check(
        story,
        "2016-08-01",
        "repaired 2016-08-01; ended 2016-08-01 with penalty",
    );
    check_seen(
        story,
        "2016-08-01",
        "over 2016-08-01, tombstone; over 2016-08-01, no trace",
    );
    // By time: the penalty ends with its publication, a year on.
    let story = "penalty 2016-03-01; measure 2016-04-01 rests penalty as a; \
                 measure 2016-05-01 rests a";
    check(
        story,
        "2017-03-02",
        "ended 2017-03-02; ended 2017-03-02 with penalty; ended 2017-03-02 with a",
    );
    // A listing stays its time.
    let story = format!("{LISTED}; repaired 2016-08-01");
    check(
        &story,
        "2016-08-01",
        "repaired 2016-08-01; in_force 2016-04-01",
    );
}

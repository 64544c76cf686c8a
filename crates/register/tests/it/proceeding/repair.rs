//! Repair, taking back and correcting.

use register::proceeding::Stage;

use super::{IN_FORCE, refused, stands};
use crate::story::day;

const REPAIRED: &str = "ann 2016-03-01 propose penalty; bob 2016-03-02 approve; \
    ann 2016-03-04 notify; ann 2016-03-06 waive; bob 2016-03-07 decide; ann 2016-03-10 serve; ";

#[test]
fn repair_is_asked_for_taken_in_and_decided_by_another() {
    // Three months from the decision.
    refused(
        &format!("{REPAIRED} ann 2016-06-07 ask-repair"),
        &["too early: not before 2016-06-08"],
    );
    let asked = format!("{REPAIRED} ann 2016-06-08 ask-repair;");
    refused(
        &format!("{asked} bob 2016-06-09 repair repaired bureau"),
        &["`repaired` cannot follow now: the proceeding is repairing"],
    );
    let accepted = format!("{asked} ann 2016-06-09 accept-repair;");
    refused(
        &format!("{accepted} ann 2016-06-10 repair repaired bureau"),
        &["ann took the application in in this proceeding: another person must decide on it"],
    );
    refused(
        &format!("{accepted} bob 2016-06-10 repair ended bureau"),
        &["act kind `t/ended` does not repair this act"],
    );
    refused(
        &format!("{accepted} bob 2016-06-10 repair repaired tribunal"),
        &["this is decided by `t/bureau`"],
    );
    let told = stands(
        &format!("{accepted} bob 2016-06-10 repair repaired bureau"),
        Stage::Over,
    );
    let state = told.standing(day("2016-06-11")).expect("a thread").state;
    assert_eq!(state.word(), "repaired");
}

#[test]
fn repair_returned_or_refused_may_be_asked_for_again() {
    let again = "ann 2016-07-01 ask-repair; ann 2016-07-02 accept-repair; bob 2016-07-03 repair repaired bureau";
    for first in [
        "ann 2016-06-08 ask-repair; ann 2016-06-09 return-repair;",
        "ann 2016-06-08 ask-repair; ann 2016-06-09 accept-repair; bob 2016-06-10 refuse-repair;",
    ] {
        stands(&format!("{REPAIRED} {first}"), Stage::InForce);
        stands(&format!("{REPAIRED} {first} {again}"), Stage::Over);
    }
}

#[test]
fn the_authority_takes_its_own_act_back_or_corrects_it() {
    let told = stands(
        &format!("{IN_FORCE} bob 2016-03-20 withdraw withdrawn bureau"),
        Stage::Over,
    );
    assert!(
        told.standing(day("2016-03-21"))
            .expect("a thread")
            .state
            .fallen()
    );
    refused(
        &format!("{IN_FORCE} bob 2016-03-20 withdraw annulled tribunal"),
        &[
            "this is decided by `t/bureau`",
            "act kind `t/annulled` does not take this act back",
        ],
    );
    stands(
        &format!("{IN_FORCE} ann 2016-03-20 correct corrected bureau; ann 2016-03-21 object"),
        Stage::Contested,
    );
    // What was repaired may still have been wrong.
    let repaired = "ann 2016-06-08 ask-repair; ann 2016-06-09 accept-repair; bob 2016-06-10 repair repaired bureau;";
    let told = stands(
        &format!(
            "{REPAIRED} {repaired} ann 2016-06-20 appeal; eve 2016-07-20 settle annulled tribunal"
        ),
        Stage::Over,
    );
    assert!(
        told.standing(day("2016-07-21"))
            .expect("a thread")
            .state
            .fallen()
    );
    // What was taken back is not repaired.
    refused(
        &format!("{IN_FORCE} bob 2016-03-20 withdraw withdrawn bureau; ann 2016-03-21 ask-repair"),
        &["`repair_asked` cannot follow now: the proceeding is over"],
    );
}

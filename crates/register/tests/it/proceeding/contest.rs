//! Contests of an act in the record: lodged in time, decided by somebody without
//! a part in it.

use register::proceeding::Stage;

use super::{IN_FORCE, Told, refused, stands};

#[test]
fn a_contest_is_decided_by_someone_without_a_part_in_it() {
    let objected = format!("{IN_FORCE} ann 2016-03-20 object;");
    for (who, did) in [("ann", "investigated"), ("bob", "approved")] {
        let (_, last) = Told::tell(&format!(
            "{objected} {who} 2016-04-01 settle withdrawn bureau"
        ));
        let said =
            format!("{who} {did} in this proceeding: another person must decide on its contest");
        assert!(last.expect_err("refused").contains(&said));
    }
    stands(
        &format!("{objected} dee 2016-04-01 settle withdrawn bureau"),
        Stage::InForce,
    );
    refused(
        &format!("{objected} dee 2016-04-01 settle annulled tribunal"),
        &["this is decided by `t/bureau`"],
    );
    let upheld = format!("{objected} dee 2016-04-01 settle upheld bureau; ann 2016-04-02 appeal;");
    refused(
        &format!("{upheld} dee 2016-05-01 settle annulled tribunal"),
        &[
            "dee decided an earlier contest in this proceeding: another person must decide on its contest",
        ],
    );
    refused(
        &format!("{upheld} eve 2016-05-01 settle upheld bureau"),
        &["this is decided by `t/tribunal`"],
    );
    stands(
        &format!("{upheld} eve 2016-05-01 settle annulled tribunal"),
        Stage::InForce,
    );
}

#[test]
fn a_contest_is_lodged_in_time_and_only_of_what_stands() {
    refused(
        &format!("{IN_FORCE} ann 2016-04-01 object"),
        &["too late: the last day was 2016-03-31"],
    );
    refused(
        &format!(
            "{IN_FORCE} ann 2016-03-20 object; dee 2016-04-01 settle withdrawn bureau; ann 2016-04-02 appeal"
        ),
        &["there is no such way to contest this act"],
    );
}

#[test]
fn a_court_is_only_entered() {
    stands(
        &format!("{IN_FORCE} ann 2016-09-20 sue; ann 2017-01-01 settle annulled court"),
        Stage::InForce,
    );
    // In its name, and in no other's.
    for body in ["bureau", "tribunal"] {
        refused(
            &format!("{IN_FORCE} ann 2016-09-20 sue; dee 2017-01-01 settle upheld {body}"),
            &[&format!("this is before a court, and `t/{body}` is none")],
        );
    }
    // The authority may give way meanwhile, by someone without a part in it.
    let gives_way = |who: &str| {
        format!("{IN_FORCE} ann 2016-09-20 sue; {who} 2017-01-01 settle withdrawn bureau")
    };
    stands(&gives_way("dee"), Stage::InForce);
    refused(
        &gives_way("ann"),
        &["ann investigated in this proceeding: another person must decide on its contest"],
    );
    refused(
        &format!("{IN_FORCE} ann 2016-09-20 sue 2016-03-09"),
        &["too early: not before 2016-03-10"],
    );
}

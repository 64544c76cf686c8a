//! The same facts under the rules of 2021, 2023 and 2026 give three ends, and
//! each stays right: the rule is that of the day of decision.

use crate::story::{check_seen, day};

/// A penalty decided on a day, served a week later, for conduct that ended a
/// month before.
fn facts(decided_on: &str, gravity: &str) -> String {
    let on = day(decided_on);
    let served = on.checked_add(jiff::Span::new().days(7)).unwrap();
    let ended = on.checked_sub(jiff::Span::new().months(1)).unwrap();
    format!("serious {on} served {served} conduct_ended_on={ended} gravity={gravity}")
}

#[test]
fn in_2021_three_years_run_from_publication() {
    let facts = facts("2021-09-15", "serious");
    check_seen(&facts, "2021-09-21", "not until 2021-09-22");
    check_seen(&facts, "2021-09-22", "shown until 2024-09-23");
    check_seen(&facts, "2030-01-01", "over 2024-09-23, tombstone");
}

#[test]
fn in_2023_they_run_from_the_end_of_the_conduct() {
    let facts = facts("2023-09-15", "serious");
    check_seen(&facts, "2023-09-22", "shown until 2026-08-16");
}

#[test]
fn in_2026_they_run_from_the_determination() {
    check_seen(
        &facts("2026-04-15", "serious"),
        "2026-06-01",
        "shown until 2029-04-16",
    );
    check_seen(
        &facts("2026-04-15", "general"),
        "2026-06-01",
        "shown until 2027-04-16",
    );
}

#[test]
fn the_day_a_rule_changes_belongs_to_the_new_rule() {
    check_seen(
        &facts("2023-04-30", "serious"),
        "2023-06-01",
        "shown until 2026-05-08",
    );
    check_seen(
        &facts("2023-05-01", "serious"),
        "2023-06-01",
        "shown until 2026-04-02",
    );
}

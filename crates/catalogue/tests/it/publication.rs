//! Which publication rule governs which decision.

use std::path::Path;

fn check(decided_on: &str, gravity: Option<&str>, longest: &str) {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/tests/base");
    let catalogue = catalogue::load(Path::new(dir)).catalogue.expect("loads");
    let field = |name: &str| (name == "gravity").then_some(gravity)?.map(str::to_owned);
    let day = decided_on.parse().expect("a day");
    let rule = catalogue.act_kinds["fine"]
        .publication_on(day, field)
        .expect("a rule");
    let max = rule.max.as_ref().map(ToString::to_string);
    assert_eq!(max.as_deref(), Some(longest), "{decided_on} {gravity:?}");
}

#[test]
fn the_rule_of_the_day_of_decision_counts_and_the_first_that_applies() {
    check("2026-03-31", Some("minor"), "P3M");
    check("2026-03-31", Some("general"), "P3Y");
    check("2026-03-31", None, "P3Y");
    check("2026-04-01", Some("minor"), "P1Y");
}

#[test]
fn an_act_kind_without_a_rule_is_not_shown() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/src/lint/tests/base");
    let catalogue = catalogue::load(Path::new(dir)).catalogue.expect("loads");
    let day = "2026-04-01".parse().expect("a day");
    assert!(
        catalogue.act_kinds["no-tender"]
            .publication_on(day, |_| None)
            .is_none()
    );
}

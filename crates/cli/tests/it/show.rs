//! What stands on a day, as known at an instant; and what the public never
//! sees again.

use serde_json::Value;

use crate::program::{PENALTY_COLUMNS, Register, facilities};

const NAME: &str = "綠洲化學工業有限公司";

/// A sandbox with one penalty of 2016-03-01, annulled on petition; the source
/// row last changed on 2017-05-05.
fn register() -> Register {
    let register = Register::sandbox("2017-12-01");
    let f = register.file("epa_facilities.csv", &facilities(&[("A0000003", NAME)]));
    let row = format!(
        "7,A0000003,{NAME},桃園市,2016-03-01,2016-02-20,空氣污染防制法第34條第1項,60000,1,地方審議機關,原處分撤銷,,,,2017-05-05T09:09,revoked_on_appeal\n"
    );
    let p = register.file(
        "epa_penalties.csv",
        (PENALTY_COLUMNS.to_owned() + &row).as_bytes(),
    );
    register.run(&["import", &f, &p, "--replay"]).code(0);
    register
}

fn states(shown: &Value) -> Vec<String> {
    shown["adverse"]
        .as_array()
        .expect("adverse threads")
        .iter()
        .map(|t| t["state"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn standing_is_of_a_day_as_known_at_an_instant() {
    let register = register();
    let check = |args: &[&str], expected: &[&str]| {
        let mut all = vec!["show", "tw-epa:A0000003", "--json"];
        all.extend(args);
        assert_eq!(
            states(&register.run(&all).code(0).json()),
            expected,
            "{args:?}"
        );
    };
    check(&["--as-of", "2016-02-29"], &[]);
    check(
        &["--as-of", "2016-03-10", "--known-at", "2016-03-10"],
        &["in_force"],
    );
    check(
        &["--as-of", "2016-06-01", "--known-at", "2016-06-01"],
        &["contested"],
    );
    // Annulled with effect from the outcome's day; known only from then on.
    check(
        &["--as-of", "2017-06-01", "--known-at", "2017-05-01"],
        &["contested"],
    );
    check(
        &["--as-of", "2017-06-01", "--known-at", "2017-06-01"],
        &["annulled"],
    );
    check(&[], &["annulled"]);
    check(&["--known-at", "2016-02-01"], &[]);
}

#[test]
fn the_public_never_sees_an_annulled_act_whatever_day_it_asks_about() {
    let register = register();
    for question in [
        &["--as-of", "2016-03-10", "--known-at", "2016-03-10"][..],
        &["--as-of", "2016-03-10"],
        &["--as-of", "2017-04-01", "--known-at", "2017-04-01"],
        &[],
    ] {
        let mut all = vec!["show", "tw-epa:A0000003", "--public", "--json"];
        all.extend(question);
        let shown = register.run(&all).code(0);
        assert!(
            !shown.out.contains("60000") && !shown.out.contains("第34條"),
            "{question:?}: {}",
            shown.out
        );
    }
    // Before it was annulled, the public did.
    let shown = register
        .run(&[
            "show",
            "tw-epa:A0000003",
            "--public",
            "--json",
            "--today",
            "2016-05-01",
        ])
        .code(0);
    assert!(shown.out.contains("60000"), "{}", shown.out);
}

#[test]
fn an_unknown_organisation_is_said_to_be_unknown() {
    register()
        .run(&["show", "tw-epa:B0000000"])
        .code(1)
        .says("no organisation `tw-epa:B0000000`");
}

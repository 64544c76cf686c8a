//! What stands on a day, as known at an instant; and what the public never
//! sees again.

use serde_json::Value;

use crate::program::{PENALTY_COLUMNS, Register, demo_rows, facilities};

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

/// Facilities of the sample with a penalty annulled on petition, all their
/// penalties, and of each annulled one the number, the day and the day it was
/// known to be annulled.
struct Sample {
    register: Register,
    annulled: Vec<(String, String, String, String)>,
}

fn sample() -> Sample {
    const FIRMS: usize = 12;
    let rows = |file: &str| -> Vec<String> {
        let all = String::from_utf8(demo_rows(file, usize::MAX)).expect("utf-8");
        all.lines().map(str::to_owned).collect()
    };
    let penalties = rows("tw-environment/epa_penalties.csv.zst");
    let columns: Vec<&str> = penalties[0].split(',').collect();
    let at = |name: &str| columns.iter().position(|c| *c == name).expect("a column");
    let (number, firm, day) = (at("document_no"), at("control_no"), at("penalty_date"));
    let (updated, status) = (at("updated_at"), at("status_derived"));
    let mut of: std::collections::BTreeMap<&str, Vec<Vec<&str>>> = Default::default();
    for row in penalties.iter().skip(1).filter(|r| !r.contains('"')) {
        let cells: Vec<&str> = row.split(',').collect();
        of.entry(cells[firm]).or_default().push(cells);
    }
    // Few penalties each: a later print of one would blur which day it fell.
    of.retain(|_, rows| {
        let mut numbers: Vec<_> = rows.iter().map(|r| r[number]).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.len() == rows.len()
            && rows.len() < 20
            && rows.iter().any(|r| r[status] == "revoked_on_appeal")
    });
    let of: Vec<_> = of.into_iter().take(FIRMS).collect();
    let mut chosen = vec![penalties[0].clone()];
    let mut annulled = Vec::new();
    for (id, rows) in &of {
        for cells in rows {
            chosen.push(cells.join(","));
            if cells[status] == "revoked_on_appeal" {
                annulled.push((
                    format!("tw-epa:{id}"),
                    cells[number].to_owned(),
                    cells[day].to_owned(),
                    cells[updated][..10].to_owned(),
                ));
            }
        }
    }
    let all = rows("tw-environment/epa_facilities.csv.zst");
    let known = |row: &&String| {
        let id = row.split(',').next();
        of.iter().any(|(firm, _)| id == Some(*firm))
    };
    let mut facilities = vec![all[0].clone()];
    facilities.extend(all.iter().skip(1).filter(known).cloned());
    let file = |rows: &[String]| (rows.join("\n") + "\n").into_bytes();
    let register = Register::sandbox("2017-12-01");
    let f = register.file("epa_facilities.csv", &file(&facilities));
    let p = register.file("epa_penalties.csv", &file(&chosen));
    let ran = register.run(&["import", &f, &p, "--replay", "--json"]);
    assert!(matches!(ran.code, Some(0 | 3)), "{}{}", ran.out, ran.err);
    Sample { register, annulled }
}

#[test]
fn a_sample_replayed_stands_until_its_annulment_is_known_and_is_gone_for_the_public() {
    let Sample { register, annulled } = sample();
    assert!(annulled.len() >= 12, "{}", annulled.len());
    let ask = |firm: &str, more: &[&str]| -> Value {
        let mut all = vec!["show", firm, "--json"];
        all.extend(more);
        register.run(&all).code(0).json()
    };
    let mut checked = 0;
    for (firm, number, decided, known) in annulled.iter().step_by(2) {
        let of = |shown: &Value| -> Option<Value> {
            let threads = shown["adverse"].as_array().expect("threads");
            let is = |t: &&Value| t["opening"].to_string().contains(number.as_str());
            threads.iter().find(is).cloned()
        };
        let Some(now) = of(&ask(firm, &[])) else {
            // Held or refused: the source disagrees with itself.
            continue;
        };
        assert_eq!(now["state"], "annulled", "{number}");
        let before: codes::Date = known.parse().expect("a day");
        let before = before.yesterday().expect("a day").to_string();
        let then = of(&ask(firm, &["--as-of", &before, "--known-at", &before]));
        let then = then.unwrap_or_else(|| panic!("{number} was not known on {before}"));
        assert_eq!(then["stands"], true, "{number} on {before}: {then}");
        let after = of(&ask(firm, &["--as-of", known, "--known-at", known]));
        assert_eq!(after.expect("known")["state"], "annulled", "{number}");
        let id = now["thread"].as_str().expect("an id");
        for question in [
            &[
                "--public",
                "--as-of",
                before.as_str(),
                "--known-at",
                before.as_str(),
            ][..],
            &["--public", "--as-of", before.as_str()],
            &[
                "--public",
                "--as-of",
                decided.as_str(),
                "--known-at",
                known.as_str(),
            ],
            &["--public"],
        ] {
            let shown = ask(firm, question);
            assert_eq!(of(&shown), None, "{number} {question:?}");
            // What is left, if anything, has no content.
            for left in shown["adverse"].as_array().expect("threads") {
                if left["thread"] == *id {
                    assert_eq!(left.get("opening"), None, "{left}");
                    assert_eq!(left.get("steps"), None, "{left}");
                }
            }
        }
        register.run(&["receipt", id, "--public"]).code(1);
        checked += 1;
    }
    assert!(checked >= 6, "only {checked} penalties could be tried");
}

#[test]
fn an_unknown_organisation_is_said_to_be_unknown() {
    register()
        .run(&["show", "tw-epa:B0000000"])
        .code(1)
        .says("no organisation `tw-epa:B0000000`");
}

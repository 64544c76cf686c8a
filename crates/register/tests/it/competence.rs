//! Who may do what.

use register::competence::{allowed, allowed_in, matrix};

use crate::law::LAW;
use crate::story::day;

fn check(asked: &str, on: &str, expected: &str) {
    let words: Vec<&str> = asked.split(' ').collect();
    let territory = words.get(3).copied();
    let said = allowed_in(&LAW, words[0], words[1], words[2], day(on), territory);
    let said = match said {
        Ok(grant) => format!("power {}", grant.power),
        Err(denied) => denied.to_string(),
    };
    assert_eq!(said, expected, "{asked} on {on}");
}

#[test]
fn competence_is_denied_unless_a_power_covers_all_of_it() {
    check("t/bureau t/penalty t/art-1", "2016-01-01", "power 0");
    check("t/bureau t/penalty t/art-2", "2013-01-01", "power 0");
    check("t/bureau t/penalty t/art-1 CN-33", "2016-01-01", "power 0");
    check(
        "t/bureau t/penalty t/art-1 TW",
        "2016-01-01",
        "authority `t/bureau` has no power to record `t/penalty` in `TW`",
    );
    check(
        "t/bureau t/annulled t/art-1",
        "2016-01-01",
        "authority `t/bureau` has no power to record `t/annulled`",
    );
    check(
        "t/bureau t/listing t/art-2",
        "2013-01-01",
        "authority `t/bureau` has no power to record `t/listing` under `t/art-2`",
    );
    check(
        "t/mayor t/penalty t/art-1",
        "2016-01-01",
        "authority `t/mayor` is in no catalogue",
    );
    check(
        "t/bureau u/penalty t/art-1",
        "2016-01-01",
        "authority `t/bureau` has no power to record `u/penalty`",
    );
}

#[test]
fn a_power_has_its_days() {
    let mut law = LAW.clone();
    let bureau = law
        .catalogues
        .get_mut("t")
        .unwrap()
        .authorities
        .get_mut("bureau")
        .unwrap();
    bureau.powers.remove(0);
    let asked = |on: &str, provision: &str| {
        let said = allowed(&law, "t/bureau", "t/penalty", provision, day(on));
        said.map_or_else(
            |denied| denied.to_string(),
            |grant| format!("power {}", grant.power),
        )
    };
    let no = "authority `t/bureau` had no power to record `t/penalty` on 2014-01-01";
    assert_eq!(asked("2013-12-31", "t/art-2"), "power 0");
    assert_eq!(asked("2014-01-01", "t/art-2"), no);
    assert!(asked("2013-12-31", "t/art-1").contains("under `t/art-1`"));
}

#[test]
fn the_matrix_is_one_line_a_grant() {
    let matrix = matrix(&LAW);
    let lines: Vec<&str> = matrix
        .lines()
        .filter(|l| l.contains(" t/penalty "))
        .collect();
    assert_eq!(
        lines,
        [
            "t/bureau t/penalty t/art-1 .. CN",
            "t/bureau t/penalty t/art-2 .. CN",
            "t/bureau t/penalty t/art-2 2012-01-01..2014-01-01 CN-33",
        ]
    );
    assert!(matrix.lines().is_sorted());
}

//! What falls due, from a terminal.

use serde_json::Value;

use crate::program::{PENALTY_COLUMNS, Register, facilities};

const NAME: &str = "綠洲化學工業有限公司";
const ID: &str = "tw-epa:A0000003";

/// A sandbox with one penalty of 2016-03-01 that has no day of service.
fn register() -> Register {
    let register = Register::sandbox("2016-03-15");
    let f = register.file("epa_facilities.csv", &facilities(&[("A0000003", NAME)]));
    let row = format!(
        "7,A0000003,{NAME},桃園市,2016-03-01,2016-02-20,空氣污染防制法第34條第1項,60000,0,,,,,,2016-03-02T09:09,in_force\n"
    );
    let penalties = (PENALTY_COLUMNS.to_owned() + &row).into_bytes();
    let p = register.file("epa_penalties.csv", &penalties);
    register.run(&["import", &f, &p, "--replay"]).code(0);
    register
}

fn told(json: &Value) -> Vec<String> {
    let line = |due: &Value| {
        let text = |key: &str| due[key].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", text("on"), text("what"), text("who"))
    };
    json["due"]
        .as_array()
        .expect("lines")
        .iter()
        .map(line)
        .collect()
}

#[test]
fn what_falls_due_is_listed_with_why() {
    let register = register();
    let list = register
        .run(&["due", "--organisation", ID])
        .code(0)
        .says("2016-03-31  in 16 days    the organisation: Last day to object")
        .says("30 days from the day of service, 1 March 2016 (the source has no day of service")
        .says("from 2016-03-15 to 2016-04-14");
    assert!(list.out.contains(&format!("{NAME} ({ID})")), "{}", list.out);
    let json = register
        .run(&["due", "--organisation", ID, "--json"])
        .code(0)
        .json();
    assert_eq!(
        told(&json),
        [
            "2016-03-31 appeal organisation",
            "2016-03-31 objection organisation"
        ]
    );
    assert_eq!(json["due"][0]["counted_from"], "2016-03-01");
    assert_eq!(json["due"][0]["days_left"], 16);
    assert_eq!(json["due"][0]["organisation"]["name"], NAME);
    // The whole register and its authority give the same.
    for more in [&[][..], &["--authority", "tw-environment/taoyuan-epb"]] {
        let args = [&["due", "--on", "2016-03-31", "--json"], more].concat();
        assert_eq!(
            told(&register.run(&args).code(0).json()).len(),
            2,
            "{more:?}"
        );
    }
    register
        .run(&["due", "--on", "2016-04-01"])
        .code(0)
        .says("nothing falls due on 2016-04-01");
}

#[test]
fn what_cannot_be_asked_says_why() {
    let register = register();
    register
        .run(&["due", "--until", "2016-01-01"])
        .code(1)
        .says("the last day, 2016-01-01, is before the first, 2016-03-15");
    register
        .run(&["due", "--authority", "taoyuan-epb"])
        .code(1)
        .says("write it as `catalogue/authority`");
    register
        .run(&["due", "--organisation", "tw-epa:X9999999"])
        .code(1)
        .says("no organisation `tw-epa:X9999999`");
}

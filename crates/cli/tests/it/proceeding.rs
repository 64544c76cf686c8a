//! An act on its way to the record, from the terminal.

use crate::program::{Ran, Register, facilities};

const NAME: &str = "浙江幻點電路有限公司";

fn proposal(name: &str) -> String {
    format!(
        r#"
catalogue = "tw-environment"
kind = "penalty"
authority = "taipei-epb"
identifier = "tw-epa:A0000001"
name = "{name}"
basis = ["waste-31"]
reasons = "未依規定申報廢棄物。"
[content]
document_no = "40-108-000001"
fine_twd = 6000
"#
    )
}

struct World {
    register: Register,
}

impl World {
    fn new() -> Self {
        let register = Register::sandbox("2019-03-04");
        let file = register.file("epa_facilities.csv", &facilities(&[("A0000001", NAME)]));
        register.run(&["import", &file]).code(0);
        Self { register }
    }

    fn propose(&self, name: &str) -> Ran {
        let file = self.register.file("p.toml", proposal(name).as_bytes());
        self.register
            .run(&["proceeding", "propose", &file, "--by", "ann", "--json"])
    }

    fn step(&self, id: &str, step: &str, day: &str, by: &str, more: &[&str]) -> Ran {
        let mut args = vec!["proceeding", "step", step, id, "--by", by, "--today", day];
        args.extend(more);
        self.register.run(&args)
    }

    fn penalties(&self) -> u64 {
        self.register.stats()["acts"]["by_kind"]["tw-environment/penalty"]
            .as_u64()
            .unwrap_or(0)
    }
}

#[test]
fn an_act_is_proposed_approved_notified_decided_and_served() {
    let world = World::new();
    let opened = world.propose(NAME).code(0).json();
    let id = opened["id"].as_str().expect("an id");
    let step = |step: &str, day: &str, by: &str, more: &[&str]| world.step(id, step, day, by, more);
    step("approve", "2019-03-04", "ann", &[])
        .code(1)
        .says("another officer");
    step("approve", "2019-03-04", "bob", &[]).code(0);
    let told = ["--on", "2019-03-04", "--proof", "RR1"];
    step("notify", "2019-03-04", "ann", &told)
        .code(0)
        .says("until 2019-03-14");
    let due = [
        "due",
        "--on",
        "2019-03-14",
        "--today",
        "2019-03-04",
        "--json",
    ];
    let due = world.register.run(&due).code(0).json();
    assert_eq!(due["proceedings"][0]["id"], opened["id"]);
    assert_eq!(due["proceedings"][0]["until"], "2019-03-14");
    let other = [
        "due",
        "--on",
        "2019-03-13",
        "--today",
        "2019-03-04",
        "--json",
    ];
    let other = world.register.run(&other).code(0).json();
    assert_eq!(other["proceedings"], serde_json::json!([]));
    let decide = |day: &'static str| ["--on", day, "--reasons", "審酌陳述。"];
    step("decide", "2019-03-14", "bob", &decide("2019-03-14"))
        .code(1)
        .says("may still answer until 2019-03-14");
    step("decide", "2019-03-15", "bob", &decide("2019-03-15")).code(0);
    assert_eq!(world.penalties(), 0, "not before it is served");
    let served = ["--on", "2019-03-18", "--proof", "RR2"];
    step("serve", "2019-03-18", "ann", &served)
        .code(0)
        .says("is in the record");
    assert_eq!(world.penalties(), 1);
    let shown = world.register.run(&["proceeding", "show", id, "--json"]);
    let shown = shown.code(0).json();
    assert_eq!(shown["stage"], "in_force");
    assert_eq!(shown["steps"][4]["act"], shown["act"]);
    let wrong = ["proceeding", "queue", "--stage", "in-force"];
    world.register.run(&wrong).code(2).says("in_force");
    let queue = ["proceeding", "queue", "--stage", "in_force"];
    world.register.run(&queue).code(0).says(id);
}

#[test]
fn a_proposal_against_another_name_is_refused_with_both_names() {
    let world = World::new();
    world
        .propose("江蘇幻點電路有限公司")
        .code(1)
        .says(NAME)
        .says("江蘇幻點電路有限公司");
    world
        .register
        .run(&["proceeding", "queue"])
        .code(0)
        .says("no proceeding");
}

//! What the matrix cannot show: bodies, days, steps, and that all is denied by
//! default.

use register::proceeding::{Settlement, Step, Way};

use super::*;

const ON: Date = codes::Date::constant(2026, 3, 1);

fn organisation(value: &str) -> Identifier {
    Identifier::new("tw-epa", value).expect("an identifier")
}

fn held(role: Role, body: &str) -> Held {
    Held {
        role,
        body: Body::parse(body).expect("a body"),
        from: ON,
        until: None,
    }
}

fn ask(roles: &[Held], power: Power, two_steps: bool) -> Result<Role, Denied> {
    let organisation = organisation("H1");
    let matter = Onto::Matter {
        authority: "tw/epa",
        review_body: Some("tw/review"),
        organisation: &organisation,
    };
    let who = Holder {
        roles,
        on: ON,
        two_steps,
    };
    may(who, power, matter)
}

#[test]
fn the_printed_matrix_is_this_one() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/people-matrix.txt");
    let printed = std::fs::read_to_string(path).expect("docs/people-matrix.txt");
    assert!(printed == matrix(), "run `cargo xtask generate`");
}

#[test]
fn nobody_may_do_anything_without_a_role() {
    for power in Power::ALL {
        assert_eq!(ask(&[], *power, true), Err(Denied::Role(*power)));
    }
}

#[test]
fn every_power_is_somebodys_and_every_word_is_read_back() {
    for power in Power::ALL {
        assert!(Role::ALL.iter().any(|role| role.powers().contains(power)));
        assert_eq!(Power::of_word(power.word()), Some(*power));
    }
    for role in Role::ALL {
        assert_eq!(Role::of_word(role.word()), Some(*role));
    }
}

#[test]
fn a_role_reaches_its_own_body_alone() {
    let check = |role, body, power, expected| {
        assert_eq!(ask(&[held(role, body)], power, true), expected, "{body}");
    };
    use Power as P;
    check(Role::Officer, "tw/epa", P::Propose, Ok(Role::Officer));
    check(
        Role::Officer,
        "tw/review",
        P::Propose,
        Err(Denied::Body(P::Propose)),
    );
    check(
        Role::Officer,
        "tw/epa2",
        P::Propose,
        Err(Denied::Body(P::Propose)),
    );
    check(
        Role::Reviewer,
        "tw/review",
        P::DecideAppeal,
        Ok(Role::Reviewer),
    );
    // The deciding authority does not decide the appeal.
    check(
        Role::Reviewer,
        "tw/epa",
        P::DecideAppeal,
        Err(Denied::Body(P::DecideAppeal)),
    );
    check(
        Role::Representative,
        "tw-epa:H1",
        P::Object,
        Ok(Role::Representative),
    );
    check(
        Role::Representative,
        "tw-epa:H2",
        P::Object,
        Err(Denied::Body(P::Object)),
    );
    check(Role::Auditor, "*", P::ViewNonPublic, Ok(Role::Auditor));
    // Rows made past the checks: nobody decides for every authority.
    check(Role::Approver, "*", P::Decide, Err(Denied::Body(P::Decide)));
    check(
        Role::Representative,
        "*",
        P::Object,
        Err(Denied::Body(P::Object)),
    );
    check(
        Role::Registrar,
        "tw/epa",
        P::Erase,
        Err(Denied::Body(P::Erase)),
    );
}

#[test]
fn a_reviewer_reaches_nothing_where_the_law_names_no_review_body() {
    let organisation = organisation("H1");
    let matter = Onto::Matter {
        authority: "tw/epa",
        review_body: None,
        organisation: &organisation,
    };
    let roles = [held(Role::Reviewer, "tw/epa")];
    let who = Holder {
        roles: &roles,
        on: ON,
        two_steps: true,
    };
    assert!(may(who, Power::DecideAppeal, matter).is_err());
}

#[test]
fn a_role_holds_from_its_first_day_through_its_last() {
    let mut role = held(Role::Officer, "tw/epa");
    let mut check = |from: &str, until: Option<&str>, held: bool| {
        role.from = from.parse().expect("a day");
        role.until = until.map(|day| day.parse().expect("a day"));
        let asked = ask(std::slice::from_ref(&role), Power::Propose, false);
        assert_eq!(asked.is_ok(), held, "{from} {until:?}");
    };
    check("2026-03-01", Some("2026-03-01"), true);
    check("2026-03-02", None, false);
    check("2026-01-01", Some("2026-02-28"), false);
    check("2026-01-01", None, true);
}

#[test]
fn what_decides_needs_a_code() {
    let roles = [held(Role::Approver, "tw/epa")];
    assert_eq!(
        ask(&roles, Power::Decide, false),
        Err(Denied::SecondStep(Power::Decide))
    );
    assert_eq!(ask(&roles, Power::Decide, true), Ok(Role::Approver));
}

#[test]
fn the_closest_denial_is_told() {
    let roles = [
        held(Role::Auditor, "*"),
        held(Role::Approver, "tw/other"),
        held(Role::Approver, "tw/epa"),
    ];
    assert_eq!(
        ask(&roles, Power::Decide, false),
        Err(Denied::SecondStep(Power::Decide))
    );
    assert_eq!(
        ask(&roles[..2], Power::Decide, true),
        Err(Denied::Body(Power::Decide))
    );
}

fn take(role: Role, body: &str, step: &Step, contest: Option<Way>) -> Result<Role, Denied> {
    let organisation = organisation("H1");
    let matter = Onto::Matter {
        authority: "tw/epa",
        review_body: Some("tw/review"),
        organisation: &organisation,
    };
    let roles = [held(role, body)];
    let who = Holder {
        roles: &roles,
        on: ON,
        two_steps: true,
    };
    may_any(who, needed(step, contest), matter).map(|held| held.role)
}

#[test]
fn a_step_of_a_proceeding_is_for_who_has_its_power() {
    let replied = Step::Replied {
        on: ON,
        text: "answer".to_owned(),
    };
    let ok = |role: Role| Ok(role);
    let check = |role, body, step: &Step, contest, expected| {
        assert_eq!(take(role, body, step, contest), expected, "{}", step.word());
    };
    use Power as P;
    let (agent, officer) = (Role::Representative, Role::Officer);
    check(agent, "tw-epa:H1", &replied, None, ok(agent));
    check(officer, "tw/epa", &replied, None, ok(officer));
    check(
        agent,
        "tw-epa:H2",
        &replied,
        None,
        Err(Denied::Body(P::Answer)),
    );
    check(
        Role::Auditor,
        "*",
        &replied,
        None,
        Err(Denied::Role(P::Answer)),
    );
    check(
        officer,
        "tw/epa",
        &Step::Approved,
        None,
        Err(Denied::Role(P::Approve)),
    );
    check(
        Role::Approver,
        "tw/epa",
        &Step::Approved,
        None,
        ok(Role::Approver),
    );
    let settled = settled();
    let appeal = Some(Way::Appeal);
    check(
        Role::Reviewer,
        "tw/review",
        &settled,
        appeal,
        ok(Role::Reviewer),
    );
    check(
        Role::Approver,
        "tw/epa",
        &settled,
        appeal,
        Err(Denied::Role(P::DecideAppeal)),
    );
    check(
        Role::Approver,
        "tw/epa",
        &settled,
        Some(Way::Objection),
        ok(Role::Approver),
    );
    check(officer, "tw/epa", &settled, Some(Way::Court), ok(officer));
    // Without a contest there is nothing to settle, for anybody.
    let nobody = Err(Denied::Nobody);
    check(Role::Reviewer, "tw/review", &settled, None, nobody);
}

fn settled() -> Step {
    Step::Settled(Settlement {
        kind: "tw/upheld".to_owned(),
        authority: "tw/review".to_owned(),
        basis: Vec::new(),
        on: ON,
        reasons: "reasons".to_owned(),
        content: std::collections::BTreeMap::new(),
    })
}

#[test]
fn nobody_judges_his_own_step() {
    let check = |earlier: Power, power: Power, alone: bool| {
        let did = [Did {
            person: "a",
            power: earlier,
        }];
        assert_eq!(separate("a", power, &did).is_err(), alone);
        separate("b", power, &did).expect("another person may");
    };
    check(Power::Propose, Power::Approve, true);
    check(Power::Decide, Power::DecideAppeal, true);
    check(Power::Decide, Power::DecideObjection, true);
    check(Power::Investigate, Power::HoldHearing, true);
    check(Power::AcceptRepair, Power::DecideRepair, true);
    check(Power::Approve, Power::HoldHearing, true);
    check(Power::HoldHearing, Power::Decide, true);
    check(Power::Propose, Power::Notify, false);
    check(Power::Notify, Power::Decide, false);
}

#[test]
fn bodies_are_read_as_they_are_written() {
    for text in ["*", "tw/epa", "tw-epa:H1"] {
        assert_eq!(Body::parse(text).expect(text).to_string(), text);
    }
    for text in ["", "tw", "tw/", "/epa", "tw/a b", "**"] {
        assert_eq!(Body::parse(text), None, "{text}");
    }
}

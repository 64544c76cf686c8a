//! Acts as claims and back.

use register::encoding::v1::{claims, read};
use register::{Act, Value};
use serde_json::json;

use crate::story::{Story, day};

fn penalty() -> Act {
    let mut act = Story::tell("penalty 2016-03-01 served 2016-03-05 until 2017-01-01")
        .acts
        .remove(0);
    act.reasons = Some("Discharged waste water.".into());
    act.basis[0].pinpoint = Some("art. 1(2)".into());
    act.content.insert("amount".into(), Value::Integer(6000));
    act.content
        .insert("rate".into(), Value::Decimal("0.50".into()));
    act.content.insert("cured".into(), Value::Flag(false));
    act.content
        .insert("conduct_ended_on".into(), Value::Date(day("2016-02-01")));
    let list = vec![Value::Text("a".into()), Value::Integer(1)];
    act.content.insert("counts".into(), Value::List(list));
    act
}

#[test]
fn the_form_of_claims_is_fixed() {
    let act = penalty();
    let claims = claims(&act, "example.org/register");
    let said = |claims: &[(String, serde_json::Value)]| -> Vec<String> {
        claims
            .iter()
            .map(|(name, value)| format!("{name} {value}"))
            .collect()
    };
    assert_eq!(
        said(&claims.plain),
        [
            r#"iss "https://example.org/register/authorities/t/bureau""#,
            r#"vct "https://example.org/register/kinds/t/penalty""#,
            "iat 1456833600",
            "recorded_us 1456833600000000",
        ]
    );
    assert_eq!(
        said(&claims.hidden),
        [
            format!(r#"id "{}""#, act.id).as_str(),
            format!(r#"thread "{}""#, act.thread).as_str(),
            r#"subject "uscc:91350100M000100Y43""#,
            r#"name "Foo Ltd""#,
            "unnamed false",
            r#"basis [{"provision":"t/art-1","pinpoint":"art. 1(2)"}]"#,
            r#"decided_on "2016-03-01""#,
            r#"served_on "2016-03-05""#,
            r#"effective_from "2016-03-01""#,
            r#"effective_until "2017-01-01""#,
            r#"reasons "Discharged waste water.""#,
            "content.amount 6000",
            r#"content.conduct_ended_on "2016-02-01""#,
            r#"content.counts ["a",1]"#,
            "content.cured false",
            r#"content.rate "0.50""#,
        ]
    );
}

#[test]
fn an_act_is_read_back_with_its_content_in_canonical_form() {
    let mut act = penalty();
    let claims = claims(&act, "example.org");
    let back = read(&claims.plain, &claims.hidden).unwrap();
    for value in act.content.values_mut() {
        *value = value.canonical();
    }
    assert_eq!(back, act);
}

#[test]
fn withheld_content_is_missing_and_a_withheld_identity_an_error() {
    let claims = claims(&penalty(), "example.org");
    let without = |name: &str| -> Vec<_> {
        claims
            .hidden
            .iter()
            .filter(|(n, _)| n != name)
            .cloned()
            .collect()
    };
    let read = |hidden: &[_]| read(&claims.plain, hidden);
    assert!(
        !read(&without("content.amount"))
            .unwrap()
            .content
            .contains_key("amount")
    );
    assert_eq!(read(&without("reasons")).unwrap().reasons, None);
    let error = read(&without("subject")).unwrap_err();
    assert_eq!(error.to_string(), "act claims: field `subject` is missing");
}

#[test]
fn what_is_no_claim_is_named() {
    let good = claims(&penalty(), "example.org");
    let check = |name: &str, value: serde_json::Value| {
        let (mut plain, mut hidden) = (good.plain.clone(), good.hidden.clone());
        let claim = plain
            .iter_mut()
            .chain(&mut hidden)
            .find(|(n, _)| n == name)
            .unwrap();
        claim.1 = value;
        let error = read(&plain, &hidden).unwrap_err().to_string();
        assert_eq!(error, format!("act claims: field `{name}` cannot be read"));
    };
    check("vct", json!("https://example.org/authorities/t/penalty"));
    check("vct", json!("https://example.org/kinds/penalty"));
    check("iss", json!(3));
    check("subject", json!("passport:1"));
    check("decided_on", json!("2016-02-30"));
    check("id", json!("2016"));
    check("basis", json!(["t/art-1"]));
    check("content.amount", json!({"a": 1}));
    check("content.amount", json!(0.5));
}

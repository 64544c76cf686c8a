//! Sample acts: as many and as long as the real ones of the Taiwanese
//! environmental catalogue, numbered instead of real.

use std::collections::BTreeMap;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use desk::{Draft, Matter, SubjectClaim};
use register::{ActId, Citation, Value};

const CATALOGUE: &str = "tw-environment";

/// The identifier of organisation number `n`.
pub fn identifier(n: u64) -> Identifier {
    Identifier::new("tw-epa", &format!("Z{n:08}")).expect("a well-formed sample identifier")
}

fn name(n: u64) -> String {
    format!("範例工業股份有限公司第{n}廠")
}

fn text(value: &str) -> Value {
    Value::Text(value.to_owned())
}

/// Matter number `i`: every fourth registers an organisation, the others are
/// penalties against one registered before.
pub fn matter(i: u64) -> Matter {
    let organisation = i / 4;
    let subject = SubjectClaim {
        identifier: identifier(organisation),
        name: Some(name(organisation)),
        kind: SubjectKind::Establishment,
        also: Vec::new(),
    };
    let draft = if i.is_multiple_of(4) {
        registration(organisation)
    } else {
        penalty(i)
    };
    Matter {
        source: format!("sample line {i}"),
        catalogue: CATALOGUE.to_owned(),
        subject,
        drafts: vec![draft],
    }
}

fn draft(
    kind: &str,
    authority: &str,
    provision: &str,
    key: String,
    decided_on: Date,
    content: Vec<(&str, Value)>,
) -> Draft {
    Draft {
        id: ActId::of_key(CATALOGUE, &key, decided_on),
        key,
        kind: format!("{CATALOGUE}/{kind}").into(),
        authority: format!("{CATALOGUE}/{authority}").into(),
        basis: vec![Citation {
            provision: format!("{CATALOGUE}/{provision}"),
            pinpoint: Some("廢棄物清理法第31條第1項第1款".to_owned()),
        }],
        day_of: None,
        decided_on,
        served_on: None,
        effective_from: decided_on,
        effective_until: None,
        content: content
            .into_iter()
            .map(|(k, v)| (k.to_owned(), v))
            .collect::<BTreeMap<_, _>>(),
        reasons: None,
        changes: None,
        rests_on: Vec::new(),
        known_at: None,
    }
}

fn registration(n: u64) -> Draft {
    let content = vec![
        (
            "address",
            text("臺北市南京東路五段１２３巷１之２、３、６、７號３、４樓"),
        ),
        ("industry", text("藥品及醫用化學製品製造業(西藥製造業)")),
        ("industrial_zone", text("非屬工業區類")),
        ("regulated_media", text("空氣污染|廢棄物")),
    ];
    draft(
        "registration",
        "epa",
        "waste-31",
        format!("registration:{n}"),
        Date::constant(2011, 1, 1),
        content,
    )
}

fn penalty(i: u64) -> Draft {
    // Decisions come in the order of time, as they do at a desk.
    let day = Date::constant(2014, 1, 1)
        .checked_add(jiff::Span::new().days(i64::try_from(i / 600).unwrap_or(0)))
        .unwrap_or(Date::constant(2019, 6, 1));
    let content = vec![
        ("document_no", text(&format!("40-103-{i:08}"))),
        ("violation_on", Value::Date(Date::constant(2013, 12, 1))),
        ("law", text("廢棄物清理法第31條第1項第1款")),
        ("fine_twd", Value::Integer(6_000 + (i as i64 % 300) * 1_000)),
    ];
    draft(
        "penalty",
        "taoyuan-epb",
        "waste-31",
        format!("penalty:{i}"),
        day,
        content,
    )
}

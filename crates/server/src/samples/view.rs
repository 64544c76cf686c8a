//! Views as the desk would give them.

use std::collections::BTreeMap;
use std::sync::Arc;

use catalogue::{ClockStart, Removal, Strength, SubjectKind, Text};
use codes::{Date, Identifier};
use desk::view::{
    ActView, Asked, AuthorityView, CitationView, DueLine, FieldView, FrontView, HeldView, Hit,
    IdentifierView, LogView, OrganisationView, ProvisionView, ThreadLine, ThreadView,
    TombstoneView, WholeThread,
};
use register::due::{Because, Counted, Start, Unknown, What, Who};
use register::standing::{Named, Step, Visibility, Way, WayKind};
use register::{Act, ActId, Citation, Due, Instant, State, Subject, ThreadStanding, Value};
use store::{LogHead, SubjectRow, ThreadRow};

use super::{law, today};

const CATALOGUE: &str = "tw-environment";

fn day(text: &str) -> Date {
    text.parse().unwrap_or_default()
}

fn instant(text: &str) -> Instant {
    text.parse().unwrap_or_default()
}

fn text(en: &str, hans: &str, hant: &str) -> Text {
    Text(
        [("en", en), ("zh-Hans", hans), ("zh-Hant", hant)]
            .map(|(l, t)| (l.to_owned(), t.to_owned()))
            .into(),
    )
}

fn identifier(text: &str) -> Identifier {
    match text.parse() {
        Ok(id) => id,
        Err(error) => panic!("sample: {error}"),
    }
}

fn subject(id: &str, name: &str) -> SubjectRow {
    SubjectRow {
        id: identifier(id),
        catalogue: CATALOGUE.into(),
        kind: SubjectKind::Establishment,
        name: name.into(),
        registered_by: ActId::of_key(CATALOGUE, id, day("2009-03-01")),
    }
}

fn asked() -> Asked {
    Asked {
        as_of: today(),
        known_at: instant("2026-11-24T08:00:00Z"),
        today: today(),
        historic: false,
    }
}

fn qualified(local: &str) -> String {
    format!("{CATALOGUE}/{local}")
}

fn citation(local: &str, pinpoint: Option<&str>) -> CitationView {
    let law = law();
    let catalogue = &law.catalogues[CATALOGUE];
    let provision = &catalogue.provisions[local];
    CitationView {
        id: qualified(local),
        instrument: catalogue.instruments[&provision.instrument].title.clone(),
        citation: provision.citation.clone(),
        pinpoint: pinpoint.map(str::to_owned),
        link: provision.link.clone(),
        unverified: provision.unverified,
    }
}

fn field(name: &str, title: Text, value: Option<Value>, unit: Option<&str>) -> FieldView {
    FieldView {
        name: name.into(),
        title,
        value,
        unit: unit.map(str::to_owned),
    }
}

fn fine_fields(amount: i64) -> Vec<FieldView> {
    vec![
        field(
            "amount",
            text("Amount of the fine", "罚款金额", "罰鍰金額"),
            Some(Value::Integer(amount)),
            Some("TWD"),
        ),
        field(
            "conduct",
            text("Conduct", "违法事实", "違法事實"),
            Some(Value::Text("未依規定清除廢棄物，污染鄰近水溝。".into())),
            None,
        ),
        field(
            "reference",
            text("Reference", "文号", "裁處書字號"),
            Some(Value::Text("40-105-030012".into())),
            None,
        ),
        field(
            "paid",
            text("Paid", "已缴纳", "已繳納"),
            Some(Value::Flag(false)),
            None,
        ),
        field(
            "inspector",
            text("Inspector", "检查人员", "稽查人員"),
            None,
            None,
        ),
    ]
}

/// An act of this kind.
fn act_view(
    kind: &str,
    key: &str,
    thread: Option<&ActId>,
    on: &str,
    by: &str,
    index: u64,
) -> ActView {
    let law = law();
    let catalogue = &law.catalogues[CATALOGUE];
    let id = ActId::of_key(CATALOGUE, key, day(on));
    let basis = if kind == "penalty" {
        vec![
            citation("waste-52", Some("第52條暨裁罰準則第2條")),
            citation("admin-102", None),
        ]
    } else {
        vec![citation("appeal-14", None)]
    };
    ActView {
        act: Act {
            thread: thread.cloned().unwrap_or_else(|| id.clone()),
            id,
            kind: Arc::from(qualified(kind)),
            subject: Subject { identifier: identifier("tw-epa:H5000123"), name: "大園興業股份有限公司大園廠".into() },
            unnamed: false,
            authority: Arc::from(qualified(by)),
            basis: basis.iter().map(|c| Citation { provision: c.id.clone(), pinpoint: c.pinpoint.clone() }).collect(),
            decided_on: day(on),
            served_on: (kind == "penalty").then(|| day(on)),
            effective_from: day(on),
            effective_until: None,
            content: BTreeMap::new(),
            reasons: (kind != "petition").then(|| "稽查時發現廠區東側堆置廢樹脂約三噸，未加覆蓋，雨水沖刷流入鄰近水溝。\n業者陳述已委託清除，惟未能提出證明。".into()),
            changes: None,
            rests_on: Vec::new(),
            recorded_at: instant("2026-11-20T03:15:00Z"),
        },
        kind: catalogue.act_kinds[kind].clone(),
        authority: catalogue.authorities[by].name.clone(),
        basis,
        fields: if kind == "penalty" { fine_fields(60_000) } else { Vec::new() },
        index,
    }
}

fn ways(open: bool) -> Vec<Way> {
    let way =
        |kind, until: Result<Option<&str>, &str>, open, by: Option<&str>, basis: Option<&str>| {
            Way {
                kind,
                counted_from: day("2016-03-08"),
                opens_on: None,
                until: until.map(|d| d.map(day)).map_err(str::to_owned),
                open,
                decided_by: by.map(qualified),
                basis: basis.map(qualified),
                unverified: kind == WayKind::Objection,
            }
        };
    vec![
        way(
            WayKind::Objection,
            Ok(Some("2016-04-07")),
            false,
            None,
            Some("admin-102"),
        ),
        way(
            WayKind::Appeal,
            if open {
                Ok(Some("2026-12-10"))
            } else {
                Err("calendar")
            },
            open,
            Some("moenv-appeals"),
            Some("appeal-14"),
        ),
        way(WayKind::Repair, Ok(None), open, Some("epb-taoyuan"), None),
    ]
}

fn whole(
    kind: &str,
    key: &str,
    on: &str,
    state: State,
    ends_on: Option<&str>,
    steps: &[(&str, &str, State)],
) -> WholeThread {
    let opening = act_view(kind, key, None, on, "epb-taoyuan", 41_207);
    let thread = opening.act.id.clone();
    let step_views: Vec<ActView> = steps
        .iter()
        .enumerate()
        .map(|(n, (kind, on, _))| {
            let by = if *kind == "annulment" {
                "moenv-appeals"
            } else {
                "epb-taoyuan"
            };
            act_view(
                kind,
                &format!("{key}/{n}"),
                Some(&thread),
                on,
                by,
                41_300 + n as u64,
            )
        })
        .collect();
    let since = steps.last().map_or(day(on), |(_, on, _)| day(on));
    let standing = ThreadStanding {
        thread,
        kind: Arc::from(qualified(kind)),
        role: opening.kind.role,
        adverse: opening.kind.adverse,
        authority: Arc::from(qualified("epb-taoyuan")),
        decided_on: day(on),
        effective_from: day(on),
        ends_on: ends_on.map(day),
        state,
        since,
        by_acts: state,
        by_acts_since: since,
        fell_with: None,
        lifted_with: None,
        visibility: Visibility::Shown {
            until: ends_on.map(day),
        },
        shown_from: Some(day(on)),
        shown_until: ends_on.map(day),
        gone_on: ends_on.map(day),
        ways: if kind == "penalty" {
            ways(state.stands())
        } else {
            Vec::new()
        },
        steps: step_views
            .iter()
            .zip(steps)
            .map(|(v, (_, on, state))| Step {
                act: v.act.id.clone(),
                on: day(on),
                state: *state,
                void: false,
            })
            .collect(),
    };
    let _ = Removal::Tombstone;
    WholeThread {
        standing,
        public_today: true,
        opening,
        steps: step_views,
        rests_on: Vec::new(),
    }
}

fn contested() -> WholeThread {
    whole(
        "penalty",
        "p1",
        "2024-03-08",
        State::Contested,
        Some("2027-03-08"),
        &[("petition", "2024-03-29", State::Contested)],
    )
}

fn annulled() -> WholeThread {
    whole(
        "penalty",
        "p2",
        "2016-03-08",
        State::Annulled,
        None,
        &[
            ("petition", "2016-03-29", State::Contested),
            ("annulment", "2016-08-19", State::Annulled),
        ],
    )
}

fn one(thread: WholeThread) -> ThreadView {
    ThreadView::Whole(Box::new(thread))
}

/// A tombstone.
#[must_use]
pub fn gone() -> TombstoneView {
    TombstoneView {
        thread: ActId::of_key(CATALOGUE, "gone", day("2015-02-03")),
        kind: law().catalogues[CATALOGUE].act_kinds["penalty"]
            .title
            .clone(),
        kind_id: qualified("penalty"),
        authority: law().catalogues[CATALOGUE].authorities["epb-taoyuan"]
            .name
            .clone(),
        state: State::Withdrawn,
        removed_on: day("2017-06-01"),
    }
}

fn organisation(id: &str, name: &str) -> OrganisationView {
    let law = law();
    let head = &law.catalogues[CATALOGUE].head;
    let subject = subject(id, name);
    let scheme = law.identifier_scheme(subject.id.scheme());
    let identifiers = vec![IdentifierView {
        identifier: subject.id.clone(),
        scheme: scheme.map(|s| s.title.clone()).unwrap_or_default(),
        strength: scheme.map_or(Strength::Official, |s| s.strength),
        why_weak: scheme.map(|s| s.why_weak.clone()).unwrap_or_default(),
        findings: Vec::new(),
    }];
    let named = |name: &str, from: &str, until: Option<&str>| Named {
        name: name.into(),
        from: day(from),
        until: until.map(day),
        act: subject.registered_by.clone(),
    };
    OrganisationView {
        asked: asked(),
        identifiers,
        names: vec![
            named("大園化工股份有限公司", "2003-05-20", Some("2009-03-01")),
            named(name, "2009-03-01", None),
        ],
        details: vec![
            field(
                "address",
                text("Address", "地址", "地址"),
                Some(Value::Text("桃園市大園區民生路一段 100 號".into())),
                None,
            ),
            field(
                "trade",
                text("Trade", "行业", "行業別"),
                Some(Value::Text("合成樹脂及塑膠製造業".into())),
                None,
            ),
        ],
        catalogue: head.title.clone(),
        unverified: head.unverified.clone(),
        sole_trader: false,
        favourable: Vec::new(),
        adverse: Vec::new(),
        due: Vec::new(),
        subject,
    }
}

/// A last day to appeal, and one that no calendar reaches.
fn due(subject: &SubjectRow) -> Vec<DueLine> {
    let thread = ActId::of_key(CATALOGUE, "p4", day("2025-06-30"));
    let line = |on, what, who, body| DueLine {
        due: Due {
            on,
            what,
            who,
            thread: thread.clone(),
            act: thread.clone(),
            kind: Arc::from(qualified("penalty")),
            authority: Arc::from(qualified("taoyuan-epb")),
            basis: Some(qualified("appeal-14")),
            because: Because::Counted(Counted {
                start: Start::Clock(ClockStart::Receipt),
                from: day("2026-11-20"),
                within: "P30D".parse().ok(),
                unserved: false,
            }),
            unverified: true,
        },
        subject: subject.clone(),
        kind: law()
            .act_kind(&qualified("penalty"))
            .map(|k| k.title.clone())
            .unwrap_or_default(),
        authority: text("Taoyuan Bureau", "桃园市环境保护局", "桃園市環境保護局"),
        body,
        basis: Some(citation("appeal-14", None)),
    };
    let unknown = Unknown {
        why: "working days of calendar `TW` are published until 2026-12-31".into(),
        not_before: day("2027-01-01"),
        not_after: None,
    };
    let body = text("Petitions Committee", "诉愿审议委员会", "訴願審議委員會");
    vec![
        line(Ok(day("2026-12-20")), What::Appeal, Who::Organisation, None),
        line(
            Err(unknown),
            What::AppealToDecide,
            Who::ReviewBody(Some(qualified("petitions"))),
            Some(body),
        ),
    ]
}

/// One with an act that stands, one that fell, one repaired and a tombstone.
#[must_use]
pub fn organisation_against() -> OrganisationView {
    let mut view = organisation("tw-epa:H5000123", "大園興業股份有限公司大園廠");
    let repaired = whole(
        "penalty",
        "p3",
        "2019-11-02",
        State::Repaired,
        None,
        &[("repair", "2020-04-15", State::Repaired)],
    );
    let fine = whole(
        "penalty",
        "p4",
        "2025-06-30",
        State::InForce,
        Some("2028-06-30"),
        &[],
    );
    view.adverse = vec![
        one(fine),
        one(contested()),
        one(repaired),
        one(annulled()),
        ThreadView::Tombstone(gone()),
    ];
    view.favourable = vec![one(whole(
        "permit",
        "l1",
        "2012-01-10",
        State::InForce,
        None,
        &[],
    ))];
    view.due = due(&view.subject);
    view
}

/// One against which nothing stands; its identity is weak, and it is a sole trader's.
#[must_use]
pub fn organisation_clear() -> OrganisationView {
    let mut view = organisation("tw-place:小林洗車場/桃園市", "小林洗車場");
    view.subject.kind = SubjectKind::RegisteredBusiness;
    view.names.remove(0);
    view.sole_trader = true;
    view.details[1].value = None;
    view
}

/// One with a long Latin name and many acts.
#[must_use]
pub fn organisation_long() -> OrganisationView {
    let mut view = organisation(
        "tw-epa:H5099999",
        "Consolidated Amalgamated Petrochemical & Plastics Manufacturing (Taiwan) Company Limited, Guanyin Works",
    );
    view.adverse = (0..26)
        .map(|n| {
            let on = format!("{}-0{}-1{}", 2000 + n, 1 + n % 9, n % 9);
            let state = if n % 3 == 0 {
                State::Ended
            } else {
                State::InForce
            };
            one(whole(
                "penalty",
                &format!("m{n}"),
                &on,
                state,
                Some("2027-01-01"),
                &[],
            ))
        })
        .rev()
        .collect();
    view
}

/// An act in this state, with what its page needs.
#[must_use]
pub fn act(state: State) -> (SubjectRow, WholeThread, ActView, Asked) {
    let thread = if state == State::Annulled {
        annulled()
    } else {
        contested()
    };
    let shown = thread.opening.clone();
    (
        subject("tw-epa:H5000123", "大園興業股份有限公司大園廠"),
        thread,
        shown,
        asked(),
    )
}

/// A step, with what its page needs.
#[must_use]
pub fn step() -> (SubjectRow, WholeThread, ActView, Asked) {
    let thread = annulled();
    let shown = thread.steps[1].clone();
    (
        subject("tw-epa:H5000123", "大園興業股份有限公司大園廠"),
        thread,
        shown,
        asked(),
    )
}

/// Lines of a list.
#[must_use]
pub fn lines() -> Vec<ThreadLine> {
    let law = law();
    let catalogue = &law.catalogues[CATALOGUE];
    let line = |n: u32, kind: &str, subject: &str, id: &str, state| {
        let on = day(&format!("2026-11-{:02}", 20 - n));
        ThreadLine {
            row: ThreadRow {
                id: ActId::of_key(CATALOGUE, &format!("line{n}"), on),
                subject: identifier(id),
                kind: qualified(kind),
                authority: qualified("epb-taoyuan"),
                adverse: catalogue.act_kinds[kind].adverse,
                decided_on: on,
                state,
                since: on,
                ends_on: None,
                shown_from: Some(on),
                shown_until: None,
                basis: vec![qualified("waste-52")],
            },
            subject: subject.into(),
            kind: catalogue.act_kinds[kind].title.clone(),
            authority: catalogue.authorities["epb-taoyuan"].name.clone(),
        }
    };
    vec![
        line(
            0,
            "penalty",
            "大園興業股份有限公司大園廠",
            "tw-epa:H5000123",
            State::InForce,
        ),
        line(
            1,
            "penalty",
            "小林洗車場",
            "tw-place:小林洗車場/桃園市",
            State::Contested,
        ),
        line(
            2,
            "permit",
            "Consolidated Amalgamated Petrochemical & Plastics Manufacturing (Taiwan) Company Limited",
            "tw-epa:H5099999",
            State::InForce,
        ),
        line(3, "penalty", "觀音紡織廠", "tw-epa:H5000777", State::Upheld),
    ]
}

/// Hits of a look-up.
#[must_use]
pub fn hits() -> Vec<Hit> {
    let hit = |id: &str, name: &str, matched: &str, standing_against| Hit {
        subject: subject(id, name),
        matched: matched.into(),
        standing_against,
    };
    vec![
        hit(
            "tw-epa:H5000123",
            "大園興業股份有限公司大園廠",
            "大園化工股份有限公司",
            2,
        ),
        hit("tw-place:小林洗車場/桃園市", "小林洗車場", "小林洗車場", 0),
    ]
}

/// Start page.
#[must_use]
pub fn front() -> FrontView {
    FrontView {
        today: today(),
        catalogues: vec![
            (
                CATALOGUE.into(),
                law().catalogues[CATALOGUE].head.title.clone(),
                92_311,
            ),
            (
                "gb-companies".into(),
                text("Companies, United Kingdom", "英国公司", "英國公司"),
                48_120,
            ),
        ],
        entries: 1_204_577,
        shown_today: 18_402,
        adverse: 61_230,
        fallen: 1_877,
        repaired: 9_204,
        held: 318,
        newest: lines(),
    }
}

/// What each catalogue shows.
#[must_use]
pub fn shown() -> BTreeMap<String, u64> {
    [
        (CATALOGUE.to_owned(), 16_200),
        ("gb-companies".to_owned(), 2_202),
    ]
    .into()
}

/// An authority.
#[must_use]
pub fn authority() -> AuthorityView {
    let law = law();
    let catalogue = &law.catalogues[CATALOGUE];
    let title = |kind: &str| catalogue.act_kinds[kind].title.clone();
    AuthorityView {
        id: qualified("epb-taoyuan"),
        authority: catalogue.authorities["epb-taoyuan"].clone(),
        review_body: Some((
            qualified("moenv-appeals"),
            catalogue.authorities["moenv-appeals"].name.clone(),
        )),
        kinds: vec![
            (
                qualified("penalty"),
                title("penalty"),
                true,
                vec![
                    (State::InForce, 3_120),
                    (State::Ended, 12_008),
                    (State::Annulled, 214),
                    (State::Repaired, 980),
                ],
            ),
            (
                qualified("permit"),
                title("permit"),
                false,
                vec![(State::InForce, 4_001)],
            ),
        ],
        adverse: 16_322,
        fallen: 214,
        median_days_to_fall: Some(163),
        newest: lines(),
        span: Some((day("1996-01-04"), day("2026-11-20"))),
    }
}

/// A provision.
#[must_use]
pub fn provision() -> ProvisionView {
    let law = law();
    let catalogue = &law.catalogues[CATALOGUE];
    ProvisionView {
        id: qualified("waste-52"),
        provision: catalogue.provisions["waste-52"].clone(),
        instrument: catalogue.instruments["waste"].title.clone(),
        kinds: vec![(
            qualified("penalty"),
            catalogue.act_kinds["penalty"].title.clone(),
        )],
        threads: 9_210,
        shown_today: 2_044,
        newest: lines(),
    }
}

/// The log.
#[must_use]
pub fn log() -> LogView {
    let checkpoint = "register.example/log\n1204577\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n\
        — register.example/log Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n";
    LogView {
        head: LogHead {
            size: 1_204_577,
            frontier: Vec::new(),
            checkpoint: checkpoint.into(),
            recorded_at: Some(instant("2026-11-24T03:15:00Z")),
        },
        root: "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=".into(),
        origin: "register.example/log".into(),
        verifier_key: "register.example/log+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"
            .into(),
    }
}

/// What is held.
#[must_use]
pub fn held() -> HeldView {
    HeldView {
        rows: Vec::new(),
        counts: vec![(CATALOGUE.into(), 301), ("gb-companies".into(), 17)],
    }
}

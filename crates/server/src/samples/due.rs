//! What falls due, as the desk would give it.

use std::sync::Arc;

use catalogue::ClockStart;
use desk::view::DueLine;
use register::due::{Because, Counted, Start, Unknown, What, Who};
use register::{ActId, Due};
use store::SubjectRow;

use super::law;
use super::view::{CATALOGUE, citation, day, qualified, text};

/// A last day to appeal, and one that no calendar reaches.
pub(super) fn due(subject: &SubjectRow) -> Vec<DueLine> {
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

//! Somebody signed in, with every role there is, and who looked. Made up.

use desk::access::{AccessPage, What};
use desk::people::SignedIn;
use desk::people::powers::{Body, Held, Role};
use store::AccessRow;

use super::{organisation_long, today};

/// With a role of each sort, or just added and with none.
#[must_use]
pub fn signed_in(with_roles: bool) -> SignedIn {
    let body = |role: Role| {
        let all = ["tw-environment/epb-taoyuan", "tw-epa:H5000123", "*"];
        all.into_iter()
            .filter_map(Body::parse)
            .find(|body| role.is_held_at(body))
            .unwrap_or(Body::Everywhere)
    };
    let roles = Role::ALL.iter().filter(|_| with_roles).map(|role| Held {
        role: *role,
        body: body(*role),
        from: today(),
        until: (*role == Role::Auditor).then(today),
    });
    SignedIn {
        person: "p-000000000000000000000000".to_owned(),
        login: "officer-1".to_owned(),
        name: "officer-1".to_owned(),
        roles: roles.collect(),
        on: today(),
        two_steps: false,
        expires_at: "2026-11-24T20:00:00Z".parse().unwrap_or_default(),
    }
}

/// A look of each sort.
#[must_use]
pub fn accesses() -> AccessPage {
    let of = |what: &What| AccessRow {
        id: what.word().to_owned(),
        subject: organisation_long().subject.id,
        proceeding: match what {
            What::Accesses => String::new(),
            _ => "20261124-0000000000000".to_owned(),
        },
        authority: "tw-environment/epb-taoyuan".to_owned(),
        person: match what {
            What::Viewed => "p-000000000000000000000000".to_owned(),
            _ => "p-111111111111111111111111".to_owned(),
        },
        role: Role::Auditor.word().to_owned(),
        body: match what {
            What::Accesses => "*".to_owned(),
            _ => "tw-environment/epb-taoyuan".to_owned(),
        },
        what: what.word().to_owned(),
        at: "2026-11-24T12:00:00Z".parse().unwrap_or_default(),
    };
    AccessPage {
        rows: What::ALL.iter().map(of).collect(),
        next: Some("viewed".to_owned()),
    }
}

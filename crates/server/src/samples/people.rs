//! Somebody signed in, with every role there is. Made up.

use desk::people::SignedIn;
use desk::people::powers::{Body, Held, Role};

use super::today;

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

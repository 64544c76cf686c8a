//! The whole matrix in print: every role by every power, then what nobody does
//! twice. Made by asking [`may`], not by reading its tables.

use std::fmt::Write as _;

use codes::{Date, Identifier};

use super::separate::{Did, separate};
use super::{Body, Denied, Held, Holder, Onto, Power, Role, may};

const AUTHORITY: &str = "law/authority";
const REVIEW: &str = "law/review";

const HEAD: &str = "\
Who may do what. Made by `cargo xtask generate` from `desk::people::powers`.

  yes   may            code  may, after a sign-in with a one-time code
  .     may not

A role reaches only where it is held:
";

/// Prints it.
///
/// # Panics
/// Never: what it asks about is made here.
#[must_use]
pub fn matrix() -> String {
    let mut out = HEAD.to_owned();
    for role in Role::ALL {
        let _ = writeln!(out, "  {:<16} {}", role.word(), role.held_at());
    }
    out.push('\n');
    let mut heading = format!("{:<22}", "");
    for role in Role::ALL {
        let _ = write!(heading, "{:<17}", role.word());
    }
    out.push_str(heading.trim_end());
    out.push('\n');
    for power in Power::ALL {
        let mut line = format!("{:<22}", power.word());
        for role in Role::ALL {
            let _ = write!(line, "{:<17}", cell(*role, *power));
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out.push_str(
        "\nIn one matter, whoever did the step on the right may not do the one on the left:\n",
    );
    for power in Power::ALL {
        let excluding: Vec<_> = Power::ALL
            .iter()
            .filter(|earlier| {
                let did = Did {
                    person: "one",
                    power: **earlier,
                };
                separate("one", *power, &[did]).is_err()
            })
            .map(|earlier| earlier.word())
            .collect();
        if !excluding.is_empty() {
            let _ = writeln!(out, "  {:<20}{}", power.word(), excluding.join(", "));
        }
    }
    out
}

/// What the role may do where it reaches: in a matter, or on the register.
fn cell(role: Role, power: Power) -> &'static str {
    let organisation = Identifier::new("lei", "ORGANISATION").expect("an identifier");
    let bodies = [
        Body::Everywhere,
        Body::Authority(AUTHORITY.to_owned()),
        Body::Authority(REVIEW.to_owned()),
        Body::Organisation(organisation.clone()),
    ];
    let matter = Onto::Matter {
        authority: AUTHORITY,
        review_body: Some(REVIEW),
        organisation: &organisation,
    };
    let on = Date::ZERO;
    let mut best = ".";
    for body in bodies {
        let roles = [Held {
            role,
            body,
            from: on,
            until: None,
        }];
        for onto in [matter, Onto::Register] {
            let ask = |two_steps| {
                let roles = &roles;
                may(
                    Holder {
                        roles,
                        on,
                        two_steps,
                    },
                    power,
                    onto,
                )
            };
            match (ask(false), ask(true)) {
                (Ok(_), _) => best = "yes",
                (Err(Denied::SecondStep(_)), Ok(_)) if best == "." => best = "code",
                _ => {}
            }
        }
    }
    best
}

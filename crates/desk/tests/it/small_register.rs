//! A register under the smallest law: registration, and a licence.

use std::collections::BTreeMap;
use std::path::Path;

use catalogue::SubjectKind;
use codes::{Date, Identifier};
use desk::clock::{Clock, noon_utc};
use desk::{Config, Desk, Draft, Matter, Outcome, Place, SubjectClaim};
use register::{ActId, Citation};

const HEAD: &str = r#"
format = 1
languages = ["en"]
time_zone = "Asia/Taipei"
calendar = "TW"
territory = "TW"
title.en = "Small law"
about.en = "Rules made for tests"

[[identifier_scheme]]
id = "factory"
title.en = "Number of a factory"
issuer.en = "The Bureau"
strength = "official"
"#;

const PROVISIONS: &str = r#"
[[instrument]]
id = "act"
title.en = "The Act"
rank = "statute"

[[provision]]
id = "art-1"
instrument = "act"
citation.en = "art. 1"
summary.en = "Everything the tests need"
in_force_from = 2000-01-01
"#;

const AUTHORITIES: &str = r#"
[[authority]]
id = "bureau"
name.en = "The Bureau"
territory = "TW"
contact.en = "1 Bureau Street"

[[authority.power]]
acts = ["registration", "licence"]
basis = "art-1"
"#;

/// A kind of act that is its role and no more.
fn kind(role: &str) -> String {
    format!(
        r#"
id = "{role}"
title.en = "{role}"
plain.en = "{role}"
role = "{role}"
field = "environment"
adverse = false
subjects = ["establishment"]
provisions = ["art-1"]

[[publication]]
starts = "on_decision"
clock = "publication"
ends_by_itself = false

[content]
type = "object"
"#
    )
}

/// A new register in `data`, which stands still on a day in 2020.
pub async fn open(data: &Path) -> Desk {
    open_at(data, Clock::Given(std::sync::Arc::new(|| noon_utc(day())))).await
}

/// A new register in `data` with this clock.
pub async fn open_at(data: &Path, clock: Clock) -> Desk {
    let law = tempfile::tempdir().expect("a folder");
    let acts = law.path().join("small/acts");
    std::fs::create_dir_all(&acts).expect("a folder");
    let registration = kind("registration");
    let licence = kind("licence");
    for (name, text) in [
        ("catalogue.toml", HEAD),
        ("law.toml", PROVISIONS),
        ("authorities.toml", AUTHORITIES),
        ("acts/registration.toml", &registration),
        ("acts/licence.toml", &licence),
    ] {
        std::fs::write(law.path().join("small").join(name), text).expect("written");
    }
    let place = Place {
        clock: Some(clock),
        ..Place::at(data)
    };
    let config = Config {
        format: 1,
        origin: "desk.test/register".to_owned(),
        sandbox: None,
        database: None,
    };
    place
        .create(&config, Some(law.path()))
        .expect("a lawful catalogue");
    place.open().await.expect("opened")
}

/// The register in `data`, opened once more, as another process would.
pub async fn again(data: &Path) -> Desk {
    let place = Place {
        clock: Some(Clock::Given(std::sync::Arc::new(|| noon_utc(day())))),
        ..Place::at(data)
    };
    place.open().await.expect("opened")
}

/// The day everything happens.
pub fn day() -> Date {
    Date::constant(2020, 5, 4)
}

pub fn id(text: &str) -> Identifier {
    text.parse().expect("an identifier")
}

/// A matter of one act of this role, with `role of identifier` as its key.
pub fn matter(role: &str, identifier: &str, name: Option<&str>, also: &[&str]) -> Matter {
    let key = format!("{role} of {identifier}");
    Matter {
        source: key.clone(),
        catalogue: "small".to_owned(),
        subject: SubjectClaim {
            identifier: id(identifier),
            name: name.map(str::to_owned),
            kind: SubjectKind::Establishment,
            also: also.iter().map(|text| id(text)).collect(),
        },
        drafts: vec![Draft {
            id: ActId::of_key("small", &key, day()),
            key,
            kind: format!("small/{role}").into(),
            authority: "small/bureau".into(),
            basis: vec![Citation {
                provision: "small/art-1".to_owned(),
                pinpoint: None,
            }],
            day_of: None,
            decided_on: day(),
            served_on: None,
            effective_from: day(),
            effective_until: None,
            content: BTreeMap::new(),
            reasons: None,
            changes: None,
            rests_on: Vec::new(),
            known_at: None,
        }],
    }
}

/// What becomes of one matter of a batch: `recorded`, or the reasons why not.
pub fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Recorded { .. } => "recorded".to_owned(),
        Outcome::Held { reason } => format!("held: {reason}"),
        Outcome::Refused { reasons } => reasons.join("; "),
    }
}

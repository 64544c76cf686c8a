//! A small law for the tests: one authority, its review body, a court, and a
//! kind of act for each rule of the fold. It is read and linted as any other.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use catalogue::{ContentSchemas, Law};

pub const HEAD: &str = r#"
format = 1
languages = ["en"]
time_zone = "Asia/Shanghai"
calendar = "CN"
territory = "CN"
title.en = "Test law"
about.en = "Rules made for tests"
"#;

pub const PROVISIONS: &str = r#"
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

[[provision]]
id = "art-2"
instrument = "act"
citation.en = "art. 2"
summary.en = "In force for a time"
in_force_from = 2010-01-01
in_force_until = 2015-01-01
"#;

pub const AUTHORITIES: &str = r#"
[[authority]]
id = "bureau"
name.en = "The Bureau"
territory = "CN"
review_body = "tribunal"
contact.en = "1 Bureau Street"

[[authority.power]]
acts = [
    "registration", "licence", "penalty", "listing", "measure", "notice", "serious", "repenalty",
    "petition", "corrected", "withdrawn", "replaced", "repaired", "ended", "dropped", "rating",
    "closure", "upheld",
]
basis = "art-1"

[[authority.power]]
acts = ["penalty"]
provisions = ["art-2"]
territory = "CN-33"
in_force_from = 2012-01-01
in_force_until = 2014-01-01
basis = "art-1"

[[authority]]
id = "tribunal"
name.en = "The Tribunal"
territory = "CN"
review_body = "court"
contact.en = "2 Tribunal Street"

[[authority.power]]
acts = ["upheld", "amended", "annulled"]
basis = "art-1"

[[authority]]
id = "court"
name.en = "The Court"
territory = "CN"
court = true
contact.en = "3 Court Street"

[[authority.power]]
acts = ["upheld", "amended", "annulled"]
basis = "art-1"
"#;

const PENALTY: &str = r#"
id = "penalty"
title.en = "Penalty"
plain.en = "You must pay."
role = "sanction"
field = "environment"
adverse = true
subjects = ["company"]
provisions = ["art-1", "art-2"]

[content]
type = "object"
[content.properties]
amount = { type = "integer", title.en = "Amount" }
gravity = { type = "string", title.en = "Gravity" }
rate = { type = "number", title.en = "Rate" }
informant = { type = "string", title.en = "Informant", disclosure = "sealed" }
conduct_ended_on = { type = "string", format = "date", title.en = "Conduct ended on" }

[notice]
reply = { within = "P5D", from = "service" }

[[publication]]
starts = "after_service"
clock = "determination"
when = { field = "gravity", is = ["minor"] }
max = "P0D"
ends_by_itself = true

[[publication]]
starts = "after_service"
clock = "determination"
min = "P3M"
max = "P1Y"
ends_by_itself = true

[ends]
with_publication = true

[objection]
lodge = { within = "P60D", from = "service" }
decided_by = "other_officer"
basis = "art-1"

[repair]
after = "P3M"
from = "determination"
conditions = [{ en = "Pay." }]

[appeal]
lodge = { within = "P6M", from = "service", basis = "art-1" }
decided_by = "review_body"
"#;

const LISTING: &str = r#"
id = "listing"
title.en = "Listing"
plain.en = "You are on the list."
role = "listing"
field = "environment"
adverse = true
subjects = ["company"]
provisions = ["art-1"]
rests_on = ["penalty", "upheld", "licence"]

[notice]
reply = { within = "P5D", from = "service" }

[[publication]]
starts = "after_appeal_window"
clock = "listing"
min = "P1Y"
max = "P3Y"
ends_by_itself = true

[ends]
with_publication = true

[objection]
lodge = { within = "P10WD", from = "service", roll = "next_working_day" }
decided_by = "other_officer"

[repair]
after = "P1Y"
from = "publication"
conditions = [{ en = "Mend." }]

[appeal]
lodge = { within = "P30D", from = "service" }
decided_by = "court"
"#;

const MEASURE: &str = r#"
id = "measure"
title.en = "Measure"
plain.en = "You may not tender."
role = "measure"
field = "environment"
adverse = true
subjects = ["company"]
provisions = ["art-1"]
rests_on = ["penalty", "listing"]
removal = "no_trace"

[notice]
reply = { within = "P5D", from = "service" }
before_publication = { within = "P8WD", from = "service", day_zero = "included" }

[[publication]]
starts = "after_service"
clock = "publication"
max = "P2Y"
ends_by_itself = true

[ends]
after = "P2Y"

[objection]
lodge = { within = "P60D", from = "service" }
decided_by = "other_officer"

[repair]
conditions = [{ en = "Mend." }]

[appeal]
lodge = { within = "P60D", from = "service" }
decided_by = "review_body"
"#;

/// A rating whose appeal keeps it out of view.
const RATING: &str = r#"
id = "rating"
title.en = "Rating"
plain.en = "You were rated."
role = "finding"
field = "food_and_drugs"
adverse = true
subjects = ["establishment"]
provisions = ["art-1"]

[notice]
reply = { within = "P5D", from = "service" }

[[publication]]
starts = "after_service"
clock = "publication"
max = "P2Y"
ends_by_itself = true

[ends]
by_act = true

[objection]
lodge = { within = "P21D", from = "service" }
decided_by = "other_officer"

[repair]
conditions = [{ en = "Clean." }]

[appeal]
lodge = { within = "P21D", from = "service" }
decided_by = "review_body"
suspends = true
"#;

/// An order that is heard before it is made, unless it cannot wait.
const CLOSURE: &str = r#"
id = "closure"
title.en = "Closure"
plain.en = "You must close."
role = "sanction"
field = "food_and_drugs"
adverse = true
subjects = ["company", "establishment"]
provisions = ["art-1"]

[notice]
reply = { within = "P10D", from = "service" }

[hearing]
ask = { within = "P5D", from = "service" }
notice = { within = "P7D", from = "service" }
basis = "art-1"

[urgent]
review = { within = "P5D", from = "service" }
basis = "art-1"

[[publication]]
starts = "after_service"
clock = "publication"
max = "P1Y"
ends_by_itself = true

[ends]
after = "P1Y"

[objection]
lodge = { within = "P21D", from = "service" }
decide = { within = "P60D", from = "receipt" }
decided_by = "other_officer"

[repair]
conditions = [{ en = "Clean." }]

[appeal]
lodge = { within = "P60D", from = "service" }
decided_by = "review_body"
"#;

/// One serious penalty under three generations of rules, after DOMAIN 3.1.
const SERIOUS: &str = r#"
id = "serious"
title.en = "Serious penalty"
plain.en = "You must stop."
role = "sanction"
field = "product_and_consumer"
adverse = true
subjects = ["company"]
provisions = ["art-1"]

[content]
type = "object"
[content.properties]
gravity = { type = "string", title.en = "Gravity" }
conduct_ended_on = { type = "string", format = "date", title.en = "Conduct ended on" }

[notice]
reply = { within = "P5D", from = "service" }

[[publication]]
in_force_until = 2023-05-01
starts = "after_service"
clock = "publication"
max = "P3Y"
ends_by_itself = true

[[publication]]
in_force_from = 2023-05-01
in_force_until = 2026-04-01
starts = "after_service"
clock = "end_of_conduct"
min = "P1Y"
max = "P3Y"
ends_by_itself = true

[[publication]]
in_force_from = 2026-04-01
starts = "after_service"
clock = "determination"
when = { field = "gravity", is = ["general"] }
min = "P3M"
max = "P1Y"
ends_by_itself = true

[[publication]]
in_force_from = 2026-04-01
starts = "after_service"
clock = "determination"
min = "P1Y"
max = "P3Y"
ends_by_itself = true

[ends]
with_publication = true

[objection]
lodge = { within = "P60D", from = "service" }
decided_by = "other_officer"

[repair]
after = "P1Y"
from = "publication"
conditions = [{ en = "Mend." }]

[appeal]
lodge = { within = "P60D", from = "service" }
decided_by = "review_body"
"#;

/// Kinds that are not adverse: id, role, effect, changes, public.
const PLAIN: &[(&str, &str, &str, &[&str], bool)] = &[
    ("registration", "registration", "none", &[], true),
    ("licence", "licence", "none", &[], true),
    ("notice", "finding", "none", &[], false),
    ("petition", "contest", "contests", STEPS, false),
    ("upheld", "outcome", "upholds", STEPS, false),
    ("amended", "outcome", "amends", STEPS, false),
    ("annulled", "outcome", "annuls", STEPS, false),
    ("dropped", "outcome", "drops_contest", STEPS, false),
    ("withdrawn", "lapse", "withdraws", STEPS, false),
    ("corrected", "correction", "corrects", STEPS, false),
    ("repaired", "repair", "repairs", STEPS, false),
    ("ended", "lapse", "ends", STEPS, false),
    ("replaced", "replacement", "replaces", STEPS, false),
];

const STEPS: &[&str] = &[
    "registration",
    "licence",
    "penalty",
    "listing",
    "measure",
    "serious",
    "repenalty",
    "rating",
    "closure",
    "petition",
    "upheld",
    "amended",
    "annulled",
    "repaired",
    "ended",
];

fn plain(id: &str, role: &str, effect: &str, changes: &[&str], public: bool) -> String {
    let publication = match public {
        true => {
            "[[publication]]\nstarts = \"on_decision\"\nclock = \"publication\"\nends_by_itself = false\n"
        }
        false => "",
    };
    format!(
        r#"
id = "{id}"
title.en = "{id}"
plain.en = "{id}"
role = "{role}"
effect = "{effect}"
changes = {changes:?}
field = "environment"
adverse = false
subjects = ["company", "establishment"]
provisions = ["art-1"]
{publication}
[content]
type = "object"
[content.properties]
name = {{ type = "string", title.en = "Name" }}
former_name = {{ type = "string", title.en = "Former name" }}
gravity = {{ type = "string", title.en = "Gravity" }}
"#
    )
}

/// Files of the catalogue by path.
pub fn files() -> BTreeMap<String, String> {
    let repenalty = PENALTY.replace("id = \"penalty\"", "id = \"repenalty\"");
    let repenalty = repenalty.replace(
        "role = \"sanction\"",
        "role = \"replacement\"\neffect = \"replaces\"\nchanges = [\"penalty\", \"repenalty\"]",
    );
    let repenalty = repenalty.replace("\"art-1\", \"art-2\"", "\"art-1\"");
    let mut files: BTreeMap<String, String> = [
        ("catalogue.toml", HEAD),
        ("law.toml", PROVISIONS),
        ("authorities.toml", AUTHORITIES),
        ("acts/penalty.toml", PENALTY),
        ("lists/listing.toml", LISTING),
        ("measures/measure.toml", MEASURE),
        ("acts/serious.toml", SERIOUS),
        ("acts/rating.toml", RATING),
        ("acts/closure.toml", CLOSURE),
        ("acts/repenalty.toml", repenalty.as_str()),
    ]
    .map(|(path, text)| (path.to_owned(), text.to_owned()))
    .into();
    for (id, role, effect, changes, public) in PLAIN {
        let text = plain(id, role, effect, changes, *public);
        files.insert(format!("acts/{id}.toml"), text);
    }
    files
}

/// The law, with this catalogue as `t`.
pub static LAW: LazyLock<Law> = LazyLock::new(|| {
    let loaded = catalogue::load_files("t", &files());
    let catalogue = loaded.catalogue.unwrap_or_else(|| {
        let said = loaded.findings.iter().map(|f| format!("{f:?}"));
        panic!("{}", said.collect::<Vec<_>>().join("\n"))
    });
    Law {
        catalogues: [("t".to_owned(), catalogue)].into(),
    }
});

/// Its content schemas.
pub static SCHEMAS: LazyLock<ContentSchemas> = LazyLock::new(|| ContentSchemas::new(&LAW));

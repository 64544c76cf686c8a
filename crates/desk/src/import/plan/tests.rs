//! Rows to matters: by small mappings, and by the shipped ones on real rows.

use std::collections::BTreeMap;
use std::path::Path;

use catalogue::{Catalogue, Law, Mapping};
use codes::Date;
use register::Value;

use super::*;
use crate::draft::Ref;
use crate::import::reader::{self, Options};

const LAW: &str = r#"
[[provision]]
id = "air-3"
instrument = "air"
citation.en = "art. 3"
[[provision]]
id = "air-34"
instrument = "air"
citation.en = "art. 34"
"#;
const AUTHORITIES: &str = r#"
[[authority]]
id = "north"
name.en = "North"
territory = "TW"
[[authority]]
id = "south"
name.en = "South"
territory = "TW"
"#;
const KIND: &str = r#"
title.en = "Kind"
role = "sanction"
field = "environment"
adverse = false
subjects = ["establishment"]
provisions = ["air-3"]
"#;
const HEAD: &str = r#"
format = 1
title.en = "Test"
languages = ["en"]
time_zone = "Asia/Taipei"
calendar = "TW"
territory = "TW"
"#;

fn small() -> Catalogue {
    let law: catalogue::LawFile = toml::from_str(LAW).unwrap();
    let authorities: catalogue::AuthoritiesFile = toml::from_str(AUTHORITIES).unwrap();
    let kind =
        |id: &str| toml::from_str::<catalogue::ActKind>(&format!("id = \"{id}\"\n{KIND}")).unwrap();
    Catalogue {
        id: "test".into(),
        head: toml::from_str(HEAD).unwrap(),
        instruments: BTreeMap::new(),
        provisions: law
            .provisions
            .into_iter()
            .map(|p| (p.id.clone(), p))
            .collect(),
        authorities: authorities
            .authorities
            .into_iter()
            .map(|a| (a.id.clone(), a))
            .collect(),
        act_kinds: ["penalty", "appeal"]
            .map(|id| (id.to_owned(), kind(id).into()))
            .into(),
        mappings: BTreeMap::new(),
    }
}

const MAPPING: &str = r#"
title.en = "Penalties"
source = "test"
licence = "none"
columns = ["no", "site", "name", "ubn", "county", "law", "on", "fine", "appealed", "old"]
leave_out = ["officer"]

[subject]
kind = "establishment"
identifier = "tw-epa:{site}"
name = "name"

[[subject.also]]
identifier = "tw-ubn:{ubn}"

[[act]]
id = "penalty"
kind = "penalty"
key = "penalty:{no}:{county}"
authority = { column = "county", map = { "北" = "north" }, else = "south" }
decided_on = { columns = ["on"], formats = ["%Y年%m月%d日"] }
effective_until = { columns = ["on"], plus = "P1Y", formats = ["%Y年%m月%d日"] }
reasons = "{law}: {name}"

[act.basis]
column = "law"
split = ["，"]
[act.basis.starts_with]
"空氣污染防制法第3條" = "air-3"
"空氣污染防制法第34條" = "air-34"

[act.content]
fine = { column = "fine", as = "integer" }
county = { column = "county", map = { "北" = "North" }, strict = true }
note = { is = "as written" }
laws = { column = "law", as = "list", split = "，" }

[[act]]
id = "appeal"
kind = "appeal"
only_if = [{ column = "appealed", is = ["1"] }]
key = "appeal:{no}"
changes = "penalty"
rests_on_key = "penalty:{old}"
authority = { is = "south" }
basis = { is = "air-3" }
decided_on = { columns = ["on"], formats = ["%Y年%m月%d日"], plus = "P3WD" }
"#;

const COLUMNS: [&str; 11] = [
    "no", "site", "name", "ubn", "county", "law", "on", "fine", "appealed", "old", "officer",
];

fn columns() -> Arc<[String]> {
    COLUMNS.map(str::to_owned).into()
}

fn plan() -> Plan {
    let mapping: Mapping = toml::from_str(MAPPING).unwrap();
    Plan::of_mapping(&small(), &mapping, columns()).unwrap()
}

fn row(changes: &[(&str, &str)]) -> Row {
    let cells = [
        "7",
        "H53A0229",
        "生全通運有限公司",
        "",
        "北",
        "空氣污染防制法第34條第1項",
        "2017-10-31",
        "10,000",
        "0",
        "3",
        "Jane",
    ];
    let columns = columns();
    let mut cells = cells.map(str::to_owned).to_vec();
    for (column, value) in changes {
        cells[columns.iter().position(|c| c == column).unwrap()] = (*value).to_owned();
    }
    Row {
        line: 17,
        columns,
        cells,
    }
}

#[test]
fn a_row_becomes_one_matter() {
    let matters = plan()
        .row(&row(&[("ubn", "00277104")]), "penalties.csv.gz")
        .unwrap();
    let [matter] = &matters[..] else {
        panic!("{matters:?}")
    };
    assert_eq!(matter.source, "penalties.csv.gz line 17");
    assert_eq!(matter.subject.identifier.as_str(), "tw-epa:H53A0229");
    assert_eq!(matter.subject.name.as_deref(), Some("生全通運有限公司"));
    assert_eq!(matter.subject.also[0].as_str(), "tw-ubn:00277104");
    let [draft] = &matter.drafts[..] else {
        panic!("{matter:?}")
    };
    let on = Date::constant(2017, 10, 31);
    assert_eq!(draft.key, "penalty:7:北");
    assert_eq!(draft.id, ActId::of_key("test", "penalty:7:北", on));
    assert_eq!(
        (&*draft.kind, &*draft.authority),
        ("test/penalty", "test/north")
    );
    assert_eq!((draft.decided_on, draft.effective_from), (on, on));
    assert_eq!(draft.effective_until, Some(Date::constant(2018, 10, 31)));
    assert_eq!(draft.basis[0].provision, "test/air-34");
    assert_eq!(
        draft.basis[0].pinpoint.as_deref(),
        Some("空氣污染防制法第34條第1項")
    );
    assert_eq!(draft.content["fine"], Value::Integer(10_000));
    assert_eq!(draft.content["county"], Value::Text("North".into()));
    assert_eq!(
        draft.reasons.as_deref(),
        Some("空氣污染防制法第34條第1項: 生全通運有限公司")
    );
    assert_eq!(draft.known_at.unwrap().to_string(), "2017-10-31T12:00:00Z");
}

#[test]
fn acts_of_one_row_refer_by_id_and_to_others_by_key() {
    let matters = plan().row(&row(&[("appealed", "1")]), "f").unwrap();
    let [penalty, appeal] = &matters[0].drafts[..] else {
        panic!("{matters:?}")
    };
    assert_eq!(appeal.changes, Some(Ref::Id(penalty.id.clone())));
    assert_eq!(appeal.rests_on, [Ref::Key("penalty:3".into())]);
    // 2017-10-31 is a Tuesday.
    assert_eq!(appeal.decided_on, Date::constant(2017, 11, 3));
}

fn check_reject(changes: &[(&str, &str)], expected: &str) {
    let reject = plan().row(&row(changes), "f").unwrap_err();
    assert_eq!(reject.to_string(), expected);
}

#[test]
fn what_cannot_be_taken_names_its_cell() {
    check_reject(
        &[("law", "空氣污染防制法第34條，水污染防治法第7條")],
        "line 17, column `law`, `空氣污染防制法第34條，水污染防治法第7條`: \
         the mapping knows no provision for `水污染防治法第7條`",
    );
    check_reject(
        &[("law", "，")],
        "line 17, column `law`, `，`: the row cites no provision",
    );
    check_reject(
        &[("on", "31/10/2017")],
        "line 17, column `on`, `31/10/2017`: is no date in the form `%Y年%m月%d日`",
    );
    check_reject(
        &[("on", "")],
        "line 17, column `on`, ``: the row does not say when this was decided",
    );
    check_reject(
        &[("fine", "1,5")],
        "line 17, column `fine`, `1,5`: is no whole number",
    );
    check_reject(
        &[("county", "東")],
        "line 17, column `county`, `東`: the mapping does not know this value",
    );
    check_reject(
        &[("name", "")],
        "line 17, column `name`, ``: the row does not name the organisation",
    );
    check_reject(
        &[("site", "")],
        "line 17, column `site`, ``: the row does not identify the organisation",
    );
    check_reject(
        &[("no", "")],
        "line 17, column `no`, ``: the row has no key: nothing tells this act from others",
    );
    check_reject(
        &[("appealed", "1"), ("old", "")],
        "line 17, column `old`, ``: the row does not say which earlier act it refers to",
    );
}

fn check_errors(from: &str, to: &str, expected: &[&str]) {
    assert!(MAPPING.contains(from), "{from}");
    let mapping: Mapping = toml::from_str(&MAPPING.replacen(from, to, 1)).unwrap();
    let errors = Plan::of_mapping(&small(), &mapping, columns()).unwrap_err();
    assert_eq!(errors, expected);
}

#[test]
fn a_mapping_is_judged_before_the_first_row() {
    check_errors(
        "tw-epa:{site}",
        "tw-epa:{sites}",
        &["subject: there is no column `sites` (did you mean `site`?)"],
    );
    check_errors(
        "tw-epa:{site}",
        "cn-resident-id:{site}",
        &[
            "subject: scheme `cn-resident-id` identifies natural persons; only organisations are held here",
        ],
    );
    check_errors(
        "{law}: {name}",
        "{law}: {officer}",
        &["act `penalty`: column `officer` is left out and cannot be used"],
    );
    check_errors(
        "= \"air-34\"",
        "= \"air-35\"",
        &["act `penalty`: the catalogue has no provision `air-35`"],
    );
    check_errors(
        "\"south\"",
        "\"west\"",
        &["act `penalty`: the catalogue has no authority `west`"],
    );
    check_errors(
        "changes = \"penalty\"",
        "changes = \"penalties\"",
        &["act `appeal`: `changes` names `penalties`, which is no act before this one"],
    );
    check_errors(
        "P1Y",
        "1Y",
        &["act `penalty`: `1Y` is not a period such as `P3M`, `P15D` or `P7WD` (working days)"],
    );
    check_errors(
        "%Y年%m月%d日",
        "%Y年%m月",
        &["act `penalty`: `%Y年%m月` is no format of a whole date, such as `%d.%m.%Y`"],
    );
}

/// Plans every row of the demo data by the shipped mappings.
#[test]
fn every_row_of_the_demo_data_is_planned() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let Some(law) = shipped(&root) else { return };
    let mut unexplained = Vec::new();
    for (id, catalogue) in &law.catalogues {
        for (stem, mapping) in &catalogue.mappings {
            let path = root.join(format!("data/{id}/{stem}.csv.zst"));
            if path.exists() {
                unexplained.extend(plan_file(&law, id, stem, mapping, &path));
            }
        }
    }
    // Three penalties of the source cite no law at all: no act without law.
    unexplained.retain(|r| !r.ends_with("column `law`, ``: the row cites no provision"));
    assert_eq!(unexplained, Vec::<String>::new());
}

/// `cargo test --release -p standing-desk -- --ignored rates --nocapture`
#[test]
#[ignore = "measures; half a minute"]
fn rates() {
    let mut text = String::from("no,site,name,ubn,county,law,on,fine,appealed,old,officer\n");
    for i in 0..1_000_000 {
        use std::fmt::Write as _;
        let _ = writeln!(
            text,
            "{i},S{:06},生全通運有限公司{},,北,空氣污染防制法第34條第1項,2017-10-31,10000,0,,Jane",
            i % 50_000,
            i % 50_000
        );
    }
    let open = || {
        let bytes = std::io::Cursor::new(text.clone().into_bytes());
        reader::from_read(Box::new(bytes), None, &Options::default()).unwrap()
    };
    let started = std::time::Instant::now();
    assert_eq!(open().filter(Result::is_ok).count(), 1_000_000);
    let reading = started.elapsed().as_secs_f64();
    let (reader, plan) = (open(), plan());
    let started = std::time::Instant::now();
    let made = reader
        .map(|row| plan.row(&row.unwrap(), "f").unwrap().len())
        .sum::<usize>();
    assert_eq!(made, 1_000_000);
    let both = started.elapsed().as_secs_f64();
    eprintln!(
        "reading {:.0} rows/s, reading and planning {:.0} rows/s",
        1e6 / reading,
        1e6 / both
    );
}

fn shipped(root: &Path) -> Option<Law> {
    let folder = root.join("catalogues");
    if !folder.is_dir() {
        return None;
    }
    match catalogue::load_law(&folder) {
        Ok(law) => Some(law),
        // Whether they load is the catalogues' own test.
        Err(findings) => {
            eprintln!(
                "the shipped catalogues do not load: {} findings",
                findings.len()
            );
            None
        }
    }
}

fn plan_file(law: &Law, id: &str, stem: &str, mapping: &Mapping, path: &Path) -> Vec<String> {
    let options = Options {
        required: mapping.columns.clone(),
        leave_out: mapping.leave_out.clone(),
        ..Options::default()
    };
    let reader = reader::open(&path.to_string_lossy(), &options).unwrap();
    let plan = Plan::compile(law, id, stem, reader.columns().clone());
    let plan = plan.unwrap_or_else(|errors| panic!("{stem}: {errors:#?}"));
    let started = std::time::Instant::now();
    let (mut rows, mut matters, mut drafts, mut rejects) = (0u64, 0, 0, Vec::new());
    for row in reader {
        rows += 1;
        match row.and_then(|row| plan.row(&row, stem)) {
            Ok(made) => {
                matters += made.len();
                drafts += made.iter().map(|m| m.drafts.len()).sum::<usize>();
            }
            Err(reject) => rejects.push(format!("{stem} {reject}")),
        }
    }
    let rate = rows as f64 / started.elapsed().as_secs_f64();
    eprintln!(
        "{id}/{stem}: {rows} rows, {matters} matters, {drafts} acts, {} rejects, {rate:.0} rows/s",
        rejects.len()
    );
    rejects
}

//! Importing: good rows go in, bad rows are told, nothing goes in twice.

use std::io::Write;

use crate::program::{PENALTY_COLUMNS, Ran, Register, facilities, run_with_input};

const FACILITIES: [(&str, &str); 3] = [
    ("A0000001", "浙江幻點化工股份有限公司"),
    ("A0000002", "江蘇幻點化工股份有限公司"),
    ("A0000003", "綠洲化學工業有限公司"),
];

fn penalty(document: &str, id: &str, name: &str, fine: &str) -> String {
    format!(
        "{document},{id},{name},桃園市,2016-03-01,2016-02-20,空氣污染防制法第34條第1項,{fine},0,,,,,,2016-06-01T09:09,in_force\n"
    )
}

fn penalties(rows: &[String]) -> Vec<u8> {
    (PENALTY_COLUMNS.to_owned() + &rows.concat()).into_bytes()
}

/// A register with the three facilities.
fn register() -> Register {
    let register = Register::new();
    let file = register.file("epa_facilities.csv", &facilities(&FACILITIES));
    register.run(&["import", &file]).code(0);
    register
}

fn import(register: &Register, name: &str, rows: &[String]) -> Ran {
    let file = register.file(name, &penalties(rows));
    register.run(&["import", &file, "--mapping", "tw-environment/epa_penalties"])
}

#[test]
fn the_same_file_twice_adds_nothing() {
    let register = register();
    let rows = [penalty("1", "A0000003", FACILITIES[2].1, "60000")];
    import(&register, "p.csv", &rows)
        .code(0)
        .says("1 act recorded");
    let before = register.stats();
    import(&register, "p.csv", &rows)
        .code(0)
        .says("nothing to do");
    // The same rows under another name are recognised one by one.
    import(
        &register,
        "q.csv",
        &[
            rows[0].clone(),
            penalty("2", "A0000003", FACILITIES[2].1, "1"),
        ],
    )
    .code(0)
    .says("1 act recorded, 1 were there");
    assert_eq!(
        register.stats()["entries"].as_u64(),
        before["entries"].as_u64().map(|n| n + 1)
    );
}

#[test]
fn a_changed_row_is_refused_and_names_what_changed() {
    let register = register();
    import(
        &register,
        "p.csv",
        &[penalty("1", "A0000003", FACILITIES[2].1, "60000")],
    )
    .code(0);
    import(
        &register,
        "q.csv",
        &[penalty("1", "A0000003", FACILITIES[2].1, "90000")],
    )
    .code(3)
    .says("another fine_twd");
    assert_eq!(
        register.stats()["acts"]["by_kind"]["tw-environment/penalty"],
        1
    );
}

#[test]
fn names_swapped_between_two_facilities_of_one_letters_difference_are_held() {
    let register = register();
    import(
        &register,
        "p.csv",
        &[
            penalty("1", "A0000001", FACILITIES[1].1, "1"),
            penalty("2", "A0000002", FACILITIES[0].1, "1"),
        ],
    )
    .code(3)
    .says("2 rows held")
    .says("江蘇幻點");
    let held = register.run(&["held", "--json"]).code(0).json();
    assert_eq!(held["total"], 2);
    let names: Vec<_> = [0, 1]
        .map(|i| {
            (
                &held["rows"][i]["claimed_name"],
                &held["rows"][i]["register_name"],
            )
        })
        .to_vec();
    assert!(
        names.contains(&(&FACILITIES[1].1.into(), &FACILITIES[0].1.into())),
        "{names:?}"
    );
    register
        .run(&["held", "--limit", "1"])
        .code(0)
        .says("2 rows held; 1 listed; more with --after");
    let stats = register.stats();
    assert_eq!(stats["held"]["total"], 2);
    assert_eq!(stats["acts"]["by_kind"].get("tw-environment/penalty"), None);
}

#[test]
fn bad_rows_are_listed_with_line_column_value_and_reason() {
    let register = register();
    let bad_day =
        penalty("3", "A0000003", FACILITIES[2].1, "1").replace("2016-03-01", "2016-13-01");
    let no_law = penalty("4", "A0000003", FACILITIES[2].1, "1")
        .replace("空氣污染防制法第34條第1項", "無名法第1條");
    let unknown = penalty("5", "Z9999999", "無此公司", "1");
    let good = penalty("6", "A0000003", FACILITIES[2].1, "1");
    import(&register, "p.csv", &[bad_day, no_law, unknown, good])
        .code(3)
        .says("1 act recorded")
        .says("3 rejected");
    let list = std::fs::read_to_string(register.folder.path().join("p.csv.rejects.csv"))
        .expect("the list");
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines.len(), 4, "{list}");
    assert!(lines[1].starts_with("2,penalty_date,2016-13-01,"), "{list}");
    assert!(lines[2].starts_with("3,law,無名法第1條,"), "{list}");
    assert!(
        lines[3].starts_with("4,") && lines[3].contains("tw-epa:Z9999999"),
        "{list}"
    );
}

#[test]
fn a_dry_run_keeps_nothing_and_says_what_would_be() {
    let register = register();
    let before = register.stats();
    let file = register.file(
        "p.csv",
        &penalties(&[
            penalty("1", "A0000003", FACILITIES[2].1, "1"),
            penalty("2", "A0000001", "別家", "1"),
        ]),
    );
    register
        .run(&[
            "import",
            &file,
            "--mapping",
            "tw-environment/epa_penalties",
            "--dry-run",
        ])
        .code(3)
        .says("1 act would be recorded")
        .says("1 row would be held");
    assert_eq!(register.stats(), before);
}

#[test]
fn gzip_zstd_and_standard_input_are_read() {
    let csv = facilities(&FACILITIES);
    let mut gz = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gz.write_all(&csv).expect("packed");
    let packed = [
        ("epa_facilities.csv.gz", gz.finish().expect("packed")),
        (
            "epa_facilities.csv.zst",
            zstd::encode_all(csv.as_slice(), 3).expect("packed"),
        ),
    ];
    for (name, bytes) in packed {
        let register = Register::new();
        let file = register.file(name, &bytes);
        register
            .run(&["import", &file])
            .code(0)
            .says("3 acts recorded");
    }
    let register = Register::new();
    let args = [
        "import",
        "-",
        "--mapping",
        "tw-environment/epa_facilities",
        "--data",
        &register.data(),
    ];
    run_with_input(&args, &csv).code(0).says("3 acts recorded");
}

#[test]
fn a_real_register_cannot_be_back_dated() {
    let register = register();
    let file = register.file("epa_facilities.csv", &facilities(&FACILITIES));
    register
        .run(&["import", &file, "--replay"])
        .code(1)
        .says("cannot be back-dated");
    register
        .run(&["show", "tw-epa:A0000001", "--today", "2030-01-01"])
        .code(1)
        .says("real clock");
}

#[test]
fn a_file_that_is_not_the_mappings_says_which_columns_it_lacks() {
    let register = Register::new();
    let file = register.file("epa_facilities.csv", b"control_no,nome\nA1,x\n");
    register.run(&["import", &file]).code(1).says("name");
}

#[test]
fn r0001_an_import_is_recorded_today_whatever_day_its_rows_name() {
    // Rows used to bring their own day of knowledge into a real register.
    let register = register();
    import(
        &register,
        "p.csv",
        &[penalty("1", "A0000003", FACILITIES[2].1, "60000")],
    )
    .code(0);
    let then = register
        .run(&[
            "show",
            "tw-epa:A0000003",
            "--json",
            "--as-of",
            "2016-05-01",
            "--known-at",
            "2016-05-01",
        ])
        .code(0)
        .json();
    assert_eq!(
        then["adverse"].as_array().map(Vec::len),
        Some(0),
        "known before it was recorded: {then}"
    );
    let now = register
        .run(&["show", "tw-epa:A0000003", "--json", "--as-of", "2016-05-01"])
        .code(0)
        .json();
    assert_eq!(now["adverse"].as_array().map(Vec::len), Some(1));
}

#[test]
fn r0002_a_day_yet_to_come_is_refused_and_blinds_nothing() {
    let register = register();
    let future = penalty("1", "A0000003", FACILITIES[2].1, "1").replace("2016-03-01", "2062-01-01");
    import(
        &register,
        "p.csv",
        &[future, penalty("2", "A0000003", FACILITIES[2].1, "2")],
    )
    .code(3)
    .says("1 act recorded")
    .says("yet to come");
}

#[test]
fn r0003_a_lost_seed_is_not_replaced_by_a_new_one() {
    let register = register();
    let seed = std::path::Path::new(&register.data()).join("keys/seed");
    std::fs::remove_file(&seed).expect("removed");
    register
        .run(&["stats"])
        .code(1)
        .says("restore it from its backup");
    std::fs::write(&seed, "1".repeat(64)).expect("another seed");
    let file = register.file(
        "q.csv",
        &penalties(&[penalty("9", "A0000003", FACILITIES[2].1, "1")]),
    );
    register
        .run(&["import", &file, "--mapping", "tw-environment/epa_penalties"])
        .code(1)
        .says("another key");
}

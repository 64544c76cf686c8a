//! Real and published identifiers: every row must be judged as its source judges it.

use codes::{Identifier, check};

fn rows(file: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(file.as_bytes())
        .into_records()
        .map(Result::unwrap)
}

/// `es.cif` and `ro.cui` are the organisations' part of a VAT scheme that persons share.
fn is_valid(scheme: &str, number: &str) -> bool {
    let Ok(identifier) = Identifier::new(scheme, number) else {
        return false;
    };
    let checked = check(&identifier);
    let organisations_only = ["es.cif", "ro.cui"].contains(&scheme);
    checked.is_valid() && !(organisations_only && checked.sole_trader)
}

#[test]
fn every_published_vector_is_judged_alike() {
    let mut count = 0;
    let mut wrong = Vec::new();
    for row in rows(include_str!("data/identifier_vectors.csv")) {
        let (scheme, number, valid) = (&row[0], &row[1], &row[2] == "1");
        count += 1;
        if is_valid(scheme, number) != valid {
            wrong.push(format!("{scheme} {number}: {valid}"));
        }
    }
    assert_eq!(wrong, [] as [String; 0]);
    assert_eq!(count, 1004);
}

#[test]
fn every_vector_is_of_a_known_scheme() {
    for row in rows(include_str!("data/identifier_vectors.csv")) {
        if let Ok(identifier) = Identifier::new(&row[0], &row[1]) {
            let known = codes::schemes()
                .iter()
                .any(|info| info.id == identifier.scheme());
            assert!(known, "{}", &row[0]);
        }
    }
}

#[test]
fn real_leis_that_fail_their_check_are_held_and_flagged() {
    let mut count = 0;
    for row in rows(include_str!("data/gleif_lei_check_failing.csv")) {
        let identifier = Identifier::new("lei", &row[0]).unwrap();
        assert_eq!(identifier.value(), &row[0]);
        assert_eq!(identifier.as_str().parse(), Ok(identifier.clone()));
        let checked = check(&identifier);
        assert!(!checked.is_valid());
        assert!(!codes::lei::is_valid(&row[0]));
        let [finding] = checked.findings.as_slice() else {
            panic!("{checked:?}")
        };
        assert_eq!(finding.rule, "iso17442.check");
        assert_eq!(finding.place, Some(18..20));
        assert!(finding.message.contains("ISO 7064 MOD 97-10"));
        count += 1;
    }
    assert_eq!(count, 178);
}

#[test]
fn a_failed_check_names_its_place_inside_the_value() {
    for row in rows(include_str!("data/identifier_vectors.csv")).filter(|row| &row[2] == "0") {
        let Ok(identifier) = Identifier::new(&row[0], &row[1]) else {
            continue;
        };
        for finding in check(&identifier).findings {
            let place = finding.place.unwrap();
            assert!(place.start < place.end, "{row:?}");
            assert!(place.end <= identifier.value().chars().count(), "{row:?}");
        }
    }
}

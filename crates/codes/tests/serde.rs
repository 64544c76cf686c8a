//! Identifiers and periods travel as plain strings.

use codes::Identifier;
use codes::period::{DayZero, Period, Roll};

fn check<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
    json: &str,
    value: T,
) {
    assert_eq!(serde_json::from_str::<T>(json).unwrap(), value);
    assert_eq!(serde_json::to_string(&value).unwrap(), json);
}

#[test]
fn each_has_one_spelling() {
    check(
        "\"uscc:91350100M000100Y43\"",
        Identifier::new("uscc", "91350100M000100Y43").unwrap(),
    );
    check("\"P7WD\"", Period::WorkingDays(7));
    check("\"excluded\"", DayZero::Excluded);
    check("\"next_working_day\"", Roll::NextWorkingDay);
}

#[test]
fn a_person_cannot_come_in_by_json() {
    let error = serde_json::from_str::<Identifier>("\"cn-resident-id:1\"").unwrap_err();
    assert!(error.to_string().contains("identifies natural persons"));
}

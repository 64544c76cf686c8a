//! Time is an argument: `clippy.toml` bans every other clock, and few files may
//! lift the ban.

use anyhow::Context;

/// Calls that read the wall clock.
const CLOCKS: [&str; 3] = [
    "jiff::Timestamp::now",
    "jiff::Zoned::now",
    "std::time::SystemTime::now",
];

/// Files that may lift the ban.
const MAY: [&str; 2] = [
    // The one clock.
    "crates/desk/src/clock.rs",
    // A stopwatch.
    "crates/register/examples/rates.rs",
];

/// Clocks that `clippy.toml` does not ban.
pub fn bans(clippy: &str) -> anyhow::Result<Vec<String>> {
    let settings: toml::Table = toml::from_str(clippy).context("clippy.toml is no TOML")?;
    let banned: Vec<&str> = settings
        .get("disallowed-methods")
        .and_then(|m| m.as_array())
        .into_iter()
        .flatten()
        .filter_map(|m| m.get("path").unwrap_or(m).as_str())
        .collect();
    Ok(CLOCKS
        .iter()
        .filter(|clock| !banned.contains(clock))
        .map(|clock| format!("clippy.toml: does not ban `{clock}`"))
        .collect())
}

/// A ban lifted where it should hold.
pub fn exemptions(name: &str, text: &str) -> Option<String> {
    // Spelled apart so that this file does not name itself.
    let lint = concat!("clippy::disallowed", "_methods");
    (text.contains(lint) && !MAY.contains(&name))
        .then(|| format!("{name}: lifts the ban on clocks; ask the desk's"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_that_is_missing_is_told() {
        let two = "disallowed-methods = [{ path = \"jiff::Timestamp::now\", reason = \"x\" }, \"jiff::Zoned::now\"]";
        assert_eq!(
            bans(two).unwrap(),
            ["clippy.toml: does not ban `std::time::SystemTime::now`"]
        );
        assert_eq!(bans("").unwrap().len(), CLOCKS.len());
    }

    #[test]
    fn few_files_may_lift_it() {
        let text = concat!("#![allow(clippy::disallowed", "_methods)]");
        assert!(exemptions("crates/store/src/lib.rs", text).is_some());
        assert!(exemptions(MAY[0], text).is_none());
    }
}

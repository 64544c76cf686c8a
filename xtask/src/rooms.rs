//! Rooms and arrows: each crate's dependencies on the others against the table
//! in `docs/ARCHITECTURE.md`, so that a new arrow shows in review.
//!
//! What tests use (`dev-dependencies`) is free, but for one thing: `testkit` is
//! for tests and nowhere else.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;

/// Table rows look like "| `desk` | `store`, `ledger` | what it is |".
const PAGE: &str = "docs/ARCHITECTURE.md";

/// The room for tests alone.
const TESTS_ONLY: &str = "testkit";

/// A room and the rooms it uses, in the order of the table.
type Arrows = Vec<(String, BTreeSet<String>)>;

/// Differences between the table and the crates.
pub fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let page =
        std::fs::read_to_string(root.join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    let drawn = drawn(&page);
    let mut out = upwards(&drawn);
    out.extend(differences(&drawn, &built(root)?));
    Ok(out)
}

/// Arrows of the table that do not lead to a row above: rooms stand on what is
/// listed before them, and on nothing for tests.
fn upwards(drawn: &Arrows) -> Vec<String> {
    let mut above = BTreeSet::new();
    let mut out = Vec::new();
    for (room, arrows) in drawn {
        for to in arrows {
            if !above.contains(to) || to == TESTS_ONLY {
                out.push(format!(
                    "{PAGE}: the arrow from `{room}` to `{to}` goes the wrong way"
                ));
            }
        }
        above.insert(room.clone());
    }
    out
}

fn differences(drawn: &Arrows, built: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let mut out = Vec::new();
    for (room, arrows) in built {
        let Some((_, allowed)) = drawn.iter().find(|(r, _)| r == room) else {
            out.push(format!("{PAGE}: the table of rooms lacks `{room}`"));
            continue;
        };
        for to in arrows.difference(allowed) {
            out.push(format!(
                "crates/{room}/Cargo.toml: `{room}` uses `{to}`, which {PAGE} does not allow"
            ));
        }
        for to in allowed.difference(arrows) {
            out.push(format!(
                "{PAGE}: `{room}` is said to use `{to}` and does not"
            ));
        }
    }
    for (room, _) in drawn.iter().filter(|(r, _)| !built.contains_key(r)) {
        out.push(format!("{PAGE}: there is no room `{room}`"));
    }
    out
}

fn drawn(page: &str) -> Arrows {
    let code = |cell: &str| -> BTreeSet<String> {
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    page.lines()
        .skip_while(|l| !l.starts_with("| Room | May use |"))
        .skip(2)
        .take_while(|l| l.starts_with('|'))
        .filter_map(|line| {
            let mut cells = line.trim_matches('|').split('|');
            Some((code(cells.next()?).pop_first()?, code(cells.next()?)))
        })
        .collect()
}

fn built(root: &Path) -> anyhow::Result<BTreeMap<String, BTreeSet<String>>> {
    let read = |path: &Path| -> anyhow::Result<toml::Table> {
        let text = std::fs::read_to_string(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        Ok(toml::from_str(&text)?)
    };
    let mut manifests = BTreeMap::new();
    for entry in std::fs::read_dir(root.join("crates"))? {
        let dir = entry?.path();
        if let (Some(room), true) = (
            dir.file_name().and_then(|n| n.to_str()),
            dir.join("Cargo.toml").exists(),
        ) {
            manifests.insert(room.to_owned(), read(&dir.join("Cargo.toml"))?);
        }
    }
    let whole = read(&root.join("Cargo.toml"))?;
    let shared = whole
        .get("workspace")
        .and_then(|w| w.get("dependencies"))
        .and_then(|d| d.as_table())
        .cloned()
        .unwrap_or_default();
    let rooms = packages(&manifests);
    Ok(manifests
        .into_iter()
        .map(|(room, manifest)| (room, uses(&manifest, &shared, &rooms)))
        .collect())
}

/// Package name to room.
fn packages(manifests: &BTreeMap<String, toml::Table>) -> BTreeMap<String, String> {
    manifests
        .iter()
        .filter_map(|(room, m)| {
            let name = m.get("package")?.get("name")?.as_str()?;
            Some((name.to_owned(), room.clone()))
        })
        .collect()
}

/// Rooms a manifest names outside its tests, under whatever alias or target.
fn uses(
    manifest: &toml::Table,
    shared: &toml::Table,
    rooms: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let targets = manifest
        .get("target")
        .and_then(|t| t.as_table())
        .into_iter()
        .flat_map(|t| t.values().filter_map(|v| v.as_table()));
    std::iter::once(manifest)
        .chain(targets)
        .flat_map(|table| ["dependencies", "build-dependencies"].map(|kind| table.get(kind)))
        .flatten()
        .filter_map(|d| d.as_table())
        .flatten()
        .filter_map(|(alias, how)| {
            let package = how
                .get("package")
                .or_else(|| shared.get(alias)?.get("package"))
                .and_then(|p| p.as_str())
                .unwrap_or(alias);
            rooms.get(package).cloned()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "text\n| Room | May use | What |\n|---|---|---|\n| `a` | | x |\n\
                        | `b` | `a` | `y` |\n| `c` | `a`, `b` | |\n\n| `z` | `a` |";

    #[test]
    fn the_table_is_read() {
        let drawn = drawn(PAGE);
        assert_eq!(drawn.len(), 3);
        assert!(drawn[0].1.is_empty());
        assert_eq!(drawn[2].1, ["a", "b"].map(str::to_owned).into());
        assert!(upwards(&drawn).is_empty());
    }

    #[test]
    fn an_arrow_up_and_one_to_the_testkit_are_wrong() {
        let page = PAGE
            .replace("| `a` | | x |", "| `testkit` | | |\n| `a` | `b` | x |")
            .replace("`b` | `a`", "`b` | `testkit`");
        assert_eq!(upwards(&drawn(&page)).len(), 2);
    }

    #[test]
    fn a_difference_is_told_from_either_side() {
        let drawn = drawn(PAGE);
        let mut built: BTreeMap<_, _> = drawn.iter().cloned().collect();
        assert!(differences(&drawn, &built).is_empty());
        built.insert("b".to_owned(), BTreeSet::from(["d".to_owned()]));
        built.insert("d".to_owned(), BTreeSet::new());
        assert_eq!(differences(&drawn, &built).len(), 3);
    }

    #[test]
    fn an_arrow_is_seen_under_an_alias_and_behind_a_target() {
        let rooms = [("x-a", "a"), ("x-b", "b"), ("x-t", "testkit")]
            .map(|(p, r)| (p.to_owned(), r.to_owned()))
            .into();
        let shared = toml::from_str("a = { package = \"x-a\", path = \"a\" }").unwrap();
        let manifest = toml::from_str(
            "[dependencies]\na.workspace = true\nserde = \"1\"\n\
             [target.'cfg(unix)'.dependencies]\nother = { package = \"x-b\", path = \"b\" }\n\
             [dev-dependencies]\nx-t = { path = \"t\" }",
        )
        .unwrap();
        assert_eq!(
            uses(&manifest, &shared, &rooms),
            ["a", "b"].map(str::to_owned).into()
        );
    }
}

//! Rooms and arrows: each crate's dependencies on the others against the table
//! in `docs/ARCHITECTURE.md`, so that a new arrow shows in review.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Context;

/// Table rows look like "| `desk` | `store`, `ledger` | what it is |".
const PAGE: &str = "docs/ARCHITECTURE.md";

type Arrows = BTreeMap<String, BTreeSet<String>>;

/// Differences between the table and the crates.
pub fn check(root: &Path) -> anyhow::Result<Vec<String>> {
    let page =
        std::fs::read_to_string(root.join(PAGE)).with_context(|| format!("cannot read {PAGE}"))?;
    let (drawn, built) = (drawn(&page), built(root)?);
    let mut out = Vec::new();
    for (room, arrows) in &built {
        let Some(allowed) = drawn.get(room) else {
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
    for room in drawn.keys().filter(|r| !built.contains_key(*r)) {
        out.push(format!("{PAGE}: there is no room `{room}`"));
    }
    Ok(out)
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

fn built(root: &Path) -> anyhow::Result<Arrows> {
    let mut out = Arrows::new();
    let crates: Vec<String> = std::fs::read_dir(root.join("crates"))?
        .filter_map(|e| e.ok()?.file_name().into_string().ok())
        .collect();
    for name in &crates {
        let path = root.join("crates").join(name).join("Cargo.toml");
        let manifest: toml::Table = toml::from_str(&std::fs::read_to_string(&path)?)?;
        let uses = manifest
            .get("dependencies")
            .and_then(|d| d.as_table())
            .map(|d| d.keys().filter(|k| crates.contains(k)).cloned().collect())
            .unwrap_or_default();
        out.insert(name.clone(), uses);
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_table_is_read() {
        let page = "text\n| Room | May use | What |\n|---|---|---|\n| `a` | | x |\n| `b` | `a`, `c` | `y` |\n\n| `z` | `a` |";
        let drawn = super::drawn(page);
        assert_eq!(drawn.len(), 2);
        assert!(drawn["a"].is_empty());
        assert_eq!(
            drawn["b"].iter().map(String::as_str).collect::<Vec<_>>(),
            ["a", "c"]
        );
    }
}

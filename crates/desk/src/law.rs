//! The law a register runs on: the catalogues in its data folder, or those
//! shipped inside the program.

use std::collections::BTreeMap;
use std::path::Path;

use catalogue::{Finding, Law};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../catalogues"]
struct Shipped;

/// The law could not be loaded: a catalogue that would allow less than the
/// promises does not load.
#[derive(Debug, thiserror::Error)]
#[error("the law does not load: {} finding(s) in the catalogues", .0.len())]
pub struct LawError(pub Vec<Finding>);

/// Files of each shipped catalogue: id, then relative path to text.
#[must_use]
pub fn shipped() -> BTreeMap<String, BTreeMap<String, String>> {
    let mut out: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    for path in Shipped::iter() {
        let (Some((id, rest)), Some(file)) = (path.split_once('/'), Shipped::get(&path)) else {
            continue;
        };
        let text = String::from_utf8_lossy(&file.data).into_owned();
        out.entry(id.to_owned())
            .or_default()
            .insert(rest.to_owned(), text);
    }
    out
}

/// Loads the catalogues under `dir`, or the shipped ones where there is none.
///
/// # Errors
/// [`LawError`] with every finding that is an error.
pub fn load(dir: Option<&Path>) -> Result<Law, LawError> {
    if let Some(dir) = dir {
        return catalogue::load_law(dir).map_err(LawError);
    }
    catalogue::load_law_files(&shipped()).map_err(LawError)
}

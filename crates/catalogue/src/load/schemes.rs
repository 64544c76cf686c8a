//! Identifier schemes across catalogues: one id, one meaning.

use std::collections::BTreeMap;

use super::{Loaded, document::Document, draft, in_catalogue};
use crate::finding::Finding;
use crate::lint;
use crate::model::IdentifierScheme;

/// Schemes that two catalogues declare under one id and describe differently:
/// identifiers of two organisations would be taken for one.
pub(super) fn clashes(all: &BTreeMap<String, Loaded>) -> Vec<Finding> {
    let mut seen: BTreeMap<&str, (&str, &IdentifierScheme)> = BTreeMap::new();
    let mut out = Vec::new();
    for (id, loaded) in all {
        let schemes = loaded
            .catalogue
            .iter()
            .flat_map(|c| &c.head.identifier_schemes);
        for (i, scheme) in schemes.enumerate() {
            let (first, other) = *seen.entry(&scheme.id).or_insert((id, scheme));
            if other.strength == scheme.strength && other.title == scheme.title {
                continue;
            }
            let file = "catalogue.toml";
            let text = loaded.sources.get(file).map_or("", String::as_str);
            let span = Document::parse(text).span(&format!("/identifier_scheme/{i}/id"));
            let message = format!("`{}` is another scheme in catalogue `{first}`", scheme.id);
            let found = draft::located(lint::by_id("DP079"), file, text, span, message);
            out.push(in_catalogue(id, found));
        }
    }
    out
}

//! What nobody has checked in its source.

/// Where it is said what in the catalogue of `id` is unverified, if this is.
#[must_use]
pub fn note(id: &str, unverified: bool) -> Option<String> {
    unverified.then(|| format!("/catalogues/{}#unverified", catalogue_of(id)))
}

/// The catalogue of a qualified id.
#[must_use]
pub fn catalogue_of(id: &str) -> &str {
    id.split('/').next().unwrap_or(id)
}

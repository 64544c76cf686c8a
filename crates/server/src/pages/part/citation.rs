//! A provision, cited.

use desk::view::CitationView;

use super::note;
use crate::text::{Said, Say};

/// A citation, to be shown.
pub struct Citation {
    /// Page of the provision.
    pub url: String,
    /// Instrument.
    pub instrument: Said,
    /// Article.
    pub citation: Said,
    /// As the authority wrote it.
    pub pinpoint: Option<Said>,
    /// Nobody has checked it in the source: where that is explained.
    pub unverified: Option<String>,
}

impl Citation {
    /// From the desk's view.
    #[must_use]
    pub fn of(say: Say, view: &CitationView) -> Self {
        let (mut instrument, citation) = (say.pick(&view.instrument), say.pick(&view.citation));
        // Some catalogues cite with the instrument's name: once is enough.
        if citation.text.starts_with(&instrument.text) {
            instrument = Said::default();
        }
        Self {
            url: format!("/provisions/{}", view.id),
            instrument,
            citation,
            pinpoint: view.pinpoint.as_deref().map(|p| say.quoted(p)),
            unverified: note(&view.id, view.unverified),
        }
    }
}

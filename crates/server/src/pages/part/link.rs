//! A link with its words.

use catalogue::Law;

use crate::text::{Said, Say};

/// A link.
pub struct Link {
    /// Where to.
    pub url: String,
    /// Words.
    pub text: Said,
}

impl Link {
    /// To an authority, by qualified id.
    #[must_use]
    pub fn authority(law: &Law, say: Say, id: &str) -> Self {
        let text = law
            .authority(id)
            .map_or_else(|| Said::plain(id), |a| say.pick(&a.name));
        Self {
            url: format!("/authorities/{id}"),
            text,
        }
    }

    /// To a provision, by qualified id: its instrument and article.
    #[must_use]
    pub fn provision(law: &Law, say: Say, id: &str) -> Self {
        let url = format!("/provisions/{id}");
        let Some(provision) = law.provision(id) else {
            return Self {
                url,
                text: Said::plain(id),
            };
        };
        let catalogue = law.catalogue_of(id);
        let instrument = catalogue.and_then(|c| c.instruments.get(&provision.instrument));
        let mut text = say.pick(&provision.citation);
        if let Some(instrument) = instrument {
            let title = say.pick(&instrument.title);
            if text.text.starts_with(&title.text) {
                return Self { url, text };
            }
            text = Said {
                text: format!("{} {}", title.text, text.text),
                lang: title.lang.or(text.lang),
            };
        }
        Self { url, text }
    }

    /// To a kind of act, by qualified id.
    #[must_use]
    pub fn kind(law: &Law, say: Say, id: &str) -> Self {
        let text = law
            .act_kind(id)
            .map_or_else(|| Said::plain(id), |k| say.pick(&k.title));
        Self {
            url: format!("/kinds/{id}"),
            text,
        }
    }
}

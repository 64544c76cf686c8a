//! Who has to see to what falls due.

/// Who has to see to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The organisation: it may, until then.
    Organisation,
    /// The authority that decided (qualified id).
    Authority(String),
    /// The body that reviews its acts (qualified id, where it is known).
    ReviewBody(Option<String>),
    /// A court (qualified id, where it is known).
    Court(Option<String>),
    /// Nobody: it happens by itself.
    Nobody,
}

impl Who {
    /// Stable word for files and programs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Authority(_) => "authority",
            Self::ReviewBody(_) => "review_body",
            Self::Court(_) => "court",
            Self::Nobody => "nobody",
        }
    }

    /// Qualified id of the body, where it is one and known.
    #[must_use]
    pub fn body(&self) -> Option<&str> {
        match self {
            Self::Authority(id) => Some(id),
            Self::ReviewBody(id) | Self::Court(id) => id.as_deref(),
            Self::Organisation | Self::Nobody => None,
        }
    }
}

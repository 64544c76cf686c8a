//! A place in a catalogue: a file, and a JSON pointer in it.

use std::fmt::Display;

use super::document::child;

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// File, relative to the catalogue.
    pub file: String,
    /// JSON pointer.
    pub pointer: String,
}

impl Place {
    pub fn new(file: &str, pointer: impl Into<String>) -> Self {
        Place {
            file: file.to_owned(),
            pointer: pointer.into(),
        }
    }

    /// One step further down: a key or an index.
    pub fn at(&self, step: impl Display) -> Self {
        Place {
            file: self.file.clone(),
            pointer: child(&self.pointer, &step.to_string()),
        }
    }
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    pub place: Place,
    pub value: T,
}

impl<T> Placed<T> {
    /// A place below this value.
    pub fn at(&self, step: impl Display) -> Place {
        self.place.at(step)
    }
}

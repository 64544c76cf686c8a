//! The law as data: provisions, authorities, act kinds, terms, remedies; its linter.

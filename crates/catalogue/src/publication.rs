//! Which publication rule applies to a decision.
//!
//! Only the choice; dates are counted in `register` with `codes::period`.

use codes::Date;

use crate::model::{ActKind, PublicationRule};

impl PublicationRule {
    /// Whether this rule governs a decision of that day with that content.
    /// `field` gives the text form of a content field, if it is there.
    #[must_use]
    pub fn applies(&self, decided_on: Date, field: impl Fn(&str) -> Option<String>) -> bool {
        self.in_force.holds_on(decided_on)
            && self
                .when
                .as_ref()
                .is_none_or(|when| field(&when.field).is_some_and(|value| when.is.contains(&value)))
    }
}

impl ActKind {
    /// The rule that governs the publication of a decision of that day: the
    /// first in the file that applies. None: it is not shown.
    #[must_use]
    pub fn publication_on(
        &self,
        decided_on: Date,
        field: impl Fn(&str) -> Option<String>,
    ) -> Option<&PublicationRule> {
        self.publication
            .iter()
            .find(|rule| rule.applies(decided_on, &field))
    }
}

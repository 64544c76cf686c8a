//! A [`Checked`](crate::Checked) being written by a scheme's rules.

use std::ops::Range;

use crate::form::FormFault;
use crate::{Finding, Severity};

/// Collects what a scheme finds; `formatted` stays `None` where people write the value as it is.
#[derive(Default)]
pub(crate) struct Report {
    pub findings: Vec<Finding>,
    pub sole_trader: bool,
    pub parts: Vec<(&'static str, String)>,
    pub formatted: Option<String>,
}

impl Report {
    pub fn error(&mut self, rule: &'static str, place: Range<usize>, message: String) {
        self.add(Severity::Error, rule, Some(place), message);
    }

    pub fn warning(&mut self, rule: &'static str, place: Range<usize>, message: String) {
        self.add(Severity::Warning, rule, Some(place), message);
    }

    /// A warning about the scheme, at no place of the value.
    pub fn warning_of_scheme(&mut self, rule: &'static str, message: String) {
        self.add(Severity::Warning, rule, None, message);
    }

    pub fn form(&mut self, rule: &'static str, fault: FormFault) {
        self.error(rule, fault.place, fault.message);
    }

    pub fn part(&mut self, name: &'static str, value: impl Into<String>) {
        self.parts.push((name, value.into()));
    }

    fn add(
        &mut self,
        severity: Severity,
        rule: &'static str,
        place: Option<Range<usize>>,
        message: String,
    ) {
        self.findings.push(Finding {
            severity,
            rule,
            place,
            message,
        });
    }
}

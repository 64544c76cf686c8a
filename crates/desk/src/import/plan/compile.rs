//! What compiling a mapping shares: finding columns and ids, and collecting
//! everything that is wrong before saying so.

use std::sync::Arc;

use catalogue::{ActMapping, Catalogue, SubjectMapping};
use codes::Identifier;

use super::SubjectPlan;
use super::act::ActPlan;
use super::condition::Test;
use crate::import::template::{Template, find};

pub(super) struct Compiler<'c> {
    pub(super) catalogue: &'c Catalogue,
    columns: &'c [String],
    leave_out: &'c [String],
    errors: Vec<String>,
    /// What is being compiled, for errors.
    place: String,
}

impl<'c> Compiler<'c> {
    pub(super) fn new(
        catalogue: &'c Catalogue,
        columns: &'c [String],
        leave_out: &'c [String],
    ) -> Self {
        Self {
            catalogue,
            columns,
            leave_out,
            errors: Vec::new(),
            place: String::new(),
        }
    }

    pub(super) fn finish(self) -> Result<(), Vec<String>> {
        let mut errors = self.errors;
        errors.dedup();
        if errors.is_empty() {
            Ok(())
        } else {
            Err(errors)
        }
    }

    pub(super) fn error(&mut self, text: impl std::fmt::Display) {
        self.errors.push(format!("{}: {text}", self.place));
    }

    /// The place of a column; an error when it is not there or not to be read.
    /// Whether the file has this column.
    pub(super) fn has_column(&self, name: &str) -> bool {
        find(name, self.columns).is_ok()
    }

    pub(super) fn column(&mut self, name: &str) -> Option<usize> {
        match find(name, self.columns) {
            Ok(i) => self.readable(i),
            Err(e) => {
                self.error(e);
                None
            }
        }
    }

    fn readable(&mut self, column: usize) -> Option<usize> {
        let name = &self.columns[column];
        if self.leave_out.contains(name) {
            self.error(format!("column `{name}` is left out and cannot be used"));
            return None;
        }
        Some(column)
    }

    pub(super) fn template(&mut self, text: &str) -> Option<Template> {
        match Template::compile(text, self.columns) {
            Ok(template) => {
                let columns: Vec<usize> = template.columns().collect();
                columns
                    .into_iter()
                    .all(|i| self.readable(i).is_some())
                    .then_some(template)
            }
            Err(e) => {
                self.error(e);
                None
            }
        }
    }

    /// A local id as a qualified one, if the catalogue has it.
    pub(super) fn qualified(
        &mut self,
        what: &str,
        id: &str,
        known: impl Fn(&Catalogue, &str) -> bool,
    ) -> Option<Arc<str>> {
        if known(self.catalogue, id) {
            return Some(format!("{}/{id}", self.catalogue.id).into());
        }
        self.error(format!("the catalogue has no {what} `{id}`"));
        None
    }

    pub(super) fn required(&mut self, columns: &[String]) {
        self.place = "columns".into();
        for name in columns {
            if let Err(e) = find(name, self.columns) {
                self.error(e);
            }
        }
    }

    pub(super) fn subject(&mut self, mapping: &SubjectMapping) -> Option<SubjectPlan> {
        self.place = "subject".into();
        if mapping.name.is_none() && !mapping.unnamed {
            self.error("give `name`, or say `unnamed = true` where the source has none");
        }
        let identifier = self.identifier(&mapping.identifier);
        let name = mapping.name.as_deref().map(|name| {
            if name.contains('{') {
                self.template(name)
            } else {
                self.template(&format!("{{{name}}}"))
            }
        });
        let mut also = Vec::new();
        for further in &mapping.also {
            let template = self.identifier(&further.identifier);
            let only_if = further.only_if.as_ref().map(|c| Test::compile(self, c));
            if let Some(template) = template {
                also.push((template, only_if.flatten()));
            }
        }
        Some(SubjectPlan {
            kind: mapping.kind,
            identifier: identifier?,
            also,
            name: name.flatten(),
            unnamed: mapping.unnamed,
        })
    }

    /// An identifier's template: its scheme must be written out.
    fn identifier(&mut self, text: &str) -> Option<Template> {
        let template = self.template(text)?;
        let Some((scheme, _)) = template.beginning().split_once(':') else {
            self.error(format!(
                "identifier `{text}` must begin with its scheme, as in `uscc:{{code}}`"
            ));
            return None;
        };
        if let Err(e) = Identifier::new(scheme, "0") {
            self.error(e);
            return None;
        }
        Some(template)
    }

    pub(super) fn acts(&mut self, mappings: &[ActMapping]) -> Vec<ActPlan> {
        let mut acts = Vec::new();
        if mappings.is_empty() {
            self.place = "mapping".into();
            self.error("no row makes any act");
        }
        for (i, mapping) in mappings.iter().enumerate() {
            self.place = format!("act `{}`", mapping.id);
            if mappings[..i].iter().any(|m| m.id == mapping.id) {
                self.error("another act of this mapping has the same id");
            }
            acts.extend(ActPlan::compile(self, mapping, &mappings[..i]));
        }
        acts
    }
}

//! A line in a list of acts.

use catalogue::Law;
use codes::Date;
use desk::view::ThreadLine;

use super::{Tag, catalogue_of};
use crate::text::{Day, Said, Say};
use crate::web::{acts_path, organisation_path};

/// One act in a list.
pub struct Line {
    /// Page of the act.
    pub url: String,
    /// Title of its kind.
    pub kind: Said,
    /// Name of the organisation.
    pub organisation: Said,
    /// Its page.
    pub organisation_url: String,
    /// Authority.
    pub authority: Said,
    /// Day of decision.
    pub decided: Day,
    /// State.
    pub tag: Tag,
}

impl Line {
    /// From the desk's view.
    #[must_use]
    pub fn of(law: &Law, say: Say, today: Date, line: &ThreadLine) -> Self {
        let row = &line.row;
        let say = say.quoting(law, catalogue_of(&row.kind));
        Self {
            url: acts_path(&row.id),
            kind: say.pick(&line.kind),
            organisation: say.quoted(&line.subject),
            organisation_url: organisation_path(&row.subject),
            authority: say.pick(&line.authority),
            decided: say.day(row.decided_on),
            tag: Tag::of(
                say,
                Tag::state_on(row.state, row.ends_on, today),
                row.adverse,
            ),
        }
    }

    /// Of a whole list.
    #[must_use]
    pub fn all(law: &Law, say: Say, today: Date, lines: &[ThreadLine]) -> Vec<Self> {
        lines
            .iter()
            .map(|line| Self::of(law, say, today, line))
            .collect()
    }
}

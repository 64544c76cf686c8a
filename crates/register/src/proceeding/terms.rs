//! The days a proceeding has to keep: from the act kind's notice and hearing,
//! counted from the service of the notice.

use catalogue::{ActKind, Catalogue, Law, Term};
use codes::Date;

use super::progress::Progress;
use crate::standing::last_day_of;

/// The law of a proceeding.
#[derive(Clone, Copy)]
pub(super) struct Rule<'l> {
    pub catalogue: &'l Catalogue,
    pub kind: &'l ActKind,
}

impl<'l> Rule<'l> {
    pub fn of(law: &'l Law, kind: &str) -> Option<Self> {
        Some(Self {
            catalogue: law.catalogue_of(kind)?,
            kind: law.act_kind(kind)?,
        })
    }

    /// Last day of a term. An error says why it cannot be told.
    pub fn last_day(self, term: &Term, from: Date) -> Result<Date, String> {
        last_day_of(self.catalogue, term, from).map_err(|unknown| unknown.why)
    }

    /// Last day to answer; `None` where the law gives no time, or nobody was told.
    pub fn reply_until(self, progress: &Progress) -> Option<Result<Date, String>> {
        let term = self.kind.notice.as_ref()?.reply.as_ref()?;
        Some(self.last_day(term, progress.notice.as_ref()?.on))
    }

    /// Last day to ask for a hearing.
    pub fn ask_until(self, progress: &Progress) -> Option<Result<Date, String>> {
        let hearing = self.kind.hearing.as_ref()?;
        Some(self.last_day(&hearing.ask, progress.notice.as_ref()?.on))
    }

    /// Last day on which a hearing is still too early, its invitation served
    /// on `invited_on`.
    pub fn notice_until(self, invited_on: Date) -> Option<Result<Date, String>> {
        let term = self.kind.hearing.as_ref()?.notice.as_ref()?;
        Some(self.last_day(term, invited_on))
    }
}

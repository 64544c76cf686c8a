//! What falls due, in words.

use desk::view::{CitationView, DueLine};
use register::due::{Because, Counted, Start, What, Who};

use super::period_words;
use crate::api::word;
use crate::text::{Said, Say};

/// One thing that falls due, in the words of a language; calendar, page and
/// command line say the same.
pub struct DueWords {
    /// What.
    pub what: Said,
    /// Who has to see to it.
    pub who: Said,
    /// The act it is about: kind and authority.
    pub act: String,
    /// How the day comes about.
    pub why: String,
    /// Instrument and article.
    pub under: Option<String>,
    /// True where the catalogue says that the number was not checked.
    pub unverified: bool,
}

impl DueWords {
    /// In this language.
    #[must_use]
    pub fn of(say: Say, line: &DueLine) -> Self {
        let due = &line.due;
        let body = line.body.as_ref().filter(|name| !name.is_empty());
        Self {
            what: match &due.what {
                What::Duty(words) => say.pick(words),
                what => Said::plain(say.word("due-", what.word())),
            },
            who: match (&due.who, body) {
                (Who::Organisation | Who::Nobody, _) | (_, None) => {
                    Said::plain(say.word("due-who-", due.who.word()))
                }
                (_, Some(name)) => say.pick(name),
            },
            act: say
                .with("kind", say.pick(&line.kind))
                .with("authority", say.pick(&line.authority))
                .t("due-of-act"),
            why: match &due.on {
                Ok(_) => why(say, &due.because),
                Err(unknown) => {
                    let counted = why(say, &due.because);
                    let unknown = say.with("why", &unknown.why).t("due-why-unknown");
                    format!("{counted}; {unknown}")
                }
            },
            under: line.basis.as_ref().map(|basis| under(say, basis)),
            unverified: due.unverified || line.basis.as_ref().is_some_and(|b| b.unverified),
        }
    }
}

fn why(say: Say, because: &Because) -> String {
    match because {
        Because::Counted(counted) => counted_words(say, counted),
        Because::SaidByAct => say.t("due-why-act"),
        Because::ContestsOver => say.t("due-why-contests-over"),
        Because::RestsOn(_) => say.t("due-why-rests-on"),
    }
}

fn counted_words(say: Say, counted: &Counted) -> String {
    let start = match counted.start {
        Start::Clock(clock) => say.word("clock-", &word(clock)),
        Start::Effect => say.t("due-start-effect"),
        Start::Change => say.t("due-start-change"),
    };
    let saying = say.with("start", &start).with("day", counted.from);
    let why = match &counted.within {
        Some(period) => saying
            .with("period", period_words(say, period))
            .t("due-why-period"),
        None => saying.t("due-why-day"),
    };
    match counted.unserved {
        true => say.with("why", &why).t("due-why-unserved"),
        false => why,
    }
}

fn under(say: Say, basis: &CitationView) -> String {
    let (instrument, citation) = (say.pick(&basis.instrument), say.pick(&basis.citation));
    match citation.text.starts_with(&instrument.text) {
        true => citation.text,
        false => format!("{} {}", instrument.text, citation.text),
    }
}

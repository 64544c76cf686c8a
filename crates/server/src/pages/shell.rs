//! What is around every page: title, navigation, languages, sandbox banner.

use axum::response::Html;
use codes::Date;

use crate::App;
use crate::text::{Day, Lang, Say};
use crate::web::{Visitor, Wrong, asset_url};

/// A handler's answer.
pub type Answer = Result<Html<String>, Wrong>;

/// What a page needs to know besides its own view.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Who is looking, at which address.
    pub visitor: Visitor,
    /// The register's today.
    pub today: Date,
    /// The day a sandbox register is set to.
    pub sandbox: Option<Date>,
}

impl Frame {
    /// The frame of this request.
    #[must_use]
    pub fn new(app: &App, visitor: Visitor) -> Self {
        Self {
            visitor,
            today: app.desk.today(),
            sandbox: app.desk.sandbox(),
        }
    }

    /// The visitor's language.
    #[must_use]
    pub fn say(&self) -> Say {
        self.visitor.say
    }

    /// A shell with this title.
    #[must_use]
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        let say = self.say();
        Shell {
            say,
            title: title.into(),
            section: self
                .visitor
                .path
                .split('/')
                .nth(1)
                .unwrap_or_default()
                .to_owned(),
            languages: Lang::ALL.map(|lang| Language {
                tag: lang.tag(),
                name: lang.own_name(),
                url: self.visitor.in_language(lang),
                current: lang == say.lang(),
            }),
            sandbox: self.sandbox.map(|on| say.day(on)),
            fleeting: false,
            json: None,
            calendar: None,
        }
    }
}

/// One language of the switch.
pub struct Language {
    /// Tag.
    pub tag: &'static str,
    /// Its own name.
    pub name: &'static str,
    /// This page in it.
    pub url: String,
    /// Whether the page is in it.
    pub current: bool,
}

/// Around a page.
pub struct Shell {
    /// Language.
    pub say: Say,
    /// Title, without the service's name.
    pub title: String,
    /// First part of the path, for the navigation.
    pub section: String,
    /// Languages.
    pub languages: [Language; 3],
    /// Day of a sandbox.
    pub sandbox: Option<Day>,
    /// Asks search engines not to keep it: what it shows is shown for a time only.
    pub fleeting: bool,
    /// The same as JSON.
    pub json: Option<String>,
    /// Calendar of what is due for what the page shows.
    pub calendar: Option<String>,
}

impl Shell {
    /// A page that is shown for a time only.
    #[must_use]
    pub fn fleeting(mut self) -> Self {
        self.fleeting = true;
        self
    }

    /// With the address of the same as JSON.
    #[must_use]
    pub fn json(mut self, path: impl Into<String>) -> Self {
        self.json = Some(path.into());
        self
    }

    /// With the calendar of what is due below this path, in the page's language.
    #[must_use]
    pub fn calendar(mut self, path: &str) -> Self {
        self.calendar = Some(format!("{path}/due.ics?lang={}", self.say.tag()));
        self
    }

    /// Address of an asset.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        asset_url(name)
    }

    /// `aria-current` of a place in the navigation: an attribute's value.
    #[must_use]
    pub fn is_at(&self, section: &str) -> bool {
        self.section == section
    }
}

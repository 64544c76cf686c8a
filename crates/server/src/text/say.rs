//! The sentences of the pages, by key and language.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use catalogue::{Law, Text};
use codes::Date;
use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader};
use register::Instant;

use super::{Day, Lang, Moment, Said, grouped};

fluent_templates::static_loader! {
    static LOCALES = {
        locales: "./locales",
        fallback_language: "en",
        // No bidirectional script is among the languages, and the marks would be copied with the text.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static IDS: LazyLock<[LanguageIdentifier; 3]> =
    LazyLock::new(|| Lang::ALL.map(|l| l.tag().parse().unwrap_or_default()));

/// Says things in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Say {
    lang: Lang,
    /// Language of the characters a source is written in, where it is known.
    home: Option<&'static str>,
}

impl Say {
    /// In this language.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, home: None }
    }

    /// Quoting sources of this catalogue.
    #[must_use]
    pub fn quoting(self, law: &Law, catalogue: &str) -> Self {
        let territory = law
            .catalogue(catalogue)
            .map_or("", |c| c.head.territory.as_str());
        Self {
            home: written_in(territory),
            ..self
        }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// Its tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.lang.tag()
    }

    /// The sentence under this key.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        LOCALES.lookup(self.id(), key)
    }

    /// The sentence under `prefix` + `word`, for closed lists such as states.
    #[must_use]
    pub fn word(&self, prefix: &str, word: &str) -> String {
        self.t(&format!("{prefix}{word}"))
    }

    /// With an argument; ask [`Saying::t`] for the sentence.
    #[must_use]
    pub fn with<A: ToArg>(&self, name: &'static str, value: A) -> Saying {
        Saying {
            say: *self,
            args: HashMap::new(),
        }
        .with(name, value)
    }

    /// A page's title; that something on it is wrong goes before it.
    #[must_use]
    pub fn titled(&self, title: String, wrong: bool) -> String {
        match wrong {
            true => self.with("title", title).t("title-error"),
            false => title,
        }
    }

    /// A text of the law.
    #[must_use]
    pub fn pick(&self, text: &Text) -> Said {
        Said::of_text(text, self.lang)
    }

    /// A name or other words out of a source, whose language is guessed by its script.
    #[must_use]
    pub fn quoted(&self, text: &str) -> Said {
        Said::of_source(text, self.lang, self.home)
    }

    /// A civil date.
    #[must_use]
    pub fn day(&self, on: Date) -> Day {
        Day {
            on,
            lang: self.lang,
        }
    }

    /// An instant.
    #[must_use]
    pub fn moment(&self, at: Instant) -> Moment {
        Moment {
            at,
            lang: self.lang,
        }
    }

    fn id(&self) -> &'static LanguageIdentifier {
        &IDS[self.lang as usize]
    }
}

/// Language of Chinese characters in a territory.
fn written_in(territory: &str) -> Option<&'static str> {
    match territory.get(..5).unwrap_or(territory) {
        "CN-HK" | "CN-MO" => Some("zh-Hant"),
        t => match t.split('-').next()? {
            "TW" | "HK" | "MO" => Some("zh-Hant"),
            "CN" | "SG" => Some("zh-Hans"),
            "JP" => Some("ja"),
            _ => None,
        },
    }
}

/// A sentence that still collects its arguments.
pub struct Saying {
    say: Say,
    args: HashMap<Cow<'static, str>, FluentValue<'static>>,
}

impl Saying {
    /// One more argument. A number `n` comes with `nText`, its digits in groups.
    #[must_use]
    pub fn with<A: ToArg>(mut self, name: &'static str, value: A) -> Self {
        let (value, grouped) = value.to_arg(self.say.lang);
        if let Some(grouped) = grouped {
            self.args
                .insert(format!("{name}Text").into(), grouped.into());
        }
        self.args.insert(name.into(), value);
        self
    }

    /// The sentence.
    #[must_use]
    pub fn t(&self, key: &str) -> String {
        LOCALES.lookup_with_args(self.say.id(), key, &self.args)
    }
}

/// What a sentence takes as an argument.
pub trait ToArg {
    /// The value, and a number's digits in groups.
    fn to_arg(&self, lang: Lang) -> (FluentValue<'static>, Option<String>);
}

impl ToArg for str {
    fn to_arg(&self, _: Lang) -> (FluentValue<'static>, Option<String>) {
        (self.to_owned().into(), None)
    }
}

impl ToArg for String {
    fn to_arg(&self, lang: Lang) -> (FluentValue<'static>, Option<String>) {
        self.as_str().to_arg(lang)
    }
}

impl ToArg for Said {
    fn to_arg(&self, lang: Lang) -> (FluentValue<'static>, Option<String>) {
        self.text.as_str().to_arg(lang)
    }
}

impl ToArg for Date {
    fn to_arg(&self, lang: Lang) -> (FluentValue<'static>, Option<String>) {
        (Day { on: *self, lang }.words().into(), None)
    }
}

impl ToArg for Day {
    fn to_arg(&self, _: Lang) -> (FluentValue<'static>, Option<String>) {
        (self.words().into(), None)
    }
}

impl ToArg for Moment {
    fn to_arg(&self, _: Lang) -> (FluentValue<'static>, Option<String>) {
        (self.words().into(), None)
    }
}

macro_rules! number {
    ($($ty:ty),*) => {$(
        impl ToArg for $ty {
            fn to_arg(&self, _: Lang) -> (FluentValue<'static>, Option<String>) {
                (FluentValue::from(*self), Some(grouped(&self.to_string())))
            }
        }
    )*};
}
number!(i32, u32, u64, usize);

impl<A: ToArg + ?Sized> ToArg for &A {
    fn to_arg(&self, lang: Lang) -> (FluentValue<'static>, Option<String>) {
        (**self).to_arg(lang)
    }
}

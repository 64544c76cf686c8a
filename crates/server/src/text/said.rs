//! A piece of text that knows which language it is in.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};
use catalogue::Text;

use super::Lang;

/// Text from the law or from a source. Shown in a template it escapes itself, and marks its
/// language with `lang` when that is not the page's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// The text, unescaped.
    pub text: String,
    /// Its language, when it is another than the page's.
    pub lang: Option<String>,
}

impl Said {
    /// Plain text in the page's language.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            lang: None,
        }
    }

    /// The text in the page's language, or the nearest there is.
    #[must_use]
    pub fn of_text(text: &Text, lang: Lang) -> Self {
        let shown = text.get(lang.tag());
        let of = |tag: &str| text.0.get(tag).is_some_and(|t| t == shown);
        let other = (!of(lang.tag()))
            .then(|| text.0.iter().find(|(_, t)| *t == shown))
            .flatten();
        Self {
            text: shown.to_owned(),
            lang: other.map(|(tag, _)| tag.clone()),
        }
    }

    /// Words of a source; Chinese or Japanese among them is told by the script.
    #[must_use]
    pub fn of_source(text: &str, lang: Lang) -> Self {
        let kana = text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'));
        let han = text
            .chars()
            .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'));
        let other = match (kana, han, lang.is_chinese()) {
            (true, ..) => Some("ja"),
            (_, true, false) => Some("zh"),
            _ => None,
        };
        Self {
            text: text.to_owned(),
            lang: other.map(str::to_owned),
        }
    }

    /// Whether there is nothing to show.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl HtmlSafe for Said {}

impl fmt::Display for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = escape(&self.text, Html).map_err(|_| fmt::Error)?;
        match &self.lang {
            None => write!(f, "{text}"),
            Some(lang) => {
                let lang = escape(lang, Html).map_err(|_| fmt::Error)?;
                write!(f, "<span lang=\"{lang}\">{text}</span>")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(pairs: &[(&str, &str)]) -> Text {
        Text(
            pairs
                .iter()
                .map(|(l, t)| ((*l).to_owned(), (*t).to_owned()))
                .collect(),
        )
    }

    #[test]
    fn text_in_another_language_says_so() {
        let both = text(&[("en", "Waste Act"), ("zh-Hant", "廢棄物清理法")]);
        assert_eq!(Said::of_text(&both, Lang::En).to_string(), "Waste Act");
        assert_eq!(
            Said::of_text(&both, Lang::ZhHans).to_string(),
            "<span lang=\"zh-Hant\">廢棄物清理法</span>"
        );
    }

    #[test]
    fn what_a_source_says_is_escaped() {
        let said = Said::of_source("<script>alert(1)</script>公司", Lang::En).to_string();
        assert!(
            said.starts_with("<span lang=\"zh\">&#60;script&#62;"),
            "{said}"
        );
        assert!(!said.contains("<script"));
    }
}

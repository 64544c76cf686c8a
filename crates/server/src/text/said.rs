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

    /// Words of a source; Chinese or Japanese among them is told by the script, and by
    /// the language of the source's `home` where that is known.
    #[must_use]
    pub fn of_source(text: &str, lang: Lang, home: Option<&'static str>) -> Self {
        let kana = text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'));
        let han = text
            .chars()
            .any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}'));
        let other = match (kana, han, home) {
            (true, ..) => Some("ja"),
            (_, true, Some(home)) => Some(home).filter(|h| *h != lang.tag()),
            (_, true, None) => (!lang.is_chinese()).then_some("zh"),
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
        let said = Said::of_source("<script>alert(1)</script>公司", Lang::En, None).to_string();
        assert!(
            said.starts_with("<span lang=\"zh\">&#60;script&#62;"),
            "{said}"
        );
        assert!(!said.contains("<script"));
    }

    #[test]
    fn the_same_characters_are_of_the_place_they_come_from() {
        let lang = |text, page, home| Said::of_source(text, page, home).lang;
        let check = |text, page, home, of: Option<&str>| {
            assert_eq!(lang(text, page, home).as_deref(), of, "{text}");
        };
        check("大園", Lang::En, Some("zh-Hant"), Some("zh-Hant"));
        check("大園", Lang::ZhHant, Some("zh-Hant"), None);
        check("中畑木材", Lang::ZhHans, Some("ja"), Some("ja"));
        check("ゴゾ", Lang::En, None, Some("ja"));
        check("Ltd", Lang::En, Some("ja"), None);
    }
}

//! The three languages of the pages, and which of them a visitor wants.

/// A language the pages are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lang {
    /// English.
    En,
    /// Chinese in simplified characters.
    ZhHans,
    /// Chinese in traditional characters.
    ZhHant,
}

impl Lang {
    /// All of them, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::En, Self::ZhHans, Self::ZhHant];

    /// BCP 47 tag, as in the catalogues and in `lang` attributes.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::ZhHans => "zh-Hans",
            Self::ZhHant => "zh-Hant",
        }
    }

    /// Its own name, for the switch.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::ZhHans => "简体中文",
            Self::ZhHant => "繁體中文",
        }
    }

    /// Whether it is Chinese in either script.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        self != Self::En
    }

    /// The language of a tag such as `zh-TW`, `zh_CN` or `en-GB`.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase().replace('_', "-");
        let mut parts = tag.split('-');
        match parts.next()? {
            "en" => Some(Self::En),
            "zh" => Some(
                if parts.any(|p| matches!(p, "hant" | "tw" | "hk" | "mo")) && !tag.contains("hans")
                {
                    Self::ZhHant
                } else {
                    Self::ZhHans
                },
            ),
            _ => None,
        }
    }

    /// The one most wanted by an `Accept-Language` header; English when none of ours is.
    #[must_use]
    pub fn accepted(header: &str) -> Self {
        let mut best = (0.0_f32, Self::En);
        for range in header.split(',').take(32) {
            let (tag, q) = range.split_once(';').unwrap_or((range, ""));
            let q = q
                .trim()
                .strip_prefix("q=")
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            if let Some(lang) = Self::of_tag(tag)
                && q > best.0
            {
                best = (q, lang);
            }
        }
        best.1
    }
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn the_language_most_wanted_is_taken() {
        let check = |header, lang| assert_eq!(Lang::accepted(header), lang, "{header}");
        check("", Lang::En);
        check("fr, de;q=0.9", Lang::En);
        check("zh-TW,zh;q=0.9,en;q=0.8", Lang::ZhHant);
        check("zh-HK", Lang::ZhHant);
        check("zh-Hans-HK", Lang::ZhHans);
        check("en;q=0.3, zh-CN;q=0.7", Lang::ZhHans);
        check("zh;q=0, en", Lang::En);
        check("zh;q=nonsense", Lang::En);
    }
}

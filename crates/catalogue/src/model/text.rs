//! Text in several languages.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// BCP 47 tag: `en`, `zh-Hans`, `zh-Hant`, `ja`.
pub type Lang = String;

/// One text, by language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<Lang, String>);

impl Text {
    /// The text in `lang`, else in the nearest language there is (another
    /// Chinese script for Chinese, then English, then any).
    #[must_use]
    pub fn get(&self, lang: &str) -> &str {
        let near = match lang {
            "zh-Hans" => "zh-Hant",
            "zh-Hant" => "zh-Hans",
            _ => "en",
        };
        self.0
            .get(lang)
            .or_else(|| self.0.get(near))
            .or_else(|| self.0.get("en"))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// Whether no language has text.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|s| s.trim().is_empty())
    }
}

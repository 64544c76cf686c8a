//! Every sentence is there in every language, and no template holds words of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

fn files(dir: &Path, ext: &str) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if entry.is_dir() {
            out.extend(files(&entry, ext));
        } else if entry.extension().is_some_and(|e| e == ext) {
            out.push(entry);
        }
    }
    out.sort();
    out
}

fn crate_dir() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Key and variables of each message.
fn messages(lang: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut out: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for file in files(&crate_dir().join("locales").join(lang), "ftl") {
        let mut key = String::new();
        for line in std::fs::read_to_string(file).unwrap().lines() {
            if let Some((k, _)) = line.split_once(" = ").filter(|_| !line.starts_with(' ')) {
                key = k.to_owned();
                assert!(
                    out.insert(key.clone(), BTreeSet::new()).is_none(),
                    "{key} twice in {lang}"
                );
            }
            for part in line.split('$').skip(1) {
                let name: String = part
                    .chars()
                    .take_while(char::is_ascii_alphanumeric)
                    .collect();
                // `nText` is `n` in groups.
                out.entry(key.clone())
                    .or_default()
                    .insert(name.trim_end_matches("Text").to_owned());
            }
        }
    }
    out
}

/// What stands in `t("...")` of templates and sources.
fn used() -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    let dir = crate_dir();
    let sources = [
        files(&dir.join("templates"), "html"),
        files(&dir.join("templates"), "xml"),
        files(&dir.join("src"), "rs"),
    ];
    for file in sources.iter().flatten().filter(|f| !f.ends_with("keys.rs")) {
        let text = std::fs::read_to_string(file).unwrap();
        for part in text.split(".t(\"").skip(1) {
            out.extend(part.split('"').next().map(str::to_owned));
        }
    }
    out
}

#[test]
fn every_sentence_is_there_in_every_language() {
    let english = messages("en");
    for lang in ["zh-Hans", "zh-Hant"] {
        let other = messages(lang);
        for (key, variables) in &english {
            let there = other
                .get(key)
                .unwrap_or_else(|| panic!("{key} is missing in {lang}"));
            // A language without plurals may leave out the number, not the rest.
            assert!(
                there.is_subset(variables),
                "{key} in {lang} knows {there:?}, not only {variables:?}"
            );
        }
        assert_eq!(
            english.len(),
            other.len(),
            "{lang} has messages that English has not"
        );
    }
}

#[test]
fn every_key_used_is_there() {
    let english = messages("en");
    for key in used() {
        assert!(english.contains_key(&key), "no message `{key}`");
    }
    let due = [
        "reply",
        "hearing_request",
        "showing_begins",
        "showing_ends",
        "effect_ends",
        "objection",
        "objection_to_decide",
        "appeal",
        "appeal_to_decide",
        "repair_opens",
        "urgent_review",
        "who-organisation",
        "who-authority",
        "who-review_body",
        "who-court",
        "who-nobody",
    ];
    for word in due {
        assert!(english.contains_key(&format!("due-{word}")), "due-{word}");
    }
    for state in register::State::ALL {
        for prefix in ["state-", "sentence-", "gone-"] {
            assert!(
                english.contains_key(&format!("{prefix}{}", state.word())),
                "{prefix}{}",
                state.word()
            );
        }
    }
}

#[test]
fn templates_hold_no_words_of_their_own() {
    for file in files(&crate_dir().join("templates"), "html") {
        let text = std::fs::read_to_string(&file).unwrap();
        let mut rest = String::new();
        let mut chars = text.chars().peekable();
        let (mut tag, mut code) = (false, 0);
        while let Some(c) = chars.next() {
            match (c, chars.peek()) {
                ('{', Some('{' | '%')) => code += 1,
                ('}' | '%', Some('}')) if code > 0 => {
                    code -= 1;
                    chars.next();
                }
                _ if code > 0 => {}
                ('<', _) => tag = true,
                ('>', _) => tag = false,
                (c, _) if !tag => rest.push(c),
                _ => {}
            }
        }
        // Paths, commands and the like are the same in every language.
        let allowed = [
            "standing log verify https://HOST/log --log-key ''",
            "standing receipt ACT --data DIR &gt; r.json",
            "standing verify r.json --log-key ''",
            "standing verify .receipt.json --log-key KEY",
            "/log/checkpoint",
            "/log/tile/0/000",
            "/log/tile/entries/000",
            "/api/v1/openapi.json",
            "/api/v1/acts",
            "/api/v1/stats",
            "/feed.atom",
        ];
        for line in rest.lines() {
            let mut line = line.to_owned();
            for a in allowed {
                line = line.replace(a, "");
            }
            assert!(
                !line.chars().any(char::is_alphabetic),
                "{}: `{}`",
                file.display(),
                line.trim()
            );
        }
    }
}

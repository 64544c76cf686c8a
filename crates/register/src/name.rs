//! Names: whether the name on an act agrees with a name in the register.
//!
//! Agreement guards promise 6 (the right organisation). It is not search: one
//! differing letter disagrees. Finding similar names is another room.
//! Spellings of legal forms are in `name/forms.rs`.

use catalogue::NameAgreement;
use unicode_normalization::UnicodeNormalization;

mod forms;

/// The folded form under which names are compared and kept: NFKC, case,
/// spacing, punctuation and the spelling of legal forms folded.
///
/// Signs that tell names apart (`+`, `#`, `@`, ...) stay, `&` reads as `and`,
/// and digits kept apart in the name stay apart.
///
/// ```
/// use register::name::normalise;
///
/// assert_eq!(normalise("Taylor & Sons Limited"), normalise("TAYLOR AND SONS LTD."));
/// assert_ne!(normalise("Taylor & Sons Ltd"), normalise("Taylor & Son Ltd"));
/// assert_eq!(normalise("（株）山田 製作所"), normalise("株式会社山田製作所"));
/// ```
#[must_use]
pub fn normalise(name: &str) -> String {
    if name.is_ascii() {
        return words(name);
    }
    let mut plain = String::with_capacity(name.len() + 8);
    for c in name.chars() {
        match compatible(c) {
            Some(c) => plain.push(c),
            None => {
                plain.clear();
                plain.extend(name.nfkc().flat_map(char::to_lowercase));
                // Lower-casing can leave what composes again.
                if !unicode_normalization::is_nfkc(&plain) {
                    plain = plain.nfkc().collect();
                }
                break;
            }
        }
    }
    words(&forms::east_asian(plain))
}

/// Whether two names agree.
#[must_use]
pub fn agree(a: &str, b: &str, how: NameAgreement) -> bool {
    match how {
        NameAgreement::Exact => a == b,
        NameAgreement::Normalised => normalise(a) == normalise(b),
    }
}

/// NFKC of one character that never combines with others; `None`: ask the
/// tables.
fn compatible(c: char) -> Option<char> {
    match c {
        ' '..='~' => Some(c),
        '\u{3000}' => Some(' '),
        '！'..='～' => char::from_u32(c as u32 - 0xFEE0),
        '\u{3001}'..='\u{3029}' | 'ぁ'..='ゖ' | 'ァ'..='ー' => Some(c),
        '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' => Some(c),
        _ => None,
    }
}

/// Drops what only separates, folds case and the legal forms of Latin names.
fn words(name: &str) -> String {
    let mut folded = Folded {
        text: String::with_capacity(name.len() + 4),
        starts: Vec::with_capacity(8),
        in_word: false,
        parted: false,
    };
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' => folded.letter(c),
            'A'..='Z' => folded.letter(c.to_ascii_lowercase()),
            '\u{3400}'..='\u{9FFF}' | 'ぁ'..='ゖ' | 'ァ'..='ヺ' | 'ー' => folded.letter(c),
            '&' => folded.and(),
            // Inside a word these join: L.L.C., O'Neill.
            '.' | '\'' | '’' | 'ʼ' | '`' => folded.parted = true,
            _ if separates(c) => folded.end_word(),
            _ if c.is_ascii() => folded.letter(c),
            _ => c.to_lowercase().for_each(|c| folded.letter(c)),
        }
    }
    folded.finish()
}

/// Spaces, brackets, quotes, dashes and stops.
fn separates(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => {
            c.is_ascii_whitespace() || c.is_ascii_control() || "!\"(),-/:;?[\\]_{}".contains(c)
        }
        '·' | '¡' | '¿' | '«' | '»' | '\u{AD}' | '゠' | '・' => true,
        '\u{2000}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' => true,
        // CJK punctuation, without the signs that are letters: 々 〆 〇.
        '\u{3000}'..='\u{3004}' | '\u{3008}'..='\u{3020}' | '\u{3030}' => true,
        _ => c.is_whitespace() || c.is_control(),
    }
}

struct Folded {
    text: String,
    /// Where words begin in `text`.
    starts: Vec<usize>,
    in_word: bool,
    /// Something was dropped since the last letter.
    parted: bool,
}

impl Folded {
    fn letter(&mut self, c: char) {
        if !self.in_word {
            self.starts.push(self.text.len());
            self.in_word = true;
        }
        // 7-11 is not 711.
        if self.parted && c.is_ascii_digit() && self.text.ends_with(|l: char| l.is_ascii_digit()) {
            self.text.push('.');
        }
        self.parted = false;
        self.text.push(c);
    }

    fn and(&mut self) {
        self.end_word();
        self.starts.push(self.text.len());
        self.text.push_str("and");
    }

    fn end_word(&mut self) {
        self.parted = true;
        if !std::mem::take(&mut self.in_word) {
            return;
        }
        // The first word is the name's own: a Company of Cooks.
        if let [_, .., start] = self.starts[..]
            && let Some(form) = forms::latin(&self.text[start..])
        {
            self.text.truncate(start);
            self.text.push_str(form);
        }
    }

    fn finish(mut self) -> String {
        self.end_word();
        for (long, words, short) in forms::LATIN_TAILS {
            if self.starts.len() > *words {
                let start = self.starts[self.starts.len() - words];
                if &self.text[start..] == *long {
                    self.text.truncate(start);
                    self.text.push_str(short);
                    break;
                }
            }
        }
        self.text
    }
}

#[cfg(test)]
mod tests;

//! One spelling of what people type: full-width forms, dashes and spaces of many scripts to ASCII.
//!
//! Look-alike letters of other scripts are not folded: that would be guessing.

/// ASCII for the full-width, spacing and dash characters that registers and word processors put into numbers.
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(fold_char).collect()
}

/// [`fold`], upper-case, and without the characters of `separators`.
pub(crate) fn compact(text: &str, separators: &str) -> String {
    text.chars()
        .map(fold_char)
        .filter(|c| !separators.contains(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

fn fold_char(c: char) -> char {
    match c {
        // Full-width ! to ~.
        '\u{FF01}'..='\u{FF5E}' => ascii(c as u32 - 0xFEE0),
        // Mathematical digits, five styles.
        '\u{1D7CE}'..='\u{1D7FF}' => ascii(u32::from(b'0') + (c as u32 - 0x1D7CE) % 10),
        // Soft hyphen, hyphens and dashes, minus, small and horizontal forms, katakana-hiragana prolonged sound mark.
        '\u{00AD}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{30FC}' => '-',
        // Middle dots, ideographic full stop, half-width forms.
        '\u{00B7}' | '\u{2022}' | '\u{2024}' | '\u{2027}' | '\u{3002}' | '\u{30FB}'
        | '\u{FF61}' | '\u{FF65}' => '.',
        // Zero-width characters count as spaces, so that they are dropped where spaces are.
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' => ' ',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn ascii(code: u32) -> char {
    char::from_u32(code).unwrap_or('?')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_what_registers_write() {
        assert_eq!(
            compact("９１３５０１００Ｍ０００１００ｙ４３", " -"),
            "91350100M000100Y43"
        );
        assert_eq!(compact("94\u{2013}2404110\u{00A0}", " -"), "942404110");
        assert_eq!(fold("𝟎𝟗"), "09");
    }

    #[test]
    fn does_not_guess_look_alikes() {
        assert_eq!(compact("МА1953684", " "), "МА1953684");
    }
}

//! Dates and instants, written as each language writes them.

use std::fmt;

use askama::filters::HtmlSafe;
use codes::Date;
use register::Instant;

use super::Lang;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A civil date, to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub on: Date,
    /// The language.
    pub lang: Lang,
}

impl Day {
    /// `8 March 2016`, `2016年3月8日`.
    #[must_use]
    pub fn words(&self) -> String {
        let (y, m, d) = (self.on.year(), self.on.month(), self.on.day());
        if self.lang.is_chinese() {
            format!("{y}年{m}月{d}日")
        } else {
            let month = MONTHS[usize::from(m.unsigned_abs()).saturating_sub(1) % 12];
            format!("{d} {month} {y}")
        }
    }

    /// `2016-03-08`.
    #[must_use]
    pub fn iso(&self) -> String {
        self.on.to_string()
    }
}

impl HtmlSafe for Day {}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<time datetime=\"{}\">{}</time>", self.on, self.words())
    }
}

/// An instant, to be written in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Instant,
    /// The language.
    pub lang: Lang,
}

impl Moment {
    /// `8 March 2016, 14:05 UTC`, `2016年3月8日 14:05（UTC）`.
    #[must_use]
    pub fn words(&self) -> String {
        let utc = jiff::tz::Offset::UTC.to_datetime(self.at);
        let day = Day {
            on: utc.date(),
            lang: self.lang,
        }
        .words();
        let (h, m) = (utc.hour(), utc.minute());
        if self.lang.is_chinese() {
            format!("{day} {h:02}:{m:02}（UTC）")
        } else {
            format!("{day}, {h:02}:{m:02} UTC")
        }
    }
}

impl HtmlSafe for Moment {}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<time datetime=\"{}\">{}</time>", self.at, self.words())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_writes_dates_its_own_way() {
        let on = jiff::civil::date(2016, 3, 8);
        assert_eq!(Day { on, lang: Lang::En }.words(), "8 March 2016");
        assert_eq!(
            Day {
                on,
                lang: Lang::ZhHant
            }
            .words(),
            "2016年3月8日"
        );
        let at: Instant = "2016-03-08T14:05:09Z".parse().unwrap();
        assert_eq!(
            Moment { at, lang: Lang::En }.words(),
            "8 March 2016, 14:05 UTC"
        );
        assert_eq!(
            Moment {
                at,
                lang: Lang::ZhHans
            }
            .words(),
            "2016年3月8日 14:05（UTC）"
        );
    }
}

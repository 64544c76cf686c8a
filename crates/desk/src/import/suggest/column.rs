//! What one column seems to be, from its name and its values.

use std::collections::HashMap;
use std::fmt;

use codes::{Date, Identifier};

use super::words::{self, has};
use crate::import::plan::parse_date;

/// Share of values that must agree, in percent.
const SHARE_PERCENT: usize = 90;
/// Distinct values kept for a list in the draft.
const VALUES_MAX: usize = 40;
/// Schemes whose numbers carry check digits; the strictest first.
const CHECKED: &[&str] = &[
    "lei", "uscc", "jp-cn", "siret", "us-uei", "vat", "tw-ubn", "siren",
];
/// Forms of a date tried.
const FORMATS: &[&str] = &[
    "%Y-%m-%d",
    "%Y%m%d",
    "%Y/%m/%d",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%d.%m.%Y",
    "%d/%m/%Y",
    "%m/%d/%Y",
    "%d-%m-%Y",
    "%d %B %Y",
    "%d %b %Y",
    "%B %d, %Y",
    "%b %d, %Y",
];

/// What a column was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// Names, numbers or describes a natural person.
    Person,
    /// Numbers of this scheme.
    Identifier(&'static str),
    /// Names the subject.
    Name,
    /// Numbers the subject, in a scheme of the source's own.
    SubjectNumber,
    /// Numbers the row.
    Key,
    /// A day in this form.
    Date(&'static str),
    /// Address.
    Address,
    /// Authority, or the place that tells which.
    Authority,
    /// Cites law.
    Law,
    /// How the matter stands.
    Status,
    /// Money.
    Amount,
    /// Whole or decimal number.
    Number,
    /// Yes or no.
    Flag,
    /// None of these.
    Text,
    /// No value seen.
    Empty,
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Identifier(scheme) => f.write_str(scheme),
            Self::Date(format) => write!(f, "date {format}"),
            Self::SubjectNumber => f.write_str("subject number"),
            other => f.write_str(&format!("{other:?}").to_lowercase()),
        }
    }
}

/// A column, what it was taken for, and why.
#[derive(Debug, Clone)]
pub struct Guess {
    /// Its name.
    pub column: String,
    /// What it was taken for.
    pub role: Role,
    /// Why, for a person to read.
    pub why: String,
    /// Distinct values in order of first appearance, a few; none for persons.
    pub values: Vec<String>,
    /// Whether there are more values than those.
    pub more_values: bool,
    /// Whether every row has a value.
    pub filled: bool,
    /// Whether no value comes twice.
    pub unique: bool,
    /// Whether numbers have no decimals.
    pub whole_numbers: bool,
}

/// A column's values.
pub(super) struct Seen<'r> {
    name: &'r str,
    words: Vec<String>,
    rows: usize,
    filled: Vec<&'r str>,
    distinct: HashMap<&'r str, usize>,
    order: Vec<&'r str>,
}

impl<'r> Seen<'r> {
    pub(super) fn new(name: &'r str, values: impl Iterator<Item = &'r str>) -> Self {
        let mut this = Self {
            name,
            words: words::words_of(name),
            rows: 0,
            filled: Vec::new(),
            distinct: HashMap::new(),
            order: Vec::new(),
        };
        for value in values {
            this.rows += 1;
            if value.is_empty() {
                continue;
            }
            this.filled.push(value);
            let count = this.distinct.entry(value).or_insert(0);
            if *count == 0 {
                this.order.push(value);
            }
            *count += 1;
        }
        this
    }

    pub(super) fn guess(self) -> Guess {
        let (role, why) = self.role();
        let person = role == Role::Person;
        let values = self.order.iter().filter(|_| !person).take(VALUES_MAX);
        Guess {
            column: self.name.to_owned(),
            why,
            values: values.map(|&v| v.to_owned()).collect(),
            more_values: self.order.len() > VALUES_MAX,
            filled: !self.filled.is_empty() && self.filled.len() == self.rows,
            unique: self.distinct.len() == self.filled.len(),
            whole_numbers: self.filled.iter().all(|v| !v.contains('.')),
            role,
        }
    }

    fn word(&self, list: &[&'static str]) -> Option<&'static str> {
        has(self.name, &self.words, list)
    }

    fn role(&self) -> (Role, String) {
        let says = |word: &str| format!("its name says `{word}`");
        if let Some(why) = self.person() {
            return (Role::Person, why);
        }
        if self.filled.is_empty() {
            return (Role::Empty, "no value in the rows looked at".into());
        }
        if let Some((format, why)) = self.date() {
            return (Role::Date(format), why);
        }
        if let Some((scheme, why)) = self.identifier() {
            return (Role::Identifier(scheme), why);
        }
        if self.share(is_flag) && self.distinct.len() <= 2 {
            return (Role::Flag, "two values that mean yes and no".into());
        }
        let numeric = self.share(is_number);
        let unique = self.distinct.len() == self.rows && self.rows > 1;
        if let Some(number) = self.word(words::NUMBER) {
            if let Some(word) = self.word(words::SUBJECT) {
                return (Role::SubjectNumber, says(&format!("{word} … {number}")));
            }
            if unique {
                return (
                    Role::Key,
                    format!("{}, and no value comes twice", says(number)),
                );
            }
            if self.distinct.len() * 2 > self.rows {
                return (
                    Role::Key,
                    format!("{}, but some values come twice", says(number)),
                );
            }
        }
        if numeric {
            return match self.word(words::AMOUNT) {
                Some(word) => (Role::Amount, says(word)),
                None => (Role::Number, "its values are numbers".into()),
            };
        }
        let kinds = [
            (words::LAW, Role::Law),
            (words::ADDRESS, Role::Address),
            (words::STATUS, Role::Status),
            (words::AUTHORITY, Role::Authority),
            (words::NAME, Role::Name),
        ];
        for (list, role) in kinds {
            if let Some(word) = self.word(list) {
                return (role, says(word));
            }
        }
        (Role::Text, "nothing told it".into())
    }

    fn person(&self) -> Option<String> {
        if let Some(word) = self.word(words::PERSON)
            && (self.word(words::ORGANISATION).is_none() || self.words.len() == 1)
        {
            return Some(format!(
                "its name says `{word}`: it may name, number or describe a natural person"
            ));
        }
        let half = self.filled.iter().filter(|v| is_person_number(v)).count() * 2;
        (half > self.filled.len() && !self.filled.is_empty())
            .then(|| "its values look like numbers of natural persons".into())
    }

    fn share(&self, holds: impl Fn(&str) -> bool) -> bool {
        let count = self.filled.iter().filter(|v| holds(v)).count();
        !self.filled.is_empty() && count * 100 >= self.filled.len() * SHARE_PERCENT
    }

    fn date(&self) -> Option<(&'static str, String)> {
        let fits = |format: &&&str| {
            let formats = [(**format).to_owned()];
            self.share(|v| parse_date(v, &formats).is_some_and(is_likely))
        };
        let mut fitting = FORMATS.iter().filter(fits);
        let first = *fitting.next()?;
        let why = match fitting.next() {
            Some(other) if first != "%Y-%m-%d" => {
                format!(
                    "its values are dates, by form either `{first}` or `{other}`: TODO decide which"
                )
            }
            _ => "its values are dates".into(),
        };
        Some((first, why))
    }

    fn identifier(&self) -> Option<(&'static str, String)> {
        let joined = self.words.concat();
        let by_header = words::BY_HEADER.iter().find(|(_, names)| {
            names
                .iter()
                .any(|n| self.words.iter().any(|w| w == n) || joined.contains(n) && n.len() > 4)
        });
        let schemes = CHECKED.iter().chain(by_header.map(|(scheme, _)| scheme));
        schemes.copied().find_map(|scheme| {
            let valid =
                |v: &&&str| Identifier::new(scheme, v).is_ok_and(|id| codes::check(&id).is_valid());
            let count = self.filled.iter().filter(valid).count();
            let percent = count * 100 / self.filled.len();
            (percent >= SHARE_PERCENT).then(|| {
                (
                    scheme,
                    format!("{percent} % of its values are valid numbers of `{scheme}`"),
                )
            })
        })
    }
}

/// Between the oldest acts a register holds and the end of the next decades.
fn is_likely(day: Date) -> bool {
    (1850..2100).contains(&day.year())
}

fn is_number(text: &str) -> bool {
    let digits = text.trim_start_matches(['-', '+']);
    // `035203` is a code: as a number it would lose its zero.
    if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
        return false;
    }
    digits.bytes().any(|b| b.is_ascii_digit())
        && digits
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

fn is_flag(text: &str) -> bool {
    matches!(
        text.to_lowercase().as_str(),
        "0" | "1"
            | "yes"
            | "no"
            | "y"
            | "n"
            | "true"
            | "false"
            | "是"
            | "否"
            | "有"
            | "無"
            | "无"
            | "ja"
            | "nein"
            | "oui"
            | "non"
    )
}

/// Shapes of personal numbers: a Chinese resident's (18 characters with a
/// day of birth in it), a Taiwanese one's, a US social security number.
fn is_person_number(text: &str) -> bool {
    let b = text.as_bytes();
    let digits = |part: &[u8]| part.iter().all(u8::is_ascii_digit);
    match b.len() {
        18 => {
            digits(&b[..17])
                && (b[17].is_ascii_digit() || matches!(b[17], b'X' | b'x'))
                && parse_date(&text[6..14], &["%Y%m%d".to_owned()]).is_some_and(is_likely)
        }
        10 => b[0].is_ascii_uppercase() && matches!(b[1], b'1' | b'2') && digits(&b[2..]),
        11 => {
            b[3] == b'-' && b[6] == b'-' && digits(&b[..3]) && digits(&b[4..6]) && digits(&b[7..])
        }
        _ => false,
    }
}

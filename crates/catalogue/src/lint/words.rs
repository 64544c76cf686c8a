//! Words that give away a natural person, or a matter no act may be about.
//!
//! Lists of words find slips and honest mistakes, not cunning: the closed types
//! of the model are what keeps the promises. Here they only say which one.

/// Words for a natural person where a kind of subject is wanted.
const PERSONS: [&str; 17] = [
    "person",
    "individual",
    "natural_person",
    "natural-person",
    "human",
    "citizen",
    "resident",
    "consumer",
    "employee",
    "worker",
    "director",
    "owner",
    "sole_trader",
    "家庭",
    "自然人",
    "個人",
    "个人",
];

/// Whether a kind of subject means a natural person.
pub(crate) fn is_person(word: &str) -> bool {
    let word = word.to_lowercase();
    PERSONS
        .iter()
        .any(|p| *p == word || format!("{p}s") == word)
        || word == "people"
}

/// Words of promise 3, as parts of a word or in a text.
const PROTECTED: [&str; 38] = [
    "speech",
    "expression",
    "opinion",
    "rumour",
    "rumor",
    "belief",
    "religion",
    "religious",
    "faith",
    "church",
    "association",
    "assembly",
    "demonstration",
    "protest",
    "press",
    "media",
    "journalism",
    "politics",
    "political",
    "party",
    "defamation",
    "insult",
    "blasphemy",
    "content",
    "private",
    "privacy",
    "family",
    "morality",
    "言论",
    "言論",
    "谣言",
    "謠言",
    "宗教",
    "信访",
    "上访",
    "集会",
    "結社",
    "结社",
];

/// Whether a field of law that is not in the closed list is one of those that
/// were left out on purpose.
pub(crate) fn is_protected_field(word: &str) -> bool {
    let word = word.to_lowercase();
    parts(&word).any(|p| PROTECTED.contains(&p))
        || PROTECTED.iter().any(|p| !p.is_ascii() && word.contains(p))
}

/// Words in a title that no act on this register should need.
const SPEECH_IN_TITLES: [&str; 22] = [
    "speech",
    "rumour",
    "rumor",
    "rumours",
    "rumors",
    "religion",
    "religious",
    "belief",
    "blasphemy",
    "defamation",
    "demonstration",
    "journalism",
    "言论",
    "言論",
    "谣言",
    "謠言",
    "宗教",
    "信访",
    "上访",
    "集会",
    "結社",
    "结社",
];

/// The word in a title that is about speech, belief or association.
pub(crate) fn speech_in(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    SPEECH_IN_TITLES.into_iter().find(|w| {
        if w.is_ascii() {
            parts(&text).any(|p| p == *w)
        } else {
            text.contains(w)
        }
    })
}

/// Parts of a field's name that mean a natural person.
const PERSON_IN_NAMES: [&str; 33] = [
    "person",
    "officer",
    "inspector",
    "official",
    "clerk",
    "judge",
    "lawyer",
    "representative",
    "director",
    "signatory",
    "reporter",
    "complainant",
    "whistleblower",
    "victim",
    "witness",
    "employee",
    "worker",
    "passport",
    "ssn",
    "birth",
    "birthday",
    "birthdate",
    "birthplace",
    "dob",
    "gender",
    "sex",
    "religion",
    "ethnicity",
    "nationality",
    "shareholder",
    "surname",
    "firstname",
    "mynumber",
];

/// Several parts that together mean a natural person.
const PERSON_IN_PHRASES: [&str; 11] = [
    "id_card",
    "identity_card",
    "national_id",
    "id_number",
    "social_security",
    "my_number",
    "given_name",
    "family_name",
    "first_name",
    "last_name",
    "home_address",
];

/// The same in Chinese and Japanese, in a name or a title.
const PERSON_IN_CJK: [&str; 22] = [
    "身份证",
    "身分證",
    "身分証",
    "护照",
    "護照",
    "旅券",
    "出生",
    "生年月日",
    "性别",
    "性別",
    "姓名",
    "氏名",
    "个人番号",
    "個人番号",
    "マイナンバー",
    "负责人",
    "負責人",
    "代表者",
    "法定代表人",
    "代表人",
    "担当者",
    "承辦人",
];

/// The part of a field's name or title that gives away a natural person.
///
/// Titles in Latin letters are only searched for documents and days of birth:
/// "notice to the person concerned" is no personal data, `person` as a field is.
pub(crate) fn person_in_field(name: &str, titles: &[&str]) -> Option<String> {
    let lower = name.to_lowercase();
    let joined = parts(&lower).collect::<Vec<_>>().join("_");
    let all: Vec<&str> = parts(&lower).collect();
    let part = all.iter().enumerate().find_map(|(i, p)| {
        let single = p.strip_suffix('s').filter(|s| s.len() > 3).unwrap_or(p);
        let means = PERSON_IN_NAMES.contains(p) || PERSON_IN_NAMES.contains(&single);
        // `legal_person` is an organisation; `number_of_workers` counts.
        let harmless = i > 0 && matches!(all[i - 1], "legal" | "juridical" | "moral")
            || all
                .iter()
                .any(|a| matches!(*a, "count" | "number" | "total"));
        (means && !harmless).then(|| (*p).to_owned())
    });
    part.or_else(|| {
        PERSON_IN_PHRASES
            .iter()
            .find(|p| joined.contains(*p))
            .map(|p| (*p).to_owned())
    })
    .or_else(|| cjk(name))
    .or_else(|| {
        titles
            .iter()
            .find_map(|t| cjk(t).or_else(|| document_in(t)))
    })
}

fn cjk(text: &str) -> Option<String> {
    PERSON_IN_CJK
        .iter()
        .find(|w| text.contains(*w))
        .map(|w| (*w).to_owned())
}

fn document_in(title: &str) -> Option<String> {
    let lower = title.to_lowercase();
    ["passport", "birth", "identity card", "id card"]
        .into_iter()
        .find(|w| lower.contains(w))
        .map(str::to_owned)
}

/// Words of a title of an identifier scheme that numbers people.
pub(crate) fn person_in_scheme(text: &str) -> Option<String> {
    const SINGLE: [&str; 8] = [
        "passport", "ssn", "citizen", "resident", "driver", "driving", "birth", "personal",
    ];
    const PHRASE: [&str; 6] = [
        "social security",
        "national id",
        "identity card",
        "id card",
        "my number",
        "natural person",
    ];
    let lower = text.to_lowercase();
    SINGLE
        .into_iter()
        .find(|w| parts(&lower).any(|p| p == *w))
        .or_else(|| {
            PHRASE
                .into_iter()
                .find(|w| lower.replace(['-', '_'], " ").contains(w))
        })
        .map(str::to_owned)
        .or_else(|| cjk(text))
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|p| !p.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{person_in_field, speech_in};

    #[test]
    fn a_field_for_a_person_is_told_from_one_for_a_firm() {
        let check = |name, titles: &[&str], expected: Option<&str>| {
            assert_eq!(person_in_field(name, titles).as_deref(), expected, "{name}");
        };
        check("officer_name", &[], Some("officer"));
        check("inspectors", &[], Some("inspectors"));
        check("id_card_no", &[], Some("id_card"));
        check("head", &["負責人"], Some("負責人"));
        check("legal_person", &[], None);
        check("number_of_workers", &[], None);
        check("inspection_date", &["Date of inspection"], None);
        check("office", &["Office"], None);
        check("respondent", &["Person concerned"], None);
    }

    #[test]
    fn speech_is_found_as_a_word_and_not_inside_another() {
        assert_eq!(speech_in("Spreading rumours"), Some("rumours"));
        assert_eq!(speech_in("Speechwriting software"), None);
    }
}

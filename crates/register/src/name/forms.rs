//! Spellings of legal forms, folded only where the whole form stands.
//!
//! What the law holds apart is never folded together: 有限公司 is not 股份有限公司,
//! 有限責任公司 not 有限公司.

/// The short spelling of a word that is a legal form or part of one.
pub(super) fn latin(word: &str) -> Option<&'static str> {
    Some(match word {
        "limited" => "ltd",
        "company" => "co",
        "incorporated" => "inc",
        "corporation" => "corp",
        "private" => "pvt",
        "aktiengesellschaft" => "ag",
        _ => return None,
    })
}

/// Forms of several words at the end of a name, as they read after [`latin`]
/// and without spaces: spelling, number of words, short spelling.
pub(super) const LATIN_TAILS: &[(&str, usize, &str)] = &[
    ("publicltdco", 3, "plc"),
    ("ltdliabilityco", 3, "llc"),
    ("ltdliabilitypartnership", 3, "llp"),
    ("kabushikikaisha", 2, "kk"),
    ("gesellschaftmitbeschränkterhaftung", 4, "gmbh"),
    ("gesellschaftmitbeschraenkterhaftung", 4, "gmbh"),
];

/// East Asian forms: short, whole. Longer ones first where one begins another.
const WHOLE: &[(&str, &str)] = &[
    ("(株)", "株式会社"),
    ("(有)", "有限会社"),
    ("(同)", "合同会社"),
    ("(資)", "合資会社"),
    ("(名)", "合名会社"),
    ("(一社)", "一般社団法人"),
    ("(一財)", "一般財団法人"),
    ("(公社)", "公益社団法人"),
    ("(公財)", "公益財団法人"),
    ("(医)", "医療法人"),
    ("(学)", "学校法人"),
    ("(福)", "社会福祉法人"),
    ("(独)", "独立行政法人"),
    ("株式會社", "株式会社"),
    ("有限會社", "有限会社"),
    ("合同會社", "合同会社"),
];

/// East Asian forms that stand only at the end.
const ENDS: &[(&str, &str)] = &[
    ("(股)公司", "股份有限公司"),
    ("(股)有限公司", "股份有限公司"),
    ("(有)公司", "有限公司"),
    ("(股)", "股份有限公司"),
];

/// Writes a form at the start or the end of a name in full.
pub(super) fn east_asian(name: String) -> String {
    if !name.contains(['(', '會']) {
        return name;
    }
    let trimmed = name.trim();
    for (short, whole) in ENDS {
        if let Some(rest) = trimmed.strip_suffix(short).filter(|rest| !rest.is_empty()) {
            return [rest, whole].concat();
        }
    }
    for (short, whole) in WHOLE {
        if let Some(rest) = trimmed.strip_prefix(short).filter(|rest| !rest.is_empty()) {
            return [whole, rest].concat();
        }
        if let Some(rest) = trimmed.strip_suffix(short).filter(|rest| !rest.is_empty()) {
            return [rest, whole].concat();
        }
    }
    name
}

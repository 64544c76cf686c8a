//! Numbers with their unit.

use super::Lang;

/// Digits in groups of three: `1,234,567.8`.
#[must_use]
pub fn grouped(number: &str) -> String {
    let (sign, rest) = number
        .strip_prefix('-')
        .map_or(("", number), |rest| ("−", rest));
    let (whole, fraction) = rest
        .split_once('.')
        .map_or((rest, None), |(w, f)| (w, Some(f)));
    let mut out = String::from(sign);
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// A number with its unit; currencies as each language writes them.
#[must_use]
pub fn amount(number: &str, unit: Option<&str>, lang: Lang) -> String {
    let digits = grouped(number);
    let chinese = match (unit, lang) {
        (Some("TWD"), Lang::ZhHant) => Some("新臺幣"),
        (Some("TWD"), Lang::ZhHans) => Some("新台币"),
        (Some("CNY"), Lang::ZhHant) => Some("人民幣"),
        (Some("CNY"), Lang::ZhHans) => Some("人民币"),
        _ => None,
    };
    if let Some(currency) = chinese {
        return format!("{currency} {digits} 元");
    }
    match unit {
        Some("TWD") => format!("NT${digits}"),
        Some("CNY") => format!("CN¥{digits}"),
        Some("USD") => format!("US${digits}"),
        Some("GBP") => format!("£{digits}"),
        Some("EUR") => format!("€{digits}"),
        Some(unit) => format!("{digits} {unit}"),
        None => digits,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_and_have_their_unit() {
        let check = |n, unit, lang, text: &str| assert_eq!(amount(n, unit, lang), text);
        check("6000", Some("TWD"), Lang::En, "NT$6,000");
        check("1234567", Some("TWD"), Lang::ZhHant, "新臺幣 1,234,567 元");
        check("-1200.50", Some("EUR"), Lang::ZhHans, "€−1,200.50");
        check("0.018", Some("mg/L"), Lang::En, "0.018 mg/L");
        check("999", None, Lang::En, "999");
    }
}

//! Taiwan unified business numbers: eight digits.
//!
//! Weights 1 2 1 2 1 2 4 1, the digits of each product added up. The sum is a multiple of 10 under the old rule and of
//! 5 under the rule the Ministry of Finance widened it to (numbers issued since April 2023, from memory). When the
//! seventh digit is 7 its product is 28, whose digits add up to 10: it may count as 1 or 0, so the sum plus 1 may pass
//! instead.

use crate::form::digits;
use crate::report::Report;

const WEIGHTS: [u32; 8] = [1, 2, 1, 2, 1, 2, 4, 1];

pub(crate) fn check(value: &str, report: &mut Report) {
    let digits = match digits::<8>(value) {
        Ok(digits) => digits,
        Err(fault) => return report.form("tw-ubn.form", fault),
    };
    let sum: u32 = digits
        .iter()
        .zip(WEIGHTS)
        .map(|(digit, weight)| u32::from(*digit) * weight)
        .map(|product| product / 10 + product % 10)
        .sum();
    let divides =
        |by: u32| sum.is_multiple_of(by) || (digits[6] == 7 && (sum + 1).is_multiple_of(by));
    if divides(10) {
        report.part("check_rule", "divisible by 10");
    } else if divides(5) {
        report.part("check_rule", "divisible by 5");
    } else {
        report.error(
            "tw-ubn.check",
            7..8,
            format!("weighted sum is {sum}, divisible neither by 10 nor by 5 (check rule of the Ministry of Finance)"),
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, check};

    fn rule(value: &str) -> Option<String> {
        let checked = check(&Identifier::new("tw-ubn", value).unwrap());
        assert_eq!(checked.is_valid(), !checked.parts.is_empty());
        checked.parts.first().map(|(_, rule)| rule.clone())
    }

    #[test]
    fn both_check_rules() {
        assert_eq!(rule("00277104").as_deref(), Some("divisible by 10"));
        // 04595257: 0+8+5+9+5+4+2(20)+7 = 40.
        assert_eq!(rule("04595257").as_deref(), Some("divisible by 10"));
        // 04595252: 35, and its last digit lower than the one before by five.
        assert_eq!(rule("04595252").as_deref(), Some("divisible by 5"));
        assert_eq!(rule("04595253"), None);
    }

    #[test]
    fn a_seventh_digit_of_seven_counts_as_one_or_nothing() {
        // 10458574 sums to 1+0+4+1+8+1+10+4 = 29.
        assert_eq!(rule("10458574").as_deref(), Some("divisible by 10"));
        // 10458575 sums to 30, 10458570 to 25.
        assert_eq!(rule("10458575").as_deref(), Some("divisible by 10"));
        assert_eq!(rule("10458570").as_deref(), Some("divisible by 5"));
        assert_eq!(rule("10458571"), None);
    }
}

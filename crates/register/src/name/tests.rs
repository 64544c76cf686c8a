//! Names that agree, and names that do not.

use catalogue::NameAgreement::{Exact, Normalised};
use proptest::prelude::*;

use super::{agree, normalise};

fn same(a: &str, b: &str) {
    assert_eq!(normalise(a), normalise(b), "{a} / {b}");
}

fn different(a: &str, b: &str) {
    assert_ne!(normalise(a), normalise(b), "{a} / {b}");
}

#[test]
fn one_differing_letter_disagrees() {
    different("Taylor & Son Ltd", "Taylor & Sons Ltd");
    different("浙江华友电子股份有限公司", "江苏华友电子股份有限公司");
    different("浙江華友", "浙江华友");
    different("C Ltd", "C+ Ltd");
    different("Acme 7-11", "Acme 711");
    different("台塑股份有限公司", "台塑有限公司");
    different("山田株式会社", "山田有限会社");
    different("Foo Ltd", "Foo Inc");
    different("オール", "オル");
}

#[test]
fn case_spacing_punctuation_and_width_agree() {
    same("Taylor & Sons Ltd", "TAYLOR AND SONS LTD.");
    same("O'Neill's (Holdings) Ltd", "ONeills Holdings, Ltd");
    same("ＡＢＣ　Ｔｒａｄｉｎｇ", "abc trading");
    same("台灣積體電路製造（股）公司", "台灣積體電路製造股份有限公司");
    same("ﾔﾏﾀﾞ電機", "ヤマダ電機");
    same("Ａ・Ｂ商会", "A B 商会");
    same("7-11 Store", "7 11 store");
    same("Cafe\u{301} Ltd", "Café Ltd");
    same("“Rot-Weiß” e. V.", "Rot Weiß e.V");
}

#[test]
fn legal_forms_agree_as_whole_forms_only() {
    same("Foo Company Limited", "Foo Co., Ltd.");
    same("Foo Public Limited Company", "Foo PLC");
    same("Foo Limited Liability Company", "Foo L.L.C.");
    same("Foo Incorporated", "FOO, INC.");
    same("Foo Corporation", "Foo Corp");
    same("㈱山田製作所", "株式会社 山田製作所");
    same("山田製作所㈲", "山田製作所有限会社");
    same("山田製作所（株）", "山田製作所株式會社");
    same("大同(有)公司", "大同有限公司");
    different("Unlimited Ltd", "Unltd Ltd");
    different("Company of Cooks Ltd", "Co of Cooks Ltd");
    different("Limited", "Ltd");
    different("Incorporatedness Ltd", "Incness Ltd");
    different("山田(株)製作所", "山田株式会社製作所");
    different("(株)", "株式会社");
}

#[test]
fn exact_is_exact() {
    assert!(agree("Foo Ltd", "Foo Ltd", Exact));
    assert!(!agree("Foo Ltd", "Foo Ltd.", Exact));
    assert!(agree("Foo Ltd", "Foo Ltd.", Normalised));
}

proptest! {
    /// The fast paths and the tables agree, and folding twice changes nothing
    /// that matters: a name agrees with itself in any case and width.
    #[test]
    fn a_name_agrees_with_its_wide_and_upper_case_self(name in "[a-z0-9 &.,'()山田株式会社ー々アか-]{1,24}") {
        let wide: String = name
            .chars()
            .map(|c| match c {
                ' ' => '\u{3000}',
                '!'..='~' => char::from_u32(c as u32 + 0xFEE0).unwrap(),
                c => c,
            })
            .collect();
        prop_assert_eq!(normalise(&name), normalise(&wide));
        prop_assert_eq!(normalise(&name), normalise(&name.to_uppercase()));
    }

    /// A letter more is a letter more.
    #[test]
    fn a_letter_added_disagrees(name in "[A-Za-z]{1,8}( [A-Za-z]{1,8}){0,3}", at in 0usize..40, c in "[a-z]") {
        let at = at.min(name.len());
        let more = format!("{}{c}{}", &name[..at], &name[at..]);
        let forms = ["limited", "company", "incorporated", "corporation", "private"];
        let formless = |n: &str| n.split(' ').all(|w| !forms.contains(&w.to_lowercase().as_str()));
        prop_assume!(formless(&name) && formless(&more));
        prop_assert_ne!(normalise(&name), normalise(&more));
    }

    #[test]
    fn no_name_breaks_it(name in "\\PC{0,40}") {
        let _ = normalise(&name);
    }
}

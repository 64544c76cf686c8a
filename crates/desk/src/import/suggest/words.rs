//! Words in column names, in English, Chinese, Japanese, German and French.
//!
//! ASCII words must stand as a word of their own (`name` in `facility_name`),
//! others anywhere in the name.

/// A natural person, or what describes one.
pub(super) const PERSON: &[&str] = &[
    "inspector",
    "officer",
    "birth",
    "birthday",
    "birthdate",
    "dob",
    "born",
    "surname",
    "lastname",
    "firstname",
    "forename",
    "gender",
    "sex",
    "passport",
    "ssn",
    "employee",
    "person",
    "director",
    "owner",
    "email",
    "phone",
    "mobile",
    "telephone",
    "handler",
    "signatory",
    "representative",
    "respondent",
    "complainant",
    "idcard",
    "manager",
    "prenom",
    "naissance",
    "inspecteur",
    "inspectrice",
    "dirigeant",
    "telephone",
    "geburtsdatum",
    "geburt",
    "vorname",
    "nachname",
    "prüfer",
    "prufer",
    "inhaber",
    "geschäftsführer",
    "sachbearbeiter",
    "telefon",
    "prénom",
    "téléphone",
    "gérant",
    "身分證",
    "身份证",
    "身分证",
    "身份證",
    "證件號",
    "证件号",
    "出生",
    "生日",
    "性別",
    "性别",
    "姓名",
    "負責人",
    "负责人",
    "法定代表",
    "法人代表",
    "代表人",
    "承辦人",
    "承办人",
    "聯絡人",
    "联系人",
    "經辦",
    "经办",
    "稽查員",
    "检查员",
    "執法人員",
    "执法人员",
    "當事人姓名",
    "電話",
    "电话",
    "手機",
    "手机",
    "信箱",
    "氏名",
    "生年月日",
    "代表者",
    "担当者",
    "検査員",
    "監督官",
    "電話番号",
];
/// Words that say the name before them is an organisation's all the same.
pub(super) const ORGANISATION: &[&str] = &[
    "company",
    "organisation",
    "organization",
    "business",
    "facility",
    "establishment",
    "firm",
    "entity",
    "legal",
    "operator",
    "corporate",
    "trading",
    "unternehmen",
    "firma",
    "entreprise",
    "société",
    "societe",
    "raison",
    "企業",
    "企业",
    "公司",
    "事業",
    "事业",
    "單位",
    "单位",
    "機構",
    "机构",
    "工廠",
    "工厂",
    "法人名",
    "商号",
    "商號",
    "会社",
];
pub(super) const NAME: &[&str] = &[
    "name",
    "company",
    "organisation",
    "organization",
    "title",
    "firma",
    "firmenname",
    "nom",
    "dénomination",
    "denomination",
    "raison",
    "bezeichnung",
    "名稱",
    "名称",
    "企業名",
    "公司名",
    "事業場名",
    "事業者名",
    "商号",
    "商號",
    "法人名",
    "單位",
    "单位",
];
pub(super) const ADDRESS: &[&str] = &[
    "address",
    "street",
    "adresse",
    "anschrift",
    "strasse",
    "straße",
    "rue",
    "siège",
    "siege",
    "location",
    "地址",
    "住所",
    "所在地",
    "住址",
];
pub(super) const AUTHORITY: &[&str] = &[
    "authority",
    "agency",
    "bureau",
    "county",
    "department",
    "office",
    "court",
    "regulator",
    "council",
    "behörde",
    "behorde",
    "amt",
    "gericht",
    "autorité",
    "autorite",
    "préfecture",
    "prefecture",
    "機關",
    "机关",
    "主管",
    "縣市",
    "县市",
    "部門",
    "部门",
    "労働局",
    "官庁",
    "局",
    "法院",
    "裁判所",
];
pub(super) const LAW: &[&str] = &[
    "law",
    "laws",
    "statute",
    "article",
    "articles",
    "provision",
    "section",
    "legal",
    "basis",
    "act",
    "regulation",
    "code",
    "gesetz",
    "rechtsgrundlage",
    "paragraph",
    "loi",
    "法條",
    "法条",
    "法規",
    "法规",
    "法令",
    "條文",
    "条文",
    "依據",
    "依据",
    "法律",
    "条例",
    "違反法",
];
pub(super) const STATUS: &[&str] = &[
    "status",
    "state",
    "outcome",
    "result",
    "disposition",
    "zustand",
    "ergebnis",
    "statut",
    "résultat",
    "resultat",
    "état",
    "狀態",
    "状态",
    "結果",
    "结果",
    "状況",
    "處理情形",
];
pub(super) const AMOUNT: &[&str] = &[
    "fine",
    "amount",
    "penalty",
    "sum",
    "total",
    "fee",
    "value",
    "betrag",
    "bußgeld",
    "bussgeld",
    "strafe",
    "montant",
    "amende",
    "金額",
    "金额",
    "罰鍰",
    "罚款",
    "罰金",
    "課徴金",
    "罰款",
];
/// Numbers given to something.
pub(super) const NUMBER: &[&str] = &[
    "id",
    "no",
    "nr",
    "num",
    "number",
    "code",
    "key",
    "identifier",
    "nummer",
    "numéro",
    "numero",
    "kennung",
    "編號",
    "编号",
    "番号",
    "號碼",
    "号码",
    "統編",
    "代碼",
    "代码",
    "字號",
    "文號",
    "文号",
];
/// What a subject's number is called after.
pub(super) const SUBJECT: &[&str] = &[
    "control",
    "establishment",
    "facility",
    "company",
    "licence",
    "license",
    "registration",
    "entity",
    "organisation",
    "organization",
    "business",
    "factory",
    "firm",
    "site",
    "operator",
    "unternehmen",
    "handelsregister",
    "entreprise",
    "établissement",
    "etablissement",
    "管制",
    "統一",
    "统一",
    "登記",
    "登记",
    "許可",
    "许可",
    "法人",
    "工廠",
    "企業",
    "企业",
    "事業",
];
/// Schemes without check digits worth the name: the header must say so.
pub(super) const BY_HEADER: &[(&str, &[&str])] = &[
    ("gb-coh", &["companynumber", "crn", "coh"]),
    ("us-ein", &["ein", "fein"]),
    ("duns", &["duns"]),
];

/// The words of a column's name: parted at signs and where lower case turns
/// to upper case.
pub(super) fn words_of(name: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut before = ' ';
    for c in name.chars() {
        if !c.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase()) {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            let last = words.len() - 1;
            words[last].extend(c.to_lowercase());
        }
        before = c;
    }
    words.retain(|w| !w.is_empty());
    words
}

/// The first of `list` that the name has.
pub(super) fn has(name: &str, words: &[String], list: &[&'static str]) -> Option<&'static str> {
    list.iter().copied().find(|&word| {
        if word.chars().any(|c| c as u32 > 0x2e80) {
            name.contains(word)
        } else {
            words
                .iter()
                .any(|w| w == word || w.strip_suffix('s') == Some(word))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_taken_apart() {
        let check = |name: &str, expected: &str| assert_eq!(words_of(name).join(" "), expected);
        check("facility_name", "facility name");
        check("FacilityName (EN)", "facility name en");
        check("penaltyDate2", "penalty date2");
        check("企業名稱", "企業名稱");
    }

    #[test]
    fn a_word_must_stand_alone() {
        let check = |name: &str, found: Option<&str>| {
            assert_eq!(has(name, &words_of(name), NUMBER), found, "{name}");
        };
        check("document_no", Some("no"));
        check("note", None);
        check("文號", Some("文號"));
    }
}

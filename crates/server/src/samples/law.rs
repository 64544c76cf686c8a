//! A law for the samples: two made-up catalogues.

use std::collections::BTreeMap;

use std::sync::Arc;

use catalogue::{ActKind, Authority, Catalogue, Head, Instrument, Law, Provision};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

fn read<T: DeserializeOwned>(value: Value) -> T {
    match serde_json::from_value(value.clone()) {
        Ok(read) => read,
        Err(error) => panic!("sample: {error} in {value}"),
    }
}

fn t(en: &str, hans: &str, hant: &str) -> Value {
    json!({ "en": en, "zh-Hans": hans, "zh-Hant": hant })
}

fn term(within: &str, from: &str) -> Value {
    json!({ "within": within, "from": from, "day_zero": "excluded", "roll": "next_working_day" })
}

fn penalty() -> Value {
    let remedies = t(
        "Write to the authority, saying what is wrong and enclosing what shows it. It costs nothing.",
        "以书面向该机关提出，说明错误之处并附上证据。不收费。",
        "以書面向該機關提出，說明錯誤之處並附上證據。不收費。",
    );
    json!({
        "id": "penalty",
        "title": t("Administrative fine", "罚款", "罰鍰"),
        "plain": t("The authority found a breach of environmental law and imposed a fine.",
            "机关认定违反环境法律并处以罚款。", "機關認定違反環境法律並處以罰鍰。"),
        "role": "sanction", "field": "environment", "adverse": true,
        "subjects": ["establishment", "company"], "provisions": ["waste-52", "water-40"],
        "content": { "type": "object" },
        "notice": { "reply": term("P7D", "service"), "basis": "admin-102" },
        "hearing": { "ask": term("P5WD", "service"), "basis": "admin-102" },
        "publication": [
            { "in_force_until": "2021-09-01", "starts": "after_service", "clock": "publication", "min": "P1Y", "max": "P5Y",
              "ends_by_itself": true, "unverified": true,
              "note": t("Until 2021 the clock started with publication.", "2021年前自公示起算。", "2021年前自公開起算。") },
            { "in_force_from": "2021-09-01", "starts": "after_appeal_window", "clock": "determination", "min": "P3M",
              "max": "P3Y", "ends_by_itself": true, "basis": "waste-52", "when": { "field": "gravity", "is": ["serious"] } },
            { "in_force_from": "2021-09-01", "starts": "after_service", "clock": "determination", "max": "P0D", "ends_by_itself": true }
        ],
        "ends": { "with_publication": true },
        "objection": { "lodge": term("P30D", "service"), "decide": term("P2M", "receipt"), "decided_by": "other_officer",
            "basis": "admin-102", "how": remedies },
        "repair": { "after": "P3M", "from": "determination", "conditions": [
            t("The fine is paid.", "罚款已缴纳。", "罰鍰已繳納。"),
            t("What was wrong has been put right.", "违法行为已改正。", "違法行為已改正。")],
            "accept": term("P3WD", "receipt"), "decide": term("P7WD", "receipt") },
        "appeal": { "lodge": term("P30D", "service"), "decided_by": "review_body", "suspends": false, "basis": "appeal-14",
            "how": t("Petition to the review body, through the authority.", "经该机关向复议机关提出。", "經由原處分機關向訴願機關提起訴願。") },
        "removal": "tombstone"
    })
}

fn step(id: &str, title: Value, role: &str, effect: &str) -> Value {
    json!({
        "id": id, "title": title, "role": role, "effect": effect, "changes": ["penalty"], "field": "environment",
        "adverse": false, "subjects": ["establishment", "company"], "provisions": ["appeal-14"], "unverified": true
    })
}

fn permit() -> Value {
    json!({
        "id": "permit", "title": t("Discharge permit", "排污许可", "排放許可"),
        "plain": t("The site may discharge within the limits named.", "场所可在限值内排放。", "場所得於限值內排放。"),
        "role": "licence", "field": "licensing", "adverse": false, "subjects": ["establishment"], "provisions": ["water-40"],
        "publication": [{ "starts": "on_decision", "clock": "determination", "ends_by_itself": true }]
    })
}

fn authority(id: &str, name: Value, review: Option<&str>, court: bool) -> Value {
    json!({
        "id": id, "name": name, "territory": "TW", "review_body": review, "court": court,
        "contact": t("Taoyuan, 1 County Hall Road", "桃园市县府路1号", "桃園市縣府路1號"),
        "power": [{ "acts": ["penalty", "permit"], "in_force_from": "1999-07-01" }]
    })
}

fn provision(
    id: &str,
    instrument: &str,
    citation: Value,
    summary: Value,
    unverified: bool,
) -> Value {
    json!({ "id": id, "instrument": instrument, "citation": citation, "summary": summary, "in_force_from": "2001-10-24",
        "link": "https://law.example/waste/52", "unverified": unverified })
}

fn by_id<T: DeserializeOwned>(values: Vec<Value>) -> BTreeMap<String, T> {
    let key = |v: &Value| v["id"].as_str().unwrap_or_default().to_owned();
    values.into_iter().map(|v| (key(&v), read(v))).collect()
}

/// The law of the samples.
#[must_use]
pub fn law() -> Law {
    let head: Head = read(json!({
        "format": 1,
        "title": t("Environmental enforcement, Taiwan", "台湾环境执法", "臺灣環境執法"),
        "about": t("Fines, orders and permits under Taiwan’s environmental law.",
            "依据台湾环境法律的罚款、命令与许可。", "依據臺灣環境法律之罰鍰、命令與許可。"),
        "languages": ["en", "zh-Hans", "zh-Hant"], "time_zone": "Asia/Taipei", "calendar": "TW", "territory": "TW",
        "unverified": t("How long acts are shown under the rules before 2021 was not read in the source.",
            "2021年以前规则的公示期限尚未与来源核对。", "2021年以前規則之公開期間尚未與來源核對。"),
        "identifier_scheme": [
            { "id": "tw-epa", "title": t("Environmental site number", "环境管制编号", "管制編號"),
              "issuer": t("Ministry of Environment", "环境部", "環境部"), "strength": "official" },
            { "id": "tw-place", "title": t("Name and place", "名称与地点", "名稱與地點"),
              "issuer": t("this register", "本登记册", "本登記簿"), "strength": "weak",
              "why_weak": t("It is made of a name and a district, because the source gives no number.",
                  "由名称和地区拼成，因为来源没有提供编号。", "由名稱與地區組成，因為來源未提供編號。") }
        ]
    }));
    let environment = Catalogue {
        id: "tw-environment".into(),
        head,
        instruments: by_id::<Instrument>(vec![
            json!({ "id": "waste", "title": t("Waste Disposal Act", "废弃物清理法", "廢棄物清理法"), "rank": "statute" }),
            json!({ "id": "water", "title": t("Water Pollution Control Act", "水污染防治法", "水污染防治法"), "rank": "statute" }),
            json!({ "id": "procedure", "title": { "zh-Hant": "行政程序法" }, "rank": "statute", "unverified": true }),
            json!({ "id": "appeal", "title": t("Administrative Appeal Act", "诉愿法", "訴願法"), "rank": "statute" }),
        ]),
        provisions: by_id::<Provision>(vec![
            provision(
                "waste-52",
                "waste",
                t("art. 52", "第52条", "第52條"),
                t(
                    "Fine for storing or clearing waste against the rules.",
                    "违规贮存、清理废弃物的罚款。",
                    "違規貯存、清除廢棄物之罰鍰。",
                ),
                false,
            ),
            provision(
                "water-40",
                "water",
                t("art. 40", "第40条", "第40條"),
                t(
                    "Fine for discharging above the standard.",
                    "超标排放的罚款。",
                    "排放超過標準之罰鍰。",
                ),
                true,
            ),
            provision(
                "admin-102",
                "procedure",
                json!({ "zh-Hant": "第102條" }),
                json!({}),
                true,
            ),
            provision(
                "appeal-14",
                "appeal",
                t("art. 14", "第14条", "第14條"),
                t(
                    "Thirty days to petition.",
                    "三十日内提起。",
                    "三十日內提起。",
                ),
                false,
            ),
        ]),
        authorities: by_id::<Authority>(vec![
            authority(
                "epb-taoyuan",
                t(
                    "Taoyuan Department of Environmental Protection",
                    "桃园市环境保护局",
                    "桃園市政府環境保護局",
                ),
                Some("moenv-appeals"),
                false,
            ),
            authority(
                "moenv-appeals",
                t(
                    "Appeals Committee, Ministry of Environment",
                    "环境部诉愿审议委员会",
                    "環境部訴願審議委員會",
                ),
                None,
                false,
            ),
            authority(
                "thac",
                t(
                    "Taipei High Administrative Court",
                    "台北高等行政法院",
                    "臺北高等行政法院",
                ),
                None,
                true,
            ),
        ]),
        act_kinds: by_id::<Arc<ActKind>>(vec![
            penalty(),
            permit(),
            step(
                "petition",
                t(
                    "Petition by the organisation",
                    "组织提起诉愿",
                    "組織提起訴願",
                ),
                "contest",
                "contests",
            ),
            step(
                "annulment",
                t("Decision annulled", "撤销原处分", "撤銷原處分"),
                "outcome",
                "annuls",
            ),
            step(
                "repair",
                t("Duties met", "义务履行完毕", "義務履行完畢"),
                "repair",
                "repairs",
            ),
        ]),
        mappings: BTreeMap::new(),
    };
    Law {
        catalogues: [(environment.id.clone(), environment)].into(),
    }
}

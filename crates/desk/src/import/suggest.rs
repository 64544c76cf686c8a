//! A first draft of a mapping, from a file's headers and first rows.
//!
//! It is for a person to finish: where law has to decide, the draft says
//! `TODO`. What can be seen is filled in, each with why it was chosen: what
//! identifies, what names, which columns are days and in which form, and which
//! must not be read because they name or number a natural person.

use super::{Reader, Row};

mod column;
mod words;
mod write;

use column::Seen;
pub use column::{Guess, Role};

/// Rows looked at.
pub const SAMPLE_ROWS: usize = 2_000;

/// A drafted mapping.
#[derive(Debug, Clone)]
pub struct SuggestedMapping {
    /// The file's text: TOML that reads as `catalogue::Mapping`.
    pub toml: String,
    /// What each column was taken for, in the file's order.
    pub columns: Vec<Guess>,
}

/// Drafts a mapping from up to [`SAMPLE_ROWS`] further rows of a file;
/// `stem` is the file's name without its endings (`epa_penalties`).
///
/// Rows that cannot be read are passed over.
pub fn suggest(reader: &mut Reader, stem: &str) -> SuggestedMapping {
    let columns = reader.columns().clone();
    let rows: Vec<Row> = reader
        .take(SAMPLE_ROWS * 2)
        .filter_map(Result::ok)
        .take(SAMPLE_ROWS)
        .collect();
    let columns: Vec<Guess> = columns
        .iter()
        .enumerate()
        .map(|(i, name)| Seen::new(name, rows.iter().map(|r| r.cells[i].as_str())).guess())
        .collect();
    SuggestedMapping {
        toml: write::mapping(&columns, stem),
        columns,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::import::reader::{Options, from_read};

    fn suggest_for(text: &str) -> SuggestedMapping {
        let bytes = Cursor::new(text.to_owned().into_bytes());
        let mut reader = from_read(Box::new(bytes), None, &Options::default()).unwrap();
        let suggested = suggest(&mut reader, "sample");
        if let Err(e) = toml::from_str::<catalogue::Mapping>(&suggested.toml) {
            panic!("{e}\n{}", suggested.toml);
        }
        suggested
    }

    fn check(text: &str, roles: &[&str], lines: &[&str]) {
        let suggested = suggest_for(text);
        let shown: Vec<String> = suggested
            .columns
            .iter()
            .map(|g| format!("{} {}", g.column, g.role))
            .collect();
        assert_eq!(shown, roles, "{}", suggested.toml);
        for line in lines {
            assert!(
                suggested.toml.contains(line),
                "no {line:?} in\n{}",
                suggested.toml
            );
        }
    }

    #[test]
    fn penalties_of_an_environment_agency() {
        check(
            "document_no,control_no,facility_name,county,penalty_date,law,fine_twd,petitioned,status_derived\n\
             21-100-030002,H53A0229,生全通運有限公司,基隆市,2011-03-01,空氣污染防制法第34條第1項,10000,0,in_force\n\
             22-100-030001,T5400438,陸仕企業股份有限公司屏東廠,屏東縣,2011-03-01,噪音管制法第9條第1項第1款,6000,0,upheld\n\
             22-100-030002,T5400438,陸仕企業股份有限公司屏東廠,屏東縣,2011-04-01,水污染防治法第7條，廢棄物清理法第27條,60000,1,in_force\n",
            &[
                "document_no key",
                "control_no subject number",
                "facility_name name",
                "county authority",
                "penalty_date date %Y-%m-%d",
                "law law",
                "fine_twd amount",
                "petitioned flag",
                "status_derived status",
            ],
            &[
                "identifier = \"todo-scheme:{control_no}\"",
                "name = \"{facility_name}\"",
                "decided_on = { columns = [\"penalty_date\"] }",
                "split = [\"，\"]",
                "\"噪音管制法第9條\" = \"todo\"",
                "fine_twd = { column = \"fine_twd\", as = \"integer\" }",
            ],
        );
    }

    #[test]
    fn inspections_with_a_column_that_numbers_a_person() {
        check(
            "inspection_id,establishment_id,inspected_on,type,inspector_no,priority,in_compliance\n\
             47910,821,05/31/2019,Routine Inspection,140,0,Yes\n\
             47908,355,05/29/2019,Routine Inspection,131,2,No\n\
             47909,355,05/28/2019,Follow-up,131,2,No\n",
            &[
                "inspection_id key",
                "establishment_id subject number",
                "inspected_on date %m/%d/%Y",
                "type text",
                "inspector_no person",
                "priority number",
                "in_compliance flag",
            ],
            &[
                "leave_out = [\"inspector_no\"]",
                "unnamed = true",
                "formats = [\"%m/%d/%Y\"]",
            ],
        );
        assert!(
            !suggest_for("id,inspector\n1,Jane Doe\n2,John Roe\n")
                .toml
                .contains("Jane")
        );
    }

    #[test]
    fn published_cases_known_by_name_and_place_alone() {
        check(
            "事業場名称,労働局,所在地,公表日,違反法条,事案概要,担当者氏名\n\
             （有）トウエイ給食センター,福島労働局,福島県郡山市,2016年1月6日,最低賃金法第４条,支払わなかったもの,山田\n\
             （有）シーフードハウス,愛知労働局,愛知県名古屋市,2016年10月3日,最低賃金法第４条,支払わなかったもの,田中\n",
            &[
                "事業場名称 name",
                "労働局 authority",
                "所在地 address",
                "公表日 date %Y年%m月%d日",
                "違反法条 law",
                "事案概要 text",
                "担当者氏名 person",
            ],
            &[
                "identifier = \"todo-scheme:{#事業場名称|所在地}\"",
                "\"最低賃金法第4条\" = \"todo\"",
                "leave_out = [\"担当者氏名\"]",
            ],
        );
    }

    #[test]
    fn numbers_are_known_by_their_check_digits() {
        check(
            "code,企业名称,法定代表人,处罚决定日期\n\
             91350100M000100Y43,某某有限公司,张三,20240102\n",
            &[
                "code uscc",
                "企业名称 name",
                "法定代表人 person",
                "处罚决定日期 date %Y%m%d",
            ],
            &["identifier = \"uscc:{code}\""],
        );
        check(
            "x,LEI\n110101199003070011,506700GE1G29325QX363\n",
            &["x person", "LEI lei"],
            &["identifier = \"lei:{LEI}\""],
        );
    }

    #[test]
    fn strange_headers_still_make_a_mapping_that_reads() {
        let text = "\"a \"\"b\"\" {c}\",\"d\ne\",\\,#|x,=\n1,2,3,4,5\n1,2,3,4,6\n";
        suggest_for(text);
        suggest_for("only\n");
        suggest_for("a,b\n,\n");
    }
}

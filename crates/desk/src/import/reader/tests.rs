//! Every format in every encoding and packing, and every way to be malformed.

use std::io::{Cursor, Read, Write};

use encoding_rs::Encoding;

use super::*;

const ROWS: [[&str; 3]; 4] = [
    ["名稱", "住所", "罰鍰"],
    ["生全通運有限公司", "基隆市中山區", "10000"],
    ["陸仕企業股份有限公司屏東廠", "屏東縣, 屏東市", "6000"],
    ["台北\"特別\"商行", "第一行\n第二行", ""],
];
const ROWS_JA: [[&str; 3]; 4] = [
    ["名称", "住所", "金額"],
    ["（有）トウエイ給食センター", "福島県郡山市", "290"],
    ["シーフードハウス", "愛知県名古屋市, 昭和区", "370"],
    ["株式会社\"山田\"", "一行目\n二行目", ""],
];
const ROWS_HANS: [[&str; 3]; 4] = [
    ["名称", "住所", "罚款"],
    ["北京市某某科技有限公司", "海淀区中关村大街", "10000"],
    ["上海某某贸易有限公司", "浦东新区, 世纪大道", "6000"],
    ["广州\"某某\"商行", "第一行\n第二行", ""],
];
const ROWS_FR: [[&str; 3]; 4] = [
    ["dénomination", "siège", "montant"],
    ["Société générale d'électricité", "Orléans", "10000"],
    ["Crédit fédéral de l'Isère", "Besançon, Doubs", "6000"],
    ["Café \"Élysée\"", "première ligne\ndeuxième ligne", ""],
];

fn read(bytes: Vec<u8>, options: &Options) -> Result<Reader, OpenError> {
    let total = bytes.len() as u64;
    from_read(Box::new(Cursor::new(bytes)), Some(total), options)
}

fn delimited(rows: &[[&str; 3]], delimiter: u8, newline: &str) -> String {
    let mut out = String::new();
    for row in rows {
        let cells: Vec<String> = row
            .iter()
            .map(|c| {
                if c.contains(['"', '\n', char::from(delimiter)]) {
                    format!("\"{}\"", c.replace('"', "\"\""))
                } else {
                    (*c).to_owned()
                }
            })
            .collect();
        out.push_str(&cells.join(&char::from(delimiter).to_string()));
        out.push_str(newline);
    }
    out
}

fn json_lines(rows: &[[&str; 3]]) -> String {
    let mut out = String::new();
    for row in &rows[1..] {
        let fields: Vec<String> = rows[0]
            .iter()
            .zip(row)
            .map(|(k, v)| format!("{k:?}:{}", serde_json::to_string(v).unwrap()))
            .collect();
        out.push_str(&format!("{{{}}}\n", fields.join(",")));
    }
    out
}

fn encode(text: &str, encoding: &str) -> Vec<u8> {
    let utf_16 = |to: fn(u16) -> [u8; 2], mark: bool| {
        let mark = mark.then_some(0xfeff_u16);
        mark.into_iter()
            .chain(text.encode_utf16())
            .flat_map(to)
            .collect()
    };
    match encoding {
        "UTF-8" => text.into(),
        "UTF-8 with mark" => format!("\u{feff}{text}").into(),
        "UTF-16LE" => utf_16(u16::to_le_bytes, true),
        "UTF-16BE" => utf_16(u16::to_be_bytes, true),
        "UTF-16LE without mark" => utf_16(u16::to_le_bytes, false),
        label => {
            let (bytes, _, lossy) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
            assert!(!lossy, "{label}");
            bytes.into_owned()
        }
    }
}

fn pack(bytes: &[u8], packing: &str) -> Vec<u8> {
    let gzip = |part: &[u8]| {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(part).unwrap();
        out.finish().unwrap()
    };
    let (a, b) = bytes.split_at(bytes.len() / 2);
    match packing {
        "plain" => bytes.to_vec(),
        "gzip" => gzip(bytes),
        "gzip in two members" => [gzip(a), gzip(b)].concat(),
        "zstd" => zstd::encode_all(bytes, 1).unwrap(),
        _ => [
            zstd::encode_all(a, 1).unwrap(),
            zstd::encode_all(b, 1).unwrap(),
        ]
        .concat(),
    }
}

fn check_rows(reader: Reader, rows: &[[&str; 3]], context: &str) {
    assert_eq!(reader.columns().as_ref(), rows[0], "{context}");
    let read: Vec<Row> = reader.map(|r| r.expect(context)).collect();
    assert_eq!(read.len(), rows.len() - 1, "{context}");
    for (row, expected) in read.iter().zip(&rows[1..]) {
        assert_eq!(row.cells, expected, "{context}");
    }
}

#[test]
fn every_format_in_every_encoding_and_packing() {
    let utf = [
        "UTF-8",
        "UTF-8 with mark",
        "UTF-16LE",
        "UTF-16BE",
        "UTF-16LE without mark",
    ];
    let cases = [
        (&ROWS, "big5"),
        (&ROWS_HANS, "gb18030"),
        (&ROWS_JA, "shift_jis"),
        (&ROWS_JA, "euc-jp"),
        (&ROWS_FR, "windows-1252"),
    ];
    let cases = cases
        .into_iter()
        .chain(utf.iter().flat_map(|e| [(&ROWS, *e), (&ROWS_JA, *e)]));
    for (rows, encoding) in cases {
        let texts = [
            ("csv", delimited(rows, b',', "\n")),
            ("csv with CRLF", delimited(rows, b',', "\r\n")),
            ("csv with semicolons", delimited(rows, b';', "\n")),
            ("tsv", delimited(rows, b'\t', "\r\n")),
            ("jsonl", json_lines(rows)),
        ];
        for (format, text) in texts {
            for packing in [
                "plain",
                "gzip",
                "gzip in two members",
                "zstd",
                "zstd in two frames",
            ] {
                let context = format!("{format} in {encoding}, {packing}");
                let bytes = pack(&encode(&text, encoding), packing);
                let reader = read(bytes, &Options::default()).expect(&context);
                check_rows(reader, rows, &context);
            }
        }
    }
}

fn check_lines(text: &str, expected: &[&str]) {
    let reader = read(text.into(), &Options::default()).unwrap();
    let shown: Vec<String> = reader
        .map(|r| match r {
            Ok(row) => format!("{} {}", row.line, row.cells.join("/").escape_debug()),
            Err(reject) => format!("{} ! {}", reject.line, reject.reason),
        })
        .collect();
    assert_eq!(shown, expected, "{text:?}");
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    check_lines("a,b\n1,2\n3,4", &["2 1/2", "3 3/4"]);
    check_lines("a,b\r\n1,2\r\n\r\n3,4\r\n", &["2 1/2", "4 3/4"]);
    check_lines("\n\na,b\n1,\"x\ny\nz\"\n3,4\n", &["4 1/x\\ny\\nz", "7 3/4"]);
    check_lines("a,b\r\n1,\"x\r\ny\"\r\n3,4\r\n", &["2 1/x\\r\\ny", "4 3/4"]);
    check_lines("a,b\r1,2\r3,4\r", &["2 1/2", "3 3/4"]);
    check_lines("a,b\n,\n  \n3,4\n", &["4 3/4"]);
    check_lines("{\"a\":1}\n\n{\"a\":\"x\\ny\"}", &["1 1", "3 x\\ny"]);
}

#[test]
fn a_malformed_row_costs_one_row() {
    let quote = "text follows the closing quote of a quoted cell";
    check_lines(
        "a,b\n1,\"x\"y\n2,\"open\n3,\"z\"\n4,5\n",
        &[
            &format!("2 ! {quote}"),
            &format!("3 ! {quote}"),
            "4 3/z",
            "5 4/5",
        ],
    );
    check_lines(
        "a,b\n1\n2,3\n4,5,6\n7,8,\n9,\"never closed\n10,11\n",
        &[
            "2 ! the row has 1 cells where the header has 2",
            "3 2/3",
            "4 ! the row has 3 cells where the header has 2",
            "5 7/8",
            "6 ! a quoted cell is not closed before the end of the file",
            "7 10/11",
        ],
    );
    check_lines(
        "{\"a\":1}\n[2]\n{\"a\":\n{\"a\":4,\"a\":5}\n{\"a\":6}",
        &[
            "1 1",
            "2 ! the row is no JSON object",
            "3 ! the row is no JSON: EOF while parsing a value (character 5)",
            "4 ! the row is no JSON: key `a` is there twice (character 13)",
            "5 6",
        ],
    );
    check_lines("a,b\n1,\0\n2,3\n", &["2 ! has a zero byte", "3 2/3"]);
}

#[test]
fn an_open_quote_does_not_swallow_a_long_file() {
    let mut text = String::from("a,b\n1,\"open\n");
    let lines = 2 * ROW_BYTES_MAX / 4;
    text.push_str(&"2,3\n".repeat(lines));
    let mut reader = read(text.into(), &Options::default()).unwrap();
    let reject = reader.next().unwrap().unwrap_err();
    assert_eq!((reject.line, reject.column), (2, None));
    assert!(reject.reason.contains("within 4 MiB"), "{}", reject.reason);
    assert_eq!(reader.next().unwrap().unwrap().line, 3);
    assert_eq!(reader.filter(Result::is_ok).count(), lines - 1);
}

#[test]
fn bytes_that_are_no_text_are_rejected_with_line_and_encoding() {
    let mut utf_8 = "名稱,縣市\n生全,基隆\n陸仕,屏東\n".repeat(30).into_bytes();
    let third = utf_8
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .nth(1)
        .unwrap()
        .0;
    utf_8[third + 1] = 0xff;
    check_bad_bytes(utf_8, 3, "名稱", "UTF-8");
    let mut big5 = encode(
        &"名稱,縣市\n生全通運,基隆市\n陸仕企業,屏東縣\n".repeat(30),
        "big5",
    );
    let line = big5
        .iter()
        .enumerate()
        .filter(|(_, b)| **b == b'\n')
        .nth(1)
        .unwrap()
        .0;
    let comma = big5[line..].iter().position(|b| *b == b',').unwrap() + line;
    big5[comma + 1] = 0xff;
    check_bad_bytes(big5, 3, "縣市", "Big5");
}

fn check_bad_bytes(bytes: Vec<u8>, line: u64, column: &str, encoding: &str) {
    let lines = bytes.iter().filter(|b| **b == b'\n').count();
    let reader = read(bytes, &Options::default()).unwrap();
    assert_eq!(reader.encoding(), Some(encoding));
    let (rows, rejects): (Vec<_>, Vec<_>) = reader.partition(Result::is_ok);
    assert_eq!((rows.len(), rejects.len()), (lines - 2, 1));
    let reject = rejects.into_iter().next().unwrap().unwrap_err();
    assert_eq!(reject.line, line);
    assert_eq!(reject.column.as_deref(), Some(column));
    assert!(reject.reason.contains(encoding), "{}", reject.reason);
}

#[test]
fn columns_are_asked_for_by_name() {
    let options = Options {
        required: vec!["penalty_date".into(), "law".into(), "county".into()],
        ..Options::default()
    };
    let error = read(b"Penalty Date , law\n1,2\n".to_vec(), &options).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the file has no column `penalty_date` (did you mean `Penalty Date`?), `county`; \
         it has `Penalty Date`, `law`"
    );
    let error = read(b"a, b,a \n1,2,3\n".to_vec(), &Options::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "column `a` is there twice, as column 1 and column 3"
    );
    let error = read(Vec::new(), &Options::default()).unwrap_err();
    assert!(matches!(error, OpenError::Empty));
    let error = read(b"[{\"a\":1}]".to_vec(), &Options::default()).unwrap_err();
    assert!(error.to_string().contains("one object a line"));
    let error = open("/nowhere/at/all.csv", &Options::default()).unwrap_err();
    assert!(matches!(error, OpenError::Io { .. }));
}

#[test]
fn columns_left_out_are_never_read() {
    let options = Options {
        leave_out: vec!["inspector".into()],
        ..Options::default()
    };
    for text in [
        "id,inspector\n1,\"Jane \"\"J\"\" Doe\"\n",
        "{\"id\":1,\"inspector\":\"Jane\"}\n",
    ] {
        let mut reader = read(text.into(), &options).unwrap();
        assert_eq!(reader.next().unwrap().unwrap().cells, ["1", ""]);
    }
    let mut reader = read(
        sheet("xlsx", &[["id", "inspector", "x"], ["1", "Jane", "y"]]),
        &options,
    )
    .unwrap();
    assert_eq!(reader.next().unwrap().unwrap().cells, ["1", "", "y"]);
}

#[test]
fn a_damaged_archive_gives_its_rows_up_to_the_damage() {
    let text = delimited(&ROWS, b',', "\n") + &"甲,乙,3\n".repeat(200_000);
    let whole = pack(text.as_bytes(), "gzip");
    let cut = whole[..whole.len() / 2].to_vec();
    let mut reader = read(cut, &Options::default()).unwrap();
    let items: Vec<_> = reader.by_ref().collect();
    assert!(reader.broken_off());
    let (last, before) = items.split_last().unwrap();
    assert!(before.len() > 10_000 && before.iter().all(Result::is_ok));
    let reject = last.as_ref().unwrap_err();
    assert_eq!(
        reject.line,
        before.last().unwrap().as_ref().unwrap().line + 1
    );
    assert!(
        reject
            .reason
            .starts_with("the file cannot be read any further")
    );
}

#[test]
fn progress_is_counted_in_packed_bytes() {
    let text = delimited(&ROWS, b',', "\n") + &"甲,乙,3\n".repeat(200_000);
    let bytes = pack(text.as_bytes(), "zstd");
    let total = bytes.len() as u64;
    let mut reader = read(bytes, &Options::default()).unwrap();
    assert_eq!(reader.by_ref().filter(Result::is_ok).count(), 200_003);
    assert_eq!(
        (reader.bytes_total(), reader.bytes_read()),
        (Some(total), total)
    );
}

/// A small spreadsheet, written by hand: what the formats ask for at least.
fn sheet(format: &str, rows: &[[&str; 3]]) -> Vec<u8> {
    let xml = |c: &str| {
        c.replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('"', "&quot;")
    };
    let mut body = String::new();
    for row in rows {
        let cells: String = row
            .iter()
            .map(|c| match (format, c.parse::<i64>()) {
                ("xlsx", Ok(n)) => format!("<c><v>{n}</v></c>"),
                ("xlsx", Err(_)) => format!("<c t=\"inlineStr\"><is><t>{}</t></is></c>", xml(c)),
                (_, Ok(n)) => format!(
                    "<table:table-cell office:value-type=\"float\" office:value=\"{n}\"/>"
                ),
                (_, Err(_)) => format!(
                    "<table:table-cell office:value-type=\"string\"><text:p>{}</text:p></table:table-cell>",
                    xml(c).replace('\n', "</text:p><text:p>")
                ),
            })
            .collect();
        body += &match format {
            "xlsx" => format!("<row>{cells}</row>"),
            _ => format!("<table:table-row>{cells}</table:table-row>"),
        };
    }
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    if format == "xlsx" {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        let rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let package = "http://schemas.openxmlformats.org/package/2006";
        return zip(&[
            (
                "[Content_Types].xml",
                &format!("{head}<Types xmlns=\"{package}/content-types\"/>"),
            ),
            (
                "_rels/.rels",
                &format!(
                    "{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{rel}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                &format!(
                    "{head}<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{rel}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                &format!(
                    "{head}<workbook xmlns=\"{main}\" xmlns:r=\"{rel}\"><sheets><sheet name=\"裁處\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                ),
            ),
            (
                "xl/worksheets/sheet1.xml",
                &format!(
                    "{head}<worksheet xmlns=\"{main}\"><sheetData>{body}</sheetData></worksheet>"
                ),
            ),
        ]);
    }
    let oasis = "urn:oasis:names:tc:opendocument:xmlns";
    zip(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            &format!("{head}<manifest:manifest xmlns:manifest=\"{oasis}:manifest:1.0\"/>"),
        ),
        (
            "content.xml",
            &format!(
                "{head}<office:document-content xmlns:office=\"{oasis}:office:1.0\" xmlns:table=\"{oasis}:table:1.0\" xmlns:text=\"{oasis}:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"裁處\">{body}</table:table></office:spreadsheet></office:body></office:document-content>"
            ),
        ),
    ])
}

/// A zip archive whose parts are stored unpacked.
fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in parts {
        let mut crc = flate2::Crc::new();
        crc.update(content.as_bytes());
        let (size, at) = (content.len() as u32, out.len() as u32);
        let mut common = vec![20, 0, 0, 0, 0, 0, 0, 0, 33, 0];
        for n in [crc.sum(), size, size] {
            common.extend(n.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        out.extend(b"PK\x03\x04");
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(content.as_bytes());
        directory.extend(b"PK\x01\x02\x14\0");
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, at) = (parts.len() as u16, out.len() as u32);
    let size = directory.len() as u32;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

#[test]
fn spreadsheets_are_read_too() {
    for format in ["xlsx", "ods"] {
        for rows in [&ROWS, &ROWS_JA] {
            for packing in ["plain", "gzip"] {
                let bytes = pack(&sheet(format, rows), packing);
                let reader = read(bytes, &Options::default()).unwrap();
                assert_eq!(reader.format(), Format::Spreadsheet);
                check_rows(reader, rows, format);
            }
        }
    }
    let named = |name: &str| Options {
        sheet: Some(name.to_owned()),
        ..Options::default()
    };
    let mut reader = read(sheet("xlsx", &ROWS), &named("裁處")).unwrap();
    assert_eq!(reader.next().unwrap().unwrap().line, 2);
    let error = read(sheet("xlsx", &ROWS), &named("x")).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the spreadsheet has no sheet `x`; it has `裁處`"
    );
    let error = read(zip(&[("a.csv", "a,b\n")]), &Options::default()).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("a zip archive and no spreadsheet")
    );
}

mod by_chance {
    use super::*;
    use proptest::prelude::*;

    fn drain(bytes: Vec<u8>) {
        let lines = bytes.len() + 2;
        if let Ok(reader) = read(bytes, &Options::default()) {
            let width = reader.columns().len();
            let mut count = 0;
            for item in reader {
                count += 1;
                if let Ok(row) = item {
                    assert_eq!(row.cells.len(), width);
                    assert!(row.cells.iter().all(|c| !c.contains('\u{fffd}')));
                }
            }
            assert!(count <= lines);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
            drain(bytes);
        }

        #[test]
        fn any_likely_bytes_are_read_or_refused(
            text in "[ab,;\"\r\n{}:\\[\\]\\\\0-9名é\u{fffc}\t|]{0,200}"
        ) {
            drain(text.clone().into_bytes());
            drain(format!("{{\"a\":1}}\n{text}").into_bytes());
            drain(encode(&text, "UTF-16LE"));
        }

        #[test]
        fn any_damage_is_met(
            at in 0usize..2_000, to in any::<u8>(), cut in 0usize..2_000,
            kind in 0usize..5,
        ) {
            let csv = delimited(&ROWS, b',', "\n");
            let mut bytes = match kind {
                0 => sheet("xlsx", &ROWS),
                1 => sheet("ods", &ROWS),
                2 => pack(csv.as_bytes(), "gzip in two members"),
                3 => pack(csv.as_bytes(), "zstd"),
                _ => encode(&csv, "big5"),
            };
            let len = bytes.len();
            bytes[at % len] = to;
            bytes.truncate(len - cut % len);
            drain(bytes);
        }
    }
}

#[test]
fn standard_input_needs_no_size() {
    struct Trickle(Cursor<Vec<u8>>);
    impl Read for Trickle {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            let n = out.len().min(1);
            self.0.read(&mut out[..n])
        }
    }
    for encoding in ["UTF-8", "UTF-8 with mark", "UTF-16BE", "big5"] {
        let bytes = pack(&encode(&delimited(&ROWS, b',', "\n"), encoding), "gzip");
        let source = Box::new(Trickle(Cursor::new(bytes)));
        let reader = from_read(source, None, &Options::default()).unwrap();
        assert_eq!(reader.bytes_total(), None);
        check_rows(reader, &ROWS, encoding);
    }
}

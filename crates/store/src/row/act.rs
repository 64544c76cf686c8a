//! An act, from plain columns and its disclosures.
//!
//! The issuer-signed part is not needed: kind, authority and time are columns,
//! all else is disclosed. A disclosure is base64url of `[salt, name, value]`
//! (RFC 9901, section 4.2.1).

use std::borrow::Cow;

use codes::Identifier;
use data_encoding::BASE64URL_NOPAD;
use register::ActId;
use register::encoding::v1;
use serde_json::Value as Json;

use super::{Cells, Row, Table};
use crate::{KeptAct, StoreError};

pub(crate) const ACT: Table = Table {
    name: "act",
    columns: &[
        "id",
        "idx",
        "kind",
        "authority",
        "recorded_us",
        "disclosures",
    ],
};

pub(crate) const COLUMNS: &str = "id, idx, kind, authority, recorded_us, disclosures";

/// The act of a row; `None` when all its disclosures are gone, so that nothing
/// can be said of it any more.
pub(crate) fn read(cells: &dyn Cells) -> Result<Option<KeptAct>, StoreError> {
    let row = Row::new(cells, ACT);
    let disclosures = row.text(5)?;
    if disclosures.is_empty() {
        return Ok(None);
    }
    let recorded = row.instant(4)?;
    // The addresses end in what the columns hold; the register's origin before
    // it is not part of the act.
    let plain = vec![
        (
            "iss".to_owned(),
            Json::from(["/authorities/", row.text(3)?].concat()),
        ),
        (
            "vct".to_owned(),
            Json::from(["/kinds/", row.text(2)?].concat()),
        ),
        (
            "recorded_us".to_owned(),
            Json::from(recorded.as_microsecond()),
        ),
    ];
    let disclosed = disclosed(disclosures).ok_or_else(|| row.wrong(5))?;
    let act = v1::read_owned(plain, disclosed).map_err(|bad| {
        tracing::error!(act = row.text(0).unwrap_or(""), %bad, "kept disclosures are no act");
        row.wrong(5)
    })?;
    if act.id.as_str() != row.text(0)? {
        return Err(row.wrong(0));
    }
    Ok(Some(KeptAct {
        act,
        index: row.count(1)?,
        disclosures: disclosures.to_owned(),
    }))
}

/// (id).
pub(crate) fn id(cells: &dyn Cells) -> Result<ActId, StoreError> {
    Row::new(cells, ACT).act_id(0)
}

/// (id, subject).
pub(crate) fn id_and_subject(cells: &dyn Cells) -> Result<(Identifier, ActId), StoreError> {
    let row = Row::new(
        cells,
        Table {
            name: "act",
            columns: &["id", "subject"],
        },
    );
    Ok((row.identifier(1)?, row.act_id(0)?))
}

/// Names and values of disclosures, each followed by `~`.
fn disclosed(disclosures: &str) -> Option<Vec<(String, Json)>> {
    let mut out = Vec::with_capacity(20);
    let mut bytes = Vec::with_capacity(256);
    for one in disclosures.strip_suffix('~')?.split('~') {
        bytes.resize(BASE64URL_NOPAD.decode_len(one.len()).ok()?, 0);
        let used = BASE64URL_NOPAD
            .decode_mut(one.as_bytes(), &mut bytes)
            .ok()?;
        let (_salt, name, value): (Cow<'_, str>, String, Json) =
            serde_json::from_slice(&bytes[..used]).ok()?;
        out.push((name, value));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disclosures_are_read_in_their_order() {
        // RFC 9901, section 4.2.1: `["_26bc4LT-ac6q2KI6cBW5es", "family_name", "Möbius"]`.
        let text = "WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0~";
        assert_eq!(
            disclosed(text),
            Some(vec![("family_name".to_owned(), Json::from("Möbius"))])
        );
    }

    #[test]
    fn what_is_no_disclosure_is_not_read() {
        for text in ["~", "abc", "WyJh~", "!!~", "W10~"] {
            assert_eq!(disclosed(text), None, "{text}");
        }
    }
}

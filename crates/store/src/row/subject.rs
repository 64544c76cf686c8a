//! A subject, a name of it, a further identifier of it.

use codes::Identifier;

use super::{Cells, Row, Table};
use crate::{NameRow, StoreError, SubjectRow};

pub(crate) const SUBJECT: Table = Table {
    name: "subject",
    columns: &["id", "catalogue", "kind", "name", "registered_by"],
};

pub(crate) const NAME: Table = Table {
    name: "name",
    columns: &["subject", "folded", "name", "act"],
};

pub(crate) const IDENTIFIER: Table = Table {
    name: "identifier",
    columns: &["id", "subject"],
};

pub(crate) const COLUMNS: &str = "id, catalogue, kind, name, registered_by";

pub(crate) const NAME_COLUMNS: &str = "subject, folded, name, act";

/// The subject whose own identifier it is, then those whose further one.
pub(crate) const RESOLVE: &str = "SELECT id, 0 AS further FROM subject WHERE id = $1 \
     UNION ALL SELECT subject, 1 FROM identifier WHERE id = $1 ORDER BY 2, 1";

pub(crate) const OWNER_COLUMNS: &str = "id, subject";

pub(crate) fn read(cells: &dyn Cells) -> Result<SubjectRow, StoreError> {
    let row = Row::new(cells, SUBJECT);
    Ok(SubjectRow {
        id: row.identifier(0)?,
        catalogue: row.string(1)?,
        kind: row.subject_kind(2)?,
        name: row.string(3)?,
        registered_by: row.act_id(4)?,
    })
}

pub(crate) fn name(cells: &dyn Cells) -> Result<NameRow, StoreError> {
    let row = Row::new(cells, NAME);
    Ok(NameRow {
        subject: row.identifier(0)?,
        folded: row.string(1)?,
        name: row.string(2)?,
        act: row.act_id(3)?,
    })
}

pub(crate) fn identifier(cells: &dyn Cells) -> Result<Identifier, StoreError> {
    Row::new(cells, IDENTIFIER).identifier(0)
}

pub(crate) fn owner(cells: &dyn Cells) -> Result<(Identifier, Identifier), StoreError> {
    let row = Row::new(cells, IDENTIFIER);
    Ok((row.identifier(0)?, row.identifier(1)?))
}

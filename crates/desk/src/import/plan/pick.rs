//! A value chosen by a column's content, or fixed: the authority of an act.

use std::sync::Arc;

use catalogue::Pick;

use super::Reading;
use super::compile::Compiler;
use crate::import::Reject;

/// A pick whose column and values are found.
#[derive(Debug)]
pub(super) enum Picked {
    Always(Arc<str>),
    By {
        column: usize,
        /// Sorted by content.
        map: Vec<(String, Arc<str>)>,
        otherwise: Option<Arc<str>>,
    },
}

impl Picked {
    /// A pick among the catalogue's authorities.
    pub(super) fn authority(compiler: &mut Compiler<'_>, pick: &Pick) -> Option<Self> {
        let authority = |compiler: &mut Compiler<'_>, id: &str| {
            compiler.qualified("authority", id, |c, id| c.authorities.contains_key(id))
        };
        if let Some(id) = &pick.is {
            if pick.column.is_some() || !pick.map.is_empty() {
                compiler.error(
                    "the authority is either always the same (`is`) or picked by a `column`",
                );
                return None;
            }
            return authority(compiler, id).map(Self::Always);
        }
        let Some(column) = &pick.column else {
            compiler.error("the authority needs `is`, or a `column` with a `map`");
            return None;
        };
        let column = compiler.column(column);
        let mut map = Vec::with_capacity(pick.map.len());
        // In the order of the keys, as a BTreeMap gives them.
        for (content, id) in &pick.map {
            if let Some(id) = authority(compiler, id) {
                map.push((content.clone(), id));
            }
        }
        let otherwise = pick.otherwise.as_deref().map(|id| authority(compiler, id));
        Some(Self::By {
            column: column?,
            map,
            otherwise: otherwise.flatten(),
        })
    }

    pub(super) fn pick(&self, reading: Reading<'_>) -> Result<Arc<str>, Reject> {
        match self {
            Self::Always(value) => Ok(Arc::clone(value)),
            Self::By {
                column,
                map,
                otherwise,
            } => {
                let cell = reading.cell(*column);
                map.binary_search_by(|(content, _)| content.as_str().cmp(cell))
                    .map(|i| Arc::clone(&map[i].1))
                    .ok()
                    .or_else(|| otherwise.clone())
                    .ok_or_else(|| {
                        reading.reject(*column, "the mapping knows no authority for this")
                    })
            }
        }
    }
}

//! A page of a list, by keyset.

use serde::Serialize;
use utoipa::ToSchema;

/// One page. Ask for the next with `after`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PageJson<T: ToSchema> {
    /// The rows.
    pub items: Vec<T>,
    /// What to give as `after` for the next page; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl<T: ToSchema> PageJson<T> {
    /// From one row more than the page holds: the surplus tells that there is a next page.
    #[must_use]
    pub fn of(mut items: Vec<T>, limit: usize, key: impl Fn(&T) -> String) -> Self {
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(key) } else { None };
        Self { items, next }
    }
}

#[cfg(test)]
mod tests {
    use super::PageJson;

    #[test]
    fn a_full_last_page_has_no_next() {
        let page = |n: u32| PageJson::of((1..=n).collect(), 2, ToString::to_string);
        assert_eq!(page(2).next, None);
        assert_eq!(page(3).next.as_deref(), Some("2"));
        assert_eq!(page(3).items, [1, 2]);
    }
}

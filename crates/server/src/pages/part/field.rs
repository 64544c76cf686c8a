//! A field of an act's content.

use desk::view::FieldView;
use register::Value;

use crate::text::{Said, Say, amount};

/// A field, to be shown.
pub struct Field {
    /// Title.
    pub label: Said,
    /// Value; `None` where withheld.
    pub value: Option<Said>,
}

impl Field {
    /// From the desk's view.
    #[must_use]
    pub fn of(say: Say, view: &FieldView) -> Self {
        let label = if view.title.is_empty() {
            Said::plain(view.name.replace('_', " "))
        } else {
            say.pick(&view.title)
        };
        Self {
            label,
            value: view
                .value
                .as_ref()
                .map(|v| words(say, v, view.unit.as_deref())),
        }
    }

    /// The figure that sums an act up: its first amount in a unit that is not nothing.
    #[must_use]
    pub fn figure(say: Say, fields: &[FieldView]) -> Option<Said> {
        fields.iter().find_map(|f| {
            let (unit, value) = (f.unit.as_deref()?, f.value.as_ref()?);
            let some = match value {
                Value::Integer(n) => *n != 0,
                Value::Decimal(n) => n.bytes().any(|b| matches!(b, b'1'..=b'9')),
                _ => false,
            };
            some.then(|| words(say, value, Some(unit)))
        })
    }

    /// Of all fields.
    #[must_use]
    pub fn all(say: Say, fields: &[FieldView]) -> Vec<Self> {
        fields.iter().map(|f| Self::of(say, f)).collect()
    }
}

fn words(say: Say, value: &Value, unit: Option<&str>) -> Said {
    match value {
        Value::Text(text) => say.quoted(text),
        // A number without a unit may be a reference: its digits stay as they are.
        Value::Integer(n) if unit.is_none() => Said::plain(n.to_string()),
        Value::Integer(n) => Said::plain(amount(&n.to_string(), unit, say.lang())),
        Value::Decimal(n) => Said::plain(amount(n, unit, say.lang())),
        Value::Date(day) => Said::plain(say.day(*day).words()),
        Value::Flag(true) => Said::plain(say.t("yes")),
        Value::Flag(false) => Said::plain(say.t("no")),
        Value::List(items) => {
            let between = if say.lang().is_chinese() { "；" } else { "; " };
            let items: Vec<_> = items
                .iter()
                .map(|item| words(say, item, unit).text)
                .collect();
            say.quoted(&items.join(between))
        }
    }
}

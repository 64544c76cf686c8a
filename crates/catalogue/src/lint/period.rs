//! How long a period is, roughly: enough to say that one is longer than
//! another. Days of a deadline are counted in `codes::period`.

use codes::period::Period;
use serde_json::Value;

/// Days, on average: a month is 30.44 of them, a working day 1.4.
pub(super) fn days(period: &Period) -> f64 {
    let text = written(period);
    let mut number = String::new();
    let mut days = 0.0;
    let mut rest = text.trim_start_matches('P').chars().peekable();
    while let Some(c) = rest.next() {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let n: f64 = number.parse().unwrap_or(0.0);
        number.clear();
        days += n * match c {
            'Y' => 12.0 * MONTH,
            'M' => MONTH,
            'W' if rest.next_if_eq(&'D').is_some() => 1.4,
            'W' => 7.0,
            _ => 1.0,
        };
    }
    days
}

const MONTH: f64 = 30.436_875;

/// Whether it counts working days.
pub(super) fn in_working_days(period: &Period) -> bool {
    written(period).ends_with("WD")
}

/// As written in a catalogue.
pub(super) fn written(period: &Period) -> String {
    match serde_json::to_value(period) {
        Ok(Value::String(text)) => text,
        _ => String::new(),
    }
}

//! How long a period is, roughly: enough to say that one is longer than
//! another. Days of a deadline are counted in `codes::period`.

use codes::period::Period;

/// Days, on average: a month is 30.44 of them, a working day 1.4.
pub(super) fn days(period: &Period) -> f64 {
    match *period {
        Period::Calendar {
            years,
            months,
            weeks,
            days,
        } => {
            let months = 12.0 * f64::from(years) + f64::from(months);
            30.436_875 * months + 7.0 * f64::from(weeks) + f64::from(days)
        }
        Period::WorkingDays(days) => 1.4 * f64::from(days),
    }
}

/// Whether it counts working days.
pub(super) fn in_working_days(period: &Period) -> bool {
    matches!(period, Period::WorkingDays(_))
}

/// As written in a catalogue.
pub(super) fn written(period: &Period) -> String {
    period.to_string()
}

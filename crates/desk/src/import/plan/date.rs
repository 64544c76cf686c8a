//! Days: read from columns, formats tried in order, a period added.
//!
//! `2017-10-31` and the date of `2017-10-31T09:09` are read whatever the
//! formats say, since they can mean nothing else.

use catalogue::DateFrom;
use codes::Date;
use codes::calendar::Calendar;
use codes::period::{DayZero, Period, PeriodError, Roll};

use super::Reading;
use super::compile::Compiler;
use crate::import::Reject;
use crate::import::template::Template;

/// Where a day comes from, its columns found.
#[derive(Debug)]
pub(super) struct DayPlan {
    columns: Vec<usize>,
    formats: Vec<String>,
    otherwise: Option<Date>,
    plus: Option<Period>,
    calendar: Option<&'static Calendar>,
    not_before_decision: bool,
    of_act: Option<Template>,
}

impl DayPlan {
    pub(super) fn compile(compiler: &mut Compiler<'_>, from: &DateFrom) -> Option<Self> {
        let of_act = from
            .of_act_key
            .as_deref()
            .and_then(|t| compiler.template(t));
        let mut columns = Vec::with_capacity(from.columns.len());
        for column in &from.columns {
            if of_act.is_none() || compiler.has_column(column) {
                columns.extend(compiler.column(column));
            }
        }
        for format in &from.formats {
            let day = Date::constant(2024, 2, 29);
            let back = jiff::fmt::strtime::format(format, day)
                .and_then(|text| Date::strptime(format, text));
            if back.ok() != Some(day) {
                compiler.error(format!(
                    "`{format}` is no format of a whole date, such as `%d.%m.%Y`"
                ));
            }
        }
        let otherwise = from.otherwise.as_deref().and_then(|text| {
            let day = parse(text, &[]);
            if day.is_none() {
                compiler.error(format!("`{text}` is no date such as `2017-10-31`"));
            }
            day
        });
        if from.columns.is_empty() && from.otherwise.is_none() && of_act.is_none() {
            compiler.error("a date needs `columns`, `of_act_key` or `else`");
        }
        let plus = from.plus.as_deref().and_then(|text| {
            text.parse()
                .map_err(|e: PeriodError| compiler.error(e))
                .ok()
        });
        let calendar = Calendar::by_id(&compiler.catalogue.head.calendar);
        if matches!(plus, Some(Period::WorkingDays(_))) && calendar.is_none() {
            compiler.error("a period of working days needs the catalogue's calendar");
        }
        Some(Self {
            columns,
            formats: from.formats.clone(),
            otherwise,
            plus,
            calendar,
            not_before_decision: from.not_before_decision,
            of_act,
        })
    }

    /// Key of the act whose day it is when the row has none itself.
    pub(super) fn of_act(&self, reading: Reading<'_>) -> Option<String> {
        Some(self.of_act.as_ref()?.render(&reading.row.cells))
    }

    /// The day, or none when the source has none.
    pub(super) fn day(&self, reading: Reading<'_>) -> Result<Option<Date>, Reject> {
        let Some(&column) = self.columns.iter().find(|&&c| !reading.cell(c).is_empty()) else {
            return Ok(self.otherwise);
        };
        let Some(day) = parse(reading.cell(column), &self.formats) else {
            return Err(reading.reject(column, self.not_a_date()));
        };
        match self.plus {
            None => Ok(Some(day)),
            Some(period) => period
                .end(day, DayZero::Excluded, Roll::None, self.calendar)
                .map(Some)
                .map_err(|e| reading.reject(column, e.to_string())),
        }
    }

    /// The day of a step that may have to come after the decision.
    pub(super) fn day_after(
        &self,
        reading: Reading<'_>,
        decided_on: Date,
    ) -> Result<Option<Date>, Reject> {
        let day = self.day(reading)?;
        match day {
            Some(d) if self.not_before_decision && d < decided_on => {
                let reason = format!("{d} is before the day of decision, {decided_on}");
                Err(
                    match self.columns.iter().find(|&&c| !reading.cell(c).is_empty()) {
                        Some(&column) => reading.reject(column, reason),
                        None => reading.reject_row(reason),
                    },
                )
            }
            _ => Ok(day),
        }
    }

    /// A reject when the source has no such day.
    pub(super) fn missing(&self, reading: Reading<'_>) -> Reject {
        match self.columns.first() {
            Some(&column) => reading.reject(column, "the row does not say when this was decided"),
            None => reading.reject_row("the row does not say when this was decided"),
        }
    }

    fn not_a_date(&self) -> String {
        if self.formats.is_empty() {
            return "is no date such as `2017-10-31`".into();
        }
        format!("is no date in the form `{}`", self.formats.join("` or `"))
    }
}

/// A civil date from a cell.
pub(in crate::import) fn parse(text: &str, formats: &[String]) -> Option<Date> {
    if let Some(day) = iso(text) {
        return Some(day);
    }
    let folded;
    let text = if text.is_ascii() {
        text
    } else {
        folded = super::basis::half_width(text);
        &folded
    };
    iso(text).or_else(|| formats.iter().find_map(|f| Date::strptime(f, text).ok()))
}

/// `YYYY-MM-DD`, alone or at the beginning of a date-time.
fn iso(text: &str) -> Option<Date> {
    let b = text.as_bytes();
    if b.len() < 10 || b[4] != b'-' || b[7] != b'-' {
        return None;
    }
    if b.len() > 10 && !(matches!(b[10], b'T' | b't' | b' ') && b.get(11)?.is_ascii_digit()) {
        return None;
    }
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0i16, |n, d| {
            d.is_ascii_digit().then(|| n * 10 + i16::from(d - b'0'))
        })
    };
    let (year, month, day) = (number(&b[..4])?, number(&b[5..7])?, number(&b[8..10])?);
    Date::new(year, month as i8, day as i8).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, formats: &[&str], expected: &str) {
        let formats: Vec<String> = formats.iter().map(|&f| f.to_owned()).collect();
        let shown = parse(text, &formats).map_or("none".into(), |d| d.to_string());
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_day_is_read_in_the_forms_asked_for() {
        check("2017-10-31", &[], "2017-10-31");
        check("2015-11-19T09:09", &[], "2015-11-19");
        check("2015-11-19 09:09:00", &[], "2015-11-19");
        check("２０１７-１０-３１", &[], "2017-10-31");
        check("2017-02-30", &[], "none");
        check("2017-10-311", &[], "none");
        check("2017-10-31x", &[], "none");
        check("20170430", &["%Y%m%d"], "2017-04-30");
        check("31.10.2017", &["%Y%m%d", "%d.%m.%Y"], "2017-10-31");
        check("2015年11月9日", &["%Y年%m月%d日"], "2015-11-09");
        check("11/10/2017", &[], "none");
    }
}

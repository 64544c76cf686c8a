//! The life of an organisation's acts as a picture: one bar an act, along the years.
//!
//! Positions are per cent of the width, sizes of letters are not, so that it can be read on a
//! phone as well; without a script and without inline style. A table beside it says the same.

use codes::Date;
use desk::view::{ThreadView, WholeThread};
use register::State;

use super::Tag;
use crate::text::{Day, Said, Say};
use crate::web::acts_path;

/// Bars at most; an organisation with more is shown its newest.
const BARS_MAX: usize = 24;
/// Year labels at most.
const TICKS_MAX: i32 = 7;
const ROW_PX: usize = 42;
const TOP_PX: usize = 30;
/// Past so many bars each has one row, its day to the left of it.
const ROOMY_MAX: usize = 5;
const DENSE_ROW_PX: usize = 20;
/// Where bars begin then, per cent; a date has room in that on a phone.
const DENSE_LEFT: f64 = 25.0;
/// Letters of a label at most, a Chinese one counting for two.
const LABEL_WIDTH: usize = 44;

/// A step on a bar.
pub struct Mark {
    /// Place, per cent.
    pub x: String,
    /// Class of its colour.
    pub class: &'static str,
}

/// One act.
pub struct Bar {
    /// Label.
    pub label: String,
    /// Baseline of the label, pixels.
    pub label_y: usize,
    /// Top of the bar.
    pub y: usize,
    /// Its middle.
    pub middle: usize,
    /// Left end, per cent.
    pub x: String,
    /// Width, per cent.
    pub width: String,
    /// Class of its colour.
    pub class: &'static str,
    /// Steps.
    pub marks: Vec<Mark>,
    /// For the table.
    pub title: Said,
    /// Page of the act.
    pub url: String,
    /// First day.
    pub from: Day,
    /// Last day; none: no end is known.
    pub last: Option<Day>,
    /// State.
    pub tag: Tag,
}

/// A year on the axis.
pub struct Tick {
    /// Place, per cent.
    pub x: String,
    /// The year.
    pub year: i16,
}

/// The picture.
pub struct Timeline {
    /// Height in pixels.
    pub height: usize,
    /// Bottom of the bars.
    pub bottom: usize,
    /// Bars, newest first.
    pub bars: Vec<Bar>,
    /// Years.
    pub ticks: Vec<Tick>,
    /// The day asked about, per cent.
    pub day_x: String,
    /// Whether its label is left of it.
    pub day_left: bool,
    /// First day of the axis.
    pub first: Day,
    /// Last day of the axis.
    pub end: Day,
    /// Acts left out of the picture.
    pub left_out: usize,
}

struct Axis {
    first: Date,
    days: f64,
    /// Per cent left free.
    left: f64,
}

impl Axis {
    fn percent(&self, day: Date) -> f64 {
        let from_first = days_between(self.first, day);
        let share = (f64::from(from_first) / self.days).clamp(0.0, 1.0);
        self.left + share * (100.0 - self.left)
    }
}

fn days_between(a: Date, b: Date) -> i32 {
    a.until(b).map_or(0, |span| span.get_days())
}

fn percent(x: f64) -> String {
    format!("{x:.2}%")
}

impl Timeline {
    /// Of these threads; `None` when there is nothing to draw.
    #[must_use]
    pub fn of(say: Say, threads: &[&ThreadView], day: Date, today: Date) -> Option<Self> {
        let mut whole: Vec<&WholeThread> = threads
            .iter()
            .filter_map(|t| match t {
                ThreadView::Whole(w) => Some(&**w),
                ThreadView::Tombstone(_) => None,
            })
            .collect();
        whole.sort_by_key(|w| std::cmp::Reverse(w.standing.effective_from));
        let left_out = whole.len().saturating_sub(BARS_MAX);
        whole.truncate(BARS_MAX);
        let earliest = whole
            .iter()
            .map(|w| w.standing.effective_from.min(w.standing.decided_on))
            .min()?;
        let dense = whole.len() > ROOMY_MAX;
        let axis = Axis {
            left: if dense { DENSE_LEFT } else { 0.0 },
            ..axis(earliest.min(day), today.max(day))
        };
        let row_px = if dense { DENSE_ROW_PX } else { ROW_PX };
        let bars: Vec<Bar> = whole
            .iter()
            .enumerate()
            .map(|(row, w)| bar(say, &axis, row, w))
            .collect();
        let bottom = TOP_PX + bars.len() * row_px;
        let day_x = axis.percent(day);
        Some(Self {
            height: bottom + 26,
            bottom,
            ticks: ticks(&axis),
            day_left: day_x > 50.0,
            day_x: percent(day_x),
            first: say.day(axis.first),
            end: say.day(today.max(day)),
            bars,
            left_out,
        })
    }
}

fn axis(first: Date, last: Date) -> Axis {
    let first = first.first_of_year();
    // Room to the right of the last day, so that what still stands is seen to go on.
    let days = f64::from(days_between(first, last).max(300)) * 1.06;
    Axis {
        first,
        days,
        left: 0.0,
    }
}

fn ticks(axis: &Axis) -> Vec<Tick> {
    let years = ((axis.days / 365.25).ceil() as i32).max(1);
    let step = (years + TICKS_MAX - 1) / TICKS_MAX;
    (0..=years)
        .step_by(usize::try_from(step.max(1)).unwrap_or(1))
        .filter_map(|n| {
            let year = axis.first.year() + i16::try_from(n).ok()?;
            let x = axis.percent(Date::new(year, 1, 1).ok()?);
            (x < 90.0).then(|| Tick {
                x: percent(x),
                year,
            })
        })
        .collect()
}

fn bar(say: Say, axis: &Axis, row: usize, view: &WholeThread) -> Bar {
    let standing = &view.standing;
    let stopped = !standing.state.stands() && standing.state != State::NotYet;
    let end = if stopped {
        Some(standing.since)
    } else {
        standing.ends_on
    };
    let x = axis.percent(standing.effective_from);
    let width = (end.map_or(100.0, |end| axis.percent(end)) - x).max(0.6);
    let dense = axis.left > 0.0;
    let top = TOP_PX + row * if dense { DENSE_ROW_PX } else { ROW_PX };
    let y = if dense { top + 1 } else { top + 20 };
    let title = say.pick(&view.opening.kind.title);
    let tag = Tag::of(say, standing.state, standing.adverse);
    Bar {
        label: if dense {
            standing.effective_from.to_string()
        } else {
            shortened(&format!("{} · {}", title.text, standing.effective_from))
        },
        label_y: top + 13,
        y,
        middle: y + 7,
        x: percent(x),
        width: percent(width.min(100.0 - x)),
        class: tag.class,
        marks: standing
            .steps
            .iter()
            .filter(|s| !s.void)
            .map(|s| Mark {
                x: percent(axis.percent(s.on)),
                class: Tag::of(say, s.state, standing.adverse).class,
            })
            .collect(),
        url: acts_path(&standing.thread),
        from: say.day(standing.effective_from),
        last: end.map(|d| say.day(d.yesterday().unwrap_or(d))),
        title,
        tag,
    }
}

fn shortened(label: &str) -> String {
    let mut width = 0;
    let mut out = String::new();
    for letter in label.chars() {
        width += if letter as u32 > 0x2e80 { 2 } else { 1 };
        if width > LABEL_WIDTH {
            return out + "…";
        }
        out.push(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_has_few_years_and_room_at_the_end() {
        let first = jiff::civil::date(1998, 5, 3);
        let axis = axis(first, jiff::civil::date(2026, 11, 24));
        let ticks = ticks(&axis);
        assert!(ticks.len() <= 8, "{}", ticks.len());
        assert_eq!(ticks[0].year, 1998);
        assert!(axis.percent(jiff::civil::date(2026, 11, 24)) < 96.0);
    }

    #[test]
    fn a_chinese_letter_takes_the_room_of_two() {
        assert_eq!(shortened("行政处罚"), "行政处罚");
        assert_eq!(shortened(&"罚".repeat(30)).chars().count(), 23);
    }
}

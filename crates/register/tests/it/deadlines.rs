//! Deadlines counted in two ways that share nothing: the register's, and one
//! day after another with a pencil.

use codes::Date;
use codes::calendar::Calendar;
use proptest::prelude::*;

use crate::story::{Story, day};

pub fn next(day: Date) -> Date {
    day.tomorrow().unwrap()
}

pub fn after(mut from: Date, days: usize) -> Date {
    for _ in 0..days {
        from = next(from);
    }
    from
}

/// The day of the same number so many months on, or the last of that month:
/// walks until the months have changed often enough.
pub fn months_after(from: Date, months: usize) -> Date {
    let (mut day, mut turns) = (from, 0);
    loop {
        let turns_next = next(day).day() == 1;
        if turns == months && (day.day() == from.day() || turns_next) {
            return day;
        }
        turns += usize::from(turns_next);
        day = next(day);
    }
}

/// The nth day of work, from the day given on.
pub fn nth_working_day(from: Date, mut n: usize) -> Date {
    let china = Calendar::by_id("CN").unwrap();
    let mut day = from;
    loop {
        n -= usize::from(china.is_working_day(day).unwrap());
        if n == 0 {
            return day;
        }
        day = next(day);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn both_ways_agree(on in 0usize..4000, served in 0usize..60) {
        let decided_on = after(day("2012-01-01"), on);
        let served_on = after(decided_on, served);
        let threads = |kind: &str| {
            let story = format!("{kind} {decided_on} served {served_on}");
            Story::tell(&story).on(decided_on).threads.remove(0)
        };
        let last = |thread: &register::ThreadStanding, way: usize| thread.ways[way].until.clone().unwrap().unwrap();

        let penalty = threads("penalty");
        prop_assert_eq!(penalty.shown_from, Some(served_on));
        prop_assert_eq!(penalty.shown_until, Some(next(months_after(decided_on, 12))));
        prop_assert_eq!(last(&penalty, 0), after(served_on, 60));
        prop_assert_eq!(last(&penalty, 1), months_after(served_on, 6));
        prop_assert_eq!(penalty.ways[2].opens_on, Some(next(months_after(decided_on, 3))));

        let listing = threads("listing");
        let objection = nth_working_day(next(served_on), 10);
        prop_assert_eq!(last(&listing, 0), objection);
        let first = next(objection.max(after(served_on, 30)));
        prop_assert_eq!(listing.shown_from, Some(first));
        prop_assert_eq!(listing.shown_until, Some(next(months_after(first, 36))));

        let measure = threads("measure");
        let first = next(nth_working_day(served_on, 8));
        prop_assert_eq!(measure.shown_from, Some(first));
        prop_assert_eq!(measure.ends_on, Some(months_after(decided_on, 24)));
    }
}

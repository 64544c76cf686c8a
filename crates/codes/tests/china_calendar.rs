//! China's calendar against every day of the list it was made from.

use codes::Date;
use codes::calendar::Calendar;

#[test]
fn every_day_from_2004_to_2026_agrees() {
    let china = Calendar::by_id("CN").unwrap();
    let mut count = 0;
    let years = include_str!("data/cn_working_days_2004_2026.txt")
        .lines()
        .filter(|line| !line.starts_with('#'));
    for line in years {
        let (year, days) = line.split_once(' ').unwrap();
        let mut day: Date = format!("{year}-01-01").parse().unwrap();
        for working in days.chars() {
            assert_eq!(china.is_working_day(day), Ok(working == '1'), "{day}");
            day = day.tomorrow().unwrap();
            count += 1;
        }
        assert_eq!(
            day.to_string()[..4].parse(),
            Ok(year.parse::<i32>().unwrap() + 1)
        );
    }
    assert_eq!(count, 8401);
    assert_eq!(china.known_until().to_string(), "2026-12-31");
}

//! Names by registrations.

use crate::story::{Story, day};

fn check(story: &str, as_of: &str, expected: &[&str]) {
    let standing = Story::tell(story).on(day(as_of));
    let said: Vec<String> = standing
        .names
        .iter()
        .map(|n| {
            let until = n.until.map_or_else(String::new, |d| d.to_string());
            format!("{} {}..{until}", n.name, n.from)
        })
        .collect();
    assert_eq!(said, expected, "\n{story}\non {as_of}");
}

const RENAMED: &str = "registration 2010-01-01 name=Foo; registration 2012-01-01 name=Foo; registration 2015-01-01 name=Bar";

#[test]
fn registrations_give_spans() {
    check(RENAMED, "2009-12-31", &[]);
    check(RENAMED, "2014-12-31", &["Foo 2010-01-01.."]);
    check(
        RENAMED,
        "2015-01-01",
        &["Foo 2010-01-01..2015-01-01", "Bar 2015-01-01.."],
    );
    check(
        "registration 2010-01-01",
        "2010-01-01",
        &["Foo Ltd 2010-01-01.."],
    );
    check("penalty 2010-01-01", "2010-01-01", &[]);
}

#[test]
fn a_registration_entered_by_error_gives_no_name() {
    let story = format!("{RENAMED} as wrong; withdrawn 2015-02-01 on wrong");
    check(
        &story,
        "2015-01-31",
        &["Foo 2010-01-01..2015-01-01", "Bar 2015-01-01.."],
    );
    check(&story, "2015-02-01", &["Foo 2010-01-01.."]);
}

#[test]
fn a_former_name_is_a_name_whose_first_day_is_not_known() {
    let story = "registration 2010-01-01 name=Bar former_name=Foo";
    check(
        story,
        "2010-01-01",
        &["Foo 2010-01-01..2010-01-01", "Bar 2010-01-01.."],
    );
    let story = "registration 2010-01-01 name=Bar; corrected 2011-01-01 former_name=Foo";
    check(
        story,
        "2011-01-01",
        &["Foo 2011-01-01..2011-01-01", "Bar 2010-01-01.."],
    );
    let story =
        "registration 2010-01-01 name=Foo; registration 2011-01-01 name=Bar former_name=Foo";
    check(
        story,
        "2011-01-01",
        &["Foo 2010-01-01..2011-01-01", "Bar 2011-01-01.."],
    );
}

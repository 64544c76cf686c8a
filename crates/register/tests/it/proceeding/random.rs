//! Steps at random, by random people.

use codes::Date;
use proptest::prelude::*;
use register::proceeding::Step;

use super::{Told, step};
use crate::story::day;

fn any_line() -> impl Strategy<Value = (String, u8, usize)> {
    let who = prop::sample::select(vec!["ann", "bob", "cal", "dee", "eve"]);
    (who.prop_map(str::to_owned), 0u8..12, 0usize..27)
}

/// Steps at random, by random people: whatever gets through keeps the promises.
fn random_step(which: usize, today: Date) -> Step {
    const STEPS: [&[&str]; 27] = [
        &["propose", "closure"],
        &["propose", "penalty"],
        &["urgent", "closure"],
        &["change", "closure"],
        &["approve"],
        &["approve"],
        &["approve"],
        &["send-back"],
        &["notify"],
        &["notify"],
        &["reply"],
        &["waive"],
        &["ask-hearing"],
        &["decide"],
        &["decide"],
        &["serve"],
        &["serve"],
        &["object"],
        &["appeal"],
        &["settle", "upheld", "bureau"],
        &["settle", "annulled", "tribunal"],
        &["recuse"],
        &["ask-repair"],
        &["accept-repair"],
        &["repair", "repaired", "bureau"],
        &["refuse-repair"],
        &["withdraw", "withdrawn", "bureau"],
    ];
    step(STEPS[which], today)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_gets_through_was_heard_first_and_decided_apart(
        lines in prop::collection::vec(any_line(), 1..120)
    ) {
        let mut told = Told::default();
        let mut today = day("2016-01-01");
        for (who, wait, which) in lines {
            today = today.checked_add(jiff::Span::new().days(i64::from(wait))).expect("a day");
            let _ = told.take(&who, today, random_step(which, today));
        }
        let at = |word: &str| told.steps.iter().position(|t| t.step.word() == word);
        let last = |word: &str| told.steps.iter().rposition(|t| t.step.word() == word);
        let by = |i: Option<usize>| i.map(|i| &told.steps[i].by);
        if let Some(served) = at("served") {
            let text = told.steps[..served]
                .iter()
                .rposition(|t| matches!(t.step, Step::Proposed(_) | Step::Changed(_)))
                .expect("a text");
            let since: Vec<&str> = told.steps[text..served].iter().map(|t| t.step.word()).collect();
            prop_assert!(since.contains(&"approved"), "{since:?}");
            let (Step::Proposed(p) | Step::Changed(p)) = &told.steps[text].step else { unreachable!() };
            let notified = since.iter().position(|w| *w == "notified");
            prop_assert!(p.urgent.is_some() || notified.is_some(), "{since:?}");
            let decided = last("decided").expect("decided");
            if let Some(notified) = notified.filter(|_| p.urgent.is_none()) {
                // Counted again, by hand.
                let reply = if p.kind == "t/closure" { 10 } else { 5 };
                let told_on = told.steps[text + notified].on;
                let over = told_on.checked_add(jiff::Span::new().days(reply)).expect("a day");
                let answered = since.contains(&"replied") || since.contains(&"waived");
                prop_assert!(answered || told.steps[decided].on > over);
            }
            for wrote in told.steps.iter().filter(|t| matches!(t.step, Step::Proposed(_) | Step::Changed(_))) {
                prop_assert_ne!(Some(&wrote.by), by(Some(decided)));
                let approved = (text..served).find(|&i| told.steps[i].step == Step::Approved);
                prop_assert_ne!(Some(&wrote.by), by(approved));
            }
            for settled in told.steps.iter().filter(|t| matches!(t.step, Step::Settled(_))) {
                prop_assert_ne!(Some(&settled.by), by(Some(decided)));
            }
        } else {
            prop_assert!(told.acts.is_empty());
        }
        // Who took an application in does not decide on it.
        for (i, taken) in told.steps.iter().enumerate() {
            if matches!(taken.step, Step::Repaired(_) | Step::RepairRefused { .. }) {
                let mut before = told.steps[..i].iter().rev();
                let accepted = before.find(|t| matches!(t.step, Step::RepairAccepted { .. }));
                prop_assert_ne!(&accepted.expect("taken in").by, &taken.by);
            }
        }
        // A person who stepped back is seen no more.
        for (i, taken) in told.steps.iter().enumerate() {
            if matches!(taken.step, Step::Recused { .. }) {
                prop_assert!(told.steps[i + 1..].iter().all(|later| later.by != taken.by));
            }
        }
    }
}

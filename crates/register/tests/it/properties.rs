//! What holds of every life of every organisation.

use std::collections::HashSet;

use codes::Date;
use proptest::prelude::*;
use register::encoding::v1::{claims, read, read_owned};
use register::standing::{State, Visibility};
use register::view::{Seen, public};
use register::{Act, Instant, Standing, ThreadStanding, Value, fold};

use crate::law::LAW;
use crate::random::{days, lives};
use crate::story::{EVER, day, noon, subject};

fn on(acts: &[Act], as_of: Date, known_at: Instant) -> Standing {
    fold(&LAW, &subject(), acts, as_of, known_at)
}

fn shown(thread: &ThreadStanding) -> bool {
    matches!(thread.visibility, Visibility::Shown { .. })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn the_order_of_arrival_does_not_matter(acts in lives(), keys in prop::collection::vec(any::<u32>(), 14)) {
        let mut shuffled: Vec<(u32, Act)> = keys.into_iter().zip(acts.clone()).collect();
        shuffled.sort_by_key(|(key, _)| *key);
        let shuffled: Vec<Act> = shuffled.into_iter().map(|(_, act)| act).collect();
        for as_of in days(&acts) {
            prop_assert_eq!(on(&acts, as_of, EVER), on(&shuffled, as_of, EVER));
        }
    }

    #[test]
    fn what_comes_later_does_not_change_what_was_known(acts in lives(), until in 0u16..3900) {
        let known_at = noon(day("2012-01-01").checked_add(jiff::Span::new().days(until)).unwrap());
        let known: Vec<Act> = acts.iter().filter(|a| a.recorded_at <= known_at).cloned().collect();
        for as_of in days(&acts) {
            prop_assert_eq!(on(&acts, as_of, known_at), on(&known, as_of, known_at));
        }
    }

    #[test]
    fn nothing_adverse_is_seen_out_of_its_time_or_after_it_fell(acts in lives()) {
        for as_of in days(&acts) {
            for thread in on(&acts, as_of, EVER).threads.iter().filter(|t| t.adverse) {
                if thread.state.fallen() {
                    let gone = matches!(thread.visibility, Visibility::Removed { .. } | Visibility::Never);
                    prop_assert!(gone);
                }
                if shown(thread) {
                    prop_assert!(thread.decided_on <= as_of);
                    prop_assert!(thread.shown_from.is_some_and(|from| from <= as_of));
                    prop_assert!(thread.shown_until.is_some_and(|until| as_of < until));
                    prop_assert!(thread.gone_on.is_some_and(|gone| as_of < gone));
                }
            }
        }
    }

    #[test]
    fn no_day_and_no_instant_brings_back_what_today_removes(acts in lives(), today in 0u16..4400) {
        let today = day("2012-01-01").checked_add(jiff::Span::new().days(today)).unwrap();
        let now = on(&acts, today, EVER);
        let gone: HashSet<_> = now.threads.iter().filter(|t| !shown(t)).map(|t| &t.thread).collect();
        let instants = [0, 400, 1500, 3000].map(|d| noon(day("2012-06-01").checked_add(jiff::Span::new().days(d)).unwrap()));
        for as_of in days(&acts) {
            for known_at in instants.into_iter().chain([EVER]) {
                let asked = on(&acts, as_of, known_at);
                for seen in public(&asked, &now) {
                    let whole = matches!(seen, Seen::Whole(_));
                    prop_assert_ne!(whole, gone.contains(seen.thread()));
                }
            }
        }
    }

    #[test]
    fn everything_that_rests_on_a_fallen_act_falls(acts in lives()) {
        for as_of in days(&acts) {
            let standing = on(&acts, as_of, EVER);
            let of = |id: &register::ActId| standing.threads.iter().find(|t| t.thread == *id);
            for act in &acts {
                let Some(thread) = of(&act.id) else { continue };
                let grounds = || act.rests_on.iter().filter_map(of);
                if grounds().any(|ground| ground.state.fallen()) {
                    prop_assert!(thread.state.fallen(), "{:?}", thread);
                    prop_assert!(!shown(thread));
                }
                if let Some(with) = &thread.fell_with {
                    prop_assert!(act.rests_on.contains(with));
                }
                let measure = &act.kind[..] == "t/measure";
                if measure && thread.state.stands() {
                    prop_assert!(grounds().all(|g| g.state.stands() || g.state == State::NotYet));
                }
            }
        }
    }

    #[test]
    fn every_adverse_act_ends(acts in lives()) {
        for as_of in days(&acts) {
            for thread in on(&acts, as_of, EVER).threads.iter().filter(|t| t.adverse) {
                if thread.by_acts.stands() {
                    prop_assert!(thread.ends_on.is_some(), "{:?}", thread);
                    // While a dispute keeps it out of view there is no end of
                    // showing yet, for showing has not begun.
                    let may_lack = matches!(thread.visibility, Visibility::Never | Visibility::NotYet { from: None });
                    prop_assert!(thread.shown_until.is_some() || may_lack, "{:?}", thread);
                    prop_assert_eq!(thread.ways.len(), 3);
                }
                if thread.ends_on.is_some_and(|ends| ends <= as_of) {
                    prop_assert!(!thread.state.stands());
                }
            }
        }
        let last = on(&acts, day("2099-01-01"), EVER);
        prop_assert!(last.threads.iter().filter(|t| t.adverse).all(|t| !t.state.stands() && !shown(t)));
    }

    #[test]
    fn claims_are_read_back(acts in lives()) {
        for act in acts {
            let claims = claims(&act, "example.org/register");
            let back = read(&claims.plain, &claims.hidden).unwrap();
            let mut canonical = act;
            canonical.content.values_mut().for_each(|v| *v = v.canonical());
            prop_assert_eq!(&back, &canonical);
            prop_assert_eq!(read_owned(claims.plain, claims.hidden).unwrap(), canonical);
        }
    }

    #[test]
    fn any_value_reads_back_in_canonical_form(text in "\\PC{0,12}|[0-9]{4}-[0-9]{2}-[0-9]{2}", n in any::<i64>(), flag in any::<bool>()) {
        use register::encoding::json::{from_json, to_json};
        let values = [Value::Text(text.clone()), Value::Decimal(text), Value::Integer(n), Value::Flag(flag)];
        for value in values.iter().cloned().chain([Value::List(values.to_vec())]) {
            let back = from_json(to_json(&value)).unwrap();
            prop_assert_eq!(back.to_text(), value.to_text());
            prop_assert_eq!(&back, &value.canonical());
            prop_assert_eq!(back.canonical(), back);
        }
    }
}

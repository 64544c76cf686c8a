//! How fast the register folds, normalises and writes claims, one core:
//! `cargo run --release -p standing-register --example rates`.

#![allow(clippy::disallowed_methods)] // a stopwatch needs a clock

use std::hint::black_box;
use std::time::Instant;

use register::encoding::v1;
use register::{fold, name};

#[allow(dead_code)]
#[path = "../tests/it/law.rs"]
mod law;
#[allow(dead_code)]
#[path = "../tests/it/story.rs"]
mod story;

/// Twenty acts: three penalties contested and decided, a list, a measure.
const LIFE: &str = "registration 2012-01-01 name=Foo; penalty 2014-03-01 as a; \
    petition 2014-03-20 on a; upheld 2014-08-01 on a; penalty 2015-03-01 as b; \
    petition 2015-03-20 on b; annulled 2015-08-01 on b; penalty 2016-03-01 as c; \
    petition 2016-03-20 on c; amended 2016-08-01 on c; repaired 2016-09-01 on c; \
    listing 2014-09-01 rests a as l; petition 2014-09-10 on l; upheld 2014-12-01 on l; \
    measure 2015-01-01 rests l; registration 2016-01-01 name=Bar; licence 2013-01-01; \
    listing 2016-04-01 rests c; ended 2016-10-01 on a; licence 2017-01-01";

fn rate(what: &str, mut one: impl FnMut()) {
    let mut best = f64::INFINITY;
    for _ in 0..400 {
        let rounds = 200;
        let begun = Instant::now();
        for _ in 0..rounds {
            one();
        }
        best = best.min(begun.elapsed().as_secs_f64() / f64::from(rounds));
    }
    println!("{what:<44} {:8.2} µs {:>12.0} /s", best * 1e6, 1.0 / best);
}

fn main() {
    let story = story::Story::tell(LIFE);
    let (subject, as_of) = (story::subject(), story::day("2017-06-01"));
    let acts = story.acts.as_slice();
    rate(&format!("fold {} acts", acts.len()), || {
        black_box(fold(
            &law::LAW,
            &subject,
            black_box(acts),
            as_of,
            story::EVER,
        ));
    });
    rate("fold 1 act", || {
        black_box(fold(
            &law::LAW,
            &subject,
            black_box(&acts[1..2]),
            as_of,
            story::EVER,
        ));
    });
    for name in [
        "Taylor & Sons Limited",
        "台灣積體電路製造股份有限公司",
        "株式会社　山田製作所",
        "（股）ＡＢＣ公司",
        "Société Générale S.A.",
    ] {
        rate(&format!("normalise {name}"), || {
            black_box(name::normalise(black_box(name)));
        });
    }
    let act = &acts[1];
    let claims = v1::claims(act, "example.org/register");
    rate("claims", || {
        black_box(v1::claims(black_box(act), "example.org/register"));
    });
    rate("read (with its clone)", || {
        black_box(v1::read(&claims.plain, &claims.hidden)).ok();
    });
}

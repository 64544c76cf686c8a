//! Killed at any moment, an import loses nothing and doubles nothing.

use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{Register, demo_rows, run, standing};

const KILLS: u64 = 50;
const ROWS: usize = 16_000;

#[test]
fn an_import_killed_fifty_times_ends_as_if_never_killed() {
    let csv = demo_rows("tw-environment/epa_facilities.csv.zst", ROWS);

    let calm = Register::new();
    let file = calm.file("epa_facilities.csv", &csv);
    let started = Instant::now();
    calm.run(&["import", &file]).code(0);
    let whole = started.elapsed();

    let shaken = Register::new();
    let file = shaken.file("epa_facilities.csv", &csv);
    let data = shaken.data();
    let mut random: u64 = 0x5851_F42D_4C95_7F2D;
    let mut cut = 0;
    for _ in 0..KILLS {
        let mut import = standing()
            .args(["import", &file, "--data", &data])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // Anywhere from the very start to past one commit.
        let most = (whole.as_millis() as u64 / 3).clamp(60, 1_000);
        std::thread::sleep(Duration::from_millis((random >> 33) % most));
        import.kill().expect("killed");
        cut += u32::from(!import.wait().expect("ended").success());
    }
    assert!(
        cut > 10,
        "only {cut} of {KILLS} runs were cut short: the test cannot fail"
    );
    let last = shaken.run(&["import", &file]);
    assert!(last.code == Some(0), "{}{}", last.out, last.err);

    assert_eq!(calm.stats(), shaken.stats());
    assert_eq!(calm.stats()["entries"], ROWS);
    let verified = run(&["log", "verify", &data, "--json"]).code(0).json();
    assert_eq!(verified["sound"], true);
    assert_eq!(verified["entries"], ROWS);
    let shown = shaken
        .run(&["show", "tw-epa:A0195035", "--json"])
        .code(0)
        .json();
    assert_eq!(shown["names"].as_array().map(Vec::len), Some(1));
    // Running it once more adds nothing.
    shaken
        .run(&["import", &file, "--again"])
        .code(0)
        .says("0 acts recorded, 16,000 were there");
    assert_eq!(calm.stats(), shaken.stats());
}

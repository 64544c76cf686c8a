//! Killed at any moment, an import loses nothing and doubles nothing.

use std::collections::HashSet;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::program::{Register, demo_rows, run, standing};

const KILLS: u64 = 50;
const FACILITIES: usize = 12_000;
const PENALTIES: usize = 3_000;

/// The first penalties of facilities that are in `facilities`.
fn penalties_of(facilities: &[u8]) -> Vec<u8> {
    let facilities = String::from_utf8_lossy(facilities);
    let known: HashSet<&str> = facilities
        .lines()
        .filter_map(|l| l.split(',').next())
        .collect();
    let all = demo_rows("tw-environment/epa_penalties.csv.zst", usize::MAX);
    let all = String::from_utf8_lossy(&all);
    let mut lines = all.lines();
    let header = lines.next().unwrap_or_default();
    let of_known = lines.filter(|l| l.split(',').nth(1).is_some_and(|id| known.contains(id)));
    let mut out: Vec<&str> = vec![header];
    out.extend(of_known.take(PENALTIES));
    out.push("");
    out.join("\n").into_bytes()
}

#[test]
fn an_import_killed_fifty_times_ends_as_if_never_killed() {
    let facilities = demo_rows("tw-environment/epa_facilities.csv.zst", FACILITIES);
    let penalties = penalties_of(&facilities);

    let calm = Register::new();
    let f = calm.file("epa_facilities.csv", &facilities);
    let p = calm.file("epa_penalties.csv", &penalties);
    let started = Instant::now();
    let first = calm.run(&["import", &f, &p, "--json"]);
    let whole = started.elapsed();
    let code = first.code;
    let recorded = first.json()[0]["acts_recorded"].as_u64().expect("acts")
        + first.json()[1]["acts_recorded"].as_u64().expect("acts");

    let shaken = Register::new();
    let f = shaken.file("epa_facilities.csv", &facilities);
    let p = shaken.file("epa_penalties.csv", &penalties);
    let data = shaken.data();
    let mut random: u64 = 0x5851_F42D_4C95_7F2D;
    let mut cut = 0;
    for _ in 0..KILLS {
        let mut import = standing()
            .args(["import", &f, &p, "--data", &data])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        random = random
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // Anywhere from the very start to past one commit.
        let most = (whole.as_millis() as u64 / 3).clamp(60, 800);
        std::thread::sleep(Duration::from_millis((random >> 33) % most));
        import.kill().expect("killed");
        cut += u32::from(!import.wait().expect("ended").success());
    }
    assert!(
        cut > 10,
        "only {cut} of {KILLS} runs were cut short: the test cannot fail"
    );
    let last = shaken.run(&["import", &f, &p]);
    // As the calm one: some rows of the source are held, which is 3.
    assert!(last.code == code, "{}{}", last.out, last.err);

    assert_eq!(calm.stats(), shaken.stats());
    assert_eq!(calm.stats()["entries"], recorded);
    assert!(
        recorded > (FACILITIES + PENALTIES) as u64 - 100,
        "{recorded}"
    );
    let verified = run(&["log", "verify", &data, "--json"]).code(0).json();
    assert_eq!(verified["sound"], true);
    assert_eq!(verified["entries"], recorded);
    let penalties = String::from_utf8_lossy(&penalties).into_owned();
    let mut proven = 0;
    for line in penalties.lines().skip(1).step_by(PENALTIES / 4) {
        let firm = format!("tw-epa:{}", line.split(',').nth(1).expect("a number"));
        let shown = shaken.run(&["show", &firm, "--json"]).code(0).json();
        let calmly = calm.run(&["show", &firm, "--json"]).code(0).json();
        let threads = |shown: &Value| -> Vec<String> {
            let all = shown["adverse"].as_array().expect("threads");
            all.iter()
                .map(|t| format!("{} {}", t["thread"], t["state"]))
                .collect()
        };
        assert_eq!(threads(&shown), threads(&calmly));
        for act in [&shown["names"][0]["act"], &shown["adverse"][0]["thread"]] {
            let Some(act) = act.as_str() else { continue };
            let receipt = shaken.run(&["receipt", act]).code(0);
            let file = shaken.file("r.json", receipt.out.as_bytes());
            run(&["verify", &file]).code(0);
            proven += 1;
        }
    }
    assert!(proven >= 5, "{proven}");
    // Running it once more adds nothing.
    let again = shaken.run(&["import", &f, &p, "--again", "--json"]).json();
    assert_eq!(again[0]["acts_recorded"], 0);
    assert_eq!(again[1]["acts_recorded"], 0);
    assert_eq!(calm.stats(), shaken.stats());
}

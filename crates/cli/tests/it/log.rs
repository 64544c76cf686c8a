//! `log verify`: names the first bad entry; over files and over HTTP. And the
//! guard against forks.

use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{Register, facilities, run, standing};

fn made(n: usize) -> Register {
    let register = Register::new();
    add(&register, 0..n);
    register
}

fn add(register: &Register, numbers: std::ops::Range<usize>) {
    let rows: Vec<(String, String)> = numbers
        .map(|i| (format!("A{i:07}"), format!("第{i}工廠")))
        .collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let file = register.file("epa_facilities.csv", &facilities(&rows));
    register.run(&["import", &file]).code(0);
}

fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).expect("a file of the log");
    bytes[at] ^= 1;
    std::fs::write(path, bytes).expect("written");
}

#[test]
fn one_flipped_bit_is_found_and_named() {
    let register = made(700);
    let data = register.data();
    let log: PathBuf = Path::new(&data).join("log");
    run(&["log", "verify", &data]).code(0).says("sound");
    let check = |file: &str, at: usize, says: &str| {
        let path = log.join(file);
        flip(&path, at);
        run(&["log", "verify", &data])
            .code(3)
            .says("NOT SOUND")
            .says(says);
        flip(&path, at);
    };
    // The second bundle begins with entry 256; its first byte after the length.
    check("tile/entries/001", 2, "256");
    check("tile/0/001", 5, "entry 256");
    check("checkpoint", 30, "");
    run(&["log", "verify", &data]).code(0).says("sound");
    std::fs::remove_file(log.join("tile/entries/000")).expect("removed");
    run(&["log", "verify", &data])
        .code(3)
        .says("tile/entries/000");
}

#[test]
fn a_log_is_verified_over_http() {
    let register = made(300);
    let port = 18_500 + std::process::id() % 400;
    let address = format!("127.0.0.1:{port}");
    let mut serve = standing()
        .args(["serve", "--data", &register.data(), "--listen", &address])
        .stderr(Stdio::null())
        .spawn()
        .expect("the program runs");
    let started = Instant::now();
    while std::net::TcpStream::connect(&address).is_err()
        && started.elapsed() < Duration::from_secs(20)
    {
        std::thread::sleep(Duration::from_millis(20));
    }
    let shown = register
        .run(&["show", "tw-epa:A0000001", "--json"])
        .code(0)
        .json();
    let receipt = register
        .run(&["receipt", shown["names"][0]["act"].as_str().expect("id")])
        .code(0)
        .json();
    let key = receipt["log_key"].as_str().expect("a key");
    let url = format!("http://{address}/log");
    let verified = run(&["log", "verify", &url, "--log-key", key]);
    let unkeyed = run(&["log", "verify", &url]);
    let _ = serve.kill();
    let _ = serve.wait();
    verified.code(0).says("300 entries").says("sound");
    unkeyed.code(1).says("--log-key");
}

#[test]
fn lost_and_torn_tiles_are_made_again_from_the_store() {
    let register = made(600);
    let log = Path::new(&register.data()).join("log");
    std::fs::remove_dir_all(&log).expect("removed");
    add(&register, 600..700);
    run(&["log", "verify", &register.data()])
        .code(0)
        .says("700 entries");
    std::fs::write(log.join("checkpoint"), "").expect("torn");
    add(&register, 700..701);
    run(&["log", "verify", &register.data()])
        .code(0)
        .says("701 entries");
}

#[test]
fn an_older_store_under_a_newer_checkpoint_is_refused() {
    let register = made(10);
    let data = register.data();
    let kept = register.folder.path().join("kept.sqlite");
    std::fs::copy(Path::new(&data).join("register.sqlite"), &kept).expect("copied");
    add(&register, 10..20);
    for more in ["register.sqlite-wal", "register.sqlite-shm"] {
        let _ = std::fs::remove_file(Path::new(&data).join(more));
    }
    std::fs::copy(&kept, Path::new(&data).join("register.sqlite")).expect("restored");
    let file = register.file("epa_facilities.csv", &facilities(&[("B0000001", "新廠")]));
    register.run(&["import", &file]).code(1).says("published");
}

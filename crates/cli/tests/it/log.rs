//! `log verify`: names the first bad entry; over files and over HTTP. And the
//! guard against forks.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
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
    check("checkpoint", 3, "checkpoint");
    let signature = std::fs::read(log.join("checkpoint")).expect("read").len() - 20;
    check("checkpoint", signature, "signature");
    run(&["log", "verify", &data]).code(0).says("sound");
    std::fs::remove_file(log.join("tile/entries/000")).expect("removed");
    run(&["log", "verify", &data])
        .code(3)
        .says("tile/entries/000");
}

/// A register served, until it is dropped.
struct Served {
    program: Child,
    url: String,
}

impl Served {
    fn of(register: &Register) -> Self {
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = free.local_addr().expect("an address").to_string();
        drop(free);
        let program = standing()
            .args(["serve", "--data", &register.data(), "--listen", &address])
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let started = Instant::now();
        while TcpStream::connect(&address).is_err() && started.elapsed() < Duration::from_secs(20) {
            std::thread::sleep(Duration::from_millis(20));
        }
        let url = format!("http://{address}/log");
        Self { program, url }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[test]
fn a_log_is_verified_over_http() {
    let register = made(300);
    let served = Served::of(&register);
    let shown = register
        .run(&["show", "tw-epa:A0000001", "--json"])
        .code(0)
        .json();
    let receipt = register
        .run(&["receipt", shown["names"][0]["act"].as_str().expect("id")])
        .code(0)
        .json();
    let key = receipt["log_key"].as_str().expect("a key");
    let verify = || run(&["log", "verify", &served.url, "--log-key", key]);
    verify().code(0).says("300 entries").says("sound");
    run(&["log", "verify", &served.url])
        .code(1)
        .says("--log-key");
    let bundle = Path::new(&register.data()).join("log/tile/entries/000");
    flip(&bundle, 2);
    verify().code(3).says("NOT SOUND").says("entry 0");
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
    // The database is two files as long as nobody has joined them.
    let files = ["register.sqlite", "register.sqlite-wal"];
    let kept = register.folder.path().join("kept");
    std::fs::create_dir(&kept).expect("a folder");
    for file in files {
        let _ = std::fs::copy(Path::new(&data).join(file), kept.join(file));
    }
    add(&register, 10..20);
    for file in files.into_iter().chain(["register.sqlite-shm"]) {
        let _ = std::fs::remove_file(Path::new(&data).join(file));
        let _ = std::fs::copy(kept.join(file), Path::new(&data).join(file));
    }
    let file = register.file("epa_facilities.csv", &facilities(&[("B0000001", "新廠")]));
    register.run(&["import", &file]).code(1).says("published");
    run(&["log", "verify", &data]).code(3).says("older copy");
    // Nothing was written to either.
    assert_eq!(register.stats()["entries"], 10);
    let checkpoint = Path::new(&data).join("log/checkpoint");
    let checkpoint = std::fs::read_to_string(checkpoint).expect("read");
    assert_eq!(checkpoint.lines().nth(1), Some("20"));
}

#[test]
fn a_new_register_has_an_empty_log_that_is_sound() {
    let register = Register::new();
    run(&["log", "verify", &register.data()])
        .code(0)
        .says("0 entries")
        .says("sound");
}

/// After a crash nobody may write for long; who checks the log should not wait.
#[test]
fn serving_mends_what_a_crash_left_of_the_log() {
    let register = made(300);
    let log = Path::new(&register.data()).join("log");
    std::fs::remove_dir_all(&log).expect("removed");
    let _served = Served::of(&register);
    let started = Instant::now();
    while !log.join("checkpoint").exists() && started.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    run(&["log", "verify", &register.data()])
        .code(0)
        .says("300 entries")
        .says("sound");
    // The right to write was given back.
    add(&register, 300..301);
}

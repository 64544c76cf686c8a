//! The program on the demo data: time to make it, time from start to the first
//! page, memory of `serve`. Runs `target/release/standing`.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, bail};

use crate::table;

const ADDRESS: &str = "127.0.0.1:18099";

/// Measures it.
pub fn run() -> anyhow::Result<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("demo");
    let program = std::env::current_exe()?.with_file_name("standing");
    if !program.exists() {
        println!("\nstart: SKIPPED, build the program first: cargo build --release");
        return Ok(());
    }
    let started = Instant::now();
    let made = Command::new(&program)
        .args(["demo", "--no-serve", "--data"])
        .arg(&data)
        .stderr(Stdio::null())
        .status()?;
    anyhow::ensure!(made.success(), "the demo register could not be made");
    table::heading("the program on the demo data");
    table::time(
        "demo register made",
        started.elapsed().as_secs_f64() * 1e3,
        Some(120_000.0),
    );

    let started = Instant::now();
    let mut serve = Serving(
        Command::new(&program)
            .args(["serve", "--listen", ADDRESS, "--data"])
            .arg(&data)
            .stderr(Stdio::null())
            .spawn()?,
    );
    while get("/").is_err() {
        if started.elapsed() > Duration::from_secs(30) || serve.0.try_wait()?.is_some() {
            bail!("the server did not come up");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    table::time(
        "start to first page",
        started.elapsed().as_secs_f64() * 1e3,
        Some(1_000.0),
    );
    for i in 0..2_000 {
        get(if i % 2 == 0 {
            "/organisations/tw-epa:H4700850"
        } else {
            "/acts"
        })?;
    }
    let status = std::fs::read_to_string(format!("/proc/{}/status", serve.0.id()))?;
    let kib = |field: &str| {
        status
            .lines()
            .find_map(|l| {
                l.strip_prefix(field)?
                    .trim()
                    .strip_suffix(" kB")?
                    .trim()
                    .parse::<f64>()
                    .ok()
            })
            .with_context(|| format!("no {field}"))
    };
    println!(
        "  memory of serve after 2,000 pages: {:.0} MB resident, of it {:.0} MB its own (limit 200)",
        kib("VmRSS:")? / 1024.0,
        kib("RssAnon:")? / 1024.0
    );
    Ok(())
}

struct Serving(Child);

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(path: &str) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(ADDRESS)?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: bench\r\nConnection: close\r\n\r\n"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    anyhow::ensure!(answer.starts_with(b"HTTP/1.1 200"), "no page");
    Ok(())
}

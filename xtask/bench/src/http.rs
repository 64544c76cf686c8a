//! Organisation look-up over HTTP, beside an empty handler of the same server
//! library; client and server share the cores.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use axum::Router;
use axum::routing::get;
use desk::Place;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::record::{entries, register};
use crate::{sample, table};

const CONNECTIONS: u64 = 8;
const SECONDS: u64 = 5;

/// Measures it on the sample register.
pub async fn run(folder: &Path) -> anyhow::Result<()> {
    let acts = entries(folder).await?;
    let desk = Arc::new(Place::at(register(folder)).open().await?);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let ours = listener.local_addr()?;
    tokio::spawn(server::serve(desk, listener, std::future::pending()));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let empty = listener.local_addr()?;
    let bare = Router::new().route("/", get(|| async { "ok" }));
    tokio::spawn(async move { axum::serve(listener, bare).await });

    table::heading(&format!(
        "look-up over HTTP, {acts} acts kept, {CONNECTIONS} connections, {SECONDS} s each"
    ));
    let baseline = load(empty, |_| "/".to_owned()).await?;
    table::rate(
        "baseline: empty handler",
        baseline.rate,
        "requests/s",
        None,
        None,
    );
    let organisations = acts / 4;
    let random = move |i: u64| {
        sample::identifier(i.wrapping_mul(0x9E37_79B9_7F4A_7C15) % organisations.max(1))
    };
    let api = load(ours, move |i| {
        format!("/api/v1/organisations/{}", random(i))
    })
    .await?;
    table::rate(
        "organisation, JSON",
        api.rate,
        "requests/s",
        Some(baseline.rate),
        Some(0.4 * baseline.rate),
    );
    table::time("  p50", api.p50, None);
    table::time("  p99", api.p99, Some(10.0));
    let page = load(ours, move |i| format!("/organisations/{}", random(i))).await?;
    table::rate(
        "organisation, page",
        page.rate,
        "requests/s",
        Some(baseline.rate),
        None,
    );
    table::time("  p99", page.p99, Some(10.0));
    let search = load(ours, |i| {
        format!(
            "/api/v1/organisations?q=%E7%AF%84%E4%BE%8B&limit={}",
            1 + i % 5
        )
    })
    .await?;
    table::rate(
        "look-up by beginning of a name",
        search.rate,
        "requests/s",
        Some(baseline.rate),
        None,
    );
    let front = load(ours, |_| "/".to_owned()).await?;
    table::rate(
        "start page",
        front.rate,
        "requests/s",
        Some(baseline.rate),
        None,
    );
    table::time("  p99", front.p99, None);
    Ok(())
}

struct Load {
    rate: f64,
    p50: f64,
    p99: f64,
}

async fn load(
    to: SocketAddr,
    path: impl Fn(u64) -> String + Send + Copy + 'static,
) -> anyhow::Result<Load> {
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let started = Instant::now();
    let mut clients = Vec::new();
    for client in 0..CONNECTIONS {
        clients.push(tokio::spawn(async move {
            let mut stream = TcpStream::connect(to).await?;
            stream.set_nodelay(true)?;
            let mut buffer = Vec::with_capacity(1 << 16);
            let mut times = Vec::new();
            let mut i = client;
            while Instant::now() < until {
                let request = format!("GET {} HTTP/1.1\r\nHost: bench\r\n\r\n", path(i));
                let began = Instant::now();
                stream.write_all(request.as_bytes()).await?;
                read_answer(&mut stream, &mut buffer).await?;
                times.push(began.elapsed().as_secs_f64() * 1e3);
                i += CONNECTIONS;
            }
            anyhow::Ok(times)
        }));
    }
    let mut times = Vec::new();
    for client in clients {
        times.extend(client.await??);
    }
    let rate = times.len() as f64 / started.elapsed().as_secs_f64();
    times.sort_by(f64::total_cmp);
    Ok(Load {
        rate,
        p50: table::quantile(&times, 0.5),
        p99: table::quantile(&times, 0.99),
    })
}

async fn read_answer(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> anyhow::Result<()> {
    buffer.clear();
    let (head, length) = loop {
        ensure!(
            stream.read_buf(buffer).await? > 0,
            "the server closed the connection"
        );
        if let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = std::str::from_utf8(&buffer[..end])?;
            ensure!(
                head.starts_with("HTTP/1.1 200"),
                "unexpected answer: {}",
                head.lines().next().unwrap_or_default()
            );
            let length = head
                .lines()
                .find_map(|l| {
                    l.to_ascii_lowercase()
                        .strip_prefix("content-length:")?
                        .trim()
                        .parse::<usize>()
                        .ok()
                })
                .context("an answer without a length")?;
            break (end + 4, length);
        }
    };
    while buffer.len() < head + length {
        ensure!(
            stream.read_buf(buffer).await? > 0,
            "the server closed the connection"
        );
    }
    Ok(())
}

//! `standing serve`: the register's pages and API.

use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use clap::Args;
use codes::Date;
use desk::Desk;
use tokio::net::TcpListener;

use crate::place::PlaceArgs;

/// Serve a register's pages and API
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing serve --data city --listen 0.0.0.0:8080
  standing serve --data city --database-url postgres://register@localhost/city

Behind a reverse proxy for TLS. /healthz says whether it lives, /metrics how it fares.")]
pub struct Serve {
    #[command(flatten)]
    place: PlaceArgs,
    /// Address to serve on
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Day a sandbox register's clock stands at
    #[arg(long, value_name = "DAY")]
    today: Option<Date>,
}

impl Serve {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let listen = Listen::at(self.listen).await?;
        let desk = self.place.open(self.today).await?;
        until_stopped(desk, listen).await
    }
}

/// An address that is ours.
pub struct Listen(TcpListener);

impl Listen {
    /// Claims it.
    pub async fn at(address: SocketAddr) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(address).await.with_context(|| {
            format!("cannot serve on {address}: choose another address with --listen")
        })?;
        Ok(Self(listener))
    }
}

/// Serves until Ctrl-C or SIGTERM; requests under way are finished.
pub async fn until_stopped(desk: Desk, listen: Listen) -> anyhow::Result<ExitCode> {
    let address = listen.0.local_addr()?;
    eprintln!("open http://{address}/ (stop with Ctrl-C)");
    server::serve(Arc::new(desk), listen.0, stopped()).await?;
    Ok(ExitCode::SUCCESS)
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = interrupt.await;
}

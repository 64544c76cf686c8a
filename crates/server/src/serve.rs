//! Listening until told to stop.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use desk::Desk;
use tokio::net::TcpListener;

use crate::App;
use crate::router::router_for;

/// Serves API and pages on `listener`; when `shutdown` completes, open requests are finished and it returns.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    desk: Arc<Desk>,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    tracing::info!(address = ?listener.local_addr().ok(), "listening");
    tokio::spawn(mend(desk.clone()));
    let open_to_others = listener.local_addr().is_ok_and(|a| !a.ip().is_loopback());
    let router = router_for(App {
        open_to_others,
        ..App::new(desk)
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(shutdown)
        .await
}

/// What a crash left of the log's files is mended beside the serving: pages do
/// not need them, those who check the log do.
async fn mend(desk: Arc<Desk>) {
    match desk.mend().await {
        Ok(true) => {}
        Ok(false) => tracing::info!("another process is writing to the log"),
        Err(error) => tracing::error!(
            error = %error,
            source = ?std::error::Error::source(&error),
            "the log cannot be written to"
        ),
    }
}

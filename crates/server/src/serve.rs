//! Listening until told to stop.

use std::future::Future;
use std::sync::Arc;

use desk::Desk;
use tokio::net::TcpListener;

use crate::router;

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
    axum::serve(listener, router(desk))
        .with_graceful_shutdown(shutdown)
        .await
}

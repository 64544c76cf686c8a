//! The log's files, and what keeps the server well.

use crate::app::App;

#[tokio::test]
async fn the_log_is_served_as_files() {
    let app = App::new().await;
    let checkpoint = app.get("/log/checkpoint").await;
    assert_eq!(
        (
            checkpoint.status.as_u16(),
            checkpoint.header("cache-control")
        ),
        (200, "no-cache")
    );
    assert!(checkpoint.header("content-type").starts_with("text/plain"));
    let size: u64 = checkpoint.body.lines().nth(1).unwrap().parse().unwrap();
    let tile = app.get(&format!("/log/tile/0/000.p/{size}")).await;
    assert_eq!(tile.status, 200);
    assert!(tile.header("cache-control").contains("immutable"));
    assert_eq!(tile.header("content-type"), "application/octet-stream");
    assert_eq!(tile.header("access-control-allow-origin"), "*");
    for path in [
        "/log/tile/0/999",
        "/log/tile/../register.toml",
        "/log/tile/keys/000",
        "/log/tile/0/%2e%2e%2fregister.toml",
    ] {
        assert_eq!(app.get(path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn who_runs_the_server_can_see_how_it_is() {
    let app = App::new().await;
    assert_eq!(app.get("/healthz").await.body, "ok\n");
    app.get("/api/v1/stats").await;
    let metrics = app.get("/metrics").await.body;
    assert!(
        metrics.contains("standing_requests_total{route=\"/api/v1/stats\",status=\"200\"} 1"),
        "{metrics}"
    );
    // Whatever is asked for, routes are few: no path of a visitor becomes a label.
    for path in ["/acts/secret", "/no/such/secret", "/log/tile/secret"] {
        app.get(path).await;
    }
    let metrics = app.get("/metrics").await.body;
    assert!(metrics.contains("route=\"none\"") && !metrics.contains("secret"));
    let feed = app.get("/feed.atom").await;
    assert!(
        feed.header("content-type")
            .starts_with("application/atom+xml")
    );
    assert!(!feed.body.contains("興業"));
}

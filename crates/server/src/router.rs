//! Every route, and what each request passes through.

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::get;
use desk::Desk;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;

use crate::web::{self, Wrong};
use crate::{App, api, due_calendar, feed, log_files, operate, pages};

/// Routes that are pages, for tests that try each as a stranger.
pub const PAGES: [&str; 17] = [
    "/",
    "/search",
    "/organisations/{id}",
    "/acts",
    "/acts/{id}",
    "/authorities/{catalogue}/{id}",
    "/provisions/{catalogue}/{id}",
    "/catalogues",
    "/catalogues/{id}",
    "/kinds/{catalogue}/{id}",
    "/log",
    "/held",
    "/about",
    "/about/withdrawn",
    "/about/data",
    "/accessibility",
    "/privacy",
];

fn pages() -> Router<App> {
    Router::new()
        .route("/", get(pages::start::show))
        .route("/search", get(pages::search::show))
        .route("/organisations/{id}", get(pages::organisation::show))
        .route("/acts", get(pages::acts::show))
        .route("/acts/{id}", get(pages::act::show))
        .route("/authorities/{catalogue}/{id}", get(pages::authority::show))
        .route("/provisions/{catalogue}/{id}", get(pages::provision::show))
        .route("/catalogues", get(pages::catalogues::show))
        .route("/catalogues/{id}", get(pages::catalogue::show))
        .route("/kinds/{catalogue}/{id}", get(pages::kind::show))
        .route("/log", get(pages::log::show))
        .route("/held", get(pages::held::show))
        .route("/about", get(pages::about::about))
        .route("/about/withdrawn", get(pages::about::withdrawn))
        .route("/about/data", get(pages::about::data))
        .route("/accessibility", get(pages::about::accessibility))
        .route("/privacy", get(pages::about::privacy))
}

fn files() -> Router<App> {
    Router::new()
        .route("/assets/{hash}/{name}", get(web::assets))
        .route("/log/checkpoint", get(log_files::checkpoint))
        .route("/log/tile/{*path}", get(log_files::tile))
        .route("/feed.atom", get(feed::show))
        .route(
            "/organisations/{id}/due.ics",
            get(due_calendar::of_organisation),
        )
        .route(
            "/authorities/{catalogue}/{id}/due.ics",
            get(due_calendar::of_authority),
        )
        .route("/robots.txt", get(operate::robots))
        .route("/favicon.ico", get(operate::icon))
        .route("/healthz", get(operate::healthz))
        .route("/metrics", get(operate::metrics))
}

/// API, pages and files of a register.
pub fn router(desk: Arc<Desk>) -> Router {
    let app = App::new(desk);
    pages()
        .merge(files())
        .merge(api::router())
        .fallback(|| async { Wrong::NotFound })
        // From the inside out.
        .layer(CatchPanicLayer::custom(web::wrong_of_panic))
        .layer(from_fn_with_state(app.clone(), web::render_wrong))
        .layer(from_fn(web::remember_language))
        .layer(from_fn(web::headers))
        .layer(from_fn(web::etag))
        .layer(from_fn_with_state(app.clone(), web::keep))
        .layer(CompressionLayer::new())
        .layer(from_fn(web::etag_of_encoding))
        .layer(from_fn(web::head))
        .layer(from_fn_with_state(app.metrics.clone(), web::request))
        .with_state(app)
}

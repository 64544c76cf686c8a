//! Every route, and what each request passes through.

use std::sync::Arc;

use axum::Router;
use axum::http::{Extensions, HeaderMap, StatusCode, Version};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use desk::Desk;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};

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

/// Routes behind the sign-in, and the sign-in itself.
pub const SIGNED_IN: [&str; 9] = [
    "/sign-in",
    "/sign-in/code",
    "/sign-out",
    "/desk",
    "/desk/queue",
    "/desk/access/{organisation}",
    "/desk/propose",
    "/desk/proceedings/{id}",
    "/desk/proceedings/{id}/{word}",
];

/// No answer of these is kept by anybody.
fn signed_in() -> Router<App> {
    Router::new()
        .route(
            "/sign-in",
            get(pages::sign_in::show).post(pages::sign_in::submit),
        )
        .route(
            "/sign-in/code",
            get(pages::sign_in_code::show).post(pages::sign_in_code::submit),
        )
        .route("/sign-out", post(pages::sign_in::sign_out))
        .route("/desk", get(pages::desk::show))
        .route("/desk/queue", get(pages::proceeding::queue::show))
        .route("/desk/access/{organisation}", get(pages::access::show))
        .route(
            "/desk/propose",
            get(pages::proceeding::propose::show).post(pages::proceeding::propose::submit),
        )
        .route("/desk/proceedings/{id}", get(pages::proceeding::show::show))
        .route(
            "/desk/proceedings/{id}/{word}",
            post(pages::proceeding::show::take),
        )
        .layer(from_fn(web::no_store))
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

/// What one person alone is shown is not compressed: its length beside what a
/// stranger made the browser send could tell a form's token.
fn compression() -> CompressionLayer<impl Predicate> {
    let for_all =
        |_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| !web::is_for_one(headers);
    CompressionLayer::new().compress_when(DefaultPredicate::new().and(for_all))
}

/// API, pages and files of a register, as for others than this machine.
pub fn router(desk: Arc<Desk>) -> Router {
    router_for(App::new(desk))
}

pub(crate) fn router_for(app: App) -> Router {
    pages()
        .merge(signed_in())
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
        .layer(compression())
        .layer(from_fn(web::etag_of_encoding))
        .layer(from_fn(web::head))
        .layer(from_fn_with_state(app.metrics.clone(), web::request))
        .with_state(app)
}

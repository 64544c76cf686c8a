//! What is about the register as a whole: the log, what is held, counts.

use axum::Json;
use axum::extract::State;
use desk::view::Audience;
use store::Page;

use crate::App;
use crate::api::{HeldJson, LogJson, Problem, StatsJson};
use crate::web::{Params, Wrong};

use super::acts::ROWS_MAX;

/// The log's head: size, root, signed checkpoint, key.
#[utoipa::path(get, path = "/log", tag = "register", operation_id = "log", responses((status = 200, body = LogJson)))]
pub async fn log(State(app): State<App>) -> Result<Json<LogJson>, Wrong> {
    Ok(Json(LogJson::from_view(&app.desk.log().await?)))
}

/// Held rows: how many and why, without names.
#[utoipa::path(
    get, path = "/held", tag = "register", operation_id = "held",
    params(
        ("after" = Option<String>, Query, description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 200, description = "Rows at most, 1 to 200; 50 if not given"),
    ),
    responses((status = 200, body = HeldJson), (status = 400, body = Problem, content_type = "application/problem+json"))
)]
pub async fn held(State(app): State<App>, params: Params) -> Result<Json<HeldJson>, Wrong> {
    let limit = params.limit(50, ROWS_MAX)?;
    let page = Page {
        after: params.get("after").map(str::to_owned),
        limit: limit + 1,
    };
    let view = app.desk.held(&page, Audience::Public).await?;
    Ok(Json(HeldJson::from_view(&view, Audience::Public, limit)))
}

/// Counts over everything.
#[utoipa::path(get, path = "/stats", tag = "register", operation_id = "stats", responses((status = 200, body = StatsJson)))]
pub async fn stats(State(app): State<App>) -> Result<Json<StatsJson>, Wrong> {
    Ok(Json(StatsJson::from_stats(
        &*app.desk.recent_stats().await?,
    )))
}

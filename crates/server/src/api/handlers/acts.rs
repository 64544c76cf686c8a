//! Acts: a list by keyset, one, and its receipt.

use axum::Json;
use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use desk::receipt::Receipt;
use desk::view::Audience;
use register::ActId;
use store::{Page, ThreadFilter};

use crate::api::{ActPageJson, LineJson, PageJson, Problem};
use crate::web::{IdPath, Params, Wrong};
use crate::{App, status};

/// Rows a page at most.
pub const ROWS_MAX: usize = 200;

/// Which acts a query asks for.
///
/// # Errors
/// When `adverse` is neither `true` nor `false`.
pub fn filter(params: &Params) -> Result<ThreadFilter, Wrong> {
    let text = |name| params.get(name).map(str::to_owned);
    let adverse = params.flag("adverse")?;
    Ok(ThreadFilter {
        catalogue: text("catalogue"),
        kind: text("kind"),
        authority: text("authority"),
        basis: text("provision"),
        adverse,
        shown_on: None,
    })
}

/// Acts shown to the public today, newest decision first.
#[utoipa::path(
    get, path = "/acts", tag = "acts", operation_id = "acts",
    params(
        ("catalogue" = Option<String>, Query, description = "Catalogue id"),
        ("kind" = Option<String>, Query, description = "Qualified kind, `catalogue/kind`"),
        ("authority" = Option<String>, Query, description = "Qualified authority"),
        ("provision" = Option<String>, Query, description = "Qualified provision"),
        ("adverse" = Option<bool>, Query, description = "Adverse acts alone, or all others"),
        ("after" = Option<String>, Query, pattern = "^[0-9]{8}-[0-9a-hjkmnp-tv-z]{13}$", description = "`next` of the page before"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 200, description = "Rows at most, 1 to 200; 50 if not given"),
    ),
    responses((status = 200, body = PageJson<LineJson>), (status = 400, body = Problem, content_type = "application/problem+json"))
)]
pub async fn acts(
    State(app): State<App>,
    params: Params,
) -> Result<Json<PageJson<LineJson>>, Wrong> {
    let limit = params.limit(50, ROWS_MAX)?;
    let page = Page {
        after: params.after_act()?,
        limit: limit + 1,
    };
    let lines = app.desk.threads(filter(&params)?, &page).await?;
    let law = app.desk.law();
    let items = lines
        .iter()
        .map(|line| LineJson::from_view(law, line))
        .collect();
    Ok(Json(PageJson::of(items, limit, |line| line.id.clone())))
}

fn act_id(text: &str) -> Result<ActId, Wrong> {
    ActId::parse(text).ok_or(Wrong::Invalid {
        param: "id",
        expected: "an act's id such as `20171031-k3j9x0a7b2c4d`",
    })
}

/// One act, with its thread.
#[utoipa::path(
    get, path = "/acts/{id}", tag = "acts", operation_id = "act",
    params(
        ("id" = String, Path, pattern = "^[0-9]{8}-[0-9a-hjkmnp-tv-z]{13}$", description = "Act id"),
        ("as_of" = Option<String>, Query, format = Date, description = "Civil date on which its state is asked"),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Instant up to which acts are known, or a civil date"),
    ),
    responses(
        (status = 200, body = ActPageJson),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 410, body = Problem, content_type = "application/problem+json", description = "No longer shown; `tombstone` says what was here"),
    )
)]
pub async fn act(
    State(app): State<App>,
    IdPath(id): IdPath<String>,
    params: Params,
) -> Result<Response, Wrong> {
    let id = act_id(&id)?;
    let asked = app.desk.asked(params.as_of()?, params.known_at()?);
    let view = app
        .desk
        .act(&id, asked, Audience::Public)
        .await?
        .ok_or(Wrong::NotFound)?;
    match ActPageJson::from_view(app.desk.law(), &view) {
        Ok(page) => Ok(Json(page).into_response()),
        Err(tombstone) => {
            let mut problem = Problem::of(&Wrong::Gone, &format!("/api/v1/acts/{id}"));
            problem.tombstone = Some(*tombstone);
            let media = [(CONTENT_TYPE, "application/problem+json")];
            Ok((
                status::NO_LONGER_SHOWN,
                media,
                Json(problem).into_response().into_body(),
            )
                .into_response())
        }
    }
}

/// The receipt of an act: the signed act, the proof that the log holds it, the checkpoint. Checkable offline.
#[utoipa::path(
    get, path = "/acts/{id}/receipt", tag = "acts", operation_id = "receipt",
    params(("id" = String, Path, pattern = "^[0-9]{8}-[0-9a-hjkmnp-tv-z]{13}$", description = "Act id")),
    responses(
        (status = 200, body = Object, description = "`standing-receipt/v1`"),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn receipt(
    State(app): State<App>,
    IdPath(id): IdPath<String>,
) -> Result<Json<Receipt>, Wrong> {
    let receipt = app.desk.receipt(&act_id(&id)?, Audience::Public).await?;
    Ok(Json(receipt.ok_or(Wrong::NotFound)?))
}

//! Organisations: look-up, and one.

use axum::Json;
use axum::extract::State;
use codes::Identifier;
use desk::view::Audience;

use crate::App;
use crate::api::{HitJson, HitsJson, OrganisationJson, Problem};
use crate::web::{IdPath, Params, Wrong};

/// Hits at most.
pub const HITS_MAX: usize = 100;

/// Organisations whose identifier or name begins with the text.
#[utoipa::path(
    get, path = "/organisations", tag = "organisations", operation_id = "look_up",
    params(
        ("q" = String, Query, min_length = 1, pattern = "\\S", description = "Identifier, or beginning of a name in any script"),
        ("limit" = Option<usize>, Query, minimum = 1, maximum = 100, description = "Hits at most, 1 to 100; 20 if not given"),
    ),
    responses((status = 200, body = HitsJson), (status = 400, body = Problem, content_type = "application/problem+json"))
)]
pub async fn look_up(State(app): State<App>, params: Params) -> Result<Json<HitsJson>, Wrong> {
    let limit = params.limit(20, HITS_MAX)?;
    let query = params.get("q").ok_or(Wrong::Invalid {
        param: "q",
        expected: "an identifier or the beginning of a name",
    })?;
    let mut hits = app.desk.look_up(query, limit + 1).await?;
    let more = hits.len() > limit;
    hits.truncate(limit);
    let law = app.desk.law();
    Ok(Json(HitsJson {
        items: hits
            .iter()
            .map(|hit| HitJson::from_view(law, hit))
            .collect(),
        more,
    }))
}

/// One organisation: what stands on a day, as known at an instant. Any of its identifiers will do.
#[utoipa::path(
    get, path = "/organisations/{id}", tag = "organisations", operation_id = "organisation",
    params(
        ("id" = String, Path, pattern = "^[^:]+:.+$", description = "`scheme:value`"),
        ("as_of" = Option<String>, Query, format = Date, description = "Civil date on which standing is asked; today if not given"),
        ("known_at" = Option<String>, Query, format = DateTime, description = "Instant (RFC 3339) up to which acts are known, or a civil date for its end in UTC"),
    ),
    responses(
        (status = 200, body = OrganisationJson),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn organisation(
    State(app): State<App>,
    IdPath(id): IdPath<String>,
    params: Params,
) -> Result<Json<OrganisationJson>, Wrong> {
    // Of the right shape and no identifier: nobody bears it.
    let id: Identifier = id.parse().map_err(|_| match id.contains(':') {
        true => Wrong::NotFound,
        false => Wrong::Invalid {
            param: "id",
            expected: "an organisation's identifier, written `scheme:value`",
        },
    })?;
    let asked = app.desk.asked(params.as_of()?, params.known_at()?);
    let view = app
        .desk
        .organisation(&id, asked, Audience::Public)
        .await?
        .ok_or(Wrong::NotFound)?;
    Ok(Json(OrganisationJson::from_view(&view)))
}

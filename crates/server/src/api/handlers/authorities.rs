//! Authorities: a list, and one with its figures.

use axum::Json;
use axum::extract::State;

use crate::App;
use crate::api::{AuthorityJson, AuthorityLineJson, Problem};
use crate::web::{IdPath, Wrong};

/// All authorities of the law.
#[utoipa::path(
    get, path = "/authorities", tag = "law", operation_id = "authorities",
    responses((status = 200, body = Vec<AuthorityLineJson>))
)]
pub async fn authorities(State(app): State<App>) -> Json<Vec<AuthorityLineJson>> {
    let catalogues = app.desk.law().catalogues.values();
    Json(
        catalogues
            .flat_map(|c| {
                c.authorities
                    .values()
                    .map(|a| AuthorityLineJson::from_law(&c.id, a))
            })
            .collect(),
    )
}

/// One authority, with its figures.
#[utoipa::path(
    get, path = "/authorities/{catalogue}/{id}", tag = "law", operation_id = "authority",
    params(("catalogue" = String, Path, description = "Catalogue id"), ("id" = String, Path, description = "Authority id in it")),
    responses((status = 200, body = AuthorityJson), (status = 404, body = Problem, content_type = "application/problem+json"))
)]
pub async fn authority(
    State(app): State<App>,
    IdPath((catalogue, id)): IdPath<(String, String)>,
) -> Result<Json<AuthorityJson>, Wrong> {
    let view = app
        .desk
        .authority(&format!("{catalogue}/{id}"))
        .await?
        .ok_or(Wrong::NotFound)?;
    Ok(Json(AuthorityJson::from_view(app.desk.law(), &view)))
}

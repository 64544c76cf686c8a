//! The catalogues.

use axum::Json;
use axum::extract::State;

use crate::App;
use crate::api::{CatalogueJson, CatalogueLineJson, Problem};
use crate::web::{IdPath, Wrong};

/// The catalogues this register runs on.
#[utoipa::path(
    get, path = "/catalogues", tag = "law", operation_id = "catalogues",
    responses((status = 200, body = Vec<CatalogueLineJson>))
)]
pub async fn catalogues(State(app): State<App>) -> Json<Vec<CatalogueLineJson>> {
    Json(
        app.desk
            .law()
            .catalogues
            .values()
            .map(CatalogueLineJson::from_law)
            .collect(),
    )
}

/// One catalogue, whole.
#[utoipa::path(
    get, path = "/catalogues/{id}", tag = "law", operation_id = "catalogue",
    params(("id" = String, Path, description = "Catalogue id")),
    responses((status = 200, body = CatalogueJson), (status = 404, body = Problem, content_type = "application/problem+json"))
)]
pub async fn catalogue(
    State(app): State<App>,
    IdPath(id): IdPath<String>,
) -> Result<Json<CatalogueJson>, Wrong> {
    let catalogue = app.desk.law().catalogue(&id).ok_or(Wrong::NotFound)?;
    Ok(Json(CatalogueJson::from_law(catalogue)))
}

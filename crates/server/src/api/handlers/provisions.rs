//! One provision.

use axum::Json;
use axum::extract::State;

use crate::App;
use crate::api::{Problem, ProvisionJson};
use crate::web::{IdPath, Wrong};

/// One provision, and the acts under it.
#[utoipa::path(
    get, path = "/provisions/{catalogue}/{id}", tag = "law", operation_id = "provision",
    params(("catalogue" = String, Path, description = "Catalogue id"), ("id" = String, Path, description = "Provision id in it")),
    responses((status = 200, body = ProvisionJson), (status = 404, body = Problem, content_type = "application/problem+json"))
)]
pub async fn provision(
    State(app): State<App>,
    IdPath((catalogue, id)): IdPath<(String, String)>,
) -> Result<Json<ProvisionJson>, Wrong> {
    let view = app
        .desk
        .provision(&format!("{catalogue}/{id}"))
        .await?
        .ok_or(Wrong::NotFound)?;
    Ok(Json(ProvisionJson::from_view(app.desk.law(), &view)))
}

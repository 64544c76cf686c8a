//! The routes of the API and their description, from one list.

use axum::Json;
use axum::Router;
use axum::routing::get;
use utoipa::OpenApi;
use utoipa::openapi::OpenApi as Document;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::handlers::{acts, authorities, catalogues, organisations, provisions, whole};
use crate::App;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Standing",
        version = "1",
        description = "A public register of organisations' legal standing. Texts come by language. \
            Answers have strong entity tags; errors are problem details (RFC 9457). \
            What is gone from public view is gone from every answer, whatever day is asked about.",
        license(name = "Apache-2.0", identifier = "Apache-2.0"),
    ),
    tags(
        (name = "organisations", description = "What stands for an organisation, today or on any day"),
        (name = "acts", description = "Acts and their receipts"),
        (name = "law", description = "Catalogues, authorities, provisions"),
        (name = "register", description = "The log, what is held, counts"),
    )
)]
struct Info;

fn routes_and_document() -> (Router<App>, Document) {
    let api = OpenApiRouter::new()
        .routes(routes!(organisations::look_up))
        .routes(routes!(organisations::organisation))
        .routes(routes!(acts::acts))
        .routes(routes!(acts::act))
        .routes(routes!(acts::receipt))
        .routes(routes!(authorities::authorities))
        .routes(routes!(authorities::authority))
        .routes(routes!(provisions::provision))
        .routes(routes!(catalogues::catalogues))
        .routes(routes!(catalogues::catalogue))
        .routes(routes!(whole::log))
        .routes(routes!(whole::held))
        .routes(routes!(whole::stats));
    OpenApiRouter::with_openapi(Info::openapi())
        .nest("/api/v1", api)
        .split_for_parts()
}

/// The OpenAPI 3.1 document.
#[must_use]
pub fn document() -> Document {
    routes_and_document().1
}

/// The API.
pub fn router() -> Router<App> {
    let (router, document) = routes_and_document();
    let document = std::sync::Arc::new(document);
    router.route(
        "/api/v1/openapi.json",
        get(move || async move { Json(document) }),
    )
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_document_changes_only_where_someone_looks() {
        let document = super::document().to_pretty_json().unwrap();
        insta::assert_snapshot!("openapi", document);
    }
}

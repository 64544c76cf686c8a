//! Every route, tried as a stranger: what one must never answer with is a fault.

use std::collections::BTreeSet;

use crate::app::{App, FACILITY, act_id};

fn filled(route: &str) -> String {
    let act = act_id("p1", "2024-03-08").to_string();
    match route {
        r if r.contains("organisations/{id}") => r.replace("{id}", FACILITY),
        r if r.contains("acts/{id}") => r.replace("{id}", &act),
        r if r.contains("authorities/{catalogue}") => {
            r.replace("{catalogue}/{id}", "tw-environment/taoyuan-epb")
        }
        r if r.contains("provisions/{catalogue}") => {
            r.replace("{catalogue}/{id}", "tw-environment/waste-31")
        }
        r if r.contains("kinds/{catalogue}") => {
            r.replace("{catalogue}/{id}", "tw-environment/penalty")
        }
        r if r.contains("catalogues/{id}") => r.replace("{id}", "tw-environment"),
        "/api/v1/organisations" => format!("{route}?q=%E5%B7%A5"),
        r => r.to_owned(),
    }
}

#[tokio::test]
async fn every_route_answers_a_stranger() {
    let app = App::new().await;
    let document = serde_json::to_value(server::api::document()).unwrap();
    let api: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .keys()
        .cloned()
        .collect();
    let files = [
        "/feed.atom",
        "/organisations/{id}/due.ics",
        "/authorities/{catalogue}/{id}/due.ics",
        "/robots.txt",
        "/healthz",
        "/metrics",
        "/log/checkpoint",
        "/api/v1/openapi.json",
    ];
    let routes = server::PAGES
        .iter()
        .copied()
        .chain(files)
        .chain(api.iter().map(String::as_str));
    for route in routes {
        let answer = app.get(&filled(route)).await;
        assert_eq!(answer.status, 200, "{route}: {}", answer.body);
        assert!(
            answer
                .header("content-security-policy")
                .starts_with("default-src 'self'"),
            "{route}"
        );
        assert!(!answer.header("x-request-id").is_empty(), "{route}");
        // And with an id that is none.
        let strange = route
            .replace("{id}", "%3Cscript%3E")
            .replace("{catalogue}", "..");
        let answer = app.get(&strange).await;
        assert!(
            !answer.status.is_server_error(),
            "{strange}: {}",
            answer.status
        );
        assert!(!answer.body.contains("<script>"), "{strange}");
    }
}

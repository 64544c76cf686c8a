//! Lists of acts, by keyset.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use catalogue::Law;
use desk::view::ThreadLine;
use store::{Page as Keyset, ThreadFilter};

use super::part::{Line, Link};
use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::text::Said;
use crate::web::{Visitor, Wrong};

/// Rows a page.
const ROWS: usize = 50;

struct Choice {
    value: String,
    text: Said,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "act/list.html")]
struct Page {
    shell: Shell,
    catalogues: Vec<Choice>,
    kinds: Vec<(Said, Vec<Choice>)>,
    only: Vec<Link>,
    adverse: Option<bool>,
    lines: Vec<Line>,
    next: Option<String>,
    first: Option<String>,
}

/// `/acts`
pub async fn show(State(app): State<App>, visitor: Visitor) -> Answer {
    let params = &visitor.params;
    let text = |name| params.get(name).map(str::to_owned);
    let filter = ThreadFilter {
        catalogue: text("catalogue"),
        kind: text("kind"),
        authority: text("authority"),
        basis: text("provision"),
        adverse: params.get("adverse").map(|v| v == "true"),
        shown_on: None,
    };
    let page = Keyset {
        after: params.after_act()?,
        limit: ROWS + 1,
    };
    let lines = app
        .desk
        .threads(filter.clone(), &page)
        .await
        .map_err(Wrong::from)?;
    Ok(Html(render(
        &Frame::new(&app, visitor),
        app.desk.law(),
        &filter,
        &lines,
    )?))
}

/// The page.
pub fn render(
    frame: &Frame,
    law: &Law,
    filter: &ThreadFilter,
    lines: &[ThreadLine],
) -> Result<String, askama::Error> {
    let say = frame.say();
    let shown = &lines[..lines.len().min(ROWS)];
    let query = query(filter);
    let next = (lines.len() > ROWS)
        .then(|| {
            shown
                .last()
                .map(|l| format!("/acts?{query}after={}", l.row.id))
        })
        .flatten();
    let mut only = Vec::new();
    only.extend(
        filter
            .authority
            .as_deref()
            .map(|id| Link::authority(law, say, id)),
    );
    only.extend(
        filter
            .basis
            .as_deref()
            .map(|id| Link::provision(law, say, id)),
    );
    let chosen = filter.kind.as_deref();
    Page {
        shell: frame
            .shell(say.t("acts-title"))
            .fleeting()
            .json(format!("/api/v1/acts?{}", query.trim_end_matches('&'))),
        catalogues: law
            .catalogues
            .values()
            .map(|c| Choice {
                value: c.id.clone(),
                text: say.pick(&c.head.title),
                chosen: filter.catalogue.as_deref() == Some(c.id.as_str()),
            })
            .collect(),
        kinds: law
            .catalogues
            .values()
            .map(|c| {
                let kinds = c
                    .act_kinds
                    .values()
                    .filter(|k| k.changes.is_empty())
                    .map(|k| {
                        let value = format!("{}/{}", c.id, k.id);
                        Choice {
                            chosen: chosen == Some(value.as_str()),
                            value,
                            text: say.pick(&k.title),
                        }
                    });
                (say.pick(&c.head.title), kinds.collect())
            })
            .collect(),
        only,
        adverse: filter.adverse,
        lines: Line::all(law, say, frame.today, shown),
        next,
        first: frame
            .visitor
            .params
            .get("after")
            .map(|_| format!("/acts?{}", query.trim_end_matches('&'))),
    }
    .render()
}

fn query(filter: &ThreadFilter) -> String {
    let adverse = filter.adverse.map(|a| a.to_string());
    let pairs = [
        ("catalogue", filter.catalogue.as_deref()),
        ("kind", filter.kind.as_deref()),
        ("authority", filter.authority.as_deref()),
        ("provision", filter.basis.as_deref()),
        ("adverse", adverse.as_deref()),
    ];
    pairs
        .into_iter()
        .filter_map(|(name, value)| {
            let value =
                percent_encoding::utf8_percent_encode(value?, percent_encoding::NON_ALPHANUMERIC);
            Some(format!("{name}={value}&"))
        })
        .collect()
}

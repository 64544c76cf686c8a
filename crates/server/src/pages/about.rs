//! Pages that explain: what this is, what was withdrawn, data, accessibility, privacy.

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::shell::Answer;
use super::{Frame, Shell};
use crate::App;
use crate::web::Visitor;

macro_rules! explains {
    ($(#[$doc:meta])* $name:ident, $render:ident, $page:ident, $path:literal, $title:literal) => {
        #[derive(Template)]
        #[template(path = $path)]
        struct $page {
            shell: Shell,
        }

        $(#[$doc])*
        pub async fn $name(State(app): State<App>, visitor: Visitor) -> Answer {
            Ok(Html($render(&Frame::new(&app, visitor))?))
        }

        /// The page.
        pub fn $render(frame: &Frame) -> Result<String, askama::Error> {
            $page { shell: frame.shell(frame.say().t($title)) }.render()
        }
    };
}

explains!(
    /// `/about`
    about, render_about, About, "about/about.html", "about-title"
);
explains!(
    /// `/about/withdrawn`
    withdrawn, render_withdrawn, Withdrawn, "about/withdrawn.html", "withdrawn-title"
);
explains!(
    /// `/about/data`
    data, render_data, Data, "about/data.html", "data-title"
);
explains!(
    /// `/accessibility`
    accessibility, render_accessibility, Accessibility, "about/accessibility.html", "accessibility-title"
);
explains!(
    /// `/privacy`
    privacy, render_privacy, Privacy, "about/privacy.html", "privacy-title"
);

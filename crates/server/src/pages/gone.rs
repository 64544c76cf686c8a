//! What is told of an act that is no longer shown.

use askama::Template;
use desk::view::TombstoneView;

use super::part::Tombstone;
use super::{Frame, Shell};

#[derive(Template)]
#[template(path = "act/gone.html")]
struct Page {
    shell: Shell,
    tombstone: Tombstone,
}

/// The page.
pub fn render(frame: &Frame, view: &TombstoneView) -> Result<String, askama::Error> {
    let say = frame.say();
    Page {
        shell: frame.shell(say.t("gone-title")).fleeting(),
        tombstone: Tombstone::of(say, view),
    }
    .render()
}

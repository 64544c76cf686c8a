//! Progress bars on standard error; none when it is no terminal.

use std::time::Duration;

use desk::import::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar over bytes of a file.
pub fn of_file(name: &str, total: Option<u64>) -> ProgressBar {
    let bar = match total {
        Some(total) => ProgressBar::new(total).with_style(style(
            "{prefix} {bar:30} {percent:>3}% {msg}, {elapsed} gone, {eta} to go",
        )),
        None => {
            ProgressBar::new_spinner().with_style(style("{prefix} {spinner} {msg}, {elapsed} gone"))
        }
    };
    bar.with_prefix(name.to_owned())
}

/// A bar over acts of a history.
pub fn of_acts(what: &str) -> ProgressBar {
    ProgressBar::new(0)
        .with_style(style(
            "{prefix} {bar:30} {human_pos} of {human_len} acts, {per_sec}, {eta} to go",
        ))
        .with_prefix(what.to_owned())
}

/// A bar over organisations.
pub fn of_organisations(what: &str, total: u64) -> ProgressBar {
    ProgressBar::new(total)
        .with_style(style(
            "{prefix} {bar:30} {human_pos} of {human_len} organisations, {eta} to go",
        ))
        .with_prefix(what.to_owned())
}

/// Moves a bar that is not worth a look before a second is over.
pub fn move_if_slow(bar: &ProgressBar, done: u64) {
    if bar.elapsed() > Duration::from_secs(1) {
        bar.set_position(done);
    }
}

fn style(template: &str) -> ProgressStyle {
    ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// Moves a file's bar.
pub fn move_to(bar: &ProgressBar, p: &Progress) {
    let seconds = bar.elapsed().as_secs_f64().max(0.001);
    if p.bytes_total.is_some() {
        bar.set_position(p.bytes_read);
    }
    bar.set_message(format!(
        "{} rows, {} acts, {:.0} acts/s",
        p.rows,
        p.acts,
        p.acts as f64 / seconds
    ));
}

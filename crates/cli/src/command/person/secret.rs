//! Reading a password: without echo from a terminal, else the first line of
//! standard input. Never an argument: those are seen by everybody on the machine.

use std::io::{self, BufRead as _, IsTerminal as _};

use anyhow::{Context as _, ensure};

/// Reads a new password; asked for twice at a terminal.
pub fn new_password() -> anyhow::Result<String> {
    let text = if io::stdin().is_terminal() {
        let once = ask("New password: ")?;
        ensure!(
            once == ask("The same again: ")?,
            "the two passwords differ: nothing was changed"
        );
        once
    } else {
        let mut line = String::new();
        io::stdin()
            .lock()
            .read_line(&mut line)
            .context("the password could not be read from standard input")?;
        line.trim_end_matches(['\r', '\n']).to_owned()
    };
    ensure!(
        !text.is_empty(),
        "no password was given: type it at a terminal, or send it to standard input"
    );
    Ok(text)
}

fn ask(prompt: &str) -> anyhow::Result<String> {
    rpassword::prompt_password(prompt).context("the password could not be read")
}

//! The binary `standing`: the same desk, from a terminal.
//!
//! One command a file under `command/`. Exit codes: 0 done; 1 failed; 2 wrong
//! usage; 3 done, but some rows or findings need a person.

mod command;
mod place;
mod print;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use command::Command;

/// Recording and folding make millions of small values on several threads; the
/// system's allocator costs a fifth of the time there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// A public register of organisations' legal standing that anyone can verify
/// and everyone on it can contest.
#[derive(Parser)]
#[command(
    name = "standing",
    version,
    about,
    max_term_width = 100,
    after_help = "\
Begin with:  standing demo            a register of real organisations, to look at
Your own:    standing init --data DIR --origin example.org/register
             standing mapping suggest firms.csv
             standing import firms.csv --data DIR --mapping CATALOGUE/MAPPING
             standing serve --data DIR

Exit codes: 0 done; 1 failed; 2 wrong usage; 3 done, but some rows or findings need a person."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    start_log();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    let done = match runtime {
        Ok(runtime) => runtime.block_on(cli.command.run()),
        Err(e) => Err(e.into()),
    };
    match done {
        Ok(code) => code,
        Err(error) => {
            eprintln!("standing: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Log lines go to standard error; `STANDING_LOG=info` or `=server=debug`
/// chooses which, `STANDING_LOG_FORMAT=json` how.
fn start_log() {
    let filter = tracing_subscriber::EnvFilter::try_from_env("STANDING_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn"));
    let log = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_env_filter(filter);
    if std::env::var("STANDING_LOG_FORMAT").is_ok_and(|f| f == "json") {
        log.json().init();
    } else {
        log.init();
    }
}

//! What is generated, checked or measured: `cargo xtask tidy`, `generate`,
//! `bench`.

mod files;
mod generate;
mod program;
mod rooms;
mod tidy;

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use anyhow::Context;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "What is generated, checked or measured")]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Check the house rules: rooms and arrows, file heads and sizes, generated files
    Tidy,
    /// Write the generated files
    Generate,
    /// Measure, each beside a baseline in the same run (`cargo xtask bench --help`)
    #[command(disable_help_flag = true)]
    Bench {
        /// Handed on
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        args: Vec<String>,
    },
}

fn main() -> anyhow::Result<ExitCode> {
    let root = root()?;
    match Args::parse().task {
        Task::Tidy => tidy::run(&root),
        Task::Generate => generate::write(&root).map(|()| ExitCode::SUCCESS),
        Task::Bench { args } => {
            let status = Command::new("cargo")
                .args([
                    "run",
                    "--release",
                    "--quiet",
                    "--package",
                    "standing-bench",
                    "--",
                ])
                .args(args)
                .current_dir(&root)
                .status()
                .context("cargo cannot be run")?;
            Ok(if status.success() {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            })
        }
    }
}

/// Root of the checkout.
fn root() -> anyhow::Result<PathBuf> {
    let mut dir = std::env::current_dir()?;
    while !dir.join("Cargo.lock").exists() {
        anyhow::ensure!(dir.pop(), "not inside the checkout");
    }
    Ok(dir)
}

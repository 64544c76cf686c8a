//! `standing person`: the people who work with the register.
//!
//! For whoever may run the program on the register's machine; what a person may
//! do from a page is `desk::people::powers`'s.

mod add;
mod change;
mod list;
mod role;
mod secret;

use std::process::ExitCode;

use clap::Subcommand;

/// People who work with the register: officers, reviewers, representatives
#[derive(Subcommand)]
pub enum Person {
    /// Add a person, without any role
    Add(add::Add),
    /// List everybody
    List(list::List),
    /// Keep a person out, or let the person in again
    Disable(change::Disable),
    /// Give a role, or let one end
    Role(role::GiveRole),
    /// Set up one-time codes; shows the secret once
    Totp(change::Totp),
    /// Set a new password
    Password(change::Password),
}

impl Person {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Add(c) => c.run().await,
            Self::List(c) => c.run().await,
            Self::Disable(c) => c.run().await,
            Self::Role(c) => c.run().await,
            Self::Totp(c) => c.run().await,
            Self::Password(c) => c.run().await,
        }
    }
}

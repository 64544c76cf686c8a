//! The commands.

use std::process::ExitCode;

use clap::Subcommand;

mod access;
mod catalogue;
mod codes;
mod demo;
mod due;
mod held;
mod import;
mod init;
mod keys;
mod log;
mod mapping;
mod person;
mod proceeding;
mod receipt;
mod serve;
mod show;
mod stats;
mod verify;

/// Some rows or findings need a person.
const NEEDS_A_PERSON: u8 = 3;

/// A command.
#[derive(Subcommand)]
pub enum Command {
    /// Look at a register of real organisations: nothing to set up
    Demo(demo::Demo),
    /// Make a register
    Init(init::Init),
    /// Serve a register's pages and API
    Serve(serve::Serve),
    /// Import a file of acts by a mapping
    Import(import::Import),
    /// Show what stands against an organisation, on any day, as known at any time
    Show(show::Show),
    /// List what falls due, for whom and why
    Due(due::Due),
    /// Count what the register holds
    Stats(stats::Stats),
    /// List the rows held beside the record because identifier and name disagree
    Held(held::Held),
    /// Acts on their way to the record: propose, approve, notify, hear, decide, serve, contest
    #[command(subcommand)]
    Proceeding(proceeding::Proceeding),
    /// Write the receipt of an act: the act with its proof, checkable offline
    Receipt(receipt::WriteReceipt),
    /// Check a receipt, offline
    Verify(verify::Verify),
    /// Check the log
    #[command(subcommand)]
    Log(log::Log),
    /// Check and explain the law as data
    #[command(subcommand)]
    Catalogue(catalogue::Catalogue),
    /// Check identifiers
    #[command(subcommand)]
    Codes(codes::Codes),
    /// Mappings: how files become acts
    #[command(subcommand)]
    Mapping(mapping::Mapping),
    /// List who looked at what is not public about an organisation, newest first
    Access(access::Access),
    /// People who work with the register
    #[command(subcommand)]
    Person(person::Person),
    /// Change keys
    #[command(subcommand)]
    Keys(keys::Keys),
}

impl Command {
    /// Runs it.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        match self {
            Self::Demo(c) => c.run().await,
            Self::Init(c) => c.run(),
            Self::Serve(c) => c.run().await,
            Self::Import(c) => c.run().await,
            Self::Show(c) => c.run().await,
            Self::Due(c) => c.run().await,
            Self::Stats(c) => c.run().await,
            Self::Held(c) => c.run().await,
            Self::Proceeding(c) => c.run().await,
            Self::Receipt(c) => c.run().await,
            Self::Verify(c) => c.run(),
            Self::Log(c) => c.run().await,
            Self::Catalogue(c) => c.run(),
            Self::Codes(c) => c.run(),
            Self::Mapping(c) => c.run(),
            Self::Access(c) => c.run().await,
            Self::Person(c) => c.run().await,
            Self::Keys(c) => c.run().await,
        }
    }
}

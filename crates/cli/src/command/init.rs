//! `standing init`: make a register.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use codes::Date;
use desk::Config;

use crate::place::PlaceArgs;

/// Make a register
///
/// Writes `register.toml` and the secret seed of its keys into the folder.
/// Guard and back up `keys/seed`: whoever has it can sign in the register's
/// and its authorities' names.
#[derive(Args)]
#[command(after_help = "\
Examples:
  standing init --data city --origin register.city.example/food
  standing init --data city --origin register.city.example/food --catalogues my-catalogues")]
pub struct Init {
    #[command(flatten)]
    place: PlaceArgs,
    /// Name of the log and issuer of acts: a host and path you control; for ever
    #[arg(long, value_name = "HOST/PATH")]
    origin: String,
    /// Folder of catalogues to copy into the register; without it the shipped ones rule
    #[arg(long, value_name = "DIR")]
    catalogues: Option<PathBuf>,
    /// Make a sandbox whose clock stands at this day
    #[arg(long, value_name = "DAY")]
    sandbox: Option<Date>,
}

impl Init {
    /// Runs it.
    pub fn run(self) -> anyhow::Result<ExitCode> {
        let config = Config {
            format: 1,
            origin: self.origin,
            sandbox: self.sandbox,
            database: None,
        };
        if let Err(error) = self
            .place
            .place()
            .create(&config, self.catalogues.as_deref())
        {
            if let desk::OpenError::Law(law) = &error {
                for finding in &law.0 {
                    eprintln!("{}", finding.one_line());
                }
            }
            return Err(error.into());
        }
        let data = self.place.data.display();
        eprintln!("made the register `{}` in `{data}`", config.origin);
        eprintln!("next: standing import FILE --data {data}");
        Ok(ExitCode::SUCCESS)
    }
}

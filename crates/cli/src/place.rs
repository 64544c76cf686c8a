//! Where the register is: options every command on a register shares.

use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use codes::Date;
use desk::{Desk, Place};

/// Where the register is.
#[derive(Args, Clone)]
pub struct PlaceArgs {
    /// Folder of the register
    #[arg(
        long,
        env = "STANDING_DATA",
        default_value = "standing-data",
        value_name = "DIR"
    )]
    pub data: PathBuf,
    /// PostgreSQL to keep it in, instead of the SQLite file in the folder
    #[arg(long, env = "STANDING_DATABASE_URL", value_name = "URL")]
    pub database_url: Option<String>,
}

impl PlaceArgs {
    /// As the desk wants it.
    pub fn place(&self) -> Place {
        Place {
            data: self.data.clone(),
            database_url: url(self.database_url.as_deref()),
            ..Place::default()
        }
    }

    /// Opens the register; findings in its catalogues are shown in full.
    pub async fn open(&self, today: Option<Date>) -> anyhow::Result<Desk> {
        open(&Place {
            today,
            ..self.place()
        })
        .await
    }
}

/// A URL that is given; an empty variable is not.
pub fn url(given: Option<&str>) -> Option<String> {
    given
        .map(str::trim)
        .filter(|u| !u.is_empty())
        .map(str::to_owned)
}

/// Opens the register; findings in its catalogues are shown in full.
pub async fn open(place: &Place) -> anyhow::Result<Desk> {
    place
        .open()
        .await
        .map_err(|error| {
            if let desk::OpenError::Law(law) = &error {
                for finding in &law.0 {
                    eprintln!("{}", finding.one_line());
                }
            }
            anyhow::Error::from(error)
        })
        .with_context(|| format!("cannot open the register in `{}`", place.data.display()))
}

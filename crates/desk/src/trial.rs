//! A trial: a copy of a register on which anything may be tried and nothing is
//! kept.

use std::path::PathBuf;

use crate::open::{OpenError, Place};

/// A copy that is removed when dropped.
pub struct Trial {
    place: Place,
    folder: PathBuf,
}

/// A trial could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum TrialError {
    /// The original.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// A register on PostgreSQL is not copied.
    #[error(
        "a dry run needs a copy of the register, which is made of SQLite files only; \
             try on a sandbox of your own (`standing init --sandbox`) instead"
    )]
    Postgres,
    /// The copy.
    #[error("could not copy the register for the trial")]
    Copy(#[source] std::io::Error),
}

impl Place {
    /// Copies the register here for a trial. The log's files are left out:
    /// they are made again from the entries; and so is `keys/people`: a trial
    /// opens nothing that is sealed, and leaves no key in a temporary folder.
    ///
    /// # Errors
    /// [`TrialError`].
    pub async fn copy_for_trial(&self) -> Result<Trial, TrialError> {
        if self.database_url.is_some() {
            return Err(TrialError::Postgres);
        }
        // Opening migrates and folds the write-ahead log in; a reader is enough.
        drop(self.open().await?);
        let mut name = [0; 8];
        getrandom::fill(&mut name)
            .map_err(|e| TrialError::Copy(std::io::Error::other(e.to_string())))?;
        let folder =
            std::env::temp_dir().join(format!("standing-trial-{}", register::act::base32(&name)));
        std::fs::create_dir_all(folder.join("keys")).map_err(TrialError::Copy)?;
        let trial = Trial {
            place: Place {
                data: folder.clone(),
                ..self.clone()
            },
            folder,
        };
        for file in [
            "register.toml",
            "keys/seed",
            "register.sqlite",
            "register.sqlite-wal",
        ] {
            let from = self.data.join(file);
            if from.exists() {
                std::fs::copy(&from, trial.folder.join(file)).map_err(TrialError::Copy)?;
            }
        }
        let own = self.data.join("catalogues");
        if own.is_dir() {
            crate::open::copy_toml(&own, &trial.folder.join("catalogues"))?;
        }
        Ok(trial)
    }
}

impl Trial {
    /// Where the copy is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

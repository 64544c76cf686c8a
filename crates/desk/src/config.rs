//! What a register is told once, when it is made: `register.toml` in its data
//! folder. Not here: the law (catalogues) and secrets (keys).

use std::fs;
use std::io;
use std::path::Path;

use codes::Date;
use serde::{Deserialize, Serialize};

/// `register.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Format; 1.
    pub format: u32,
    /// Origin of the log and issuer of acts, `example.org/register`. Cannot be
    /// changed once there are entries.
    pub origin: String,
    /// Day a sandbox register stands at; absent on a real one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<Date>,
    /// Where it is kept; absent: the SQLite file beside this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub database: Option<Database>,
}

/// Where a register is kept that is not in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Database {
    /// PostgreSQL; its URL is no secret of this file and given at each start.
    Postgresql,
}

/// What is wrong with `register.toml`.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Not there.
    #[error("`{0}` holds no register: make one with `standing init --data {0}`")]
    Missing(String),
    /// Already there.
    #[error("`{0}` already holds a register")]
    Exists(String),
    /// The origin is no `host/path`.
    #[error(
        "`{0}` cannot be an origin: give a host you control and perhaps a path, without scheme, space or slash at the end, as `register.city.example/food`"
    )]
    Origin(String),
    /// Cannot be read or written.
    #[error("could not use `{path}`")]
    File {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: io::Error,
    },
    /// Is not what it should be.
    #[error("`{path}` cannot be understood")]
    Syntax {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: toml::de::Error,
    },
}

const FILE: &str = "register.toml";

impl Config {
    /// Reads it.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn read(data: &Path) -> Result<Self, ConfigError> {
        let path = data.join(FILE);
        let shown = path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => ConfigError::Missing(data.display().to_string()),
            _ => ConfigError::File {
                path: shown.clone(),
                source,
            },
        })?;
        toml::from_str(&text).map_err(|source| ConfigError::Syntax {
            path: shown,
            source,
        })
    }

    /// Writes it into a folder that holds none yet.
    ///
    /// # Errors
    /// [`ConfigError`].
    pub fn create(&self, data: &Path) -> Result<(), ConfigError> {
        if !is_origin(&self.origin) {
            return Err(ConfigError::Origin(self.origin.clone()));
        }
        let path = data.join(FILE);
        if path.exists() {
            return Err(ConfigError::Exists(data.display().to_string()));
        }
        let fail = |source| ConfigError::File {
            path: path.display().to_string(),
            source,
        };
        fs::create_dir_all(data).map_err(fail)?;
        let text =
            toml::to_string_pretty(self).map_err(|e| fail(io::Error::other(e.to_string())))?;
        fs::write(&path, text).map_err(fail)
    }
}

/// A schema-less URL, as c2sp.org/tlog-checkpoint wants it; and a name for a
/// signed note's key, which has neither space nor plus.
fn is_origin(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with('/')
        && !text.ends_with('/')
        && !text.contains("//")
        && text
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-._~:/".contains(c))
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_origin_is_a_host_and_perhaps_a_path() {
        for good in [
            "register.city.example",
            "register.city.example/food",
            "localhost:8080/a_b",
        ] {
            assert!(super::is_origin(good), "{good}");
        }
        for bad in [
            "",
            "https://city.example",
            "city.example/",
            "/food",
            "a b",
            "a+b",
            "登記.example",
        ] {
            assert!(!super::is_origin(bad), "{bad}");
        }
    }
}

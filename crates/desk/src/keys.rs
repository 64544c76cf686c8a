//! Keys: one secret seed per register; the log's key and each authority's are
//! derived from it (HKDF-SHA256, RFC 5869), so that one file is to be guarded
//! and backed up. Keys that seal people's data are their own: `people/keys.rs`.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;

use hkdf::Hkdf;
use ledger::credential::IssuerKey;
use ledger::note::{NoteError, Signer};
use sha2::Sha256;

/// File under the data folder.
const SEED_FILE: &str = "keys/seed";

/// What is wrong with the keys.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// File cannot be read or written.
    #[error("could not use the key file `{path}`")]
    File {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: io::Error,
    },
    /// No file.
    #[error(
        "the key file `{0}` is gone: restore it from its backup; a new one would sign as another register"
    )]
    Lost(String),
    /// File does not hold a seed.
    #[error("the key file `{0}` must hold 64 hexadecimal digits")]
    NotASeed(String),
    /// Origin is no key name.
    #[error("`{0}` cannot name a log: it must not be empty, nor hold spaces or `+`")]
    Origin(String, #[source] NoteError),
}

/// The keys of a register.
pub struct Keys {
    seed: [u8; 32],
    authorities: Mutex<HashMap<String, Arc<IssuerKey>>>,
}

impl Keys {
    /// Keys of this seed.
    #[must_use]
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self {
            seed,
            authorities: Mutex::default(),
        }
    }

    /// Reads the seed under `data`. A seed that is lost is not made anew: acts
    /// signed by another key would not be this register's.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn open(data: &Path) -> Result<Self, KeyError> {
        Self::read(data, false)
    }

    /// Makes a seed under `data` from the operating system's randomness, unless
    /// there is one. The file is readable by its owner alone.
    ///
    /// # Errors
    /// [`KeyError`].
    pub fn create(data: &Path) -> Result<Self, KeyError> {
        Self::read(data, true)
    }

    fn read(data: &Path, create: bool) -> Result<Self, KeyError> {
        let path = data.join(SEED_FILE);
        let fail = |source| KeyError::File {
            path: path.display().to_string(),
            source,
        };
        match fs::read_to_string(&path) {
            Ok(text) => {
                let seed = from_hex(text.trim())
                    .ok_or_else(|| KeyError::NotASeed(path.display().to_string()))?;
                Ok(Self::from_seed(seed))
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound && !create => {
                Err(KeyError::Lost(path.display().to_string()))
            }
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                let mut seed = [0; 32];
                getrandom::fill(&mut seed).map_err(|e| fail(io::Error::other(e.to_string())))?;
                write_secret(&path, &to_hex(&seed)).map_err(fail)?;
                Ok(Self::from_seed(seed))
            }
            Err(e) => Err(fail(e)),
        }
    }

    pub(crate) fn derive(&self, label: &str) -> [u8; 32] {
        let mut out = [0; 32];
        Hkdf::<Sha256>::new(Some(b"standing/keys/v1"), &self.seed)
            .expand(label.as_bytes(), &mut out)
            .expect("32 bytes is a length HKDF-SHA256 can give");
        out
    }

    /// The log's signing key under this origin.
    ///
    /// # Errors
    /// [`KeyError::Origin`].
    pub fn log(&self, origin: &str) -> Result<Signer, KeyError> {
        Signer::from_seed(origin, &self.derive("log"))
            .map_err(|e| KeyError::Origin(origin.to_owned(), e))
    }

    /// An authority's signing key (qualified id).
    #[must_use]
    pub fn authority(&self, id: &str) -> Arc<IssuerKey> {
        let mut known = self
            .authorities
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(key) = known.get(id) {
            return key.clone();
        }
        let key = Arc::new(IssuerKey::from_seed(
            &self.derive(&format!("authority:{id}")),
            id,
        ));
        known.insert(id.to_owned(), key.clone());
        key
    }
}

pub(crate) fn write_secret(path: &Path, text: &str) -> io::Result<()> {
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir)?;
    }
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    writeln!(file, "{text}")?;
    file.sync_all()
}

pub(crate) fn to_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

pub(crate) fn from_hex(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut out = [0; 32];
    for (i, byte) in out.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).ok()?;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_come_back_the_same_and_differ_from_each_other() {
        let dir = tempfile::tempdir().expect("temp dir");
        assert!(matches!(Keys::open(dir.path()), Err(KeyError::Lost(_))));
        let a = Keys::create(dir.path()).expect("made");
        let b = Keys::open(dir.path()).expect("read");
        assert_eq!(a.seed, b.seed);
        assert_eq!(
            a.authority("x/y").public().to_bytes(),
            b.authority("x/y").public().to_bytes()
        );
        assert_ne!(
            a.authority("x/y").public().to_bytes(),
            a.authority("x/z").public().to_bytes()
        );
    }

    #[test]
    fn a_file_that_is_no_seed_is_refused() {
        let dir = tempfile::tempdir().expect("temp dir");
        fs::create_dir_all(dir.path().join("keys")).expect("dir");
        fs::write(dir.path().join(SEED_FILE), "hunter2").expect("write");
        assert!(matches!(Keys::open(dir.path()), Err(KeyError::NotASeed(_))));
    }
}

//! Key-encryption keys: files in `keys/people`, of which one is current.
//!
//! They are not derived from `keys/seed`, for a derived key cannot be destroyed
//! and so could not be changed. Reading is by id and always from the file: a
//! server that runs on finds the keys a rotation made.
//!
//! INVARIANT: whoever wraps under the current key holds the shared lock until
//! the row is kept; a rotation changes `current` under the exclusive lock. So
//! after that no row can still come under the key that is to be deleted.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::SealError;
use crate::keys::{from_hex, to_hex, write_secret};

const FOLDER: &str = "keys/people";
const CURRENT: &str = "current";

/// A key-encryption key.
pub(super) type Kek = Zeroizing<[u8; 32]>;

/// What is wrong with the keys.
#[derive(Debug, thiserror::Error)]
pub enum PeopleKeyError {
    /// A file cannot be read or written.
    #[error("could not use the key file `{path}`")]
    File {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: io::Error,
    },
    /// A key that sealed something is gone.
    #[error(
        "the key file `{0}` is gone: restore `keys/people` from its backup; without it what it sealed cannot be read"
    )]
    Lost(String),
    /// A file does not hold what it should.
    #[error("the key file `{0}` is damaged: restore `keys/people` from its backup")]
    Damaged(String),
}

/// The folder of keys.
pub(super) struct PeopleKeys {
    folder: PathBuf,
}

/// A lock on the folder, until dropped.
pub(crate) struct Lock(#[expect(dead_code, reason = "holds the lock until it is dropped")] File);

impl PeopleKeys {
    pub fn at(data: &Path) -> Self {
        Self {
            folder: data.join(FOLDER),
        }
    }

    fn fail(path: &Path) -> impl FnOnce(io::Error) -> PeopleKeyError {
        let path = path.display().to_string();
        move |source| PeopleKeyError::File { path, source }
    }

    fn lock_file(&self, name: &str) -> Result<(PathBuf, File), PeopleKeyError> {
        let path = self.folder.join(name);
        fs::create_dir_all(&self.folder).map_err(Self::fail(&self.folder))?;
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&path)
            .map_err(Self::fail(&path))?;
        Ok((path, file))
    }

    /// For whoever wraps a key: `current` stays what it is meanwhile.
    pub async fn lock_current(&self) -> Result<Lock, SealError> {
        self.wait_for(File::lock_shared).await
    }

    /// For whoever changes `current`.
    pub async fn lock_change(&self) -> Result<Lock, SealError> {
        self.wait_for(File::lock).await
    }

    /// Waits off the threads that answer requests: whoever holds the lock may
    /// need one of them to go on.
    async fn wait_for(&self, lock: fn(&File) -> io::Result<()>) -> Result<Lock, SealError> {
        let (path, file) = self.lock_file("lock")?;
        let locked = tokio::task::spawn_blocking(move || {
            lock(&file).map_err(Self::fail(&path))?;
            Ok::<_, PeopleKeyError>(Lock(file))
        });
        Ok(locked
            .await
            .map_err(|e| SealError::Machine(e.to_string()))??)
    }

    /// For a rotation, from its beginning to its end; `None`: another is at work.
    pub fn lock_rotation(&self) -> Result<Option<Lock>, PeopleKeyError> {
        let (path, file) = self.lock_file("lock.rotation")?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock(file))),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(source)) => Err(Self::fail(&path)(source)),
        }
    }

    /// Id of the current key; `None`: there is none yet.
    pub fn current(&self) -> Result<Option<String>, PeopleKeyError> {
        let path = self.folder.join(CURRENT);
        match fs::read_to_string(&path) {
            Ok(text) if is_id(text.trim()) => Ok(Some(text.trim().to_owned())),
            Ok(_) => Err(PeopleKeyError::Damaged(path.display().to_string())),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(Self::fail(&path)(e)),
        }
    }

    /// A key by id.
    pub fn read(&self, id: &str) -> Result<Kek, PeopleKeyError> {
        let path = self.folder.join(id);
        let shown = || path.display().to_string();
        if !is_id(id) {
            return Err(PeopleKeyError::Damaged(shown()));
        }
        match fs::read_to_string(&path).map(Zeroizing::new) {
            Ok(text) => from_hex(text.trim())
                .map(Zeroizing::new)
                .ok_or_else(|| PeopleKeyError::Damaged(shown())),
            Err(e) if e.kind() == ErrorKind::NotFound => Err(PeopleKeyError::Lost(shown())),
            Err(e) => Err(Self::fail(&path)(e)),
        }
    }

    /// Ids of all keys there are, sorted.
    pub fn all(&self) -> Result<Vec<String>, PeopleKeyError> {
        let read = match fs::read_dir(&self.folder) {
            Ok(read) => read,
            Err(e) if e.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            Err(e) => return Err(Self::fail(&self.folder)(e)),
        };
        let mut ids = Vec::new();
        for entry in read {
            let name = entry.map_err(Self::fail(&self.folder))?.file_name();
            ids.extend(name.to_str().filter(|n| is_id(n)).map(str::to_owned));
        }
        ids.sort();
        Ok(ids)
    }

    /// Keeps a new key and makes it the current one: the key is on disk before
    /// it is named. Call under [`Self::lock_change`].
    pub fn make_current(&self, id: &str, key: &Kek) -> Result<(), PeopleKeyError> {
        let path = self.folder.join(id);
        let text = Zeroizing::new(to_hex(&key[..]));
        write_secret(&path, &text).map_err(Self::fail(&path))?;
        self.sync()?;
        let (named, beside) = (self.folder.join(CURRENT), self.folder.join("current.new"));
        let _ = fs::remove_file(&beside);
        write_secret(&beside, id).map_err(Self::fail(&beside))?;
        fs::rename(&beside, &named).map_err(Self::fail(&named))?;
        self.sync()
    }

    /// Destroys a key.
    pub fn delete(&self, id: &str) -> Result<(), PeopleKeyError> {
        let path = self.folder.join(id);
        fs::remove_file(&path).map_err(Self::fail(&path))?;
        self.sync()
    }

    fn sync(&self) -> Result<(), PeopleKeyError> {
        File::open(&self.folder)
            .and_then(|folder| folder.sync_all())
            .map_err(Self::fail(&self.folder))
    }
}

/// Ids look like `kek_2q7x...`; no other file in the folder does.
fn is_id(text: &str) -> bool {
    text.strip_prefix("kek_")
        .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric()))
}

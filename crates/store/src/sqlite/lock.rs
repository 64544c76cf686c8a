//! The operating system's lock on `<file>.lock`: gone with its process, however
//! that ends. Taken and given back on the writer's thread only, in step with
//! the lease row.

use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

use super::{database, log};
use crate::StoreError;

/// The lock, held or not.
#[derive(Clone)]
pub(super) struct Lock {
    path: PathBuf,
    held: Arc<Mutex<Option<File>>>,
}

impl Lock {
    pub fn new(path: PathBuf) -> Self {
        Self {
            path,
            held: Arc::default(),
        }
    }

    /// Claims the lease under the lock; a claim refused leaves the lock as it was.
    pub fn claim(
        &self,
        db: &mut Connection,
        holder: &str,
        now_s: i64,
        ttl_s: i64,
    ) -> Result<u64, StoreError> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = match &*held {
            Some(_) => None,
            None => Some(self.take(db)?),
        };
        // Whoever held the lease held this lock too and has ended, however: what
        // is left of its lease would only keep its successor waiting.
        let epoch = log::claim(db, holder, now_s, ttl_s, taken.is_some())?;
        if taken.is_some() {
            *held = taken;
        }
        Ok(epoch)
    }

    /// Gives the lease back, and with it the lock.
    pub fn release(&self, db: &Connection, holder: &str) -> Result<(), StoreError> {
        if log::release(db, holder)? {
            *self.held.lock().unwrap_or_else(PoisonError::into_inner) = None;
        }
        Ok(())
    }

    fn take(&self, db: &Connection) -> Result<File, StoreError> {
        let file = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&self.path)
            .map_err(database)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(TryLockError::WouldBlock) => {
                let holder = log::lease(db)?.holder;
                Err(StoreError::LeaseHeld {
                    holder: holder.unwrap_or_else(|| "another process".to_owned()),
                })
            }
            Err(TryLockError::Error(error)) => Err(database(error)),
        }
    }
}

//! The file operations a log's writer needs, and no others.
//!
//! A trait, so that tests can stop, tear or misreport each operation in turn. Paths
//! are relative to the log, with `/`. What is written, and when, is in `writer.rs`.

use std::fs::{self, File};
use std::io;
use std::path::PathBuf;
use std::thread;

use crate::source::read_below;

/// Threads that wait for the disk at once, at most.
const SYNC_THREADS: usize = 16;

/// Files a thread is worth starting for.
const SYNC_SHARE_MIN: usize = 4;

/// Operations on the files of one log.
///
/// Each may fail after it took effect: a caller that got an error knows nothing of
/// what is there.
pub trait Files {
    /// All bytes of a file, or `None` if there is none.
    ///
    /// # Errors
    /// Whatever kept it from being read.
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>>;

    /// Names in a directory, in any order; none if there is no such directory.
    ///
    /// # Errors
    /// Whatever kept it from being read.
    fn list(&self, path: &str) -> io::Result<Vec<String>>;

    /// Makes a directory and those above it.
    ///
    /// # Errors
    /// Whatever kept it from being made.
    fn make_dir(&self, path: &str) -> io::Result<()>;

    /// Creates or empties a file and writes it. May leave a part of it on failure.
    ///
    /// # Errors
    /// Whatever kept it from being written.
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()>;

    /// Puts `from` in the place of `to`, at once.
    ///
    /// # Errors
    /// Whatever kept it from being renamed.
    fn rename(&self, from: &str, to: &str) -> io::Result<()>;

    /// Makes a file's bytes survive a power cut.
    ///
    /// # Errors
    /// If they may not.
    fn sync_file(&self, path: &str) -> io::Result<()>;

    /// Makes the bytes of many files survive a power cut; they may be done at once.
    ///
    /// # Errors
    /// The first path that failed, and why.
    fn sync_files(&self, paths: &[String]) -> Result<(), (String, io::Error)> {
        for path in paths {
            self.sync_file(path)
                .map_err(|error| (path.clone(), error))?;
        }
        Ok(())
    }

    /// Makes the names in a directory survive a power cut.
    ///
    /// # Errors
    /// If they may not.
    fn sync_dir(&self, path: &str) -> io::Result<()>;

    /// Removes a file. That there is none is no error.
    ///
    /// # Errors
    /// Whatever kept it from being removed.
    fn remove(&self, path: &str) -> io::Result<()>;

    /// Removes an empty directory.
    ///
    /// # Errors
    /// Whatever kept it from being removed, its not being empty included.
    fn remove_dir(&self, path: &str) -> io::Result<()>;
}

impl<F: Files + ?Sized> Files for &F {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        (**self).read(path)
    }
    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        (**self).list(path)
    }
    fn make_dir(&self, path: &str) -> io::Result<()> {
        (**self).make_dir(path)
    }
    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        (**self).write(path, bytes)
    }
    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        (**self).rename(from, to)
    }
    fn sync_file(&self, path: &str) -> io::Result<()> {
        (**self).sync_file(path)
    }
    fn sync_files(&self, paths: &[String]) -> Result<(), (String, io::Error)> {
        (**self).sync_files(paths)
    }
    fn sync_dir(&self, path: &str) -> io::Result<()> {
        (**self).sync_dir(path)
    }
    fn remove(&self, path: &str) -> io::Result<()> {
        (**self).remove(path)
    }
    fn remove_dir(&self, path: &str) -> io::Result<()> {
        (**self).remove_dir(path)
    }
}

/// A directory of the file system.
#[derive(Clone, Debug)]
pub struct Disk {
    root: PathBuf,
}

impl Disk {
    /// The directory `root`, which need not exist yet.
    pub fn new(root: impl Into<PathBuf>) -> Disk {
        Disk { root: root.into() }
    }
}

fn unless_missing(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

impl Files for Disk {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        read_below(&self.root, path)
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        let entries = match fs::read_dir(self.root.join(path)) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        entries
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect()
    }

    fn make_dir(&self, path: &str) -> io::Result<()> {
        fs::create_dir_all(self.root.join(path))
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        fs::write(self.root.join(path), bytes)
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        fs::rename(self.root.join(from), self.root.join(to))
    }

    fn sync_file(&self, path: &str) -> io::Result<()> {
        File::open(self.root.join(path))?.sync_data()
    }

    /// On several threads: the file system then writes one journal for many files.
    fn sync_files(&self, paths: &[String]) -> Result<(), (String, io::Error)> {
        let share = paths.len().div_ceil(SYNC_THREADS).max(SYNC_SHARE_MIN);
        let sync = |paths: &[String]| {
            let failed = |path: &String| self.sync_file(path).err().map(|e| (path.clone(), e));
            paths.iter().find_map(failed).map_or(Ok(()), Err)
        };
        if paths.len() <= share {
            return sync(paths);
        }
        thread::scope(|scope| {
            let others: Vec<_> = paths
                .chunks(share)
                .map(|paths| scope.spawn(move || sync(paths)))
                .collect();
            let joined = others.into_iter().map(|other| {
                let panicked = |_| Err((String::new(), io::Error::other("a thread panicked")));
                other.join().unwrap_or_else(panicked)
            });
            joined.collect()
        })
    }

    fn sync_dir(&self, path: &str) -> io::Result<()> {
        File::open(self.root.join(path))?.sync_all()
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        unless_missing(fs::remove_file(self.root.join(path)))
    }

    fn remove_dir(&self, path: &str) -> io::Result<()> {
        unless_missing(fs::remove_dir(self.root.join(path)))
    }
}

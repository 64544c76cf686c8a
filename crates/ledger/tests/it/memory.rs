//! A file system in memory that fails where it is told to and forgets what was not synced.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::sync::Mutex;

use ledger::TileSource;
use ledger::files::Files;

/// What happens to the operation that fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Nothing of it is done.
    Refused,
    /// A write leaves half; anything else is not done.
    Torn,
    /// It is done, and reported as failed.
    KeptYetReported,
}

#[derive(Clone, Debug, Default)]
struct State {
    /// Names, each with the number of its content.
    names: BTreeMap<String, usize>,
    dirs: BTreeSet<String>,
    contents: Vec<Vec<u8>>,
    /// What would survive a power cut.
    durable_names: BTreeMap<String, usize>,
    durable_dirs: BTreeSet<String>,
    durable_contents: BTreeMap<usize, Vec<u8>>,
    operations: usize,
    fault: Option<(usize, Fault)>,
    dead: bool,
}

/// See the module.
#[derive(Debug, Default)]
pub struct Memory(Mutex<State>);

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(dir, _)| dir)
}

fn broken(what: &str) -> io::Error {
    io::Error::other(what.to_owned())
}

impl Memory {
    /// Operations that changed something, so far.
    pub fn operations(&self) -> usize {
        self.0.lock().unwrap().operations
    }

    /// Makes the operation with this number fail, and all after it.
    pub fn fail_at(&self, operation: usize, fault: Fault) {
        self.0.lock().unwrap().fault = Some((operation, fault));
    }

    /// Starts the process again: what the file system has is there.
    pub fn restart(&self) {
        let mut state = self.0.lock().unwrap();
        state.fault = None;
        state.dead = false;
    }

    /// Cuts the power: of what was not synced, anything may be there or not.
    pub fn cut_power(&self, seed: u64) {
        let mut state = self.0.lock().unwrap();
        let mut chance = seed | 1;
        let mut toss = |ways: u64| {
            chance ^= chance << 13;
            chance ^= chance >> 7;
            chance ^= chance << 17;
            (chance >> 20) % ways
        };
        // A directory removed and not synced may be there again, with what was in it.
        let removed: Vec<String> = state
            .durable_dirs
            .difference(&state.dirs)
            .cloned()
            .collect();
        let mut lost = BTreeSet::new();
        for dir in removed {
            if toss(2) == 0 {
                state.dirs.insert(dir);
            } else {
                lost.insert(dir);
            }
        }
        for dir in &state.dirs {
            let above = lost.contains(parent(dir));
            if above || (!dir.is_empty() && !state.durable_dirs.contains(dir) && toss(2) == 0) {
                lost.insert(dir.clone());
            }
        }
        let all: BTreeSet<String> = state
            .names
            .keys()
            .chain(state.durable_names.keys())
            .cloned()
            .collect();
        let mut names = BTreeMap::new();
        for path in all.into_iter().filter(|path| !lost.contains(parent(path))) {
            let (now, kept) = (state.names.get(&path), state.durable_names.get(&path));
            let which = if now == kept || toss(2) == 0 {
                now
            } else {
                kept
            };
            if let Some(content) = which {
                names.insert(path, *content);
            }
        }
        for content in 0..state.contents.len() {
            let kept = state.durable_contents.get(&content).cloned();
            if kept.as_ref() == Some(&state.contents[content]) {
                continue;
            }
            let written = state.contents[content].clone();
            state.contents[content] = match toss(4) {
                0 => Vec::new(),
                1 => written[..written.len() / 2].to_vec(),
                2 => vec![0; written.len()],
                _ => written,
            };
        }
        state.dirs.retain(|dir| !lost.contains(dir));
        state.names = names;
        state.durable_names = state.names.clone();
        state.durable_dirs = state.dirs.clone();
        state.durable_contents = state.contents.iter().cloned().enumerate().collect();
    }

    /// Every file and its content, without what is being written.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        let state = self.0.lock().unwrap();
        let shown = state
            .names
            .iter()
            .filter(|(path, _)| !path.starts_with('.'));
        shown
            .map(|(path, content)| (path.clone(), state.contents[*content].clone()))
            .collect()
    }

    /// Puts a file there, as an intruder or a bad disk would.
    pub fn put(&self, path: &str, bytes: &[u8]) {
        let mut state = self.0.lock().unwrap();
        state.contents.push(bytes.to_vec());
        let content = state.contents.len() - 1;
        state.names.insert(path.to_owned(), content);
    }

    /// Takes a file away.
    pub fn take(&self, path: &str) {
        self.0.lock().unwrap().names.remove(path);
    }

    fn change(
        &self,
        tear: impl FnOnce(&mut State),
        work: impl FnOnce(&mut State) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut state = self.0.lock().unwrap();
        if state.dead {
            return Err(broken("the process is dead"));
        }
        let number = state.operations;
        state.operations += 1;
        match state.fault {
            Some((at, fault)) if at == number => {
                state.dead = true;
                match fault {
                    Fault::Refused => (),
                    Fault::Torn => tear(&mut state),
                    Fault::KeptYetReported => work(&mut state)?,
                }
                Err(broken("injected"))
            }
            _ => work(&mut state),
        }
    }
}

fn write(state: &mut State, path: &str, bytes: &[u8]) -> io::Result<()> {
    if !state.dirs.contains(parent(path)) {
        return Err(broken("no such directory"));
    }
    state.contents.push(bytes.to_vec());
    let content = state.contents.len() - 1;
    state.names.insert(path.to_owned(), content);
    Ok(())
}

impl Files for Memory {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        let state = self.0.lock().unwrap();
        Ok(state
            .names
            .get(path)
            .map(|content| state.contents[*content].clone()))
    }

    fn list(&self, path: &str) -> io::Result<Vec<String>> {
        let state = self.0.lock().unwrap();
        let here = |p: &&String| !p.is_empty() && parent(p) == path;
        let names = state
            .names
            .keys()
            .filter(here)
            .chain(state.dirs.iter().filter(here));
        Ok(names
            .map(|p| p.rsplit('/').next().unwrap().to_owned())
            .collect())
    }

    fn make_dir(&self, path: &str) -> io::Result<()> {
        self.change(
            |_| (),
            |state| {
                let mut dir = path;
                while state.dirs.insert(dir.to_owned()) && !dir.is_empty() {
                    dir = parent(dir);
                }
                Ok(())
            },
        )
    }

    fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.change(
            |state| drop(write(state, path, &bytes[..bytes.len() / 2])),
            |state| write(state, path, bytes),
        )
    }

    fn rename(&self, from: &str, to: &str) -> io::Result<()> {
        self.change(
            |_| (),
            |state| {
                if !state.dirs.contains(parent(to)) {
                    return Err(broken("no such directory"));
                }
                let content = state
                    .names
                    .remove(from)
                    .ok_or_else(|| broken("no such file"))?;
                state.names.insert(to.to_owned(), content);
                Ok(())
            },
        )
    }

    fn sync_file(&self, path: &str) -> io::Result<()> {
        self.change(
            |_| (),
            |state| {
                let content = *state
                    .names
                    .get(path)
                    .ok_or_else(|| broken("no such file"))?;
                let bytes = state.contents[content].clone();
                state.durable_contents.insert(content, bytes);
                Ok(())
            },
        )
    }

    fn sync_dir(&self, path: &str) -> io::Result<()> {
        self.change(
            |_| (),
            |state| {
                if !state.dirs.contains(path) {
                    return Err(broken("no such directory"));
                }
                state.durable_names.retain(|name, _| parent(name) != path);
                let here = |p: &str| parent(p) == path;
                let names: Vec<_> = state.names.iter().filter(|(p, _)| here(p)).collect();
                let names: Vec<_> = names.into_iter().map(|(p, c)| (p.clone(), *c)).collect();
                state.durable_names.extend(names);
                state
                    .durable_dirs
                    .retain(|dir| dir.is_empty() || parent(dir) != path);
                let dirs: Vec<_> = state.dirs.iter().filter(|dir| here(dir)).cloned().collect();
                state.durable_dirs.extend(dirs);
                Ok(())
            },
        )
    }

    fn remove(&self, path: &str) -> io::Result<()> {
        self.change(
            |_| (),
            |state| {
                state.names.remove(path);
                Ok(())
            },
        )
    }

    fn remove_dir(&self, path: &str) -> io::Result<()> {
        self.change(
            |_| (),
            |state| {
                if state.names.keys().any(|name| parent(name) == path) {
                    return Err(broken("the directory is not empty"));
                }
                state.dirs.remove(path);
                Ok(())
            },
        )
    }
}

impl TileSource for Memory {
    fn read(&self, path: &str) -> io::Result<Option<Vec<u8>>> {
        Files::read(self, path)
    }
}

//! What is to be imported, and how far it has come: the parts that one file
//! (`run.rs`) and a replayed history (`replay.rs`) share.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use catalogue::{Law, Mapping};
use sha2::{Digest, Sha256};

use super::{OpenError, Options, Plan, Reader, reader};

/// Where the bytes come from.
#[derive(Clone)]
pub enum Input {
    /// A file.
    File(PathBuf),
    /// Standard input.
    Stdin,
    /// Bytes inside the program: a name and its content.
    Bytes(String, &'static [u8]),
}

impl Input {
    /// File name, for people.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().map_or_else(
                || path.display().to_string(),
                |n| n.to_string_lossy().into_owned(),
            ),
            Self::Stdin => "standard input".to_owned(),
            Self::Bytes(name, _) => name.clone(),
        }
    }

    /// File name up to its first dot: what mappings name in `files`.
    #[must_use]
    pub fn stem(&self) -> String {
        self.name().split('.').next().unwrap_or_default().to_owned()
    }
}

/// One file with the mapping that reads it.
#[derive(Clone)]
pub struct Job {
    /// The file.
    pub input: Input,
    /// Catalogue id.
    pub catalogue: String,
    /// Mapping, by its file's stem.
    pub mapping: String,
    /// Sheet of a spreadsheet.
    pub sheet: Option<String>,
    /// Encoding, where detection is not wanted.
    pub encoding: Option<String>,
}

/// An import could not begin or go on. Rows that cannot be taken are no such
/// error: they are in the report.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// No mapping fits, or several do.
    #[error("{0}")]
    NoMapping(String),
    /// The file cannot be read as a table.
    #[error("`{file}` cannot be read")]
    Open {
        /// File.
        file: String,
        /// Cause.
        #[source]
        source: OpenError,
    },
    /// The mapping does not fit the file.
    #[error("mapping `{mapping}` does not fit `{file}`: {}", .problems.join("; "))]
    Plan {
        /// File.
        file: String,
        /// Mapping.
        mapping: String,
        /// Everything wrong.
        problems: Vec<String>,
    },
    /// The list of rejected rows, or the file itself, on disk.
    #[error("`{path}` could not be used")]
    File {
        /// Path.
        path: String,
        /// Cause.
        #[source]
        source: std::io::Error,
    },
    /// Nothing more can be recorded.
    #[error("recording stopped; what was recorded before stays")]
    Record(#[from] crate::RecordError),
    /// The store.
    #[error("the store failed")]
    Store(#[from] store::StoreError),
    /// Replay is for sandboxes.
    #[error(
        "history can be replayed into a sandbox register only: a real one cannot be back-dated"
    )]
    NotASandbox,
}

/// Counts while it runs.
#[derive(Debug, Clone, Default)]
pub struct Progress {
    /// Rows read.
    pub rows: u64,
    /// Compressed bytes read.
    pub bytes_read: u64,
    /// Compressed bytes in all, where known.
    pub bytes_total: Option<u64>,
    /// Acts recorded now.
    pub acts: u64,
}

/// What an import came to.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// File.
    pub file: String,
    /// Qualified mapping.
    pub mapping: String,
    /// Data rows read.
    pub rows: u64,
    /// Rows not looked at again, because an earlier run got so far.
    pub resumed_after: u64,
    /// Acts recorded now.
    pub acts: u64,
    /// Acts that were there before.
    pub already: u64,
    /// Rows held.
    pub held: u64,
    /// Rows rejected.
    pub rejected: u64,
    /// Where the rejected rows are listed.
    pub rejects_file: Option<PathBuf>,
    /// An earlier run did this file to the end: nothing was done.
    pub done_before: bool,
    /// The first rejected and held rows, for the terminal.
    pub first: Vec<String>,
}

impl Job {
    /// The job for a file: its mapping is the one named (`catalogue/mapping`),
    /// or the only one that names the file's stem.
    ///
    /// # Errors
    /// [`ImportError::NoMapping`] says what there is.
    pub fn find(law: &Law, input: Input, mapping: Option<&str>) -> Result<Self, ImportError> {
        let stem = input.stem();
        let all = || {
            law.catalogues.values().flat_map(|c| {
                c.mappings
                    .iter()
                    .map(move |(name, m)| (c.id.as_str(), name.as_str(), m))
            })
        };
        let list = || {
            all()
                .map(|(c, m, _)| format!("`{c}/{m}`"))
                .collect::<Vec<_>>()
                .join(", ")
        };
        let fits: Vec<_> = all()
            .filter(|(c, name, m)| match mapping {
                Some(wanted) => wanted == format!("{c}/{name}") || wanted == *name,
                None => m.files.contains(&stem),
            })
            .collect();
        match (fits.as_slice(), mapping) {
            ([(c, name, _)], _) => Ok(Self {
                input,
                catalogue: (*c).to_owned(),
                mapping: (*name).to_owned(),
                sheet: None,
                encoding: None,
            }),
            ([], Some(wanted)) => Err(ImportError::NoMapping(format!(
                "there is no mapping `{wanted}`; there are {}",
                list()
            ))),
            ([], None) => Err(ImportError::NoMapping(format!(
                "no mapping is made for a file called `{stem}`: name one with --mapping; there are {}",
                list()
            ))),
            (several, _) => Err(ImportError::NoMapping(format!(
                "several mappings fit: name one of {} with --mapping",
                several
                    .iter()
                    .map(|(c, m, _)| format!("`{c}/{m}`"))
                    .collect::<Vec<_>>()
                    .join(", ")
            ))),
        }
    }

    /// `catalogue/mapping`.
    #[must_use]
    pub fn qualified(&self) -> String {
        format!("{}/{}", self.catalogue, self.mapping)
    }

    fn shape<'l>(&self, law: &'l Law) -> Result<&'l Mapping, ImportError> {
        law.catalogue(&self.catalogue)
            .and_then(|c| c.mappings.get(&self.mapping))
            .ok_or_else(|| {
                ImportError::NoMapping(format!("there is no mapping `{}`", self.qualified()))
            })
    }

    /// Opens the file and compiles the mapping for it.
    ///
    /// # Errors
    /// [`ImportError`].
    pub fn open(&self, law: &Law) -> Result<(Reader, Arc<Plan>), ImportError> {
        let shape = self.shape(law)?;
        let options = Options {
            sheet: self.sheet.clone(),
            encoding: self.encoding.clone(),
            delimiter: None,
            required: shape.columns.clone(),
            leave_out: shape.leave_out.clone(),
        };
        let file = self.input.name();
        let opened = match &self.input {
            Input::File(path) => reader::open(&path.to_string_lossy(), &options),
            Input::Stdin => reader::open("-", &options),
            Input::Bytes(_, bytes) => {
                reader::from_read(Box::new(*bytes), Some(bytes.len() as u64), &options)
            }
        };
        let reader = opened.map_err(|source| ImportError::Open {
            file: file.clone(),
            source,
        })?;
        let plan = Plan::compile(
            law,
            &self.catalogue,
            &self.mapping,
            reader.columns().clone(),
        )
        .map_err(|problems| ImportError::Plan {
            file,
            mapping: self.qualified(),
            problems,
        })?;
        Ok((reader, Arc::new(plan)))
    }

    /// Name of this import for resuming: a hash over the file's bytes and the
    /// mapping. Standard input has none.
    ///
    /// # Errors
    /// When the file cannot be read.
    pub fn id(&self, law: &Law) -> Result<Option<String>, ImportError> {
        let mut hash = Sha256::new();
        hash.update(self.qualified().as_bytes());
        hash.update(format!("{:?}", self.shape(law)?).as_bytes());
        match &self.input {
            Input::Stdin => return Ok(None),
            Input::Bytes(_, bytes) => hash.update(bytes),
            Input::File(path) => {
                hash_file(path, &mut hash).map_err(|source| ImportError::File {
                    path: path.display().to_string(),
                    source,
                })?
            }
        }
        Ok(Some(register::act::base32(&hash.finalize()[..20])))
    }
}

fn hash_file(path: &Path, hash: &mut Sha256) -> std::io::Result<()> {
    let mut file = std::fs::File::open(path)?;
    let mut buffer = vec![0; 1 << 20];
    loop {
        match file.read(&mut buffer)? {
            0 => return Ok(()),
            n => hash.update(&buffer[..n]),
        }
    }
}

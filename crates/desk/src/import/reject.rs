//! A row that cannot be taken, and why; and the file that lists such rows.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::Row;

/// One rejected row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    /// Line in the file.
    pub line: u64,
    /// Column at fault, where one is.
    pub column: Option<String>,
    /// Its value.
    pub value: Option<String>,
    /// Reason, in the user's words.
    pub reason: String,
}

impl std::fmt::Display for Reject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(column) = &self.column {
            write!(f, ", column `{column}`")?;
        }
        if let Some(value) = &self.value {
            write!(f, ", `{value}`")?;
        }
        write!(f, ": {}", self.reason)
    }
}

/// Writes rejected rows as CSV: line, column, value, reason, then the row's
/// own cells under the file's column names, so that rows can be mended and
/// read again.
///
/// A second run overwrites the first. The file is made with the first reject;
/// a run without any removes what an earlier one left. Columns a mapping
/// leaves out are empty here too, since they were never read.
#[derive(Debug)]
pub struct RejectFile {
    path: PathBuf,
    columns: Vec<String>,
    out: Option<csv::Writer<BufWriter<File>>>,
    count: u64,
}

impl RejectFile {
    /// A list at `path` for a file with these columns.
    ///
    /// # Errors
    /// When what an earlier run left there cannot be removed.
    pub fn create(path: impl AsRef<Path>, columns: &[String]) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        match std::fs::remove_file(&path) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
            _ => {}
        }
        Ok(Self {
            path,
            columns: columns.to_vec(),
            out: None,
            count: 0,
        })
    }

    /// Where the list for the file at `import` lies: `<file>.rejects.csv`.
    #[must_use]
    pub fn beside(import: &Path) -> PathBuf {
        let mut name = import.as_os_str().to_owned();
        name.push(".rejects.csv");
        name.into()
    }

    /// Adds one; `row` is `None` when it could not be taken apart.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn write(&mut self, reject: &Reject, row: Option<&Row>) -> io::Result<()> {
        let width = self.columns.len();
        let out = self.open()?;
        let line = reject.line.to_string();
        let own = [
            line.as_str(),
            reject.column.as_deref().unwrap_or_default(),
            reject.value.as_deref().unwrap_or_default(),
            &reject.reason,
        ];
        let cells = (0..width).map(|i| row.and_then(|r| r.cells.get(i)).map_or("", String::as_str));
        out.write_record(own.into_iter().chain(cells))?;
        self.count += 1;
        Ok(())
    }

    /// How many were written.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// Closes the list: its path, or `None` when nothing was rejected.
    ///
    /// # Errors
    /// When the disk takes no more.
    pub fn finish(mut self) -> io::Result<Option<PathBuf>> {
        let Some(mut out) = self.out.take() else {
            return Ok(None);
        };
        out.flush()?;
        Ok(Some(self.path))
    }

    fn open(&mut self) -> io::Result<&mut csv::Writer<BufWriter<File>>> {
        if self.out.is_none() {
            let mut file = BufWriter::new(File::create(&self.path)?);
            // Spreadsheet programs take a file without this mark for
            // something else than UTF-8.
            file.write_all("\u{feff}".as_bytes())?;
            let mut out = csv::WriterBuilder::new().flexible(true).from_writer(file);
            let own = ["line", "column", "value", "reason"];
            let own = own.map(|name| {
                // A file may have a column of that name itself.
                if self.columns.iter().any(|c| c == name) {
                    format!("reject {name}")
                } else {
                    name.to_owned()
                }
            });
            out.write_record(own.iter().chain(&self.columns))?;
            self.out = Some(out);
        }
        self.out
            .as_mut()
            .ok_or_else(|| io::Error::other("the list of rejects is not open"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    fn reject(line: u64) -> Reject {
        Reject {
            line,
            column: Some("law".into()),
            value: Some("第9條, \"某\"".into()),
            reason: "the mapping knows no provision for this".into(),
        }
    }

    #[test]
    fn a_second_run_leaves_the_same_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = RejectFile::beside(&dir.path().join("a.csv.gz"));
        assert!(path.ends_with("a.csv.gz.rejects.csv"));
        let columns: Arc<[String]> = vec!["law".to_owned(), "reason".into()].into();
        let row = Row {
            line: 7,
            columns: Arc::clone(&columns),
            cells: vec!["第9條, \"某\"".into(), "x\ny".into()],
        };
        let run = || {
            let mut file = RejectFile::create(&path, &columns).unwrap();
            file.write(&reject(7), Some(&row)).unwrap();
            file.write(&reject(9), None).unwrap();
            assert_eq!(file.count(), 2);
            assert_eq!(file.finish().unwrap().as_deref(), Some(path.as_path()));
            std::fs::read_to_string(&path).unwrap()
        };
        let first = run();
        assert_eq!(first, run());
        let shown = first.trim_start_matches('\u{feff}');
        assert_eq!(
            shown,
            "line,column,value,reject reason,law,reason\n\
             7,law,\"第9條, \"\"某\"\"\",the mapping knows no provision for this,\"第9條, \"\"某\"\"\",\"x\ny\"\n\
             9,law,\"第9條, \"\"某\"\"\",the mapping knows no provision for this,,\n"
        );
        let none = RejectFile::create(&path, &columns).unwrap();
        assert_eq!(none.finish().unwrap(), None);
        assert!(!path.exists());
    }
}

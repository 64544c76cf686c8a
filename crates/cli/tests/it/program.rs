//! Running the program, and a register to run it on.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// The program.
pub fn standing() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_standing"));
    command
        .env_remove("STANDING_DATA")
        .env_remove("STANDING_DATABASE_URL")
        .stdin(Stdio::null());
    command
}

/// What a run came to.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8_lossy(&output.stdout).into_owned(),
            err: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Requires an exit code.
    #[track_caller]
    pub fn code(self, code: i32) -> Self {
        assert_eq!(
            self.code,
            Some(code),
            "stdout: {}\nstderr: {}",
            self.out,
            self.err
        );
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|e| panic!("{e} in {}\n{}", self.out, self.err))
    }

    /// Requires both outputs together to hold a text.
    #[track_caller]
    pub fn says(self, text: &str) -> Self {
        let all = format!("{}{}", self.out, self.err);
        assert!(all.contains(text), "`{text}` is not in: {all}");
        self
    }
}

/// Runs the program.
pub fn run(args: &[&str]) -> Ran {
    Ran::of(standing().args(args).output().expect("the program runs"))
}

/// Runs the program with something on its standard input.
pub fn run_with_input(args: &[&str], input: &[u8]) -> Ran {
    use std::io::Write;
    let mut child = standing()
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    child
        .stdin
        .take()
        .expect("piped")
        .write_all(input)
        .expect("written");
    Ran::of(child.wait_with_output().expect("ended"))
}

/// A register in a temporary folder.
pub struct Register {
    pub folder: TempDir,
}

impl Register {
    /// A register on the real clock.
    pub fn new() -> Self {
        Self::with(&[])
    }

    /// A sandbox standing at this day.
    pub fn sandbox(day: &str) -> Self {
        Self::with(&["--sandbox", day])
    }

    /// A register with more said at `init`.
    pub fn with(more: &[&str]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let this = Self { folder };
        let data = this.data();
        let mut args = vec!["init", "--data", &data, "--origin", "test.example/register"];
        args.extend(more);
        run(&args).code(0);
        this
    }

    /// Its data folder.
    pub fn data(&self) -> String {
        self.folder.path().join("data").display().to_string()
    }

    /// Writes a file beside it.
    pub fn file(&self, name: &str, content: &[u8]) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        path.display().to_string()
    }

    /// Runs a command on it.
    pub fn run(&self, args: &[&str]) -> Ran {
        let data = self.data();
        let mut all = args.to_vec();
        all.extend(["--data", &data]);
        run(&all)
    }

    /// `stats --json`.
    pub fn stats(&self) -> Value {
        self.run(&["stats", "--json"]).code(0).json()
    }
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("read") {
        let path = entry.expect("entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("copied");
        }
    }
}

/// A file of the repository's demo data.
pub fn demo_file(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../data")
        .join(path)
}

/// The first `n` rows of a demo file, as CSV with its header.
pub fn demo_rows(path: &str, n: usize) -> Vec<u8> {
    let bytes = std::fs::read(demo_file(path)).expect("demo data");
    let text = String::from_utf8(zstd::decode_all(bytes.as_slice()).expect("zstd")).expect("utf-8");
    let mut out: Vec<&str> = text.lines().take(n.saturating_add(1)).collect();
    out.push("");
    out.join("\n").into_bytes()
}

/// A facility row for the Taiwanese mapping.
pub fn facilities(rows: &[(&str, &str)]) -> Vec<u8> {
    let mut out =
        "control_no,name,address,industrial_zone,industry,regulated_media,imported_on\n".to_owned();
    for (id, name) in rows {
        out += &format!("{id},{name},臺北市文山區光輝路44號,,電力供應業,廢棄物,2016-03-06\n");
    }
    out.into_bytes()
}

/// Columns of the Taiwanese penalties.
pub const PENALTY_COLUMNS: &str = "document_no,control_no,facility_name,county,penalty_date,violation_date,law,fine_twd,petitioned,petition_agency,petition_result,rescission_reason,improve_by,reinspection,updated_at,status_derived\n";

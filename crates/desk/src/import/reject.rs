//! A row that cannot be taken, and why.

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

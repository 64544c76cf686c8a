//! The binary `standing`.
fn main() {}

//! What is generated, checked or measured.
fn main() {}

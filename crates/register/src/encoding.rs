//! Acts as claims: one version a file; none is ever edited.

pub mod json;
pub mod v1;

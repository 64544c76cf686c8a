//! The register's rules, told as stories under a small law made for them.

mod admission;
mod cascade;
mod claims;
mod competence;
mod contest;
mod dated_rules;
mod deadlines;
mod due;
mod law;
mod names;
mod proceeding;
mod properties;
mod publication;
mod random;
mod story;
mod ways;

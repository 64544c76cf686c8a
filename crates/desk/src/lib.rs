//! Use cases: allow, decide, keep; the only writer.

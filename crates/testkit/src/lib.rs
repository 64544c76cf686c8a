//! Fixed clock, builders, the simulator. For tests only.

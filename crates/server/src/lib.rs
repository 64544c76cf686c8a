//! API and pages: parse, call the desk, render.

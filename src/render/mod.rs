//! Documents, assessments and diagnostics to bytes, a file for each format.

pub mod diagnostics;

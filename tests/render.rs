//! Documents and diagnostics in every format.

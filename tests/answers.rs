//! City files in, answers and diagnostics out.

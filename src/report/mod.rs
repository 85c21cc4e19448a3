//! Scores to something to read, in no format yet.

//! The reference cities, locked whole.

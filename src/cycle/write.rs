//! Resolved rules as text.

//! Every example of docs/language.md.

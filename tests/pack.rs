//! Trees to packs, by code and underlined text.

//! Text to tree, by code and underlined text.

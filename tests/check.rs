//! What check proves, by code and underlined text.

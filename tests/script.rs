//! Scripts, the hostile ones above all.

//! Every diagnostic fires, and reads well.

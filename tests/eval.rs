//! The evaluator: ranges contain every completion.

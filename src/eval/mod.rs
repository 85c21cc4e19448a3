//! The one evaluator: exact values, ranges for unknown answers and the proofs of `check` are the same walk.

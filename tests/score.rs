//! Assessments.

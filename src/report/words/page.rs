//! The fixed words of a page around what a document says.

use crate::decimal::Number;
use crate::report::document::Urgency;

pub const SKIP: &str = "Skip to the report";
pub const CONTENTS: &str = "Contents";
pub const AROUND: &str = "Other pages";
pub const FIGURES: &str = "The figures of this picture";
pub const TABLE: &str = "Table";
pub const RULE: &str = "The rule as it is written";
pub const POINTS: &str = "Points";
pub const OF: &str = "Of";
pub const CERTAIN: &str = "certain";
pub const STILL_POSSIBLE: &str = "still possible";
pub const OUT_OF_REACH: &str = "out of reach";
pub const ILLUSTRATIVE: &str = "(illustrative)";
pub const POSSIBLE: &str = "possible: holds for some of the missing answers";

#[must_use]
pub fn priority(urgency: Urgency) -> String {
    format!("{} priority", urgency.word())
}

#[must_use]
pub fn owner(owner: &str) -> String {
    format!("for {owner}")
}

#[must_use]
pub fn effort(effort: &str) -> String {
    format!("takes {effort}")
}

#[must_use]
pub fn references(references: &[String]) -> String {
    format!("See: {}", references.join("; "))
}

#[must_use]
pub fn band(title: &str, from: Number) -> String {
    format!("{title} from {from}")
}

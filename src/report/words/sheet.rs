//! The fixed words of a workbook.

pub const SUMMARY: &str = "Summary";
pub const OUTSIDE: &str = "Outside the total";
pub const ADVICE: &str = "Advice";
pub const ABOUT: &str = "About";

pub const CITY: &str = "City";
pub const STATE: &str = "State";
pub const OVERALL: &str = "Overall";
pub const LEVEL: &str = "Level";
pub const CODE: &str = "Code";
pub const INDICATORS: &str = "Indicators";
pub const INDICATOR: &str = "Indicator";
pub const POINTS: &str = "Points";
pub const POINTS_AT_MOST: &str = "Points at most";
pub const OF: &str = "Of";
pub const BASIS: &str = "Basis";
pub const MAXIMUM_FROM: &str = "Maximum is";
pub const RULE_FROM: &str = "Rule is";
pub const UNANSWERED: &str = "Not answered";
pub const ABOUT_WHAT: &str = "About";
pub const TO_WIN: &str = "To win";
pub const TO_WIN_AT_MOST: &str = "To win at most";
pub const PRIORITY: &str = "Priority";
pub const HOLDS: &str = "Holds";
pub const CERTAIN: &str = "certain";
pub const POSSIBLE: &str = "possible";
pub const OWNER: &str = "Owner";
pub const EFFORT: &str = "Effort";
pub const TEXT: &str = "Advice";
pub const REFERENCES: &str = "See";
pub const NAME: &str = "Name in the rules";
pub const WHAT: &str = "What";
pub const VALUE: &str = "Value";
pub const FRAMEWORK: &str = "Framework";
pub const CYCLE: &str = "Cycle";
pub const RULES_FINGERPRINT: &str = "Fingerprint of the rules";
pub const ENGINE: &str = "Kasauti";
pub const ILLUSTRATIVE: &str = "illustrative";
pub const ILLUSTRATIVE_TOLD: &str = "This pack's own figures, not the publisher's. They show how the assessment works and must not be quoted as official.";

#[must_use]
pub fn at_most(title: &str) -> String {
    format!("{title}, at most")
}

#[must_use]
pub fn fingerprint_of(city: &str) -> String {
    format!("Fingerprint of the answers of {city}")
}

#[must_use]
pub fn mode_of(city: &str) -> String {
    format!("Result of {city}")
}

#[must_use]
pub fn missing_of(city: &str) -> String {
    format!("Questions without an answer in {city}")
}

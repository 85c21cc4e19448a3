//! The fixed words of full reports.

use crate::report::words::either;

pub(super) const COMPONENTS: &str = "Component by component";
pub(super) const OTHERS: &str = "Among other cities";
pub(super) const CLIMB: &str = "What is still to be won";
pub(super) const APPENDIX: &str = "Appendix: how each score came about";
pub(super) const REPRODUCTION: &str = "How to get the same figures again";
pub(super) const REPRODUCTION_TOLD: &str = "The same rules and the same answers give the same figures on every machine. \
     Fingerprints tell whether they are the same: BLAKE3 over the rules, and of the city's file as `b3sum` gives it.";
pub(super) const RULES: &str = "Rules";
pub(super) const RULES_FINGERPRINT: &str = "Their fingerprint";
pub(super) const ANSWERS_FINGERPRINT: &str = "Fingerprint of the answers";
pub(super) const ENGINE: &str = "Worked out by";
pub(super) const COMMAND: &str = "Command";

pub(super) const GAUGE: &str = "Overall score";
pub(super) const RADAR: &str = "The components as a shape";
pub(super) const BAND: &str = "Level";
pub(super) const BAND_FROM: &str = "From";
pub(super) const BAND_TO: &str = "Up to";
pub(super) const BAND_REACHED: &str = "This city";
pub(super) const CODE: &str = "Code";
pub(super) const COMPONENT: &str = "Component";
pub(super) const POINTS: &str = "Points";
pub(super) const OF: &str = "Of";
pub(super) const PIECE: &str = "All points of";
pub(super) const ADDS: &str = "Adds";
pub(super) const THEN: &str = "Then";
pub(super) const CERTAIN_NOW: &str = "Certain now";
pub(super) const OVERALL: &str = "Overall";
pub(super) const THIS_CITY: &str = "This city";
pub(super) const ALL_CITIES: &str = "All cities";

pub(super) const CLIMB_TOLD: &str = "What each indicator's missing points would add to the overall score, one after the \
     other, those that add most first. Points that are only unknown, and that the city may have already, are among them.";
pub(super) const NOTHING_TO_WIN: &str = "Nothing is left to be won.";

pub(super) fn cycle(cycle: &str) -> String {
    format!("cycle {cycle}")
}

pub(super) fn engine(version: &str) -> String {
    format!("Kasauti {version}")
}

/// The first sentence of a report, with the levels that are possible.
pub(super) fn standing(city: &str, points: &str, levels: &[String]) -> String {
    match levels {
        [] => format!("{city} has {points} points."),
        [level] => format!("{city} has {points} points, which gives it the level {level}."),
        several => {
            format!("{city} has {points} points; its level is still open: {}.", either(several))
        }
    }
}

/// Which components stand out; `certain` when all their points are known.
pub(super) fn ends(best: &str, worst: &str, certain: bool) -> String {
    if certain {
        format!("It is strongest in {best} and weakest in {worst}.")
    } else {
        format!("By what is certain so far it is strongest in {best} and weakest in {worst}.")
    }
}

pub(super) fn all_equal(share: &str) -> String {
    format!("All components stand alike: {share}.")
}

pub(super) fn component(title: &str, points: &str) -> String {
    format!("{title} ({points})")
}

/// What to do first, and what keeps scores open.
pub(super) fn ahead(first: Option<(&str, &str)>, open: Option<(&str, &str)>) -> String {
    let step = first.map(|(piece, gain)| format!("the largest step still to be won is {piece}, {gain}"));
    let missing = open.map(|(questions, scores)| format!("{questions} without an answer keep {scores} open"));
    let sentence = match (step, missing) {
        (Some(step), Some(missing)) => format!("{step}; {missing}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return String::from(NOTHING_TO_WIN),
    };
    let mut signs = sentence.chars();
    let first: String = signs.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", signs.as_str())
}

pub(super) fn gain(points: &str, out_of: &str) -> String {
    format!("which adds {points} of {out_of} points overall")
}

/// What a gauge shows, for those who do not see it.
pub(super) fn gauge(points: &str, levels: &[String]) -> String {
    if levels.is_empty() {
        format!("A half circle filled to {points}.")
    } else {
        format!("A half circle filled to {points}, which lies in the band of {}.", either(levels))
    }
}

pub(super) fn radar(best: &str, worst: &str) -> String {
    format!("One corner for each component; it reaches farthest out for {best} and least for {worst}.")
}

pub(super) fn rank(place: &str, of: &str) -> String {
    format!("Place {place} of {of} cities by the overall score; equal scores share the better place.")
}

pub(super) fn places(best: usize, worst: usize) -> String {
    if best == worst { best.to_string() } else { format!("{best} to {worst}, while scores are open,") }
}

pub(super) fn mean_of(group: &str, cities: usize) -> String {
    format!("{group}, mean of {cities}")
}

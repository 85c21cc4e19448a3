//! English.

use super::{Ahead, Levels, Reports};

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

pub(in crate::wording) const REPORTS: Reports = Reports {
    stands_without: |city, none| format!("{city} has {none}."),
    stands: |city, points, levels| match levels {
        Levels::None => format!("{city} has {points} points."),
        Levels::One(level) => format!("{city} has {points} points, which gives it the level {level}."),
        Levels::Several(levels) => format!("{city} has {points} points; its level is still open: {levels}."),
    },
    ends: |best, worst, certain| {
        if certain {
            format!("It is strongest in {best} and weakest in {worst}.")
        } else {
            format!("By what is certain so far it is strongest in {best} and weakest in {worst}.")
        }
    },
    all_alike: |words, points| format!("All {} stand alike: {points}.", words.component.many_inside()),
    with_points: |what, points| format!("{what} ({points})"),
    ahead: |Ahead { step, open }| {
        let step = step.map(|(what, gain, of)| {
            format!("he largest step still to be won is {what}, which adds {gain} of {of} points overall")
        });
        let open = open.map(|(questions, scores)| {
            let keep = if questions == 1 { "keeps" } else { "keep" };
            let questions = counted(questions, "question", "questions");
            match scores {
                0 => format!("{questions} without an answer {keep} the result open"),
                _ => format!(
                    "{questions} without an answer {keep} {} open",
                    counted(scores, "score", "scores")
                ),
            }
        });
        match (step, open) {
            (Some(step), Some(open)) => format!("T{step}; {open}."),
            (Some(step), None) => format!("T{step}."),
            (None, Some(open)) => format!("{open}."),
            (None, None) => String::from("Nothing is left to be won."),
        }
    },
    overall_score: "Overall score",
    gauge_told: |points, levels| match levels {
        None => format!("A half circle filled to {points}."),
        Some(levels) => format!("A half circle filled to {points}, which lies in the band of {levels}."),
    },
    band: |title, from| format!("{title} from {from}"),
    from: "From",
    up_to: "Up to",
    components: |words| format!("{} by {}", words.component.one, words.component.inside()),
    shape: |words| format!("The {} as a shape", words.component.many_inside()),
    shape_told: |words, best, worst| {
        let component = words.component.inside();
        format!("One corner for each {component}; it reaches farthest out for {best} and least for {worst}.")
    },
    others: |words| format!("Among other {}", words.subject.many_inside()),
    place_among: |words, best, worst, of| {
        let cities = words.subject.counted(of);
        let place = if best == worst {
            best.to_string()
        } else {
            format!("{best} to {worst}, while scores are open,")
        };
        format!("Place {place} of {cities} by the overall score; equal scores share the better place.")
    },
    all_cities: |words| format!("All {}", words.subject.many_inside()),
    mean_of: |group, cities| format!("{group}, mean of {cities}"),
    climb: "What is still to be won",
    climb_told: |words| {
        format!(
            "What each {}'s missing points would add to the overall score, one after the other, those that add most \
             first. Points that are only unknown, and that the {} may have already, are among them.",
            words.indicator.inside(),
            words.subject.inside()
        )
    },
    nothing_left: "Nothing is left to be won.",
    certain_now: "Certain now",
    all_points_of: "All points of",
    adds: "Adds",
    then: "Then",
    appendix: "Appendix: how each score came about",
    reproduction: "How to get the same figures again",
    reproduction_told: |words| {
        format!(
            "The same rules and the same answers give the same figures on every machine. Fingerprints tell whether they are \
             the same: BLAKE3 over the rules, and of the {}'s file as `b3sum` gives it.",
            words.subject.inside()
        )
    },
    rules: "Rules",
    rules_fingerprint: "Fingerprint of the rules",
    answers_fingerprint: "Fingerprint of the answers",
    made_by: "Worked out by",
    command: "Command",

    skip: "Skip to the report",
    contents: "Contents",
    page_of: |page, pages| format!("Page {page} of {pages}"),
    other_pages: "Other pages",
    figures_of_picture: "The figures of this picture",
    table: "Table",
    rule_as_written: "The rule as it is written",
    illustrative_heard: "(illustrative)",

    ranking: "Ranking",
    unranked: |names| {
        format!("Without a place, because this score does not apply to them or does not count yet: {names}.")
    },
    provisional: |names| format!("Something is missing without which a final score does not count: {names}."),
    faulty: |files| {
        format!(
            "Left out, because these files have mistakes: {files}. What is held against all is taken without them."
        )
    },
    and_more: |count| format!("and {count} more"),
    ranking_told: |words| {
        format!(
            "Equal scores share the better place (marked =), and the places after them stay empty: 1, 2, 2, 4. {} stand by what \
             is certain of them. Two numbers are the best and the worst place that are possible while answers are missing.",
            words.subject.many
        )
    },
    place: "Place",
    shared_place: |place| format!("{place} ="),
    open_place: |best, worst| format!("{best} to {worst}"),
    ranked_by: |what, of| format!("By {what}, out of {of}."),
    cities_of: |cities, state| format!("{cities} of {state}"),
    national: |cities, states, mean, median| {
        let states = match states {
            0 => String::new(),
            states => format!(" in {}", counted(states, "state", "states")),
        };
        format!("{cities}{states}. The mean overall score is {mean}, the median {median}.")
    },
    at_the_top: |city, points| format!("At the top stands {city} with {points}."),
    all_weakest: |words, indicator, mean| {
        format!("{} are weakest in {indicator}, with a mean of {mean}.", words.subject.many)
    },
    illustrative_scores: "Scores rest on illustrative figures: this pack's own, not to be quoted as official",
    state: "State",
    states: "State by state",
    no_state: "no state given",
    levels: |words| format!("{} by level", words.subject.many),
    certainly: "Certainly",
    possibly: "Possibly",
    spread: "How scores are spread",
    spread_told: |words| {
        let many = &words.subject.many;
        format!(
            "{many} in each tenth of the points, from the lowest to the highest, by what is certain of them."
        )
    },
    lowest: "Lowest",
    median: "Median",
    mean: "Mean",
    highest: "Highest",
    weakest: |words| format!("Where {} are weakest", words.subject.many_inside()),
    weakest_told: |words, falls| {
        let many = words.subject.many_inside();
        let first = if falls { "largest" } else { "smallest" };
        format!("The mean share of the points over all {many}, the {first} first.")
    },
    cities_at_nothing: |words| format!("{} at 0", words.subject.many),
    map: |words| format!("Every {} and every {}", words.subject.inside(), words.indicator.inside()),
    map_heading: "Points",
    map_told: "The stronger the colour, the larger the share of the points that is certain.",
    download_csv: "All scores as CSV",
    download_xlsx: "All scores as an Excel workbook",
    find: |column| format!("Find {column}"),
    all: "all",

    summary: "Summary",
    about: "About",
    what: "What",
    value: "Value",
    framework: "Framework",
    cycle: "Cycle",
    at_most: |what| format!("{what}, at most"),
    maximum_is: "Maximum is",
    rule_is: "Rule is",
    not_answered: "Not answered",
    to_win: "To win",
    to_shed: "To be rid of",
    priority: "Priority",
    holds: "Holds",
    owner: "Owner",
    effort: "Effort",
    see: "See",
    name_in_rules: "Name in the rules",
    fingerprint_of: |city| format!("Fingerprint of the answers of {city}"),
    result_of: |city| format!("Result of {city}"),
    missing_in: |city| format!("Questions without an answer in {city}"),
};

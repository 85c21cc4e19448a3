//! English.

use crate::decimal::{End, Number, RoundingMode};

use super::{Steps, ToWin, Wording, Words, joined};

fn counted(count: usize, one: &str, many: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {many}") }
}

fn points(number: Number) -> &'static str {
    if number == Number::ONE { "point" } else { "points" }
}

pub(super) static WORDING: Wording = Wording {
    words: || Words::fixed(["City", "Cities"], ["Component", "Components"], ["Indicator", "Indicators"]),

    listed: |names| joined(names, " and "),
    either: |names| joined(names, " or "),
    between: |low, high| format!("between {low} and {high}"),
    out_of: |points, maximum| format!("{points} of {maximum}"),
    of_maximum: |maximum| format!("of {maximum}"),
    rounding: |rounding| {
        let mode = match rounding.mode {
            RoundingMode::HalfUp => "half up",
            RoundingMode::HalfEven => "half even",
            RoundingMode::Up => "up",
            RoundingMode::Down => "down",
        };
        let places = usize::try_from(rounding.places).unwrap_or(usize::MAX);
        format!("{mode} to {}", counted(places, "place", "places"))
    },
    counted: |words, count| words.subject.counted(count),

    yes: "yes",
    no: "no",
    none: "none",
    not_answered: "(not answered)",
    state_not_given: "(state not given)",
    from_to: |low, high| format!("{low} to {high}"),
    entries: |count| match count {
        0 => String::from("no entries"),
        count => counted(count, "entry", "entries"),
    },
    lakh: "lakh",
    crore: "crore",

    framework: |title, cycle| format!("{title}, cycle {cycle}"),
    illustrative_answers: |words, why| {
        format!("Illustrative answers, not the {}'s own: {why}", words.subject.inside())
    },
    not_reviewed: |words| format!("The texts of this report are a translation: {words}"),
    overall: "Overall",
    overall_in_sentence: "overall",
    cities_note: |words, maximum| {
        let many = words.subject.many_inside();
        format!("Overall scores are out of {maximum}; {many} stand as they were given.")
    },
    as_published: "As published",
    scores_rest_on: "Scores rest on",
    this_result_is: "This result is",
    no_level: "none",
    levels_open: " (still open)",
    rest_on: |words, count, parts| format!("{}: {parts}", words.indicator.counted(count)),
    rest_on_awarded: |count| format!("{count} as awarded"),
    rest_on_answers: |count| format!("{count} computed from answers"),
    rest_on_nothing: |count| format!("{count} still open"),
    rest_on_failure: |count| format!("{count} unknown because a script failed"),
    rest_on_impossible: |count| format!("{count} as awarded, though no answers can earn it by these rules"),
    draft: "draft",
    is_final: "final",
    draft_means: "a draft: what is not answered can still be anything",
    final_end_means: |end| match end {
        End::Lowest => "final: what is not answered scores lowest",
        End::Highest => "final: what is not answered scores highest",
    },
    final_range_means: "final: what is not answered keeps its range",
    made_by: |by| {
        format!(
            "Pack {} cycle {}, fingerprint {}; engine {}; {}.",
            by.pack, by.cycle, by.fingerprint, by.engine, by.mode
        )
    },

    scores: "Scores",
    bar_certain: "certain",
    bar_possible: "still possible",
    bar_out_of_reach: "out of reach",
    outside_the_total: "Outside the total",
    code: "Code",
    points: "Points",
    of: "Of",
    basis: "Basis",
    basis_computed: "computed",
    basis_open: "open",
    basis_awarded: "awarded",
    basis_impossible: "awarded (!)",
    basis_script_failed: "script failed",
    basis_not_awarded: "not awarded",
    component_awarded: |words, title, points, source| {
        format!("{title}: {points} as awarded for the whole {} ({source}).", words.component.inside())
    },
    awarded_for_whole: |words, points, source| {
        format!("{points} as awarded for the whole {} ({source}).", words.component.inside())
    },
    beside_the_total: |title| format!("+ {title} is reported beside the total and counts towards nothing."),
    impossible: |points, source| {
        format!(
            "{points} points were awarded ({source}), but no answers can earn exactly that by this pack's rule."
        )
    },
    script_failed: |place, why| {
        format!("the script failed at {place}: {why}. The points are all that is still possible.")
    },
    nothing_awarded: "no rule is public and no points were awarded, so the score is not known.",

    advice: "Advice",
    no_advice: "No recommendation applies.",
    advice_summary: |count, certain, falls| {
        let mut words = counted(count, "recommendation", "recommendations");
        words.push_str(if falls { ", most points to be rid of first" } else { ", most points to win first" });
        let possible = count.saturating_sub(certain);
        if possible > 0 {
            let known =
                if certain == 0 { String::from("none is certain") } else { format!("{certain} certain") };
            words.push_str(&format!(
                "; {known}, {possible} possible: they hold for some of the answers that are still missing"
            ));
        }
        words.push('.');
        words
    },
    high_priority: "high priority",
    medium_priority: "medium priority",
    low_priority: "low priority",
    possible: "possible",
    for_owner: |owner| format!("for {owner}"),
    takes: |effort| format!("takes {effort}"),
    see: |references| format!("See: {references}"),
    to_win: ToWin {
        just: |left| format!("{left} {} to win", points(left)),
        up_to: |most| format!("up to {most} {} to win", points(most)),
        between: |least, most| format!("{least} to {most} {} to win", points(most)),
        nothing: "nothing left to win",
    },
    to_shed: ToWin {
        just: |left| format!("{left} {} to be rid of", points(left)),
        up_to: |most| format!("up to {most} {} to be rid of", points(most)),
        between: |least, most| format!("{least} to {most} {} to be rid of", points(most)),
        nothing: "nothing left to be rid of",
    },

    unanswered: "Questions without an answer",
    could_change: "Could change",
    at_stake: "At stake",
    question: "Question",
    at_stake_means: "At stake: how many points lie between the lowest and the highest that those scores can still have. \
         Questions about the same score share them.",
    without_effect: |count, more| {
        let noun = if count == 1 { "question" } else { "questions" };
        let verb = if count == 1 { "changes" } else { "change" };
        let more = if more { "more " } else { "" };
        format!("{count} {more}{noun} without an answer {verb} no score as things stand: ")
    },
    evidence: "Evidence",
    answers_bear: |count, standings| {
        format!("{} on the scores: {standings}.", counted(count, "answer bears", "answers bear"))
    },
    verified: "verified",
    claimed: "claimed",
    rejected: "rejected",
    rejected_column: "Rejected",
    answer: "Answer",
    bears_on: "Bears on",
    line: "Line",
    lines_are_of: |file| format!("Lines are those of {file}."),
    rejected_counts_as_unanswered: "Under this pack, an answer whose evidence was rejected counts as unanswered.",
    rejected_scores_end: |end| match end {
        End::Lowest => "Under this pack, an answer whose evidence was rejected scores lowest.",
        End::Highest => "Under this pack, an answer whose evidence was rejected scores highest.",
    },
    claimed_counts_as_unanswered: "Under this pack, an answer that is only claimed counts as unanswered.",
    claimed_scores_end: |end| match end {
        End::Lowest => "Under this pack, an answer that is only claimed scores lowest.",
        End::Highest => "Under this pack, an answer that is only claimed scores highest.",
    },

    figures: "Where the figures come from",
    marked_figures: "Figures marked * are illustrative: this pack's own, not the publisher's. They show how the assessment works \
         and must not be quoted as official.",
    maximum_points: "Maximum points",
    scoring_rules: "Scoring rules",
    way_to_overall: "The way to the overall score",
    level_conditions: "The conditions of the levels",
    reference_values: "Reference values",
    published: "published",
    illustrative: "illustrative",
    without_origin: "without a stated origin",
    all_are: |kind| format!("all {kind}"),
    those_are: |codes, kind| format!("those of {codes} {kind}"),
    and_more: |words, more| format!("{words}; and {more} other statements in the pack"),
    awarded_points: "Awarded points",
    from_source: |codes, source| format!("{codes} from {source}"),
    answers: "Answers",
    illustrative_not_the_citys: |words| format!("illustrative, not the {}'s own", words.subject.inside()),

    why: |place, score| format!("Why {place} has {score}"),
    why_in: |place, points, code| format!("Why {place} has {points} in {code}"),
    in_component: |_, indicator, component| format!("{indicator}, in {component}"),
    rule: "Rule",
    the_rule: "The rule",
    step_by_step: "Step by step",
    answers_looked_at: "Answers it looks at",
    no_answers: "None.",
    standing: "Standing",
    unanswered_cell: "not answered",
    advice_that_follows: "Advice that follows",
    computed_by_rule: "computed by the rule from the answers",
    computed_open: "computed by the rule; open while answers are missing",
    awarded_as_published: |source| format!("awarded as published: {source}"),
    unknown_by_failure: "unknown, because a script failed",
    not_known: "not known: nothing was awarded",
    rule_published: |source| format!("published: {source}"),
    rule_illustrative: |words| format!("illustrative, this pack's own: {words}"),
    rule_without_origin: "its origin is not stated",
    structure: super::structure::ENGLISH,
    steps: Steps {
        score: "the score",
        line: "the line that fits",
        line_possible: "a line that may fit",
        entry: "counts",
        entry_possible: "may count",
        missed: "is not met",
        cap: "held back by the cap",
        named: "a named value",
        formula: "worked out",
        script: "given by a script",
        awarded: "awarded as published",
        statistic: |cities| match cities {
            Some((counted, 0)) => format!("from {}", values(counted)),
            Some((counted, left_out)) => format!("from {}, {left_out} not known", values(counted)),
            None => String::from("from values that are not there"),
        },
        picked: |counted, left_out| format!("from {counted}, without {left_out}"),
    },
    advice_holds: |certain| {
        [if certain { " holds, because of " } else { " may hold, because of " }, " at ", ""]
    },
    advice_always: |certain| {
        let words = if certain {
            " holds, as always: it names no condition, at "
        } else {
            " may hold, as always: it names no condition, at "
        };
        [words, ""]
    },
    could_still_change: |names| format!("Could still change with: {names}."),
    at_the_lowest: "At the lowest: ",
    at_the_highest: "At the highest: ",
    rounded_at: |place, rounding| format!(" at {place}, rounded {rounding}."),
    level: "Level",
    condition: "Condition",
    this_city: |words| format!("This {}", words.subject.inside()),
    first_level_counts: |words| {
        format!(". The first level whose condition is met is the {}'s.", words.subject.inside())
    },
    reached: "reached",
    level_possible: "possible",
    not_reached: "not reached",
    passed: "passed",
    otherwise: "otherwise",
    met: "met",
    not_met: "not met",
    open: "open",
    conditions_stand_at: |place| format!("The conditions stand at {place}."),
    is: |what, points| format!("{what} is {points}"),
    lowest_is: |what, points| format!("the lowest, {what}, is {points}"),
    highest_is: |what, points| format!("the highest, {what}, is {points}"),
    at_place: |place| format!("At {place}:"),
    at: |place| format!("at {place}"),
    gives: |value| format!("gives {value}"),

    reports: super::reports::en::REPORTS,
};

fn values(count: u32) -> String {
    if count == 1 { String::from("1 value") } else { format!("{count} values") }
}

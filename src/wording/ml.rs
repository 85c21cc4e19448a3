//! Malayalam, in the words of the Government of Kerala; not reviewed by a native editor.

use crate::decimal::{End, RoundingMode};

use super::{Steps, ToWin, Wording, Words, joined};

pub(super) static WORDING: Wording = Wording {
    words: || Words::fixed(["നഗരം", "നഗരങ്ങൾ"], ["ഘടകം", "ഘടകങ്ങൾ"], ["സൂചകം", "സൂചകങ്ങൾ"]),

    listed: |names| match names {
        [_, _, ..] => format!("{} എന്നിവ", names.join(", ")),
        one_or_none => one_or_none.concat(),
    },
    either: |names| joined(names, " അല്ലെങ്കിൽ "),
    between: |low, high| format!("{low}-നും {high}-നും ഇടയിൽ"),
    out_of: |points, maximum| format!("{maximum}-ൽ {points}"),
    of_maximum: |maximum| format!("{maximum}-ൽ"),
    rounding: |rounding| {
        let places = rounding.places;
        match rounding.mode {
            RoundingMode::HalfUp => format!("{places} ദശാംശസ്ഥാനം വരെ ക്രമപ്പെടുത്തി, പകുതി മുകളിലേക്ക്"),
            RoundingMode::HalfEven => format!("{places} ദശാംശസ്ഥാനം വരെ ക്രമപ്പെടുത്തി, പകുതി ഇരട്ട അക്കത്തിലേക്ക്"),
            RoundingMode::Up => format!("{places} ദശാംശസ്ഥാനം വരെ മുകളിലേക്ക് ക്രമപ്പെടുത്തി"),
            RoundingMode::Down => format!("{places} ദശാംശസ്ഥാനം വരെ താഴേക്ക് ക്രമപ്പെടുത്തി"),
        }
    },
    counted: |words, count| words.subject.counted(count),

    yes: "ഉണ്ട്",
    no: "ഇല്ല",
    none: "ഒന്നുമില്ല",
    not_answered: "(ഉത്തരം നൽകിയിട്ടില്ല)",
    state_not_given: "(സംസ്ഥാനം നൽകിയിട്ടില്ല)",
    from_to: |low, high| format!("{low} മുതൽ {high} വരെ"),
    entries: |count| match count {
        0 => String::from("രേഖപ്പെടുത്തലുകളില്ല"),
        1 => String::from("1 രേഖപ്പെടുത്തൽ"),
        count => format!("{count} രേഖപ്പെടുത്തലുകൾ"),
    },
    lakh: "ലക്ഷം",
    crore: "കോടി",

    framework: |title, cycle| format!("{title}, ഘട്ടം {cycle}"),
    illustrative_answers: |words, why| {
        format!("ഉദാഹരണത്തിനുള്ള ഉത്തരങ്ങൾ, {} നൽകിയതല്ല: {why}", words.subject.inside())
    },
    not_reviewed: |words| format!("ഈ റിപ്പോർട്ടിലെ പാഠങ്ങൾ വിവർത്തനമാണ്: {words}"),
    overall: "ആകെ",
    overall_in_sentence: "ആകെ സ്കോർ",
    cities_note: |words, maximum| {
        format!("ആകെ സ്കോറുകൾ {maximum}-ലാണ്; {} നൽകിയ ക്രമത്തിലാണ്.", words.subject.many_inside())
    },
    as_published: "പ്രസിദ്ധീകരിച്ചത്",
    scores_rest_on: "സ്കോറുകളുടെ ആധാരം",
    this_result_is: "ഈ ഫലം",
    no_level: "ഒന്നുമില്ല",
    levels_open: " (തീരുമാനമായിട്ടില്ല)",
    rest_on: |words, count, parts| format!("{}: {parts}", words.indicator.counted(count)),
    rest_on_awarded: |count| format!("{count} നൽകപ്പെട്ട പോയിന്റുകളിൽ നിന്ന്"),
    rest_on_answers: |count| format!("{count} ഉത്തരങ്ങളിൽ നിന്ന് കണക്കാക്കിയത്"),
    rest_on_nothing: |count| format!("{count} തീരുമാനമാകാത്തത്"),
    rest_on_failure: |count| format!("{count} സ്ക്രിപ്റ്റ് പരാജയപ്പെട്ടതിനാൽ അറിയാത്തത്"),
    rest_on_impossible: |count| {
        format!("{count} നൽകപ്പെട്ട പോയിന്റുകളിൽ നിന്ന്, ഈ ചട്ടങ്ങൾ പ്രകാരം ഒരുത്തരത്തിനും അവ നേടാനാവില്ലെങ്കിലും")
    },
    draft: "കരട്",
    is_final: "അന്തിമം",
    draft_means: "കരട്: ഉത്തരം നൽകാത്തത് ഇനിയും എന്തുമാകാം",
    final_end_means: |end| match end {
        End::Lowest => "അന്തിമം: ഉത്തരം നൽകാത്തതിന് ഏറ്റവും കുറഞ്ഞ സ്കോർ",
        End::Highest => "അന്തിമം: ഉത്തരം നൽകാത്തതിന് ഏറ്റവും ഉയർന്ന സ്കോർ",
    },
    final_range_means: "അന്തിമം: ഉത്തരം നൽകാത്തതിന്റെ പരിധി നിലനിൽക്കും",
    made_by: |by| {
        format!(
            "ചട്ടസഞ്ചയം {} ഘട്ടം {}, ഫിംഗർപ്രിന്റ് {}; എൻജിൻ {}; {}.",
            by.pack, by.cycle, by.fingerprint, by.engine, by.mode
        )
    },

    scores: "സ്കോറുകൾ",
    bar_certain: "ഉറപ്പായത്",
    bar_possible: "ഇനിയും സാധ്യമായത്",
    bar_out_of_reach: "എത്താനാവാത്തത്",
    outside_the_total: "ആകെത്തുകയ്ക്ക് പുറത്ത്",
    code: "കോഡ്",
    points: "പോയിന്റ്",
    of: "പരമാവധി",
    basis: "ആധാരം",
    basis_computed: "കണക്കാക്കിയത്",
    basis_open: "തീരുമാനമാകാത്തത്",
    basis_awarded: "നൽകപ്പെട്ടത്",
    basis_impossible: "നൽകപ്പെട്ടത് (!)",
    basis_script_failed: "സ്ക്രിപ്റ്റ് പരാജയം",
    basis_not_awarded: "നൽകിയിട്ടില്ല",
    component_awarded: |words, title, points, source| {
        format!("{title}: {} മുഴുവനുമായി {points} പോയിന്റ് നൽകപ്പെട്ടു ({source}).", words.component.inside())
    },
    awarded_for_whole: |words, points, source| {
        format!("{} മുഴുവനുമായി {points} പോയിന്റ് നൽകപ്പെട്ടു ({source}).", words.component.inside())
    },
    beside_the_total: |title| format!("+ {title} ആകെത്തുകയോടൊപ്പം വേറിട്ട് കാണിക്കുന്നു; ഒന്നിലേക്കും കൂട്ടുന്നില്ല."),
    impossible: |points, source| {
        format!(
            "{points} പോയിന്റ് നൽകപ്പെട്ടു ({source}), എന്നാൽ ഈ ചട്ടസഞ്ചയത്തിലെ ചട്ടം അനുസരിച്ച് ഒരുത്തരത്തിനും കൃത്യമായി \
             അത്രയും നേടാനാവില്ല."
        )
    },
    script_failed: |place, _| {
        format!("{place}-ൽ സ്ക്രിപ്റ്റ് പരാജയപ്പെട്ടു. കാണിച്ചിരിക്കുന്നത് ഇനിയും സാധ്യമായ എല്ലാ പോയിന്റുകളുമാണ്.")
    },
    nothing_awarded: "ചട്ടം പരസ്യമല്ല, പോയിന്റുകൾ നൽകപ്പെട്ടിട്ടുമില്ല; അതിനാൽ സ്കോർ അറിയില്ല.",

    advice: "നിർദ്ദേശങ്ങൾ",
    no_advice: "ഒരു നിർദ്ദേശവും ബാധകമല്ല.",
    advice_summary: |count, certain, falls| {
        let first = if falls {
            "കുറയ്ക്കാവുന്നവ"
        } else {
            "നേടാവുന്നവ"
        };
        let mut words = format!("{count} നിർദ്ദേശങ്ങൾ, കൂടുതൽ പോയിന്റ് {first} ആദ്യം");
        let possible = count.saturating_sub(certain);
        if possible > 0 {
            let known = if certain == 0 {
                String::from("ഉറപ്പായത് ഒന്നുമില്ല")
            } else {
                format!("{certain} ഉറപ്പായത്")
            };
            words.push_str(&format!(
                "; {known}, {possible} സാധ്യതയുള്ളത്: ഇനിയും കിട്ടാനുള്ള ഉത്തരങ്ങളിൽ ചിലതിന് അവ ബാധകമാകും"
            ));
        }
        words.push('.');
        words
    },
    high_priority: "ഉയർന്ന മുൻഗണന",
    medium_priority: "ഇടത്തരം മുൻഗണന",
    low_priority: "കുറഞ്ഞ മുൻഗണന",
    possible: "സാധ്യതയുള്ളത്",
    for_owner: |owner| format!("ചുമതല: {owner}"),
    takes: |effort| format!("കാലയളവ്: {effort}"),
    see: |references| format!("കാണുക: {references}"),
    to_win: ToWin {
        just: |left| format!("ഇനി {left} പോയിന്റ് നേടാം"),
        up_to: |most| format!("ഇനി {most} പോയിന്റ് വരെ നേടാം"),
        between: |least, most| format!("ഇനി {least} മുതൽ {most} വരെ പോയിന്റ് നേടാം"),
        nothing: "ഇനി നേടാൻ പോയിന്റില്ല",
    },
    to_shed: ToWin {
        just: |left| format!("ഇനി {left} പോയിന്റ് കുറയ്ക്കാം"),
        up_to: |most| format!("ഇനി {most} പോയിന്റ് വരെ കുറയ്ക്കാം"),
        between: |least, most| format!("ഇനി {least} മുതൽ {most} വരെ പോയിന്റ് കുറയ്ക്കാം"),
        nothing: "ഇനി കുറയ്ക്കാൻ പോയിന്റില്ല",
    },

    unanswered: "ഉത്തരം നൽകാത്ത ചോദ്യങ്ങൾ",
    could_change: "മാറ്റാവുന്നത്",
    at_stake: "വ്യത്യാസം",
    question: "ചോദ്യം",
    at_stake_means: "വ്യത്യാസം: അവയ്ക്ക് ഇനിയും കിട്ടാവുന്ന ഏറ്റവും കുറഞ്ഞതും ഏറ്റവും കൂടിയതുമായ പോയിന്റുകൾ തമ്മിലുള്ള അന്തരം. \
         ഒന്നിനെത്തന്നെപ്പറ്റിയുള്ള ചോദ്യങ്ങൾ ഇത് പങ്കിടുന്നു.",
    without_effect: |count, more| {
        let more = if more { "മറ്റ് " } else { "" };
        format!("ഉത്തരം നൽകാത്ത {more}{count} ചോദ്യം നിലവിൽ ഒരു സ്കോറും മാറ്റുന്നില്ല: ")
    },
    evidence: "തെളിവുകൾ",
    answers_bear: |count, standings| format!("{count} ഉത്തരം സ്കോറുകളെ ബാധിക്കുന്നു: {standings}."),
    verified: "പരിശോധിച്ചുറപ്പിച്ചത്",
    claimed: "അവകാശപ്പെട്ടത്",
    rejected: "നിരസിച്ചത്",
    rejected_column: "നിരസിച്ചത്",
    answer: "ഉത്തരം",
    bears_on: "ബാധിക്കുന്നത്",
    line: "വരി",
    lines_are_of: |file| format!("വരികൾ {file} എന്ന ഫയലിലേതാണ്."),
    rejected_counts_as_unanswered: "ഈ ചട്ടസഞ്ചയത്തിൽ, തെളിവ് നിരസിക്കപ്പെട്ട ഉത്തരം, നൽകാത്ത ഉത്തരമായി കണക്കാക്കും.",
    rejected_scores_end: |end| match end {
        End::Lowest => "ഈ ചട്ടസഞ്ചയത്തിൽ, തെളിവ് നിരസിക്കപ്പെട്ട ഉത്തരത്തിന് ഏറ്റവും കുറഞ്ഞ സ്കോർ ലഭിക്കും.",
        End::Highest => "ഈ ചട്ടസഞ്ചയത്തിൽ, തെളിവ് നിരസിക്കപ്പെട്ട ഉത്തരത്തിന് ഏറ്റവും ഉയർന്ന സ്കോർ ലഭിക്കും.",
    },
    claimed_counts_as_unanswered: "ഈ ചട്ടസഞ്ചയത്തിൽ, അവകാശവാദം മാത്രമായ ഉത്തരം, നൽകാത്ത ഉത്തരമായി കണക്കാക്കും.",
    claimed_scores_end: |end| match end {
        End::Lowest => "ഈ ചട്ടസഞ്ചയത്തിൽ, അവകാശവാദം മാത്രമായ ഉത്തരത്തിന് ഏറ്റവും കുറഞ്ഞ സ്കോർ ലഭിക്കും.",
        End::Highest => "ഈ ചട്ടസഞ്ചയത്തിൽ, അവകാശവാദം മാത്രമായ ഉത്തരത്തിന് ഏറ്റവും ഉയർന്ന സ്കോർ ലഭിക്കും.",
    },

    figures: "കണക്കുകൾ എവിടെനിന്ന്",
    marked_figures: "* എന്ന് അടയാളപ്പെടുത്തിയ കണക്കുകൾ ഉദാഹരണം മാത്രമാണ്: അവ ഈ ചട്ടസഞ്ചയത്തിന്റേതാണ്, പ്രസാധകന്റേതല്ല. വിലയിരുത്തൽ എങ്ങനെ \
         നടക്കുന്നു എന്ന് കാണിക്കാനുള്ളവയാണ്; ഔദ്യോഗികമെന്ന നിലയിൽ ഉദ്ധരിക്കരുത്.",
    maximum_points: "പരമാവധി പോയിന്റ്",
    scoring_rules: "സ്കോർ ചട്ടങ്ങൾ",
    way_to_overall: "ആകെ സ്കോറിന്റെ രീതി",
    level_conditions: "തലങ്ങളുടെ വ്യവസ്ഥകൾ",
    reference_values: "റഫറൻസ് മൂല്യങ്ങൾ",
    published: "പ്രസിദ്ധീകരിച്ചത്",
    illustrative: "ഉദാഹരണം മാത്രം",
    without_origin: "ഉറവിടം പറഞ്ഞിട്ടില്ലാത്തത്",
    all_are: |kind| format!("എല്ലാം {kind}"),
    those_are: |codes, kind| format!("{codes}: {kind}"),
    and_more: |words, more| format!("{words}; ചട്ടസഞ്ചയത്തിൽ മറ്റ് {more} പ്രസ്താവനകളും"),
    awarded_points: "നൽകപ്പെട്ട പോയിന്റ്",
    from_source: |codes, source| format!("{codes}: {source}"),
    answers: "ഉത്തരങ്ങൾ",
    illustrative_not_the_citys: |words| format!("ഉദാഹരണം മാത്രം, {} നൽകിയതല്ല", words.subject.inside()),

    why: |place, score| format!("{place}: സ്കോർ {score} ആയതെന്തുകൊണ്ട്"),
    why_in: |place, points, code| format!("{place}: {code}-ൽ {points} പോയിന്റ് ആയതെന്തുകൊണ്ട്"),
    in_component: |words, indicator, component| {
        format!("{indicator}, {}: {component}", words.component.inside())
    },
    rule: "ചട്ടം",
    the_rule: "ചട്ടം",
    step_by_step: "പടിപടിയായി",
    answers_looked_at: "പരിഗണിക്കുന്ന ഉത്തരങ്ങൾ",
    no_answers: "ഒന്നുമില്ല.",
    standing: "നില",
    unanswered_cell: "ഉത്തരം നൽകിയിട്ടില്ല",
    advice_that_follows: "ഇതിൽ നിന്നുള്ള നിർദ്ദേശങ്ങൾ",
    computed_by_rule: "ഉത്തരങ്ങളിൽ നിന്ന് ചട്ടപ്രകാരം കണക്കാക്കിയത്",
    computed_open: "ചട്ടപ്രകാരം കണക്കാക്കിയത്; ഉത്തരങ്ങൾ കിട്ടാനുള്ളിടത്തോളം തീരുമാനമാകില്ല",
    awarded_as_published: |source| format!("പ്രസിദ്ധീകരിച്ച പ്രകാരം നൽകപ്പെട്ടത്: {source}"),
    unknown_by_failure: "സ്ക്രിപ്റ്റ് പരാജയപ്പെട്ടതിനാൽ അറിയില്ല",
    not_known: "അറിയില്ല: പോയിന്റ് നൽകപ്പെട്ടിട്ടില്ല",
    rule_published: |source| format!("പ്രസിദ്ധീകരിച്ചത്: {source}"),
    rule_illustrative: |words| format!("ഉദാഹരണം മാത്രം, ഈ ചട്ടസഞ്ചയത്തിന്റേത്: {words}"),
    rule_without_origin: "ഇതിന്റെ ഉറവിടം പറഞ്ഞിട്ടില്ല",
    structure: super::structure::MALAYALAM,
    steps: Steps {
        score: "സ്കോർ",
        line: "യോജിക്കുന്ന വരി",
        line_possible: "യോജിച്ചേക്കാവുന്ന വരി",
        entry: "കണക്കാക്കുന്നു",
        entry_possible: "കണക്കാക്കിയേക്കാം",
        missed: "പാലിച്ചിട്ടില്ല",
        cap: "പരിധി മൂലം തടഞ്ഞത്",
        named: "പേരിട്ട മൂല്യം",
        formula: "കണക്കാക്കിയത്",
        script: "സ്ക്രിപ്റ്റ് നൽകിയത്",
        awarded: "പ്രസിദ്ധീകരിച്ച പ്രകാരം നൽകപ്പെട്ടത്",
        statistic: |cities| match cities {
            Some((counted, 0)) => format!("{counted} മൂല്യങ്ങളിൽനിന്ന്"),
            Some((counted, left_out)) => format!("{counted} മൂല്യങ്ങളിൽനിന്ന്, {left_out} എണ്ണം അറിയില്ല"),
            None => String::from("ലഭ്യമല്ലാത്ത മൂല്യങ്ങളിൽനിന്ന്"),
        },
        picked: |counted, left_out| format!("{counted} എന്നിവയിൽനിന്ന്, {left_out} ഒഴികെ"),
    },
    advice_holds: |certain| {
        [
            if certain {
                " ബാധകമാണ്; കാരണം: "
            } else {
                " ബാധകമായേക്കാം; കാരണം: "
            },
            ", സ്ഥാനം: ",
            "",
        ]
    },
    advice_always: |certain| {
        let words = if certain {
            " എപ്പോഴും ബാധകമാണ്: വ്യവസ്ഥയില്ല; സ്ഥാനം: "
        } else {
            " ബാധകമായേക്കാം: വ്യവസ്ഥയില്ല; സ്ഥാനം: "
        };
        [words, ""]
    },
    could_still_change: |names| format!("ഇവ മൂലം ഇനിയും മാറാം: {names}."),
    at_the_lowest: "ഏറ്റവും കുറഞ്ഞത്: ",
    at_the_highest: "ഏറ്റവും കൂടിയത്: ",
    rounded_at: |place, rounding| format!(", സ്ഥാനം: {place}; {rounding}."),
    level: "തലം",
    condition: "വ്യവസ്ഥ",
    this_city: |words| format!("ഈ {}", words.subject.inside()),
    first_level_counts: |_| String::from(". വ്യവസ്ഥ പാലിക്കുന്ന ആദ്യത്തെ തലമാണ് കണക്കാക്കുന്നത്."),
    reached: "കൈവരിച്ചു",
    level_possible: "സാധ്യം",
    not_reached: "കൈവരിച്ചില്ല",
    passed: "മറികടന്നു",
    otherwise: "അല്ലെങ്കിൽ",
    met: "പാലിച്ചു",
    not_met: "പാലിച്ചില്ല",
    open: "തീരുമാനമായില്ല",
    conditions_stand_at: |place| format!("വ്യവസ്ഥകൾ ഇവിടെയാണ്: {place}."),
    is: |what, points| format!("{what}: {points}"),
    lowest_is: |what, points| format!("ഏറ്റവും കുറവ്, {what}: {points}"),
    highest_is: |what, points| format!("ഏറ്റവും കൂടുതൽ, {what}: {points}"),
    at_place: |place| format!("സ്ഥാനം {place}:"),
    at: |place| format!("(സ്ഥാനം {place})"),
    gives: |value| format!("നൽകുന്നത് {value}"),

    reports: super::reports::ml::REPORTS,
};

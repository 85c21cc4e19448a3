//! Words for how scores are put together: what does not apply, what is taken away, what is not rated. The translations are not
//! reviewed by a native editor.

use crate::decimal::Number;

use super::Words;

/// See [`super::Wording`].
#[derive(Debug)]
pub struct Structure {
    pub not_applicable: &'static str,
    pub not_rated: &'static str,
    /// The same in place of a value in a text.
    pub not_applicable_value: &'static str,
    pub no_points: &'static str,
    pub no_overall_score: &'static str,
    pub no_final_score: &'static str,
    pub no_component_applies: fn(&Words) -> String,
    pub the_overall_score: &'static str,
    /// How many questions are answered, how many are asked, and how many percent are needed.
    pub too_few_answers: fn(usize, usize, Number) -> String,
    /// The title of what is needed.
    pub need_not_met: fn(&str) -> String,
    /// A component's title.
    pub component_not_rated: fn(&str) -> String,
    /// What is not rated, and why, in a final result.
    pub is_not_rated: fn(&str, &str) -> String,
    /// The same in a draft.
    pub would_not_count: fn(&str, &str) -> String,
    /// Why, in place of the level.
    pub level_not_rated: fn(&str) -> String,
    /// Why, after the level that a draft has.
    pub level_would_not_count: fn(&str) -> String,
    /// A part's title.
    pub may_not_apply: fn(&str) -> String,
    pub score_may_not_apply: &'static str,
    pub rest_on_left_out: fn(usize) -> String,
    pub not_applicable_by_answers: &'static str,
    /// What a comparison says of a part without points.
    pub is_not_applicable: fn(&str) -> String,
    /// Whose penalty, what it is for, how many points.
    pub penalty_takes: fn(&str, &str, Number) -> String,
    pub penalty_may_take: fn(&str, &str, Number) -> String,
    /// A penalty without a title.
    pub penalty: &'static str,
    /// Parts, listed, of which it is open whether they apply.
    pub while_open: fn(&str) -> String,
    /// A formula, and what its parts have.
    pub with: fn(&str, &str) -> String,
    pub geometric_mean_of: fn(&str) -> String,
    pub lowest_of: fn(&str) -> String,
    pub median_of: fn(&str) -> String,
    pub highest_of: fn(&str) -> String,
    pub mean_of: fn(&str) -> String,
    pub sum_of: fn(&str) -> String,
    /// How many, more than one, and all points; behind a mean, a sum or a median.
    pub best_of: fn(usize, &str) -> String,
    pub worst_of: fn(usize, &str) -> String,
    /// How many of the best and of the worst are left out, and all points.
    pub all_but: fn(usize, usize, &str) -> String,
    pub step_penalty: &'static str,
    pub step_penalty_possible: &'static str,
    pub step_exempt: &'static str,
    pub step_exempt_possible: &'static str,
}

pub(super) const ENGLISH: Structure = Structure {
    not_applicable: "not applicable",
    not_rated: "not rated",
    not_applicable_value: "(not applicable)",
    no_points: "no points",
    no_overall_score: "no overall score",
    no_final_score: "no final score",
    no_component_applies: |words| {
        format!("No {} applies, so there is no overall score.", words.component.inside())
    },
    the_overall_score: "The overall score",
    too_few_answers: |answered, asked, needed| {
        let are = if asked == 1 { "question is" } else { "questions are" };
        format!("{answered} of {asked} {are} answered, and {needed}% are needed")
    },
    need_not_met: |title| format!("it takes {title}"),
    component_not_rated: |title| format!("{title} is not rated"),
    is_not_rated: |what, why| format!("{what} is not rated: {why}."),
    would_not_count: |what, why| format!("{what} would not count as final yet: {why}."),
    level_not_rated: |why| format!("not rated: {why}"),
    level_would_not_count: |why| format!(", and would not count yet: {why}"),
    may_not_apply: |title| {
        format!("{title} may be not applicable; its points are those that it has otherwise.")
    },
    score_may_not_apply: "it may be not applicable; its points are those that it has otherwise.",
    rest_on_left_out: |count| format!("{count} not applicable"),
    not_applicable_by_answers: "not applicable by what was answered",
    is_not_applicable: |what| format!("{what} is not applicable"),
    penalty_takes: |whose, what, points| format!("{whose}: {what} takes {}.", counted(points)),
    penalty_may_take: |whose, what, points| format!("{whose}: {what} may take up to {}.", counted(points)),
    penalty: "penalty",
    while_open: |names| format!("all that it can be while it is open whether {names} applies"),
    with: |formula, parts| format!("{formula}, with {parts}"),
    geometric_mean_of: |points| format!("geometric mean of {points}"),
    lowest_of: |points| format!("lowest of {points}"),
    median_of: |points| format!("median of {points}"),
    highest_of: |points| format!("highest of {points}"),
    mean_of: |points| format!("mean of {points}"),
    sum_of: |points| format!("sum of {points}"),
    best_of: |count, points| format!("the best {count} of {points}"),
    worst_of: |count, points| format!("the worst {count} of {points}"),
    all_but: |best, worst, points| {
        let some = |word: &str, count: usize| match count {
            1 => format!("the {word}"),
            _ => format!("the {word} {count}"),
        };
        match (best, worst) {
            (best, 0) => format!("all but {} of {points}", some("best", best)),
            (0, worst) => format!("all but {} of {points}", some("worst", worst)),
            _ => format!("all but {} and {} of {points}", some("best", best), some("worst", worst)),
        }
    },
    step_penalty: "a penalty",
    step_penalty_possible: "perhaps a penalty",
    step_exempt: "not applicable, because of",
    step_exempt_possible: "perhaps not applicable, because of",
};

fn counted(points: Number) -> String {
    if points == Number::ONE { String::from("1 point") } else { format!("{points} points") }
}

pub(super) const HINDI: Structure = Structure {
    not_applicable: "लागू नहीं",
    not_rated: "मूल्यांकित नहीं",
    not_applicable_value: "(लागू नहीं)",
    no_points: "कोई अंक नहीं",
    no_overall_score: "कोई समग्र अंक नहीं",
    no_final_score: "कोई अंतिम अंक नहीं",
    no_component_applies: |words| {
        format!("कोई {} लागू नहीं है, इसलिए कोई समग्र अंक नहीं है।", words.component.inside())
    },
    the_overall_score: "समग्र अंक",
    too_few_answers: |answered, asked, needed| {
        format!("{asked} में से {answered} प्रश्नों के उत्तर दिए गए हैं, {needed}% आवश्यक हैं")
    },
    need_not_met: |title| format!("{title} आवश्यक है"),
    component_not_rated: |title| format!("{title} मूल्यांकित नहीं है"),
    is_not_rated: |what, why| format!("{what} मूल्यांकित नहीं: {why}।"),
    would_not_count: |what, why| format!("{what} अभी अंतिम नहीं माना जाएगा: {why}।"),
    level_not_rated: |why| format!("मूल्यांकित नहीं: {why}"),
    level_would_not_count: |why| format!(", अभी मान्य नहीं होगा: {why}"),
    may_not_apply: |title| format!("{title} शायद लागू नहीं है; अंक वे हैं जो लागू होने पर मिलते हैं।"),
    score_may_not_apply: "यह शायद लागू नहीं है; अंक वे हैं जो लागू होने पर मिलते हैं।",
    rest_on_left_out: |count| format!("{count} लागू नहीं"),
    not_applicable_by_answers: "उत्तरों के अनुसार लागू नहीं",
    is_not_applicable: |what| format!("{what} लागू नहीं है"),
    penalty_takes: |whose, what, points| format!("{whose}: {what}, {points} अंक काटे गए।"),
    penalty_may_take: |whose, what, points| format!("{whose}: {what}, {points} तक अंक काटे जा सकते हैं।"),
    penalty: "कटौती",
    while_open: |names| format!("जब तक यह अनिर्णीत है कि {names} लागू है या नहीं, तब तक संभव सब अंक"),
    with: |formula, parts| format!("{formula}, जहाँ {parts}"),
    geometric_mean_of: |points| format!("{points} का गुणोत्तर माध्य"),
    lowest_of: |points| format!("{points} में सबसे कम"),
    median_of: |points| format!("{points} की माध्यिका"),
    highest_of: |points| format!("{points} में सबसे अधिक"),
    mean_of: |points| format!("{points} का औसत"),
    sum_of: |points| format!("{points} का योग"),
    best_of: |count, points| format!("{points} में सर्वोच्च {count}"),
    worst_of: |count, points| format!("{points} में न्यूनतम {count}"),
    all_but: |best, worst, points| match (best, worst) {
        (best, 0) => format!("{points} में सर्वोच्च {best} छोड़कर शेष"),
        (0, worst) => format!("{points} में न्यूनतम {worst} छोड़कर शेष"),
        _ => format!("{points} में सर्वोच्च {best} और न्यूनतम {worst} छोड़कर शेष"),
    },
    step_penalty: "कटौती",
    step_penalty_possible: "शायद कटौती",
    step_exempt: "लागू नहीं, कारण",
    step_exempt_possible: "शायद लागू नहीं, कारण",
};

pub(super) const MALAYALAM: Structure = Structure {
    not_applicable: "ബാധകമല്ല",
    not_rated: "വിലയിരുത്തിയിട്ടില്ല",
    not_applicable_value: "(ബാധകമല്ല)",
    no_points: "പോയിന്റുകളില്ല",
    no_overall_score: "ആകെ സ്കോർ ഇല്ല",
    no_final_score: "അന്തിമ സ്കോർ ഇല്ല",
    no_component_applies: |words| {
        format!("{}: ഒന്നും ബാധകമല്ലാത്തതിനാൽ ആകെ സ്കോർ ഇല്ല.", words.component.many_inside())
    },
    the_overall_score: "ആകെ സ്കോർ",
    too_few_answers: |answered, asked, needed| {
        format!("{asked} ചോദ്യങ്ങളിൽ {answered} എണ്ണത്തിന് ഉത്തരം നൽകി, {needed}% ആവശ്യമാണ്")
    },
    need_not_met: |title| format!("{title} ആവശ്യമാണ്"),
    component_not_rated: |title| format!("{title} വിലയിരുത്തിയിട്ടില്ല"),
    is_not_rated: |what, why| format!("{what} വിലയിരുത്തിയിട്ടില്ല: {why}."),
    would_not_count: |what, why| format!("{what} ഇപ്പോൾ അന്തിമമായി കണക്കാക്കില്ല: {why}."),
    level_not_rated: |why| format!("വിലയിരുത്തിയിട്ടില്ല: {why}"),
    level_would_not_count: |why| format!(", ഇപ്പോൾ കണക്കാക്കില്ല: {why}"),
    may_not_apply: |title| format!("{title} ബാധകമല്ലാതിരിക്കാം; പോയിന്റുകൾ ബാധകമാകുമ്പോഴുള്ളവയാണ്."),
    score_may_not_apply: "ഇത് ബാധകമല്ലാതിരിക്കാം; പോയിന്റുകൾ ബാധകമാകുമ്പോഴുള്ളവയാണ്.",
    rest_on_left_out: |count| format!("{count} ബാധകമല്ലാത്തത്"),
    not_applicable_by_answers: "ഉത്തരങ്ങൾ പ്രകാരം ബാധകമല്ല",
    is_not_applicable: |what| format!("{what} ബാധകമല്ല"),
    penalty_takes: |whose, what, points| format!("{whose}: {what}, {points} പോയിന്റ് കുറച്ചു."),
    penalty_may_take: |whose, what, points| format!("{whose}: {what}, {points} വരെ പോയിന്റ് കുറയാം."),
    penalty: "കിഴിവ്",
    while_open: |names| format!("{names} ബാധകമാണോ എന്ന് തീരുമാനമാകുന്നതുവരെ സാധ്യമായതെല്ലാം"),
    with: |formula, parts| format!("{formula}, ഇതിൽ {parts}"),
    geometric_mean_of: |points| format!("{points} എന്നിവയുടെ ഗുണോത്തര ശരാശരി"),
    lowest_of: |points| format!("{points} എന്നിവയിൽ ഏറ്റവും കുറഞ്ഞത്"),
    median_of: |points| format!("{points} എന്നിവയുടെ മധ്യമം"),
    highest_of: |points| format!("{points} എന്നിവയിൽ ഏറ്റവും കൂടിയത്"),
    mean_of: |points| format!("{points} എന്നിവയുടെ ശരാശരി"),
    sum_of: |points| format!("{points} എന്നിവയുടെ തുക"),
    best_of: |count, points| format!("{points} എന്നതിൽ ഏറ്റവും ഉയർന്ന {count} എണ്ണം"),
    worst_of: |count, points| format!("{points} എന്നതിൽ ഏറ്റവും താഴ്ന്ന {count} എണ്ണം"),
    all_but: |best, worst, points| match (best, worst) {
        (best, 0) => format!("{points} എന്നതിൽ ഏറ്റവും ഉയർന്ന {best} എണ്ണം ഒഴികെ"),
        (0, worst) => format!("{points} എന്നതിൽ ഏറ്റവും താഴ്ന്ന {worst} എണ്ണം ഒഴികെ"),
        _ => format!("{points} എന്നതിൽ ഏറ്റവും ഉയർന്ന {best} എണ്ണവും ഏറ്റവും താഴ്ന്ന {worst} എണ്ണവും ഒഴികെ"),
    },
    step_penalty: "കിഴിവ്",
    step_penalty_possible: "ഒരുപക്ഷേ കിഴിവ്",
    step_exempt: "ബാധകമല്ല, കാരണം",
    step_exempt_possible: "ഒരുപക്ഷേ ബാധകമല്ല, കാരണം",
};

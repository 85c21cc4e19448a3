//! Hindi, in the words of ministries; not reviewed by a native editor.

use crate::decimal::{End, RoundingMode};

use super::{Steps, ToWin, Wording, Words, joined};

pub(super) static WORDING: Wording = Wording {
    words: || Words::fixed(["शहर", "शहर"], ["घटक", "घटक"], ["संकेतक", "संकेतक"]),

    listed: |names| joined(names, " और "),
    either: |names| joined(names, " या "),
    between: |low, high| format!("{low} और {high} के बीच"),
    out_of: |points, maximum| format!("{maximum} में से {points}"),
    of_maximum: |maximum| format!("{maximum} में से"),
    rounding: |rounding| {
        let places = rounding.places;
        match rounding.mode {
            RoundingMode::HalfUp => format!("{places} दशमलव स्थानों तक पूर्णांकित, आधा ऊपर की ओर"),
            RoundingMode::HalfEven => format!("{places} दशमलव स्थानों तक पूर्णांकित, आधा सम अंक की ओर"),
            RoundingMode::Up => format!("{places} दशमलव स्थानों तक ऊपर की ओर पूर्णांकित"),
            RoundingMode::Down => format!("{places} दशमलव स्थानों तक नीचे की ओर पूर्णांकित"),
        }
    },
    counted: |words, count| words.subject.counted(count),

    yes: "हाँ",
    no: "नहीं",
    none: "कोई नहीं",
    not_answered: "(उत्तर नहीं दिया गया)",
    state_not_given: "(राज्य नहीं बताया गया)",
    from_to: |low, high| format!("{low} से {high}"),
    entries: |count| match count {
        0 => String::from("कोई प्रविष्टि नहीं"),
        1 => String::from("1 प्रविष्टि"),
        count => format!("{count} प्रविष्टियाँ"),
    },
    lakh: "लाख",
    crore: "करोड़",

    framework: |title, cycle| format!("{title}, चक्र {cycle}"),
    illustrative_answers: |words, why| {
        format!("उदाहरण के लिए बनाए गए उत्तर, {} के अपने नहीं: {why}", words.subject.inside())
    },
    not_reviewed: |words| format!("इस प्रतिवेदन के पाठ अनुवाद हैं: {words}"),
    overall: "समग्र",
    overall_in_sentence: "समग्र अंक",
    cities_note: |words, maximum| {
        let many = words.subject.many_inside();
        format!("समग्र अंक {maximum} में से हैं; {many} उसी क्रम में हैं जिसमें वे दिए गए।")
    },
    as_published: "यथा प्रकाशित",
    scores_rest_on: "अंकों का आधार",
    this_result_is: "यह परिणाम",
    no_level: "कोई नहीं",
    levels_open: " (अभी अनिर्णीत)",
    rest_on: |words, count, parts| format!("{}: {parts}", words.indicator.counted(count)),
    rest_on_awarded: |count| format!("{count} प्रदत्त अंकों पर"),
    rest_on_answers: |count| format!("{count} उत्तरों से परिकलित"),
    rest_on_nothing: |count| format!("{count} अभी अनिर्णीत"),
    rest_on_failure: |count| format!("{count} अज्ञात, क्योंकि स्क्रिप्ट विफल रही"),
    rest_on_impossible: |count| format!("{count} प्रदत्त अंकों पर, यद्यपि इन नियमों से कोई उत्तर ये अंक नहीं दिला सकता"),
    draft: "मसौदा",
    is_final: "अंतिम",
    draft_means: "मसौदा है: जिसका उत्तर नहीं दिया गया, वह अब भी कुछ भी हो सकता है",
    final_end_means: |end| match end {
        End::Lowest => "अंतिम है: जिसका उत्तर नहीं दिया गया, उसे न्यूनतम अंक मिलते हैं",
        End::Highest => "अंतिम है: जिसका उत्तर नहीं दिया गया, उसे अधिकतम अंक मिलते हैं",
    },
    final_range_means: "अंतिम है: जिसका उत्तर नहीं दिया गया, उसकी सीमा बनी रहती है",
    made_by: |by| {
        format!(
            "नियम-संग्रह {} चक्र {}, फ़िंगरप्रिंट {}; इंजन {}; {}।",
            by.pack, by.cycle, by.fingerprint, by.engine, by.mode
        )
    },

    scores: "अंक",
    bar_certain: "निश्चित",
    bar_possible: "अब भी संभव",
    bar_out_of_reach: "पहुँच से बाहर",
    outside_the_total: "योग से बाहर",
    code: "कोड",
    points: "अंक",
    of: "अधिकतम",
    basis: "आधार",
    basis_computed: "परिकलित",
    basis_open: "अनिर्णीत",
    basis_awarded: "प्रदत्त",
    basis_impossible: "प्रदत्त (!)",
    basis_script_failed: "स्क्रिप्ट विफल",
    basis_not_awarded: "अप्रदत्त",
    component_awarded: |words, title, points, source| {
        format!("{title}: पूरे {} के लिए {points} अंक प्रदत्त ({source})।", words.component.inside())
    },
    awarded_for_whole: |words, points, source| {
        format!("पूरे {} के लिए {points} अंक प्रदत्त ({source})।", words.component.inside())
    },
    beside_the_total: |title| format!("+ {title} योग के साथ अलग से बताया जाता है और योग में नहीं जुड़ता।"),
    impossible: |points, source| {
        format!(
            "{points} अंक प्रदान किए गए ({source}), पर इस नियम-संग्रह के नियम से किसी भी उत्तर से ठीक इतने अंक नहीं मिल सकते।"
        )
    },
    script_failed: |place, _| format!("{place} पर स्क्रिप्ट विफल रही। दिखाए गए अंक वे सभी हैं जो अब भी संभव हैं।"),
    nothing_awarded: "कोई नियम सार्वजनिक नहीं है और अंक प्रदान नहीं किए गए, अतः अंक ज्ञात नहीं हैं।",

    advice: "सुझाव",
    no_advice: "कोई सुझाव लागू नहीं होता।",
    advice_summary: |count, certain, falls| {
        let first = if falls { "घट" } else { "मिल" };
        let mut words = format!("{count} सुझाव, जिनसे सर्वाधिक अंक {first} सकते हैं वे पहले");
        let possible = count.saturating_sub(certain);
        if possible > 0 {
            let known = if certain == 0 {
                String::from("निश्चित कोई नहीं")
            } else {
                format!("{certain} निश्चित")
            };
            words.push_str(&format!(
                "; {known}, {possible} संभावित: जो उत्तर अभी नहीं मिले, उनमें से कुछ के लिए ये लागू होते हैं"
            ));
        }
        words.push('।');
        words
    },
    high_priority: "उच्च प्राथमिकता",
    medium_priority: "मध्यम प्राथमिकता",
    low_priority: "निम्न प्राथमिकता",
    possible: "संभावित",
    for_owner: |owner| format!("उत्तरदायी: {owner}"),
    takes: |effort| format!("अवधि: {effort}"),
    see: |references| format!("देखें: {references}"),
    to_win: ToWin {
        just: |left| format!("{left} अंक और मिल सकते हैं"),
        up_to: |most| format!("{most} तक अंक और मिल सकते हैं"),
        between: |least, most| format!("{least} से {most} अंक और मिल सकते हैं"),
        nothing: "और अंक शेष नहीं",
    },
    to_shed: ToWin {
        just: |left| format!("{left} अंक घटाने हैं"),
        up_to: |most| format!("{most} तक अंक घटाने हैं"),
        between: |least, most| format!("{least} से {most} अंक घटाने हैं"),
        nothing: "घटाने को कुछ शेष नहीं",
    },

    unanswered: "जिन प्रश्नों के उत्तर नहीं दिए गए",
    could_change: "किसे बदल सकता है",
    at_stake: "दाँव पर",
    question: "प्रश्न",
    at_stake_means: "दाँव पर: उन प्राप्तांकों के न्यूनतम और अधिकतम संभव अंकों के बीच कितने अंकों का अंतर है। उन्हीं से जुड़े प्रश्न \
         इसे आपस में बाँटते हैं।",
    without_effect: |count, more| {
        let more = if more { "अन्य " } else { "" };
        format!("{count} {more}प्रश्न, जिनके उत्तर नहीं दिए गए, वर्तमान स्थिति में किसी अंक को नहीं बदलते: ")
    },
    evidence: "साक्ष्य",
    answers_bear: |count, standings| format!("{count} उत्तर अंकों को प्रभावित करते हैं: {standings}।"),
    verified: "सत्यापित",
    claimed: "दावा किए गए",
    rejected: "अस्वीकृत",
    rejected_column: "अस्वीकृत",
    answer: "उत्तर",
    bears_on: "किसे प्रभावित करता है",
    line: "पंक्ति",
    lines_are_of: |file| format!("पंक्तियाँ {file} की हैं।"),
    rejected_counts_as_unanswered: "इस नियम-संग्रह में, जिस उत्तर का साक्ष्य अस्वीकृत हुआ, वह न दिए गए उत्तर के समान गिना जाता है।",
    rejected_scores_end: |end| match end {
        End::Lowest => "इस नियम-संग्रह में, जिस उत्तर का साक्ष्य अस्वीकृत हुआ, उसे न्यूनतम अंक मिलते हैं।",
        End::Highest => "इस नियम-संग्रह में, जिस उत्तर का साक्ष्य अस्वीकृत हुआ, उसे अधिकतम अंक मिलते हैं।",
    },
    claimed_counts_as_unanswered: "इस नियम-संग्रह में, जो उत्तर केवल दावा है, वह न दिए गए उत्तर के समान गिना जाता है।",
    claimed_scores_end: |end| match end {
        End::Lowest => "इस नियम-संग्रह में, जो उत्तर केवल दावा है, उसे न्यूनतम अंक मिलते हैं।",
        End::Highest => "इस नियम-संग्रह में, जो उत्तर केवल दावा है, उसे अधिकतम अंक मिलते हैं।",
    },

    figures: "आँकड़े कहाँ से हैं",
    marked_figures: "* से चिह्नित आँकड़े दृष्टांत मात्र हैं: वे इस नियम-संग्रह के अपने हैं, प्रकाशक के नहीं। वे दिखाते हैं कि मूल्यांकन कैसे \
         होता है और उन्हें आधिकारिक बताकर उद्धृत नहीं किया जाना चाहिए।",
    maximum_points: "अधिकतम अंक",
    scoring_rules: "अंक देने के नियम",
    way_to_overall: "समग्र अंक की विधि",
    level_conditions: "स्तरों की शर्तें",
    reference_values: "संदर्भ मान",
    published: "प्रकाशित",
    illustrative: "दृष्टांत मात्र",
    without_origin: "जिनका स्रोत नहीं बताया गया",
    all_are: |kind| format!("सभी {kind}"),
    those_are: |codes, kind| format!("{codes} के {kind}"),
    and_more: |words, more| format!("{words}; और नियम-संग्रह में {more} अन्य कथन"),
    awarded_points: "प्रदत्त अंक",
    from_source: |codes, source| format!("{codes}: {source}"),
    answers: "उत्तर",
    illustrative_not_the_citys: |words| format!("दृष्टांत मात्र, {} के अपने नहीं", words.subject.inside()),

    why: |place, score| format!("{place} को {score} अंक क्यों मिले"),
    why_in: |place, points, code| format!("{place} को {code} में {points} अंक क्यों मिले"),
    in_component: |words, indicator, component| {
        format!("{indicator}, {}: {component}", words.component.inside())
    },
    rule: "नियम",
    the_rule: "नियम",
    step_by_step: "चरणबद्ध गणना",
    answers_looked_at: "जिन उत्तरों को यह देखता है",
    no_answers: "कोई नहीं।",
    standing: "स्थिति",
    unanswered_cell: "उत्तर नहीं दिया गया",
    advice_that_follows: "इससे निकलने वाले सुझाव",
    computed_by_rule: "नियम द्वारा उत्तरों से परिकलित",
    computed_open: "नियम द्वारा परिकलित; जब तक उत्तर शेष हैं, अनिर्णीत",
    awarded_as_published: |source| format!("यथा प्रकाशित प्रदत्त: {source}"),
    unknown_by_failure: "अज्ञात, क्योंकि स्क्रिप्ट विफल रही",
    not_known: "ज्ञात नहीं: अंक प्रदान नहीं किए गए",
    rule_published: |source| format!("प्रकाशित: {source}"),
    rule_illustrative: |words| format!("दृष्टांत मात्र, इस नियम-संग्रह का अपना: {words}"),
    rule_without_origin: "इसका स्रोत नहीं बताया गया",
    structure: super::structure::HINDI,
    steps: Steps {
        score: "अंक",
        line: "लागू पंक्ति",
        line_possible: "संभवतः लागू पंक्ति",
        entry: "गिना जाता है",
        entry_possible: "गिना जा सकता है",
        missed: "पूरा नहीं होता",
        cap: "ऊपरी सीमा से रुका",
        named: "नामित मान",
        formula: "परिकलित",
        script: "स्क्रिप्ट द्वारा दिया गया",
        awarded: "यथा प्रकाशित प्रदत्त",
        statistic: |cities| match cities {
            Some((counted, 0)) => format!("{counted} मानों से"),
            Some((counted, left_out)) => format!("{counted} मानों से, {left_out} अज्ञात"),
            None => String::from("ऐसे मानों से जो उपलब्ध नहीं हैं"),
        },
        picked: |counted, left_out| format!("{counted} से, {left_out} को छोड़कर"),
    },
    advice_holds: |certain| {
        [
            if certain {
                " लागू होता है; कारण: "
            } else {
                " लागू हो सकता है; कारण: "
            },
            ", स्थान: ",
            "",
        ]
    },
    advice_always: |certain| {
        let words = if certain {
            " सदा लागू होता है: इसकी कोई शर्त नहीं; स्थान: "
        } else {
            " लागू हो सकता है: इसकी कोई शर्त नहीं; स्थान: "
        };
        [words, ""]
    },
    could_still_change: |names| format!("इनसे अब भी बदल सकता है: {names}।"),
    at_the_lowest: "न्यूनतम: ",
    at_the_highest: "अधिकतम: ",
    rounded_at: |place, rounding| format!(", स्थान: {place}; {rounding}।"),
    level: "स्तर",
    condition: "शर्त",
    this_city: |words| format!("यह {}", words.subject.inside()),
    first_level_counts: |words| {
        format!("। जिस पहले स्तर की शर्त पूरी होती है, वही {} का स्तर है।", words.subject.inside())
    },
    reached: "प्राप्त",
    level_possible: "संभव",
    not_reached: "अप्राप्त",
    passed: "पीछे छूटा",
    otherwise: "अन्यथा",
    met: "पूरी",
    not_met: "पूरी नहीं",
    open: "अनिर्णीत",
    conditions_stand_at: |place| format!("शर्तें यहाँ लिखी हैं: {place}।"),
    is: |what, points| format!("{what}: {points}"),
    lowest_is: |what, points| format!("सबसे कम, {what}: {points}"),
    highest_is: |what, points| format!("सबसे अधिक, {what}: {points}"),
    at_place: |place| format!("स्थान {place}:"),
    at: |place| format!("(स्थान {place})"),
    gives: |value| format!("देता है {value}"),

    reports: super::reports::hi::REPORTS,
};

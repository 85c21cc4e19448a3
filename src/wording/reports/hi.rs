//! Hindi; not reviewed by a native editor.

use super::{Ahead, Levels, Reports};

pub(in crate::wording) const REPORTS: Reports = Reports {
    stands_without: |city, none| format!("{city}: {none}।"),
    stands: |city, points, levels| match levels {
        Levels::None => format!("{city} के अंक: {points}।"),
        Levels::One(level) => format!("{city} के अंक: {points}, जिससे इसका स्तर है: {level}।"),
        Levels::Several(levels) => format!("{city} के अंक: {points}; इसका स्तर अभी अनिर्णीत है: {levels}।"),
    },
    ends: |best, worst, certain| {
        if certain {
            format!("यह {best} में सबसे सशक्त और {worst} में सबसे दुर्बल है।")
        } else {
            format!("अब तक जो निश्चित है, उसके अनुसार यह {best} में सबसे सशक्त और {worst} में सबसे दुर्बल है।")
        }
    },
    all_alike: |words, points| format!("सभी {} समान हैं: {points}।", words.component.many_inside()),
    with_points: |what, points| format!("{what} ({points})"),
    ahead: |Ahead { step, open }| {
        let step = step
            .map(|(what, gain, of)| format!("सबसे बड़ा अगला कदम {what} है, जिससे समग्र {of} में से {gain} अंक बढ़ते हैं"));
        let open = open.map(|(questions, scores)| match scores {
            0 => format!("{questions} प्रश्नों के उत्तर न होने से परिणाम अनिर्णीत है"),
            _ => format!("{questions} प्रश्नों के उत्तर न होने से {scores} अंक अनिर्णीत हैं"),
        });
        match (step, open) {
            (Some(step), Some(open)) => format!("{step}; {open}।"),
            (Some(one), None) | (None, Some(one)) => format!("{one}।"),
            (None, None) => String::from("और कोई अंक शेष नहीं।"),
        }
    },
    overall_score: "समग्र अंक",
    gauge_told: |points, levels| match levels {
        None => format!("अर्धवृत्त, {points} तक भरा हुआ।"),
        Some(levels) => format!("अर्धवृत्त, {points} तक भरा हुआ, जो {levels} की पट्टी में है।"),
    },
    band: |title, from| format!("{title}, {from} से"),
    from: "से",
    up_to: "तक",
    components: |words| format!("{}-वार", words.component.inside()),
    shape: |words| format!("आकृति में सभी {}", words.component.many_inside()),
    shape_told: |words, best, worst| {
        let component = words.component.inside();
        format!("हर {component} का एक कोना; {best} के लिए यह सबसे बाहर और {worst} के लिए सबसे भीतर है।")
    },
    others: |words| format!("अन्य {} और यह", words.subject.many_inside()),
    place_among: |words, best, worst, of| {
        let cities = words.subject.counted(of);
        let place = if best == worst {
            best.to_string()
        } else {
            format!("{best} से {worst} (जब तक अंक अनिर्णीत हैं)")
        };
        format!("समग्र अंक से स्थान {place}, कुल {cities}; समान अंकों का बेहतर स्थान साझा होता है।")
    },
    all_cities: |words| format!("सभी {}", words.subject.many_inside()),
    mean_of: |group, cities| format!("{group}, {cities} का औसत"),
    climb: "जो अब भी मिल सकता है",
    climb_told: |words| {
        format!(
            "हर {} के शेष अंक समग्र अंक में कितना जोड़ेंगे, एक के बाद एक, सबसे अधिक जोड़ने वाले पहले। इनमें वे अंक भी हैं जो केवल \
             अज्ञात हैं और {} के पास पहले से हो सकते हैं।",
            words.indicator.inside(),
            words.subject.inside()
        )
    },
    nothing_left: "और कोई अंक शेष नहीं।",
    certain_now: "अभी निश्चित",
    all_points_of: "के सभी अंक",
    adds: "जोड़ता है",
    then: "तब",
    appendix: "परिशिष्ट: हर अंक कैसे बना",
    reproduction: "यही आँकड़े फिर कैसे पाएँ",
    reproduction_told: |words| {
        format!(
            "समान नियम और समान उत्तर हर मशीन पर समान आँकड़े देते हैं। फ़िंगरप्रिंट बताते हैं कि वे समान हैं या नहीं: नियमों पर BLAKE3, \
             और {} की फ़ाइल का, जैसा `b3sum` देता है।",
            words.subject.inside()
        )
    },
    rules: "नियम",
    rules_fingerprint: "नियमों का फ़िंगरप्रिंट",
    answers_fingerprint: "उत्तरों का फ़िंगरप्रिंट",
    made_by: "गणना की",
    command: "आदेश",

    skip: "सीधे प्रतिवेदन पर जाएँ",
    contents: "विषय-सूची",
    page_of: |page, pages| format!("पृष्ठ {page} / {pages}"),
    other_pages: "अन्य पृष्ठ",
    figures_of_picture: "इस चित्र के आँकड़े",
    table: "तालिका",
    rule_as_written: "नियम, जैसा लिखा है",
    illustrative_heard: "(दृष्टांत मात्र)",

    ranking: "क्रम-सूची",
    unranked: |names| format!("बिना स्थान के, क्योंकि यह अंक उन पर लागू नहीं है या अभी गिना नहीं जाता: {names}।"),
    provisional: |names| format!("इनके अंतिम अंक अभी मान्य नहीं होंगे, क्योंकि कुछ आवश्यक बातें शेष हैं: {names}।"),
    faulty: |files| {
        format!("इन फ़ाइलों में त्रुटियाँ होने से ये सम्मिलित नहीं हैं: {files}। सबकी तुलना वाले मान इनके बिना निकाले गए हैं।")
    },
    and_more: |count| format!("और {count} अन्य"),
    ranking_told: |words| {
        format!(
            "समान अंकों का बेहतर स्थान साझा होता है (= से चिह्नित), और उनके बाद के स्थान रिक्त रहते हैं: 1, 2, 2, 4। {} उस क्रम में हैं जो निश्चित \
             है। दो संख्याएँ वे सबसे अच्छे और सबसे बुरे स्थान हैं जो उत्तर शेष रहते संभव हैं।",
            words.subject.many_inside()
        )
    },
    place: "स्थान",
    shared_place: |place| format!("{place} ="),
    open_place: |best, worst| format!("{best} से {worst}"),
    ranked_by: |what, of| format!("{what} के अनुसार, {of} में से।"),
    cities_of: |cities, state| format!("{state} के {cities}"),
    national: |cities, states, mean, median| {
        let states = match states {
            0 => String::new(),
            states => format!("{states} राज्यों में "),
        };
        format!("{states}{cities}। समग्र अंक का औसत {mean}, माध्यिका {median}।")
    },
    at_the_top: |city, points| format!("सबसे ऊपर {city} है: {points}।"),
    all_weakest: |words, indicator, mean| {
        format!("सभी {} {indicator} में सबसे दुर्बल हैं, औसत {mean}।", words.subject.many_inside())
    },
    illustrative_scores: "अंक दृष्टांत आँकड़ों पर आधारित हैं: इस नियम-संग्रह के अपने, आधिकारिक बताकर उद्धृत न करें",
    state: "राज्य",
    states: "राज्य-वार",
    no_state: "राज्य नहीं बताया गया",
    levels: |words| format!("स्तर के अनुसार {}", words.subject.many_inside()),
    certainly: "निश्चित",
    possibly: "संभवतः",
    spread: "अंकों का फैलाव",
    spread_told: |words| {
        let many = words.subject.many_inside();
        format!("अंकों के हर दसवें भाग में {many}, न्यूनतम से अधिकतम तक, जितना निश्चित है उसके अनुसार।")
    },
    lowest: "न्यूनतम",
    median: "माध्यिका",
    mean: "औसत",
    highest: "अधिकतम",
    weakest: |words| format!("सभी {} कहाँ सबसे दुर्बल हैं", words.subject.many_inside()),
    weakest_told: |_, falls| {
        let first = if falls { "बड़ा" } else { "छोटा" };
        format!("सभी को मिलाकर अंकों का औसत हिस्सा, सबसे {first} पहले।")
    },
    cities_at_nothing: |words| format!("0 पर {}", words.subject.many_inside()),
    map: |words| format!("हर {} और हर {}", words.subject.inside(), words.indicator.inside()),
    map_heading: "अंक",
    map_told: "रंग जितना गहरा, निश्चित अंकों का हिस्सा उतना बड़ा।",
    download_csv: "सभी अंक CSV में",
    download_xlsx: "सभी अंक Excel कार्यपुस्तिका में",
    find: |column| format!("{column} खोजें"),
    all: "सभी",

    summary: "सार",
    about: "परिचय",
    what: "क्या",
    value: "मान",
    framework: "रूपरेखा",
    cycle: "चक्र",
    at_most: |what| format!("{what}, अधिकतम"),
    maximum_is: "अधिकतम अंक",
    rule_is: "नियम",
    not_answered: "उत्तर नहीं दिया गया",
    to_win: "मिल सकते हैं",
    to_shed: "घटाने के अंक",
    priority: "प्राथमिकता",
    holds: "लागू",
    owner: "उत्तरदायी",
    effort: "अवधि",
    see: "देखें",
    name_in_rules: "नियमों में नाम",
    fingerprint_of: |city| format!("{city} के उत्तरों का फ़िंगरप्रिंट"),
    result_of: |city| format!("{city} का परिणाम"),
    missing_in: |city| format!("{city} में जिन प्रश्नों के उत्तर नहीं"),
};

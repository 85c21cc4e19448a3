//! Malayalam; not reviewed by a native editor.

use super::{Ahead, Levels, Reports};

pub(in crate::wording) const REPORTS: Reports = Reports {
    stands_without: |city, none| format!("{city}: {none}."),
    stands: |city, points, levels| match levels {
        Levels::None => format!("{city}: {points} പോയിന്റ്."),
        Levels::One(level) => format!("{city}: {points} പോയിന്റ്; അതിനാൽ നില {level}."),
        Levels::Several(levels) => format!("{city}: {points} പോയിന്റ്; നില ഇനിയും തീർച്ചയായിട്ടില്ല: {levels}."),
    },
    ends: |best, worst, certain| {
        if certain {
            format!("ഏറ്റവും മികച്ചത് {best}, ഏറ്റവും ദുർബലം {worst}.")
        } else {
            format!("ഇതുവരെ ഉറപ്പായതനുസരിച്ച് ഏറ്റവും മികച്ചത് {best}, ഏറ്റവും ദുർബലം {worst}.")
        }
    },
    all_alike: |words, points| format!("{}: എല്ലാം ഒരുപോലെ, {points}.", words.component.many_inside()),
    with_points: |what, points| format!("{what} ({points})"),
    ahead: |Ahead { step, open }| {
        let step = step.map(|(what, gain, of)| {
            format!("ഇനി നേടാവുന്ന ഏറ്റവും വലിയ ചുവട് {what}; അത് ആകെ {of}-ൽ {gain} പോയിന്റ് കൂട്ടും")
        });
        let open = open.map(|(questions, scores)| match scores {
            0 => format!("ഉത്തരമില്ലാത്ത {questions} ചോദ്യങ്ങൾ ഫലത്തെ തീർച്ചയാകാതെ നിർത്തുന്നു"),
            _ => format!("ഉത്തരമില്ലാത്ത {questions} ചോദ്യങ്ങൾ {scores} സ്കോറുകളെ തീർച്ചയാകാതെ നിർത്തുന്നു"),
        });
        match (step, open) {
            (Some(step), Some(open)) => format!("{step}; {open}."),
            (Some(one), None) | (None, Some(one)) => format!("{one}."),
            (None, None) => String::from("ഇനി നേടാൻ ഒന്നുമില്ല."),
        }
    },
    overall_score: "ആകെ സ്കോർ",
    gauge_told: |points, levels| match levels {
        None => format!("{points} വരെ നിറഞ്ഞ അർധവൃത്തം."),
        Some(levels) => format!("{points} വരെ നിറഞ്ഞ അർധവൃത്തം; അത് {levels} എന്ന നിലയുടെ ഭാഗത്താണ്."),
    },
    band: |title, from| format!("{title}, {from} മുതൽ"),
    from: "മുതൽ",
    up_to: "വരെ",
    components: |words| format!("{} തിരിച്ച്", words.component.inside()),
    shape: |words| format!("{}: രൂപം", words.component.many_inside()),
    shape_told: |words, best, worst| {
        let component = words.component.inside();
        format!("ഓരോ {component} ഒരു മൂല; {best} ആണ് ഏറ്റവും പുറത്ത്, {worst} ഏറ്റവും അകത്ത്.")
    },
    others: |words| format!("മറ്റു {}", words.subject.many_inside()),
    place_among: |words, best, worst, of| {
        let cities = words.subject.counted(of);
        let place = if best == worst {
            best.to_string()
        } else {
            format!("{best} മുതൽ {worst} വരെ (സ്കോറുകൾ തീർച്ചയാകുംവരെ)")
        };
        format!("ആകെ സ്കോർ അനുസരിച്ച് സ്ഥാനം {place}, ആകെ {cities}; തുല്യ സ്കോറുകൾ മെച്ചപ്പെട്ട സ്ഥാനം പങ്കിടും.")
    },
    all_cities: |words| format!("എല്ലാ {}", words.subject.many_inside()),
    mean_of: |group, cities| format!("{group}, {cities}-ന്റെ ശരാശരി"),
    climb: "ഇനി നേടാവുന്നത്",
    climb_told: |words| {
        format!(
            "ഓരോ {} ബാക്കിവെച്ച പോയിന്റുകൾ ആകെ സ്കോറിൽ എത്ര കൂട്ടും, ഒന്നിനു പിറകെ ഒന്നായി, ഏറ്റവും കൂടുതൽ കൂട്ടുന്നവ ആദ്യം. \
             അറിയാത്തതു മാത്രമായ, ഇപ്പോൾത്തന്നെ കിട്ടിയിട്ടുണ്ടാകാവുന്ന പോയിന്റുകളും ഇതിലുണ്ട്.",
            words.indicator.inside()
        )
    },
    nothing_left: "ഇനി നേടാൻ ഒന്നുമില്ല.",
    certain_now: "ഇപ്പോൾ ഉറപ്പ്",
    all_points_of: "മുഴുവൻ പോയിന്റും",
    adds: "കൂട്ടുന്നത്",
    then: "അപ്പോൾ",
    appendix: "അനുബന്ധം: ഓരോ സ്കോറും എങ്ങനെ വന്നു",
    reproduction: "ഇതേ കണക്കുകൾ വീണ്ടും കിട്ടാൻ",
    reproduction_told: |_| {
        String::from(
            "ഒരേ നിയമങ്ങളും ഒരേ ഉത്തരങ്ങളും ഏതു യന്ത്രത്തിലും ഒരേ കണക്കുകൾ തരും. അവ ഒന്നുതന്നെയോ എന്ന് വിരലടയാളങ്ങൾ പറയും: നിയമങ്ങളുടെ BLAKE3, \
             ഉത്തരങ്ങളുടെ ഫയലിന്റേത് `b3sum` തരുന്നതുപോലെ.",
        )
    },
    rules: "നിയമങ്ങൾ",
    rules_fingerprint: "നിയമങ്ങളുടെ വിരലടയാളം",
    answers_fingerprint: "ഉത്തരങ്ങളുടെ വിരലടയാളം",
    made_by: "കണക്കാക്കിയത്",
    command: "കമാൻഡ്",

    skip: "റിപ്പോർട്ടിലേക്ക് നേരിട്ട്",
    contents: "ഉള്ളടക്കം",
    page_of: |page, pages| format!("പേജ് {page} / {pages}"),
    other_pages: "മറ്റു താളുകൾ",
    figures_of_picture: "ഈ ചിത്രത്തിലെ കണക്കുകൾ",
    table: "പട്ടിക",
    rule_as_written: "എഴുതിയപടി നിയമം",
    illustrative_heard: "(ഉദാഹരണം മാത്രം)",

    ranking: "റാങ്ക് പട്ടിക",
    unranked: |names| format!("സ്ഥാനമില്ലാത്തവ, ഈ സ്കോർ അവയ്ക്കു ബാധകമല്ലാത്തതിനാലോ ഇതുവരെ കണക്കാക്കാത്തതിനാലോ: {names}."),
    provisional: |names| format!("ആവശ്യമായ ചിലത് ഇല്ലാത്തതിനാൽ അന്തിമ സ്കോറായി കണക്കാക്കാത്തവ: {names}."),
    faulty: |files| {
        format!("പിശകുകളുള്ളതിനാൽ ഈ ഫയലുകൾ ഉൾപ്പെടുത്തിയിട്ടില്ല: {files}. എല്ലാവരുമായി താരതമ്യം ചെയ്യുന്നവ ഇവയില്ലാതെ കണക്കാക്കി.")
    },
    and_more: |count| format!("കൂടാതെ {count} എണ്ണം"),
    ranking_told: |words| {
        format!(
            "തുല്യ സ്കോറുകൾ മെച്ചപ്പെട്ട സ്ഥാനം പങ്കിടും (= എന്ന അടയാളം), തുടർന്നുള്ള സ്ഥാനങ്ങൾ ഒഴിഞ്ഞുകിടക്കും: 1, 2, 2, 4. ഉറപ്പായതിന്റെ ക്രമത്തിലാണ് {}. \
             രണ്ടു സംഖ്യകൾ, ഉത്തരങ്ങൾ ബാക്കിയുള്ളപ്പോൾ സാധ്യമായ ഏറ്റവും നല്ലതും മോശവുമായ സ്ഥാനങ്ങളാണ്.",
            words.subject.many_inside()
        )
    },
    place: "സ്ഥാനം",
    shared_place: |place| format!("{place} ="),
    open_place: |best, worst| format!("{best} മുതൽ {worst}"),
    ranked_by: |what, of| format!("{what} അനുസരിച്ച്, {of}-ൽ."),
    cities_of: |cities, state| format!("{state}: {cities}"),
    national: |cities, states, mean, median| {
        let states = match states {
            0 => String::new(),
            states => format!("{states} സംസ്ഥാനങ്ങളിലായി "),
        };
        format!("{states}{cities}. ആകെ സ്കോറിന്റെ ശരാശരി {mean}, മധ്യമം {median}.")
    },
    at_the_top: |city, points| format!("ഏറ്റവും മുകളിൽ {city}: {points}."),
    all_weakest: |words, indicator, mean| {
        format!("എല്ലാ {} ഏറ്റവും ദുർബലം {indicator} എന്നതിൽ, ശരാശരി {mean}.", words.subject.many_inside())
    },
    illustrative_scores: "സ്കോറുകൾ ഉദാഹരണ കണക്കുകളെ ആശ്രയിക്കുന്നു: ഈ നിയമാവലിയുടേതു മാത്രം, ഔദ്യോഗികമായി ഉദ്ധരിക്കരുത്",
    state: "സംസ്ഥാനം",
    states: "സംസ്ഥാനം തിരിച്ച്",
    no_state: "സംസ്ഥാനം പറഞ്ഞിട്ടില്ല",
    levels: |words| format!("നില തിരിച്ച് {}", words.subject.many_inside()),
    certainly: "ഉറപ്പായി",
    possibly: "ഒരുപക്ഷേ",
    spread: "സ്കോറുകളുടെ വ്യാപനം",
    spread_told: |words| {
        let many = words.subject.many_inside();
        format!("പോയിന്റുകളുടെ ഓരോ പത്തിലൊന്നിലും ഉള്ള {many}, ഏറ്റവും താഴെ മുതൽ മുകൾ വരെ, ഉറപ്പായതനുസരിച്ച്.")
    },
    lowest: "ഏറ്റവും കുറവ്",
    median: "മധ്യമം",
    mean: "ശരാശരി",
    highest: "ഏറ്റവും കൂടുതൽ",
    weakest: |words| format!("എല്ലാ {} ഏറ്റവും ദുർബലമായത്", words.subject.many_inside()),
    weakest_told: |_, falls| {
        let first = if falls { "വലുത്" } else { "ചെറുത്" };
        format!("എല്ലാവരുടെയും പോയിന്റിന്റെ ശരാശരി പങ്ക്, ഏറ്റവും {first} ആദ്യം.")
    },
    cities_at_nothing: |words| format!("0-ൽ {}", words.subject.many_inside()),
    map: |words| format!("ഓരോ {}, ഓരോ {}", words.subject.inside(), words.indicator.inside()),
    map_heading: "പോയിന്റ്",
    map_told: "നിറം കൂടുന്തോറും ഉറപ്പായ പോയിന്റിന്റെ പങ്ക് കൂടും.",
    download_csv: "എല്ലാ സ്കോറുകളും CSV ആയി",
    download_xlsx: "എല്ലാ സ്കോറുകളും Excel വർക്ക്ബുക്കായി",
    find: |column| format!("{column} തിരയുക"),
    all: "എല്ലാം",

    summary: "ചുരുക്കം",
    about: "വിവരം",
    what: "എന്ത്",
    value: "മൂല്യം",
    framework: "ചട്ടക്കൂട്",
    cycle: "ചക്രം",
    at_most: |what| format!("{what}, പരമാവധി"),
    maximum_is: "പരമാവധി പോയിന്റ്",
    rule_is: "നിയമം",
    not_answered: "ഉത്തരമില്ലാത്തവ",
    to_win: "നേടാവുന്നത്",
    to_shed: "കുറയ്ക്കാനുള്ളത്",
    priority: "മുൻഗണന",
    holds: "ബാധകം",
    owner: "ചുമതല",
    effort: "സമയം",
    see: "കാണുക",
    name_in_rules: "നിയമങ്ങളിലെ പേര്",
    fingerprint_of: |city| format!("{city}: ഉത്തരങ്ങളുടെ വിരലടയാളം"),
    result_of: |city| format!("{city}: ഫലം"),
    missing_in: |city| format!("{city}: ഉത്തരമില്ലാത്ത ചോദ്യങ്ങൾ"),
};

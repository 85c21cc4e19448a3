//! Names that are none, and titles without quotes or without a name.

use crate::syntax::tree::Thing;

use super::bits::{Bit, Kind};
use super::{Look, Meant, Rule, nearest, words};

const NAME_HELP: &str = "a name is one word of letters, digits and `_` that begins with a letter; what people read is the title in \
                         quotes";

/// Whether a text can be a name as it is.
pub(super) fn is_name(text: &str) -> bool {
    let code = text.contains('.') || text.starts_with(char::is_numeric);
    let letters = text.chars().all(|c| super::super::scan::is_word(c) || c == '.');
    !text.is_empty() && letters && !words::is_reserved(text) && (!code || text.len() <= 8)
}

/// Whether a word may be what a number is counted in.
pub(super) fn is_unit(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "and", "as", "asked", "at", "between", "each", "help", "more", "number", "of", "out", "outside",
        "points", "unit",
    ];
    !OTHERS.contains(&word)
}

/// Whether a word is perhaps one of the language's, misspelt.
pub(super) fn is_near_word(word: &str) -> bool {
    const FOLLOWING: &[&str] = &[
        "when",
        "each",
        "else",
        "and",
        "or",
        "to",
        "where",
        "over",
        "under",
        "points",
        "otherwise",
        "among",
        "across",
    ];
    !nearest(word, FOLLOWING.iter().copied()).is_empty()
}

/// A name made of a title: its first words, joined.
fn name_of(title: &str) -> String {
    let mut words = Vec::new();
    for word in title.split(|c: char| !super::super::scan::is_word(c)).filter(|word| !word.is_empty()) {
        words.push(word.to_lowercase());
        if words.len() == 4 {
            break;
        }
    }
    let name = words.join("_");
    if name.starts_with(char::is_alphabetic) && !words::is_reserved(&name) {
        name
    } else {
        format!("n_{name}")
    }
}

pub(super) fn name(look: &Look<'_>) -> Option<Meant> {
    let found = look.found()?;
    let wants_name = look.expects(&[
        Rule::name,
        Rule::code,
        Rule::choice,
        Rule::level,
        Rule::field,
        Rule::whole_choice,
        Rule::whole_level,
        Rule::whole_field,
    ]) && !look.wants_value();
    let lists = matches!(look.rule, Rule::whole_choice | Rule::whole_level) && look.ended();
    let goes_on = found.first && look.at > 0;
    if (wants_name || lists) && found.kind == Kind::Text && !goes_on {
        return title_alone(look, found);
    }
    let is_whole = matches!(found.kind, Kind::Figure | Kind::Number);
    if wants_name && is_whole && names_something(look) {
        return leading_digit(look, found);
    }
    if let Some(meant) = dotted(look, found) {
        return Some(meant);
    }
    let declares = look.expects(&[Rule::quoted, Rule::open, Rule::equals, Rule::sign_slip]);
    if declares && let Some(meant) = kind_first(look).or_else(|| several_words(look)) {
        return Some(meant);
    }
    if look.expects(&[Rule::quoted, Rule::short_text]) && !look.wants_value() {
        return path_without_quotes(look).or_else(|| title_without_quotes(look)).or_else(|| no_title(look));
    }
    title_for_answer(look).or_else(|| two_names(look))
}

/// `1 "Very good"`, `- "Very good"` in a list of choices.
pub(super) fn numbered(look: &Look<'_>) -> Option<Meant> {
    let found = look.found().filter(|_| matches!(look.rule, Rule::whole_choice | Rule::whole_level))?;
    let title = look.bit(look.at + 1).filter(|bit| bit.kind == Kind::Text && !bit.first)?;
    let is_mark = found.kind == Kind::Number || matches!(found.text, "-" | "*" | "•" | "+" | "–");
    let name = name_of(title.text);
    (is_mark && name != "n_").then(|| {
        let message = "a short name comes before the title";
        let help = "rules and answers use the name, people read the title: `drafted \"Drafted\"`";
        Meant::new(found.start, title.end, message, help).write(format!("{name} {}", title.text))
    })
}

/// `rename 1.a to 1.z`, `remove stage`: of what kind it is, is not said.
pub(super) fn no_thing(look: &Look<'_>) -> Option<Meant> {
    let operation = match look.rule {
        Rule::rename => "rename",
        Rule::move_item => "move",
        Rule::remove => "remove",
        Rule::change_start => "change",
        _ => return None,
    };
    let found = look.bit(1).filter(|bit| look.at <= 2 && bit.kind == Kind::Word && !bit.first)?;
    let next = look.bit(2).filter(|bit| !bit.first).map_or("", |bit| bit.text);
    let is_told = match operation {
        "rename" | "move" => next == "to",
        "remove" => next.is_empty() || next == "}",
        // `change advice publish_more when …`: the first is a kind, if not one of ours.
        _ => {
            !next.starts_with(char::is_alphabetic)
                || matches!(next, "out" | "number" | "outside" | "when" | "source")
        }
    };
    let thing = found.text;
    let is_rule = matches!(thing, "band" | "match" | "table" | "ladder" | "score" | "highest" | "scale");
    if operation == "change" && is_rule {
        let message = "a rule is changed with the indicator that it stands in";
        let help = "write `change indicator 1.a { score … }`, with the whole new rule";
        return Some(Meant::new(found.start, found.end, message, help).say("no thing with a name"));
    }
    if !is_told || words::is_reserved(thing) || !nearest(thing, Thing::ALL.map(Thing::word)).is_empty() {
        return None;
    }
    let message = format!("of what kind `{thing}` is, stands before its name");
    let rest = look.text.get(found.end..).and_then(|rest| rest.lines().next()).unwrap_or("").trim_end();
    let rest = if rest.len() > 40 || rest.contains('{') { " …" } else { rest };
    let is_code = thing.starts_with(char::is_numeric);
    // Names are small letters; `LTc2` is perhaps a code.
    let looks_like_code = thing.chars().any(char::is_uppercase) && thing.chars().any(char::is_numeric);
    let (kind, others) = match (is_code || looks_like_code, operation) {
        (true, _) => ("indicator", "`question`, `component`, `recommendation`"),
        (false, "move") => ("indicator", "`component`, `question`, `recommendation`"),
        (false, _) => ("question", "`component`, `recommendation`, `level`, `let` …"),
    };
    let mut help = format!("write `{operation} {kind} {thing}{rest}`");
    if !is_code {
        help += &format!(", or {others}, whatever it is");
    }
    let meant = Meant::new(found.start, found.end, message, help);
    Some(if is_code {
        meant.write(format!("indicator {thing}"))
    } else {
        meant.say("a question, a component?")
    })
}

/// `add indicator 1.c "…" out of 5 to water {`: where it goes, stands before it.
pub(super) fn place_behind(look: &Look<'_>) -> Option<Meant> {
    let is_head = matches!(look.rule, Rule::indicator_head | Rule::component_head);
    let to = look.found().filter(|bit| is_head && bit.text == "to" && !bit.first)?;
    let place = look.bit(look.at + 1).filter(|bit| bit.kind == Kind::Word && !bit.first)?;
    let first = look.bit(0)?;
    let head = look.text.get(first.start..to.start)?.trim_end();
    let message = "where something is added stands before it";
    let help = format!("write `add to {} {} …`", place.text, first.text);
    Some(Meant::new(first.start, place.end, message, help).write(format!("to {} {head}", place.text)))
}

/// `"Small", "Large"` or `small, large` as choices: each with a name and a title.
pub(super) fn of_choices(bits: &[Bit<'_>]) -> Option<String> {
    let mut choices = Vec::new();
    let mut at = 0;
    while let Some(bit) = bits.get(at) {
        if matches!(bit.text, "," | ";" | "/" | "|" | ":" | "{" | "}") {
            at += 1;
            continue;
        }
        let sign = bits.get(at + 1).is_some_and(|sign| matches!(sign.text, ":" | "="));
        let title_at = at + if sign { 2 } else { 1 };
        let title = bits.get(title_at).filter(|title| title.kind == Kind::Text);
        let inner = bit.text.trim_matches('"');
        at = if title.is_some() { title_at + 1 } else { at + 1 };
        choices.push(match (bit.kind, title) {
            (Kind::Word | Kind::Text, Some(title)) if is_name(inner) => format!("{inner} {}", title.text),
            (Kind::Text, None) => format!("{} \"{}\"", name_of(inner), title_of(inner)),
            (Kind::Word, None) if !sign => format!("{inner} \"{}\"", title_of(inner)),
            _ => return None,
        });
    }
    (!choices.is_empty()).then(|| choices.join(", "))
}

/// A title made of a name.
fn title_of(name: &str) -> String {
    let title = name.replace('_', " ");
    let mut letters = title.chars();
    letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default() + letters.as_str()
}

/// `"Very good"` where a name and then the title belong.
fn title_alone(look: &Look<'_>, found: Bit<'_>) -> Option<Meant> {
    let title = found.text.trim_matches('"');
    let before = look.at.checked_sub(1).map_or("", |index| look.word(index));
    let next = look.bit(look.at + 1);
    if is_name(title)
        && title.chars().all(|c| !c.is_uppercase())
        && (next.is_some_and(|next| next.kind == Kind::Text) || before == "priority")
    {
        let help =
            "a name stands without quotes, and then the title in quotes: `stage \"Where does it stand?\"`";
        return Some(Meant::new(found.start, found.end, "a name stands in quotes", help).write(title));
    }
    if !names_something(look) {
        return None;
    }
    if let Some(name) = next.filter(|next| {
        look.rule == Rule::ask && next.kind == Kind::Word && is_name(next.text) && !is_kind(next.text)
    }) {
        let message = "the name stands before the question";
        let help = "write `ask name \"The question?\"` and the kind of answer";
        let right = format!("{} {}", name.text, found.text);
        return Some(Meant::new(found.start, name.end, message, help).write(right));
    }
    let name = name_of(title);
    if name == "n_" {
        return None;
    }
    if look.rule == Rule::recommend_head {
        let help = format!("write `recommend {name} {{ text {} }}`", found.text);
        let message = "an advice has a name, and its text stands in braces";
        return Some(Meant::new(found.start, found.end, message, help).say("the text"));
    }
    let message = "a short name comes before the title";
    let help = "rules and answers use the name, people read the title: `stage \"Where does it stand?\"`";
    Some(Meant::new(found.start, found.end, message, help).write(format!("{name} {}", found.text)))
}

/// Whether what is being read gives something a name.
fn names_something(look: &Look<'_>) -> bool {
    matches!(
        look.rule,
        Rule::ask
            | Rule::let_item
            | Rule::whole_choice
            | Rule::whole_level
            | Rule::whole_field
            | Rule::component_head
            | Rule::recommend_head
            | Rule::framework_head
            | Rule::shared
            | Rule::shape
            | Rule::choice_list
    )
}

/// `1st_count`
fn leading_digit(look: &Look<'_>, found: Bit<'_>) -> Option<Meant> {
    let title = look.bit(look.at + 1).filter(|bit| bit.kind == Kind::Text);
    let name = match title {
        Some(title) if found.kind == Kind::Number => name_of(title.text),
        _ => format!("n_{}", found.text),
    };
    Some(Meant::new(found.start, found.end, "a name begins with a letter", NAME_HELP).write(name))
}

/// `beach.length "…"` for a name, `stage.approved` for a comparison
fn dotted(look: &Look<'_>, found: Bit<'_>) -> Option<Meant> {
    let (one, other) = found.text.split_once('.').filter(|_| found.kind == Kind::Word)?;
    let names = names_something(look) && look.bit(look.at + 1).is_some_and(|bit| bit.kind == Kind::Text);
    if names {
        let meant = Meant::new(found.start, found.end, "a name is one word", NAME_HELP);
        return Some(meant.write(found.text.replace('.', "_")));
    }
    let compares = is_value(look.rule) && one.starts_with(char::is_alphabetic) && !other.is_empty();
    compares.then(|| {
        let help = "write the question, `=` and the choice: `stage = approved`";
        let message = "a choice is compared with its question";
        Meant::new(found.start, found.end, message, help).write(format!("{one} = {other}"))
    })
}

/// `how many "How many?"`, `how-many "…"`, `two words = …`, `go on { … }`, `1 a "…"`
fn several_words(look: &Look<'_>) -> Option<Meant> {
    let is_code = look.rule == Rule::indicator_head;
    let first = look.at.checked_sub(1).filter(|_| is_code || names_something(look))?;
    let is_part = |bit: &Bit<'_>| {
        let bracket = matches!(bit.text, "(" | ")") && look.rule != Rule::let_item;
        let sign = bracket || matches!(bit.text, "-" | "–" | "/" | "." | "?" | "&" | "'" | "’");
        let word =
            matches!(bit.kind, Kind::Word | Kind::Figure | Kind::Number) && !words::is_reserved(bit.text);
        word && !matches!(bit.text, "extends" | "number" | "out") || sign
    };
    let begins = look.bit(first).filter(|bit| {
        let number = bit.kind == Kind::Number && !is_code;
        is_part(bit) && !number && bit.text.starts_with(super::super::scan::is_word)
    })?;
    // A name stands first in its line, or behind the word that gives names.
    let word = first.checked_sub(1).map_or("", |before| look.word(before));
    if first != look.entry_start() && words::item_rule(word).is_none() {
        return None;
    }
    let mut end = look.at;
    while look.bit(end).is_some_and(|bit| is_part(&bit) && !bit.first) {
        end += 1;
    }
    let next = look.bit(end)?;
    let ends = match look.rule {
        Rule::let_item => next.text == "=",
        Rule::recommend_head => next.text == "{" || next.text == "when",
        _ => next.kind == Kind::Text,
    };
    if !ends || end == look.at {
        return None;
    }
    let written = look.text.get(begins.start..look.bit(end - 1)?.end)?;
    let parts = written.split(|c: char| !super::super::scan::is_word(c)).filter(|part| !part.is_empty());
    let parts: Vec<&str> = parts.collect();
    let (right, message, help) = if parts.len() > 1 && parts.iter().all(|part| Some(part) == parts.first()) {
        (parts.first()?.to_string(), "the name stands here twice", NAME_HELP)
    } else if is_code {
        (
            parts.join("."),
            "a code is one word, its parts joined by points",
            "write the code as it is published, such as `1.a` or `4.b`",
        )
    } else {
        (parts.join("_"), "a name is one word", NAME_HELP)
    };
    Some(Meant::new(begins.start, begins.start + written.len(), message, help).write(right))
}

/// `ask share-of-wards "…?"`, `ask Share of wards`, `100 * share-of-wards`: words of the language in a name.
pub(super) fn hyphens(look: &Look<'_>) -> Option<Meant> {
    let found = look.found()?;
    let joined = |at: usize| {
        at.checked_sub(1).and_then(|before| look.bit(before)).zip(look.bit(at)).is_some_and(
            |(before, bit)| {
                before.end == bit.start
                    && (bit.text == "-" && before.kind == Kind::Word
                        || before.text == "-" && bit.kind == Kind::Word)
            },
        )
    };
    let (mut from, mut end) = (look.at, look.at + 1);
    let asks = look.rule == Rule::ask && look.at >= 2;
    if asks {
        let is_part = |bit: &Bit<'_>| matches!(bit.kind, Kind::Word | Kind::Number) || bit.text == "-";
        let stops = |bit: &Bit<'_>| bit.first || is_kind(bit.text) || !is_part(bit);
        from = 1;
        end = look.at + look.bits.iter().skip(look.at).take_while(|bit| !stops(bit)).count();
        if !look.bits.get(from..look.at)?.iter().all(is_part) {
            return None;
        }
    } else {
        while joined(from) {
            from -= 1;
        }
        while joined(end) {
            end += 1;
        }
    }
    let parts = look.bits.get(from..end)?;
    let reserved = parts.iter().any(|bit| words::is_reserved(bit.text));
    if !reserved || parts.len() < 3 || from == look.at && found.text != "-" {
        return None;
    }
    let words: Vec<&str> = parts.iter().map(|bit| bit.text).filter(|text| *text != "-").collect();
    let name = words.join("_");
    let message = "a name is one word, its parts joined by `_`";
    let meant = Meant::over(&look.bits, from, end, message, NAME_HELP)?;
    let title_follows = look.bit(end).is_some_and(|bit| bit.kind == Kind::Text && !bit.first);
    if asks && !title_follows {
        let help = format!(
            "write a name, what is asked in quotes, and the kind of answer: `ask {} \"{}?\" number`",
            name.to_lowercase(),
            words.join(" ")
        );
        return Some(Meant { help, ..meant }.say("a name of several words"));
    }
    Some(meant.write(name))
}

/// `ask number depth "How deep is it?"`
fn kind_first(look: &Look<'_>) -> Option<Meant> {
    let kind = look.at.checked_sub(1).and_then(|before| look.bit(before)).filter(|bit| is_kind(bit.text))?;
    let (name, title) = (look.found()?, look.bit(look.at + 1)?);
    (look.rule == Rule::ask && name.kind == Kind::Word && title.kind == Kind::Text).then(|| {
        let help = "write `ask name \"The question?\"` and the kind of answer";
        let right = format!("{} {} {}", name.text, title.text, kind.text);
        Meant::new(kind.start, title.end, "the kind of answer stands behind the question", help).write(right)
    })
}

/// `extends ../base`, `logo look/emblem.svg`
fn path_without_quotes(look: &Look<'_>) -> Option<Meant> {
    let found = look.found().filter(|bit| matches!(bit.text, "." | ".." | "/"))?;
    if !matches!(look.word(look.at.checked_sub(1)?), "extends" | "logo" | "template" | "from") {
        return None;
    }
    let rest = look.text.get(found.start..)?;
    let path = rest.get(..rest.find(|c: char| c.is_whitespace() || c == '{').unwrap_or(rest.len()))?;
    let message = "the name of a folder or file stands in quotes";
    let help = "write a straight quote `\"` before it and one after it";
    Some(Meant::new(found.start, found.start + path.len(), message, help).write(format!("\"{path}\"")))
}

/// `indicator 1.a Testing the water out of 10`, `evidence The reports`
fn title_without_quotes(look: &Look<'_>) -> Option<Meant> {
    let found = look.found().filter(|bit| matches!(bit.kind, Kind::Word | Kind::Figure | Kind::Number))?;
    let stops = |bit: &Bit<'_>| {
        let ends = matches!(bit.kind, Kind::Open | Kind::Close | Kind::Text);
        let word = matches!(
            bit.text,
            "out" | "number" | "when" | "source" | "illustrative" | "outside" | "described" | "extends" | ","
        ) || bit.text == "on" && look.rule == Rule::certify_head;
        let kind = look.rule == Rule::ask && is_kind(bit.text);
        bit.first || ends || word || kind
    };
    if stops(&found) || words::is_reserved(found.text) {
        return None;
    }
    let mut end = look.at;
    while look.bit(end).is_some_and(|bit| !stops(&bit)) {
        end += 1;
    }
    let written = look.text.get(found.start..look.bit(end.checked_sub(1)?)?.end)?;
    let message = "titles and other texts stand in quotes";
    let help = "write a straight quote `\"` before the text and one after it";
    Some(Meant::new(found.start, found.start + written.len(), message, help).write(format!("\"{written}\"")))
}

fn is_kind(word: &str) -> bool {
    matches!(
        word,
        "one" | "any" | "yes" | "count" | "number" | "percent" | "money" | "text" | "date" | "list"
    )
}

/// `component Water number 1`, `one of { small, large }`, `ask x count`: a title is missing.
fn no_title(look: &Look<'_>) -> Option<Meant> {
    let before =
        look.at.checked_sub(1).and_then(|index| look.bit(index)).filter(|bit| bit.kind == Kind::Word)?;
    let sign =
        look.found().is_some_and(|found| found.kind == Kind::Sign && !found.first && found.text != ",");
    if sign
        || !names_something(look) && look.rule != Rule::indicator_head
        || words::item_rule(before.text).is_some()
    {
        return None;
    }
    let kind_follows = look.found().is_some_and(|found| is_kind(found.text) && !found.first);
    if look.rule == Rule::ask && !kind_follows {
        return None;
    }
    let (title, help) = if look.rule == Rule::ask {
        ("…?", "after its name stands what is asked, in quotes: `ask tests \"How many tests a year?\" count`")
    } else if look.rule == Rule::indicator_head {
        ("…", "write the code and then the title in quotes: `indicator 1.a \"Testing the water\" out of 10`")
    } else {
        (before.text, "rules use the name, people read the title: `drafted \"Drafted, not yet approved\"`")
    };
    let title = title_of(title);
    let message = format!("after the name `{}` its title is missing", before.text);
    Some(Meant::new(before.end, before.end, message, help).write(format!(" \"{title}\"")))
}

/// `Nothing yet => 0`
fn title_for_answer(look: &Look<'_>) -> Option<Meant> {
    let start = look.entry_start();
    let arrow = (look.at..).find(|at| look.bit(*at).is_none_or(|bit| bit.first || bit.kind != Kind::Word))?;
    let words = look.bits.get(start..arrow).filter(|words| words.iter().all(|bit| bit.kind == Kind::Word))?;
    let is_arm = look.rule == Rule::whole_arm && matches!(look.word(arrow), "=>" | ":" | "=");
    let (first, last) = (words.first()?, words.last()?);
    if !is_arm || words.len() < 2 || words.iter().any(|word| words::is_reserved(word.text)) {
        return None;
    }
    let help = "an answer is called by its name, the word before its title: `drafted \"Drafted, not yet approved\"` is `drafted`";
    Some(
        Meant::new(first.start, last.end, "an answer has a name of one word", help).say("is this its title?"),
    )
}

/// `plan stage = approved`
fn two_names(look: &Look<'_>) -> Option<Meant> {
    let found = look.found().filter(|bit| bit.kind == Kind::Word && !bit.first)?;
    let before =
        look.at.checked_sub(1).and_then(|index| look.bit(index)).filter(|bit| bit.kind == Kind::Word)?;
    let known = |word: &str| words::is_reserved(word) || words::item_rule(word).is_some();
    if !look.ended()
        || is_near_word(found.text)
        || known(found.text)
        || known(before.text)
        || !is_value(look.rule)
    {
        return None;
    }
    let (one, other) = (before.text, found.text);
    if one == other {
        let message = format!("`{one}` stands here twice");
        return Some(Meant::new(before.start, found.end, message, "one of the two is too much").write(one));
    }
    let message = format!("`{other}` follows `{one}` without a sign or word between them");
    let help = format!("write `{one}_{other}` if this is one name, `{one} = {other}` to compare the two");
    Some(Meant::new(before.start, found.end, message, help).say("one name or two?"))
}

fn is_value(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::score
            | Rule::let_item
            | Rule::whole_entry
            | Rule::recommend_head
            | Rule::not_applicable
            | Rule::penalty
    )
}

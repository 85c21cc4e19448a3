//! What the grammar expected, in an analyst's words.

use pest::iterators::Pair;

use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::operation::Thing;

use super::habits::{self, Look};
use super::scan::{Scanner, Shape, Token};
use super::{Base, Failure, Reader, Rule, read, words};

/// At most this many expectations are named.
const MOST_NAMED: usize = 3;

/// The surroundings of a place where reading failed.
struct Scene<'t> {
    before: Option<Token>,
    found: Option<Token>,
    /// A line break stands between the two.
    broken: bool,
    text: &'t str,
}

impl<'t> Scene<'t> {
    fn new(text: &'t str, at: usize) -> Scene<'t> {
        let mut scene = Scene { before: None, found: None, broken: false, text };
        for token in Scanner::new(text, 0) {
            match token.shape {
                Shape::Comment(_) => {}
                Shape::LineBreak => scene.broken = scene.before.is_some(),
                _ if token.end > at => {
                    scene.found = Some(token);
                    break;
                }
                _ => {
                    scene.before = Some(token);
                    scene.broken = false;
                }
            }
        }
        scene
    }

    /// What was found, up to the next blank or bracket.
    fn run_found(&self) -> &'t str {
        let rest = self.found.and_then(|token| self.text.get(token.start..)).unwrap_or("");
        let end = rest.find(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | '(' | ')' | ','));
        rest.get(..end.unwrap_or(rest.len())).unwrap_or("")
    }

    fn word(&self, token: Option<Token>) -> &'t str {
        token.and_then(|token| self.text.get(token.start..token.end)).unwrap_or("")
    }

    /// Signs of two characters are two tokens to the scanner.
    fn sign_before(&self) -> &'t str {
        let Some(token) = self.before else { return "" };
        let start = token.start;
        match self.text.get(start.saturating_sub(1)..token.end) {
            Some(pair @ ("=>" | "<=" | ">=" | "!=")) => pair,
            // A code is several tokens to the scanner.
            _ if token.shape == Shape::Word => {
                let before = self.text.get(..token.start).unwrap_or("");
                let code = before.trim_end_matches(|c: char| c == '.' || super::scan::is_word(c));
                self.text.get(code.len()..token.end).unwrap_or("")
            }
            _ => self.word(self.before),
        }
    }

    fn sign_found(&self) -> &'t str {
        let Some(token) = self.found else { return "" };
        match self.text.get(token.start..token.end + 1) {
            Some(pair @ ("=>" | "<=" | ">=" | "!=")) => pair,
            _ => self.word(self.found),
        }
    }
}

impl Reader<'_> {
    /// Whether what is wrong at a place follows from a text or bracket that was closed for the writer.
    pub(super) fn follows(&self, span: Span) -> bool {
        self.closed_lines.contains(&self.lines.line_of(span.start as usize))
    }

    /// A line of a block that cannot be read. `before` is where the line before it starts, when this one goes on
    /// with it.
    pub(super) fn bad_entry(&mut self, pair: &Pair<'_, Rule>, whole: Rule, before: Option<usize>) {
        if self.has_given_up() {
            return;
        }
        let start = self.offset(pair);
        let from = before.unwrap_or(start);
        let text = self.text.get(from..start + pair.as_str().len()).unwrap_or("");
        let failure = if self.spend(text.len()) { read(whole, text).err() } else { None };
        let failure = failure.unwrap_or(Failure { at: start - from, expected: Vec::new() });
        // A habit may reach over the commas of its line.
        let line = self.text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
        let line = line.min(from);
        let around = self.text.get(line..).unwrap_or("");
        let on_line = Failure { at: failure.at + (from - line), ..failure.clone() };
        if !self.is_habit(around, Base::at(line), whole, &on_line) {
            self.cannot_read(text, Base::at(from), &failure);
        }
    }

    /// Tells what a piece of text lacks or has too much of, that should be what a rule says.
    pub(super) fn unexpected(&mut self, text: &str, base: Base, rule: Rule, failure: &Failure) {
        if !self.has_given_up() && !self.is_habit(text, base, rule, failure) {
            self.cannot_read(text, base, failure);
        }
    }

    fn cannot_read(&mut self, text: &str, base: Base, failure: &Failure) {
        let scene = Scene::new(text, failure.at);
        let ends = failure.expected.contains(&Rule::EOI) || failure.expected.is_empty();
        let missing = scene.found.is_none() || (scene.broken && !ends);
        let place = match (scene.found, scene.before) {
            (Some(found), _) if !missing => {
                let length = scene.sign_found().len().max(found.end - found.start);
                self.place(base.place(found.start), base.place(found.start + length))
            }
            (_, Some(before)) => self.place(base.place(before.end), base.place(before.end)),
            _ => self.place(base.place(failure.at), base.place(failure.at)),
        };
        if self.follows(place) {
            return;
        }
        let known = self.known_mistake(&scene, place, base, missing, failure);
        let told = known.unwrap_or_else(|| plain_message(&scene, place, missing, failure));
        self.tell(told);
    }

    /// Whether a habit of other notations stands where reading broke off; it is told or mended then.
    pub(super) fn is_habit(&mut self, text: &str, base: Base, rule: Rule, failure: &Failure) -> bool {
        let Some(mut meant) = habits::meant(&Look::new(text, rule, failure)) else { return false };
        (meant.start, meant.end) = (base.place(meant.start), base.place(meant.end));
        self.follows(self.place(meant.start, meant.end)) || self.habit(meant)
    }

    fn known_mistake(
        &self,
        scene: &Scene<'_>,
        place: Span,
        base: Base,
        missing: bool,
        failure: &Failure,
    ) -> Option<Diagnostic> {
        let found = scene.word(scene.found);
        let before = scene.word(scene.before);
        let conditional = |word: &str| {
            ["if", "elseif", "elsif", "then", "iif"].iter().any(|known| word.eq_ignore_ascii_case(known))
        };
        if conditional(before) || (!missing && conditional(found)) {
            return Some(
                Diagnostic::new(&codes::SYNTAX_IF_FUNCTION, place, "there is no `if` in this language")
                    .label("say it by cases")
                    .help("write `highest { 20 when full_time, otherwise 0 }`, or `first { … }` for the first that holds, `match` for choices, `band` for ranges of a number"),
            );
        }
        if missing {
            return level_without_end(scene, place, failure);
        }
        let wants_name = failure.expected.iter().any(|rule| {
            matches!(
                rule,
                Rule::name
                    | Rule::code
                    | Rule::whole_choice
                    | Rule::whole_field
                    | Rule::whole_level
                    | Rule::whole_weight
                    | Rule::choice
                    | Rule::field
                    | Rule::level
                    | Rule::weight
            )
        });
        let wants_value = failure.expected.iter().any(|rule| {
            matches!(rule, Rule::expression | Rule::worth | Rule::arithmetic | Rule::named | Rule::quoted)
        });
        if wants_name && !wants_value && words::is_reserved(found) {
            return Some(
                Diagnostic::new(
                    &codes::SYNTAX_RESERVED_WORD,
                    place,
                    format!("`{found}` is a word of the language and cannot be a name"),
                )
                .label("taken by the language")
                .help(format!(
                    "take another name, for example `{found}_1`; the title in quotes may say anything"
                )),
            );
        }
        if wants_name
            && !wants_value
            && matches!(scene.found.map(|token| token.shape), Some(Shape::Text { .. }))
        {
            if before == "indicator" {
                let right = format!("write `indicator 1.a {found}`");
                return Some(
                    Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, "an indicator has a code")
                        .label("this is the title")
                        .help(if found.len() > 60 {
                            String::from("write the code first: `indicator 1.a \"…\"`")
                        } else {
                            right
                        }),
                );
            }
            return Some(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, format!("expected a name {}", after(scene)).trim_end())
                    .label("this is the title")
                    .help("a short name comes first, without quotes, and then the title: `stage \"Where does it stand?\"`"),
            );
        }
        if scene.sign_found() == "=>"
            && let Some(end) = dangling(scene)
        {
            let word = scene.text.get(end.0..end.1).unwrap_or("");
            let wanted = if word == "=>" { "a score" } else { "a value" };
            let place = self.place(base.place(end.1), base.place(end.1));
            return Some(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    place,
                    format!("expected {wanted} after `{word}`"),
                )
                .label("something is missing here"),
            );
        }
        if failure.expected.contains(&Rule::EOI) && matches!(found, "<" | ">" | "=" | "≤" | "≥") {
            return Some(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, "only two values are compared at a time")
                    .label("a second comparison")
                    .help("write `x between 1 and 29`, or join two comparisons with `and`"),
            );
        }
        if failure.expected.iter().any(|rule| matches!(rule, Rule::setting | Rule::given_answer))
            && matches!(scene.found.map(|token| token.shape), Some(Shape::Text { .. }))
        {
            let name = found.trim_matches('"');
            return Some(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, "a question is named without quotes")
                    .label("in quotes")
                    .help(format!("write the word that follows `ask`, such as `{name}`")),
            );
        }
        if before == "change" && found == "penalty" {
            return Some(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    place,
                    "a penalty is changed in the braces of what it is taken from",
                )
                .label("has no `change` of its own")
                .help(
                    "write `change indicator 1.b { penalty 5 \"Late return\" when … }`: it replaces the one of that title",
                ),
            );
        }
        if let Some(thing) = thing_meant(before, found) {
            return Some(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    place,
                    format!("`{before}` is followed by the kind of thing that it is done to"),
                )
                .label(format!("found `{found}`"))
                .help(format!("write `{before} {thing} …`"))
                .fix(thing),
            );
        }
        if found == "recommend" && matches!(before, "expect" | "no" | "possible") {
            return Some(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    place,
                    "what is expected is a `recommendation`, and `recommend` begins one",
                )
                .label("found `recommend`")
                .help("write `recommendation`")
                .fix("recommendation"),
            );
        }
        if found == ":" && failure.expected.contains(&Rule::equals) {
            return Some(
                Diagnostic::new(
                    &codes::SYNTAX_UNEXPECTED,
                    place,
                    format!("expected `=` {}", after(scene)).trim_end(),
                )
                .label("found `:`")
                .help("write `=`")
                .fix("="),
            );
        }
        match found {
            "'" | "‘" | "’" => Some(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, "a text stands in double quotes")
                    .label("a single quote")
                    .help("write `\"…\"`"),
            ),
            "[" | "]" => Some(
                Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, format!("`{found}` is not used in rules"))
                    .label("square brackets mean nothing here")
                    .help("lists stand in `( … )`, blocks in `{ … }`"),
            ),
            _ => None,
        }
    }
}

/// `murky "Murky"`: the last level, as a rule, that is not called `otherwise`.
fn level_without_end(scene: &Scene<'_>, place: Span, failure: &Failure) -> Option<Diagnostic> {
    if !failure
        .expected
        .iter()
        .any(|rule| matches!(rule, Rule::level_when | Rule::level_bound | Rule::kw_when))
    {
        return None;
    }
    let line = scene.before.and_then(|token| scene.text.get(..token.end))?;
    let (name, title) = line.strip_suffix('"')?.split_once('"')?;
    let name = name.trim();
    let is_level = !name.is_empty() && name.chars().all(super::scan::is_word) && !title.contains('"');
    is_level.then(|| {
        let message = format!("the level `{name}` does not say where it begins");
        Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, message).label("something is missing here").help(format!(
            "write, for example, `at least 40`; the last level, which takes all that is left, is `otherwise \"{title}\"`"
        ))
    })
}

fn after(scene: &Scene<'_>) -> String {
    let before = scene.sign_before();
    if before.is_empty() || before.len() > 60 || before.contains('\n') {
        String::new()
    } else {
        format!("after `{before}`")
    }
}

/// The last sign or word before a failure that wants something after it and stands at its line's end.
fn dangling(scene: &Scene<'_>) -> Option<(usize, usize)> {
    let found = scene.found?;
    let mut last: Option<Token> = None;
    let mut dangling = None;
    for token in Scanner::new(scene.text, 0).take_while(|token| token.start < found.start) {
        match (token.shape, last) {
            (Shape::Comment(_), _) => {}
            (Shape::LineBreak, Some(before)) => {
                let start = before.start.saturating_sub(1);
                let pair = scene.text.get(start..before.end);
                let word = scene.text.get(before.start..before.end);
                if pair == Some("=>") {
                    dangling = Some((start, before.end));
                } else if matches!(
                    word,
                    Some("+" | "-" | "*" | "/" | "=" | "<" | ">" | "when" | "and" | "or" | "not")
                ) {
                    dangling = Some((before.start, before.end));
                }
                last = None;
            }
            _ => last = Some(token),
        }
    }
    dangling
}

fn plain_message(scene: &Scene<'_>, place: Span, missing: bool, failure: &Failure) -> Diagnostic {
    let found = scene.sign_found();
    let short = if found.len() > 60 || found.contains('\n') { "this text" } else { found };
    let ends = failure.expected.contains(&Rule::EOI) || failure.expected.is_empty();
    let spelled: Vec<String> = failure.expected.iter().flat_map(|rule| spellings(*rule)).collect();
    let is_word = matches!(scene.found.map(|token| token.shape), Some(Shape::Word));
    let (place, near) = near_words(scene, place, is_word && !missing, &spelled);
    let near: Vec<&str> = near.into_iter().filter(|word| *word != found).collect();
    let expected = expectations(scene, failure);
    let names: Vec<&str> = expected.iter().map(String::as_str).collect();
    let wanted = list_of(&names);
    let after = after(scene);
    let message = match (ends, missing) {
        (true, _) => format!("`{short}` does not belong here"),
        (false, _) if wanted.is_empty() => format!("`{short}` cannot be understood here"),
        (false, _) if after.is_empty() => format!("expected {wanted}"),
        (false, _) => format!("expected {wanted} {after}"),
    };
    let mut told = Diagnostic::new(&codes::SYNTAX_UNEXPECTED, place, message);
    told = match (ends, missing) {
        (true, _) if after.is_empty() => told.label("nothing more is expected"),
        (true, _) => told.label(format!("nothing more is expected {after}")),
        (false, true) => told.label("something is missing here"),
        (false, false) => {
            told.label(if short == "this text" { short.to_owned() } else { format!("found `{short}`") })
        }
    };
    if let Some(word) = near.first() {
        told = told.help(format!("do you mean {}?", either(&near))).fix(*word);
    } else if failure.expected.contains(&Rule::kw_onto) {
        told = told.help(
            "a scale says what its ends become: write, for example, `onto 0 to 100 clipped`; `clipped` holds what lies outside of them \
             at the nearer end",
        );
    } else if failure.expected.contains(&Rule::yes_no) {
        told = told.help(
            "kinds are `one of { … }`, `any of { … }`, `yes/no`, `count`, `number`, `percent`, `money in INR`, `text`, \
             `date`, `list of { … }`",
        );
    } else if failure.expected.iter().any(|rule| matches!(rule, Rule::arrow)) && !ends {
        let insert = if missing { " =>" } else { "=> " };
        told = told.help("`=>` leads from an answer to what it is worth").fix_at(place.at_start(), insert);
    } else if is_word
        && !missing
        && failure.expected.contains(&Rule::quoted)
        && !failure.expected.contains(&Rule::name)
    {
        told = told.help("titles and other texts stand in quotes: `\"…\"`");
    } else if missing && failure.expected.contains(&Rule::open) && wanted.starts_with("`{`") {
        told = told.help("`{` opens the block of what stands in it, `}` closes it");
    } else if ends && !missing && short != "this text" {
        told = told.help("leave it out, or begin a new line or clause with it");
    }
    told
}

/// The words nearest to what was found, and the place they would replace; `yess/no` is one word here.
fn near_words<'s>(
    scene: &Scene<'_>,
    place: Span,
    is_word: bool,
    spelled: &'s [String],
) -> (Span, Vec<&'s str>) {
    if !is_word {
        return (place, Vec::new());
    }
    let near = nearest(scene.word(scene.found), spelled.iter().map(String::as_str));
    let whole = scene.run_found();
    if !near.is_empty() || whole.len() == scene.word(scene.found).len() {
        return (place, near);
    }
    let near = nearest(whole, spelled.iter().map(String::as_str));
    let length = u32::try_from(whole.len()).unwrap_or(0);
    if near.is_empty() { (place, near) } else { (Span { end: place.start + length, ..place }, near) }
}

/// What was expected, most helpful first.
fn expectations(scene: &Scene<'_>, failure: &Failure) -> Vec<String> {
    let mut ranked: Vec<(u8, String)> = Vec::new();
    let has = |rule| failure.expected.contains(&rule);
    let (is_kind, is_value) =
        (has(Rule::yes_no), has(Rule::literal) && (has(Rule::named) || has(Rule::name)));
    if has(Rule::combined)
        && let Some((_, words)) = phrase(Rule::combined, scene)
    {
        return vec![words];
    }
    for rule in &failure.expected {
        let rule = if is_kind {
            &Rule::yes_no
        } else if is_value {
            &Rule::expression
        } else {
            rule
        };
        let Some((rank, words)) = phrase(*rule, scene) else { continue };
        if !ranked.iter().any(|(_, known)| *known == words) {
            ranked.push((rank, words));
        }
    }
    ranked.put_in_order();
    let best = ranked.first().map_or(0, |(rank, _)| *rank);
    // What may also stand there is named only when nothing must.
    ranked
        .into_iter()
        .filter(|(rank, _)| *rank <= best + 1)
        .take(MOST_NAMED)
        .map(|(_, words)| words)
        .collect()
}

/// A rule in an analyst's words, and how much it helps to hear of it (0 most).
fn phrase(rule: Rule, scene: &Scene<'_>) -> Option<(u8, String)> {
    let value = match scene.sign_before() {
        "=>" | "score" => "a score",
        "when" | "and" | "or" | "not" | "where" => "a condition",
        _ => "a value",
    };
    let words = match rule {
        Rule::EOI
        | Rule::sign_slip
        | Rule::arrow_slip
        | Rule::WHITESPACE
        | Rule::COMMENT
        | Rule::bad_entry => {
            return None;
        }
        Rule::comma | Rule::plain_points | Rule::kw_points | Rule::slip_range_sign | Rule::slip_part => {
            return None;
        }
        Rule::given | Rule::setting | Rule::given_answer | Rule::given_awarded => {
            (0, "a question's name and its answer".to_owned())
        }
        Rule::given_value | Rule::given_one => (0, "an answer".to_owned()),
        Rule::given_list | Rule::given_entry | Rule::given_field => (1, "an answer".to_owned()),
        Rule::standing => (2, "`as rejected`".to_owned()),
        Rule::expect | Rule::expectation | Rule::expect_score | Rule::expect_level => {
            (0, "a code, a component, `overall`, `level` or `recommendation`".to_owned())
        }
        Rule::expect_advice => return None,
        Rule::expect_range => (0, "`=`, `at least` … or `between`".to_owned()),
        Rule::level_named => (0, "the name of a level".to_owned()),
        Rule::within => (2, "`within`".to_owned()),
        Rule::codes => (0, "a code or name".to_owned()),
        Rule::name => (0, "a name".to_owned()),
        Rule::code => (0, "a code or name".to_owned()),
        Rule::quoted | Rule::long_text | Rule::short_text => (0, "a text in quotes".to_owned()),
        Rule::literal | Rule::number | Rule::percent | Rule::signed | Rule::range => {
            (0, "a number".to_owned())
        }
        Rule::minus if value == "a value" => return None,
        Rule::expression
        | Rule::worth
        | Rule::condition
        | Rule::all_true
        | Rule::test
        | Rule::arithmetic
        | Rule::minus => (0, value.to_owned()),
        Rule::patterns | Rule::pattern | Rule::arm | Rule::whole_arm => {
            (0, "an answer or a range".to_owned())
        }
        Rule::cell | Rule::row | Rule::whole_row => (0, "an answer, a range or `any`".to_owned()),
        Rule::entry | Rule::whole_entry => (0, value.to_owned()),
        Rule::choice | Rule::whole_choice => (0, "a choice: a name and a title in quotes".to_owned()),
        Rule::field | Rule::whole_field => (0, "a field: a name, a title and a kind".to_owned()),
        Rule::level | Rule::whole_level => (0, "a level: a name and a title in quotes".to_owned()),
        Rule::translation | Rule::whole_translation => {
            (0, "`phrase`, `indicator`, `question`, `recommendation` … and its translation".to_owned())
        }
        Rule::said_part | Rule::whole_said_part => {
            (0, "a choice or field and its title in quotes".to_owned())
        }
        Rule::advice_text | Rule::whole_advice_part => {
            (0, "`text`, `owner`, `effort` or `reference`".to_owned())
        }
        Rule::translations | Rule::said_parts | Rule::advice_parts => (0, "`{`".to_owned()),
        Rule::weight | Rule::whole_weight => (0, "a component and its weight".to_owned()),
        Rule::reference_row | Rule::whole_reference_row => {
            (0, "a city's name in quotes, then its values after `|`".to_owned())
        }
        Rule::reference_set | Rule::reference_columns => {
            (0, "`(` and what there are values of, or `from` and a file".to_owned())
        }
        Rule::reference_rows => (0, "`{`".to_owned()),
        Rule::measured => (0, "a question or a `let`".to_owned()),
        Rule::statistic | Rule::measure | Rule::previous | Rule::standing_of => return None,
        Rule::z_score | Rule::min_max | Rule::kw_best | Rule::kw_across => return None,
        Rule::same_class => (2, "`with the same`".to_owned()),
        Rule::ways | Rule::way => (2, "`(population)`, `(ties min)` …".to_owned()),
        Rule::one_of
        | Rule::any_of
        | Rule::list_of
        | Rule::yes_no
        | Rule::money
        | Rule::kw_text
        | Rule::kw_date
        | Rule::kw_count
        | Rule::kw_percent => (0, "the kind of answer".to_owned()),
        Rule::arrow => (0, "`=>`".to_owned()),
        Rule::equals => (0, "`=`".to_owned()),
        Rule::open => (0, "`{`".to_owned()),
        Rule::left | Rule::list => (0, "`(`".to_owned()),
        Rule::right => (0, "`)`".to_owned()),
        Rule::close => (1, "`}`".to_owned()),
        Rule::out_of => (0, "`out of`".to_owned()),
        Rule::choices
        | Rule::fields
        | Rule::arms
        | Rule::entries
        | Rule::rows
        | Rule::levels
        | Rule::block => (0, "`{`".to_owned()),
        Rule::subjects => (0, "`(` and the questions of the table".to_owned()),
        Rule::hit => (0, "`first`, `unique` or `sum`".to_owned()),
        Rule::combined | Rule::weighted => (
            0,
            "`mean of components`, `sum of components`, `lowest of components`, `weighted mean { … }` or a formula"
                .to_owned(),
        ),
        Rule::slip_combining => return None,
        Rule::called => (0, "`components` or `indicators`".to_owned()),
        Rule::formula => return None,
        Rule::described => (2, "`described` and what it shows".to_owned()),
        Rule::on_dark => (2, "`on dark` and another colour".to_owned()),
        Rule::not_floored => (2, "`not floored`".to_owned()),
        Rule::kw_indian | Rule::kw_western => (0, "`indian`, `western` or `none`".to_owned()),
        Rule::rounding_mode => (0, "`half up`, `half even`, `up` or `down`".to_owned()),
        Rule::scores_lowest => (0, "`scores lowest` or `scores highest`".to_owned()),
        Rule::keeps_range => (0, "`keeps the range`".to_owned()),
        Rule::counts_unanswered => (0, "`counts as unanswered`".to_owned()),
        Rule::level_bound | Rule::level_when => {
            (0, "`at least` (or `at most`) and a number, or `when`".to_owned())
        }
        Rule::component_number => (2, "`number`".to_owned()),
        Rule::outside => (2, "`outside the total`".to_owned()),
        Rule::origin => (2, "`source` or `illustrative`".to_owned()),
        Rule::modifier => (2, "`between`, `at most`, `asked when` …".to_owned()),
        Rule::comparison | Rule::operator | Rule::is_in | Rule::is_between | Rule::is_answered => {
            (3, "a comparison".to_owned())
        }
        Rule::plus | Rule::times | Rule::divided | Rule::each_of => (3, "an operator".to_owned()),
        Rule::kw_and
        | Rule::kw_or
        | Rule::kw_else
        | Rule::ampersand
        | Rule::bar
        | Rule::kw_not
        | Rule::filter
        | Rule::range_end
        | Rule::range_more
        | Rule::cap => (3, "an operator".to_owned()),
        Rule::kw_when => (2, "`when`".to_owned()),
        Rule::kw_each => (3, "`each`".to_owned()),
        other => (1, format!("`{}`", spellings(other).into_iter().next()?)),
    };
    Some(words)
}

/// How the words are written that a rule begins with.
fn spellings(rule: Rule) -> Vec<String> {
    let words: &[&str] = match rule {
        Rule::modifier => words::following(Rule::ask),
        Rule::origin => &["source", "illustrative"],
        Rule::one_of => &["one"],
        Rule::any_of => &["any"],
        Rule::list_of => &["list"],
        Rule::yes_no => &["yes/no"],
        Rule::money => &["money"],
        Rule::out_of => &["out"],
        Rule::outside => &["outside"],
        Rule::component_number => &["number"],
        Rule::comparison | Rule::operator => &["at", "over", "under", "before", "after", "is"],
        Rule::is_in => &["in"],
        Rule::is_between => &["between"],
        Rule::filter => &["where"],
        Rule::each_of => &["each"],
        Rule::hit => &["first", "unique", "sum"],
        Rule::combined | Rule::weighted => {
            &["mean", "sum", "lowest", "geometric", "weighted", "median", "highest"]
        }
        Rule::called => &["components", "indicators"],
        Rule::rounding_mode => &["half", "up", "down"],
        Rule::scores_lowest => &["scores"],
        Rule::keeps_range => &["keeps"],
        Rule::counts_unanswered => &["counts"],
        Rule::level_bound => &["at", "over", "under"],
        Rule::level_when => &["when"],
        Rule::level_and => &["and"],
        _ => return format!("{rule:?}").strip_prefix("kw_").map(str::to_owned).into_iter().collect(),
    };
    words.iter().map(|word| (*word).to_owned()).collect()
}

fn list_of(phrases: &[&str]) -> String {
    match phrases.split_last() {
        None => String::new(),
        Some((last, [])) => (*last).to_owned(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

/// The kind of thing that is meant by another word after the word of an operation.
fn thing_meant(operation: &str, found: &str) -> Option<&'static str> {
    if !matches!(operation, "change" | "remove" | "rename" | "move") {
        return None;
    }
    Some(match found.to_lowercase().as_str() {
        "recommend" | "advice" | "recommendations" => "recommendation",
        "ask" | "questions" => "question",
        "option" | "answer" => "choice",
        "pillar" | "section" | "domain" | "theme" | "components" => "component",
        "criterion" | "criteria" | "indicators" | "metric" | "parameter" => "indicator",
        "certification" => "certify",
        "levels" | "grade" | "rating" => "level",
        "column" | "fields" => "field",
        other => nearest(other, Thing::ALL.map(Thing::word)).first()?,
    })
}

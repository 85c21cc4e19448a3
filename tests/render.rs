//! Diagnostics in every format: right places, nothing that breaks a terminal, and no text that makes it panic.

use kasauti::diagnostic::{Diagnostic, codes};
use kasauti::render::diagnostics::{Format, Paper, draw};
use kasauti::source::{FileId, Sources, Span};
use proptest::prelude::*;
use serde_json::Value;

const PLAIN: Paper = Paper { width: 80, colour: false };
const FORMATS: [Format; 4] = [Format::Human, Format::Short, Format::Json, Format::Github];

fn one_file(text: &str) -> (Sources, FileId) {
    let mut sources = Sources::new();
    let file = sources.add("rules/a.kas", text);
    (sources, file)
}

fn unknown(span: Span) -> Diagnostic {
    Diagnostic::new(&codes::PACK_UNKNOWN_NAME, span, "nothing is called `polcy`").label("not a name")
}

fn human(list: &[Diagnostic], sources: &Sources) -> String {
    draw(Format::Human, list, sources, PLAIN, "rules")
}

/// The span of the first `part` in `text`.
fn span_of(file: FileId, text: &str, part: &str) -> Span {
    let start = text.find(part).expect("the part is in the text");
    Span::new(file, start, start + part.len())
}

/// Under the line that holds `part`: the columns that are marked, as `part` stands in it.
fn marked(drawn: &str, part: &str) -> String {
    let lines: Vec<Vec<char>> = drawn.lines().map(|line| line.chars().collect()).collect();
    let at = drawn.lines().position(|line| line.contains(part)).expect("the line is drawn");
    let is_mark = |sign: &char| matches!(sign, '─' | '┬' | '▲');
    lines[at + 1]
        .iter()
        .enumerate()
        .filter(|(_, sign)| is_mark(sign))
        .map(|(column, _)| lines[at].get(column).copied().unwrap_or('$'))
        .collect()
}

#[test]
fn human_marks_the_place_and_counts_columns_in_characters() {
    let text = "framework a \"A\" {\n  # പരിശോധന परीक्षा\n  publisher \"നഗരം\" overall = polcy\n}\n";
    let (sources, file) = one_file(text);
    let drawn = human(&[unknown(span_of(file, text, "polcy"))], &sources);
    assert!(drawn.contains("[rules/a.kas:3:30]"), "{drawn}");
    assert!(drawn.contains("error: nothing is called `polcy`"), "{drawn}");
    assert!(drawn.contains("not a name"), "{drawn}");
    assert!(drawn.contains("  more: kasauti check --explain pack/unknown-name\n"), "{drawn}");
    assert!(drawn.ends_with("1 error in rules\n"), "{drawn}");
    assert!(!drawn.contains('\u{1b}'), "{drawn}");
}

#[test]
fn human_underlines_behind_tabs_and_in_crlf_files() {
    let text = "let a = 1\r\n\tlet\tb = polcy + 1\r\nlet c = 2\r\n";
    let (sources, file) = one_file(text);
    let drawn = human(&[unknown(span_of(file, text, "polcy"))], &sources);
    assert_eq!(marked(&drawn, "let b"), "polcy", "{drawn}");
    assert!(drawn.contains("[rules/a.kas:2:10]"), "{drawn}");
}

#[test]
fn human_shows_the_place_in_a_very_long_line() {
    let text = format!("{}polcy{}\n", "a ".repeat(5_000), " b".repeat(5_000));
    let (sources, file) = one_file(&text);
    let drawn = human(&[unknown(span_of(file, &text, "polcy"))], &sources);
    assert_eq!(marked(&drawn, "polcy "), "polcy", "{drawn}");
    assert!(drawn.lines().all(|line| line.chars().count() <= 80), "{drawn}");
    assert!(drawn.contains("[rules/a.kas:1:10001]"), "{drawn}");
}

#[test]
fn human_points_behind_the_last_word_at_the_end_of_a_file() {
    for text in [
        "component a {\n  out",
        "component a {\n  out\n",
        "component a {\n  out\n\n\n",
        "component a {\n  out  ",
    ] {
        let (sources, file) = one_file(text);
        for at in [text.len(), text.len() + 1, usize::MAX] {
            let drawn = human(&[unknown(Span::new(file, at, at))], &sources);
            assert!(matches!(marked(&drawn, "out").as_str(), "$" | " "), "{text:?} at {at}\n{drawn}");
            assert!(drawn.contains("[rules/a.kas:2:6]"), "{drawn}");
            assert!(drawn.contains("not a name"), "{drawn}");
        }
    }
}

#[test]
fn human_draws_spans_over_lines_and_shortens_long_ones() {
    let text = "one\ntwo {\n  three\n}\nfour\n";
    let (sources, file) = one_file(text);
    let drawn = human(&[unknown(span_of(file, text, "two {\n  three\n}"))], &sources);
    assert!(drawn.contains("three") && drawn.contains("not a name"), "{drawn}");

    let long: String = (0..200).map(|line| format!("line {line} of it\n")).collect();
    let (sources, file) = one_file(&long);
    let drawn = human(&[unknown(Span::new(file, 0, long.len()))], &sources);
    assert!(drawn.lines().count() < 12, "{drawn}");
    assert_eq!(marked(&drawn, "line 0 of it"), "line 0 of it", "{drawn}");
}

#[test]
fn human_draws_labels_of_other_files_and_far_lines_apart() {
    let mut sources = Sources::new();
    let first: String = (1..=40).map(|line| format!("ask first_{line} \"?\" count\n")).collect();
    let a = sources.add("p/a.kas", first.clone());
    let b = sources.add("p/b.kas", "ask first_1 \"?\" count\n");
    let list = [Diagnostic::new(&codes::PACK_DUPLICATE_NAME, Span::new(b, 4, 11), "`first_1` is taken")
        .label("a second time")
        .also(span_of(a, &first, "first_1"), "here first")
        .also(span_of(a, &first, "first_40"), "and far away")];
    let drawn = human(&list, &sources);
    let at = |what: &str| drawn.find(what).unwrap_or_else(|| panic!("no {what} in\n{drawn}"));
    assert!(at("[p/b.kas:1:5]") < at("a second time"), "{drawn}");
    assert!(at("a second time") < at("[p/a.kas:1:5]"), "{drawn}");
    assert!(at("[p/a.kas:1:5]") < at("here first"), "{drawn}");
    assert!(at("here first") < at("[p/a.kas:40:5]"), "{drawn}");
    assert!(at("[p/a.kas:40:5]") < at("and far away"), "{drawn}");
    assert!(!drawn.contains("first_20"), "lines between are left out\n{drawn}");
    assert!(drawn.contains("\n 40 │ ask first_40"), "line numbers are the file's\n{drawn}");
}

#[test]
fn human_counts_places_that_are_not_drawn() {
    let (sources, file) = one_file("a b c d e f g h i j k\n");
    let list = (0..10)
        .fold(unknown(Span::new(file, 0, 1)), |one, at| one.also(Span::new(file, 2 * at, 2 * at + 1), "x"));
    let drawn = human(&[list], &sources);
    assert!(drawn.contains("at 4 more places"), "{drawn}");
}

#[test]
fn colour_is_only_in_when_asked_for() {
    let (sources, file) = one_file("a\n");
    let list = [unknown(Span::new(file, 0, 1)).help("write it").note("since ever")];
    assert!(
        draw(Format::Human, &list, &sources, Paper { width: 80, colour: true }, "").contains("\u{1b}[31m")
    );
    for format in FORMATS {
        assert!(!draw(format, &list, &sources, PLAIN, "").contains('\u{1b}'), "{format:?}");
    }
}

#[test]
fn what_would_steer_a_terminal_is_made_visible() {
    let mut sources = Sources::new();
    let evil = "\u{1b}[31mred \u{202e}turned\u{7} \u{9b}2J";
    let file = sources.add(format!("{evil}.kas"), format!("{evil}\n"));
    let list = [Diagnostic::new(&codes::PACK_UNKNOWN_NAME, Span::new(file, 0, 3), evil)
        .label(evil)
        .help(evil)
        .note(evil)];
    for format in [Format::Human, Format::Short, Format::Github] {
        let drawn = draw(format, &list, &sources, PLAIN, evil);
        assert!(
            drawn.chars().all(|sign| sign == '\n' || !sign.is_control() && sign != '\u{202e}'),
            "{format:?}: {drawn:?}"
        );
    }
}

#[test]
fn short_is_a_line_each() {
    let text = "പേര് = polcy\n";
    let (sources, file) = one_file(text);
    let span = span_of(file, text, "polcy");
    let list = [unknown(span), Diagnostic::new(&codes::SYNTAX_SEMICOLON, span.at_end(), "not\nneeded")];
    assert_eq!(
        draw(Format::Short, &list, &sources, PLAIN, ""),
        "rules/a.kas:1:8: error[pack/unknown-name]: nothing is called `polcy`\n\
         rules/a.kas:1:13: warning[syntax/semicolon]: not needed\n"
    );
}

#[test]
fn json_holds_everything() {
    let text = "പേര് = polcy\n";
    let (sources, file) = one_file(text);
    let span = span_of(file, text, "polcy");
    let list = [unknown(span)
        .also(span.at_start(), "here")
        .help("write `policy`")
        .note("names matter")
        .fix("policy")];
    let drawn = draw(Format::Json, &list, &sources, PLAIN, "");
    let value: Value = serde_json::from_str(&drawn).unwrap();
    let one = &value["diagnostics"][0];
    assert_eq!(value["schema_version"], "1");
    assert_eq!(value["engine_version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(value["counts"], serde_json::json!({"errors": 1, "warnings": 0, "notes": 0}));
    assert_eq!(one["file"], "rules/a.kas");
    assert_eq!(one["start"], serde_json::json!({"line": 1, "column": 8, "byte": span.start}));
    assert_eq!(one["end"], serde_json::json!({"line": 1, "column": 13, "byte": span.end}));
    assert_eq!(one["others"][0]["label"], "here");
    assert_eq!(one["fix"]["replacement"], "policy");
    assert_eq!(one["help"], "write `policy`");
    assert_eq!(one["notes"][0], "names matter");
    let keys: Vec<&String> = one.as_object().unwrap().keys().collect();
    assert!(keys.is_sorted(), "{keys:?}");
    let empty: Value = serde_json::from_str(&draw(Format::Json, &[], &sources, PLAIN, "")).unwrap();
    assert_eq!(empty["diagnostics"], serde_json::json!([]));
}

#[test]
fn github_escapes_puts_errors_first_and_says_what_is_left() {
    let mut sources = Sources::new();
    let file = sources.add("rules/a,b:c%.kas", "one two\nthree\n");
    let warning = Diagnostic::new(&codes::SYNTAX_SEMICOLON, Span::new(file, 0, 3), "first");
    let error = Diagnostic::new(&codes::PACK_UNKNOWN_NAME, Span::new(file, 4, 7), "100 %: a,\nb").help("so");
    let list: Vec<Diagnostic> = [warning].into_iter().chain(vec![error; 12]).collect();
    let drawn = draw(Format::Github, &list, &sources, PLAIN, "");
    let lines: Vec<&str> = drawn.lines().collect();
    assert_eq!(
        lines[0],
        "::error file=rules/a%2Cb%3Ac%25.kas,line=1,endLine=1,col=5,endColumn=8,title=pack/unknown-name\
         ::100 %25: a,%0Ab%0Ahelp: so"
    );
    assert!(lines[..10].iter().all(|line| line.starts_with("::error ")), "{drawn}");
    assert!(lines[10].starts_with("2 more errors"), "{drawn}");
    assert!(lines[11].starts_with("::warning "), "{drawn}");
    assert_eq!(lines.len(), 12);
}

#[test]
fn a_file_that_is_not_there_is_no_reason_to_panic() {
    let (sources, _) = one_file("a\n");
    for format in FORMATS {
        let drawn = draw(format, &[unknown(Span::new(FileId(9), 3, 7))], &sources, PLAIN, "");
        assert!(drawn.contains("polcy"), "{format:?}: {drawn}");
    }
}

/// Texts made of what is hard: scripts of several bytes, tabs, every kind of line end, control characters.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z ]{0,8}",
        2 => Just(String::from("\n")),
        1 => prop::sample::select(vec!["\r\n", "\r", "\t", "\u{1b}[31m", "\u{feff}", "\u{2028}", "\u{0}"]).prop_map(String::from),
        1 => prop::sample::select(vec!["നഗരം", "परीक्षा", "👩‍👩‍👧", "漢字", "e\u{301}"]).prop_map(String::from),
        1 => Just("long ".repeat(60)),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_span_of_any_text_is_drawn(
        texts in prop::collection::vec(text(), 1..3),
        spans in prop::collection::vec((0u32..3, 0usize..700, 0usize..200), 1..9),
        width in 0usize..140,
        colour: bool,
    ) {
        let mut sources = Sources::new();
        for (at, text) in texts.iter().enumerate() {
            sources.add(format!("{at}.kas"), text.as_str());
        }
        let mut spans = spans.into_iter().map(|(file, start, length)| Span::new(FileId(file), start, start + length));
        let first = unknown(spans.next().unwrap());
        let one = spans.fold(first, |one, span| one.also(span, "a label that is drawn\nover lines"));
        let one = one.help("help").note("note").fix("fix");
        for format in FORMATS {
            let drawn = draw(format, std::slice::from_ref(&one), &sources, Paper { width, colour }, "all");
            prop_assert!(drawn.contains("polcy"));
            prop_assert!(colour || format == Format::Json || drawn.chars().all(|sign| sign == '\n' || !sign.is_control()));
        }
        let drawn = human(std::slice::from_ref(&one), &sources);
        let held = sources.get(one.span().file).is_some();
        prop_assert!(!held || drawn.contains("not a name"), "the main label is always drawn\n{}", drawn);
    }
}

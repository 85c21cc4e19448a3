//! The style, rule by rule.

use kasauti::syntax::Refusal;

use super::{becomes, format, hold};

#[test]
fn nothing_is_nothing() {
    becomes("", "");
    becomes("\n\n", "");
    becomes("\u{feff}\r\n# only a comment\r\n\r\n\r\n# and another", "# only a comment\n\n# and another\n");
}

#[test]
fn blocks_are_set_in_by_what_they_stand_in() {
    becomes(
        "component a \"A\" number 1 out of 5\n{\nindicator 1.a \"B\" out of 5 {\n\n\t score   5 }\n}",
        "component a \"A\" number 1 out of 5 {\n  indicator 1.a \"B\" out of 5 {\n    score 5\n  }\n}\n",
    );
}

#[test]
fn the_brace_stands_below_a_head_of_several_lines() {
    let text = "component a \"A\" number 1 out of 5\n  source \"S\"\n{\n  score 5\n}\n";
    becomes(text, text);
    becomes("component a \"A\" number 1 out of 5\nsource \"S\" {\nscore 5\n}", text);
}

#[test]
fn one_empty_line_at_most_and_none_inside_braces() {
    becomes(
        "\n\nlanguage 1\n\n\n\nshared a \"A\"\nshared b \"B\"\nframework l \"L\" {\n\n  cycle \"1\"\n\n\n  subject a\n\n}\nshared c \"C\"",
        "language 1\n\nshared a \"A\"\nshared b \"B\"\n\nframework l \"L\" {\n  cycle \"1\"\n\n  subject a\n}\n\nshared c \"C\"\n",
    );
}

#[test]
fn columns_of_clauses_choices_arms_rungs_and_rows() {
    becomes(
        "framework l \"L\" {\n cycle \"1\"\n overall = mean of components\n  illustrative \"x\"\n illustrative \"y\"\n}",
        "framework l \"L\" {\n  cycle   \"1\"\n  overall = mean of components\n          illustrative \"x\"\n  illustrative \"y\"\n}\n",
    );
    becomes(
        "ask a \"A\" one of {\n  b \"B\",\n  long_name \"C\"\n}",
        "ask a \"A\" one of {\n  b         \"B\"\n  long_name \"C\"\n}\n",
    );
    becomes(
        "ask a \"A\" list of {\nb \"Bee\" text\nlong \"L\" one of {\nx \"X\"\n}\nc count }",
        "ask a \"A\" list of {\n  b    \"Bee\" text\n  long \"L\"   one of {\n    x \"X\"\n  }\n  c count\n}\n",
    );
    becomes(
        "score band a {\n 0 => 0,\n 1 to under 5=>10\notherwise => 5 }",
        "score band a {\n  0            => 0\n  1 to under 5 => 10\n  otherwise    => 5\n}\n",
    );
    becomes("score ladder {\n5 when a\n100 when b }", "score ladder {\n  5   when a\n  100 when b\n}\n");
    becomes(
        "score table ( a,b ) first {\nfull|5 or more=>20\nany|any=>0 }",
        "score table (a, b) first {\n  full | 5 or more => 20\n  any  | any       => 0\n}\n",
    );
    becomes(
        "certify \"L\" on overall {\n good \"Good\" at least 75\n fair \"Fair one\" at least 5\n otherwise \"None\" }",
        "certify \"L\" on overall {\n  good \"Good\"     at least 75\n  fair \"Fair one\" at least 5\n  otherwise \"None\"\n}\n",
    );
}

#[test]
fn columns_count_what_is_seen() {
    becomes(
        "ask a \"A\" one of {\n  नीति \"B\"\n  മലയാളം \"C\"\n  b \"D\"\n}",
        "ask a \"A\" one of {\n  नीति  \"B\"\n  മലയാളം \"C\"\n  b     \"D\"\n}\n",
    );
}

#[test]
fn an_outlier_does_not_move_the_column() {
    becomes(
        "score match a {\n  b => 0\n  cc => 1\n  dddddddd or eeeeeeee or ffffffff => 2\n}",
        "score match a {\n  b  => 0\n  cc => 1\n  dddddddd or eeeeeeee or ffffffff => 2\n}\n",
    );
}

#[test]
fn a_block_on_one_line_stays_there_while_it_fits() {
    let short = "recommend a when b { text \"Go on.\" }\n";
    becomes(short, short);
    let words = "word ".repeat(20);
    becomes(
        &format!("recommend a when b {{ priority low text \"{words}\" }}"),
        &format!("recommend a when b {{\n  priority low\n  text \"{words}\"\n}}\n"),
    );
    becomes("score sum { 1 when a\n 2 when b }", "score sum {\n  1 when a\n  2 when b\n}\n");
}

#[test]
fn commas_on_one_line_but_not_on_several() {
    becomes("score match a { b => 0 c => 1 }", "score match a { b => 0, c => 1 }\n");
    becomes("ask a \"A\" one of { b \"B\", c \"C\" }", "ask a \"A\" one of { b \"B\" c \"C\" }\n");
    becomes("score min(a b,)", "score min(a, b)\n");
    becomes("score min(\na + 1,\nb)", "score min(\n  a + 1,\n  b,\n)\n");
    becomes("let x = (\na or b\n)", "let x = (\n  a or b\n)\n");
}

#[test]
fn a_comma_stays_where_it_parts_what_would_be_one() {
    becomes("score sum {\n 5,\n -3 when a\n}", "score sum {\n  5,\n  -3 when a\n}\n");
    becomes("score sum {\n 5,\n points\n}", "score sum {\n  5,\n  points\n}\n");
    becomes(
        "ask a \"A\" list of {\n b \"B\" count,\n unit \"U\" text\n}",
        "ask a \"A\" list of {\n  b    \"B\" count,\n  unit \"U\" text\n}\n",
    );
}

#[test]
fn a_writers_line_breaks_stay_where_a_line_may_begin() {
    becomes(
        "let a = b +\n c\n- d\nlet e =\n count\nof f\n where g\nand h and\n i",
        "let a = b\n  + c\n  - d\nlet e =\n  count of f\n  where g\n  and h\n  and i\n",
    );
}

#[test]
fn long_lines_are_broken_from_outside_to_inside() {
    let (a, b, c) = ("a".repeat(40), "b".repeat(40), "c".repeat(40));
    becomes(&format!("let x = {a} + {b} - {c}"), &format!("let x = {a}\n  + {b}\n  - {c}\n"));
    becomes(
        &format!("recommend x when {a} and {b} and {c} {{ text \"T\" }}"),
        &format!("recommend x\n  when {a}\n  and {b}\n  and {c}\n{{\n  text \"T\"\n}}\n"),
    );
    becomes(
        &format!("let x = all of ({a}, not {b}, {c})"),
        &format!("let x = all of (\n  {a},\n  not {b},\n  {c},\n)\n"),
    );
    becomes(
        &format!("ask x \"{a}{b}\" count between 0 and 5 help \"{c}\" evidence \"E\""),
        &format!("ask x \"{a}{b}\" count between 0 and 5\n  help \"{c}\"\n  evidence \"E\"\n"),
    );
}

#[test]
fn words_in_brackets_share_lines_and_series_share_a_column() {
    becomes("let x = a in (\n b,\n c\n)", "let x = a in (b, c)\n");
    let names = ["abcdefghijklmnopqrstuvwxyz"; 5];
    becomes(
        &format!("let x = a in ({})", names.join(",")),
        &format!("let x = a in (\n  {},\n  {}\n)\n", names[..3].join(", "), names[3..].join(", ")),
    );
    becomes(
        &format!(
            "example \"E\" {{\n given a = 1, {} = 2,\n b = 3 , c = ({{d = yes}},\n{{d = no}}) e = 4 }}",
            names[0]
        ),
        &format!(
            "example \"E\" {{\n  given a = 1, {} = 2,\n        b = 3, c = (\n          {{ d = yes }},\n          \
             {{ d = no }},\n        ) e = 4\n}}\n",
            names[0]
        ),
    );
    becomes(
        &format!("example \"E\" {{\n given a = 1, {0} = 2, {0} = 3, {0} = 4, bb = 5 }}", names[0]),
        &format!(
            "example \"E\" {{\n  given a = 1, {0} = 2, {0} = 3, {0} = 4,\n        bb = 5\n}}\n",
            names[0]
        ),
    );
}

#[test]
fn a_long_row_goes_on_below_its_first_value() {
    let name = |index: usize| format!("{}{index} = yes", "a".repeat(30));
    let row = format!("{{ {}, {}, {} }}", name(1), name(2), name(3));
    let broken = format!("    {{ {}, {},\n      {} }},\n", name(1), name(2), name(3));
    becomes(
        &format!("example \"E\" {{\n given b = ({row}, {{ c = no }}) }}"),
        &format!("example \"E\" {{\n  given b = (\n{broken}    {{ c = no }},\n  )\n}}\n"),
    );
    becomes(
        &format!("example \"E\" {{\n given b = ({row}) }}"),
        &format!("example \"E\" {{\n  given b = (\n{}  )\n}}\n", broken.replace(" },", " }")),
    );
    // Whoever began it on a line of its own wants a line for each value.
    becomes(
        "example \"E\" {\n given b = ({\nc = no, d = yes }) }",
        "example \"E\" {\n  given b = (\n    {\n      c = no\n      d = yes\n    }\n  )\n}\n",
    );
}

#[test]
fn comments_stay_with_their_line() {
    becomes(
        "#top\nscore sum { #behind the brace\n# own line\n  1 when a , # one\n\n\n#   two\n 2 when b // slashes\n# last\n}#end",
        "# top\nscore sum {  # behind the brace\n  # own line\n  1 when a  # one\n\n  #   two\n  2 when b  # slashes\n  # last\n}  # end\n",
    );
    becomes("ask a # name\n \"A\"\n # kind\n yes/no\n", "ask a  # name\n  \"A\"\n  # kind\n  yes/no\n");
}

#[test]
fn long_texts_are_set_in_and_say_the_same() {
    becomes(
        "recommend a {\ntext \"\"\"\n          One.\n\n            - two\n        three\n\"\"\"\n}",
        "recommend a {\n  text \"\"\"\n      One.\n\n        - two\n    three\n    \"\"\"\n}\n",
    );
    becomes("shared a \"\"\"one\n     two\"\"\"", "shared a \"\"\"\n  one\n  two\n  \"\"\"\n");
    becomes("shared a \"\"\"one line\"\"\"", "shared a \"\"\"one line\"\"\"\n");
    // Whoever wants a text to begin with blanks has no other way to write it.
    let blanks = "shared a \"\"\"   one\n\"\"\"\n";
    becomes(blanks, blanks);
}

#[test]
fn slips_and_signs_are_written_in_the_right_form() {
    becomes("score match a { b -> 1; c ⇒ 2; }", "score match a { b => 1, c => 2 }\n");
    becomes(
        "let x = a == b && NOT c || AND(d, e) AND !f <> g",
        "let x = a = b and not c or all of (d, e) and not f != g\n",
    );
    becomes("let x = a ≥ 2 × b ÷ −3 − 5", "let x = a >= 2 * b / -3 - 5\n");
    becomes("evidence “The ’reports’” // counted", "evidence \"The ’reports’\"  # counted\n");
    becomes(
        "score band a { under %25 => 0, 25 % or more => 1 }",
        "score band a { under 25% => 0, 25% or more => 1 }\n",
    );
}

/// `AND(…)` is understood where `all of (…)` cannot stand; what says something else is not written.
#[test]
fn a_slip_stays_where_its_right_form_says_something_else() {
    becomes("let x = AND( a,b ) between 0 and 1", "let x = AND (a, b) between 0 and 1\n");
}

#[test]
fn words_in_texts_are_nobodys_business() {
    let text = "shared a \"x -> y == z && “curly”  twice   spaced // no comment # none\"\n";
    becomes(text, text);
}

#[test]
fn more_slips_than_are_told_are_all_mended() {
    let slips: String = (0..300).map(|index| format!("let a{index} = AND(b, c) && d\n")).collect();
    let formatted = hold(&slips);
    assert_eq!(formatted.matches("= all of (b, c) and d\n").count(), 300);
}

#[test]
fn the_deepest_nesting_is_laid_out() {
    let deep = format!("let a = {}b{}", "(".repeat(60), ")".repeat(60));
    becomes(&deep, &format!("{deep}\n"));
    assert_eq!(format(&format!("let a = {}b", "(".repeat(60))), Err(Refusal::Mistakes));
}

#[test]
fn mistakes_leave_the_file_alone() {
    for text in ["score sum {", "ask a \"A", "nonsense here", "ask a: \"A\" yes/no", "}", "let x = \u{0}"] {
        assert_eq!(format(text), Err(Refusal::Mistakes), "{text}");
    }
}

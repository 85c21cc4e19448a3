//! What counts as reached: what is at work whatever the questions without an answer turn out to be.

use kasauti::examples::PartKind;
use kasauti::source::MemoryWorld;

use super::{Tested, lake, test};

/// A pack of one indicator out of 20 with an example that gives something.
fn rule(rule: &str, given: &str) -> Tested {
    let text = format!(
        "language 1\nframework f \"F\" {{ cycle \"1\" subject city overall = sum of components \
         round points half up to 2 places illustrative \"x\" }}\n\
         component c \"C\" number 1 out of 20 {{ indicator 1.a \"A\" out of 20 {{\n\
         ask stage \"?\" one of {{ none \"N\" some \"S\" all \"A\" }}\nask count_of_it \"?\" count between 0 and 9\n\
         ask a \"?\" yes/no\nask b \"?\" yes/no\nask forms \"?\" any of {{ x \"X\" y \"Y\" }}\n\
         ask list_of_it \"?\" list of {{ people count between 0 and 9 }}\n{rule}\nrecommend go {{ text \"Go.\" }} }} }}\n\
         example \"one\" {{ {given} expect 1.a at most 20 }}"
    );
    test(&MemoryWorld::new([("f.kas", text.as_str())]))
}

/// The parts that were reached, but for the score and the advice.
fn reached(tested: &Tested) -> Vec<&str> {
    let parts = tested.coverage.parts.iter().filter(|part| part.reached > 0);
    let parts = parts.filter(|part| !matches!(part.kind, PartKind::Score | PartKind::Recommendation));
    parts.map(|part| tested.sources.text(part.span)).collect()
}

fn reaches(rule_text: &str, given: &str, parts: &[&str]) {
    assert_eq!(reached(&rule(rule_text, given)), parts, "{rule_text} with {given}");
}

#[test]
fn of_match_and_band_the_line_that_is_taken() {
    let text = "score match stage { none => 0  some or all => 20 }";
    reaches(text, "given stage = all", &["some or all => 20"]);
    reaches(text, "", &[]);
    let text = "score band count_of_it { 0 to 3 => 0, 4 or more => 20 }";
    reaches(text, "given count_of_it = 4", &["4 or more => 20"]);
    reaches(text, "", &[]);
}

#[test]
fn a_row_that_is_certain_though_an_answer_is_missing() {
    let text =
        "score table (stage, count_of_it) first { none | any => 0  any | 0 to 3 => 5  any | any => 20 }";
    reaches(text, "given stage = none", &["none | any => 0"]);
    reaches(text, "given stage = some", &[]);
    reaches(text, "given stage = some, count_of_it = 3", &["any | 0 to 3 => 5"]);
    let text = "score table (stage, a) sum { none | any => 1  any | yes => 2  some | yes => 18 }";
    reaches(text, "given stage = none, a = yes", &["none | any => 1", "any | yes => 2"]);
}

#[test]
fn entries_rungs_and_caps() {
    let text = "score sum { 5 when a  15 when b  3 each of forms } at most 20";
    reaches(text, "given a = yes", &["5 when a"]);
    reaches(text, "given a = yes, b = no, forms = (x)", &["5 when a", "3 each of forms"]);
    let all = ["5 when a", "15 when b", "3 each of forms", "20"];
    reaches(text, "given a = yes, b = yes, forms = (x)", &all);
    let text = "score ladder { 5 when a  20 when b }";
    reaches(text, "given a = no, b = yes", &[]);
    reaches(text, "given a = yes", &["5 when a"]);
    reaches(text, "given b = yes", &[]);
    reaches(text, "given a = yes, b = yes", &["5 when a", "20 when b"]);
    let text = "score highest { 20 when a, 10 when b, otherwise 0 }";
    reaches(text, "given a = no, b = yes", &["10 when b", "otherwise 0"]);
}

#[test]
fn what_stands_inside_of_something_doubtful_is_doubtful() {
    let text = "score sum { match stage { none => 0  some => 5  all => 20 } when a }";
    reaches(text, "given stage = some", &[]);
    let whole = "match stage { none => 0  some => 5  all => 20 } when a";
    reaches(text, "given stage = some, a = yes", &[whole, "some => 5"]);
}

#[test]
fn an_else_that_may_not_be_needed_is_doubtful() {
    let text = "score min(20 / count_of_it else match stage { none => 0  some => 5  all => 20 }, 20)";
    reaches(text, "given stage = some", &[]);
    reaches(text, "given stage = some, count_of_it = 2", &[]);
    reaches(text, "given stage = some, count_of_it = 0", &["some => 5"]);
}

#[test]
fn lets_are_reached_by_who_uses_them() {
    let text = "let worth = match stage { none => 0  some => 5  all => 20 }\nscore worth";
    reaches(text, "given stage = all", &["all => 20"]);
    let text = "let worth = match stage { none => 0  some => 5  all => 20 }\nscore 20 * count_of_it / 9\n\
                recommend other when worth over 4 { text \"Other.\" }";
    reaches(text, "given stage = all", &["all => 20"]);
    let text = "let worth = match stage { none => 0  some => 5  all => 20 }\nscore 20 * count_of_it / 9\n\
                recommend other when a { text \"{worth}\" }";
    reaches(text, "given stage = all, a = no", &[]);
    reaches(text, "given stage = all, a = yes", &["all => 20"]);
}

/// A `let` is walked over once; that its first use is in doubt says nothing of the second.
#[test]
fn a_let_that_is_used_twice_is_reached_by_the_use_that_is_certain() {
    let lets = "let worth = match stage { none => 0  some => 5  all => 10 }\nlet twice = 2 * worth";
    let given = "given stage = some";
    reaches(&format!("{lets}\nscore sum {{ worth when a, worth }}"), given, &["some => 5", "worth"]);
    reaches(&format!("{lets}\nscore sum {{ twice when a }}"), given, &[]);
    reaches(&format!("{lets}\nscore min(20 / count_of_it else twice, 10) + worth"), given, &["some => 5"]);
}

#[test]
fn entries_of_lists_count_one_by_one() {
    let text =
        "score min(sum of people over list_of_it, 10) + band count of list_of_it { 0 => 0, 1 or more => 10 }";
    reaches(text, "given list_of_it = ({ people = 1 })", &["1 or more => 10"]);
}

#[test]
fn points_that_were_awarded_reach_no_rule() {
    let text = "score match stage { none => 0  some => 5  all => 20 }";
    let tested = rule(text, "given stage = all, awarded 1.a = 20");
    assert_eq!(reached(&tested), Vec::<&str>::new());
    assert!(tested.missed().contains(&text));
}

#[test]
fn scores_levels_and_advice() {
    let tested = lake("example \"one\" { given stage = none expect 1.a = 0 }");
    let missed = tested.missed();
    assert!(!missed.contains(&"score match stage { none => 0  drafted => 7  approved => 20 }"));
    assert!(!missed.contains(&"begin") && !missed.contains(&"finish") && !missed.contains(&"walk"));
    assert!(missed.contains(&"keep") && missed.contains(&"score as awarded"));
    // Two levels are still possible, so none is reached.
    assert_eq!(tested.coverage.count(Some(PartKind::Level)), (3, 0));
    let tested = lake(
        "example \"one\" { given awarded water = 20, awarded shore = 20, awarded extra = 1 expect level = fair }",
    );
    assert_eq!(tested.coverage.count(Some(PartKind::Level)), (3, 1));
    assert!(!tested.missed().contains(&"score as awarded"));
}

#[test]
fn each_example_counts_once() {
    let tested = lake(
        "example \"one\" { given stage = none expect 1.a = 0 } example \"two\" { given stage = none expect 1.a = 0 }",
    );
    let parts: Vec<u32> = tested
        .coverage
        .parts
        .iter()
        .filter(|part| tested.sources.text(part.span) == "none => 0")
        .map(|part| part.reached)
        .collect();
    assert_eq!(parts, [2]);
}

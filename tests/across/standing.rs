//! Claims beside what was verified, and results of the last assessment, as a city's file gives them.

use kasauti::answers::Answers;
use kasauti::diagnostic::Diagnostics;
use kasauti::pack::Pack;
use kasauti::score::{Mode, assess};
use kasauti::script::Scripts;
use kasauti::source::{MemoryWorld, Sources};

use crate::check::FRAMEWORK;

fn load(clause: &str, rule: &str) -> (Pack, Sources) {
    let framework = FRAMEWORK.replace("  illustrative", &format!("  {clause}\n  illustrative"));
    let text = format!(
        "{framework}
certify \"Level\" on overall {{ good \"Good Enough\" at least 8 otherwise \"Poor\" }}
component water \"Water\" number 1 out of 10 {{
  indicator 1.a \"Water\" out of 10 {{
    ask share \"Share?\" percent
    ask kind \"Kind?\" one of {{ none \"None\" some \"Some\" }}
    {rule}
    recommend go_on when kind = some or kind is not some {{ text \"Go on.\" }}
  }}
}}
"
    );
    let world = MemoryWorld::new([("pack.kas", text.as_str())]);
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let pack = kasauti::pack::load(&world, &mut sources, &mut diagnostics).expect("a pack");
    assert!(!diagnostics.has_errors(), "{diagnostics:?}");
    (pack, sources)
}

fn read(pack: &Pack, sources: &mut Sources, body: &str) -> (Option<Answers>, Vec<(&'static str, String)>) {
    let head = "city = \"A\"\nframework = \"lake\"\ncycle = \"2026\"\nillustrative = \"made up\"\n";
    let file = sources.add("a.toml", format!("{head}{body}"));
    let mut diagnostics = Diagnostics::new();
    let answers = kasauti::answers::read(pack, sources, file, &mut diagnostics);
    let told = diagnostics.iter().map(|one| (one.code().id, sources.text(one.span()).to_owned())).collect();
    (answers, told)
}

#[track_caller]
fn scores(clause: &str, rule: &str, body: &str) -> String {
    let (pack, mut sources) = load(clause, rule);
    let (answers, told) = read(&pack, &mut sources, body);
    assert_eq!(told, [], "{body}");
    let answers = answers.expect("answers");
    assess(&pack, &Scripts::default(), &answers, Mode::Draft).indicators[0].points.to_string()
}

const GAP: &str = "score max(0, 10 * share - 10 * gap of share)";

#[test]
fn rules_see_what_was_verified_and_the_gap() {
    let both = "[answers]\nshare = { claimed = 90, verified = 60 }\n";
    assert_eq!(scores("", "score 10 * share", both), "6");
    assert_eq!(scores("", "score 10 * claimed of share", both), "9");
    assert_eq!(scores("", GAP, both), "3");
    assert_eq!(scores("", GAP, "[answers]\nshare = { claimed = 90 }\n"), "9");
    assert_eq!(scores("", GAP, "[answers]\nshare = { verified = 60 }\n"), "6");
    assert_eq!(scores("", GAP, "[answers]\nshare = { value = 60, standing = \"verified\" }\n"), "6");
    // Found is more than was claimed: the gap is below 0.
    assert_eq!(
        scores(
            "",
            "score min(10, 10 * share - 10 * gap of share)",
            "[answers]\nshare = { claimed = 30, verified = 40 }\n"
        ),
        "5"
    );
}

#[test]
fn what_is_not_verified_is_not_known() {
    let rule = "score 10 * verified of share";
    assert_eq!(scores("", rule, "[answers]\nshare = 90\n"), "0 to 10");
    assert_eq!(scores("", rule, ""), "0 to 10");
    assert_eq!(scores("", rule, "[answers]\nshare = { claimed = 90, verified = 60 }\n"), "6");
}

#[test]
fn the_standing_of_an_answer() {
    let rule = "score highest { 10 when share is verified, 7 when share is claimed, 3 when share is rejected, otherwise 0 }";
    assert_eq!(scores("", rule, "[answers]\nshare = 50\n"), "7");
    assert_eq!(scores("", rule, "[answers]\nshare = { value = 50, standing = \"rejected\" }\n"), "3");
    assert_eq!(scores("", rule, "[answers]\nshare = { claimed = 50, verified = 50 }\n"), "10");
    assert_eq!(scores("", rule, ""), "0");
    let of_choices = "score highest { 10 when kind is not verified, otherwise 0 }";
    assert_eq!(scores("", of_choices, "[answers]\nkind = \"some\"\n"), "10");
}

#[test]
fn mere_claims_are_treated_as_the_pack_says() {
    let (rule, claim) = ("score 10 * share", "[answers]\nshare = 90\n");
    assert_eq!(scores("", rule, claim), "9");
    assert_eq!(scores("claimed counts as unanswered", rule, claim), "0 to 10");
    assert_eq!(scores("claimed scores lowest", rule, claim), "0");
    let verified = "[answers]\nshare = { claimed = 90, verified = 60 }\n";
    assert_eq!(scores("claimed scores lowest", rule, verified), "6");
}

#[test]
fn the_last_assessment() {
    let rule = "score highest { 10 when previous level is known and previous level = good, 5 when previous overall is known and previous overall at least 3, otherwise 0 }";
    let head = "[previous]\nsource = \"announcement\"\ncycle = \"2024\"\n";
    assert_eq!(scores("", rule, ""), "0");
    assert_eq!(scores("", rule, &format!("{head}overall = 3\n")), "5");
    assert_eq!(scores("", rule, &format!("{head}level = \"good\"\n")), "10");
    assert_eq!(scores("", rule, &format!("{head}level = \"otherwise\"\noverall = 2.5\n")), "0");
    assert_eq!(scores("", "score previous points of 1.a", &format!("{head}\"1.a\" = 4\nwater = 6\n")), "4");
    assert_eq!(scores("", "score previous points of water", &format!("{head}\"1.a\" = 4\nwater = 6\n")), "6");
    assert_eq!(scores("", "score previous points of 1.a", head), "0 to 10");
}

#[test]
fn mistakes_in_a_file() {
    let (pack, mut sources) = load("", GAP);
    let mut told = |body: &str| {
        let (answers, told) = read(&pack, &mut sources, body);
        assert!(answers.is_none(), "{body}");
        let [(code, at)] = told.as_slice() else { panic!("{told:?}") };
        (*code, at.clone())
    };
    let mut is = |body: &str, code: &str, at: &str| assert_eq!(told(body), (code, at.to_owned()), "{body}");
    let key = "answers/unknown-key";
    is("[answers]\nshare = { value = 3, verified = 4 }\n", key, "value");
    is("[answers]\nshare = { claimed = 3, verified = 4, standing = \"verified\" }\n", key, "standing");
    is("[answers]\nshare = { claimd = 3, verified = 4 }\n", key, "claimd");
    is("[answers]\nshare = { claimed = 300, verified = 4 }\n", "answers/out-of-range", "300");
    is("[previous]\noverall = 4\n", "answers/no-origin", "overall");
    let previous = |line: &str| format!("[previous]\nsource = \"x\"\n{line}\n");
    is(&previous("overall = 11"), "answers/awarded-out-of-range", "11");
    is(&previous("\"1.b\" = 1"), "answers/unknown-code", "\"1.b\"");
    is(&previous("level = \"Good Enough\""), "answers/impossible-choice", "\"Good Enough\"");
    is(&previous("level = \"god\""), "answers/impossible-choice", "\"god\"");
}

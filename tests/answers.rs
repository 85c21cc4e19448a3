//! City files in, answers and diagnostics out.

use kasauti::answers::{self, Answers, Standing, Value};
use kasauti::decimal::Number;
use kasauti::diagnostic::{Diagnostics, Severity};
use kasauti::pack::{ComponentId, IndicatorId, QuestionId};
use kasauti::source::{FileId, Sources};
use proptest::prelude::*;

mod wells;

use wells::pack;

const HEAD: &str = "city = \"Kollam\"\nframework = \"wells\"\ncycle = \"2026\"\nsource = \"a test\"\n";

/// A file's diagnostics as code and underlined text, and what became of it.
struct Told {
    list: Vec<(&'static str, String)>,
    fixes: Vec<Option<String>>,
    helps: Vec<String>,
    others: Vec<Vec<String>>,
    answers: Option<Answers>,
}

impl Told {
    fn only(&self) -> (&'static str, &str) {
        assert_eq!(self.list.len(), 1, "{:?}", self.list);
        (self.list[0].0, self.list[0].1.as_str())
    }

    fn fix(&self) -> Option<&str> {
        self.fixes[0].as_deref()
    }
}

fn read(name: &str, text: &str) -> Told {
    let pack = pack();
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let file = answers::read_text(&mut sources, name, text.as_bytes(), &mut diagnostics).unwrap();
    let answers = answers::read(&pack, &sources, file, &mut diagnostics);
    assert_eq!(answers.is_none(), diagnostics.has_errors(), "{:#?}", diagnostics);
    let list = diagnostics.sorted();
    for one in &list {
        assert!(!one.message.is_empty() && !one.message.ends_with('.'), "{}", one.message);
        assert!(one.help.is_some(), "no help: {}", one.message);
    }
    Told {
        list: list.iter().map(|one| (one.code().id, sources.text(one.span()).to_owned())).collect(),
        fixes: list.iter().map(|one| one.fix.as_ref().map(|fix| fix.replacement.clone())).collect(),
        helps: list.iter().map(|one| one.help.clone().unwrap()).collect(),
        others: list
            .iter()
            .map(|one| one.others.iter().map(|label| sources.text(label.span).to_owned()).collect())
            .collect(),
        answers,
    }
}

/// Answers in TOML, below a good head.
fn toml(answers: &str) -> Told {
    read("city.toml", &format!("{HEAD}[answers]\n{answers}\n"))
}

/// Answers in JSON, in a good file.
fn json(answers: &str) -> Told {
    read(
        "city.json",
        &format!(
            "{{ \"city\": \"Kollam\", \"framework\": \"wells\", \"cycle\": \"2026\", \"source\": \"a test\",\n\
             \"answers\": {{ {answers} }} }}"
        ),
    )
}

fn awarded(lines: &str) -> Told {
    read("city.toml", &format!("{HEAD}[awarded]\n{lines}\n"))
}

fn answer(told: &Told, name: &str) -> Option<Value> {
    let pack = pack();
    let index = pack.questions.iter().position(|question| question.name == name).unwrap();
    let answers = told.answers.as_ref().unwrap_or_else(|| panic!("{:?}", told.list));
    answers.answers[index].as_ref().map(|answer| answer.value.clone())
}

fn number(text: &str) -> Option<Value> {
    Some(Value::Number(Number::parse(text).unwrap()))
}

/// One answer in both formats gives one diagnostic of that code, that underlines that text.
fn both(toml_line: &str, json_line: &str, code: &str, toml_text: &str, json_text: &str) {
    assert_eq!(toml(toml_line).only(), (code, toml_text), "{toml_line}");
    assert_eq!(json(json_line).only(), (code, json_text), "{json_line}");
}

fn same(line: &str, value: &str, code: &str, text: &str) {
    both(&format!("{line} = {value}"), &format!("\"{line}\": {value}"), code, text, text);
}

#[test]
fn every_kind_of_answer_is_read() {
    let told = toml(
        "office = \"part_time\"\ndepartments = 20\ncovered = 5\nforms = [\"sample\", \"gauge\"]\n\
         has_plan = \"Yes\"\nreadings = 12.0\nplan_title = \" Plan \"\napproved = 2026-03-31\nshare = 45.5\n\
         budget = 1_250_000.50\nshore = 1.25e2\n\
         partners = [{ name = \"A college\", mode = \"agreement\", members = 3 }]\n",
    );
    assert_eq!(told.list, []);
    assert_eq!(answer(&told, "office"), Some(Value::Choice(1)));
    assert_eq!(answer(&told, "departments"), number("20"));
    assert_eq!(answer(&told, "forms"), Some(Value::Ticked(0b101)));
    assert_eq!(answer(&told, "has_plan"), Some(Value::YesNo(true)));
    assert_eq!(answer(&told, "readings"), number("12"));
    assert_eq!(answer(&told, "plan_title"), Some(Value::Text(String::from("Plan"))));
    assert_eq!(answer(&told, "approved"), Some(Value::Date(20_543)));
    assert_eq!(answer(&told, "share"), number("0.455"));
    assert_eq!(answer(&told, "budget"), number("1250000.5"));
    assert_eq!(answer(&told, "shore"), number("125"));
    let Some(Value::List(rows)) = answer(&told, "partners") else { panic!() };
    assert_eq!(
        rows,
        [vec![Some(Value::Text(String::from("A college"))), Some(Value::Choice(1)), number("3"), None]]
    );
}

#[test]
fn decimals_never_pass_through_floats() {
    let told = toml("share = 12.30\nbudget = 900719925474099.3");
    assert_eq!(answer(&told, "share"), number("0.123"));
    assert_eq!(answer(&told, "budget"), number("900719925474099.3"));
    let told = json("\"budget\": 900719925474099.3, \"shore\": 0.1");
    assert_eq!(answer(&told, "budget"), number("900719925474099.3"));
    assert_eq!(answer(&told, "shore"), number("0.1"));
}

#[test]
fn a_fraction_for_a_percent_is_taken_as_written() {
    assert_eq!(answer(&toml("share = 0.45"), "share"), number("0.0045"));
}

#[test]
fn an_answer_with_its_evidence() {
    let told =
        toml("[answers.office]\nvalue = \"full_time\"\nstanding = \"verified\"\ndocument = \"Order 12\"");
    let answers = told.answers.unwrap();
    let office = answers.answers.iter().flatten().next().unwrap();
    assert_eq!(office.value, Value::Choice(2));
    assert_eq!(office.standing, Standing::Verified);
    assert_eq!(office.document.as_deref(), Some("Order 12"));
    let told = json("\"office\": { \"value\": \"full_time\" }");
    assert_eq!(told.answers.unwrap().answers.iter().flatten().next().unwrap().standing, Standing::Claimed);
}

#[test]
fn a_missing_head_is_told_once_with_the_lines_to_add() {
    let told = read("city.toml", "");
    assert_eq!(told.only(), ("answers/missing-key", ""));
    assert!(told.helps[0].contains("framework = \"wells\"") && told.helps[0].contains("cycle = \"2026\""));
    assert_eq!(read("city.json", "").only().0, "answers/missing-key");
    assert_eq!(read("city.json", "{}").only().0, "answers/missing-key");
    let told = read("city.toml", "city = \"Kollam\"\nframework = \"wells\"\n");
    assert_eq!(told.only(), ("answers/missing-key", ""));
    assert_eq!(told.fix(), Some("cycle = \"2026\"\n"));
    let told = read("city.toml", "city = \"\"\nframework = \"wells\"\ncycle = \"2026\"");
    assert_eq!(told.only(), ("answers/missing-key", "\"\""));
}

#[test]
fn other_rules_are_told_and_nothing_else() {
    let told = read("city.toml", "city = \"K\"\nframework = \"lake\"\ncycle = \"1\"\n[answers]\nx = 1\n");
    assert_eq!(told.only(), ("answers/other-framework", "\"lake\""));
    // What the file lacks for these rules is no fault of a file for others.
    let told = read("town.toml", "country = \"K\"\nframework = \"lake\"\ncycle = \"1\"\n");
    assert_eq!(told.only(), ("answers/other-framework", "\"lake\""));
    let told = read("city.toml", "city = \"K\"\nframework = \"Wells\"\ncycle = \"2026\"\n");
    assert_eq!(told.only(), ("answers/other-framework", "\"Wells\""));
    assert_eq!(told.fix(), Some("\"wells\""));
    let told =
        read("city.json", "{ \"city\": \"K\", \"framework\": \"wells\", \"cycle\": \"2025\", \"x\": 1 }");
    assert_eq!(told.only(), ("answers/other-cycle", "\"2025\""));
}

#[test]
fn a_cycle_may_stand_without_quotes() {
    let told = read("city.toml", "city = \"K\"\nframework = \"wells\"\ncycle = 2026\n");
    assert_eq!(told.list, []);
}

#[test]
fn names_that_mean_nothing() {
    let told = read("city.toml", &format!("{HEAD}sate = \"Kerala\"\n"));
    assert_eq!(told.only(), ("answers/unknown-key", "sate"));
    assert_eq!(told.fix(), Some("state"));
    let told = read("city.toml", &format!("{HEAD}office = \"nobody\"\nshare = 4\n"));
    assert_eq!(told.only(), ("answers/unknown-key", "office"));
    assert_eq!(told.others[0], ["share"]);
    let told = toml("[answers.office]\nvalue = \"nobody\"\nshare = 4\nvalu = 3");
    assert_eq!(
        told.list,
        [("answers/unknown-key", String::from("share")), ("answers/unknown-key", String::from("valu"))]
    );
    let told = toml("[answers.office]\nvalu = \"nobody\"");
    assert_eq!(told.only(), ("answers/unknown-key", "valu"));
}

#[test]
fn unknown_questions() {
    both("ofice = 1", "\"ofice\": 1", "answers/unknown-question", "ofice", "\"ofice\"");
    assert_eq!(toml("ofice = 1").fix(), Some("office"));
    assert_eq!(json("\"ofice\": 1").fix(), Some("\"office\""));
    let told = toml("\"who keeps the records\" = \"nobody\"");
    assert_eq!(told.only(), ("answers/unknown-question", "\"who keeps the records\""));
    assert_eq!(told.fix(), Some("office"));
    assert_eq!(toml("state = \"Kerala\"").only(), ("answers/unknown-question", "state"));
    assert_eq!(toml("\"1.a\" = 4").only(), ("answers/unknown-question", "\"1.a\""));
    assert_eq!(toml("weather = 4").only(), ("answers/unknown-question", "weather"));
}

#[test]
fn answers_of_the_wrong_kind() {
    let code = "answers/wrong-type";
    for (name, value) in [
        ("departments", "\"12\""),
        ("departments", "true"),
        ("departments", "[12]"),
        ("office", "3"),
        ("office", "[\"nobody\"]"),
        ("office", "true"),
        ("forms", "\"gauge\""),
        ("has_plan", "1"),
        ("has_plan", "\"maybe\""),
        ("share", "\"45%\""),
        ("plan_title", "12"),
        ("approved", "2026"),
        ("approved", "\"soon\""),
        ("partners", "\"A college\""),
        ("office", "\"not applicable\""),
        ("departments", "\"n/a\""),
    ] {
        same(name, value, code, value);
    }
    same("forms", "[1]", code, "1");
    same("partners", "[3]", code, "3");
    assert_eq!(toml("departments = \"12\"").fix(), Some("12"));
    assert_eq!(toml("departments = \"1,234\"").fix(), Some("1234"));
    assert_eq!(toml("share = \"45 %\"").fix(), Some("45"));
    assert_eq!(toml("shore = \"12.5 km\"").fix(), Some("12.5"));
    assert_eq!(toml("forms = \"gauge\"").fix(), Some("[\"gauge\"]"));
    assert_eq!(toml("office = [\"nobody\"]").fix(), Some("\"nobody\""));
    assert_eq!(toml("has_plan = 1").fix(), Some("true"));
    assert_eq!(toml("plan_title = 12").fix(), Some("\"12\""));
    assert_eq!(toml("approved = 2026-03-31T10:00:00").fix(), Some("2026-03-31"));
    assert_eq!(toml("departments = 0x10").fix(), Some("16"));
    assert_eq!(toml("shore = inf").only(), (code, "inf"));
    assert_eq!(json("\"shore\": NaN").list.len(), 1);
    let told = toml("partners = { name = \"A\", mode = \"informal\", members = 1 }");
    assert_eq!(told.only().0, code);
    assert_eq!(told.fix(), Some("[{ name = \"A\", mode = \"informal\", members = 1 }]"));
    assert_eq!(read("city.toml", &format!("{HEAD}answers = 3\n")).only(), (code, "3"));
    let told = read("city.toml", "city = 3\nframework = \"wells\"\ncycle = \"2026\"\n");
    assert_eq!(told.only(), (code, "3"));
}

#[test]
fn numbers_outside_of_what_they_can_be() {
    same("departments", "12.5", "answers/not-whole", "12.5");
    same("departments", "0", "answers/out-of-range", "0");
    same("departments", "-3", "answers/out-of-range", "-3");
    same("share", "100.01", "answers/out-of-range", "100.01");
    same("shore", "1e400", "answers/number-too-long", "1e400");
    same(
        "shore",
        "0.1234567890123456789012345678901",
        "answers/number-too-long",
        "0.1234567890123456789012345678901",
    );
    both(
        "departments = 5\ncovered = 6",
        "\"departments\": 5, \"covered\": 6",
        "answers/above-bound",
        "6",
        "6",
    );
    assert_eq!(toml("departments = 5\ncovered = 6").others[0], ["5"]);
    assert_eq!(toml("departments = 5\ncovered = 5").list, []);
    let told = toml("covered = 6\n[answers.departments]\nvalue = 5\nstanding = \"rejected\"");
    assert_eq!(told.list, []);
}

#[test]
fn choices_that_are_not_there() {
    let code = "answers/impossible-choice";
    same("office", "\"fulltime\"", code, "\"fulltime\"");
    same("forms", "[\"gauge\", \"satellite\"]", code, "\"satellite\"");
    assert_eq!(toml("office = \"fulltime\"").fix(), Some("\"full_time\""));
    assert_eq!(toml("office = \"A full-time officer\"").fix(), Some("\"full_time\""));
    assert_eq!(toml("office = \"Nobody\"").fix(), Some("\"nobody\""));
    same("forms", "[\"gauge\", \"gauge\"]", "answers/choice-twice", "\"gauge\"");
}

#[test]
fn dates() {
    let code = "answers/bad-date";
    both("approved = 2026-02-30", "\"approved\": \"2026-02-30\"", code, "2026-02-30", "\"2026-02-30\"");
    same("approved", "\"31.03.2026\"", code, "\"31.03.2026\"");
    same("approved", "\"03/04/2026\"", code, "\"03/04/2026\"");
    assert_eq!(toml("approved = \"31.03.2026\"").fix(), Some("2026-03-31"));
    assert_eq!(json("\"approved\": \"31.03.2026\"").fix(), Some("\"2026-03-31\""));
    assert_eq!(answer(&toml("approved = \"2026-03-31\""), "approved"), Some(Value::Date(20_543)));
    same("approved", "\"1999-12-31\"", "answers/out-of-range", "\"1999-12-31\"");
}

#[test]
fn lists() {
    both(
        "partners = [{ naem = \"A\", mode = \"informal\", members = 1 }]",
        "\"partners\": [{ \"naem\": \"A\", \"mode\": \"informal\", \"members\": 1 }]",
        "answers/unknown-field",
        "naem",
        "\"naem\"",
    );
    both(
        "partners = [{ mode = \"informal\" }]",
        "\"partners\": [{ \"mode\": \"informal\" }]",
        "answers/missing-field",
        "{ mode = \"informal\" }",
        "{ \"mode\": \"informal\" }",
    );
    let one = "{ mode = \"informal\", members = 1 }";
    let four = format!("[{one}, {one}, {one}, {one}]");
    assert_eq!(toml(&format!("partners = {four}")).only(), ("answers/out-of-range", four.as_str()));
    assert_eq!(toml("partners = []").list, []);
    // A misspelt field is not missing too.
    let told = toml("partners = [{ mode = \"informal\", member = 1 }]");
    assert_eq!(told.only(), ("answers/unknown-field", "member"));
    let told = toml(
        "[[answers.partners]]\nmode = \"informal\"\nmembers = 1\n[[answers.partners]]\nmode = \"bad\"\nmembers = 1",
    );
    assert_eq!(told.only(), ("answers/impossible-choice", "\"bad\""));
}

#[test]
fn standings() {
    both(
        "office = { value = \"nobody\", standing = \"verifed\" }",
        "\"office\": { \"value\": \"nobody\", \"standing\": \"verifed\" }",
        "answers/unknown-standing",
        "\"verifed\"",
        "\"verifed\"",
    );
    let told = toml("office = { standing = \"verified\" }");
    assert_eq!(told.only(), ("answers/missing-key", "office"));
}

#[test]
fn empty_answers_count_as_unanswered_and_are_told_once() {
    let told = toml("office = \"\"\nshare = \" \"\ndepartments = 3");
    assert_eq!(told.only(), ("answers/empty", "\"\""));
    assert_eq!(told.others[0], ["\" \""]);
    assert_eq!(answer(&told, "office"), None);
    assert_eq!(answer(&told, "departments"), number("3"));
    assert_eq!(json("\"office\": null").only(), ("answers/empty", "null"));
}

#[test]
fn awarded_points() {
    let told = awarded("source = \"page 2\"\n\"1.a\" = 12.5\n1.b = 5\n\"1.d\" = 0\nrecords = 97");
    assert_eq!(told.list, []);
    let answers = told.answers.unwrap();
    let points: Vec<String> =
        answers.awarded_indicators.values().map(|awarded| awarded.points.to_string()).collect();
    assert_eq!(points, ["12.5", "5", "0"]);
    assert_eq!(answers.awarded_components[&ComponentId(0)].source, "page 2");
    let told = awarded("1.a = { points = 1, source = \"a\" }\n2.a = { points = 2, source = \"b\" }");
    let answers = told.answers.unwrap();
    assert_eq!(answers.awarded_indicators[&IndicatorId(0)].source, "a");
    assert_eq!(answers.awarded_indicators[&IndicatorId(3)].source, "b");
}

#[test]
fn awarded_points_that_are_wrong() {
    let line = |line: &str| awarded(&format!("source = \"page 2\"\n{line}"));
    let told = line("\"1.e\" = 3");
    assert_eq!(told.only(), ("answers/unknown-code", "\"1.e\""));
    assert_eq!(line("1.e = 3").only(), ("answers/unknown-code", "1.e"));
    assert_eq!(line("\"Records office\" = 3").fix(), Some("\"1.a\""));
    assert_eq!(line("\"1\" = 3").only(), ("answers/unknown-code", "\"1\""));
    assert_eq!(line("\"1.a\" = 40.01").only(), ("answers/awarded-out-of-range", "40.01"));
    assert_eq!(line("\"1.a\" = -1").only(), ("answers/awarded-out-of-range", "-1"));
    assert_eq!(line("\"1.a\" = 12.345").only(), ("answers/awarded-out-of-range", "12.345"));
    assert_eq!(line("records = 101").only(), ("answers/awarded-out-of-range", "101"));
    assert_eq!(line("\"1.c\" = 1\n\"1.c & 1.d\" = 1").only(), ("answers/duplicate-key", "\"1.c & 1.d\""));
    assert_eq!(line("\"1.c\" = 1\n\"1.d\" = 1").others[0], ["\"1.c\""]);
    assert_eq!(line("\"1.a\" = \"12\"").only(), ("answers/wrong-type", "\"12\""));
    assert_eq!(line("\"1.a\" = { point = 12 }").only(), ("answers/unknown-key", "point"));
    assert_eq!(awarded("\"1.a\" = 12\n\"1.b\" = 1").only(), ("answers/no-origin", "\"1.a\""));
    assert_eq!(awarded("\"1.a\" = 12\nsource = \"\"").only(), ("answers/no-origin", "\"1.a\""));
}

#[test]
fn published_results_are_kept_word_for_word() {
    let told = read(
        "city.toml",
        &format!("{HEAD}[published]\nlevel = \"Enabled\"\noverall = 61.50\nsource = \"a note\"\n"),
    );
    let answers = told.answers.unwrap();
    let shown: Vec<(&str, &str)> =
        answers.published.iter().map(|one| (one.key.as_str(), one.value.as_str())).collect();
    assert_eq!(shown, [("level", "Enabled"), ("overall", "61.50")]);
    assert_eq!(answers.published_source.as_deref(), Some("a note"));
    let told = read("city.toml", &format!("{HEAD}[published]\nlevel = \"Enabled\"\n"));
    assert_eq!(told.only(), ("answers/no-origin", "level"));
}

#[test]
fn answers_say_where_they_are_from() {
    let told = read(
        "city.toml",
        "city = \"K\"\nframework = \"wells\"\ncycle = \"2026\"\n[answers]\nshare = 4\noffice = \"nobody\"\n",
    );
    assert_eq!(told.only(), ("answers/no-origin", "share"));
    let told = read("city.toml", &format!("{HEAD}illustrative = \"made up\"\n"));
    assert_eq!(told.only(), ("answers/duplicate-key", "illustrative"));
}

#[test]
fn what_is_given_twice() {
    let told = toml("share = 4\nshare = 5");
    assert_eq!(told.only(), ("answers/duplicate-key", "share"));
    assert_eq!(told.others[0], ["share"]);
    assert_eq!(json("\"share\": 4, \"share\": 5").only(), ("answers/duplicate-key", "\"share\""));
    let told = toml("office = \"nobody\"\n[answers.office]\nstanding = \"verified\"");
    assert_eq!(told.only(), ("answers/duplicate-key", "office"));
    let told = toml("share = 4\n[answers]\nshore = 5");
    assert_eq!(told.only(), ("answers/duplicate-key", "answers"));
}

/// Habits of spreadsheets and forms: one message, at the whole of what was written, with what to write instead.
#[test]
fn what_other_files_write() {
    for (name, written, right) in [
        ("has_plan", "TRUE", Some("true")),
        ("has_plan", "N/A", None),
        ("has_plan", "null", None),
        ("share", "45%", Some("45")),
        ("share", "45 percent", Some("45")),
        ("budget", "1,00,000", Some("100000")),
        ("budget", "Rs. 500", Some("500")),
        ("budget", "1.5 crore", Some("15000000")),
        ("budget", "500/-", Some("500")),
        ("shore", "12,5", Some("12.5")),
        ("shore", "12.5km", Some("12.5")),
        ("shore", ".5", Some("0.5")),
        ("approved", "31/03/2026", Some("2026-03-31")),
        ("approved", "31 March 2026", Some("2026-03-31")),
        ("approved", "31-Mar-26", Some("2026-03-31")),
        ("forms", "gauge, sensor", Some("[\"gauge\", \"sensor\"]")),
        ("office", "\"part_time\",", Some("\"part_time\"")),
        ("office", "= \"part_time\"", None),
    ] {
        let told = toml(&format!("{name} = {written}"));
        assert_eq!(told.only(), ("answers/unreadable", written), "{name}");
        assert_eq!(told.fix(), right, "{name} = {written}");
    }
    for (name, written, right) in [
        ("has_plan", "TRUE", "true"),
        ("has_plan", "yes", "\"yes\""),
        ("share", "45%", "45"),
        ("budget", "1,00,000", "100000"),
        ("shore", "12,5", "12.5"),
        ("approved", "31/03/2026", "\"2026-03-31\""),
        ("office", "“part_time”", "\"part_time\""),
    ] {
        let told = json(&format!("\"{name}\": {written}"));
        assert_eq!(told.only(), ("answers/unreadable", written), "{name}");
        assert_eq!(told.fix(), Some(right), "{name}: {written}");
    }
    for (name, written, right) in [
        ("forms", "\"gauge, By a sensor\"", "[\"gauge\", \"sensor\"]"),
        ("budget", "\"1.5 lakh\"", "150000"),
        ("shore", "\"12,5\"", "12.5"),
    ] {
        same(name, written, "answers/wrong-type", written);
        assert_eq!(toml(&format!("{name} = {written}")).fix(), Some(right), "{name} = {written}");
    }
}

#[test]
fn lines_of_toml_that_cannot_be_understood() {
    let code = "answers/unreadable";
    for (line, underlined, fix) in [
        ("office = nobody", "nobody", Some("\"nobody\"")),
        ("share = 45%", "45%", Some("45")),
        ("share = ", "share =", None),
        ("budget = 12,50,000", "12,50,000", Some("1250000")),
        ("office = \u{201C}nobody\u{201D}", "\u{201C}nobody\u{201D}", Some("\"nobody\"")),
        ("has_plan = True", "True", Some("true")),
        ("has_plan = yes", "yes", Some("\"yes\"")),
        ("approved = 31/03/2026", "31/03/2026", Some("2026-03-31")),
        ("approved = 2026-3-5", "2026-3-5", Some("2026-03-05")),
        ("departments = 012", "012", Some("12")),
        ("departments : 12", "departments : 12", None),
        ("departments 12", "departments 12", None),
        ("How many departments = 12", "How many departments", Some("\"How many departments\"")),
        ("office = \"nobody", "\"nobody", None),
        ("plan_title = \"C:\\docs\"", "\"C:\\docs\"", None),
        ("share = 4 shore = 5", "4 shore = 5", None),
    ] {
        let told = toml(line);
        assert_eq!(told.only(), (code, underlined), "{line}");
        assert_eq!(told.fix(), fix, "{line}");
    }
    assert_eq!(toml("departments = 5\nforms = [\"gauge\"\nshare = 400").only(), (code, "["));
    assert_eq!(read("city.toml", &format!("{HEAD}[answers\nshare = 4\n")).only(), (code, "[answers"));
    assert_eq!(read("city.toml", "{ \"city\": \"K\" }").only(), (code, "{"));
}

#[test]
fn a_bad_line_hides_no_other_mistake_and_causes_none() {
    let told = toml("office = nobody\nshare = 400\ndepartments : 12\nofice = 1\nforms = [\"gague\"]");
    assert_eq!(
        told.list,
        [
            ("answers/unreadable", String::from("nobody")),
            ("answers/out-of-range", String::from("400")),
            ("answers/unreadable", String::from("departments : 12")),
            ("answers/unknown-question", String::from("ofice")),
            ("answers/impossible-choice", String::from("\"gague\"")),
        ]
    );
    let told = read("city.toml", "city : Kollam\nframework = wells\ncycle = \"2026\"\n");
    assert_eq!(told.list.len(), 2, "{:?}", told.list);
}

#[test]
fn a_block_head_that_is_cut_off_is_no_open_list() {
    let told = read("city.toml", &format!("{HEAD}[[\u{2071}"));
    assert_eq!(told.only(), ("answers/unreadable", "\u{2071}"));
    let told = read("city.toml", &format!("{HEAD}[[answers"));
    assert_eq!(told.only(), ("answers/unreadable", "[[answers"));
    assert!(told.helps[0].contains("`[[answers]]`"));
}

/// Each fixture fires its code, only that, and once. Two need the rules, and no file of 8 MB is kept.
#[test]
fn every_mistake_has_a_file_that_makes_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/mistakes/answers");
    let needs_rules = ["answers/not-asked", "answers/awarded-impossible"];
    let codes = kasauti::diagnostic::codes::ALL.iter().map(|code| code.id);
    // One is too large to keep; of the other the program knows, not this room.
    let without = ["answers/file-too-large", "answers/no-such-cycle"];
    for code in codes.filter(|id| id.starts_with("answers/") && !without.contains(id)) {
        let path = format!("{folder}/{}", code.trim_start_matches("answers/"));
        let (name, bytes) = ["toml", "json"]
            .iter()
            .find_map(|ending| {
                let name = format!("{path}.{ending}");
                std::fs::read(&name).ok().map(|bytes| (name, bytes))
            })
            .unwrap_or_else(|| panic!("no fixture for {code}"));
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        if let Some(file) = answers::read_text(&mut sources, &name, &bytes, &mut diagnostics) {
            let _ = answers::read(&pack(), &sources, file, &mut diagnostics);
        }
        let told: Vec<&str> = diagnostics.iter().map(|one| one.code().id).collect();
        if needs_rules.contains(&code) {
            assert_eq!(told, [""; 0], "{code}");
        } else {
            assert_eq!(told, [code]);
        }
    }
}

/// The page of the file format shows nothing that is not well-formed; its framework is not this test's.
#[test]
fn every_example_of_the_page_is_well_formed() {
    let page = include_str!("../docs/answers.md");
    let mut blocks = 0;
    for format in ["toml", "json"] {
        for block in page.split(&format!("```{format}\n")).skip(1) {
            let block = block.split("```").next().unwrap();
            let told = read(&format!("city.{format}"), block);
            assert_eq!(told.only(), ("answers/other-framework", "\"dmaf\""), "{block}");
            blocks += 1;
        }
    }
    assert!(blocks >= 4);
}

#[test]
fn json_that_cannot_be_understood() {
    let code = "answers/unreadable";
    assert_eq!(json("\"office\": nobody").only(), (code, "nobody"));
    assert_eq!(json("\"office\" \"nobody\"").only().0, code);
    assert_eq!(json("\"office\": ").only().0, code);
    assert_eq!(read("city.json", "{ \"city\": \"K\"").only(), (code, "{"));
    assert_eq!(read("city.json", "{ \"city\": [1, ").only(), (code, "["));
    assert_eq!(read("city.json", "{ \"city\": \"K }").only(), (code, "\"K }"));
    assert_eq!(read("city.json", "[1]").only().0, code);
    assert_eq!(json("// a remark\n\"share\": 4, /* and */ \"shore\": 5,").list, []);
}

#[test]
fn bytes() {
    let tell = |bytes: &[u8]| {
        let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
        let file = answers::read_text(&mut sources, "city.toml", bytes, &mut diagnostics);
        assert_eq!(file.is_none(), diagnostics.has_errors());
        let list = diagnostics.sorted();
        (list.first().map(|one| (one.code().id, one.span().start, sources.place(one.span()))), sources)
    };
    let (told, _) = tell(b"# \xE0\xB4\x95\ncity = \"K\xE9nz\"\n");
    assert_eq!(told, Some(("answers/not-utf8", 15, String::from("city.toml:2:10"))));
    let (told, _) = tell(b"\xFF\xFEc\0");
    assert_eq!(told.unwrap().0, "answers/not-utf8");
    let (told, sources) = tell(b"\xEF\xBB\xBFcity = 1");
    assert_eq!(told, None);
    assert_eq!(sources.get(FileId(0)).unwrap().text, "city = 1");
    let (told, _) = tell(&vec![b'#'; answers::MAX_BYTES + 1]);
    assert_eq!(told.unwrap().0, "answers/file-too-large");
    let (told, _) = tell(&vec![b'#'; answers::MAX_BYTES]);
    assert_eq!(told, None);
}

#[test]
fn the_head_can_be_had_before_the_rules() {
    let mut sources = Sources::new();
    let toml = sources.add("a.toml", "city = \"K\"\nframework = \"dmaf\"\ncycle = 2.0\n[answers]\nx = 1\n");
    let json = sources.add("a.json", "{ \"framework\": \"dmaf\", \"cycle\": \"2.0\" }");
    let broken = sources.add("b.toml", "framework = \"dmaf\"\nwhat\ncycle = \"2.0\"\nx = [");
    let header = answers::header(&sources, toml);
    assert_eq!(header.city.as_deref(), Some("K"));
    for file in [toml, json, broken] {
        let header = answers::header(&sources, file);
        assert_eq!((header.framework.as_deref(), header.cycle.as_deref()), (Some("dmaf"), Some("2.0")));
    }
}

#[test]
fn an_answer_that_is_not_asked_is_warned_of() {
    let mut pack = pack();
    let index = pack.questions.iter().position(|question| question.name == "readings").unwrap();
    pack.questions[index].asked_when = Some(kasauti::pack::AskedWhen {
        condition: kasauti::pack::expr::Condition {
            kind: kasauti::pack::expr::ConditionKind::Literal(false),
            span: pack.span,
        },
        counts_as: 0,
        span: pack.span,
    });
    let mut sources = Sources::new();
    let file = sources.add("a.toml", format!("{HEAD}[answers]\nreadings = 5\nshare = 4\n"));
    let mut diagnostics = Diagnostics::new();
    let answers = answers::read(&pack, &sources, file, &mut diagnostics).unwrap();
    answers::not_asked(&pack, &answers, |_| true, &mut diagnostics);
    assert!(diagnostics.is_empty());
    answers::not_asked(&pack, &answers, |id| id != QuestionId::from(index), &mut diagnostics);
    let list = diagnostics.sorted();
    assert_eq!(list.len(), 1);
    assert_eq!((list[0].code().id, sources.text(list[0].span())), ("answers/not-asked", "5"));
    assert_eq!(list[0].severity(), Severity::Warning);
}

#[test]
fn a_hopeless_file_is_told_briefly_and_soon() {
    let many: String = (0..20_000).map(|n| format!("question_{n} = {n}\n")).collect();
    assert!(toml(&many).list.len() <= 100);
    let noise: String = (0..20_000).map(|n| format!("this is line {n}\n")).collect();
    assert!(toml(&noise).list.len() <= 100);
    assert!(!read("a.toml", &format!("{HEAD}x = {}", "[".repeat(200_000))).list.is_empty());
    assert!(!read("a.json", &"[".repeat(200_000)).list.is_empty());
    assert!(!read("a.json", &"{\"a\":".repeat(100_000)).list.is_empty());
    assert!(!read("a.toml", &format!("{HEAD}{}\n", "a.".repeat(100_000))).list.is_empty());
}

/// Anything near the shape of a city's file, in that format.
fn scribble() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        proptest::sample::select(vec![
            "[answers]\n",
            "[awarded]\n",
            "[answers.office]\n",
            "[[answers.partners]]\n",
            "office",
            "share",
            "partners",
            "value",
            "standing",
            "\"1.c & 1.d\"",
            "1.a",
            " = ",
            ": ",
            "\"",
            "'",
            "\"\"\"",
            "[",
            "]",
            "{",
            "}",
            ",",
            "\n",
            "\r\n",
            "#",
            "//",
            "12",
            "45%",
            "1e999",
            "0x",
            "-",
            "2026-02-30",
            "2026-03-31",
            "nobody",
            "\"nobody\"",
            "true",
            "null",
            "inf",
            "\\",
            "\\u12",
            "മ",
            "\u{201C}",
            "\u{A0}",
            "source = \"a\"\n",
            "\u{0}",
            "\u{FEFF}",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Spans lie in the file and on the borders of characters.
fn look_at(name: &str, bytes: &[u8]) {
    let pack = pack();
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    if let Some(file) = answers::read_text(&mut sources, name, bytes, &mut diagnostics) {
        let read = answers::read(&pack, &sources, file, &mut diagnostics);
        assert_eq!(read.is_none(), diagnostics.has_errors(), "{:?}", String::from_utf8_lossy(bytes));
        let _ = answers::header(&sources, file);
    }
    for one in diagnostics.iter() {
        let spans = std::iter::once(one.span())
            .chain(one.others.iter().map(|label| label.span))
            .chain(one.fix.iter().map(|fix| fix.span));
        for span in spans {
            let text = &sources.get(span.file).unwrap().text;
            assert!(text.get(span.range()).is_some(), "{span:?} of {text:?}: {}", one.message);
        }
    }
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        look_at("a.toml", &bytes);
        look_at("a.json", &bytes);
    }

    #[test]
    fn no_scribble_makes_it_panic(text in scribble(), head in any::<bool>()) {
        let toml = if head { format!("{HEAD}{text}") } else { text.clone() };
        look_at("a.toml", toml.as_bytes());
        let json = if head {
            format!("{{\"city\":\"K\",\"framework\":\"wells\",\"cycle\":\"2026\",{text}")
        } else {
            text
        };
        look_at("a.json", json.as_bytes());
    }

    #[test]
    fn both_formats_give_the_same_answers(
        office in proptest::sample::select(vec!["nobody", "part_time", "full_time"]),
        departments in 1_u32..50,
        share in "[1-9]?[0-9](\\.[0-9]{1,6})?",
        budget in "[1-9][0-9]{0,13}(\\.[0-9]{1,2})?",
        forms in proptest::sample::subsequence(vec!["gauge", "sensor", "sample"], 0..=3),
        has_plan in any::<bool>(),
        title in "[a-zA-Z \u{D05}-\u{D14}]{0,12}",
        day in 1_u32..28,
        members in proptest::collection::vec(0_u32..1000, 0..3),
        standing in proptest::sample::select(vec!["claimed", "verified", "rejected"]),
        points in 0_u32..40,
    ) {
        let forms: Vec<String> = forms.iter().map(|form| format!("\"{form}\"")).collect();
        let forms = forms.join(", ");
        let rows = |equals: &str, quote: &str| -> String {
            let rows: Vec<String> = members.iter().map(|members| {
                format!("{{ {quote}mode{quote}{equals} \"informal\", {quote}members{quote}{equals} {members} }}")
            }).collect();
            rows.join(", ")
        };
        let toml = format!(
            "{HEAD}[answers]\ndepartments = {departments}\nshare = {share}\nbudget = {budget}\nforms = [{forms}]\n\
             has_plan = {has_plan}\nplan_title = \"{title}\"\napproved = 2025-06-{day:02}\npartners = [{}]\n\
             [answers.office]\nvalue = \"{office}\"\nstanding = \"{standing}\"\n\
             [awarded]\nsource = \"page 1\"\n\"1.b\" = {points}\n",
            rows(" =", ""),
        );
        let json = format!(
            "{{\"city\": \"Kollam\", \"framework\": \"wells\", \"cycle\": \"2026\", \"source\": \"a test\", \"answers\": {{\
             \"departments\": {departments}, \"share\": {share}, \"budget\": {budget}, \"forms\": [{forms}], \
             \"has_plan\": {has_plan}, \"plan_title\": \"{title}\", \"approved\": \"2025-06-{day:02}\", \"partners\": [{}], \
             \"office\": {{ \"value\": \"{office}\", \"standing\": \"{standing}\" }} }}, \
             \"awarded\": {{ \"source\": \"page 1\", \"1.b\": {points} }} }}",
            rows(":", "\""),
        );
        let (toml, json) = (read("a.toml", &toml), read("a.json", &json));
        let codes = |told: &Told| told.list.iter().map(|(code, _)| *code).collect::<Vec<_>>();
        prop_assert_eq!(codes(&toml), codes(&json));
        prop_assert_eq!(toml.answers.map(plain), json.answers.map(plain));
    }
}

/// Answers without their places.
fn plain(answers: Answers) -> String {
    let each: Vec<String> = answers
        .answers
        .iter()
        .map(|answer| match answer {
            Some(answer) => format!("{:?} {:?} {:?}", answer.value, answer.standing, answer.document),
            None => String::from("unanswered"),
        })
        .collect();
    let awarded: Vec<String> = answers
        .awarded_indicators
        .iter()
        .map(|(id, awarded)| format!("{id:?} {} {}", awarded.points, awarded.source))
        .collect();
    format!("{} {:?} {:?} {each:?} {awarded:?}", answers.city, answers.state, answers.origin)
}

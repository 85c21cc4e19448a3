//! Every operation on everything that has a name, at every depth: a table, so that none is missed.

use kasauti::diagnostic::Severity;
use kasauti::source::MemoryWorld;
use proptest::prelude::*;

use super::{Read, read_world};

pub(super) const RICH: &str = include_str!("rich.kas");
pub(super) const SCRIPT: &str = include_str!("readiness.rhai");

/// What an operation does, or the code with which it is refused.
pub(super) enum Does {
    /// Texts that the resolved rules have, and texts that they have no longer.
    Gives(&'static [&'static str], &'static [&'static str]),
    Refused(&'static str),
}
pub(super) use Does::Gives;
use Does::Refused;

const OPERATIONS: [&str; 6] = ["change", "add", "remove", "rename", "move", "reweight"];

/// What has a name; an operation that makes no sense for a kind is refused, not left out.
const KINDS: [&str; 20] = [
    "component",
    "component in a component",
    "indicator",
    "question",
    "choice",
    "choice of a list of choices",
    "field",
    "choice of a field",
    "let",
    "shared",
    "script",
    "choices",
    "shape",
    "reference",
    "recommendation",
    "certify",
    "certify of parts",
    "level",
    "example",
    "penalty",
];

pub(super) const TABLE: &[(&str, &str, &str, Does)] = &[
    // ------------------------------------------------------------ change
    (
        "change",
        "component",
        r#"change component water "All water" number 4"#,
        Gives(&[r#"component water "All water""#, "number 4 out of 100"], &[]),
    ),
    (
        "change",
        "component in a component",
        r#"change component wells "Springs" { call indicators "Test" needs 9% answered total = mean of indicators }"#,
        Gives(
            &[
                r#"component wells "Springs""#,
                r#"call indicators "Test""#,
                "needs 9% answered",
                "total = mean of indicators",
            ],
            &["1.a 60%", "Criterion"],
        ),
    ),
    (
        "change",
        "indicator",
        r#"change indicator 1.c "Allies" { not applicable when not coastal and size = small }"#,
        Gives(&["not coastal and size = small"], &["when not coastal ask"]),
    ),
    (
        "change",
        "question",
        r#"change question depth { between 1 and 250 help "Measure." }"#,
        Gives(&["between 1 and 250", r#"help "Measure.""#, r#"evidence "The survey""#], &["surveyor"]),
    ),
    ("change", "choice", r#"change choice small of size "Little""#, Gives(&[r#"small "Little""#], &[])),
    (
        "change",
        "choice of a list of choices",
        r#"change choice drafted of stages "In draft""#,
        Gives(&[r#""In draft""#], &[r#""Drafted""#]),
    ),
    (
        "change",
        "field",
        r#"change field members of alliances { between 0 and 900 }"#,
        Gives(&["0 and 900"], &["0 and 1000"]),
    ),
    (
        "change",
        "choice of a field",
        r#"change choice mou of mode of alliances "On paper""#,
        Gives(&[r#""On paper""#], &["\"By memorandum\""]),
    ),
    (
        "change",
        "let",
        "change let share = depth / 100",
        Gives(&["depth / 100"], &["let share = depth / 200"]),
    ),
    (
        "change",
        "shared",
        r#"change shared lab "Ask the new one.""#,
        Gives(&["the new one"], &["the laboratory"]),
    ),
    (
        "change",
        "script",
        r#"change script readiness(layers list) gives number between 0 and 10 from "scripts/own.rhai""#,
        Gives(&["scripts/own.rhai"], &["scripts/readiness.rhai"]),
    ),
    (
        "change",
        "choices",
        r#"change choices stages { none "No" drafted "Draft" approved "Yes" } ordered"#,
        Gives(&[r#"approved"#, r#""Yes""#], &["Nothing"]),
    ),
    ("change", "shape", "change shape twice(x number) = x + x", Gives(&["= x + x"], &["2 * x"])),
    (
        "change",
        "reference",
        r#"change reference towns_2020 "Towns" (depth, size) { "Alpur" | 5 | small "Bilpur" | 6 | large }"#,
        Gives(&[r#""Alpur" | 5"#], &["Cilpur"]),
    ),
    (
        "change",
        "recommendation",
        r#"change recommendation dig when points over 1 and level is not clear or points between 0 and 1 and points over 0 and level is not clear { owner "Mayor" }"#,
        Gives(&["points over 1", r#""Mayor""#, r#""a month""#], &["Warden"]),
    ),
    (
        "change",
        "certify",
        r#"change certify "Class" { needs 6% answered top "Top" at least 60 otherwise "Low" }"#,
        Refused("pack/unknown-choice"),
    ),
    (
        "change",
        "certify of parts",
        r#"change certify "Mark" on each indicator of wells { fine "Fine" at least 60 otherwise "Not fine" }"#,
        Gives(&[r#"certify "Mark" on each indicator of wells"#, "fine \"Fine\""], &["\"Grade\"", "strong"]),
    ),
    ("change", "level", "change level strong \"As strong as a rock\"", Gives(&["rock"], &["\"Strong\""])),
    ("change", "level", "change level fair at least 21", Gives(&["at least 21"], &["at least 20"])),
    (
        "change",
        "example",
        r#"change example "better than before" { expect 2.a = 50 }"#,
        Gives(&["previous 1.a = 7"], &["recommendation keep_clean\n"]),
    ),
    (
        "change",
        "penalty",
        r#"change indicator 1.b { penalty 5 "Old survey" not floored when depth under 6 }"#,
        Gives(&[r#"penalty 5 "Old survey" not floored"#, r#"penalty 3 "No survey""#], &[r#"penalty 4 "#]),
    ),
    // ------------------------------------------------------------ add
    (
        "add",
        "component",
        r#"component air "Air" number 3 out of 100 { indicator 3.a "Air" out of 100 { score 100 * clean } }
        reweight overall { water 50% shore 30% air 20% }"#,
        Gives(&[r#"component air"#, "air 20%"], &[]),
    ),
    (
        "add",
        "component in a component",
        r#"add to rivers component brooks "Brooks" number 1 out of 100 { total = weighted mean { 1.c 50% rills 50% }
             component rills "Rills" number 1 out of 100 { indicator 1.d "Rills" out of 100 { score 100 * clean } } }
           add to component rivers component banks "Banks" number 2 out of 100 { }
           add to banks indicator 1.e "Banks" out of 100 { score 100 * clean }
           move indicator 1.c to brooks
           change component rivers { total = mean of components }
           add to rills shared note "A note.""#,
        Gives(&["component rills", "indicator 1.e", "weighted mean { 1.c 50% rills 50% }"], &[]),
    ),
    (
        "add",
        "indicator",
        r#"add to wells indicator 1.d "More" out of 100 { score 100 * clean } reweight wells { 1.a 50% 1.b 30% 1.d 20% }"#,
        Gives(&["1.d 20%"], &[]),
    ),
    ("add", "question", r#"add to 1.c ask more "How many more?" count"#, Gives(&["ask more"], &[])),
    (
        "add",
        "choice",
        r#"add to question size after small choice middle "Middling""#,
        Gives(&["middle \"Middling\""], &[]),
    ),
    (
        "add",
        "choice of a list of choices",
        r#"add to choices stages choice law "Law" change shape stage_points(stage choice) = match stage { none => 0 drafted => 20 approved => 40 law => 50 }"#,
        Gives(&["law \"Law\"", "law => 50"], &[]),
    ),
    (
        "add",
        "field",
        r#"add to question alliances after partner field since "Since" date"#,
        Gives(&["since \"Since\" date"], &[]),
    ),
    (
        "add",
        "choice of a field",
        r#"add to field mode of alliances after informal choice letter "By letter""#,
        Gives(&["letter \"By letter\""], &[]),
    ),
    ("add", "let", "add to 1.c let more = count of alliances", Gives(&["let more"], &[])),
    ("add", "shared", r#"add to wells shared note "A note.""#, Gives(&["shared note"], &[])),
    (
        "add",
        "script",
        r#"script more(layers list) gives number between 0 and 10 from "scripts/more.rhai""#,
        Gives(&["script more"], &[]),
    ),
    (
        "add",
        "choices",
        r#"choices colours { red "Red" blue "Blue" } ask colour "Which?" one of colours"#,
        Gives(&["choices colours"], &[]),
    ),
    ("add", "shape", "shape half(y number) = y / 2", Gives(&["shape half"], &[])),
    (
        "add",
        "reference",
        r#"reference towns_2021 "2021" from "reference/2021.csv" change let share = depth / 200 + 0 * (mean of depth across towns_2021)"#,
        Gives(&["reference/2021.csv"], &[]),
    ),
    (
        "add",
        "recommendation",
        r#"add to wells recommend go when points over 1 { text "Go." }"#,
        Gives(&["recommend go"], &[]),
    ),
    ("add", "certify", r#"certify "Again" on overall { otherwise "None" }"#, Refused("cycle/exists")),
    (
        "add",
        "certify of parts",
        r#"certify "Mark" on each component { fine "Fine" at least 60 otherwise "Not fine" }"#,
        Gives(&[r#"certify "Mark" on each component"#, "\"Grade\""], &[]),
    ),
    (
        "add",
        "level",
        r#"add to certify on each indicator of wells after strong level half "Half" at least 40"#,
        Gives(&["half \"Half\" at least 40"], &[]),
    ),
    (
        "add",
        "level",
        r#"add to certify before fair level good "Good" at least 40"#,
        Gives(&["good \"Good\" at least 40"], &[]),
    ),
    (
        "add",
        "example",
        r#"add to 2.b example "none" { given reeds = nothing expect 2.b = 0 }"#,
        Gives(&["example \"none\""], &[]),
    ),
    (
        "add",
        "penalty",
        r#"add to 1.b penalty 1 "Third" when depth = 2 add to wells penalty 1 "Fourth" when late"#,
        Gives(&["\"Third\"", "\"Fourth\"", "\"No survey\""], &[]),
    ),
    // ------------------------------------------------------------ remove
    ("remove", "component", "remove component shore reweight overall { water 100% }", Gives(&[], &["shore"])),
    (
        "remove",
        "component in a component",
        "remove component rivers",
        Gives(&["component wells"], &["rivers", "1.c"]),
    ),
    (
        "remove",
        "indicator",
        "remove indicator 1.c remove component rivers",
        Gives(&["component wells"], &["1.c"]),
    ),
    (
        "remove",
        "question",
        "remove question meetings change indicator engagement { score 10 }",
        Gives(&[], &["meetings"]),
    ),
    (
        "remove",
        "choice",
        "remove choice sedge of reeds change indicator 2.b { score 100 each of reeds }",
        Gives(&[], &["sedge"]),
    ),
    (
        "remove",
        "choice of a list of choices",
        "remove choice drafted of stages change shape stage_points(stage choice) = match stage { none => 0 approved => 50 }",
        Gives(&[], &["drafted"]),
    ),
    ("remove", "field", "remove field partner of alliances", Gives(&[], &["partner"])),
    (
        "remove",
        "choice of a field",
        "remove choice informal of mode of alliances",
        Gives(&["mou "], &["informal"]),
    ),
    ("remove", "let", "remove let share change indicator 1.b { score depth / 2 }", Gives(&[], &["share ="])),
    (
        "remove",
        "shared",
        r#"remove shared lab change recommendation write_it { text "Write." }"#,
        Gives(&[], &["lab"]),
    ),
    (
        "remove",
        "script",
        "remove script readiness change indicator 1.c { score min(10 * count of alliances, 100) }",
        Gives(&[], &["readiness"]),
    ),
    (
        "remove",
        "choices",
        r#"remove choices stages change question policy { one of { none "N" drafted "D" approved "A" } ordered } change question budget { one of { none "N" drafted "D" approved "A" } ordered }"#,
        Gives(&["ordered"], &["choices stages", "of stages"]),
    ),
    (
        "remove",
        "shape",
        "remove shape twice change indicator 1.b { score depth / 2 }",
        Gives(&[], &["twice"]),
    ),
    (
        "remove",
        "reference",
        "remove reference towns_2020 change indicator 1.b { score depth / 2 }",
        Gives(&[], &["2020"]),
    ),
    ("remove", "recommendation", "remove recommendation meet", Gives(&[], &["recommend meet"])),
    (
        "remove",
        "certify",
        r#"remove certify change recommendation dig when points over 0 change recommendation dig_no_more when points = 0
        change recommendation clean_it when points of 1.a over 0 change recommendation keep_clean when points of 1.a = 0 change example "better than before" { given coastal = yes expect 2.a at most 100 }"#,
        Gives(&["\"Grade\""], &["Standing"]),
    ),
    (
        "remove",
        "certify of parts",
        "remove certify on each indicator of wells",
        Gives(&["Standing"], &["\"Grade\"", "strong"]),
    ),
    (
        "remove",
        "level",
        "remove level fair change example \"better than before\" { given clean = 50% expect 2.a at most 100 }",
        Gives(&[], &["fair"]),
    ),
    ("remove", "example", "remove example \"better than before\"", Gives(&[], &["better than"])),
    (
        "remove",
        "penalty",
        r#"remove penalty "Old survey" of 1.b remove penalty "Late return" of overall"#,
        Gives(&["No survey", "Wrong return"], &["Old survey", "Late return"]),
    ),
    // ------------------------------------------------------------ rename
    (
        "rename",
        "component",
        "rename component water to all_water",
        Gives(
            &["component all_water", "all_water 60%", "every component of all_water"],
            &["component water", "{ water"],
        ),
    ),
    (
        "rename",
        "component in a component",
        "rename component wells to springs",
        Gives(&["component springs", "each indicator of springs"], &["component wells", "of wells"]),
    ),
    (
        "rename",
        "indicator",
        "rename indicator 1.a to 1.d",
        Gives(&["1.d 60%", "previous points of 1.d", "previous 1.d = 7"], &["1.a"]),
    ),
    (
        "rename",
        "question",
        "rename question depth to deep",
        Gives(&["(deep, size)", "rank of deep", "{deep} of 200", "deep is answered"], &["depth"]),
    ),
    ("rename", "choice", "rename choice small of size to little", Gives(&["| 10 | little"], &["small"])),
    (
        "rename",
        "choice of a list of choices",
        "rename choice none of stages to nothing_yet",
        Gives(&["match stage { nothing_yet =>", "policy = nothing_yet"], &["none =>", "= none", "none  "]),
    ),
    (
        "rename",
        "field",
        "rename field members of alliances to people",
        Gives(&["people over 1", "people = 12"], &["members"]),
    ),
    (
        "rename",
        "choice of a field",
        "rename choice informal of mode of alliances to loose",
        Gives(&["loose \"Informally\""], &["informal "]),
    ),
    ("rename", "let", "rename let share to part_of", Gives(&["twice(part_of)"], &["share)"])),
    (
        "rename",
        "shared",
        "rename shared lab to laboratory",
        Gives(&["{shared.laboratory}"], &["shared.lab}"]),
    ),
    ("rename", "script", "rename script readiness to ready", Refused("cycle/wrong-place")),
    (
        "rename",
        "choices",
        "rename choices stages to steps",
        Gives(&["one of steps", "choices steps"], &["stages"]),
    ),
    ("rename", "shape", "rename shape twice to double", Gives(&["double(share)"], &["twice"])),
    (
        "rename",
        "reference",
        "rename reference towns_2020 to frozen",
        Gives(&["across frozen"], &["towns_2020"]),
    ),
    (
        "rename",
        "recommendation",
        "rename recommendation keep_clean to stay_clean",
        Gives(&["recommendation stay_clean"], &["keep_clean"]),
    ),
    ("rename", "certify", "rename certify to class", Refused("cycle/wrong-place")),
    (
        "rename",
        "certify of parts",
        "rename certify on each indicator of wells to class",
        Refused("cycle/wrong-place"),
    ),
    ("rename", "level", "rename level strong to firm", Gives(&["firm \"Strong\""], &["strong \""])),
    (
        "rename",
        "level",
        "rename level clear to bright rename level fair to so_so",
        Gives(&["level = bright", "previous level = bright", "previous level = so_so"], &["clear", "fair "]),
    ),
    (
        "rename",
        "example",
        r#"rename example "better than before" to "better""#,
        Gives(&["example \"better\""], &["better than"]),
    ),
    (
        "rename",
        "penalty",
        r#"rename penalty "Old survey" of 1.b to "Older survey""#,
        Gives(&["penalty 4 \"Older survey\""], &["Old survey"]),
    ),
    // ------------------------------------------------------------ move
    (
        "move",
        "component",
        r#"move component shore to water change component water { total = mean of components } reweight overall { water 100% } change component shore number 3"#,
        Gives(&["water 100%"], &["shore 40%"]),
    ),
    (
        "move",
        "component in a component",
        "move component rivers to shore change component shore { total = mean of parts } change component rivers number 1",
        Gives(&["mean of parts"], &[]),
    ),
    (
        "move",
        "indicator",
        "move indicator 2.b to rivers change component shore { total = mean of indicators } change component rivers { total = mean of indicators }",
        Gives(&[], &[]),
    ),
    ("move", "question", "move question depth to wells", Gives(&[], &[])),
    ("move", "choice", "move choice small of size to policy", Refused("cycle/unknown-place")),
    (
        "move",
        "choice of a list of choices",
        "move choice none of stages to question size",
        Refused("cycle/wrong-place"),
    ),
    ("move", "field", "move field partner of alliances to question size", Refused("cycle/wrong-place")),
    (
        "move",
        "choice of a field",
        "move choice mou of mode of alliances to question size",
        Refused("cycle/wrong-place"),
    ),
    ("move", "let", "move let share to water", Gives(&[], &[])),
    ("move", "shared", "move shared lab to water", Gives(&[], &[])),
    ("move", "script", "move script readiness to rivers", Gives(&[], &[])),
    ("move", "choices", "move choices stages to water", Gives(&[], &[])),
    ("move", "shape", "move shape twice to wells", Gives(&[], &[])),
    ("move", "reference", "move reference towns_2020 to wells", Gives(&[], &[])),
    ("move", "recommendation", "move recommendation meet to shore", Gives(&[], &[])),
    ("move", "certify", "move certify to water", Refused("cycle/wrong-place")),
    (
        "move",
        "certify of parts",
        "move certify on each indicator of wells to water",
        Refused("cycle/wrong-place"),
    ),
    ("move", "level", "move level fair to water", Refused("cycle/wrong-place")),
    ("move", "example", r#"move example "better than before" to water"#, Gives(&[], &[])),
    ("move", "penalty", r#"move penalty "Old survey" of 1.b to 1.a"#, Gives(&["Old survey"], &[])),
    // ------------------------------------------------------------ reweight
    (
        "reweight",
        "component",
        "reweight overall { water 50% shore 50% }",
        Gives(&["water 50%"], &["water 60%"]),
    ),
    (
        "reweight",
        "component in a component",
        "reweight water { wells 70% rivers 30% }",
        Gives(&["weighted mean { wells 70% rivers 30% }"], &["total = mean of components"]),
    ),
    ("reweight", "indicator", "reweight wells { 1.a 70% 1.b 30% }", Gives(&["1.a 70%"], &["1.a 60%"])),
    ("reweight", "question", "reweight depth { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "choice", "reweight small { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "choice of a list of choices", "reweight none { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "field", "reweight members { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "choice of a field", "reweight mou { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "let", "reweight share { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "shared", "reweight lab { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "script", "reweight readiness { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "choices", "reweight stages { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "shape", "reweight twice { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "reference", "reweight towns_2020 { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "recommendation", "reweight dig { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "certify", "reweight certify { 1.a 70% }", Refused("syntax/reserved-word")),
    (
        "reweight",
        "certify of parts",
        "reweight certify on each indicator of wells { 1.a 70% }",
        Refused("syntax/reserved-word"),
    ),
    ("reweight", "level", "reweight fair { 1.a 70% }", Refused("cycle/unknown-target")),
    ("reweight", "example", "reweight wells { depth 70% }", Refused("pack/unknown-code")),
    ("reweight", "penalty", "reweight 1.b { 1.a 70% }", Refused("cycle/unknown-target")),
];

fn files(rules: &str) -> MemoryWorld {
    MemoryWorld::new([
        ("framework.kas", rules),
        ("scripts/readiness.rhai", SCRIPT),
        ("scripts/own.rhai", &SCRIPT.replace("+= 1", "+= 2")),
        ("scripts/more.rhai", "fn more(layers) { layers.len() % 10 }"),
        ("reference/2021.csv", "town,depth\nAlpur,11\nBilpur,21\n"),
    ])
}

fn read(operations: &str) -> Read {
    let own = super::head(operations);
    let world =
        files(&own).with_beside("base", [("framework.kas", RICH), ("scripts/readiness.rhai", SCRIPT)]);
    read_world(&world)
}

fn errors(read: &Read) -> Vec<String> {
    let all = read.told.iter().zip(read.told());
    all.filter(|(one, _)| one.severity() == Severity::Error).map(|(_, told)| told).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_operation_meets_every_kind_of_thing() {
    for operation in OPERATIONS {
        for kind in KINDS {
            let has = TABLE.iter().any(|row| (row.0, row.1) == (operation, kind));
            assert!(has, "{operation} × {kind}: not in the table");
        }
    }
    let mut wrong = Vec::new();
    for (operation, kind, operations, does) in TABLE {
        let read = read(operations);
        let errors = errors(&read);
        let text = squeezed(&read.text);
        let mut fail = |what: String| wrong.push(format!("{operation} × {kind}: {what}\n    {operations}"));
        match does {
            Gives(there, gone) => {
                if !errors.is_empty() {
                    fail(format!("{errors:?}"));
                    continue;
                }
                for words in there.iter().filter(|words| !text.contains(&squeezed(words))) {
                    fail(format!("`{words}` is missing"));
                }
                for words in gone.iter().filter(|words| text.contains(&squeezed(words))) {
                    fail(format!("`{words}` is left"));
                }
                let flat = read_world(&files(&read.text));
                if !self::errors(&flat).is_empty() {
                    fail(format!("flat: {:?}", self::errors(&flat)));
                }
                if squeezed(&flat.text) != text {
                    fail(String::from("flat: another text"));
                }
            }
            Refused(code) => {
                if !errors.iter().any(|one| one.starts_with(code)) {
                    fail(format!("{code} is not told, but {errors:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), TABLE.len(), wrong.join("\n"));
}

#[test]
fn names_in_scripts_and_tables_are_not_lost() {
    let told = |operations: &str| errors(&read(operations));
    let script = |name: &str| vec![format!("cycle/old-name-in-file {name}")];
    assert_eq!(told("rename choice mou of mode of alliances to memo"), script("memo"));
    assert_eq!(told("rename field mode of alliances to held"), script("held"));
    assert_eq!(
        told("rename field partner of alliances to ally_name"),
        Vec::<String>::new(),
        "it is not in the script"
    );
    let own = r#"rename choice mou of mode of alliances to memo
        change script readiness(layers list) gives number between 0 and 10 from "scripts/own.rhai""#;
    assert_eq!(told(own), Vec::<String>::new(), "the script is given anew");
    let table = "town,depth,size\nAlpur,10,small\nBilpur,20,large\nCilpur,30,small\n";
    let rows = RICH.find("(depth, size) {").zip(RICH.find("shared lab")).expect("the set");
    let base = format!("{}from \"reference/2020.csv\"\n{}", &RICH[..rows.0], &RICH[rows.1..]);
    let with_table = |operations: &str| {
        let own = super::head(operations);
        let world = files(&own).with_beside(
            "base",
            [("framework.kas", &*base), ("scripts/readiness.rhai", SCRIPT), ("reference/2020.csv", table)],
        );
        errors(&read_world(&world))
    };
    assert_eq!(with_table(""), Vec::<String>::new());
    assert!(with_table("rename question depth to deep").contains(&script("deep")[0]));
    assert!(with_table("rename choice small of size to little").contains(&script("little")[0]));
    let anew = r#"rename question depth to deep
        change reference towns_2020 "Towns" (deep, size) { "Alpur" | 10 | small "Bilpur" | 20 | large }"#;
    assert_eq!(with_table(anew), Vec::<String>::new());
    let from_file = r#"change reference towns_2020 "Towns" from "reference/2020.csv""#;
    let own = super::head(from_file);
    let world = MemoryWorld::new([("framework.kas", &*own), ("reference/2020.csv", table)])
        .with_beside("base", [("framework.kas", RICH), ("scripts/readiness.rhai", SCRIPT)]);
    assert_eq!(errors(&read_world(&world)), Vec::<String>::new(), "a table that is given anew is read");
}

/// Clauses have no names, and go when they are named by their word.
#[test]
fn clauses_are_removed_by_their_words() {
    for (operations, gone) in [
        ("remove not applicable of 1.c", "not applicable"),
        ("remove not applicable when of indicator 1.c", "not applicable"),
        ("remove call indicators of wells", "Criterion"),
        ("remove needs of component wells", "5% answered call"),
        ("remove needs of framework", "10% answered"),
        ("remove needs of certify", "needs 5% answered clear"),
        ("remove publisher of framework", "publisher"),
        ("remove call components of overall", "Pillar"),
        ("remove help of question depth", "surveyor"),
        ("remove evidence of 1.b", "A map"),
        ("remove unit of field members of alliances", "people"),
        ("remove asked when of question clean", "asked when"),
        ("remove outside the total of engagement change indicator engagement out of 0", "outside"),
        ("remove owner of recommendation dig", "Warden"),
        ("remove reference of recommendation dig", "A guide"),
        ("remove when of recommendation dig", "recommend dig when"),
    ] {
        let read = read(operations);
        assert!(!read.told().iter().any(|one| one.starts_with("cycle/")), "{operations}: {:?}", read.told());
        assert!(!squeezed(&read.text).contains(gone), "{operations}: {}", read.text);
    }
    for (operations, wanted) in [
        ("remove needs of 1.a", "cycle/unknown-target needs"),
        ("remove help of question policy", "cycle/unknown-target help"),
        ("remove round overall of framework", "cycle/unknown-target round overall"),
        ("remove evidence of 9.z", "cycle/unknown-target 9.z"),
        ("remove evidence of 1.b change indicator 1.b { evidence \"B\" }", "cycle/clash evidence \"B\""),
    ] {
        assert!(
            errors(&read(operations)).contains(&wanted.to_owned()),
            "{operations}: {:?}",
            errors(&read(operations))
        );
    }
}

#[test]
fn nothing_is_moved_into_itself() {
    for operations in [
        "move component water to wells",
        "move component water to component rivers",
        "move component water to shore move component shore to water",
        "add to water component new \"New\" number 3 out of 100 { } move component water to new",
    ] {
        let told = errors(&read(operations));
        assert!(
            told.iter().any(|one| one.starts_with("cycle/wrong-place move component")),
            "{operations}: {told:?}"
        );
    }
    let out = "move component wells to framework change component wells number 3 change component water { total = mean of components }
        reweight overall { water 40% wells 20% }";
    let read = read(out);
    assert_eq!(errors(&read), Vec::<String>::new());
    assert!(
        squeezed(&read.text).contains("overall = weighted mean { water 40% shore 40% wells 20% }"),
        "{}",
        read.text
    );
}

/// A choice that a shape is given has its new name there when all who give it agree.
#[test]
fn shapes_follow_what_they_are_given() {
    let read = read("rename choice drafted of stages to in_draft");
    assert_eq!(errors(&read), Vec::<String>::new());
    assert!(read.text.contains("in_draft => 20"), "{}", read.text);
    let two = "choices other { none \"N\" drafted \"D\" approved \"A\" } ordered
        change question budget { one of other } rename choice drafted of stages to in_draft";
    let told = errors(&self::read(two));
    assert!(told.iter().any(|one| one.starts_with("pack/unknown-choice")), "{told:?}");
}

/// What a pack means, whatever the places that it was read from.
fn meaning(read: &Read) -> Vec<String> {
    let pack = read.pack.as_ref().expect("a pack");
    let sorted = |mut all: Vec<String>| {
        all.sort();
        all
    };
    let mut all = vec![format!("{:-?} {:-?}", pack.overall, pack.penalties)];
    all.push(format!("{:-?}", pack.certification));
    all.extend(sorted(pack.components.iter().map(|one| format!("{one:-?}")).collect()));
    all.extend(sorted(pack.indicators.iter().map(|one| format!("{one:-?}")).collect()));
    all.extend(sorted(pack.questions.iter().map(|one| format!("{one:-?}")).collect()));
    all.extend(sorted(pack.recommendations.iter().map(|one| format!("{one:-?}")).collect()));
    all.extend(sorted(pack.lets.iter().map(|one| format!("{one:-?}")).collect()));
    all
}

/// Operations thrown together: what comes out says the same as the pack that is written out in full, or every fault has
/// its place and says whose it is.
fn together(rows: &[usize]) -> bool {
    let operations: Vec<&str> = rows.iter().filter_map(|row| TABLE.get(*row)).map(|row| row.2).collect();
    let operations = operations.join("\n");
    let read = read(&operations);
    for one in &read.told {
        let file = read.sources.get(one.span().file).expect("the file of a fault");
        assert!(one.span().end as usize <= file.text.len(), "{one:?}\n{operations}");
        let says_whose = one.code().id.starts_with("cycle/")
            || one.code().id.starts_with("syntax/")
            || one.notes.iter().any(|note| note.contains("new cycle") || note.contains("inherited"));
        assert!(says_whose || read.pack.is_none(), "{one:?}\n{operations}");
    }
    if !errors(&read).is_empty() {
        return false;
    }
    let flat = read_world(&files(&read.text));
    assert_eq!(errors(&flat), Vec::<String>::new(), "flat\n{operations}\n{}", read.text);
    assert_eq!(meaning(&flat), meaning(&read), "{operations}\n{}", read.text);
    true
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn operations_thrown_together_say_what_the_rules_in_full_say(
        rows in proptest::collection::vec(0..TABLE.len(), 1..7)
    ) {
        together(&rows);
    }
}

/// Those that do not meet: each with the next ones of other kinds.
#[test]
fn operations_of_different_kinds_work_together() {
    let clean: Vec<usize> = (0..TABLE.len()).filter(|row| matches!(TABLE[*row].3, Gives(..))).collect();
    let held =
        (0..clean.len()).step_by(3).filter(|at| together(&[clean[*at], clean[(at + 37) % clean.len()]]));
    let held = held.count();
    assert!(held * 2 > clean.len() / 3, "only {held} pairs have no mistakes");
}

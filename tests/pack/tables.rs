//! What is right and what is told of it, line by line: `expressions.txt`, `indicators.txt` and `frameworks.txt`.

use kasauti::diagnostic::Diagnostics;
use kasauti::source::{MemoryWorld, Sources};

/// Questions of every kind, all used, so that a line is told of its own mistake only.
const ASKS: &str = r#"
ask stage "Stage?" one of { none "None" drafted "Drafted" approved "Approved" } ordered
ask kind "Kind?" one of { red "Red" blue "Blue" }
ask forms "Forms?" any of { json "Json" video "Video" image "Image" }
ask funded "Funded?" yes/no
ask tests "Tests?" count between 0 and 10
ask shore "Shore?" number between 1 and 50 unit "km"
ask depth "Depth?" number between 1 and 50 unit "m"
ask share "Share?" percent
ask cost "Cost?" money in INR
ask note "Note?" text
ask signed "Signed?" date
ask clubs "Clubs?" list of {
  title "Name" text
  mode "Mode" one of { mou "Mou" none "None" }
  members "Members" count between 0 and 10
  paid "Paid" yes/no
  since "Since" date
}
let all_of_it = sum {
  1 when stage = none and kind = red and json in forms and funded and tests > 0 and shore > 1 and depth > 1
  1 when share > 5% and cost > 1 and note is answered and signed after 2020-01-01 and any of clubs
}
"#;

/// A pack of one indicator, 1.a out of 100, with these items.
pub fn wrapped(items: &str) -> String {
    let advice = if items.contains("recommend") { "" } else { "recommend go_on { text \"Go on.\" }" };
    format!(
        "language 1\nframework lake \"Lake\" {{ cycle \"1\" subject town round points half up to 2 places illustrative \"x\" }}\n\
         component all \"All\" number 1 out of 100 {{\nindicator 1.a \"Example\" out of 100 {{\n{items}\n{advice}\n}}\n}}\n"
    )
}

/// A pack of two components, with what stands beside them: how they are combined, levels, scripts that the score calls.
fn framed(beside: &str) -> String {
    let (overall, beside) = match beside.strip_prefix("overall") {
        Some(how) => (how.trim(), ""),
        None => ("= mean of components", beside),
    };
    let (beside, score) = match beside.split_once("  score ") {
        Some((script, score)) => (script, score),
        None => (beside, "points"),
    };
    let score = if score == "points" { "match deep { yes => 10 no => 0 } + 0 * tests" } else { score };
    format!(
        "language 1\nframework lake \"Lake\" {{ cycle \"1\" subject town overall {overall}\nround points half up to 2 places \
         illustrative \"x\" }}\n{}\n\
         component water \"Water\" number 1 out of 10 {{\nindicator 1.a \"A\" out of 10 {{\nask deep \"Deep?\" yes/no\n\
         ask tests \"Tests?\" count between 0 and 10\nscore {score}\nrecommend dig when deep or tests > 1 {{ text \"Dig.\" }}\n}}\n}}\n\
         component shore \"Shore\" number 2 out of 10 {{\nindicator 2.a \"B\" out of 10 {{\n\
         ask stage \"Stage?\" one of {{ none \"None\" drafted \"Drafted\" }}\nscore match stage {{ none => 0 drafted => 10 }}\n\
         recommend go_on {{ text \"Go on.\" }}\n}}\n}}\n",
        beside.replace("  ", "\n")
    )
}

/// Each as `pack/unknown-name «test»`, in the order of places.
pub fn told(text: &str) -> Vec<String> {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let world = MemoryWorld::new([("f.kas", text), ("scripts/share.rhai", "fn share(tests) { tests }")]);
    kasauti::pack::load(&world, &mut sources, &mut diagnostics);
    let told = diagnostics.sorted();
    told.iter().map(|one| format!("{} «{}»", one.code().id, sources.text(one.span()))).collect()
}

fn hold(table: &str, pack_of: fn(&str) -> String) {
    let (mut wrong, mut lines) = (Vec::new(), 0);
    for line in table.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        let (text, expected) = line.split_once("#>").expect("`#>` in every line");
        let told = told(&pack_of(text.trim())).join(" ");
        if told != expected.trim() {
            wrong.push(format!("{line}\n    told: {told}"));
        }
        lines += 1;
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(lines > 50, "{lines} lines");
}

#[test]
fn expressions() {
    hold(include_str!("expressions.txt"), |text| {
        let (how, expression) = text.split_once(' ').expect("`score` or `when`");
        match how {
            "when" => {
                wrapped(&format!("{ASKS}score all_of_it + highest {{ 10 when {expression}, otherwise 0 }}"))
            }
            _ => wrapped(&format!("{ASKS}score all_of_it + {expression}")),
        }
    });
}

#[test]
fn indicators() {
    hold(include_str!("indicators.txt"), |text| wrapped(&text.replace("  ", "\n")));
}

#[test]
fn frameworks() {
    hold(include_str!("frameworks.txt"), framed);
}

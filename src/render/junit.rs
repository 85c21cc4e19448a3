//! Examples as JUnit XML, which build servers read: a file of rules is a suite, an example a test case.

use std::fmt::Write;

use crate::examples::Ran;
use crate::pack::Pack;
use crate::pack::example::Example;
use crate::report::examples::{expected, got, reasons};
use crate::source::Sources;

use super::terminal;

/// The width of the reasons.
const COLUMNS: usize = 100;

#[must_use]
pub fn junit(pack: &Pack, sources: &Sources, ran: &[Ran]) -> String {
    let failing = ran.iter().filter(|one| !one.holds()).count();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<testsuites name=\"{} {}\" tests=\"{}\" failures=\"{failing}\" errors=\"0\">",
        escaped(&pack.name),
        escaped(&pack.cycle),
        ran.len()
    );
    let file = |ran: &Ran| pack.examples.get(ran.example.index()).map(|example| example.span.file);
    for suite in ran.chunk_by(|one, next| file(one) == file(next)) {
        let name = suite.first().and_then(file).and_then(|file| sources.get(file));
        let name = escaped(name.map_or("", |file| file.name.as_str()));
        let failing = suite.iter().filter(|one| !one.holds()).count();
        let _ = writeln!(
            out,
            "  <testsuite name=\"{name}\" tests=\"{}\" failures=\"{failing}\" errors=\"0\">",
            suite.len()
        );
        for one in suite {
            if let Some(example) = pack.examples.get(one.example.index()) {
                case(pack, sources, &name, example, one, &mut out);
            }
        }
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

fn case(pack: &Pack, sources: &Sources, file: &str, example: &Example, ran: &Ran, out: &mut String) {
    let line = sources.get(example.span.file).map_or(0, |file| file.line_column(example.span.start).line);
    let _ = write!(
        out,
        "    <testcase name=\"{}\" classname=\"{file}\" file=\"{file}\" line=\"{line}\"",
        escaped(&example.title)
    );
    if ran.holds() {
        out.push_str("/>\n");
        return;
    }
    let failed = example.expectations.iter().zip(&ran.verdicts).filter(|(_, verdict)| !verdict.holds);
    let messages: Vec<String> = failed
        .map(|(expectation, verdict)| {
            format!("expected {}, got {}", expected(sources, expectation), got(pack, verdict))
        })
        .collect();
    let why = terminal(&reasons(pack, sources, ran), COLUMNS, false);
    let _ = writeln!(
        out,
        ">\n      <failure message=\"{}\" type=\"expectation\">{}</failure>\n    </testcase>",
        escaped(&messages.join("; ")),
        escaped(&why)
    );
}

/// Text as XML can hold it, in an attribute too: signs that XML has no way to write become the one for what is unknown.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(sign),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(sign),
        }
    }
    out
}

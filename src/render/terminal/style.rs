//! Stretches of text with a look, and how they become bytes.

use crate::report::document::Tone;

/// The look of a stretch of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub bold: bool,
    pub dim: bool,
    pub italic: bool,
    pub underline: bool,
    pub colour: Option<Colour>,
}

/// The eight colours that every terminal maps to its own theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colour {
    Red,
    Green,
    Yellow,
    Blue,
    Cyan,
}

impl Style {
    pub(super) const PLAIN: Style =
        Style { bold: false, dim: false, italic: false, underline: false, colour: None };
    pub(super) const BOLD: Style = Style { bold: true, ..Style::PLAIN };
    pub(super) const QUIET: Style = Style { dim: true, ..Style::PLAIN };

    pub(super) const fn of(colour: Colour) -> Style {
        Style { colour: Some(colour), ..Style::PLAIN }
    }

    pub(super) fn toned(self, tone: Tone) -> Style {
        match tone {
            Tone::Good => Style { colour: Some(Colour::Green), ..self },
            Tone::Doubtful => Style { colour: Some(Colour::Yellow), ..self },
            Tone::Bad => Style { colour: Some(Colour::Red), ..self },
            Tone::Quiet => Style { dim: true, ..self },
        }
    }

    fn codes(self) -> Vec<&'static str> {
        let colour = self.colour.map(|colour| match colour {
            Colour::Red => "31",
            Colour::Green => "32",
            Colour::Yellow => "33",
            Colour::Blue => "34",
            Colour::Cyan => "36",
        });
        [(self.bold, "1"), (self.dim, "2"), (self.italic, "3"), (self.underline, "4")]
            .into_iter()
            .filter_map(|(on, code)| on.then_some(code))
            .chain(colour)
            .collect()
    }
}

/// A stretch of text of one look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub text: String,
    pub style: Style,
}

impl Run {
    pub(super) fn new(text: impl Into<String>, style: Style) -> Run {
        Run { text: text.into(), style }
    }

    pub(super) fn plain(text: impl Into<String>) -> Run {
        Run::new(text, Style::PLAIN)
    }

    pub(super) fn spaces(count: usize) -> Run {
        Run::plain(" ".repeat(count))
    }
}

/// One line of output.
pub(super) type Line = Vec<Run>;

/// The lines as text; without colour there is not a single escape sequence in it, and no line ends in spaces.
pub(super) fn painted(lines: &[Line], colour: bool) -> String {
    let mut out = String::new();
    for line in lines {
        let end = line.iter().rposition(|run| !run.text.trim_end_matches(' ').is_empty());
        let shown = end.map_or(0, |at| at + 1);
        for (at, run) in line.iter().take(shown).enumerate() {
            let is_last = at + 1 == shown;
            let text = if is_last { run.text.trim_end_matches(' ') } else { run.text.as_str() };
            let codes = if colour { run.style.codes() } else { Vec::new() };
            if codes.is_empty() {
                out.push_str(text);
            } else {
                out.push_str("\u{1b}[");
                out.push_str(&codes.join(";"));
                out.push('m');
                out.push_str(text);
                out.push_str("\u{1b}[0m");
            }
        }
        out.push('\n');
    }
    out
}

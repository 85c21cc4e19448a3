//! How answers become points: each shape of a rule as a table or a sentence.

use crate::pack::expr::{
    Arm, BandArm, Cell as TableCell, Entry, Hit, Numeric, NumericKind, Subject, Table as Rows,
};
use crate::pack::{QuestionId, QuestionKind};
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Inline, Row, Table, Text, plain};

use super::words::{self, As, Writer};

/// Deeper than this, shapes in shapes are told as they are written.
const DEEPEST: u8 = 4;

fn cell(text: impl Into<String>) -> Cell {
    Cell::Text(plain(text))
}

fn table(first: &[(&str, ColumnKind)], rows: Vec<Row>) -> Block {
    let columns = first.iter().map(|(title, kind)| Column::new(title, *kind)).collect();
    Block::Table(Table { columns, rows })
}

const WORDS: ColumnKind = ColumnKind::Words;
const POINTS: (&str, ColumnKind) = ("Points", ColumnKind::Number);

/// Whether a rule is told by tables.
pub(super) fn has_tables(of: &Numeric) -> bool {
    has_table(of)
        || matches!(&of.kind, NumericKind::Sum(terms) if terms.iter().any(|(_, term)| has_tables(term)))
}

/// Whether a rule is told by a table of its own.
fn has_table(of: &Numeric) -> bool {
    matches!(
        of.kind,
        NumericKind::Match { .. }
            | NumericKind::Band { .. }
            | NumericKind::Checklist { .. }
            | NumericKind::Ladder(_)
            | NumericKind::Highest(_)
            | NumericKind::First(_)
            | NumericKind::Table(_)
    )
}

impl Writer<'_> {
    /// A rule, by tables where it has any.
    pub fn rule(&self, rule: &Numeric, document: &mut Document) {
        self.rule_at(rule, 0, document);
    }

    fn rule_at(&self, rule: &Numeric, depth: u8, document: &mut Document) {
        let mut nested: Vec<(String, &Numeric)> = Vec::new();
        match &rule.kind {
            NumericKind::Match { subject, arms, choices } => {
                document.add(self.matched(subject, arms, choices, &mut nested));
            }
            NumericKind::Band { subject, arms } => document.add(self.bands(subject, arms, &mut nested)),
            NumericKind::Checklist { entries, cap } => {
                let mut lead = plain("The sum of all that holds");
                if let Some(cap) = cap {
                    lead.push(Inline::Plain(String::from(", but at most ")));
                    lead.extend(self.numeric(cap));
                }
                lead.push(Inline::Plain(String::from(":")));
                document.add(Block::Paragraph(lead));
                document.add(table(&[("For", WORDS), POINTS], self.entries(entries, &mut nested)));
            }
            NumericKind::Ladder(entries) => {
                let lead = "Steps, climbed in this order; the last one before a step that is not met counts:";
                document.add(Block::Paragraph(plain(lead)));
                document.add(table(&[("Step", WORDS), POINTS], self.entries(entries, &mut nested)));
            }
            NumericKind::Highest(entries) => {
                document.add(Block::Paragraph(plain("The highest that holds:")));
                document.add(table(&[("For", WORDS), POINTS], self.entries(entries, &mut nested)));
            }
            NumericKind::First(entries) => {
                document.add(Block::Paragraph(plain("The first that holds counts:")));
                let mut rows = self.entries(entries, &mut nested);
                if let (Some(row), Some(last)) = (rows.last_mut(), entries.last())
                    && last.when.is_none()
                {
                    *row = Row::new(vec![cell("otherwise"), self.worth(&last.worth, &mut nested)]);
                }
                document.add(table(&[("For", WORDS), POINTS], rows));
            }
            NumericKind::Table(rows) => self.rows(rows, &mut nested, document),
            NumericKind::Sum(terms) if has_tables(rule) => {
                if terms.len() > 1 {
                    document.add(Block::Paragraph(plain("The sum of the following parts.")));
                }
                for (minus, term) in terms {
                    if *minus {
                        document.add(Block::Paragraph(plain("Less:")));
                    }
                    self.part(term, depth, document);
                }
            }
            _ => {
                let mut text = plain("Points: ");
                text.extend(self.numeric(rule));
                text.push(Inline::Plain(String::from(".")));
                document.add(Block::Paragraph(text));
            }
        }
        for (letter, inner) in nested {
            document.add(Block::Paragraph(vec![Inline::Strong(plain(format!("Part {letter}")))]));
            self.part(inner, depth, document);
        }
    }

    fn part(&self, part: &Numeric, depth: u8, document: &mut Document) {
        if depth < DEEPEST {
            self.rule_at(part, depth + 1, document);
        } else {
            document.add(Block::Paragraph(self.numeric(part)));
        }
    }

    /// What a line is worth; a shape of its own gets a letter and follows.
    fn worth<'n>(&self, value: &'n Numeric, nested: &mut Vec<(String, &'n Numeric)>) -> Cell {
        if !has_table(value) {
            return Cell::Text(self.numeric(value));
        }
        let letter = char::from_u32(u32::from('A') + u32::try_from(nested.len()).unwrap_or(0)).unwrap_or('?');
        nested.push((letter.to_string(), value));
        cell(format!("part {letter}, below"))
    }

    fn matched<'n>(
        &self,
        subject: &Subject,
        arms: &'n [Arm],
        choices: &[Option<usize>],
        nested: &mut Vec<(String, &'n Numeric)>,
    ) -> Block {
        let titles: Vec<String> = match subject {
            Subject::Choice(id) => self.titles(*id),
            _ => vec![String::from("no"), String::from("yes")],
        };
        let mut rows = Vec::new();
        for (at, arm) in arms.iter().enumerate() {
            let own: Vec<&str> = titles
                .iter()
                .zip(choices)
                .filter(|(_, choice)| **choice == Some(at))
                .map(|(title, _)| title.as_str())
                .collect();
            rows.push(Row::new(vec![cell(own.join(" / ")), self.worth(&arm.value, nested)]));
        }
        table(&[("Answer", WORDS), POINTS], rows)
    }

    fn titles(&self, id: QuestionId) -> Vec<String> {
        let choices = self.pack.questions.get(id.index()).map_or(&[][..], |one| one.kind.choices());
        choices.iter().map(|choice| choice.title.clone()).collect()
    }

    fn bands<'n>(
        &self,
        subject: &Numeric,
        arms: &'n [BandArm],
        nested: &mut Vec<(String, &'n Numeric)>,
    ) -> Block {
        let how = self.how(subject);
        let rows = arms.iter().map(|arm| {
            let ranges: Vec<String> = arm.ranges.iter().map(|one| words::range(*one, how)).collect();
            let label = if arm.otherwise { String::from("otherwise") } else { ranges.join(" / ") };
            Row::new(vec![cell(label), self.worth(&arm.value, nested)])
        });
        let rows = rows.collect();
        table(&[(&self.heading(subject), WORDS), POINTS], rows)
    }

    /// What a column is about.
    fn heading(&self, subject: &Numeric) -> String {
        said(&self.numeric(subject))
    }

    fn entries<'n>(&self, entries: &'n [Entry], nested: &mut Vec<(String, &'n Numeric)>) -> Vec<Row> {
        let row = |entry: &'n Entry| {
            let (label, worth) = match (&entry.when, &entry.worth.kind) {
                (Some(when), _) => (Cell::Text(self.condition(when)), self.worth(&entry.worth, nested)),
                (None, NumericKind::Each(worth, id)) => {
                    let label = vec![Inline::Plain(String::from("each ticked in ")), self.name(*id)];
                    (Cell::Text(label), self.worth(worth, nested))
                }
                (None, NumericKind::Literal(_)) => (cell("in any case"), self.worth(&entry.worth, nested)),
                (None, _) if has_table(&entry.worth) => {
                    (self.worth(&entry.worth, nested), cell("what it gives"))
                }
                (None, _) => {
                    let formula = self.numeric(&entry.worth);
                    (Cell::Text(names_in(&formula)), Cell::Text(formula))
                }
            };
            Row::new(vec![label, worth])
        };
        entries.iter().map(row).collect()
    }

    fn rows<'n>(&self, rows: &'n Rows, nested: &mut Vec<(String, &'n Numeric)>, document: &mut Document) {
        let lead = match rows.hit {
            Hit::First => "The first row that fits counts:",
            Hit::Unique => "One row fits:",
            Hit::Sum => "The points of all rows that fit are added:",
        };
        document.add(Block::Paragraph(plain(lead)));
        let mut columns: Vec<Column> =
            rows.subjects.iter().map(|subject| Column::new(&self.subject(subject), WORDS)).collect();
        columns.push(Column::new(POINTS.0, POINTS.1));
        let all = rows.rows.iter().map(|row| {
            let cells = row.cells.iter().zip(&rows.subjects).map(|(one, subject)| self.cell(one, subject));
            let mut cells: Vec<Cell> = cells.collect();
            cells.push(self.worth(&row.value, nested));
            Row::new(cells)
        });
        let all = all.collect();
        document.add(Block::Table(Table { columns, rows: all }));
    }

    fn subject(&self, subject: &Subject) -> String {
        match subject {
            Subject::Choice(id) => said(&vec![self.name(*id)]),
            Subject::Number(of) => self.heading(of),
            Subject::Condition(of) => said(&self.condition(of)).trim_end_matches(" is yes").to_owned(),
            Subject::FieldChoice(_) => String::new(),
        }
    }

    fn cell(&self, one: &TableCell, subject: &Subject) -> Cell {
        match one {
            TableCell::Any => cell("any"),
            TableCell::Choices(bits) => match subject {
                Subject::Choice(id) => {
                    let choices = self.pack.questions.get(id.index()).map(|one| &one.kind);
                    let choices = choices.map_or(&[][..], QuestionKind::choices);
                    let titles: Vec<&str> =
                        words::chosen(choices, *bits).iter().map(|choice| choice.title.as_str()).collect();
                    cell(titles.join(" / "))
                }
                _ => cell(if *bits == 2 { "yes" } else { "no" }),
            },
            TableCell::Ranges(ranges) => {
                let how = match subject {
                    Subject::Number(of) => self.how(of),
                    _ => As::Plain,
                };
                let ranges: Vec<String> = ranges.iter().map(|one| words::range(*one, how)).collect();
                cell(ranges.join(" / "))
            }
        }
    }
}

/// The names that a formula speaks of.
fn names_in(formula: &Text) -> Text {
    let mut names = Text::new();
    for inline in formula.iter().filter(|inline| matches!(inline, Inline::Code(_))) {
        if !names.contains(inline) {
            names.extend((!names.is_empty()).then(|| Inline::Plain(String::from(", "))));
            names.push(inline.clone());
        }
    }
    names
}

/// The words of a text alone.
fn said(text: &Text) -> String {
    text.iter()
        .map(|inline| match inline {
            Inline::Plain(words) | Inline::Code(words) | Inline::Toned(_, words) => words.clone(),
            Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Link { text: inside, .. } => {
                said(inside)
            }
        })
        .collect()
}

//! Questions as the one who answers them reads them.

use crate::pack::{Field, Question, QuestionKind, Unit};
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Inline, Row, Table, Text, plain};

use super::words::{self, As, Writer};

impl Writer<'_> {
    /// A question with its choices, its bounds, and what proves the answer.
    pub fn question(&self, of: &Question, document: &mut Document) {
        let mut lead = vec![
            Inline::Strong(plain(&of.title)),
            Inline::Plain(String::from(" (")),
            Inline::Code(of.name.clone()),
            Inline::Plain(format!("; {}", kind(&of.kind, &of.unit))),
        ];
        let bounds = [(of.at_most, "; at most "), (of.at_least, "; at least ")];
        for (bound, word) in bounds {
            if let Some(id) = bound {
                lead.push(Inline::Plain(String::from(word)));
                lead.push(self.name(id));
            }
        }
        lead.push(Inline::Plain(String::from(")")));
        document.add(Block::Paragraph(lead));
        match &of.kind {
            QuestionKind::OneOf { choices, .. } | QuestionKind::AnyOf { choices } => {
                let rows = choices.iter().map(|choice| {
                    let name = Cell::Text(vec![Inline::Code(choice.name.clone())]);
                    Row::new(vec![name, Cell::Text(plain(&choice.title))])
                });
                let columns =
                    vec![Column::new("Choice", ColumnKind::Code), Column::new("Means", ColumnKind::Words)];
                document.add(Block::Table(Table { columns, rows: rows.collect() }));
            }
            QuestionKind::List { fields, .. } => document.add(Block::Table(field_table(fields))),
            _ => {}
        }
        let mut remarks: Vec<Text> = Vec::new();
        if let Some(asked) = &of.asked_when {
            let mut text = plain("Asked only when ");
            text.extend(self.condition(&asked.condition));
            remarks.push(text);
        }
        remarks.extend(of.help.iter().map(plain));
        for evidence in &of.evidence {
            remarks.push(vec![Inline::Strong(plain("Evidence: ")), Inline::Plain(evidence.clone())]);
        }
        if !remarks.is_empty() {
            document.add(Block::Bullets(remarks));
        }
    }
}

fn field_table(fields: &[Field]) -> Table {
    let rows = fields.iter().map(|field| {
        let title = if field.title.is_empty() { &field.name } else { &field.title };
        let mut answer = kind(&field.kind, &field.unit);
        let titles: Vec<String> =
            field.kind.choices().iter().map(|choice| format!("“{}”", choice.title)).collect();
        if !titles.is_empty() {
            answer = format!("{answer}: {}", titles.join(", "));
        }
        Row::new(vec![
            Cell::Text(vec![Inline::Code(field.name.clone())]),
            Cell::Text(plain(title)),
            Cell::Text(plain(answer)),
        ])
    });
    let columns = vec![
        Column::new("Field", ColumnKind::Code),
        Column::new("Means", ColumnKind::Words),
        Column::new("Answer", ColumnKind::Words),
    ];
    Table { columns, rows: rows.collect() }
}

/// What kind of answer is given.
fn kind(kind: &QuestionKind, unit: &Unit) -> String {
    let with_unit = |words: String| match unit {
        Unit::Named(name) => format!("{words}, in {name}"),
        _ => words,
    };
    match kind {
        QuestionKind::OneOf { ordered: true, .. } => String::from("one of these, from worst to best"),
        QuestionKind::OneOf { .. } => String::from("one of these"),
        QuestionKind::AnyOf { .. } => String::from("all that apply"),
        QuestionKind::YesNo => String::from("yes or no"),
        QuestionKind::Number { range, .. } if *unit == Unit::Percent => {
            format!("a percentage, {}", words::range(*range, As::Percent))
        }
        QuestionKind::Number { range, whole } => {
            let what = if *whole { "a whole number" } else { "a number" };
            with_unit(format!("{what}, {}", words::range(*range, As::Plain)))
        }
        QuestionKind::Text => String::from("words"),
        QuestionKind::Date { first, last } => format!(
            "a day, {} to {}",
            crate::decimal::date::to_text(*first),
            crate::decimal::date::to_text(*last)
        ),
        QuestionKind::List { least, most, .. } => format!("a list of {least} to {most} entries"),
        QuestionKind::Error => String::new(),
    }
}

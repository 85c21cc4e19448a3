//! The city beside the means of its state and of all cities that were given.

use crate::decimal::Interval;
use crate::report::among::Group;
use crate::report::document::{Among, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::heading;

use super::{Matter, words};

pub(super) fn compared(matter: &Matter<'_>, document: &mut Document) {
    let Matter { pack, assessment, groups, rank, .. } = *matter;
    if groups.is_empty() {
        return;
    }
    document.add(heading(1, words::OTHERS));
    if let Some(rank) = rank {
        let places = words::places(rank.best, rank.worst);
        document.add(Block::Paragraph(plain(words::rank(&places, &rank.of.to_string()))));
    }
    let mut columns = vec![
        Column::new(words::COMPONENT, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(words::THIS_CITY, ColumnKind::Number),
    ];
    columns.extend(groups.iter().map(|group| {
        let name = group.state.as_deref().unwrap_or(words::ALL_CITIES);
        Column::new(&words::mean_of(name, group.cities), ColumnKind::Number)
    }));
    let row = |title: &str, measure: Measure, mean: &dyn Fn(&Group) -> Option<Interval>| {
        let means: Vec<Interval> = groups.iter().filter_map(mean).collect();
        let mut cells = vec![
            Cell::Text(plain(title)),
            Cell::Among(Among { measure, means: means.clone() }),
            Cell::Points { points: measure.points, illustrative: false },
        ];
        cells.extend(means.into_iter().map(|points| Cell::Points { points, illustrative: false }));
        cells
    };
    let overall = Measure { points: assessment.overall, out_of: pack.overall_out_of };
    let mut rows = vec![Row::head(row(words::OVERALL, overall, &|group| Some(group.overall)))];
    for score in &assessment.components {
        let at = score.component.index();
        let Some(component) = pack.components.get(at) else { continue };
        let measure = Measure { points: score.points, out_of: component.out_of };
        rows.push(Row::new(row(&component.title, measure, &|group| group.components.get(at).copied())));
    }
    document.add(Block::Table(Table { columns, rows }));
}

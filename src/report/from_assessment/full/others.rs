//! The city beside the means of its state, of its class and of all cities that were given.

use crate::decimal::Interval;
use crate::report::among::Group;
use crate::report::document::{Among, Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::heading;
use crate::report::words;

use super::Matter;

pub(super) fn compared(matter: &Matter<'_>, document: &mut Document) {
    let Matter { pack, assessment, groups, rank, .. } = *matter;
    if groups.is_empty() {
        return;
    }
    let (wording, own) = (pack.wording(), pack.words(None));
    document.add(heading(1, &(wording.reports.others)(&own)));
    if let Some(rank) = rank {
        let place = (wording.reports.place_among)(&own, rank.best, rank.worst, rank.of);
        document.add(Block::Paragraph(plain(place)));
    }
    let mut columns = vec![
        Column::new(&own.component.one, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(&(wording.this_city)(&own), ColumnKind::Number),
    ];
    columns.extend(groups.iter().map(|group| {
        let name = words::peers(pack, &group.peers);
        Column::new(&(wording.reports.mean_of)(&name, group.cities), ColumnKind::Number)
    }));
    let row = |title: &str, measure: Measure, mean: &dyn Fn(&Group) -> Option<Interval>| {
        let of_groups: Vec<Option<Interval>> = groups.iter().map(mean).collect();
        let means: Vec<Interval> = of_groups.iter().copied().flatten().collect();
        let mut cells = vec![
            Cell::Text(plain(title)),
            Cell::Among(Among { measure, means }),
            Cell::Points { points: measure.points, illustrative: false },
        ];
        let figure = |points: Option<Interval>| {
            points.map_or(Cell::Empty, |points| Cell::Points { points, illustrative: false })
        };
        cells.extend(of_groups.into_iter().map(figure));
        cells
    };
    let overall = Measure { points: assessment.overall, out_of: pack.overall_out_of };
    let mut rows = vec![Row::head(row(wording.overall, overall, &|group| group.overall))];
    for score in &assessment.components {
        let at = score.component.index();
        let Some(component) = pack.components.get(at) else { continue };
        if score.applies.is_false() {
            continue;
        }
        let measure = Measure { points: score.points, out_of: component.out_of };
        rows.push(Row::new(row(&component.title, measure, &|group| {
            group.components.get(at).copied().flatten()
        })));
    }
    document.add(Block::Table(Table { columns, rows }));
}

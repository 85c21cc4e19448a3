//! The picture of a whole country.

use std::collections::BTreeMap;

use crate::decimal::{Interval, Number, Rounding};
use crate::pack::Pack;
use crate::report::among::{Figures, Group};
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::heading;
use crate::report::words::{self as said, many as words};

use super::ranking::{self, By, ranked};

/// Scores are counted in so many parts of the whole.
const PARTS: usize = 10;

/// Ranking, levels, spread, states, and what is weakest everywhere.
#[must_use]
pub fn national(pack: &Pack, cities: &[Figures]) -> Document {
    let mut document = Document::default();
    let count = said::counted(cities.len(), "city", "cities");
    document.add(Block::Title(super::title(pack, &count)));
    let all: Vec<&Figures> = cities.iter().collect();
    let Some(mean) = Group::of(pack, None, &all) else { return document };
    document.add(Block::Paragraph(plain(summary(pack, cities, &mean))));
    document.add(heading(1, words::RANKING));
    document.add(Block::Listing(ranking::table(pack, cities, By::Overall)));
    document.add(Block::Note(plain(words::RANKING_TOLD)));
    if pack.certification.is_some() {
        document.add(heading(1, words::LEVELS));
        document.add(Block::Table(levels(pack, cities)));
    }
    document.add(heading(1, words::SPREAD));
    document.add(Block::Paragraph(plain(words::SPREAD_TOLD)));
    document.add(Block::Table(spread(pack, cities, &mean)));
    document.add(heading(1, words::STATES));
    document.add(Block::Listing(states(pack, cities, &mean)));
    document.add(heading(1, words::WEAKEST));
    document.add(Block::Paragraph(plain(words::WEAKEST_TOLD)));
    document.add(Block::Table(weakest(pack, cities, &mean)));
    document
}

fn summary(pack: &Pack, cities: &[Figures], mean: &Group) -> String {
    let states: std::collections::BTreeSet<&str> =
        cities.iter().filter_map(|city| city.state.as_deref()).collect();
    let out_of = pack.overall_out_of;
    let median = median(cities.iter().map(|city| city.overall), pack.overall_rounding);
    let mut sentences = vec![words::summary(
        &said::counted(cities.len(), "city", "cities"),
        &said::counted(states.len(), "state", "states"),
        &said::out_of(mean.overall, out_of),
        &median.map_or_else(String::new, said::range),
    )];
    sentences.extend(
        ranked(cities, By::Overall)
            .first()
            .map(|first| words::first(&first.figures.city, &said::out_of(first.points, out_of))),
    );
    sentences.extend(by_share(pack, mean).first().and_then(|(_, at)| {
        let indicator = pack.indicators.get(*at)?;
        let points = said::out_of(*mean.indicators.get(*at)?, indicator.out_of);
        Some(words::weakest(&format!("{} {}", indicator.code(), indicator.title), &points))
    }));
    sentences.join(" ")
}

fn count(number: usize) -> Cell {
    Cell::Points { points: Interval::point(Number::from_count(number)), illustrative: false }
}

fn points(points: Interval) -> Cell {
    Cell::Points { points, illustrative: false }
}

fn levels(pack: &Pack, cities: &[Figures]) -> Table {
    let title = pack.certification.as_ref().map_or(words::LEVEL, |certification| &certification.title);
    let columns = vec![
        Column::new(title, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(words::CERTAINLY, ColumnKind::Number),
        Column::new(words::POSSIBLY, ColumnKind::Number),
    ];
    let levels = pack.certification.iter().flat_map(|certification| &certification.levels).enumerate();
    let rows = levels.map(|(at, level)| {
        let certainly = cities.iter().filter(|city| city.levels == [at]).count();
        let possible = cities.iter().filter(|city| city.levels.contains(&at)).count();
        let range = Interval::closed(Number::from_count(certainly), Number::from_count(possible));
        Row::new(vec![
            Cell::Text(plain(level.title.clone())),
            Cell::Bar(Measure { points: range, out_of: Number::from_count(cities.len()) }),
            count(certainly),
            count(possible - certainly),
        ])
    });
    Table { columns, rows: rows.collect() }
}

fn spread(pack: &Pack, cities: &[Figures], mean: &Group) -> Table {
    let columns = vec![
        Column::new(words::COMPONENT, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(words::LOWEST, ColumnKind::Number),
        Column::new(words::MEDIAN, ColumnKind::Number),
        Column::new(words::MEAN, ColumnKind::Number),
        Column::new(words::HIGHEST, ColumnKind::Number),
        Column::new(words::OF, ColumnKind::Number),
    ];
    let row = |title: &str, by: By, mean: Interval, rounding: Rounding| {
        let out_of = by.out_of(pack);
        let scores = || cities.iter().filter_map(move |city| by.of(city));
        let ends = |of: fn(Interval, Interval) -> Interval| scores().reduce(of).map_or(Cell::Empty, points);
        vec![
            Cell::Text(plain(title)),
            Cell::Spread(parts(scores(), out_of)),
            ends(Interval::min),
            median(scores(), rounding).map_or(Cell::Empty, points),
            points(mean),
            ends(Interval::max),
            points(Interval::point(out_of)),
        ]
    };
    let mut rows = vec![Row::head(row(words::OVERALL, By::Overall, mean.overall, pack.overall_rounding))];
    for (at, (component, mean)) in pack.components.iter().zip(&mean.components).enumerate() {
        rows.push(Row::new(row(&component.title, By::Component(at.into()), *mean, pack.rounding)));
    }
    Table { columns, rows }
}

/// How many scores lie in each part of the whole, by their low ends; the highest of all is in the last.
fn parts(scores: impl Iterator<Item = Interval>, out_of: Number) -> Vec<usize> {
    let mut counts = vec![0; PARTS];
    for score in scores {
        let part = score
            .low
            .multiply(Number::from_count(PARTS))
            .and_then(|scaled| scaled.divide(out_of))
            .and_then(|scaled| scaled.floor().to_i64())
            .and_then(|part| usize::try_from(part).ok())
            .unwrap_or(0);
        if let Some(count) = counts.get_mut(part.min(PARTS - 1)) {
            *count += 1;
        }
    }
    counts
}

/// The middle score; of an even count the mean of the two in the middle.
fn median(scores: impl Iterator<Item = Interval>, rounding: Rounding) -> Option<Interval> {
    let (mut lows, mut highs): (Vec<Number>, Vec<Number>) =
        scores.map(|score| (score.low, score.high)).unzip();
    lows.sort_unstable();
    highs.sort_unstable();
    let middle = |sorted: &[Number]| {
        let (before, after) = (sorted.len().checked_sub(1)? / 2, sorted.len() / 2);
        sorted.get(before)?.add(*sorted.get(after)?)?.divide(Number::from_count(2))
    };
    Some(Interval::closed(rounding.apply(middle(&lows)?), rounding.apply(middle(&highs)?)))
}

fn states(pack: &Pack, cities: &[Figures], mean: &Group) -> Table {
    let mut columns = vec![
        Column::new(words::STATE, ColumnKind::Words),
        Column::new(words::CITIES, ColumnKind::Number),
        Column::new("", ColumnKind::Bar),
        Column::new(words::OVERALL, ColumnKind::Number),
    ];
    columns.extend(pack.components.iter().map(|component| Column::new(&component.title, ColumnKind::Number)));
    let mut by_state: BTreeMap<Option<&str>, Vec<&Figures>> = BTreeMap::new();
    for city in cities {
        by_state.entry(city.state.as_deref()).or_default().push(city);
    }
    let mut groups: Vec<Group> =
        by_state.into_iter().filter_map(|(state, cities)| Group::of(pack, state, &cities)).collect();
    groups.sort_by(|one, other| {
        let key = |group: &Group| (group.overall.low, group.overall.high);
        key(other).cmp(&key(one)).then_with(|| one.state.cmp(&other.state))
    });
    let row = |name: &str, group: &Group| {
        let mut cells = vec![
            Cell::Text(plain(name)),
            count(group.cities),
            Cell::Bar(Measure { points: group.overall, out_of: pack.overall_out_of }),
            points(group.overall),
        ];
        cells.extend(group.components.iter().copied().map(points));
        cells
    };
    let mut rows = vec![Row::head(row(words::ALL_CITIES, mean))];
    rows.extend(
        groups.iter().map(|group| Row::new(row(group.state.as_deref().unwrap_or(words::NO_STATE), group))),
    );
    Table { columns, rows }
}

/// Indicators by the share of their points that cities have in the mean, the smallest first.
fn by_share(pack: &Pack, mean: &Group) -> Vec<(Interval, usize)> {
    let mut all: Vec<(Interval, usize)> = mean
        .indicators
        .iter()
        .zip(&pack.indicators)
        .enumerate()
        .filter(|(_, (_, indicator))| !indicator.outside_total)
        .filter_map(|(at, (mean, indicator))| Some((mean.divide(Interval::point(indicator.out_of))?, at)))
        .collect();
    all.sort_by_key(|(share, at)| (share.high, share.low, *at));
    all
}

fn weakest(pack: &Pack, cities: &[Figures], mean: &Group) -> Table {
    let columns = vec![
        Column::new(words::CODE, ColumnKind::Code),
        Column::new(words::INDICATOR, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(words::MEAN, ColumnKind::Number),
        Column::new(words::OF, ColumnKind::Number),
        Column::new(words::AT_NOTHING, ColumnKind::Number),
    ];
    let rows = by_share(pack, mean).into_iter().filter_map(|(_, at)| {
        let (indicator, mean) = (pack.indicators.get(at)?, *mean.indicators.get(at)?);
        let at_nothing =
            |city: &&Figures| city.indicators.get(at).is_some_and(|one| one.high <= Number::ZERO);
        Some(Row::new(vec![
            Cell::Text(plain(indicator.code())),
            Cell::Text(plain(indicator.title.clone())),
            Cell::Bar(Measure { points: mean, out_of: indicator.out_of }),
            points(mean),
            points(Interval::point(indicator.out_of)),
            count(cities.iter().filter(at_nothing).count()),
        ]))
    });
    Table { columns, rows: rows.collect() }
}

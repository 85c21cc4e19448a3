//! The picture of a whole country.

use crate::decimal::{Interval, Number, Rounding};
use crate::order::{Gather as _, Order as _};
use crate::pack::Pack;
use crate::report::among::{Figures, Group, Groups, Peers, rising};
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::from_assessment::heading;
use crate::report::words;

use super::ranking::{self, By, ranked};

/// Scores are counted in so many parts of the whole.
const PARTS: usize = 10;

/// Ranking, levels, spread, states, and what is weakest everywhere.
#[must_use]
pub fn national(pack: &Pack, cities: &[Figures]) -> Document {
    let (wording, own) = (pack.wording(), pack.words(None));
    let mut document = Document::of(pack);
    document.add(Block::Title(super::title(pack, &super::counted(pack, cities))));
    let all: Vec<&Figures> = cities.iter().collect();
    let Some(mean) = Group::of(pack, Peers::All, &all) else { return document };
    document.add(Block::Paragraph(plain(summary(pack, cities, &mean))));
    document.add(heading(1, wording.reports.ranking));
    document.add(Block::Listing(ranking::table(pack, cities, By::Overall, &[])));
    document.blocks.extend(ranking::remarks(pack, cities, By::Overall));
    document.add(Block::Note(plain((wording.reports.ranking_told)(&own))));
    if pack.certification.is_some() {
        document.add(heading(1, &(wording.reports.levels)(&own)));
        document.add(Block::Table(levels(pack, cities)));
    }
    document.add(heading(1, wording.reports.spread));
    document.add(Block::Paragraph(plain((wording.reports.spread_told)(&own))));
    document.add(Block::Table(spread(pack, cities, &mean)));
    let groups = Groups::of(pack, cities.iter());
    if cities.iter().any(|city| city.state.is_some()) {
        document.add(heading(1, wording.reports.states));
        let stateless: Vec<&Figures> = cities.iter().filter(|city| city.state.is_none()).collect();
        let mut states: Vec<Group> = groups.each(|peers| matches!(peers, Peers::State(_))).cloned().collect();
        states.extend(Group::of(pack, Peers::State(wording.reports.no_state.to_owned()), &stateless));
        document.add(Block::Listing(means(pack, wording.reports.state, states, &mean)));
    }
    for id in pack.class_questions() {
        let Some(question) = pack.questions.get(id.index()) else { continue };
        let of = groups.each(|peers| matches!(peers, Peers::Class(by, _) if *by == id)).cloned().collect();
        document.add(heading(1, &question.title));
        document.add(Block::Listing(means(pack, "", of, &mean)));
    }
    document.add(heading(1, &(wording.reports.weakest)(&own)));
    document.add(Block::Paragraph(plain((wording.reports.weakest_told)(&own, pack.lower_is_better()))));
    document.add(Block::Table(weakest(pack, cities, &mean)));
    document
}

fn summary(pack: &Pack, cities: &[Figures], mean: &Group) -> String {
    let wording = pack.wording();
    let states: std::collections::BTreeSet<&str> =
        cities.iter().filter_map(|city| city.state.as_deref()).into_set();
    let out_of = pack.overall_out_of;
    let median = median(cities.iter().filter_map(|city| city.overall), pack.overall_rounding);
    let mut sentences = vec![(wording.reports.national)(
        &super::counted(pack, cities),
        states.len(),
        &mean.overall.map_or_else(String::new, |mean| words::out_of(wording, mean, out_of)),
        &median.map_or_else(String::new, |median| words::range(wording, median)),
    )];
    sentences.extend(ranked(pack, cities, By::Overall).first().map(|first| {
        (wording.reports.at_the_top)(&first.figures.city, &words::out_of(wording, first.points, out_of))
    }));
    sentences.extend(by_share(pack, mean).first().and_then(|(_, at)| {
        let indicator = pack.indicators.get(*at)?;
        let points = words::out_of(wording, (*mean.indicators.get(*at)?)?, indicator.out_of);
        Some((wording.reports.all_weakest)(
            &pack.words(None),
            &format!("{} {}", indicator.code(), indicator.title),
            &points,
        ))
    }));
    sentences.join(" ")
}

fn count(number: usize) -> Cell {
    Cell::Points { points: Interval::point(Number::from_count(number)), illustrative: false }
}

fn points(points: Interval) -> Cell {
    Cell::Points { points, illustrative: false }
}

/// Nothing where no city has points that count.
fn perhaps(points: Option<Interval>) -> Cell {
    points.map_or(Cell::Empty, self::points)
}

fn levels(pack: &Pack, cities: &[Figures]) -> Table {
    let wording = pack.wording();
    let title = pack.certification.as_ref().map_or(wording.level, |certification| &certification.title);
    let columns = vec![
        Column::new(title, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.reports.certainly, ColumnKind::Number),
        Column::new(wording.reports.possibly, ColumnKind::Number),
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
    let wording = pack.wording();
    let columns = vec![
        Column::new(&pack.words(None).component.one, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.reports.lowest, ColumnKind::Number),
        Column::new(wording.reports.median, ColumnKind::Number),
        Column::new(wording.reports.mean, ColumnKind::Number),
        Column::new(wording.reports.highest, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
    ];
    let row = |title: &str, by: By, mean: Option<Interval>, rounding: Rounding| {
        let out_of = by.out_of(pack);
        let scores = || cities.iter().filter_map(move |city| by.of(city));
        let ends = |of: fn(Interval, Interval) -> Interval| scores().reduce(of).map_or(Cell::Empty, points);
        vec![
            Cell::Text(plain(title)),
            Cell::Spread(parts(scores(), out_of)),
            ends(Interval::min),
            median(scores(), rounding).map_or(Cell::Empty, points),
            perhaps(mean),
            ends(Interval::max),
            points(Interval::point(out_of)),
        ]
    };
    let mut rows = vec![Row::head(row(wording.overall, By::Overall, mean.overall, pack.overall_rounding))];
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
    lows.put_in_order();
    highs.put_in_order();
    let middle = |sorted: &[Number]| {
        let (before, after) = (sorted.len().checked_sub(1)? / 2, sorted.len() / 2);
        sorted.get(before)?.add(*sorted.get(after)?)?.divide(Number::from_count(2))
    };
    Some(Interval::closed(rounding.apply(middle(&lows)?), rounding.apply(middle(&highs)?)))
}

/// The means of some groups, the highest first, below that of all cities.
fn means(pack: &Pack, title: &str, mut groups: Vec<Group>, all: &Group) -> Table {
    let wording = pack.wording();
    let mut columns = vec![
        Column::new(title, ColumnKind::Words),
        Column::new(&pack.words(None).subject.many, ColumnKind::Number),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.overall, ColumnKind::Number),
    ];
    columns.extend(pack.components.iter().map(|component| Column::new(&component.title, ColumnKind::Number)));
    groups.order_by(|one, other| {
        let key = |group: &Group| group.overall.map(|overall| (overall.low, overall.high));
        key(other).cmp(&key(one)).then_with(|| one.peers.cmp(&other.peers))
    });
    let row = |group: &Group| {
        let mut cells = vec![
            Cell::Text(plain(words::peers(pack, &group.peers))),
            count(group.cities),
            group
                .overall
                .map_or(Cell::Empty, |points| Cell::Bar(Measure { points, out_of: pack.overall_out_of })),
            perhaps(group.overall),
        ];
        cells.extend(group.components.iter().copied().map(perhaps));
        cells
    };
    let rows = std::iter::once(Row::head(row(all))).chain(groups.iter().map(|group| Row::new(row(group))));
    Table { columns, rows: rows.collect() }
}

/// Indicators by the share of their points that cities have in the mean, the worst first.
fn by_share(pack: &Pack, mean: &Group) -> Vec<(Interval, usize)> {
    let mut all: Vec<(Interval, usize)> = mean
        .indicators
        .iter()
        .zip(&pack.indicators)
        .enumerate()
        .filter(|(_, (_, indicator))| !indicator.outside_total)
        .filter_map(|(at, (mean, indicator))| Some(((*mean)?.divide(Interval::point(indicator.out_of))?, at)))
        .collect();
    let falls = pack.lower_is_better();
    all.order_by_key(|(share, at)| {
        let share = rising(*share, falls);
        (share.high, share.low, *at)
    });
    all
}

fn weakest(pack: &Pack, cities: &[Figures], mean: &Group) -> Table {
    let (wording, own) = (pack.wording(), pack.words(None));
    let columns = vec![
        Column::new(wording.code, ColumnKind::Code),
        Column::new(&own.indicator.one, ColumnKind::Words),
        Column::new("", ColumnKind::Bar),
        Column::new(wording.reports.mean, ColumnKind::Number),
        Column::new(wording.of, ColumnKind::Number),
        Column::new(&(wording.reports.cities_at_nothing)(&own), ColumnKind::Number),
    ];
    let rows = by_share(pack, mean).into_iter().filter_map(|(_, at)| {
        let (indicator, mean) = (pack.indicators.get(at)?, (*mean.indicators.get(at)?)?);
        let at_nothing =
            |city: &&Figures| matches!(city.indicators.get(at), Some(Some(one)) if one.high <= Number::ZERO);
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

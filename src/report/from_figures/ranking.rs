//! Cities in the order of a score.

use std::cmp::Reverse;

use crate::decimal::{Interval, Number};
use crate::order::Order as _;
use crate::pack::{ComponentId, IndicatorId, Pack, Question, QuestionId};
use crate::report::among::{Figures, Peers, Rank, Ranks, rising};
use crate::report::document::{Block, Cell, Column, ColumnKind, Document, Measure, Row, Table, plain};
use crate::report::words as said;
use crate::wording::Wording;

/// Those without a place are named up to so many.
const MOST_NAMED: usize = 20;

/// What cities are ranked by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Overall,
    Component(ComponentId),
    Indicator(IndicatorId),
}

impl By {
    /// A city's score of this kind.
    #[must_use]
    pub fn of(self, figures: &Figures) -> Option<Interval> {
        match self {
            By::Overall => figures.overall,
            By::Component(id) => figures.components.get(id.index()).copied().flatten(),
            By::Indicator(id) => figures.indicators.get(id.index()).copied().flatten(),
        }
    }

    #[must_use]
    pub fn out_of(self, pack: &Pack) -> Number {
        let out_of = match self {
            By::Overall => Some(pack.overall_out_of),
            By::Component(id) => pack.components.get(id.index()).map(|component| component.out_of),
            By::Indicator(id) => pack.indicators.get(id.index()).map(|indicator| indicator.out_of),
        };
        out_of.unwrap_or(Number::ZERO)
    }

    /// Whether lower is better, by what levels ask for.
    #[must_use]
    pub fn falls(self, pack: &Pack) -> bool {
        let Some(levels) = &pack.certification else { return false };
        let on = levels.on.map_or(By::Overall, By::Component);
        levels.falls && (self == on || levels.on.is_none())
    }

    /// What it is called.
    #[must_use]
    pub fn title(self, pack: &Pack) -> String {
        match self {
            By::Overall => pack.wording().overall.to_owned(),
            By::Component(id) => {
                pack.components.get(id.index()).map_or_else(String::new, |component| component.title.clone())
            }
            By::Indicator(id) => pack
                .indicators
                .get(id.index())
                .map_or_else(String::new, |indicator| format!("{} {}", indicator.code(), indicator.title)),
        }
    }
}

/// A city at its place.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<'a> {
    pub figures: &'a Figures,
    pub points: Interval,
    pub rank: Rank,
    /// Another city has exactly the same score.
    pub shared: bool,
}

/// Cities by what is certain of them, then by what is possible, then by name. Scores without doubt stand by their places.
#[must_use]
pub fn ranked<'a>(pack: &Pack, cities: &'a [Figures], by: By) -> Vec<Ranked<'a>> {
    let falls = by.falls(pack);
    let scored: Vec<(&Figures, Interval)> =
        cities.iter().filter_map(|figures| Some((figures, by.of(figures)?))).collect();
    let ranks = Ranks::of(scored.iter().map(|(_, points)| *points), falls);
    let mut all: Vec<Ranked<'_>> = scored
        .iter()
        .map(|(figures, points)| Ranked {
            figures,
            points: *points,
            rank: ranks.place(*points),
            shared: false,
        })
        .collect();
    all.order_by_key(|one| {
        let points = rising(one.points, falls);
        (Reverse(points.low), Reverse(points.high), &one.figures.city)
    });
    let same = |one: &Ranked<'_>, other: Option<&Ranked<'_>>| {
        one.points.as_point().is_some() && other.is_some_and(|other| other.points == one.points)
    };
    let shared: Vec<bool> = all
        .iter()
        .enumerate()
        .map(|(at, one)| {
            same(one, all.get(at + 1)) || same(one, at.checked_sub(1).and_then(|at| all.get(at)))
        })
        .collect();
    for (one, shared) in all.iter_mut().zip(shared) {
        one.shared = shared;
    }
    all
}

/// Cities without a score of this kind, by name: it does not apply to them, or does not count.
#[must_use]
pub fn unranked(cities: &[Figures], by: By) -> Vec<&Figures> {
    let mut all: Vec<&Figures> = cities.iter().filter(|figures| by.of(figures).is_none()).collect();
    all.order_by_key(|figures| &figures.city);
    all
}

/// Says who has no place, and whose does not count yet; nothing where all have one that counts.
pub(super) fn remarks(pack: &Pack, cities: &[Figures], by: By) -> Vec<Block> {
    let wording = pack.wording();
    let unranked: Vec<&str> = unranked(cities, by).iter().map(|figures| figures.city.as_str()).collect();
    let provisional = cities
        .iter()
        .filter(|figures| figures.is_provisional && by == By::Overall && figures.overall.is_some());
    let mut provisional: Vec<&str> = provisional.map(|figures| figures.city.as_str()).collect();
    provisional.put_in_order();
    let named = [(unranked, wording.reports.unranked), (provisional, wording.reports.provisional)];
    named.into_iter().filter_map(|(names, sentence)| note(pack, &names, sentence)).collect()
}

/// A sentence about some, of whom the first are named; nothing of none.
fn note(pack: &Pack, all: &[&str], sentence: fn(&str) -> String) -> Option<Block> {
    let mut names: Vec<String> = all.iter().take(MOST_NAMED).map(|name| (*name).to_owned()).collect();
    let rest = all.len().saturating_sub(MOST_NAMED);
    names.extend((rest > 0).then(|| (pack.wording().reports.and_more)(rest)));
    (!names.is_empty()).then(|| Block::Note(plain(sentence(&names.join(", ")))))
}

/// The ranking of some cities, which are all there are of some peers; `faulty` are the files that could not be scored.
#[must_use]
pub fn ranking(pack: &Pack, cities: &[Figures], by: By, among: &[Peers], faulty: &[String]) -> Document {
    let wording = pack.wording();
    let mut document = Document::new(pack.language());
    let count = super::counted(pack, cities);
    let names: Vec<String> = among.iter().map(|peers| said::peers(pack, peers)).collect();
    let text = if names.is_empty() { count } else { (wording.reports.cities_of)(&count, &names.join(", ")) };
    document.add(Block::Title(super::title(pack, &text)));
    let what = (wording.reports.ranked_by)(&by.title(pack), by.out_of(pack));
    document.add(Block::Paragraph(plain(what)));
    document.add(Block::Listing(table(pack, cities, by, among)));
    document.blocks.extend(remarks(pack, cities, by));
    let faulty: Vec<&str> = faulty.iter().map(String::as_str).collect();
    document.blocks.extend(note(pack, &faulty, wording.reports.faulty));
    document.add(Block::Note(plain((wording.reports.ranking_told)(&pack.words(None)))));
    document
}

/// What all cities have in common, as they are all of some peers, stands in no column.
pub(super) fn table(pack: &Pack, cities: &[Figures], by: By, among: &[Peers]) -> Table {
    let wording = pack.wording();
    let has_states = cities.iter().any(|city| city.state.is_some())
        && !among.iter().any(|peers| matches!(peers, Peers::State(_)));
    let is_open =
        |id: &QuestionId| !among.iter().any(|peers| matches!(peers, Peers::Class(one, _) if one == id));
    let classes = pack.class_questions();
    let classes: Vec<(usize, &Question)> = classes
        .iter()
        .enumerate()
        .filter(|(_, id)| is_open(id))
        .filter_map(|(at, id)| Some((at, pack.questions.get(id.index())?)))
        .collect();
    let levels = pack.certification.as_ref().filter(|_| by == By::Overall);
    let words = |title: &str| Column::new(title, ColumnKind::Words);
    let mut columns =
        vec![Column::new(wording.reports.place, ColumnKind::Number), words(&pack.words(None).subject.one)];
    columns.extend(has_states.then(|| words(wording.reports.state)));
    columns.extend(classes.iter().map(|(_, question)| words(&question.title)));
    columns.push(Column::new("", ColumnKind::Bar));
    columns.push(Column::new(&by.title(pack), ColumnKind::Number));
    columns.extend(levels.map(|certification| words(&certification.title)));
    let out_of = by.out_of(pack);
    let rows = ranked(pack, cities, by).into_iter().map(|one| {
        let text = |words: String| Cell::Text(plain(words));
        let mut cells = vec![text(place(wording, &one)), Cell::Text(super::city(one.figures))];
        cells.extend(has_states.then(|| text(one.figures.state.clone().unwrap_or_default())));
        cells.extend(classes.iter().map(|(at, question)| {
            let class = one.figures.classes.get(*at).copied().flatten();
            text(class.map_or_else(String::new, |class| said::class_of(wording, question, class)))
        }));
        cells.push(Cell::Bar(Measure { points: one.points, out_of }));
        cells.push(Cell::Points { points: one.points, illustrative: false });
        cells.extend(levels.map(|_| text(said::levels_in_short(pack, &one.figures.levels))));
        Row::new(cells)
    });
    Table { columns, rows: rows.collect() }
}

/// `3`, `3 =` where it is shared, `3 to 5` while scores are open.
fn place(wording: &Wording, one: &Ranked<'_>) -> String {
    let Rank { best, worst, .. } = one.rank;
    match (best == worst, one.shared) {
        (true, true) => (wording.reports.shared_place)(best),
        (true, false) => best.to_string(),
        (false, _) => (wording.reports.open_place)(best, worst),
    }
}

//! What is different between two cycles, and for whom.

use crate::compare::{Change, Comparison, Difference, Names};
use crate::decimal::{Interval, Number};
use crate::pack::Pack;
use crate::report::document::{
    Block, Cell, Column, ColumnKind, Document, Heading, Inline, Row, Table, Title, plain,
};
use crate::score::{Assessment, Grade};

use super::words;

/// A city scored by both cycles.
#[derive(Clone, Debug)]
pub struct CityCompared {
    pub old: Assessment,
    pub new: Assessment,
}

/// How much is said of each difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// That it is there.
    Named,
    /// How it read before, and how it reads now.
    Worded,
}

/// The differences, and what they do to cities.
#[must_use]
pub fn comparison(
    old: &Pack,
    new: &Pack,
    found: &Comparison,
    detail: Detail,
    cities: &[CityCompared],
) -> Document {
    let mut document = Document::default();
    document.add(Block::Title(Title {
        above: format!("{} {} → {} {}", old.name, old.cycle, new.name, new.cycle),
        text: format!("What is different in cycle {}", new.cycle),
        below: None,
        cover: Vec::new(),
    }));
    if found.is_empty() {
        document.add(Block::Paragraph(plain("Nothing is different.")));
    }
    let sides = Sides { old, new, detail };
    if !found.framework.is_empty() {
        document.add(heading("Framework"));
        document.add(Block::Table(sides.of_one(&found.framework)));
    }
    if !found.indicators.is_empty() {
        document.add(heading("Indicators"));
        document.add(Block::Table(indicators(old, new, found)));
        let worded: Vec<&Difference> =
            found.indicators.iter().map(|one| &one.names).filter(|names| says_more(names)).collect();
        if detail == Detail::Worded && !worded.is_empty() {
            document.add(Block::Table(sides.side_by_side("Code", &worded)));
        }
    }
    if !found.certification.is_empty() {
        document.add(heading("Certification"));
        document.add(Block::Table(sides.of_one(&found.certification)));
    }
    let lists = [
        ("Levels", &found.levels),
        ("Components", &found.components),
        ("Questions", &found.questions),
        ("Values that are worked out", &found.values),
        ("Shapes", &found.shapes),
        ("Scripts", &found.scripts),
        ("Reference sets", &found.references),
        ("Advice", &found.recommendations),
        ("Shared texts", &found.shared),
    ];
    for (title, list) in lists {
        if !list.is_empty() {
            document.add(heading(title));
            document.add(Block::Table(sides.table(list)));
        }
    }
    if !cities.is_empty() {
        document.add(heading("For whom"));
        document.add(Block::Table(for_whom(old, new, cities)));
        let grades = grades(old, new, cities);
        if !grades.rows.is_empty() {
            document.add(heading("Grades"));
            document.add(Block::Table(grades));
        }
        let same = cities.iter().filter(|city| !city.is_changed(old, new)).count();
        if same > 0 {
            let counted = if same == 1 { String::from("1 city") } else { format!("{same} cities") };
            document.add(Block::Note(plain(format!("For {counted} nothing changes."))));
        }
        document.add(Block::Note(plain(
            "Answers are taken over where the new cycle asks for the same; what it asks anew is not answered, so that a \
             score may be a range.",
        )));
    }
    document
}

/// Whether there is something to show of a difference beside that it is there.
fn says_more(names: &Difference) -> bool {
    names.changes.iter().any(|change| !change.lines.is_empty())
}

/// Both cycles, as the heads of columns.
struct Sides<'p> {
    old: &'p Pack,
    new: &'p Pack,
    detail: Detail,
}

impl Sides<'_> {
    fn table(&self, list: &[Difference]) -> Table {
        match self.detail {
            Detail::Named => differences(list),
            Detail::Worded => self.side_by_side("Name", &list.iter().collect::<Vec<_>>()),
        }
    }

    /// Of a thing that needs no name.
    fn of_one(&self, changes: &[Change]) -> Table {
        let mut table = Table { columns: self.columns("Different"), rows: Vec::new() };
        for change in changes {
            match self.detail {
                Detail::Named => table.rows.push(Row::new(vec![words_of(change.what)])),
                Detail::Worded => self.lines(change, &mut table.rows),
            }
        }
        if self.detail == Detail::Named {
            table.columns.truncate(1);
        }
        table
    }

    /// A head for every thing, and under it what is different: how it read, and how it reads.
    fn side_by_side(&self, what: &str, list: &[&Difference]) -> Table {
        let mut table = Table { columns: self.columns(what), rows: Vec::new() };
        for one in list {
            let told = match (&one.old, &one.new) {
                (None, _) => [Cell::Empty, words_of("new")],
                (_, None) => [Cell::Empty, words_of("removed")],
                _ => [Cell::Empty, Cell::Empty],
            };
            let [before, now] = told;
            table.rows.push(Row::head(vec![named(one), before, now]));
            for change in &one.changes {
                self.lines(change, &mut table.rows);
            }
        }
        table
    }

    fn columns(&self, what: &str) -> Vec<Column> {
        vec![
            Column::new(what, ColumnKind::Words),
            Column::new(&format!("Cycle {}", self.old.cycle), ColumnKind::Words),
            Column::new(&format!("Cycle {}", self.new.cycle), ColumnKind::Words),
        ]
    }

    fn lines(&self, change: &Change, rows: &mut Vec<Row>) {
        let side = |text: &Option<String>| match text {
            None => Cell::Empty,
            Some(text) if change.is_rule => Cell::Text(vec![Inline::Code(text.clone())]),
            Some(text) => words_of(text),
        };
        let mut what = words_of(change.what);
        for line in &change.lines {
            let what = std::mem::replace(&mut what, Cell::Empty);
            rows.push(Row::new(vec![what, side(&line.old), side(&line.new)]));
        }
        // That it is renamed shows in its head.
        if change.lines.is_empty() && change.what != "renamed" {
            rows.push(Row::new(vec![what, Cell::Empty, Cell::Empty]));
        }
    }
}

fn words_of(text: &str) -> Cell {
    Cell::Text(plain(text))
}

fn heading(text: &str) -> Block {
    Block::Heading(Heading { level: 1, text: text.to_owned(), aside: None })
}

/// `datasets → datasets_on_portal`
fn named(names: &Difference) -> Cell {
    let code = |name: &String| Inline::Code(name.clone());
    Cell::Text(match (&names.old, &names.new) {
        (Some(old), Some(new)) if old != new => {
            vec![code(old), Inline::Plain(String::from(" → ")), code(new)]
        }
        (Some(name), _) | (None, Some(name)) => vec![code(name)],
        (None, None) => Vec::new(),
    })
}

fn what(names: &Difference) -> Cell {
    Cell::Text(plain(match (&names.old, &names.new) {
        (None, _) => String::from("new"),
        (_, None) => String::from("removed"),
        _ => names.changes.iter().map(|change| change.what).collect::<Vec<_>>().join(", "),
    }))
}

/// An indicator's title in the language that the packs are shown in.
fn title(pack: &Pack, code: Option<&String>) -> Option<String> {
    let code = code?;
    pack.indicators.iter().find(|one| one.code() == *code).map(|one| one.title.clone())
}

fn indicators(old_pack: &Pack, new_pack: &Pack, found: &Comparison) -> Table {
    let columns = vec![
        Column::new("Code", ColumnKind::Code),
        Column::new("Indicator", ColumnKind::Words),
        Column::new("Out of", ColumnKind::Code),
        Column::new("Different", ColumnKind::Words),
    ];
    let points = |points: Option<Number>| points.map_or(String::from("–"), |points| points.to_string());
    let rows = found.indicators.iter().map(|one| {
        let (old, new) = one.out_of;
        let out_of = if old == new { points(new) } else { format!("{} → {}", points(old), points(new)) };
        Row::new(vec![
            named(&one.names),
            Cell::Text(plain(
                title(new_pack, one.names.new.as_ref())
                    .or_else(|| title(old_pack, one.names.old.as_ref()))
                    .unwrap_or_default(),
            )),
            Cell::Text(plain(out_of)),
            what(&one.names),
        ])
    });
    Table { columns, rows: rows.collect() }
}

fn differences(list: &[Difference]) -> Table {
    let columns = vec![Column::new("Name", ColumnKind::Words), Column::new("Different", ColumnKind::Words)];
    Table { columns, rows: list.iter().map(|one| Row::new(vec![named(one), what(one)])).collect() }
}

impl CityCompared {
    fn is_changed(&self, old: &Pack, new: &Pack) -> bool {
        self.old.overall != self.new.overall
            || words::level_titles(old, &self.old) != words::level_titles(new, &self.new)
            || !self.graded_anew(old, new).is_empty()
    }

    /// Parts that both cycles have and grade otherwise: what they are called now, and what they can have in each.
    fn graded_anew(&self, old: &Pack, new: &Pack) -> Vec<(String, [Vec<String>; 2])> {
        if old.scales.is_empty() && new.scales.is_empty() {
            return Vec::new();
        }
        let names = Names::between(old, new);
        let before =
            graded(old, &self.old, |component| names.component(component), |codes| names.code(codes));
        let after = graded(new, &self.new, str::to_owned, |codes| codes.join(" & "));
        let changed = after.into_iter().filter_map(|(part, grade)| {
            let (_, was) = before.iter().find(|(known, _)| *known == part)?;
            (*was != grade).then(|| (part, [was.clone(), grade]))
        });
        changed.collect()
    }
}

fn for_whom(old: &Pack, new: &Pack, cities: &[CityCompared]) -> Table {
    let columns = vec![
        Column::new(&new.words(None).subject.one, ColumnKind::Words),
        Column::new(&format!("Cycle {}", old.cycle), ColumnKind::Number),
        Column::new(&format!("Cycle {}", new.cycle), ColumnKind::Number),
        Column::new("Change", ColumnKind::Number),
        Column::new("Level", ColumnKind::Words),
    ];
    let row = |city: &&CityCompared| {
        let (before, after) = (city.old.overall, city.new.overall);
        let levels = (words::level_titles(old, &city.old), words::level_titles(new, &city.new));
        let level = |titles: &[String]| (new.wording().either)(titles);
        let level = if levels.0 == levels.1 {
            level(&levels.1)
        } else {
            format!("{} → {}", level(&levels.0), level(&levels.1))
        };
        Row::new(vec![
            Cell::Text(plain(words::place(&city.old))),
            Cell::Text(plain(words::range(old.wording(), before))),
            Cell::Text(plain(words::range(new.wording(), after))),
            Cell::Text(plain(change(before, after))),
            Cell::Text(plain(level)),
        ])
    };
    let rows = cities.iter().filter(|city| city.is_changed(old, new)).map(|city| row(&city)).collect();
    Table { columns, rows }
}

/// What parts are called, and which grades each can have: components, and then indicators.
fn graded(
    pack: &Pack,
    assessment: &Assessment,
    component: impl Fn(&str) -> String,
    indicator: impl Fn(&[String]) -> String,
) -> Vec<(String, Vec<String>)> {
    let titles = |grade: &Option<Grade>| words::grade_titles(pack, grade.as_ref());
    let components = pack.components.iter().zip(&assessment.components);
    let indicators = pack.indicators.iter().zip(&assessment.indicators);
    components
        .map(|(one, score)| (component(&one.name), titles(&score.grade)))
        .chain(indicators.map(|(one, score)| (indicator(&one.codes), titles(&score.grade))))
        .collect()
}

/// The parts of a city that are graded otherwise.
fn grades(old: &Pack, new: &Pack, cities: &[CityCompared]) -> Table {
    let columns = vec![
        Column::new(&new.words(None).subject.one, ColumnKind::Words),
        Column::new("Part", ColumnKind::Words),
        Column::new(&format!("Cycle {}", old.cycle), ColumnKind::Words),
        Column::new(&format!("Cycle {}", new.cycle), ColumnKind::Words),
    ];
    let grade = |titles: &[String]| match titles {
        [] => Cell::Text(plain("–")),
        _ => Cell::Text(plain((new.wording().either)(titles))),
    };
    let rows = cities.iter().flat_map(|city| {
        city.graded_anew(old, new).into_iter().map(|(part, [before, after])| {
            Row::new(vec![
                Cell::Text(plain(words::place(&city.old))),
                Cell::Text(vec![Inline::Code(part)]),
                grade(&before),
                grade(&after),
            ])
        })
    });
    Table { columns, rows: rows.collect() }
}

/// `+3.2`, where both scores are known.
fn change(old: Interval, new: Interval) -> String {
    match (old.as_point(), new.as_point()) {
        (Some(old), Some(new)) => match new.subtract(old) {
            Some(change) if change > Number::ZERO => format!("+{change}"),
            Some(change) => change.to_string(),
            None => String::new(),
        },
        _ => String::from("open"),
    }
}

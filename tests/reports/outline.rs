//! What stands in the reports of the reference cities and in which order: the document before any format, the structure of
//! the page, the outline of the Markdown.

use kasauti::decimal::Interval;
use kasauti::diagnostic::Diagnostics;
use kasauti::report::Matter;
use kasauti::report::chart::{Chart, Picture};
use kasauti::report::document::{Block, Cell, Document, ExcerptLine, Inline, Measure, Row, Table, Text};
use kasauti::score::{Mode, Scorer};
use kasauti::script::Scripts;
use kasauti::source::{Sources, builtin};

use crate::cities::{city_files, shown, stem};
use crate::report::markup::{tags, words};

#[test]
fn documents_of_reference_cities() {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let pack = kasauti::pack::load(&builtin(), &mut sources, &mut found).unwrap();
    let scripts = Scripts::compile(&pack, &sources, &mut found);
    let scorer = Scorer::new(&pack, &scripts);
    for path in city_files() {
        let bytes = std::fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        let file = kasauti::answers::read_text(&mut sources, &path, &bytes, &mut found).unwrap();
        let answers = kasauti::answers::read(&pack, &sources, file, &mut found).unwrap();
        let assessment = scorer.assess(&answers, Mode::Draft);
        let document = kasauti::report::full(&Matter {
            pack: &pack,
            sources: &sources,
            assessment: &assessment,
            climb: &scorer.climb(&answers, &assessment),
            groups: &[],
            rank: None,
            command: "kasauti score",
        });
        let version = format!("Kasauti {}", kasauti::report::words::ENGINE_VERSION);
        let told = told(&document).replace(&version, "Kasauti VERSION");
        insta::assert_snapshot!(format!("document_{}", stem(&path)), told);
    }
}

/// A line a block, or a row of one; of the appendix only how much there is.
fn told(document: &Document) -> String {
    let blocks: Vec<String> = document.blocks.iter().map(block).collect();
    blocks.join("\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Title(title) => format!("TITLE {} / {} / {:?}", title.above, title.text, title.below),
        Block::Heading(heading) => {
            let level = "#".repeat(heading.level.into());
            format!("\n{level} {} {}", heading.text, heading.aside.as_deref().unwrap_or(""))
                .trim_end()
                .to_owned()
        }
        Block::Facts(facts) => {
            let facts = facts.iter().map(|fact| format!("FACT {}: {}", fact.name, text(&fact.value)));
            facts.collect::<Vec<_>>().join("\n")
        }
        Block::Bars(bars) => {
            let bars = bars.iter().map(|bar| {
                let (mark, total) =
                    (if bar.illustrative { "*" } else { "" }, if bar.total { "TOTAL" } else { "BAR" });
                format!("{total} {} {}: {}{mark}", bar.code, bar.label, measure(bar.measure))
            });
            bars.collect::<Vec<_>>().join("\n")
        }
        Block::Chart(chart) => self::chart(chart),
        Block::Table(one) => table("TABLE", one),
        Block::Listing(one) => table("LISTING", one),
        Block::Paragraph(words) => format!("PARAGRAPH {}", text(words)),
        Block::Bullets(entries) => {
            entries.iter().map(|entry| format!("- {}", text(entry))).collect::<Vec<_>>().join("\n")
        }
        Block::Advice(advice) => format!(
            "ADVICE {} {}, {}: {} to win, {}, {:?}, {:?}; passages {}, references {}",
            advice.code,
            advice.name,
            if advice.certain { "certain" } else { "possible" },
            points(advice.to_win),
            advice.urgency.word(),
            advice.owner,
            advice.effort,
            advice.text.len(),
            advice.references.len(),
        ),
        Block::Note(words) => format!("NOTE {}", text(words)),
        Block::Excerpt(excerpt) => {
            let lines = excerpt.lines.iter().filter(|line| matches!(line, ExcerptLine::Line { .. }));
            format!("EXCERPT of {}, lines {}", excerpt.place, lines.count())
        }
        Block::Steps(steps) => format!("STEPS {}", steps.len()),
    }
}

fn chart(chart: &Chart) -> String {
    let picture = match &chart.picture {
        Picture::Gauge(gauge) => format!("GAUGE {}, bands {}", measure(gauge.measure), gauge.bands.len()),
        Picture::Radar(radar) => {
            let spokes = radar.spokes.iter().map(|one| format!("{} {}", one.code, measure(one.measure)));
            format!("RADAR {}", spokes.collect::<Vec<_>>().join(", "))
        }
    };
    format!("{picture}\nTOLD {}: {}\n{}", chart.title, chart.told, table("FIGURES", &chart.table))
}

fn table(what: &str, table: &Table) -> String {
    let columns: Vec<String> =
        table.columns.iter().map(|column| format!("{:?} {}", column.kind, column.title)).collect();
    let rows = table.rows.iter().map(row);
    let head = format!("{what} {}", columns.join(" | "));
    std::iter::once(head).chain(rows).collect::<Vec<_>>().join("\n")
}

fn row(row: &Row) -> String {
    let cells: Vec<String> = row.cells.iter().map(cell).collect();
    format!("  {}{}", if row.head { "= " } else { "" }, cells.join(" | "))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(words) => text(words),
        Cell::Points { points: one, illustrative } => {
            format!("{}{}", points(*one), if *illustrative { "*" } else { "" })
        }
        Cell::Bar(one) | Cell::Heat(one) => format!("<{}>", measure(*one)),
        Cell::Rise(rise) => format!("<from {} to {} of {}>", rise.from, rise.to, rise.out_of),
        Cell::Among(among) => format!("<{} among {}>", measure(among.measure), among.means.len()),
        Cell::Spread(counts) => format!("{counts:?}"),
    }
}

fn points(points: Interval) -> String {
    points.as_point().map_or_else(|| format!("{}..{}", points.low, points.high), |one| one.to_string())
}

fn measure(measure: Measure) -> String {
    format!("{} of {}", points(measure.points), measure.out_of)
}

fn text(words: &Text) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Plain(words) | Inline::Toned(_, words) => words.clone(),
        Inline::Strong(inside) => format!("**{}**", text(inside)),
        Inline::Emphasis(inside) => format!("*{}*", text(inside)),
        Inline::Code(words) => format!("`{words}`"),
        Inline::Link { text: inside, to } => format!("[{}]({to})", text(inside)),
    };
    words.iter().map(one).collect()
}

/// What a page is made of: its headings with how many of each thing stand below them.
#[test]
fn pages_of_reference_cities_have_their_structure() {
    let pages: Vec<String> = city_files()
        .iter()
        .map(|path| format!("{}\n{}\n", stem(path), structure(&shown(&["report", path]))))
        .collect();
    insta::assert_snapshot!(pages.join("\n"));
}

fn structure(page: &str) -> String {
    assert!(!tags(page).is_empty());
    let sections = page.split("<h1>").nth(1).unwrap();
    let sections = sections.split("<h2 ").map(|section| {
        let title = section.split_once("</h2>").map_or(section, |(title, _)| title);
        let title = title.split_once('>').map_or("", |(_, title)| title);
        let title = if section.contains("</h1>") { "" } else { title };
        let count = |what: &str| section.matches(what).count();
        let counted = [
            ("tables", count("<table")),
            ("rows", count("<tr")),
            ("pictures", count("role=\"img\"")),
            ("bars", count("<svg class=\"bar\"")),
            ("cards", count("<article")),
            ("h3", count("<h3")),
            ("excerpts", count("<pre")),
        ];
        let counted = counted.iter().filter(|(_, count)| *count > 0);
        let counted: Vec<String> = counted.map(|(what, count)| format!("{what} {count}")).collect();
        format!("  {}: {}", words(title), counted.join(", "))
    });
    sections.collect::<Vec<_>>().join("\n")
}

#[test]
fn reference_cities_have_their_outline() {
    let outline: Vec<String> = city_files()
        .iter()
        .map(|path| {
            let markdown = shown(&["report", path, "--format", "markdown"]);
            let headings: Vec<&str> =
                markdown.lines().filter(|line| line.starts_with("# ") || line.starts_with("## ")).collect();
            let summary = markdown.lines().nth(4).unwrap_or_default();
            let summary = if summary.starts_with("**") { markdown.lines().nth(6).unwrap() } else { summary };
            format!("{}\n{summary}\n{}\n", stem(path), headings.join("\n"))
        })
        .collect();
    insta::assert_snapshot!(outline.join("\n"));
}

//! Assessments as an Excel workbook: a summary, the components, a sheet for each of them, the advice, and what all of it rests on.
//!
//! Points are numbers, words are words: nothing that a pack or a city's file says becomes a formula, a link or a command.

mod charts;
mod room;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::decimal::{Interval, Number};
use crate::pack::colour::Colour;
use crate::pack::{ComponentId, Indicator, Origin, Pack};
use crate::report::among::Figures;
use crate::report::{advice, evidence, words};
use crate::score::{Assessment, Grade, IndicatorScore};
use crate::wording::Wording;

use charts::Bars;

/// More signs than this no cell holds.
const LONGEST: usize = 32_000;
/// More signs than this no sheet's name has.
const LONGEST_NAME: usize = 31;

/// The workbook of some cities, in their order. The same assessments give the same bytes.
///
/// # Errors
/// What keeps a workbook from being made, in words: more rows than a sheet has, say.
pub fn xlsx(pack: &Pack, assessments: &[Assessment]) -> Result<Vec<u8>, String> {
    workbook(pack, assessments).map_err(|error| error.to_string())
}

fn workbook(pack: &Pack, assessments: &[Assessment]) -> Result<Vec<u8>, XlsxError> {
    let wording = pack.wording();
    let mut book = begun(pack)?;
    let mut names = Names(Vec::new());
    let figures: Vec<Figures> = assessments.iter().map(Figures::of).collect();
    sheet(&mut book, pack, &names.free(wording.reports.summary), &summary(pack, &figures))?;
    sheet(
        &mut book,
        pack,
        &names.free(&(wording.reports.components)(&pack.words(None))),
        &components(pack, assessments, &figures),
    )?;
    // What stands in components inside of one stands on its sheet.
    for id in pack.top_components() {
        let is_inside = |component: ComponentId| pack.ancestry(component).any(|around| around == id);
        let is_here = |one: &Indicator| one.component.is_some_and(is_inside) && !one.outside_total;
        let title = pack.component(id).map_or("", |component| &component.title);
        let name = names.free(&format!("{} {title}", pack.numbered(id)));
        sheet(&mut book, pack, &name, &indicators(pack, assessments, &is_here))?;
    }
    if pack.indicators.iter().any(|one| one.outside_total) {
        sheet(
            &mut book,
            pack,
            &names.free(wording.outside_the_total),
            &indicators(pack, assessments, &|one| one.outside_total),
        )?;
    }
    sheet(&mut book, pack, &names.free(wording.advice), &advice_rows(pack, assessments))?;
    sheet(&mut book, pack, &names.free(wording.reports.about), &about(pack, assessments))?;
    book.save_to_buffer()
}

enum Cell {
    Words(String),
    Number(Number),
    Empty,
}

impl From<&str> for Cell {
    fn from(words: &str) -> Cell {
        Cell::Words(words.to_owned())
    }
}

impl From<String> for Cell {
    fn from(words: String) -> Cell {
        Cell::Words(words)
    }
}

impl From<Number> for Cell {
    fn from(number: Number) -> Cell {
        Cell::Number(number)
    }
}

impl From<Option<&String>> for Cell {
    fn from(words: Option<&String>) -> Cell {
        words.map_or(Cell::Empty, |words| Cell::Words(words.clone()))
    }
}

/// Rows under a header. Columns of long words are wider, and their words wrap.
struct Rows {
    header: Vec<(String, f64)>,
    rows: Vec<Vec<Cell>>,
    /// What of them is drawn below them.
    bars: Option<Bars>,
}

impl Rows {
    fn has_only_numbers(&self, at: usize) -> bool {
        let mut cells = self.rows.iter().filter_map(|row| row.get(at));
        let is_blank = |cell: &Cell| {
            matches!(cell, Cell::Empty) || matches!(cell, Cell::Words(words) if words.is_empty())
        };
        let mut has_one = false;
        let only = cells.all(|cell| {
            let is_number = matches!(cell, Cell::Number(_));
            has_one |= is_number;
            is_number || is_blank(cell)
        });
        only && has_one
    }
}

/// The columns of scores, one city's, in sheets of components and of indicators.
const OF_SCORES: Bars = Bars { names: 3, low: 4, out_of: Some(6), most: None };

const NARROW: f64 = 10.0;
const MIDDLE: f64 = 18.0;
const WIDE: f64 = 36.0;
const WIDEST: f64 = 72.0;

fn header(columns: &[(&str, f64)]) -> Vec<(String, f64)> {
    columns.iter().map(|(title, width)| ((*title).to_owned(), *width)).collect()
}

/// The columns that sheets of components and of indicators begin with; [`OF_SCORES`] draws them.
fn header_of_scores(pack: &Pack, what: &str) -> Vec<(String, f64)> {
    let (wording, own) = (pack.wording(), pack.words(None));
    header(&[
        (&own.subject.one, MIDDLE),
        (wording.reports.state, MIDDLE),
        (wording.code, NARROW),
        (what, WIDE),
        (wording.points, NARROW),
        (&(wording.reports.at_most)(wording.points), NARROW),
        (wording.of, NARROW),
    ])
}

fn ends(points: Interval) -> [Cell; 2] {
    [Cell::Number(points.low), Cell::Number(points.high)]
}

/// Empty where there are no points that count.
fn ends_if(points: Option<Interval>) -> [Cell; 2] {
    points.map_or([Cell::from(""), Cell::from("")], ends)
}

fn place(assessment: &Assessment) -> Vec<Cell> {
    vec![Cell::from(assessment.city.as_str()), Cell::from(assessment.state.as_ref())]
}

fn summary(pack: &Pack, cities: &[Figures]) -> Rows {
    let (wording, own) = (pack.wording(), pack.words(None));
    let at_most = wording.reports.at_most;
    let mut columns = header(&[(&own.subject.one, MIDDLE), (wording.reports.state, MIDDLE)]);
    let mut points = |title: &str| {
        columns.push((title.to_owned(), NARROW));
        columns.push((at_most(title), NARROW));
    };
    let outside = || pack.indicators.iter().enumerate().filter(|(_, one)| one.outside_total);
    points(wording.overall);
    pack.components.iter().for_each(|component| points(&component.title));
    outside().for_each(|(_, indicator)| points(&indicator.title));
    columns.push((pack.certification.as_ref().map_or(wording.level, |one| &one.title).to_owned(), MIDDLE));
    let rows = cities.iter().map(|city| {
        let mut row = vec![Cell::from(city.city.as_str()), Cell::from(city.state.as_ref())];
        row.extend(ends_if(city.overall));
        row.extend(city.components.iter().copied().flat_map(ends_if));
        row.extend(outside().filter_map(|(at, _)| city.indicators.get(at).copied()).flat_map(ends_if));
        row.push(Cell::from((wording.either)(&words::titles_of(pack, &city.levels))));
        row
    });
    let overall = Bars { names: 0, low: 2, out_of: None, most: Some(pack.overall_out_of) };
    Rows { rows: rows.collect(), header: columns, bars: (cities.len() > 1).then_some(overall) }
}

/// The column of grades, where parts are graded.
fn header_of_grades(pack: &Pack) -> Option<(String, f64)> {
    words::title_of_grades(pack).map(|title| (title.to_owned(), MIDDLE))
}

fn grade_of(pack: &Pack, grade: Option<&Grade>) -> Option<Cell> {
    let titles = words::grade_titles(pack, grade);
    words::title_of_grades(pack).map(|_| Cell::from((pack.wording().either)(&titles)))
}

fn components(pack: &Pack, assessments: &[Assessment], cities: &[Figures]) -> Rows {
    let mut header = header_of_scores(pack, &pack.words(None).component.one);
    header.extend(header_of_grades(pack));
    let rows = cities.iter().zip(assessments).flat_map(|(city, assessment)| {
        let scores = city.components.iter().zip(&pack.components).enumerate();
        scores.map(move |(at, (points, component))| {
            let mut row = vec![Cell::from(city.city.as_str()), Cell::from(city.state.as_ref())];
            row.extend([Cell::from(pack.numbered(at.into())), Cell::from(component.title.as_str())]);
            row.extend(ends_if(*points));
            row.push(Cell::from(component.out_of));
            let score = assessment.components.get(at);
            row.extend(grade_of(pack, score.and_then(|score| score.grade.as_ref())));
            row
        })
    });
    Rows { rows: rows.collect(), header, bars: (cities.len() == 1).then_some(OF_SCORES) }
}

/// A row a city, two columns an indicator: what is certain, and what is possible.
fn all_indicators(pack: &Pack, cities: &[Figures]) -> Rows {
    let (wording, own) = (pack.wording(), pack.words(None));
    let at_most = wording.reports.at_most;
    let mut columns = header(&[(&own.subject.one, MIDDLE), (wording.reports.state, MIDDLE)]);
    for indicator in &pack.indicators {
        columns.push((format!("{} {}", indicator.code(), indicator.title), NARROW));
        columns.push((at_most(&indicator.code()), NARROW));
    }
    let rows = cities.iter().map(|city| {
        let mut row = vec![Cell::from(city.city.as_str()), Cell::from(city.state.as_ref())];
        row.extend(city.indicators.iter().copied().flat_map(ends_if));
        row
    });
    Rows { rows: rows.collect(), header: columns, bars: None }
}

/// The workbook of very many cities: their scores alone.
///
/// # Errors
/// As [`xlsx`].
pub fn xlsx_of_figures(pack: &Pack, cities: &[Figures]) -> Result<Vec<u8>, String> {
    let wording = pack.wording();
    let make = || {
        let mut book = begun(pack)?;
        sheet(&mut book, pack, wording.reports.summary, &summary(pack, cities))?;
        sheet(&mut book, pack, &pack.words(None).indicator.many, &all_indicators(pack, cities))?;
        sheet(&mut book, pack, wording.reports.about, &about(pack, &[]))?;
        book.save_to_buffer()
    };
    make().map_err(|error: XlsxError| error.to_string())
}

fn begun(pack: &Pack) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&pack.title).set_creation_datetime(&made));
    Ok(book)
}

fn scores<'a>(
    pack: &'a Pack,
    assessment: &'a Assessment,
    is_here: &'a dyn Fn(&Indicator) -> bool,
) -> impl Iterator<Item = (&'a IndicatorScore, &'a Indicator)> {
    let all = assessment.indicators.iter();
    all.filter_map(|score| Some((score, pack.indicators.get(score.indicator.index())?)))
        .filter(|(_, indicator)| is_here(indicator))
}

fn indicators(pack: &Pack, assessments: &[Assessment], is_here: &dyn Fn(&Indicator) -> bool) -> Rows {
    let wording = pack.wording();
    let mut header = header_of_scores(pack, &pack.words(None).indicator.one);
    header.extend(self::header(&[
        (wording.basis, MIDDLE),
        (wording.reports.maximum_is, MIDDLE),
        (wording.reports.rule_is, MIDDLE),
        (wording.reports.not_answered, WIDE),
    ]));
    header.extend(header_of_grades(pack));
    let mut rows = Vec::new();
    for assessment in assessments {
        for (score, indicator) in scores(pack, assessment, is_here) {
            let mut row = place(assessment);
            row.extend([Cell::from(indicator.code()), Cell::from(indicator.title.as_str())]);
            row.extend(ends_if((!score.applies.is_false()).then_some(score.points)));
            let unanswered = score.unanswered.iter().filter_map(|id| pack.questions.get(id.index()));
            let unanswered: Vec<&str> = unanswered.map(|question| question.title.as_str()).collect();
            row.extend([
                Cell::from(indicator.out_of),
                Cell::from(words::basis_short(wording, score)),
                Cell::from(origin(wording, indicator.origin.as_ref())),
                Cell::from(origin(wording, indicator.rule_origin.as_ref())),
                Cell::from(unanswered.join("\n")),
            ]);
            row.extend(grade_of(pack, score.grade.as_ref()));
            rows.push(row);
        }
    }
    Rows { header, rows, bars: (assessments.len() == 1).then_some(OF_SCORES) }
}

fn origin(wording: &Wording, origin: Option<&Origin>) -> &'static str {
    match origin {
        Some(origin) if origin.published => wording.published,
        Some(_) => wording.illustrative,
        None => "",
    }
}

fn advice_rows(pack: &Pack, assessments: &[Assessment]) -> Rows {
    let (wording, own) = (pack.wording(), pack.words(None));
    let at_most = wording.reports.at_most;
    let to_win = if pack.lower_is_better() { wording.reports.to_shed } else { wording.reports.to_win };
    let header = header(&[
        (&own.subject.one, MIDDLE),
        (wording.reports.state, MIDDLE),
        (wording.code, NARROW),
        (wording.reports.about, WIDE),
        (to_win, NARROW),
        (&at_most(to_win), NARROW),
        (wording.reports.priority, NARROW),
        (wording.reports.holds, MIDDLE),
        (wording.reports.owner, MIDDLE),
        (wording.reports.effort, MIDDLE),
        (wording.advice, WIDEST),
        (wording.reports.see, WIDE),
        (wording.reports.name_in_rules, MIDDLE),
    ]);
    let mut rows = Vec::new();
    for assessment in assessments {
        for fired in advice::ordered(assessment) {
            let Some(recommendation) = pack.recommendations.get(fired.recommendation.index()) else {
                continue;
            };
            let (code, about) = words::scope(pack, fired.scope);
            let mut row = place(assessment);
            row.extend([Cell::from(code), Cell::from(about)]);
            row.extend(ends(fired.to_win));
            row.extend([
                Cell::from(words::urgency(fired.priority).word()),
                Cell::from(if fired.holds.can_be_false { wording.possible } else { wording.bar_certain }),
                Cell::from(recommendation.owner.as_ref()),
                Cell::from(recommendation.effort.as_ref()),
                Cell::from(fired.text.as_str()),
                Cell::from(recommendation.references.join("\n")),
                Cell::from(recommendation.name.as_str()),
            ]);
            rows.push(row);
        }
    }
    Rows { header, rows, bars: None }
}

/// What the figures rest on.
fn about(pack: &Pack, assessments: &[Assessment]) -> Rows {
    let wording = pack.wording();
    let header = header(&[(wording.reports.what, WIDE), (wording.reports.value, WIDEST)]);
    let row = |what: &str, value: &str| vec![Cell::from(what), Cell::from(value)];
    let mut rows = vec![
        row(wording.reports.framework, &pack.title),
        row(wording.reports.cycle, &pack.cycle),
        row(wording.reports.rules_fingerprint, &pack.fingerprint),
        row(wording.reports.made_by, words::ENGINE_VERSION),
        row(wording.illustrative, wording.marked_figures),
    ];
    for one in assessments {
        let missing = evidence::missing(one).len();
        rows.push(row(&(wording.reports.fingerprint_of)(&one.city), &one.answers_fingerprint));
        rows.push(row(&(wording.reports.result_of)(&one.city), words::mode(one.mode)));
        rows.push(vec![
            Cell::from((wording.reports.missing_in)(&one.city)),
            Cell::from(Number::from_count(missing)),
        ]);
    }
    Rows { header, rows, bars: None }
}

/// Names of sheets; Excel wants them short, all different, and without some signs.
struct Names(Vec<String>);

impl Names {
    fn free(&mut self, wanted: &str) -> String {
        let clean: String = wanted
            .chars()
            .map(|sign| if sign.is_control() || "[]:*?/\\'".contains(sign) { ' ' } else { sign })
            .collect();
        let clean = if clean.trim().is_empty() { "-" } else { clean.trim() };
        let mut name = cut(clean, LONGEST_NAME);
        let mut count = 2_u32;
        while self.0.contains(&name.to_lowercase()) || name.eq_ignore_ascii_case("history") {
            let ending = format!(" {count}");
            name = format!("{}{ending}", cut(clean, LONGEST_NAME - ending.len()));
            count += 1;
        }
        self.0.push(name.to_lowercase());
        name
    }
}

/// So many units of UTF-16, as Excel counts, at most.
fn cut(words: &str, most: usize) -> String {
    let mut left = most;
    words
        .chars()
        .take_while(|sign| {
            let fits = sign.len_utf16() <= left;
            left = left.saturating_sub(sign.len_utf16());
            fits
        })
        .collect()
}

/// The colour of bars, and in a paler shade of headers.
fn accent(pack: &Pack) -> Colour {
    super::shades::accent(pack.look.accent)
}

fn sheet(book: &mut Workbook, pack: &Pack, name: &str, rows: &Rows) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let ground = accent(pack).mixed(12, Colour::WHITE).to_string();
    let head =
        Format::new().set_bold().set_text_wrap().set_background_color(&*ground).set_align(FormatAlign::Top);
    let body = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // Words in the next column keep their distance.
    let to_right = |format: &Format| format.clone().set_align(FormatAlign::Right).set_indent(1);
    let number = Format::new().set_align(FormatAlign::Top);
    let (right, head_of_numbers) = (to_right(&number), to_right(&head));
    // With the mark, words stay words even after somebody has edited them.
    let marked = body.clone().set_quote_prefix();
    let is_of_numbers: Vec<bool> = (0..rows.header.len()).map(|at| rows.has_only_numbers(at)).collect();
    let header: Vec<(&str, f64)> = rows
        .header
        .iter()
        .map(|(title, width)| (title.as_str(), width.max(room::of_a_word(title))))
        .collect();
    for ((at, (title, width)), of_numbers) in header.iter().enumerate().zip(&is_of_numbers) {
        let (at, head) = (column(at), if *of_numbers { &head_of_numbers } else { &head });
        sheet.set_column_width(at, *width)?;
        sheet.write_string_with_format(0, at, cut(title, LONGEST), head)?;
    }
    room::set_height(sheet, 0, header.iter().copied())?;
    for (down, row) in rows.rows.iter().enumerate() {
        let down = u32::try_from(down + 1).unwrap_or(u32::MAX);
        for (at, cell) in row.iter().enumerate() {
            let format = |words: &str| if begins_like_a_formula(words) { &marked } else { &body };
            let number = if is_of_numbers.get(at) == Some(&true) { &right } else { &number };
            write(sheet, down, column(at), cell, number, format)?;
        }
        let words = row.iter().zip(&header).filter_map(|(cell, (_, width))| match cell {
            Cell::Words(words) => Some((words.as_str(), *width)),
            Cell::Number(_) | Cell::Empty => None,
        });
        room::set_height(sheet, down, words)?;
    }
    sheet.set_freeze_panes(1, 1)?;
    on_paper(sheet)?;
    if let (Some(last), false) = (rows.header.len().checked_sub(1), rows.rows.is_empty()) {
        sheet.autofilter(0, 0, u32::try_from(rows.rows.len()).unwrap_or(u32::MAX), column(last))?;
    }
    if let Some(bars) = rows.bars {
        charts::insert(sheet, pack, name, rows, bars)?;
    }
    Ok(())
}

/// On A4, all columns side by side and their heads on every page; below, the sheet's name and the page's number.
fn on_paper(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_footer("&L&A&R&P / &N");
    sheet.set_repeat_rows(0, 0)?;
    Ok(())
}

fn column(at: usize) -> u16 {
    u16::try_from(at).unwrap_or(u16::MAX)
}

fn write<'f>(
    sheet: &mut Worksheet,
    down: u32,
    at: u16,
    cell: &Cell,
    number: &Format,
    words: impl Fn(&str) -> &'f Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Words(text) if text.is_empty() => {}
        Cell::Words(text) => {
            sheet.write_string_with_format(down, at, cut(text, LONGEST), words(text))?;
        }
        Cell::Number(value) => {
            // Excel knows binary numbers only; written with its digits, the nearest one is shown as they are.
            let value: f64 = value.to_decimal().to_string().parse().unwrap_or(f64::NAN);
            sheet.write_number_with_format(down, at, value, number)?;
        }
    }
    Ok(())
}

fn begins_like_a_formula(words: &str) -> bool {
    words.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

//! Pictures in a workbook: bars over the columns of a sheet, drawn by Excel from its cells, with their figures in words.

use rust_xlsxwriter::{
    Chart, ChartFormat, ChartLine, ChartPatternFill, ChartPatternFillType, ChartSolidFill, ChartType,
    Worksheet, XlsxError,
};

use crate::decimal::Number;
use crate::pack::Pack;
use crate::wording::Wording;

use super::{Cell, Rows, column, cut};

/// More bars than this nobody tells apart.
const MOST_BARS: usize = 60;
/// More signs than this no description of a picture has.
const LONGEST_TOLD: usize = 2000;

/// The columns that a bar is made of.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bars {
    pub(super) names: usize,
    /// What is certain; what is possible stands in the column after it.
    pub(super) low: usize,
    /// What it is out of, where a column says so.
    pub(super) out_of: Option<usize>,
    /// Where all bars are out of the same.
    pub(super) most: Option<Number>,
}

/// Draws the rows as bars, below them. The longer bar lies behind the shorter one, so that no column is needed but those
/// that are there: what is out of reach is the lightest, what is still possible is hatched, what is certain is solid.
pub(super) fn insert(
    sheet: &mut Worksheet,
    pack: &Pack,
    name: &str,
    rows: &Rows,
    bars: Bars,
) -> Result<(), XlsxError> {
    let count = rows.rows.len();
    if count == 0 || count > MOST_BARS {
        return Ok(());
    }
    let (wording, accent) = (pack.wording(), super::accent(pack).to_string());
    let last = u32::try_from(count).unwrap_or(u32::MAX);
    let range = |at: usize| (name, 1, column(at), last, column(at));
    let mut chart = Chart::new(ChartType::Bar);
    let mut series = |at: usize, title: &str, fill: &mut ChartFormat| {
        let one = chart.add_series();
        one.set_name(title).set_categories(range(bars.names)).set_values(range(at)).set_format(fill);
        one.set_overlap(100).set_gap(60);
    };
    if let Some(out_of) = bars.out_of {
        series(out_of, wording.bar_out_of_reach, &mut solid("E4E0D6"));
    }
    series(bars.low + 1, wording.bar_possible, &mut hatched());
    series(bars.low, wording.bar_certain, &mut solid(&accent));
    // The first row at the top, as it stands in the sheet.
    chart.y_axis().set_reverse();
    chart.x_axis().set_min(0);
    // Excel goes on to the next round number of its own, past what there is to be had.
    let most = bars
        .most
        .or_else(|| bars.out_of.and_then(|at| rows.rows.iter().filter_map(|row| number(row.get(at))).max()));
    if let Some(most) = most.and_then(Number::to_i64).and_then(|most| i32::try_from(most).ok()) {
        chart.x_axis().set_max(most);
    }
    chart.x_axis().set_major_gridlines_line(ChartLine::new().set_color("D5D2CA"));
    chart.title().set_name(&cut(name, 255));
    chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    chart.set_alt_text(cut(&told(wording, rows, bars), LONGEST_TOLD));
    let height = 130 + 26 * u32::try_from(count).unwrap_or(0);
    chart.set_width(760).set_height(height);
    sheet.insert_chart(last + 2, 0, &chart)?;
    Ok(())
}

fn solid(colour: &str) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(colour));
    format
}

fn hatched() -> ChartFormat {
    let mut format = ChartFormat::new();
    let fill = ChartPatternFill::new()
        .set_pattern(ChartPatternFillType::DiagonalStripesDarkUpwards)
        .set_foreground_color("B98A1B")
        .set_background_color("F7E7BD")
        .clone();
    format.set_pattern_fill(&fill);
    format
}

/// `Policy: 0 to 30; People: 36`.
fn told(wording: &Wording, rows: &Rows, bars: Bars) -> String {
    let bars = rows.rows.iter().filter_map(|row| {
        let Some(Cell::Words(title)) = row.get(bars.names) else { return None };
        let (low, high) = (number(row.get(bars.low))?, number(row.get(bars.low + 1))?);
        let points = match low == high {
            true => low.to_string(),
            false => (wording.from_to)(&low.to_string(), &high.to_string()),
        };
        Some(format!("{title}: {points}"))
    });
    bars.collect::<Vec<_>>().join("; ")
}

fn number(cell: Option<&Cell>) -> Option<Number> {
    match cell {
        Some(Cell::Number(number)) => Some(*number),
        _ => None,
    }
}

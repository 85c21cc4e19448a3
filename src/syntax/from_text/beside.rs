//! What is not a city's own answer: statistics across cities, earlier results, claims beside what was verified.

use pest::iterators::Pair;

use crate::syntax::tree::{
    Across, Expr, ExprKind, MeasureWord, Name, PreviousOf, ReferenceRow, ReferenceSet, StandingPart,
};

use super::cursor::Cursor;
use super::{Reader, Rule};

impl Reader<'_> {
    pub(super) fn statistic(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let measure = parts.opt(Rule::measure)?;
        let measure_span = self.span(&measure);
        let measure = self.measure(measure)?;
        let of = parts.next()?;
        let span = self.span(&of);
        let kind = match of.as_rule() {
            Rule::points_of => ExprKind::PointsOf(self.name(&Cursor::new(of).find(Rule::code)?)),
            _ => ExprKind::Name(of.as_str().trim_end().into()),
        };
        let of = Expr { kind, span };
        let among = self.name(&parts.find(Rule::name)?);
        let same = parts.opt(Rule::same_class).and_then(|pair| Cursor::new(pair).find(Rule::name));
        let same = same.map(|pair| self.name(&pair));
        let ways: Vec<Name> = match parts.opt(Rule::ways) {
            Some(pair) => Cursor::new(pair)
                .filter(|pair| pair.as_rule() == Rule::way)
                .map(|pair| self.name(&pair))
                .collect(),
            None => Vec::new(),
        };
        Some(ExprKind::Across(Box::new(Across { measure, measure_span, of, among, same, ways })))
    }

    pub(super) fn reference_set(
        &mut self,
        name: Pair<'_, Rule>,
        mut parts: Cursor<'_>,
    ) -> Option<ReferenceSet> {
        let name = self.declared(name);
        self.sign_slip(&mut parts);
        let title = self.quoted(parts.opt(Rule::quoted)?);
        let mut set =
            ReferenceSet { name, title, origin: None, path: None, columns: Vec::new(), rows: Vec::new() };
        for part in Cursor::new(parts.opt(Rule::reference_set)?) {
            match part.as_rule() {
                Rule::origin => set.origin = self.origin(part).or(set.origin),
                Rule::quoted => set.path = Some(self.quoted(part)),
                Rule::reference_columns => {
                    let names = Cursor::new(part).filter(|pair| pair.as_rule() == Rule::name);
                    set.columns = names.map(|pair| self.name(&pair)).collect();
                }
                Rule::reference_rows => set.rows = self.reference_rows(part),
                _ => {}
            }
        }
        Some(set)
    }

    fn reference_rows(&mut self, pair: Pair<'_, Rule>) -> Vec<ReferenceRow> {
        let mut rows = Vec::new();
        self.entries(pair, Rule::whole_reference_row, |reader, pair| {
            let span = reader.span(&pair);
            let mut parts = Cursor::new(pair);
            let Some(title) = parts.opt(Rule::quoted).map(|pair| reader.quoted(pair)) else { return };
            let cells = parts
                .filter(|pair| pair.as_rule() == Rule::given_one)
                .filter_map(|pair| reader.given_value(pair))
                .collect();
            rows.push(ReferenceRow { title, cells, span });
        });
        rows
    }

    fn measure(&mut self, pair: Pair<'_, Rule>) -> Option<MeasureWord> {
        let mut words = Cursor::new(pair);
        let first = words.next()?.as_rule();
        let literal = words.find(Rule::literal).map(|pair| self.literal(pair));
        Some(match (first, literal) {
            (Rule::kw_mean, Some(most)) => MeasureWord::MeanOfBest(most),
            (Rule::kw_percentile, Some(share)) => MeasureWord::Percentile(share),
            (Rule::kw_count, _) => MeasureWord::Count,
            (Rule::kw_mean, _) => MeasureWord::Mean,
            (Rule::kw_median, _) => MeasureWord::Median,
            (Rule::kw_sd, _) => MeasureWord::Deviation,
            (Rule::kw_min, _) => MeasureWord::Min,
            (Rule::kw_max, _) => MeasureWord::Max,
            (Rule::kw_best, _) => MeasureWord::Best,
            (Rule::kw_rank, _) => MeasureWord::Rank,
            (Rule::z_score, _) => MeasureWord::ZScore,
            (Rule::min_max, _) => MeasureWord::MinMax,
            _ => return None,
        })
    }

    pub(super) fn previous(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        parts.pass(Rule::kw_previous);
        let of = parts.next()?;
        Some(ExprKind::Previous(match of.as_rule() {
            Rule::kw_overall => PreviousOf::Overall,
            Rule::kw_level => PreviousOf::Level,
            _ => PreviousOf::Points(self.name(&Cursor::new(of).find(Rule::code)?)),
        }))
    }

    pub(super) fn standing_of(&mut self, pair: Pair<'_, Rule>) -> Option<ExprKind> {
        let mut parts = Cursor::new(pair);
        let which = match parts.next()?.as_rule() {
            Rule::kw_claimed => StandingPart::Claimed,
            Rule::kw_verified => StandingPart::Verified,
            _ => StandingPart::Gap,
        };
        let of = self.name(&parts.find(Rule::name)?);
        Some(ExprKind::StandingOf { which, of })
    }
}

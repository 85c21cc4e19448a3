//! How the points of wholes come from those of their parts, written out.

use crate::decimal::{Interval, Number, Tri};
use crate::pack::expr::{Fold, Picked, Which};
use crate::pack::{Combination, ComponentId, Pack, Part, Scope};
use crate::score::{Assessment, PenaltyTaken};
use crate::source::{Sources, Span};
use crate::wording::{Structure, Wording};

use super::levels::one_line;
use super::words;

/// A component, or the framework.
#[derive(Clone, Debug)]
pub struct Whole<'a> {
    pub scope: Scope,
    pub how: &'a Combination,
    pub parts: Vec<PartScore>,
    pub points: Interval,
    pub out_of: Number,
    pub penalties: Vec<&'a PenaltyTaken>,
    /// The clause that says how, or what stands for it.
    pub span: Span,
}

/// What a part of it has.
#[derive(Clone, Copy, Debug)]
pub struct PartScore {
    pub part: Part,
    pub points: Interval,
    pub out_of: Number,
    pub applies: Tri,
}

/// A line of arithmetic: `At the lowest: (10 + 20) / 2` gives `15`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub when: &'static str,
    pub sum: String,
    pub result: String,
}

/// How the overall score is made; for a component of its parts.
#[must_use]
pub fn whole<'a>(pack: &'a Pack, assessment: &'a Assessment, id: Option<ComponentId>) -> Option<Whole<'a>> {
    let scope = id.map_or(Scope::Framework, Scope::Component);
    let (how, parts, points, out_of, span) = match id {
        None => (&pack.overall, pack.parts(), assessment.overall, pack.overall_out_of, pack.overall_span),
        Some(id) => {
            let (one, score) = (pack.component(id)?, assessment.components.get(id.index())?);
            (&one.total, one.parts.clone(), score.points, one.out_of, one.total_span)
        }
    };
    let parts = parts.into_iter().filter_map(|part| part_score(pack, assessment, part)).collect();
    let penalties = assessment.penalties.iter().filter(|taken| taken.scope == scope).collect();
    Some(Whole { scope, how, parts, points, out_of, penalties, span })
}

fn part_score(pack: &Pack, assessment: &Assessment, part: Part) -> Option<PartScore> {
    let (points, applies) = match part {
        Part::Component(id) => {
            assessment.components.get(id.index()).map(|score| (score.points, score.applies))?
        }
        Part::Indicator(id) => {
            assessment.indicators.get(id.index()).map(|score| (score.points, score.applies))?
        }
    };
    Some(PartScore { part, points, out_of: pack.out_of(part)?, applies })
}

impl Whole<'_> {
    /// Whether it is more than the sum of all its indicators, which need not be written out.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        !matches!(self.how, Combination::Sum | Combination::Error)
            || !self.penalties.is_empty()
            || self
                .parts
                .iter()
                .any(|part| part.applies.can_be_false || matches!(part.part, Part::Component(_)))
    }

    /// `(0 + 36 + 0 + 25 + 0) / 5`, at both ends of a range.
    #[must_use]
    pub fn lines(&self, wording: &'static Wording, pack: &Pack, sources: &Sources) -> Vec<Line> {
        if self.parts.iter().any(|part| part.applies == Tri::UNKNOWN) {
            let open = self.parts.iter().filter(|part| part.applies == Tri::UNKNOWN);
            let names: Vec<String> = open.map(|part| pack.name_of(part.part)).collect();
            let sum = (wording.structure.while_open)(&(wording.listed)(&names));
            return vec![Line { when: "", sum, result: words::figure(wording, self.points) }];
        }
        let left: Vec<(usize, &PartScore)> =
            self.parts.iter().enumerate().filter(|(_, part)| !part.applies.is_false()).collect();
        if let Combination::Formula(formula) = self.how {
            let with: Vec<String> = left
                .iter()
                .map(|(_, part)| {
                    format!("{} {}", pack.name_of(part.part), words::figure(wording, part.points))
                })
                .collect();
            let text = one_line(sources.text(formula.span));
            let with = (wording.structure.with)(&text, &(wording.listed)(&with));
            let sum = format!("{with}{}", self.taken(wording, pack, true));
            return vec![Line { when: "", sum, result: words::figure(wording, self.points) }];
        }
        let ends = match self.points.as_point() {
            Some(_) => [Some(("", true)), None],
            None => [Some((wording.at_the_lowest, true)), Some((wording.at_the_highest, false))],
        };
        let end = |range: Interval, low: bool| if low { range.low } else { range.high };
        ends.into_iter()
            .flatten()
            .map(|(when, low)| {
                let points: Vec<String> =
                    left.iter().map(|(_, part)| end(part.points, low).to_string()).collect();
                let sum =
                    format!("{}{}", self.combined(wording, &left, &points), self.taken(wording, pack, low));
                Line { when, sum, result: end(self.points, low).to_string() }
            })
            .collect()
    }

    fn combined(&self, wording: &Wording, left: &[(usize, &PartScore)], points: &[String]) -> String {
        let sum = points.join(" + ");
        let is_all = left.len() == self.parts.len();
        match self.how {
            Combination::Mean if points.len() > 1 => format!("({sum}) / {}", points.len()),
            Combination::Sum if !is_all => {
                let maxima = left.iter().try_fold(Number::ZERO, |sum, (_, part)| sum.add(part.out_of));
                let maxima = maxima.map_or_else(String::new, |maxima| maxima.to_string());
                let sum = if points.len() > 1 { format!("({sum})") } else { sum };
                format!("{sum} × {} / {maxima}", self.out_of)
            }
            Combination::Mean | Combination::Sum => sum,
            Combination::GeometricMean => (wording.structure.geometric_mean_of)(&points.join(", ")),
            Combination::Lowest => (wording.structure.lowest_of)(&points.join(", ")),
            Combination::Picked(picked) => self.picked(&wording.structure, *picked, points),
            Combination::Weighted(shares) => {
                let shares: Vec<Number> =
                    left.iter().map(|(at, _)| shares.get(*at).copied().unwrap_or(Number::ZERO)).collect();
                let terms: Vec<String> = shares
                    .iter()
                    .zip(points)
                    .map(|(share, points)| format!("{share:?} × {points}"))
                    .collect();
                let terms = terms.join(" + ");
                match shares.iter().try_fold(Number::ZERO, |sum, share| sum.add(*share)) {
                    Some(whole) if !is_all => format!("({terms}) / {whole:?}"),
                    _ => terms,
                }
            }
            Combination::Formula(_) | Combination::Error => String::new(),
        }
    }

    /// `mean of the best 2 of 30, 25, 10`
    fn picked(&self, wording: &Structure, picked: Picked, points: &[String]) -> String {
        let all = points.join(", ");
        let left = picked.of_the_rest(points.len());
        let some = match left.which {
            Which::All => all,
            Which::Best(1) => return (wording.highest_of)(&all),
            Which::Worst(1) => return (wording.lowest_of)(&all),
            Which::Best(count) => (wording.best_of)(count.min(points.len()), &all),
            Which::Worst(count) => (wording.worst_of)(count.min(points.len()), &all),
            Which::Without { best, worst } => (wording.all_but)(best, worst, &all),
        };
        let fold = match left.fold {
            Fold::Sum => wording.sum_of,
            Fold::Mean => wording.mean_of,
            Fold::Median => wording.median_of,
        };
        let made = fold(&some);
        let (all, taken) = (picked.taken(self.parts.len()), left.taken(points.len()));
        if left.fold == Fold::Sum && all != taken { format!("{made} × {all} / {taken}") } else { made }
    }

    /// ` - 5 (Late report)`: what penalties take at an end of the range.
    fn taken(&self, wording: &'static Wording, pack: &Pack, at_lowest: bool) -> String {
        let mut all = String::new();
        for taken in &self.penalties {
            let points = if at_lowest { taken.points.high } else { taken.points.low };
            if !points.is_zero() {
                all.push_str(&format!(" - {points} ({})", penalty_title(wording, pack, taken)));
            }
        }
        all
    }
}

/// What a penalty is for.
#[must_use]
pub fn penalty_title<'a>(wording: &'static Wording, pack: &'a Pack, taken: &PenaltyTaken) -> &'a str {
    let penalty = pack.penalties_of(taken.scope).get(taken.index);
    penalty.and_then(|penalty| penalty.title.as_deref()).unwrap_or(wording.structure.penalty)
}

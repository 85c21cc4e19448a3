//! Expressions that hold or do not.

use crate::diagnostic::{Diagnostic, codes};
use crate::source::Span;
use crate::syntax::tree::{Comparison, Expr, ExprKind, PreviousOf, Quantity};

use super::super::expr::{Aggregate, Compare, Condition, ConditionKind, Numeric, NumericKind};
use super::super::{QuestionId, QuestionKind, Unit};
use super::binder::{Binder, View};
use super::names::Entity;
use super::questions;

/// A `one of` question, or such a field of the list entry at hand.
#[derive(Clone, Copy)]
pub enum Chooser {
    Question(QuestionId),
    Field(usize),
    /// The certification level.
    Level,
    /// That of the last published assessment.
    PreviousLevel,
}

fn error(tree: &Expr) -> Condition {
    Condition { kind: ConditionKind::Error, span: tree.span }
}

fn is_level(chooser: Chooser) -> bool {
    matches!(chooser, Chooser::Level | Chooser::PreviousLevel)
}

pub fn negated(condition: Condition) -> Condition {
    let span = condition.span;
    Condition { kind: ConditionKind::Not(Box::new(condition)), span }
}

impl Binder<'_> {
    /// Types an expression that has to hold or not. Poison where it cannot; the reason has been told.
    pub fn condition(&mut self, tree: &Expr, view: &View) -> Condition {
        let span = tree.span;
        let of = |kind| Condition { kind, span };
        match &tree.kind {
            ExprKind::Name(name) => self.named_condition(name, tree, view),
            ExprKind::Not(inner) => of(ConditionKind::Not(Box::new(self.condition(inner, view)))),
            ExprKind::And(all) => of(ConditionKind::And(self.conditions(all, view))),
            ExprKind::Or(any) => of(ConditionKind::Or(self.conditions(any, view))),
            ExprKind::Compare { left, operator, operator_span, right } => {
                self.comparison(left, *operator, *operator_span, right, tree, view)
            }
            ExprKind::Between { subject, low, high } => self.between(subject, low, high, tree, view),
            ExprKind::In { subject, set, negated: not } => {
                let inside = self.is_in(subject, set, tree, view);
                if *not { negated(inside) } else { inside }
            }
            ExprKind::IsAnswered { subject, answered } => {
                let asked = self.is_answered(subject, view);
                if *answered { asked } else { negated(asked) }
            }
            ExprKind::Quantifier { quantity, of, whole, filter } => {
                self.quantifier(quantity, of, (whole.as_ref(), filter.as_deref()), tree, view)
            }
            ExprKind::EveryComponent { of: whole, operator, right } => {
                if view.scores.is_none() {
                    self.score_not_allowed("every component", span);
                    return error(tree);
                }
                let (right, unit) = self.number(right, view);
                if unit == Unit::Percent {
                    let message = "a component has points, and this is a percent";
                    self.tell(&codes::PACK_MIXED_UNITS, right.span, message, "take the `%` out");
                }
                let whole = match whole {
                    Some(name) => match self.whole_named(name) {
                        Some(id) => Some(id),
                        None => return error(tree),
                    },
                    None => None,
                };
                of(ConditionKind::EveryComponent(whole, compare(*operator), Box::new(right)))
            }
            ExprKind::Quoted(text) => {
                let message = format!("the text \"{text}\" stands where a condition is needed");
                self.tell(&codes::PACK_WRONG_TYPE, span, message, "a condition compares: `stage = drafted`");
                error(tree)
            }
            ExprKind::Error => error(tree),
            _ => {
                let (number, _) = self.number(tree, view);
                if !matches!(number.kind, NumericKind::Error) {
                    self.number_for_condition(tree);
                }
                error(tree)
            }
        }
    }

    /// The component of that name, which holds others; told when there is none.
    fn whole_named(&mut self, name: &crate::syntax::tree::Name) -> Option<super::super::ComponentId> {
        let Some(id) = self.names.components.get(&name.text).copied() else {
            self.unknown_code(name);
            return None;
        };
        let holds = self.declared.components.iter().any(|one| one.place.component == Some(id.index()));
        if !holds && self.extent == super::Extent::Whole {
            let message = format!("no components stand in `{}`", name.text);
            let help = format!("write `points of {}`, or name a component that holds others", name.text);
            self.tell(&codes::PACK_WRONG_PARTS, name.span, message, help);
            return None;
        }
        Some(id)
    }

    fn conditions(&mut self, trees: &[Expr], view: &View) -> Vec<Condition> {
        trees.iter().map(|tree| self.condition(tree, view)).collect()
    }

    pub fn number_for_condition(&mut self, tree: &Expr) {
        self.tell(
            &codes::PACK_WRONG_TYPE,
            tree.span,
            "a number stands where a condition is needed",
            "compare it, as in `datasets at least 30`",
        );
    }

    fn named_condition(&mut self, name: &str, tree: &Expr, view: &View) -> Condition {
        let span = tree.span;
        if let Some(index) = self.field_index(name, view) {
            return match self.field_kind(view, index) {
                Some(QuestionKind::YesNo) => Condition { kind: ConditionKind::Field(index), span },
                Some(QuestionKind::Error) | None => error(tree),
                Some(QuestionKind::Text) => {
                    self.tell_text(name, span);
                    error(tree)
                }
                Some(_) => {
                    let message =
                        format!("`{name}` is not answered by yes or no, so it is no condition by itself");
                    self.tell(
                        &codes::PACK_WRONG_TYPE,
                        span,
                        message,
                        format!("compare it, as in `{name} = …`"),
                    );
                    error(tree)
                }
            };
        }
        if let Some(given) = self.condition_given(name, span, view) {
            return given;
        }
        match self.value_named(name) {
            Some(Entity::Let(index)) => self.let_condition(index, tree),
            Some(Entity::Question(id)) => self.question_condition(id, tree),
            None => match name {
                "yes" | "no" => Condition { kind: ConditionKind::Literal(name == "yes"), span },
                "points" | "max" | "to_win" | "overall" | "level" if view.scores.is_none() => {
                    self.score_not_allowed(name, span);
                    error(tree)
                }
                "level" if view.of_level => {
                    self.level_of_level(span);
                    error(tree)
                }
                "points" | "max" | "to_win" | "overall" => {
                    self.number_for_condition(tree);
                    error(tree)
                }
                _ => {
                    self.unknown_name(name, span, view);
                    error(tree)
                }
            },
        }
    }

    fn question_condition(&mut self, id: QuestionId, tree: &Expr) -> Condition {
        let Some(question) = self.question(id) else { return error(tree) };
        let name = question.name.clone();
        let help = match &question.kind {
            QuestionKind::YesNo => return Condition { kind: ConditionKind::Answer(id), span: tree.span },
            QuestionKind::Error => return error(tree),
            QuestionKind::Text => {
                self.tell_text(&name, tree.span);
                return error(tree);
            }
            QuestionKind::OneOf { choices, .. } => {
                let first = choices.first().map_or("…", |choice| choice.name.as_str());
                format!("compare it with a choice: `{name} = {first}`")
            }
            QuestionKind::AnyOf { choices } => {
                let first = choices.first().map_or("…", |choice| choice.name.as_str());
                format!("write `{first} in {name}`, or `any of {name}`")
            }
            QuestionKind::List { .. } => format!("write `any of {name}`, or `any of {name} where …`"),
            _ => format!("compare it, as in `{name} at least 1`"),
        };
        let asks_for = questions::in_words(question);
        let message = format!("`{name}` asks for {asks_for}, and a condition is needed");
        self.tell(&codes::PACK_WRONG_TYPE, tree.span, message, help);
        error(tree)
    }

    /// Whether an expression names a `one of` question, such a field, or the level.
    pub fn chooser(&mut self, tree: &Expr, view: &View) -> Option<Chooser> {
        if matches!(tree.kind, ExprKind::Previous(PreviousOf::Level)) {
            return Some(Chooser::PreviousLevel);
        }
        let ExprKind::Name(name) = &tree.kind else { return None };
        if let Some(index) = self.field_index(name, view) {
            return matches!(self.field_kind(view, index), Some(QuestionKind::OneOf { .. }))
                .then_some(Chooser::Field(index));
        }
        match self.entity(name) {
            Some(Entity::Question(id)) => {
                let is_one_of = matches!(self.question(id)?.kind, QuestionKind::OneOf { .. });
                is_one_of.then(|| {
                    self.note_use(Entity::Question(id));
                    Chooser::Question(id)
                })
            }
            Some(Entity::Let(_)) => None,
            None => (&**name == "level" && view.scores.is_some() && !view.of_level).then_some(Chooser::Level),
        }
    }

    /// The name of what chooses, its choices, and whether they rise.
    pub fn choices_of(&self, chooser: Chooser, view: &View) -> (String, Vec<String>, bool) {
        let of_kind = |name: &str, kind: &QuestionKind| {
            let names = kind.choices().iter().map(|choice| choice.name.clone()).collect();
            (name.to_owned(), names, matches!(kind, QuestionKind::OneOf { ordered: true, .. }))
        };
        match chooser {
            Chooser::Question(id) => self
                .question(id)
                .map_or_else(Default::default, |question| of_kind(&question.name, &question.kind)),
            Chooser::Field(index) => self
                .field(view, index)
                .map_or_else(Default::default, |field| of_kind(&field.name, &field.kind)),
            Chooser::Level | Chooser::PreviousLevel => {
                // Levels stand from the highest to the lowest; in a comparison they rise.
                let names = self.levels.iter().map(|level| level.text.to_string()).collect();
                (String::from("level"), names, true)
            }
        }
    }

    pub fn choice_in(&self, chooser: Chooser, bits: u64, span: Span) -> Condition {
        let kind = match chooser {
            Chooser::Question(id) => ConditionKind::ChoiceIn(id, bits),
            Chooser::Field(index) => ConditionKind::FieldChoiceIn(index, bits),
            Chooser::Level => ConditionKind::LevelIn(bits),
            Chooser::PreviousLevel => ConditionKind::PreviousLevelIn(bits),
        };
        Condition { kind, span }
    }

    /// The index of a choice that an expression names; tells when there is none.
    pub fn choice_index(&mut self, chooser: Chooser, tree: &Expr, view: &View) -> Option<usize> {
        let (question, names, _) = self.choices_of(chooser, view);
        match &tree.kind {
            ExprKind::Name(name) => {
                let found = names.iter().position(|known| **known == **name);
                if found.is_none() && !(is_level(chooser) && self.extent == super::Extent::Part) {
                    self.unknown_choice(name, tree.span, &question, &names);
                }
                found
            }
            ExprKind::Quoted(text) => {
                self.tell_quoted(text, tree.span, &question, &names);
                None
            }
            ExprKind::Error => None,
            _ => {
                let message = format!("`{question}` is compared with something that is no choice");
                let first = names.first().map_or("…", String::as_str);
                let help = format!("name one of its choices, as in `{question} = {first}`");
                self.tell(&codes::PACK_WRONG_TYPE, tree.span, message, help);
                None
            }
        }
    }

    pub fn tell_quoted(&mut self, text: &str, span: Span, question: &str, names: &[String]) {
        let told = Diagnostic::new(
            &codes::PACK_QUOTED_CHOICE,
            span,
            format!("the choice of `{question}` is written in quotes"),
        )
        .label("in quotes");
        let titled = || {
            let asked = self.questions.iter().find(|one| one.name == question)?;
            let choice =
                asked.kind.choices().iter().find(|choice| choice.title.eq_ignore_ascii_case(text))?;
            Some(&choice.name)
        };
        let fitting = names.iter().find(|name| name.eq_ignore_ascii_case(text)).or_else(titled);
        self.diagnostics.add(match fitting {
            Some(name) => told.help(format!("write `{name}` without quotes")).fix(name.clone()),
            None => told.help(format!(
                "write the choice's name without quotes: {}",
                crate::diagnostic::either(&names.iter().map(String::as_str).take(12).collect::<Vec<_>>())
            )),
        });
    }

    fn comparison(
        &mut self,
        left: &Expr,
        operator: Comparison,
        operator_span: Span,
        right: &Expr,
        tree: &Expr,
        view: &View,
    ) -> Condition {
        let beside = self.is_known(left, operator, right, tree);
        if let Some(found) = beside.or_else(|| self.has_standing(left, operator, right, tree)) {
            return found;
        }
        if let Some(chooser) = self.chooser(left, view) {
            return self.choice_comparison(chooser, operator, operator_span, right, tree, view);
        }
        if let Some(chooser) = self.chooser(right, view) {
            let operator = mirrored(operator);
            return self.choice_comparison(chooser, operator, operator_span, left, tree, view);
        }
        for (subject, truth) in [(left, right), (right, left)] {
            if let ExprKind::Name(word) = &truth.kind
                && matches!(&**word, "yes" | "no")
            {
                let condition = self.condition(subject, view);
                let wanted = (&**word == "yes") == (operator == Comparison::Equal);
                let mut condition = if wanted { condition } else { negated(condition) };
                condition.span = tree.span;
                return condition;
            }
        }
        for (subject, truth) in [(left, right), (right, left)] {
            let is_equality = matches!(operator, Comparison::Equal | Comparison::NotEqual);
            let Some(yes) = other_truth(truth).filter(|_| is_equality && self.is_condition(subject)) else {
                continue;
            };
            let word = if yes { "yes" } else { "no" };
            let told = Diagnostic::new(
                &codes::PACK_WRONG_TYPE,
                truth.span,
                "a yes/no question is answered by `yes` or `no`, without quotes",
            )
            .label(format!("write `{word}`"))
            .help("or name the question alone: `when funded`, `when not funded`")
            .fix(word);
            self.diagnostics.add(told);
            let condition = self.condition(subject, view);
            return if yes == (operator == Comparison::Equal) { condition } else { negated(condition) };
        }
        if let Some(told) = self.misplaced_choice(left, right, view) {
            return told;
        }
        let (a, a_unit) = self.number(left, view);
        if matches!(a.kind, NumericKind::Error) {
            // What it is compared with may be a choice of whatever was meant.
            self.mention(right, view);
            return error(tree);
        }
        let (b, b_unit) = self.number(right, view);
        if matches!(b.kind, NumericKind::Error) {
            return error(tree);
        }
        if !is_zero(&a) && !is_zero(&b) {
            self.fit(&a_unit, left.span, &b_unit, right.span, "compared");
        }
        Condition {
            kind: ConditionKind::Compare(Box::new(a), compare(operator), Box::new(b)),
            span: tree.span,
        }
    }

    /// `forms = json`, for a question of which several choices can be ticked.
    fn misplaced_choice(&mut self, left: &Expr, right: &Expr, _view: &View) -> Option<Condition> {
        for (subject, choice) in [(left, right), (right, left)] {
            let (ExprKind::Name(name), ExprKind::Name(choice_name) | ExprKind::Quoted(choice_name)) =
                (&subject.kind, &choice.kind)
            else {
                continue;
            };
            let Some(Entity::Question(id)) = self.entity(name) else { continue };
            if !matches!(self.question(id)?.kind, QuestionKind::AnyOf { .. }) {
                continue;
            }
            self.note_use(Entity::Question(id));
            let message =
                format!("`{name}` can have several answers at once, so it is not equal to one of them");
            let help = format!("write `{choice_name} in {name}`");
            self.tell(&codes::PACK_WRONG_TYPE, subject.span.to(choice.span), message, help);
            return Some(Condition { kind: ConditionKind::Error, span: subject.span });
        }
        None
    }

    fn choice_comparison(
        &mut self,
        chooser: Chooser,
        operator: Comparison,
        operator_span: Span,
        other: &Expr,
        tree: &Expr,
        view: &View,
    ) -> Condition {
        let Some(index) = self.choice_index(chooser, other, view) else { return error(tree) };
        let (name, names, ordered) = self.choices_of(chooser, view);
        let is_equality = matches!(operator, Comparison::Equal | Comparison::NotEqual);
        if !is_equality && !ordered {
            let told = Diagnostic::new(
                &codes::PACK_NOT_ORDERED,
                operator_span,
                format!("the choices of `{name}` have no order, so none is above another"),
            )
            .label("needs an order")
            .help(format!(
                "write `ordered` after the choices of `{name}` if they rise from worst to best, or name the choices: `{name} in (…)`"
            ));
            self.diagnostics.add(told);
            return error(tree);
        }
        let last = names.len().saturating_sub(1);
        let rank = |at: usize| if is_level(chooser) { last.saturating_sub(at) } else { at };
        let own = rank(index);
        let bits = (0..names.len()).filter(|at| match operator {
            Comparison::Equal | Comparison::NotEqual => *at == index,
            Comparison::Less => rank(*at) < own,
            Comparison::AtMost => rank(*at) <= own,
            Comparison::Greater => rank(*at) > own,
            Comparison::AtLeast => rank(*at) >= own,
        });
        let bits = bits.fold(0_u64, |all, at| all | bit(at));
        let condition = self.choice_in(chooser, bits, tree.span);
        if operator == Comparison::NotEqual { negated(condition) } else { condition }
    }

    fn between(&mut self, subject: &Expr, low: &Expr, high: &Expr, tree: &Expr, view: &View) -> Condition {
        let mut half =
            |operator, limit: &Expr| self.comparison(subject, operator, limit.span, limit, tree, view);
        let both = vec![half(Comparison::AtLeast, low), half(Comparison::AtMost, high)];
        Condition { kind: ConditionKind::And(both), span: tree.span }
    }

    fn is_in(&mut self, subject: &Expr, set: &Expr, tree: &Expr, view: &View) -> Condition {
        if let ExprKind::List(members) = &set.kind {
            if let Some(chooser) = self.chooser(subject, view) {
                let mut bits = 0;
                for member in members {
                    bits |= self.choice_index(chooser, member, view).map_or(0, bit);
                }
                return if bits == 0 { error(tree) } else { self.choice_in(chooser, bits, tree.span) };
            }
            if matches!(self.number(subject, view).0.kind, NumericKind::Error) {
                members.iter().for_each(|member| self.mention(member, view));
                return error(tree);
            }
            let equal = |binder: &mut Self, member: &Expr| {
                binder.comparison(subject, Comparison::Equal, member.span, member, tree, view)
            };
            let any = members.iter().map(|member| equal(self, member)).collect();
            return Condition { kind: ConditionKind::Or(any), span: tree.span };
        }
        let ExprKind::Name(name) = &set.kind else {
            if !matches!(set.kind, ExprKind::Error) {
                let help = "write `json in forms`, or `stage in (drafted, approved)`";
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    set.span,
                    "`in` needs an `any of` question or a list in brackets",
                    help,
                );
            }
            return error(tree);
        };
        let name = crate::syntax::tree::Name { text: name.clone(), span: set.span };
        let Some(id) = self.any_of_named(&name, "in") else { return error(tree) };
        let names: Vec<String> = self.question(id).map_or_else(Vec::new, |question| {
            question.kind.choices().iter().map(|choice| choice.name.clone()).collect()
        });
        match &subject.kind {
            ExprKind::Name(choice) => match names.iter().position(|known| **known == **choice) {
                Some(at) => {
                    let kind = ConditionKind::Ticked { question: id, among: bit(at), at_least: 1 };
                    Condition { kind, span: tree.span }
                }
                None => {
                    self.unknown_choice(choice, subject.span, &name.text, &names);
                    error(tree)
                }
            },
            ExprKind::Quoted(text) => {
                self.tell_quoted(text, subject.span, &name.text, &names);
                error(tree)
            }
            _ => {
                if !matches!(subject.kind, ExprKind::Error) {
                    let message = format!("`in {}` needs the name of a choice before it", name.text);
                    let first = names.first().map_or("…", String::as_str);
                    self.tell(
                        &codes::PACK_WRONG_TYPE,
                        subject.span,
                        message,
                        format!("write `{first} in {}`", name.text),
                    );
                }
                error(tree)
            }
        }
    }

    fn is_answered(&mut self, subject: &Expr, view: &View) -> Condition {
        let ExprKind::Name(name) = &subject.kind else {
            if !matches!(subject.kind, ExprKind::Error) {
                let message = "only a question can be answered";
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    subject.span,
                    message,
                    "name the question before `is answered`",
                );
            }
            return error(subject);
        };
        if let Some(index) = self.field_index(name, view) {
            return Condition { kind: ConditionKind::FieldIsAnswered(index), span: subject.span };
        }
        match self.value_named(name) {
            Some(Entity::Question(id)) => {
                Condition { kind: ConditionKind::IsAnswered(id), span: subject.span }
            }
            Some(Entity::Let(_)) => {
                let message = format!("`{name}` is a `let`; only a question can be answered");
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    subject.span,
                    message,
                    "name the question before `is answered`",
                );
                error(subject)
            }
            None => {
                self.unknown_name(name, subject.span, view);
                error(subject)
            }
        }
    }

    fn quantifier(
        &mut self,
        quantity: &Quantity,
        of: &Expr,
        (whole, filter): (Option<&crate::syntax::tree::Name>, Option<&Expr>),
        tree: &Expr,
        view: &View,
    ) -> Condition {
        let span = tree.span;
        let wanted = match quantity {
            Quantity::AtLeast(literal) => {
                let whole = questions::plain_number(literal).and_then(|number| number.to_i64());
                let Some(count) =
                    whole.and_then(|count| usize::try_from(count).ok()).filter(|count| *count > 0)
                else {
                    let message = "how many is a whole number, 1 or more";
                    self.tell(
                        &codes::PACK_WRONG_TYPE,
                        literal.span,
                        message,
                        "write, for example, `at least 2 of`",
                    );
                    return error(tree);
                };
                Some(count)
            }
            _ => None,
        };
        if let ExprKind::List(members) = &of.kind {
            let conditions = self.conditions(members, view);
            if let Some(count) = wanted.filter(|count| *count > conditions.len()) {
                let message = format!("{count} of {} can never hold", conditions.len());
                self.tell(&codes::PACK_EMPTY_RANGE, span, message, "ask for fewer, or add conditions");
            }
            let any = |conditions| Condition { kind: ConditionKind::Or(conditions), span };
            return match (quantity, wanted) {
                (Quantity::All, _) => Condition { kind: ConditionKind::And(conditions), span },
                (Quantity::Any, _) => any(conditions),
                (Quantity::None, _) => negated(any(conditions)),
                (Quantity::AtLeast(_), count) => {
                    Condition { kind: ConditionKind::AtLeast(count.unwrap_or(1), conditions), span }
                }
            };
        }
        let ExprKind::Name(name) = &of.kind else {
            if !matches!(of.kind, ExprKind::Error) {
                let help = "write a question's name, or conditions in brackets: `at least 2 of (a, b, c)`";
                self.tell(
                    &codes::PACK_WRONG_TYPE,
                    of.span,
                    "this is neither a question nor a list of conditions",
                    help,
                );
            }
            return error(tree);
        };
        if let Some(word) = self.parts_word(name) {
            let Some(conditions) = self.of_parts(word, whole, filter, of.span, view) else {
                return error(tree);
            };
            return match quantity {
                Quantity::All => {
                    let message = "`all` is not said of parts: what does not apply would have to meet it too";
                    let help = "turn it round: `none of components where …` and the opposite condition, such as `none of components where \
                                (count of indicators where points = 0) over 1`, or `none of indicators where points under 50`; of \
                                points alone `every component at least 50`";
                    self.tell(&codes::PACK_WRONG_TYPE, span, message, help);
                    error(tree)
                }
                Quantity::Any => Condition { kind: ConditionKind::Or(conditions), span },
                Quantity::None => negated(Condition { kind: ConditionKind::Or(conditions), span }),
                Quantity::AtLeast(_) => {
                    if let Some(count) = wanted.filter(|count| *count > conditions.len()) {
                        let message = format!("{count} of {} can never hold", conditions.len());
                        self.tell(&codes::PACK_EMPTY_RANGE, span, message, "ask for fewer");
                        return error(tree);
                    }
                    Condition { kind: ConditionKind::AtLeast(wanted.unwrap_or(1), conditions), span }
                }
            };
        }
        if let Some(whole) = whole {
            self.no_parts(whole, name);
            return error(tree);
        }
        let id = match self.value_named(name) {
            Some(Entity::Question(id)) => id,
            Some(Entity::Let(_)) => {
                let message = format!("`{name}` is a `let`; `of` needs an `any of` question or a list");
                self.tell(&codes::PACK_WRONG_TYPE, of.span, message, "name a question");
                return error(tree);
            }
            None => {
                self.unknown_name(name, of.span, view);
                return error(tree);
            }
        };
        self.quantified_question(quantity, wanted, id, filter, of, span)
    }

    fn quantified_question(
        &mut self,
        quantity: &Quantity,
        wanted: Option<usize>,
        id: QuestionId,
        filter: Option<&Expr>,
        of: &Expr,
        span: Span,
    ) -> Condition {
        let condition = |kind| Condition { kind, span };
        let Some(question) = self.question(id) else { return error(of) };
        let (name, asks_for) = (question.name.clone(), questions::in_words(question));
        match &question.kind {
            QuestionKind::AnyOf { choices } => {
                let count = choices.len();
                if let Some(filter) = filter {
                    let message = format!("`where` speaks of the entries of a list; `{name}` has choices");
                    self.tell(&codes::PACK_WRONG_TYPE, filter.span, message, "take the `where …` out");
                    return error(of);
                }
                if let Some(wanted) = wanted.filter(|wanted| *wanted > count) {
                    let message = format!("{wanted} of the {count} choices of `{name}` can never be ticked");
                    self.tell(&codes::PACK_EMPTY_RANGE, span, message, "ask for fewer");
                }
                let at_least = match quantity {
                    Quantity::All => count,
                    Quantity::Any | Quantity::None => 1,
                    Quantity::AtLeast(_) => wanted.unwrap_or(1),
                };
                let among = (0..count).fold(0, |bits, at| bits | bit(at));
                let at_least = u32::try_from(at_least).unwrap_or(u32::MAX);
                let ticked = condition(ConditionKind::Ticked { question: id, among, at_least });
                if *quantity == Quantity::None { negated(ticked) } else { ticked }
            }
            QuestionKind::List { .. } => {
                let view = View { entry: Some(id), ..View::default() };
                let filter = filter.map(|filter| Box::new(self.condition(filter, &view)));
                match quantity {
                    Quantity::Any => condition(ConditionKind::AnyEntry(id, filter)),
                    Quantity::None => negated(condition(ConditionKind::AnyEntry(id, filter))),
                    Quantity::All => {
                        let other = filter.map(|filter| Box::new(negated(*filter)));
                        match other {
                            Some(other) => negated(condition(ConditionKind::AnyEntry(id, Some(other)))),
                            None => condition(ConditionKind::Literal(true)),
                        }
                    }
                    Quantity::AtLeast(_) => {
                        let function = Aggregate::Count;
                        let kind = NumericKind::Aggregate { function, list: id, of: None, by: None, filter };
                        let count = i64::try_from(wanted.unwrap_or(1)).unwrap_or(i64::MAX);
                        let limit = NumericKind::Literal(count.into());
                        condition(ConditionKind::Compare(
                            Box::new(Numeric { kind, span }),
                            Compare::AtLeast,
                            Box::new(Numeric { kind: limit, span }),
                        ))
                    }
                }
            }
            QuestionKind::Error => error(of),
            _ => {
                let message =
                    format!("`of` needs an `any of` question or a list; `{name}` asks for {asks_for}");
                self.tell(&codes::PACK_WRONG_TYPE, of.span, message, "name a question with several answers");
                error(of)
            }
        }
    }
}

pub fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or(0)
}

fn is_zero(number: &Numeric) -> bool {
    matches!(number.kind, NumericKind::Literal(number) if number.is_zero())
}

fn mirrored(operator: Comparison) -> Comparison {
    match operator {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

pub fn compare(operator: Comparison) -> Compare {
    match operator {
        Comparison::Equal => Compare::Equal,
        Comparison::NotEqual => Compare::NotEqual,
        Comparison::Less => Compare::Less,
        Comparison::AtMost => Compare::AtMost,
        Comparison::Greater => Compare::Greater,
        Comparison::AtLeast => Compare::AtLeast,
    }
}

/// Yes or no as other notations write it: `true`, `"yes"`, `1`.
fn other_truth(tree: &Expr) -> Option<bool> {
    let word = match &tree.kind {
        ExprKind::Name(word) | ExprKind::Quoted(word) => word.to_lowercase(),
        ExprKind::Literal(literal) => match questions::plain_number(literal)?.to_i64()? {
            1 => return Some(true),
            0 => return Some(false),
            _ => return None,
        },
        _ => return None,
    };
    match word.as_str() {
        "yes" | "true" | "y" => Some(true),
        "no" | "false" | "n" => Some(false),
        _ => None,
    }
}

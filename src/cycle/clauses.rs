//! Clauses: the parts of a thing that have no name of their own, each replaced as a whole.

use crate::source::Span;
use crate::syntax::tree::{Change, Item, ItemKind, ModifierKind, PartsWord, Penalty, Text, Thing};

pub const REMOVED: &str = "its removal";
pub const NAME: &str = "its name";
pub const PLACE: &str = "its place";
pub const OUT_OF: &str = "`out of`";
pub const TOTAL: &str = "`total`";
pub const NEEDS: &str = "`needs`";
const PENALTY: &str = "`penalty`";
pub const BEFORE_IT: &str = "what comes before it";
pub const AFTER_IT: &str = "what comes after it";
pub const ITS_END: &str = "what comes at its end";
/// What is given anew as a whole.
pub const WHOLE: &str = "all of it";
const TITLE: &str = "the title";
const NUMBER: &str = "`number`";
pub const OUTSIDE: &str = "`outside the total`";
const ORIGIN: &str = "the origin";
pub const WHEN: &str = "`when`";
const KIND: &str = "the kind of answer";
const ON: &str = "`on`";
const LEVELS: &str = "the levels";

/// What a clause is called; `None` for what has a name, and for what is none.
pub fn word(item: &ItemKind) -> Option<&'static str> {
    Some(match item {
        ItemKind::Cycle(_) => "`cycle`",
        ItemKind::Subject(_) => "`subject`",
        ItemKind::WrittenIn(_) => "`written in`",
        ItemKind::Publisher(_) => "`publisher`",
        ItemKind::Logo(_) => "`logo`",
        ItemKind::Accent(_) => "`accent`",
        ItemKind::Cover(_) => "`cover`",
        ItemKind::PageTemplate(_) => "`template`",
        ItemKind::Overall { .. } => "`overall`",
        ItemKind::Total { .. } => TOTAL,
        ItemKind::Round { of_overall: false, .. } => "`round points`",
        ItemKind::Round { of_overall: true, .. } => "`round overall`",
        ItemKind::Unanswered { .. } => "`unanswered`",
        ItemKind::Rejected { .. } => "`rejected`",
        ItemKind::Effective(_) => "`effective`",
        ItemKind::Claims { .. } => "`claimed`",
        ItemKind::Numbers(_) => "`numbers`",
        ItemKind::Call(call) if call.what == PartsWord::Components => "`call components`",
        ItemKind::Call(_) => "`call indicators`",
        ItemKind::NotApplicable(_) => "`not applicable when`",
        ItemKind::Penalty(_) => PENALTY,
        ItemKind::Needs(_) => NEEDS,
        ItemKind::Score(_) => "`score`",
        ItemKind::Evidence(_) => "`evidence`",
        ItemKind::Origin(_) => "the origin in the block",
        ItemKind::Priority(_) => "`priority`",
        ItemKind::Owner(_) => "`owner`",
        ItemKind::Effort(_) => "`effort`",
        ItemKind::Reference(_) => "`reference`",
        ItemKind::AdviceText(_) => "`text`",
        ItemKind::Given(_) => "`given`",
        ItemKind::Expect(_) => "`expect`",
        _ => return None,
    })
}

/// Whether one clause stands in the place of another: it is of the same kind, and a penalty of the same title.
pub fn is_same(one: &ItemKind, other: &ItemKind) -> bool {
    match (one, other) {
        (ItemKind::Penalty(one), ItemKind::Penalty(other)) => {
            let title = |penalty: &Penalty| penalty.title.as_ref().map(|title| title.text.clone());
            title(one) == title(other)
        }
        _ => word(one).is_some() && word(one) == word(other),
    }
}

/// The title of a penalty that has one.
pub fn titled_penalty(item: &ItemKind) -> Option<&Text> {
    match item {
        ItemKind::Penalty(penalty) => penalty.title.as_ref(),
        _ => None,
    }
}

/// Clauses of a framework that are its own and pass on to no other cycle.
pub fn is_of_one_cycle(item: &ItemKind) -> bool {
    matches!(item, ItemKind::Cycle(_) | ItemKind::Effective(_) | ItemKind::Origin(_))
}

pub fn of_modifier(kind: &ModifierKind) -> &'static str {
    match kind {
        ModifierKind::Between(..) => "`between`",
        ModifierKind::AtMost(_) => "`at most`",
        ModifierKind::AtLeast(_) => "`at least`",
        ModifierKind::Ordered => "`ordered`",
        ModifierKind::AskedWhen { .. } => "`asked when`",
        ModifierKind::Unit(_) => "`unit`",
        ModifierKind::Help(_) => "`help`",
        ModifierKind::Evidence(_) => "`evidence`",
        ModifierKind::Origin(_) => ORIGIN,
    }
}

/// The kind of thing that an item declares.
pub fn thing(item: &ItemKind) -> Option<Thing> {
    Some(match item {
        ItemKind::Component(_) => Thing::Component,
        ItemKind::Indicator(_) => Thing::Indicator,
        ItemKind::Ask(_) => Thing::Question,
        ItemKind::Let(_) => Thing::Let,
        ItemKind::Shared { .. } => Thing::Shared,
        ItemKind::Script(_) => Thing::Script,
        ItemKind::ChoiceList(_) => Thing::Choices,
        ItemKind::Shape(_) => Thing::Shape,
        ItemKind::ReferenceSet(_) => Thing::Reference,
        ItemKind::Recommend(_) => Thing::Recommendation,
        ItemKind::Certify(_) => Thing::Certify,
        ItemKind::Example(_) => Thing::Example,
        _ => return None,
    })
}

pub fn is_named(item: &ItemKind) -> bool {
    thing(item).is_some()
}

/// Everything that a change sets, each clause once, with its place.
pub fn of_change(change: &Change) -> Vec<(&'static str, Span)> {
    let head = &change.head;
    let mut all: Vec<(&'static str, Span)> = Vec::new();
    all.extend(change.whole.as_ref().map(|item| (WHOLE, item.span)));
    all.extend(head.title.as_ref().map(|title| (TITLE, title.span)));
    all.extend(head.number.as_ref().map(|number| (NUMBER, number.span)));
    all.extend(head.out_of.as_ref().map(|out_of| (OUT_OF, out_of.span)));
    all.extend(head.outside_total.map(|span| (OUTSIDE, span)));
    all.extend(head.origin.as_ref().map(|origin| (ORIGIN, origin.span)));
    all.extend(head.when.as_ref().map(|when| (WHEN, when.span)));
    all.extend(head.kind.as_ref().map(|(_, span)| (KIND, *span)));
    all.extend(head.on.as_ref().map(|on| (ON, on.span)));
    all.extend(head.levels.first().map(|level| (LEVELS, level.span)));
    all.extend(head.origins.first().map(|origin| ("the origin in the block", origin.span)));
    all.extend(head.modifiers.iter().map(|one| (of_modifier(&one.kind), one.span)));
    // Penalties have titles, and are decided one by one.
    for item in change.items.iter().filter(|item| titled_penalty(&item.kind).is_none()) {
        all.extend(word(&item.kind).map(|word| (word, item.span)));
    }
    let mut seen = std::collections::BTreeSet::new();
    all.retain(|(word, _)| seen.insert(*word));
    all
}

/// An order of new items that comes from what they are, not from where they are written.
pub fn order(item: &Item) -> (Option<Thing>, Vec<(u64, String)>, Span) {
    (thing(&item.kind), natural(name(&item.kind)), item.span)
}

fn name(item: &ItemKind) -> &str {
    match item {
        ItemKind::Component(one) => &one.name.text,
        ItemKind::Indicator(one) => one.codes.first().map_or("", |code| &code.text),
        ItemKind::Ask(one) => &one.name.text,
        ItemKind::Let(one) => &one.name.text,
        ItemKind::Shared { name, .. } => &name.text,
        ItemKind::Script(one) => &one.name.text,
        ItemKind::ChoiceList(one) => &one.name.text,
        ItemKind::Shape(one) => &one.name.text,
        ItemKind::ReferenceSet(one) => &one.name.text,
        ItemKind::Recommend(one) => &one.name.text,
        ItemKind::Example(one) => &one.title.text,
        _ => "",
    }
}

/// `1.10` after `1.9`: runs of digits compare as numbers.
fn natural(name: &str) -> Vec<(u64, String)> {
    let part = |part: &str| {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        (digits.parse().unwrap_or(u64::MAX), part.get(digits.len()..).unwrap_or("").to_owned())
    };
    name.split('.').map(part).collect()
}

/// Where to point when an item as a whole is meant: its name, or its beginning.
pub fn head_span(item: &Item) -> Span {
    match &item.kind {
        ItemKind::Component(one) => one.name.span,
        ItemKind::Indicator(one) => one.codes.first().map_or(item.span.at_start(), |code| code.span),
        ItemKind::Ask(one) => one.name.span,
        ItemKind::Let(one) => one.name.span,
        ItemKind::Shared { name, .. } => name.span,
        ItemKind::Script(one) => one.name.span,
        ItemKind::ChoiceList(one) => one.name.span,
        ItemKind::Shape(one) => one.name.span,
        ItemKind::ReferenceSet(one) => one.name.span,
        ItemKind::Recommend(one) => one.name.span,
        ItemKind::Certify(one) => one.title.span,
        ItemKind::Example(one) => one.title.span,
        _ => item.span,
    }
}

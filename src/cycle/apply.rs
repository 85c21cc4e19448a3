//! A plan carried out: the trees of the base become those of the new cycle.

use std::collections::{BTreeMap, BTreeSet};

use crate::source::Span;
use crate::syntax::tree::{
    Change, Choice, Choices, Combination, Component, FieldItem, Framework, Indicator, Item, ItemKind, Kind,
    LevelItem, Literal, Modifier, Name, Origin, Score, Text, Thing,
};

use super::clauses;
use super::edits::{Edits, Piece};
use super::lineage::Verb;
use super::plan::{Inserted, Place, Plan, Renamed, Weights};

pub struct Applier<'p> {
    pub plan: &'p Plan,
    pub edits: &'p mut Edits,
    /// Where the figures of the new cycle are from, unless they say it themselves: what is changed no longer rests on
    /// what the base's figure rested on.
    pub origin: Option<Origin>,
    /// What was moved or is added, by where it goes.
    pub arrivals: BTreeMap<Place, Vec<Item>>,
    /// Blocks whose items are others than were written.
    pub rearranged: &'p mut BTreeSet<Span>,
}

impl Applier<'_> {
    /// Carries out everything but arrivals.
    /// What rests on the origin of the blocks around it keeps it when it goes elsewhere, and at the top always: the new
    /// framework's own origin is for what is new.
    pub fn items(&mut self, items: Vec<Item>, block: Option<Span>, around: Option<&Origin>) -> Vec<Item> {
        let mut kept = Vec::with_capacity(items.len());
        let before = items.len();
        for mut item in items {
            let id = item.span;
            self.inside(&mut item, around);
            if self.plan.removed.contains(&id) {
                continue;
            }
            for change in self.plan.changes.get(&id).into_iter().flatten() {
                self.change(&mut item, change);
                self.rearranged.extend(block.filter(|_| change.whole.is_some()));
            }
            self.drop_clauses(&mut item);
            self.lists(&mut item);
            let place = self.plan.moved.get(&id);
            if let Some(origin) = around.filter(|_| place.is_some() || block.is_none()) {
                self.keep_origin(&mut item, origin);
            }
            match place {
                Some(place) => self.arrivals.entry(*place).or_default().push(item),
                None => kept.push(item),
            }
        }
        if kept.len() != before {
            self.rearranged.extend(block);
        }
        kept
    }

    fn inside(&mut self, item: &mut Item, around: Option<&Origin>) {
        let block = Some(item.span);
        if let Some(items) = items_of(&mut item.kind) {
            let own = origin_in(items).cloned();
            *items = self.items(std::mem::take(items), block, own.as_ref().or(around));
        }
    }

    /// Gives a thing that has no origin of its own the one that it had from around it.
    fn keep_origin(&mut self, item: &mut Item, origin: &Origin) {
        let span = item.span;
        let (head, after, items) = match &mut item.kind {
            ItemKind::Component(one) => (&mut one.origin, one.out_of.span, &mut one.items),
            ItemKind::Indicator(one) => (&mut one.origin, one.out_of.span, &mut one.items),
            ItemKind::Certify(one) if one.origin.is_none() && one.origins.is_empty() => {
                self.put(one.last_on(), "", origin.span);
                one.origin = Some(origin.clone());
                return;
            }
            _ => return,
        };
        if head.is_none() {
            self.put(after, "", origin.span);
            *head = Some(origin.clone());
        }
        if origin_in(items).is_none() {
            items.insert(0, Item { kind: ItemKind::Origin(origin.clone()), span: origin.span });
            self.rearranged.insert(span);
        }
    }

    /// Puts what was moved or added where it belongs.
    pub fn arrive(&mut self, items: &mut Vec<Item>) {
        for item in items {
            let id = item.span;
            let Some(inside) = items_of(&mut item.kind) else { continue };
            if let Some(mut arrived) = self.arrivals.remove(&Place::Block(id)) {
                // What is new does not rest on what the block has from the base.
                if let Some(origin) = self.origin.clone().filter(|_| origin_in(inside).is_some()) {
                    arrived.iter_mut().for_each(|item| self.keep_origin(item, &origin));
                }
                arrived.into_iter().for_each(|item| take_in(inside, item));
                self.rearranged.insert(id);
            }
            self.arrive(inside);
        }
    }

    /// Takes out the clauses that are removed.
    fn drop_clauses(&mut self, item: &mut Item) {
        let span = item.span;
        let Some(words) = self.plan.dropped.get(&Some(span)) else { return };
        match &mut item.kind {
            ItemKind::Ask(ask) => self.drop_modifiers(&mut ask.modifiers, span),
            ItemKind::Indicator(indicator) if words.contains(&clauses::OUTSIDE) => {
                indicator.outside_total.take().into_iter().for_each(|span| self.edits.remove(span));
            }
            ItemKind::Recommend(advice) if words.contains(&clauses::WHEN) => {
                if let Some(when) = advice.when.take() {
                    self.edits.remove(Span { start: advice.name.span.end, ..when.span });
                }
            }
            ItemKind::Certify(certify) => {
                certify.needs.drain(..).for_each(|(_, span)| self.edits.remove(span));
            }
            _ => {}
        }
        if let Some(items) = items_of(&mut item.kind) {
            items.retain(|item| clauses::word(&item.kind).is_none_or(|word| !words.contains(&word)));
            self.rearranged.insert(span);
        }
    }

    fn drop_modifiers(&mut self, modifiers: &mut Vec<Modifier>, of: Span) {
        let Some(words) = self.plan.dropped.get(&Some(of)) else { return };
        let is_gone = |one: &mut Modifier| words.contains(&clauses::of_modifier(&one.kind));
        modifiers.extract_if(.., is_gone).for_each(|one| self.edits.remove(one.span));
    }

    /// What an operation says on entries of lists, weights and points.
    fn lists(&mut self, item: &mut Item) {
        let id = item.span;
        match &mut item.kind {
            ItemKind::Indicator(indicator) => {
                if let Some(points) = self.plan.points.get(&id) {
                    self.figure(&mut indicator.out_of, *points, &mut indicator.origin, None);
                }
            }
            ItemKind::Component(component) => {
                let weights = self.plan.weights.iter().find(|weights| weights.component == Some(id));
                if let Some(weights) = weights {
                    self.total(component, id, weights);
                }
            }
            ItemKind::Ask(ask) => self.kind(&mut ask.kind, id),
            ItemKind::ChoiceList(list) => self.choices(&mut list.choices, id),
            ItemKind::Certify(certify) => {
                let plan = self.plan;
                let mut kept = Vec::new();
                for mut level in std::mem::take(&mut certify.levels) {
                    let level_id = level.span;
                    if plan.removed.contains(&level_id) {
                        self.edits.remove(level_id);
                        continue;
                    }
                    let test = Span { start: level.title.span.end, end: level_id.end, ..level_id };
                    for change in plan.changes.get(&level_id).into_iter().flatten() {
                        self.level(&mut level, test, change);
                    }
                    kept.push((level_id, level));
                }
                let added = plan.levels.iter().filter(|one| one.into == id);
                let added = added.map(|one| one.as_list());
                certify.levels = self.insert(kept, added.collect(), |level| level.span);
            }
            _ => {}
        }
    }

    /// Entries with the added ones between them. An entry's place in the text is that of the base.
    fn insert<T>(
        &mut self,
        kept: Vec<(Span, T)>,
        added: Vec<Inserted<Vec<T>>>,
        place: impl Fn(&T) -> Span,
    ) -> Vec<T> {
        let last = kept.last().map(|(id, _)| *id);
        let mut list: Vec<(Option<Span>, T)> = kept.into_iter().map(|(id, one)| (Some(id), one)).collect();
        for Inserted { beside, what: new, .. } in added {
            let anchor = beside.map(|(_, id)| id).or(last);
            let before = beside.is_some_and(|(before, _)| before);
            let found = list.iter().position(|(id, _)| *id == anchor);
            let at = match (found, before) {
                (Some(at), true) => at,
                (Some(at), false) => at + 1,
                (None, _) => list.len(),
            };
            if let Some(anchor) = anchor {
                let line_break = || Piece::Words(String::from("\n"));
                if before {
                    let lines = new.iter().flat_map(|one| [Piece::Written(place(one)), line_break()]);
                    self.edits.put_before(anchor, lines);
                } else {
                    let lines = new.iter().flat_map(|one| [line_break(), Piece::Written(place(one))]);
                    self.edits.put_after(anchor, lines);
                }
            }
            list.splice(at..at, new.into_iter().map(|one| (None, one)));
        }
        list.into_iter().map(|(_, one)| one).collect()
    }

    /// The entries of a question or a field.
    fn kind(&mut self, kind: &mut Kind, id: Span) {
        let plan = self.plan;
        match kind {
            Kind::OneOf(Choices::Own(choices)) | Kind::AnyOf(Choices::Own(choices)) => {
                self.choices(choices, id);
            }
            Kind::List(fields) => {
                let mut kept = Vec::new();
                for mut field in std::mem::take(fields) {
                    let field_id = field.span;
                    if plan.removed.contains(&field_id) {
                        self.edits.remove(field_id);
                        continue;
                    }
                    for change in plan.changes.get(&field_id).into_iter().flatten() {
                        self.field(&mut field, change);
                    }
                    self.drop_modifiers(&mut field.modifiers, field_id);
                    self.kind(&mut field.kind, field_id);
                    kept.push((field_id, field));
                }
                let added = plan.fields.iter().filter(|one| one.into == id);
                let added = added.map(|one| one.as_list());
                *fields = self.insert(kept, added.collect(), |field| field.span);
            }
            _ => {}
        }
    }

    /// The choices of a question or of a list.
    fn choices(&mut self, choices: &mut Vec<Choice>, id: Span) {
        let plan = self.plan;
        let mut kept = Vec::new();
        for mut choice in std::mem::take(choices) {
            let choice_id = place_of(&choice);
            if plan.removed.contains(&choice_id) {
                self.edits.remove(choice_id);
                continue;
            }
            for change in plan.changes.get(&choice_id).into_iter().flatten() {
                self.title(&mut choice.title, change.head.title.as_ref());
            }
            kept.push((choice_id, choice));
        }
        let added = plan.choices.iter().filter(|one| one.into == id);
        *choices = self.insert(kept, added.cloned().collect(), place_of);
    }

    fn change(&mut self, item: &mut Item, change: &Change) {
        let head = &change.head;
        let span = item.span;
        if let Some(whole) = &change.whole {
            *item = whole.clone();
            return;
        }
        match &mut item.kind {
            ItemKind::Component(component) => {
                self.title(&mut component.title, head.title.as_ref());
                let title = component.title.span;
                if let Some(number) = head.number {
                    match &mut component.number {
                        Some(old) => self.literal(old, number),
                        None => {
                            self.put(title, "number", number.span);
                            component.number = Some(number);
                        }
                    }
                }
                let own = head.origin.as_ref();
                match head.out_of {
                    Some(out_of) => {
                        self.figure(&mut component.out_of, out_of, &mut component.origin, own);
                    }
                    None => self.set_origin(&mut component.origin, component.out_of.span, own),
                }
            }
            ItemKind::Indicator(indicator) => self.indicator(indicator, change),
            ItemKind::Recommend(advice) => {
                if let Some(when) = &head.when {
                    match &advice.when {
                        Some(old) => self.edits.replace(old.span, [Piece::Written(when.span)]),
                        None => self.put(advice.name.span, "when", when.span),
                    }
                    advice.when = Some(when.clone());
                }
            }
            ItemKind::Ask(ask) => {
                self.title(&mut ask.title, head.title.as_ref());
                if let Some((kind, place)) = &head.kind {
                    self.edits.replace(ask.kind_span, [Piece::Written(*place)]);
                    ask.kind = kind.clone();
                }
                self.modifiers(&mut ask.modifiers, &head.modifiers, span);
            }
            ItemKind::Certify(certify) => {
                self.title(&mut certify.title, head.title.as_ref());
                if let Some(on) = &head.on {
                    self.edits.replace(certify.on.span, [Piece::Written(on.span)]);
                    certify.on = on.clone();
                }
                let on = certify.last_on();
                self.set_origin(&mut certify.origin, on, head.origin.as_ref());
                replace_all(self.edits, &mut certify.levels, &head.levels, |level| level.span);
                if let Some(first) = certify.levels.first()
                    && certify.needs.is_empty()
                {
                    let places = head.needs.iter().map(|(_, span)| Piece::Written(*span));
                    if !head.needs.is_empty() {
                        self.edits.put_before(first.span, places.chain([Piece::Words(String::from("\n"))]));
                    }
                    certify.needs.clone_from(&head.needs);
                } else {
                    replace_all(self.edits, &mut certify.needs, &head.needs, |(_, span)| *span);
                }
                if let Some(first) = certify.levels.first()
                    && certify.origins.is_empty()
                {
                    let places = head.origins.iter().map(|origin| Piece::Written(origin.span));
                    self.edits.put_before(first.span, places.chain([Piece::Words(String::from("\n"))]));
                    certify.origins.clone_from(&head.origins);
                } else {
                    replace_all(self.edits, &mut certify.origins, &head.origins, |origin| origin.span);
                }
            }
            _ => {}
        }
        if let Some(items) = items_of(&mut item.kind)
            && !change.items.is_empty()
        {
            let mut clauses = change.items.clone();
            clauses.iter_mut().for_each(|clause| self.rests_on_new_cycle(clause));
            replace_clauses(items, &clauses);
            self.rearranged.insert(span);
        }
    }

    fn indicator(&mut self, indicator: &mut Indicator, change: &Change) {
        let head = &change.head;
        self.title(&mut indicator.title, head.title.as_ref());
        if let Some(outside) = head.outside_total
            && indicator.outside_total.is_none()
        {
            self.put(indicator.title.span, "", outside);
            indicator.outside_total = Some(outside);
        }
        let own = head.origin.as_ref();
        match head.out_of {
            Some(out_of) => self.figure(&mut indicator.out_of, out_of, &mut indicator.origin, own),
            None => self.set_origin(&mut indicator.origin, indicator.out_of.span, own),
        }
    }

    /// `test` is where it is said who has the level.
    fn level(&mut self, level: &mut LevelItem, test: Span, change: &Change) {
        self.title(&mut level.title, change.head.title.as_ref());
        if let Some(new) = change.head.levels.first() {
            self.edits.replace(test, [Piece::Words(String::from(" ")), Piece::Written(new.span)]);
            level.bound.clone_from(&new.bound);
            level.when.clone_from(&new.when);
        }
    }

    fn field(&mut self, field: &mut FieldItem, change: &Change) {
        let head = &change.head;
        match (&mut field.title, &head.title) {
            (Some(old), new) => self.title(old, new.as_ref()),
            (none, Some(new)) => {
                self.put(field.name.span, "", new.span);
                *none = Some(new.clone());
            }
            _ => {}
        }
        if let Some((kind, place)) = &head.kind {
            self.edits.replace(field.kind_span, [Piece::Written(*place)]);
            field.kind = kind.clone();
        }
        self.modifiers(&mut field.modifiers, &head.modifiers, field.span);
    }

    /// Each modifier replaces the one of its kind.
    fn modifiers(&mut self, old: &mut Vec<Modifier>, new: &[Modifier], whole: Span) {
        for modifier in new {
            let word = clauses::of_modifier(&modifier.kind);
            match old.iter_mut().find(|one| clauses::of_modifier(&one.kind) == word) {
                Some(one) => {
                    self.edits.replace(one.span, [Piece::Written(modifier.span)]);
                    *one = modifier.clone();
                }
                None => {
                    self.put(whole, "", modifier.span);
                    old.push(modifier.clone());
                }
            }
        }
    }

    fn title(&mut self, old: &mut Text, new: Option<&Text>) {
        if let Some(new) = new {
            self.edits.replace(old.span, [Piece::Written(new.span)]);
            *old = new.clone();
        }
    }

    fn literal(&mut self, old: &mut Literal, new: Literal) {
        self.edits.replace(old.span, [Piece::Written(new.span)]);
        *old = new;
    }

    /// A new figure in a head, and where it is from.
    fn figure(&mut self, old: &mut Literal, new: Literal, origin: &mut Option<Origin>, own: Option<&Origin>) {
        self.literal(old, new);
        let new_cycle = self.origin.clone();
        self.set_origin(origin, new.span, own.or(new_cycle.as_ref()));
    }

    /// Clauses with figures of the new cycle: `score`, `total`, `overall`.
    fn rests_on_new_cycle(&mut self, item: &mut Item) {
        let Some(origin) = self.origin.clone() else { return };
        if let ItemKind::Score(Score { origin: own, .. })
        | ItemKind::Total { origin: own, .. }
        | ItemKind::Overall { origin: own, .. } = &mut item.kind
            && own.is_none()
        {
            self.put(item.span, "", origin.span);
            *own = Some(origin);
        }
    }

    fn set_origin(&mut self, old: &mut Option<Origin>, after: Span, new: Option<&Origin>) {
        let Some(new) = new else { return };
        match old {
            Some(old) => self.edits.replace(old.span, [Piece::Written(new.span)]),
            None => self.put(after, "", new.span),
        }
        *old = Some(new.clone());
    }

    /// Puts a word and what is written elsewhere behind a place.
    fn put(&mut self, after: Span, word: &str, what: Span) {
        self.edits.put_after(after, [Piece::Words(format!(" {word} ")), Piece::Written(what)]);
    }

    /// The weights of a component's mean.
    fn total(&mut self, component: &mut Component, id: Span, weights: &Weights) {
        let mut has_total = false;
        for item in &mut component.items {
            if let ItemKind::Total { how, origin } = &mut item.kind {
                self.weigh(how, weights);
                // The old origin is of the old weights.
                if let Some(origin) = origin.take() {
                    self.edits.remove(origin.span);
                }
                self.rests_on_new_cycle(item);
                has_total = true;
            }
        }
        if !has_total {
            let (how, words) = self.weighted("total = ", weights);
            self.edits.replace(weights.at, words);
            component.items.insert(0, Item { kind: ItemKind::Total { how, origin: None }, span: weights.at });
            self.rearranged.insert(id);
        }
    }

    /// New weights in the place of old ones; a mean of another kind becomes a weighted one.
    fn weigh(&mut self, how: &mut Combination, new: &Weights) {
        let weights = match how {
            Combination::Weighted { weights, .. } => weights,
            Combination::Of { .. } | Combination::Formula { .. } => {
                let place = match how {
                    Combination::Formula { value, out_of } => {
                        out_of.as_ref().map_or(value.span, |out_of| value.span.to(out_of.span))
                    }
                    Combination::Of { span, .. } | Combination::Weighted { span, .. } => *span,
                };
                let (weighted, words) = self.weighted("", new);
                self.edits.replace(place, words);
                *how = weighted;
                return;
            }
        };
        for (name, weight) in std::mem::take(weights) {
            if self.is_gone(&name, new.component) {
                self.edits.remove(name.span.to(weight.span));
            } else {
                weights.push((name, weight));
            }
        }
        for (name, weight) in &new.weights {
            let now = self.name_now(name);
            match weights.iter_mut().find(|(old, _)| old.text == now.text) {
                Some((_, old)) => self.literal(old, *weight),
                None => {
                    if let Some(last) = weights.last().map(|(_, last)| last.span) {
                        self.put(last, "", name.span.to(weight.span));
                    }
                    weights.push((now, *weight));
                }
            }
        }
    }

    /// A weighted mean as an operation gives it, and how it reads.
    fn weighted(&self, word: &str, new: &Weights) -> (Combination, Vec<Piece>) {
        let mut words = vec![Piece::Words(format!("{word}weighted mean {{"))];
        let mut weights = Vec::new();
        for (name, weight) in &new.weights {
            let now = self.name_now(name);
            words.push(Piece::Words(format!(" {} ", now.text)));
            words.push(Piece::Written(weight.span));
            weights.push((now, *weight));
        }
        words.push(Piece::Words(String::from(" }")));
        (Combination::Weighted { weights, span: new.at }, words)
    }

    /// The new name of a component or an indicator.
    fn name_now(&self, name: &Name) -> Name {
        let is_its = |one: &&Renamed| {
            matches!(one.thing, Thing::Component | Thing::Indicator) && one.from.text == name.text
        };
        let text = self.plan.renamed.iter().find(is_its).map_or(&name.text, |one| &one.to.text);
        Name { text: text.clone(), span: name.span }
    }

    /// Whether a component or an indicator is removed, or moved out of what it stood in.
    fn is_gone(&self, name: &Name, from: Option<Span>) -> bool {
        if let Some(place) = self.plan.away.get(&name.text) {
            return from.map_or(Place::Top, Place::Block) != *place;
        }
        let is_its = |(thing, gone): &(Thing, Box<str>)| {
            matches!(thing, Thing::Component | Thing::Indicator) && *gone == name.text
        };
        let removals = self.plan.touches.iter().filter(|touch| touch.verb == Verb::Removed);
        removals.flat_map(|touch| &touch.gone).any(is_its)
    }

    /// The framework of the new cycle, with the clauses of the base that it does not give itself.
    pub fn framework(&mut self, new: Framework, base: Framework) -> Framework {
        let dropped = self.plan.dropped.get(&None).map_or(&[][..], Vec::as_slice);
        let is_kept = |item: &Item| {
            !clauses::is_of_one_cycle(&item.kind)
                && !self.plan.removed.contains(&item.span)
                && !self.plan.moved.contains_key(&item.span)
                && clauses::word(&item.kind).is_none_or(|word| !dropped.contains(&word))
                && !new.items.iter().any(|given| clauses::is_same(&given.kind, &item.kind))
        };
        let base_origin = super::origin_of(&base).cloned();
        let weights = self.plan.weights.iter().find(|weights| weights.component.is_none());
        let mut items: Vec<Item> = base.items.into_iter().filter(is_kept).collect();
        for item in &mut items {
            let span = item.span;
            let ItemKind::Overall { how, origin } = &mut item.kind else { continue };
            if let Some(weights) = weights {
                self.weigh(how, weights);
                if let Some(origin) = origin.take() {
                    self.edits.remove(origin.span);
                }
                self.rests_on_new_cycle(item);
            } else if let (None, Some(kept)) = (&origin, base_origin.clone()) {
                self.put(span, "", kept.span);
                *origin = Some(kept);
            }
        }
        let own: Vec<Item> = new.items.into_iter().filter(|item| item.kind != ItemKind::Error).collect();
        items.splice(0..0, own);
        Framework { items, extends: None, ..new }
    }
}

fn place_of(choice: &Choice) -> Span {
    choice.name.span.to(choice.title.span)
}

/// The items in a block.
pub fn items_of(kind: &mut ItemKind) -> Option<&mut Vec<Item>> {
    match kind {
        ItemKind::Framework(one) => Some(&mut one.items),
        ItemKind::Component(one) => Some(&mut one.items),
        ItemKind::Indicator(one) => Some(&mut one.items),
        ItemKind::Recommend(one) => Some(&mut one.items),
        ItemKind::Example(one) => Some(&mut one.items),
        _ => None,
    }
}

/// The origin that stands in a block by itself.
pub fn origin_in(items: &[Item]) -> Option<&Origin> {
    items.iter().find_map(|item| match &item.kind {
        ItemKind::Origin(origin) => Some(origin),
        _ => None,
    })
}

/// The items in a block, to look at.
pub fn inside(kind: &ItemKind) -> Option<&[Item]> {
    match kind {
        ItemKind::Framework(one) => Some(&one.items),
        ItemKind::Component(one) => Some(&one.items),
        ItemKind::Indicator(one) => Some(&one.items),
        ItemKind::Recommend(one) => Some(&one.items),
        ItemKind::Example(one) => Some(&one.items),
        _ => None,
    }
}

/// All items, those in blocks behind the block that they are in.
pub fn each_item<'i>(items: &'i [Item], visit: &mut impl FnMut(&'i Item)) {
    for item in items {
        visit(item);
        each_item(inside(&item.kind).unwrap_or_default(), visit);
    }
}

/// An indicator goes before those with later codes; what else arrives, to the end.
fn take_in(items: &mut Vec<Item>, item: Item) {
    let is_later = |other: &Item| {
        clauses::thing(&item.kind) == Some(Thing::Indicator)
            && clauses::thing(&other.kind) == Some(Thing::Indicator)
            && clauses::order(other) > clauses::order(&item)
    };
    let at = items.iter().position(is_later).unwrap_or(items.len());
    items.insert(at, item);
}

/// New clauses in the place of those of their kind, or at the end of the clauses.
fn replace_clauses(items: &mut Vec<Item>, new: &[Item]) {
    for (at, clause) in new.iter().enumerate() {
        let same = |item: &Item| clauses::is_same(&item.kind, &clause.kind);
        // Those of one kind take the place together, with the first of them.
        if new.iter().take(at).any(same) {
            continue;
        }
        let all = new.iter().filter(|item| item.span == clause.span || same(item)).cloned();
        let home = items.iter().position(same).unwrap_or_else(|| home_of(items, &clause.kind));
        items.retain(|item| !same(item));
        items.splice(home..home, all);
    }
}

/// Where a clause goes that a block has none of: an origin first, others before what has a name and follows them.
fn home_of(items: &[Item], kind: &ItemKind) -> usize {
    match kind {
        ItemKind::Origin(_) => 0,
        ItemKind::Score(_)
        | ItemKind::Evidence(_)
        | ItemKind::Total { .. }
        | ItemKind::Penalty(_)
        | ItemKind::NotApplicable(_)
        | ItemKind::Needs(_)
        | ItemKind::Call(_) => {
            let after = |item: &Item| matches!(item.kind, ItemKind::Recommend(_) | ItemKind::Example(_));
            items.iter().position(after).unwrap_or(items.len())
        }
        _ => items.len(),
    }
}

/// A list of clauses that is given anew as a whole.
fn replace_all<T: Clone>(edits: &mut Edits, old: &mut Vec<T>, new: &[T], place: impl Fn(&T) -> Span) {
    if new.is_empty() {
        return;
    }
    for (at, one) in old.iter().enumerate() {
        edits.remove(place(one));
        if at == 0 {
            let lines =
                new.iter().flat_map(|one| [Piece::Words(String::from("\n")), Piece::Written(place(one))]);
            edits.put_before(place(one), lines);
        }
    }
    *old = new.to_vec();
}

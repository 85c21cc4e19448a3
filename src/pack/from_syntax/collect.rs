//! First pass: every declaration of every file, with the blocks it stands in.

use crate::diagnostic::{Diagnostic, Diagnostics, codes};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{self, Item, ItemKind};

use super::super::Origin;
use super::{Extent, origins};

/// Where something was declared.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// Index into [`Declared::components`].
    pub component: Option<usize>,
    /// Index into [`Declared::indicators`].
    pub indicator: Option<usize>,
    /// The nearest origin of the blocks around it.
    pub origin: Option<Origin>,
}

/// A declaration, its whole span, and where it stands.
#[derive(Clone, Debug)]
pub struct Found<'t, T> {
    pub tree: &'t T,
    pub span: Span,
    pub place: Place,
}

/// Everything that the files declare. Components are in the order of their numbers, indicators by component and code.
#[derive(Debug, Default)]
pub struct Declared<'t> {
    pub frameworks: Vec<Found<'t, tree::Framework>>,
    pub certifies: Vec<Found<'t, tree::Certify>>,
    pub components: Vec<Found<'t, tree::Component>>,
    pub indicators: Vec<Found<'t, tree::Indicator>>,
    pub asks: Vec<Found<'t, tree::Ask>>,
    pub lets: Vec<Found<'t, tree::Let>>,
    pub recommends: Vec<Found<'t, tree::Recommend>>,
    pub shareds: Vec<FoundShared<'t>>,
    pub scripts: Vec<Found<'t, tree::Script>>,
    pub references: Vec<Found<'t, tree::ReferenceSet>>,
    pub choice_lists: Vec<Found<'t, tree::ChoiceList>>,
    pub shapes: Vec<Found<'t, tree::Shape>>,
    pub examples: Vec<Found<'t, tree::Example>>,
    /// Whether anything may be not applicable.
    pub leaves_out: bool,
    /// Whether an item of some file could not be read.
    pub broken: bool,
    /// Where the files are not well-formed.
    pub faults: Vec<Span>,
    /// The first file's start, for what has no other place.
    pub start: Option<Span>,
}

/// A `shared` text.
#[derive(Debug)]
pub struct FoundShared<'t> {
    pub name: &'t tree::Name,
    pub text: &'t tree::Template,
}

/// What kind of block an item stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    File,
    Framework,
    Component,
    Indicator,
}

/// `beside` are files that do not belong to the pack: only examples may stand in them.
pub fn collect<'t>(
    trees: &'t [tree::File],
    beside: &'t [tree::File],
    extent: Extent,
    diagnostics: &mut Diagnostics,
) -> Declared<'t> {
    let mut declared =
        Declared { start: trees.first().map(|file| Span::new(file.file, 0, 0)), ..Declared::default() };
    let mut languages: Vec<&tree::Literal> = Vec::new();
    // The framework's own origin covers the whole pack, so it is looked for first.
    let root = trees.iter().flat_map(|file| &file.items).find_map(|item| match &item.kind {
        ItemKind::Framework(framework) => {
            origins::of_block(&framework.items).or_else(|| framework.origin.as_ref().map(origins::origin))
        }
        _ => None,
    });
    for file in trees {
        for item in &file.items {
            if let ItemKind::Language(version) = &item.kind {
                languages.push(version);
                check_language(version, diagnostics);
                continue;
            }
            let place = Place { origin: root.clone(), ..Place::default() };
            declared.add(item, Block::File, &place, diagnostics);
        }
    }
    for item in beside.iter().flat_map(|file| &file.items) {
        let place = Place { origin: root.clone(), ..Place::default() };
        match &item.kind {
            ItemKind::Language(version) => check_language(version, diagnostics),
            ItemKind::Example(_) | ItemKind::Error => {
                declared.add(item, Block::File, &place, diagnostics);
            }
            other => {
                let told = out_of_place(other, "in a file of examples that lies outside the pack", item.span);
                diagnostics.add(told);
            }
        }
    }
    if extent == Extent::Whole
        && languages.is_empty()
        && let Some(start) = declared.start
        && !declared.broken
    {
        let at = declared.frameworks.first().map_or(start, |framework| framework.tree.name.span);
        diagnostics.add(
            Diagnostic::new(
                &codes::PACK_NO_LANGUAGE,
                at,
                "no file of the pack says in which language it is written",
            )
            .help("write `language 1` at the top of the file that declares the framework")
            .fix_at(Span::new(at.file, 0, 0), "language 1\n\n"),
        );
    }
    declared.sort();
    declared
}

fn check_language(version: &tree::Literal, diagnostics: &mut Diagnostics) {
    let is_one = matches!(version.value, tree::LiteralValue::Number(number) if number.to_i64() == Some(1));
    if !is_one && version.value != tree::LiteralValue::Error {
        diagnostics.add(
            Diagnostic::new(
                &codes::PACK_UNKNOWN_LANGUAGE,
                version.span,
                "this version of the language is not known here",
            )
            .label("not known")
            .help("write `language 1`, or use a newer program")
            .note("the version says what rules mean; a pack keeps the meaning that it was written with"),
        );
    }
}

impl<'t> Declared<'t> {
    /// Whether a text stretch is not well-formed somewhere.
    pub fn is_broken(&self, span: Span) -> bool {
        let inside =
            |fault: &Span| fault.file == span.file && fault.start >= span.start && fault.start <= span.end;
        self.faults.iter().any(inside)
    }

    fn add(&mut self, item: &'t Item, block: Block, place: &Place, diagnostics: &mut Diagnostics) {
        let span = item.span;
        macro_rules! keep {
            ($list:ident, $tree:expr) => {
                self.$list.push(Found { tree: $tree, span, place: place.clone() })
            };
        }
        match &item.kind {
            ItemKind::Framework(framework) if block == Block::File => {
                keep!(frameworks, framework);
                for inner in &framework.items {
                    self.add(inner, Block::Framework, place, diagnostics);
                }
            }
            ItemKind::Certify(certify) if block == Block::File => keep!(certifies, certify),
            ItemKind::Component(component) if matches!(block, Block::File | Block::Component) => {
                keep!(components, component);
                let own = origins::of_block(&component.items);
                let inside = Place {
                    component: Some(self.components.len() - 1),
                    indicator: None,
                    origin: own.or_else(|| place.origin.clone()),
                };
                for inner in &component.items {
                    self.add(inner, Block::Component, &inside, diagnostics);
                }
            }
            ItemKind::Indicator(indicator) if matches!(block, Block::File | Block::Component) => {
                keep!(indicators, indicator);
                let own = origins::of_block(&indicator.items);
                let inside = Place {
                    component: place.component,
                    indicator: Some(self.indicators.len() - 1),
                    origin: own.or_else(|| place.origin.clone()),
                };
                for inner in &indicator.items {
                    self.add(inner, Block::Indicator, &inside, diagnostics);
                }
            }
            ItemKind::Ask(ask) => keep!(asks, ask),
            ItemKind::Let(one) => keep!(lets, one),
            ItemKind::ChoiceList(list) => keep!(choice_lists, list),
            ItemKind::Shape(shape) => keep!(shapes, shape),
            ItemKind::Recommend(recommend) => keep!(recommends, recommend),
            ItemKind::Example(example) => {
                keep!(examples, example);
                self.broken |= example.items.iter().any(|item| item.kind == ItemKind::Error);
            }
            ItemKind::Shared { name, text } if block != Block::Indicator => {
                self.shareds.push(FoundShared { name, text });
            }
            ItemKind::ReferenceSet(reference) if block != Block::Indicator => keep!(references, reference),
            ItemKind::Script(script) if block != Block::Indicator => {
                keep!(scripts, script)
            }
            ItemKind::Cycle(_)
            | ItemKind::Subject(_)
            | ItemKind::WrittenIn(_)
            | ItemKind::Publisher(_)
            | ItemKind::Logo(_)
            | ItemKind::Accent(_)
            | ItemKind::Cover(_)
            | ItemKind::PageTemplate(_)
            | ItemKind::Overall { .. }
            | ItemKind::Round { .. }
            | ItemKind::Numbers(_)
            | ItemKind::Unanswered { .. }
            | ItemKind::Rejected { .. }
            | ItemKind::Effective(_)
            | ItemKind::Claims { .. }
                if block == Block::Framework => {}
            ItemKind::Total { .. } if block == Block::Component => {}
            ItemKind::Call(_) | ItemKind::Needs(_)
                if matches!(block, Block::Framework | Block::Component) => {}
            ItemKind::NotApplicable(_) if matches!(block, Block::Component | Block::Indicator) => {
                self.leaves_out = true;
            }
            ItemKind::Penalty(_) if block != Block::File => {}
            ItemKind::Score(_) | ItemKind::Evidence(_) if block == Block::Indicator => {}
            ItemKind::Origin(_) if block != Block::File => {}
            ItemKind::Error => self.broken = true,
            other => diagnostics.add(wrong_place(other, block, span)),
        }
    }

    /// Puts components and indicators into the order of reports. Whoever refers to them by index follows.
    fn sort(&mut self) {
        let number =
            |component: &Found<'_, tree::Component>| match component.tree.number.as_ref().map(|n| n.value) {
                Some(tree::LiteralValue::Number(number)) => (false, Some(number)),
                _ => (true, None),
            };
        // Of every component the way to it from the outside in, so that each comes before those inside it. What it stands
        // in was found before it.
        let mut ways: Vec<Vec<_>> = Vec::with_capacity(self.components.len());
        for one in &self.components {
            let around = one.place.component.and_then(|at| ways.get(at));
            let mut way = around.cloned().unwrap_or_default();
            way.push((number(one), one.tree.name.text.clone()));
            ways.push(way);
        }
        let mut order: Vec<usize> = (0..self.components.len()).collect();
        order.order_by_key(|at| ways.get(*at));
        let new_components = inverse(&order);
        self.components = order.iter().filter_map(|at| self.components.get(*at).cloned()).collect();

        let component_of = |place: &Place| place.component.and_then(|old| new_components.get(old).copied());
        let mut order: Vec<usize> = (0..self.indicators.len()).collect();
        order.sort_by_cached_key(|at| {
            self.indicators.get(*at).map(|one| {
                let code = one.tree.codes.first().map_or("", |code| &*code.text);
                (component_of(&one.place).unwrap_or(usize::MAX), natural(code), *at)
            })
        });
        let new_indicators = inverse(&order);
        self.indicators = order.iter().filter_map(|at| self.indicators.get(*at).cloned()).collect();

        let renew = |place: &mut Place| {
            place.component = component_of(place);
            place.indicator = place.indicator.and_then(|old| new_indicators.get(old).copied());
        };
        self.components.iter_mut().for_each(|one| renew(&mut one.place));
        self.indicators.iter_mut().for_each(|one| renew(&mut one.place));
        self.asks.iter_mut().for_each(|one| renew(&mut one.place));
        self.lets.iter_mut().for_each(|one| renew(&mut one.place));
        self.recommends.iter_mut().for_each(|one| renew(&mut one.place));
        self.examples.iter_mut().for_each(|one| renew(&mut one.place));
        self.asks.order_by(|a, b| (&a.tree.name.text, a.span).cmp(&(&b.tree.name.text, b.span)));
    }
}

/// Where each old index has gone.
fn inverse(order: &[usize]) -> Vec<usize> {
    let mut new = vec![0; order.len()];
    for (at, old) in order.iter().enumerate() {
        if let Some(slot) = new.get_mut(*old) {
            *slot = at;
        }
    }
    new
}

/// `1.10` after `1.9`: runs of digits compare as numbers. Names have no order but that in which they are written.
fn natural(code: &str) -> Vec<(u64, String)> {
    let mut parts = Vec::new();
    if !code.starts_with(|first: char| first.is_ascii_digit()) {
        return vec![(u64::MAX, String::new())];
    }
    for part in code.split('.') {
        let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
        let rest = part.get(digits.len()..).unwrap_or("").to_owned();
        parts.push((digits.parse().unwrap_or(u64::MAX), rest));
    }
    parts
}

/// What an item is called, and where it belongs.
fn belongs(item: &ItemKind) -> (&'static str, &'static str) {
    match item {
        ItemKind::Language(_) => ("`language`", "at the top of a file, outside every block"),
        ItemKind::Framework(_) => ("a `framework`", "at the top level of a file"),
        ItemKind::Certify(_) => ("`certify`", "at the top level of a file"),
        ItemKind::Component(_) => ("a `component`", "at the top level of a file, or in another component"),
        ItemKind::Indicator(_) => ("an `indicator`", "in a component"),
        ItemKind::Shared { .. } => ("a `shared` text", "at the top level of a file, or in a component"),
        ItemKind::Script(_) => ("a `script`", "at the top level of a file, or in a component"),
        ItemKind::ReferenceSet(_) => ("a `reference` set", "at the top level of a file, or in a component"),
        ItemKind::Cycle(_) => ("`cycle`", "in the `framework` block"),
        ItemKind::Subject(_) => ("`subject`", "in the `framework` block"),
        ItemKind::WrittenIn(_) => ("`written in`", "in the `framework` block"),
        ItemKind::Publisher(_) => ("`publisher`", "in the `framework` block"),
        ItemKind::Logo(_) => ("`logo`", "in the `framework` block"),
        ItemKind::Accent(_) => ("`accent`", "in the `framework` block"),
        ItemKind::Cover(_) => ("`cover`", "in the `framework` block"),
        ItemKind::PageTemplate(_) => ("`template`", "in the `framework` block"),
        ItemKind::Overall { .. } => ("`overall`", "in the `framework` block"),
        ItemKind::Total { .. } => ("`total`", "in a component"),
        ItemKind::Call(_) => ("`call`", "in the `framework` block, or in a component"),
        ItemKind::NotApplicable(_) => ("`not applicable when`", "in an indicator or a component"),
        ItemKind::Penalty(_) => ("a `penalty`", "in an indicator, a component or the `framework` block"),
        ItemKind::Needs(_) => ("`needs`", "in the `framework` block, a component or a `certify`"),
        ItemKind::Numbers(_) => ("`numbers`", "in the `framework` block"),
        ItemKind::Round { .. } => ("`round`", "in the `framework` block"),
        ItemKind::Unanswered { .. } => ("`unanswered`", "in the `framework` block"),
        ItemKind::Rejected { .. } => ("`rejected`", "in the `framework` block"),
        ItemKind::Claims { .. } => ("`claimed`", "in the `framework` block"),
        ItemKind::Score(_) => ("a `score`", "in an indicator"),
        ItemKind::Evidence(_) => ("`evidence`", "after a question, or in an indicator"),
        ItemKind::Origin(_) => {
            ("an origin", "in a framework, component, indicator or `certify` block, or after what it covers")
        }
        ItemKind::Priority(_) => ("`priority`", "in a recommendation"),
        ItemKind::Owner(_) => ("`owner`", "in a recommendation"),
        ItemKind::Effort(_) => ("`effort`", "in a recommendation"),
        ItemKind::Reference(_) => ("`reference`", "in a recommendation"),
        ItemKind::AdviceText(_) => ("`text`", "in a recommendation"),
        ItemKind::Ask(_) => ("`ask`", "in an indicator or a component"),
        ItemKind::Let(_) => ("`let`", "in an indicator, a component, or at the top level of a file"),
        ItemKind::ChoiceList(_) => {
            ("`choices`", "in an indicator, a component, or at the top level of a file")
        }
        ItemKind::Shape(_) => ("a `shape`", "in an indicator, a component, or at the top level of a file"),
        ItemKind::Recommend(_) => ("`recommend`", "in an indicator, a component or the framework"),
        ItemKind::Example(_) => {
            ("an `example`", "at the top level of a file, in a component or in an indicator")
        }
        ItemKind::Given(_) => ("`given`", "in an `example`"),
        ItemKind::Expect(_) => ("`expect`", "in an `example`"),
        ItemKind::Effective(_) => ("`effective`", "in the `framework` block"),
        ItemKind::Operation(_) => ("an operation", "in a pack whose framework says `extends`"),
        ItemKind::Texts(_) => {
            ("`texts`", "in a file of its own, named after the language: `texts hi` in `texts/hi.kas`")
        }
        ItemKind::Error => ("this", "elsewhere"),
    }
}

fn wrong_place(item: &ItemKind, block: Block, span: Span) -> Diagnostic {
    let here = match block {
        Block::File => "at the top level of a file",
        Block::Framework => "in the framework",
        Block::Component => "in a component",
        Block::Indicator => "in an indicator",
    };
    out_of_place(item, here, span)
}

/// For blocks that are not collected here.
pub fn out_of_place(item: &ItemKind, here: &str, span: Span) -> Diagnostic {
    let (what, home) = belongs(item);
    Diagnostic::new(&codes::PACK_WRONG_PLACE, span, format!("{what} means nothing {here}"))
        .label("would be ignored here")
        .help(format!("it stands {home}"))
}

/// Everything that trees declare, wherever in them, also what operations add or give anew.
pub fn each_declared<'t>(trees: &'t [tree::File], visit: &mut impl FnMut(&'t tree::ItemKind)) {
    trees.iter().for_each(|file| each_in(&file.items, visit));
}

fn each_in<'t>(items: &'t [tree::Item], visit: &mut impl FnMut(&'t tree::ItemKind)) {
    for item in items {
        visit(&item.kind);
        match &item.kind {
            tree::ItemKind::Framework(framework) => each_in(&framework.items, visit),
            tree::ItemKind::Component(component) => each_in(&component.items, visit),
            tree::ItemKind::Operation(operation) => {
                each_in(operation.items(), visit);
                if let tree::Operation::Change(change) = &**operation {
                    each_in(change.whole.as_slice(), visit);
                }
            }
            _ => {}
        }
    }
}

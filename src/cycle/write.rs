//! Resolved rules as text: what was written, with every change in place and the comments that stand by it.

use crate::order::Order as _;
use crate::source::{FileId, Sources, Span};
use crate::syntax::tree::{Comment, Item, ItemKind};

use super::{Rules, apply, clauses};

impl Rules {
    /// The rules in one text, as a pack of a single file: the framework first, then what belongs to it, components by
    /// number, examples last.
    #[must_use]
    pub fn text(&self, sources: &Sources) -> String {
        let mut items: Vec<&Item> = self.trees.iter().flat_map(|file| &file.items).collect();
        items.order_by_key(|item| rank(&item.kind));
        let writer = Writer { rules: self, sources };
        let mut text = String::new();
        let mut has_language = false;
        for item in items {
            let is_language = matches!(item.kind, ItemKind::Language(_));
            if is_language && std::mem::replace(&mut has_language, true) {
                continue;
            }
            writer.item(item, &mut text);
            text.push('\n');
        }
        text
    }

    /// The items of that name or code, each with what stands in it; a choice gives its question, a level all levels.
    #[must_use]
    pub fn text_of(&self, name: &str, sources: &Sources) -> Vec<String> {
        let mut found = Vec::new();
        self.trees.iter().for_each(|file| gather(&file.items, name, &mut found));
        let writer = Writer { rules: self, sources };
        let written = |item: &&Item| {
            let mut text = String::new();
            writer.item(item, &mut text);
            text
        };
        found.iter().map(written).collect()
    }

    /// Every name by which [`Rules::text_of`] finds something.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let index = super::index::Index::of(&self.trees);
        let mut names: Vec<String> =
            index.iter().flat_map(|known| known.names.iter().map(|name| name.text.to_string())).collect();
        names.extend(["framework", "certify"].map(String::from));
        names.put_in_order();
        names.dedup();
        names
    }
}

fn rank(kind: &ItemKind) -> (u8, Option<crate::decimal::Number>) {
    let number = |literal: &crate::syntax::tree::Literal| match literal.value {
        crate::syntax::tree::LiteralValue::Number(number) => Some(number),
        _ => None,
    };
    match kind {
        ItemKind::Language(_) => (0, None),
        ItemKind::Framework(_) => (1, None),
        ItemKind::Certify(_) => (2, None),
        ItemKind::Component(component) => (4, component.number.as_ref().and_then(number)),
        ItemKind::Example(_) => (5, None),
        _ => (3, None),
    }
}

/// Whether an item is known by a name.
fn is_called(item: &Item, name: &str) -> bool {
    match &item.kind {
        ItemKind::Framework(one) => name == "framework" || *one.name.text == *name,
        ItemKind::Certify(one) => {
            let is_level = |level: &crate::syntax::tree::LevelItem| {
                level.name.as_ref().is_some_and(|own| *own.text == *name)
            };
            name == "certify" || one.levels.iter().any(is_level)
        }
        _ => {
            let mut index = super::index::Index::default();
            index.add(item, None);
            let is_its = |known: &super::index::Known| {
                let is_entry = known.parent == Some(item.span)
                    && clauses::thing(&item.kind) == Some(crate::syntax::tree::Thing::Question);
                (known.id == item.span || is_entry) && known.names.iter().any(|own| *own.text == *name)
            };
            index.iter().any(is_its)
        }
    }
}

fn gather<'t>(items: &'t [Item], name: &str, found: &mut Vec<&'t Item>) {
    for item in items {
        if is_called(item, name) {
            found.push(item);
        } else if let Some(inside) = apply::inside(&item.kind) {
            gather(inside, name, found);
        }
    }
}

struct Writer<'w> {
    rules: &'w Rules,
    sources: &'w Sources,
}

impl Writer<'_> {
    fn item(&self, item: &Item, out: &mut String) {
        self.leading(item.span, out);
        match (apply::inside(&item.kind), self.opening(item.span)) {
            (Some(inside), Some(open)) if self.is_rearranged(item) => {
                self.block(item.span, open, inside, out)
            }
            _ => *out += &self.rules.edits.text(self.sources, item.span),
        }
        if let Some(comment) = self.trailing(item.span) {
            *out += &format!("  {}", self.sources.text(comment.span));
        }
        out.push('\n');
    }

    /// The head as it was written, then what stands in the block now.
    fn block(&self, span: Span, open: u32, inside: &[Item], out: &mut String) {
        *out += self.rules.edits.text(self.sources, Span { end: open, ..span }).trim_end();
        *out += " {\n";
        for item in inside {
            self.item(item, out);
        }
        for comment in self.closing(span, inside) {
            *out += &format!("{}\n", self.sources.text(comment.span));
        }
        out.push('}');
    }

    fn is_rearranged(&self, item: &Item) -> bool {
        self.rules.rearranged.contains(&item.span)
            || apply::inside(&item.kind)
                .is_some_and(|inside| inside.iter().any(|item| self.is_rearranged(item)))
    }

    /// Where the block of an item opens.
    fn opening(&self, span: Span) -> Option<u32> {
        let open = crate::syntax::opening_of_block(self.sources.text(span))?;
        Some(span.start + u32::try_from(open).ok()?)
    }

    fn comments(&self, file: FileId) -> &[Comment] {
        self.rules.trees.iter().find(|tree| tree.file == file).map_or(&[], |tree| &tree.comments)
    }

    /// Comments on lines of their own right before an item.
    fn leading(&self, span: Span, out: &mut String) {
        let mut found: Vec<&Comment> = Vec::new();
        let mut start = span.start;
        for comment in self.comments(span.file).iter().rev().filter(|one| one.span.end <= span.start) {
            let gap = Span { start: comment.span.end, end: start, ..span };
            if !comment.own_line || !self.sources.text(gap).trim().is_empty() {
                break;
            }
            found.push(comment);
            start = comment.span.start;
        }
        let mut end = None;
        for comment in found.iter().rev() {
            if end.is_none_or(|end| self.is_blank_line(end, comment.span)) {
                out.push('\n');
            }
            *out += &format!("{}\n", self.sources.text(comment.span));
            end = Some(comment.span);
        }
        match end {
            Some(end) if self.is_blank_line(end, span) => out.push('\n'),
            None if self.has_blank_before(span) => out.push('\n'),
            _ => {}
        }
    }

    fn is_blank_line(&self, before: Span, after: Span) -> bool {
        let gap = Span { start: before.end, end: after.start, ..before };
        self.sources.text(gap).matches('\n').count() > 1
    }

    fn has_blank_before(&self, span: Span) -> bool {
        let before = self.sources.text(Span { start: 0, end: span.start, ..span });
        before.trim_end_matches([' ', '\t']).ends_with("\n\n")
    }

    /// The comment behind an item, on its last line.
    fn trailing(&self, span: Span) -> Option<&Comment> {
        self.comments(span.file).iter().find(|one| {
            let gap = Span { start: span.end, end: one.span.start, ..span };
            one.span.start >= span.end
                && !one.own_line
                && self.sources.text(gap).chars().all(|c| matches!(c, ' ' | '\t' | ','))
        })
    }

    /// Comments between the last item of a block and its closing bracket.
    fn closing(&self, span: Span, inside: &[Item]) -> Vec<&Comment> {
        let is_here = |item: &&Item| {
            let own = item.span;
            own.file == span.file && own.start > span.start && own.end < span.end
        };
        let last = inside.iter().filter(is_here).map(|item| item.span.end).max();
        let Some(last) = last else { return Vec::new() };
        let rest = |one: &&Comment| one.span.start >= last && one.span.end < span.end && one.own_line;
        let mut found: Vec<&Comment> = self.comments(span.file).iter().filter(rest).collect();
        // What comes before a removed item is not a closing remark.
        found.retain(|one| {
            let gap = Span { start: one.span.end, end: span.end, ..span };
            self.sources
                .text(gap)
                .lines()
                .all(|line| matches!(line.trim(), "" | "}") || line.trim().starts_with('#'))
        });
        found
    }
}

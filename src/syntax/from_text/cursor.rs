//! A walk over what a rule matched.

use pest::iterators::{Pair, Pairs};

use super::Rule;

/// The parts of a pair, in order.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'i> {
    pairs: Pairs<'i, Rule>,
}

impl<'i> Cursor<'i> {
    pub(super) fn new(pair: Pair<'i, Rule>) -> Cursor<'i> {
        Cursor { pairs: pair.into_inner() }
    }

    /// The next part, when it is of that rule.
    pub(super) fn opt(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        if self.pairs.peek()?.as_rule() == rule { self.pairs.next() } else { None }
    }

    /// Whether the next part was of that rule; it is passed then.
    pub(super) fn pass(&mut self, rule: Rule) -> bool {
        self.opt(rule).is_some()
    }

    /// The first part of another rule than that.
    pub(super) fn find_other(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        self.pairs.by_ref().find(|pair| pair.as_rule() != rule)
    }

    /// The first part of that rule among those that are left; those before it are passed.
    pub(super) fn find(&mut self, rule: Rule) -> Option<Pair<'i, Rule>> {
        self.pairs.by_ref().find(|pair| pair.as_rule() == rule)
    }
}

impl<'i> Iterator for Cursor<'i> {
    type Item = Pair<'i, Rule>;

    fn next(&mut self) -> Option<Pair<'i, Rule>> {
        self.pairs.next()
    }
}

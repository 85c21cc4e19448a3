//! Where figures come from: an origin covers the block it stands in, down to whatever has its own.

use crate::syntax::tree::{self, Item, ItemKind, OriginKind};

use super::super::Origin;

pub fn origin(tree: &tree::Origin) -> Origin {
    Origin { published: tree.kind == OriginKind::Source, text: tree.text.text.to_string(), span: tree.span }
}

/// The origin that stands in a block by itself.
pub fn of_block(items: &[Item]) -> Option<Origin> {
    items.iter().find_map(|item| match &item.kind {
        ItemKind::Origin(found) => Some(origin(found)),
        _ => None,
    })
}

/// Its own where there is one, else that of the blocks around it.
pub fn own_or(own: Option<&tree::Origin>, around: Option<&Origin>) -> Option<Origin> {
    own.map(origin).or_else(|| around.cloned())
}

//! A page cut into its text and its fences.

pub enum Part<'p> {
    /// The number of its first line, and lines outside of fences.
    Text(usize, &'p str),
    Fence {
        line: usize,
        /// The words after the back-ticks.
        kind: &'p str,
        inside: &'p str,
        /// With the lines of back-ticks.
        whole: &'p str,
    },
}

/// The parts in order; put together they are the page.
pub fn parts(page: &str) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut first = 1;
    // Where an open fence has its inside, its kind and its line.
    let mut open: Option<(usize, &str, usize)> = None;
    let mut at = 0;
    for (number, line) in page.split_inclusive('\n').enumerate() {
        let end = at + line.len();
        if let Some(kind) = line.strip_prefix("```") {
            match open.take() {
                None => {
                    parts.push(Part::Text(first, &page[from..at]));
                    from = at;
                    open = Some((end, kind.trim(), number + 1));
                }
                Some((inside, kind, line)) => {
                    let (inside, whole) = (&page[inside..at], &page[from..end]);
                    parts.push(Part::Fence { line, kind, inside, whole });
                    from = end;
                    first = number + 2;
                }
            }
        }
        at = end;
    }
    assert!(open.is_none(), "a fence is never closed");
    parts.push(Part::Text(first, &page[from..]));
    parts
}

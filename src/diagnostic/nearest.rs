//! "Did you mean": the one place that decides which names are near.

use crate::order::Order as _;

/// The names nearest to `wanted`, best first, at most three; none that differ in more than a third of
/// their characters.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let folded = wanted.to_lowercase();
    let length = wanted.chars().count();
    let allowed = (length / 3).max(1);
    let mut near: Vec<(usize, &str)> = known
        .into_iter()
        .filter(|name| name.len() <= 4 * length + 16)
        .map(|name| (strsim::damerau_levenshtein(&folded, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .collect();
    near.put_in_order();
    near.dedup();
    near.truncate(3);
    near.into_iter().map(|(_, name)| name).collect()
}

/// `` `a`, `b` or `c` ``.
#[must_use]
pub fn either(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
    }
}

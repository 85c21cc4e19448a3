//! What is assessed and what it is made of have words in every language, and frameworks may have words of their own instead.

use super::Language;

/// A word for one and for many, as it stands at the head of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    pub one: String,
    pub many: String,
}

/// The words that a report of a framework goes by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What is assessed: `City`.
    pub subject: Word,
    pub component: Word,
    pub indicator: Word,
}

impl Word {
    /// A word whose plural is not given: in English `Pillar` and `Pillars`, `City` and `Cities`. Elsewhere the word itself,
    /// since nobody forms the plural of another language by rule.
    #[must_use]
    pub fn of(language: Option<Language>, one: &str) -> Word {
        let many = if language == Some(Language::English) { english_plural(one) } else { one.to_owned() };
        Word { one: one.to_owned(), many }
    }

    /// `1 pillar`, `5 pillars`: inside a sentence.
    #[must_use]
    pub fn counted(&self, count: usize) -> String {
        format!("{count} {}", if count == 1 { self.inside() } else { self.many_inside() })
    }

    /// As it stands inside a sentence.
    #[must_use]
    pub fn inside(&self) -> String {
        inside(&self.one)
    }

    /// Several, inside a sentence.
    #[must_use]
    pub fn many_inside(&self) -> String {
        inside(&self.many)
    }
}

impl Words {
    /// Each for one and for many.
    pub(super) fn fixed(subject: [&str; 2], component: [&str; 2], indicator: [&str; 2]) -> Words {
        let word = |[one, many]: [&str; 2]| Word { one: one.to_owned(), many: many.to_owned() };
        Words { subject: word(subject), component: word(component), indicator: word(indicator) }
    }
}

fn english_plural(one: &str) -> String {
    let ends = |ends: &[&str]| ends.iter().any(|end| one.ends_with(end));
    match one.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        _ if ends(&["s", "x", "z", "ch", "sh"]) => format!("{one}es"),
        _ => format!("{one}s"),
    }
}

/// Without its capital, unless it is an abbreviation.
fn inside(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => word.to_owned(),
    }
}

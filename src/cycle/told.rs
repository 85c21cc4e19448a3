//! Mistakes in operations, in words.

use crate::diagnostic::{Diagnostic, codes, either, nearest};
use crate::order::Order as _;
use crate::source::Span;
use crate::syntax::tree::{Added, Beside, Container, Item, Literal, Name, Target, Text, Thing};

use super::clauses;
use super::index::Known;
use super::lineage::Verb;
use super::plan::{Planner, Renamed};

/// Every kind of thing with a name of its own, as it is looked for under a wrong word.
const THINGS: [Thing; 9] = [
    Thing::Component,
    Thing::Indicator,
    Thing::Question,
    Thing::Let,
    Thing::Recommendation,
    Thing::Shared,
    Thing::Script,
    Thing::Level,
    Thing::Example,
];

/// `indicator 1.c & 1.d`
pub fn words(known: &Known) -> String {
    let names: Vec<&str> = known.names.iter().map(|name| &*name.text).collect();
    match known.thing {
        Thing::Certify if names.is_empty() => String::from("certify"),
        Thing::Certify => format!("certify on {}", names.join("")),
        Thing::Example | Thing::Penalty => format!("{} \"{}\"", known.thing.word(), names.join(" & ")),
        thing => format!("{} {}", thing.word(), names.join(" & ")),
    }
}

pub fn unknown_target(planner: &Planner<'_>, target: &Target, of: Option<Span>) -> Diagnostic {
    let (thing, name) = (target.thing, target.name());
    let at = target.names.first().map_or(target.span, |name| name.span);
    let words = target.words();
    let told = |message: String| Diagnostic::new(&codes::CYCLE_UNKNOWN_TARGET, at, message);
    if let Some(known) = planner.new.named(thing, name).find(|_| target.of.is_empty()) {
        let place = known.names.first().map_or(known.id, |name| name.span);
        return told(format!("`{words}` is new in this cycle"))
            .label("not of the cycle before")
            .also(place, "declared here")
            .help("write it there as it shall be; operations are for what is inherited");
    }
    if let Some(renamed) = planner.plan.renamed.iter().find(|one| one.thing == thing && &*one.to.text == name)
    {
        return told(format!("the cycle before has no `{words}`"))
            .label("a new name")
            .also(renamed.to.span, "this name is given here")
            .help(format!("operations use the names of the cycle before: write `{}`", renamed.from.text))
            .fix(&*renamed.from.text);
    }
    let is_gone = |(kind, gone): &(Thing, Box<str>)| *kind == thing && &**gone == name;
    if let Some(past) = planner.past.iter().find(|touch| touch.gone.iter().any(is_gone)) {
        let what = if past.verb == Verb::Renamed { "has another name" } else { "is gone already" };
        let told = Diagnostic::new(&codes::CYCLE_GONE_ALREADY, at, format!("`{words}` {what}"))
            .label("not there any more")
            .also(
                past.at,
                format!(
                    "{} {} here",
                    past.what,
                    if past.verb == Verb::Renamed { "is renamed" } else { "is removed" }
                ),
            )
            .help("take the operation out, or name what is there now");
        let now = past.now.as_deref().filter(|now| planner.base.one(thing, now).is_some());
        return match now {
            Some(now) => told.help(format!("it is called `{now}` now")).fix(now),
            None => told,
        };
    }
    let told = told(match thing {
        Thing::Certify if target.names.is_empty() => String::from("the cycle before certifies nothing"),
        Thing::Certify => format!("the cycle before has no `certify on {name}`"),
        _ => format!("the cycle before has no `{words}`"),
    })
    .label("not known there");
    let is_local = !target.of.is_empty();
    let is_its = |known: &&Known| known.thing == thing && (!is_local || known.parent == of);
    let mut names: Vec<&str> = planner.base.iter().filter(is_its).flat_map(Known::all_names).collect();
    names.put_in_order();
    names.dedup();
    let near = near(name, &names);
    let other = THINGS.iter().find(|other| **other != thing && planner.base.one(**other, name).is_some());
    match (near.as_slice(), other) {
        (_, Some(other)) if !is_local => {
            told.help(format!("`{name}` is {}: write `{} {name}`", with_article(*other), other.word()))
        }
        ([only], _) if !thing.is_titled() => told.help(format!("did you mean `{only}`?")).fix(*only),
        ([], _) if names.len() <= 12 && !names.is_empty() && is_local => {
            told.help(format!("there are {}", either(&names)))
        }
        ([], _) => told.help("`kasauti show` prints the cycle before with all its names"),
        (near, _) => told.help(format!("did you mean {}?", either(near))),
    }
}

/// The names that may be meant. Codes are short, so that many are near: `4.3` is meant to be the third, `4.g` to come last.
fn near<'n>(name: &str, names: &[&'n str]) -> Vec<&'n str> {
    let Some((stem, end)) = name.rsplit_once('.') else { return nearest(name, names.iter().copied()) };
    let letter = |end: &str| match (end.parse::<u8>(), end.as_bytes()) {
        (Ok(number @ 1..=26), _) => Some(b'a' + number - 1),
        (_, [letter]) => Some(letter.to_ascii_lowercase()),
        _ => None,
    };
    let Some(wanted) = letter(end) else { return nearest(name, names.iter().copied()) };
    let last = |known: &str| known.strip_prefix(stem)?.strip_prefix('.').and_then(letter);
    let mut near: Vec<(u8, &str)> =
        names.iter().filter_map(|known| Some((last(known)?.abs_diff(wanted), *known))).collect();
    near.put_in_order();
    match near.first() {
        None => nearest(name, names.iter().copied()),
        Some((0, same)) => vec![*same],
        Some(_) => near.into_iter().take(2).map(|(_, known)| known).collect(),
    }
}

fn with_article(thing: Thing) -> String {
    let article = if matches!(thing, Thing::Indicator | Thing::Example) { "an" } else { "a" };
    format!("{article} {}", thing.word())
}

pub fn unknown_container(planner: &Planner<'_>, container: &Container, things: &[Thing]) -> Diagnostic {
    let name = container.names.first().map_or("certify", |name| &name.text);
    let told = Diagnostic::new(
        &codes::CYCLE_UNKNOWN_PLACE,
        container.span,
        match container.thing {
            Some(thing) => format!("there is no {} `{name}`", thing.word()),
            None => format!("there is no component or indicator `{name}`"),
        },
    )
    .label("not known");
    let names = || things.iter().flat_map(|thing| planner.base.names(*thing));
    let near = near(name, &names().collect::<Vec<_>>());
    match near.as_slice() {
        [] => {
            let components: Vec<&str> = planner.base.names(Thing::Component).collect();
            told.help(format!("the components are {}", either(&components)))
        }
        [only] => told.help(format!("did you mean `{only}`?")),
        near => told.help(format!("did you mean {}?", either(near))),
    }
}

pub fn unknown_entry(planner: &Planner<'_>, thing: Thing, of: &Known, name: &Name) -> Diagnostic {
    let entries: Vec<&str> = planner
        .base
        .iter()
        .filter(|known| known.thing == thing && known.parent == Some(of.id))
        .map(Known::name)
        .collect();
    Diagnostic::new(
        &codes::CYCLE_UNKNOWN_PLACE,
        name.span,
        format!("`{}` has no {} `{}`", words(of), thing.word(), name.text),
    )
    .label("not known there")
    .help(format!("it has {}", either(&entries)))
}

/// Whether a kind of thing can stand in another.
pub fn may_hold(container: Thing, thing: Option<Thing>) -> bool {
    match (container, thing) {
        (_, None) => true,
        (Thing::Component, Some(thing)) => {
            !matches!(thing, Thing::Choice | Thing::Field | Thing::Level | Thing::Certify)
        }
        (Thing::Indicator, Some(thing)) => {
            matches!(
                thing,
                Thing::Question | Thing::Let | Thing::Recommendation | Thing::Example | Thing::Penalty
            )
        }
        _ => false,
    }
}

pub fn cannot_hold(container: &Known, item: &Item, at: Span) -> Diagnostic {
    let what = clauses::thing(&item.kind).map_or(String::from("this"), with_article);
    Diagnostic::new(
        &codes::CYCLE_WRONG_PLACE,
        clauses::head_span(item),
        format!("{what} cannot stand in `{}`", words(container)),
    )
    .label("added here")
    .also(at.at_start(), "to this")
    .help(holds(container.thing))
}

pub fn cannot_move(known: &Known, container: &Known, at: Span, to: Span) -> Diagnostic {
    let told = Diagnostic::new(
        &codes::CYCLE_WRONG_PLACE,
        at,
        format!("{} cannot be moved to {}", with_article(known.thing), with_article(container.thing)),
    )
    .label("to be moved")
    .also(to, "where it cannot stand");
    match known.thing {
        Thing::Choice | Thing::Level | Thing::Field => {
            told.help("remove it, and add it where it shall stand with `before` or `after`")
        }
        _ => told.help(holds(container.thing)),
    }
}

pub fn circular_move(words: &str, into: &str, at: Span) -> Diagnostic {
    let message = format!("`{words}` cannot be moved to `{into}`, which stands in it");
    Diagnostic::new(&codes::CYCLE_WRONG_PLACE, at, message)
        .label("would stand in itself")
        .help(format!("move `{into}` out first: `move {into} to …`, then the other way round is possible"))
}

fn holds(thing: Thing) -> &'static str {
    match thing {
        Thing::Component => {
            "a component holds indicators, questions, `let`s, recommendations, examples, shared texts and scripts"
        }
        Thing::Indicator => "an indicator holds questions, `let`s, recommendations and examples",
        Thing::Question => "a question holds choices (`choice`) or fields (`field`)",
        _ => "`certify` holds levels (`level`)",
    }
}

pub fn cannot_stand_alone(known: &Known, at: Span, to: Span) -> Diagnostic {
    let message = format!("{} cannot stand by itself", with_article(known.thing));
    Diagnostic::new(&codes::CYCLE_WRONG_PLACE, at, message)
        .label("to be moved")
        .also(to, "where it cannot stand")
        .help("remove it, and add it where it shall stand")
}

pub fn is_there(known: &Known, container: &str, at: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::CYCLE_WRONG_PLACE,
        at,
        format!("`{}` stands in `{container}` already", words(known)),
    )
    .label("moves nothing")
    .help("take the line out")
}

pub fn wrong_list(what: &Added, place: Option<&Known>, at: Span) -> Diagnostic {
    let (what, home) = match what {
        Added::Choices(_) => {
            ("a choice is added to a question", "add to question stage choice sent \"Sent\"")
        }
        Added::Field(_) => ("a field is added to a question", "add to question alliances field since date"),
        Added::Level(_) => ("a level is added to `certify`", "add to certify before enabled level …"),
        Added::Items(_) => ("this is added to a component or an indicator", "add to technology indicator …"),
    };
    let told = Diagnostic::new(&codes::CYCLE_WRONG_PLACE, at, what).help(format!("write `{home}`"));
    match place {
        Some(place) => told.label(format!("this is {}", with_article(place.thing))),
        None => told.label("it is not said to what"),
    }
}

pub fn no_order(beside: &Beside) -> Diagnostic {
    Diagnostic::new(
        &codes::CYCLE_WRONG_PLACE,
        beside.name.span,
        "only choices, fields and levels stand before or after one another",
    )
    .label("means nothing here")
    .help("take it out: indicators stand in the order of their codes")
}

pub fn otherwise_stays(at: Span) -> Diagnostic {
    Diagnostic::new(&codes::CYCLE_WRONG_PLACE, at, "`otherwise` cannot be removed")
        .label("needed")
        .help("change its title with `change level otherwise \"…\"`, or remove `certify` as a whole")
        .note("every city must have some level")
}

pub fn nameless(target: &Target) -> Diagnostic {
    Diagnostic::new(&codes::CYCLE_WRONG_PLACE, target.span, format!("`{}` has no name", target.words()))
        .label("nothing to rename")
        .help(format!("change its title: `change {} \"…\"`", target.words()))
}

pub fn no_such_clause(words: &str, clause: &Text, has: &[&str]) -> Diagnostic {
    let message = format!("the cycle before has no `{}` in `{words}`", clause.text);
    let told = Diagnostic::new(&codes::CYCLE_UNKNOWN_TARGET, clause.span, message).label("not there");
    match has {
        [] => told.help("take the line out"),
        has => told.help(format!("it has {}", has.join(", "))),
    }
}

pub fn script_name(target: &Target, to: &Name) -> Diagnostic {
    let message = format!("`{}` has the name of the function in its file", target.words());
    Diagnostic::new(&codes::CYCLE_WRONG_PLACE, target.span, message).label("the file stays as it is").help(
        format!(
            "keep the name; or remove the script, and declare `script {}` with a file of its own",
            to.text
        ),
    )
}

pub fn clash(words: &str, what: &str, at: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&codes::CYCLE_CLASH, at, format!("two operations decide {what} for `{words}`"))
        .label("decided again here")
        .also(first, "decided here")
        .help("keep one of the two")
        .note("operations are applied together, so none of them comes last")
}

pub fn removed_and_used(words: &str, removed: &str, at: Span, removal: Option<Span>) -> Diagnostic {
    let message = if words == removed {
        format!("`{words}` is removed, and this is an operation on it")
    } else {
        format!("`{removed}` is removed, and `{words}` with it")
    };
    let told = Diagnostic::new(&codes::CYCLE_CLASH, at, message.replace("``", "`"))
        .label("this would be lost")
        .help("keep one of the two; what shall stay is moved out first with `move`");
    match removal {
        Some(removal) => told.also(removal, "removed here"),
        None => told,
    }
}

pub fn exists(there: &Known, at: Span) -> Diagnostic {
    let place = there.names.first().map_or(there.id, |name| name.span);
    let words = words(there);
    Diagnostic::new(&codes::CYCLE_EXISTS, at, format!("the cycle before has `{words}` already"))
        .label("cannot be added")
        .also(place, "inherited from here")
        .help(match there.thing {
            Thing::Indicator => format!(
                "write `change {words} …` to change it; or make room: `rename {words} to …` gives the old one another code"
            ),
            _ => format!("write `change {words} …` to change it, or give the new one another name"),
        })
}

pub fn taken(renamed: &Renamed, first: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::CYCLE_NAME_TAKEN,
        renamed.to.span,
        format!("`{}` is the name of something else", renamed.to.text),
    )
    .label("taken")
    .also(first, "by this")
    .help("choose another name, or rename or remove what has this one")
}

pub fn not_in(known: &Known, component: &Known, at: Span) -> Diagnostic {
    Diagnostic::new(
        &codes::CYCLE_WRONG_PLACE,
        at,
        format!("`{}` does not stand in `{}`", words(known), words(component)),
    )
    .label("of another component")
    .help("weigh it in its own component, or move it here")
}

pub fn mixed_weights(weights: &[(Name, Literal)], is_percent: &dyn Fn(&Literal) -> bool) -> Diagnostic {
    let first = weights.iter().find(|(_, weight)| !is_percent(weight));
    let at = first.map_or(Span::new(crate::source::FileId(0), 0, 0), |(_, weight)| weight.span);
    Diagnostic::new(&codes::CYCLE_WRONG_PLACE, at, "points and shares are mixed")
        .label("points, where others have a share")
        .help("give every indicator its points (`4.a 20`), or each its share of the mean (`4.a 20%`)")
}

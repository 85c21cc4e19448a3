//! A framework as the document that its publisher prints: what is asked, what proves it, how it scores, what is advised,
//! and where every figure is from.

mod questions;
mod scoring;
mod words;

use crate::decimal::{End, Number, date};
use crate::diagnostic::nearest;
use crate::order::Order as _;
use crate::pack::{
    Combination, Component, ComponentId, Exemption, Indicator, IndicatorId, LetValue, Need, Needs, Origin,
    Pack, Part, Penalty, QuestionId, Recommendation, Rejected, Rule, Scope, TextPart, Unanswered,
};
use crate::report::document::{
    Block, Cell, Column, ColumnKind, Document, Fact, Heading, Inline, Passage, Row, Table, Text, Title, plain,
};
use crate::report::{origins, prose, words as said};
use crate::source::Sources;

use words::{As, Writer};

/// The whole framework.
#[must_use]
pub fn framework(pack: &Pack, sources: &Sources) -> Document {
    let writer = Writer { pack, sources, list: None };
    let mut document = Document::default();
    document.add(Block::Title(Title {
        above: format!("cycle {}", pack.cycle),
        text: pack.title.clone(),
        below: pack.publisher.clone(),
        cover: Vec::new(),
    }));
    let mut about = facts(pack);
    let final_score = |needs| Fact { name: String::from("A final score"), value: needed(&writer, needs) };
    about.extend(pack.needs.iter().map(final_score));
    about.extend(look(&writer));
    document.add(Block::Facts(about));
    document.add(heading(1, "Components and indicators", None));
    document.add(Block::Table(overview(pack)));
    beside(&writer, None, &pack.penalties, &mut document);
    levels(&writer, &mut document);
    grades(&writer, &mut document);
    advice(&writer, Scope::Framework, &mut document);
    for (at, part) in pack.components.iter().enumerate() {
        component(&writer, ComponentId::from(at), part, &mut document);
    }
    let outside: Vec<&Indicator> =
        pack.indicators.iter().filter(|one| one.component.is_none() || one.outside_total).collect();
    if !outside.is_empty() {
        document.add(heading(1, "Outside the total", None));
        document.add(Block::Paragraph(plain("Reported beside the total; it counts towards nothing.")));
    }
    for (at, one) in pack.indicators.iter().enumerate() {
        if one.component.is_none() || one.outside_total {
            indicator(&writer, IndicatorId::from(at), one, &mut document);
        }
    }
    values(&writer, &mut document);
    document.add(heading(1, "Where the figures are from", None));
    document.add(Block::Bullets(origins::told(pack)));
    document.add(Block::Note(plain(format!("Fingerprint of the rules: {}.", pack.fingerprint))));
    document
}

/// A part by its name or code: an indicator, a component, a question (with what it stands in), a recommendation, a `let`,
/// `certify` or a level.
///
/// # Errors
/// The nearest names, best first, when nothing is called so.
pub fn part(pack: &Pack, sources: &Sources, name: &str) -> Result<Document, Vec<String>> {
    let writer = Writer { pack, sources, list: None };
    let mut document = Document::default();
    if let Some((at, one)) = pack.components.iter().enumerate().find(|(_, one)| one.name == name) {
        component(&writer, ComponentId::from(at), one, &mut document);
    } else if let Ok(id) = crate::report::find_indicator(pack, name)
        && let Some(one) = pack.indicators.get(id.index())
    {
        indicator(&writer, id, one, &mut document);
    } else if let Some(question) = pack.questions.iter().find(|one| one.name == name) {
        writer.question(question, &mut document);
    } else if let Some(one) = pack.recommendations.iter().find(|one| one.name == name) {
        document.add(Block::Table(advice_table(&writer, &[one])));
    } else if let Some(one) = pack.lets.iter().find(|one| one.name == name) {
        document.add(Block::Bullets(vec![value(&writer, one)]));
    } else if name == "certify"
        || pack.certification.iter().flat_map(|one| &one.levels).any(|level| level.name == name)
    {
        levels(&writer, &mut document);
        grades(&writer, &mut document);
    } else if pack.scales.iter().flat_map(|scale| &scale.levels).any(|level| level.name == name) {
        grades(&writer, &mut document);
    } else {
        let mut names: Vec<&str> = pack.components.iter().map(|one| one.name.as_str()).collect();
        names.extend(pack.indicators.iter().flat_map(|one| &one.codes).map(String::as_str));
        names.extend(pack.questions.iter().map(|one| one.name.as_str()));
        names.extend(pack.recommendations.iter().map(|one| one.name.as_str()));
        return Err(nearest(name, names).into_iter().map(str::to_owned).collect());
    }
    Ok(document)
}

fn heading(level: u8, text: impl Into<String>, aside: Option<String>) -> Block {
    Block::Heading(Heading { level, text: text.into(), aside })
}

fn facts(pack: &Pack) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut fact =
        |name: &str, value: String| facts.push(Fact { name: name.to_owned(), value: plain(value) });
    fact("What is assessed", pack.subject.clone());
    if let Some(effective) = pack.effective {
        let from = effective.from.map(|day| format!("from {}", date::to_text(day)));
        let until = effective.until.map(|day| format!("until {}", date::to_text(day)));
        fact("In force", [from, until].into_iter().flatten().collect::<Vec<_>>().join(" "));
    }
    if let Some(before) = pack.lineage.ancestors.first() {
        fact("Builds on", before.title.clone());
    }
    fact("Overall score", format!("{}, out of {}", overall(pack), pack.overall_out_of));
    fact("Rounding", (pack.wording().rounding)(pack.rounding));
    let word = |end| if end == End::Highest { "highest" } else { "lowest" };
    fact(
        "What is not answered",
        match pack.unanswered {
            Unanswered::Scores(end) => format!("scores the {} in a final result", word(end)),
            Unanswered::KeepsRange => String::from("leaves a range"),
        },
    );
    let rejected = match pack.rejected {
        Rejected::CountsAsUnanswered => String::from("counts as not answered"),
        Rejected::Scores(end) => format!("scores the {}", word(end)),
    };
    fact("An answer whose evidence is rejected", rejected);
    facts
}

/// What its reports look like, as far as that is its own.
fn look(writer: &Writer<'_>) -> Vec<Fact> {
    let look = &writer.pack.look;
    let mut facts = Vec::new();
    let mut fact = |name: &str, value: Text| facts.push(Fact { name: name.to_owned(), value });
    if let Some(logo) = &look.logo {
        fact("Logo", plain(logo.described.clone()));
    }
    if let Some(accent) = &look.accent {
        fact(
            "Colour of reports",
            plain(format!("{}; on dark pages {}", accent.on_light(), accent.on_dark())),
        );
    }
    if let Some(cover) = &look.cover {
        fact("On the cover", text_of(writer, &cover.text));
    }
    if let Some(template) = &look.template {
        fact(
            "Pages of cities",
            vec![Inline::Plain(String::from("by ")), Inline::Code(template.path.clone())],
        );
    }
    facts
}

fn overall(pack: &Pack) -> String {
    combined(&pack.overall, &titles(pack, &pack.parts()), "the components")
}

/// What parts are called where weights are told.
fn titles(pack: &Pack, parts: &[Part]) -> Vec<String> {
    let title = |part: &Part| match part {
        Part::Component(id) => pack.component(*id).map_or_else(String::new, |one| one.title.clone()),
        Part::Indicator(_) => pack.name_of(*part),
    };
    parts.iter().map(title).collect()
}

fn combined(how: &Combination, titles: &[String], all: &str) -> String {
    match how {
        Combination::Mean => format!("the mean of {all}"),
        Combination::GeometricMean => format!("the geometric mean of {all}"),
        Combination::Lowest => format!("the lowest of {all}"),
        Combination::Picked(picked) => format!("the {} of {all}", picked.said()),
        Combination::Weighted(shares) => {
            let parts: Vec<String> = shares
                .iter()
                .zip(titles)
                .map(|(share, title)| match share.is_decimal() {
                    true => format!("{title} {}", words::number(*share, As::Percent)),
                    false => format!("{title} {share:?}"),
                })
                .collect();
            format!("the weighted mean of {all} ({})", parts.join(", "))
        }
        _ => format!("the sum of {all}"),
    }
}

fn overview(pack: &Pack) -> Table {
    let columns = vec![
        Column::new("Code", ColumnKind::Code),
        Column::new("Indicator", ColumnKind::Words),
        Column::new("Out of", ColumnKind::Number),
    ];
    let mut rows = Vec::new();
    let row = |code: String, title: &str, out_of: Number| {
        vec![Cell::Text(plain(code)), Cell::Text(plain(title)), Cell::Text(plain(out_of.to_string()))]
    };
    for (at, component) in pack.components.iter().enumerate() {
        rows.push(Row::head(row(pack.numbered(at.into()), &component.title, component.out_of)));
        for one in component.indicators().filter_map(|id| pack.indicators.get(id.index())) {
            rows.push(Row::new(row(one.code(), &one.title, one.out_of)));
        }
    }
    Table { columns, rows }
}

fn levels(writer: &Writer<'_>, document: &mut Document) {
    let Some(certification) = &writer.pack.certification else { return };
    document.add(heading(1, certification.title.clone(), None));
    document.add(Block::Paragraph(plain("A level is had by whoever meets its condition and none above it.")));
    for needs in &certification.needs {
        document.add(Block::Paragraph(needed(writer, needs)));
    }
    let rows = certification.levels.iter().map(|level| {
        let when = level.condition.as_ref().map_or_else(|| plain("otherwise"), |one| writer.condition(one));
        Row::new(vec![Cell::Text(vec![Inline::Strong(plain(&level.title))]), Cell::Text(when)])
    });
    let columns = vec![Column::new("Level", ColumnKind::Words), Column::new("Condition", ColumnKind::Words)];
    document.add(Block::Table(Table { columns, rows: rows.collect() }));
    origin_note("Conditions", certification.origin.as_ref(), document);
}

/// What parts are graded by.
fn grades(writer: &Writer<'_>, document: &mut Document) {
    for scale in &writer.pack.scales {
        let of = if scale.is_of_level {
            "one of these levels too, by its own points and its own maximum"
        } else {
            "the first of these that it reaches"
        };
        let on: Vec<&str> = scale.on.iter().filter_map(|on| on.strip_prefix("each ")).collect();
        let has = format!("Every {} has {of}.", on.join(" and every "));
        if scale.is_of_level {
            document.add(Block::Paragraph(plain(has)));
            continue;
        }
        document.add(heading(1, scale.title.clone(), None));
        document.add(Block::Paragraph(plain(has)));
        let rows = scale.levels.iter().map(|level| {
            let when =
                level.condition.as_ref().map_or_else(|| plain("otherwise"), |one| writer.own_points(one));
            Row::new(vec![Cell::Text(vec![Inline::Strong(plain(&level.title))]), Cell::Text(when)])
        });
        let columns = vec![Column::new("Level", ColumnKind::Words), Column::new("Points", ColumnKind::Words)];
        document.add(Block::Table(Table { columns, rows: rows.collect() }));
        origin_note("Conditions", scale.origin.as_ref(), document);
    }
}

fn component(writer: &Writer<'_>, id: ComponentId, of: &Component, document: &mut Document) {
    let pack = writer.pack;
    let title = format!("{} {}", pack.numbered(id), of.title);
    document.add(heading(1, title, Some(format!("out of {}", of.out_of))));
    match &of.total {
        Combination::Sum => {}
        Combination::Formula(formula) if scoring::has_tables(formula) => {
            document.add(Block::Paragraph(plain("Its score is made of the points of its parts.")));
            writer.rule(formula, document);
        }
        Combination::Formula(formula) => {
            let mut text = plain("Its score is ");
            text.extend(writer.numeric(formula));
            text.push(Inline::Plain(String::from(".")));
            document.add(Block::Paragraph(text));
        }
        how => {
            let all = match of.parts.iter().any(|part| matches!(part, Part::Component(_))) {
                true => "its parts",
                false => "its indicators",
            };
            let how = combined(how, &titles(pack, &of.parts), all);
            document.add(Block::Paragraph(plain(format!("Its score is {how}."))));
        }
    }
    beside(writer, of.exemption.as_ref(), &of.penalties, document);
    for needs in &of.needs {
        document.add(Block::Paragraph(needed(writer, needs)));
    }
    origin_note("Maximum", of.origin.as_ref(), document);
    advice(writer, Scope::Component(id), document);
    for id in of.indicators() {
        if let Some(one) = pack.indicator(id) {
            indicator(writer, id, one, document);
        }
    }
}

/// When something does not apply, and what is taken from it.
fn beside(
    writer: &Writer<'_>,
    exemption: Option<&Exemption>,
    penalties: &[Penalty],
    document: &mut Document,
) {
    if let Some(exemption) = exemption {
        let mut text = vec![Inline::Strong(plain("Not applicable")), Inline::Plain(String::from(" when "))];
        text.extend(writer.condition(&exemption.when));
        document.add(Block::Paragraph(text));
    }
    let bullet = |penalty: &Penalty| {
        let mut text = vec![Inline::Strong(plain("Penalty: "))];
        text.extend(writer.numeric(&penalty.worth));
        text.extend(penalty.title.iter().map(|title| Inline::Plain(format!(" ({title})"))));
        if let Some(when) = &penalty.when {
            text.push(Inline::Plain(String::from(" when ")));
            text.extend(writer.condition(when));
        }
        if !penalty.floored {
            text.push(Inline::Plain(String::from("; also below 0")));
        }
        text
    };
    if !penalties.is_empty() {
        document.add(Block::Bullets(penalties.iter().map(bullet).collect()));
    }
}

/// What it takes to count, as a sentence.
fn needed(writer: &Writer<'_>, needs: &Needs) -> Text {
    match &needs.what {
        Need::Answered(share) => {
            let share = words::number(*share, As::Percent);
            plain(format!("Counts only when {share} of the questions are answered."))
        }
        Need::Holds { title, when, .. } => {
            let mut text = plain(format!("Counts only with {title}: when "));
            text.extend(writer.condition(when));
            text.push(Inline::Plain(String::from(".")));
            text
        }
    }
}

fn indicator(writer: &Writer<'_>, id: IndicatorId, of: &Indicator, document: &mut Document) {
    let pack = writer.pack;
    document.add(heading(2, format!("{} {}", of.code(), of.title), Some(format!("out of {}", of.out_of))));
    for evidence in &of.evidence {
        document.add(Block::Paragraph(vec![
            Inline::Strong(plain("Evidence: ")),
            Inline::Plain(evidence.clone()),
        ]));
    }
    let asked: Vec<&crate::pack::Question> =
        pack.questions.iter().filter(|one| one.indicator == Some(id)).collect();
    let elsewhere: Vec<QuestionId> = of
        .uses
        .iter()
        .copied()
        .filter(|used| pack.questions.get(used.index()).is_some_and(|one| one.indicator != Some(id)))
        .collect();
    if !asked.is_empty() {
        document.add(heading(3, "Questions", None));
    }
    let mut asked = asked;
    asked.order_by_key(|one| one.span);
    asked.iter().for_each(|one| writer.question(one, document));
    if !elsewhere.is_empty() {
        let mut text = plain("Also looks at ");
        for (at, used) in elsewhere.iter().enumerate() {
            text.extend((at > 0).then(|| Inline::Plain(String::from(", "))));
            text.push(writer.name(*used));
        }
        text.push(Inline::Plain(String::from(", asked elsewhere.")));
        document.add(Block::Paragraph(text));
    }
    document.add(heading(3, "Scoring", None));
    match &of.rule {
        Rule::Computed(rule) => writer.rule(rule, document),
        _ => {
            document.add(Block::Paragraph(plain("No rule is public: the points are those that are awarded.")))
        }
    }
    beside(writer, of.exemption.as_ref(), &of.penalties, document);
    origin_note("Maximum", of.origin.as_ref(), document);
    if matches!(of.rule, Rule::Computed(_)) {
        origin_note("Scoring", of.rule_origin.as_ref(), document);
    }
    advice(writer, Scope::Indicator(id), document);
}

/// Where a figure is from.
fn origin_note(what: &str, origin: Option<&Origin>, document: &mut Document) {
    if let Some(origin) = origin {
        let kind = if origin.published { "published" } else { "illustrative" };
        document.add(Block::Note(plain(format!("{what}: {kind}; {}", origin.text))));
    }
}

fn advice(writer: &Writer<'_>, scope: Scope, document: &mut Document) {
    let mut all: Vec<&Recommendation> =
        writer.pack.recommendations.iter().filter(|one| one.scope == scope).collect();
    all.order_by_key(|one| one.span);
    if !all.is_empty() {
        document.add(heading(3, "Advice", None));
        document.add(Block::Table(advice_table(writer, &all)));
    }
}

fn advice_table(writer: &Writer<'_>, all: &[&Recommendation]) -> Table {
    let columns = vec![
        Column::new("When", ColumnKind::Words),
        Column::new("Advice", ColumnKind::Words),
        Column::new("Priority", ColumnKind::Code),
        Column::new("For", ColumnKind::Words),
    ];
    let row = |one: &&Recommendation| {
        let when = one.when.as_ref().map_or_else(|| plain("always"), |when| writer.condition(when));
        let priority = said::urgency(one.priority).word();
        Row::new(vec![
            Cell::Text(when),
            Cell::Text(text_of(writer, &one.text)),
            Cell::Text(plain(priority)),
            Cell::Text(plain(one.owner.clone().unwrap_or_default())),
        ])
    };
    Table { columns, rows: all.iter().map(row).collect() }
}

/// An advice's text in one piece, its placeholders in square brackets.
fn text_of(writer: &Writer<'_>, parts: &[TextPart]) -> Text {
    let mut markdown = String::new();
    let name = |id: QuestionId| writer.pack.questions.get(id.index()).map_or("", |one| one.name.as_str());
    for part in parts {
        match part {
            TextPart::Words(words) => markdown += words,
            TextPart::City => markdown += "\\[city\\]",
            TextPart::State => markdown += "\\[state\\]",
            TextPart::Answer(id) => markdown += &format!("\\[`{}`\\]", name(*id)),
            TextPart::Missing(id) => markdown += &format!("\\[what is missing of `{}`\\]", name(*id)),
            TextPart::Chosen(id) => markdown += &format!("\\[what is ticked in `{}`\\]", name(*id)),
            TextPart::Shared(id) => {
                if let Some(shared) = writer.pack.shared.get(id.index()) {
                    for inner in &shared.text {
                        if let TextPart::Words(words) = inner {
                            markdown += words.trim();
                        }
                    }
                }
            }
            TextPart::Number(of, _) | TextPart::Counted(of, ..) => {
                let words: String = plain_words(&writer.numeric(of));
                markdown += &format!("\\[{words}\\]");
            }
            TextPart::Condition(of) => {
                let words: String = plain_words(&writer.condition(of));
                markdown += &format!("\\[{words}: yes or no\\]");
            }
        }
    }
    let mut text = Text::new();
    for passage in prose::passages(&markdown) {
        if !text.is_empty() {
            text.push(Inline::Plain(String::from(" ")));
        }
        match passage {
            Passage::Paragraph(inside) | Passage::Heading(inside) => text.extend(inside),
            Passage::Item { text: inside, .. } => {
                text.push(Inline::Plain(String::from("• ")));
                text.extend(inside);
            }
        }
    }
    text
}

fn plain_words(text: &Text) -> String {
    let one = |inline: &Inline| match inline {
        Inline::Code(words) => format!("`{words}`"),
        Inline::Plain(words) | Inline::Toned(_, words) => words.clone(),
        Inline::Strong(inside) | Inline::Emphasis(inside) | Inline::Link { text: inside, .. } => {
            plain_words(inside)
        }
    };
    text.iter().map(one).collect()
}

/// Values that rules share.
fn values(writer: &Writer<'_>, document: &mut Document) {
    let values: Vec<Text> = writer.pack.written_lets().map(|one| value(writer, one)).collect();
    if values.is_empty() {
        return;
    }
    document.add(heading(1, "Values that are worked out", None));
    document.add(Block::Bullets(values));
}

fn value(writer: &Writer<'_>, one: &crate::pack::Let) -> Text {
    let mut text = vec![Inline::Code(one.name.clone()), Inline::Plain(String::from(": "))];
    match &one.value {
        LetValue::Number(value) => text.extend(writer.numeric(value)),
        LetValue::Condition(condition) => {
            text.push(Inline::Plain(String::from("holds when ")));
            text.extend(writer.condition(condition));
        }
        LetValue::Error => {}
    }
    text
}

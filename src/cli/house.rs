//! Pages by a pack's own template, where this program can fill one.

#[cfg(feature = "templates")]
use crate::answers::Answers;
use crate::diagnostic::Diagnostics;
use crate::pack::Pack;
use crate::pack::look::Template;
use crate::render::Page;
use crate::render::diagnostics::{self, Format};
use crate::report::Matter;
#[cfg(feature = "templates")]
use crate::score::Mode;
use crate::score::Scorer;
use crate::source::Sources;

use super::opening::Open;
use super::outcome::Trouble;
use super::output::Output;

/// The page of a city by a template.
#[cfg(feature = "templates")]
pub(super) fn page(template: &Template, matter: &Matter<'_>, page: Page<'_>) -> Result<String, Trouble> {
    crate::render::by_template(template, matter, page.links).map_err(|told| {
        let paper = diagnostics::Paper { width: usize::MAX, colour: false };
        let told = diagnostics::draw(Format::Short, &[*told], matter.sources, paper, "");
        Trouble::new(format!("the page of {} could not be made: {}", matter.assessment.city, told.trim_end()))
            .help("`kasauti check` shows the place in the template")
    })
}

/// The page of a city in the usual layout: this program fills no templates.
#[cfg(not(feature = "templates"))]
pub(super) fn page(_: &Template, matter: &Matter<'_>, page: Page<'_>) -> Result<String, Trouble> {
    Ok(crate::render::html_page(&crate::report::full(matter), page))
}

/// What is wrong with a pack's template, tried with a city that has answered nothing.
#[cfg(feature = "templates")]
pub(super) fn check(pack: &Pack, scorer: &Scorer<'_>, sources: &Sources, found: &mut Diagnostics) {
    let Some(template) = &pack.look.template else { return };
    let answers = Answers::none(pack, template.file);
    let assessment = scorer.assess(&answers, Mode::Draft);
    let matter = Matter {
        pack,
        sources,
        assessment: &assessment,
        climb: &scorer.climb(&answers, &assessment),
        groups: &[],
        rank: None,
        command: "kasauti score city.toml",
    };
    crate::render::check_template(template, &matter, found);
}

#[cfg(not(feature = "templates"))]
pub(super) fn check(_: &Pack, _: &Scorer<'_>, _: &Sources, _: &mut Diagnostics) {}

/// Whether pages can be made by the pack's template, if it has one; tells what is wrong with it, or that this program fills
/// none and makes the usual pages.
pub(super) fn is_ready(open: &Open<'_>, output: &Output) -> bool {
    let pack = open.shown;
    if let Some(remark) = pack.look.template.as_ref().and_then(not_made) {
        output.message(&format!("{remark}\n"));
    }
    let mut found = Diagnostics::new();
    check(pack, open.scorer, &open.sources, &mut found);
    if found.is_empty() {
        return true;
    }
    output.message(&diagnostics::draw(Format::Human, &found.sorted(), &open.sources, output.err, &pack.name));
    output.message("nothing was reported: the template has to be mended first\n");
    false
}

/// What this program does not do with a template, and how to get one that does.
pub(super) fn not_made(template: &Template) -> Option<String> {
    cfg!(not(feature = "templates")).then(|| {
        format!(
            "This program was built without templates, to keep it small: `{}` is not used, and pages have the usual \
             layout, in the pack's colours. With them: `cargo install --path . --features templates`",
            template.path
        )
    })
}

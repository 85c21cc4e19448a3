//! Reports by a template of the pack's own.

use std::fs;

use super::lake_with;
use super::pages::{demand_harmless, hostile};
use crate::cli::{Folder, TOWN};
use crate::report::markup::{demand_sound, demand_sound_beside};

const LOOK: &str = "  logo \"look/waves.svg\" described \"Three waves\"\n  accent \"#7a2e52\"\n  \
                    cover \"For {city}\"\n  template \"look/report.html\"";

fn with_page(text: &str) -> Folder {
    lake_with(LOOK).with("lake/look/report.html", text)
}

/// A page with this in its body.
fn body(text: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"{{{{ page.language }}}}\">\n<head>\n{{{{ page.head }}}}\n\
         <title>{{{{ title.name }}}}</title>\n</head>\n<body>\n{text}\n</body>\n</html>\n"
    )
}

fn made(folder: &Folder) -> String {
    let ran = folder.run(&["report", "towns/kollam.toml", "--pack", "lake"]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{ran:#?}");
    ran.out
}

/// What `check` says of a template with this in its body, in short.
fn told(text: &str) -> String {
    told_of(&body(text))
}

fn told_of(template: &str) -> String {
    let ran = with_page(template).run(&["check", "lake", "--format", "short"]);
    assert_eq!(ran.err, "", "{ran:#?}");
    ran.out
}

fn demand_told(text: &str, words: &[&str]) {
    let ran = with_page(&body(text)).run(&["check", "lake", "--format", "json"]);
    let told = ran.out;
    for word in words {
        assert!(told.contains(word), "no {word:?} for {text:?} in {told}");
    }
}

#[test]
fn the_starter_is_a_sound_page_for_every_pack() {
    let folder = lake_with(LOOK);
    folder.run(&["new", "--template", "lake/look/report.html"]);
    assert!(folder.run(&["check", "lake"]).out.starts_with("no mistakes"));
    let page = made(&folder);
    demand_sound(&page);
    assert!(page.contains("Three waves") && page.contains("Keep it clean."), "{page}");
    // A town that answered nothing.
    let empty = TOWN.split("[answers]").next().unwrap();
    let folder = folder.with("towns/kollam.toml", empty);
    demand_sound(&made(&folder));
}

#[test]
fn the_starter_fits_every_pack_and_city_of_the_project() {
    let root = env!("CARGO_MANIFEST_DIR");
    for entry in fs::read_dir(format!("{root}/rules")).unwrap() {
        let pack = entry.unwrap().path();
        let name = pack.file_name().unwrap().to_string_lossy().into_owned();
        // That draft builds on a pack beside it.
        if !pack.is_dir() || name == "dmaf-3.0-draft" {
            continue;
        }
        let folder = Folder::new();
        copy(&pack, &folder.path(&name));
        let rules = fs::read_to_string(folder.path(&format!("{name}/framework.kas"))).unwrap();
        let with = rules.replacen("  cycle", "  template \"look/report.html\"\n  cycle", 1);
        assert_ne!(rules, with, "{name}");
        fs::write(folder.path(&format!("{name}/framework.kas")), with).unwrap();
        folder.run(&["new", "--template", &format!("{name}/look/report.html")]);
        let ran = folder.run(&["check", &name, "--format", "short"]);
        assert!(!ran.out.contains("look/"), "{name}: {}", ran.out);
        if name == "dmaf-2.0" {
            for language in ["en", "hi", "ml"] {
                let city = format!("{root}/fixtures/cities/kohima.toml");
                let ran = folder.run(&["report", &city, "--pack", &name, "--lang", language]);
                assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{language}: {ran:#?}");
                demand_sound(&ran.out);
            }
        }
    }
}

fn copy(from: &std::path::Path, to: &std::path::Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

#[test]
fn a_template_shows_what_the_json_of_an_assessment_has() {
    let text = "<main><h1>{{ assessment.city }} {{ assessment.overall|figure }} / {{ assessment.overall.out_of }}</h1>\
                {% for one in assessment.indicators %}<p>{{ one.codes|join('&') }} {{ one.title }}: {{ one.points|figure }}\
                {% if one.points.low|float < 30 %} weak{% endif %}</p>{% endfor %}\
                {% for one in assessment.recommendations %}<div>{{ one.text|prose }}{{ one.owner }}</div>{% endfor %}\
                <p>{{ pack.title }} {{ pack.cycle }} {{ schema_version }}</p></main>";
    let page = made(&with_page(&body(text)));
    assert!(page.contains("<h1>Kollam 70 / 100</h1>"), "{page}");
    assert!(page.contains("<p>1.a Testing the water: 60</p>"), "{page}");
    assert!(page.contains("<p>1.b Clean shore: 10 weak</p>"), "{page}");
    assert!(
        page.contains("<p>Keep it clean.</p></div></div>"),
        "nothing stands where there is no owner: {page}"
    );
    assert!(page.contains("<p>Lake Health Check 2026 1</p>"), "{page}");
}

#[test]
fn points_that_are_open_are_told_as_in_every_report() {
    let folder = with_page(&body("{{ assessment.overall|figure }}"));
    let folder = folder.with("towns/kollam.toml", &TOWN.replace("clean = 10\n", ""));
    assert!(made(&folder).contains("60 to 100"));
}

#[test]
fn what_is_hostile_stays_words_in_templates() {
    let text = "<main id=\"{{ assessment.city }}\" data-a='{{ assessment.city }}'><h1>{{ assessment.city }}</h1>\
                {% for one in assessment.indicators %}{{ one.title ~ parts.gauge }}{{ one.title|upper }}{% endfor %}\
                {% for one in assessment.recommendations %}{{ one.text|prose }}{{ one.text }}{% endfor %}\
                {% set kept %}{{ pack.title }}{% endset %}{{ kept }}{{ [pack.title, parts.facts]|join }}\
                {% macro shown(words) %}<b>{{ words }}</b>{% endmacro %}{{ shown(assessment.city) }}\
                {{ parts.facts|replace('Overall', assessment.city) }}{{ pack }}{{ assessment.indicators }}\
                <img src=\"{{ logo.address }}\" alt=\"{{ logo.described }}\">{{ title.cover }}{{ title.framework }}</main>";
    let look = "  logo \"look/waves.svg\" described \"HOSTILE\"\n  cover \"HOSTILE {city}\"\n  template \"look/report.html\"";
    let folder = hostile(look)
        .with("lake/look/report.html", &body(text).replace("data-a='{{ assessment.city }}'", ""));
    let page = made(&folder);
    // Not all of it is sound, as ids stand twice, but none of it is harmful.
    assert!(page.contains("&lt;script&gt;"), "{page}");
    demand_harmless(&page);
    let folder = hostile(look);
    folder.run(&["new", "--template", "lake/look/report.html"]);
    let page = made(&folder);
    demand_sound(&page);
    demand_harmless(&page);
}

#[test]
fn escaping_cannot_be_turned_off() {
    demand_told("{{ assessment.city|safe }}", &["look/template-name", "leave `|safe` out"]);
    for off in ["{% autoescape false %}", "{%- autoescape 'none' -%}", "{%+autoescape false%}"] {
        let text = format!("{off}{{{{ assessment.city }}}}{{% endautoescape %}}");
        demand_told(&text, &["look/template-syntax", "escaping"]);
    }
}

#[test]
fn a_template_that_never_ends_is_stopped() {
    demand_told(
        "{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}",
        &["look/template-failed", "a million steps"],
    );
    demand_told("{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}", &["look/template-failed"]);
    demand_told(
        "{% set long = 'x' * 90000 %}{% for a in range(9000) %}{{ long }}{% endfor %}",
        &["look/template-failed", "16 MB"],
    );
    for bomb in [
        "{% set ns = namespace(x='xxxxxxxx') %}{% for a in range(60) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}",
        "{% macro twice(x, n) %}{% if n %}{{ twice(x ~ x, n - 1) }}{% endif %}{% endmacro %}{{ twice('xxxxxxxx', 90) }}",
        "{{ 'x' * 100000000000 }}",
        "{% set x = ['x'] * 1000000000000 %}",
        "{{ '%99999999999d'|format(1) }}",
        "{{ 'x'|indent(99999999999) }}",
    ] {
        demand_told(bomb, &["look/template-"]);
    }
}

#[test]
fn names_that_are_not_there_are_told_with_the_right_ones() {
    for (text, words) in [
        ("{{ asessment.city }}", ["`asessment`", "did you mean `assessment`?"]),
        ("{{ parts.sumary }}", ["`parts.sumary`", "did you mean `parts.summary`?"]),
        ("{% if assessment.levl %}x{% endif %}", ["`assessment.levl`", "`assessment.level`"]),
        // In a branch that no city has taken yet, and in a loop.
        ("{% if 1 == 2 %}{{ titel.name }}{% endif %}", ["`titel`", "did you mean `title`?"]),
        ("{% for one in assessment.indicators %}{{ one.tilte }}{% endfor %}", ["`one.tilte`", "`one.title`"]),
        (
            "{% for one in assessment.indicators %}{{ one.owner }}{% endfor %}",
            ["`one.owner`", "`assessment.recommendations[…].owner`"],
        ),
        ("{{ title }}{{ logo.adress }}", ["`logo.adress`", "did you mean `logo.address`?"]),
        ("{{ assessment.city|uper }}", ["uper", "`figure`"]),
        ("{{ wrong() }}", ["wrong", "look/template-name"]),
        ("{% include 'other.html' %}", ["look/template-syntax", "include"]),
        ("{{ assessment.city|figure }}", ["look/template-failed", "assessment.overall"]),
    ] {
        demand_told(text, &words);
    }
    assert!(
        told("\n\n  {{ parts.sumary }}").contains("report.html:10:6"),
        "{}",
        told("\n\n  {{ parts.sumary }}")
    );
    assert_eq!(told("{% if assessment.owner is defined %}x{% endif %}{{ assessment.city }}"), "");
}

#[test]
fn a_page_begins_with_what_forbids_scripts() {
    let head = "{{ page.head }}";
    for start in [
        "",
        "<!DOCTYPE html><html><head>",
        "<!DOCTYPE html><html><head><title>a</title>HEAD",
        "<!DOCTYPE html><html><head><script>alert(1)</script>HEAD",
        "<!DOCTYPE html><html><body><head>HEAD",
        "<!DOCTYPE html><html data-a=\"><head>HEAD",
        "<!DOCTYPE html><html data-a='><head>HEAD",
        "<!DOCTYPE html><!-- <head>HEAD -->",
        "words HEAD",
    ] {
        let told = told_of(&format!("{}<p>{{{{ assessment.city }}}}</p>", start.replace("HEAD", head)));
        assert!(told.contains("look/template-head"), "{start}: {told}");
    }
    for start in [
        "HEAD",
        "\u{feff}\n<!doctype html>\n<HTML LANG=\"en\"><head>\n HEAD",
        "<html class=\"a b\"><head>HEAD",
    ] {
        let told = told_of(&format!("{}<p>{{{{ assessment.city }}}}</p>", start.replace("HEAD", head)));
        assert_eq!(told, "", "{start}");
    }
    let scripted = made(&with_page(&body("<script>alert(1)</script>")));
    let policy = scripted.find("default-src 'none'").unwrap();
    assert!(policy < scripted.find("<script>").unwrap(), "what a template writes itself is forbidden to run");
}

#[test]
fn a_report_tells_a_mistake_of_the_template_and_writes_nothing() {
    let folder = with_page(&body("{{ parts.sumary }}"));
    let ran = folder.run(&["report", "towns/kollam.toml", "--pack", "lake", "-o", "a.html"]);
    ran.refused(1, &["parts.sumary", "report.html", "nothing was reported"]);
    assert!(!folder.path("a.html").exists());
    let ran = folder.run(&["report", "towns", "--pack", "lake", "--site", "out"]);
    ran.refused(1, &["parts.sumary"]);
    // Other formats do not need it, and neither do scores.
    assert_eq!(
        folder.run(&["report", "towns/kollam.toml", "--pack", "lake", "--format", "markdown"]).code,
        Some(0)
    );
    assert_eq!(folder.run(&["score", "towns/kollam.toml", "--pack", "lake"]).code, Some(0));
}

#[test]
fn cities_of_a_site_have_pages_by_the_template_and_lose_them_when_they_go() {
    let folder = lake_with(LOOK);
    folder.run(&["new", "--template", "lake/look/report.html"]);
    let folder = folder.with("towns/b.toml", &TOWN.replace("Kollam", "Town B"));
    let site = |folder: &Folder| {
        let ran = folder.run(&["report", "towns", "--pack", "lake", "--site", "out"]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
    };
    site(&folder);
    let page = fs::read_to_string(folder.path("out/cities/kollam.html")).unwrap();
    demand_sound_beside(&page, &["../index.html", "../map.html"], 0);
    assert!(page.contains("class=\"house\"") && page.contains("Among other"), "{page}");
    fs::remove_file(folder.path("towns/b.toml")).unwrap();
    site(&folder);
    assert!(!folder.path("out/cities/b.html").exists() && folder.path("out/cities/kollam.html").exists());
}

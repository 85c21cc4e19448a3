//! What is read of a look, and what is wrong with one.

use kasauti::diagnostic::Diagnostics;
use kasauti::pack::colour::{Colour, Contrast};
use kasauti::pack::look::PictureKind;
use kasauti::pack::{self, Beside, Pack, TextsWanted};
use kasauti::source::{MemoryWorld, Sources};

use super::{WAVES, lake_with, rules_with};

/// The pack, with what is told of it: a code and the text that is underlined.
fn read(world: &MemoryWorld) -> (Pack, Vec<(String, String)>) {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let beside = Beside { texts: TextsWanted::All, ..Beside::default() };
    let pack = pack::load_with(world, &beside, &mut sources, &mut found).unwrap();
    let told = found.sorted();
    let told = told.iter().map(|one| (one.code().id.to_owned(), sources.text(one.span()).to_owned()));
    (pack, told.filter(|(code, _)| code != "pack/untranslated").collect())
}

fn of(look: &str, picture: &[u8]) -> (Pack, Vec<(String, String)>) {
    let mut world = MemoryWorld::new([("framework.kas", rules_with(look).as_str())]);
    world.files.insert("look/waves.svg".to_owned(), picture.to_vec());
    read(&world)
}

fn told(look: &str, picture: &[u8]) -> Vec<(String, String)> {
    of(look, picture).1
}

fn expect(look: &str, picture: &[u8], code: &str, underlined: &str) {
    assert_eq!(told(look, picture), [(code.to_owned(), underlined.to_owned())], "{look}");
}

const LOGO: &str = "  logo \"look/waves.svg\" described \"Three waves\"";

#[test]
fn a_whole_look_is_read() {
    let look = format!("{LOGO}\n  accent \"#0b5394\" on dark \"#8cc0f5\"\n  cover \"For {{city}}\"");
    let (pack, told) = of(&look, WAVES.as_bytes());
    assert_eq!(told, []);
    let logo = pack.look.logo.unwrap();
    assert_eq!((logo.picture.kind, logo.described.as_str()), (PictureKind::Svg, "Three waves"));
    assert_eq!(&*logo.picture.bytes, WAVES.as_bytes());
    let accent = pack.look.accent.unwrap();
    assert_eq!(
        (accent.on_light().to_string(), accent.on_dark().to_string()),
        ("#0b5394".into(), "#8cc0f5".into())
    );
    assert_eq!(pack.look.cover.unwrap().text.len(), 2);
}

#[test]
fn colours_are_read_and_held_against_each_other() {
    let colour = |text: &str| Colour::from_text(text).unwrap();
    assert_eq!(colour("#05a"), colour("#0055AA"));
    for wrong in
        ["", "#", "#12345", "#1234567", "0b5394", "#0b539g", "#é12", "blue", "rgb(1,2,3)", "#１２３４５６"]
    {
        assert_eq!(Colour::from_text(wrong), None, "{wrong}");
    }
    let contrast = |one: &str, other: &str| colour(one).contrast(colour(other)).to_string();
    assert_eq!(contrast("#000000", "#ffffff"), "21");
    assert_eq!(contrast("#123456", "#123456"), "1");
    // The two greys around the least that is readable on white.
    assert_eq!(
        (contrast("#767676", "#ffffff"), contrast("#777777", "#ffffff")),
        ("4.54".into(), "4.47".into())
    );
}

#[test]
fn the_shade_that_is_proposed_is_the_nearest_that_can_be_read() {
    for (red, green, blue) in
        [(0xf1, 0xc2, 0x32), (0, 0xff, 0), (0xff, 0xff, 0xff), (0x15, 0x1b, 0x23), (0, 0, 0)]
    {
        let colour = Colour::new(red, green, blue);
        for ground in [Colour::WHITE, Colour::DARK_PAPER] {
            let shade = colour.readable_on(ground, Contrast::READABLE);
            assert!(shade.contrast(ground) >= Contrast::READABLE, "{colour} on {ground} becomes {shade}");
            if colour.contrast(ground) >= Contrast::READABLE {
                assert_eq!(shade, colour, "what can be read stays");
            } else {
                assert!(shade.contrast(ground) <= Contrast(520), "{shade} is farther than need be");
            }
        }
    }
}

#[test]
fn colours_that_are_none_or_too_pale_are_told() {
    expect("  accent \"blue\"", b"", "look/bad-colour", "\"blue\"");
    expect("  accent \"#0b5394\" on dark \"light blue\"", b"", "look/bad-colour", "\"light blue\"");
    expect("  accent \"#ffff00\"", b"", "look/pale-accent", "\"#ffff00\"");
    expect("  accent \"#0b5394\" on dark \"#0b5394\"", b"", "look/pale-accent", "\"#0b5394\"");
    let (pack, _) = of("  accent \"#ffff00\"", b"");
    let accent = pack.look.accent.unwrap();
    assert!(accent.on_light().contrast(Colour::WHITE) >= Contrast::READABLE);
}

#[test]
fn a_logo_lies_in_the_folder_and_says_what_it_shows() {
    let logo = |path: &str| format!("  logo \"{path}\" described \"Waves\"");
    for path in
        ["../waves.svg", "/etc/waves.svg", "look/../../waves.svg", "C:/waves.svg", "look\\\\waves.svg", ""]
    {
        let told = told(&logo(path), WAVES.as_bytes());
        assert_eq!(told.len(), 1, "{path}: {told:?}");
        assert_eq!(told[0].0, "pack/outside-folder", "{path}");
    }
    expect(&logo("look/wave.svg"), WAVES.as_bytes(), "look/not-found", "\"look/wave.svg\"");
    let nameless = "  logo \"look/waves.svg\"";
    expect(nameless, WAVES.as_bytes(), "pack/missing-clause", "\"look/waves.svg\"");
    let twice = told(&format!("{LOGO}\n{LOGO}"), WAVES.as_bytes());
    assert_eq!(twice[0].0, "pack/repeated-clause");
}

#[test]
fn a_logo_is_a_picture_and_nothing_more() {
    let expect = |picture: &[u8], code: &str| expect(LOGO, picture, code, "\"look/waves.svg\"");
    expect(b"", "look/no-picture");
    expect(b"<html><body>no</body></html>", "look/no-picture");
    expect(b"GIF89a", "look/no-picture");
    let large = format!("{WAVES}<!--{}-->", "x".repeat(128 * 1024));
    expect(large.as_bytes(), "look/picture-too-large");
    let svg = |inside: &str| format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{inside}</svg>");
    for more in [
        "<script>alert(1)</script>",
        "<SCRIPT href=\"#a\"/>",
        "<g onload=\"alert(1)\"/>",
        "<g\nonclick = 'alert(1)'/>",
        "<a href=\"javascript:alert(1)\"><path/></a>",
        "<foreignObject><p>words</p></foreignObject>",
        "<image href=\"https://example.org/a.png\"/>",
        "<use xlink:href='other.svg#a'/>",
        "<style>@import 'a.css';</style>",
        "<rect fill=\"url(https://example.org/#a)\"/>",
    ] {
        expect(svg(more).as_bytes(), "look/picture-not-alone");
    }
    expect(
        b"<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "look/picture-not-alone",
    );
    for fine in [
        "<defs><path id=\"a\"/></defs><use href=\"#a\"/><rect fill=\"url(#b)\"/>",
        "<image href=\"data:image/png;base64,AAAA\"/>",
        "<text font-weight=\"bold\">on = one, once: lemon = 3</text>",
    ] {
        assert_eq!(told(LOGO, svg(fine).as_bytes()), [], "{fine}");
    }
    assert_eq!(PictureKind::of(b"\x89PNG\r\n\x1a\n..."), Some(PictureKind::Png));
    assert_eq!(PictureKind::of(b"\xff\xd8\xff\xe0"), Some(PictureKind::Jpeg));
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_out_is_no_logo() {
    let folder = lake_with("  logo \"look/link.svg\" described \"Waves\"").with("outside.svg", WAVES);
    std::os::unix::fs::symlink(folder.path("outside.svg"), folder.path("lake/look/link.svg")).unwrap();
    let ran = folder.run(&["check", "lake"]);
    assert_eq!(ran.code, Some(1), "{ran:#?}");
    assert!(ran.out.contains("look/not-found") && ran.out.contains("leads out"), "{ran:#?}");
}

#[test]
fn likely_slips_are_told_where_they_are() {
    for (look, code, underlined) in [
        ("  logo look/waves.svg described \"Waves\"", "syntax/unexpected", "look/waves.svg"),
        ("  logo \"look/waves.svg\" \"Waves\"", "syntax/unexpected", "\"Waves\""),
        ("  accent #0b5394", "syntax/unexpected", ""),
        ("  accent \"#0b5394\" dark \"#8cc0f5\"", "syntax/unexpected", "dark"),
        ("  acent \"#0b5394\"", "syntax/unexpected", "acent"),
        ("  cover \"For {town_name}\"", "pack/unknown-placeholder", "town_name"),
        ("  cover \"It has {points}\"", "pack/score-not-allowed", "points"),
    ] {
        let told = told(look, WAVES.as_bytes());
        assert_eq!(
            told.first().map(|(code, text)| (code.as_str(), text.as_str())),
            Some((code, underlined)),
            "{look}"
        );
    }
    let outside =
        rules_with("").replace("component water \"Water\" number 1 out of 100 {", "$&accent \"#0b5394\"\n");
    let outside = outside.replace("$&", "component water \"Water\" number 1 out of 100 {\n  ");
    let (_, told) = read(&MemoryWorld::new([("framework.kas", outside.as_str())]));
    assert_eq!(told, [("pack/wrong-place".to_owned(), "accent \"#0b5394\"".to_owned())]);
}

#[test]
fn the_next_cycle_inherits_a_look_and_changes_what_it_names() {
    let base = rules_with(&format!("{LOGO}\n  accent \"#0b5394\"\n  cover \"For {{city}}\""));
    let next = "language 1\nframework lake \"Lake Health Check\" extends \"../old\" {\n  cycle \"2027\"\n  accent \"#7a2e52\"\n\
                illustrative \"an example\"\n}\nrename question shore to length\n";
    let files = [("framework.kas", base.as_str()), ("look/waves.svg", WAVES)];
    let (pack, told) = read(&MemoryWorld::new([("framework.kas", next)]).with_beside("old", files));
    assert_eq!(told, []);
    assert_eq!(pack.look.accent.unwrap().on_light().to_string(), "#7a2e52");
    assert!(pack.look.logo.is_some() && pack.look.cover.is_some());
    // What the cover puts in follows a new name.
    let base = base.replace("For {city}", "{shore} km");
    let files = [("framework.kas", base.as_str()), ("look/waves.svg", WAVES)];
    let (_, told) = read(&MemoryWorld::new([("framework.kas", next)]).with_beside("old", files));
    assert_eq!(told, []);
}

#[test]
fn cover_and_description_are_translated() {
    let rules = rules_with(&format!("{LOGO}\n  cover \"For {{city}}\""));
    let world = |texts: &str| {
        let texts = format!("language 1\ntexts hi \"हिन्दी\" {{\n  reviewed yes\n{texts}\n}}\n");
        MemoryWorld::new([("framework.kas", &*rules), ("look/waves.svg", WAVES), ("texts/hi.kas", &*texts)])
    };
    let (pack, told) = read(&world("  logo \"तीन लहरें\"\n  cover \"{city} के लिए\""));
    assert_eq!(told, []);
    let hindi = pack.in_language(&pack.translations[0]);
    assert_eq!(hindi.look.logo.unwrap().described, "तीन लहरें");
    let (_, told) = read(&world("  cover \"सबके लिए\""));
    assert_eq!(told[0].0, "pack/lost-value");
    let none = rules_with("");
    let texts = "language 1\ntexts hi \"हिन्दी\" {\n  reviewed yes\n  cover \"सब\"\n  logo \"लहर\"\n}\n";
    let (_, told) = read(&MemoryWorld::new([("framework.kas", &*none), ("texts/hi.kas", texts)]));
    assert_eq!(told.iter().map(|(code, _)| code.as_str()).collect::<Vec<_>>(), ["pack/no-original"; 2]);
}

#[test]
fn a_look_decides_no_score_and_only_its_rules_are_in_the_fingerprint() {
    let (one, _) = of(LOGO, WAVES.as_bytes());
    let (other, _) = of(LOGO, format!("{WAVES} ").as_bytes());
    assert_eq!(one.fingerprint, other.fingerprint);
}

//! `kasauti report --format docx`, by what stands in the file.

#[cfg(not(feature = "docx"))]
#[test]
fn a_program_without_word_files_says_how_to_get_them() {
    let folder = super::command::lakes();
    for name in ["docx", "word"] {
        folder
            .run(&["report", "towns/a.toml", "--pack", "lake", "--format", name, "-o", "a.docx"])
            .refused(2, &["without Word", "--features docx", "--format html"]);
    }
    assert!(!folder.path("a.docx").exists());
}

#[cfg(feature = "docx")]
pub use with_word::figures_of;

#[cfg(feature = "docx")]
mod with_word {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::io::Read;
    use std::path::Path;

    use crate::cli::{Folder, TOWN};
    use crate::report::markup::words;
    use crate::reports::command::{demand_same_bytes, lakes};
    use crate::reports::figures::{Key, Shown, of_rows};
    use crate::reports::typst::{HOSTILE, hostile};

    /// The parts of a file by their names, each a sound piece of XML.
    fn parts(path: &Path) -> BTreeMap<String, String> {
        let mut archive = zip::ZipArchive::new(fs::File::open(path).unwrap()).unwrap();
        let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        let mut parts = BTreeMap::<String, String>::new();
        for name in names {
            let mut bytes = Vec::new();
            archive.by_name(&name).unwrap().read_to_end(&mut bytes).unwrap();
            if name.starts_with("word/media/") {
                parts.insert(name, String::from_utf8_lossy(&bytes).into_owned());
                continue;
            }
            let text = String::from_utf8(bytes).unwrap();
            demand_sound(&name, &text);
            parts.insert(name, text);
        }
        let types = &parts["[Content_Types].xml"];
        for name in parts.keys().filter(|name| !name.ends_with(".rels") && !name.starts_with('[')) {
            assert!(types.contains(&format!("PartName=\"/{name}\"")), "{name} has no type");
        }
        for (name, relations) in parts.iter().filter(|(name, _)| name.ends_with(".rels")) {
            let folder = name.strip_prefix("word/").map_or("", |_| "word/");
            for target in relations.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                assert!(parts.contains_key(&format!("{folder}{target}")), "{name} leads to {target}");
            }
        }
        parts
    }

    /// Tags that close, attributes in quotes, no sign that XML cannot hold.
    fn demand_sound(name: &str, text: &str) {
        let is_meant =
            |sign: char| !matches!(sign, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(text.chars().all(is_meant), "{name} has signs that XML has not");
        let text =
            text.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>").unwrap();
        let mut open = Vec::new();
        for piece in text.split('<').skip(1) {
            let (tag, after) = piece.split_once('>').unwrap_or_else(|| panic!("{name}: {piece}"));
            assert!(!after.contains('>'), "{name}: a bare > in {after:?}");
            let entity = |at: &str| ["amp;", "lt;", "gt;", "quot;"].iter().any(|one| at.starts_with(one));
            assert!(piece.split('&').skip(1).all(entity), "{name}: a bare & in {piece:?}");
            assert_eq!(tag.matches('"').count() % 2, 0, "{name}: {tag}");
            match tag.strip_prefix('/') {
                Some(closes) => assert_eq!(open.pop(), Some(closes), "{name}"),
                None if tag.ends_with('/') => {}
                None => open.push(tag.split([' ', '\n']).next().unwrap()),
            }
        }
        assert!(open.is_empty(), "{name}: {open:?}");
    }

    fn made(folder: &Folder, arguments: &[&str]) -> BTreeMap<String, String> {
        let ran = folder.run(&[&["report"], arguments, &["--format", "docx", "-o", "out.docx"]].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        parts(&folder.path("out.docx"))
    }

    fn said(markup: &str) -> String {
        words(markup).replace('\u{a0}', " ")
    }

    /// The cells of every row of every table.
    fn rows(pages: &str) -> Vec<Vec<String>> {
        let rows = pages.split("<w:tr>").skip(1).map(|row| row.split("</w:tr>").next().unwrap());
        rows.map(|row| {
            let cells = row.split("<w:tc>").skip(1);
            cells.map(|cell| said(cell).trim().trim_end_matches('*').to_owned()).collect()
        })
        .collect()
    }

    /// The figures of the scores, without the way up, whose rows show what scores add and not what they are.
    pub fn figures_of(path: &Path, keys: &BTreeSet<Key>) -> Shown {
        let pages = parts(path).remove("word/document.xml").unwrap();
        let parts = pages.split("<w:pStyle w:val=\"Heading1\">");
        let parts: String = parts.filter(|part| !said(part).starts_with("What is still to be won")).collect();
        of_rows(&rows(&parts), keys)
    }

    #[test]
    fn a_reference_city_has_what_word_goes_by() {
        let root = env!("CARGO_MANIFEST_DIR");
        let (city, cities) =
            (format!("{root}/fixtures/cities/thiruvananthapuram.toml"), format!("{root}/fixtures/cities"));
        let parts = made(&Folder::new(), &[&city, "--among", &cities]);
        let pages = &parts["word/document.xml"];
        // Styles that are named are there.
        let named: BTreeSet<&str> = ["pStyle", "rStyle", "tblStyle"]
            .iter()
            .flat_map(|kind| pages.split(&format!("<w:{kind} w:val=\"")).skip(1).collect::<Vec<_>>())
            .map(|rest| rest.split('"').next().unwrap())
            .collect();
        for style in &named {
            assert!(parts["word/styles.xml"].contains(&format!("w:styleId=\"{style}\"")), "{style}");
        }
        for style in ["Title", "Heading1", "Heading2", "TOC1", "ListParagraph", "Caption"] {
            assert!(named.contains(style), "{style}");
        }
        // Contents lead to the headings, in their order.
        let leads: Vec<(&str, String)> = pages
            .split("<w:hyperlink w:anchor=\"")
            .skip(1)
            .map(|rest| {
                (rest.split('"').next().unwrap(), said(&rest.split("</w:hyperlink>").next().unwrap()[15..]))
            })
            .collect();
        assert!(leads.len() > 8, "{leads:?}");
        for (name, text) in &leads {
            let there = pages.split(&format!("w:name=\"{name}\">")).nth(1).expect("a bookmark");
            let heading = said(there.split("<w:bookmarkEnd").next().unwrap());
            assert!(text.ends_with(heading.trim()), "{text} leads to {heading}");
        }
        // Every table is as wide as the paper, and its head is repeated; rows without a head are those of facts.
        for table in pages.split("<w:tbl>").skip(1).map(|table| table.split("</w:tbl>").next().unwrap()) {
            let widths = table.split("<w:gridCol w:w=\"").skip(1);
            let widths: i64 =
                widths.map(|rest| rest.split('"').next().unwrap().parse::<i64>().unwrap()).sum();
            assert_eq!(widths, 9864);
            let heads = table.matches("<w:tblHeader>").count();
            assert_eq!(heads, usize::from(table.contains("\"TableHead\"")));
        }
        // Pictures have words or are left out when read aloud, and numbers of their own.
        let pictures: Vec<&str> = pages.split("<wp:docPr ").skip(1).collect();
        let told = pictures.iter().filter(|one| one.split('>').next().unwrap().contains("descr=\"")).count();
        let silent = pictures.iter().filter(|one| one[..200].contains("<adec:decorative val=\"1\">")).count();
        assert_eq!((told, told + silent), (2, pictures.len()));
        let numbers: BTreeSet<&str> = pictures.iter().map(|one| one.split('"').nth(1).unwrap()).collect();
        assert_eq!(numbers.len(), pictures.len());
        assert!(pages.contains("descr=\"Overall score. "));
        // Pages have their numbers, the file its title, and nothing of a clock or a machine.
        assert_eq!(said(&parts["word/footer1.xml"]).trim(), "Page 1 of 1");
        assert!(parts["word/footer1.xml"].contains("\" NUMPAGES \""));
        let core = &parts["docProps/core.xml"];
        assert!(core.contains("<dc:title>Thiruvananthapuram, Kerala – "), "{core}");
        assert!(!core.contains("created"), "{core}");
    }

    #[test]
    fn a_pack_s_colour_and_words_are_on_the_cover() {
        let root = env!("CARGO_MANIFEST_DIR");
        let (city, pack) = (
            format!("{root}/fixtures/cycles/illustrative-midrange.toml"),
            format!("{root}/rules/dmaf-3.0-draft"),
        );
        let parts = made(&Folder::new(), &[&city, "--pack", &pack]);
        for name in ["word/document.xml", "word/styles.xml"] {
            assert!(parts[name].contains("\"7A2E52\"") && !parts[name].contains("12355B"), "{name}");
        }
        assert!(!parts["word/styles.xml"].contains('{'), "all is filled in");
        let cover = parts["word/document.xml"].split("\"CoverText\"").nth(1).unwrap();
        assert!(said(cover).contains("to show a house style"), "{}", said(cover));
    }

    /// The beginning of a picture that is so wide and so high.
    fn png(width: u32, height: u32) -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", &width.to_be_bytes()[..], &height.to_be_bytes()].concat()
    }

    fn jpeg(width: u16, height: u16) -> Vec<u8> {
        let table = [&[0xff, 0xc4, 0, 4, 1, 2], &[0xff, 0xff][..]].concat();
        let sides = [height.to_be_bytes(), width.to_be_bytes()].concat();
        [&[0xff, 0xd8, 0xff, 0xe0, 0, 4, 0xff, 0xc0][..], &table, &[0xc2, 0, 17, 8], &sides].concat()
    }

    #[test]
    fn a_pack_s_logo_stands_above_the_cover_with_its_words() {
        let svg = |tag: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" {tag}><path d=\"M0 0\"/></svg>").into_bytes()
        };
        let cases = [
            ("svg", svg("width='9' viewBox=\"0, 0 120 96.0\""), (720_000, 576_000)),
            ("svg", svg("height=\"20mm\" stroke-width=\"7\"\n width = '30mm'"), (864_000, 576_000)),
            ("svg", svg("viewBox=\"0 0 0 0\""), (1_152_000, 576_000)),
            ("png", png(40, 20), (1_152_000, 576_000)),
            ("png", png(u32::MAX, 1), (3_600_000, 36)),
            ("png", b"\x89PNG\r\n\x1a\n".to_vec(), (1_152_000, 576_000)),
            ("jpeg", jpeg(300, 10), (3_600_000, 119_988)),
            ("jpeg", jpeg(10, 40), (144_000, 576_000)),
            ("jpeg", vec![0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff], (1_152_000, 576_000)),
        ];
        for (kind, picture, (width, height)) in cases {
            let look = "  logo \"look/logo\" described \"A <lake> & \u{7}\"";
            let folder = crate::look::lake_with(look);
            fs::write(folder.path("lake/look/logo"), &picture).unwrap();
            let parts = made(&folder, &["towns/kollam.toml", "--pack", "lake"]);
            let part = format!("word/media/logo.{kind}");
            assert_eq!(parts[&part], String::from_utf8_lossy(&picture), "as it is");
            assert!(parts["word/_rels/document.xml.rels"].contains(&format!("Id=\"rId6\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"media/logo.{kind}\"")));
            let pages = &parts["word/document.xml"];
            let logo = pages.split("</w:p>").next().unwrap();
            assert!(logo.contains("<w:pStyle w:val=\"Logo\">"), "first of all: {logo}");
            assert!(logo.contains("descr=\"A &lt;lake&gt; &amp; \u{fffd}\""), "{logo}");
            assert!(logo.contains(&format!("<wp:extent cx=\"{width}\" cy=\"{height}\">")), "{kind}: {logo}");
            assert_eq!(logo.matches("r:embed=\"rId6\"").count(), if kind == "svg" { 2 } else { 1 }, "{logo}");
            assert!(parts["word/styles.xml"].contains("w:styleId=\"Logo\""));
        }
        let parts = made(&lakes(), &["towns/a.toml", "--pack", "lake"]);
        assert!(parts.keys().all(|name| !name.contains("media")), "no logo, no picture");
    }

    #[test]
    fn the_same_town_gives_the_same_bytes() {
        demand_same_bytes("docx");
        lakes()
            .run(&["report", "towns/a.toml", "--pack", "lake", "--format", "docx"])
            .refused(2, &["-o report.docx"]);
    }

    #[test]
    fn words_of_packs_and_cities_stay_words() {
        let parts = made(&hostile(), &["towns/kollam.toml", "--pack", "lake"]);
        let pages = &parts["word/document.xml"];
        let flat = |text: &str| text.split_whitespace().collect::<String>();
        assert!(flat(&said(pages)).contains(&flat(HOSTILE)), "{}", said(pages));
        assert!(pages.contains("HYPERLINK &quot;https://example.org/#a&quot; "));
    }

    #[test]
    fn signs_that_xml_has_not_are_shown_as_missing() {
        let evil = "a\\u0007b\\ufffec\\u202ed\\u0000e ]]> <w:p/> &amp;";
        let folder = lakes().with("towns/a.toml", &TOWN.replace("\"Kollam\"", &format!("\"{evil}\"")));
        let parts = made(&folder, &["towns/a.toml", "--pack", "lake"]);
        let title = "a\u{fffd}b\u{fffd}c\u{fffd}d\u{fffd}e ]]> <w:p/> &amp;";
        assert!(said(&parts["word/document.xml"]).contains(title), "{}", said(&parts["word/document.xml"]));
        assert!(said(&parts["docProps/core.xml"]).contains(title));
    }

    #[test]
    fn hindi_and_malayalam_are_marked_as_such() {
        for (language, pages) in [("hi", "पृष्ठ"), ("ml", "പേജ്")] {
            let city = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/cities/kohima.toml");
            let parts = made(&Folder::new(), &[city, "--lang", language]);
            let (region, styles) = (format!("{language}-IN"), &parts["word/styles.xml"]);
            assert!(
                styles
                    .contains(&format!("<w:lang w:val=\"en-IN\" w:eastAsia=\"en-IN\" w:bidi=\"{region}\"/>"))
            );
            assert!(parts["word/settings.xml"].contains(&format!("w:bidi=\"{region}\"")));
            assert!(parts["docProps/core.xml"].contains(&format!("<dc:language>{region}<")));
            assert!(parts["word/footer1.xml"].contains(pages), "{}", parts["word/footer1.xml"]);
        }
    }
}

//! `kasauti report --format pdf`, by what stands in the file.

#[cfg(not(feature = "pdf"))]
#[test]
fn a_program_without_pdf_says_how_to_get_it() {
    let folder = super::command::lakes();
    folder
        .run(&["report", "towns/a.toml", "--pack", "lake", "--format", "pdf", "-o", "a.pdf"])
        .refused(2, &["without PDF", "--features pdf", "--format html", "--format typst"]);
    assert!(!folder.path("a.pdf").exists());
}

#[cfg(feature = "pdf")]
mod with_pdf {
    use std::fs;
    use std::path::Path;
    use std::process::Command;

    use crate::cities::{assessment_of, city_files};
    use crate::cli::{Folder, TOWN};
    use crate::reports::command::{demand_same_bytes, lakes};
    use crate::reports::figures;
    use crate::reports::typst::{HOSTILE, hostile};

    /// Objects are not compressed, so their names can be looked for; what stands on pages is.
    struct Made {
        objects: String,
        /// Only where `pdftotext` is installed.
        text: Option<String>,
    }

    impl Made {
        fn read(path: &Path) -> Made {
            let bytes = fs::read(path).unwrap();
            assert!(bytes.starts_with(b"%PDF-1.7"), "{}", path.display());
            if let Ok(checked) = Command::new("qpdf").arg("--check").arg(path).output() {
                assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
            }
            let text = Command::new("pdftotext").arg("-layout").arg(path).arg("-").output().ok();
            Made {
                objects: String::from_utf8_lossy(&bytes).into_owned(),
                text: text.map(|output| String::from_utf8(output.stdout).unwrap()),
            }
        }

        fn demand(&self, all: &[&str]) {
            for one in all {
                assert!(self.objects.contains(one), "nowhere: {one}");
            }
        }
    }

    fn made(folder: &Folder, arguments: &[&str]) -> Made {
        let ran = folder.run(&[&["report"], arguments, &["--format", "pdf", "-o", "out.pdf"]].concat());
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        Made::read(&folder.path("out.pdf"))
    }

    #[test]
    fn a_reference_city_as_a_tagged_pdf_with_its_figures() {
        let path = "fixtures/cities/thiruvananthapuram.toml";
        let root = env!("CARGO_MANIFEST_DIR");
        let (city, cities) = (format!("{root}/{path}"), format!("{root}/fixtures/cities"));
        let pdf = made(&Folder::new(), &[&city, "--among", &cities]);
        pdf.demand(&["<pdfuaid:part>1<", "/StructTreeRoot", "/MarkInfo", "/Lang(en)", "/Outlines", "/S/H1"]);
        pdf.demand(&["/S/H2", "/S/Table", "/S/TH", "/S/Figure", "/Alt(", "/S/LI", "/FontFile2"]);
        pdf.demand(&["Thiruvananthapuram, Kerala", "Data Maturity Assessment Framework, cycle 2.0"]);
        assert!(!pdf.objects.contains("CreationDate"), "no clock");
        assert!(!pdf.objects.contains(root), "no machine");
        let Some(text) = pdf.text else { return };
        let pages = text.matches('\u{c}').count();
        for page in 1..=pages {
            assert!(text.contains(&format!("Page {page} of {pages}")), "page {page} of {pages}");
        }
    }

    /// A line that begins with the score's code and name and ends with its points, what they are out of, and their basis.
    fn shows(line: &str, key: &figures::Key, (low, high, out_of): &figures::Figure) -> bool {
        let mut words = line.split_whitespace().map(|word| word.trim_end_matches('*'));
        let begins = key.code.split_whitespace().chain(key.title.split_whitespace().take(1));
        let points = if low == high { low.clone() } else { format!("{low} to {high}") };
        let ends: Vec<&str> = points.split(' ').chain([out_of.as_str()]).collect();
        let begins = begins.into_iter().all(|word| words.next() == Some(word));
        let rest: Vec<&str> = words.collect();
        begins && rest.windows(ends.len()).any(|some| some == ends)
    }

    #[test]
    fn the_figures_of_every_reference_city_stand_in_its_pdf() {
        for path in city_files() {
            let city = format!("{}/{path}", env!("CARGO_MANIFEST_DIR"));
            let Some(text) = made(&Folder::new(), &[&city]).text else { return };
            for (key, figure) in figures::of_json(&assessment_of(&path)) {
                assert!(text.lines().any(|line| shows(line, &key, &figure)), "{path}: {key:?} {figure:?}");
            }
        }
    }

    #[test]
    fn the_same_town_gives_the_same_bytes() {
        demand_same_bytes("pdf");
    }

    #[test]
    fn words_of_packs_and_cities_stay_words_and_missing_signs_are_told() {
        let folder = hostile();
        let ran = folder.run(&[
            "report",
            "towns/kollam.toml",
            "--pack",
            "lake",
            "--format",
            "pdf",
            "-o",
            "out.pdf",
        ]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        for sign in ["U+0645", "--format html"] {
            assert!(ran.err.contains(sign), "{}", ran.err);
        }
        let pdf = Made::read(&folder.path("out.pdf"));
        pdf.demand(&["<pdfuaid:part>1<"]);
        if let Some(text) = pdf.text {
            let flat = |text: &str| text.split_whitespace().collect::<String>();
            assert!(flat(&text).contains(&flat(HOSTILE)), "{text}");
            assert!(flat(&text).matches('W').count() >= 900, "long words are whole");
        }
    }

    /// A vowel sign after a sign of another font.
    #[test]
    fn a_pdf_that_is_no_ua_says_so() {
        let folder = lakes().with("towns/a.toml", &TOWN.replace("Kollam", "\u{25fe}\u{d47}"));
        let ran =
            folder.run(&["report", "towns/a.toml", "--pack", "lake", "--format", "pdf", "-o", "out.pdf"]);
        assert_eq!(ran.code, Some(0), "{ran:#?}");
        assert!(ran.err.contains("no PDF/UA-1"), "{}", ran.err);
        let pdf = Made::read(&folder.path("out.pdf"));
        pdf.demand(&["/StructTreeRoot"]);
        assert!(!pdf.objects.contains("pdfuaid"));
    }

    #[test]
    fn hindi_and_malayalam_have_their_fonts() {
        let texts = |language: &str, name: &str, title: &str| {
            format!("texts {language} \"{name}\" {{\n  reviewed yes\n  framework \"{title}\"\n}}\n")
        };
        let folder = lakes()
            .with("lake/texts/hi.kas", &texts("hi", "हिन्दी", "झील की जाँच"))
            .with("lake/texts/ml.kas", &texts("ml", "മലയാളം", "കായൽ പരിശോധന"));
        for (language, font, word) in
            [("hi", "NotoSansDevanagari-Regular", "झील"), ("ml", "NotoSansMalayalam-Regular", "കായൽ")]
        {
            let pdf = made(&folder, &["towns/a.toml", "--pack", "lake", "--lang", language]);
            pdf.demand(&["<pdfuaid:part>1<", font, &format!("/Lang({language})")]);
            if let Some(text) = pdf.text {
                assert!(text.contains(word), "{language}: {text}");
            }
        }
    }

    #[test]
    fn a_pdf_needs_a_file_and_several_a_folder() {
        let folder = lakes();
        let arguments = ["report", "towns/a.toml", "--pack", "lake", "--format", "pdf"];
        folder.run(&arguments).refused(2, &["-o report.pdf"]);
        folder
            .run(&["report", "towns", "--pack", "lake", "--format", "pdf", "-o", "all.pdf"])
            .refused(2, &["2 cities", "name a folder"]);
    }
}

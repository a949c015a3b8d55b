//! The PDF: the same bytes every time, text in reading order, tags that hold together.

use super::sample::*;
use lopdf::{Dictionary, Document, Object, ObjectId};
use oto_register::letters::pdf::{self, Meta};
use oto_register::letters::preview;
use std::collections::BTreeSet;

fn load(bytes: &[u8]) -> Document {
    Document::load_mem(bytes).unwrap()
}

/// All text in reading order, white space and soft hyphens evened out.
fn text(document: &Document) -> String {
    let numbers: Vec<u32> = document.get_pages().keys().copied().collect();
    let raw = document.extract_text(&numbers).unwrap();
    let mut even = String::new();
    for word in raw.split_whitespace() {
        let joined = even.ends_with('\u{ad}');
        if joined {
            even.pop();
        } else if !even.is_empty() && !word.starts_with(['.', ',', ';', ')']) {
            even.push(' ');
        }
        even.push_str(word);
    }
    even
}

/// Fails when a phrase is missing or stands before the one before it.
fn check_order(text: &str, phrases: &[&str]) {
    let mut from = 0;
    for phrase in phrases {
        let at = text[from..].find(phrase);
        from += at.unwrap_or_else(|| panic!("{phrase:?} not after {:?}", &text[..from]));
    }
}

fn print_file() -> (Vec<u8>, usize) {
    let letters: Vec<_> = CASES
        .iter()
        .map(|name| pages(&with_logo(facts(name))))
        .collect();
    let count = letters.iter().map(|it| it.pages.len()).sum();
    let meta = Meta {
        title: "Goedkeuringsbrieven OTO 2027 – printbestand".into(),
        author: region().office,
        date: "2026-11-24".parse().unwrap(),
    };
    (pdf::write(&letters, &meta).unwrap(), count)
}

#[test]
fn the_same_letter_gives_the_same_bytes() {
    for name in CASES {
        let facts = with_logo(facts(name));
        assert!(bytes(&facts) == bytes(&facts), "{name}");
    }
    assert!(print_file() == print_file());
}

#[test]
fn letters_made_on_other_threads_are_the_same() {
    let here: Vec<Vec<u8>> = CASES.iter().map(|name| bytes(&facts(name))).collect();
    let there: Vec<_> = CASES
        .iter()
        .rev()
        .map(|name| std::thread::spawn(move || bytes(&facts(name))))
        .collect();
    let there: Vec<Vec<u8>> = there
        .into_iter()
        .rev()
        .map(|it| it.join().unwrap())
        .collect();
    assert!(here == there);
}

#[test]
fn a_print_file_holds_every_letter_in_order() {
    let (bytes, count) = print_file();
    keep("printbestand", &bytes);
    let document = load(&bytes);
    assert_eq!(document.get_pages().len(), count);
    let mut all = String::new();
    for name in CASES {
        let single = self::bytes(&with_logo(facts(name)));
        all.push_str(&text(&load(&single)));
        all.push(' ');
    }
    assert_eq!(text(&document), all.trim());
}

#[test]
fn text_comes_out_in_reading_order_with_euros_and_diacritics() {
    check_order(
        &text(&load(&bytes(&facts("rav")))),
        &[
            "Netwerkbureau Rijn & Heuvelrug",
            "Bezoekadres",
            "Retouradres: Postbus 8042, 3503 RA",
            "RAV Utrechtse Waarden",
            "t.a.v. mevrouw A. van den Berg",
            "Uw kenmerk",
            "JP-OTO/2027-03",
            "Goedkeuring jaarplan OTO 2027",
            "Geachte mevrouw Van den Berg,",
            "€ 91.040,00 voor acht activiteiten",
            "€ 86.200,00",
            "waarvan één onder een voorwaarde",
            "‘Gids’",
            "RU-27-07",
            "Training crisiscoördinatoren",
            "9.125,60",
            "Totaal",
            "91.040,00",
            "86.200,00",
            "RU-27-03, regionale oefening",
            "tegen € 67,08 per uur",
            "1. Vermeld op elke factuur",
            "uiterlijk 1 februari 2028",
            "drs. M.E. van Loenen-Brückner",
        ],
    );
    check_order(
        &text(&load(&bytes(&facts("een-activiteit")))),
        &[
            "Verpleeghuis ’t Hoge Veld",
            "Financiële scholing Özdemir-Daniëls voor patiëntendossier",
        ],
    );
}

#[test]
fn a_concept_says_so_on_every_page() {
    let mut facts = with_activities("rav", 20);
    facts.agreed_on = None;
    let bytes = bytes(&facts);
    keep("concept-lang", &bytes);
    let document = load(&bytes);
    let pages = document.get_pages();
    assert!(pages.len() > 2);
    for number in pages.keys() {
        assert!(
            document
                .extract_text(&[*number])
                .unwrap()
                .contains("CONCEPT")
        );
    }
}

fn dict<'a>(document: &'a Document, parent: &'a Dictionary, key: &[u8]) -> &'a Dictionary {
    let value = parent.get(key).unwrap();
    document.dereference(value).unwrap().1.as_dict().unwrap()
}

fn string(object: &Object) -> String {
    lopdf::decode_text_string(object).unwrap()
}

#[test]
fn the_catalog_claims_what_the_file_is() {
    let facts = with_logo(facts("rav"));
    let document = load(&bytes(&facts));
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"nl-NL");
    assert!(
        dict(&document, catalog, b"MarkInfo")
            .get(b"Marked")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    let viewer = dict(&document, catalog, b"ViewerPreferences");
    assert!(viewer.get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let stream = document.get_object(metadata).unwrap().as_stream().unwrap();
    let xmp = String::from_utf8(stream.content.clone()).unwrap();
    for claim in [
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        "Netwerkbureau Rijn &amp; Heuvelrug",
        "2026-11-21T09:00:00+01:00",
    ] {
        assert!(xmp.contains(claim), "{claim}");
    }
    let info = dict(&document, &document.trailer, b"Info");
    let title = "Goedkeuringsbrief OTO-gelden 2027 – RAV Utrechtse Waarden";
    assert_eq!(string(info.get(b"Title").unwrap()), title);
}

#[test]
fn every_piece_of_content_belongs_to_a_tag() {
    let mut long = with_logo(with_activities("rav", 40));
    long.agreed_on = None;
    for bytes in [bytes(&long), print_file().0] {
        check_tags(&load(&bytes));
    }
}

/// Page by page: numbers of marks are dense, and each has its owner in the parent tree.
fn check_tags(document: &Document) {
    let catalog = document.catalog().unwrap();
    let root = dict(document, catalog, b"StructTreeRoot");
    let tree = dict(document, root, b"ParentTree");
    let nums = tree.get(b"Nums").unwrap().as_array().unwrap();
    assert_eq!(nums.len(), document.get_pages().len() * 2);
    for (at, (_, id)) in document.get_pages().into_iter().enumerate() {
        let page = document.get_dictionary(id).unwrap();
        let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
        assert_eq!(usize::try_from(key).unwrap(), at);
        assert_eq!(nums[at * 2].as_i64().unwrap(), key);
        let owners = document.dereference(&nums[at * 2 + 1]).unwrap().1;
        let owners = owners.as_array().unwrap();
        let marks = marks(document, id);
        let expected: Vec<i64> = (0..i64::try_from(owners.len()).unwrap()).collect();
        assert_eq!(marks, expected, "page {}", at + 1);
        for owner in owners {
            let element = document
                .get_dictionary(owner.as_reference().unwrap())
                .unwrap();
            assert!(element.has(b"S") && element.has(b"K"));
        }
    }
}

/// The numbers of marked content, in drawing order; fails on drawing outside any mark.
fn marks(document: &Document, page: ObjectId) -> Vec<i64> {
    let content = document.get_page_content(page);
    let content = lopdf::content::Content::decode(&content).unwrap();
    let mut marks = Vec::new();
    let mut open = 0;
    for operation in &content.operations {
        match operation.operator.as_str() {
            "BDC" => {
                open += 1;
                let properties = operation.operands[1].as_dict().unwrap();
                marks.extend(properties.get(b"MCID").ok().map(|it| it.as_i64().unwrap()));
            }
            "EMC" => open -= 1,
            "TJ" | "Tj" | "S" | "f" | "Do" => assert_eq!(open, 1, "{operation:?}"),
            _ => {}
        }
    }
    assert_eq!(open, 0);
    marks
}

#[test]
fn tables_lists_and_the_logo_are_tagged_as_such() {
    let document = load(&bytes(&with_logo(facts("rav"))));
    let mut kinds = BTreeSet::new();
    let mut alt = None;
    for object in document.objects.values() {
        let Ok(element) = object.as_dict() else {
            continue;
        };
        if element.has_type(b"StructElem") {
            let kind = element.get(b"S").unwrap().as_name().unwrap();
            kinds.insert(String::from_utf8(kind.to_vec()).unwrap());
            alt = alt.or(element.get(b"Alt").ok().map(string));
        }
    }
    for kind in [
        "Document", "Figure", "H1", "H2", "L", "LBody", "LI", "Lbl", "P", "Sect", "TBody", "TD",
        "TH", "THead", "TR", "Table",
    ] {
        assert!(kinds.contains(kind), "{kind}");
    }
    assert_eq!(alt.unwrap(), "Logo van Netwerkbureau Rijn & Heuvelrug");
}

#[test]
fn only_our_two_fonts_are_inside() {
    let document = load(&bytes(&facts("rav")));
    let mut names = BTreeSet::new();
    for object in document.objects.values() {
        let Ok(descriptor) = object.as_dict() else {
            continue;
        };
        if descriptor.has_type(b"FontDescriptor") {
            assert!(descriptor.has(b"FontFile2"));
            let name = descriptor.get(b"FontName").unwrap().as_name().unwrap();
            names.insert(String::from_utf8(name[7..].to_vec()).unwrap());
        }
    }
    assert_eq!(
        names.into_iter().collect::<Vec<_>>(),
        ["NotoSans-Bold", "NotoSans-Regular"]
    );
}

#[test]
fn nothing_to_write_is_an_error() {
    let meta = meta(&facts("rav"));
    assert!(matches!(pdf::write(&[], &meta), Err(pdf::Error::Empty)));
}

#[test]
fn a_preview_counts_pages_but_refuses_what_is_no_pdf() {
    let bytes = bytes(&facts("rav"));
    assert_eq!(
        preview::count(&bytes).unwrap(),
        pages(&facts("rav")).pages.len()
    );
    let page = preview::page(&bytes, 1, 0.5).unwrap().unwrap();
    assert_eq!((page.width, page.height), (297, 420));
    assert_eq!(page.rgba.len(), 297 * 420 * 4);
    assert!(preview::page(&bytes, 99, 1.0).unwrap().is_none());
    assert!(preview::pages(b"geen pdf", 1.0).is_err());
}

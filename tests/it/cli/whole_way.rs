//! From an empty register and a folder of files to letters that were sent, by commands alone.

use super::program::{Place, Ran};
use super::promises::check_keys;
use crate::desk::sheets::{self, type_in};
use calamine::Data;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use std::path::{Path, PathBuf};

fn word(text: &str) -> Data {
    Data::String(text.to_owned())
}

/// The list of partners as a region would mail it.
fn partner_list(path: &Path) {
    let rows = [
        ["Naam", "Soort", "Code", "Adres", "Postcode", "Plaats"],
        [
            "Ziekenhuis De Vecht",
            "Ziekenhuis",
            "ZV",
            "Vechtlaan 1",
            "3511 AB",
            "Utrecht",
        ],
        [
            "GGD Kromme Rijn",
            "GGD",
            "KR",
            "Rijnweg 2",
            "3981 CD",
            "Bunnik",
        ],
    ];
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell).unwrap();
        }
    }
    workbook.save(path).unwrap();
}

fn letters(ran: &Ran) -> Vec<Value> {
    let document = ran.json();
    check_keys("brieven", &document);
    document["brieven"].as_array().unwrap().clone()
}

fn states(letters: &[Value]) -> Vec<String> {
    letters
        .iter()
        .map(|it| {
            format!(
                "{} {}",
                it["partner"].as_str().unwrap(),
                it["status"].as_str().unwrap()
            )
        })
        .collect()
}

/// Both plans read in and the region known.
fn read_in() -> Place {
    let place = Place::new();
    let data = |name: &str| crate::support::data(name).display().to_string();
    place
        .run(&["instellingen", "--in", &data("desk/regio.toml")])
        .ends_with(0);
    partner_list(&place.path("partners.xlsx"));
    place
        .run(&["partners", "--in", "partners.xlsx"])
        .ends_with(0);
    let (one, two) = (
        data("submissions/ziekenhuis-de-vecht.xlsx"),
        data("submissions/ggd-kromme-rijn.xlsx"),
    );
    let ran = place
        .run(&["inlezen", &one, &two, "--jaar", "2027", "--json"])
        .ends_with(0);
    for file in ran.json()["bestanden"].as_array().unwrap() {
        assert_eq!(file["partner"]["herkend"], true);
    }
    place
}

/// Grants everything through the workbook.
fn decide(place: &Place, except: &str) {
    place
        .run(&[
            "besluiten",
            "--jaar",
            "2027",
            "--uit",
            "b.xlsx",
            "--overschrijf",
        ])
        .ends_with(0);
    let mut book = sheets::open(std::fs::read(place.path("b.xlsx")).unwrap());
    type_in(&mut book, "", "Besluit", word("Toekennen"));
    type_in(&mut book, "", "Motivering", word("Past in het programma."));
    if !except.is_empty() {
        type_in(&mut book, except, "Besluit", Data::Empty);
        type_in(&mut book, except, "Motivering", Data::Empty);
    }
    sheets::save(&book, &place.path("in.xlsx"));
    place
        .run(&["besluiten", "--jaar", "2027", "--in", "in.xlsx"])
        .ends_with(0);
}

/// The file is there and is what the document says.
fn check_file(letter: &Value) {
    let path = PathBuf::from(letter["bestand"].as_str().unwrap());
    assert!(path.is_absolute());
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(letter["sha256"], oto_register::storage::fingerprint(&bytes));
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(letter["paginas"], document.get_pages().len());
}

#[test]
fn from_an_empty_register_to_letters_that_were_sent() {
    let place = read_in();
    let make = ["brieven", "--jaar", "2027", "--uit", "brieven", "--json"];
    let open = letters(&place.run(&make).ends_with(1));
    assert_eq!(
        states(&open),
        [
            "GGD Kromme Rijn geblokkeerd",
            "Ziekenhuis De Vecht geblokkeerd"
        ]
    );
    assert!(open.iter().all(|it| it["bestand"].is_null()));

    decide(&place, "");
    let concept = letters(&place.run(&make).ends_with(1));
    assert_eq!(
        states(&concept),
        ["GGD Kromme Rijn concept", "Ziekenhuis De Vecht concept"]
    );
    assert!(
        concept
            .iter()
            .all(|it| it["bestand"].is_null() && it["sha256"].is_null())
    );

    place
        .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
        .ends_with(0);
    let ready = letters(&place.run(&make).ends_with(0));
    assert_eq!(
        states(&ready),
        ["GGD Kromme Rijn gereed", "Ziekenhuis De Vecht gereed"]
    );
    let granted: i64 = ready
        .iter()
        .map(|it| it["toegekend_centen"].as_i64().unwrap())
        .sum();
    assert_eq!(granted, 1_340_000 + 2_387_200);
    ready.iter().for_each(check_file);

    let again = place.run(&make).ends_with(1);
    assert!(again.err.contains("bestaat al"), "{}", again.err);
    let send = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "brieven",
        "--overschrijf",
        "--verstuurd",
        "2026-11-27",
        "--kanaal",
        "e-mail",
        "--json",
    ];
    let sent = letters(&place.run(&send).ends_with(0));
    assert_eq!(
        states(&sent),
        ["GGD Kromme Rijn verstuurd", "Ziekenhuis De Vecht verstuurd"]
    );
    for (before, after) in ready.iter().zip(&sent) {
        assert_eq!(before["sha256"], after["sha256"]);
    }
    place
        .run(&["exporteer", "--jaar", "2027", "--uit", "jaar.xlsx"])
        .ends_with(0);
    assert_eq!(
        place.run(&["nazien", "--json"]).ends_with(0).json()["in_orde"],
        true
    );
}

#[test]
fn one_blocked_letter_does_not_keep_the_others_from_being_made() {
    let place = read_in();
    decide(&place, "Zaalhuur oefenstaf");
    place
        .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
        .ends_with(0);
    let ran = place
        .run(&["brieven", "--jaar", "2027", "--uit", "brieven", "--json"])
        .ends_with(1);
    let made = letters(&ran);
    assert_eq!(
        states(&made),
        ["GGD Kromme Rijn gereed", "Ziekenhuis De Vecht geblokkeerd"]
    );
    assert!(made[0]["bestand"].is_string() && made[1]["bestand"].is_null());
    let only = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "elders",
        "--partner",
        "GGD Kromme Rijn",
        "--json",
    ];
    assert_eq!(letters(&place.run(&only).ends_with(0)).len(), 1);
}

#[test]
fn a_letter_of_changed_data_is_made_again_under_its_number() {
    let place = read_in();
    decide(&place, "");
    place
        .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
        .ends_with(0);
    let make = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "brieven",
        "--json",
        "--overschrijf",
    ];
    let first = letters(&place.run(&make).ends_with(0));
    place
        .run(&["besluiten", "--jaar", "2027", "--uit", "c.xlsx"])
        .ends_with(0);
    let mut book = sheets::open(std::fs::read(place.path("c.xlsx")).unwrap());
    type_in(&mut book, "Zaalhuur", "Besluit", word("Afwijzen"));
    type_in(&mut book, "Zaalhuur", "Toegekend (€)", Data::Float(0.0));
    type_in(&mut book, "Zaalhuur", "Oordeel", Data::Empty);
    type_in(
        &mut book,
        "Zaalhuur",
        "Motivering",
        word("Er is een eigen zaal."),
    );
    sheets::save(&book, &place.path("d.xlsx"));
    place
        .run(&["besluiten", "--jaar", "2027", "--in", "d.xlsx"])
        .ends_with(0);
    let second = letters(&place.run(&make).ends_with(0));
    assert_ne!(first[0]["sha256"], second[0]["sha256"]);
    assert_eq!(first[0]["bestand"], second[0]["bestand"]);
    assert_eq!(first[1]["sha256"], second[1]["sha256"]);
    assert_eq!(second[0]["toegekend_centen"], 1_340_000 - 35_000);
}

#[test]
fn with_one_file_every_letter_names_it() {
    let place = read_in();
    decide(&place, "");
    place
        .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
        .ends_with(0);
    let make = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "brieven",
        "--een-bestand",
        "--json",
    ];
    let made = letters(&place.run(&make).ends_with(0));
    assert_eq!(made[0]["bestand"], made[1]["bestand"]);
    let files = std::fs::read_dir(place.path("brieven")).unwrap().count();
    assert_eq!(files, 1);
    let bytes = std::fs::read(made[0]["bestand"].as_str().unwrap()).unwrap();
    let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len() as i64;
    let sum: i64 = made.iter().map(|it| it["paginas"].as_i64().unwrap()).sum();
    assert_eq!(pages, sum);
}

#[test]
fn a_concept_is_made_when_asked_but_never_sent() {
    let place = read_in();
    decide(&place, "");
    let make = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "brieven",
        "--concept",
        "--json",
    ];
    let made = letters(&place.run(&make).ends_with(0));
    assert!(
        made.iter()
            .all(|it| it["status"] == "concept" && it["bestand"].is_string())
    );
    let send = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "elders",
        "--concept",
        "--verstuurd",
        "2026-11-27",
        "--kanaal",
        "post",
        "--json",
    ];
    let sent = letters(&place.run(&send).ends_with(1));
    assert!(sent.iter().all(|it| it["status"] == "concept"));
}

#[test]
fn a_sent_letter_is_corrected_by_a_new_one() {
    let place = read_in();
    decide(&place, "");
    place
        .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
        .ends_with(0);
    let send = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "een",
        "--verstuurd",
        "2026-11-27",
        "--kanaal",
        "post",
        "--json",
    ];
    let sent = letters(&place.run(&send).ends_with(0));
    let correct = [
        "brieven",
        "--jaar",
        "2027",
        "--uit",
        "twee",
        "--correctie",
        "--partner",
        "GGD Kromme Rijn",
        "--json",
    ];
    let corrected = letters(&place.run(&correct).ends_with(0));
    assert_eq!(corrected[0]["status"], "gereed");
    assert_ne!(corrected[0]["kenmerk"], sent[0]["kenmerk"]);
    let bytes = std::fs::read(corrected[0]["bestand"].as_str().unwrap()).unwrap();
    let document = lopdf::Document::load_mem(&bytes).unwrap();
    let all: Vec<u32> = document.get_pages().into_keys().collect();
    let text = document.extract_text(&all).unwrap();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains(sent[0]["kenmerk"].as_str().unwrap()),
        "{text}"
    );
}

#[test]
fn two_runs_give_the_same_letters() {
    let make = || {
        let place = read_in();
        decide(&place, "");
        place
            .run(&["roaz", "--jaar", "2027", "--akkoord", "2026-11-12"])
            .ends_with(0);
        let ran = place
            .run(&["brieven", "--jaar", "2027", "--uit", "brieven", "--json"])
            .ends_with(0);
        let made = letters(&ran);
        made.iter()
            .map(|it| it["sha256"].clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(make(), make());
}

//! A list of partners, in the program's own layout and in those of offices.

use super::own_grid::{Edit, date, grid, number, text};
use chrono::NaiveDate;
use oto_register::domain::partner::{Address, Contact, NewPartner, PartnerKind};
use oto_register::domain::sheet_remark::SheetDoubt;
use oto_register::domain::submission::Severity;
use oto_register::exchange::grid::{Sheet, Value, Workbook};
use oto_register::exchange::partner_list::{read, write};
use oto_register::words::sheet_remarks::sheet_remark;

fn partners() -> Vec<NewPartner> {
    let full = NewPartner {
        code: "ZV".to_owned(),
        name: "Ziekenhuis de Vecht".to_owned(),
        kind: Some(PartnerKind::Hospital),
        kind_name: String::new(),
        address: Address {
            street: "Postbus 12".to_owned(),
            postcode: "3500 AB".to_owned(),
            city: "Utrecht".to_owned(),
        },
        contact: Contact {
            name: "mevrouw A. van den Berg".to_owned(),
            salutation: "Geachte mevrouw Van den Berg".to_owned(),
            email: "a.vandenberg@devecht.example".to_owned(),
            phone: "030 123 45 67".to_owned(),
        },
        covenant_from: NaiveDate::from_ymd_opt(2019, 1, 1),
        notes: "=belt liever".to_owned(),
    };
    let mut all = vec![full];
    all.extend(PartnerKind::ALL.map(|kind| NewPartner {
        name: format!("Partner {}", kind.code()),
        kind: Some(kind),
        ..NewPartner::default()
    }));
    all
}

/// A sheet as another office keeps it.
fn list(header: &[&str], rows: &[&[&str]]) -> Workbook {
    let mut sheet = Sheet {
        name: Some("Adressen".to_owned()),
        ..Sheet::default()
    };
    let all = std::iter::once(header).chain(rows.iter().copied());
    for (row, words) in (3..).zip(all) {
        for (column, word) in ('A'..).zip(words).filter(|(_, word)| !word.is_empty()) {
            sheet.type_in(&format!("{column}{row}"), text(word));
        }
    }
    Workbook {
        sheets: vec![sheet],
    }
}

fn doubts(book: &Workbook) -> Vec<(String, Severity, SheetDoubt)> {
    let cell = |it: &oto_register::domain::sheet_remark::SheetRemark| it.at.cell.clone();
    let all = read(book, &[]).1;
    for remark in &all {
        let sentence = sheet_remark(remark);
        assert!(sentence.ends_with('.'), "{sentence}");
    }
    all.iter()
        .map(|it| (cell(it).unwrap_or_default(), it.severity, it.doubt.clone()))
        .collect()
}

#[test]
fn a_list_that_was_written_reads_back_the_same() {
    let (read, remarks) = read(&grid(&write(&partners()).unwrap()), &[]);
    assert_eq!(remarks, []);
    let read: Vec<_> = read.into_iter().map(|it| it.value).collect();
    assert_eq!(read, partners());
}

#[test]
fn the_same_list_has_the_same_bytes() {
    assert!(write(&partners()).unwrap() == write(&partners()).unwrap());
}

#[test]
fn other_words_over_the_columns_are_known() {
    let book = list(
        &[
            "Instelling",
            "Type",
            "Afkorting",
            "Straat en huisnummer",
            "POSTCODE",
            "Woonplaats",
            "T.a.v.",
            "E-mailadres",
            "Tel.",
        ],
        &[&[
            "RAV Utrechtse Waarden",
            "ambulance",
            "ruw",
            "Laan 1",
            "3511ab",
            "Zeist",
            "J. Bos",
            "j@rav.example",
            "0301234567",
        ]],
    );
    let (partners, remarks) = read(&book, &[]);
    assert_eq!(remarks, []);
    let partner = &partners[0];
    assert_eq!(partner.at.cell.as_deref(), Some("A4"));
    assert_eq!(partner.value.name, "RAV Utrechtse Waarden");
    assert_eq!(partner.value.kind, Some(PartnerKind::Rav));
    assert_eq!(partner.value.code, "RUW");
    assert_eq!(partner.value.address.postcode, "3511 AB");
    assert_eq!(partner.value.address.city, "Zeist");
    assert_eq!(partner.value.contact.name, "J. Bos");
}

#[test]
fn covenants_are_dates_or_nee() {
    let mut book = list(
        &["Naam", "Convenant"],
        &[&["A", "nee"], &["B", "1-1-2020"], &["C"]],
    );
    book.sheets[0].type_in("B6", date("2021-03-01"));
    let (partners, remarks) = read(&book, &[]);
    assert_eq!(remarks, []);
    let since: Vec<_> = partners.iter().map(|it| it.value.covenant_from).collect();
    assert_eq!(
        since,
        [
            None,
            NaiveDate::from_ymd_opt(2020, 1, 1),
            NaiveDate::from_ymd_opt(2021, 3, 1)
        ]
    );
}

#[test]
fn what_cannot_be_known_is_asked() {
    let header = ["Naam", "Code", "Postcode", "E-mail", "Convenant"];
    for (column, written, doubt) in [
        (1, "ZIEKENHUIS", SheetDoubt::NotACode),
        (2, "351 AB", SheetDoubt::NotAPostcode),
        (3, "geen mail", SheetDoubt::NotAnEmail),
        (4, "ja", SheetDoubt::CovenantWithoutDate),
        (4, "sinds de start", SheetDoubt::NotADate),
    ] {
        let mut words = ["A", "", "", "", ""];
        words[column] = written;
        let cell = format!("{}4", ["A", "B", "C", "D", "E"][column]);
        let found = doubts(&list(&header, &[&words]));
        assert_eq!(found, [(cell, Severity::Question, doubt)]);
    }
}

#[test]
fn an_unknown_kind_is_asked_and_never_guessed() {
    let book = list(&["Naam", "Soort"], &[&["A", "apotheek"]]);
    let (partners, remarks) = read(&book, &[]);
    assert_eq!(partners[0].value.kind, None);
    assert_eq!(remarks[0].severity, Severity::Question);
    assert!(matches!(&remarks[0].doubt, SheetDoubt::UnknownWord { known } if known.len() == 9));
}

#[test]
fn faults_are_said_at_their_row() {
    let book = list(&["Naam", "Plaats"], &[&["", "Zeist"]]);
    assert_eq!(
        doubts(&book),
        [("A4".to_owned(), Severity::Error, SheetDoubt::MissingName)]
    );
    let book = list(&["Naam", "Plaats"], &[&["GGD Eem"], &["ggd eem "]]);
    let SheetDoubt::NameTwice { first } = doubts(&book)[0].2.clone() else {
        panic!("the name stands there twice");
    };
    assert_eq!(first.cell.as_deref(), Some("A4"));
    let mut book = list(&["Naam", "Plaats"], &[&["GGD Eem"]]);
    book.sheets[0].type_in("B4", Value::Error("#N/A".to_owned()));
    assert_eq!(
        doubts(&book),
        [("B4".to_owned(), Severity::Error, SheetDoubt::ErrorCell)]
    );
    let mut book = list(&["Naam", "Plaats"], &[&["GGD Eem"]]);
    book.sheets[0].hidden_rows.insert(3);
    assert_eq!(
        doubts(&book),
        [("A4".to_owned(), Severity::Notice, SheetDoubt::HiddenRowRead)]
    );
}

#[test]
fn a_workbook_without_names_is_one_error() {
    let found = doubts(&list(&["Kleur", "Maat"], &[&["rood", "xl"]]));
    assert_eq!(found.len(), 1);
    assert!(matches!(found[0].2, SheetDoubt::MissingColumns { .. }));
}

#[test]
fn numbers_in_text_columns_are_kept_as_written() {
    let mut book = list(&["Naam", "Telefoon"], &[&["GGD Eem"]]);
    book.sheets[0].type_in("B4", number("301234567"));
    assert_eq!(read(&book, &[]).0[0].value.contact.phone, "301234567");
}

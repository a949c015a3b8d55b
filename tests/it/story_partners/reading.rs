//! A list of partners is read in: looked at first, a faulty row decided on, one undo.

use super::partners;
use crate::support::world::{World, know_partners};
use oto_register::domain::operation::Deed;
use oto_register::domain::partner::{Address, Contact, NewPartner, PartnerKind};
use oto_register::exchange::partner_list;
use std::path::PathBuf;

/// One new, one changed, one the same, one with an e-mail address that is none.
pub fn list(world: &World) -> PathBuf {
    let row = |name: &str, city: &str, email: &str| NewPartner {
        name: name.to_owned(),
        address: Address {
            city: city.to_owned(),
            ..Address::default()
        },
        contact: Contact {
            email: email.to_owned(),
            ..Contact::default()
        },
        ..NewPartner::default()
    };
    let new = NewPartner {
        kind: Some(PartnerKind::Midwifery),
        code: "VW".to_owned(),
        ..row("Verloskundigen Waarden", "Vianen", "post@vkw.example")
    };
    let rows = [
        new,
        row(
            "Huisartsenpost Lekstroom",
            "IJsselstein",
            "oto@lekstroom.example",
        ),
        row("GGD Kromme Rijn", "Houten", ""),
        row("RAV Utrechtse Waarden", "", "rav.example"),
    ];
    let path = world.folder().join("partners.xlsx");
    std::fs::write(&path, partner_list::write(&rows).unwrap()).unwrap();
    path
}

#[test]
fn a_list_with_a_faulty_row_keeps_nothing_until_that_row_is_decided_on() {
    let mut world = partners(know_partners);
    let path = list(&world);
    let window = world.opens(path);
    window
        .sees("1 nieuw, 1 gewijzigd, 1 gelijk. Er is nog niets bewaard.")
        .sees("Fout 1")
        .sees("Kies eerst wat er met 1 rij gebeurt")
        .sees("Rij 5 van blad Partners")
        .sees("Cel I5")
        .sees("“rav.example” is geen e-mailadres.")
        .press_in_vain("Partners overnemen");
    window.keys("Ctrl+S").sees("Er is nog niets bewaard.");
    window.press("Huisartsenpost Lekstroom");
    window
        .sees("Nieuwegein")
        .sees("IJsselstein")
        .sees("oto@lekstroom.example");
    window.press("Fout 1").press("RAV Utrechtse Waarden");
    window.press("Deze rij overslaan").press("Alle 4");
    window
        .sees("Overgeslagen")
        .keys("Ctrl+S")
        .sees("2 partners overgenomen.")
        .sees("Verloskundigen Waarden");
    window.keys("Ctrl+Z").does_not_see("Verloskundigen Waarden");
    window.keys("Ctrl+Shift+Z").sees("Verloskundigen Waarden");
    world.afterwards(|desk| {
        let city = |desk: &oto_register::desk::Desk, name: &str| {
            let id = desk.partner_id(name).unwrap();
            desk.partner_form(id).unwrap().address.city
        };
        assert_eq!(city(desk, "Huisartsenpost Lekstroom"), "IJsselstein");
        assert_eq!(city(desk, "RAV Utrechtse Waarden"), "Waarden");
        let done = desk.store().operations_of(Deed::ImportPartners).unwrap();
        assert_eq!(done.len(), 2, "the partners before, and this list");
    });
}

#[test]
fn a_row_can_be_taken_over_without_what_is_in_doubt() {
    let mut world = partners(|_desk| {});
    let path = list(&world);
    world
        .opens(path)
        .press("Overnemen zonder dit gegeven")
        .press("Partners overnemen")
        .sees("4 partners overgenomen.");
    world.afterwards(|desk| {
        let id = desk.partner_id("RAV Utrechtse Waarden").unwrap();
        assert_eq!(desk.partner_form(id).unwrap().contact.email, "");
    });
}

#[test]
fn a_file_that_is_no_list_says_what_is_missing_and_leaves_the_list() {
    let mut world = partners(know_partners);
    let path = world.folder().join("iets.csv");
    std::fs::write(&path, "a;b\n1;2\n").unwrap();
    let window = world.opens(path);
    window
        .sees("iets.csv is niet ingelezen.")
        .sees("ontbreekt een kopregel met Naam en Soort")
        .sees("Nieuwe partner");
    let path = world.folder().join("kapot.xlsx");
    std::fs::write(&path, [0_u8, 1, 2, 3]).unwrap();
    world.opens(path).sees("kapot.xlsx").sees("Nieuwe partner");
}

#[test]
fn a_code_of_another_and_a_name_that_resembles_one_are_told_at_the_row() {
    let mut world = partners(know_partners);
    let rows = [NewPartner {
        name: "HAP Lekstroom".to_owned(),
        code: "RU".to_owned(),
        ..NewPartner::default()
    }];
    let path = world.folder().join("partners.xlsx");
    std::fs::write(&path, partner_list::write(&rows).unwrap()).unwrap();
    let window = world.opens(path);
    window
        .sees("Cel C2")
        .sees("De code RU is al van RAV Utrechtse Waarden.")
        .sees("“HAP Lekstroom” lijkt op Huisartsenpost Lekstroom");
    window
        .press("Overnemen zonder dit gegeven")
        .keys("Ctrl+S")
        .sees("1 partner overgenomen.")
        .sees("Mogelijk dezelfde: Huisartsenpost Lekstroom en HAP Lekstroom");
}

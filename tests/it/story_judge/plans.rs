//! Plans: taken in turn, found by name, filtered; and what is asked of a plan as a whole.

use super::keys::{judging, sheet, twelve};
use crate::support::world::{World, grant_all, know_partners, read_in};
use oto_register::desk::{Desk, ReadRequest};
use oto_register::domain::verdict::Answer;

/// Three plans, that of the GGD decided.
fn three() -> World {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let ggd = read_in(desk, "ggd-kromme-rijn.xlsx", "GGD Kromme Rijn");
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
        read_in(desk, "rav-utrechtse-waarden.csv", "RAV Utrechtse Waarden");
        grant_all(desk, ggd);
    });
    world.window.keys("Ctrl+PageDown");
    world
}

#[test]
fn a_plan_is_found_by_a_part_of_its_name() {
    let mut world = three();
    world
        .window
        .sees("Plan 2 van 3")
        .keys("Ctrl+F")
        .types("waarden")
        .does_not_see("Geen jaarplan voldoet")
        .keys("Enter")
        .sees("Plan 3 van 3")
        .sees("RAV Utrechtse Waarden");
    world
        .window
        .keys("Ctrl+F")
        .types("onbekend")
        .sees("Geen jaarplan voldoet hieraan.")
        .keys("Escape")
        .sees("Plan 3 van 3");
    world
        .window
        .keys("Ctrl+F")
        .keys("ArrowUp")
        .keys("ArrowUp")
        .keys("Enter")
        .sees("Plan 1 van 3");
}

#[test]
fn plans_are_taken_in_turn_within_the_filter() {
    let mut world = three();
    let window = &mut world.window;
    window.keys("Ctrl+F").keys("Tab").keys("ArrowRight");
    window.sees("Te beoordelen 2").keys("Escape");
    window.sees("Plan 1 van 2 te beoordelen");
    window.keys("Alt+ArrowDown").sees("Plan 2 van 2");
    window.keys("Alt+ArrowDown").sees("Plan 2 van 2");
    window.keys("Alt+ArrowUp").sees("Huisartsenpost Lekstroom");
    window.keys("Alt+ArrowUp").sees("Huisartsenpost Lekstroom");
}

#[test]
fn a_plan_that_came_too_late_says_so_loudly_and_takes_another_answer() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jaarplan.csv");
        let head = "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag";
        let row = "1;Oefening;Oefening;01-03-2027;20;Catering;100,00";
        std::fs::write(&path, format!("{head}\n{row}\n")).unwrap();
        let request = ReadRequest {
            year: Some(2027),
            partner: Some("Huisartsenpost Lekstroom".to_owned()),
            receipt: oto_register::desk::Receipt {
                received_on: Some("2027-02-01".parse().unwrap()),
                ..oto_register::desk::Receipt::default()
            },
            ..ReadRequest::default()
        };
        let reading = desk.look_at(&path, request).unwrap();
        assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
        desk.accept(&reading).unwrap();
    });
    let window = &mut world.window;
    window
        .keys("Ctrl+PageDown")
        .sees("Nog te beoordelen (1)")
        .sees("Kwam de aanvraag binnen voordat het planjaar begon?")
        .keys("Alt+ArrowLeft")
        .sees("Te laat volgens de landelijke regel.")
        .sees("Houdt tegen")
        .tab_to_id("plan-1")
        .keys("Home")
        .does_not_see("Te laat volgens");
    window
        .keys("Backspace")
        .sees("Te laat volgens de landelijke regel.");
}

#[test]
fn the_questions_about_a_plan_are_answered_with_the_same_keys() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window.sees("2 vragen open").keys("Alt+ArrowLeft");
    window
        .sees("Jaarplan 2027 Huisartsenpost Lekstroom")
        .scroll_over("Kwam de aanvraag binnen voordat het planjaar begon?", -40.0)
        .sees("Landelijk Beleidskader 3.0")
        .scroll_over("Landelijk Beleidskader 3.0", 40.0);
    window.keys("2").sees("Vraag de partner om aanvulling");
    window.sees("Houdt tegen").keys("Ctrl+J");
    window.keys("Backspace").keys("Backspace").keys("Ctrl+J");
    window.sees("Vragen beantwoord");
    window.keys("Alt+ArrowRight").sees("Oefening nummer 1");
    world.afterwards(|desk: &mut Desk| {
        let given: Vec<_> = sheet(desk).answers.into_iter().collect();
        assert_eq!(given.len(), 2);
        assert!(given.iter().all(|(_, answer)| *answer == Answer::Yes));
    });
}

#[test]
fn a_kind_chosen_once_is_proposed_for_the_same_words_in_another_plan() {
    let lines = |desk: &mut Desk, partner: &str| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("jaarplan.csv");
        let head = "Nr;Activiteit;Soort;Datum;Aantal deelnemers;Kostenpost;Aangevraagd bedrag";
        let row = "1;Oefening;Oefening;01-03-2027;20;Zeecontainer, 2 dagen;100,00";
        std::fs::write(&path, format!("{head}\n{row}\n")).unwrap();
        let request = ReadRequest {
            year: Some(2027),
            partner: Some(partner.to_owned()),
            ..ReadRequest::default()
        };
        let reading = desk.look_at(&path, request).unwrap();
        assert!(reading.can_be_accepted(), "{:?}", reading.remarks);
        desk.accept(&reading).unwrap();
    };
    let mut world = World::after(|desk| {
        know_partners(desk);
        lines(desk, "GGD Kromme Rijn");
        lines(desk, "RAV Utrechtse Waarden");
    });
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").sees("Nog geen kostensoort");
    window
        .keys("Enter")
        .keys("Enter")
        .types("cat")
        .keys("Enter");
    window.does_not_see("Nog geen kostensoort");
    window.keys("Alt+ArrowDown");
    window
        .sees("RAV Utrechtse Waarden")
        .sees("Kostensoort: voorstel, eerder zo gekozen");
    window.keys("Enter").does_not_see("eerder zo gekozen");
}

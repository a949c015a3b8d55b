//! From what is missing to what was agreed: with a file, taken back, kept as a draft, and the ways in and out.

use super::{World, line, prepare, prepare_more};
use oto_register::domain::decision::ConsultationOutcome;
use oto_register::storage::fingerprint;

fn missing() -> World {
    let mut world = World::after(|desk| {
        prepare(desk);
    });
    world.window.press("Overleg").sees("5 ontbreken");
    world
}

#[test]
fn a_missing_talk_is_asked_answered_filed_and_taken_back() {
    let mut world = missing();
    let mail = world.folder().join("mail van Bakker.eml");
    std::fs::write(&mail, "Akkoord met één nacht.").unwrap();
    let window = &mut world.window;
    window
        .press("LS-27-02 Oefening nachtdienst")
        .sees("Overleg ontbreekt voor “Hotel Drenthe”.")
        .sees("Verblijf: eerst overleggen")
        .press("Overleg vastleggen");
    assert_eq!(window.value("overleg-met"), "mevrouw A. van den Berg");
    window.type_into("overleg-met", "de heer Bakker");
    world.will_choose(std::slice::from_ref(&mail));
    let window = &mut world.window;
    window
        .press_id("overleg-bestand")
        .sees("mail van Bakker.eml")
        .keys("Ctrl+Enter")
        .sees("Overleg vastgelegd")
        .sees("4 ontbreken, 1 staat open")
        .sees("Hoe lang is de reis van de deelnemers, en waarom is overnachten nodig?")
        .sees("mail van Bakker.eml");
    // The keyboard is on the row: Enter records what came of it.
    window
        .keys("Enter")
        .sees("Uitkomst vastleggen")
        .keys("Ctrl+Enter")
        .sees("Kies wat het overleg opleverde.")
        .press("Akkoord")
        .press_id("overleg-afspraak")
        .types("Eén nacht.")
        .keys("Ctrl+Enter")
        .sees("Uitkomst van het overleg vastgelegd")
        .sees("Overlegd op 21 november 2026 over “Hotel Drenthe”.")
        .press("mail van Bakker.eml");
    let shown = world.shown();
    assert_eq!(
        std::fs::read(&shown[0]).unwrap(),
        std::fs::read(&mail).unwrap()
    );
    assert!(shown[0].ends_with("mail van Bakker.eml"));
    world
        .window
        .keys("Ctrl+Z")
        .sees("4 ontbreken, 1 staat open")
        .keys("Ctrl+Shift+Z")
        .sees("4 ontbreken")
        .does_not_see("staat open");
    world.afterwards(|desk| {
        let rows = desk.consultation_rows(2027).unwrap();
        let talk = rows
            .iter()
            .find_map(|row| row.consultation.clone())
            .unwrap();
        assert_eq!(talk.with_whom, "de heer Bakker");
        assert_eq!(talk.agreed, "Eén nacht.");
        assert_eq!(talk.outcome, Some(ConsultationOutcome::Agreed));
        assert_eq!(talk.condition.unwrap().as_str(), "nl-verblijf-akkoord");
        let plan = desk.store().plan_of_activity(talk.activity).unwrap();
        assert_eq!(talk.line, Some(line(desk, plan, "Hotel Drenthe").1));
        let sha256 = fingerprint("Akkoord met één nacht.".as_bytes());
        assert_eq!(talk.file.unwrap().sha256, sha256);
    });
}

#[test]
fn a_talk_that_was_held_is_recorded_at_once_and_undo_brings_back_that_it_is_missing() {
    let mut world = missing();
    world
        .window
        .press("DV-27-02 Regionale oefening Schokland")
        .keys("Ctrl+N")
        .press("Het overleg is al geweest: leg ook de uitkomst vast")
        .type_into("overleg-dag", "22-11-2026")
        .press("Niet akkoord")
        .press_id("overleg-afspraak")
        .types("Er rijdt een bus.")
        .keys("Ctrl+Enter")
        .sees("22 november 2026 is nog niet geweest.")
        .type_into("overleg-dag", "20-11-2026")
        .keys("Ctrl+Enter")
        .sees("4 ontbreken")
        .sees("Er rijdt een bus.")
        .keys("Ctrl+Z")
        .sees("5 ontbreken")
        .does_not_see("Er rijdt een bus.");
}

#[test]
fn a_day_that_does_not_exist_is_said_below_its_field_once_it_is_left() {
    let mut world = missing();
    let window = &mut world.window;
    window
        .keys("Ctrl+N")
        .type_into("overleg-antwoord", "31-02-2027");
    window.does_not_see("Datum bestaat niet");
    window.keys("Tab").sees("Datum bestaat niet: 31-02-2027");
    window.type_into("overleg-met", "").keys("Ctrl+Enter");
    window
        .sees("Er staat niet met wie.")
        .does_not_see("Overleg vastgelegd");
}

#[test]
fn what_was_typed_is_there_again_after_leaving_and_gone_after_cancelling() {
    let mut world = missing();
    let window = &mut world.window;
    window
        .press("DV-27-02 Regionale oefening Schokland")
        .keys("Ctrl+N")
        .type_into("overleg-met", "mevrouw De Boer")
        .type_into("overleg-antwoord", "01-12-2026")
        .press("Brieven")
        .press("Overleg")
        .sees("DV-27-02 Regionale oefening Schokland");
    assert_eq!(window.value("overleg-met"), "mevrouw De Boer");
    assert_eq!(window.value("overleg-antwoord"), "01-12-2026");
    window
        .keys("Esc")
        .press("Brieven")
        .press("Overleg")
        .sees("5 ontbreken")
        .does_not_see("Ctrl+Enter");
}

#[test]
fn a_question_can_be_copied_as_a_mail() {
    let mut world = World::after(prepare_more);
    world
        .window
        .press("Overleg")
        .press("LS-27-01 Herziening crisisplan")
        .press("Kopieer mailtekst")
        .sees("Mailtekst staat op het klembord")
        .sees("Geachte mevrouw Van den Berg,")
        .sees("- Schrijven crisisplan: € 4.500,00")
        .sees("Wilt u uiterlijk 21 november 2026 antwoorden?")
        .keys("Esc")
        .does_not_see("Mailtekst staat op het klembord");
}

#[test]
fn the_list_is_filtered_by_state_and_partner_and_walked_with_the_arrows() {
    let mut world = World::after(prepare_more);
    let window = &mut world.window;
    window.press("Overleg").sees("5 overleggen");
    window.press("Gehouden 2").sees("2 overleggen");
    window.type_into("filter", "lekstroom").sees("1 overleg");
    window.press("Ontbreekt 2");
    window.sees("Geen overleg met deze stand of partner.");
    window.type_into("filter", "").press("Alles 5");
    window
        .press("DV-27-02 Regionale oefening Schokland")
        .sees("Overleg ontbreekt voor “Hotel Schokland”.")
        .keys("ArrowDown")
        .sees("Antwoord verwacht op 21 november 2026")
        .keys("ArrowUp")
        .sees("Overleg ontbreekt voor “Hotel Schokland”.");
}

#[test]
fn from_a_thread_to_the_line_and_back() {
    let mut world = missing();
    world
        .window
        .press("DV-27-02 Regionale oefening Schokland")
        .press("Hotel Schokland")
        .sees("Motivering")
        .keys("Ctrl+Backspace")
        .sees("Overleg ontbreekt voor “Hotel Schokland”.");
}

#[test]
fn a_letter_says_what_is_missing_and_leads_to_its_thread() {
    let mut world = World::after(|desk| {
        let plans = prepare(desk);
        for plan in plans {
            crate::support::world::grant_all(desk, plan);
        }
    });
    world
        .window
        .press("Brieven")
        .press("Ziekenhuis De Vecht")
        .sees("Concept")
        .sees("Overleg ontbreekt voor “Inschrijving cursus” en 2 andere regels (Gids 1a:")
        .sees("En nog 1 bij deze brief.")
        .tab_to_id("naar-overleg")
        .keys("Enter")
        .sees("5 ontbreken")
        .sees("Overleg ontbreekt voor “Hotel Dublin”.");
}

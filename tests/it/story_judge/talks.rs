//! In overleg: with whom, which question and until when, in one form and one operation.

use super::keys::{judging, sheet};
use oto_register::domain::decision::Outcome;

const HOTEL: &str = "1;Opleiding;Opleiding;01-06-2027;8;Hotel twee nachten;560,00\n1;Opleiding;Opleiding;01-06-2027;8;Catering;60,00\n";

#[test]
fn the_form_is_filled_in_and_recorded_with_the_decision_in_one_operation() {
    let mut world = judging(HOTEL);
    let window = &mut world.window;
    window
        .keys("Enter")
        .sees("Alleen na gedateerd overleg vooraf.")
        .keys("Ctrl+3")
        .sees("Hotel twee nachten, € 560,00");
    assert_eq!(window.value("overleg-met"), "mevrouw A. van den Berg");
    assert_eq!(window.value("overleg-voor"), "05-12-2026");
    window.sees("Is de reis zo lang dat overnachten te verdedigen is?");
    window.keys("Enter").sees("Nog te beoordelen (1)");
    window
        .sees("Hotel twee nachten: in overleg tot 5 december 2026.")
        .keys("ArrowUp")
        .sees("staat open, antwoord verwacht op 5 december 2026")
        .sees("Overlegdraad");
    window.keys("Ctrl+Z").sees("Nog te beoordelen (2)");
    window.does_not_see("Overlegdraad");
    window.keys("Ctrl+Shift+Z").sees("Nog te beoordelen (1)");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        let line = sheet.lines().next().unwrap();
        let made = line.decision.as_ref().unwrap();
        assert_eq!(made.outcome, Outcome::InConsultation);
        let talk = &sheet.activities[0].consultations[0];
        assert_eq!(talk.line, Some(line.line.id));
        assert_eq!(talk.with_whom, "mevrouw A. van den Berg");
        assert!(talk.is_open() && talk.condition.is_some());
    });
}

#[test]
fn what_is_missing_in_the_form_is_said_below_its_field() {
    let mut world = judging(HOTEL);
    let window = &mut world.window;
    window.keys("Enter").keys("Ctrl+3");
    window
        .type_into("overleg-met", "")
        .keys("Enter")
        .sees("Er staat nog niet met wie.");
    window.type_into("overleg-met", "De opleider");
    window.press_id("overleg-vraag");
    window.keys("Ctrl+A").keys("Backspace").keys("Tab");
    window.keys("Ctrl+A").types("31-02-2027").keys("Enter");
    window
        .sees("Er staat nog geen vraag.")
        .sees("Datum bestaat niet: 31-02-2027.");
    window
        .type_into("overleg-voor", "01-11-2026")
        .keys("Tab")
        .sees("1 november 2026 is voorbij.");
    window.type_into("overleg-voor", "01-02-2027");
    window.press_id("overleg-vraag");
    window.types("Waarom twee nachten");
    window
        .press("Overleg vastleggen")
        .sees("in overleg tot 1 februari 2027.");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        let talk = &sheet.activities[0].consultations[0];
        assert_eq!(talk.question, "Waarom twee nachten");
    });
}

#[test]
fn escape_closes_the_form_and_decides_nothing() {
    let mut world = judging(HOTEL);
    let window = &mut world.window;
    window.keys("Enter").keys("Ctrl+3").keys("Escape");
    window
        .does_not_see("Overleg vastleggen")
        .sees("Nog te beoordelen (2)");
    world.afterwards(|desk| {
        let sheet = sheet(desk);
        assert!(sheet.activities[0].consultations.is_empty());
        assert!(sheet.lines().all(|line| line.decision.is_none()));
    });
}

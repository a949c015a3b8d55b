//! Motivations: sentences that are used again, and what was typed and not recorded yet.

use super::keys::{judging, sheet, twelve};
use oto_register::desk::Desk;

const SENTENCE: &str = "Past bij de opgeschaalde zorg.";

#[test]
fn a_sentence_is_kept_inserted_removed_and_taken_back() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window
        .keys("Ctrl+M")
        .sees("Er zijn nog geen vaste zinnen.")
        .keys("Escape");
    window.press_id("motivering");
    window.types(SENTENCE).keys("Ctrl+M");
    window.press("Bij elke kostensoort").keys("Escape");
    window
        .keys("Ctrl+Enter")
        .keys("Ctrl+M")
        .sees(SENTENCE)
        .keys("Enter");
    window.types(" Graag.").keys("Escape");
    window.keys("Ctrl+M").keys("Enter");
    window.sees(&format!("{SENTENCE} Graag. {SENTENCE}"));
    window.keys("Ctrl+M").keys("Delete");
    window.sees("Er zijn nog geen vaste zinnen.").keys("Escape");
    window.press("Oefening nummer 1").keys("Ctrl+Z");
    window.keys("Ctrl+M").sees(SENTENCE);
    world.afterwards(|desk| {
        let kept = desk.sentences(None).unwrap();
        assert_eq!(kept.len(), 1);
        assert_eq!((kept[0].text.as_str(), &kept[0].kind), (SENTENCE, &None));
    });
}

#[test]
fn a_sentence_for_one_kind_is_offered_with_that_kind_alone() {
    let mut world = judging(
        "1;Training;Training;01-03-2027;20;Catering;100,00\n1;Training;Training;01-03-2027;20;Externe trainer;900,00\n",
    );
    let window = &mut world.window;
    window.press_id("motivering");
    window.types("Alleen bij eten.").keys("Ctrl+M");
    window.press("Bij deze kostensoort").keys("Escape");
    window.press("Externe trainer").keys("Ctrl+M");
    window.sees("Er zijn nog geen vaste zinnen.").keys("Escape");
    window
        .keys("ArrowUp")
        .keys("Ctrl+M")
        .sees("Alleen bij eten.");
}

#[test]
fn a_motivation_that_is_not_recorded_survives_the_screen_and_the_program() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window.keys("Enter");
    window.keys("F4").types("Nog te bespreken");
    window.keys("Ctrl+PageDown").keys("Ctrl+PageUp");
    window.sees("Nog te bespreken");
    window.press("Oefening nummer 2");
    window.does_not_see("Nog te bespreken");
    let mut world = world.restarted();
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").sees("Nog te bespreken");
    window.keys("Ctrl+4").sees("Nog te beoordelen (11)");
    world.afterwards(|desk: &mut Desk| {
        assert!(desk.typed("motivering/").is_empty());
        let sheet = sheet(desk);
        let made = sheet.lines().next().unwrap().decision.clone().unwrap();
        assert_eq!(made.motivation, "Nog te bespreken");
    });
}

#[test]
fn a_consultation_that_is_typed_survives_the_screen_and_the_program() {
    let mut world = judging(&twelve());
    let window = &mut world.window;
    window.keys("Enter").keys("Ctrl+3").sees("Met wie");
    window.type_into("overleg-met", "mevrouw De Boer");
    window.type_into("overleg-voor", "10-12-2026");
    window.keys("Escape").does_not_see("Met wie");
    let mut world = world.restarted();
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").keys("Ctrl+3").sees("Met wie");
    assert_eq!(window.value("overleg-met"), "mevrouw De Boer");
    assert_eq!(window.value("overleg-voor"), "10-12-2026");
    window
        .press_id("overleg-vraag")
        .types("Kan het ook in de eigen zaal?")
        .press("Overleg vastleggen")
        .sees("in overleg tot 10 december 2026");
    world.afterwards(|desk: &mut Desk| {
        assert!(desk.typed("in-overleg/").is_empty());
    });
}

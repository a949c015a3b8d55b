//! Plans to the board and back, with keys alone where it says so.

use crate::support::world::{World, day, decide_all, know_partners, read_in};
use oto_register::desk::Desk;
use oto_register::domain::Cents;
use oto_register::domain::letter::LetterState;

/// A window on ROAZ with the five plans decided.
fn roaz() -> World {
    let mut world = World::after(|desk| {
        decide_all(desk);
    });
    to_roaz(&mut world);
    world
}

/// With keys: Inzendingen, Beoordelen, Overleg, ROAZ.
fn to_roaz(world: &mut World) {
    for _ in 0..3 {
        world.window.keys("Ctrl+PageDown");
    }
    world.window.sees("Bestuurlijk ROAZ");
}

fn agreed(desk: &Desk) -> Vec<(String, bool)> {
    let sheets = desk.plan_sheets(2027).unwrap();
    sheets
        .into_iter()
        .map(|it| (it.partner.code, it.plan.agreed_on.is_some()))
        .collect()
}

#[test]
fn two_plans_get_their_agreement_with_one_changed_amount_by_keys_alone() {
    let mut world = roaz();
    let window = &mut world.window;
    // The list has the keyboard: mark the first two.
    window.sees("0 van 5 akkoord");
    window.keys("Space").sees("1 gekozen");
    window.keys("ArrowDown").keys("Space").sees("2 gekozen");
    window
        .keys("Ctrl+R")
        .sees("Akkoord van het Bestuurlijk ROAZ vastleggen")
        .sees("2 jaarplannen, samen");
    assert_eq!(window.value("roaz-datum"), "21-11-2026");
    window.keys("Ctrl+A").types("17-11-2026");
    window.sees("Deze dag ligt vóór de ontvangst");
    window.keys("Ctrl+A").types("22-11-2026");
    window.sees("Deze dag is nog niet geweest.");
    window.keys("Ctrl+A").types("21-11-2026");
    window.tab_to_id("met-wijziging").keys("Enter");
    window
        .sees("Akkoord met wijziging")
        .sees("Plan 1 van 2")
        .sees("Nog geen wijzigingen");
    // The second line of the first plan: open it, type amount and reason.
    window.keys("ArrowDown").keys("Enter").types("1,5x");
    window.sees("“1,5x” is niet als bedrag te lezen.");
    window.keys("Ctrl+A").types("100,25");
    window.sees("1 wijziging").sees("Deels toegekend");
    window.keys("Ctrl+R").sees("De reden ontbreekt.");
    window.types("Een kleinere groep");
    window.sees("Besluit Bestuurlijk ROAZ van 21 november 2026: Een kleinere groep.");
    window
        .keys("Ctrl+R")
        .sees("Akkoord van 21 november 2026 vastgelegd voor 2 jaarplannen.")
        .sees("2 van 5 akkoord");
    // Their letters can be final, the others are concepts.
    window.keys("Ctrl+PageDown").sees("Gereed").sees("Concept");
    world.afterwards(|desk| {
        let letters = desk.letter_sheets(2027).unwrap();
        let ready = letters.iter().filter(|it| it.state == LetterState::Ready);
        assert_eq!(ready.count(), 2);
        let concept = letters.iter().filter(|it| it.state == LetterState::Concept);
        assert_eq!(concept.count(), 3);
        let first = &desk.plan_sheets(2027).unwrap()[0];
        let line = first.lines().nth(1).unwrap();
        let made = line.decision.as_ref().unwrap();
        assert_eq!(made.granted, Cents(10_025));
        assert_eq!(
            made.motivation,
            "Besluit Bestuurlijk ROAZ van 21 november 2026: Een kleinere groep."
        );
        assert!(desk.typed("roaz/").values().all(String::is_empty));
    });
}

#[test]
fn undo_withdraws_the_agreement_with_its_changes() {
    let mut world = roaz();
    let window = &mut world.window;
    window.keys("Space").keys("Ctrl+R");
    window.tab_to_id("met-wijziging").keys("Enter");
    window.keys("Enter").types("1,00").keys("Enter");
    window
        .types("Te duur")
        .keys("Ctrl+R")
        .sees("1 van 5 akkoord");
    window.keys("Ctrl+Z").sees("0 van 5 akkoord");
    world.afterwards(|desk| {
        assert!(agreed(desk).iter().all(|(_, agreed)| !agreed));
        for sheet in desk.plan_sheets(2027).unwrap() {
            assert_eq!(sheet.granted(), sheet.requested());
        }
    });
}

#[test]
fn advice_is_for_plans_that_are_decided_and_the_others_are_named() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "ggd-kromme-rijn.xlsx", "GGD Kromme Rijn");
        let plan = read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
        crate::support::world::grant_all(desk, plan);
    });
    to_roaz(&mut world);
    let window = &mut world.window;
    window.keys("Space").keys("ArrowDown").keys("Space");
    window.tab_to_id("advies").keys("Enter");
    window
        .sees("1 jaarplan, samen")
        .sees("Niet voor GGD Kromme Rijn (")
        .sees("zonder besluit");
    window.keys("Enter");
    window
        .sees("Advies van 21 november 2026 vastgelegd voor 1 jaarplan. Niet voor GGD Kromme Rijn");
    window.sees("Geadviseerd 21-11-2026");
    world.afterwards(|desk| {
        let sheets = desk.plan_sheets(2027).unwrap();
        let advised: Vec<_> = sheets.iter().map(|it| it.plan.advised_on).collect();
        assert_eq!(advised, [None, Some(day("2026-11-21"))]);
    });
}

#[test]
fn all_that_are_ready_are_marked_at_once_and_the_filter_shows_a_stand() {
    let mut world = roaz();
    let window = &mut world.window;
    window.press("Alle die klaar zijn (5)").sees("5 gekozen");
    window
        .press("Alle die klaar zijn (5)")
        .sees("0 van 5 akkoord");
    window
        .press("Akkoord 0")
        .sees("Geen jaarplan met deze stand.");
    window.press("Beoordeeld 5").sees("Ziekenhuis De Vecht");
    window.keys("Ctrl+R").keys("Enter").sees("5 van 5 akkoord");
    window.press("Akkoord 5").sees("Akkoord 21-11-2026");
    world.afterwards(|desk| {
        assert!(agreed(desk).iter().all(|(_, agreed)| *agreed));
    });
}

#[test]
fn the_list_is_written_where_the_user_says_and_opened() {
    let mut world = roaz();
    let path = world.folder().join("lijst.pdf");
    world.will_choose(std::slice::from_ref(&path));
    world.window.keys("Ctrl+P").sees("De lijst staat in");
    assert_eq!(world.shown(), std::slice::from_ref(&path));
    let first = std::fs::read(&path).unwrap();
    assert!(first.starts_with(b"%PDF"));
    // A list of that name is only replaced when the user says so.
    world.window.keys("Space");
    world.will_choose(std::slice::from_ref(&path));
    world
        .window
        .keys("Ctrl+P")
        .sees("Bestaande lijst vervangen?")
        .keys("Escape");
    assert!(std::fs::read(&path).unwrap() == first);
    world.will_choose(std::slice::from_ref(&path));
    world.window.keys("Ctrl+P").press("Vervangen");
    assert!(std::fs::read(&path).unwrap() != first);
}

#[test]
fn enter_leads_to_judging_and_the_way_back_leads_here() {
    let mut world = roaz();
    let window = &mut world.window;
    window.keys("ArrowDown").keys("Enter").sees("Plan 2 van 5");
    window.keys("Ctrl+Backspace").sees("Bestuurlijk ROAZ");
    window.tab_to_id("naar-partner").keys("Enter");
    window.sees("Partners").does_not_see("Bestuurlijk ROAZ");
    window.keys("Ctrl+Backspace").sees("Bestuurlijk ROAZ");
}

#[test]
fn what_is_typed_for_the_board_outlives_the_window() {
    let mut world = roaz();
    let window = &mut world.window;
    window.keys("Space").keys("Ctrl+R");
    window.type_into("roaz-opmerking", "Agendapunt 7");
    window.tab_to_id("met-wijziging").keys("Enter");
    window
        .keys("Enter")
        .types("12,50")
        .keys("Enter")
        .types("Te duur");
    window.keys("Escape").sees("Bestuurlijk ROAZ");
    window.keys("Ctrl+PageDown").keys("Ctrl+PageUp");
    window.keys("Space").keys("Ctrl+R");
    assert_eq!(window.value("roaz-opmerking"), "Agendapunt 7");
    window.tab_to_id("met-wijziging").keys("Enter");
    window.sees("1 wijziging").sees("12,50");
    assert_eq!(window.value("roaz-reden"), "Te duur");
    window
        .press("Wijziging vervallen")
        .sees("Nog geen wijzigingen");
}

#[test]
fn without_plans_the_screen_says_what_to_do() {
    let mut world = World::with_register();
    to_roaz(&mut world);
    world
        .window
        .sees("Nog geen jaarplannen 2027")
        .press("Naar Inzendingen")
        .sees("Inzendingen");
}

//! Logboek: what was done, what it changed, and the way back.

use super::decided;
use crate::support::world::{World, know_partners, read_in};

#[test]
fn what_was_done_stands_newest_first_with_what_it_changed() {
    let mut world = decided();
    let window = &mut world.window;
    window
        .press("Logboek")
        .sees("handelingen, sinds 21 november 2026");
    window.sees("Voorwaarden beantwoord").sees("Kan terug");
    window.sees("Dit is de laatste handeling. Met Ctrl+Z maakt u haar ongedaan.");
    window.keys("ArrowDown");
    window
        .sees("Jaarplan ingelezen")
        .sees("Ziekenhuis De Vecht");
    window.sees("Alleen de laatste handeling kan worden teruggenomen.");
    window
        .sees("activiteiten toegevoegd")
        .sees("Kostenregel toegevoegd");
}

#[test]
fn the_last_deed_is_taken_back_and_done_again_from_here() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window.press("Logboek").press_id("logboek-ongedaan");
    window.sees("Ongedaan gemaakt: jaarplan ingelezen");
    window.sees("Deze handeling is ongedaan gemaakt.");
    window
        .keys("Ctrl+Shift+Z")
        .sees("Opnieuw gedaan: jaarplan ingelezen");
    world.afterwards(|desk| assert_eq!(desk.plan_sheets(2027).unwrap().len(), 1));
}

#[test]
fn the_list_is_filtered_by_words_and_by_deed() {
    let mut world = decided();
    let window = &mut world.window;
    window.press("Logboek").keys("Ctrl+F").types("lekstroom");
    window.sees("3 handelingen").does_not_see("GGD Kromme Rijn");
    window
        .keys("Enter")
        .keys("Home")
        .keys("Escape")
        .sees("17 handelingen");
    window.press("Alle handelingen").press("Partners ingelezen");
    window.sees("1 handeling").sees("5 partners toegevoegd");
}

#[test]
fn a_long_operation_is_told_in_parts() {
    let mut world = World::after(|desk| {
        let names = (1..=40).map(|at| oto_register::domain::partner::NewPartner {
            name: format!("Zorggroep nummer {at}"),
            covenant_from: "2020-01-01".parse().ok(),
            ..Default::default()
        });
        desk.import_partners(&names.collect::<Vec<_>>()).unwrap();
    });
    let window = &mut world.window;
    window
        .press("Logboek")
        .sees("40 partners toegevoegd, 40 convenanten toegevoegd.");
    window
        .tab_to_id("logboek-meer")
        .sees("Nog 20 wijzigingen tonen");
    window
        .keys("Enter")
        .does_not_see("Nog 20 wijzigingen tonen");
}

#[test]
fn a_thousand_operations_build_only_what_is_in_sight() {
    let mut world = World::after(|desk| {
        for at in 0..1_000 {
            let partner = oto_register::domain::partner::NewPartner {
                name: format!("Partner nummer {at}"),
                ..Default::default()
            };
            desk.import_partners(&[partner]).unwrap();
        }
    });
    let window = &mut world.window;
    let start = std::time::Instant::now();
    window.press("Logboek").sees("1001 handelingen");
    window.keys("End").sees("Instellingen gewijzigd");
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    assert!(window.built("Partners ingelezen") < 60);
}

#[test]
fn a_register_of_a_minute_old_already_tells_what_was_done() {
    let mut world = World::empty();
    let window = &mut world.window;
    window
        .keys("Ctrl+N")
        .type_into("nieuw-bureau", "Netwerkbureau Rijn");
    window
        .keys("Enter")
        .press("Logboek")
        .sees("Instellingen gewijzigd");
    window.sees("Netwerkbureau Rijn").sees("was: leeg");
}

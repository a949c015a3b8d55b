//! What belongs to no screen: taking back and doing again, the keys of F1, places and the way back.

use crate::support::world::{World, decide_all, know_partners, read_in};

#[test]
fn what_was_taken_back_is_done_again_from_the_keyboard() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    let window = &mut world.window;
    window.sees("1 van 5 jaarplannen ontvangen");
    window.keys("Ctrl+Z");
    window
        .sees("Ongedaan gemaakt: Jaarplan ingelezen: Huisartsenpost Lekstroom. Ctrl+Shift+Z doet het opnieuw.")
        .sees("0 van 5 jaarplannen ontvangen");
    window.keys("Ctrl+Shift+Z");
    window
        .sees("Opnieuw gedaan: Jaarplan ingelezen: Huisartsenpost Lekstroom.")
        .sees("1 van 5 jaarplannen ontvangen");
    window.keys("Ctrl+Shift+Z");
    window.sees("Er is niets om opnieuw te doen.");
    window.keys("Ctrl+Z");
    window.sees("0 van 5 jaarplannen ontvangen");
}

#[test]
fn after_something_new_nothing_can_be_done_again() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
        desk.undo_last().unwrap();
        read_in(desk, "ggd-kromme-rijn.xlsx", "GGD Kromme Rijn");
    });
    world.window.keys("Ctrl+Shift+Z");
    world.window.sees("Er is niets om opnieuw te doen.");
}

#[test]
fn every_place_is_reached_with_the_keyboard_and_f1_tells_its_keys() {
    let mut world = World::after(|desk| {
        decide_all(desk);
    });
    let window = &mut world.window;
    let places = [
        "Inzendingen",
        "Beoordelen",
        "Overleg",
        "ROAZ",
        "Brieven",
        "Uren",
        "Beslisboom",
        "Referentiegids",
        "Partners",
        "Logboek",
        "Instellingen",
    ];
    for _place in places {
        window.keys("F1");
        window.sees("Toetsen").sees("Op dit scherm").sees("Ctrl+K");
        window.keys("Escape");
        assert!(!window.can_see("Op dit scherm"));
        window.keys("Ctrl+PageDown");
    }
    window.sees("jaarplannen ontvangen");
}

#[test]
fn the_way_back_leads_to_where_a_jump_came_from() {
    let mut world = World::after(|desk| {
        decide_all(desk);
    });
    let window = &mut world.window;
    window.press("Ziekenhuis De Vecht");
    window.press("Brief bekijken").sees("Terug naar waar u was");
    window.keys("Ctrl+Backspace");
    assert!(!window.can_see("Terug naar waar u was"));
    window.sees("Ziekenhuis De Vecht").sees("Brief bekijken");
}

#[test]
fn the_keys_of_a_screen_look_as_kept() {
    let mut world = World::after(know_partners);
    world.window.keys("Ctrl+PageDown").keys("F1");
    world.window.looks_like("screens/toetsen-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/toetsen-1024");
}

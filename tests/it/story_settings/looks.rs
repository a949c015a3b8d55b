//! How Instellingen looks, wide and narrow.

use crate::support::world::{World, decide_all};

fn both(world: &mut World, name: &str) {
    world
        .window
        .looks_like(&format!("screens/instellingen-{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world
        .window
        .looks_like(&format!("screens/instellingen-{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

fn world() -> World {
    let mut world = World::after(|desk| {
        decide_all(desk);
    });
    world.window.press("Instellingen");
    world
}

#[test]
fn an_empty_region_says_what_is_missing() {
    let mut world = World::with_empty_register();
    world.window.press("Instellingen");
    both(&mut world, "leeg");
}

#[test]
fn regio_and_briefpapier_look_as_kept() {
    let mut world = world();
    world.window.looks_like("screens/instellingen-regio-1440");
    world.window.press("Briefpapier");
    both(&mut world, "briefpapier");
}

#[test]
fn ondertekenaars_looks_as_kept() {
    let mut world = world();
    world.window.press("Ondertekenaars");
    both(&mut world, "ondertekenaars");
}

#[test]
fn termijnen_and_keuzes_look_as_kept() {
    let mut world = world();
    world.window.press("Termijnen");
    world
        .window
        .looks_like("screens/instellingen-termijnen-1440");
    world.window.press("Keuzes van de regio");
    both(&mut world, "keuzes");
}

#[test]
fn own_passages_and_rules_look_as_kept() {
    let mut world = world();
    let window = &mut world.window;
    window.press("Eigen passages en regels").keys("Ctrl+N");
    window
        .type_into("passage-titel", "Sobere catering")
        .type_into("passage-vindplaats", "Meerjarenplan 2025–2028, 3.2")
        .press("Regel toevoegen")
        .type_into("regel-titel", "Catering boven € 500 in overleg")
        .press("Kies er een of meer")
        .press("Meerjarenplan 2025–2028, 3.2 · Sobere catering");
    both(&mut world, "regels");
}

#[test]
fn briefteksten_looks_as_kept() {
    let mut world = world();
    world
        .window
        .press("Briefteksten")
        .type_into("zinnen-zoek", "opening")
        .press("Opening van elke brief.")
        .press_id("zin")
        .keys("Ctrl+End")
        .types(" {partner.nam}");
    both(&mut world, "teksten");
}

#[test]
fn hulpmiddelen_looks_as_kept() {
    let mut world = world();
    world.window.press("Hulpmiddelen").press("Register nazien");
    both(&mut world, "hulpmiddelen");
}

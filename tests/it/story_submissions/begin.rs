//! Welkom: how one begins, and what is said when that fails.

use crate::support::world::{World, register, submission};

#[test]
fn a_new_register_is_made_from_welkom() {
    let mut world = World::empty();
    let window = &mut world.window;
    window.sees("Er is nog geen register op deze computer");
    window.keys("Ctrl+N").press("Register maken");
    window.sees("De naam ontbreekt.");
    window.type_into("nieuw-bureau", "Netwerkbureau Rijn & Heuvelrug");
    window.keys("Enter");
    window.sees("Inzendingen").sees("Nog geen jaarplannen 2027");
    assert!(world.folder().join("gegevens/register.oto").is_file());
}

#[test]
fn a_register_is_not_made_over_an_existing_file() {
    let mut world = World::empty();
    let taken = world.folder().join("oud.oto");
    std::fs::write(&taken, "iets anders").unwrap();
    world.window.keys("Ctrl+N");
    world
        .window
        .type_into("nieuw-pad", &taken.display().to_string());
    world.window.type_into("nieuw-bureau", "Netwerkbureau");
    world.window.press("Register maken");
    world.window.sees("Er staat al een bestand met die naam.");
    world.window.sees("Welkom");
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "iets anders");
}

#[test]
fn a_file_that_is_no_register_is_refused_on_welkom() {
    let mut world = World::empty();
    let file = submission("hap-lekstroom.xlsx");
    world.will_choose(&[file]);
    world.window.keys("Ctrl+Shift+O");
    world.window.sees("Het register is niet geopend.");
    world.window.sees("geen register van dit programma");
}

#[test]
fn a_register_in_use_is_refused_then_opened() {
    let mut world = World::empty();
    let elsewhere = register(world.folder());
    let path = world.folder().join("register.oto");
    world.will_choose(std::slice::from_ref(&path));
    world.window.keys("Ctrl+Shift+O").sees("Het is in gebruik");
    drop(elsewhere);
    world.will_choose(&[path]);
    world
        .window
        .keys("Ctrl+Shift+O")
        .sees("Nog geen jaarplannen 2027");
}

#[test]
fn a_path_can_be_typed_where_the_system_has_no_file_dialog() {
    let mut world = World::empty();
    drop(register(world.folder()));
    let path = world.folder().join("register.oto");
    world
        .window
        .keys("Ctrl+Shift+O")
        .sees("Typ of plak het volledige pad.");
    world.window.type_into("pad", &path.display().to_string());
    world.window.keys("Enter").sees("Nog geen jaarplannen 2027");
}

#[test]
fn reading_a_file_from_welkom_makes_the_register() {
    let mut world = World::empty();
    world.will_choose(&[submission("hap-lekstroom.xlsx")]);
    world.window.press("Inzending inlezen");
    world
        .window
        .sees("Jaarplan Huisartsenpost Lekstroom controleren");
    world.window.press("Inlezen").sees("7.255,00");
}

#[test]
fn the_example_opens_from_welkom() {
    let mut world = World::empty();
    world.window.keys("Ctrl+E");
    world
        .window
        .sees("jaarplannen ontvangen")
        .sees("RAV Utrechtse Waarden");
    world.window.press("Brieven").sees("Brieven");
    assert!(
        world
            .folder()
            .join("gegevens/voorbeeld/voorbeeld.oto")
            .is_file()
    );
}

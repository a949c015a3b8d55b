//! From Welkom to the first plan.

use crate::support::world::{World, submission};

#[test]
fn a_new_register_is_made_from_welkom() {
    let mut world = World::empty();
    world
        .window
        .sees("Er is nog geen register op deze computer")
        .keys("Ctrl+N");
    world
        .window
        .types("Netwerkbureau Rijn & Heuvelrug")
        .keys("Enter");
    world
        .window
        .sees("Inzendingen")
        .sees("Nog geen jaarplannen 2027");
    assert!(world.folder().join("gegevens/register.oto").is_file());
}

#[test]
fn a_file_is_checked_then_read_in() {
    let mut world = World::with_register();
    world.opens(submission("hap-lekstroom.xlsx"));
    world
        .window
        .sees("Jaarplan Huisartsenpost Lekstroom controleren");
    world.window.press("Inlezen");
    world
        .window
        .sees("Jaarplan Huisartsenpost Lekstroom versie 1 ingelezen: 3 activiteiten.");
    world.window.sees("7.255,00");
}

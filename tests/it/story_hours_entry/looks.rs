//! What it looks like, at both sizes.

use super::{change, ready, with_year};
use crate::support::world::World;

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn entering_hours_looks_as_kept() {
    let mut world = ready();
    let window = &mut world.window;
    window.types("SEH-verpleegkundige").keys("Enter");
    window
        .types("1-10")
        .keys("Tab")
        .types("v")
        .keys("Tab")
        .types("4")
        .keys("Enter");
    window
        .keys("Tab")
        .types("v")
        .keys("Tab")
        .types("1.250")
        .keys("Enter");
    window
        .types("8-10")
        .keys("Tab")
        .types("u")
        .keys("Tab")
        .types("8")
        .keys("Tab")
        .types("8:30");
    window.keys("Tab").types("34").keys("Enter");
    window
        .types("15-12")
        .keys("Tab")
        .types("e")
        .keys("Tab")
        .types("90m")
        .keys("Enter");
    window
        .types("3-2-2027")
        .keys("Tab")
        .types("e")
        .keys("Tab")
        .types("1")
        .keys("Tab")
        .keys("Tab");
    window
        .keys("Tab")
        .keys("Tab")
        .types("Nabespreking met het team")
        .keys("Enter")
        .tab_to_id("uren-volgende");
    both(&mut world, "uren-invoer");
    // A cursor blinks by the clock: the focus is in no field when a picture is taken.
    world.window.keys("Ctrl+F").keys("Tab");
    both(&mut world, "uren-invoer-activiteit");
}

#[test]
fn a_judged_claim_and_its_correction_look_as_kept() {
    let (mut world, claims) = with_year();
    change(&mut world, claims[5]).press("Corrigeren");
    world
        .window
        .type_into("correctie-uren", "10")
        .tab_to("Annuleren");
    both(&mut world, "uren-invoer-corrigeren");
    world.window.keys("Escape");
    both(&mut world, "uren-invoer-beoordeeld");
}

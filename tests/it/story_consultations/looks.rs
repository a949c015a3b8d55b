//! What Overleg looks like, kept as pictures at both sizes of the window.

use super::{World, prepare, prepare_more};

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn overleg_looks_as_kept() {
    let mut world = World::after(prepare_more);
    world.window.press("Overleg").sees("Overleg, op datum");
    both(&mut world, "overleg");
}

#[test]
fn a_new_consultation_looks_as_kept() {
    let mut world = World::after(|desk| {
        prepare(desk);
    });
    world
        .window
        .press("Overleg")
        .keys("Ctrl+N")
        .press("Het overleg is al geweest: leg ook de uitkomst vast")
        .press("Akkoord")
        .keys("Ctrl+Enter")
        .sees("Er staat niet wanneer.")
        // The picture without a blinking cursor.
        .press("Akkoord");
    both(&mut world, "overleg-nieuw");
}

#[test]
fn a_year_without_plans_looks_as_kept() {
    let mut world = World::with_register();
    world.window.press("Overleg");
    both(&mut world, "overleg-leeg");
}

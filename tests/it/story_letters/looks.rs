//! What the screens look like, kept as pictures at both sizes of the window.

use crate::support::world::{World, day, decide_all, submission};

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn welkom_looks_as_kept() {
    let mut world = World::empty();
    both(&mut world, "welkom");
}

#[test]
fn inzendingen_looks_as_kept() {
    let mut world = World::after(|desk| {
        decide_all(desk);
    });
    both(&mut world, "inzendingen");
    world.window.press("Ziekenhuis De Vecht");
    both(&mut world, "jaarplan");
}

#[test]
fn a_check_with_faults_looks_as_kept() {
    let mut world = World::with_register();
    world.opens(submission("ziekenhuis-eemdal-met-fouten.xlsx"));
    both(&mut world, "controle-fouten");
}

#[test]
fn brieven_looks_as_kept() {
    let mut world = World::after(|desk| {
        let plans = decide_all(desk);
        desk.record_agreement(&plans[..3], day("2026-11-17"))
            .unwrap();
    });
    world.window.keys("Ctrl+PageUp");
    both(&mut world, "brieven");
}

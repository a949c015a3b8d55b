//! How Referentiegids, Logboek and the search look, wide and narrow.

use super::decided;
use crate::support::world::World;

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn the_guide_from_its_beginning_looks_as_kept() {
    let mut world = decided();
    world.window.press("Referentiegids");
    both(&mut world, "gids");
}

#[test]
fn a_passage_looks_as_kept() {
    let mut world = decided();
    world
        .window
        .keys("Ctrl+K")
        .types("altijd bekwaam")
        .keys("Enter");
    both(&mut world, "gids-passage");
}

#[test]
fn a_cost_kind_looks_as_kept() {
    let mut world = decided();
    world.window.keys("Ctrl+K").types("catering").keys("Enter");
    both(&mut world, "gids-kostensoort");
    world.window.resize(1024.0, 700.0);
    world.window.press_id("gids-tabs").keys("End");
    world.window.looks_like("screens/gids-zaken-1024");
}

#[test]
fn a_cost_kind_with_conditions_looks_as_kept() {
    let mut world = decided();
    world
        .window
        .keys("Ctrl+K")
        .types("interne trainer of oto")
        .keys("Enter");
    both(&mut world, "gids-voorwaarden");
}

#[test]
fn what_is_searched_in_the_guide_looks_as_kept() {
    let mut world = decided();
    world.window.press("Referentiegids");
    world.window.keys("Ctrl+F").types("trainer").keys("Enter");
    world.window.keys("ArrowDown").keys("ArrowDown");
    both(&mut world, "gids-zoeken");
}

#[test]
fn the_log_book_looks_as_kept() {
    let mut world = decided();
    let window = &mut world.window;
    window.keys("Ctrl+Z").press("Logboek");
    window.keys("ArrowDown").keys("ArrowDown").keys("ArrowDown");
    both(&mut world, "logboek");
}

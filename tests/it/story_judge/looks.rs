//! How Beoordelen looks, wide and narrow.

use crate::support::world::{GOOD, World, grant_all, know_partners, read_in};

/// The five plans that can be read, one of them decided.
fn world() -> World {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let plans: Vec<_> = GOOD.iter().map(|(file, name)| read_in(desk, file, name)).collect();
        grant_all(desk, plans[0]);
    });
    world.window.press("Beoordelen");
    world
}

#[test]
fn beoordelen_looks_as_designed() {
    let mut world = world();
    world.window.looks_like("screens/beoordelen-1440");
}

#[test]
fn beoordelen_narrow_looks_as_designed() {
    let mut world = world();
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/beoordelen-1024");
    world.window.press("Voorwaarden 0 van 4");
    world.window.looks_like("screens/beoordelen-1024-voorwaarden");
}

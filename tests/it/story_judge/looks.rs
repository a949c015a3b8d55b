//! How Beoordelen looks, wide and narrow.

use crate::support::world::{GOOD, World, grant_all, know_partners, read_in};
use oto_register::desk::Desk;

/// The five plans that can be read, one of them decided.
fn world() -> World {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let plans: Vec<_> = GOOD
            .iter()
            .map(|(file, name)| read_in(desk, file, name))
            .collect();
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
    world
        .window
        .looks_like("screens/beoordelen-1024-voorwaarden");
}

#[test]
fn a_decision_and_what_it_leaves_look_as_designed() {
    let mut world = world();
    let window = &mut world.window;
    window.keys("Enter").keys("1").keys("1").keys("2");
    window.keys("ArrowDown").keys("Enter").keys("Ctrl+1");
    window.keys("Enter").keys("Ctrl+2");
    window.types("1.000,00").keys("Enter");
    window.looks_like("screens/beoordelen-deels-1440");
    window.resize(1024.0, 700.0);
    window.looks_like("screens/beoordelen-deels-1024");
}

#[test]
fn earlier_decisions_and_evidence_look_as_designed() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        for (file, name) in GOOD {
            read_in(desk, file, name);
        }
        let sheets = desk.plan_sheets(2027).unwrap();
        for sheet in &sheets[..2] {
            let lines: Vec<_> = Desk::as_proposed(&sheet.with_suggestions())
                .iter()
                .map(|it| it.line)
                .collect();
            desk.grant_proposed(sheet.plan.id, &lines).unwrap();
        }
    });
    let window = &mut world.window;
    window.press("Beoordelen");
    window.keys("Alt+ArrowDown").keys("Alt+ArrowDown");
    window.looks_like("screens/beoordelen-plan-1440");
    window.scroll_over("Eerder besloten", -40.0);
    window.looks_like("screens/beoordelen-eerder-1440");
}

#[test]
fn the_dialogs_of_beoordelen_look_as_designed() {
    let mut world = world();
    world
        .window
        .keys("Ctrl+G")
        .looks_like("screens/beoordelen-voorstel-1440");
    world
        .window
        .keys("Escape")
        .keys("Ctrl+R")
        .looks_like("screens/beoordelen-akkoord-1440");
}

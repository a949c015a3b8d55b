//! How Beoordelen looks, wide and narrow.

use super::one_plan;
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
        for sheet in sheets.iter().filter(|it| it.partner.code != "LS") {
            let lines: Vec<_> = Desk::as_proposed(&sheet.with_suggestions())
                .iter()
                .map(|it| it.line)
                .collect();
            desk.grant_proposed(sheet.plan.id, &lines).unwrap();
        }
    });
    let window = &mut world.window;
    window.press("Beoordelen");
    window.keys("Alt+ArrowDown").keys("ArrowDown");
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

#[test]
fn a_plan_half_judged_looks_as_designed() {
    let mut world = World::after(one_plan::read_in);
    let window = &mut world.window;
    window.keys("Ctrl+PageDown").keys("Ctrl+G").keys("Enter");
    window.keys("Enter").keys("Ctrl+J").keys("Ctrl+1");
    window.keys("Enter").keys("Ctrl+J").keys("Ctrl+1");
    window.keys("Enter").keys("Ctrl+4");
    window.keys("Enter").keys("Ctrl+J").keys("Ctrl+1");
    window.keys("Enter").keys("Ctrl+3");
    window.looks_like("screens/beoordelen-overleg-1440");
    window.keys("Enter").keys("ArrowUp");
    window.looks_like("screens/beoordelen-halverwege-1440");
    window.resize(1024.0, 700.0);
    window.looks_like("screens/beoordelen-halverwege-1024");
}

#[test]
fn the_plan_as_a_whole_and_the_choice_of_plans_look_as_designed() {
    let mut world = world();
    let window = &mut world.window;
    window.keys("Alt+ArrowLeft").keys("2");
    window.looks_like("screens/beoordelen-plan-1440");
    window.keys("Ctrl+F");
    window.looks_like("screens/beoordelen-plannen-1440");
    window.keys("Escape").resize(1024.0, 700.0);
    window.looks_like("screens/beoordelen-plan-1024");
}

#[test]
fn sentences_look_as_designed() {
    let mut world = world();
    let window = &mut world.window;
    window
        .keys("F4")
        .types("De oefening past bij de opgeschaalde zorg.");
    window.keys("Ctrl+M").press("Bij elke kostensoort");
    window.keys("Escape").keys("Ctrl+Enter").keys("F4");
    window.types("Wij vergoeden de trainers als de uren zijn geregistreerd.");
    window.keys("Ctrl+M");
    window.looks_like("screens/beoordelen-zinnen-1440");
}

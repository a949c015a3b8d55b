//! How ROAZ looks, wide and narrow.

use crate::support::world::{GOOD, World, day, grant_all, know_partners, read_in};
use oto_register::desk::{Agreement, BoardChange, DecisionRequest, Desk};
use oto_register::domain::Cents;
use oto_register::domain::decision::Outcome;

/// Five plans at five stands.
fn five(desk: &mut Desk) {
    know_partners(desk);
    let plans: Vec<_> = GOOD
        .iter()
        .map(|(file, name)| read_in(desk, file, name))
        .collect();
    for plan in &plans[1..] {
        grant_all(desk, *plan);
    }
    let sheet = desk.plan_sheet(plans[1]).unwrap();
    let line = sheet.lines().next().unwrap().line.id;
    let consult = DecisionRequest {
        line,
        outcome: Outcome::InConsultation,
        granted: Cents::ZERO,
        recorded: None,
        motivation: String::new(),
    };
    desk.record_decisions(plans[1], &[consult]).unwrap();
    desk.advise(&plans[3..4], day("2026-11-21")).unwrap();
    let sheet = desk.plan_sheet(plans[4]).unwrap();
    let line = sheet.lines().next().unwrap().line.id;
    let changes = vec![BoardChange {
        line,
        granted: Cents(120_050),
        reason: "één dagdeel minder".to_owned(),
    }];
    desk.agree(&Agreement {
        plans: vec![plans[4]],
        on: day("2026-11-21"),
        note: "Agendapunt 7".to_owned(),
        changes,
    })
    .unwrap();
}

fn world() -> World {
    let mut world = World::after(five);
    world.window.press("ROAZ");
    world
}

fn both(world: &mut World, name: &str) {
    world.window.looks_like(&format!("screens/{name}-1440"));
    world.window.resize(1024.0, 700.0);
    world.window.looks_like(&format!("screens/{name}-1024"));
    world.window.resize(1440.0, 900.0);
}

#[test]
fn roaz_looks_as_kept() {
    let mut world = world();
    world
        .window
        .keys("End")
        .keys("ArrowUp")
        .keys("Space")
        .keys("End");
    both(&mut world, "roaz");
}

#[test]
fn the_agreement_looks_as_kept() {
    let mut world = world();
    world
        .window
        .keys("Space")
        .keys("ArrowDown")
        .keys("ArrowDown")
        .keys("Space");
    world.window.keys("Ctrl+R");
    both(&mut world, "roaz-akkoord");
}

#[test]
fn what_the_board_changed_looks_as_kept() {
    let mut world = world();
    let window = &mut world.window;
    window
        .keys("ArrowDown")
        .keys("Space")
        .keys("ArrowDown")
        .keys("Space");
    window
        .keys("Ctrl+R")
        .tab_to_id("met-wijziging")
        .keys("Enter");
    window
        .keys("Enter")
        .types("1.000,50")
        .keys("Enter")
        .types("Een kleinere groep");
    both(&mut world, "roaz-wijziging");
}

#[test]
fn roaz_without_plans_looks_as_kept() {
    let mut world = World::with_register();
    world.window.press("ROAZ");
    world.window.looks_like("screens/roaz-leeg-1440");
}

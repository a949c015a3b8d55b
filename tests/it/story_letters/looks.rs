//! What the screens look like, kept as pictures at both sizes of the window.

use crate::story_submissions::second_version;
use crate::support::data;
use crate::support::world::{GOOD, World, day, decide_all, know_partners, read_in, submission};
use oto_register::desk::{DecisionRequest, Progress};
use oto_register::domain::Cents;
use oto_register::domain::decision::Outcome;

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
fn a_second_version_looks_as_kept() {
    let mut world = World::after(|desk| {
        know_partners(desk);
        read_in(desk, "rav-utrechtse-waarden.csv", "RAV Utrechtse Waarden");
    });
    let path = world.folder().join("rav-versie-2.csv");
    std::fs::write(&path, second_version()).unwrap();
    world.opens(path).press("Kies een partner");
    world.window.press("RAV Utrechtse Waarden");
    both(&mut world, "controle-versie-2");
}

#[test]
fn mapping_by_hand_looks_as_kept() {
    let mut world = World::with_register();
    world.opens(data("exchange/eigen-uitdraai-2027.xlsx"));
    both(&mut world, "controle-koppelen");
}

#[test]
fn several_files_look_as_kept() {
    let mut world = World::after(know_partners);
    let mut files: Vec<_> = GOOD.iter().map(|(file, _)| submission(file)).collect();
    files.push(submission("ziekenhuis-eemdal-met-fouten.xlsx"));
    world.will_choose(&files);
    world.window.keys("Ctrl+O");
    both(&mut world, "bestanden");
}

#[test]
fn brieven_looks_as_kept() {
    let mut world = World::after(|desk| {
        let plans = decide_all(desk);
        desk.record_agreement(&plans[..3], day("2026-11-17"))
            .unwrap();
    });
    world.window.press("Brieven");
    both(&mut world, "brieven");
}

#[test]
fn brieven_with_something_held_up_looks_as_kept() {
    let mut world = World::after(|desk| {
        let plans = decide_all(desk);
        desk.record_agreement(&plans, day("2026-11-17")).unwrap();
        desk.make_letters(&plans[1..], false, &Progress::silent())
            .unwrap();
        let line = desk.plan_sheet(plans[0]).unwrap();
        let line = line.lines().next().unwrap().line.id;
        let request = DecisionRequest {
            line,
            outcome: Outcome::InConsultation,
            granted: Cents::ZERO,
            recorded: None,
            motivation: String::new(),
        };
        desk.record_decisions(plans[0], &[request]).unwrap();
    });
    world.window.press("Brieven");
    both(&mut world, "brieven-geblokkeerd");
    world.window.press("Ziekenhuis De Vecht");
    world.window.tab_to_id("brief-plaatsen");
    for _ in 0..30 {
        world.window.keys("ArrowDown");
    }
    both(&mut world, "brieven-plaats");
    world.window.press("Wijzigen");
    world
        .window
        .looks_like("screens/brieven-ondertekenaar-1440");
    world.window.press("Annuleren").press_id("alle-verstuurd");
    world.window.looks_like("screens/brieven-versturen-1440");
}

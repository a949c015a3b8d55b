//! From an activity in Beoordelen to the tree and back: its outcome is the verdict of the line.

use super::{UP_TO_HOW_OFTEN, answers, with_plan};
use crate::support::world::World;
use oto_register::domain::verdict::Verdict;

/// Beoordelen, at the line that pays an employee of the activity DV-27-02, its kind confirmed.
fn at_the_trainer(world: &mut World) {
    world.window.keys("Ctrl+PageDown").sees("Nog te beoordelen");
    world.window.keys("Alt+ArrowRight").sees("DV-27-02");
    world.window.keys("ArrowDown").keys("Enter");
    world
        .window
        .sees("Interne trainer of OTO-functionaris in de eigen organisatie")
        .sees("Er zijn nog 13 vragen open voor");
}

#[test]
fn the_outcome_of_the_tree_is_the_verdict_of_the_line() {
    let mut world = with_plan();
    at_the_trainer(&mut world);
    // There with keys alone, and six times a year.
    world.window.tab_to_id("naar-beslisboom").keys("Enter");
    world.window.sees("Dit weet het register al");
    world
        .window
        .type_into("rol", "SEH-verpleegkundige")
        .keys("Enter");
    answers(&mut world, UP_TO_HOW_OFTEN);
    world.window.keys("2").sees("Conclusie van de beslisboom");
    world.window.press("Naar Beoordelen");
    world.window.sees("DV-27-02").sees("Regel 2");
    let of_the_tree =
        "De beslisboom van 21 november 2026 voor de rol SEH-verpleegkundige komt op “in overleg”.";
    world
        .window
        .sees(of_the_tree)
        .sees("Terug naar waar u was")
        .does_not_see("Er zijn nog 13 vragen open voor");
    // The pane says what the tree said; from there that run is opened again, and made otherwise.
    for (width, height) in [(1440.0, 900.0), (1024.0, 700.0)] {
        world.window.resize(width, height);
        if width < 1200.0 {
            world.window.press_words("Waarom 1");
        }
        world
            .window
            .sees("SEH-verpleegkundige")
            .sees("21 november 2026");
    }
    world.window.resize(1440.0, 900.0);
    world.window.press("SEH-verpleegkundige");
    world
        .window
        .sees("Conclusie van de beslisboom")
        .keys("Backspace")
        .keys("1");
    world.window.sees("Onder voorwaarden");
    world.window.keys("Ctrl+Backspace");
    world
        .window
        .sees("komt op “onder voorwaarden”.")
        .does_not_see(of_the_tree);
    // An answer to one of the conditions that is stricter counts beside it, and the difference is told.
    world.window.keys("2");
    world.window.sees(
        "De beslisboom komt op “onder voorwaarden” en de antwoorden op de voorwaarden op “niet toegestaan”; het strengste telt.",
    );
    world.afterwards(|desk| {
        let plan = desk.plan_sheets(2027).unwrap().remove(0);
        let activity = &plan.activities[1];
        assert_eq!(activity.tree.len(), 1);
        assert_eq!(activity.tree[0].verdict, Verdict::Conditional);
        assert_eq!(activity.lines[1].judgement.verdict, Verdict::NotAllowed);
        assert_eq!(desk.tree_runs(2027).unwrap().len(), 1);
    });
}

#[test]
fn a_tree_that_was_left_halfway_is_gone_on_with_from_beoordelen() {
    let mut world = with_plan();
    at_the_trainer(&mut world);
    world.window.press_id("naar-beslisboom").keys("Enter");
    world.window.keys("1").sees("5 beantwoord");
    world.window.keys("Ctrl+Backspace");
    world
        .window
        .sees("Een beslisboom over deze activiteit heeft nog een open vraag.")
        .sees("Er zijn nog 13 vragen open voor");
    world.window.press_id("naar-beslisboom");
    world
        .window
        .sees("5 beantwoord")
        .sees("Komt de inzet elke week of elke maand terug als gewoon werk?");
}

#[test]
fn beoordelen_looks_as_kept_with_a_tree() {
    let mut world = with_plan();
    at_the_trainer(&mut world);
    world.window.press_id("naar-beslisboom");
    world
        .window
        .type_into("rol", "SEH-verpleegkundige")
        .keys("Enter");
    answers(&mut world, UP_TO_HOW_OFTEN);
    world.window.keys("2").press("Naar Beoordelen");
    world
        .window
        .looks_like("screens/beoordelen-beslisboom-1440");
    world.window.resize(1024.0, 700.0);
    world
        .window
        .looks_like("screens/beoordelen-beslisboom-1024");
}

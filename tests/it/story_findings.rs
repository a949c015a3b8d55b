//! Bevindingen in the window: what is open, the way to where it is mended and back, by keys alone.

use crate::support::hours::year_2026;
use crate::support::world::World;

/// A window on the findings of a year of hours.
fn findings() -> World {
    let mut world = World::after(|desk| {
        let _ids = year_2026(desk);
    });
    world.window.press("Uren").press_id("naar-bevindingen");
    world
        .window
        .sees("Bevindingen")
        .sees("2 fouten en 18 vragen");
    world
}

#[test]
fn findings_look_as_kept() {
    let mut world = findings();
    world.window.keys("ArrowDown");
    world.window.looks_like("screens/bevindingen-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/bevindingen-1024");
}

#[test]
fn a_year_without_findings_says_so() {
    let mut world = World::after(|desk| {
        crate::support::hours::granted_plan(
            desk,
            "UMC Domstad",
            2026,
            &[(
                "MCI-oefening",
                "Oefening",
                crate::support::world::day("2026-03-12"),
                80,
                900,
            )],
        );
    });
    world.window.press("Uren").press_id("naar-bevindingen");
    world.window.sees("Geen bevindingen in 2026");
}

#[test]
fn a_finding_leads_to_where_it_is_mended_and_back_with_keys_alone() {
    let mut world = findings();
    let window = &mut world.window;
    // The heaviest is marked; the list has the keyboard.
    window
        .sees("Meer dan 24 uur")
        .sees("OTO-coördinator heeft 31")
        .sees("Naar de uren");
    window.keys("Enter").sees("Uren interne trainers");
    window.keys("Ctrl+Backspace").sees("2 fouten en 18 vragen");
    // The first question is a board that did not agree, the second a tree that nobody walked.
    window.keys("ArrowDown").keys("ArrowDown");
    window.sees("Naar ROAZ").keys("ArrowDown");
    window.sees("Naar de beslisboom").keys("Enter");
    window.sees("Dit weet het register al");
    window.keys("Ctrl+Backspace").sees("2 fouten en 18 vragen");
    // The passage of the marked finding.
    window.keys("F2").sees("Uren open verantwoorden");
    window.keys("Ctrl+Backspace").sees("2 fouten en 18 vragen");
}

#[test]
fn filters_leave_what_is_asked_for() {
    let mut world = findings();
    let window = &mut world.window;
    window.press("Fout 2").sees("2 bevindingen");
    window.press("Alles 20").sees("20 bevindingen");
    window.keys("Ctrl+F").types("vecht");
    // Two runs, a day too long, a grant that the board did not agree to.
    window.sees("4 bevindingen").does_not_see("UMC Domstad");
    window.types("xyz");
    window.sees("Geen bevindingen van deze soort of partner");
}

#[test]
fn a_finding_goes_when_it_is_mended() {
    let mut world = findings();
    world = world.again_on("2026-11-21", |desk| {
        let plans: Vec<_> = desk.plan_sheets(2026).unwrap();
        let plans: Vec<_> = plans.iter().map(|it| it.plan.id).collect();
        let on = crate::support::world::day("2025-11-20");
        desk.record_agreement(&plans, on).unwrap();
    });
    world.window.press("Uren").press_id("naar-bevindingen");
    world
        .window
        .sees("2 fouten en 18 vragen")
        .press_words("Vraag 18");
    world.window.sees("niet staat dat de brief is verstuurd");
}

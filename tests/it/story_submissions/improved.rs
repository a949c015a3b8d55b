//! J2, de verbeterde versie: what changed is listed, what was left alone keeps its verdict, the old version is there.

use crate::support::two_versions::{csv, improved, twelve};
use crate::support::window::Window;
use crate::support::world::{World, grant_all};
use oto_register::app::App;
use oto_register::desk::{DecisionRequest, Desk, ReadRequest, Receipt};
use oto_register::domain::PlanId;
use oto_register::domain::decision::Outcome;
use oto_register::domain::letter::LetterState;

const PARTNER: &str = "Ziekenhuis De Vecht";

/// The first version is in, nine of its twelve activities are judged.
fn judged(desk: &mut Desk) -> PlanId {
    crate::support::world::know_partners(desk);
    let path = desk.store().path().unwrap().with_file_name("versie-1.csv");
    std::fs::write(&path, csv(&twelve())).unwrap();
    let request = ReadRequest {
        year: Some(2027),
        partner: Some(PARTNER.to_owned()),
        receipt: Receipt {
            signed_by: Some("mr. J. Visser".to_owned()),
            self_evaluation: Some(true),
            ..Receipt::default()
        },
        ..ReadRequest::default()
    };
    let reading = desk.look_at(&path, request).unwrap();
    let plan = desk.accept(&reading).unwrap().plan;
    let sheet = desk.plan_sheet(plan).unwrap();
    let nine: Vec<DecisionRequest> = sheet.activities[..9]
        .iter()
        .flat_map(|activity| &activity.lines)
        .map(|line| DecisionRequest {
            line: line.line.id,
            outcome: Outcome::Granted,
            granted: line.line.requested,
            recorded: None,
            motivation: "Past in het programma.".to_owned(),
        })
        .collect();
    desk.record_decisions(plan, &nine).unwrap();
    plan
}

/// The improved version, as the partner sends it: with its name on top.
fn second(world: &World) -> std::path::PathBuf {
    let path = world.folder().join("versie-2.csv");
    let text = format!("Organisatie;{PARTNER};;;;;\n{}", csv(&improved()));
    std::fs::write(&path, text).unwrap();
    path
}

fn click(window: &mut Window<App>, clicks: &mut u32, label: &str) {
    *clicks += 1;
    window.press(label);
}

const DIFFERENCES: [&str; 5] = [
    "Bedrag (cel G",
    "Omschrijving (cel F",
    "Datum (cel D",
    "Nieuwe regel (cel G",
    "Vervallen regel: Zaal D",
];

#[test]
fn exactly_the_five_differences_are_listed_within_six_clicks() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let path = second(&world);
    let mut clicks = 1;
    world.opens(path);
    let window = &mut world.window;
    window.sees("2027, versie 2").sees("Verschillen 5");
    for difference in DIFFERENCES {
        assert_eq!(window.built(difference), 1, "{difference}");
    }
    let lines: usize = [
        "Bedrag (",
        "Omschrijving (",
        "Datum (",
        "Nieuwe ",
        "Vervallen ",
    ]
    .iter()
    .map(|words| window.built(words))
    .sum();
    assert_eq!(lines, 5, "{}", window.all_text());
    click(window, &mut clicks, "Inlezen");
    window.sees("versie 2 ingelezen: 12 activiteiten, 1 vervallen.");
    click(window, &mut clicks, PARTNER);
    clicks += 1;
    window.press_id("versie-1").sees("versie 1, ontvangen op");
    window.sees("Zoals het was ingelezen").sees("Zaal D");
    assert!(clicks <= 6, "{clicks} clicks");
    world.afterwards(|desk| {
        let id = desk.partner_id(PARTNER).unwrap();
        let plan = desk.plan_of(id, 2027).unwrap().id;
        let sheet = desk.plan_sheet(plan).unwrap();
        let again: Vec<&str> = sheet
            .lines()
            .filter(|line| line.decision.as_ref().is_some_and(|made| made.stale))
            .map(|line| line.line.text.as_str())
            .collect();
        let mut again = again;
        again.sort_unstable();
        assert_eq!(
            again,
            ["Trainer A", "Trainer C", "Vergaderzaal B", "Zaal C"]
        );
        let settled = sheet.lines().filter(|line| line.settled().is_some());
        // Eighteen were judged: four are touched, one is gone.
        assert_eq!(settled.count(), 13);
    });
}

#[test]
fn touched_lines_say_that_they_are_to_be_judged_again() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let path = second(&world);
    world.opens(path).press("Inlezen");
    let window = &mut world.window;
    window.press("Brieven").sees("Geblokkeerd");
    window.press("Inzendingen").press(PARTNER);
    window.scroll_over("Trainer L", -100.0);
    assert_eq!(window.built("opnieuw beoordelen"), 4);
}

/// What is open goes before what is outdated: the letter is Geblokkeerd until the touched lines are judged again,
/// and Verouderd from then on.
#[test]
fn the_letter_turns_blocked_and_then_outdated() {
    let mut world = World::after(|desk| {
        let plan = judged(desk);
        grant_all(desk, plan);
        desk.record_agreement(&[plan], crate::support::world::day("2026-11-12"))
            .unwrap();
        drop(desk.make_letter(plan, false).unwrap().unwrap());
    });
    world.window.press("Brieven").sees("Gereed");
    world.window.press("Inzendingen");
    let path = second(&world);
    world.opens(path).press("Inlezen");
    world.window.press("Brieven").sees("Geblokkeerd");
    world.afterwards(|desk| {
        let id = desk.partner_id(PARTNER).unwrap();
        let plan = desk.plan_of(id, 2027).unwrap().id;
        assert_eq!(desk.letter_sheet(plan).unwrap().state, LetterState::Blocked);
        grant_all(desk, plan);
        assert_eq!(desk.letter_sheet(plan).unwrap().state, LetterState::Stale);
    });
}

#[test]
fn an_activity_is_kept_with_the_keyboard_and_the_plan_says_so() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let path = second(&world);
    world.opens(path);
    let window = &mut world.window;
    // The last activity of the file comes last: E has a new line, C another day.
    window.tab_to_id("keus-0").keys("ArrowRight");
    window.sees("behouden").tab_to("Inlezen").keys("Enter");
    window.sees("1 behouden.");
    window.press(PARTNER).sees("behouden uit versie 1");
    window.looks_like("screens/jaarplan-behouden-1440");
}

#[test]
fn the_file_of_an_old_version_opens_with_the_program_of_the_system() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let path = second(&world);
    world.opens(path).press("Inlezen");
    world.window.press(PARTNER).press_id("bestand-1");
    let shown = world.shown();
    assert_eq!(std::fs::read_to_string(&shown[0]).unwrap(), csv(&twelve()));
}

#[test]
fn how_a_plan_was_handed_in_is_changed_on_its_screen() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let window = &mut world.window;
    window.press(PARTNER).press_id("ontvangst-wijzigen");
    window
        .type_into("ontvangen", "01-12-2026")
        .sees("1 december 2026 moet nog komen");
    window.press_in_vain("Ontvangst opslaan");
    window
        .type_into("ontvangen", "14-09-2026")
        .type_into("ondertekend", "")
        .press("Ontvangst opslaan");
    window
        .sees("Ontvangst gewijzigd.")
        .sees("14 september 2026")
        .sees("nog niet ondertekend");
    window.keys("Ctrl+Z").sees("mr. J. Visser");
}

#[test]
fn a_receipt_that_was_typed_and_left_is_still_there() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let window = &mut world.window;
    window.press(PARTNER).press_id("ontvangst-wijzigen");
    window.type_into("kenmerk", "ZV/2027/12");
    window.press("Brieven").press("Inzendingen").press(PARTNER);
    assert_eq!(window.value("kenmerk"), "ZV/2027/12");
    window.press("Ontvangst opslaan").sees("ZV/2027/12");
}

#[test]
fn the_comparison_and_an_old_version_look_as_kept() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let path = second(&world);
    let window = world.opens(path);
    window.looks_like("screens/controle-vergelijken-1440");
    window.resize(1024.0, 700.0);
    window.looks_like("screens/controle-vergelijken-1024");
    window.press("Inlezen").press(PARTNER).press_id("versie-1");
    window.looks_like("screens/jaarplan-versie-1024");
    window.resize(1440.0, 900.0);
    window.looks_like("screens/jaarplan-versie-1440");
}

#[test]
fn what_the_first_version_told_holds_on_for_the_second() {
    let mut world = World::after(|desk| {
        judged(desk);
    });
    let path = second(&world);
    world.opens(path);
    assert_eq!(world.window.value("ondertekend"), "mr. J. Visser");
    world.window.press("Inlezen").press(PARTNER);
    world
        .window
        .does_not_see("niet bijgevoegd")
        .sees("bijgevoegd");
}

//! Following words of a letter back with one click or key each.

use crate::support::world::{World, day, know_partners, read_in};
use iced::advanced::widget::Id;
use oto_register::desk::{DecisionRequest, Desk};
use oto_register::domain::decision::Outcome;
use oto_register::domain::{Cents, PlanId};

/// The letter of a hospital, read from its own workbook, with one line granted in part and one refused.
pub fn judged() -> World {
    let mut world = World::after(|desk| {
        know_partners(desk);
        let plan = read_in(desk, "ziekenhuis-de-vecht.xlsx", "Ziekenhuis De Vecht");
        decide(desk, plan);
        desk.record_agreement(&[plan], day("2026-11-17")).unwrap();
    });
    world.window.press("Brieven").sees("1 van");
    world
}

fn decide(desk: &mut Desk, plan: PlanId) {
    let sheet = desk.plan_sheet(plan).unwrap();
    let requests: Vec<DecisionRequest> = (0..)
        .zip(sheet.lines())
        .map(|(at, line)| {
            let asked = line.line.requested;
            let (outcome, granted, motivation) = match at {
                1 => (
                    Outcome::PartlyGranted,
                    Cents(asked.0 / 2),
                    "Voldoende voor dit jaar",
                ),
                3 => (Outcome::Refused, Cents::ZERO, "Hoort bij de gewone zorg"),
                _ => (Outcome::Granted, asked, "Besproken met de partner"),
            };
            DecisionRequest {
                line: line.line.id,
                outcome,
                granted,
                recorded: None,
                motivation: motivation.to_owned(),
            }
        })
        .collect();
    desk.record_decisions(plan, &requests).unwrap();
}

#[test]
fn one_click_on_an_amount_leads_to_its_decision_cell_and_passage() {
    let mut world = judged();
    let window = &mut world.window;
    window
        .press_words("Daarvan kennen wij")
        .sees("Deels toegekend")
        .sees("€ 156,00 van € 312,00")
        .sees("Catering deelnemers")
        .sees("Cel G9 van blad Jaarplan 2027")
        .sees("ziekenhuis-de-vecht.xlsx, versie 1")
        .sees("312")
        .sees("Passage");
    window.keys("Escape").sees("1 van 1 gereed");
}

#[test]
fn one_key_goes_on_to_the_decision_and_back() {
    let mut world = judged();
    let window = &mut world.window;
    window
        .press_words("Dat kennen wij niet toe")
        .sees("Afgewezen");
    window
        .keys("1")
        .sees("Oefenleiding extern bureau")
        .sees("Nog te beoordelen (0)");
    window
        .keys("Ctrl+Backspace")
        .sees("Bronlijn")
        .sees("Afgewezen");
    window.keys("2").sees("Jaarplan Ziekenhuis De Vecht");
    window.keys("Ctrl+Backspace").sees("Bronlijn");
    window.keys("3").sees("Referentiegids");
}

#[test]
fn the_places_of_a_page_are_walked_with_the_keys_and_opened_with_enter() {
    let mut world = judged();
    let window = &mut world.window;
    window.tab_to_id("brief-plaatsen");
    window.keys("End").keys("Home");
    // The sender's column, the return address, the address, the references: down to the first sentence.
    let mut steps = 0;
    while !window.can_see("Bronlijn") {
        window.keys("ArrowDown");
        steps += 1;
        assert!(steps < 60);
        if steps == 20 {
            window.keys("Enter");
        }
    }
    window.sees("In de brief").keys("Escape").sees("Brieven");
}

#[test]
fn the_total_shows_every_line_and_the_file_follows_the_chosen_one() {
    let mut world = judged();
    let window = &mut world.window;
    window
        .press_words("kennen uw organisatie")
        .sees("Besluiten waarop dit rust")
        .sees("€ 11.266,00 van € 23.872,00");
    assert_eq!(window.focused_id(), Some(Id::new("bronlijn-regels")));
    window.sees("Cel G8 van blad Jaarplan 2027");
    window
        .keys("ArrowDown")
        .sees("Cel G9 van blad Jaarplan 2027");
}

#[test]
fn a_fixed_sentence_says_which_text_it_is_and_where_its_values_are_kept() {
    let mut world = judged();
    let window = &mut world.window;
    window
        .press_words("Bestuurlijk ROAZ heeft")
        .sees("Brieftekst opening.akkoord, zin van het programma")
        .sees("{plan.akkoord}")
        .sees("17 november 2026")
        .press("Naar het ROAZ-akkoord")
        .sees("ROAZ");
}

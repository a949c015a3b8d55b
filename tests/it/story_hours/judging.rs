//! Judging hours: all, fewer with a reason, talked over, sent back; the message; what is typed; names.

use super::{one_more, to_hours, with_year};
use crate::support::hours::{lines, year_2026};
use crate::support::world::{World, day};
use oto_register::desk::{ClaimDraft, Desk};
use oto_register::domain::Cents;
use oto_register::domain::hours::{ClaimState, Part};
use oto_register::domain::operation::Deed;

/// The year, and 24 hours of a trainer: 12 in preparation, 10 in delivery, 2 in evaluation.
fn with_twenty_four() -> World {
    let mut world = World::after(|desk| {
        let _claims = year_2026(desk);
        let _id = one_more(
            desk,
            "Ziekenhuis Zuiderzand",
            ("ETS-training poli", "Training", 14),
            "Traumaverpleegkundige",
            [12, 10, 2],
        );
    });
    to_hours(&mut world);
    world
}

/// Presses keys one after another, and counts them.
fn presses(world: &mut World, keys: &[&str]) -> usize {
    for key in keys {
        world.window.keys(key);
    }
    keys.len()
}

#[test]
fn twenty_four_hours_are_accepted_as_sixteen_with_the_reason_beside_comparable_ones() {
    let mut world = with_twenty_four();
    world.window.sees("14 registraties, 5 te beoordelen");
    let mut count = presses(&mut world, &["ArrowDown"; 4]);
    world
        .window
        .sees("Traumaverpleegkundige")
        .sees("Midden van 5 vergelijkbare trainingen")
        .sees("22 uur")
        .sees("+25");
    count += presses(&mut world, &["Ctrl+2"]);
    world
        .window
        .sees("Hier staat alles wat is verantwoord. Vul in wat wordt vergoed.");
    // V becomes 5, U stays 10, E becomes 1.
    count += presses(&mut world, &["5", "Tab", "Tab", "1"]);
    world.window.sees("16 van 24 uur").sees("€ 1.040,00");
    count += presses(&mut world, &["Ctrl+2"]);
    world
        .window
        .sees("De reden ontbreekt. Schrijf waarom er minder wordt vergoed.");
    let reason = "Vergelijkbare trainingen vragen vijf uur voorbereiding.";
    world.window.types(reason);
    count += presses(&mut world, &["Ctrl+2"]);
    world
        .window
        .sees("16 van 24 uur vergoed.")
        .sees("14 registraties, 4 te beoordelen")
        .sees("Bericht aan de instelling over");
    // Eleven presses and the letters of the reason; the next claim is looked at.
    assert_eq!(count, 11);
    world.window.sees("Table-top infectieziekte, 11 juni 2026");
    world.afterwards(|desk| {
        let sheets = desk.claim_sheets(2026..=2026).unwrap();
        let sheet = sheets.last().unwrap();
        assert_eq!(sheet.claim.state, ClaimState::Accepted);
        assert_eq!(sheet.accepted_amount(), Cents(16 * 6500));
        assert_eq!(sheet.amount(), Some(Cents(24 * 6500)));
        assert_eq!(sheet.claim.reason, reason);
        assert!(
            sheet
                .claim
                .passages
                .iter()
                .any(|id| id.as_str() == "bijlage3-v6-uren-te-hoog")
        );
        assert!(desk.typed("uren-oordeel/").is_empty());
    });
}

#[test]
fn all_of_a_claim_is_accepted_with_one_press_and_taken_back_with_another() {
    let mut world = with_year();
    world.window.keys("Ctrl+1");
    world
        .window
        .sees("15 uur passend en redelijk.")
        .sees("3 te beoordelen")
        .sees("Evacuatieoefening, 17 september 2026");
    world.window.keys("Ctrl+Z").sees("4 te beoordelen");
}

#[test]
fn the_checks_are_answered_by_digits_and_kept_with_the_decision() {
    let mut world = with_year();
    world.window.keys("1").sees("1 van 5 beantwoord");
    world.window.keys("3").keys("2").sees("3 van 5 beantwoord");
    world
        .window
        .keys("Ctrl+J")
        .sees("5 van 5 beantwoord")
        .keys("Ctrl+1");
    world.afterwards(|desk| {
        let sheets = desk.claim_sheets(2026..=2026).unwrap();
        let judged = sheets
            .iter()
            .find(|it| it.about.activity.name == "Table-top infectieziekte");
        let codes: Vec<&str> = judged
            .unwrap()
            .claim
            .answers
            .values()
            .map(|it| it.code())
            .collect();
        // By id: aard-complexiteit, drie-fasen, gebruikelijk, tarief, verhouding.
        assert_eq!(codes, ["nee", "ja", "ja", "onbekend", "ja"]);
    });
}

#[test]
fn in_overleg_asks_whom_and_what_and_opens_a_row_in_overleg() {
    let mut world = with_year();
    world.window.press("CBRN-training poortteam").keys("Ctrl+3");
    world
        .window
        .sees("In overleg met de instelling")
        .press("Overleg vastleggen");
    world
        .window
        .sees("Er staat nog geen vraag. Typ wat u wilt weten.")
        .types("Waarom was er veertien uur voorbereiding nodig?");
    world.window.press("Overleg vastleggen");
    world
        .window
        .sees("in overleg met Ziekenhuis De Vecht.")
        .sees("3 te beoordelen");
    world.window.press("CBRN-training poortteam");
    world
        .window
        .sees("“Waarom was er veertien uur voorbereiding nodig?”")
        .tab_to("Overleg")
        .keys("Enter");
    world
        .window
        .sees("Waarom was er veertien uur voorbereiding nodig?")
        .keys("Ctrl+Backspace");
    // Back where it was; now all of it is accepted after all.
    world.window.sees("CBRN-training poortteam, 8 oktober 2026");
    world
        .window
        .keys("Ctrl+1")
        .sees("26 uur passend en redelijk.");
}

#[test]
fn a_claim_goes_back_with_its_reason_and_the_message_is_copied() {
    let mut world = with_year();
    world.window.keys("Ctrl+4");
    world
        .window
        .sees("De reden ontbreekt. Schrijf wat de instelling moet verbeteren.")
        .types("De data van de voorbereiding ontbreken.");
    world.window.keys("Ctrl+4").sees("Teruggestuurd");
    world
        .window
        .keys("Ctrl+M")
        .sees("Bericht aan de instelling");
    world.window.press("Tekst kopiëren");
    let copied = world.window.copied().unwrap().replace('\u{a0}', " ");
    assert!(
        copied.starts_with("Onderwerp: Uren KR-26-01 Table-top infectieziekte"),
        "{copied}"
    );
    assert!(copied.contains("De data van de voorbereiding ontbreken."));
    assert!(copied.contains("- Voorbereiding: 6 uur\n- Uitvoering: 6 uur\n- Evaluatie: 3 uur"));
    assert!(copied.contains("onderdeel Bijlage 1 van de referentiegids"));
}

#[test]
fn what_is_typed_about_a_claim_survives_the_program() {
    let mut world = with_year();
    world.window.press("CBRN-training poortteam");
    world.window.type_into("uren-v", "6:30");
    world.window.keys("F4").types("Zie maart");
    world.window.press("Evacuatieoefening");
    assert_eq!(world.window.value("uren-v"), "16");
    world.window.keys("1");
    let mut world = world.restarted();
    to_hours(&mut world);
    world.window.press("CBRN-training poortteam");
    assert_eq!(world.window.value("uren-v"), "6:30");
    world.window.sees("Zie maart").sees("18:30 van 26 uur");
    world.window.press("Evacuatieoefening");
    assert_eq!(world.window.value("uren-v"), "16");
    world.window.sees("1 van 5 beantwoord");
}

#[test]
fn a_time_that_is_none_is_said_at_its_field() {
    let mut world = with_year();
    world.window.type_into("uren-u", "6:75").keys("Ctrl+2");
    world
        .window
        .sees("“6:75” heeft meer dan 59 minuten. Typ 7:15 als u dat bedoelt.");
    world.window.type_into("uren-u", "60");
    world.window.keys("F4").types("Reden").keys("Ctrl+2");
    world
        .window
        .sees("dit is meer dan verantwoord. Er is 6 uur verantwoord.");
}

#[test]
fn hours_of_taking_part_are_not_accepted() {
    let mut world = World::after(|desk| {
        let claims = year_2026(desk);
        let activity = desk.claim_sheet(claims[0]).unwrap().claim.activity;
        let draft = ClaimDraft {
            part: Part::Participation,
            lines: lines(day("2026-10-08"), [0, 8, 0], 0),
            ..ClaimDraft::new(activity, "Deelnemer")
        };
        let _ids = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
    });
    to_hours(&mut world);
    world.window.press("Deelnemer");
    world
        .window
        .sees("Deelname: deze uren worden nooit vergoed.")
        .keys("Ctrl+1");
    world.window.sees("deelname wordt nooit vergoed.");
}

/// Keeps names in this region.
fn keep_names(desk: &mut Desk) {
    let (mut file, logo) = desk.region_file("logo.png").unwrap();
    let _old = file
        .choices
        .insert("trainers-bij-naam".to_owned(), "true".to_owned());
    desk.change_region(&file, logo).unwrap();
}

#[test]
fn a_name_is_shown_and_erased_for_good_only_where_names_are_kept() {
    let mut world = World::after(|desk| {
        keep_names(desk);
        let claims = year_2026(desk);
        let activity = desk.claim_sheet(claims[0]).unwrap().claim.activity;
        let draft = ClaimDraft {
            name: Some("M. van Dijk".to_owned()),
            lines: lines(day("2026-10-08"), [1, 2, 1], 0),
            ..ClaimDraft::new(activity, "Spelleider")
        };
        let _ids = desk.add_hours(&[draft], Deed::AddHours, "", None).unwrap();
    });
    to_hours(&mut world);
    world.window.press("M. van Dijk");
    world
        .window
        .sees("Spelleider, Ziekenhuis De Vecht")
        .press("Naam wissen");
    world
        .window
        .sees("Naam van deze trainer wissen?")
        .sees("verdwijnt voorgoed")
        .press("Voorgoed wissen");
    world
        .window
        .sees("De naam is gewist. Uren en bedragen zijn gebleven.")
        .does_not_see("M. van Dijk");
    // Undo brings the link back, never the name.
    world.window.sees("Spelleider").keys("Ctrl+Z");
    world.window.sees("Spelleider").does_not_see("M. van Dijk");
    let mut without = with_year();
    without.window.does_not_see("Naam wissen");
}

#[test]
fn at_1024_everything_is_reached_through_three_tabs() {
    let mut world = with_year();
    world.window.resize(1024.0, 700.0);
    world.window.press("CBRN-training poortteam");
    world.window.sees("Verhouding van de uren");
    world.window.keys("1").sees("Toetsen 1 van 5");
    world
        .window
        .sees("Is gerekend met het generieke uurtarief van het jaar?");
    world.window.press("Regels 3").sees("Urenregels");
    world
        .window
        .sees("Passend en redelijk")
        .sees("Terugsturen")
        .keys("Ctrl+1");
    world.window.sees("26 uur passend en redelijk.");
}

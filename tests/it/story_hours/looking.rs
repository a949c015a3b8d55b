//! What Uren shows: the year as designed, comparable registrations, tariffs with their source, many rows.

use super::{one_more, to_hours, with_year};
use crate::support::hours::{granted_plan, lines, year_2026};
use crate::support::world::{World, day};
use oto_register::desk::{ClaimDraft, Correction, HoursVerdict};
use oto_register::domain::Cents;
use oto_register::domain::hours::{Metres, Minutes};
use oto_register::domain::operation::Deed;

#[test]
fn uren_looks_as_designed_at_both_sizes() {
    let mut world = with_year();
    world.window.sees("13 registraties, 4 te beoordelen");
    world.window.press("CBRN-training poortteam");
    world.window.looks_like("screens/uren-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/uren-1024");
}

#[test]
fn a_claim_stands_beside_the_middle_of_comparable_ones_with_its_passages() {
    let mut world = with_year();
    world.window.resize(1440.0, 1200.0);
    world.window.press("CBRN-training poortteam");
    world
        .window
        .sees("Midden van 5 vergelijkbare trainingen")
        .sees("De helft ligt tussen 18 en 23 uur, alle tussen 16 en 24 uur.")
        .sees("+29")
        .sees("−32")
        .sees("Veel voorbereiding")
        .sees("4 uur meer")
        .sees("Bijlage 3, vraag 6");
}

#[test]
fn too_few_comparable_claims_are_said_with_their_number_and_no_middle_is_shown() {
    let mut world = with_year();
    world.window.resize(1440.0, 1200.0);
    world.window.press("Evacuatieoefening");
    world
        .window
        .sees("Er zijn nog maar 2 andere oefeningen beoordeeld. Te weinig om mee te vergelijken; vanaf 5 staat hier het midden.")
        .sees("Te weinig gegevens")
        .does_not_see("Midden van");
}

#[test]
fn uren_of_a_year_without_hours_leads_to_the_year_that_is_carried_out() {
    let mut world = World::after(|desk| {
        let _claims = year_2026(desk);
        let next = ("ETS-training", "Training", day("2027-03-04"), 12, 900);
        let _plan = granted_plan(desk, "Ziekenhuis De Vecht", 2027, &[next]);
    });
    for _ in 0..5 {
        world.window.keys("Ctrl+PageDown");
    }
    world
        .window
        .sees("Nog geen uren voor 2027")
        .tab_to("Naar de uren van 2026")
        .keys("Enter");
    world
        .window
        .sees("Jaar 2026")
        .sees("13 registraties, 4 te beoordelen")
        .sees("Nog geen tarief");
}

#[test]
fn every_amount_shows_its_tariff_and_its_source_and_a_correction_stands_under_its_line() {
    let mut world = World::after(|desk| drop(year_2026(desk)));
    world = world.again_on("2027-02-10", |desk| {
        let sheets = desk.claim_sheets(2026..=2026).unwrap();
        let line = sheets[6].lines[1].clone();
        assert_eq!(sheets[6].about.activity.name, "ETS-training SEH");
        let correction = Correction {
            line: line.id,
            minutes: Minutes(12 * 60),
            metres: Metres(48_000),
            transit: Cents::ZERO,
            note: "Twee uur te veel geschreven.".to_owned(),
        };
        let _line = desk.correct_hours(&correction).unwrap();
    });
    world.window.resize(1440.0, 1600.0);
    to_hours(&mut world);
    world.window.sees("5 te beoordelen");
    world.window.press_words("ETS-training SEH");
    world
        .window
        .sees("14 uur × € 65,00, definitief")
        .sees("48 km × € 0,29, definitief")
        .sees("Bron: Referentiegids OTO-gelden 2025-11, 1a")
        .sees("Correctie van uitvoering")
        .sees("−2 uur × € 65,00, definitief")
        .sees("−130,00")
        .sees("Twee uur te veel geschreven.")
        .sees("Opnieuw te beoordelen.")
        .sees("Toegekend voor uren");
}

#[test]
fn the_third_phase_is_called_as_the_region_calls_it() {
    let mut world = World::after(|desk| {
        let _claims = year_2026(desk);
        let (mut file, logo) = desk.region_file("logo.png").unwrap();
        let _old = file.choices.insert(
            "uren-derde-fase".to_owned(),
            "ontwikkeling-en-evaluatie".to_owned(),
        );
        desk.change_region(&file, logo).unwrap();
    });
    to_hours(&mut world);
    world
        .window
        .sees("E ontwikkeling en evaluatie")
        .does_not_see("E evaluatie");
}

#[test]
fn of_four_hundred_claims_only_the_rows_in_sight_are_built() {
    let mut world = World::after(|desk| {
        let date = day("2026-03-05");
        let (_plan, activities) = granted_plan(
            desk,
            "Ziekenhuis De Vecht",
            2026,
            &[("ETS-training", "Training", date, 12, 90_000)],
        );
        let drafts: Vec<ClaimDraft> = (1..=400)
            .map(|number| ClaimDraft {
                mark: number.to_string(),
                lines: lines(date, [1, 2, 1], 0),
                ..ClaimDraft::new(activities[0].id, "Trainer")
            })
            .collect();
        let _ids = desk.add_hours(&drafts, Deed::AddHours, "", None).unwrap();
    });
    to_hours(&mut world);
    world.window.sees("400 registraties, 400 te beoordelen");
    let built = world.window.built("Trainer ");
    assert!((10..60).contains(&built), "{built} rows are built");
    world.window.keys("End").sees("Trainer 400");
    world.window.keys("Ctrl+F").types("trainer 39");
    world.window.sees("Trainer 39").sees("Trainer 390");
    world.window.does_not_see("Trainer 400");
}

#[test]
fn a_judged_claim_says_what_was_decided_by_whom_and_when() {
    let mut world = with_year();
    world.window.press("Training crisisbeleidsteam");
    world
        .window
        .sees("Deels vergoed op 21 november 2026 door adviseur: 16 van 22 uur, € 1.040,00")
        .sees("“De training is dezelfde als vorig jaar; zes uur voorbereiding is gebruikelijk.”")
        .sees("€ 1.040,00");
    assert_eq!(world.window.value("uren-v"), "6");
}

#[test]
fn accepted_claims_of_a_new_kind_are_compared_on_the_kind_alone() {
    let mut world = World::after(|desk| {
        let _claims = year_2026(desk);
        let big = one_more(
            desk,
            "Ziekenhuis Zuiderzand",
            ("Symposium", "Training", 300),
            "Spelleider",
            [10, 40, 5],
        );
        let sheet = desk.claim_sheet(big).unwrap();
        desk.accept_hours(big, &HoursVerdict::all(&sheet)).unwrap();
    });
    to_hours(&mut world);
    world.window.resize(1440.0, 1200.0);
    world.window.press("Symposium");
    world
        .window
        .sees("Midden van 6 trainingen, elke omvang")
        .sees("Alleen op soort: van dezelfde omvang zijn er te weinig.")
        .sees("34 uur meer");
}

#[test]
fn the_message_to_the_institution_looks_as_kept() {
    let mut world = with_year();
    world.window.press("Training crisisbeleidsteam");
    world
        .window
        .keys("Ctrl+M")
        .sees("Bericht aan de instelling");
    world.window.looks_like("screens/uren-bericht-1440");
    world.window.resize(1024.0, 700.0);
    world.window.looks_like("screens/uren-bericht-1024");
}

#[test]
fn the_keys_of_uren_fit_the_smallest_window() {
    let mut world = with_year();
    world.window.resize(1024.0, 700.0);
    world.window.keys("F1").sees("Toetsen").sees("Sluiten");
    // The last of the keys of this screen.
    world.window.sees("Naar de passage in de gids");
    let close = world.window.bounds_of("Sluiten");
    assert!(close.y + close.height < 700.0);
}

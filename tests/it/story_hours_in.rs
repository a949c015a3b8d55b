//! Uren inlezen through the real window: dropped, looked at, answered at the cell, kept in one go, taken back.

mod looks;

use crate::hours_read::{list, plan};
use crate::support::window::Window;
use crate::support::world::{World, know_partners};
use iced::{Event, window};
use oto_register::app::App;
use oto_register::desk::Desk;
use oto_register::domain::operation::Deed;
use std::path::{Path, PathBuf};

/// The window on Uren of 2026, with the plans that the lists are about.
fn on_hours(more: impl FnOnce(&mut Desk)) -> World {
    let mut world = World::after_on("2025-11-20", |desk| {
        know_partners(desk);
        plan(desk);
        more(desk);
    });
    world.window.press("Uren");
    world
}

fn drop_files(window: &mut Window<App>, files: &[PathBuf]) {
    for file in files {
        let event = Event::Window(window::Event::FileDropped(file.clone()));
        window.send(App::heard(&event, iced::event::Status::Ignored).unwrap());
    }
}

fn copy_of(world: &World, name: &str, called: &str) -> PathBuf {
    let path: &Path = &world.folder().join(called);
    let _bytes = std::fs::copy(list(name), path).unwrap();
    path.to_owned()
}

#[test]
fn a_list_without_doubts_is_dropped_kept_with_one_key_and_taken_back_with_another() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("regels-met-fase.xlsx")]);
    world
        .window
        .sees("regels-met-fase.xlsx: Ziekenhuis De Vecht, een rij per urenregel. Er is nog niets bewaard.")
        .sees("3 registraties")
        .sees("SEH-verpleegkundige 2")
        .sees("De namen van 3 trainers zijn niet overgenomen")
        .does_not_see("Zandstra")
        .sees("17 uur")
        .sees("€ 1.118,49");
    world
        .window
        .keys("Ctrl+Enter")
        .sees("3 registraties met 6 urenregels ingelezen.")
        .sees("Naar Uren");
    world.window.keys("Ctrl+Z");
    world.afterwards(|desk| {
        assert_eq!(desk.hours_year(2026).unwrap().claims, []);
        assert_eq!(
            desk.store().operations_of(Deed::ReadHours).unwrap().len(),
            1
        );
    });
}

#[test]
fn each_doubt_is_answered_at_its_cell_before_anything_is_kept() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("betaling.xlsx")]);
    let window = &mut world.window;
    window
        .sees("3 vragen")
        .sees("Alles of niets: los eerst 3 vragen en fouten op");
    window.keys("Ctrl+Enter").does_not_see("ingelezen.");
    window
        .press("deelname")
        .sees("2 vragen")
        .sees("Gelezen als “deelname”");
    window.press("persoon").press("ja").sees("Geen meldingen");
    window
        .press("Inlezen")
        .sees("4 registraties met 4 urenregels ingelezen.");
    world.afterwards(|desk| {
        let year = desk.hours_year(2026).unwrap();
        let invoices = year
            .claims
            .iter()
            .filter(|it| it.claim.own_invoice == Some(true))
            .count();
        assert_eq!((year.claims.len(), invoices), (4, 2));
    });
}

#[test]
fn a_time_that_can_be_read_in_two_ways_is_typed_and_survives_leaving() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("van-tot.xlsx")]);
    let window = &mut world.window;
    window.sees("Uit “01:00” is niet zeker te lezen hoeveel uren het zijn.");
    // The cell shows where it stands on the sheet.
    window.press("F7").sees("Beveiliger");
    window
        .press("Invullen")
        .type_into("antwoord", "2:45")
        .keys("Enter");
    window.sees("Gelezen als “2:45”").sees("Inlezen");
    // Away and back: what was answered lies beside the register.
    window.keys("Esc");
    window.does_not_see("van-tot.xlsx");
    drop_files(window, &[list("van-tot.xlsx")]);
    window.sees("Gelezen als “2:45”");
    window.press("Wissen").sees("Uit “01:00” is niet zeker");
}

#[test]
fn an_activity_and_a_partner_are_chosen_from_what_the_register_has() {
    let mut world = on_hours(|_desk| {});
    let path = world.folder().join("lijst.csv");
    let text = "Activiteit;Functie;Datum;Fase;Uren\nIets anders;Arts;12-03-2026;Uitvoering;2,5\n";
    std::fs::write(&path, text).unwrap();
    drop_files(&mut world.window, &[path]);
    let window = &mut world.window;
    window.sees("Het bestand noemt geen instelling. Van welke partner zijn deze uren?");
    window
        .press("Kies een partner")
        .press("Ziekenhuis De Vecht");
    window.sees("De activiteit “Iets anders” staat niet in het jaarplan.");
    window
        .press("Andere activiteit")
        .press("DV-26-05 MCI-oefening");
    window
        .sees("€ 162,50")
        .keys("Ctrl+Enter")
        .sees("1 registratie met 1 urenregel ingelezen.");
    window.press("Naar Uren").sees("Uren interne trainers");
}

#[test]
fn several_files_are_kept_together_and_taken_back_together() {
    let mut world = on_hours(|_desk| {});
    let broken = world.folder().join("kapot.xlsx");
    std::fs::write(&broken, [0_u8, 1, 2, 3]).unwrap();
    let files = [list("fase-per-kolom.xlsx"), list("kopjes.xlsx"), broken];
    drop_files(&mut world.window, &files);
    let window = &mut world.window;
    window.sees("Laat eerst het bestand weg dat niet te lezen is");
    window
        .press_id("uren-bestand")
        .press("kapot.xlsx (niet te lezen)");
    window.press("Kopieer antwoord");
    let mail = window.copied().unwrap().to_owned();
    assert!(mail.contains("urenverantwoording OTO 2026"), "{mail}");
    assert!(!mail.contains("jaarplan"), "{mail}");
    window.press("Bestand weglaten").keys("Ctrl+Enter");
    window
        .sees("5 registraties met 12 urenregels ingelezen.")
        .keys("Ctrl+Z");
    world.afterwards(|desk| assert_eq!(desk.hours_year(2026).unwrap().claims, []));
}

#[test]
fn a_file_that_was_read_before_is_asked_about_and_left_out_at_once() {
    let mut world = on_hours(|desk| {
        let request = oto_register::desk::HoursRequest {
            year: 2026,
            ..Default::default()
        };
        let reading = desk
            .look_at_hours(&list("regels-met-fase.xlsx"), request)
            .unwrap();
        drop(desk.read_hours(&reading, None).unwrap());
    });
    let again = copy_of(&world, "regels-met-fase.xlsx", "nog eens.xlsx");
    drop_files(&mut world.window, &[again]);
    let window = &mut world.window;
    window
        .sees("6 vragen")
        .sees("Deze regel staat al in het register");
    window.press("Sla alle 6 regels over die er al staan");
    window.sees("Ditzelfde bestand met uren is al eerder ingelezen.");
    window
        .sees("Rij overgeslagen")
        .sees("Er is niets om in te lezen");
}

#[test]
fn two_files_that_say_the_same_are_not_both_kept_nor_is_one_of_them() {
    let mut world = on_hours(|_desk| {});
    let same = copy_of(&world, "kopjes.xlsx", "kopie.xlsx");
    drop_files(&mut world.window, &[list("kopjes.xlsx"), same]);
    world.window.keys("Ctrl+Enter").sees("kopie.xlsx");
    world.window.sees("is niet ingelezen");
    world.afterwards(|desk| {
        assert_eq!(desk.hours_year(2026).unwrap().claims, []);
        assert_eq!(desk.store().operations_of(Deed::ReadHours).unwrap(), []);
    });
}

#[test]
fn with_keys_alone_a_file_is_chosen_answered_and_kept() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("regels-met-fase.xlsx")]);
    world.will_choose(&[list("van-tot.xlsx")]);
    let window = &mut world.window;
    window
        .keys("Ctrl+O")
        .sees("van-tot.xlsx: Ziekenhuis De Vecht");
    window
        .tab_to("3 uur")
        .keys("Enter")
        .sees("Gelezen als “3:00”");
    window.keys("Ctrl+Enter").sees("ingelezen.");
    world.afterwards(|desk| {
        assert_eq!(
            desk.store().operations_of(Deed::ReadHours).unwrap().len(),
            2
        );
        assert_eq!(desk.hours_year(2026).unwrap().claims.len(), 6);
    });
}

#[test]
fn a_form_is_made_for_a_partner_and_comes_back() {
    let mut world = on_hours(|_desk| {});
    drop_files(&mut world.window, &[list("geen-uren.xlsx")]);
    let window = &mut world.window;
    window
        .sees("In dit bestand zijn geen uren herkend")
        .press("Bestand weglaten");
    window.sees("Urenformulier").sees("Kies eerst een partner");
    let place = world.folder().join("formulier.xlsx");
    world.will_choose(std::slice::from_ref(&place));
    let window = &mut world.window;
    window
        .press("Kies een partner")
        .press("GGD Kromme Rijn")
        .press("Urenformulier maken");
    assert_eq!(world.shown(), std::slice::from_ref(&place));
    drop_files(&mut world.window, &[place]);
    world
        .window
        .sees("het urenformulier. Er is nog niets bewaard.")
        .sees("In dit bestand staat geen enkele regel met uren.");
}

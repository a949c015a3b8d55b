//! Questions about a file: answered, typed, remembered; and a layout that nobody knows.

use crate::support::data;
use crate::support::world::{World, submission};
use std::path::PathBuf;

fn csv(world: &World, name: &str, text: &str) -> PathBuf {
    let path = world.folder().join(name);
    std::fs::write(&path, text).unwrap();
    path
}

const AMBIGUOUS: &str = "Activiteit;Soort;Datum;Deelnemers;Omschrijving;Bedrag\n\
    Training crisisteam;Training;14-10-2027;6;Externe trainer;1.250\n\
    Oefening opschaling;Masterclass;11-11-2027;12;Zaalhuur;475,00\n";

#[test]
fn an_ambiguous_file_is_read_in_once_its_questions_are_answered() {
    let mut world = World::with_register();
    let path = csv(&world, "plan.csv", AMBIGUOUS);
    world.opens(path);
    let window = &mut world.window;
    window.sees("3 vragen").press_in_vain("Inlezen");
    window
        .press("Nieuwe partner")
        .type_into("antwoord", "Zorggroep De Wetering");
    window
        .press("Overnemen")
        .sees("Jaarplan Zorggroep De Wetering controleren");
    window.press("€ 1.250,00").press("Oefening");
    window.sees("€ 1.725,00").sees("Door u beantwoord");
    window
        .press("Inlezen")
        .sees("Jaarplan Zorggroep De Wetering versie 1 ingelezen: 2 activiteiten.");
    window.sees("1.725,00");
}

#[test]
fn an_answer_can_be_taken_back() {
    let mut world = World::with_register();
    let path = csv(&world, "plan.csv", AMBIGUOUS);
    world.opens(path);
    let window = &mut world.window;
    window.press("€ 1.250,00").sees("2 vragen");
    window
        .scroll_over("Nieuwe partner", -30.0)
        .press("Wissen")
        .sees("3 vragen");
}

#[test]
fn a_wrong_date_is_typed_anew() {
    let mut world = World::with_register();
    let text = AMBIGUOUS.replace("14-10-2027", "31-02-2027");
    let path = csv(&world, "plan.csv", &text);
    world.opens(path);
    let window = &mut world.window;
    window
        .sees("De datum “31-02-2027” bestaat niet.")
        .press("Invullen");
    window.type_into("antwoord", "28-02-2027");
    window.keys("Enter").does_not_see("bestaat niet");
    window.sees("28-02-2027");
    window
        .scroll_over("Nieuwe partner", -30.0)
        .sees("Gelezen als “28-02-2027”");
}

#[test]
fn what_was_answered_survives_leaving() {
    let mut world = World::with_register();
    let path = csv(&world, "plan.csv", AMBIGUOUS);
    world.opens(path.clone());
    world
        .window
        .press("€ 1.250,00")
        .type_into("ondertekend", "mr. J. Visser");
    world.window.press_id("ontvangen");
    world.window.press("Annuleren");
    world.opens(path);
    let window = &mut world.window;
    window
        .sees("U was eerder met dit bestand bezig: 1 antwoord")
        .sees("3 vragen");
    window.press("Overnemen").sees("2 vragen");
    assert_eq!(window.value("ondertekend"), "mr. J. Visser");
}

#[test]
fn what_was_answered_is_forgotten_when_the_user_says_so() {
    let mut world = World::with_register();
    let path = csv(&world, "plan.csv", AMBIGUOUS);
    world
        .opens(path.clone())
        .press("€ 1.250,00")
        .press("Annuleren");
    world
        .opens(path.clone())
        .press("Niet gebruiken")
        .press("Annuleren");
    world
        .opens(path)
        .sees("3 vragen")
        .does_not_see("U was eerder");
}

#[test]
fn two_amount_columns_are_a_question_about_the_column() {
    let mut world = World::with_register();
    world.opens(data("exchange/layouts/twee-bedragkolommen.xlsx"));
    world
        .window
        .sees("Twee kolommen kunnen het aangevraagde bedrag zijn");
    world.window.press_in_vain("Inlezen");
}

#[test]
fn an_unknown_layout_is_mapped_by_hand_then_remembered() {
    let mut world = World::with_register();
    world.opens(data("exchange/eigen-uitdraai-2027.xlsx"));
    let window = &mut world.window;
    window
        .sees("Kolommen")
        .sees("In dit bestand is geen jaarplan herkend");
    window.type_into("kop-rij", "4").keys("Enter");
    for (column, held) in [
        ("kolom-B", "Naam"),
        ("kolom-C", "Soort"),
        ("kolom-D", "Datum"),
        ("kolom-E", "Deelnemers"),
        ("kolom-F", "Omschrijving"),
        ("kolom-G", "Bedrag"),
    ] {
        window.press_id(column).press(held);
    }
    window.sees("€ 4.310,75");
    if window.can_see("Het bestand noemt geen partner") {
        window
            .press("Nieuwe partner")
            .type_into("antwoord", "Zorggroep De Wetering");
        window.press("Overnemen");
    }
    window.press("Inlezen").sees("4.310,75");
    world.opens(data("exchange/eigen-uitdraai-2028.xlsx"));
    world
        .window
        .sees("Gelezen met een koppeling van kolommen")
        .sees("€ 990,00");
}

#[test]
fn a_partner_that_resembles_another_is_asked_about() {
    let mut world = World::after(crate::support::world::know_partners);
    let text = format!("HAP Lekstrom;;;;;\n{AMBIGUOUS}");
    let path = csv(&world, "HAP Lekstrom.csv", &text);
    world.opens(path);
    let window = &mut world.window;
    if window.can_see("Het bestand noemt geen partner") {
        window
            .press("Nieuwe partner")
            .type_into("antwoord", "HAP Lekstrom")
            .press("Overnemen");
    }
    window.sees("lijkt op “Huisartsenpost Lekstroom”");
    window
        .press("Huisartsenpost Lekstroom")
        .sees("Jaarplan Huisartsenpost Lekstroom controleren");
}

#[test]
fn the_original_file_stays_as_it_was() {
    let mut world = World::with_register();
    let before = std::fs::read(submission("hap-lekstroom.xlsx")).unwrap();
    world
        .opens(submission("hap-lekstroom.xlsx"))
        .press("Inlezen");
    assert_eq!(
        std::fs::read(submission("hap-lekstroom.xlsx")).unwrap(),
        before
    );
}

//! Beslisboom through the real window: journey J4, stepping back, the form, the adviser's own judgement.

mod cases;
mod form;
mod judged;

use crate::support::world::{World, know_partners, read_in};
use oto_register::domain::verdict::Verdict;

/// A register with the plan of Ziekenhuis De Vecht: an activity with an intern trainer stands in it.
fn with_plan() -> World {
    World::after(|desk| {
        know_partners(desk);
        read_in(desk, "ziekenhuis-de-vecht.xlsx", "Ziekenhuis De Vecht");
    })
}

/// To Beslisboom with the keyboard.
fn to_the_tree(world: &mut World) {
    for _ in 0..6 {
        world.window.keys("Ctrl+PageDown");
    }
    world.window.sees("Beslisboom").sees("DV-27-02");
}

/// Answers the questions that are left by their digits; says how many there were.
fn answers(world: &mut World, digits: &str) -> usize {
    for digit in digits.chars() {
        assert!(!world.window.can_see("Conclusie van de beslisboom"));
        world.window.keys(&digit.to_string());
    }
    digits.len()
}

/// Not in the profile (1), no weekly work (2), no standard schooling (2), in the programme (1), not before (2),
/// not paid otherwise (2), hours in three parts (1), competent (1).
const UP_TO_HOW_OFTEN: &str = "12212211";

#[test]
fn an_internal_trainer_twice_a_year_takes_at_most_nine_questions() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.press("DV-27-02");
    world
        .window
        .sees("Dit weet het register al")
        .sees("6 antwoorden")
        .keys("Enter");
    let asked = answers(&mut world, UP_TO_HOW_OFTEN);
    world
        .window
        .sees("Hoe vaak per jaar doet de medewerker dit?")
        .keys("1");
    assert!(asked < 9);
    world
        .window
        .sees("Conclusie van de beslisboom")
        .sees("Onder voorwaarden")
        .sees("De instelling factureert, de medewerker niet.")
        .sees("15 beantwoord");
    // What it rests on, and that the tree is derived.
    world
        .window
        .sees("Waarop dit rust")
        .sees("Eigen organisatie: alleen uitvoering")
        .sees("Deze boom is afgeleid uit");
    world.afterwards(|desk| {
        let rows = desk.tree_runs(2027).unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].verdict, Some(Verdict::Conditional));
        assert_eq!(rows[0].run.answers.len(), 15);
        assert_eq!(rows[0].run.edition.as_str(), "2025-11");
    });
}

#[test]
fn six_times_a_year_is_a_matter_for_consultation_and_nothing_is_answered_twice() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.press("DV-27-02").keys("Enter");
    answers(&mut world, UP_TO_HOW_OFTEN);
    world
        .window
        .keys("2")
        .sees("In overleg")
        .sees("De gids noemt een of twee keer als voorbeeld en sluit wekelijks en maandelijks uit. Daartussen oordeelt de adviseur.")
        .sees("Mail aan de instelling");
    world.window.sees("alleen voor uzelf");
    // One step back: once or twice it is.
    world.window.keys("Backspace").keys("1");
    world.window.sees("15 beantwoord").sees("Formulier als PDF");
    assert!(!world.window.can_see("Mail aan de instelling"));
}

#[test]
fn a_changed_answer_shows_what_no_longer_holds_and_keeps_it_for_later() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.press("DV-27-02").keys("Enter");
    answers(&mut world, UP_TO_HOW_OFTEN);
    world.window.keys("1").sees("Conclusie van de beslisboom");
    for _ in 0..11 {
        world.window.keys("Alt+ArrowLeft");
    }
    world
        .window
        .sees("Staat deze taak in het functieprofiel van de medewerker?");
    world.window.keys("3");
    world
        .window
        .sees("Antwoord wijzigen?")
        .press("Antwoord wijzigen");
    world
        .window
        .sees("Niet toegestaan")
        .sees("5 beantwoord")
        .sees("Wat zou wél kunnen")
        .sees("Staat deze taak in het functieprofiel van de medewerker? “Nee” in plaats van “Ja, als vaste taak”.");
    // And back: every answer of before counts again.
    world
        .window
        .keys("Backspace")
        .keys("1")
        .sees("15 beantwoord");
    world.window.sees("Onder voorwaarden");
}

#[test]
fn the_form_the_own_judgement_and_next_year_follow_from_a_run() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.press("DV-27-02");
    world.window.type_into("rol", "Spelleider").keys("Enter");
    answers(&mut world, UP_TO_HOW_OFTEN);
    world.window.keys("1").sees("Spelleider");
    let pdf = world.folder().join("formulier.pdf");
    world.will_choose(std::slice::from_ref(&pdf));
    world.window.press("Formulier als PDF");
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF"));
    assert_eq!(world.shown(), [pdf]);
    // An own judgement needs its reason; the outcome of the tree stays.
    world.window.press_id("eigen-oordeel").press("Toegestaan");
    world.window.press("Bewaren");
    world
        .window
        .sees("Schrijf op waarom u anders oordeelt dan de beslisboom.");
    world
        .window
        .types("Afgesproken in het ROAZ")
        .press("Bewaren");
    world.window.press("Kopie voor 2028");
    world
        .window
        .sees("De beslisboom is overgenomen naar 2028.")
        .sees("Zelfde rol, zelfde antwoorden");
    world.afterwards(|desk| {
        let now = &desk.tree_runs(2027).unwrap()[0];
        assert_eq!(now.verdict, Some(Verdict::Conditional));
        let own = now.run.own.as_ref().unwrap();
        assert_eq!(own.verdict, Verdict::Allowed);
        assert_eq!(own.reason, "Afgesproken in het ROAZ");
        let copy = &desk.tree_runs(2028).unwrap()[0].run;
        assert_eq!(copy.answers, now.run.answers);
        assert_eq!(
            (copy.own.as_ref(), copy.copied_from),
            (None, Some(now.run.id))
        );
    });
}

#[test]
fn a_quick_check_stands_alone_and_one_undo_takes_its_last_answer() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.keys("Ctrl+N").sees("Snelle toets");
    world.window.press("Zelf beantwoorden");
    world
        .window
        .sees("Werkt de medewerker bij de GHOR?")
        .keys("0");
    world
        .window
        .sees("In overleg")
        .press("Mail aan de instelling");
    world
        .window
        .sees("Vraag aan de instelling")
        .press("Tekst kopiëren");
    world.window.keys("Escape").sees("Snelle toets");
    world
        .window
        .keys("Ctrl+Z")
        .sees("Nog geen beslisboom doorlopen");
}

#[test]
fn what_is_typed_about_a_run_survives_the_program() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    world.window.press("DV-27-02");
    world.window.type_into("rol", "Spelleider");
    let mut world = world.restarted();
    to_the_tree(&mut world);
    world.window.press("DV-27-02");
    assert_eq!(world.window.value("rol"), "Spelleider");
    world.window.keys("Enter");
    world
        .window
        .press_id("onderbouwing")
        .types("Zie het rooster");
    let mut world = world.restarted();
    to_the_tree(&mut world);
    world
        .window
        .press("DV-27-02 Integrale systeemoefening gewondenstroom Ziekenhuis De Vecht, Spelleider");
    world
        .window
        .sees("Staat deze taak in het functieprofiel van de medewerker?")
        .sees("Zie het rooster");
    world.window.press("Nee");
    // Who is paid and who invoices was confirmed before: it is not asked again.
    answers(&mut world, &UP_TO_HOW_OFTEN[1..]);
    world.window.keys("1").sees("15 beantwoord");
    world.afterwards(|desk| {
        assert!(desk.typed("beslisboom/").is_empty());
        let run = &desk.tree_runs(2027).unwrap()[0].run;
        assert_eq!(run.role, "Spelleider");
        assert_eq!(run.notes["N6"], "Zie het rooster");
    });
}

#[test]
fn beslisboom_looks_as_kept() {
    let mut world = with_plan();
    to_the_tree(&mut world);
    let both = |world: &mut World, name: &str| {
        world.window.looks_like(&format!("screens/{name}-1440"));
        world.window.resize(1024.0, 700.0);
        world.window.looks_like(&format!("screens/{name}-1024"));
        world.window.resize(1440.0, 900.0);
    };
    both(&mut world, "beslisboom-begin");
    world.window.press("DV-27-02");
    both(&mut world, "beslisboom-bekend");
    world.window.keys("Enter");
    both(&mut world, "beslisboom-vraag");
    answers(&mut world, UP_TO_HOW_OFTEN);
    world.window.keys("1");
    both(&mut world, "beslisboom-conclusie");
}

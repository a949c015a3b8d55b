//! Making letters, one or all, stopping, sending and correcting.

use crate::support::world::{World, day, decide_all};
use iced_test::futures::futures::{StreamExt, executor::block_on};
use iced_test::runtime::{Action, task};
use oto_register::app::Message;
use oto_register::screen::letters;
use std::path::Path;

/// Five plans, decided; the ROAZ agreed with as many of them, by name.
fn decided(agreed: usize) -> World {
    let mut world = World::after(|desk| {
        let plans = decide_all(desk);
        if agreed > 0 {
            desk.record_agreement(&plans[..agreed], day("2026-11-17"))
                .unwrap();
        }
    });
    world.window.press("Brieven").sees("Brieven");
    world
}

fn pdfs(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map(|all| {
            all.map(|it| it.unwrap().file_name().to_string_lossy().into_owned())
                .collect()
        })
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn all_ready_letters_are_made_in_the_folder() {
    let mut world = decided(5);
    let window = &mut world.window;
    window
        .sees("5 van 5 gereed")
        .sees("Kan worden gemaakt")
        .keys("Ctrl+B")
        .sees("5 brieven maken");
    window
        .press("Brieven maken")
        .sees("5 brieven gemaakt. Ze staan in");
    window.does_not_see("Kan worden gemaakt");
    let folder = world.folder().join("brieven");
    assert_eq!(pdfs(&folder).len(), 5);
    world.window.press("Map openen");
    assert_eq!(world.shown(), [folder]);
}

#[test]
fn before_agreement_letters_are_concepts_and_the_list_says_why() {
    let mut world = decided(0);
    let window = &mut world.window;
    window.sees("Wacht op akkoord van het Bestuurlijk ROAZ");
    window
        .press("Conceptbrieven maken (5)")
        .sees("Op elke pagina staat CONCEPT.");
    window.press("Brieven maken").sees("5 brieven gemaakt.");
    window.sees("Concept 5");
}

#[test]
fn stopping_leaves_finished_letters_in_place() {
    let mut world = decided(5);
    world.window.keys("Ctrl+B");
    let start = |message| Message::Letters(message);
    let task = world
        .window
        .app
        .update(start(letters::Message::StartPressed));
    let mut first = task::into_stream(task).unwrap();
    let asked = loop {
        if let Some(Action::Output(message)) = block_on(first.next()) {
            break message;
        }
    };
    let mut work = task::into_stream(world.window.app.update(asked)).unwrap();
    let mut steps = 0;
    while let Some(action) = block_on(work.next()) {
        let Action::Output(message) = action else {
            continue;
        };
        steps += 1;
        world.window.send(message);
        if steps == 2 {
            world
                .window
                .sees("van 5")
                .press("Stoppen")
                .sees("Stoppen na deze brief");
        }
    }
    world
        .window
        .sees("Gestopt: ")
        .sees("van 5 gemaakt; die staan klaar.");
    let made = pdfs(&world.folder().join("brieven")).len();
    assert!((1..5).contains(&made), "{made} letters were made");
    world.window.sees(&format!("{made} "));
}

#[test]
fn one_print_file_holds_all_letters() {
    let mut world = decided(5);
    world
        .window
        .press("Eén printbestand")
        .press("Printbestand maken");
    world.window.sees("5 brieven gemaakt.");
    assert_eq!(pdfs(&world.folder().join("brieven")).len(), 1);
}

#[test]
fn pages_are_turned_with_the_keyboard() {
    let mut world = decided(5);
    let window = &mut world.window;
    window
        .sees("1 van 2")
        .keys("Alt+ArrowRight")
        .sees("2 van 2");
    window.keys("Alt+ArrowLeft").sees("1 van 2");
}

#[test]
fn a_letter_is_made_then_sent_then_corrected() {
    let mut world = decided(5);
    let window = &mut world.window;
    window
        .press("Brief maken")
        .press_id("maken")
        .sees("1 brief gemaakt.");
    window
        .press("Als verstuurd melden")
        .sees("Brief aan GGD Kromme Rijn verstuurd?");
    window
        .type_into("verstuurd-op", "31-02-2027")
        .sees("Datum bestaat niet: 31-02-2027.");
    window
        .type_into("verstuurd-op", "23-11-2026")
        .press("post")
        .press_id("melden");
    window
        .sees("Verstuurd op 23 november 2026 per post")
        .sees("Verstuurd 1");
    window
        .press("Correctie maken")
        .sees("Correctie van de brief aan GGD Kromme Rijn begonnen.");
    window.sees("Verstuurd 0");
}

#[test]
fn the_pdf_opens_with_the_program_of_the_system() {
    let mut world = decided(5);
    world
        .window
        .press("Brief maken")
        .press_id("maken")
        .press("PDF openen");
    let shown = world.shown();
    let bytes = std::fs::read(&shown[0]).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
}

#[test]
fn an_existing_file_of_another_is_not_replaced_without_asking() {
    let mut world = decided(5);
    world
        .window
        .press("Brief maken")
        .press_id("maken")
        .sees("1 brief gemaakt.");
    let folder = world.folder().join("brieven");
    let path = folder.join(&pdfs(&folder)[0]);
    std::fs::write(&path, "van een ander").unwrap();
    world.window.keys("Ctrl+B").press("Brieven maken");
    world
        .window
        .sees("Bestaand bestand vervangen?")
        .press("Annuleren");
    assert_eq!(std::fs::read(&path).unwrap(), b"van een ander");
    world
        .window
        .keys("Ctrl+B")
        .press("Brieven maken")
        .press("Vervangen");
    world.window.sees("5 brieven gemaakt.");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_folder_that_cannot_be_written_is_told() {
    let mut world = decided(5);
    let file = world.folder().join("geen-map");
    std::fs::write(&file, "").unwrap();
    world.window.keys("Ctrl+B");
    world
        .window
        .type_into("map", &file.join("brieven").display().to_string());
    world
        .window
        .press("Brieven maken")
        .sees("is niet geschreven.");
}

#[test]
fn another_folder_can_be_chosen() {
    let mut world = decided(5);
    let folder = world.folder().join("elders");
    world.will_choose(std::slice::from_ref(&folder));
    world
        .window
        .keys("Ctrl+B")
        .press("Bladeren")
        .press("Brieven maken");
    world.window.sees("5 brieven gemaakt.");
    assert_eq!(pdfs(&folder).len(), 5);
}

#[test]
fn a_blocked_letter_says_what_it_waits_for() {
    let mut world = World::after(|desk| {
        crate::support::world::know_partners(desk);
        crate::support::world::read_in(desk, "hap-lekstroom.xlsx", "Huisartsenpost Lekstroom");
    });
    world.window.press("Brieven");
    world
        .window
        .sees("Deze brief kan nog niet worden gemaakt")
        .sees("zonder besluit");
    world.window.press_in_vain("Alle gerede brieven maken (0)");
}

#[test]
fn search_leads_to_a_letter() {
    let mut world = decided(5);
    world
        .window
        .press("Inzendingen")
        .keys("Ctrl+K")
        .types("vecht");
    world
        .window
        .sees("Ziekenhuis De Vecht")
        .keys("ArrowDown")
        .keys("ArrowDown")
        .keys("Enter");
    world.window.sees("Brieven").sees("1 van");
}

#[test]
fn a_failed_answer_for_a_screen_that_is_gone_is_still_told() {
    let mut world = decided(5);
    let notice =
        oto_register::notice::Notice::new("Brief niet verstuurd.", "De schijf is vol.", "");
    world.window.press("Inzendingen");
    world
        .window
        .send(Message::Letters(letters::Message::Sent(Err(notice))));
    world.window.sees("Brief niet verstuurd.");
}

#[test]
fn text_grows_with_the_keyboard() {
    let mut world = decided(5);
    assert!((world.window.app.scale() - 1.0).abs() < f32::EPSILON);
    world.window.keys("Ctrl++").keys("Ctrl++");
    assert!((world.window.app.scale() - 1.3).abs() < 0.001);
    world.window.keys("Ctrl+0");
    assert!((world.window.app.scale() - 1.0).abs() < f32::EPSILON);
}

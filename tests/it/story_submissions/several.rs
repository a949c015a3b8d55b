//! Several files dropped on the window at once.

use crate::support::window::Window;
use crate::support::world::{GOOD, World, know_partners, submission};
use iced::{Event, window};
use oto_register::app::{App, Message};

fn drop_files(window: &mut Window<App>, files: &[&str]) {
    for file in files {
        let event = Event::Window(window::Event::FileDropped(submission(file)));
        let message = App::heard(&event, iced::event::Status::Ignored).unwrap();
        assert!(matches!(message, Message::Dropped(_)));
        window.send(message);
    }
}

#[test]
fn files_that_need_no_answer_are_read_in_together() {
    let mut world = World::after(know_partners);
    let mut files: Vec<&str> = GOOD.iter().map(|(file, _)| *file).collect();
    files.push("ziekenhuis-eemdal-met-fouten.xlsx");
    drop_files(&mut world.window, &files);
    let window = &mut world.window;
    window.sees("6 bestanden").sees("6 te bekijken");
    window.sees("1 vraag").sees("5 fouten");
    window.press("4 voorstellen bevestigen");
    window
        .press("4 jaarplannen inlezen")
        .sees("4 jaarplannen ingelezen.");
    window
        .press("rav-utrechtse-waarden.csv")
        .press("Kies een partner");
    window.press("RAV Utrechtse Waarden").press("Inlezen");
    window
        .sees("6 bestanden")
        .sees("Jaarplan RAV Utrechtse Waarden versie 1 ingelezen");
    window
        .press("Inzendingen")
        .sees("5 van 5 jaarplannen ontvangen");
}

#[test]
fn one_dropped_file_is_checked_at_once() {
    let mut world = World::after(know_partners);
    drop_files(&mut world.window, &["hap-lekstroom.xlsx"]);
    world
        .window
        .sees("Jaarplan Huisartsenpost Lekstroom controleren");
}

#[test]
fn several_chosen_files_are_looked_at_together() {
    let mut world = World::after(know_partners);
    let files = [
        submission("hap-lekstroom.xlsx"),
        submission("ggd-kromme-rijn.xlsx"),
    ];
    world.will_choose(&files);
    world
        .window
        .keys("Ctrl+O")
        .sees("2 bestanden")
        .sees("2 te bekijken");
    world.window.press("2 voorstellen bevestigen");
    world.window.press("2 jaarplannen inlezen");
    world
        .window
        .press("Inzendingen")
        .sees("2 van 5 jaarplannen ontvangen");
}

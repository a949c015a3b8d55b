//! Dialogs and panes: where the keyboard is, and where it returns to.

use crate::support::window::{Driven, Window};
use iced::event::Status;
use iced::widget::column;
use iced::{Event, Length, Task};
use oto_register::ui::focus::{self, Step, Whereabouts};
use oto_register::ui::keys::{self, Shortcut};
use oto_register::ui::{Element, button, dialog, field, frame, modal, toast};

#[derive(Debug, Clone)]
enum Message {
    Ask,
    Cancelled,
    Removed,
    Behind,
    Typed(String),
    Toast,
    Hover(bool),
    Undo,
    Remember,
    Remembered(Whereabouts),
    Return,
    Key(Shortcut),
}

#[derive(Default)]
struct Desk {
    asking: bool,
    removed: usize,
    behind: usize,
    toast: bool,
    held: bool,
    undone: bool,
    note: String,
    place: Option<Whereabouts>,
}

impl Driven for Desk {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let left = column![
            button::secondary("Links").on_press(Message::Behind),
            button::danger("Jaarplan verwijderen")
                .id("verwijderen")
                .on_press(Message::Ask),
            field::field("notitie", "Notitie", &self.note).on_input(Message::Typed),
        ];
        let panes = frame::panes(vec![
            frame::pane("een", 300, left),
            frame::pane("leeg", 100, iced::widget::text("Hier is niets")),
            frame::pane(
                "twee",
                Length::Fill,
                button::secondary("Rechts").on_press(Message::Behind),
            )
            .bar(button::primary("Vastleggen").on_press(Message::Behind)),
        ]);
        let message = self.toast.then(|| {
            toast::toast(
                "Vastgelegd.",
                Some(("Ongedaan maken".into(), Message::Undo)),
                Message::Hover,
            )
        });
        let question = self.asking.then(|| {
            dialog::question(
                "Jaarplan verwijderen?",
                "Versie 2 verdwijnt. Versie 1 blijft staan.",
                vec![
                    button::secondary("Annuleren")
                        .id("annuleren")
                        .on_press(Message::Cancelled)
                        .into(),
                    button::danger("Versie 2 verwijderen")
                        .on_press(Message::Removed)
                        .into(),
                ],
                "annuleren",
            )
        });
        modal::over(toast::over(panes, message), question)
    }

    fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Ask => self.asking = true,
            Message::Cancelled | Message::Key(Shortcut::Cancel) => self.asking = false,
            Message::Removed => {
                self.removed += 1;
                self.asking = false;
            }
            Message::Behind => self.behind += 1,
            Message::Typed(note) => self.note = note,
            Message::Toast => self.toast = true,
            Message::Hover(held) => self.held = held,
            Message::Undo => self.undone = true,
            Message::Remember => return focus::whereabouts().map(Message::Remembered),
            Message::Remembered(place) => self.place = Some(place),
            Message::Return => {
                return self.place.take().map_or(Task::none(), focus::back_to);
            }
            Message::Key(Shortcut::NextField) => return focus::step(Step::Next),
            Message::Key(Shortcut::PreviousField) => return focus::step(Step::Previous),
            Message::Key(Shortcut::NextPane) => return focus::pane(panes(), Step::Next),
            Message::Key(Shortcut::PreviousPane) => return focus::pane(panes(), Step::Previous),
            Message::Key(_) => {}
        }
        Task::none()
    }

    fn heard(&self, event: &Event, status: Status) -> Option<Message> {
        keys::heard(event, status).map(Message::Key)
    }
}

fn panes() -> Vec<iced::advanced::widget::Id> {
    ["een", "leeg", "twee"].map(Into::into).to_vec()
}

fn window() -> Window<Desk> {
    Window::sized(Desk::default(), 1024.0, 700.0)
}

#[test]
fn the_focus_starts_where_nothing_is_lost() {
    let mut window = window();
    window.tab_to("Jaarplan verwijderen").keys("Enter");
    assert_eq!(window.focused_id(), Some("annuleren".into()));
    window.keys("Enter");
    assert_eq!((window.app.asking, window.app.removed), (false, 0));
}

#[test]
fn tab_stays_within_a_dialog() {
    let mut window = window();
    window.press("Jaarplan verwijderen");
    for expected in ["Versie 2 verwijderen", "Annuleren", "Versie 2 verwijderen"] {
        window.keys("Tab");
        assert!(window.focused_words().contains(&expected.to_owned()));
        assert_eq!(window.focus_count(), 1);
    }
}

#[test]
fn the_focus_returns_to_where_the_question_was_asked() {
    let mut window = window();
    window
        .tab_to("Jaarplan verwijderen")
        .keys("Enter")
        .keys("Escape");
    assert!(!window.app.asking);
    assert_eq!(window.focused_id(), Some("verwijderen".into()));
    assert_eq!(window.focus_count(), 1);
}

#[test]
fn a_dialog_opened_twice_starts_at_its_first_place_again() {
    let mut window = window();
    window
        .tab_to("Jaarplan verwijderen")
        .keys("Enter")
        .keys("Tab");
    window.keys("Escape").keys("Enter");
    assert_eq!(window.focused_id(), Some("annuleren".into()));
}

#[test]
fn keys_do_not_reach_what_lies_under_a_dialog() {
    let mut window = window();
    window
        .type_into("notitie", "a")
        .send(Message::Ask)
        .types("b");
    assert_eq!(window.app.note, "a");
    window.keys("Escape").types("c");
    assert_eq!(window.app.note, "ac");
}

#[test]
fn the_mouse_does_not_reach_what_lies_under_a_dialog() {
    let mut window = window();
    window.send(Message::Ask);
    window.click_at(iced::Point::new(20.0, 16.0));
    assert_eq!(window.app.behind, 0);
    assert!(window.app.asking);
}

#[test]
fn f6_steps_through_the_panes_that_hold_a_control() {
    let mut window = window();
    let words = |window: &mut Window<Desk>| window.focused_words().join(" ");
    window.keys("F6");
    assert_eq!(words(&mut window), "Links");
    window.keys("F6");
    assert_eq!(words(&mut window), "Rechts");
    window.keys("F6");
    assert_eq!(words(&mut window), "Links");
    window.keys("Shift+F6");
    assert_eq!(words(&mut window), "Rechts");
}

#[test]
fn the_focus_can_be_remembered() {
    let mut window = window();
    window
        .tab_to("Rechts")
        .send(Message::Remember)
        .tab_to("Links")
        .send(Message::Return);
    assert!(window.focused_words().contains(&"Rechts".to_owned()));
}

#[test]
fn a_toast_offers_its_way_back_to_the_keyboard() {
    let mut window = window();
    window
        .send(Message::Toast)
        .sees("Vastgelegd.")
        .tab_to("Ongedaan maken")
        .keys("Enter");
    assert!(window.app.undone);
}

#[test]
fn a_toast_is_held_while_the_mouse_is_on_it() {
    let mut window = window();
    window.send(Message::Toast).press("Ongedaan maken");
    assert!(window.app.held);
    window.point_at(iced::Point::new(900.0, 20.0));
    assert!(!window.app.held);
}

#[test]
fn a_dialog_dims_the_screen_below() {
    let mut window = window();
    window
        .press("Jaarplan verwijderen")
        .looks_like("ui/dialoog");
}

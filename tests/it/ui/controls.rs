//! Buttons, choices, selects and fields, with the mouse and with keys alone.

use crate::support::window::{Driven, Window};
use iced::event::Status;
use iced::widget::column;
use iced::{Event, Task};
use oto_register::ui::focus::{self, Step};
use oto_register::ui::keys::{self, Shortcut};
use oto_register::ui::{Element, button, check, choice, field, select};

#[derive(Debug, Clone, PartialEq)]
enum Message {
    Saved,
    Removed,
    Answered(usize),
    Tabbed(usize),
    Kind(usize),
    Toggled,
    Typed(String),
    Left,
    Submitted,
    Key(Shortcut),
}

#[derive(Default)]
struct Form {
    name: String,
    answer: Option<usize>,
    tab: usize,
    kind: Option<usize>,
    ticked: bool,
    blocked: bool,
    log: Vec<Message>,
}

impl Driven for Form {
    type Message = Message;

    fn view(&self) -> Element<'_, Message> {
        let save = if self.blocked {
            Err("Los eerst de fout op.")
        } else {
            Ok(Message::Saved)
        };
        column![
            field::field("naam", "Naam", &self.name)
                .on_input(Message::Typed)
                .on_blur(Message::Left)
                .on_submit(Message::Submitted),
            choice::answers(["Ja", "Nee", "In brief"], self.answer)
                .id("antwoord")
                .on_choose(Message::Answered),
            choice::tabs(["Kosten", "Waarom"], self.tab).on_choose(Message::Tabbed),
            select::select(
                ["Opleiden", "Trainen", "Oefenen"],
                self.kind,
                "Kies een soort"
            )
            .id("soort")
            .on_choose(Message::Kind),
            check::checkbox("Namen tonen", self.ticked, Some(Message::Toggled)),
            button::primary("Vastleggen").on_press_or(save),
            button::danger("Verwijderen").on_press(Message::Removed),
        ]
        .spacing(16)
        .padding(16)
        .into()
    }

    fn update(&mut self, message: Message) -> Task<Message> {
        let task = match &message {
            Message::Answered(at) => {
                self.answer = Some(*at);
                Task::none()
            }
            Message::Tabbed(at) => {
                self.tab = *at;
                Task::none()
            }
            Message::Kind(at) => {
                self.kind = Some(*at);
                Task::none()
            }
            Message::Toggled => {
                self.ticked = !self.ticked;
                Task::none()
            }
            Message::Typed(name) => {
                self.name.clone_from(name);
                Task::none()
            }
            Message::Key(Shortcut::NextField) => focus::step(Step::Next),
            Message::Key(Shortcut::PreviousField) => focus::step(Step::Previous),
            Message::Key(_)
            | Message::Saved
            | Message::Removed
            | Message::Left
            | Message::Submitted => Task::none(),
        };
        if !matches!(message, Message::Key(_) | Message::Typed(_)) {
            self.log.push(message);
        }
        task
    }

    fn heard(&self, event: &Event, status: Status) -> Option<Message> {
        keys::heard(event, status).map(Message::Key)
    }
}

fn window() -> Window<Form> {
    Window::sized(Form::default(), 800.0, 600.0)
}

#[test]
fn tab_visits_every_control_in_reading_order() {
    let mut window = window();
    let seen: Vec<String> = (0..7)
        .map(|_| {
            window.keys("Tab");
            assert_eq!(window.focus_count(), 1);
            window.focused_words().join(" ")
        })
        .collect();
    for (seen, word) in seen.iter().skip(1).zip([
        "Nee",
        "Kosten",
        "Kies een soort",
        "Namen tonen",
        "Vastleggen",
        "Verwijderen",
    ]) {
        assert!(seen.contains(word), "{seen:?} should be {word:?}");
    }
    window.keys("Tab");
    assert_eq!(window.focused_id(), Some("naam".into()), "Tab goes round");
    window.keys("Shift+Tab");
    assert!(window.focused_words().contains(&"Verwijderen".to_owned()));
}

#[test]
fn enter_presses_the_focused_button() {
    let mut window = window();
    window.tab_to("Vastleggen").keys("Enter");
    assert_eq!(window.app.log.last(), Some(&Message::Saved));
}

#[test]
fn space_presses_the_focused_button() {
    let mut window = window();
    window.tab_to("Verwijderen").keys("Space");
    assert_eq!(window.app.log.last(), Some(&Message::Removed));
}

#[test]
fn a_key_with_ctrl_does_not_press_a_button() {
    let mut window = window();
    window.tab_to("Verwijderen").keys("Ctrl+Enter");
    assert!(!window.app.log.contains(&Message::Removed));
}

#[test]
fn a_disabled_button_says_why_and_sends_nothing() {
    let mut window = Window::sized(
        Form {
            blocked: true,
            ..Form::default()
        },
        800.0,
        600.0,
    );
    window
        .sees("Los eerst de fout op.")
        .press_in_vain("Vastleggen");
    assert!(window.app.log.is_empty());
}

#[test]
fn tab_passes_a_disabled_button_by() {
    let mut window = Window::sized(
        Form {
            blocked: true,
            ..Form::default()
        },
        800.0,
        600.0,
    );
    window.tab_to("Namen tonen").keys("Tab");
    assert!(window.focused_words().contains(&"Verwijderen".to_owned()));
}

#[test]
fn a_click_gives_a_button_the_focus() {
    let mut window = window();
    window.press("Vastleggen").keys("Enter");
    assert_eq!(window.app.log, [Message::Saved, Message::Saved]);
}

#[test]
fn arrows_choose_an_answer() {
    let mut window = window();
    window.tab_to("Nee").keys("ArrowRight");
    assert_eq!(window.app.answer, Some(0));
    window
        .keys("ArrowRight")
        .keys("ArrowRight")
        .keys("ArrowRight");
    assert_eq!(window.app.answer, Some(2));
    window.keys("Home");
    assert_eq!(window.app.answer, Some(0));
}

#[test]
fn a_click_chooses_an_answer() {
    let mut window = window();
    window.press("In brief");
    assert_eq!(window.app.answer, Some(2));
    window.press("Waarom");
    assert_eq!(window.app.tab, 1);
}

#[test]
fn a_chosen_answer_does_not_move_its_neighbours() {
    let mut window = window();
    window.press("Ja");
    let before = window.bounds_of("In brief");
    window.press("Nee");
    assert_eq!(window.bounds_of("In brief"), before);
}

#[test]
fn a_select_opens_and_chooses_with_keys() {
    let mut window = window();
    window
        .tab_to("Kies een soort")
        .keys("Enter")
        .sees("Oefenen")
        .keys("ArrowDown")
        .keys("Enter")
        .sees("Trainen")
        .does_not_see("Oefenen");
    assert_eq!(window.app.kind, Some(1));
}

#[test]
fn letters_find_an_option() {
    let mut window = window();
    window
        .tab_to("Kies een soort")
        .keys("ArrowDown")
        .types("oe")
        .keys("Enter");
    assert_eq!(window.app.kind, Some(2));
}

#[test]
fn escape_closes_a_select_without_choosing() {
    let mut window = window();
    window
        .tab_to("Kies een soort")
        .keys("Enter")
        .keys("ArrowDown")
        .keys("Escape")
        .does_not_see("Oefenen");
    assert_eq!(window.app.kind, None);
}

#[test]
fn an_option_can_be_clicked() {
    let mut window = window();
    window.press("Kies een soort").press("Oefenen");
    assert_eq!(window.app.kind, Some(2));
}

#[test]
fn leaving_a_select_closes_it() {
    let mut window = window();
    window
        .tab_to("Kies een soort")
        .keys("Enter")
        .keys("Tab")
        .does_not_see("Oefenen");
    assert!(window.focused_words().contains(&"Namen tonen".to_owned()));
}

#[test]
fn space_toggles_a_checkbox() {
    let mut window = window();
    window.tab_to("Namen tonen").keys("Space");
    assert!(window.app.ticked);
}

#[test]
fn a_field_tells_when_it_is_left_and_not_before() {
    let mut window = window();
    window.type_into("naam", "HAP Lekstroom");
    assert_eq!(window.value("naam"), "HAP Lekstroom");
    assert!(window.app.log.is_empty(), "{:?}", window.app.log);
    window.keys("Tab");
    assert_eq!(window.app.log, [Message::Left]);
}

#[test]
fn a_click_elsewhere_leaves_a_field() {
    let mut window = window();
    window.type_into("naam", "HAP").press("Namen tonen");
    assert!(window.app.log.contains(&Message::Left));
}

#[test]
fn typing_into_a_field_replaces_its_text() {
    let mut window = window();
    window.type_into("naam", "Een").type_into("naam", "Twee");
    assert_eq!(window.app.name, "Twee");
    window.type_into("naam", "");
    assert_eq!(window.app.name, "");
}

#[test]
fn enter_submits_a_field() {
    let mut window = window();
    window.type_into("naam", "HAP").keys("Enter");
    assert_eq!(window.app.log.last(), Some(&Message::Submitted));
}

#[test]
fn escape_keeps_the_focus_in_a_field() {
    let mut window = window();
    window.type_into("naam", "HAP").keys("Escape").types(" 2");
    assert_eq!(window.app.name, "HAP 2");
}

#[test]
fn focus_can_be_sent_to_a_control_by_name() {
    let mut window = window();
    window.tab_to("Verwijderen").perform(focus::on("soort"));
    assert_eq!(window.focused_id(), Some("soort".into()));
    assert_eq!(window.focus_count(), 1);
}

#[test]
fn tab_into_a_field_selects_its_text_so_that_typing_replaces_it() {
    let mut window = Window::new(Form {
        name: "Voorstel".to_owned(),
        ..Form::default()
    });
    window.tab_to_id("naam").types("Eigen naam");
    assert_eq!(window.app.name, "Eigen naam");
    window.keys("Tab").keys("Shift+Tab").types("Weer");
    assert_eq!(window.app.name, "Weer");
}

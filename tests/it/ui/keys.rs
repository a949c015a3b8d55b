//! The key map, key by key.

use iced::event::Status;
use iced::keyboard::{Event as Keyboard, Key, Location, Modifiers, key};
use iced::{Event, keyboard::key::Named};
use oto_register::ui::keys::{Shortcut, heard, shortcut};

const FREE: bool = false;
const TAKEN: bool = true;

fn letter(letter: &str) -> Key {
    Key::Character(letter.into())
}

#[test]
fn every_key_of_the_map_asks_for_its_act() {
    let (none, ctrl, shift, alt) = (
        Modifiers::empty(),
        Modifiers::CTRL,
        Modifiers::SHIFT,
        Modifiers::ALT,
    );
    let named = Key::Named;
    let map = [
        (letter("k"), ctrl, Shortcut::Search),
        (letter("o"), ctrl, Shortcut::Open),
        (letter("n"), ctrl, Shortcut::New),
        (letter("e"), ctrl, Shortcut::Example),
        (letter("b"), ctrl, Shortcut::Letters),
        (letter("p"), ctrl, Shortcut::Print),
        (letter("j"), ctrl, Shortcut::AllYes),
        (letter("g"), ctrl, Shortcut::GrantAll),
        (letter("r"), ctrl, Shortcut::Agreement),
        (letter("s"), ctrl, Shortcut::Save),
        (named(Named::Enter), ctrl, Shortcut::NextOpen),
        (named(Named::ArrowDown), alt, Shortcut::NextPlan),
        (named(Named::ArrowUp), alt, Shortcut::PreviousPlan),
        (letter("z"), ctrl, Shortcut::Undo),
        (letter("Z"), ctrl | shift, Shortcut::Redo),
        (letter("1"), ctrl, Shortcut::Decide(1)),
        (letter("4"), ctrl, Shortcut::Decide(4)),
        (letter("7"), none, Shortcut::Digit(7)),
        (letter("0"), none, Shortcut::Digit(0)),
        (letter("0"), ctrl, Shortcut::NormalSize),
        (letter("+"), ctrl | shift, Shortcut::Larger),
        (letter("="), ctrl, Shortcut::Larger),
        (letter("-"), ctrl, Shortcut::Smaller),
        (named(Named::Tab), none, Shortcut::NextField),
        (named(Named::Tab), shift, Shortcut::PreviousField),
        (named(Named::F6), none, Shortcut::NextPane),
        (named(Named::F6), shift, Shortcut::PreviousPane),
        (named(Named::ArrowRight), alt, Shortcut::NextItem),
        (named(Named::ArrowLeft), alt, Shortcut::PreviousItem),
        (named(Named::PageDown), ctrl, Shortcut::NextScreen),
        (named(Named::PageUp), ctrl, Shortcut::PreviousScreen),
        (named(Named::Escape), none, Shortcut::Cancel),
        (named(Named::Backspace), none, Shortcut::Back),
        (named(Named::F1), none, Shortcut::Help),
        (named(Named::ArrowUp), none, Shortcut::Up),
        (named(Named::ArrowDown), none, Shortcut::Down),
        (named(Named::Home), none, Shortcut::First),
        (named(Named::End), none, Shortcut::Last),
        (named(Named::Enter), none, Shortcut::Enter),
    ];
    for (key, modifiers, act) in map {
        assert_eq!(
            shortcut(&key, modifiers, FREE),
            Some(act),
            "{key:?} {modifiers:?}"
        );
    }
}

#[test]
fn what_a_text_field_takes_is_no_shortcut() {
    for key in [
        letter("7"),
        Key::Named(Named::Backspace),
        Key::Named(Named::Home),
        Key::Named(Named::Enter),
        Key::Named(Named::ArrowDown),
    ] {
        assert_eq!(shortcut(&key, Modifiers::empty(), TAKEN), None, "{key:?}");
    }
}

#[test]
fn combinations_work_from_within_a_text_field() {
    assert_eq!(
        shortcut(&letter("k"), Modifiers::CTRL, TAKEN),
        Some(Shortcut::Search)
    );
    assert_eq!(
        shortcut(&Key::Named(Named::Tab), Modifiers::empty(), TAKEN),
        Some(Shortcut::NextField)
    );
}

#[test]
fn five_is_no_decision() {
    assert_eq!(shortcut(&letter("5"), Modifiers::CTRL, FREE), None);
}

#[test]
fn alt_gr_types_and_asks_for_nothing() {
    let alt_gr = Modifiers::CTRL | Modifiers::ALT;
    assert_eq!(shortcut(&letter("e"), alt_gr, FREE), None);
}

#[test]
fn holding_a_key_records_no_second_decision() {
    let held = |key: Key, modifiers| {
        Event::Keyboard(Keyboard::KeyPressed {
            key: key.clone(),
            modified_key: key,
            physical_key: key::Physical::Unidentified(key::NativeCode::Unidentified),
            location: Location::Standard,
            modifiers,
            text: None,
            repeat: true,
        })
    };
    let decide = held(letter("2"), Modifiers::CTRL);
    assert_eq!(heard(&decide, Status::Ignored), None);
    let tab = held(Key::Named(Named::Tab), Modifiers::empty());
    assert_eq!(heard(&tab, Status::Ignored), Some(Shortcut::NextField));
}

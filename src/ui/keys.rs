//! The keyboard map of the window, as one pure function from a key to what it asks for.

use iced::event::Status;
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Event, event};

/// What a key asks of the window or of the screen that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shortcut {
    /// Ctrl+K: search everything.
    Search,
    /// Ctrl+F: search within the screen.
    Find,
    /// Ctrl+O: read a file.
    Open,
    /// Ctrl+Shift+O: open another register.
    OpenRegister,
    /// Ctrl+N: a new row here.
    New,
    /// Ctrl+E: open the example.
    Example,
    /// Ctrl+B: make all ready letters.
    Letters,
    /// Ctrl+P: PDF or print.
    Print,
    /// Ctrl+Enter: the next thing that waits for a decision.
    NextOpen,
    /// Ctrl+J: ja to everything that is still asked here.
    AllYes,
    /// Ctrl+G: grant all as proposed.
    GrantAll,
    /// Ctrl+R: record the agreement of the Bestuurlijk ROAZ.
    Agreement,
    /// Ctrl+S: keep what was typed.
    Save,
    /// Alt+↓: next plan.
    NextPlan,
    /// Alt+↑: previous plan.
    PreviousPlan,
    /// Ctrl+Z.
    Undo,
    /// Ctrl+Shift+Z.
    Redo,
    /// Ctrl+1 to Ctrl+4: a decision, 1 to 4.
    Decide(u8),
    /// A digit alone, outside text: an answer in order; 0 means not knowing.
    Digit(u8),
    /// Backspace outside text: one step back.
    Back,
    /// Tab.
    NextField,
    /// Shift+Tab.
    PreviousField,
    /// F6.
    NextPane,
    /// Shift+F6.
    PreviousPane,
    /// Alt+→: next activity or page.
    NextItem,
    /// Alt+←: previous activity or page.
    PreviousItem,
    /// Ctrl+PageDown.
    NextScreen,
    /// Ctrl+PageUp.
    PreviousScreen,
    /// Ctrl++.
    Larger,
    /// Ctrl+−.
    Smaller,
    /// Ctrl+0.
    NormalSize,
    /// Escape: close, cancel.
    Cancel,
    /// F1.
    Help,
    /// Ctrl+Backspace outside text: back to where one came from.
    GoBack,
    /// ↑ that no control took: move in the list of the screen.
    Up,
    /// ↓ that no control took.
    Down,
    /// Home that no control took.
    First,
    /// End that no control took.
    Last,
    /// Enter that no control took: open or edit.
    Enter,
    /// Delete that no control took: remove what is pointed at.
    Remove,
    /// F2: to the guide, at what this rests on.
    Guide,
    /// F3: to where it comes from, in the partner's own file.
    Source,
    /// F4: to the text that is written here.
    Write,
    /// Ctrl+M: a sentence that is used again.
    Sentences,
}

/// What a pressed key asks for. `taken` says whether a control already used it, such as a text field
/// a letter: then only combinations and keys that no control has a use for still count.
pub fn shortcut(key: &Key, modifiers: Modifiers, taken: bool) -> Option<Shortcut> {
    if modifiers.alt() && !modifiers.command() {
        return with_alt(key);
    }
    if modifiers.command() && !modifiers.alt() {
        return with_command(key, modifiers.shift(), taken);
    }
    let shift = modifiers.shift();
    match key.as_ref() {
        Key::Named(Named::Tab) if shift => Some(Shortcut::PreviousField),
        Key::Named(Named::Tab) => Some(Shortcut::NextField),
        Key::Named(Named::F6) if shift => Some(Shortcut::PreviousPane),
        Key::Named(Named::F6) => Some(Shortcut::NextPane),
        Key::Named(Named::F1) => Some(Shortcut::Help),
        Key::Named(Named::F2) => Some(Shortcut::Guide),
        Key::Named(Named::F3) => Some(Shortcut::Source),
        Key::Named(Named::F4) => Some(Shortcut::Write),
        _ if taken || shift => None,
        Key::Named(named) => untaken(named),
        Key::Character(letters) => digit(letters).map(Shortcut::Digit),
        Key::Unidentified => None,
    }
}

fn untaken(named: Named) -> Option<Shortcut> {
    match named {
        Named::Escape => Some(Shortcut::Cancel),
        Named::Backspace => Some(Shortcut::Back),
        Named::ArrowUp => Some(Shortcut::Up),
        Named::ArrowDown => Some(Shortcut::Down),
        Named::Home => Some(Shortcut::First),
        Named::End => Some(Shortcut::Last),
        Named::Enter => Some(Shortcut::Enter),
        Named::Delete => Some(Shortcut::Remove),
        _ => None,
    }
}

fn with_alt(key: &Key) -> Option<Shortcut> {
    match key.as_ref() {
        Key::Named(Named::ArrowRight) => Some(Shortcut::NextItem),
        Key::Named(Named::ArrowLeft) => Some(Shortcut::PreviousItem),
        Key::Named(Named::ArrowDown) => Some(Shortcut::NextPlan),
        Key::Named(Named::ArrowUp) => Some(Shortcut::PreviousPlan),
        _ => None,
    }
}

fn with_command(key: &Key, shift: bool, taken: bool) -> Option<Shortcut> {
    let letters = match key.as_ref() {
        Key::Named(Named::PageDown) => return Some(Shortcut::NextScreen),
        Key::Named(Named::PageUp) => return Some(Shortcut::PreviousScreen),
        Key::Named(Named::Enter) if !taken => return Some(Shortcut::NextOpen),
        Key::Named(Named::Backspace) if !taken => return Some(Shortcut::GoBack),
        Key::Character(letters) => letters,
        _ => return None,
    };
    // "+" and "=" share a key on many keyboards, and so do "-" and "_".
    match (letters.to_lowercase().as_str(), shift) {
        ("+" | "=", _) => Some(Shortcut::Larger),
        ("-" | "_" | "−", _) => Some(Shortcut::Smaller),
        ("0", false) => Some(Shortcut::NormalSize),
        ("z", false) if !taken => Some(Shortcut::Undo),
        ("z", true) if !taken => Some(Shortcut::Redo),
        ("k", false) => Some(Shortcut::Search),
        ("f", false) => Some(Shortcut::Find),
        ("o", false) => Some(Shortcut::Open),
        ("o", true) => Some(Shortcut::OpenRegister),
        ("n", false) => Some(Shortcut::New),
        ("e", false) => Some(Shortcut::Example),
        ("b", false) => Some(Shortcut::Letters),
        ("p", false) => Some(Shortcut::Print),
        ("j", false) => Some(Shortcut::AllYes),
        ("g", false) => Some(Shortcut::GrantAll),
        ("r", false) => Some(Shortcut::Agreement),
        ("s", false) => Some(Shortcut::Save),
        ("m", false) => Some(Shortcut::Sentences),
        (letters, false) => digit(letters)
            .filter(|it| (1..=4).contains(it))
            .map(Shortcut::Decide),
        _ => None,
    }
}

fn digit(letters: &str) -> Option<u8> {
    let mut chars = letters.chars();
    let digit = chars.next()?.to_digit(10)?;
    chars.next().is_none().then_some(digit as u8)
}

/// What an event of the window asks for; repeats count only where holding a key makes sense.
pub fn heard(event: &Event, status: Status) -> Option<Shortcut> {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        modifiers,
        repeat,
        ..
    }) = event
    else {
        return None;
    };
    let shortcut = shortcut(key, *modifiers, status == Status::Captured)?;
    let may_repeat = matches!(
        shortcut,
        Shortcut::NextField
            | Shortcut::PreviousField
            | Shortcut::Up
            | Shortcut::Down
            | Shortcut::NextItem
            | Shortcut::PreviousItem
    );
    (!repeat || may_repeat).then_some(shortcut)
}

/// Every shortcut the user presses, for the window's `subscription`.
pub fn subscription() -> iced::Subscription<Shortcut> {
    event::listen_with(|event, status, _window| heard(&event, status))
}

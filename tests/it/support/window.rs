//! Drives a window without a display: what the user presses, types and sees, with the widgets' own
//! memory (focus, scroll, open lists) kept from step to step as the real window keeps it.

use super::picture;
use iced::advanced::clipboard;
use iced::advanced::widget::operation::Outcome;
use iced::advanced::widget::{Id, Operation};
use iced::event::Status;
use iced::keyboard::{self, Key, Modifiers, key::Named};
use iced::{Event, Point, Rectangle, Size, Task, mouse, window};
use iced_test::core::renderer::{Headless, Style};
use iced_test::core::time::Instant;
use iced_test::futures::futures::{StreamExt, executor::block_on};
use iced_test::runtime::clipboard::Action as Clipboard;
use iced_test::runtime::user_interface::Cache;
use iced_test::runtime::{Action, UserInterface, task};
use iced_test::selector::{Candidate, Selector};
use oto_register::ui::{self, fonts, modal, select, theme};
use std::collections::VecDeque;
use std::sync::OnceLock;

/// A program that can be driven: the window of the product, or one control in a test.
pub trait Driven {
    type Message: Send + 'static;
    fn view(&self) -> ui::Element<'_, Self::Message>;
    fn update(&mut self, message: Self::Message) -> Task<Self::Message>;
    /// What the window's subscription makes of an event the controls have seen.
    fn heard(&self, _event: &Event, _status: Status) -> Option<Self::Message> {
        None
    }
}

/// A window of some size around a program.
pub struct Window<D: Driven> {
    pub app: D,
    size: Size,
    cursor: mouse::Cursor,
    renderer: iced::Renderer,
    cache: Option<Cache>,
    copied: Option<String>,
}

/// Something in the window, in reading order.
#[derive(Debug, Clone)]
struct Found {
    id: Option<Id>,
    text: Option<String>,
    input: bool,
    focused: Option<bool>,
    visible: Option<Rectangle>,
}

impl<D: Driven> Window<D> {
    /// A window of 1440 × 900.
    pub fn new(app: D) -> Self {
        Self::sized(app, 1440.0, 900.0)
    }

    pub fn sized(app: D, width: f32, height: f32) -> Self {
        load_fonts();
        let renderer = block_on(<iced::Renderer as Headless>::new(
            fonts::REGULAR,
            13.0.into(),
            None,
        ))
        .expect("a software renderer");
        let mut window = Self {
            app,
            size: Size::new(width, height),
            cursor: mouse::Cursor::Unavailable,
            renderer,
            cache: Some(Cache::default()),
            copied: None,
        };
        window.settle();
        window
    }

    /// Runs the task a program starts with.
    pub fn boot(mut self, task: Task<D::Message>) -> Self {
        let mut queue = VecDeque::new();
        self.run(task, &mut queue);
        self.work_off(queue);
        self.settle();
        self
    }

    pub fn resize(&mut self, width: f32, height: f32) -> &mut Self {
        self.size = Size::new(width, height);
        self.event(Event::Window(window::Event::Resized(self.size)));
        self
    }

    /// Clicks the visible words `label`; fails when nothing reacts, as a disabled button would not.
    pub fn press(&mut self, label: &str) -> &mut Self {
        let reacted = self.click_words(label);
        assert!(reacted, "{label:?} does not react to a press");
        self
    }

    /// Clicks the first visible words that contain `part`; fails when nothing reacts.
    pub fn press_words(&mut self, part: &str) -> &mut Self {
        let at = self
            .place(|it| {
                it.text
                    .as_deref()
                    .is_some_and(|text| plain(text).contains(part))
            })
            .unwrap_or_else(|| panic!("no {part:?} to press; in sight: {}", self.all_text()));
        assert!(self.click_at(at), "{part:?} does not react to a press");
        self
    }

    /// Clicks the visible words `label` and expects that nothing reacts.
    pub fn press_in_vain(&mut self, label: &str) -> &mut Self {
        let reacted = self.click_words(label);
        assert!(!reacted, "{label:?} reacts to a press");
        self
    }

    fn click_words(&mut self, label: &str) -> bool {
        let at = self
            .place(|it| it.text.as_deref().is_some_and(|text| same(text, label)))
            .unwrap_or_else(|| panic!("no {label:?} to press; in sight: {}", self.all_text()));
        self.click_at(at)
    }

    /// Clicks what is called `id`.
    pub fn press_id(&mut self, id: &'static str) -> &mut Self {
        let id = Id::new(id);
        let at = self
            .place(|it| it.id.as_ref() == Some(&id))
            .unwrap_or_else(|| panic!("nothing in sight is called {id:?}"));
        assert!(self.click_at(at), "{id:?} does not react to a press");
        self
    }

    /// Clicks a point of the window; says whether anything reacted.
    pub fn click_at(&mut self, at: Point) -> bool {
        self.point_at(at);
        let left = mouse::Button::Left;
        let status = self.event(Event::Mouse(mouse::Event::ButtonPressed(left)));
        self.event(Event::Mouse(mouse::Event::ButtonReleased(left)));
        status == Status::Captured
    }

    pub fn point_at(&mut self, at: Point) -> &mut Self {
        self.cursor = mouse::Cursor::Available(at);
        self.event(Event::Mouse(mouse::Event::CursorMoved { position: at }));
        self
    }

    /// Turns the wheel by lines over the words `label`; negative is down.
    pub fn scroll_over(&mut self, label: &str, lines: f32) -> &mut Self {
        let at = self
            .place(|it| it.text.as_deref().is_some_and(|text| same(text, label)))
            .unwrap_or_else(|| panic!("no {label:?} in sight"));
        self.point_at(at);
        let delta = mouse::ScrollDelta::Lines { x: 0.0, y: lines };
        self.event(Event::Mouse(mouse::Event::WheelScrolled { delta }));
        self
    }

    /// Replaces the text of the field `id`, with the mouse and the keyboard.
    pub fn type_into(&mut self, id: &'static str, text: &str) -> &mut Self {
        self.press_id(id);
        self.keys("Ctrl+A");
        if text.is_empty() {
            self.keys("Backspace")
        } else {
            self.types(text)
        }
    }

    /// Types into whatever has the focus.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let letter = letter.to_string();
            self.tap(
                Key::Character(letter.clone().into()),
                Modifiers::empty(),
                Some(&letter),
            );
        }
        self
    }

    /// Presses keys by name, such as `Ctrl+Shift+Z`, `Tab`, `ArrowDown`, `Enter`, `F6`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        let mut modifiers = Modifiers::empty();
        let mut rest = keys;
        loop {
            let (modifier, len) = match rest {
                it if it.starts_with("Ctrl+") => (Modifiers::CTRL, 5),
                it if it.starts_with("Shift+") => (Modifiers::SHIFT, 6),
                it if it.starts_with("Alt+") => (Modifiers::ALT, 4),
                _ => break,
            };
            modifiers |= modifier;
            rest = &rest[len..];
        }
        let key: Key =
            named(rest).map_or_else(|| Key::Character(rest.to_lowercase().into()), Key::Named);
        let text = match &key {
            Key::Character(letter) if modifiers.is_empty() => Some(letter.to_string()),
            Key::Named(Named::Space) => Some(" ".to_owned()),
            _ => None,
        };
        self.tap(key, modifiers, text.as_deref())
    }

    fn tap(&mut self, key: Key, modifiers: Modifiers, text: Option<&str>) -> &mut Self {
        let physical =
            keyboard::key::Physical::Unidentified(keyboard::key::NativeCode::Unidentified);
        if !modifiers.is_empty() {
            self.event(Event::Keyboard(keyboard::Event::ModifiersChanged(
                modifiers,
            )));
        }
        self.event(Event::Keyboard(keyboard::Event::KeyPressed {
            key: key.clone(),
            modified_key: key.clone(),
            physical_key: physical,
            location: keyboard::Location::Standard,
            modifiers,
            text: text.map(Into::into),
            repeat: false,
        }));
        self.event(Event::Keyboard(keyboard::Event::KeyReleased {
            key: key.clone(),
            modified_key: key,
            physical_key: physical,
            location: keyboard::Location::Standard,
            modifiers,
        }));
        if !modifiers.is_empty() {
            self.event(Event::Keyboard(keyboard::Event::ModifiersChanged(
                Modifiers::empty(),
            )));
        }
        self
    }

    /// Presses Tab until the control with the words `label` has the focus.
    pub fn tab_to(&mut self, label: &str) -> &mut Self {
        let mut passed = Vec::new();
        for _ in 0..200 {
            self.keys("Tab");
            let words = self.focused_words();
            if words.iter().any(|it| same(it, label)) {
                return self;
            }
            passed.push(words.join(" "));
        }
        passed.dedup();
        passed.truncate(60);
        panic!("Tab never reaches {label:?}; it passes {passed:?}");
    }

    /// Presses Tab until the control called `id` has the focus.
    pub fn tab_to_id(&mut self, id: &'static str) -> &mut Self {
        for _ in 0..200 {
            self.keys("Tab");
            if self.focused_id() == Some(Id::new(id)) {
                return self;
            }
        }
        panic!("Tab never reaches the control called {id:?}");
    }

    /// The id of the control with the focus.
    pub fn focused_id(&mut self) -> Option<Id> {
        self.focused().and_then(|it| it.id)
    }

    /// The words in the control with the focus.
    pub fn focused_words(&mut self) -> Vec<String> {
        let Some(bounds) = self.focused().and_then(|it| it.visible) else {
            return Vec::new();
        };
        self.look()
            .into_iter()
            .filter(|it| {
                it.visible
                    .is_some_and(|inner| bounds.contains(inner.center()))
            })
            .filter_map(|it| it.text)
            .collect()
    }

    /// How many controls have the focus; never more than one in a sound window.
    pub fn focus_count(&mut self) -> usize {
        self.look()
            .iter()
            .filter(|it| it.focused == Some(true))
            .count()
    }

    fn focused(&mut self) -> Option<Found> {
        self.look().into_iter().find(|it| it.focused == Some(true))
    }

    /// Fails unless some visible text contains `words`.
    pub fn sees(&mut self, words: &str) -> &mut Self {
        assert!(
            self.can_see(words),
            "{words:?} is not in sight; what is: {}",
            self.all_text()
        );
        self
    }

    /// Fails when some visible text contains `words`.
    pub fn does_not_see(&mut self, words: &str) -> &mut Self {
        assert!(!self.can_see(words), "{words:?} is in sight");
        self
    }

    pub fn can_see(&mut self, words: &str) -> bool {
        let words = plain(words);
        self.look().iter().any(|it| {
            it.visible.is_some()
                && it
                    .text
                    .as_ref()
                    .is_some_and(|text| plain(text).contains(&words))
        })
    }

    /// The text in the field `id`.
    pub fn value(&mut self, id: &'static str) -> String {
        let id = Id::new(id);
        self.look()
            .into_iter()
            .find(|it| it.input && it.id.as_ref() == Some(&id))
            .and_then(|it| it.text)
            .unwrap_or_else(|| panic!("there is no field called {id:?}"))
    }

    /// Where the visible words `label` stand.
    pub fn bounds_of(&mut self, label: &str) -> Rectangle {
        self.look()
            .into_iter()
            .find(|it| it.text.as_deref().is_some_and(|text| same(text, label)))
            .and_then(|it| it.visible)
            .unwrap_or_else(|| panic!("no {label:?} in sight"))
    }

    /// How many texts that start with `words` are built, in sight or not.
    pub fn built(&mut self, words: &str) -> usize {
        self.look()
            .iter()
            .filter(|it| it.text.as_ref().is_some_and(|text| text.starts_with(words)))
            .count()
    }

    /// All visible text, for messages.
    pub fn all_text(&mut self) -> String {
        let texts: Vec<_> = self
            .look()
            .into_iter()
            .filter(|it| it.visible.is_some())
            .filter_map(|it| it.text)
            .filter(|it| !it.starts_with(|c: char| ('\u{E000}'..'\u{F8FF}').contains(&c)))
            .collect();
        texts.join(" | ")
    }

    /// What was put on the clipboard last.
    pub fn copied(&self) -> Option<&str> {
        self.copied.as_deref()
    }

    /// Hands the program a message from outside, as a finished job would.
    pub fn send(&mut self, message: D::Message) -> &mut Self {
        self.work_off(VecDeque::from([message]));
        self.settle();
        self
    }

    /// Hands the program two messages at once, as when the second is pressed while the first is worked on.
    pub fn stops_during(&mut self, work: D::Message, stop: D::Message) -> &mut Self {
        self.work_off(VecDeque::from([work, stop]));
        self.settle();
        self
    }

    /// Runs a task of the program's own, such as a change of focus.
    pub fn perform(&mut self, task: Task<D::Message>) -> &mut Self {
        let mut queue = VecDeque::new();
        self.run(task, &mut queue);
        self.work_off(queue);
        self.settle();
        self
    }

    /// Compares what is drawn with `tests/data/<name>.png`; a missing picture fails.
    /// `UPDATE_GOLDEN=1` writes it: look at it before it is kept.
    pub fn looks_like(&mut self, name: &str) -> &mut Self {
        self.cursor = mouse::Cursor::Unavailable;
        self.settle();
        let (rgba, size) = self.draw();
        picture::compare(&rgba, size, name);
        self
    }

    /// As [`Self::looks_like`], with the mouse left where it is.
    pub fn looks_like_under_mouse(&mut self, name: &str) -> &mut Self {
        self.settle();
        let (rgba, size) = self.draw();
        picture::compare(&rgba, size, name);
        self
    }

    fn draw(&mut self) -> (Vec<u8>, Size<u32>) {
        let cache = self.cache.take().unwrap_or_default();
        let mut ui = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        let style = Style {
            text_color: theme::INK,
        };
        // An open list is drawn only once it has been laid out by an update.
        let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
        ui.update(
            &[redraw],
            self.cursor,
            &mut self.renderer,
            &mut clipboard::Null,
            &mut Vec::new(),
        );
        ui.draw(&mut self.renderer, &theme::theme(), &style, self.cursor);
        self.cache = Some(ui.into_cache());
        let size = Size::new(self.size.width as u32, self.size.height as u32);
        (self.renderer.screenshot(size, 1.0, theme::BG), size)
    }

    /// Everything in the window, topmost layer only when one is open.
    fn look(&mut self) -> Vec<Found> {
        let mut find = entry.find_all();
        let mut found = Vec::new();
        self.with_ui(|ui, renderer| {
            ui.operate(
                renderer,
                &mut iced::advanced::widget::operation::black_box(&mut find),
            );
            if let Outcome::Some(all) = find.finish() {
                found = all;
            }
        });
        found
    }

    /// The middle of the first match in the topmost layer.
    fn place(&mut self, matches: impl Fn(&Found) -> bool) -> Option<Point> {
        let all = self.look();
        let tops = [Id::new(modal::LAYER), Id::new(select::MENU)];
        let top = all
            .iter()
            .rposition(|it| it.id.as_ref().is_some_and(|id| tops.contains(id)))
            .unwrap_or(0);
        all.iter()
            .skip(top)
            .find(|it| it.visible.is_some() && matches(it))
            .and_then(|it| it.visible)
            .map(|it| it.center())
    }

    fn with_ui<T>(
        &mut self,
        act: impl FnOnce(
            &mut UserInterface<'_, D::Message, iced::Theme, iced::Renderer>,
            &mut iced::Renderer,
        ) -> T,
    ) -> T {
        let cache = self.cache.take().unwrap_or_default();
        let mut ui = UserInterface::build(self.app.view(), self.size, cache, &mut self.renderer);
        let answer = act(&mut ui, &mut self.renderer);
        self.cache = Some(ui.into_cache());
        answer
    }

    /// One event, all that follows from it, and the redraw after it.
    fn event(&mut self, event: Event) -> Status {
        let status = self.one_event(event);
        self.settle();
        status
    }

    fn one_event(&mut self, event: Event) -> Status {
        let cursor = self.cursor;
        let mut messages = Vec::new();
        let status = self.with_ui(|ui, renderer| {
            let (_, statuses) = ui.update(
                std::slice::from_ref(&event),
                cursor,
                renderer,
                &mut clipboard::Null,
                &mut messages,
            );
            statuses.first().copied().unwrap_or(Status::Ignored)
        });
        let mut queue = VecDeque::from(messages);
        queue.extend(self.app.heard(&event, status));
        self.work_off(queue);
        status
    }

    /// Redraws, twice when needed: controls notice a changed focus only then.
    fn settle(&mut self) {
        for _ in 0..2 {
            let now = Instant::now();
            self.one_event(Event::Window(window::Event::RedrawRequested(now)));
        }
    }

    fn work_off(&mut self, mut queue: VecDeque<D::Message>) {
        let mut steps = 0;
        while let Some(message) = queue.pop_front() {
            steps += 1;
            assert!(steps < 10_000, "messages go on without end");
            let task = self.app.update(message);
            self.run(task, &mut queue);
        }
    }

    /// Runs a task to its end; what it sends is queued, what it asks of the widgets is done at once.
    fn run(&mut self, task: Task<D::Message>, queue: &mut VecDeque<D::Message>) {
        let Some(mut actions) = task::into_stream(task) else {
            return;
        };
        while let Some(action) = block_on(actions.next()) {
            match action {
                Action::Output(message) => queue.push_back(message),
                Action::Widget(operation) => self.operate(operation),
                Action::Clipboard(Clipboard::Write { contents, .. }) => {
                    self.copied = Some(contents);
                }
                _ => {}
            }
        }
    }

    fn operate(&mut self, operation: Box<dyn Operation>) {
        let mut next = Some(operation);
        while let Some(mut operation) = next.take() {
            self.with_ui(|ui, renderer| ui.operate(renderer, operation.as_mut()));
            if let Outcome::Chain(chained) = operation.finish() {
                next = Some(chained);
            }
        }
    }
}

fn entry(candidate: Candidate<'_>) -> Option<Found> {
    let id = candidate.id().cloned();
    let visible = candidate.visible_bounds();
    let (text, input, focused) = match candidate {
        Candidate::Text { content, .. } => (Some(content.to_owned()), false, None),
        Candidate::TextInput { state, .. } => (Some(state.text().to_owned()), true, None),
        Candidate::Focusable { state, .. } => (None, false, Some(state.is_focused())),
        _ => (None, false, None),
    };
    (id.is_some() || text.is_some() || focused.is_some()).then_some(Found {
        id,
        text,
        input,
        focused,
        visible,
    })
}

/// A no-break space reads as a space.
fn plain(text: &str) -> String {
    text.replace(['\u{A0}', '\u{202F}'], " ")
}

fn same(text: &str, label: &str) -> bool {
    plain(text) == plain(label)
}

fn named(name: &str) -> Option<Named> {
    Some(match name {
        "Tab" => Named::Tab,
        "Enter" => Named::Enter,
        "Space" => Named::Space,
        "Escape" | "Esc" => Named::Escape,
        "Backspace" => Named::Backspace,
        "Delete" => Named::Delete,
        "ArrowUp" => Named::ArrowUp,
        "ArrowDown" => Named::ArrowDown,
        "ArrowLeft" => Named::ArrowLeft,
        "ArrowRight" => Named::ArrowRight,
        "Home" => Named::Home,
        "End" => Named::End,
        "PageUp" => Named::PageUp,
        "PageDown" => Named::PageDown,
        "F1" => Named::F1,
        "F2" => Named::F2,
        "F3" => Named::F3,
        "F4" => Named::F4,
        "F6" => Named::F6,
        _ => return None,
    })
}

fn load_fonts() {
    static LOADED: OnceLock<()> = OnceLock::new();
    LOADED.get_or_init(|| {
        let mut fonts = iced_test::renderer::graphics::text::font_system()
            .write()
            .expect("the font system");
        for font in fonts::all() {
            fonts.load_font(font);
        }
    });
}

//! What a key does: first for what lies over the screen, then for the window, then for the screen.

use super::{App, Message, Place, Screen};
use crate::screen::{batch, check, judge, letters, plan, submissions, welcome};
use crate::ui::focus::{self, Step};
use crate::ui::keys::Shortcut;
use crate::ui::nav;
use crate::ui::theme::Scale;
use iced::Task;
use iced::advanced::widget::Id;

impl App {
    pub(super) fn pressed(&mut self, key: Shortcut) -> Task<Message> {
        match key {
            Shortcut::NextField => return focus::step(Step::Next),
            Shortcut::PreviousField => return focus::step(Step::Previous),
            Shortcut::Larger => return self.rescale(self.scale.larger()),
            Shortcut::Smaller => return self.rescale(self.scale.smaller()),
            Shortcut::NormalSize => return self.rescale(Scale::default()),
            _ => {}
        }
        if self.layer_is_open() {
            return self.pressed_over(key);
        }
        match key {
            Shortcut::NextPane => focus::pane(self.panes(), Step::Next),
            Shortcut::PreviousPane => focus::pane(self.panes(), Step::Previous),
            Shortcut::Search => self.open_search(),
            Shortcut::Undo if self.worker.is_some() => self.undo(),
            Shortcut::Redo if self.worker.is_some() => self.redo(),
            Shortcut::GoBack => self.go_back(),
            Shortcut::Help => {
                self.help = true;
                Task::none()
            }
            Shortcut::NextScreen => self.other_place(true),
            Shortcut::PreviousScreen => self.other_place(false),
            Shortcut::Cancel if self.notice.is_some() => {
                self.notice = None;
                Task::none()
            }
            key => self.pressed_on_screen(key),
        }
    }

    /// Whether a dialog or the search holds the keyboard.
    pub(super) fn layer_is_open(&self) -> bool {
        let on_screen = match &self.screen {
            Screen::Welcome(screen) => screen.dialog().is_some(),
            Screen::Letters(screen) => screen.dialog().is_some(),
            Screen::Judge(screen) => screen.dialog().is_some(),
            Screen::Page(page) => page.dialog().is_some(),
            Screen::Check(_) | Screen::Submissions(_) | Screen::Plan(_) | Screen::Batch(_) => false,
        };
        on_screen || self.search.is_some() || self.dialog.is_some() || self.help
    }

    fn pressed_over(&mut self, key: Shortcut) -> Task<Message> {
        if let Some(search) = &mut self.search {
            match key {
                Shortcut::Cancel => self.search = None,
                Shortcut::Up => search.step(false),
                Shortcut::Down => search.step(true),
                _ => {}
            }
            return Task::none();
        }
        let walks_in_dialog = matches!(key, Shortcut::Up | Shortcut::Down | Shortcut::Remove)
            && matches!(self.screen, Screen::Judge(_))
            && self.dialog.is_none()
            && !self.help;
        if walks_in_dialog {
            return self.pressed_on_screen(key);
        }
        if key != Shortcut::Cancel {
            return Task::none();
        }
        if self.dialog.take().is_some() || std::mem::take(&mut self.help) {
            return Task::none();
        }
        self.pressed_on_screen(key)
    }

    fn pressed_on_screen(&mut self, key: Shortcut) -> Task<Message> {
        match &self.screen {
            Screen::Welcome(_) => self.welcome_said(welcome::Message::Pressed(key)),
            Screen::Submissions(_) => self.submissions_said(submissions::Message::Pressed(key)),
            Screen::Plan(_) => self.plan_said(plan::Message::Pressed(key)),
            Screen::Batch(_) => self.batch_said(batch::Message::Pressed(key)),
            Screen::Check(_) => self.check_said(check::Message::Pressed(key)),
            Screen::Judge(_) => self.judge_said(judge::Message::Pressed(key)),
            Screen::Letters(_) => self.letters_said(letters::Message::Pressed(key)),
            Screen::Page(page) => {
                let said = page.pressed(key);
                self.page_said(said)
            }
        }
    }

    fn other_place(&mut self, on: bool) -> Task<Message> {
        let places = Place::ALL;
        let Some(place) = self.place() else {
            return Task::none();
        };
        let at = places.iter().position(|it| *it == place).unwrap_or(0);
        let step = if on { 1 } else { places.len() - 1 };
        match places.get((at + step) % places.len()) {
            Some(place) => self.go(*place),
            None => Task::none(),
        }
    }

    fn panes(&self) -> Vec<Id> {
        let own = match &self.screen {
            Screen::Welcome(_) => Vec::new(),
            Screen::Submissions(screen) => screen.panes(),
            Screen::Plan(screen) => screen.panes(),
            Screen::Batch(screen) => screen.panes(),
            Screen::Check(screen) => screen.panes(),
            Screen::Judge(screen) => screen.panes(),
            Screen::Letters(screen) => screen.panes(),
            Screen::Page(page) => page.panes(),
        };
        std::iter::once(Id::new(nav::ID)).chain(own).collect()
    }

    fn rescale(&mut self, scale: Scale) -> Task<Message> {
        // The window stays as large; what iced reports is divided by the scale.
        let was = self.scale.factor();
        self.scale = scale;
        let size = iced::Size::new(
            self.size.width * was / scale.factor(),
            self.size.height * was / scale.factor(),
        );
        self.resized(size)
    }
}

//! Logboek: what was done to the register, when and by whom.

use super::{Action, Jump, Page, ask, parts};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, card};
use crate::worker::Worker;
use iced::advanced::widget::Id;
use iced::widget::{Column, container};
use iced::{Length, Task};
use std::path::PathBuf;

/// The screen.
#[derive(Debug)]
pub struct History {
    year: i32,
    notice: Option<Notice>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<(), Notice>),
    NoticeClosed,
    Pressed(Shortcut),
}

impl History {
    /// The history of the register.
    pub fn new(worker: &Worker, year: i32) -> (Self, Task<Message>) {
        let mut screen = Self { year, notice: None };
        let load = screen.load(worker);
        (screen, load)
    }
}

impl Page for History {
    type Message = Message;

    fn update(&mut self, message: Message, _worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(())) => {}
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(Shortcut::Cancel) => return Action::Back,
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn view(&self, _layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let head = card::screen_head("Logboek", self.year.to_string(), Vec::new());
        container(Column::new().push(head).push(notice).spacing(theme::S16))
            .id("logboek-vak")
            .padding(theme::S24)
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn panes(&self) -> Vec<Id> {
        vec![Id::new("logboek-vak")]
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        ask(worker, |_desk| Ok(()), Message::Loaded)
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(_path: PathBuf) -> Option<Message> {
        None
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(answer) => answer.as_ref().err(),
            Message::NoticeClosed | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::History
    }
}

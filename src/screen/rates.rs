//! Tarieven: what an hour and a kilometre cost, from when and by what source.

use super::{Action, Jump, Page, ask};
use crate::desk::RateBook;
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, card, frame, text};
use crate::worker::Worker;
use iced::Length;
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::{Column, container};

/// The panes, for F6.
const PANES: [&str; 1] = ["tarieven-lijst"];

/// All tariffs.
#[derive(Debug)]
pub struct Rates {
    year: i32,
    book: Option<RateBook>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<RateBook>, Notice>),
    Pressed(Shortcut),
}

impl Rates {
    /// All tariffs.
    pub fn new(worker: &Worker, year: i32) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            book: None,
            notice: None,
        };
        let task = page.load(worker);
        (page, task)
    }
}

impl Page for Rates {
    type Message = Message;

    fn update(&mut self, message: Message, _worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(loaded)) => self.book = Some(*loaded),
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn view(&self, _layout: Layout) -> Element<'_, Message> {
        let head = card::screen_head("Tarieven", "", Vec::new());
        let rows = self.book.iter().flat_map(|all| {
            all.kept()
                .iter()
                .map(|rate| text::body(&rate.source).into())
        });
        let inner = Column::new()
            .push(head)
            .push(
                self.notice
                    .as_ref()
                    .map(|notice| text::body(notice.sentence())),
            )
            .extend(rows)
            .spacing(theme::S16);
        frame::panes(vec![frame::pane(
            PANES[0],
            Length::Fill,
            container(inner).padding(theme::S24),
        )])
    }

    fn panes(&self) -> Vec<Id> {
        PANES.into_iter().map(Id::new).collect()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| {
                let _ = year;
                desk.rate_book()
            },
            |answer| Message::Loaded(answer.map(Box::new)),
        )
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(_path: std::path::PathBuf) -> Option<Message> {
        None
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(Err(notice)) => Some(notice),
            Message::Loaded(Ok(_)) | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Rates
    }
}

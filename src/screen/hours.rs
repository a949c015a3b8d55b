//! Uren: what institutions account for, and what of it counts.

use super::{Action, Jump, Page, ask};
use crate::desk::HoursYear;
use crate::domain::HoursClaimId;
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, button, card, frame, text};
use crate::worker::Worker;
use iced::Length;
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::{Column, container};

/// The panes, for F6.
const PANES: [&str; 1] = ["uren-lijst"];

/// The hours of a year.
#[derive(Debug)]
pub struct Hours {
    year: i32,
    hours: Option<HoursYear>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<HoursYear>, Notice>),
    FindingsPressed,
    Pressed(Shortcut),
}

impl Hours {
    /// The hours of a year.
    pub fn new(worker: &Worker, year: i32, _claim: Option<HoursClaimId>) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            hours: None,
            notice: None,
        };
        let task = page.load(worker);
        (page, task)
    }
}

impl Page for Hours {
    type Message = Message;

    fn update(&mut self, message: Message, _worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(loaded)) => self.hours = Some(*loaded),
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::FindingsPressed => return Action::Go(Jump::Findings),
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn view(&self, _layout: Layout) -> Element<'_, Message> {
        let head = card::screen_head(
            "Uren interne trainers",
            "",
            vec![
                button::link_to("Bevindingen", Message::FindingsPressed)
                    .id("naar-bevindingen")
                    .into(),
            ],
        );
        let rows = self.hours.iter().flat_map(|all| {
            all.claims
                .iter()
                .map(|sheet| text::body(&sheet.claim.role).into())
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
            move |desk| desk.hours_year(year),
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
            Message::Loaded(Ok(_)) | Message::FindingsPressed | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Hours(None)
    }
}

//! Uren inlezen: a workbook of an institution, looked at before it counts.

use super::{Action, Jump, Page, ask};
use crate::desk::ActivityHours;
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
const PANES: [&str; 1] = ["uren-inlezen"];

/// A workbook with hours, as it was read.
#[derive(Debug)]
pub struct HoursIn {
    year: i32,
    activities: Option<Vec<ActivityHours>>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Vec<ActivityHours>>, Notice>),
    Pressed(Shortcut),
}

impl HoursIn {
    /// A workbook with hours, as it was read.
    pub fn new(worker: &Worker, year: i32) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            activities: None,
            notice: None,
        };
        let task = page.load(worker);
        (page, task)
    }
}

impl Page for HoursIn {
    type Message = Message;

    fn update(&mut self, message: Message, _worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(loaded)) => self.activities = Some(*loaded),
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn view(&self, _layout: Layout) -> Element<'_, Message> {
        let head = card::screen_head("Uren inlezen", "", Vec::new());
        let rows = self
            .activities
            .iter()
            .flat_map(|all| all.iter().map(|it| text::body(&it.activity.name).into()));
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
            move |desk| desk.hours_activities(year),
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
        Jump::ReadHours
    }
}

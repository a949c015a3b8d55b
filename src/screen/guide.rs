//! Referentiegids: passages and cost kinds to browse and search, with what rests on them, the region's own rules
//! that go before them, and the cases.

mod index;
mod intro;
mod kind;
mod own;
mod passage;
mod view;

use super::{Action, Jump, Page, ask};
use crate::desk::Case;
use crate::desk::guide_book::{GuideEntry, GuideShelf, Topic};
use crate::domain::EditionId;
use crate::notice::Notice;
use crate::ui::Element;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// The panes of the screen.
const PANES: [&str; 3] = ["gids-inhoud", "gids-werk", "gids-regio"];
/// The table of contents.
const LIST: &str = "gids-lijst";
/// The field above it.
const FIELD: &str = "gids-zoek";
/// What is told of a topic, under the tabs of a narrow window.
const BODY: &str = "gids-tekst";

/// The screen.
#[derive(Debug)]
pub struct GuideBook {
    year: i32,
    /// The edition that the user chose.
    wanted: Option<EditionId>,
    shelf: Option<Box<GuideShelf>>,
    entries: Vec<GuideEntry>,
    filter: String,
    show: Show,
    /// Heads in the table of contents whose entries are hidden.
    folded: BTreeSet<String>,
    topic: Option<Topic>,
    cases: Vec<Case>,
    tab: Tab,
    notice: Option<Notice>,
}

/// Which part of the table of contents is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    All,
    Passages,
    CostKinds,
    Own,
}

/// What a narrow window shows beside the table of contents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Topic,
    Rules,
    Cases,
}

impl Show {
    const ALL: [Self; 4] = [Self::All, Self::Passages, Self::CostKinds, Self::Own];
}

impl Tab {
    const ALL: [Self; 3] = [Self::Topic, Self::Rules, Self::Cases];
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<GuideShelf>, Notice>),
    CasesFound(Topic, Result<Vec<Case>, Notice>),
    FilterTyped(String),
    FilterEntered,
    ShowChosen(usize),
    /// A row of the table of contents was clicked.
    RowPressed(usize),
    /// The arrow keys came to a row.
    RowReached(usize),
    /// Enter on a row.
    RowOpened(usize),
    EditionChosen(usize),
    TopicPressed(Topic),
    CasePressed(usize),
    SettingsPressed,
    TabChosen(usize),
    NoticeClosed,
    Pressed(Shortcut),
}

impl GuideBook {
    /// The guide of a year, at `at` when that is somewhere in it.
    pub fn new(worker: &Worker, year: i32, at: &Jump) -> (Self, Task<Message>) {
        let topic = match at {
            Jump::Passage(id) => Some(Topic::Passage(id.clone())),
            Jump::CostKind(id) => Some(Topic::CostKind(id.clone())),
            Jump::Submissions(_)
            | Jump::Plan(_)
            | Jump::Judge { .. }
            | Jump::Consultations(_)
            | Jump::Roaz
            | Jump::Letters(_)
            | Jump::Trail(..)
            | Jump::Said(..)
            | Jump::Partners(_)
            | Jump::Guide
            | Jump::Tree { .. }
            | Jump::Hours(_)
            | Jump::EnterHours { .. }
            | Jump::ReadHours
            | Jump::Rates
            | Jump::Findings
            | Jump::History
            | Jump::Settings
            | Jump::InYear(..) => None,
        };
        let mut screen = Self {
            year,
            wanted: None,
            shelf: None,
            entries: Vec::new(),
            filter: String::new(),
            show: Show::All,
            folded: BTreeSet::new(),
            topic,
            cases: Vec::new(),
            tab: Tab::Topic,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn loaded(&mut self, answer: Result<Box<GuideShelf>, Notice>) -> Action<Message> {
        match answer {
            Ok(shelf) => {
                self.entries = shelf.entries();
                self.shelf = Some(shelf);
                // Where one came to read has the keyboard, so that arrows walk on from there.
                Action::Run(focus::on(LIST))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Opens a topic beside the table of contents.
    fn read(&mut self, topic: Topic, worker: &Worker) -> Action<Message> {
        if self.topic.as_ref() == Some(&topic) {
            return Action::None;
        }
        self.cases.clear();
        self.topic = Some(topic);
        Action::Run(self.find_cases(worker))
    }

    fn find_cases(&self, worker: &Worker) -> Task<Message> {
        let Some(topic) = self.topic.clone() else {
            return Task::none();
        };
        let wanted = topic.clone();
        ask(
            worker,
            move |desk| match &wanted {
                Topic::Passage(id) => desk.cases_resting_on(id),
                Topic::CostKind(id) => desk.cases_of_kind(id),
            },
            move |answer| Message::CasesFound(topic.clone(), answer),
        )
    }

    fn cases_found(&mut self, topic: &Topic, answer: Result<Vec<Case>, Notice>) {
        match answer {
            Ok(cases) if self.topic.as_ref() == Some(topic) => self.cases = cases,
            Ok(_) => {}
            Err(notice) => self.notice = Some(notice),
        }
    }

    fn choose_edition(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        let editions = self.shelf.as_ref().map(|shelf| &shelf.editions);
        self.wanted = editions.and_then(|all| all.get(at)).cloned();
        Action::Run(self.load(worker))
    }

    fn open_case(&self, at: usize) -> Action<Message> {
        let Some(case) = self.cases.get(at) else {
            return Action::None;
        };
        let place = Jump::Judge {
            plan: Some(case.plan.id),
            activity: Some(case.activity.id),
            line: Some(case.line.id),
        };
        Action::Go(if case.plan.year == self.year {
            place
        } else {
            Jump::InYear(case.plan.year, Box::new(place))
        })
    }

    fn key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        match key {
            Shortcut::Cancel if !self.filter.is_empty() => {
                self.filter.clear();
                Action::Run(focus::on(LIST))
            }
            Shortcut::Cancel => Action::Back,
            Shortcut::Find => Action::Run(focus::on(FIELD)),
            Shortcut::Down => self.step(true, worker),
            Shortcut::Up => self.step(false, worker),
            _ => Action::None,
        }
    }
}

impl Page for GuideBook {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(answer) => return self.loaded(answer),
            Message::CasesFound(topic, answer) => self.cases_found(&topic, answer),
            Message::FilterTyped(typed) => self.filter = typed,
            Message::FilterEntered => return self.take_first(worker),
            Message::ShowChosen(at) => {
                self.show = Show::ALL.get(at).copied().unwrap_or(self.show);
            }
            Message::RowPressed(at) => return self.press_row(at, worker),
            Message::RowReached(at) => return self.reach_row(at, worker),
            Message::RowOpened(at) => return self.open_row(at, worker),
            Message::EditionChosen(at) => return self.choose_edition(at, worker),
            Message::TopicPressed(topic) => {
                return Action::Go(match topic {
                    Topic::Passage(id) => Jump::Passage(id),
                    Topic::CostKind(id) => Jump::CostKind(id),
                });
            }
            Message::CasePressed(at) => return self.open_case(at),
            Message::SettingsPressed => return Action::Go(Jump::Settings),
            Message::TabChosen(at) => self.tab = Tab::ALL.get(at).copied().unwrap_or(self.tab),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.key(key, worker),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.screen(layout)
    }

    fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let (year, wanted) = (self.year, self.wanted.clone());
        let shelf = ask(
            worker,
            move |desk| Ok(Box::new(desk.guide_shelf(year, wanted.as_ref())?)),
            Message::Loaded,
        );
        Task::batch([shelf, self.find_cases(worker)])
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
            Message::CasesFound(_, answer) => answer.as_ref().err(),
            Message::FilterTyped(_)
            | Message::FilterEntered
            | Message::ShowChosen(_)
            | Message::RowPressed(_)
            | Message::RowReached(_)
            | Message::RowOpened(_)
            | Message::EditionChosen(_)
            | Message::TopicPressed(_)
            | Message::CasePressed(_)
            | Message::SettingsPressed
            | Message::TabChosen(_)
            | Message::NoticeClosed
            | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        match &self.topic {
            None => Jump::Guide,
            Some(Topic::Passage(id)) => Jump::Passage(id.clone()),
            Some(Topic::CostKind(id)) => Jump::CostKind(id.clone()),
        }
    }
}

//! Logboek: what was done to the register, when, by whom; what it changed; what can be taken back.

mod details;
mod view;

use super::{Action, Jump, Page, ask};
use crate::domain::OperationId;
use crate::domain::logged::{LogEntry, LoggedRow};
use crate::domain::operation::Deed;
use crate::domain::partner::name_key;
use crate::notice::Notice;
use crate::ui::Element;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;
use std::path::PathBuf;

/// The panes of the screen.
const PANES: [&str; 2] = ["logboek-handelingen", "logboek-wijzigingen"];
/// The list of operations.
const LIST: &str = "logboek";
/// The field above it.
const FIELD: &str = "logboek-zoek";
/// Rows of an operation that are shown before more are asked for.
const MOST: usize = 60;

/// The screen.
#[derive(Debug)]
pub struct History {
    entries: Option<Vec<Told>>,
    filter: String,
    deed: Option<Deed>,
    selected: Option<OperationId>,
    rows: Vec<LoggedRow>,
    most: usize,
    notice: Option<Notice>,
}

/// An entry of the log book with its words.
#[derive(Debug, Clone)]
pub struct Told {
    entry: LogEntry,
    what: String,
    when: String,
    /// Everything that it is found by, without case and accents.
    key: String,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Vec<Told>, Notice>),
    RowsFound(OperationId, Result<Vec<LoggedRow>, Notice>),
    FilterTyped(String),
    FilterEntered,
    DeedChosen(usize),
    RowPressed(usize),
    MorePressed,
    UndoPressed,
    NoticeClosed,
    Pressed(Shortcut),
}

impl Told {
    fn new(entry: LogEntry) -> Self {
        let what = words::logged::entry(&entry);
        let when = words::logged::moment(&entry.operation.at);
        let done = &entry.operation;
        let key = name_key(&format!("{what} {} {} {when}", done.subject, done.by));
        Self {
            entry,
            what,
            when,
            key,
        }
    }
}

impl History {
    /// The log book of the register.
    pub fn new(worker: &Worker, _year: i32) -> (Self, Task<Message>) {
        let mut screen = Self {
            entries: None,
            filter: String::new(),
            deed: None,
            selected: None,
            rows: Vec::new(),
            most: MOST,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn all(&self) -> &[Told] {
        self.entries.as_deref().unwrap_or_default()
    }

    /// The entries that filter and deed let through.
    fn shown(&self) -> Vec<&Told> {
        let wanted = name_key(&self.filter);
        self.all()
            .iter()
            .filter(|it| self.deed.is_none_or(|deed| it.entry.operation.deed == deed))
            .filter(|it| wanted.split(' ').all(|word| it.key.contains(word)))
            .collect()
    }

    /// The deeds that were ever done, for the filter.
    fn deeds(&self) -> Vec<Deed> {
        let done = |deed: &Deed| {
            let mut all = self.all().iter();
            all.any(|it| it.entry.operation.deed == *deed)
        };
        Deed::ALL.into_iter().filter(done).collect()
    }

    fn current(&self) -> Option<&Told> {
        let selected = self.selected?;
        let mut all = self.all().iter();
        all.find(|it| it.entry.operation.id == selected)
    }

    fn loaded(&mut self, answer: Result<Vec<Told>, Notice>, worker: &Worker) -> Action<Message> {
        let entries = match answer {
            Ok(entries) => entries,
            Err(notice) => {
                self.notice = Some(notice);
                return Action::None;
            }
        };
        let first_time = self.entries.is_none();
        self.entries = Some(entries);
        if self.current().is_none() {
            self.selected = self.all().first().map(|it| it.entry.operation.id);
        }
        let rows = self.find_rows(worker);
        Action::Run(if first_time {
            Task::batch([rows, focus::on(LIST)])
        } else {
            rows
        })
    }

    fn find_rows(&mut self, worker: &Worker) -> Task<Message> {
        self.rows.clear();
        self.most = MOST;
        let Some(id) = self.selected else {
            return Task::none();
        };
        ask(
            worker,
            move |desk| desk.logged_rows(id),
            move |answer| Message::RowsFound(id, answer),
        )
    }

    fn found(&mut self, id: OperationId, answer: Result<Vec<LoggedRow>, Notice>) {
        match answer {
            Ok(rows) if self.selected == Some(id) => self.rows = rows,
            Ok(_) => {}
            Err(notice) => self.notice = Some(notice),
        }
    }

    fn choose(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        let chosen = self.shown().get(at).map(|it| it.entry.operation.id);
        if chosen.is_none() || chosen == self.selected {
            return Action::None;
        }
        self.selected = chosen;
        Action::Run(self.find_rows(worker))
    }

    /// After the list became another: its first entry, unless what was looked at is still in it.
    fn settle(&mut self, worker: &Worker) -> Action<Message> {
        let shown = self.shown();
        let still = shown
            .iter()
            .any(|it| Some(it.entry.operation.id) == self.selected);
        if still {
            return Action::None;
        }
        self.choose(0, worker)
    }

    fn step(&mut self, on: bool, worker: &Worker) -> Action<Message> {
        let shown = self.shown();
        let here = shown
            .iter()
            .position(|it| Some(it.entry.operation.id) == self.selected);
        let next = match (here, on) {
            (Some(at), true) => at + 1,
            (Some(at), false) => at.saturating_sub(1),
            (None, _) => 0,
        };
        self.choose(next, worker)
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

impl Page for History {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(answer) => return self.loaded(answer, worker),
            Message::RowsFound(id, answer) => self.found(id, answer),
            Message::FilterTyped(typed) => {
                self.filter = typed;
                return self.settle(worker);
            }
            Message::FilterEntered => return Action::Run(focus::on(LIST)),
            Message::DeedChosen(at) => {
                self.deed = at
                    .checked_sub(1)
                    .and_then(|at| self.deeds().get(at).copied());
                return self.settle(worker);
            }
            Message::RowPressed(at) => return self.choose(at, worker),
            Message::MorePressed => self.most += MOST,
            Message::UndoPressed => return Action::Undo,
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
        ask(
            worker,
            |desk| Ok(desk.log_book()?.into_iter().map(Told::new).collect()),
            Message::Loaded,
        )
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
            Message::RowsFound(_, answer) => answer.as_ref().err(),
            Message::FilterTyped(_)
            | Message::FilterEntered
            | Message::DeedChosen(_)
            | Message::RowPressed(_)
            | Message::MorePressed
            | Message::UndoPressed
            | Message::NoticeClosed
            | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::History
    }
}

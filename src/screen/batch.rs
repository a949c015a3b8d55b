//! Several files at once: what each of them is, reading in together those that need no answer, the others one by one.

mod file;
mod view;
mod work;

use super::ask;
use crate::desk::{Accepted, Reading};
use crate::domain::open_error::OpenError;
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::words::replies::Reply;
use crate::worker::Worker;
use file::{Group, Row, State};
use iced::Task;
use iced::advanced::widget::Id;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use work::Accepting;

/// The screen.
#[derive(Debug)]
pub struct Batch {
    year: i32,
    rows: Vec<Row>,
    group: Group,
    /// The file that is being looked at.
    looking: Option<PathBuf>,
    /// The user pressed "Stoppen": files that wait are left alone.
    stopped: bool,
    /// Files are being read in together.
    accepting: Option<Accepting>,
    /// Who writes to partners: the adviser and the office.
    sender: (String, String),
    /// The file whose reply was copied last.
    copied: Option<PathBuf>,
    notice: Option<Notice>,
}

/// A file as it was seen.
#[derive(Debug, Clone)]
pub enum Seen {
    Read(Arc<Reading>),
    /// It cannot be opened.
    Refused(Notice, OpenError),
}

/// What became of a file that was to be read in.
#[derive(Debug, Clone)]
pub enum Taken {
    In(Accepted),
    /// It is not what was seen before: it needs a look first.
    LookFirst(Arc<Reading>),
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    SenderKnown(Result<(String, String), Notice>),
    Looked(PathBuf, Result<Seen, Notice>),
    GroupChosen(usize),
    RowPressed(usize),
    ConfirmPressed,
    AcceptAllPressed,
    Accepted(PathBuf, Result<Taken, Notice>),
    StopPressed,
    ResumePressed,
    CopyPressed(usize),
    AgainPressed(usize),
    BackPressed,
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    Back,
    /// Let the user choose more files.
    PickFiles,
    /// Open this file to check it.
    Check(PathBuf),
    /// Files were read in: say so.
    Did(String, Task<Message>),
}

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Accepted(_, answer) => answer.as_ref().err(),
            Self::SenderKnown(answer) => answer.as_ref().err(),
            Self::Looked(..)
            | Self::GroupChosen(_)
            | Self::RowPressed(_)
            | Self::AcceptAllPressed
            | Self::ConfirmPressed
            | Self::StopPressed
            | Self::ResumePressed
            | Self::CopyPressed(_)
            | Self::AgainPressed(_)
            | Self::BackPressed
            | Self::NoticeClosed
            | Self::Pressed(_) => None,
        }
    }
}

impl Batch {
    /// Files for a year; each is looked at in turn.
    pub fn new(worker: &Worker, files: Vec<PathBuf>, year: i32) -> (Self, Task<Message>) {
        let mut screen = Self {
            year,
            rows: Vec::new(),
            group: Group::All,
            looking: None,
            stopped: false,
            accepting: None,
            sender: Default::default(),
            copied: None,
            notice: None,
        };
        let look = screen.add(files, worker);
        let sender = ask(
            worker,
            |desk| {
                let head = desk.register_head()?;
                Ok((head.user, head.office))
            },
            Message::SenderKnown,
        );
        (screen, Task::batch([sender, look]))
    }

    /// More files, each once.
    pub fn add(&mut self, files: Vec<PathBuf>, worker: &Worker) -> Task<Message> {
        for path in files {
            if self.rows.iter().all(|row| row.path != path) {
                self.rows.push(Row::waiting(path));
            }
        }
        self.stopped = false;
        self.look_on(worker)
    }

    /// A file that was checked is in, or is looked at again.
    pub fn back(
        &mut self,
        checked: Option<&Path>,
        accepted: bool,
        worker: &Worker,
    ) -> Task<Message> {
        if let Some(row) = checked.and_then(|path| self.row_mut(path)) {
            row.state = if accepted {
                State::Accepted
            } else {
                State::Waiting
            };
        }
        self.look_on(worker)
    }

    /// Something was taken back or done again: what was in may be out, and the other way round.
    pub fn anew(&mut self, worker: &Worker) -> Task<Message> {
        for row in &mut self.rows {
            match row.state {
                State::Accepted | State::Looked(_) => row.state = State::Waiting,
                State::Waiting | State::Refused(..) => {}
            }
        }
        self.look_on(worker)
    }

    /// Whether every file is in.
    pub fn is_done(&self) -> bool {
        self.rows
            .iter()
            .all(|row| matches!(row.state, State::Accepted))
    }

    /// Files are being read in: the screen must stay.
    pub fn is_busy(&self) -> bool {
        self.accepting.is_some()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::SenderKnown(Ok(sender)) => self.sender = sender,
            Message::SenderKnown(Err(notice)) => self.notice = Some(notice),
            Message::Looked(path, answer) => return self.looked(&path, answer, worker),
            Message::GroupChosen(at) => self.group = Group::at(at),
            Message::RowPressed(at) => return self.check(at),
            Message::AcceptAllPressed => return self.accept_all(worker),
            Message::ConfirmPressed => {
                for row in self.rows.iter_mut().filter(|row| row.is_proposal()) {
                    row.confirmed = true;
                }
            }
            Message::Accepted(path, answer) => return self.accepted(&path, answer, worker),
            Message::StopPressed => self.stop(),
            Message::ResumePressed => {
                self.stopped = false;
                return Action::Run(self.look_on(worker));
            }
            Message::CopyPressed(at) => return self.copy(at),
            Message::AgainPressed(at) => return self.look_again(at, worker),
            Message::BackPressed | Message::Pressed(Shortcut::Cancel) => {
                return if self.is_busy() {
                    Action::None
                } else {
                    Action::Back
                };
            }
            Message::Pressed(Shortcut::Letters) => return self.accept_all(worker),
            Message::Pressed(Shortcut::Open) => return Action::PickFiles,
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn row_mut(&mut self, path: &Path) -> Option<&mut Row> {
        self.rows.iter_mut().find(|row| row.path == path)
    }

    /// The rows of the group that is shown, with their places.
    fn shown(&self) -> Vec<(usize, &Row)> {
        self.rows
            .iter()
            .enumerate()
            .filter(|(_, row)| self.group == Group::All || row.group() == self.group)
            .collect()
    }

    fn check(&self, at: usize) -> Action {
        let row = self.shown().get(at).map(|(_, row)| *row);
        match row.map(|row| (&row.state, &row.path)) {
            Some((State::Looked(_), path)) if self.accepting.is_none() => {
                Action::Check(path.clone())
            }
            Some(_) | None => Action::None,
        }
    }

    /// The mail to the partner about the file at a place.
    fn reply(&self, at: usize) -> Option<String> {
        let row = self.rows.get(at)?;
        let (sender, office) = self.sender.clone();
        let reply = Reply {
            file: row.name(),
            year: self.year,
            sender,
            office,
        };
        match &row.state {
            State::Refused(_, Some(error)) => reply.cannot_open(error),
            State::Refused(_, None) | State::Waiting | State::Looked(_) | State::Accepted => None,
        }
    }

    fn copy(&mut self, at: usize) -> Action {
        let Some(mail) = self.reply(at) else {
            return Action::None;
        };
        self.copied = self.rows.get(at).map(|row| row.path.clone());
        Action::Run(iced::clipboard::write(mail))
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        let refused = self.rows.iter().any(Row::is_refused);
        std::iter::once("bestanden-vak")
            .chain(refused.then_some("bestanden-geweigerd"))
            .map(Id::new)
            .collect()
    }
}

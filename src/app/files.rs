//! Files that come in: chosen, typed, dropped; one is checked, several are looked at together.

use super::pages::{OpenPage, Said};
use super::{App, Dialog, Message, Pick, Place, Screen, Then, Which};
use crate::notice::Notice;
use crate::screen::batch::Batch;
use crate::screen::{Jump, Wanted, hours_in, letters, welcome};
use iced::Task;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A file dialog that answers sooner than this was never shown.
const NEVER_SHOWN: Duration = Duration::from_millis(400);

impl App {
    /// One file is checked at once; several are first looked at together. A folder stands for the files in it.
    pub(super) fn read_files(&mut self, files: Vec<PathBuf>) -> Task<Message> {
        if self.is_busy() {
            return self.go(Place::Submissions);
        }
        let Some(worker) = &self.worker else {
            let usual = self.deps.default_register();
            return self.open(Which::OrNew(usual), Then::Read(files));
        };
        let listed = worker.ask(move |_desk| crate::desk::files_in(&files));
        Task::perform(listed, |answer| {
            Message::FilesListed(answer.map_err(Notice::from))
        })
    }

    /// The files are known, those in folders too.
    pub(super) fn files_listed(&mut self, answer: Result<Vec<PathBuf>, Notice>) -> Task<Message> {
        let files = match answer {
            Ok(files) => files,
            Err(notice) => {
                self.notice = Some(notice);
                return Task::none();
            }
        };
        let Some(worker) = self.worker.as_ref().filter(|_| !self.is_busy()) else {
            return Task::none();
        };
        if files.is_empty() {
            self.notice = Some(Notice::new(
                "Er is niets gelezen.",
                "In de map staan geen bestanden.",
                "Sleep de bestanden zelf, of een andere map.",
            ));
        }
        if let Screen::Batch(batch) = &mut self.screen {
            return batch.add(files, worker).map(Message::Batch);
        }
        let mut all: Vec<PathBuf> = match &self.screen {
            Screen::Check(check) if self.parked.is_none() && check.is_open() => {
                vec![check.path().to_owned()]
            }
            _ => Vec::new(),
        };
        all.extend(files);
        all.dedup();
        if let Some(mut batch) = self.parked.take() {
            let task = batch.add(all, worker);
            self.screen = Screen::Batch(batch);
            return task.map(Message::Batch);
        }
        match all.as_slice() {
            [] => Task::none(),
            [one] => {
                let (screen, task) = self.open_check(one.clone());
                self.screen = screen;
                task
            }
            _ => {
                let (batch, task) = Batch::new(worker, all, self.year);
                self.screen = Screen::Batch(Box::new(batch));
                task.map(Message::Batch)
            }
        }
    }

    /// After something was undone, on a screen about files that come in.
    pub(super) fn submission_again(&mut self) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let parked = match &mut self.parked {
            Some(parked) => parked.anew(worker).map(Message::Batch),
            None => Task::none(),
        };
        let again = match &mut self.screen {
            Screen::Batch(batch) => batch.anew(worker).map(Message::Batch),
            Screen::Check(check) => check.anew(worker).map(Message::Check),
            Screen::Plan(plan) => plan.anew(worker).map(Message::Plan),
            Screen::Welcome(_)
            | Screen::Submissions(_)
            | Screen::Judge(_)
            | Screen::Letters(_)
            | Screen::Page(_) => Task::none(),
        };
        Task::batch([parked, again])
    }

    pub(super) fn pick(&self, pick: Pick) -> Task<Message> {
        let asked = Instant::now();
        (self.deps.choose)(pick.clone()).map(move |paths| {
            let seen = asked.elapsed() > NEVER_SHOWN;
            Message::Picked(pick.clone(), paths, seen)
        })
    }

    /// Files were chosen; or none, which also happens at once where the system has no file dialog.
    pub(super) fn picked(&mut self, pick: Pick, paths: Vec<PathBuf>, seen: bool) -> Task<Message> {
        let Some(first) = paths.first().cloned() else {
            if !seen {
                let path = match &pick {
                    Pick::Submissions
                    | Pick::Register
                    | Pick::Wanted(Wanted::Workbook | Wanted::Picture | Wanted::AnyFile) => {
                        String::new()
                    }
                    Pick::Place(proposal)
                    | Pick::Folder(proposal)
                    | Pick::Wanted(Wanted::Folder(proposal) | Wanted::Place(proposal)) => {
                        proposal.display().to_string()
                    }
                };
                self.dialog = Some(Dialog::TypePath { pick, path });
            }
            return Task::none();
        };
        match pick {
            Pick::Submissions => self.read_files(paths),
            Pick::Register => self.open(Which::Existing(first), Then::List),
            Pick::Place(_) => self.welcome_said(welcome::Message::PathPicked(first)),
            Pick::Wanted(_) => self.wanted_picked(first),
            Pick::Folder(_) => self.letters_said(letters::Message::FolderPicked(first)),
        }
    }

    pub(super) fn path_typed(&mut self, typed: String) {
        if let Some(Dialog::TypePath { path, .. }) = &mut self.dialog {
            *path = typed;
        }
    }

    pub(super) fn path_confirmed(&mut self) -> Task<Message> {
        match self.dialog.take() {
            Some(Dialog::TypePath { pick, path }) if !path.trim().is_empty() => {
                // As copied from a file manager, perhaps in quotes.
                let path = PathBuf::from(path.trim().trim_matches('"'));
                self.picked(pick, vec![path], true)
            }
            other => {
                self.dialog = other;
                Task::none()
            }
        }
    }

    /// Files that are dropped together come one by one: wait until no more come.
    pub(super) fn drop_file(&mut self, path: PathBuf) -> Task<Message> {
        self.dropped.push(path);
        Task::done(Message::DropsSettled(self.dropped.len()))
    }

    pub(super) fn drops_settled(&mut self, count: usize) -> Task<Message> {
        if count != self.dropped.len() || self.layer_is_open() {
            return Task::none();
        }
        let files = std::mem::take(&mut self.dropped);
        if let Screen::Page(page) = &self.screen
            && matches!(page.place(), Place::Hours)
        {
            return self.read_hours(files);
        }
        self.read_files(files)
    }

    /// Files that come while hours are open are hours.
    fn read_hours(&mut self, files: Vec<PathBuf>) -> Task<Message> {
        let is_open = matches!(&self.screen, Screen::Page(OpenPage::HoursIn(_)));
        let open = if is_open {
            Task::none()
        } else {
            self.jump(Jump::ReadHours)
        };
        let came = Said::HoursIn(hours_in::Message::FilesCame(files));
        Task::batch([open, Task::done(Message::Page(came))])
    }
}

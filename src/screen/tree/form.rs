//! The decision form as a workbook: made for an institution, and read back after a look at what it says.

use super::deeds::hand;
use super::dialogs::Dialog;
use super::{DecisionTree, Handed, Message, Open, Picking};
use crate::desk::{TreeFormLook, TreeSubject, tree_form_name, write_file};
use crate::domain::ActivityId;
use crate::notice::Notice;
use crate::screen::{Action, Wanted, ask};
use crate::words;
use crate::worker::Worker;
use iced::Task;
use std::path::PathBuf;

impl DecisionTree {
    /// Asks what a form is to be about.
    pub(super) fn ask_form(&mut self) {
        let found = self.all_found();
        let about = found.iter().map(|it| {
            let words = format!("{} {}, {}", it.project_number, it.name, it.partner);
            (Some(it.activity), words)
        });
        let all: Vec<(Option<ActivityId>, String)> =
            std::iter::once((None, "Zonder activiteit".to_owned()))
                .chain(about)
                .collect();
        let chosen = usize::from(!self.filter.trim().is_empty() && all.len() > 1);
        self.dialog = Some(Dialog::Form { all, chosen });
    }

    pub(super) fn form_about(&mut self, at: usize) {
        if let Some(Dialog::Form { chosen, .. }) = &mut self.dialog {
            *chosen = at;
        }
    }

    /// Asks where the form goes that was chosen in the dialog.
    pub(super) fn make_form(&mut self) -> Action<Message> {
        let Some(Dialog::Form { all, chosen }) = self.dialog.take() else {
            return Action::None;
        };
        let about = all.get(chosen).and_then(|(about, _)| *about);
        self.place_workbook(about)
    }

    /// Asks where the form goes about the activity of the run that is open.
    pub(super) fn make_form_here(&mut self) -> Action<Message> {
        let about = self.open.as_ref().and_then(|open| open.row.run.activity);
        self.place_workbook(about)
    }

    fn place_workbook(&mut self, about: Option<ActivityId>) -> Action<Message> {
        let subject = |it: &&TreeSubject| Some(it.activity) == about;
        let all = self.list.as_ref().map(|list| list.subjects.as_slice());
        let subject = all.unwrap_or_default().iter().find(subject);
        let name = tree_form_name(self.year, subject.map(|it| it.project_number.as_str()));
        self.picking = Picking::Form(about);
        Action::Pick(Wanted::Place(PathBuf::from(name)))
    }

    /// What was chosen after the last question for a file.
    pub(super) fn picked_path(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        match std::mem::replace(&mut self.picking, Picking::Pdf) {
            Picking::Pdf => self.write_form(path, worker),
            Picking::Form(about) => self.write_workbook(about, path, worker),
            Picking::Reading => self.look_at_form(path, worker),
        }
    }

    fn write_workbook(
        &mut self,
        about: Option<ActivityId>,
        path: PathBuf,
        worker: &Worker,
    ) -> Action<Message> {
        let year = self.year;
        Action::Run(ask(
            worker,
            move |desk| {
                let form = desk.tree_form(year, about)?;
                write_file(&path, &form, true)?;
                Ok(path)
            },
            Message::FormWritten,
        ))
    }

    pub(super) fn pick_form(&mut self) -> Action<Message> {
        self.picking = Picking::Reading;
        Action::Pick(Wanted::Workbook)
    }

    fn look_at_form(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        self.busy = true;
        self.notice = None;
        let year = self.year;
        Action::Run(ask(
            worker,
            move |desk| Ok(Box::new(desk.look_at_tree_form(&path, year)?)),
            Message::FormRead,
        ))
    }

    pub(super) fn form_read(&mut self, answer: Result<Box<TreeFormLook>, Notice>) {
        self.busy = false;
        match answer {
            Ok(look) => self.reading = Some(look),
            Err(notice) => self.notice = Some(notice),
        }
    }

    /// Keeps what the form says as a run.
    pub(super) fn keep_form(&mut self, worker: &Worker) -> Action<Message> {
        let Some(look) = self.reading.clone().filter(|look| look.can_be_kept()) else {
            return Action::None;
        };
        self.busy = true;
        Action::Run(ask(
            worker,
            move |desk| {
                let id = desk.keep_tree_form(&look)?;
                let row = desk.tree_run(id)?;
                hand(desk, row, Vec::new())
            },
            Message::FormKept,
        ))
    }

    pub(super) fn form_kept(&mut self, answer: Result<Box<Handed>, Notice>) -> Action<Message> {
        self.busy = false;
        match answer.and_then(|handed| Open::new(*handed)) {
            Ok(open) => {
                self.reading = None;
                let words = words::tree::kept_form(&open.row.run.organisation);
                self.open = Some(open);
                Action::Did(words, Task::none())
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Leaves the form that was read; nothing of it is kept.
    pub(super) fn close_form(&mut self) {
        self.reading = None;
        self.notice = None;
    }
}

//! What the user does with runs: opening, answering, stepping back, keeping, and the form.

use super::dialogs::Dialog;
use super::drafts::{forget, keep_pool, typed_about};
use super::{DecisionTree, Handed, List, Message, NOTE, Open, Picking, Wish};
use crate::desk::{Desk, Error, TreeRunRow, write_file};
use crate::domain::tree::{KnownAnswer, OwnVerdict, TreeRun};
use crate::domain::verdict::Verdict;
use crate::domain::{ActivityId, TreeRunId};
use crate::notice::Notice;
use crate::screen::{Action, Jump, Wanted, ask, parts};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use std::path::PathBuf;

/// The own judgement as the choice shows it; the first follows the tree.
pub const OWN: [Option<Verdict>; 5] = [
    None,
    Some(Verdict::Allowed),
    Some(Verdict::Conditional),
    Some(Verdict::Consult),
    Some(Verdict::NotAllowed),
];

pub(super) fn hand(
    desk: &Desk,
    row: TreeRunRow,
    known: Vec<KnownAnswer>,
) -> Result<Box<Handed>, Error> {
    Ok(Box::new(Handed {
        likes: desk.like_tree_runs(&row.run)?,
        typed: typed_about(desk, &row.run),
        row,
        known,
    }))
}

impl DecisionTree {
    pub(super) fn listed(
        &mut self,
        answer: Result<Box<List>, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        match answer {
            Ok(list) => self.list = Some(*list),
            Err(notice) => {
                self.notice = Some(notice);
                return Action::None;
            }
        }
        match (self.wanted.take(), &self.open) {
            (Some(Wish::Run(id)), _) => self.fetch(id, worker),
            (Some(Wish::About(activity)), _) => self.begin(Some(activity), worker),
            // As after an undo: the run that is open may be otherwise, or gone.
            (None, Some(open)) if open.row.run.id != TreeRunId(0) => {
                let id = open.row.run.id;
                let runs = self.list.as_ref().map(|list| list.runs.as_slice());
                if runs.is_some_and(|runs| runs.iter().any(|row| row.run.id == id)) {
                    return self.fetch(id, worker);
                }
                self.open = None;
                Action::None
            }
            (None, _) => Action::None,
        }
    }

    pub(super) fn opened(&mut self, answer: Result<Box<Handed>, Notice>) {
        self.busy = false;
        match answer.and_then(|handed| Open::new(*handed)) {
            Ok(open) => self.open = Some(open),
            Err(notice) => self.notice = Some(notice),
        }
    }

    /// A run was kept: what was typed meanwhile stays.
    pub(super) fn kept(&mut self, answer: Result<Box<Handed>, Notice>) -> Action<Message> {
        self.busy = false;
        match (answer, &mut self.open) {
            (Ok(handed), Some(open)) => {
                open.row = handed.row;
                open.likes = handed.likes;
            }
            (Ok(_), None) => {}
            (Err(notice), _) => self.notice = Some(notice),
        }
        Action::None
    }

    /// A new run.
    pub(super) fn begin(&mut self, about: Option<ActivityId>, worker: &Worker) -> Action<Message> {
        self.busy = true;
        let year = self.year;
        Action::Run(ask(
            worker,
            move |desk| {
                let (row, known) = desk.new_tree_run(year, about)?;
                hand(desk, row, known)
            },
            Message::Opened,
        ))
    }

    fn fetch(&mut self, id: TreeRunId, worker: &Worker) -> Action<Message> {
        self.busy = true;
        Action::Run(ask(
            worker,
            move |desk| {
                let row = desk.tree_run(id)?;
                hand(desk, row, Vec::new())
            },
            Message::Opened,
        ))
    }

    pub(super) fn open_run(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        match self.runs().get(at).map(|row| row.run.id) {
            Some(id) => self.fetch(id, worker),
            None => Action::None,
        }
    }

    pub(super) fn open_subject(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        match self.subjects().get(at).map(|it| it.activity) {
            Some(activity) => self.begin(Some(activity), worker),
            None => Action::None,
        }
    }

    pub(super) fn open_like(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        let like = self.open.as_ref().and_then(|open| open.likes.get(at));
        match like.map(|like| like.row.run.id) {
            Some(id) => self.fetch(id, worker),
            None => Action::None,
        }
    }

    /// Back to the list.
    pub(super) fn close(&mut self, worker: &Worker) -> Action<Message> {
        self.open = None;
        self.notice = None;
        use crate::screen::Page;
        Action::Run(self.load(worker))
    }

    /// Keeps the run as it stands.
    pub(super) fn keep(&mut self, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        open.put_note();
        let Some(run) = filled(open) else {
            return Action::Run(focus::on(if open.own > 0 { super::REASON } else { NOTE }));
        };
        self.busy = true;
        let before = open.row.run.clone();
        let pool = open.pool.clone();
        Action::Run(ask(
            worker,
            move |desk| {
                let id = desk.keep_tree_run(&run)?;
                forget(desk, &before)?;
                let row = desk.tree_run(id)?;
                keep_pool(desk, &row.run, &pool)?;
                hand(desk, row, Vec::new())
            },
            Message::Kept,
        ))
    }

    pub(super) fn place_form(&mut self) -> Action<Message> {
        let Some(open) = self.open.as_ref().filter(|open| open.outcome().is_some()) else {
            return Action::None;
        };
        let about = match &open.row.subject {
            Some(subject) => subject.project_number.clone(),
            None => open.row.run.dated.to_string(),
        };
        let name = PathBuf::from(format!("Beslisformulier {about}.pdf"));
        self.picking = Picking::Pdf;
        Action::Pick(Wanted::Place(name))
    }

    pub(super) fn write_form(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        let Some(run) = self.open.as_mut().and_then(filled) else {
            return Action::None;
        };
        Action::Run(ask(
            worker,
            move |desk| {
                let pdf = desk.tree_run_form(&run)?;
                write_file(&path, &pdf, true)?;
                Ok(path)
            },
            Message::FormWritten,
        ))
    }

    pub(super) fn show_mail(&mut self) {
        if let Some(open) = &self.open
            && let (Some(outcome), Some(last)) = (open.outcome(), open.steps().last())
        {
            let run = &open.row.run;
            let text = words::tree::mail(
                &run.organisation,
                &run.description,
                &last.node.question,
                &outcome.conclusion,
            );
            self.dialog = Some(Dialog::Mail(text));
        }
    }

    pub(super) fn copy_mail(&mut self) -> Action<Message> {
        match self.dialog.take() {
            Some(Dialog::Mail(text)) => Action::Run(iced::clipboard::write(text)),
            other => {
                self.dialog = other;
                Action::None
            }
        }
    }

    pub(super) fn copy_to_year(&mut self, worker: &Worker) -> Action<Message> {
        let Some(id) = self.open.as_ref().map(|open| open.row.run.id) else {
            return Action::None;
        };
        self.busy = true;
        let year = self.year + 1;
        let copied = ask(
            worker,
            move |desk| {
                let copy = desk.copy_tree_run(id, year)?;
                let row = desk.tree_run(copy)?;
                hand(desk, row, Vec::new())
            },
            Message::Opened,
        );
        Action::Did(format!("De beslisboom is overgenomen naar {year}."), copied)
    }

    pub(super) fn to_judging(&self) -> Action<Message> {
        let subject = self
            .open
            .as_ref()
            .and_then(|open| open.row.subject.as_ref());
        subject.map_or(Action::None, |it| {
            Action::Go(Jump::Judge {
                plan: Some(it.plan),
                activity: Some(it.activity),
                line: it.line,
            })
        })
    }

    pub(super) fn to_passage(&self, at: usize) -> Action<Message> {
        let open = self.open.as_ref();
        let passage = open.and_then(|open| open.passages().into_iter().nth(at));
        passage.map_or(Action::None, |id| Action::Go(Jump::Passage(id.clone())))
    }
}

/// The run with what stands in the fields; `None` when one of them is wrong, which is said at the field.
fn filled(open: &mut Open) -> Option<TreeRun> {
    let mut run = open.row.run.clone();
    let Some(dated) = parts::day(&open.dated) else {
        open.fault = Some((
            "datum",
            "Datum bestaat niet. Typ dag-maand-jaar, zoals 01-12-2026.".to_owned(),
        ));
        return None;
    };
    run.dated = dated;
    let own = OWN.get(open.own).copied().flatten();
    let reason = open.reason.text().trim().to_owned();
    if own.is_some() && reason.is_empty() {
        open.fault = Some((
            super::REASON,
            "Schrijf op waarom u anders oordeelt dan de beslisboom.".to_owned(),
        ));
        return None;
    }
    run.own = own.map(|verdict| OwnVerdict { verdict, reason });
    Some(run)
}

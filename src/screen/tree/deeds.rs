//! What the user does with runs: opening, answering, stepping back, keeping, and the form.

use super::dialogs::Dialog;
use super::{DecisionTree, Entry, Handed, List, Message, NOTE, Open, Wish};
use crate::desk::{Desk, Error, TreeRunRow, guide_with, write_file};
use crate::domain::tree::{KnownAnswer, OwnVerdict, TreeRun};
use crate::domain::verdict::Verdict;
use crate::domain::{ActivityId, TreeRunId};
use crate::notice::Notice;
use crate::rules::edition::{Node, TreeAnswer, TreeOutcome};
use crate::rules::tree::{Step, Walk, WalkEnd, walk};
use crate::rules::tree_known::on_path;
use crate::screen::{Action, Jump, Wanted, ask, parts};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use iced::widget::text_editor;
use std::path::PathBuf;

/// The own judgement as the choice shows it; the first follows the tree.
pub const OWN: [Option<Verdict>; 5] = [
    None,
    Some(Verdict::Allowed),
    Some(Verdict::Conditional),
    Some(Verdict::Consult),
    Some(Verdict::NotAllowed),
];

fn hand(desk: &Desk, row: TreeRunRow, known: Vec<KnownAnswer>) -> Result<Box<Handed>, Error> {
    Ok(Box::new(Handed {
        likes: desk.like_tree_runs(&row.run)?,
        row,
        known,
    }))
}

impl Open {
    /// A run as the desk handed it over; the first of its answers are waiting in the pool.
    pub(super) fn new(handed: Handed) -> Result<Self, Notice> {
        let run = &handed.row.run;
        let guide = guide_with(&run.edition).map_err(Notice::from)?;
        let own = run.own.as_ref();
        let chosen = OWN.iter().position(|it| *it == own.map(|own| own.verdict));
        let mut open = Self {
            guide,
            known: handed.known,
            pool: run.answers.clone(),
            again: None,
            note: text_editor::Content::new(),
            dated: parts::typed_day(run.dated),
            reason: text_editor::Content::with_text(own.map_or("", |own| &own.reason)),
            own: chosen.unwrap_or(0),
            likes: handed.likes,
            fault: None,
            row: handed.row,
        };
        open.take_note();
        Ok(open)
    }

    /// The path as far as it was answered. The answers of a run are always on a path.
    pub(super) fn walk(&self) -> Option<Walk<'static>> {
        walk(self.guide.tree(), &self.row.run.answers).ok()
    }

    /// The question in sight; `None` at the conclusion.
    pub(super) fn question(&self) -> Option<&'static Node> {
        if let Some(again) = &self.again {
            return self.guide.tree().node(again);
        }
        match self.walk()?.end {
            WalkEnd::Ask(node) => Some(node),
            WalkEnd::Outcome(_) => None,
        }
    }

    pub(super) fn outcome(&self) -> Option<&'static TreeOutcome> {
        match self.walk()?.end {
            WalkEnd::Outcome(outcome) => Some(outcome),
            WalkEnd::Ask(_) => None,
        }
    }

    pub(super) fn steps(&self) -> Vec<Step<'static>> {
        self.walk().map(|walk| walk.path).unwrap_or_default()
    }

    /// What was noted with the question in sight comes into its field.
    fn take_note(&mut self) {
        let notes = &self.row.run.notes;
        let note = self.question().and_then(|node| notes.get(&node.id));
        self.note = text_editor::Content::with_text(note.map_or("", String::as_str));
    }

    /// What stands in the field goes with the question in sight.
    fn put_note(&mut self) {
        let Some(node) = self.question() else {
            return;
        };
        let note = self.note.text().trim().to_owned();
        if note.is_empty() {
            let _gone = self.row.run.notes.remove(&node.id);
        } else {
            let _old = self.row.run.notes.insert(node.id.clone(), note);
        }
    }

    /// The steps of the path that no longer hold when `node` gets `answer`.
    fn dropped_by(&self, node: &Node, answer: &TreeAnswer) -> Vec<Step<'static>> {
        let mut pool = self.pool.clone();
        let _old = pool.insert(node.id.clone(), answer.id.clone());
        let after = on_path(self.guide.tree(), &pool);
        let mut dropped = self.steps();
        dropped.retain(|step| step.node.id != node.id && !after.contains_key(&step.node.id));
        dropped
    }

    /// Takes an answer and everything it leads to that is known already.
    fn give(&mut self, node: &str, answer: &str) {
        self.put_note();
        let _old = self.pool.insert(node.to_owned(), answer.to_owned());
        self.row.run.answers = on_path(self.guide.tree(), &self.pool);
        self.again = None;
        self.take_note();
    }
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

    /// Whether the register knows answers that wait to be confirmed.
    pub(super) fn asks_to_confirm(&self) -> bool {
        self.open
            .as_ref()
            .is_some_and(|open| !open.known.is_empty())
    }

    pub(super) fn confirm_known(&mut self, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        for known in std::mem::take(&mut open.known) {
            let _older = open.pool.entry(known.node).or_insert(known.answer);
        }
        open.row.run.answers = on_path(open.guide.tree(), &open.pool);
        open.take_note();
        self.keep(worker)
    }

    /// Nothing that is known is taken: every question is asked.
    pub(super) fn pass_known(&mut self) {
        if let Some(open) = &mut self.open {
            open.known.clear();
        }
    }

    pub(super) fn digit(&mut self, digit: u8, worker: &Worker) -> Action<Message> {
        let Some(node) = self.open.as_ref().and_then(Open::question) else {
            return Action::None;
        };
        let at = if digit == 0 {
            node.answers.iter().position(TreeAnswer::is_not_known)
        } else {
            let given = node.answers.iter().enumerate();
            given
                .filter(|(_, answer)| !answer.is_not_known())
                .map(|(at, _)| at)
                .nth(usize::from(digit) - 1)
        };
        at.map_or(Action::None, |at| self.answer(at, worker))
    }

    pub(super) fn answer(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        let Some((node, answer)) = open
            .question()
            .and_then(|node| Some((node, node.answers.get(at)?)))
        else {
            return Action::None;
        };
        let dropped = open.dropped_by(node, answer);
        if !dropped.is_empty() {
            self.dialog = Some(Dialog::Change {
                node: node.id.clone(),
                answer: answer.id.clone(),
                dropped: dropped
                    .into_iter()
                    .map(|step| (step.node.question.clone(), step.answer.label.clone()))
                    .collect(),
            });
            return Action::None;
        }
        open.give(&node.id, &answer.id);
        self.keep(worker)
    }

    pub(super) fn change_confirmed(&mut self, worker: &Worker) -> Action<Message> {
        let (Some(Dialog::Change { node, answer, .. }), Some(open)) =
            (self.dialog.take(), &mut self.open)
        else {
            return Action::None;
        };
        open.give(&node, &answer);
        self.keep(worker)
    }

    pub(super) fn look_again(&mut self, at: usize) {
        if let Some(open) = &mut self.open
            && let Some(step) = open.steps().get(at)
        {
            open.put_note();
            open.again = Some(step.node.id.clone());
            open.take_note();
        }
    }

    /// To the question before the one in sight; no answer goes away.
    pub(super) fn step_back(&mut self) {
        let Some(open) = &self.open else {
            return;
        };
        let steps = open.steps();
        let at = match &open.again {
            Some(again) => steps.iter().position(|step| step.node.id == *again),
            None => Some(steps.len()),
        };
        if let Some(before) = at.and_then(|at| at.checked_sub(1)) {
            self.look_again(before);
        }
    }

    /// To the question after the one in sight, or the conclusion.
    pub(super) fn step_on(&mut self) {
        let Some(open) = &mut self.open else {
            return;
        };
        let steps = open.steps();
        let at = steps
            .iter()
            .position(|step| Some(&step.node.id) == open.again.as_ref());
        match at.map(|at| at + 1) {
            Some(next) if next < steps.len() => self.look_again(next),
            Some(_) => {
                open.put_note();
                open.again = None;
                open.take_note();
            }
            None => {}
        }
    }

    pub(super) fn typed(&mut self, entry: Entry, typed: String) {
        let Some(open) = &mut self.open else {
            return;
        };
        open.fault = None;
        let run = &mut open.row.run;
        match entry {
            Entry::Role => run.role = typed,
            Entry::FilledInBy => run.filled_in_by = typed,
            Entry::Organisation => run.organisation = typed,
            Entry::Description => run.description = typed,
            Entry::Dated => open.dated = typed,
        }
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
        Action::Run(ask(
            worker,
            move |desk| {
                let id = desk.keep_tree_run(&run)?;
                let row = desk.tree_run(id)?;
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
                line: None,
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

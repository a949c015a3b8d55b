//! Going through the questions: what is known, answering, looking back, and what a changed answer does to the rest.

use super::deeds::OWN;
use super::dialogs::Dialog;
use super::{DecisionTree, Handed, Message, Open};
use crate::desk::guide_with;
use crate::notice::Notice;
use crate::rules::edition::{Node, TreeAnswer, TreeOutcome};
use crate::rules::tree::{Step, Walk, WalkEnd, walk};
use crate::rules::tree_known::on_path;
use crate::screen::{Action, parts};
use crate::worker::Worker;
use iced::widget::text_editor;

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
        open.take_up(handed.typed);
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
    pub(super) fn take_note(&mut self) {
        let notes = &self.row.run.notes;
        let note = self.question().and_then(|node| notes.get(&node.id));
        self.note = text_editor::Content::with_text(note.map_or("", String::as_str));
    }

    /// What stands in the field goes with the question in sight.
    pub(super) fn put_note(&mut self) {
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
}

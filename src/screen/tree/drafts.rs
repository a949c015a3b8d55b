//! What is typed about a run and not kept yet: beside the register with every change, taken up again, forgotten once kept.

use super::{DecisionTree, Entry, Message, Open};
use crate::desk::Desk;
use crate::domain::TreeRunId;
use crate::domain::tree::{TreeAnswers, TreeRun};
use crate::screen::ask;
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;
use std::collections::BTreeMap;

/// The field of the note, after which the question follows.
const NOTE: &str = "onderbouwing";
/// The field of the reason of the own judgement.
const REASON: &str = "reden";

/// The answers that were given or confirmed and that the path has not come to: none has to be given again.
const POOL: &str = "antwoorden";

/// Under which key what is typed about a run is kept.
fn place_of(run: &TreeRun) -> String {
    let TreeRunId(id) = run.id;
    let about = run.activity.map_or(0, |it| it.0);
    format!("beslisboom/{id}-{about}/")
}

/// What was typed about a run and not kept.
pub(super) fn typed_about(desk: &Desk, run: &TreeRun) -> BTreeMap<String, String> {
    desk.typed(&place_of(run))
}

/// Forgets what was typed about a run: it is kept now. `before` is the run as it was when it was typed.
pub(super) fn forget(desk: &Desk, before: &TreeRun) -> Result<(), crate::desk::Error> {
    let place = place_of(before);
    for field in desk.typed(&place).into_keys() {
        desk.keep_typed(&format!("{place}{field}"), "")?;
    }
    Ok(())
}

/// Keeps the answers of a run that waits for more, beside it.
pub(super) fn keep_pool(
    desk: &Desk,
    run: &TreeRun,
    pool: &TreeAnswers,
) -> Result<(), crate::desk::Error> {
    let aside = pool
        .iter()
        .filter(|(node, _)| !run.answers.contains_key(*node));
    let aside: Vec<String> = aside
        .map(|(node, answer)| format!("{node}={answer}"))
        .collect();
    desk.keep_typed(&format!("{}{POOL}", place_of(run)), &aside.join(" "))
}

impl Open {
    /// Takes up what was typed before.
    pub(super) fn take_up(&mut self, typed: BTreeMap<String, String>) {
        for (field, text) in typed {
            match Entry::ALL.into_iter().find(|it| it.id() == field) {
                Some(entry) => self.put(entry, text),
                None if field == POOL => {
                    for (node, answer) in text.split(' ').filter_map(|it| it.split_once('=')) {
                        let given = self.pool.entry(node.to_owned());
                        let _given = given.or_insert_with(|| answer.to_owned());
                    }
                }
                None if field == REASON => self.reason = text_editor::Content::with_text(&text),
                None => {
                    let note = field.strip_prefix(NOTE).and_then(|it| it.strip_prefix('/'));
                    if let Some(node) = note {
                        let _old = self.row.run.notes.insert(node.to_owned(), text);
                    }
                }
            }
        }
        self.take_note();
    }

    /// Fills in a field of the form.
    pub(super) fn put(&mut self, entry: Entry, typed: String) {
        self.fault = None;
        let run = &mut self.row.run;
        match entry {
            Entry::Role => run.role = typed,
            Entry::FilledInBy => run.filled_in_by = typed,
            Entry::Organisation => run.organisation = typed,
            Entry::Description => run.description = typed,
            Entry::Dated => self.dated = typed,
        }
    }
}

impl DecisionTree {
    /// Keeps a field of the form as it is typed.
    pub(super) fn typed(&mut self, entry: Entry, typed: String, worker: &Worker) -> Task<Message> {
        match &mut self.open {
            Some(open) => {
                open.put(entry, typed.clone());
                keep(open, entry.id(), typed, worker)
            }
            None => Task::none(),
        }
    }

    /// Keeps what the answer in sight rests on as it is typed.
    pub(super) fn noted(&mut self, action: text_editor::Action, worker: &Worker) -> Task<Message> {
        let edit = action.is_edit();
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        open.note.perform(action);
        match open.question() {
            Some(node) if edit => keep(
                open,
                &format!("{NOTE}/{}", node.id),
                open.note.text(),
                worker,
            ),
            Some(_) | None => Task::none(),
        }
    }

    /// Keeps the reason of the own judgement as it is typed.
    pub(super) fn reasoned(
        &mut self,
        action: text_editor::Action,
        worker: &Worker,
    ) -> Task<Message> {
        let edit = action.is_edit();
        let Some(open) = &mut self.open else {
            return Task::none();
        };
        open.reason.perform(action);
        open.fault = None;
        if edit {
            keep(open, REASON, open.reason.text(), worker)
        } else {
            Task::none()
        }
    }
}

fn keep(open: &Open, field: &str, text: String, worker: &Worker) -> Task<Message> {
    let key = format!("{}{field}", place_of(&open.row.run));
    ask(
        worker,
        move |desk| desk.keep_typed(&key, text.trim_end()),
        Message::DraftKept,
    )
}

//! What is typed, motivations and consultations: kept beside the register with every change, taken up again, forgotten
//! once recorded.

use super::{Action, Judge, Message};
use crate::domain::CostLineId;
use crate::screen::ask;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Under which keys motivations are kept; the number of the line follows.
pub(super) const PREFIX: &str = "motivering/";

/// Under which keys the form of a consultation is kept; the number of the line and the field follow.
pub(super) const TALK: &str = "in-overleg/";

/// What was typed last, by its key, until the worker has kept it. Several changes in a row are kept as one.
#[derive(Debug, Clone, Default)]
pub(super) struct Unkept(Arc<Mutex<BTreeMap<String, String>>>);

impl Unkept {
    fn put(&self, key: String, text: String) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _before = all.insert(key, text);
    }

    fn take(&self) -> BTreeMap<String, String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// A field of the form of a consultation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TalkField {
    Whom,
    Question,
    Due,
}

impl TalkField {
    const ALL: [Self; 3] = [Self::Whom, Self::Question, Self::Due];

    fn key(self, CostLineId(line): CostLineId) -> String {
        let field = match self {
            Self::Whom => "met",
            Self::Question => "vraag",
            Self::Due => "voor",
        };
        format!("{line}/{field}")
    }
}

fn motivation_of(CostLineId(line): CostLineId) -> String {
    format!("{PREFIX}{line}")
}

impl Judge {
    /// Takes up what was typed before the program ended.
    pub(super) fn know_drafts(&mut self, kept: BTreeMap<String, String>) {
        for (line, text) in kept {
            if let Ok(line) = line.parse() {
                let _typed_since = self.drafts.entry(CostLineId(line)).or_insert(text);
            }
        }
    }

    pub(super) fn wrote(&mut self, action: text_editor::Action, worker: &Worker) -> Action {
        let edit = action.is_edit();
        if edit {
            self.fault = None;
        }
        self.motivation.perform(action);
        if edit {
            Action::Run(self.keep_typed(worker))
        } else {
            Action::None
        }
    }

    /// Puts the reason of the rules in the motivation, to be changed where needed.
    pub(super) fn take_reason(&mut self, worker: &Worker) -> Action {
        let Some(line) = self.current() else {
            return Action::None;
        };
        let reason = words::verdicts::reasons(line.outlook());
        self.insert(&reason);
        Action::Run(self.keep_typed(worker))
    }

    /// Puts words where the cursor is, a space between them and what stands before.
    pub(super) fn insert(&mut self, words: &str) {
        let at = self.motivation.cursor().position;
        let before = self.motivation.line(at.line).map(|line| {
            let typed: String = line.text.chars().take(at.column).collect();
            typed
        });
        let spaced = before.is_none_or(|it| it.is_empty() || it.ends_with(char::is_whitespace));
        let words = if spaced {
            words.to_owned()
        } else {
            format!(" {words}")
        };
        let paste = text_editor::Edit::Paste(Arc::new(words));
        self.motivation.perform(text_editor::Action::Edit(paste));
        self.fault = None;
    }

    /// Keeps the motivation as it is typed now.
    pub(super) fn keep_typed(&mut self, worker: &Worker) -> Task<Message> {
        let Some(line) = self.line else {
            return Task::none();
        };
        self.note_typed();
        let text = self.drafts.get(&line).cloned().unwrap_or_default();
        self.unkept.put(motivation_of(line), text);
        self.keep(worker)
    }

    /// Forgets what was typed for lines: it is recorded now.
    pub(super) fn forget_typed(&mut self, lines: &[CostLineId], worker: &Worker) -> Task<Message> {
        let mut gone = false;
        for line in lines {
            if self.drafts.remove(line).is_some() {
                self.unkept.put(motivation_of(*line), String::new());
                gone = true;
            }
            for field in TalkField::ALL {
                let key = field.key(*line);
                if self.talk_drafts.remove(&key).is_some() {
                    self.unkept.put(format!("{TALK}{key}"), String::new());
                    gone = true;
                }
            }
        }
        if gone {
            self.keep(worker)
        } else {
            Task::none()
        }
    }

    /// Keeps a field of the form of a consultation as it is typed now.
    pub(super) fn keep_talk(
        &mut self,
        field: TalkField,
        typed: String,
        worker: &Worker,
    ) -> Task<Message> {
        let Some(line) = self.line else {
            return Task::none();
        };
        let key = field.key(line);
        self.unkept.put(format!("{TALK}{key}"), typed.clone());
        let _before = self.talk_drafts.insert(key, typed);
        self.keep(worker)
    }

    /// What was typed in a field of the form of a consultation and not recorded.
    pub(super) fn talk_draft(&self, field: TalkField) -> Option<String> {
        self.talk_drafts.get(&field.key(self.line?)).cloned()
    }

    /// The draft of the line as it is typed now; none when it is what the decision says already.
    pub(super) fn note_typed(&mut self) {
        let Some(line) = self.line else {
            return;
        };
        let typed = self.motivation.text().trim().to_owned();
        let recorded = self.current().and_then(|it| it.decision.as_ref());
        if typed.is_empty() || recorded.is_some_and(|made| made.motivation == typed) {
            let _before = self.drafts.remove(&line);
        } else {
            let _before = self.drafts.insert(line, typed);
        }
    }

    fn keep(&self, worker: &Worker) -> Task<Message> {
        let unkept = self.unkept.clone();
        ask(
            worker,
            move |desk| {
                for (key, text) in unkept.take() {
                    desk.keep_typed(&key, &text)?;
                }
                Ok(())
            },
            Message::DraftKept,
        )
    }
}

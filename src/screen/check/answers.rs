//! What the user says about a file: answers at cells, the partner, the receipt, a draft of before.

use super::columns::Columns;
use super::{Action, Check, Message};
use crate::desk;
use crate::domain::ActivityId;
use crate::domain::submission::{CellAnswer, CellRef};
use crate::screen::ask;
use crate::worker::Worker;
use iced::Task;

impl Check {
    pub(super) fn said(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::Answered(at, answer) => return self.answer(at, Some(answer), worker),
            Message::AnswerTaken(at) => return self.answer(at, None, worker),
            Message::TypePressed(at) => self.begin_typing(at),
            Message::Typed(text) => self.typed(text),
            Message::TypedDone => return self.typed_done(worker),
            Message::TypingCancelled => self.typing = None,
            Message::KeepChosen(activity, keep) => return self.keep(activity, keep, worker),
            Message::PartnerChosen(at) => return self.partner_chosen(at, worker),
            Message::ReceivedTyped(day) => self.receipt.received = day,
            Message::SignedTyped(name) => self.receipt.signed_by = name,
            Message::EvaluationToggled => {
                self.receipt.self_evaluation = !self.receipt.self_evaluation;
                return self.receipt_left(worker);
            }
            Message::ReceiptLeft => return self.receipt_left(worker),
            Message::DraftTaken => return self.take_draft(worker),
            Message::DraftDropped => return self.refuse_draft(worker),
            other => return self.mapped(other, worker),
        }
        Action::None
    }

    /// Messages about columns that are chosen by hand.
    fn mapped(&mut self, message: Message, worker: &Worker) -> Action {
        if let Message::ColumnsPressed = message {
            self.columns = match (&self.columns, &self.reading) {
                (None, Some(reading)) => Some(Columns::propose(reading, &self.source)),
                _ => None,
            };
            if self.columns.is_none() && self.request.mapping.take().is_some() {
                return self.again(worker);
            }
            return Action::None;
        }
        let Some(columns) = &mut self.columns else {
            return Action::None;
        };
        match message {
            Message::HeaderRowTyped(row) => {
                columns.changed |= columns.header_row != row;
                columns.header_row = row;
                self.build_table();
                return Action::None;
            }
            Message::HeaderRowLeft if columns.changed => {}
            Message::MapSheetChosen(at) => {
                columns.choose_sheet(at, &self.source);
                self.sheet = at;
                self.build_table();
            }
            Message::UseChosen(letters, used) => columns.choose(&letters, used),
            _ => return Action::None,
        }
        match self
            .columns
            .as_ref()
            .and_then(|it| it.mapping(&self.source))
        {
            Some(mapping) => {
                self.request.mapping = Some(mapping);
                self.again(worker)
            }
            None => Action::None,
        }
    }

    /// Looks again, and keeps what was said as a draft.
    fn again(&mut self, worker: &Worker) -> Action {
        let keep = self.keep_draft(worker);
        Action::Run(Task::batch([self.look(worker), keep]))
    }

    fn keep_draft(&mut self, worker: &Worker) -> Task<Message> {
        self.request.receipt = self.receipt.said();
        let (Some(register), Some(reading)) = (self.opening.register.clone(), &self.reading) else {
            return Task::none();
        };
        let (sha256, request) = (reading.file.sha256.clone(), self.request.clone());
        ask(
            worker,
            move |_desk| desk::keep_draft(&register, &sha256, &request),
            Message::DraftKept,
        )
    }

    fn answer(&mut self, at: CellRef, answer: Option<CellAnswer>, worker: &Worker) -> Action {
        self.typing = None;
        match answer {
            Some(answer) => {
                self.request.answers.insert(at, answer);
            }
            None => {
                self.request.answers.remove(&at);
            }
        }
        self.again(worker)
    }

    fn begin_typing(&mut self, at: CellRef) {
        let found = self.reading.as_ref().and_then(|reading| {
            let remark = reading.remarks.iter().find(|remark| remark.at == at)?;
            remark.found.clone()
        });
        self.point_at(&at);
        self.typing = Some((at, found.unwrap_or_default()));
    }

    fn typed(&mut self, text: String) {
        if let Some((_, typed)) = &mut self.typing {
            *typed = text;
        }
    }

    fn typed_done(&mut self, worker: &Worker) -> Action {
        match self.typing.take() {
            Some((at, text)) if !text.trim().is_empty() => {
                let answer = CellAnswer::Use(text.trim().to_owned());
                self.answer(at, Some(answer), worker)
            }
            other => {
                self.typing = other;
                Action::None
            }
        }
    }

    fn keep(&mut self, activity: ActivityId, keep: bool, worker: &Worker) -> Action {
        if keep {
            self.request.keep.insert(activity);
        } else {
            self.request.keep.remove(&activity);
        }
        self.again(worker)
    }

    fn partner_chosen(&mut self, at: usize, worker: &Worker) -> Action {
        let Some(name) = self.partners.get(at).cloned() else {
            return Action::None;
        };
        self.request.answers.remove(&CellRef::default());
        self.request.partner = Some(name);
        self.again(worker)
    }

    fn receipt_left(&mut self, worker: &Worker) -> Action {
        let task = self.keep_draft(worker);
        Action::Run(task)
    }

    fn take_draft(&mut self, worker: &Worker) -> Action {
        let Some(draft) = self.draft.take() else {
            return Action::None;
        };
        self.receipt.take(&draft.receipt);
        if let (Some(mapping), Some(reading)) = (&draft.mapping, &self.reading) {
            let mut columns = Columns::propose(reading, &self.source);
            columns.take(mapping, &self.source);
            self.columns = Some(columns);
        }
        self.request = draft;
        Action::Run(self.look(worker))
    }

    fn refuse_draft(&mut self, worker: &Worker) -> Action {
        self.draft = None;
        let (Some(register), Some(reading)) = (self.opening.register.clone(), &self.reading) else {
            return Action::None;
        };
        let sha256 = reading.file.sha256.clone();
        Action::Run(ask(
            worker,
            move |_desk| desk::drop_draft(&register, &sha256),
            Message::DraftKept,
        ))
    }
}

//! What is asked of the desk: advice, agreement, the list, and keeping what is typed.

use super::dialogs::{Dialog, Scope, Step};
use super::{Action, Done, Message, Roaz, Wanted, Written, ask, sheets};
use crate::desk::{Agreement, Error, RoazRow, write_file};
use crate::domain::PlanId;
use crate::domain::roaz::{RoazHurdle, RoazLeft, RoazStand};
use crate::notice::Notice;
use crate::screen::{Page, parts};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use chrono::NaiveDate;
use std::path::PathBuf;

/// The field for a note, as drafts are kept.
pub(super) const NOTE: &str = "opmerking";

impl Roaz {
    /// The key under which a field's draft is kept.
    pub(super) fn draft(&self, field: &str) -> String {
        format!("roaz/{}/{field}", self.year)
    }

    pub(super) fn ask_advice(&mut self) {
        self.ask(Step::Advice);
    }

    pub(super) fn ask_agreement(&mut self) {
        self.ask(Step::Agreement);
    }

    fn ask(&mut self, step: Step) {
        if self.rows().is_empty() {
            return;
        }
        self.notice = None;
        self.dialog = Some(Dialog::Record {
            step,
            day: parts::typed_day(self.today),
            note: self.typed.get(NOTE).cloned().unwrap_or_default(),
            scope: match self.chosen.is_empty() {
                true => Scope::AllReady,
                false => Scope::Chosen,
            },
        });
    }

    /// The plans that a step is about.
    pub(super) fn plans_for(&self, step: Step, scope: Scope) -> Vec<PlanId> {
        let in_scope = |row: &&RoazRow| match (scope, step) {
            (Scope::Chosen, _) => self.chosen.contains(&row.plan),
            (Scope::AllReady, Step::Agreement) => row.is_ready(),
            (Scope::AllReady, Step::Advice) => row.is_ready() && row.stand == RoazStand::Judged,
        };
        self.rows()
            .iter()
            .filter(in_scope)
            .map(|row| row.plan)
            .collect()
    }

    /// Plans of a scope for which the step will be recorded, and those that are left; the day has its own fault.
    pub(super) fn sorted(&self, step: Step, scope: Scope) -> (Vec<&RoazRow>, Vec<RoazLeft>) {
        let (mut able, mut left) = (Vec::new(), Vec::new());
        let rows = self.plans_for(step, scope);
        for row in rows.iter().filter_map(|plan| self.row(*plan)) {
            let why = match step {
                Step::Advice => row.no_advice(self.today),
                Step::Agreement => row.no_agreement(self.today),
            };
            match why.filter(|why| !matches!(why, RoazHurdle::BeforeReceipt(_))) {
                Some(why) => left.push(RoazLeft {
                    partner: row.partner.clone(),
                    why,
                }),
                None => able.push(row),
            }
        }
        (able, left)
    }

    /// What is wrong with the day that was typed, below its field.
    pub(super) fn day_fault<'a>(
        &self,
        typed: &str,
        rows: impl Iterator<Item = &'a RoazRow>,
    ) -> Option<String> {
        let latest = rows
            .map(|row| (row.partner.as_str(), row.received_on))
            .max_by_key(|(_, received)| *received);
        match parts::day(typed) {
            Some(on) => words::roaz::day_fault(on, self.today, latest),
            None => parts::day_fault(typed),
        }
    }

    pub(super) fn day_typed(&mut self, typed: String) {
        if let Some(Dialog::Record { day, .. }) = &mut self.dialog {
            *day = typed;
        }
    }

    pub(super) fn note_typed(&mut self, typed: String, worker: &Worker) -> Action<Message> {
        if let Some(Dialog::Record { note, .. }) = &mut self.dialog {
            note.clone_from(&typed);
        }
        self.keep(NOTE, typed, worker)
    }

    pub(super) fn scope_chosen(&mut self, at: usize) {
        if let Some(Dialog::Record { scope, .. }) = &mut self.dialog {
            *scope = if at == 0 {
                Scope::Chosen
            } else {
                Scope::AllReady
            };
        }
    }

    /// Keeps what was typed in a field, so that leaving costs nothing.
    pub(super) fn keep(&mut self, field: &str, text: String, worker: &Worker) -> Action<Message> {
        let key = self.draft(field);
        self.typed.insert(field.to_owned(), text.clone());
        Action::Run(ask(
            worker,
            move |desk| desk.keep_typed(&key, &text),
            Message::Kept,
        ))
    }

    pub(super) fn confirmed(&mut self, worker: &Worker) -> Action<Message> {
        let Some(Dialog::Record {
            step,
            day,
            note,
            scope,
        }) = &self.dialog
        else {
            return Action::None;
        };
        let (able, _) = self.sorted(*step, *scope);
        let fault = self.day_fault(day, able.iter().copied());
        let (Some(on), None, false) = (parts::day(day), fault, able.is_empty()) else {
            return Action::None;
        };
        let (step, note) = (*step, note.clone());
        let plans = self.plans_for(step, *scope);
        self.dialog = None;
        match step {
            Step::Advice => Action::Run(ask(
                worker,
                move |desk| {
                    let record = desk.advise(&plans, on)?;
                    Ok(done("Advies", on, record))
                },
                |answer| Message::Recorded(Box::new(answer)),
            )),
            Step::Agreement => self.agree(
                Agreement {
                    plans,
                    on,
                    note,
                    changes: Vec::new(),
                },
                worker,
            ),
        }
    }

    /// Records an agreement, with or without changes, and forgets what was typed for it.
    pub(super) fn agree(&mut self, agreement: Agreement, worker: &Worker) -> Action<Message> {
        let drafts: Vec<String> = self
            .typed
            .iter()
            .filter(|(field, text)| {
                let of_line = |line: i64| field.starts_with(&format!("regel/{line}/"));
                let own = agreement.changes.iter().any(|it| of_line(it.line.0));
                !text.is_empty() && (own || field.as_str() == NOTE)
            })
            .map(|(field, _)| self.draft(field))
            .collect();
        Action::Run(ask(
            worker,
            move |desk| {
                let record = desk.agree(&agreement)?;
                for key in drafts {
                    desk.keep_typed(&key, "")?;
                }
                Ok(done("Akkoord", agreement.on, record))
            },
            |answer| Message::Recorded(Box::new(answer)),
        ))
    }

    pub(super) fn recorded(
        &mut self,
        answer: Result<Done, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        match answer {
            Ok(done) => {
                self.board = None;
                self.notice = None;
                for plan in &done.record.plans {
                    self.chosen.remove(plan);
                }
                let again = self.load(worker).chain(focus::on(super::LIST));
                Action::Did(done.words, again)
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Asks where the list goes.
    pub(super) fn ask_place(&mut self) -> Action<Message> {
        if self.rows().is_empty() || self.printing {
            return Action::None;
        }
        self.notice = None;
        let name = format!("ROAZ-advies {}.pdf", self.year);
        Action::Pick(Wanted::Place(self.folder.join(name)))
    }

    /// Writes the list of the marked plans, or of all.
    pub(super) fn print(
        &mut self,
        path: PathBuf,
        replace: bool,
        worker: &Worker,
    ) -> Action<Message> {
        let path = match path.extension() {
            Some(_) => path,
            None => path.with_extension("pdf"),
        };
        let year = self.year;
        let plans: Vec<PlanId> = self.chosen.iter().copied().collect();
        self.printing = true;
        self.printed = None;
        let to = path.clone();
        Action::Run(ask(
            worker,
            move |desk| {
                let pdf = desk.roaz_advice(year, &plans)?;
                match write_file(&to, &pdf, replace) {
                    Ok(()) => Ok(Written::Yes),
                    Err(Error::OutputExists(_)) => Ok(Written::InTheWay),
                    Err(error) => Err(error),
                }
            },
            move |answer| Message::Printed(path.clone(), answer),
        ))
    }

    pub(super) fn was_printed(
        &mut self,
        path: PathBuf,
        answer: Result<Written, Notice>,
    ) -> Action<Message> {
        self.printing = false;
        match answer {
            Ok(Written::Yes) => {
                self.printed = Some(path.clone());
                return Action::Show(path);
            }
            Ok(Written::InTheWay) => self.dialog = Some(Dialog::Replace { path }),
            Err(notice) => self.notice = Some(notice),
        }
        Action::None
    }

    pub(super) fn replace(&mut self, worker: &Worker) -> Action<Message> {
        match self.dialog.take() {
            Some(Dialog::Replace { path }) => self.print(path, true, worker),
            other => {
                self.dialog = other;
                Action::None
            }
        }
    }

    /// Goes on to what the board changed, for the plans of the dialog whose letter was not sent.
    pub(super) fn open_board(&mut self, worker: &Worker) -> Action<Message> {
        let Some(Dialog::Record { step, scope, .. }) = &self.dialog else {
            return Action::None;
        };
        let sent = |row: &&RoazRow| matches!(row.hurdle, Some(RoazHurdle::Sent(_)));
        let plans: Vec<PlanId> = self
            .plans_for(*step, *scope)
            .into_iter()
            .filter(|plan| !self.row(*plan).as_ref().is_some_and(sent))
            .collect();
        if plans.is_empty() {
            return Action::None;
        }
        Action::Run(sheets(worker, plans))
    }
}

fn done(what: &str, on: NaiveDate, record: crate::desk::RoazRecord) -> Done {
    Done {
        words: words::roaz::recorded(what, on, record.plans.len(), &record.left),
        record,
    }
}

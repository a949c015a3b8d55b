//! What is typed and not kept yet: beside the register with every change, per activity or claim; taken up again,
//! forgotten once kept.

use super::form::{Form, INVOICE, PAID, PARTS};
use super::lines::{CELLS, Column, Line, Row};
use super::{HoursEntry, Message};
use crate::desk::HoursForm;
use crate::domain::HoursEntryId;
use crate::domain::{ActivityId, HoursClaimId};
use crate::screen::ask;
use crate::worker::Worker;
use iced::Task;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

/// Under which keys claims are kept.
pub(super) const PREFIX: &str = "uren/";

/// A claim as it was typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    rol: String,
    volgnummer: String,
    eigen_volgnummer: bool,
    naam: String,
    aandeel: usize,
    ontvangen: String,
    betaling: usize,
    factuur: usize,
    opmerking: String,
    regels: Vec<KeptRow>,
}

/// A line as it was typed.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct KeptRow {
    /// The kept line that it changes.
    regel: Option<i64>,
    cellen: [String; CELLS],
}

/// The key of what is typed about an activity or a claim, without the prefix.
pub(super) fn key_of(activity: ActivityId, claim: Option<HoursClaimId>) -> String {
    match claim {
        Some(HoursClaimId(id)) => format!("registratie-{id}"),
        None => format!("nieuw-{}", activity.0),
    }
}

/// What was typed last, by its key, until the worker has kept it. Several changes in a row are kept as one.
#[derive(Debug, Clone, Default)]
pub(super) struct Unkept(Arc<Mutex<BTreeMap<String, String>>>);

impl Unkept {
    fn put(&self, key: String, text: String) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _before = all.insert(key, text);
    }

    pub(super) fn take(&self) -> BTreeMap<String, String> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Form {
    /// Everything that is typed, as one text.
    pub(super) fn typed(&self) -> String {
        let place = |found: Option<usize>| found.unwrap_or(0);
        let rows = self.lines.iter().filter_map(Line::row);
        let kept = Kept {
            rol: self.role.clone(),
            volgnummer: self.mark.clone(),
            eigen_volgnummer: self.own_mark,
            naam: self.name.clone(),
            aandeel: place(PARTS.iter().position(|it| *it == self.part)),
            ontvangen: self.received.clone(),
            betaling: place(PAID.iter().position(|it| *it == self.paid_to)),
            factuur: place(INVOICE.iter().position(|it| *it == self.own_invoice)),
            opmerking: self.note.clone(),
            regels: rows
                .filter(|row| row.id.is_some() || row.texts().iter().any(|it| !it.is_empty()))
                .map(|row| KeptRow {
                    regel: row.id.map(|id| id.0),
                    cellen: row.texts().clone(),
                })
                .collect(),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Takes up what was typed before. Lines that were judged since stay as they stand.
    pub(super) fn take_up(&mut self, text: &str, known: &HoursForm) {
        let Ok(kept) = serde_json::from_str::<Kept>(text) else {
            return;
        };
        self.role = kept.rol;
        self.mark = kept.volgnummer;
        self.own_mark = kept.eigen_volgnummer;
        self.name = kept.naam;
        self.part = PARTS.get(kept.aandeel).copied().unwrap_or(self.part);
        self.received = kept.ontvangen;
        self.paid_to = PAID.get(kept.betaling).copied().unwrap_or(self.paid_to);
        self.own_invoice = INVOICE
            .get(kept.factuur)
            .copied()
            .unwrap_or(self.own_invoice);
        self.note = kept.opmerking;
        let lines = known.claim.as_ref().map(|sheet| sheet.lines.as_slice());
        let lines = lines.unwrap_or_default();
        self.lines.retain(|line| line.row().is_none());
        for kept in kept.regels {
            let id = kept.regel.map(HoursEntryId);
            let line = lines.iter().find(|line| Some(line.id) == id);
            if id.is_some() && line.is_none_or(super::form::is_locked) {
                continue;
            }
            let mut row = Row::new(self.key());
            row.id = id;
            row.cell = line.map(|line| line.cell.clone()).unwrap_or_default();
            for (column, text) in Column::ALL.into_iter().zip(kept.cellen) {
                row.put(column, text);
                row.mark_left(column, true);
            }
            self.lines.push(Line::Typed(Box::new(row)));
        }
        self.end_with_a_row();
    }
}

impl HoursEntry {
    /// Keeps what is typed now beside the register.
    pub(super) fn keep_draft(&mut self, worker: &Worker) -> Task<Message> {
        let Some(form) = &self.form else {
            return Task::none();
        };
        let typed = form.typed();
        let text = if typed == self.begun {
            String::new()
        } else {
            typed
        };
        let key = format!("{PREFIX}{}", key_of(form.activity, form.claim));
        self.unkept.put(key, text);
        self.write_drafts(worker)
    }

    /// Forgets what was typed: the user wants it gone.
    pub(super) fn forget_draft(&mut self, worker: &Worker) -> Task<Message> {
        if let Some(form) = &self.form {
            let key = format!("{PREFIX}{}", key_of(form.activity, form.claim));
            self.unkept.put(key, String::new());
        }
        self.write_drafts(worker)
    }

    fn write_drafts(&self, worker: &Worker) -> Task<Message> {
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

    /// Something is typed that is not kept in the register.
    pub(super) fn is_dirty(&self) -> bool {
        let typed = self.form.as_ref().map(Form::typed);
        typed.is_some_and(|typed| typed != self.begun)
    }
}

//! The form of one partner: what is typed, kept as a draft while it is not recorded, and checked on leaving a field.

use super::typed::{Slot, Typed};
use super::{Message, Partners};
use crate::desk::PartnerSheet;
use crate::desk::partner_match::{Roll, propose_code};
use crate::domain::PartnerId;
use crate::domain::partner::{PartnerKind, name_key};
use crate::notice::Notice;
use crate::screen::{Action, ask};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;
use std::collections::BTreeMap;

/// Under which the typing of a partner is kept; its number follows, or this word for a new one.
const DRAFTS: &str = "partner/";
/// The key of a partner that is not in the register yet.
pub(super) const NEW: &str = "nieuw";

/// What happened in the form.
#[derive(Debug, Clone)]
pub enum Said {
    Typed(Slot, String),
    Left,
    KindChosen(usize),
    BoundChosen(usize),
    PeriodAdded,
    PeriodRemoved(usize),
    SignerAdded,
    SignerRemoved(usize),
    Wrote(text_editor::Action),
    ActiveToggled,
}

/// A partner that is open.
#[derive(Debug)]
pub struct Form {
    /// `None`: not in the register yet.
    pub id: Option<PartnerId>,
    pub typed: Typed,
    /// As the register has it.
    pub recorded: Typed,
    pub notes: text_editor::Content,
    pub faults: BTreeMap<Slot, String>,
    /// Every year with a plan, what it was called before.
    pub sheet: Option<PartnerSheet>,
    /// The typing is from another time.
    pub taken_up: bool,
}

/// A partner with what was typed of it earlier.
#[derive(Debug, Clone)]
pub struct Opened {
    pub sheet: Option<PartnerSheet>,
    pub draft: Option<String>,
}

impl Form {
    /// A partner as the register has it, with what was typed of it earlier.
    pub fn new(opened: Opened) -> Self {
        let id = opened.sheet.as_ref().and_then(|sheet| sheet.form.id);
        let recorded = match &opened.sheet {
            Some(sheet) => Typed::of(&sheet.form),
            None => Typed {
                active: true,
                ..Typed::default()
            },
        };
        let draft = opened.draft.as_deref().and_then(Typed::from_draft);
        let draft = draft.filter(|draft| *draft != recorded);
        let taken_up = draft.is_some();
        let typed = draft.unwrap_or_else(|| recorded.clone());
        Self {
            id,
            notes: text_editor::Content::with_text(&typed.notes),
            typed,
            recorded,
            faults: BTreeMap::new(),
            sheet: opened.sheet,
            taken_up,
        }
    }

    /// Whether something was typed that the register does not have.
    pub fn is_changed(&self) -> bool {
        self.typed != self.recorded
    }

    /// The key under which its typing is kept.
    fn key(&self) -> String {
        match self.id {
            Some(PartnerId(id)) => format!("{DRAFTS}{id}"),
            None => format!("{DRAFTS}{NEW}"),
        }
    }

    /// Takes what happened; says whether the typing changed.
    fn take(&mut self, said: Said, year: i32, kinds: &[String], roll: &Roll) -> bool {
        let before = self.typed.clone();
        match said {
            Said::Typed(slot, text) => {
                self.faults.remove(&slot);
                self.typed.set(slot, text);
            }
            Said::Left => self.leave(roll),
            Said::KindChosen(at) => self.choose_kind(at, kinds),
            Said::BoundChosen(at) => {
                self.typed.bind(year, at == 0);
                self.leave(roll);
            }
            Said::PeriodAdded => self
                .typed
                .periods
                .push((format!("01-01-{year}"), String::new())),
            Said::PeriodRemoved(at) => {
                remove(&mut self.typed.periods, at);
                self.leave(roll);
            }
            Said::SignerAdded => self.typed.signers.push((String::new(), String::new())),
            Said::SignerRemoved(at) => {
                remove(&mut self.typed.signers, at);
                self.leave(roll);
            }
            Said::Wrote(action) => {
                self.notes.perform(action);
                let text = self.notes.text();
                self.typed.notes = text.trim_end_matches('\n').to_owned();
            }
            Said::ActiveToggled => self.typed.active = !self.typed.active,
        }
        self.typed != before
    }

    /// A field was left: what was typed is looked at. A new partner gets a code as soon as it has a name.
    fn leave(&mut self, roll: &Roll) {
        let named = !self.typed.name.trim().is_empty();
        if self.id.is_none() && named && self.typed.code.trim().is_empty() {
            self.typed.code = propose_code(&self.typed.name, &roll.codes());
        }
        let all = self.typed.faults(self.id, roll);
        // What was not filled in yet is no fault before somebody wants to keep it.
        let waits = |slot: &Slot| self.typed.get(*slot).trim().is_empty();
        self.faults = all.into_iter().filter(|(slot, _)| !waits(slot)).collect();
    }

    fn choose_kind(&mut self, at: usize, own: &[String]) {
        if let Some(kind) = PartnerKind::ALL.get(at) {
            kind.code().clone_into(&mut self.typed.kind);
            self.typed.kind_name.clear();
        } else if let Some(name) = own.get(at - PartnerKind::ALL.len()) {
            PartnerKind::Other.code().clone_into(&mut self.typed.kind);
            self.typed.kind_name.clone_from(name);
        }
    }
}

fn remove<T>(all: &mut Vec<T>, at: usize) {
    if at < all.len() {
        let _gone = all.remove(at);
    }
}

impl Partners {
    /// Opens a partner, or the form of a new one, with what was typed of it earlier.
    pub(super) fn open(&mut self, id: Option<PartnerId>, worker: &Worker) -> Task<Message> {
        self.selected = id;
        ask(
            worker,
            move |desk| {
                let key = match id {
                    Some(PartnerId(id)) => id.to_string(),
                    None => NEW.to_owned(),
                };
                Ok(Box::new(Opened {
                    sheet: id.map(|id| desk.partner_sheet(id)).transpose()?,
                    draft: desk.typed(DRAFTS).remove(&key),
                }))
            },
            move |answer| Message::Opened(id, answer),
        )
    }

    pub(super) fn opened(
        &mut self,
        id: Option<PartnerId>,
        answer: Result<Box<Opened>, Notice>,
    ) -> Action<Message> {
        // Somebody who walks through the list has passed this one already.
        if self.selected != id {
            return Action::None;
        }
        match answer {
            Ok(opened) => {
                self.form = Some(Form::new(*opened));
                if id.is_none() {
                    return Action::Run(focus::on(Slot::Name.id()));
                }
                if std::mem::take(&mut self.to_form) {
                    return Action::Run(focus::on(Slot::Name.id()));
                }
            }
            Err(notice) => {
                self.notice = Some(notice);
                self.form = None;
            }
        }
        Action::None
    }

    pub(super) fn form_said(&mut self, said: Said, worker: &Worker) -> Action<Message> {
        let year = self.year;
        let kinds = self.own_kinds();
        let added = match &said {
            Said::PeriodAdded => self
                .form
                .as_ref()
                .map(|form| Slot::From(form.typed.periods.len())),
            Said::SignerAdded => self
                .form
                .as_ref()
                .map(|form| Slot::Signer(form.typed.signers.len())),
            _ => None,
        };
        let (Some(form), Some(list)) = (&mut self.form, &self.list) else {
            return Action::None;
        };
        let changed = form.take(said, year, &kinds, &list.roll);
        if !changed {
            return Action::None;
        }
        let key = form.key();
        let draft = if form.is_changed() {
            form.typed.as_draft()
        } else {
            String::new()
        };
        let keep = ask(
            worker,
            move |desk| desk.keep_typed(&key, &draft),
            Message::Kept,
        );
        let go = added.map_or_else(Task::none, |slot| focus::on(slot.id()));
        Action::Run(Task::batch([keep, go]))
    }

    /// Records what was typed, or shows what cannot be.
    pub(super) fn save(&mut self, worker: &Worker) -> Action<Message> {
        let (Some(form), Some(list)) = (&mut self.form, &self.list) else {
            return Action::None;
        };
        if !form.is_changed() || self.busy {
            return Action::None;
        }
        form.faults = form.typed.faults(form.id, &list.roll);
        if let Some(slot) = form.faults.keys().next() {
            return Action::Run(focus::on(slot.id()));
        }
        self.busy = true;
        let (key, new) = (form.key(), form.id.is_none());
        let kept = form.typed.form(form.id);
        Action::Run(ask(
            worker,
            move |desk| {
                let id = desk.save_partner(&kept)?;
                // The register has it: a draft that cannot be forgotten does no harm, it says the same.
                let _outcome = desk.keep_typed(&key, "");
                Ok((id, new))
            },
            Message::Saved,
        ))
    }

    pub(super) fn saved(
        &mut self,
        answer: Result<(PartnerId, bool), Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        self.busy = false;
        match answer {
            Ok((id, new)) => {
                let name = self.form.take().map(|form| form.typed.name);
                let name = name.unwrap_or_default();
                let words = if new {
                    format!("{} toegevoegd.", name.trim())
                } else {
                    format!("{} bewaard.", name.trim())
                };
                self.notice = None;
                self.selected = Some(id);
                Action::Did(words, self.load_all(worker))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Forgets what was typed and not recorded. A new partner goes away.
    pub(super) fn drop_typing(&mut self, worker: &Worker) -> Action<Message> {
        let Some(form) = self.form.take() else {
            return Action::None;
        };
        let (key, id) = (form.key(), form.id);
        let forget = ask(worker, move |desk| desk.keep_typed(&key, ""), Message::Kept);
        let again = match id {
            Some(_) => self.open(id, worker),
            None => {
                let first = self.shown().first().map(|row| row.partner.id);
                first.map_or_else(Task::none, |id| self.open(Some(id), worker))
            }
        };
        Action::Run(Task::batch([forget, again]))
    }

    /// The region's own words for a kind, each once.
    pub(super) fn own_kinds(&self) -> Vec<String> {
        let mut all: Vec<String> = self
            .rows()
            .iter()
            .map(|row| row.partner.kind_name.clone())
            .filter(|name| !name.is_empty())
            .collect();
        all.sort_by_key(|name| name_key(name));
        all.dedup();
        all
    }
}

/// The day before a plan year, as the explanation names it.
pub(super) fn day_before(year: i32) -> String {
    chrono::NaiveDate::from_ymd_opt(year - 1, 12, 31).map_or_else(String::new, words::long_date)
}

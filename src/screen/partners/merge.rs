//! Two partners that may be one: looked at beside each other, made one, or kept apart.

use super::{Message, Partners};
use crate::desk::PartnerForm;
use crate::desk::{MergeDetail, MergeLook, MergeRequest, MergeSide, merged};
use crate::domain::PartnerId;
use crate::notice::Notice;
use crate::screen::{Action, ask};
use crate::ui::focus;
use crate::worker::Worker;
use iced::Task;
use std::collections::BTreeSet;

/// Where the focus begins: which of the two stays.
pub(super) const STAYS: [&str; 2] = ["blijft-eerste", "blijft-tweede"];

/// What happened beside the two.
#[derive(Debug, Clone)]
pub enum Said {
    /// The first or the second stays.
    Stays(usize),
    /// This detail comes from the first or the second.
    Taken(MergeDetail, usize),
    Confirmed,
    Closed,
}

/// Two partners beside each other.
#[derive(Debug)]
pub struct Merging {
    pub look: MergeLook,
    /// Which of the two stays: 0 or 1.
    pub stays: usize,
    /// From which of the two each detail comes, where somebody chose.
    pub chosen: Vec<(MergeDetail, usize)>,
}

impl Merging {
    /// The one that has more to lose stays: plans first, then details.
    pub fn new(look: MergeLook) -> Self {
        let weight = |side: &MergeSide| {
            let details = MergeDetail::ALL
                .iter()
                .filter(|detail| !detail.is_empty(&side.form))
                .count();
            (side.plans.len(), details)
        };
        let stays = usize::from(weight(&look.other) > weight(&look.one));
        Self {
            look,
            stays,
            chosen: Vec::new(),
        }
    }

    /// Both, in the order in which they stand.
    pub fn sides(&self) -> [&MergeSide; 2] {
        [&self.look.one, &self.look.other]
    }

    /// Who stays, and who goes.
    pub fn parted(&self) -> (&MergeSide, &MergeSide) {
        let [one, other] = self.sides();
        if self.stays == 0 {
            (one, other)
        } else {
            (other, one)
        }
    }

    /// From which of the two a detail comes.
    pub fn source(&self, detail: MergeDetail) -> usize {
        let chosen = self.chosen.iter().rev().find(|(it, _)| *it == detail);
        if let Some((_, side)) = chosen {
            return *side;
        }
        let (stays, _) = self.parted();
        if detail.is_empty(&stays.form) {
            1 - self.stays
        } else {
            self.stays
        }
    }

    /// Whether there is something to choose: both say something, and not the same.
    pub fn is_open(&self, detail: MergeDetail) -> bool {
        let [one, other] = self.sides().map(|side| &side.form);
        !detail.is_empty(one) && !detail.is_empty(other) && detail.differs(one, other)
    }

    fn taken(&self) -> BTreeSet<MergeDetail> {
        MergeDetail::ALL
            .into_iter()
            .filter(|detail| self.source(*detail) != self.stays)
            .collect()
    }

    /// What the one that stays says afterwards.
    pub fn outcome(&self) -> PartnerForm {
        let (stays, goes) = self.parted();
        merged(&stays.form, &goes.form, &self.taken())
    }

    fn request(&self) -> MergeRequest {
        let (stays, goes) = self.parted();
        MergeRequest {
            stays: stays.id,
            goes: goes.id,
            taken: self.taken(),
        }
    }
}

impl Partners {
    /// The first pair that is proposed.
    fn first_double(&self) -> Option<(PartnerId, PartnerId)> {
        self.list.as_ref()?.doubles.first().copied()
    }

    pub(super) fn look_at_double(&mut self, worker: &Worker) -> Action<Message> {
        match self.first_double() {
            Some((one, other)) => look(one, other, worker),
            None => Action::None,
        }
    }

    /// The partner that is open is the same as another, says the adviser.
    pub(super) fn look_at_same(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        let Some(one) = self.selected else {
            return Action::None;
        };
        let mut others = self.rows().iter().filter(|row| row.partner.id != one);
        match others.nth(at).map(|row| row.partner.id) {
            Some(other) => look(one, other, worker),
            None => Action::None,
        }
    }

    pub(super) fn merge_looked(
        &mut self,
        answer: Result<Box<MergeLook>, Notice>,
    ) -> Action<Message> {
        match answer {
            Ok(look) => {
                self.notice = None;
                let merging = Merging::new(*look);
                let first = STAYS.get(merging.stays).copied().unwrap_or(STAYS[0]);
                self.merging = Some(merging);
                Action::Run(focus::on(first))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    pub(super) fn merging_said(&mut self, said: &Said) -> Action<Message> {
        let Some(merging) = &mut self.merging else {
            return Action::None;
        };
        match said {
            Said::Stays(at) => merging.stays = *at,
            Said::Taken(detail, side) => merging.chosen.push((*detail, *side)),
            Said::Closed => {
                self.merging = None;
                self.notice = None;
            }
            Said::Confirmed => {}
        }
        Action::None
    }

    pub(super) fn merge(&mut self, worker: &Worker) -> Action<Message> {
        let Some(merging) = &self.merging else {
            return Action::None;
        };
        if self.busy || !merging.look.clashes().is_empty() {
            return Action::None;
        }
        self.busy = true;
        let request = merging.request();
        let (stays, goes) = merging.parted();
        let words = format!("{} samengevoegd met {}.", goes.form.name, stays.form.name);
        Action::Run(ask(
            worker,
            move |desk| {
                desk.merge_partners(&request)?;
                Ok((request.stays, words))
            },
            Message::Merged,
        ))
    }

    pub(super) fn merged(
        &mut self,
        answer: Result<(PartnerId, String), Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        self.busy = false;
        match answer {
            Ok((id, words)) => {
                self.merging = None;
                self.notice = None;
                self.form = None;
                self.selected = Some(id);
                Action::Did(words, self.load_all(worker))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// The pair that is looked at, or else the first that is proposed, is not one.
    pub(super) fn keep_apart(&mut self, worker: &Worker) -> Action<Message> {
        let looked = self
            .merging
            .as_ref()
            .map(|merging| (merging.look.one.id, merging.look.other.id));
        let Some((one, other)) = looked.or_else(|| self.first_double()) else {
            return Action::None;
        };
        let name = |id| {
            let row = self.rows().iter().find(|row| row.partner.id == id);
            row.map(|row| row.partner.name.clone()).unwrap_or_default()
        };
        let words = format!("{} en {} blijven apart.", name(one), name(other));
        Action::Run(ask(
            worker,
            move |desk| {
                desk.keep_partners_apart(one, other)?;
                Ok(words)
            },
            Message::KeptApart,
        ))
    }

    pub(super) fn kept_apart(
        &mut self,
        answer: Result<String, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        match answer {
            Ok(words) => {
                self.merging = None;
                Action::Did(words, self.load_all(worker))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }
}

fn look(one: PartnerId, other: PartnerId, worker: &Worker) -> Action<Message> {
    let task: Task<Message> = ask(
        worker,
        move |desk| Ok(Box::new(desk.look_at_merge(one, other)?)),
        Message::MergeLooked,
    );
    Action::Run(task)
}

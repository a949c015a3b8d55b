//! What is kept: all lines as one operation, a correction of one, or a claim that goes.

use super::correct::Correcting;
use super::drafts::{PREFIX, key_of};
use super::form::{Form, Head};
use super::lines::Column;
use super::moves::to_cell;
use super::view::{RECEIVED, ROLE};
use super::{Action, HoursEntry, Message};
use crate::desk::{ClaimDraft, Desk};
use crate::domain::HoursClaimId;
use crate::domain::operation::Deed;
use crate::screen::{Jump, ask};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use iced::Task;

/// What was kept.
#[derive(Debug, Clone)]
pub struct Done {
    pub(super) claim: HoursClaimId,
    /// What is said about it.
    pub(super) words: String,
    /// The next trainer of the same activity follows.
    pub(super) next: bool,
}

impl HoursEntry {
    /// Keeps all lines as one operation, when nothing is wrong; else the focus goes to the first thing that is.
    pub(super) fn keep(&mut self, next: bool, worker: &Worker) -> Action<Message> {
        if self.busy {
            return Action::None;
        }
        let claim = self.form.as_ref().and_then(|form| form.claim);
        if claim.is_some() && !next && !self.is_dirty() {
            // Nothing to keep.
            return Action::Go(Jump::Hours(claim));
        }
        let (Some(form), Some(known)) = (&mut self.form, &self.known) else {
            return Action::None;
        };
        form.mark_tried();
        let checked = form.check(known);
        if !checked.is_sound() {
            return Action::Run(to_first_problem(form, &checked));
        }
        let Some(draft) = checked.draft else {
            return Action::None;
        };
        let about = known.activity(form.activity).map(|it| &it.about.activity);
        let subject = about
            .map(|it| it.project_number.clone())
            .unwrap_or_default();
        let words = said(&draft, &checked.totals);
        let key = format!("{PREFIX}{}", key_of(form.activity, claim));
        self.busy = true;
        self.notice = None;
        let unkept = self.unkept.clone();
        Action::Run(ask(
            worker,
            move |desk| {
                let claim = keep(desk, claim, &draft, &subject)?;
                let _typed = unkept.take();
                desk.keep_typed(&key, "")?;
                Ok(Done { claim, words, next })
            },
            |answer| Message::Kept(answer.map(Box::new)),
        ))
    }

    pub(super) fn kept(&mut self, done: Done, worker: &Worker) -> Action<Message> {
        self.busy = false;
        self.removed = None;
        let Done { claim, words, next } = done;
        if !next {
            // Nothing of it is left to be lost.
            self.begun = self.form.as_ref().map(Form::typed).unwrap_or_default();
            return Action::Did(words, Task::done(Message::Leave(Some(claim))));
        }
        self.following = self.form.take();
        self.claim = None;
        let load = crate::screen::Page::load(self, worker);
        Action::Did(words, load)
    }

    /// Removes the claim that is open; it can be taken back.
    pub(super) fn remove(&mut self, worker: &Worker) -> Action<Message> {
        let Some(claim) = self.form.as_ref().and_then(|form| form.claim) else {
            return Action::None;
        };
        if self.busy || !self.can_be_removed() {
            return Action::None;
        }
        self.busy = true;
        let forget = self.forget_draft(worker);
        let remove = ask(
            worker,
            move |desk| desk.remove_hours(claim),
            Message::Removed,
        );
        Action::Run(Task::batch([forget, remove]))
    }

    /// No line of the claim that is open was judged.
    pub(super) fn can_be_removed(&self) -> bool {
        let sheet = self.known.as_ref().and_then(|known| known.claim.as_ref());
        sheet.is_some_and(|sheet| sheet.lines.iter().all(|line| line.accepted.is_none()))
    }

    /// Keeps a correction, when nothing is wrong with it.
    pub(super) fn keep_correction(&mut self, worker: &Worker) -> Action<Message> {
        let (Some(correcting), Some(known)) = (&mut self.correcting, &self.known) else {
            return Action::None;
        };
        if self.busy {
            return Action::None;
        }
        correcting.tried = true;
        let Some(look) = Correcting::look(correcting, known) else {
            return Action::None;
        };
        let correction = match look.sound() {
            Ok(correction) => correction,
            Err(field) => return Action::Run(focus::into(field.id())),
        };
        self.busy = true;
        Action::Run(ask(
            worker,
            move |desk| desk.correct_hours(&correction).map(|_line| ()),
            Message::Corrected,
        ))
    }

    pub(super) fn corrected(&mut self, worker: &Worker) -> Action<Message> {
        self.busy = false;
        let at = self.correcting.take().map_or(0, |it| it.at);
        let words = format!(
            "Regel {} is gecorrigeerd. De registratie is opnieuw te beoordelen.",
            at + 1
        );
        let load = crate::screen::Page::load(self, worker);
        Action::Did(words, load)
    }
}

fn keep(
    desk: &mut Desk,
    claim: Option<HoursClaimId>,
    draft: &ClaimDraft,
    subject: &str,
) -> Result<HoursClaimId, crate::desk::Error> {
    match claim {
        Some(id) => {
            desk.change_hours(id, draft)?;
            Ok(id)
        }
        None => {
            let all = std::slice::from_ref(draft);
            let (ids, _operation) = desk.add_hours(all, Deed::AddHours, subject, None)?;
            Ok(ids.into_iter().next().unwrap_or(HoursClaimId(0)))
        }
    }
}

/// `Uren bewaard: SEH-verpleegkundige 2, 6 regels, € 1.690,00.`
fn said(draft: &ClaimDraft, totals: &super::form::Totals) -> String {
    format!(
        "Uren bewaard: {}, {}, {}.",
        words::hours::trainer(&draft.role, &draft.mark),
        words::counted(draft.lines.len(), "regel", "regels"),
        words::euros(totals.amount)
    )
}

fn to_first_problem(form: &mut Form, checked: &super::form::Checked) -> Task<Message> {
    if let Some((field, _, _)) = checked.head.first() {
        return focus::into(match field {
            Head::Received => RECEIVED,
            Head::Role | Head::Name => ROLE,
        });
    }
    let first = checked.cells.iter().min_by_key(|it| (it.at, it.column));
    match first {
        Some(problem) => to_cell(form, problem.at, problem.column),
        None => to_cell(form, 0, Column::Date),
    }
}

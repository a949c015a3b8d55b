//! Opening the form, keeping it as a draft, looking at what it would come to, and keeping the tariff.

use super::form::{self, Form, Way};
use super::form_view::{self, AMOUNT, FROM, SOURCE};
use super::{DRAFT, Message, PANES, Rates, ask, guide};
use crate::desk::{self, Desk, RateDraft, RateLook};
use crate::domain::RateId;
use crate::domain::rate::{RateFault, RateStatus};
use crate::rules::edition::Guide;
use crate::screen::{Action, Page};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use chrono::{Datelike, NaiveDate};
use iced::Task;

impl Rates {
    /// A new tariff: of a kind from a day that lacks one, or of the kind that is open from the next year on.
    pub(super) fn open_new(
        &mut self,
        wanted: Option<(String, NaiveDate)>,
        worker: &Worker,
    ) -> Task<Message> {
        if wanted.is_none() && self.form.as_ref().is_some_and(|form| form.id.is_none()) {
            return focus::on(form_view::first(self.form.as_deref()));
        }
        let of_open = || self.open().map(|(kind, _)| kind.kind.clone());
        let kind = wanted.as_ref().map(|it| it.0.clone()).or_else(of_open);
        let at = self
            .kinds()
            .iter()
            .position(|it| Some(&it.kind) == kind.as_ref());
        let at = at.unwrap_or(0);
        let from = wanted.map(|it| it.1).or_else(|| self.next_first_day(at));
        let form = Form::new(at, from, self.usual_way(at));
        self.begin(form, AMOUNT, worker)
    }

    pub(super) fn open_confirm(&mut self, worker: &Worker) -> Task<Message> {
        let Some(mut form) = self.form_of_open() else {
            return Task::none();
        };
        form.status = RateStatus::Final;
        self.begin(form, SOURCE, worker)
    }

    pub(super) fn open_change(&mut self, worker: &Worker) -> Task<Message> {
        match self.form_of_open() {
            Some(form) => self.begin(form, AMOUNT, worker),
            None => Task::none(),
        }
    }

    /// The tariff that follows the one that is open.
    pub(super) fn open_follow(&mut self, worker: &Worker) -> Task<Message> {
        let Some((kind, row)) = self.open() else {
            return self.open_new(None, worker);
        };
        let next = row.rate.until.and_then(|until| until.succ_opt());
        let at = self.kinds().iter().position(|it| it.kind == kind.kind);
        let at = at.unwrap_or(0);
        let form = Form::new(at, next, self.usual_way(at));
        self.begin(form, AMOUNT, worker)
    }

    fn form_of_open(&self) -> Option<Form> {
        let (kind, row) = self.open()?;
        let at = self.kinds().iter().position(|it| it.kind == kind.kind)?;
        Some(Form::of(at, &row.rate))
    }

    fn usual_way(&self, kind: usize) -> Way {
        let kind = self.kinds().get(kind).map_or("", |it| it.kind.as_str());
        Form::usual_way(kind, guide().map(Guide::indexation))
    }

    /// The first of January of the first year from this one on that has no tariff of a kind.
    fn next_first_day(&self, kind: usize) -> Option<NaiveDate> {
        let sheet = self.sheet.as_ref()?;
        let kind = &sheet.kinds.get(kind)?.kind;
        let this_year = sheet.today.year();
        (this_year..this_year + 10)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1))
            .find(|day| sheet.book.on(kind, *day).is_none())
    }

    fn begin(&mut self, form: Form, field: &'static str, worker: &Worker) -> Task<Message> {
        self.notice = None;
        let field = if form.from.is_empty() { FROM } else { field };
        self.form = Some(Box::new(form));
        let look = self.look_at_form(worker);
        let keep = self.keep(&[], worker);
        Task::batch([look, keep, focus::on(field)])
    }

    pub(super) fn form_said(&mut self, said: form::Message, worker: &Worker) -> Task<Message> {
        let before = self.typed();
        if let Some(form) = &mut self.form {
            form.update(said);
        }
        let keep = self.keep(&before, worker);
        Task::batch([keep, self.look_at_form(worker)])
    }

    /// Asks what the form would come to. A source that is still missing is no reason not to look.
    pub(super) fn look_at_form(&self, worker: &Worker) -> Task<Message> {
        let Some(draft) = self.draft() else {
            return Task::none();
        };
        let mut asked = draft.clone();
        if asked.source.is_empty() {
            "?".clone_into(&mut asked.source);
        }
        ask(
            worker,
            move |desk| match desk.look_at_rate(&asked) {
                Ok(look) => Ok(Box::new(Ok(look))),
                Err(desk::Error::Rate(faults)) => Ok(Box::new(Err(faults))),
                Err(other) => Err(other),
            },
            move |answer| Message::Looked(Box::new(draft.clone()), answer),
        )
    }

    fn draft(&self) -> Option<RateDraft> {
        self.form.as_ref()?.draft(self.kinds())
    }

    /// What the form would come to, when that is known of what stands there now.
    pub(super) fn looked(&self) -> Option<&RateLook> {
        let (of, looked) = self.look.as_ref()?;
        let now = self.draft()?;
        // The source changes nothing in what it comes to.
        let same = RateDraft {
            source: of.source.clone(),
            ..now
        };
        looked.as_ref().ok().filter(|_| *of == same)
    }

    /// What the desk has against the form as it stands now.
    pub(super) fn refused(&self) -> &[RateFault] {
        let now = self.draft();
        match &self.look {
            Some((of, Err(faults))) if Some(of) == now.as_ref() => faults,
            _ => &[],
        }
    }

    fn typed(&self) -> Vec<(&'static str, String)> {
        let form = self.form.as_ref();
        form.map(|form| form.typed(self.kinds()))
            .unwrap_or_default()
    }

    /// Keeps what is filled in beside the register, as far as it is other than it was.
    fn keep(&self, before: &[(&'static str, String)], worker: &Worker) -> Task<Message> {
        let mut changed = self.typed();
        changed.retain(|field| !before.contains(field));
        if changed.is_empty() {
            return Task::none();
        }
        keep_typed(changed, worker)
    }

    /// Takes the form away, and forgets what was typed in it.
    pub(super) fn close_form(&mut self, worker: &Worker) -> Task<Message> {
        let fields = self.typed();
        if self.form.take().is_none() {
            return Task::none();
        }
        self.look = None;
        let none = fields.into_iter().map(|(field, _)| (field, String::new()));
        keep_typed(none.collect(), worker)
    }

    pub(super) fn cancel_form(&mut self, worker: &Worker) -> Task<Message> {
        let forget = self.close_form(worker);
        Task::batch([forget, self.to_list()])
    }

    fn to_list(&self) -> Task<Message> {
        let kind = self.selected.as_ref().map(|it| it.0.as_str());
        match kind {
            Some(kind) => focus::on(super::list::list_id(kind)),
            None => focus::on(PANES[0]),
        }
    }

    pub(super) fn submit(&mut self, worker: &Worker) -> Action<Message> {
        let refused = self.refused().to_vec();
        let Some(form) = &mut self.form else {
            return Action::None;
        };
        form.tried = true;
        let first = form.faults(&refused).into_keys().next();
        if let Some(field) = first {
            return Action::Run(focus::on(form_view::id(field)));
        }
        let units: Vec<String> = self.kinds().iter().map(|it| it.unit.clone()).collect();
        let at = self.form.as_ref().map_or(0, |form| form.kind);
        let unit = units.get(at).cloned().unwrap_or_default();
        let Some(draft) = self.draft() else {
            return Action::None;
        };
        Action::Run(ask(
            worker,
            move |desk: &mut Desk| {
                let kept = desk.keep_rate(&draft)?;
                let words = words::rates::kept(&kept.rate, &unit, &kept.gain);
                Ok((words, Some((kept.rate.kind, kept.rate.from))))
            },
            Message::Done,
        ))
    }

    /// Removes the tariff that is open; undo brings it back.
    pub(super) fn remove(&mut self, worker: &Worker) -> Action<Message> {
        let free = self.open().filter(|(_, row)| row.is_free());
        let Some(id) = free
            .map(|(_, row)| row.rate.id)
            .filter(|id| *id != RateId(0))
        else {
            return Action::None;
        };
        Action::Run(ask(
            worker,
            move |desk| Ok((words::rates::removed(&desk.remove_rate(id)?), None)),
            Message::Done,
        ))
    }

    pub(super) fn done(
        &mut self,
        words: String,
        about: Option<(String, NaiveDate)>,
        worker: &Worker,
    ) -> Action<Message> {
        let forget = self.close_form(worker);
        self.notice = None;
        if about.is_some() {
            self.selected = about;
        }
        let load = self.load(worker);
        Action::Did(words, Task::batch([forget, load, self.to_list()]))
    }
}

fn keep_typed(fields: Vec<(&'static str, String)>, worker: &Worker) -> Task<Message> {
    ask(
        worker,
        move |desk| {
            for (field, text) in &fields {
                desk.keep_typed(&format!("{DRAFT}{field}"), text)?;
            }
            Ok(())
        },
        Message::Kept,
    )
}

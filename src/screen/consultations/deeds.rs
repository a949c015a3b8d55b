//! Filling in the form, keeping it as a draft, and recording it.

use super::form::{self, Form, Kind};
use super::form_view::{DAY, WITH};
use super::{Consultations, DRAFT, LIST, Message, Row, ask, to_field};
use crate::domain::ConsultationId;
use crate::domain::decision::Consultation;
use crate::screen::Action;
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use chrono::NaiveDate;
use iced::{Task, clipboard};
use std::path::PathBuf;

impl Consultations {
    /// Messages of the form and of deeds.
    pub(super) fn deeds(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Form(said) => Action::Run(self.form_said(said, worker)),
            Message::FormCancelled => Action::Run(self.cancel_form(worker)),
            Message::SubmitPressed => self.submit(worker),
            Message::FilePicked(path) => self.file_picked(path, worker),
            Message::MailPressed(id) => Action::Run(ask(
                worker,
                move |desk| Ok(words::consultations::mail(&desk.consultation_mail(id)?)),
                move |answer| Message::MailMade(id, answer),
            )),
            Message::MailMade(id, Ok(mail)) => {
                self.mail = Some((id, mail.clone()));
                Action::Run(clipboard::write(mail))
            }
            Message::Recorded(Ok((words, id))) => self.recorded(words, id, worker),
            _ => Action::None,
        }
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.content
            .as_ref()
            .map_or(NaiveDate::MAX, |content| content.today)
    }

    pub(super) fn talk(&self, id: ConsultationId) -> Option<&Consultation> {
        self.thread.as_ref()?.entries.iter().find(|it| it.id == id)
    }

    /// The day a question was asked: an answer is never due before it.
    pub(super) fn asked_on(&self, form: &Form) -> NaiveDate {
        let asked = match form.kind {
            Kind::New => None,
            Kind::Question(id) | Kind::Outcome(id) => self.talk(id).and_then(|it| it.recorded_on),
        };
        asked.unwrap_or(self.today())
    }

    pub(super) fn open_form(&mut self, kind: Kind, worker: &Worker) -> Task<Message> {
        if self.form.as_ref().is_some_and(|form| form.kind == kind) {
            return Task::none();
        }
        let (form, field) = match kind {
            Kind::New => {
                let first = self.places().first().map(|place| place.activity);
                let Some(activity) = self.activity.or(first) else {
                    return Task::none();
                };
                (Form::new(kind, activity), WITH)
            }
            Kind::Question(id) | Kind::Outcome(id) => {
                let (Some(talk), Some(thread)) = (self.talk(id), &self.thread) else {
                    return Task::none();
                };
                let mut form = Form::of(kind, talk, self.today());
                form.about_as(talk, thread);
                let field = if matches!(kind, Kind::Outcome(_)) {
                    DAY
                } else {
                    WITH
                };
                (form, field)
            }
        };
        self.mail = None;
        let load = self.begin(form, worker);
        Task::batch([load, to_field(field)])
    }

    /// Opens the form for a consultation that the rules ask for.
    pub(super) fn open_need(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let Some(thread) = self.thread.take() else {
            return Task::none();
        };
        let mut form = Form::new(Kind::New, thread.activity.id);
        let wanted = thread.needs.get(at).map(|need| {
            let line = match need.lines.as_slice() {
                [(id, _, _)] => Some(*id),
                _ => None,
            };
            (line, need.condition.clone())
        });
        let about = form::abouts(&thread)
            .iter()
            .position(|about| Some((about.line, about.condition.clone())) == wanted);
        if let Some(about) = about {
            form.choose(about, &thread);
        }
        self.thread = Some(thread);
        self.mail = None;
        let load = self.begin(form, worker);
        Task::batch([load, to_field(WITH)])
    }

    fn begin(&mut self, mut form: Form, worker: &Worker) -> Task<Message> {
        self.notice = None;
        let other = self.activity != Some(form.activity);
        self.activity = Some(form.activity);
        if let Some(thread) = &self.thread {
            form.settle(thread);
        }
        self.form = Some(Box::new(form));
        if other || self.thread.is_none() {
            return self.load_thread(worker);
        }
        Task::none()
    }

    fn form_said(&mut self, said: form::Message, worker: &Worker) -> Task<Message> {
        let before = self.typed();
        let task = match &said {
            form::Message::PartnerChosen(at) => self.partner_chosen(*at, worker),
            form::Message::ActivityChosen(at) => self.activity_chosen(*at, worker),
            _ => {
                let thread = self.thread.as_deref();
                if let Some(form) = &mut self.form {
                    form.update(said, thread);
                }
                Task::none()
            }
        };
        Task::batch([task, self.keep(&before, worker)])
    }

    fn typed(&self) -> Vec<(&'static str, String)> {
        self.form
            .as_ref()
            .map(|form| form.typed())
            .unwrap_or_default()
    }

    /// The names of the partners that have activities, once each.
    pub(super) fn partners(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.places().iter().map(|it| it.partner.as_str()).collect();
        names.dedup();
        names
    }

    fn partner_chosen(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let name = self.partners().get(at).map(|name| (*name).to_owned());
        let place = self
            .places()
            .iter()
            .find(|it| Some(&it.partner) == name.as_ref());
        let activity = place.map(|place| place.activity);
        self.other_activity(activity, worker)
    }

    fn activity_chosen(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let partner = self.form_partner().map(str::to_owned);
        let activity = self
            .places()
            .iter()
            .filter(|it| Some(&it.partner) == partner.as_ref())
            .nth(at)
            .map(|place| place.activity);
        self.other_activity(activity, worker)
    }

    /// The partner whose activity the form is about.
    pub(super) fn form_partner(&self) -> Option<&str> {
        let activity = self.form.as_ref()?.activity;
        let place = self.places().iter().find(|it| it.activity == activity)?;
        Some(&place.partner)
    }

    fn other_activity(
        &mut self,
        activity: Option<crate::domain::ActivityId>,
        worker: &Worker,
    ) -> Task<Message> {
        let (Some(activity), Some(form)) = (activity, &mut self.form) else {
            return Task::none();
        };
        if form.activity == activity {
            return Task::none();
        }
        form.activity = activity;
        form.about.clear();
        form.with_whom.clear();
        self.activity = Some(activity);
        self.selected = None;
        self.load_thread(worker)
    }

    /// Keeps what is filled in beside the register, as far as it is other than it was.
    fn keep(&self, before: &[(&'static str, String)], worker: &Worker) -> Task<Message> {
        let mut changed = self.typed();
        if changed == before {
            return Task::none();
        }
        // What names the form goes along, so that it can be found again.
        changed.retain(|field| {
            matches!(field.0, "formulier" | "activiteit") || !before.contains(field)
        });
        ask(
            worker,
            move |desk| {
                for (field, text) in &changed {
                    desk.keep_typed(&format!("{DRAFT}{field}"), text)?;
                }
                Ok(())
            },
            Message::Kept,
        )
    }

    /// Takes the form away, and forgets what was typed in it.
    pub(super) fn close_form(&mut self, worker: &Worker) -> Task<Message> {
        let Some(form) = self.form.take() else {
            return Task::none();
        };
        let fields: Vec<&'static str> = form.typed().into_iter().map(|it| it.0).collect();
        ask(
            worker,
            move |desk| {
                for field in fields {
                    desk.keep_typed(&format!("{DRAFT}{field}"), "")?;
                }
                Ok(())
            },
            Message::Kept,
        )
    }

    pub(super) fn cancel_form(&mut self, worker: &Worker) -> Task<Message> {
        let forget = self.close_form(worker);
        Task::batch([forget, focus::on(LIST)])
    }

    fn file_picked(&mut self, path: PathBuf, worker: &Worker) -> Action<Message> {
        if let Some(id) = self.attaching.take() {
            return Action::Run(ask(
                worker,
                move |desk| {
                    desk.attach_to_consultation(id, &path)?;
                    Ok(("Bestand bij het overleg bewaard".to_owned(), Some(id)))
                },
                Message::Recorded,
            ));
        }
        let before = self.typed();
        if let Some(form) = &mut self.form {
            form.file = Some(path);
        }
        Action::Run(self.keep(&before, worker))
    }

    pub(super) fn submit(&mut self, worker: &Worker) -> Action<Message> {
        let today = self.today();
        let Some(form) = &self.form else {
            return Action::None;
        };
        let asked = self.asked_on(form);
        let faults = form.faults(today, asked);
        let (filled, kind, file) = (
            form.filled(self.thread.as_deref()),
            form.kind,
            form.file.clone(),
        );
        if let Some(form) = &mut self.form {
            form.tried = true;
        }
        if let Some(field) = faults.first() {
            return Action::Run(to_field(field));
        }
        Action::Run(ask(
            worker,
            move |desk| {
                let file = file.as_deref();
                Ok(match (kind, filled.result) {
                    (Kind::New, result) => {
                        let id = desk.open_consultation(&filled.draft, result.as_ref(), file)?;
                        ("Overleg vastgelegd".to_owned(), Some(id))
                    }
                    (Kind::Question(id), _) => {
                        desk.change_consultation(id, &filled.draft)?;
                        ("Vraag gewijzigd".to_owned(), Some(id))
                    }
                    (Kind::Outcome(id), Some(result)) => {
                        desk.record_outcome(id, &result, file)?;
                        ("Uitkomst van het overleg vastgelegd".to_owned(), Some(id))
                    }
                    (Kind::Outcome(id), None) => (String::new(), Some(id)),
                })
            },
            Message::Recorded,
        ))
    }

    fn recorded(
        &mut self,
        words: String,
        id: Option<ConsultationId>,
        worker: &Worker,
    ) -> Action<Message> {
        use crate::screen::Page;
        let forget = self.close_form(worker);
        self.selected = id.map(Row::Talk);
        self.notice = None;
        let load = self.load(worker);
        Action::Did(words, Task::batch([forget, load, focus::on(LIST)]))
    }
}

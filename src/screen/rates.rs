//! Tarieven: what an hour and a kilometre cost, from when and by what source; a new one, and confirming it.

mod deeds;
mod detail;
mod form;
mod form_view;
mod list;

use super::{Action, Jump, Page, ask};
use crate::desk::{KindRates, RateDraft, RateLook, RateRow, RateSheet};
use crate::domain::rate::{RateFault, RateStatus};
use crate::domain::{HoursClaimId, PassageId};
use crate::notice::Notice;
use crate::rules::edition::{self, Guide};
use crate::ui::Element;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::worker::Worker;
use chrono::NaiveDate;
use form::Form;
use iced::Task;
use iced::advanced::widget::Id;
use std::collections::BTreeMap;

/// The panes, for F6.
const PANES: [&str; 2] = ["tarieven-lijst", "tarieven-werk"];

/// Where drafts of this screen are kept.
const DRAFT: &str = "tarief/";

/// Everything the screen begins with.
#[derive(Debug, Clone)]
pub struct Content {
    sheet: RateSheet,
    /// What was typed and not kept, by the field.
    typed: BTreeMap<String, String>,
}

/// What a look at a draft says, or everything that is wrong with it.
type Looked = Result<RateLook, Vec<RateFault>>;

/// All tariffs.
#[derive(Debug)]
pub struct Rates {
    /// `None` until the register has answered.
    sheet: Option<Box<RateSheet>>,
    /// The tariff that is open, by kind and first day.
    selected: Option<(String, NaiveDate)>,
    form: Option<Box<Form>>,
    /// What the draft that was looked at last would come to.
    look: Option<(RateDraft, Looked)>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Content>, Notice>),
    /// A row of a kind.
    RowPressed(usize, usize),
    RowOpened(usize, usize),
    /// A new tariff, of a kind from a day where one of them lacks.
    NewPressed(Option<(String, NaiveDate)>),
    ConfirmPressed,
    ChangePressed,
    FollowPressed,
    RemovePressed,
    PassagePressed(PassageId),
    ClaimPressed(HoursClaimId),
    Form(form::Message),
    SubmitPressed,
    FormCancelled,
    Looked(Box<RateDraft>, Result<Box<Looked>, Notice>),
    /// A deed was done: what is said of it, and which tariff it was about.
    Done(Result<(String, Option<(String, NaiveDate)>), Notice>),
    /// What was typed is kept beside the register.
    Kept(Result<(), Notice>),
    NoticeClosed,
    Pressed(Shortcut),
}

impl Rates {
    /// All tariffs.
    pub fn new(worker: &Worker, _year: i32) -> (Self, Task<Message>) {
        let mut page = Self {
            sheet: None,
            selected: None,
            form: None,
            look: None,
            notice: None,
        };
        let task = page.load(worker);
        (page, task)
    }

    fn kinds(&self) -> &[KindRates] {
        self.sheet.as_ref().map_or(&[], |it| it.kinds.as_slice())
    }

    fn row_at(&self, kind: usize, at: usize) -> Option<(&KindRates, &RateRow)> {
        let kind = self.kinds().get(kind)?;
        Some((kind, kind.rows.get(at)?))
    }

    /// The tariff that is open.
    fn open(&self) -> Option<(&KindRates, &RateRow)> {
        let (kind, from) = self.selected.as_ref()?;
        let kind = self.kinds().iter().find(|it| it.kind == *kind)?;
        let row = kind.rows.iter().find(|row| row.rate.from == *from)?;
        Some((kind, row))
    }

    fn loaded(&mut self, content: Content, worker: &Worker) -> Task<Message> {
        let first_time = self.sheet.is_none();
        self.sheet = Some(Box::new(content.sheet));
        if first_time {
            let kinds = self.kinds();
            self.form = Form::again(&content.typed, kinds).map(Box::new);
        }
        if self.open().is_none() {
            let today = self.sheet.as_ref().map(|it| it.today);
            let first = self.kinds().first();
            let now = first.and_then(|kind| {
                let mut rows = kind.rows.iter();
                rows.find(|row| today.is_some_and(|day| row.rate.holds_on(day)))
                    .or(kind.rows.first())
                    .map(|row| (kind.kind.clone(), row.rate.from))
            });
            self.selected = now;
        }
        self.look_at_form(worker)
    }

    fn select(&mut self, kind: usize, at: usize, worker: &Worker) -> Task<Message> {
        let found = self.row_at(kind, at);
        let Some(selected) = found.map(|(kind, row)| (kind.kind.clone(), row.rate.from)) else {
            return Task::none();
        };
        let forget = self.close_form(worker);
        self.selected = Some(selected);
        forget
    }

    /// What is most likely wanted of the tariff that is open: confirm it, change it, or let another follow.
    fn open_selected(&mut self, worker: &Worker) -> Task<Message> {
        match self.open().map(|(_, row)| (row.rate.status, row.is_free())) {
            Some((RateStatus::Provisional, true)) => self.open_confirm(worker),
            Some((_, true)) => self.open_change(worker),
            Some((_, false)) => self.open_follow(worker),
            None => self.open_new(None, worker),
        }
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        Action::Run(match key {
            Shortcut::Cancel if self.form.is_some() => self.cancel_form(worker),
            Shortcut::Cancel => return Action::Back,
            Shortcut::New => self.open_new(None, worker),
            Shortcut::NextOpen if self.form.is_some() => return self.submit(worker),
            Shortcut::Enter if self.form.is_none() => self.open_selected(worker),
            Shortcut::Remove if self.form.is_none() => return self.remove(worker),
            Shortcut::Guide => {
                let passage = self.cited().into_iter().next();
                return passage.map_or(Action::None, |id| Action::Go(Jump::Passage(id)));
            }
            _ => return Action::None,
        })
    }

    /// What the guide says about the tariff that is open, or that is filled in.
    fn cited(&self) -> Vec<PassageId> {
        let kind = match (&self.form, self.open()) {
            (Some(form), _) => self.kinds().get(form.kind).map(|it| it.kind.clone()),
            (None, Some((kind, _))) => Some(kind.kind.clone()),
            (None, None) => self.kinds().first().map(|it| it.kind.clone()),
        };
        let (Some(kind), Some(guide)) = (kind, guide()) else {
            return Vec::new();
        };
        let mut all: Vec<PassageId> = Vec::new();
        let of_kind = guide.rates().iter().filter(|rate| rate.kind == kind);
        all.extend(of_kind.flat_map(|rate| rate.passages.clone()));
        if guide.indexation().rate == kind {
            all.extend(guide.indexation().passages.clone());
        }
        if guide.rate_basis().rate == kind {
            all.push(guide.rate_basis().passage.clone());
        }
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|id| seen.insert(id.clone()));
        all
    }
}

/// The newest edition.
fn guide() -> Option<&'static Guide> {
    edition::editions().last()
}

impl Page for Rates {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        Action::Run(match message {
            Message::Loaded(Ok(content)) => self.loaded(*content, worker),
            Message::RowPressed(kind, at) => self.select(kind, at, worker),
            Message::RowOpened(kind, at) => {
                let forget = self.select(kind, at, worker);
                Task::batch([forget, self.open_selected(worker)])
            }
            Message::NewPressed(wanted) => self.open_new(wanted, worker),
            Message::ConfirmPressed => self.open_confirm(worker),
            Message::ChangePressed => self.open_change(worker),
            Message::FollowPressed => self.open_follow(worker),
            Message::RemovePressed => return self.remove(worker),
            Message::PassagePressed(id) => return Action::Go(Jump::Passage(id)),
            Message::ClaimPressed(id) => return Action::Go(Jump::Hours(Some(id))),
            Message::Form(said) => self.form_said(said, worker),
            Message::SubmitPressed => return self.submit(worker),
            Message::FormCancelled => self.cancel_form(worker),
            Message::Looked(draft, Ok(looked)) => {
                self.look = Some((*draft, *looked));
                Task::none()
            }
            Message::Done(Ok((words, about))) => return self.done(words, about, worker),
            Message::NoticeClosed => {
                self.notice = None;
                Task::none()
            }
            Message::Pressed(key) => return self.pressed_key(key, worker),
            Message::Kept(Ok(())) => Task::none(),
            Message::Loaded(Err(notice))
            | Message::Looked(_, Err(notice))
            | Message::Done(Err(notice))
            | Message::Kept(Err(notice)) => {
                self.notice = Some(notice);
                Task::none()
            }
        })
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.screen(layout)
    }

    fn panes(&self) -> Vec<Id> {
        PANES.into_iter().map(Id::new).collect()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        ask(
            worker,
            |desk| {
                Ok(Box::new(Content {
                    sheet: desk.rate_sheet()?,
                    typed: desk.typed(DRAFT),
                }))
            },
            Message::Loaded,
        )
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(_path: std::path::PathBuf) -> Option<Message> {
        None
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(Err(notice))
            | Message::Looked(_, Err(notice))
            | Message::Done(Err(notice))
            | Message::Kept(Err(notice)) => Some(notice),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Rates
    }
}

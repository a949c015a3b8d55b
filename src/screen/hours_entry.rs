//! Uren invoeren: a fast grid for one trainer in one activity, for changing what was not judged and for correcting what
//! was. What is typed is kept beside the register until it is kept in it.

mod correct;
mod deeds;
mod drafts;
mod form;
mod grid;
mod head;
mod lines;
mod moves;
mod picker;
mod sums;
mod view;

pub use correct::Field;
pub use deeds::Done;
pub use head::HeadMessage;
pub use lines::Column;

use super::{Action, Jump, Page, ask};
use crate::desk::HoursForm;
use crate::domain::{ActivityId, HoursClaimId};
use crate::notice::Notice;
use crate::ui::grid::Key;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::Layout;
use crate::ui::{Element, focus};
use crate::worker::Worker;
use correct::Correcting;
use drafts::{PREFIX, key_of};
use form::Form;
use iced::Task;
use iced::advanced::widget::Id;
use lines::Row;
use picker::Picker;
use std::collections::BTreeMap;

/// The panes, for F6: whose hours, the lines, and what is done with them.
const PANES: [&str; 3] = ["uren-kop", "uren-regels", "uren-bewaren"];

/// Lines of hours, as they are typed.
#[derive(Debug)]
pub struct HoursEntry {
    year: i32,
    /// The activity that is asked for.
    activity: Option<ActivityId>,
    /// The claim that is changed.
    claim: Option<HoursClaimId>,
    known: Option<HoursForm>,
    /// `None` until an activity is chosen.
    form: Option<Form>,
    /// What the form said before anything was typed.
    begun: String,
    /// A draft was taken up.
    taken_up: bool,
    /// What was typed before, by activity and claim.
    drafts: BTreeMap<String, String>,
    unkept: drafts::Unkept,
    /// What is typed could not be kept beside the register.
    at_risk: bool,
    /// The claim of the last trainer: the next one of the same activity follows.
    following: Option<Form>,
    /// The line that was taken away last, and its place.
    removed: Option<(usize, Box<Row>)>,
    picker: Option<Picker>,
    correcting: Option<Correcting>,
    question: Option<Question>,
    notice: Option<Notice>,
    /// The register is being written to.
    busy: bool,
}

/// What is asked before something is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Throw away what is typed.
    Clear,
    /// Leave, though what is typed could not be kept.
    Leave,
}

/// The form, and what was typed before.
#[derive(Debug, Clone)]
pub struct Opened {
    known: HoursForm,
    drafts: BTreeMap<String, String>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Opened>, Notice>),
    DraftKept(Result<(), Notice>),
    Head(HeadMessage),
    Typed(u64, Column, String),
    CellKey(u64, Column, Key),
    Entered(u64, Column),
    Left(u64, Column),
    LineAdded,
    LineRemoved(u64),
    LinePutBack,
    PickerPressed,
    PickerTyped(String),
    Picked(usize),
    KeepPressed,
    NextPressed,
    Kept(Result<Box<Done>, Notice>),
    RemovePressed,
    Removed(Result<(), Notice>),
    CorrectPressed(usize),
    CorrectionTyped(Field, String),
    CorrectionLeft(Field),
    CorrectionKept,
    Corrected(Result<(), Notice>),
    ClearPressed,
    ClearConfirmed,
    LeaveConfirmed,
    /// To Uren, with this claim marked.
    Leave(Option<HoursClaimId>),
    TreePressed,
    RatesPressed,
    Cancelled,
    NoticeClosed,
    Pressed(Shortcut),
}

impl HoursEntry {
    /// Lines of hours, as they are typed: about an activity, or of a claim that is changed.
    pub fn new(
        worker: &Worker,
        year: i32,
        activity: Option<ActivityId>,
        claim: Option<HoursClaimId>,
    ) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            activity,
            claim,
            known: None,
            form: None,
            begun: String::new(),
            taken_up: false,
            drafts: BTreeMap::new(),
            unkept: drafts::Unkept::default(),
            at_risk: false,
            following: None,
            removed: None,
            picker: None,
            correcting: None,
            question: None,
            notice: None,
            busy: false,
        };
        let task = page.load(worker);
        (page, task)
    }

    fn loaded(&mut self, opened: Opened) -> Task<Message> {
        let Opened { known, drafts } = opened;
        self.year = known.year;
        self.drafts = drafts;
        self.known = Some(known);
        if let (Some(before), Some(known)) = (self.following.take(), &self.known) {
            let next = before.next(known);
            self.activity = Some(next.activity);
            return self.begin(next);
        }
        match (&self.form, self.claim) {
            // Typing goes on in what is there.
            (Some(form), None) if form.claim.is_none() => Task::none(),
            (Some(_), Some(_)) if self.is_dirty() => {
                let typed = self.form.as_ref().map(Form::typed);
                let _task = self.open_claim();
                if let (Some(form), Some(known), Some(typed)) = (&mut self.form, &self.known, typed)
                {
                    form.take_up(&typed, known);
                }
                Task::none()
            }
            (_, Some(_)) => self.open_claim(),
            (_, None) => match self.activity {
                Some(activity) => self.open_activity(activity),
                None => {
                    self.picker = Some(Picker::default());
                    Task::none()
                }
            },
        }
    }

    /// Opens the claim that is changed, with what was typed about it before.
    fn open_claim(&mut self) -> Task<Message> {
        let Some(known) = &self.known else {
            return Task::none();
        };
        match &known.claim {
            Some(sheet) => {
                let form = Form::of(sheet, known);
                self.begin(form)
            }
            None => Task::none(),
        }
    }

    /// Opens a new claim about an activity, with what was typed about it before.
    fn open_activity(&mut self, activity: ActivityId) -> Task<Message> {
        let today = self.known.as_ref().map(|known| known.today);
        self.activity = Some(activity);
        match today {
            Some(today) => self.begin(Form::new(activity, today)),
            None => Task::none(),
        }
    }

    /// Begins with a form, and goes on where the draft of it ended.
    fn begin(&mut self, mut form: Form) -> Task<Message> {
        self.begun = form.typed();
        let draft = self.drafts.get(&key_of(form.activity, form.claim));
        self.taken_up = draft.is_some();
        if let (Some(draft), Some(known)) = (draft, &self.known) {
            form.take_up(draft, known);
        }
        let lines = form.claim.is_some();
        self.form = Some(form);
        self.removed = None;
        if lines {
            self.focus_lines()
        } else {
            focus::into(view::ROLE)
        }
    }

    /// Throws away what is typed.
    fn clear(&mut self, worker: &Worker) -> Task<Message> {
        self.question = None;
        let forgotten = self.forget_draft(worker);
        let Some(form) = self.form.take() else {
            return forgotten;
        };
        let _draft = self.drafts.remove(&key_of(form.activity, form.claim));
        let again = match form.claim {
            Some(_) => self.open_claim(),
            None => self.open_activity(form.activity),
        };
        Task::batch([forgotten, again])
    }

    /// Escape: closes what lies over the screen, or leaves; asks when something would be lost.
    fn cancel(&mut self) -> Action<Message> {
        if self.correcting.take().is_some() || self.question.take().is_some() {
            return Action::None;
        }
        if self.picker.take().is_some() && self.form.is_some() {
            return Action::None;
        }
        if self.at_risk && self.is_dirty() {
            self.question = Some(Question::Leave);
            return Action::None;
        }
        Action::Back
    }

    fn key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        match key {
            Shortcut::Cancel => self.cancel(),
            Shortcut::NextOpen | Shortcut::Save if self.correcting.is_some() => {
                self.keep_correction(worker)
            }
            _ if self.correcting.is_some() || self.question.is_some() => Action::None,
            Shortcut::Up | Shortcut::Down if self.picker.is_some() => {
                self.point(key == Shortcut::Down);
                Action::None
            }
            _ if self.picker.is_some() => Action::None,
            Shortcut::NextOpen | Shortcut::Save => self.keep(false, worker),
            Shortcut::New => self.keep(true, worker),
            Shortcut::Find => self.update(Message::PickerPressed, worker),
            // From a field above the lines.
            Shortcut::Enter => Action::Run(self.focus_lines()),
            _ => Action::None,
        }
    }

    fn typing(&mut self, message: Message, worker: &Worker) -> Task<Message> {
        match message {
            Message::Typed(key, column, text) => self.cell_typed(key, column, text, worker),
            Message::CellKey(key, column, pressed) => self.grid_key(key, column, pressed, worker),
            Message::Entered(key, column) => self.entered(key, column, worker),
            Message::Left(key, column) => self.left(key, column, worker),
            Message::LineAdded => self.add_line(),
            Message::LineRemoved(key) => self.remove_line(key, worker),
            Message::LinePutBack => self.put_back(worker),
            Message::Head(message) => self.head_said(message, worker),
            Message::PickerPressed => {
                let new = self.form.as_ref().is_none_or(|form| form.claim.is_none());
                self.picker = new.then(Picker::default);
                Task::none()
            }
            Message::PickerTyped(query) => {
                self.picker = Some(Picker { query, at: 0 });
                Task::none()
            }
            Message::Picked(at) => self.picked_activity(at, worker),
            Message::CorrectPressed(at) => {
                self.correct(at);
                Task::none()
            }
            Message::CorrectionTyped(field, text) => {
                self.correction_typed(field, text);
                Task::none()
            }
            Message::CorrectionLeft(field) => {
                self.correction_left(field);
                Task::none()
            }
            Message::ClearPressed => {
                self.question = self.is_dirty().then_some(Question::Clear);
                Task::none()
            }
            Message::ClearConfirmed => self.clear(worker),
            _ => Task::none(),
        }
    }

    fn refused(&mut self, notice: Notice) -> Action<Message> {
        self.busy = false;
        self.notice = Some(notice);
        Action::None
    }
}

impl Page for HoursEntry {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(opened)) => Action::Run(self.loaded(*opened)),
            Message::DraftKept(Ok(())) => {
                self.at_risk = false;
                Action::None
            }
            Message::DraftKept(Err(notice)) => {
                self.at_risk = true;
                self.notice = Some(notice);
                Action::None
            }
            Message::Loaded(Err(notice))
            | Message::Kept(Err(notice))
            | Message::Removed(Err(notice))
            | Message::Corrected(Err(notice)) => self.refused(notice),
            Message::KeepPressed => self.keep(false, worker),
            Message::NextPressed => self.keep(true, worker),
            Message::Kept(Ok(done)) => self.kept(*done, worker),
            Message::RemovePressed => self.remove(worker),
            Message::Removed(Ok(())) => {
                self.busy = false;
                self.begun = self.form.as_ref().map(Form::typed).unwrap_or_default();
                let words = "De registratie is verwijderd.".to_owned();
                Action::Did(words, Task::done(Message::Leave(None)))
            }
            Message::CorrectionKept => self.keep_correction(worker),
            Message::Corrected(Ok(())) => self.corrected(worker),
            Message::Leave(claim) => Action::Go(Jump::Hours(claim)),
            Message::LeaveConfirmed => Action::Back,
            Message::TreePressed => Action::Go(Jump::Tree {
                activity: self.form.as_ref().map(|form| form.activity),
                run: None,
            }),
            Message::RatesPressed => Action::Go(Jump::Rates),
            Message::Cancelled => self.cancel(),
            Message::NoticeClosed => {
                self.notice = None;
                Action::None
            }
            Message::Pressed(key) => self.key(key, worker),
            other => Action::Run(self.typing(other, worker)),
        }
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.screen(layout)
    }

    fn dialog(&self) -> Option<Layer<'_, Message>> {
        if let Some(question) = self.question {
            return Some(view::question(question));
        }
        if let Some(correcting) = &self.correcting {
            return self.correction_layer(correcting);
        }
        self.picker.as_ref().map(|picker| self.picker_layer(picker))
    }

    fn panes(&self) -> Vec<Id> {
        PANES.into_iter().map(Id::new).collect()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let (year, claim) = (self.year, self.claim);
        ask(
            worker,
            move |desk| {
                Ok(Opened {
                    known: desk.hours_form(year, claim)?,
                    drafts: desk.typed(PREFIX),
                })
            },
            |answer| Message::Loaded(answer.map(Box::new)),
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
            | Message::DraftKept(Err(notice))
            | Message::Kept(Err(notice))
            | Message::Removed(Err(notice))
            | Message::Corrected(Err(notice)) => Some(notice),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::EnterHours {
            activity: self.activity,
            claim: self.claim,
        }
    }
}

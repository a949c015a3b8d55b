//! Overleg: every consultation of a year, missing, open and held, with the thread of its activity.

mod deeds;
mod form;
mod form_view;
mod list;
mod thread;

use super::{Action, Jump, Page, Wanted, ask};
use crate::desk::{ConsultationPlace, ConsultationRow, ConsultationThread, KeptFile, RowState};
use crate::domain::partner::name_key;
use crate::domain::{ActivityId, ConditionId, ConsultationId, CostLineId, PassageId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::ui::{Element, focus};
use crate::worker::Worker;
use chrono::NaiveDate;
use form::{Form, Kind};
use iced::Task;
use iced::advanced::widget::Id;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The id of the list.
const LIST: &str = "overleggen";

/// The panes, from the left.
const PANES: [&str; 2] = ["overleg-lijst", "overleg-draad"];

/// Where drafts of this screen are kept.
const DRAFT: &str = "overleg/";

/// Rows under one button of the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    All,
    /// Missing, late, or granted without agreement.
    Missing,
    Open,
    Held,
}

impl Group {
    const ALL: [Self; 4] = [Self::All, Self::Missing, Self::Open, Self::Held];

    fn holds(self, state: RowState) -> bool {
        match state {
            RowState::Missing | RowState::Late | RowState::NotAgreed => {
                matches!(self, Self::All | Self::Missing)
            }
            RowState::Open => matches!(self, Self::All | Self::Open),
            RowState::Undated | RowState::Held | RowState::Lapsed => {
                matches!(self, Self::All | Self::Held)
            }
        }
    }
}

/// What tells rows of one activity apart.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Row {
    /// Missing, for this condition and these lines.
    Missing(Option<ConditionId>, Vec<CostLineId>),
    Talk(ConsultationId),
}

impl Row {
    fn of(row: &ConsultationRow) -> Self {
        match &row.consultation {
            Some(consultation) => Self::Talk(consultation.id),
            None => Self::Missing(row.condition.clone(), row.lines.clone()),
        }
    }
}

/// Everything the screen begins with.
#[derive(Debug, Clone)]
pub struct Content {
    rows: Vec<ConsultationRow>,
    places: Vec<ConsultationPlace>,
    today: NaiveDate,
    /// What was typed and not recorded, by the field.
    typed: BTreeMap<String, String>,
}

/// The screen.
#[derive(Debug)]
pub struct Consultations {
    year: i32,
    content: Option<Box<Content>>,
    group: usize,
    filter: String,
    /// The activity whose thread is open.
    activity: Option<ActivityId>,
    /// Its row that is marked.
    selected: Option<Row>,
    thread: Option<Box<ConsultationThread>>,
    form: Option<Box<Form>>,
    /// The consultation that the file that is being chosen is for.
    attaching: Option<ConsultationId>,
    /// The mail that was copied last.
    mail: Option<(ConsultationId, String)>,
    notice: Option<Notice>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Content>, Notice>),
    ThreadLoaded(ActivityId, Result<Box<ConsultationThread>, Notice>),
    GroupChosen(usize),
    FilterTyped(String),
    RowPressed(usize),
    RowOpened(usize),
    NewPressed,
    /// Record the consultation that the need at this place of the thread asks for.
    NeedPressed(usize),
    OutcomePressed(ConsultationId),
    QuestionPressed(ConsultationId),
    AttachPressed(ConsultationId),
    FilePressed(ConsultationId),
    FileWritten(Result<KeptFile, Notice>),
    MailPressed(ConsultationId),
    MailMade(ConsultationId, Result<String, Notice>),
    MailClosed,
    JudgePressed(Option<CostLineId>),
    PassagePressed(PassageId),
    Form(form::Message),
    SubmitPressed,
    FormFilePressed,
    FormCancelled,
    FilePicked(PathBuf),
    /// A deed was done: what is said of it, and the consultation that it was about.
    Recorded(Result<(String, Option<ConsultationId>), Notice>),
    Kept(Result<(), Notice>),
    NoticeClosed,
    Pressed(Shortcut),
}

impl Consultations {
    /// The consultations of a year; the thread of `open` opened.
    pub fn new(worker: &Worker, year: i32, open: Option<ActivityId>) -> (Self, Task<Message>) {
        let mut screen = Self {
            year,
            content: None,
            group: 0,
            filter: String::new(),
            activity: open,
            selected: None,
            thread: None,
            form: None,
            attaching: None,
            mail: None,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn rows(&self) -> &[ConsultationRow] {
        self.content
            .as_ref()
            .map_or(&[], |content| content.rows.as_slice())
    }

    fn places(&self) -> &[ConsultationPlace] {
        self.content
            .as_ref()
            .map_or(&[], |content| content.places.as_slice())
    }

    /// The rows in sight of the filters.
    fn shown(&self) -> Vec<&ConsultationRow> {
        let group = Group::ALL.get(self.group).copied().unwrap_or(Group::All);
        let wanted = name_key(&self.filter);
        self.rows()
            .iter()
            .filter(|row| group.holds(row.state))
            .filter(|row| name_key(&row.partner).contains(&wanted))
            .collect()
    }

    fn is_selected(&self, row: &ConsultationRow) -> bool {
        self.activity == Some(row.activity) && self.selected.as_ref() == Some(&Row::of(row))
    }

    fn loaded(&mut self, content: Box<Content>, worker: &Worker) -> Task<Message> {
        let first_time = self.content.is_none();
        let form = first_time
            .then(|| Form::again(&content.typed))
            .flatten()
            .map(Box::new);
        self.content = Some(content);
        if let Some(form) = form {
            self.activity = Some(form.activity);
            self.form = Some(form);
        }
        let still = self.rows().iter().any(|row| self.is_selected(row));
        if !still {
            let of_activity = |row: &&ConsultationRow| {
                self.activity.is_none() || self.activity == Some(row.activity)
            };
            let row = self.shown().into_iter().find(of_activity);
            let found = row.map(|row| (row.activity, Row::of(row)));
            if let Some((activity, row)) = found {
                self.activity = Some(activity);
                self.selected = Some(row);
            } else {
                self.selected = None;
            }
        }
        self.load_thread(worker)
    }

    fn load_thread(&mut self, worker: &Worker) -> Task<Message> {
        let Some(activity) = self.activity else {
            self.thread = None;
            return Task::none();
        };
        if self.thread.as_ref().map(|it| it.activity.id) != Some(activity) {
            self.thread = None;
        }
        ask(
            worker,
            move |desk| Ok(Box::new(desk.consultation_thread(activity)?)),
            move |answer| Message::ThreadLoaded(activity, answer),
        )
    }

    fn thread_loaded(
        &mut self,
        activity: ActivityId,
        answer: Result<Box<ConsultationThread>, Notice>,
    ) {
        if self.activity != Some(activity) {
            return;
        }
        match answer {
            Ok(thread) => {
                if let Some(form) = &mut self.form {
                    form.settle(&thread);
                }
                self.thread = Some(thread);
            }
            Err(notice) => {
                self.thread = None;
                self.notice = Some(notice);
            }
        }
    }

    /// Opens the thread of the row at a place of the list.
    fn select(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let found = self.shown().get(at).map(|row| (row.activity, Row::of(row)));
        let Some((activity, row)) = found else {
            return Task::none();
        };
        self.mail = None;
        let forget = self.close_form(worker);
        self.activity = Some(activity);
        self.selected = Some(row);
        let top = iced::widget::operation::snap_to(
            thread::THREAD,
            iced::widget::operation::RelativeOffset::START,
        );
        Task::batch([forget, self.load_thread(worker), top])
    }

    fn step(&mut self, on: bool, worker: &Worker) -> Task<Message> {
        let shown = self.shown();
        let at = shown.iter().position(|row| self.is_selected(row));
        let next = match (at, on) {
            (None, _) => 0,
            (Some(at), true) => at.saturating_add(1).min(shown.len().saturating_sub(1)),
            (Some(at), false) => at.saturating_sub(1),
        };
        self.select(next, worker)
    }

    /// The form for the row that is marked: what came of the talk, or the talk that is missing.
    fn open_selected(&mut self, worker: &Worker) -> Task<Message> {
        match self.selected.clone() {
            Some(Row::Talk(id)) => self.open_form(Kind::Outcome(id), worker),
            Some(Row::Missing(condition, lines)) => {
                let needs = self.thread.as_ref().map(|thread| &thread.needs);
                let at = needs.and_then(|needs| {
                    needs.iter().position(|need| {
                        need.condition == condition
                            && need.lines.iter().map(|it| it.0).eq(lines.iter().copied())
                    })
                });
                match at {
                    Some(at) => self.open_need(at, worker),
                    None => Task::none(),
                }
            }
            None => Task::none(),
        }
    }

    /// A new one: for what is missing in the row that is marked, or else for its activity.
    fn open_new(&mut self, worker: &Worker) -> Task<Message> {
        match self.selected {
            Some(Row::Missing(..)) if self.form.is_none() && self.thread.is_some() => {
                self.open_selected(worker)
            }
            _ => self.open_form(Kind::New, worker),
        }
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        Action::Run(match key {
            Shortcut::Cancel if self.form.is_some() => self.cancel_form(worker),
            Shortcut::Cancel if self.mail.is_some() => {
                self.mail = None;
                Task::none()
            }
            Shortcut::Cancel => return Action::Back,
            Shortcut::New => self.open_new(worker),
            Shortcut::NextOpen if self.form.is_some() => return self.submit(worker),
            Shortcut::Enter if self.form.is_none() => self.open_selected(worker),
            Shortcut::Up if self.form.is_none() => self.step(false, worker),
            Shortcut::Down if self.form.is_none() => self.step(true, worker),
            _ => return Action::None,
        })
    }

    fn jump_to_judge(&self, line: Option<CostLineId>) -> Action<Message> {
        let plan = self.thread.as_ref().map(|thread| thread.plan);
        Action::Go(Jump::Judge {
            plan,
            activity: self.activity,
            line,
        })
    }

    /// Messages that open something or leave the screen.
    fn leads(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::NewPressed => Action::Run(self.open_new(worker)),
            Message::NeedPressed(at) => Action::Run(self.open_need(at, worker)),
            Message::OutcomePressed(id) => Action::Run(self.open_form(Kind::Outcome(id), worker)),
            Message::QuestionPressed(id) => Action::Run(self.open_form(Kind::Question(id), worker)),
            Message::AttachPressed(id) => {
                self.attaching = Some(id);
                Action::Pick(Wanted::AnyFile)
            }
            Message::FormFilePressed => {
                self.attaching = None;
                Action::Pick(Wanted::AnyFile)
            }
            Message::FilePressed(id) => Action::Run(ask(
                worker,
                move |desk| desk.consultation_file(id),
                Message::FileWritten,
            )),
            Message::FileWritten(Ok(file)) => Action::Show(file.show),
            Message::JudgePressed(line) => self.jump_to_judge(line),
            Message::PassagePressed(passage) => Action::Go(Jump::Passage(passage)),
            other => self.deeds(other, worker),
        }
    }
}

impl Page for Consultations {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(content)) => return Action::Run(self.loaded(content, worker)),
            Message::ThreadLoaded(activity, answer) => self.thread_loaded(activity, answer),
            Message::GroupChosen(group) => self.group = group,
            Message::FilterTyped(filter) => self.filter = filter,
            Message::RowPressed(at) => return Action::Run(self.select(at, worker)),
            Message::RowOpened(at) => {
                let load = self.select(at, worker);
                let open = self.open_selected(worker);
                return Action::Run(Task::batch([load, open]));
            }
            Message::MailClosed => self.mail = None,
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.pressed_key(key, worker),
            Message::Loaded(Err(notice))
            | Message::FileWritten(Err(notice))
            | Message::MailMade(_, Err(notice))
            | Message::Recorded(Err(notice))
            | Message::Kept(Err(notice)) => self.notice = Some(notice),
            other => return self.leads(other, worker),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.screen(layout)
    }

    fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| {
                Ok(Box::new(Content {
                    rows: desk.consultation_rows(year)?,
                    places: desk.consultation_places(year)?,
                    today: desk.today(),
                    typed: desk.typed(DRAFT),
                }))
            },
            Message::Loaded,
        )
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(path: PathBuf) -> Option<Message> {
        Some(Message::FilePicked(path))
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(Err(notice))
            | Message::ThreadLoaded(_, Err(notice))
            | Message::FileWritten(Err(notice))
            | Message::MailMade(_, Err(notice))
            | Message::Recorded(Err(notice))
            | Message::Kept(Err(notice)) => Some(notice),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Consultations(self.activity)
    }
}

/// Puts the focus where typing begins.
fn to_field(id: &'static str) -> Task<Message> {
    focus::on(id)
}

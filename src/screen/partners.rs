//! Partners: the list of the region and the form of one, reading in a list, and making one of two.

mod form;
mod form_view;
mod list_view;
mod merge;
mod merge_view;
mod reading;
mod reading_view;
mod typed;

use super::{Action, Jump, Page, Wanted, ask};
use crate::desk::{ListRow, MergeLook, PartnerList, PartnerListReading};
use crate::domain::PartnerId;
use crate::domain::partner::{PartnerKind, name_key};
use crate::notice::Notice;
use crate::ui::Element;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::worker::Worker;
use form::{Form, NEW, Opened, Said};
use iced::Task;
use iced::advanced::widget::Id;
use merge::Merging;
use reading::Reading;
use std::path::PathBuf;

/// The panes of the screen.
const PANES: [&str; 2] = ["partners-lijst", "partners-formulier"];
/// The list of partners.
const LIST: &str = "partners";

/// The screen.
#[derive(Debug)]
pub struct Partners {
    year: i32,
    list: Option<PartnerList>,
    filter: String,
    kind: Group,
    selected: Option<PartnerId>,
    form: Option<Form>,
    /// The focus goes to the form as soon as it is open.
    to_form: bool,
    /// A file is being opened.
    opening: bool,
    /// A list that was read and not taken over yet.
    reading: Option<Reading>,
    /// Two partners that may be one.
    merging: Option<Merging>,
    /// A deed is on its way.
    busy: bool,
    notice: Option<Notice>,
}

/// Which partners the list shows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
enum Group {
    #[default]
    All,
    One(PartnerKind),
    /// Of a kind that the region added.
    Own(String),
    /// Nobody said of what kind.
    Unknown,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Loaded>, Notice>),
    FilterTyped(String),
    GroupChosen(usize),
    RowPressed(usize),
    RowOpened(usize),
    Opened(Option<PartnerId>, Result<Box<Opened>, Notice>),
    NewPressed,
    Form(Said),
    SavePressed,
    DropPressed,
    Saved(Result<(PartnerId, bool), Notice>),
    Kept(Result<(), Notice>),
    ReadPressed,
    FilePicked(PathBuf),
    ListRead(Result<Box<PartnerListReading>, Notice>),
    Reading(reading::Said),
    TakenOver(Result<usize, Notice>),
    DoublePressed,
    SameChosen(usize),
    MergeLooked(Result<Box<MergeLook>, Notice>),
    Merging(merge::Said),
    Merged(Result<(PartnerId, String), Notice>),
    Apart,
    KeptApart(Result<String, Notice>),
    Went(Jump),
    NoticeClosed,
    Pressed(Shortcut),
}

/// The partners, and whether a new one was typed and not recorded.
#[derive(Debug, Clone)]
pub struct Loaded {
    list: PartnerList,
    new_typed: bool,
}

impl Partners {
    /// The partners as they are for a year, one of them opened.
    pub fn new(worker: &Worker, year: i32, open: Option<PartnerId>) -> (Self, Task<Message>) {
        let screen = Self {
            year,
            list: None,
            filter: String::new(),
            kind: Group::All,
            selected: open,
            form: None,
            to_form: false,
            opening: false,
            reading: None,
            merging: None,
            busy: false,
            notice: None,
        };
        let load = screen.load_all(worker);
        (screen, load)
    }

    fn load_all(&self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| {
                Ok(Box::new(Loaded {
                    list: desk.partner_list(year)?,
                    new_typed: desk.typed("partner/").contains_key(NEW),
                }))
            },
            Message::Loaded,
        )
    }

    fn rows(&self) -> &[ListRow] {
        self.list.as_ref().map_or(&[], |list| &list.rows)
    }

    /// The rows that the filter leaves.
    fn shown(&self) -> Vec<&ListRow> {
        let wanted = name_key(&self.filter);
        let holds = |row: &&ListRow| {
            let partner = &row.partner;
            [
                &partner.name,
                &partner.code,
                &partner.address.city,
                &partner.contact.name,
            ]
            .into_iter()
            .any(|text| name_key(text).contains(&wanted))
        };
        self.rows()
            .iter()
            .filter(|row| self.kind.holds(row))
            .filter(holds)
            .collect()
    }

    fn loaded(&mut self, answer: Result<Box<Loaded>, Notice>, worker: &Worker) -> Action<Message> {
        let loaded = match answer {
            Ok(loaded) => *loaded,
            Err(notice) => {
                self.notice = Some(notice);
                return Action::None;
            }
        };
        self.list = Some(loaded.list);
        let stands = |id: &PartnerId| self.rows().iter().any(|row| row.partner.id == *id);
        let chosen = self.selected.filter(stands);
        if chosen.is_none() && loaded.new_typed {
            return Action::Run(self.open(None, worker));
        }
        let first = self.shown().first().map(|row| row.partner.id);
        match chosen.or(first) {
            Some(id) => Action::Run(self.open(Some(id), worker)),
            None => {
                self.selected = None;
                self.form = None;
                Action::None
            }
        }
    }

    fn row_pressed(&mut self, at: usize, to_form: bool, worker: &Worker) -> Action<Message> {
        let id = self.shown().get(at).map(|row| row.partner.id);
        let Some(id) = id else {
            return Action::None;
        };
        if self.selected == Some(id) && self.form.is_some() {
            if to_form {
                return Action::Run(focus::on(typed::Slot::Name.id()));
            }
            return Action::None;
        }
        self.to_form = to_form;
        Action::Run(self.open(Some(id), worker))
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        if self.reading.is_some() {
            return match key {
                Shortcut::Save => self.take_over(worker),
                Shortcut::Open => Action::Pick(Wanted::Workbook),
                Shortcut::Cancel => self.reading_said(reading::Said::Closed),
                _ => Action::None,
            };
        }
        if self.merging.is_some() {
            return match key {
                Shortcut::Save => self.merge(worker),
                Shortcut::Cancel => self.merging_said(&merge::Said::Closed),
                _ => Action::None,
            };
        }
        match key {
            Shortcut::Open => Action::Pick(Wanted::Workbook),
            Shortcut::New => Action::Run(self.open(None, worker)),
            Shortcut::Save => self.save(worker),
            Shortcut::Cancel => self.close_new(worker),
            _ => Action::None,
        }
    }

    /// Leaves the form of a new partner, its typing kept as a draft; from any other, back to where the user was.
    fn close_new(&mut self, worker: &Worker) -> Action<Message> {
        let is_new = self.form.as_ref().is_some_and(|form| form.id.is_none());
        if !is_new {
            return Action::Back;
        }
        self.form = None;
        match self.shown().first().map(|row| row.partner.id) {
            Some(id) => Action::Run(self.open(Some(id), worker)),
            None => Action::None,
        }
    }

    fn partner_said(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Opened(id, answer) => return self.opened(id, answer),
            Message::NewPressed => return Action::Run(self.open(None, worker)),
            Message::Form(said) => return self.form_said(said, worker),
            Message::SavePressed => return self.save(worker),
            Message::DropPressed => return self.drop_typing(worker),
            Message::Saved(answer) => return self.saved(answer, worker),
            Message::Kept(Err(notice)) => self.notice = Some(notice),
            Message::ReadPressed => return Action::Pick(Wanted::Workbook),
            Message::FilePicked(path) => return self.read(path, worker),
            Message::ListRead(answer) => return self.list_read(answer),
            Message::Reading(reading::Said::TakePressed) => return self.take_over(worker),
            Message::Reading(said) => return self.reading_said(said),
            Message::TakenOver(answer) => return self.taken_over(answer, worker),
            Message::DoublePressed => return self.look_at_double(worker),
            Message::SameChosen(at) => return self.look_at_same(at, worker),
            Message::MergeLooked(answer) => return self.merge_looked(answer),
            Message::Merging(merge::Said::Confirmed) => return self.merge(worker),
            Message::Merging(said) => return self.merging_said(&said),
            Message::Merged(answer) => return self.merged(answer, worker),
            Message::Apart => return self.keep_apart(worker),
            Message::KeptApart(answer) => return self.kept_apart(answer, worker),
            _ => {}
        }
        Action::None
    }
}

impl Group {
    fn holds(&self, row: &ListRow) -> bool {
        let partner = &row.partner;
        match self {
            Self::All => true,
            Self::One(kind) => partner.kind == Some(*kind) && partner.kind_name.is_empty(),
            Self::Own(name) => partner.kind_name == *name,
            Self::Unknown => partner.kind.is_none(),
        }
    }
}

impl Page for Partners {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(answer) => return self.loaded(answer, worker),
            Message::FilterTyped(filter) => self.filter = filter,
            Message::GroupChosen(at) => {
                if let Some(group) = self.groups().into_iter().nth(at) {
                    self.kind = group;
                }
            }
            Message::RowPressed(at) => return self.row_pressed(at, false, worker),
            Message::RowOpened(at) => return self.row_pressed(at, true, worker),
            Message::Went(jump) => return Action::Go(jump),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.pressed_key(key, worker),
            other => return self.partner_said(other, worker),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.page(layout)
    }

    fn panes(&self) -> Vec<Id> {
        PANES.into_iter().map(Id::new).collect()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        self.merging = None;
        self.load_all(worker)
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(path: PathBuf) -> Option<Message> {
        Some(Message::FilePicked(path))
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(answer) => answer.as_ref().err(),
            Message::Opened(_, answer) => answer.as_ref().err(),
            Message::Saved(answer) => answer.as_ref().err(),
            Message::Kept(answer) => answer.as_ref().err(),
            Message::ListRead(answer) => answer.as_ref().err(),
            Message::TakenOver(answer) => answer.as_ref().err(),
            Message::MergeLooked(answer) => answer.as_ref().err(),
            Message::Merged(answer) => answer.as_ref().err(),
            Message::KeptApart(answer) => answer.as_ref().err(),
            Message::FilterTyped(_)
            | Message::GroupChosen(_)
            | Message::RowPressed(_)
            | Message::RowOpened(_)
            | Message::NewPressed
            | Message::Form(_)
            | Message::SavePressed
            | Message::DropPressed
            | Message::ReadPressed
            | Message::FilePicked(_)
            | Message::Reading(_)
            | Message::DoublePressed
            | Message::SameChosen(_)
            | Message::Merging(_)
            | Message::Apart
            | Message::Went(_)
            | Message::NoticeClosed
            | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Partners(self.selected)
    }
}

//! Instellingen: the region, its letterhead, who signs, its choices and rules, the texts of its letters, and its files.

mod choices;
mod dialogs;
mod form;
mod jobs;
mod keep;
mod lacks;
mod office;
mod open;
mod own;
mod rule;
mod sheet;
mod signatories;
mod texts;
mod tools;
mod view;

use super::{Action, Jump, Page, Wanted};
use crate::desk::{BookOutcome, FormsMade, RegionFile, SamplePage, Step};
use crate::domain::region_problem::RegionProblem;
use crate::domain::{PartnerId, PlanId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::Layout;
use crate::ui::{Element, focus};
use crate::worker::Worker;
use dialogs::Dialog;
use form::{Edit, Fault, Place, RegionForm, SignatoryForm};
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::text_editor;
use own::Item;
use sheet::Sheet;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use tools::{Tool, Tools};

/// The panes of the screen.
const PANES: [&str; 3] = [
    "instellingen-delen",
    "instellingen-werk",
    "instellingen-blad",
];

/// The parts of the settings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Office,
    Letterhead,
    Signatories,
    Deadlines,
    Choices,
    Own,
    Texts,
    Tools,
}

impl Part {
    const ALL: [Self; 8] = [
        Self::Office,
        Self::Letterhead,
        Self::Signatories,
        Self::Deadlines,
        Self::Choices,
        Self::Own,
        Self::Texts,
        Self::Tools,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Office => "Regio en bureau",
            Self::Letterhead => "Briefpapier",
            Self::Signatories => "Ondertekenaars",
            Self::Deadlines => "Termijnen",
            Self::Choices => "Keuzes van de regio",
            Self::Own => "Eigen passages en regels",
            Self::Texts => "Briefteksten",
            Self::Tools => "Hulpmiddelen",
        }
    }

    fn at(self) -> usize {
        Self::ALL.iter().position(|it| *it == self).unwrap_or(0)
    }

    /// The part in which a field stands.
    fn of(place: &Place) -> Self {
        match place {
            Place::Text(field) if *field == form::TextField::Footer => Self::Letterhead,
            Place::Text(field) if *field == form::TextField::Colour => Self::Letterhead,
            Place::Text(_) => Self::Office,
            Place::Logo => Self::Letterhead,
            Place::Signatory(..) => Self::Signatories,
            Place::Choice(id, _) if choices::is_deadline(id) => Self::Deadlines,
            Place::Choice(..) => Self::Choices,
            Place::Passage(..) | Place::Rule(..) => Self::Own,
            Place::Sentence(_) => Self::Texts,
        }
    }

    /// Whether the page as it will be printed stands beside it.
    fn has_sheet(self) -> bool {
        matches!(
            self,
            Self::Office | Self::Letterhead | Self::Signatories | Self::Texts
        )
    }
}

/// The screen.
#[derive(Debug)]
pub struct Settings {
    year: i32,
    part: Part,
    /// `None` until the register has answered.
    open: Option<Box<Open>>,
    tools: Tools,
    /// What the file that the user is choosing is for.
    pending: Option<Pending>,
    dialog: Option<Dialog>,
    notice: Option<Notice>,
}

/// The settings as they are open.
#[derive(Debug)]
struct Open {
    year: i32,
    kept: RegionForm,
    form: RegionForm,
    /// What the form comes down to.
    file: RegionFile,
    faults: Vec<Fault>,
    /// The logo of the form, as PNG.
    logo: Option<Vec<u8>>,
    /// The logo that the register has.
    kept_logo: Option<Vec<u8>>,
    /// Why the picture that was chosen last cannot be the logo.
    logo_fault: Option<RegionProblem>,
    former: Vec<SignatoryForm>,
    plans: Vec<(PlanId, String)>,
    partners: Vec<(PartnerId, String)>,
    /// Beside the register.
    folder: PathBuf,
    /// Fields that the user left; what is wrong with them is said.
    left: BTreeSet<Place>,
    /// Saving was tried: all that is wrong is said.
    tried: bool,
    /// Fields of several lines.
    editors: BTreeMap<Place, text_editor::Content>,
    /// What stands in a field of several lines that has nothing yet.
    no_text: text_editor::Content,
    choice: Option<String>,
    /// Whether a choice is typed for every year; `None` is as the guide means it.
    every_year: Option<bool>,
    item: Option<Item>,
    sentence: String,
    sentence_filter: String,
    own_only: bool,
    sheet: Sheet,
    /// Drafts are being written; once more when something was typed since.
    keeping: Keeping,
}

/// How writing drafts stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Keeping {
    #[default]
    Done,
    Busy,
    BusyAndBehind,
}

/// What a file is chosen for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Pending {
    Logo,
    Tool(Tool),
}

/// Everything that the screen asks the register for.
#[derive(Debug, Clone)]
pub struct Loaded {
    file: RegionFile,
    logo: Option<Vec<u8>>,
    former: Vec<SignatoryForm>,
    plans: Vec<(PlanId, String)>,
    partners: Vec<(PartnerId, String)>,
    folder: PathBuf,
    drafts: BTreeMap<String, String>,
    /// The logo of a draft, when it can be read.
    drafted_logo: Option<Vec<u8>>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Loaded>, Notice>),
    PartChosen(usize),
    /// To a field, in whichever part it stands.
    GoTo(Place),
    Edited(Edit),
    /// Typed in a field of several lines.
    Wrote(Place, text_editor::Action),
    Left(Place),
    ChoiceChosen(String),
    EveryYearChosen(bool),
    ItemChosen(Item),
    RemovePressed(Item),
    SentenceChosen(String),
    FilterTyped(String),
    OwnOnlyPressed,
    FieldPressed(&'static str),
    SheetPlanChosen(usize),
    Drawn(Result<Box<SamplePage>, Notice>),
    LogoPressed,
    LogoRead(PathBuf, Result<Result<Vec<u8>, RegionProblem>, Notice>),
    SavePressed,
    Saved(Result<(), Notice>),
    DiscardPressed,
    Kept(Result<(), Notice>),
    ToolPressed(Tool),
    FormPartnerChosen(usize),
    ToolDone(Tool, PathBuf, Result<tools::Outcome, Notice>),
    FileSeen(PathBuf, Result<Box<jobs::SeenFile>, Notice>),
    BookSeen(PathBuf, Result<Result<BookOutcome, Vec<String>>, Notice>),
    FormsInTheWay(PathBuf, Result<Vec<String>, Notice>),
    Stepped(Step),
    StopPressed,
    FormsMade(Result<FormsMade, Notice>),
    ResultClosed,
    ShowPressed(PathBuf),
    Confirmed,
    Cancelled,
    Jumped(Jump),
    Picked(PathBuf),
    NoticeClosed,
    Pressed(Shortcut),
}

impl Settings {
    /// What the region chose for a year.
    pub fn new(worker: &Worker, year: i32) -> (Self, Task<Message>) {
        let mut screen = Self {
            year,
            part: Part::Office,
            open: None,
            tools: Tools::default(),
            pending: None,
            dialog: None,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        match key {
            Shortcut::Cancel if self.dialog.is_some() => self.dialog = None,
            Shortcut::Cancel => return Action::Back,
            Shortcut::Save => return self.save(worker),
            Shortcut::NextItem => return self.step_part(true, worker),
            Shortcut::PreviousItem => return self.step_part(false, worker),
            Shortcut::New => return self.new_here(worker),
            _ => {}
        }
        Action::None
    }

    fn step_part(&mut self, on: bool, worker: &Worker) -> Action<Message> {
        let count = Part::ALL.len();
        let step = if on { 1 } else { count - 1 };
        self.choose_part((self.part.at() + step) % count, worker)
    }

    fn choose_part(&mut self, at: usize, worker: &Worker) -> Action<Message> {
        if let Some(part) = Part::ALL.get(at) {
            self.part = *part;
        }
        Action::Run(self.redraw(worker))
    }

    /// A new row of the part that is open.
    fn new_here(&mut self, worker: &Worker) -> Action<Message> {
        match self.part {
            Part::Signatories => {
                let edit = Edit::SignatoryAdded(SignatoryForm::default());
                let edited = self.edit(edit, worker);
                let at = self
                    .open
                    .as_ref()
                    .map_or(0, |open| open.form.signatories.len().saturating_sub(1));
                let place = Place::Signatory(at, form::SignatoryField::Name);
                Action::Run(Task::batch([edited, focus::on(place.id())]))
            }
            Part::Own => Action::Run(self.edit(Edit::PassageAdded, worker)),
            Part::Tools => self.press_tool(Tool::Form, worker),
            Part::Office | Part::Letterhead | Part::Deadlines | Part::Choices | Part::Texts => {
                Action::None
            }
        }
    }

    fn go_to(&mut self, place: &Place, worker: &Worker) -> Task<Message> {
        self.part = Part::of(place);
        if let Some(open) = &mut self.open {
            match place {
                Place::Choice(id, year) => {
                    open.choice = Some(id.clone());
                    open.every_year = Some(*year == 0);
                }
                Place::Passage(at, _) => open.item = Some(Item::Passage(*at)),
                Place::Rule(at, _) => open.item = Some(Item::Rule(*at)),
                Place::Sentence(id) => open.choose_sentence(id.clone()),
                Place::Text(_) | Place::Logo | Place::Signatory(..) => {}
            }
        }
        Task::batch([self.redraw(worker), focus::on(place.id())])
    }

    /// Messages of the parts.
    fn in_a_part(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        match message {
            Message::Left(place) => {
                let _new = open.left.insert(place);
            }
            Message::ChoiceChosen(id) => {
                open.choice = Some(id);
                open.every_year = None;
                open.sync_editors();
            }
            Message::EveryYearChosen(every) => {
                open.every_year = Some(every);
                open.sync_editors();
            }
            Message::ItemChosen(item) => open.item = Some(item),
            Message::SentenceChosen(id) => {
                open.choose_sentence(id);
                return Action::Run(self.redraw(worker));
            }
            Message::FilterTyped(typed) => open.sentence_filter = typed,
            Message::OwnOnlyPressed => open.own_only = !open.own_only,
            Message::FieldPressed(field) => return Action::Run(self.insert_field(field, worker)),
            Message::SheetPlanChosen(at) => {
                let plan = at.checked_sub(1).and_then(|at| open.plans.get(at));
                open.sheet.plan = plan.map(|(plan, _)| *plan);
                return Action::Run(self.redraw(worker));
            }
            Message::Drawn(answer) => return Action::Run(self.drawn(answer, worker)),
            Message::RemovePressed(item) => self.ask_removal(item),
            Message::LogoPressed => {
                self.pending = Some(Pending::Logo);
                return Action::Pick(Wanted::Picture);
            }
            Message::LogoRead(path, answer) => return self.logo_read(path, answer, worker),
            Message::Picked(path) => return self.file_picked(path, worker),
            other => return self.with_tools(other, worker),
        }
        Action::None
    }
}

impl Page for Settings {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(answer) => return Action::Run(self.loaded(answer, worker)),
            Message::PartChosen(at) => return self.choose_part(at, worker),
            Message::GoTo(place) => return Action::Run(self.go_to(&place, worker)),
            Message::Edited(edit) => return Action::Run(self.edit(edit, worker)),
            Message::Wrote(place, action) => return Action::Run(self.wrote(place, action, worker)),
            Message::SavePressed => return self.save(worker),
            Message::Saved(answer) => return self.saved(answer, worker),
            Message::DiscardPressed => self.dialog = Some(Dialog::Discard),
            Message::Kept(answer) => return Action::Run(self.drafts_kept(answer, worker)),
            Message::Confirmed => return self.confirmed(worker),
            Message::Cancelled => self.dialog = None,
            Message::Jumped(jump) => return Action::Go(jump),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.pressed_key(key, worker),
            other => return self.in_a_part(other, worker),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.frame(layout)
    }

    fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.layer(self))
    }

    fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        self.ask_all(worker)
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(path: PathBuf) -> Option<Message> {
        Some(Message::Picked(path))
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(answer) => answer.as_ref().err(),
            Message::Saved(answer) | Message::Kept(answer) => answer.as_ref().err(),
            Message::ToolDone(_, _, answer) => answer.as_ref().err(),
            Message::FileSeen(_, answer) => answer.as_ref().err(),
            Message::BookSeen(_, answer) => answer.as_ref().err(),
            Message::FormsInTheWay(_, answer) => answer.as_ref().err(),
            Message::FormsMade(answer) => answer.as_ref().err(),
            Message::LogoRead(_, answer) => answer.as_ref().err(),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Settings
    }
}

//! Beslisboom: may an internal employee be paid? One question at a time, the path at the left, the guide at the right.

mod begin;
mod deeds;
mod dialogs;
mod drafts;
mod end;
mod form;
mod form_view;
mod path;
mod question;
mod steps;
mod why;

use super::{Action, Jump, Page, ask, parts};
use crate::desk::{LikeRun, TreeFormLook, TreeRunRow, TreeSubject};
use crate::domain::tree::{KnownAnswer, TreeAnswers};
use crate::domain::{ActivityId, TreeRunId};
use crate::notice::Notice;
use crate::rules::edition::Guide;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, frame};
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::{Column, container, text_editor};
use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;

/// The panes of the screen.
const PANES: [&str; 3] = ["beslisboom-pad", "beslisboom-vraag", "beslisboom-gids"];
/// The field for what an answer rests on.
const NOTE: &str = "onderbouwing";
/// The field for the reason of the adviser's own judgement.
const REASON: &str = "eigen-reden";

/// The screen.
#[derive(Debug)]
pub struct DecisionTree {
    year: i32,
    list: Option<List>,
    open: Option<Open>,
    /// A decision form that came back, before it is kept.
    reading: Option<Box<TreeFormLook>>,
    /// What a file is chosen for.
    picking: Picking,
    /// Which activities the list shows.
    filter: String,
    dialog: Option<dialogs::Dialog>,
    /// What to open once the list is there.
    wanted: Option<Wish>,
    /// A deed is under way.
    busy: bool,
    /// Keys that were pressed meanwhile; they wait for its outcome.
    waiting: VecDeque<Shortcut>,
    notice: Option<Notice>,
}

/// What a file is chosen for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Picking {
    /// The form of the run that is open, as PDF.
    Pdf,
    /// A form to fill in, about an activity or about any.
    Form(Option<ActivityId>),
    /// A form that came back.
    Reading,
}

/// What the screen is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wish {
    Run(TreeRunId),
    About(ActivityId),
}

/// What the register has of a year.
#[derive(Debug, Clone)]
pub struct List {
    runs: Vec<TreeRunRow>,
    subjects: Vec<TreeSubject>,
}

/// The run that is open.
#[derive(Debug)]
struct Open {
    guide: &'static Guide,
    row: TreeRunRow,
    /// What the register knows, while it is not confirmed.
    known: Vec<KnownAnswer>,
    /// Every answer that was given or confirmed, on the path or not: none has to be given again.
    pool: TreeAnswers,
    /// The answered question that is looked at again.
    again: Option<String>,
    note: text_editor::Content,
    dated: String,
    reason: text_editor::Content,
    /// The verdict that is chosen as the adviser's own, in the order of the choice; 0 follows the tree.
    own: usize,
    likes: Vec<LikeRun>,
    /// What is wrong with a field, and which.
    fault: Option<(&'static str, String)>,
}

/// A run as the desk hands it over.
#[derive(Debug, Clone)]
pub struct Handed {
    row: TreeRunRow,
    known: Vec<KnownAnswer>,
    likes: Vec<LikeRun>,
    /// What was typed about it and not kept, by field.
    typed: BTreeMap<String, String>,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    Role,
    FilledInBy,
    Organisation,
    Dated,
    Description,
}

impl Entry {
    const ALL: [Self; 5] = [
        Self::Role,
        Self::FilledInBy,
        Self::Organisation,
        Self::Dated,
        Self::Description,
    ];

    /// The id of its field.
    fn id(self) -> &'static str {
        match self {
            Self::Role => "rol",
            Self::FilledInBy => "invuller",
            Self::Organisation => "organisatie",
            Self::Dated => "datum",
            Self::Description => "omschrijving",
        }
    }
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Listed(Result<Box<List>, Notice>),
    Opened(Result<Box<Handed>, Notice>),
    Kept(Result<Box<Handed>, Notice>),
    FilterTyped(String),
    QuickPressed,
    RunPressed(usize),
    SubjectPressed(usize),
    KnownConfirmed,
    KnownPassed,
    Answered(usize),
    StepPressed(usize),
    BackPressed,
    ChangeConfirmed,
    Noted(text_editor::Action),
    Typed(Entry, String),
    KeepPressed,
    OwnChosen(usize),
    Reasoned(text_editor::Action),
    FormPressed,
    Picked(PathBuf),
    FormAsked,
    FormAbout(usize),
    FormMade,
    FormHerePressed,
    FormReadPressed,
    FormRead(Result<Box<TreeFormLook>, Notice>),
    FormConfirmed,
    FormKept(Result<Box<Handed>, Notice>),
    FormClosed,
    FormWritten(Result<PathBuf, Notice>),
    DraftKept(Result<(), Notice>),
    MailPressed,
    CopyPressed,
    AgainPressed,
    LikePressed(usize),
    JudgePressed,
    PassagePressed(usize),
    Cancelled,
    NoticeClosed,
    Pressed(Shortcut),
}

impl DecisionTree {
    /// The runs of a year; one of them opened, or a new one about an activity.
    pub fn new(
        worker: &Worker,
        year: i32,
        about: Option<ActivityId>,
        run: Option<TreeRunId>,
    ) -> (Self, Task<Message>) {
        let wanted = run.map(Wish::Run).or_else(|| about.map(Wish::About));
        let mut screen = Self {
            year,
            list: None,
            open: None,
            reading: None,
            picking: Picking::Pdf,
            filter: String::new(),
            dialog: None,
            wanted,
            busy: false,
            waiting: VecDeque::new(),
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn take(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Listed(answer) => return self.listed(answer, worker),
            Message::Opened(answer) => self.opened(answer),
            Message::Kept(answer) => return self.kept(answer),
            Message::FilterTyped(filter) => self.filter = filter,
            Message::QuickPressed => return self.begin(None, worker),
            Message::RunPressed(at) => return self.open_run(at, worker),
            Message::SubjectPressed(at) => return self.open_subject(at, worker),
            Message::LikePressed(at) => return self.open_like(at, worker),
            Message::NoticeClosed => self.notice = None,
            Message::Cancelled => self.dialog = None,
            Message::Pressed(key) => return self.pressed_key(key, worker),
            other => return self.walking(other, worker),
        }
        Action::None
    }

    /// Messages about the run that is open.
    fn walking(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::KnownConfirmed => return self.confirm_known(worker),
            Message::KnownPassed => self.pass_known(),
            Message::Answered(at) => return self.answer(at, worker),
            Message::StepPressed(at) => self.look_again(at),
            Message::BackPressed => self.step_back(),
            Message::ChangeConfirmed => return self.change_confirmed(worker),
            Message::Noted(action) => return Action::Run(self.noted(action, worker)),
            Message::Typed(entry, typed) => {
                return Action::Run(self.typed(entry, typed, worker));
            }
            Message::KeepPressed => return self.keep(worker),
            Message::OwnChosen(at) => {
                if let Some(open) = &mut self.open {
                    open.own = at;
                    open.fault = None;
                }
            }
            Message::Reasoned(action) => return Action::Run(self.reasoned(action, worker)),
            other => return self.using(other, worker),
        }
        Action::None
    }

    /// Messages about what comes of a run.
    fn using(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::FormPressed => return self.place_form(),
            Message::Picked(path) => return self.picked_path(path, worker),
            Message::FormWritten(Ok(path)) => return Action::Show(path),
            Message::FormWritten(Err(notice)) | Message::DraftKept(Err(notice)) => {
                self.notice = Some(notice);
            }
            Message::MailPressed => self.show_mail(),
            Message::CopyPressed => return self.copy_mail(),
            Message::AgainPressed => return self.copy_to_year(worker),
            Message::JudgePressed => return self.to_judging(),
            Message::PassagePressed(at) => return self.to_passage(at),
            other => return self.by_form(other, worker),
        }
        Action::None
    }

    /// Messages about the form as a workbook.
    fn by_form(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::FormAsked => self.ask_form(),
            Message::FormAbout(at) => self.form_about(at),
            Message::FormMade => return self.make_form(),
            Message::FormHerePressed => return self.make_form_here(),
            Message::FormReadPressed => return self.pick_form(),
            Message::FormRead(answer) => self.form_read(answer),
            Message::FormConfirmed => return self.keep_form(worker),
            Message::FormKept(answer) => return self.form_kept(answer),
            Message::FormClosed => self.close_form(),
            _ => {}
        }
        Action::None
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        if self.dialog.is_some() {
            if key == Shortcut::Cancel {
                self.dialog = None;
            }
            return Action::None;
        }
        if self.busy {
            self.waiting.push_back(key);
            return Action::None;
        }
        if self.reading.is_some() {
            return match key {
                Shortcut::Save => self.keep_form(worker),
                Shortcut::Open => self.pick_form(),
                Shortcut::Cancel => {
                    self.close_form();
                    Action::None
                }
                _ => Action::None,
            };
        }
        if self.open.is_none() {
            return match key {
                Shortcut::Open => self.pick_form(),
                Shortcut::New => self.begin(None, worker),
                Shortcut::Cancel => Action::Back,
                _ => Action::None,
            };
        }
        match key {
            Shortcut::Enter if self.asks_to_confirm() => self.confirm_known(worker),
            Shortcut::Digit(digit) => self.digit(digit, worker),
            Shortcut::Back | Shortcut::PreviousItem => {
                self.step_back();
                Action::None
            }
            Shortcut::NextItem => {
                self.step_on();
                Action::None
            }
            Shortcut::Print => self.place_form(),
            Shortcut::New => self.begin(None, worker),
            Shortcut::Cancel => self.close(worker),
            _ => Action::None,
        }
    }
}

impl Page for DecisionTree {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        let action = self.take(message, worker);
        if self.busy {
            return action;
        }
        match (self.waiting.pop_front(), action) {
            (Some(key), Action::None) => self.update(Message::Pressed(key), worker),
            (Some(key), Action::Run(task)) => {
                Action::Run(task.chain(Task::done(Message::Pressed(key))))
            }
            (_, action) => action,
        }
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| container(parts::notice(it, Message::NoticeClosed)).padding(theme::S16));
        let content = match (&self.reading, &self.open) {
            (Some(look), _) => self.form_page(look, layout),
            (None, Some(open)) => walk_view(open, layout),
            (None, None) => self.begin_view(layout),
        };
        Column::new().push(notice).push(content).into()
    }

    fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(dialogs::Dialog::layer)
    }

    fn panes(&self) -> Vec<Id> {
        match (&self.reading, &self.open) {
            (None, Some(_)) => PANES.map(Id::new).to_vec(),
            (Some(_), _) | (None, None) => vec![Id::new(begin::PANE)],
        }
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| {
                Ok(Box::new(List {
                    runs: desk.tree_runs(year)?,
                    subjects: desk.tree_subjects(year)?,
                }))
            },
            Message::Listed,
        )
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(path: PathBuf) -> Option<Message> {
        Some(Message::Picked(path))
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Listed(answer) => answer.as_ref().err(),
            Message::Opened(answer) | Message::Kept(answer) | Message::FormKept(answer) => {
                answer.as_ref().err()
            }
            Message::FormRead(answer) => answer.as_ref().err(),
            Message::FormWritten(answer) => answer.as_ref().err(),
            Message::DraftKept(answer) => answer.as_ref().err(),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        let run = self.open.as_ref().map(|open| &open.row.run);
        Jump::Tree {
            activity: run.and_then(|run| run.activity),
            run: run.map(|run| run.id).filter(|id| *id != TreeRunId(0)),
        }
    }
}

/// The run that is open: its path, the question or the conclusion, and what the guide says.
fn walk_view(open: &Open, layout: Layout) -> Element<'_, Message> {
    let work = match open.question() {
        Some(node) => question::view(open, node, layout),
        None => end::view(open, layout),
    };
    let path = frame::pane(
        PANES[0],
        match layout {
            Layout::Wide => 352.0,
            Layout::Narrow => 288.0,
        },
        path::view(open),
    )
    .bar(path::bar());
    let mut work = frame::pane(PANES[1], iced::Length::Fill, work).on_ground();
    if let Some(acts) = end::acts(open) {
        work = work.bar(acts);
    }
    let mut panes = vec![path, work];
    if layout == Layout::Wide {
        panes.push(frame::pane(PANES[2], 336.0, why::view(open)));
    }
    frame::panes(panes)
}

//! The window: which screen is open, what lies over it, and where each message goes. Judges nothing itself.

mod deeds;
mod deps;
mod dialogs;
mod files;
mod help;
mod judging;
mod keys;
mod pages;
mod register;
mod route;
mod search;
mod view;

pub use deps::{Deps, Pick};
pub use register::Opened;

use crate::clock::Clock;
use crate::desk::{Find, OpenTasks, RegisterHead};
use crate::domain::operation::Operation;
use crate::notice::Notice;
use crate::screen::{Jump, batch, check, judge, letters, plan, submissions, welcome};
use crate::ui::icon::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Layout, Scale};
use crate::ui::{Element, fonts};
use crate::worker::Worker;
use chrono::NaiveDateTime;
use dialogs::Dialog;
use iced::event::Status;
use iced::{Event, Size, Subscription, Task, event, window};
use register::Which;
use search::Search;
use std::path::{Path, PathBuf};

/// The window and everything in it.
#[derive(Debug)]
pub struct App {
    deps: Deps,
    worker: Option<Worker>,
    head: Option<RegisterHead>,
    year: i32,
    tasks: OpenTasks,
    screen: Screen,
    /// Files that wait while one of them is checked.
    parked: Option<Box<batch::Batch>>,
    /// Files that were dropped and not looked at yet.
    dropped: Vec<PathBuf>,
    dialog: Option<Dialog>,
    /// The keys of this screen are shown.
    help: bool,
    search: Option<Search>,
    toast: Option<Toast>,
    /// What went wrong where no screen is left to say it.
    notice: Option<Notice>,
    saved: Option<NaiveDateTime>,
    /// Where jumps came from, the last one last.
    way_back: Vec<Jump>,
    scale: Scale,
    /// Of the window, in px, already divided by the scale.
    size: Size,
}

/// The screen that is open.
#[derive(Debug)]
enum Screen {
    Welcome(welcome::Welcome),
    Submissions(submissions::Submissions),
    Plan(Box<plan::Plan>),
    Batch(Box<batch::Batch>),
    Check(Box<check::Check>),
    Judge(Box<judge::Judge>),
    Letters(Box<letters::Letters>),
    Page(pages::OpenPage),
}

/// A short message about what was done.
#[derive(Debug)]
struct Toast {
    words: String,
    /// It can be taken back.
    undo: bool,
    number: u64,
    held: bool,
    /// Its time is over, but the mouse holds it.
    over: bool,
}

/// What happened in the window.
#[derive(Debug, Clone)]
pub enum Message {
    Opened(Result<Opened, Notice>, Then),
    Counted(Result<Box<(RegisterHead, OpenTasks)>, Notice>),
    Welcome(welcome::Message),
    Submissions(submissions::Message),
    Plan(plan::Message),
    Batch(batch::Message),
    Check(check::Message),
    Judge(judge::Message),
    Letters(letters::Message),
    Page(pages::Said),
    Go(Place),
    BackPressed,
    YearChosen(usize),
    Picked(Pick, Vec<PathBuf>, bool),
    PathTyped(String),
    PathConfirmed,
    DialogClosed,
    Dropped(PathBuf),
    FilesListed(Result<Vec<PathBuf>, Notice>),
    DropsSettled(usize),
    SearchPressed,
    Searchable(Result<Vec<Find>, Notice>),
    SearchTyped(String),
    SearchChosen(usize),
    UndoPressed,
    RedoPressed,
    Redone(Result<Operation, Notice>),
    HelpPressed,
    Undone(Result<Operation, Notice>),
    ToastHovered(bool),
    ToastOver(u64),
    NoticeClosed,
    Pressed(Shortcut),
    Resized(Size),
    CloseAsked(window::Id),
    CloseConfirmed(window::Id),
}

/// Where the navigation leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Submissions,
    Judge,
    Consultations,
    Roaz,
    Letters,
    Hours,
    Tree,
    Guide,
    Partners,
    History,
    Settings,
}

impl Place {
    /// All, in the order of the navigation.
    pub const ALL: [Self; 11] = [
        Self::Submissions,
        Self::Judge,
        Self::Consultations,
        Self::Roaz,
        Self::Letters,
        Self::Hours,
        Self::Tree,
        Self::Guide,
        Self::Partners,
        Self::History,
        Self::Settings,
    ];

    /// What the navigation and the search call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submissions => "Inzendingen",
            Self::Judge => "Beoordelen",
            Self::Consultations => "Overleg",
            Self::Roaz => "ROAZ",
            Self::Letters => "Brieven",
            Self::Hours => "Uren",
            Self::Tree => "Beslisboom",
            Self::Guide => "Referentiegids",
            Self::Partners => "Partners",
            Self::History => "Logboek",
            Self::Settings => "Instellingen",
        }
    }

    /// Its glyph.
    pub fn icon(self) -> Icon {
        match self {
            Self::Submissions => Icon::Tray,
            Self::Judge => Icon::Checklist,
            Self::Consultations => Icon::Chat,
            Self::Roaz => Icon::Users,
            Self::Letters => Icon::Envelope,
            Self::Hours => Icon::Clock,
            Self::Tree => Icon::Tree,
            Self::Guide => Icon::Book,
            Self::Partners => Icon::Buildings,
            Self::History => Icon::History,
            Self::Settings => Icon::Gear,
        }
    }
}

/// What to do once a register is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Then {
    List,
    /// Let the user choose files to read in.
    Pick,
    Read(Vec<PathBuf>),
}

impl App {
    /// The window, on a register, on the default one when there is one, or else on Welkom.
    pub fn new(deps: Deps, register: Option<PathBuf>) -> (Self, Task<Message>) {
        let year = chrono::Datelike::year(&deps.clock.today()) + 1;
        let mut app = Self {
            screen: Screen::Welcome(Self::welcome(&deps)),
            worker: None,
            head: None,
            year,
            tasks: OpenTasks::default(),
            parked: None,
            dropped: Vec::new(),
            dialog: None,
            help: false,
            search: None,
            toast: None,
            notice: None,
            saved: None,
            way_back: Vec::new(),
            scale: Scale::default(),
            size: Size::new(1440.0, 900.0),
            deps,
        };
        let usual = app.deps.default_register();
        let register = register.or_else(|| usual.exists().then_some(usual));
        let start = match register {
            Some(path) => app.open(Which::Existing(path), Then::List),
            None => Task::none(),
        };
        (app, start)
    }

    /// The title of the window.
    pub fn title(&self) -> String {
        let path = self.head.as_ref().and_then(|head| head.path.as_deref());
        match path.and_then(Path::file_name) {
            Some(name) => format!("{} – OTO-register", name.to_string_lossy()),
            None => "OTO-register".to_owned(),
        }
    }

    /// How large everything is drawn.
    pub fn scale(&self) -> f32 {
        self.scale.factor()
    }

    fn layout(&self) -> Layout {
        Layout::for_width(self.size.width)
    }

    /// Takes what happened, and answers what to do next.
    pub fn update(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Opened(answer, then) => self.opened(answer, then),
            Message::Counted(answer) => self.counted(answer),
            Message::Welcome(message) => self.welcome_said(message),
            Message::Submissions(message) => self.submissions_said(message),
            Message::Plan(message) => self.plan_said(message),
            Message::Batch(message) => self.batch_said(message),
            Message::Check(message) => self.check_said(message),
            Message::Judge(message) => self.judge_said(message),
            Message::Letters(message) => self.letters_said(message),
            Message::Page(said) => self.page_said(said),
            Message::Go(place) => self.go(place),
            Message::BackPressed => self.go_back(),
            Message::YearChosen(at) => self.year_chosen(at),
            Message::Pressed(key) => self.pressed(key),
            other => self.window_said(other),
        }
    }

    /// What happened to the window itself and to what lies over the screen.
    fn window_said(&mut self, message: Message) -> Task<Message> {
        match message {
            Message::Picked(pick, paths, by_system) => return self.picked(pick, paths, by_system),
            Message::PathTyped(typed) => self.path_typed(typed),
            Message::PathConfirmed => return self.path_confirmed(),
            Message::DialogClosed => {
                self.dialog = None;
                self.help = false;
            }
            Message::Dropped(path) => return self.drop_file(path),
            Message::DropsSettled(count) => return self.drops_settled(count),
            Message::FilesListed(answer) => return self.files_listed(answer),
            Message::SearchPressed => return self.open_search(),
            Message::Searchable(answer) => self.searchable(answer),
            Message::SearchTyped(query) => self.search_typed(query),
            Message::SearchChosen(at) => return self.search_chosen(at),
            Message::UndoPressed => return self.undo(),
            Message::Undone(answer) => return self.undone(answer),
            Message::RedoPressed => return self.redo(),
            Message::Redone(answer) => return self.redone(answer),
            Message::HelpPressed => self.help = true,
            Message::ToastHovered(held) => self.toast_hovered(held),
            Message::ToastOver(number) => self.toast_over(number),
            Message::NoticeClosed => self.notice = None,
            Message::Resized(size) => return self.resized(size),
            Message::CloseAsked(id) => return self.close_asked(id),
            Message::CloseConfirmed(id) => return window::close(id),
            _ => {}
        }
        Task::none()
    }

    /// What an event of the window means, for the subscription.
    pub fn heard(event: &Event, status: Status) -> Option<Message> {
        match event {
            Event::Keyboard(_) => crate::ui::keys::heard(event, status).map(Message::Pressed),
            Event::Window(window::Event::Opened { size, .. } | window::Event::Resized(size)) => {
                Some(Message::Resized(*size))
            }
            Event::Window(window::Event::FileDropped(path)) => Some(Message::Dropped(path.clone())),
            _ => None,
        }
    }

    /// Keys, files that are dropped, changes of size, and the wish to close.
    pub fn subscription(&self) -> Subscription<Message> {
        let heard = event::listen_with(|event, status, _window| Self::heard(&event, status));
        Subscription::batch([heard, window::close_requests().map(Message::CloseAsked)])
    }

    /// Everything that is seen.
    pub fn view(&self) -> Element<'_, Message> {
        view::window(self)
    }
}

/// The program around the window, for the user's computer and for tests alike.
pub fn application(
    deps: Deps,
    register: Option<PathBuf>,
) -> iced::Application<impl iced::Program<State = App, Message = Message, Theme = iced::Theme>> {
    let boot = move || App::new(deps.clone(), register.clone());
    let mut program = iced::application(boot, App::update, App::view)
        .title(App::title)
        .subscription(App::subscription)
        .theme(|_: &App| theme::theme())
        .scale_factor(App::scale)
        .default_font(fonts::REGULAR)
        .window(window::Settings {
            size: Size::new(1440.0, 900.0),
            min_size: Some(theme::MIN_WINDOW),
            exit_on_close_request: false,
            ..window::Settings::default()
        });
    for font in fonts::all() {
        program = program.font(font);
    }
    program
}

/// Opens the window and stays until it is closed.
///
/// # Errors
/// What the window library or this computer says.
pub fn run(register: Option<PathBuf>, clock: Clock) -> Result<(), String> {
    let deps = Deps::of_this_computer(clock).map_err(|notice| notice.sentence())?;
    application(deps, register)
        .run()
        .map_err(|error| error.to_string())
}

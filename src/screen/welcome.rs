//! Welkom: how to begin.

use super::parts;
use crate::notice::Notice;
use crate::ui::icon::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::{Element, button, card, dialog, field, text, theme};
use iced::widget::{Column, center_x, column, container, row};
use iced::{Alignment, Length};
use std::path::{Path, PathBuf};

/// While a register is opened or made.
const OPENING: &str = "Het register wordt geopend.";

/// The screen.
#[derive(Debug)]
pub struct Welcome {
    /// Registers that were used lately.
    recent: Vec<PathBuf>,
    /// Where a new register goes unless the user says otherwise.
    proposed: PathBuf,
    /// The coming plan year.
    year: i32,
    form: Option<Form>,
    notice: Option<Notice>,
    /// What is going on, while it is.
    busy: Option<&'static str>,
}

/// What a new register is to be.
#[derive(Debug, Clone, Default)]
struct Form {
    path: String,
    office: String,
    year: String,
    /// The user asked for it, so what is missing may be named.
    tried: bool,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    NewPressed,
    ExamplePressed,
    ReadPressed,
    OpenPressed,
    RecentPressed(usize),
    PathTyped(String),
    BrowsePressed,
    PathPicked(PathBuf),
    OfficeTyped(String),
    YearTyped(String),
    MakePressed,
    Cancelled,
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    /// Make a register and open it.
    Make {
        path: PathBuf,
        office: String,
        year: i32,
    },
    /// Open a register.
    Open(PathBuf),
    /// Open the example, made when it is not there yet.
    Example,
    /// Let the user choose a register to open.
    PickRegister,
    /// Let the user choose where a new register goes.
    PickPlace(PathBuf),
    /// Make or open the default register, and read files into it.
    Read,
}

impl Welcome {
    /// The screen, with what is known of this computer.
    pub fn new(recent: Vec<PathBuf>, proposed: PathBuf, year: i32) -> Self {
        Self {
            recent,
            proposed,
            year,
            form: None,
            notice: None,
            busy: None,
        }
    }

    /// A register that could not be opened or made: said here, with what was typed still there.
    pub fn refuse(&mut self, notice: Notice) {
        self.notice = Some(notice);
        self.busy = None;
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::NewPressed | Message::Pressed(Shortcut::New) => self.begin_form(),
            Message::ExamplePressed | Message::Pressed(Shortcut::Example) => {
                return self.start(
                    "Het voorbeeld wordt gemaakt. Dat duurt enkele seconden.",
                    Action::Example,
                );
            }
            Message::ReadPressed | Message::Pressed(Shortcut::Open) => {
                return self.start(OPENING, Action::Read);
            }
            Message::OpenPressed | Message::Pressed(Shortcut::OpenRegister) => {
                return Action::PickRegister;
            }
            Message::RecentPressed(at) => {
                if let Some(path) = self.recent.get(at).cloned() {
                    return self.start(OPENING, Action::Open(path));
                }
            }
            Message::BrowsePressed => return self.browse(),
            Message::PathPicked(path) => self.form().path = path.display().to_string(),
            Message::PathTyped(path) => self.form().path = path,
            Message::OfficeTyped(office) => self.form().office = office,
            Message::YearTyped(year) => self.form().year = year,
            Message::MakePressed => return self.make(),
            Message::Cancelled | Message::Pressed(Shortcut::Cancel) => self.form = None,
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn start(&mut self, what: &'static str, action: Action) -> Action {
        if self.busy.is_some() {
            return Action::None;
        }
        self.notice = None;
        self.busy = Some(what);
        action
    }

    fn begin_form(&mut self) {
        self.notice = None;
        self.form = Some(Form {
            path: self.proposed.display().to_string(),
            year: self.year.to_string(),
            ..Form::default()
        });
    }

    fn form(&mut self) -> &mut Form {
        self.form.get_or_insert_with(Form::default)
    }

    fn browse(&mut self) -> Action {
        Action::PickPlace(PathBuf::from(&self.form().path))
    }

    fn make(&mut self) -> Action {
        let form = self.form();
        form.tried = true;
        if form.faults().iter().any(Option::is_some) {
            return Action::None;
        }
        let made = Action::Make {
            path: with_ending(Path::new(form.path.trim())),
            office: form.office.trim().to_owned(),
            year: form.year.trim().parse().unwrap_or(self.year),
        };
        self.form = None;
        self.start(OPENING, made)
    }

    /// The screen without the window around it.
    pub fn view(&self) -> Element<'_, Message> {
        let first = if self.recent.is_empty() {
            "Er is nog geen register op deze computer. Hoe wilt u beginnen?"
        } else {
            "Hoe wilt u beginnen?"
        };
        let head = column![
            text::figure("Welkom"),
            text::large(first).color(theme::INK2)
        ]
        .spacing(theme::S4);
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let page = Column::new()
            .push(head)
            .push(notice)
            .push(self.busy.map(busy))
            .push(cards())
            .push(self.others())
            .push(card::line())
            .push(offline())
            .spacing(theme::S24)
            .width(720);
        let centred = center_x(page).padding(theme::S24);
        container(centred)
            .width(Length::Fill)
            .height(Length::Fill)
            .align_y(Alignment::Center)
            .into()
    }

    fn others(&self) -> Element<'_, Message> {
        let colleague = row![
            text::quiet("Hebt u al een register van een collega?"),
            button::link_to("Bestaand register openen", Message::OpenPressed),
            crate::ui::chip::key("Ctrl+Shift+O")
        ]
        .spacing(theme::S12)
        .align_y(Alignment::Center);
        let recent = self.recent.iter().enumerate().map(|(at, path)| {
            let name = path.file_name().unwrap_or(path.as_os_str());
            row![
                button::link(name.to_string_lossy(), Message::RecentPressed(at)),
                text::quiet(path.parent().unwrap_or(path).display().to_string())
            ]
            .spacing(theme::S12)
            .align_y(Alignment::Center)
            .into()
        });
        let title = (!self.recent.is_empty()).then(|| text::label("Laatst gebruikt"));
        Column::new()
            .push(colleague)
            .push(title)
            .extend(recent)
            .spacing(theme::S4)
            .into()
    }

    /// The form for a new register.
    pub fn dialog(&self) -> Option<Layer<'_, Message>> {
        let form = self.form.as_ref()?;
        let [path, office, year] = form.faults().map(|fault| fault.filter(|_| form.tried));
        let place = row![
            field::field("nieuw-pad", "Bestand", &form.path)
                .error(path)
                .on_input(Message::PathTyped)
                .on_submit(Message::MakePressed),
            container(
                button::secondary("Bladeren")
                    .icon(Icon::FolderOpen)
                    .on_press(Message::BrowsePressed)
            )
            .padding(iced::Padding::ZERO.top(20.0))
        ]
        .spacing(theme::S8);
        let content = column![
            text::body("Alles komt in één bestand op deze computer. Kies een map waarvan u reservekopieën maakt."),
            place,
            field::field("nieuw-bureau", "Naam van uw netwerkbureau", &form.office)
                .placeholder("Netwerkbureau Rijn & Heuvelrug")
                .error(office)
                .on_input(Message::OfficeTyped)
                .on_submit(Message::MakePressed),
            field::field("nieuw-jaar", "Planjaar", &form.year)
                .error(year)
                .width(if form.tried { 448.0 } else { 128.0 })
                .on_input(Message::YearTyped)
                .on_submit(Message::MakePressed),
        ]
        .spacing(theme::S12);
        let buttons = vec![
            button::secondary("Annuleren")
                .on_press(Message::Cancelled)
                .into(),
            button::primary("Register maken")
                .on_press(Message::MakePressed)
                .into(),
        ];
        let focus = Some("nieuw-bureau".into());
        Some(dialog::form(
            "Nieuw register maken",
            content,
            buttons,
            focus,
        ))
    }
}

impl Form {
    /// What is wrong with the path, the office and the year.
    fn faults(&self) -> [Option<&'static str>; 3] {
        let year = self.year.trim().parse::<i32>().ok();
        [
            self.path
                .trim()
                .is_empty()
                .then_some("Er is geen bestand genoemd. Typ een pad of kies een map."),
            self.office
                .trim()
                .is_empty()
                .then_some("De naam ontbreekt. Hij staat in elke brief; vul hem in."),
            (!year.is_some_and(|year| (2020..2100).contains(&year)))
                .then_some("Dit is geen jaar. Vul vier cijfers in, zoals 2027."),
        ]
    }
}

/// A register ends in `.oto`, also when the user left that out.
fn with_ending(path: &Path) -> PathBuf {
    if path.extension().is_some() {
        path.to_owned()
    } else {
        path.with_extension("oto")
    }
}

fn cards<'a>() -> Element<'a, Message> {
    column![
        button::first_card(
            Icon::FilePlus,
            "Nieuw register maken",
            "Kies een map, het jaar en de naam van uw netwerkbureau",
            Some("Ctrl+N".into()),
            Some(Message::NewPressed),
        ),
        button::card(
            Icon::Graduation,
            "Voorbeeld openen",
            "Een ingevuld jaar met verzonnen partners, om rustig te oefenen",
            Some("Ctrl+E".into()),
            Some(Message::ExamplePressed),
        ),
        button::card(
            Icon::Excel,
            "Inzending inlezen",
            "Begin met het Excelbestand van één partner, het register volgt vanzelf",
            Some("Ctrl+O".into()),
            Some(Message::ReadPressed),
        ),
    ]
    .spacing(theme::S12)
    .into()
}

fn busy<'a>(what: &'static str) -> Element<'a, Message> {
    row![Icon::Hourglass.tinted(16.0, theme::INK2), text::body(what)]
        .spacing(theme::S8)
        .align_y(Alignment::Center)
        .into()
}

fn offline<'a>() -> Element<'a, Message> {
    row![
        Icon::Offline.tinted(16.0, theme::INK2),
        text::quiet(
            "OTO-register gebruikt geen internet. Alles staat in één bestand in de map die u kiest."
        )
    ]
    .spacing(theme::S8)
    .align_y(Alignment::Center)
    .into()
}

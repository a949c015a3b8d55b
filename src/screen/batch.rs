//! Several files at once: what each of them is, reading in together those that need no answer, the others one by one.

use super::{ask, parts};
use crate::desk::partner_match::PartnerMatch;
use crate::desk::{ReadRequest, Reading};
use crate::domain::submission::Severity;
use crate::notice::Notice;
use crate::ui::icon::Icon;
use crate::ui::keys::Shortcut;
use crate::ui::list::list;
use crate::ui::table::{self, Column};
use crate::ui::theme::{self, Layout, Tone};
use crate::ui::{Element, button, card, chip, text};
use crate::words;
use crate::worker::Worker;
use iced::advanced::widget::Id;
use iced::widget::{Column as Stack, column, container, space};
use iced::{Length, Task};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The screen.
#[derive(Debug)]
pub struct Batch {
    year: i32,
    rows: Vec<Row>,
    /// Files are being read in together.
    accepting: bool,
    notice: Option<Notice>,
}

#[derive(Debug)]
struct Row {
    path: PathBuf,
    state: State,
}

/// How far a file is.
#[derive(Debug)]
enum State {
    Waiting,
    Looked(Arc<Reading>),
    Refused(Notice),
    Accepted,
}

/// How reading one file in ended: whether it is in, and what kept it out.
pub type Outcome = (PathBuf, Result<(), Notice>);

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Looked(PathBuf, Result<Arc<Reading>, Notice>),
    RowPressed(usize),
    AcceptAllPressed,
    Accepted(Result<Vec<Outcome>, Notice>),
    BackPressed,
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    Back,
    /// Let the user choose more files.
    PickFiles,
    /// Open this file to check it.
    Check(PathBuf),
    /// Files were read in: say so.
    Did(String),
}

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Accepted(answer) => answer.as_ref().err(),
            Self::Looked(..)
            | Self::RowPressed(_)
            | Self::AcceptAllPressed
            | Self::BackPressed
            | Self::NoticeClosed
            | Self::Pressed(_) => None,
        }
    }
}

impl Batch {
    /// Files for a year; each is looked at in turn.
    pub fn new(worker: &Worker, files: Vec<PathBuf>, year: i32) -> (Self, Task<Message>) {
        let mut screen = Self {
            year,
            rows: Vec::new(),
            accepting: false,
            notice: None,
        };
        let look = screen.add(files, worker);
        (screen, look)
    }

    /// More files, each once.
    pub fn add(&mut self, files: Vec<PathBuf>, worker: &Worker) -> Task<Message> {
        let mut looks = Vec::new();
        for path in files {
            if self.rows.iter().all(|row| row.path != path) {
                looks.push(look(worker, &path, self.year));
                self.rows.push(Row {
                    path,
                    state: State::Waiting,
                });
            }
        }
        Task::batch(looks)
    }

    /// A file that was checked is in, or is looked at again.
    pub fn back(
        &mut self,
        checked: Option<&Path>,
        accepted: bool,
        worker: &Worker,
    ) -> Task<Message> {
        let row = self
            .rows
            .iter_mut()
            .find(|row| Some(row.path.as_path()) == checked);
        let Some(row) = row else {
            return Task::none();
        };
        if accepted {
            row.state = State::Accepted;
            return Task::none();
        }
        row.state = State::Waiting;
        look(worker, &row.path, self.year)
    }

    /// Whether every file is in.
    pub fn is_done(&self) -> bool {
        self.rows
            .iter()
            .all(|row| matches!(row.state, State::Accepted))
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::Looked(path, answer) => self.looked(&path, answer),
            Message::RowPressed(at) => return self.check(at),
            Message::AcceptAllPressed => return self.accept_all(worker),
            Message::Accepted(answer) => return self.accepted(answer),
            Message::BackPressed | Message::Pressed(Shortcut::Cancel) => return Action::Back,
            Message::Pressed(Shortcut::Open) => return Action::PickFiles,
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(_) => {}
        }
        Action::None
    }

    fn looked(&mut self, path: &Path, answer: Result<Arc<Reading>, Notice>) {
        if let Some(row) = self.rows.iter_mut().find(|row| row.path == path) {
            row.state = match answer {
                Ok(reading) => State::Looked(reading),
                Err(notice) => State::Refused(notice),
            };
        }
    }

    fn check(&self, at: usize) -> Action {
        match self.rows.get(at) {
            Some(row) => match row.state {
                State::Looked(_) | State::Refused(_) => Action::Check(row.path.clone()),
                State::Waiting | State::Accepted => Action::None,
            },
            None => Action::None,
        }
    }

    /// Files that hold nothing up, with their readings.
    fn acceptable(&self) -> Vec<(PathBuf, Arc<Reading>)> {
        self.rows
            .iter()
            .filter_map(|row| match &row.state {
                State::Looked(reading) if reading.can_be_accepted() => {
                    Some((row.path.clone(), Arc::clone(reading)))
                }
                State::Looked(_) | State::Waiting | State::Refused(_) | State::Accepted => None,
            })
            .collect()
    }

    fn accept_all(&mut self, worker: &Worker) -> Action {
        let files = self.acceptable();
        self.accepting = true;
        Action::Run(ask(
            worker,
            move |desk| {
                let mut outcomes = Vec::new();
                for (path, seen) in files {
                    // The files before it may have changed what it is compared with.
                    let request = seen.request.clone();
                    let reading = desk.look_again(seen.file.clone(), request)?;
                    let accepted = desk.accept(&reading).map(drop).map_err(Notice::from);
                    outcomes.push((path, accepted));
                }
                Ok(outcomes)
            },
            Message::Accepted,
        ))
    }

    fn accepted(&mut self, answer: Result<Vec<Outcome>, Notice>) -> Action {
        self.accepting = false;
        let outcomes = match answer {
            Ok(outcomes) => outcomes,
            Err(notice) => {
                self.notice = Some(notice);
                return Action::None;
            }
        };
        let mut count = 0;
        for (path, outcome) in outcomes {
            let Some(row) = self.rows.iter_mut().find(|row| row.path == path) else {
                continue;
            };
            row.state = match outcome {
                Ok(()) => {
                    count += 1;
                    State::Accepted
                }
                Err(notice) => State::Refused(notice),
            };
        }
        let plans = words::counted(count, "jaarplan", "jaarplannen");
        Action::Did(format!("{plans} ingelezen."))
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        vec![Id::new("bestanden-vak")]
    }

    /// The screen without the window around it.
    pub fn view(&self, layout: Layout) -> Element<'_, Message> {
        let ready = self.acceptable().len();
        let trail = card::breadcrumb(
            vec![("Inzendingen".into(), Message::BackPressed)],
            "Bestanden",
        );
        let press = match (ready, self.accepting) {
            (_, true) => Err("Bezig met inlezen"),
            (0, false) => Err("Geen bestand kan zonder antwoorden worden ingelezen"),
            (_, false) => Ok(Message::AcceptAllPressed),
        };
        let accept = button::primary(format!(
            "{} inlezen",
            words::counted(ready, "jaarplan", "jaarplannen")
        ))
        .icon(Icon::Excel)
        .on_press_or(press);
        let head = card::screen_head(
            words::counted(self.rows.len(), "bestand", "bestanden"),
            format!("{ready} kunnen zo worden ingelezen"),
            vec![accept.into()],
        );
        let notice = self
            .notice
            .as_ref()
            .map(|it| parts::notice(it, Message::NoticeClosed));
        let inner = Stack::new()
            .push(column![trail, head])
            .push(notice)
            .push(self.table(layout))
            .spacing(theme::S16);
        container(inner)
            .id("bestanden-vak")
            .padding(iced::Padding {
                top: theme::S8,
                ..theme::S24.into()
            })
            .width(Length::Fill)
            .height(Length::Fill)
            .into()
    }

    fn table(&self, layout: Layout) -> Element<'_, Message> {
        let name = match layout {
            Layout::Wide => 320,
            Layout::Narrow => 240,
        };
        let columns = vec![
            Column::words("Bestand", name),
            Column::words("Partner", Length::Fill),
            Column::figures("Activiteiten", 96),
            Column::figures("Gevraagd €", 120),
            Column::words("Stand", 200),
        ];
        let row_columns = columns.clone();
        let rows = list("bestanden", self.rows.len(), move |at| {
            match self.rows.get(at) {
                Some(row) => cells(&row_columns, row),
                None => space::horizontal().into(),
            }
        })
        .row_height(40.0)
        .on_select(Message::RowPressed);
        let foot = container(text::quiet(
            "Open een bestand om het te controleren of vragen te beantwoorden.",
        ))
        .padding([theme::S8, theme::S16]);
        card::flush(
            column![
                container(table::table(&columns, rows)).height(Length::Fill),
                card::line(),
                foot
            ]
            .height(Length::Fill),
        )
    }
}

fn look(worker: &Worker, path: &Path, year: i32) -> Task<Message> {
    let (file, told) = (path.to_owned(), path.to_owned());
    ask(
        worker,
        move |desk| {
            let request = ReadRequest {
                year: Some(year),
                ..ReadRequest::default()
            };
            Ok(Arc::new(desk.look_at(&file, request)?))
        },
        move |answer| Message::Looked(told.clone(), answer),
    )
}

fn cells<'a>(columns: &[Column], row: &'a Row) -> Element<'a, Message> {
    let name = row.path.file_name().unwrap_or(row.path.as_os_str());
    let name = table::words(name.to_string_lossy().into_owned());
    let (who, count, asked, state): (_, String, String, Element<'a, Message>) = match &row.state {
        State::Waiting => (
            String::new(),
            String::new(),
            String::new(),
            chip::plain(Icon::HourglassBold, "Wordt gelezen", Tone::Quiet),
        ),
        State::Refused(notice) => (
            notice.why.clone(),
            String::new(),
            String::new(),
            chip::filled(Icon::CrossBold, "Niet te lezen", Tone::Stop),
        ),
        State::Looked(reading) => {
            let submission = &reading.submission;
            (
                partner(&reading.partner),
                submission.activities.len().to_string(),
                words::plain_amount(submission.total()),
                stand(reading),
            )
        }
        State::Accepted => (
            String::new(),
            String::new(),
            String::new(),
            chip::plain(Icon::CheckBold, "Ingelezen", Tone::Ok),
        ),
    };
    table::cells(
        columns,
        vec![
            name,
            table::words(who),
            text::body(count).into(),
            text::body(asked).into(),
            state,
        ],
    )
}

fn partner(partner: &PartnerMatch) -> String {
    match partner {
        PartnerMatch::Known(partner) => partner.name.clone(),
        PartnerMatch::New { name } => format!("{name} (nieuw)"),
        PartnerMatch::Resembles { name, .. } => format!("{name}, lijkt op een bekende naam"),
        PartnerMatch::Unnamed => "niet genoemd".to_owned(),
    }
}

fn stand<'a>(reading: &Reading) -> Element<'a, Message> {
    let count = |severity: Severity| {
        reading
            .remarks
            .iter()
            .filter(|remark| remark.severity == severity)
            .count()
    };
    let (errors, questions) = (count(Severity::Error), count(Severity::Question));
    if errors > 0 {
        let words = words::counted(errors, "fout", "fouten");
        return chip::filled(Icon::CrossBold, words, Tone::Stop);
    }
    if questions > 0 {
        let words = words::counted(questions, "vraag", "vragen");
        return chip::filled(Icon::DiamondBold, words, Tone::Ask);
    }
    chip::plain(Icon::CheckBold, "Kan worden ingelezen", Tone::Ok)
}

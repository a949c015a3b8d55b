//! Uren inlezen: workbooks of institutions, looked at before they count; what is in doubt is answered at its cell.

mod claims;
mod remarks;
mod view;
mod work;

use super::source_table::SourceTable;
use super::{Action, Jump, Page, Wanted, ask};
use crate::desk::{HoursAccepted, HoursReading, HoursRequest, SourceSheet};
use crate::domain::HoursClaimId;
use crate::domain::submission::{CellAnswer, CellRef, Remark};
use crate::notice::Notice;
use crate::ui::Element;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;
use std::path::PathBuf;
use std::sync::Arc;

/// The panes, for F6.
const PANES: [&str; 2] = ["uren-inlezen-regels", "uren-inlezen-meldingen"];
/// The list of lines.
const ROWS: &str = "uren-inlezen-lijst";

/// Workbooks with hours, as they were read.
#[derive(Debug)]
pub struct HoursIn {
    year: i32,
    files: Vec<File>,
    /// The file that is shown.
    at: usize,
    /// What is shown of it.
    shows: Shows,
    /// The line that was pointed at.
    pointed: Option<usize>,
    table: SourceTable,
    /// Which sheet is shown.
    sheet: usize,
    /// The remark that is being answered by typing, and what was typed.
    typing: Option<(CellRef, String)>,
    /// Partners with a plan of the year.
    partners: Vec<String>,
    /// Whose form is to be made.
    form_for: Option<usize>,
    /// The partner whose form is being placed.
    placing: Option<String>,
    /// The reply was copied.
    copied: bool,
    /// What was kept last.
    done: Option<HoursClaimId>,
    notice: Option<Notice>,
    /// Numbers the questions to the desk; an answer to an older one is dropped.
    turn: u64,
    busy: bool,
}

/// What is shown of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    Claims,
    Sheet,
}

/// One file.
#[derive(Debug)]
struct File {
    path: PathBuf,
    /// What the user said so far.
    request: HoursRequest,
    read: Option<Read>,
}

/// What came of looking at a file.
#[derive(Debug, Clone)]
pub enum Read {
    Hours {
        reading: Arc<HoursReading>,
        source: Vec<SourceSheet>,
        reply: Option<String>,
    },
    /// It cannot be opened; a reply to the institution where that helps.
    Not {
        notice: Notice,
        reply: Option<String>,
    },
}

impl File {
    fn reading(&self) -> Option<&Arc<HoursReading>> {
        match &self.read {
            Some(Read::Hours { reading, .. }) => Some(reading),
            Some(Read::Not { .. }) | None => None,
        }
    }

    fn source(&self) -> &[SourceSheet] {
        match &self.read {
            Some(Read::Hours { source, .. }) => source,
            Some(Read::Not { .. }) | None => &[],
        }
    }

    fn reply(&self) -> Option<&String> {
        match &self.read {
            Some(Read::Hours { reply, .. } | Read::Not { reply, .. }) => reply.as_ref(),
            None => None,
        }
    }

    fn name(&self) -> String {
        self.path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    }

    /// How many remarks hold it up.
    fn open(&self) -> usize {
        let remarks = self
            .reading()
            .map(|it| it.remarks.as_slice())
            .unwrap_or_default();
        remarks.iter().filter(|it| Remark::holds_up(it)).count()
    }
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Vec<String>, Notice>),
    /// Files were dropped or chosen.
    FilesCame(Vec<PathBuf>),
    FilesListed(Result<Vec<PathBuf>, Notice>),
    Looked(u64, Result<Box<(usize, Read, HoursRequest)>, Notice>),
    FileChosen(usize),
    FileDropped,
    ShowsChosen(usize),
    SheetChosen(usize),
    LinePressed(usize),
    SheetRowPressed(usize),
    RemarkPressed(CellRef),
    Answered(CellRef, CellAnswer),
    AnswerTaken(CellRef),
    /// Every line that stands in the register already is left out.
    LeaveOutPressed,
    TypePressed(CellRef),
    Typed(String),
    TypedDone,
    TypingCancelled,
    PartnerChosen(CellRef, usize),
    ActivityChosen(CellRef, usize),
    PickPressed,
    Picked(PathBuf),
    FormForChosen(usize),
    FormPressed,
    FormMade(Result<PathBuf, Notice>),
    CopyPressed,
    AcceptPressed,
    Accepted(Result<Vec<HoursAccepted>, Notice>),
    ToHoursPressed,
    CancelPressed,
    NoticeClosed,
    Pressed(Shortcut),
}

impl HoursIn {
    /// Workbooks with hours, as they were read; none yet.
    pub fn new(worker: &Worker, year: i32) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            files: Vec::new(),
            at: 0,
            shows: Shows::Claims,
            pointed: None,
            table: SourceTable::default(),
            sheet: 0,
            typing: None,
            partners: Vec::new(),
            form_for: None,
            placing: None,
            copied: false,
            done: None,
            notice: None,
            turn: 0,
            busy: false,
        };
        let task = page.load(worker);
        (page, task)
    }

    fn file(&self) -> Option<&File> {
        self.files.get(self.at)
    }

    /// Why nothing can be read in now; `None` when all can.
    fn held_up(&self) -> Option<String> {
        if self.files.is_empty() {
            return Some("Kies eerst een bestand".to_owned());
        }
        if self.busy || self.files.iter().any(|it| it.read.is_none()) {
            return Some("Even geduld".to_owned());
        }
        if self.files.iter().any(|it| it.reading().is_none()) {
            return Some("Laat eerst het bestand weg dat niet te lezen is".to_owned());
        }
        match self.files.iter().map(File::open).sum() {
            0 if self
                .files
                .iter()
                .all(|it| it.reading().is_some_and(|it| it.can_be_accepted())) =>
            {
                None
            }
            0 => Some("Er is niets om in te lezen".to_owned()),
            1 => Some("Alles of niets: los eerst de open vraag of fout op".to_owned()),
            open => Some(format!(
                "Alles of niets: los eerst {open} vragen en fouten op"
            )),
        }
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        match key {
            Shortcut::Open => Action::Pick(Wanted::Workbook),
            Shortcut::NextOpen | Shortcut::Save => self.accept(worker),
            Shortcut::Cancel if self.typing.take().is_some() => Action::None,
            Shortcut::Cancel => Action::Back,
            _ => Action::None,
        }
    }

    /// What only changes what is seen.
    fn seen(&mut self, message: Message) -> Action<Message> {
        match message {
            Message::FileChosen(at) => self.show_file(at),
            Message::ShowsChosen(at) => {
                self.shows = if at == 0 { Shows::Claims } else { Shows::Sheet };
            }
            Message::SheetChosen(at) => self.show_sheet(at),
            Message::LinePressed(at) => self.pointed = Some(at),
            Message::RemarkPressed(at) => self.point_at(&at),
            Message::TypePressed(at) => self.begin_typing(at),
            Message::Typed(text) => {
                if let Some((_, typed)) = &mut self.typing {
                    *typed = text;
                }
            }
            Message::TypingCancelled => self.typing = None,
            Message::FormForChosen(at) => self.form_for = Some(at),
            Message::NoticeClosed => self.notice = None,
            Message::PickPressed => return Action::Pick(Wanted::Workbook),
            Message::ToHoursPressed => return Action::Go(Jump::Hours(self.done)),
            Message::CancelPressed => return Action::Back,
            _ => {}
        }
        Action::None
    }
}

impl Page for HoursIn {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(partners)) => self.partners = partners,
            Message::Loaded(Err(notice)) | Message::FilesListed(Err(notice)) => {
                self.notice = Some(notice);
            }
            Message::FilesCame(paths) => return self.files_came(paths, worker),
            Message::FilesListed(Ok(paths)) => return self.files_listed(paths, worker),
            Message::Looked(turn, answer) => self.looked(turn, answer),
            Message::FileDropped => return self.leave_file_out(worker),
            Message::Answered(at, answer) => return self.answer(at, Some(answer), worker),
            Message::AnswerTaken(at) => return self.answer(at, None, worker),
            Message::LeaveOutPressed => return self.leave_out_kept(worker),
            Message::TypedDone => return self.typed_done(worker),
            Message::PartnerChosen(at, which) => return self.partner_chosen(at, which, worker),
            Message::ActivityChosen(at, which) => return self.activity_chosen(at, which, worker),
            Message::Picked(path) => return self.picked_path(path, worker),
            Message::FormPressed => return self.make_form(),
            Message::FormMade(answer) => return self.form_made(answer),
            Message::CopyPressed => return self.copy(),
            Message::AcceptPressed => return self.accept(worker),
            Message::Accepted(answer) => return self.accepted(answer, worker),
            Message::Pressed(key) => return self.pressed_key(key, worker),
            other => return self.seen(other),
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
        let year = self.year;
        let partners = ask(
            worker,
            move |desk| desk.partners_with_hours(year),
            Message::Loaded,
        );
        self.done = None;
        Task::batch([partners, self.look_all(worker)])
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
            Message::FilesListed(answer) => answer.as_ref().err(),
            Message::Looked(_, answer) => answer.as_ref().err(),
            Message::FormMade(answer) => answer.as_ref().err(),
            Message::Accepted(answer) => answer.as_ref().err(),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::ReadHours
    }
}

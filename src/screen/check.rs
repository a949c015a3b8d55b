//! Inzending controleren: what was read from one file, what is wrong or in doubt at which cell, and reading it in.

mod answers;
mod columns;
mod receipt;
mod remarks;
mod table;
mod versions;
mod view;

use super::ask;
use super::source_table::SourceTable;
use crate::desk::partner_match::PartnerMatch;
use crate::desk::{self, Accepted, ReadRequest, Reading, SourceSheet};
use crate::domain::partner::Signer;
use crate::domain::submission::{CellAnswer, CellRef, Layout, Severity};
use crate::domain::{ActivityId, PlanId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::worker::Worker;
use chrono::NaiveDate;
use columns::{Columns, Use};
use iced::Task;
use iced::advanced::widget::Id;
use receipt::Receipt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use table::Filter;

/// The panes of the screen.
const PANES: [&str; 3] = ["controle-links", "controle-tabel", "controle-meldingen"];

/// The screen.
#[derive(Debug)]
pub struct Check {
    opening: Opening,
    reading: Option<Arc<Reading>>,
    source: Vec<SourceSheet>,
    /// Which sheet is shown.
    sheet: usize,
    table: SourceTable,
    filter: Filter,
    /// The row that was pointed at from a remark, as an index in the table.
    pointed: Option<usize>,
    /// What the user said so far.
    request: ReadRequest,
    receipt: Receipt,
    /// The standing plan whose receipt was taken over into the fields.
    told: Option<PlanId>,
    partners: Vec<String>,
    /// Answers from an earlier time, offered again.
    draft: Option<ReadRequest>,
    /// What is shown below the sheet.
    lower: Lower,
    /// Who writes to partners: the adviser and the office.
    sender: (String, String),
    /// The reply to the partner was copied.
    copied: bool,
    /// The remark that is being answered by typing, and what was typed.
    typing: Option<(CellRef, String)>,
    /// Columns chosen by hand.
    columns: Option<Columns>,
    notice: Option<Notice>,
    /// Numbers the questions to the desk; an answer to an older one is dropped.
    turn: u64,
    busy: bool,
}

/// What is shown below the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lower {
    Remarks,
    Differences,
}

/// How to open the screen.
#[derive(Debug, Clone)]
pub struct Opening {
    pub path: PathBuf,
    pub year: i32,
    pub today: NaiveDate,
    /// Beside it drafts are kept; `None` keeps none.
    pub register: Option<PathBuf>,
}

/// What the desk saw.
#[derive(Debug, Clone)]
pub struct Looked {
    reading: Arc<Reading>,
    partners: Vec<String>,
    /// Who may sign for the partner, once it is known.
    signers: Vec<Signer>,
    sender: (String, String),
    draft: Option<ReadRequest>,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Looked(u64, Result<Box<Looked>, Notice>),
    FilterChosen(usize),
    SheetChosen(usize),
    RowPressed(usize),
    RemarkPressed(CellRef),
    FirstFaultPressed,
    Answered(CellRef, CellAnswer),
    AnswerTaken(CellRef),
    TypePressed(CellRef),
    Typed(String),
    TypedDone,
    TypingCancelled,
    PartnerChosen(usize),
    ReceivedTyped(String),
    SignedTyped(String),
    EvaluationToggled,
    ReceiptLeft,
    DraftTaken,
    DraftDropped,
    DraftKept(Result<(), Notice>),
    ColumnsPressed,
    HeaderRowTyped(String),
    HeaderRowLeft,
    MapSheetChosen(usize),
    UseChosen(String, Use),
    LowerChosen(usize),
    KeepChosen(ActivityId, bool),
    CopyPressed,
    OtherFilePressed,
    CancelPressed,
    AcceptPressed,
    Accepted(Result<Accepted, Notice>),
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    Back,
    /// Let the user choose another file.
    PickFiles,
    /// It is in.
    Accepted(Accepted),
}

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Accepted(answer) => answer.as_ref().err(),
            Self::DraftKept(answer) => answer.as_ref().err(),
            _ => None,
        }
    }
}

impl Check {
    /// One file; it is looked at first.
    pub fn new(worker: &Worker, opening: Opening) -> (Self, Task<Message>) {
        let request = ReadRequest {
            year: Some(opening.year),
            ..ReadRequest::default()
        };
        let mut screen = Self {
            reading: None,
            source: Vec::new(),
            sheet: 0,
            table: SourceTable::default(),
            filter: Filter::All,
            pointed: None,
            request,
            receipt: Receipt::new(opening.today),
            told: None,
            partners: Vec::new(),
            draft: None,
            lower: Lower::Remarks,
            sender: Default::default(),
            copied: false,
            typing: None,
            columns: None,
            notice: None,
            turn: 0,
            busy: false,
            opening,
        };
        let look = screen.look(worker);
        (screen, look)
    }

    /// The file that is checked.
    pub fn path(&self) -> &Path {
        &self.opening.path
    }

    /// Whether it could be opened.
    pub fn is_open(&self) -> bool {
        self.reading.is_some()
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    /// Asks the desk to look at the file, or to look again with what the user said since.
    fn look(&mut self, worker: &Worker) -> Task<Message> {
        self.turn += 1;
        self.busy = true;
        let turn = self.turn;
        let request = self.request.clone();
        let path = self.opening.path.clone();
        let register = self.opening.register.clone();
        let before = self.reading.clone();
        ask(
            worker,
            move |desk| {
                let first = before.is_none();
                let reading = match before {
                    Some(before) => {
                        let request = ReadRequest {
                            file_name: before.request.file_name.clone(),
                            ..request
                        };
                        desk.look_again(before.file.clone(), request)?
                    }
                    None => desk.look_at(&path, request)?,
                };
                let draft = register
                    .filter(|_| first)
                    .and_then(|register| desk::draft(&register, &reading.file.sha256));
                let signers = match &reading.partner {
                    PartnerMatch::Known(known) => desk.partner_form(known.id)?.signers,
                    PartnerMatch::Resembles { .. }
                    | PartnerMatch::New { .. }
                    | PartnerMatch::Unnamed => Vec::new(),
                };
                let head = desk.register_head()?;
                Ok(Box::new(Looked {
                    reading: Arc::new(reading),
                    partners: desk.partner_names()?,
                    signers,
                    sender: (head.user, head.office),
                    draft,
                }))
            },
            move |answer| Message::Looked(turn, answer),
        )
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::Looked(turn, answer) => self.looked(turn, answer),
            Message::FilterChosen(at) => self.filter = Filter::at(at),
            Message::SheetChosen(at) => self.show_sheet(at),
            Message::RowPressed(_) => {}
            Message::RemarkPressed(at) => self.point_at(&at),
            Message::FirstFaultPressed => self.point_at_first(),
            Message::LowerChosen(at) => {
                self.lower = if at == 0 {
                    Lower::Remarks
                } else {
                    Lower::Differences
                };
            }
            Message::CopyPressed => return self.copy(),
            Message::OtherFilePressed | Message::Pressed(Shortcut::Open) => {
                return Action::PickFiles;
            }
            Message::CancelPressed => return Action::Back,
            Message::Pressed(Shortcut::Cancel) => return self.cancel(),
            Message::AcceptPressed => return self.accept(worker),
            Message::Pressed(Shortcut::NextOpen) if self.held_up().is_none() => {
                return self.accept(worker);
            }
            Message::Accepted(Ok(accepted)) => return Action::Accepted(accepted),
            Message::Accepted(Err(notice)) | Message::DraftKept(Err(notice)) => {
                self.busy = false;
                self.notice = Some(notice);
            }
            Message::NoticeClosed => self.notice = None,
            Message::DraftKept(Ok(())) | Message::Pressed(_) => {}
            other => return self.said(other, worker),
        }
        Action::None
    }

    fn looked(&mut self, turn: u64, answer: Result<Box<Looked>, Notice>) {
        if turn != self.turn {
            return;
        }
        self.busy = false;
        let looked = match answer {
            Ok(looked) => *looked,
            Err(notice) => {
                self.notice = Some(notice);
                return;
            }
        };
        let first = self.reading.is_none();
        self.notice = None;
        self.receipt.tell(&looked.reading.receipt);
        self.tell_standing(&looked.reading);
        self.partners = looked.partners;
        self.receipt.signers = looked.signers;
        self.sender = looked.sender;
        self.copied = false;
        if first {
            self.draft = looked.draft;
            self.source = looked.reading.source();
            self.sheet = first_sheet(&self.source, &looked.reading);
        }
        let unasked = self.columns.is_none() && self.request.mapping.is_none();
        if unasked && needs_columns(looked.reading.submission.layout) {
            self.columns = Some(Columns::propose(&looked.reading, &self.source));
        }
        let held_up = looked.reading.remarks.iter().any(|it| it.holds_up());
        if first || looked.reading.changes.is_empty() || held_up {
            self.lower = match looked.reading.changes.is_empty() || held_up {
                true => Lower::Remarks,
                false => Lower::Differences,
            };
        }
        self.reading = Some(looked.reading);
        self.build_table();
    }

    /// What an earlier version told holds on, until the user says otherwise.
    fn tell_standing(&mut self, reading: &Reading) {
        let Some(plan) = reading.standing.as_ref() else {
            return;
        };
        if self.told.replace(plan.id) != Some(plan.id) {
            self.receipt.tell(&desk::Receipt {
                received_on: None,
                signed_by: plan.signed_by.clone(),
                self_evaluation: Some(plan.self_evaluation),
                reference: Some(plan.reference.clone()),
            });
        }
    }

    fn build_table(&mut self) {
        if let (Some(reading), Some(sheet)) = (&self.reading, self.source.get(self.sheet)) {
            self.table = table::table(reading, sheet, self.header_row());
        }
        self.pointed = None;
    }

    /// The row of the heads of the sheet that is shown.
    fn header_row(&self) -> Option<u32> {
        if let Some(columns) = self.columns.as_ref().filter(|it| it.sheet == self.sheet) {
            return columns.header_row.trim().parse().ok();
        }
        let reading = self.reading.as_ref()?;
        let mapping = reading.proposed_mapping();
        let shown = self.source.get(self.sheet)?;
        let here = shown.name == mapping.sheet && has_columns(reading.submission.layout);
        here.then_some(mapping.header_row)
    }

    /// Something was taken back: what it is compared with may be another.
    pub fn anew(&mut self, worker: &Worker) -> Task<Message> {
        self.look(worker)
    }

    fn show_sheet(&mut self, at: usize) {
        self.sheet = at;
        self.build_table();
    }

    /// Brings the cell of a remark into sight.
    fn point_at(&mut self, at: &CellRef) {
        let sheet = self.source.iter().position(|sheet| sheet.name == at.sheet);
        if let Some(sheet) = sheet.filter(|sheet| *sheet != self.sheet) {
            self.show_sheet(sheet);
        }
        self.filter = Filter::All;
        self.pointed = self.table.row_of(at);
    }

    fn point_at_first(&mut self) {
        let first = self.reading.as_ref().and_then(|reading| {
            let mut held = reading.remarks.iter().filter(|remark| remark.holds_up());
            held.find(|remark| remark.at.cell.is_some())
                .map(|remark| remark.at.clone())
        });
        if let Some(at) = first {
            self.point_at(&at);
        }
    }

    fn cancel(&mut self) -> Action {
        if self.typing.take().is_some() {
            return Action::None;
        }
        Action::Back
    }

    /// Why it cannot be read in now; `None` when it can.
    fn held_up(&self) -> Option<String> {
        let Some(reading) = &self.reading else {
            let words = match self.notice {
                Some(_) => "Het bestand is niet gelezen",
                None => "Het bestand wordt gelezen",
            };
            return Some(words.to_owned());
        };
        if self.busy {
            return Some("Even geduld".to_owned());
        }
        if let Some(fault) = self.receipt.fault() {
            return Some(fault);
        }
        let count = |severity: Severity| {
            reading
                .remarks
                .iter()
                .filter(|remark| remark.severity == severity)
                .count()
        };
        let errors = match count(Severity::Error) {
            0 => None,
            1 => Some("de fout".to_owned()),
            errors => Some(format!("de {errors} fouten")),
        };
        let questions = match count(Severity::Question) {
            0 => None,
            1 => Some("de vraag".to_owned()),
            questions => Some(format!("de {questions} vragen")),
        };
        let open: Vec<String> = errors.into_iter().chain(questions).collect();
        (!open.is_empty()).then(|| format!("Alles of niets: los eerst {} op.", open.join(" en ")))
    }

    fn accept(&mut self, worker: &Worker) -> Action {
        let (None, Some(reading)) = (self.held_up(), self.reading.clone()) else {
            return Action::None;
        };
        self.busy = true;
        let request = ReadRequest {
            file_name: reading.request.file_name.clone(),
            receipt: self.receipt.said(),
            ..self.request.clone()
        };
        let register = self.opening.register.clone();
        Action::Run(ask(
            worker,
            move |desk| {
                let now = desk.look_again(reading.file.clone(), request)?;
                let accepted = desk.accept(&now)?;
                if let Some(register) = register {
                    desk::drop_draft(&register, &now.file.sha256)?;
                }
                Ok(accepted)
            },
            Message::Accepted,
        ))
    }
}

/// Whether the heads of columns tell how it was read.
fn has_columns(layout: Layout) -> bool {
    match layout {
        Layout::CostLines
        | Layout::CostColumns
        | Layout::IntakeForm
        | Layout::Mapped
        | Layout::Unknown => true,
        Layout::SheetPerActivity => false,
    }
}

/// Whether the columns are proposed to be confirmed: of another's sheet, not of our own form.
fn needs_columns(layout: Layout) -> bool {
    match layout {
        Layout::CostLines | Layout::CostColumns | Layout::Unknown => true,
        Layout::IntakeForm | Layout::Mapped | Layout::SheetPerActivity => false,
    }
}

/// The sheet that was read first, or else the first one that is not hidden.
fn first_sheet(source: &[SourceSheet], reading: &Reading) -> usize {
    let read = &reading.submission.first_sheet;
    source
        .iter()
        .position(|sheet| sheet.name == *read)
        .or_else(|| source.iter().position(|sheet| !sheet.hidden))
        .unwrap_or(0)
}

//! ROAZ: which plans go to the Bestuurlijk ROAZ, the list for its meeting, and its agreement.

mod board;
mod board_view;
mod deeds;
mod dialogs;
mod table;
mod view;

use super::{Action, Jump, Page, Wanted, ask};
use crate::desk::{PlanSheet, RoazRecord, RoazRow};
use crate::domain::PlanId;
use crate::domain::roaz::RoazStand;
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::Layout;
use crate::ui::{Element, focus};
use crate::worker::Worker;
use board::Board;
use chrono::NaiveDate;
use dialogs::Dialog;
use iced::Task;
use iced::advanced::widget::Id;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The id of the list of plans.
const LIST: &str = "roaz-plannen";

/// The screen.
#[derive(Debug)]
pub struct Roaz {
    year: i32,
    today: NaiveDate,
    rows: Option<Vec<RoazRow>>,
    /// What was typed and not recorded, by the field.
    typed: BTreeMap<String, String>,
    /// Where the list is proposed to be written.
    folder: PathBuf,
    group: usize,
    /// The plan that the details below the table are about.
    current: Option<PlanId>,
    /// The plans that were marked.
    chosen: BTreeSet<PlanId>,
    dialog: Option<Dialog>,
    /// What the board changed, while that is filled in.
    board: Option<Board>,
    /// The list is being made.
    printing: bool,
    /// The list as it was written last.
    printed: Option<PathBuf>,
    notice: Option<Notice>,
}

/// What the screen asks of the desk when it opens.
#[derive(Debug, Clone)]
pub struct Loaded {
    rows: Vec<RoazRow>,
    typed: BTreeMap<String, String>,
    folder: PathBuf,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Loaded, Notice>),
    NoticeClosed,
    Pressed(Shortcut),
    GroupChosen(usize),
    RowAt(usize),
    RowOpened(usize),
    RowToggled(usize),
    AllReadyToggled,
    JumpPressed(Jump),
    AdvicePressed,
    AgreementPressed,
    PrintPressed,
    PlaceChosen(PathBuf),
    ReplaceConfirmed,
    Printed(PathBuf, Result<Written, Notice>),
    ShowPressed,
    DayTyped(String),
    NoteTyped(String),
    ScopeChosen(usize),
    Cancelled,
    Confirmed,
    WithChangesPressed,
    Kept(Result<(), Notice>),
    Recorded(Box<Result<Done, Notice>>),
    Board(board::Message),
    BoardOpened(Result<Vec<PlanSheet>, Notice>),
}

/// Whether a list was written, or something was in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    Yes,
    InTheWay,
}

/// What was recorded, in words, and for which plans.
#[derive(Debug, Clone)]
pub struct Done {
    words: String,
    record: RoazRecord,
}

/// The stands under one button of the filter.
const GROUPS: [&str; 6] = [
    "Alle",
    "Te beoordelen",
    "In overleg",
    "Beoordeeld",
    "Geadviseerd",
    "Akkoord",
];

/// Which button of the filter a stand belongs to.
fn group_of(stand: RoazStand) -> usize {
    match stand {
        RoazStand::ToJudge { .. } => 1,
        RoazStand::InConsultation { .. } => 2,
        RoazStand::Judged => 3,
        RoazStand::Advised(_) => 4,
        RoazStand::Agreed(_) => 5,
    }
}

impl Roaz {
    /// The plans of a year.
    pub fn new(worker: &Worker, year: i32, today: NaiveDate) -> (Self, Task<Message>) {
        let mut screen = Self {
            year,
            today,
            rows: None,
            typed: BTreeMap::new(),
            folder: PathBuf::new(),
            group: 0,
            current: None,
            chosen: BTreeSet::new(),
            dialog: None,
            board: None,
            printing: false,
            printed: None,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, Task::batch([load, focus::on(LIST)]))
    }

    fn rows(&self) -> &[RoazRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// The rows that the filter lets through.
    fn shown(&self) -> Vec<&RoazRow> {
        self.rows()
            .iter()
            .filter(|row| self.group == 0 || group_of(row.stand) == self.group)
            .collect()
    }

    fn plan_at(&self, at: usize) -> Option<PlanId> {
        self.shown().get(at).map(|row| row.plan)
    }

    fn row(&self, plan: PlanId) -> Option<&RoazRow> {
        self.rows().iter().find(|row| row.plan == plan)
    }

    /// Plans that are decided and not agreed to.
    fn ready(&self) -> Vec<PlanId> {
        self.rows()
            .iter()
            .filter(|row| row.is_ready())
            .map(|row| row.plan)
            .collect()
    }

    fn loaded(&mut self, loaded: Loaded) -> Task<Message> {
        let first = self.rows.is_none();
        self.folder = loaded.folder;
        self.typed = loaded.typed;
        let known = |plan: &PlanId| loaded.rows.iter().any(|row| row.plan == *plan);
        self.chosen.retain(known);
        self.current = self
            .current
            .filter(known)
            .or_else(|| loaded.rows.first().map(|row| row.plan));
        self.rows = Some(loaded.rows);
        if first { focus::on(LIST) } else { Task::none() }
    }

    fn toggle(&mut self, at: usize) -> Action<Message> {
        if let Some(plan) = self.plan_at(at) {
            self.current = Some(plan);
            if !self.chosen.remove(&plan) {
                self.chosen.insert(plan);
            }
        }
        Action::Run(focus::on(LIST))
    }

    /// Marks all that are ready, or none when they are all marked.
    fn toggle_all_ready(&mut self) {
        let ready = self.ready();
        if ready.iter().all(|plan| self.chosen.contains(plan)) {
            self.chosen.clear();
        } else {
            self.chosen.extend(ready);
        }
    }

    fn key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        if self.board.is_some() {
            return self.board_key(key, worker);
        }
        match key {
            Shortcut::Cancel if self.dialog.is_some() => self.dialog = None,
            Shortcut::Cancel => return Action::Back,
            Shortcut::Agreement => self.ask_agreement(),
            Shortcut::Print => return self.ask_place(),
            _ => {}
        }
        Action::None
    }
}

impl Page for Roaz {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(loaded)) => return Action::Run(self.loaded(loaded)),
            Message::Loaded(Err(notice))
            | Message::Kept(Err(notice))
            | Message::BoardOpened(Err(notice)) => self.notice = Some(notice),
            Message::Kept(Ok(())) => {}
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.key(key, worker),
            Message::GroupChosen(group) => self.group = group,
            Message::RowAt(at) => self.current = self.plan_at(at).or(self.current),
            Message::RowOpened(at) => {
                if let Some(plan) = self.plan_at(at) {
                    self.current = Some(plan);
                    return Action::Go(to_judge(plan));
                }
            }
            Message::RowToggled(at) => return self.toggle(at),
            Message::AllReadyToggled => self.toggle_all_ready(),
            Message::JumpPressed(jump) => return Action::Go(jump),
            Message::AdvicePressed => self.ask_advice(),
            Message::AgreementPressed => self.ask_agreement(),
            Message::PrintPressed => return self.ask_place(),
            Message::PlaceChosen(path) => return self.print(path, false, worker),
            Message::ReplaceConfirmed => return self.replace(worker),
            Message::Printed(path, answer) => return self.was_printed(path, answer),
            Message::ShowPressed => {
                if let Some(path) = &self.printed {
                    return Action::Show(path.clone());
                }
            }
            Message::DayTyped(day) => self.day_typed(day),
            Message::NoteTyped(note) => return self.note_typed(note, worker),
            Message::ScopeChosen(at) => self.scope_chosen(at),
            Message::Cancelled => self.dialog = None,
            Message::Confirmed => return self.confirmed(worker),
            Message::WithChangesPressed => return self.open_board(worker),
            Message::Recorded(answer) => return self.recorded(*answer, worker),
            Message::BoardOpened(Ok(sheets)) => return self.board_opened(sheets),
            Message::Board(message) => return self.board_said(message, worker),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.screen(layout)
    }

    fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.layer(self))
    }

    fn panes(&self) -> Vec<Id> {
        match self.board {
            Some(_) => board_view::PANES.map(Id::new).to_vec(),
            None => vec![Id::new("roaz-vak")],
        }
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        let prefix = self.draft("");
        let rows = ask(
            worker,
            move |desk| {
                let register = desk.store().path().map(std::path::Path::to_owned);
                let folder = register.and_then(|path| Some(path.parent()?.to_owned()));
                Ok(Loaded {
                    rows: desk.roaz_rows(year)?,
                    typed: desk.typed(&prefix),
                    folder: folder.unwrap_or_default(),
                })
            },
            Message::Loaded,
        );
        match self.board.as_ref().map(Board::plans) {
            Some(plans) => rows.chain(sheets(worker, plans)),
            None => rows,
        }
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(path: PathBuf) -> Option<Message> {
        Some(Message::PlaceChosen(path))
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(answer) => answer.as_ref().err(),
            Message::Kept(answer) => answer.as_ref().err(),
            Message::Printed(_, answer) => answer.as_ref().err(),
            Message::Recorded(answer) => answer.as_ref().as_ref().err(),
            Message::BoardOpened(answer) => answer.as_ref().err(),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Roaz
    }
}

fn to_judge(plan: PlanId) -> Jump {
    Jump::Judge {
        plan: Some(plan),
        activity: None,
        line: None,
    }
}

/// Asks for plans laid out, to fill in what the board changed.
fn sheets(worker: &Worker, plans: Vec<PlanId>) -> Task<Message> {
    ask(
        worker,
        move |desk| plans.iter().map(|plan| desk.plan_sheet(*plan)).collect(),
        Message::BoardOpened,
    )
}

//! Brieven: where each letter stands and why, its pages, making one or all, who signs, sending.

mod dialogs;
mod message;
mod pages;
mod send;
mod view;
mod work;

use super::{Jump, ask};
use crate::desk::{Issued, LetterSheet, letter_deadline};
use crate::domain::PlanId;
use crate::domain::letter::{LetterReason, LetterState, Mend};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::worker::Worker;
use chrono::NaiveDate;
use dialogs::Dialog;
use iced::Task;
use iced::advanced::widget::Id;
pub use message::Message;
use pages::Shown;
use std::path::PathBuf;
pub use view::page_width;
use work::Work;

/// The panes of the screen.
const PANES: [&str; 2] = ["brieven-lijst", "brieven-pagina"];

/// The screen.
#[derive(Debug)]
pub struct Letters {
    year: i32,
    today: NaiveDate,
    /// When the letters must be out.
    deadline: Option<NaiveDate>,
    rows: Option<Vec<LetterSheet>>,
    group: usize,
    selected: Option<PlanId>,
    shown: Shown,
    /// How wide a page is drawn, in px.
    width: f32,
    folder: PathBuf,
    work: Option<Work>,
    dialog: Option<Dialog>,
    /// What was made last, until something else is.
    done: Option<Issued>,
    notice: Option<Notice>,
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Something was kept: say so, and offer to undo it.
    Did(String, Task<Message>),
    /// Let the user choose a folder.
    PickFolder(PathBuf),
    /// Open a file or a folder with the program of the system.
    Show(PathBuf),
    /// Another place that has to do with a letter.
    Go(Jump),
}

/// The states of the filter, in the order of urgency.
const GROUPS: [Option<LetterState>; 6] = [
    None,
    Some(LetterState::Blocked),
    Some(LetterState::Stale),
    Some(LetterState::Concept),
    Some(LetterState::Ready),
    Some(LetterState::Sent),
];

/// How to open the screen.
#[derive(Debug, Clone)]
pub struct Opening {
    pub year: i32,
    pub today: NaiveDate,
    /// The letter to begin with.
    pub selected: Option<PlanId>,
    /// Where letters go unless the user says otherwise.
    pub folder: PathBuf,
    /// How wide a page is drawn, in px.
    pub width: f32,
}

impl Letters {
    /// The letters of a year.
    pub fn new(worker: &Worker, opening: Opening) -> (Self, Task<Message>) {
        let screen = Self {
            year: opening.year,
            today: opening.today,
            deadline: letter_deadline(opening.year),
            rows: None,
            group: 0,
            selected: opening.selected,
            shown: Shown::Nothing,
            width: opening.width,
            folder: opening.folder,
            work: None,
            dialog: None,
            done: None,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn load(&self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| desk.letter_sheets(year),
            Message::Loaded,
        )
    }

    /// The plan whose letter is open.
    pub fn selected(&self) -> Option<PlanId> {
        self.selected
    }

    /// Whether letters are being made: closing asks first.
    pub fn is_busy(&self) -> bool {
        self.work.is_some()
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::Loaded(answer) => return self.loaded(answer, worker),
            Message::GroupChosen(group) => self.group = group,
            Message::RowPressed(at) => return self.select(at, worker),
            Message::RowOpened(at) => {
                let plan = self.listed().get(at).map(|row| row.plan);
                return self.opened(plan, worker);
            }
            Message::MendPressed => {
                let plan = self.selected;
                return plan.map_or(Action::None, |plan| self.mend(plan, worker));
            }
            Message::SubmissionsPressed => return Action::Go(Jump::Submissions(None)),
            Message::PlacePressed(at) => return self.follow(at),
            Message::PlaceReached => return Self::show_place(),
            Message::PagesMade(plan, answer) => self.pages_made(plan, answer),
            Message::PageTurned(on) => self.turn(on),
            Message::Pressed(key) => return self.pressed(key, worker),
            Message::NoticeClosed => {
                self.notice = None;
                self.done = None;
            }
            Message::Cancelled => self.dialog = None,
            Message::MakeAllPressed => self.ask_folder(self.all_to_make(), false),
            Message::PrintPressed => self.ask_folder(self.ready(), true),
            Message::MakePressed => self.ask_folder(self.selected.into_iter().collect(), false),
            Message::SendPressed => self.ask_sending(),
            Message::SendAllPressed => self.ask_sending_all(),
            other => return self.working(other, worker),
        }
        Action::None
    }

    /// Messages of dialogs, of long work, and of what follows from them.
    fn working(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::ExtrasToggled => self.toggle_extras(),
            Message::FolderTyped(folder) => self.folder_typed(folder),
            Message::BrowsePressed => return Action::PickFolder(self.folder.clone()),
            Message::FolderPicked(folder) => self.folder_typed(folder.display().to_string()),
            Message::StartPressed => return self.start(worker),
            Message::InTheWay(batch, answer) => return self.in_the_way(batch, answer, worker),
            Message::Stepped(step) => self.stepped(step),
            Message::StopPressed => self.stop(),
            Message::Finished(answer) => return self.finished(answer, worker),
            Message::OpenPressed => return self.open_pdf(worker),
            Message::FolderPressed => return Action::Show(self.folder.clone()),
            Message::PdfWritten(answer) => return self.pdf_written(answer),
            Message::DayTyped(day) => self.day_typed(day),
            Message::ChannelChosen(at) => self.channel_chosen(at),
            Message::SentPressed => return self.send(worker),
            Message::Sent(answer) => return self.did(answer, worker),
            Message::CorrectPressed => return self.correct(worker),
            Message::ConsultationPressed(activity) => {
                return Action::Go(Jump::Consultations(Some(activity)));
            }
            Message::CorrectionStarted(answer) | Message::Signed(answer) => {
                return self.did(answer, worker);
            }
            Message::SignatoryPressed => return Self::ask_signatory(worker),
            Message::SignatoriesFound(answer) => return self.signatories_found(answer),
            Message::SignatoryChosen(at) => self.signatory_chosen(at),
            Message::AllToggled => self.toggle_all(),
            Message::SignPressed => return self.sign(worker),
            _ => {}
        }
        Action::None
    }

    fn loaded(&mut self, answer: Result<Vec<LetterSheet>, Notice>, worker: &Worker) -> Action {
        match answer {
            Ok(rows) => {
                let known = |plan: &PlanId| rows.iter().any(|row| row.plan == *plan);
                let first = rows.first().map(|row| row.plan);
                self.selected = self.selected.filter(known).or(first);
                self.rows = Some(rows);
                Action::Run(self.show(worker))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    fn pressed(&mut self, key: Shortcut, worker: &Worker) -> Action {
        match key {
            Shortcut::Cancel if self.dialog.is_some() => self.dialog = None,
            Shortcut::Letters if self.work.is_none() && !self.all_to_make().is_empty() => {
                self.ask_folder(self.all_to_make(), false);
            }
            Shortcut::Enter if self.work.is_none() => return self.opened(self.selected, worker),
            Shortcut::Print => return self.open_pdf(worker),
            Shortcut::NextItem => self.turn(true),
            Shortcut::PreviousItem => self.turn(false),
            _ => {}
        }
        Action::None
    }

    fn select(&mut self, at: usize, worker: &Worker) -> Action {
        self.selected = self.listed().get(at).map(|row| row.plan);
        Action::Run(self.show(worker))
    }

    fn rows(&self) -> &[LetterSheet] {
        self.rows.as_deref().unwrap_or_default()
    }

    fn listed(&self) -> Vec<&LetterSheet> {
        let group = GROUPS.get(self.group).copied().flatten();
        self.rows()
            .iter()
            .filter(|row| group.is_none_or(|state| row.state == state))
            .collect()
    }

    fn current(&self) -> Option<&LetterSheet> {
        self.row(self.selected?)
    }

    fn with_state(&self, wanted: &[LetterState]) -> Vec<PlanId> {
        self.rows()
            .iter()
            .filter(|row| wanted.contains(&row.state))
            .map(|row| row.plan)
            .collect()
    }

    /// Letters that can be final: ready, and those that were made before something changed.
    fn ready(&self) -> Vec<PlanId> {
        self.with_state(&[LetterState::Ready, LetterState::Stale])
    }

    /// What the one primary button makes: final letters, or else concepts.
    fn all_to_make(&self) -> Vec<PlanId> {
        let ready = self.ready();
        if ready.is_empty() {
            self.with_state(&[LetterState::Concept])
        } else {
            ready
        }
    }

    /// Whether these plans give concepts.
    fn are_concepts(&self, plans: &[PlanId]) -> bool {
        self.rows()
            .iter()
            .any(|row| row.state == LetterState::Concept && plans.contains(&row.plan))
    }

    /// Letters that were made and still say the same: those that can be sent.
    fn to_send(&self) -> Vec<PlanId> {
        let rows = self.rows().iter().filter(|row| can_be_sent(row));
        rows.map(|row| row.plan).collect()
    }

    /// Enter on a letter: to where it is mended. A letter that was sent is corrected by its button alone.
    fn opened(&mut self, plan: Option<PlanId>, worker: &Worker) -> Action {
        let row = plan.and_then(|plan| self.row(plan));
        match row.map(|row| (row.plan, row.state)) {
            Some((_, LetterState::Sent)) | None => Action::None,
            Some((plan, _)) => self.mend(plan, worker),
        }
    }

    /// Goes to where what holds a letter up is mended, or mends it here.
    fn mend(&mut self, plan: PlanId, worker: &Worker) -> Action {
        let Some(mend) = self.row(plan).and_then(|row| row.mend) else {
            return Action::None;
        };
        self.selected = Some(plan);
        let judge = |activity, line| Jump::Judge {
            plan: Some(plan),
            activity,
            line,
        };
        Action::Go(match mend {
            Mend::Line(activity, line) => judge(Some(activity), Some(line)),
            Mend::Checks => judge(None, None),
            Mend::Consultation(activity) => Jump::Consultations(Some(activity)),
            Mend::Plan => Jump::Plan(plan),
            Mend::Settings => Jump::Settings,
            Mend::Partner(partner) => Jump::Partners(Some(partner)),
            Mend::Agreement => Jump::Roaz,
            Mend::Signatory => return Self::ask_signatory(worker),
            Mend::Make => {
                self.ask_folder(vec![plan], false);
                return Action::None;
            }
            Mend::Correction => return self.correct(worker),
        })
    }

    fn row(&self, plan: PlanId) -> Option<&LetterSheet> {
        self.rows().iter().find(|row| row.plan == plan)
    }

    /// The dialog that is open.
    pub fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.layer(self))
    }
}

/// Whether the letter was made and still holds, so that it can be sent.
fn can_be_sent(row: &LetterSheet) -> bool {
    row.state == LetterState::Ready && matches!(row.reason, LetterReason::Made { .. })
}

/// Whether there is a PDF of this letter in the register.
fn has_pdf(row: &LetterSheet) -> bool {
    row.letter
        .as_ref()
        .is_some_and(|row| row.pdf_sha256.is_some())
}

//! Bevindingen: everything that is open in a year, each with the way to where it is mended.

mod view;

use super::parts::findings::way;
use super::{Action, Jump, Page, ask};
use crate::desk::FindingRow;
use crate::domain::PassageId;
use crate::domain::finding::FindingKind;
use crate::domain::partner::name_key;
use crate::domain::submission::Severity;
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::theme::Layout;
use crate::ui::{Element, focus};
use crate::worker::Worker;
use iced::Task;
use iced::advanced::widget::Id;

/// The panes, from the left.
const PANES: [&str; 2] = ["bevindingen-lijst", "bevindingen-waarom"];
/// The list of findings.
const LIST: &str = "bevindingen";
/// The field above it.
const FIELD: &str = "bevindingen-partner";
/// What the filter by weight offers, after everything.
const WEIGHTS: [Severity; 3] = [Severity::Error, Severity::Question, Severity::Notice];

/// What is open in a year.
#[derive(Debug)]
pub struct Findings {
    year: i32,
    rows: Option<Vec<FindingRow>>,
    /// The weight that is shown; `None` is all.
    weight: Option<Severity>,
    kind: Option<FindingKind>,
    partner: String,
    /// The row that is marked, by its place among all.
    selected: Option<usize>,
    notice: Option<Notice>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Vec<FindingRow>, Notice>),
    WeightChosen(usize),
    KindChosen(usize),
    PartnerTyped(String),
    RowPressed(usize),
    RowOpened(usize),
    /// To where the marked finding is mended.
    WayPressed,
    PassagePressed(PassageId),
    NoticeClosed,
    Pressed(Shortcut),
}

impl Findings {
    /// What is open in a year.
    pub fn new(worker: &Worker, year: i32) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            rows: None,
            weight: None,
            kind: None,
            partner: String::new(),
            selected: None,
            notice: None,
        };
        let task = page.load(worker);
        (page, task)
    }

    fn all(&self) -> &[FindingRow] {
        self.rows.as_deref().unwrap_or_default()
    }

    /// The places, among all, of those that the filters let through.
    fn shown(&self) -> Vec<usize> {
        let wanted = name_key(&self.partner);
        let lets = |row: &FindingRow| {
            let found = &row.finding;
            self.weight.is_none_or(|weight| found.severity == weight)
                && self.kind.is_none_or(|kind| found.kind() == kind)
                && name_key(&found.partner).contains(&wanted)
        };
        let all = self.all().iter().enumerate();
        all.filter(|(_, row)| lets(row)).map(|(at, _)| at).collect()
    }

    /// The sorts that there are, for the filter.
    fn kinds(&self) -> Vec<FindingKind> {
        let there = |kind: &FindingKind| self.all().iter().any(|it| it.finding.kind() == *kind);
        FindingKind::ALL.iter().copied().filter(there).collect()
    }

    fn current(&self) -> Option<&FindingRow> {
        self.all().get(self.selected?)
    }

    fn loaded(&mut self, rows: Vec<FindingRow>) -> Task<Message> {
        let first_time = self.rows.is_none();
        let was = self.current().cloned();
        self.rows = Some(rows);
        // What was looked at may have moved, or be gone.
        self.selected = was.and_then(|was| self.all().iter().position(|it| *it == was));
        self.settle();
        if first_time {
            focus::on(LIST)
        } else {
            Task::none()
        }
    }

    /// After the list became another: its first row, unless the marked one is still in it.
    fn settle(&mut self) {
        let shown = self.shown();
        if !self.selected.is_some_and(|at| shown.contains(&at)) {
            self.selected = shown.first().copied();
        }
    }

    fn choose(&mut self, at: usize) {
        if let Some(place) = self.shown().get(at) {
            self.selected = Some(*place);
        }
    }

    fn step(&mut self, on: bool) {
        let shown = self.shown();
        let here = shown.iter().position(|it| Some(*it) == self.selected);
        let next = match (here, on) {
            (Some(at), true) => at.saturating_add(1).min(shown.len().saturating_sub(1)),
            (Some(at), false) => at.saturating_sub(1),
            (None, _) => 0,
        };
        self.choose(next);
    }

    fn go(&self) -> Action<Message> {
        match self.current() {
            Some(row) => Action::Go(way(&row.finding)),
            None => Action::None,
        }
    }

    fn key(&mut self, key: Shortcut) -> Action<Message> {
        match key {
            Shortcut::Up => self.step(false),
            Shortcut::Down => self.step(true),
            Shortcut::Enter => return self.go(),
            Shortcut::Find => return Action::Run(focus::on(FIELD)),
            Shortcut::Guide => {
                let first = self.current().and_then(|row| row.passages.first());
                if let Some(passage) = first {
                    return Action::Go(Jump::Passage(passage.id.clone()));
                }
            }
            Shortcut::Cancel => return Action::Back,
            _ => {}
        }
        Action::None
    }
}

impl Page for Findings {
    type Message = Message;

    fn update(&mut self, message: Message, _worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(rows)) => return Action::Run(self.loaded(rows)),
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::WeightChosen(at) => {
                self.weight = at.checked_sub(1).and_then(|at| WEIGHTS.get(at)).copied();
                self.settle();
            }
            Message::KindChosen(at) => {
                let kinds = self.kinds();
                self.kind = at.checked_sub(1).and_then(|at| kinds.get(at)).copied();
                self.settle();
            }
            Message::PartnerTyped(partner) => {
                self.partner = partner;
                self.settle();
            }
            Message::RowPressed(at) => self.choose(at),
            Message::RowOpened(at) => {
                self.choose(at);
                return self.go();
            }
            Message::WayPressed => return self.go(),
            Message::PassagePressed(passage) => return Action::Go(Jump::Passage(passage)),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.key(key),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        self.screen(layout)
    }

    fn panes(&self) -> Vec<Id> {
        PANES.into_iter().map(Id::new).collect()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(worker, move |desk| desk.finding_rows(year), Message::Loaded)
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(_path: std::path::PathBuf) -> Option<Message> {
        None
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(Err(notice)) => Some(notice),
            Message::Loaded(Ok(_))
            | Message::WeightChosen(_)
            | Message::KindChosen(_)
            | Message::PartnerTyped(_)
            | Message::RowPressed(_)
            | Message::RowOpened(_)
            | Message::WayPressed
            | Message::PassagePressed(_)
            | Message::NoticeClosed
            | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Findings
    }
}

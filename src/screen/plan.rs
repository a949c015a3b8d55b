//! One plan as it stands: its activities with their cost lines, how it was handed in, and the versions it came in.

mod receipt;
mod version;
mod view;

use super::source_table::SourceTable;
use super::{Jump, ask};
use crate::desk::{ActivitySheet, LineSheet, PlanReceipt, PlanSheet, PlanVersion, VersionContent};
use crate::domain::{ActivityId, PlanId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::worker::Worker;
use chrono::NaiveDate;
use iced::Task;
use iced::advanced::widget::Id;
use receipt::Form;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The screen.
#[derive(Debug)]
pub struct Plan {
    plan: PlanId,
    today: NaiveDate,
    content: Option<Content>,
    /// The row of the table that the user is at.
    selected: usize,
    /// How it was handed in, while that is being changed.
    form: Option<Form>,
    /// An earlier version that is looked at.
    version: Option<Version>,
    notice: Option<Notice>,
}

/// What the desk tells of a plan.
#[derive(Debug, Clone)]
pub struct Content {
    sheet: PlanSheet,
    versions: Vec<PlanVersion>,
    /// Activities that were kept against a later version.
    kept: BTreeMap<ActivityId, u32>,
    /// Fields of the form that were typed and not kept, by their name.
    typed: BTreeMap<String, String>,
}

/// A version that is looked at.
#[derive(Debug)]
struct Version {
    content: VersionContent,
    sheet: usize,
    table: SourceTable,
    /// In a narrow window: the sheet, not the activities.
    on_sheet: bool,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Option<Box<Content>>, Notice>),
    BackPressed,
    LetterPressed,
    JudgePressed,
    PartnerPressed,
    CellPressed,
    RowMoved(usize),
    RowOpened(usize),
    EditPressed,
    ReceivedTyped(String),
    SignedTyped(String),
    ReferenceTyped(String),
    EvaluationToggled,
    SavePressed,
    EditCancelled,
    Saved(Result<(), Notice>),
    DraftKept(Result<(), Notice>),
    VersionPressed(u32),
    VersionLoaded(Result<Box<VersionContent>, Notice>),
    VersionClosed,
    FilePressed(u32),
    FilePutOut(Result<PathBuf, Notice>),
    SheetChosen(usize),
    SideChosen(usize),
    SourceRowPressed(usize),
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Something was kept: say so.
    Did(String, Task<Message>),
    /// Back to the list, with this plan marked.
    Back(PlanId),
    /// Another place that has to do with this plan.
    Go(Jump),
    /// Let the user choose files to read in.
    PickFiles,
    /// Open a file with the program of the system.
    Show(PathBuf),
}

/// A row of the table.
enum Line<'a> {
    Activity(&'a ActivitySheet),
    Cost(&'a ActivitySheet, &'a LineSheet),
}

impl Message {
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Saved(answer) | Self::DraftKept(answer) => answer.as_ref().err(),
            _ => None,
        }
    }
}

impl Plan {
    /// One plan.
    pub fn new(worker: &Worker, plan: PlanId, today: NaiveDate) -> (Self, Task<Message>) {
        let mut screen = Self {
            plan,
            today,
            content: None,
            selected: 0,
            form: None,
            version: None,
            notice: None,
        };
        let load = screen.anew(worker);
        (screen, load)
    }

    /// Asks for everything anew, as after something was taken back.
    pub fn anew(&mut self, worker: &Worker) -> Task<Message> {
        let plan = self.plan;
        ask(
            worker,
            move |desk| {
                if !desk.has_plan(plan)? {
                    return Ok(None);
                }
                Ok(Some(Box::new(Content {
                    sheet: desk.plan_sheet(plan)?,
                    versions: desk.plan_versions(plan)?,
                    kept: desk.kept_activities(plan)?,
                    typed: desk.typed(&receipt::draft_key(plan, "")),
                })))
            },
            Message::Loaded,
        )
    }

    /// The plan that is shown.
    pub fn plan(&self) -> PlanId {
        self.plan
    }

    /// Takes what happened.
    pub fn update(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::Loaded(answer) => return self.loaded(answer),
            Message::Pressed(key) => return self.pressed(key, worker),
            Message::BackPressed => return Action::Back(self.plan),
            Message::LetterPressed => return Action::Go(Jump::Letters(Some(self.plan))),
            Message::JudgePressed => return self.judge(),
            Message::PartnerPressed => {
                let partner = self.content.as_ref().map(|it| it.sheet.partner.id);
                return Action::Go(Jump::Partners(partner));
            }
            Message::CellPressed => return self.cell(),
            Message::RowMoved(at) => self.selected = at,
            Message::RowOpened(at) => {
                self.selected = at;
                return match self.lines().get(at) {
                    Some(Line::Activity(_)) => self.judge(),
                    Some(Line::Cost(..)) => self.cell(),
                    None => Action::None,
                };
            }
            Message::NoticeClosed => self.notice = None,
            Message::VersionPressed(_)
            | Message::VersionLoaded(_)
            | Message::VersionClosed
            | Message::FilePressed(_)
            | Message::FilePutOut(_)
            | Message::SheetChosen(_)
            | Message::SideChosen(_)
            | Message::SourceRowPressed(_) => return self.version_said(message, worker),
            other => return self.receipt_said(other, worker),
        }
        Action::None
    }

    fn loaded(&mut self, answer: Result<Option<Box<Content>>, Notice>) -> Action {
        match answer {
            Ok(Some(content)) => {
                if !content.typed.is_empty() {
                    self.form = Some(Form::of(&content.sheet.plan, &content.typed));
                }
                self.content = Some(*content);
                let last = self.lines().len().saturating_sub(1);
                self.selected = self.selected.min(last);
            }
            // Reading it in was taken back.
            Ok(None) => return Action::Back(self.plan),
            Err(notice) => self.notice = Some(notice),
        }
        Action::None
    }

    fn pressed(&mut self, key: Shortcut, worker: &Worker) -> Action {
        match key {
            Shortcut::Cancel if self.form.is_some() => {
                self.receipt_said(Message::EditCancelled, worker)
            }
            Shortcut::Cancel | Shortcut::Back if self.version.is_some() => {
                self.version = None;
                Action::None
            }
            Shortcut::Cancel => Action::Back(self.plan),
            Shortcut::Back if self.form.is_none() => Action::Back(self.plan),
            Shortcut::NextOpen => self.judge(),
            Shortcut::Open => Action::PickFiles,
            _ => Action::None,
        }
    }

    /// Beoordelen, at the activity and line that the user is at.
    fn judge(&self) -> Action {
        let lines = self.lines();
        let (activity, line) = match lines.get(self.selected) {
            Some(Line::Activity(sheet)) => (Some(sheet.activity.id), None),
            Some(Line::Cost(sheet, line)) => (Some(sheet.activity.id), Some(line.line.id)),
            None => (None, None),
        };
        Action::Go(Jump::Judge {
            plan: Some(self.plan),
            activity,
            line,
        })
    }

    /// The cell that the line was read from.
    fn cell(&self) -> Action {
        match self.lines().get(self.selected) {
            Some(Line::Cost(_, line)) => Action::Go(Jump::Trail(self.plan, Some(line.line.id))),
            Some(Line::Activity(_)) | None => Action::None,
        }
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let sheets = self.content.as_ref().map(|it| &it.sheet.activities);
        sheets
            .into_iter()
            .flatten()
            .flat_map(|sheet| {
                let costs = sheet.lines.iter().map(move |line| Line::Cost(sheet, line));
                std::iter::once(Line::Activity(sheet)).chain(costs)
            })
            .collect()
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        match &self.version {
            Some(_) => vec![Id::new("versie-activiteiten"), Id::new("versie-blad")],
            None => vec![
                Id::new("jaarplan-ontvangst"),
                Id::new("jaarplan"),
                Id::new("jaarplan-versies"),
            ],
        }
    }
}

/// How a plan was handed in, as the register has it.
fn standing(plan: &crate::domain::plan::AnnualPlan) -> PlanReceipt {
    PlanReceipt {
        received_on: plan.received_on,
        signed_by: plan.signed_by.clone(),
        self_evaluation: plan.self_evaluation,
        reference: plan.reference.clone(),
    }
}

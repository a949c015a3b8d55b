//! What happens on the screen, and what only the window can do for it.

use crate::desk::{DecisionFault, Earlier, PlanSheet};
use crate::domain::decision::{Outcome, Sentence};
use crate::domain::region::RegionPolicy;
use crate::domain::{CostKindId, CostLineId, PassageId};
use crate::notice::Notice;
use crate::screen::Jump;
use crate::ui::keys::Shortcut;
use iced::Task;
use iced::widget::text_editor;
use std::collections::BTreeMap;

/// What the desk tells of a year.
#[derive(Debug, Clone)]
pub struct Content {
    pub(super) plans: Vec<PlanSheet>,
    pub(super) policy: RegionPolicy,
    /// What was typed and not recorded yet, by the number of the line.
    pub(super) drafts: BTreeMap<String, String>,
    /// Of forms of consultations, by the number of the line and the field.
    pub(super) talk_drafts: BTreeMap<String, String>,
}

/// What came of a deed.
#[derive(Debug, Clone)]
pub struct Done {
    /// The plans as they are now.
    pub(super) plans: Vec<PlanSheet>,
    pub(super) after: After,
}

/// What belongs beside a line.
#[derive(Debug, Clone)]
pub struct Beside {
    pub(super) earlier: Vec<Earlier>,
    pub(super) sentences: Vec<Sentence>,
}

/// What follows a deed.
#[derive(Debug, Clone)]
pub(super) enum After {
    /// Stay; nothing needs saying.
    Stay,
    /// Stay, at the verdict that follows.
    Verdict,
    /// Say this, and go to the next open line. The motivations of these lines are recorded now.
    Next(String, Vec<CostLineId>),
    /// Say this.
    Say(String),
    /// The decision does not hold together.
    Fault(DecisionFault),
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Content>, Notice>),
    Done(Result<Box<Done>, Notice>),
    Refreshed(Result<Box<PlanSheet>, Notice>),
    BesideFound(CostLineId, Result<Beside, Notice>),
    DraftKept(Result<(), Notice>),
    PlansPressed,
    PlanFilterChosen(usize),
    PlanTyped(String),
    PlanChosen(usize),
    PlanStepped(bool),
    ShowChosen(usize),
    ListPressed(usize),
    WholePressed,
    ActivityStepped(bool),
    LinePressed(usize),
    NextOpenPressed,
    TabChosen(usize),
    ScopeOfWhyChosen(usize),
    KindChosen(usize),
    KindConfirmed,
    Answered(usize, usize),
    CheckAnswered(usize, usize),
    PlanCheckAnswered(usize, usize),
    TakeBackPressed,
    Wrote(text_editor::Action),
    ReasonTaken,
    AmountTyped(String),
    DecidePressed(Outcome),
    PartCancelled,
    GrantAllPressed,
    GrantAllConfirmed,
    AgreementPressed,
    DayTyped(String),
    ScopeChosen(usize),
    AgreementConfirmed,
    WhomTyped(String),
    QuestionTyped(text_editor::Action),
    DueTyped(String),
    DueLeft,
    TalkConfirmed,
    SentencesPressed,
    SentencePointed(usize),
    SentenceChosen(usize),
    SentenceKept(Option<CostKindId>),
    SentenceRemoved,
    SentencesFound(Result<Vec<Sentence>, Notice>),
    LetterPressed,
    UndoPressed,
    JumpPressed(Jump),
    Cancelled,
    NoticeClosed,
    Pressed(Shortcut),
}

/// What only the window can do.
pub enum Action {
    None,
    Run(Task<Message>),
    /// Something was kept that does not change what is open.
    Kept(Task<Message>),
    /// Something was kept, and less or more is open now.
    Decided(Task<Message>),
    /// Take back what was done last.
    Undo,
    /// Another place that has to do with this plan.
    Go(Jump),
}

impl Message {
    /// To a passage of the guide or of the region.
    pub(super) fn passage(id: &PassageId) -> Self {
        Self::JumpPressed(Jump::Passage(id.clone()))
    }

    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Loaded(answer) => answer.as_ref().err(),
            Self::Done(answer) => answer.as_ref().err(),
            Self::Refreshed(answer) => answer.as_ref().err(),
            Self::BesideFound(_, answer) => answer.as_ref().err(),
            Self::DraftKept(answer) => answer.as_ref().err(),
            Self::SentencesFound(answer) => answer.as_ref().err(),
            _ => None,
        }
    }
}

impl Action {
    /// Both, the first one first. Of two that leave the screen the last one counts.
    pub(super) fn and(self, next: Self) -> Self {
        match (self, next) {
            (Self::None, next) => next,
            (first, Self::None) => first,
            (Self::Run(one), Self::Run(other)) => Self::Run(Task::batch([one, other])),
            (Self::Run(one) | Self::Kept(one), Self::Kept(other))
            | (Self::Kept(one), Self::Run(other)) => Self::Kept(Task::batch([one, other])),
            (Self::Run(one) | Self::Kept(one) | Self::Decided(one), Self::Decided(other))
            | (Self::Decided(one), Self::Run(other) | Self::Kept(other)) => {
                Self::Decided(Task::batch([one, other]))
            }
            (_, leave @ (Self::Undo | Self::Go(_))) | (leave @ (Self::Undo | Self::Go(_)), _) => {
                leave
            }
        }
    }
}

//! Beoordelen: a plan's activities and cost lines, their questions, what the rules make of them, and the decision.

mod bar;
mod deeds;
mod dialogs;
mod lines;
mod place;
mod plans;
mod questions;
mod state;
mod view;
mod why;

use super::{Jump, ask};
use crate::desk::{AnswerChange, Earlier, PlanSheet};
use crate::domain::decision::Outcome;
use crate::domain::region::RegionPolicy;
use crate::domain::{ActivityId, CostLineId, PlanId};
use crate::notice::Notice;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::worker::Worker;
use chrono::NaiveDate;
use dialogs::Dialog;
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::text_editor;
use std::collections::{BTreeMap, VecDeque};

/// The list of cost lines: where the keyboard begins and comes back to.
const LINES: &str = "kostenregels";
/// The field for the motivation.
const MOTIVATION: &str = "motivering";
/// The field for the amount of a part.
const AMOUNT: &str = "bedrag";
/// The select for the cost kind.
const KIND: &str = "kostensoort";
/// The panes of the screen.
const PANES: [&str; 3] = ["beoordelen-lijst", "beoordelen-werk", "beoordelen-waarom"];

/// The screen.
#[derive(Debug)]
pub struct Judge {
    year: i32,
    today: NaiveDate,
    plans: Option<Vec<PlanSheet>>,
    policy: RegionPolicy,
    show: Show,
    plan: Option<PlanId>,
    activity: Option<ActivityId>,
    line: Option<CostLineId>,
    tab: Tab,
    motivation: text_editor::Content,
    /// Motivations that were typed and not recorded yet.
    drafts: BTreeMap<CostLineId, String>,
    /// What was typed as the amount, while a part is asked for.
    amount: Option<String>,
    fault: Option<Fault>,
    /// What takes back each answer that was given, the last one last.
    given: Vec<(PlanId, Vec<AnswerChange>)>,
    earlier: Vec<Earlier>,
    dialog: Option<Dialog>,
    /// What was decided last, until something else is.
    said: Option<String>,
    /// A deed is under way.
    busy: bool,
    /// Keys that were pressed meanwhile; they wait for its outcome.
    waiting: VecDeque<Shortcut>,
    notice: Option<Notice>,
}

/// Which activities the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Show {
    All,
    Open,
    InConsultation,
}

/// What the narrow window shows of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Costs,
    Questions,
    Why,
    Earlier,
}

impl Show {
    const ALL: [Self; 3] = [Self::All, Self::Open, Self::InConsultation];
}

impl Tab {
    const ALL: [Self; 4] = [Self::Costs, Self::Questions, Self::Why, Self::Earlier];
}

/// What is wrong with a decision, at its field.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Fault {
    Motivation(String),
    Amount(String),
}

/// What the desk tells of a year.
#[derive(Debug, Clone)]
pub struct Content {
    plans: Vec<PlanSheet>,
    policy: RegionPolicy,
}

/// What came of a deed.
#[derive(Debug, Clone)]
pub struct Done {
    /// The plans as they are now.
    plans: Vec<PlanSheet>,
    after: After,
}

/// What follows a deed.
#[derive(Debug, Clone)]
enum After {
    /// Stay; nothing needs saying.
    Stay,
    /// Say this, and go to the next open line.
    Next(String),
    /// Say this.
    Say(String),
    /// The decision does not hold together.
    Fault(crate::desk::DecisionFault),
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<Content>, Notice>),
    Done(Result<Box<Done>, Notice>),
    EarlierFound(CostLineId, Result<Vec<Earlier>, Notice>),
    PlanChosen(usize),
    PlanStepped(bool),
    ShowChosen(usize),
    ActivityPressed(usize),
    ActivityStepped(bool),
    LinePressed(usize),
    NextOpenPressed,
    TabChosen(usize),
    KindChosen(usize),
    KindConfirmed,
    Answered(usize, usize),
    CheckAnswered(usize, usize),
    AllYesPressed,
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
    LetterPressed,
    UndoPressed,
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
    /// What went wrong, when that is what it tells.
    pub fn notice(&self) -> Option<&Notice> {
        match self {
            Self::Loaded(answer) => answer.as_ref().err(),
            Self::Done(answer) => answer.as_ref().err(),
            Self::EarlierFound(_, answer) => answer.as_ref().err(),
            _ => None,
        }
    }
}

impl Action {
    /// Both, the first one first. Of two that leave the screen the last one counts.
    fn and(self, next: Self) -> Self {
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

impl Judge {
    /// The plans of a year; `plan` is the one to begin with.
    pub fn new(
        worker: &Worker,
        year: i32,
        today: NaiveDate,
        plan: Option<PlanId>,
        activity: Option<ActivityId>,
        line: Option<CostLineId>,
    ) -> (Self, Task<Message>) {
        let screen = Self {
            year,
            today,
            plans: None,
            policy: RegionPolicy::default(),
            show: Show::All,
            plan,
            activity,
            line,
            tab: Tab::Costs,
            motivation: text_editor::Content::new(),
            drafts: BTreeMap::new(),
            amount: None,
            fault: None,
            given: Vec::new(),
            earlier: Vec::new(),
            dialog: None,
            said: None,
            busy: false,
            waiting: VecDeque::new(),
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    /// Asks for everything anew, as after something was undone.
    pub fn load(&self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(
            worker,
            move |desk| {
                Ok(Box::new(Content {
                    plans: desk.plan_sheets(year)?,
                    policy: desk.policy(year)?,
                }))
            },
            Message::Loaded,
        )
    }

    /// After something was undone: all anew, and no answer of before can be taken back any more.
    pub fn undone(&mut self, worker: &Worker) -> Task<Message> {
        self.given.clear();
        self.said = None;
        self.load(worker)
    }

    /// This place, to come back to.
    pub fn here(&self) -> Jump {
        Jump::Judge {
            plan: self.plan,
            activity: self.activity,
            line: self.line,
        }
    }

    /// The panes, for F6.
    pub fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    /// Takes what happened; then the keys that waited for it.
    pub fn update(&mut self, message: Message, worker: &Worker) -> Action {
        let mut action = self.take(message, worker);
        while !self.busy
            && let Some(key) = self.waiting.pop_front()
        {
            action = action.and(self.pressed(key, worker));
        }
        action
    }

    fn take(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::Loaded(answer) => return self.loaded(answer, worker),
            Message::Done(answer) => return self.done(answer, worker),
            Message::EarlierFound(line, answer) => self.found_earlier(line, answer),
            Message::PlanChosen(at) => return self.choose_plan(at, worker),
            Message::PlanStepped(on) => return self.step_plan(on, worker),
            Message::ShowChosen(at) => self.choose_show(at),
            Message::ActivityPressed(at) => return self.choose_activity(at, worker),
            Message::ActivityStepped(on) => return self.step_activity(on, worker),
            Message::LinePressed(at) => return self.choose_line(at, worker),
            Message::NextOpenPressed => return self.next_open(worker),
            Message::TabChosen(at) => {
                self.tab = Tab::ALL.get(at).copied().unwrap_or(self.tab);
            }
            Message::Pressed(key) => return self.pressed(key, worker),
            Message::Cancelled => self.dialog = None,
            Message::NoticeClosed => self.notice = None,
            Message::LetterPressed => {
                let letters = |plan| Action::Go(Jump::Letters(Some(plan)));
                return self.plan.map_or(Action::None, letters);
            }
            Message::UndoPressed => return Action::Undo,
            other => return self.judging(other, worker),
        }
        Action::None
    }

    /// Messages about answers, kinds and decisions.
    fn judging(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::KindChosen(at) => return self.choose_kind(at, worker),
            Message::KindConfirmed => return self.confirm_kind(worker),
            Message::Answered(question, option) => return self.answer(question, option, worker),
            Message::CheckAnswered(check, option) => {
                return self.answer_check(check, option, worker);
            }
            Message::AllYesPressed => return self.all_yes(worker),
            Message::TakeBackPressed => return self.take_back(worker),
            Message::Wrote(action) => {
                self.fault = None;
                self.motivation.perform(action);
            }
            Message::ReasonTaken => self.take_reason(),
            Message::AmountTyped(typed) => {
                self.fault = None;
                self.amount = Some(typed);
            }
            Message::DecidePressed(outcome) => return self.decide(outcome, worker),
            Message::PartCancelled => {
                self.amount = None;
                self.fault = None;
            }
            other => return self.in_dialog(other, worker),
        }
        Action::None
    }

    /// Messages that open a dialog or come from one.
    fn in_dialog(&mut self, message: Message, worker: &Worker) -> Action {
        match message {
            Message::GrantAllPressed => self.look_at_all(),
            Message::GrantAllConfirmed => return self.grant_all(worker),
            Message::AgreementPressed => self.ask_agreement(),
            Message::DayTyped(day) => self.day_typed(day),
            Message::ScopeChosen(at) => self.scope_chosen(at),
            Message::AgreementConfirmed => return self.record_agreement(worker),
            _ => {}
        }
        Action::None
    }

    fn pressed(&mut self, key: Shortcut, worker: &Worker) -> Action {
        if self.dialog.is_some() {
            if key == Shortcut::Cancel {
                self.dialog = None;
                return Action::Run(focus::on(LINES));
            }
            return Action::None;
        }
        if self.busy {
            self.waiting.push_back(key);
            return Action::None;
        }
        match key {
            Shortcut::Decide(digit) => {
                let outcome = Outcome::ALL.get(usize::from(digit).saturating_sub(1));
                return outcome.map_or(Action::None, |outcome| self.decide(*outcome, worker));
            }
            Shortcut::Digit(digit) => return self.digit(digit, worker),
            Shortcut::AllYes => return self.all_yes(worker),
            Shortcut::Back => return self.take_back(worker),
            Shortcut::NextOpen => return self.next_open(worker),
            Shortcut::Enter => return self.confirm_kind(worker),
            Shortcut::NextItem => return self.step_activity(true, worker),
            Shortcut::PreviousItem => return self.step_activity(false, worker),
            Shortcut::NextPlan => return self.step_plan(true, worker),
            Shortcut::PreviousPlan => return self.step_plan(false, worker),
            Shortcut::Down => return self.step_line(true, worker),
            Shortcut::Up => return self.step_line(false, worker),
            Shortcut::GrantAll => self.look_at_all(),
            Shortcut::Agreement => self.ask_agreement(),
            Shortcut::Cancel if self.amount.is_some() => {
                self.amount = None;
                self.fault = None;
                return Action::Run(focus::on(LINES));
            }
            Shortcut::Cancel => self.notice = None,
            _ => {}
        }
        Action::None
    }

    /// The dialog that is open.
    pub fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.layer(self))
    }
}

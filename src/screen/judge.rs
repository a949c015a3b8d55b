//! Beoordelen: a plan's activities and cost lines, their questions, what the rules make of them, and the decision.

mod answers;
mod bar;
mod by_tree;
mod deeds;
mod dialogs;
mod drafts;
mod keys;
mod lines;
mod message;
mod picker;
mod place;
mod plans;
mod questions;
mod sentences;
mod state;
mod talk;
mod view;
mod whole;
mod why;

pub use message::{Action, Message};

use super::{Jump, ask};
use crate::desk::{AnswerChange, Earlier, PlanSheet};
use crate::domain::decision::Sentence;
use crate::domain::region::RegionPolicy;
use crate::domain::{ActivityId, CostLineId, PlanId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::worker::Worker;
use chrono::NaiveDate;
use dialogs::Dialog;
use drafts::Unkept;
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::text_editor;
use message::Content;
use std::collections::{BTreeMap, VecDeque};

/// The list of cost lines: where the keyboard begins and comes back to.
const LINES: &str = "kostenregels";
/// A control in the head of the activity, to bring it into sight.
const HEAD: &str = "vorige-activiteit";
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
    /// Which plans are taken in turn.
    plan_show: PlanShow,
    show: Show,
    plan: Option<PlanId>,
    /// The plan itself is looked at, not one of its activities.
    whole: bool,
    activity: Option<ActivityId>,
    line: Option<CostLineId>,
    /// The activity whose head was brought into sight.
    shown: Option<ActivityId>,
    tab: Tab,
    /// Why is told of the whole activity, not of the selected line alone.
    why_of_all: bool,
    motivation: text_editor::Content,
    /// Motivations that were typed and not recorded yet.
    drafts: BTreeMap<CostLineId, String>,
    /// Forms of consultations that were typed and not recorded yet, by line and field.
    talk_drafts: BTreeMap<String, String>,
    unkept: Unkept,
    /// What was typed as the amount, while a part is asked for.
    amount: Option<String>,
    fault: Option<Fault>,
    /// What takes back each answer that was given, the last one last.
    given: Vec<(PlanId, Vec<AnswerChange>)>,
    earlier: Vec<Earlier>,
    sentences: Vec<Sentence>,
    dialog: Option<Dialog>,
    /// What was decided last, until something else is.
    said: Option<String>,
    /// A deed is under way.
    busy: bool,
    /// Keys that were pressed meanwhile; they wait for its outcome.
    waiting: VecDeque<Shortcut>,
    notice: Option<Notice>,
}

/// Which plans the picker shows, and Alt+↓ goes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PlanShow {
    All,
    Open,
    InConsultation,
    Again,
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

impl PlanShow {
    const ALL: [Self; 4] = [Self::All, Self::Open, Self::InConsultation, Self::Again];
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

impl Judge {
    /// The plans of a year; it begins at the line, or else the activity, or else the plan that is given.
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
            plan_show: PlanShow::All,
            show: Show::All,
            plan,
            whole: false,
            activity,
            line,
            shown: None,
            tab: Tab::Costs,
            why_of_all: false,
            motivation: text_editor::Content::new(),
            drafts: BTreeMap::new(),
            talk_drafts: BTreeMap::new(),
            unkept: Unkept::default(),
            amount: None,
            fault: None,
            given: Vec::new(),
            earlier: Vec::new(),
            sentences: Vec::new(),
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
                    drafts: desk.typed(drafts::PREFIX),
                    talk_drafts: desk.typed(drafts::TALK),
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
            Message::Refreshed(answer) => self.refreshed(answer),
            Message::BesideFound(line, answer) => self.found_beside(line, answer),
            Message::PlanChosen(at) => return self.choose_plan(at, worker),
            Message::PlanStepped(on) => return self.step_plan(on, worker),
            Message::ShowChosen(at) => self.choose_show(at),
            Message::ListPressed(at) => return self.choose_listed(at, worker),
            Message::WholePressed => return self.choose_whole(),
            Message::ActivityStepped(on) => return self.step_activity(on, worker),
            Message::LinePressed(at) => return self.choose_line(at, worker),
            Message::NextOpenPressed => return self.next_open(worker),
            Message::TabChosen(at) => {
                self.tab = Tab::ALL.get(at).copied().unwrap_or(self.tab);
            }
            Message::ScopeOfWhyChosen(at) => self.why_of_all = at == 1,
            Message::Pressed(key) => return self.pressed(key, worker),
            Message::Cancelled => self.dialog = None,
            Message::NoticeClosed => self.notice = None,
            Message::JumpPressed(jump) => return Action::Go(jump),
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
            Message::PlanCheckAnswered(check, option) => {
                return self.answer_plan_check(check, option, worker);
            }
            Message::TakeBackPressed => return self.take_back(worker),
            Message::Wrote(action) => return self.wrote(action, worker),
            Message::DraftKept(Err(notice)) => self.notice = Some(notice),
            Message::DraftKept(Ok(())) => {}
            Message::ReasonTaken => return self.take_reason(worker),
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
            Message::PlansPressed => self.look_for_plan(),
            Message::PlanTyped(query) => self.plan_typed(query),
            Message::PlanFilterChosen(at) => self.plan_filter_chosen(at),
            Message::WhomTyped(typed) => return self.whom_typed(typed, worker),
            Message::QuestionTyped(action) => return self.question_typed(action, worker),
            Message::DueTyped(typed) => return self.due_typed(typed, worker),
            Message::DueLeft => self.due_left(),
            Message::TalkConfirmed => return self.record_talk(worker),
            Message::SentencesPressed => self.look_at_sentences(),
            Message::SentencePointed(at) => self.point_at_sentence(at),
            Message::SentenceChosen(at) => return self.insert_sentence(at, worker),
            Message::SentenceKept(kind) => return self.keep_sentence(kind, worker),
            Message::SentenceRemoved => return self.remove_sentence(worker),
            Message::SentencesFound(answer) => return self.found_sentences(answer),
            _ => {}
        }
        Action::None
    }

    /// The dialog that is open.
    pub fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.layer(self))
    }
}

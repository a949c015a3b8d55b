//! Uren: what institutions account for, beside comparable registrations, and what of it counts.

mod bar;
mod checks;
mod deeds;
mod dialogs;
mod drafts;
mod form;
mod lines;
mod list;
mod place;
mod side;
mod view;

use super::{Action, Jump, Page, ask, parts};
use crate::desk::{ClaimSheet, FindingRow, HoursBoard};
use crate::domain::{HoursClaimId, PassageId};
use crate::notice::Notice;
use crate::ui::Element;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::ui::modal::Layer;
use crate::ui::theme::{self, Layout};
use crate::worker::Worker;
use deeds::{Decision, Done};
use dialogs::Dialog;
use form::{Entry, Form};
use iced::Task;
use iced::advanced::widget::Id;
use iced::widget::{Column, container, text_editor};
use place::Show;
use std::collections::{BTreeMap, VecDeque};

/// The panes, for F6.
const PANES: [&str; 2] = ["uren-lijst", "uren-oordeel"];
/// The list of claims: where the keyboard begins and comes back to.
const LIST: &str = "registraties";
/// The field of the reason.
const REASON: &str = "uren-reden";
/// The field to search in.
const FIND: &str = "uren-zoeken";

/// The hours of a year.
#[derive(Debug)]
pub struct Hours {
    year: i32,
    board: Option<Box<HoursBoard>>,
    show: Show,
    query: String,
    selected: Option<HoursClaimId>,
    form: Form,
    /// What was typed and not decided yet, by claim and field.
    drafts: BTreeMap<String, String>,
    /// What does not agree, by claim; they come after the hours themselves.
    findings: BTreeMap<HoursClaimId, Vec<FindingRow>>,
    tab: Tab,
    dialog: Option<Dialog>,
    /// The claim that was decided last: its institution can be told.
    decided: Option<HoursClaimId>,
    /// What was done last, where no toast says it.
    said: Option<String>,
    busy: bool,
    /// Keys that were pressed meanwhile.
    waiting: VecDeque<Shortcut>,
    notice: Option<Notice>,
}

/// What the narrow window shows of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tab {
    Ratio,
    Checks,
    Lines,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Ratio, Self::Checks, Self::Lines];
}

/// What the desk tells of a year.
#[derive(Debug, Clone)]
pub struct Content {
    board: Box<HoursBoard>,
    drafts: BTreeMap<String, String>,
}

/// What happens on it.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Content, Notice>),
    Found(Result<BTreeMap<HoursClaimId, Vec<FindingRow>>, Notice>),
    Done(Result<Box<Done>, Notice>),
    RowPressed(usize),
    RowOpened(usize),
    NextOpenPressed,
    ShowChosen(usize),
    QueryTyped(String),
    TabChosen(usize),
    CheckPressed(usize),
    Answered(usize, usize),
    Typed(Entry, String),
    Reasoned(text_editor::Action),
    DraftKept(Result<(), Notice>),
    DecidePressed(Decision),
    WhomKnown(HoursClaimId, Result<String, Notice>),
    WhomTyped(String),
    QuestionTyped(text_editor::Action),
    TalkConfirmed,
    MailPressed,
    MailMade(Result<String, Notice>),
    CopyPressed,
    ErasePressed,
    EraseConfirmed,
    Erased(Result<Content, Notice>),
    Went(Jump),
    Cancelled,
    NoticeClosed,
    Pressed(Shortcut),
}

impl Message {
    /// To a passage of the guide.
    fn passage(id: &PassageId) -> Self {
        Self::Went(Jump::Passage(id.clone()))
    }
}

impl Hours {
    /// The hours of a year; it begins at a claim, or else at the first that is to be judged.
    pub fn new(worker: &Worker, year: i32, claim: Option<HoursClaimId>) -> (Self, Task<Message>) {
        let mut page = Self {
            year,
            board: None,
            show: Show::All,
            query: String::new(),
            selected: claim,
            form: Form::default(),
            drafts: BTreeMap::new(),
            findings: BTreeMap::new(),
            tab: Tab::Ratio,
            dialog: None,
            decided: None,
            said: None,
            busy: false,
            waiting: VecDeque::new(),
            notice: None,
        };
        let task = page.load(worker);
        (page, task)
    }

    fn loaded(&mut self, answer: Result<Content, Notice>) -> Action<Message> {
        match answer {
            Ok(content) => {
                self.know(content);
                Action::Run(focus::on(LIST))
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Asks what does not agree, after what a deed already answers with.
    fn look_again(&self, action: Action<Message>, worker: &Worker) -> Action<Message> {
        let year = self.year;
        let found = ask(
            worker,
            move |desk| desk.finding_rows_by_claim(year),
            Message::Found,
        );
        match action {
            Action::None => Action::Run(found),
            Action::Run(task) => Action::Run(Task::batch([task, found])),
            Action::Did(words, task) => Action::Did(words, Task::batch([task, found])),
            action => action,
        }
    }

    /// Takes what the desk tells; what is looked at stays where it can.
    fn know(&mut self, content: Content) {
        self.board = Some(content.board);
        self.drafts = content.drafts;
        if self.claim().is_none() {
            self.selected = self.first_wanted();
        }
        self.fill();
    }

    fn take(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(answer) => return self.loaded(answer),
            Message::Done(answer) => return self.done(answer),
            Message::Found(Ok(findings)) => self.findings = findings,
            Message::Found(Err(notice)) => self.notice = Some(notice),
            Message::RowPressed(at) => self.choose(at),
            Message::RowOpened(at) => {
                self.choose(at);
                return self.to_grid();
            }
            Message::NextOpenPressed => return self.next_open(),
            Message::ShowChosen(at) => self.choose_show(at),
            Message::QueryTyped(query) => self.look_for(query),
            Message::TabChosen(at) => self.tab = Tab::ALL.get(at).copied().unwrap_or(self.tab),
            Message::CheckPressed(at) => self.form.check = Some(at),
            Message::Went(jump) => return Action::Go(jump),
            Message::Cancelled => self.dialog = None,
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.pressed_key(key, worker),
            other => return self.judging(other, worker),
        }
        Action::None
    }

    /// Messages about the judgement of a claim.
    fn judging(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Answered(check, option) => return self.answer(check, option, worker),
            Message::Typed(entry, typed) => return self.typed(entry, typed, worker),
            Message::Reasoned(action) => return self.reasoned(action, worker),
            Message::DecidePressed(decision) => return self.decide(decision, worker),
            Message::WhomKnown(claim, answer) => self.whom_known(claim, answer),
            Message::WhomTyped(typed) => return self.whom_typed(typed, worker),
            Message::QuestionTyped(action) => return self.question_typed(action, worker),
            Message::TalkConfirmed => return self.record_talk(worker),
            Message::MailPressed => return self.ask_mail(worker),
            Message::MailMade(Ok(text)) => self.dialog = Some(Dialog::Mail(text)),
            Message::CopyPressed => return self.copy_mail(),
            Message::ErasePressed => self.ask_erasing(),
            Message::EraseConfirmed => return self.erase(worker),
            Message::Erased(answer) => return self.erased(answer),
            Message::DraftKept(Err(notice)) | Message::MailMade(Err(notice)) => {
                self.notice = Some(notice);
            }
            _ => {}
        }
        Action::None
    }

    fn pressed_key(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        if self.dialog.is_some() {
            if key == Shortcut::Cancel {
                self.dialog = None;
            }
            return Action::None;
        }
        if self.busy {
            self.waiting.push_back(key);
            return Action::None;
        }
        match key {
            Shortcut::New => Action::Go(Jump::EnterHours {
                activity: None,
                claim: None,
            }),
            Shortcut::Open => Action::Go(Jump::ReadHours),
            Shortcut::Find => Action::Run(focus::on_text(FIND)),
            Shortcut::Enter => self.to_grid(),
            Shortcut::NextOpen => self.next_open(),
            Shortcut::Up | Shortcut::PreviousItem => self.step(false),
            Shortcut::Down | Shortcut::NextItem => self.step(true),
            Shortcut::Digit(digit) => self.digit(digit, worker),
            Shortcut::AllYes => self.all_yes(worker),
            Shortcut::Decide(digit) => {
                let at = usize::from(digit).saturating_sub(1);
                let decision = Decision::ALL.get(at).copied();
                decision.map_or(Action::None, |it| self.decide(it, worker))
            }
            Shortcut::Write => Action::Run(focus::on(REASON)),
            Shortcut::Sentences => self.ask_mail(worker),
            Shortcut::Guide => self.to_guide(),
            Shortcut::Cancel if self.notice.is_some() => {
                self.notice = None;
                Action::None
            }
            Shortcut::Cancel => Action::Run(focus::on(LIST)),
            _ => Action::None,
        }
    }
}

impl Page for Hours {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        let renews = matches!(
            message,
            Message::Loaded(Ok(_)) | Message::Done(Ok(_)) | Message::Erased(Ok(_))
        );
        let mut action = self.take(message, worker);
        if renews {
            action = self.look_again(action, worker);
        }
        if self.busy {
            return action;
        }
        // Keys that waited for what was under way.
        let Some(key) = self.waiting.pop_front() else {
            return action;
        };
        let next = Task::done(Message::Pressed(key));
        match action {
            Action::None => Action::Run(next),
            Action::Run(task) => Action::Run(task.chain(next)),
            Action::Did(words, task) => Action::Did(words, task.chain(next)),
            action => {
                self.waiting.clear();
                action
            }
        }
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        let notice = self
            .notice
            .as_ref()
            .map(|it| container(parts::notice(it, Message::NoticeClosed)).padding(theme::S16));
        Column::new().push(notice).push(self.content(layout)).into()
    }

    fn dialog(&self) -> Option<Layer<'_, Message>> {
        self.dialog.as_ref().map(|dialog| dialog.layer(self))
    }

    fn panes(&self) -> Vec<Id> {
        PANES.into_iter().map(Id::new).collect()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let year = self.year;
        ask(worker, move |desk| Content::of(desk, year), Message::Loaded)
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(_path: std::path::PathBuf) -> Option<Message> {
        None
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(Err(notice))
            | Message::Found(Err(notice))
            | Message::Done(Err(notice))
            | Message::DraftKept(Err(notice))
            | Message::WhomKnown(_, Err(notice))
            | Message::MailMade(Err(notice))
            | Message::Erased(Err(notice)) => Some(notice),
            _ => None,
        }
    }

    fn here(&self) -> Jump {
        Jump::Hours(self.selected)
    }
}

impl Hours {
    /// The claim that is looked at.
    fn claim(&self) -> Option<&ClaimSheet> {
        let mut all = self.board.iter().flat_map(|board| &board.hours.claims);
        all.find(|it| Some(it.claim.id) == self.selected)
    }
}

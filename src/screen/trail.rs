//! Bronlijn: from the letter to the decision, the cost line, the cell of the partner's own file, and the passage.

mod chain;
mod file;
mod steps;

use super::{Action, Jump, Page, ask};
use crate::desk::{self, CellInFile, TrailLine};
use crate::domain::origin::Said;
use crate::domain::{CostLineId, PlanId};
use crate::notice::Notice;
use crate::ui::keys::Shortcut;
use crate::ui::theme::{self, Layout};
use crate::ui::{Element, card, focus, frame};
use crate::worker::Worker;
use iced::advanced::widget::Id;
use iced::widget::{Column, container, space};
use iced::{Length, Task};
use std::path::PathBuf;

/// The panes of the screen.
const PANES: [&str; 2] = ["bronlijn-keten", "bronlijn-bestand"];
/// The list of cost lines, when there are several.
const LINES: &str = "bronlijn-regels";

/// The screen.
#[derive(Debug)]
pub struct Trail {
    plan: PlanId,
    /// The line that was asked for first.
    line: Option<CostLineId>,
    /// What was read in the letter; `None` when one came from elsewhere.
    said: Option<Said>,
    content: Option<Box<desk::Trail>>,
    chosen: usize,
    shown: Shown,
    notice: Option<Notice>,
}

/// What stands at the right.
#[derive(Debug)]
enum Shown {
    /// No cost line is chosen: there is no cell to look at.
    Nothing,
    /// The partner's file is being opened for this line.
    Opening(CostLineId),
    Cell(Box<CellInFile>),
    /// The register has no file for it.
    NoFile,
}

/// What happened on the screen.
#[derive(Debug, Clone)]
pub enum Message {
    Loaded(Result<Box<desk::Trail>, Notice>),
    LineChosen(usize),
    FileOpened(CostLineId, Result<Option<Box<CellInFile>>, Notice>),
    Went(Jump),
    NoticeClosed,
    Pressed(Shortcut),
}

impl Trail {
    /// The trail of what a letter says, or of a line of a plan, or of all its lines.
    pub fn new(
        worker: &Worker,
        plan: PlanId,
        line: Option<CostLineId>,
        said: Option<Said>,
    ) -> (Self, Task<Message>) {
        let mut screen = Self {
            plan,
            line,
            said,
            content: None,
            chosen: 0,
            shown: Shown::Nothing,
            notice: None,
        };
        let load = screen.load(worker);
        (screen, load)
    }

    fn current(&self) -> Option<&TrailLine> {
        self.content.as_ref()?.lines.get(self.chosen)
    }

    fn loaded(&mut self, content: Box<desk::Trail>, worker: &Worker) -> Task<Message> {
        let wanted = self.current().map(|it| it.sheet.line.id).or(self.line);
        let place = |line: &CostLineId| {
            let mut lines = content.lines.iter();
            lines.position(|it| it.sheet.line.id == *line)
        };
        self.chosen = wanted.as_ref().and_then(place).unwrap_or(0);
        let several = content.lines.len() > 1;
        self.content = Some(content);
        let first = if several { LINES } else { steps::FIRST };
        Task::batch([self.open_file(worker), focus::on(first)])
    }

    fn open_file(&mut self, worker: &Worker) -> Task<Message> {
        let Some(line) = self.current().map(|it| it.sheet.line.id) else {
            self.shown = Shown::Nothing;
            return Task::none();
        };
        self.shown = Shown::Opening(line);
        let plan = self.plan;
        ask(
            worker,
            move |desk| Ok(desk.cell_in_file(plan, line)?.map(Box::new)),
            move |answer| Message::FileOpened(line, answer),
        )
    }

    fn file_opened(
        &mut self,
        line: CostLineId,
        answer: Result<Option<Box<CellInFile>>, Notice>,
    ) -> Task<Message> {
        if !matches!(self.shown, Shown::Opening(waiting) if waiting == line) {
            return Task::none();
        }
        self.shown = match answer {
            Ok(Some(cell)) => Shown::Cell(cell),
            Ok(None) => Shown::NoFile,
            Err(notice) => {
                self.notice = Some(notice);
                Shown::NoFile
            }
        };
        file::to_cell(&self.shown)
    }

    fn choose(&mut self, at: usize, worker: &Worker) -> Task<Message> {
        let count = self.content.as_ref().map_or(0, |it| it.lines.len());
        if at == self.chosen || at >= count {
            return Task::none();
        }
        self.chosen = at;
        self.open_file(worker)
    }

    fn pressed(&mut self, key: Shortcut, worker: &Worker) -> Action<Message> {
        match key {
            Shortcut::Cancel | Shortcut::Back => Action::Back,
            Shortcut::Digit(digit) => {
                let steps = self.steps();
                let at = usize::from(digit).checked_sub(1);
                match at.and_then(|at| steps.into_iter().nth(at)) {
                    Some(step) => Action::Go(step.jump),
                    None => Action::None,
                }
            }
            Shortcut::Down => Action::Run(self.choose(self.chosen + 1, worker)),
            Shortcut::Up => match self.chosen.checked_sub(1) {
                Some(before) => Action::Run(self.choose(before, worker)),
                None => Action::None,
            },
            _ => Action::None,
        }
    }
}

impl Page for Trail {
    type Message = Message;

    fn update(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::Loaded(Ok(content)) => return Action::Run(self.loaded(content, worker)),
            Message::Loaded(Err(notice)) => self.notice = Some(notice),
            Message::LineChosen(at) => return Action::Run(self.choose(at, worker)),
            Message::FileOpened(line, answer) => {
                return Action::Run(self.file_opened(line, answer));
            }
            Message::Went(jump) => return Action::Go(jump),
            Message::NoticeClosed => self.notice = None,
            Message::Pressed(key) => return self.pressed(key, worker),
        }
        Action::None
    }

    fn view(&self, layout: Layout) -> Element<'_, Message> {
        let beside = match &self.content {
            Some(content) => format!("{}, {}", content.partner_name, content.year),
            None => String::new(),
        };
        let head = card::screen_head("Bronlijn", beside, Vec::new());
        let notice = self.notice.as_ref().map(|it| {
            container(super::parts::notice(it, Message::NoticeClosed)).padding(iced::Padding {
                top: 0.0,
                ..theme::S24.into()
            })
        });
        let left = match layout {
            Layout::Wide => 536.0,
            Layout::Narrow => 424.0,
        };
        let panes: Element<'_, Message> = match &self.content {
            Some(content) => frame::panes(vec![
                frame::pane(PANES[0], left, self.chain(content)),
                frame::pane(PANES[1], Length::Fill, self.file()),
            ]),
            None => space::vertical().into(),
        };
        Column::new()
            .push(container(head).padding([theme::S16, theme::S24]))
            .push(notice)
            .push(card::line())
            .push(panes)
            .into()
    }

    fn panes(&self) -> Vec<Id> {
        PANES.map(Id::new).to_vec()
    }

    fn load(&mut self, worker: &Worker) -> Task<Message> {
        let (plan, line, said) = (self.plan, self.line, self.said.clone());
        ask(
            worker,
            move |desk| {
                Ok(Box::new(match &said {
                    Some(said) => desk.trail(plan, said)?,
                    None => desk.trail_of_line(plan, line)?,
                }))
            },
            Message::Loaded,
        )
    }

    fn pressed(key: Shortcut) -> Message {
        Message::Pressed(key)
    }

    fn picked(_path: PathBuf) -> Option<Message> {
        None
    }

    fn notice(message: &Message) -> Option<&Notice> {
        match message {
            Message::Loaded(answer) => answer.as_ref().err(),
            Message::FileOpened(_, answer) => answer.as_ref().err(),
            Message::LineChosen(_)
            | Message::Went(_)
            | Message::NoticeClosed
            | Message::Pressed(_) => None,
        }
    }

    fn here(&self) -> Jump {
        let line = self.current().map(|it| it.sheet.line.id).or(self.line);
        match &self.said {
            Some(said) => Jump::Said(self.plan, Box::new(said.clone()), line),
            None => Jump::Trail(self.plan, self.line),
        }
    }
}

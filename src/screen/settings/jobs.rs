//! What the tools ask of the desk, and what comes of it. The same deeds as the command line.

use super::dialogs::Dialog;
use super::tools::{Outcome, Tool};
use super::{Action, Message, Pending, Settings, Wanted};
use crate::desk::{self, BookOutcome, Desk, FormsMade, Progress, RegionFile, Step, write_file};
use crate::domain::PartnerId;
use crate::notice::Notice;
use crate::screen::ask;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use iced::futures::channel::mpsc;
use iced::futures::{SinkExt, StreamExt, executor, stream};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// A settings file that was read, with the logo beside it.
pub type SeenFile = (RegionFile, Option<Vec<u8>>);

/// What a decisions workbook would change, or what is wrong in it.
type Looked = Result<BookOutcome, Vec<String>>;

/// Forms that are being made.
#[derive(Debug)]
pub(super) struct Job {
    progress: Progress,
    pub step: Step,
    /// The user pressed "Stoppen".
    pub stopping: bool,
}

impl Settings {
    /// A tool was pressed: ask for a file first, or begin.
    pub(super) fn press_tool(&mut self, tool: Tool, worker: &Worker) -> Action<Message> {
        let Some(open) = &self.open else {
            return Action::None;
        };
        if self.tools.busy.is_some() {
            return Action::None;
        }
        self.tools.said = None;
        let proposal = open.proposal(tool, self.tools.partner, self.year);
        let wanted = match tool {
            Tool::Inspect => return self.run_tool(tool, PathBuf::new(), false, worker),
            Tool::Forms => Wanted::Folder(proposal),
            Tool::SettingsIn => Wanted::AnyFile,
            Tool::DecisionsIn => Wanted::Workbook,
            Tool::Form
            | Tool::SettingsOut
            | Tool::DecisionsOut
            | Tool::YearOut
            | Tool::PartnersOut
            | Tool::BackUp => Wanted::Place(proposal),
        };
        self.pending = Some(Pending::Tool(tool));
        Action::Pick(wanted)
    }

    /// The file for a tool was chosen.
    pub(super) fn tool_picked(
        &mut self,
        tool: Tool,
        path: PathBuf,
        worker: &Worker,
    ) -> Action<Message> {
        let (told, year) = (path.clone(), self.year);
        match tool {
            Tool::SettingsIn => Action::Run(ask(
                worker,
                move |_desk| Ok(Box::new(Desk::read_region_file(&path)?)),
                move |answer| Message::FileSeen(told.clone(), answer),
            )),
            Tool::DecisionsIn => Action::Run(ask(
                worker,
                move |desk| look(desk, &path, year),
                move |answer| Message::BookSeen(told.clone(), answer),
            )),
            Tool::Forms => Action::Run(ask(
                worker,
                move |desk| desk.forms_in_the_way(year, &path),
                move |answer| Message::FormsInTheWay(told.clone(), answer),
            )),
            Tool::Form
            | Tool::SettingsOut
            | Tool::DecisionsOut
            | Tool::YearOut
            | Tool::PartnersOut
            | Tool::BackUp
            | Tool::Inspect => self.run_tool(tool, path, false, worker),
        }
    }

    /// Has the desk do it.
    pub(super) fn run_tool(
        &mut self,
        tool: Tool,
        path: PathBuf,
        replace: bool,
        worker: &Worker,
    ) -> Action<Message> {
        self.tools.busy = Some(tool);
        let (told, year, partner) = (path.clone(), self.year, self.tools.partner);
        Action::Run(ask(
            worker,
            move |desk| {
                let done = match tool {
                    Tool::Inspect => {
                        let found = desk.inspect()?;
                        let words = found.iter().map(words::inspection::problem);
                        return Ok(Outcome::Found(words.collect()));
                    }
                    Tool::BackUp => desk.back_up(&path, replace),
                    Tool::SettingsOut => desk.write_region_file(&path, replace),
                    Tool::DecisionsIn => desk.take_decision_book(&path, year).map(drop),
                    Tool::Form
                    | Tool::Forms
                    | Tool::SettingsIn
                    | Tool::DecisionsOut
                    | Tool::YearOut
                    | Tool::PartnersOut => book(desk, tool, year, partner)
                        .and_then(|bytes| write_file(&path, &bytes, replace)),
                };
                match done {
                    Ok(()) => Ok(Outcome::Done),
                    Err(error) if error.is_in_the_way() => Ok(Outcome::InTheWay),
                    Err(error) => Err(error),
                }
            },
            move |answer| Message::ToolDone(tool, told.clone(), answer),
        ))
    }

    /// Messages of the tools.
    pub(super) fn with_tools(&mut self, message: Message, worker: &Worker) -> Action<Message> {
        match message {
            Message::ToolPressed(tool) => return self.press_tool(tool, worker),
            Message::FormPartnerChosen(at) => {
                let partners = self.open.as_ref().map(|open| &open.partners);
                let one = at.checked_sub(1).zip(partners);
                self.tools.partner = one.and_then(|(at, all)| Some(all.get(at)?.0));
            }
            Message::ToolDone(tool, path, answer) => {
                return self.tool_done(tool, path, answer, worker);
            }
            Message::FileSeen(path, answer) => self.file_seen(path, answer),
            Message::BookSeen(path, answer) => self.book_seen(path, answer),
            Message::FormsInTheWay(folder, answer) => {
                return self.forms_in_the_way(folder, answer, worker);
            }
            Message::Stepped(step) => {
                if let Some(job) = &mut self.tools.job {
                    job.step = step;
                }
            }
            Message::StopPressed => {
                if let Some(job) = &mut self.tools.job {
                    job.progress.stop();
                    job.stopping = true;
                }
            }
            Message::FormsMade(answer) => self.forms_made(answer),
            Message::ResultClosed => self.tools.said = None,
            Message::ShowPressed(path) => return Action::Show(path),
            _ => {}
        }
        Action::None
    }

    fn tool_done(
        &mut self,
        tool: Tool,
        path: PathBuf,
        answer: Result<Outcome, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        self.tools.busy = None;
        match answer {
            Ok(Outcome::InTheWay) => self.dialog = Some(Dialog::Replace { tool, path }),
            Ok(Outcome::Found(found)) => self.tools.found = Some(found),
            Ok(Outcome::Done) if tool == Tool::DecisionsIn => {
                self.notice = None;
                let words = format!("Besluiten uit {} overgenomen.", file_name(&path));
                return Action::Did(words, self.ask_all(worker));
            }
            Ok(Outcome::Done) => {
                self.notice = None;
                let said = match tool {
                    Tool::BackUp => format!("Kopie geschreven en nagezien: {}.", path.display()),
                    _ => format!("Geschreven: {}.", path.display()),
                };
                self.tools.said = Some((said, (tool != Tool::BackUp).then_some(path)));
            }
            Err(notice) => self.notice = Some(notice),
        }
        Action::None
    }

    fn file_seen(&mut self, path: PathBuf, answer: Result<Box<SeenFile>, Notice>) {
        match answer {
            Ok(seen) => self.dialog = Some(Dialog::TakeSettings { path, seen }),
            Err(notice) => self.notice = Some(notice),
        }
    }

    fn book_seen(&mut self, path: PathBuf, answer: Result<Looked, Notice>) {
        match answer {
            Ok(Ok(seen)) => self.dialog = Some(Dialog::TakeBook { path, seen }),
            Ok(Err(faults)) => self.dialog = Some(Dialog::BookFaults { path, faults }),
            Err(notice) => self.notice = Some(notice),
        }
    }

    fn forms_in_the_way(
        &mut self,
        folder: PathBuf,
        answer: Result<Vec<String>, Notice>,
        worker: &Worker,
    ) -> Action<Message> {
        match answer {
            Ok(names) if names.is_empty() => Action::Run(self.make_forms(folder, false, worker)),
            Ok(names) => {
                self.dialog = Some(Dialog::ReplaceForms { folder, names });
                Action::None
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::None
            }
        }
    }

    /// Makes the forms; each step waits until the window has seen the one before it, so that stopping is never
    /// far behind.
    pub(super) fn make_forms(
        &mut self,
        folder: PathBuf,
        replace: bool,
        worker: &Worker,
    ) -> Task<Message> {
        let (tell, steps) = mpsc::channel(0);
        let tell = Mutex::new(tell);
        let progress = Progress::new(move |step| {
            let mut tell = tell.lock().unwrap_or_else(PoisonError::into_inner);
            // A window that is gone need not be told.
            let _gone = executor::block_on(tell.send(step));
        });
        let of = self.open.as_ref().map_or(0, |open| open.partners.len());
        self.tools.busy = Some(Tool::Forms);
        self.tools.job = Some(Job {
            progress: progress.clone(),
            stopping: false,
            step: Step {
                done: 0,
                of,
                what: String::new(),
            },
        });
        let year = self.year;
        let answer =
            worker.ask(move |desk| desk.issue_intake_forms(year, &folder, replace, &progress));
        let finished =
            stream::once(answer).map(|answer| Message::FormsMade(answer.map_err(Notice::from)));
        let told = Box::pin(stream::select(steps.map(Message::Stepped), finished));
        // The answer is the last word: the steps have no end of their own while the work can still be stopped.
        Task::stream(stream::unfold(
            (told, false),
            |(mut told, over)| async move {
                if over {
                    return None;
                }
                let message = told.next().await?;
                let over = matches!(message, Message::FormsMade(_));
                Some((message, (told, over)))
            },
        ))
    }

    fn forms_made(&mut self, answer: Result<FormsMade, Notice>) {
        self.tools.job = None;
        self.tools.busy = None;
        match answer {
            Ok(made) => {
                let count = made.files.len();
                let forms = words::counted(count, "invulformulier", "invulformulieren");
                let said = if made.stopped {
                    format!("Gestopt: {forms} van {} gemaakt.", made.of)
                } else {
                    format!("{forms} gemaakt.")
                };
                let folder = made.files.first().and_then(|it| it.parent());
                self.tools.said = Some((said, folder.map(Path::to_owned)));
            }
            Err(notice) => self.notice = Some(notice),
        }
    }

    /// Takes over a settings file that was looked at; what was typed here and not saved goes.
    pub(super) fn take_settings(&mut self, seen: SeenFile, worker: &Worker) -> Action<Message> {
        let Some(open) = &mut self.open else {
            return Action::None;
        };
        open.form = open.kept.clone();
        open.editors.clear();
        let drafts = open.form.drafts(&open.form);
        let (file, logo) = seen;
        Action::Run(ask(
            worker,
            move |desk| {
                desk.change_region(&file, logo)?;
                super::keep::forget(desk, &drafts)
            },
            Message::Saved,
        ))
    }
}

/// What a decisions workbook would change, or everything that is wrong in it.
fn look(desk: &mut Desk, path: &Path, year: i32) -> Result<Looked, desk::Error> {
    match desk.look_at_decision_book(path, year) {
        Ok(seen) => Ok(Ok(seen)),
        Err(desk::Error::SheetFaults { remarks, .. }) => {
            let said = remarks.iter().map(words::sheet_remarks::sheet_remark);
            Ok(Err(said.collect()))
        }
        Err(error) => Err(error),
    }
}

/// The bytes of a workbook that goes out.
fn book(
    desk: &Desk,
    tool: Tool,
    year: i32,
    partner: Option<PartnerId>,
) -> Result<Vec<u8>, desk::Error> {
    match tool {
        Tool::DecisionsOut => desk.decision_book(year),
        Tool::YearOut => desk.year_export(year),
        Tool::PartnersOut => desk.partner_book(),
        _ => {
            let partner = partner
                .map(|id| desk.store().partner(id))
                .transpose()
                .map_err(desk::Error::from)?;
            desk.intake_form(year, partner.as_ref())
        }
    }
}

/// The last part of a path.
pub(super) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

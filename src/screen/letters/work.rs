//! Making, opening, sending and correcting letters: what the desk is asked, and what comes of it.

use super::dialogs::Dialog;
use super::{Action, Letters, Message};
use crate::desk::{
    Extras, Issued, LetterFolder, Progress, Step, letter_file_name, print_file_name, write_file,
};
use crate::domain::PlanId;
use crate::notice::Notice;
use crate::screen::ask;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use iced::futures::channel::mpsc;
use iced::futures::{SinkExt, StreamExt, executor, stream};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

/// Letters that are to be made in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    pub(super) plans: Vec<PlanId>,
    /// Before the ROAZ agreed.
    pub(super) concept: bool,
    /// One print file instead of a file each.
    pub(super) print: bool,
    /// A print file and a list of what goes to whom, beside a file each.
    pub(super) extras: bool,
}

impl Batch {
    /// What is made beside the letters themselves.
    fn extras(&self) -> Extras {
        let both = self.extras && !self.print && !self.concept;
        Extras {
            print_file: both,
            sending_list: both,
        }
    }
}

/// Work that is going on.
#[derive(Debug)]
pub struct Work {
    pub(super) progress: Progress,
    pub(super) step: Step,
    /// The user pressed "Stoppen".
    pub(super) stopping: bool,
}

impl Letters {
    pub(super) fn ask_folder(&mut self, plans: Vec<PlanId>, print: bool) {
        if plans.is_empty() || self.work.is_some() {
            return;
        }
        self.notice = None;
        let concept = self.are_concepts(&plans);
        self.dialog = Some(Dialog::Make {
            batch: Batch {
                plans,
                concept,
                print,
                extras: false,
            },
            folder: self.folder.display().to_string(),
        });
    }

    pub(super) fn toggle_extras(&mut self) {
        if let Some(Dialog::Make { batch, .. }) = &mut self.dialog {
            batch.extras = !batch.extras;
        }
    }

    pub(super) fn folder_typed(&mut self, typed: String) {
        if let Some(Dialog::Make { folder, .. }) = &mut self.dialog {
            *folder = typed;
        }
    }

    /// The dialog was confirmed: look whether files are in the way, or start when that was asked already.
    pub(super) fn start(&mut self, worker: &Worker) -> Action {
        match self.dialog.take() {
            Some(Dialog::Make { batch, folder }) if !folder.trim().is_empty() => {
                self.folder = PathBuf::from(folder.trim());
                let (folder, asked, year) = (self.folder.clone(), batch.clone(), self.year);
                Action::Run(ask(
                    worker,
                    move |desk| {
                        if asked.print {
                            let name = print_file_name(year);
                            let there = folder.join(&name).exists();
                            return Ok(there.then_some(name).into_iter().collect());
                        }
                        desk.letters_in_the_way(year, &asked.plans, asked.extras(), &folder)
                    },
                    move |answer| Message::InTheWay(batch.clone(), answer),
                ))
            }
            Some(Dialog::Replace { batch, .. }) => Action::Run(self.make(batch, true, worker)),
            other => {
                self.dialog = other;
                Action::None
            }
        }
    }

    pub(super) fn in_the_way(
        &mut self,
        batch: Batch,
        answer: Result<Vec<String>, Notice>,
        worker: &Worker,
    ) -> Action {
        match answer {
            Ok(names) if names.is_empty() => Action::Run(self.make(batch, false, worker)),
            Ok(names) => {
                self.dialog = Some(Dialog::Replace { batch, names });
                Action::None
            }
            Err(notice) => self.fail(notice),
        }
    }

    /// Makes the letters; each step waits until the window has seen the one before it, so that stopping is
    /// never far behind.
    fn make(&mut self, batch: Batch, replace: bool, worker: &Worker) -> Task<Message> {
        let (tell, steps) = mpsc::channel(0);
        let tell = Mutex::new(tell);
        let progress = Progress::new(move |step| {
            let mut tell = tell.lock().unwrap_or_else(PoisonError::into_inner);
            // A window that is gone need not be told.
            let _gone = executor::block_on(tell.send(step));
        });
        self.done = None;
        self.work = Some(Work {
            progress: progress.clone(),
            stopping: false,
            step: Step {
                done: 0,
                of: batch.plans.len(),
                what: String::new(),
            },
        });
        let to = LetterFolder {
            folder: self.folder.clone(),
            replace,
        };
        let year = self.year;
        let answer = worker.ask(move |desk| {
            let extras = batch.extras();
            if batch.print {
                desk.issue_print_file(year, &batch.plans, &to, &progress)
            } else if extras != Extras::default() {
                desk.issue_all(year, &batch.plans, extras, &to, &progress)
            } else {
                desk.issue_letters(&batch.plans, batch.concept, &to, &progress)
            }
        });
        let finished =
            stream::once(answer).map(|answer| Message::Finished(answer.map_err(Notice::from)));
        let told = Box::pin(stream::select(steps.map(Message::Stepped), finished));
        // The answer is the last word: the steps have no end of their own while the work can still be stopped.
        Task::stream(stream::unfold(
            (told, false),
            |(mut told, over)| async move {
                if over {
                    return None;
                }
                let message = told.next().await?;
                let over = matches!(message, Message::Finished(_));
                Some((message, (told, over)))
            },
        ))
    }

    pub(super) fn stepped(&mut self, step: Step) {
        if let Some(work) = &mut self.work {
            work.step = step;
        }
    }

    pub(super) fn stop(&mut self) {
        if let Some(work) = &mut self.work {
            work.progress.stop();
            work.stopping = true;
        }
    }

    pub(super) fn finished(&mut self, answer: Result<Issued, Notice>, worker: &Worker) -> Action {
        self.work = None;
        let reload = self.load(worker);
        match answer {
            Ok(issued) => {
                let words = made(&issued);
                self.done = Some(issued);
                Action::Did(words, reload)
            }
            Err(notice) => {
                self.notice = Some(notice);
                Action::Run(reload)
            }
        }
    }

    pub(super) fn open_pdf(&mut self, worker: &Worker) -> Action {
        let Some(row) = self.current().filter(|row| super::has_pdf(row)) else {
            return Action::None;
        };
        let Some(letter) = &row.letter else {
            return Action::None;
        };
        let name = letter_file_name(&letter.reference, &row.partner);
        let path = std::env::temp_dir().join("oto-register").join(name);
        let plan = row.plan;
        Action::Run(ask(
            worker,
            move |desk| {
                let bytes = desk.letter_pdf(plan)?.unwrap_or_default();
                write_file(&path, &bytes, true)?;
                Ok(path)
            },
            Message::PdfWritten,
        ))
    }

    pub(super) fn pdf_written(&mut self, answer: Result<PathBuf, Notice>) -> Action {
        match answer {
            Ok(path) => Action::Show(path),
            Err(notice) => self.fail(notice),
        }
    }

    pub(super) fn correct(&mut self, worker: &Worker) -> Action {
        let Some(row) = self.current() else {
            return Action::None;
        };
        let (plan, partner) = (row.plan, row.partner.clone());
        Action::Run(ask(
            worker,
            move |desk| {
                let _letter = desk.start_correction(plan)?;
                Ok(format!("Correctie van de brief aan {partner} begonnen."))
            },
            Message::CorrectionStarted,
        ))
    }

    /// Something was kept, or not.
    pub(super) fn did(&mut self, answer: Result<String, Notice>, worker: &Worker) -> Action {
        match answer {
            Ok(words) => {
                self.notice = None;
                let reload = self.load(worker);
                Action::Did(words, reload)
            }
            Err(notice) => self.fail(notice),
        }
    }

    pub(super) fn fail(&mut self, notice: Notice) -> Action {
        self.notice = Some(notice);
        Action::None
    }
}

/// What came of making letters, in a sentence.
pub(super) fn made(issued: &Issued) -> String {
    let letters = words::counted(issued.letters, "brief", "brieven");
    if issued.stopped {
        return format!(
            "Gestopt: {letters} van {} gemaakt; die staan klaar.",
            issued.of
        );
    }
    let beside = match issued.files.len() > issued.letters {
        true => ", met een printbestand en een verzendlijst",
        false => "",
    };
    match issued.left.len() {
        0 => format!("{letters} gemaakt{beside}."),
        left => format!("{letters} gemaakt{beside}, {left} niet; de lijst zegt waarom."),
    }
}

//! Opening and making registers, and what is asked of the open one as a whole.

use super::{App, Message, Screen, Then};
use crate::desk::example::{self, ExampleSpec};
use crate::desk::{self, Desk, Progress, RegisterHead};
use crate::notice::Notice;
use crate::screen::welcome::Welcome;
use crate::worker::Worker;
use iced::Task;
use std::path::PathBuf;

/// A register that is open.
#[derive(Debug, Clone)]
pub struct Opened {
    pub worker: Worker,
    pub head: RegisterHead,
}

/// Which register to open.
#[derive(Debug, Clone)]
pub enum Which {
    /// One that exists.
    Existing(PathBuf),
    /// A new one, of this office, for this year.
    New {
        path: PathBuf,
        office: String,
        year: i32,
    },
    /// The example in this folder; made when it is not there.
    Example(PathBuf),
    /// The one at this place; made when it is not there.
    OrNew(PathBuf),
}

impl App {
    /// Opens a register; the screen that asks stays until it is there.
    pub(super) fn open(&mut self, which: Which, then: Then) -> Task<Message> {
        let (clock, reader) = (self.deps.clock, self.deps.reader.clone());
        let opening = Worker::open(move || match which {
            Which::Existing(path) => Desk::open(&path, clock, reader),
            Which::Example(folder) => {
                let spec = ExampleSpec::new(folder);
                if !spec.register.exists() {
                    let _made = example::build(&spec, reader.clone(), &Progress::silent())?;
                }
                Desk::open(&spec.register, clock, reader)
            }
            Which::OrNew(path) if path.exists() => Desk::open(&path, clock, reader),
            Which::OrNew(path) => create(&path, clock, reader),
            Which::New { path, office, year } => {
                let mut desk = create(&path, clock, reader)?;
                desk.begin(&office, year)?;
                Ok(desk)
            }
        });
        let opened = async move {
            let worker = opening.await?;
            let head = worker.ask(|desk| desk.register_head()).await?;
            Ok::<_, desk::Error>(Opened { worker, head })
        };
        Task::perform(opened, move |answer| {
            Message::Opened(answer.map_err(Notice::from), then.clone())
        })
    }

    pub(super) fn opened(&mut self, answer: Result<Opened, Notice>, then: Then) -> Task<Message> {
        let opened = match answer {
            Ok(opened) => opened,
            Err(notice) => {
                match &mut self.screen {
                    Screen::Welcome(welcome) => welcome.refuse(notice),
                    _ => self.notice = Some(notice),
                }
                return Task::none();
            }
        };
        if let (Some(folder), Some(path)) = (&self.deps.data_folder, &opened.head.path) {
            // Only a convenience: not remembering it is no failure.
            let _told = desk::remember_register(folder, path);
        }
        self.year = opened.head.year;
        self.saved = opened.head.saved;
        self.worker = Some(opened.worker);
        self.head = Some(opened.head);
        self.notice = None;
        let tasks = self.count_tasks();
        let next = match then {
            Then::List => self.open_submissions(None),
            Then::Pick => {
                let list = self.open_submissions(None);
                Task::batch([list, self.pick(super::Pick::Submissions)])
            }
            Then::Read(files) => self.read_files(files),
        };
        Task::batch([tasks, next])
    }

    /// Asks anew which years there are and what is open.
    pub(super) fn count_tasks(&self) -> Task<Message> {
        let year = self.year;
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let counted = worker.ask(move |desk| Ok((desk.register_head()?, desk.open_tasks(year)?)));
        Task::perform(counted, |answer| {
            Message::Counted(answer.map(Box::new).map_err(Notice::from))
        })
    }

    /// Welkom, with the registers that were used lately.
    pub(super) fn welcome(deps: &super::Deps) -> Welcome {
        let recent = deps
            .data_folder
            .as_deref()
            .map(desk::recent_registers)
            .unwrap_or_default();
        let year = chrono::Datelike::year(&deps.clock.today()) + 1;
        Welcome::new(recent, deps.default_register(), year)
    }
}

fn create(
    path: &std::path::Path,
    clock: crate::clock::Clock,
    reader: desk::Reader,
) -> Result<Desk, desk::Error> {
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(|error| desk::Error::Output {
            path: folder.to_owned(),
            error,
        })?;
    }
    Desk::create(path, clock, reader)
}

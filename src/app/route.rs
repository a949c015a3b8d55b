//! From what a screen asks for to what the window does: opening the next one, choosing files, undo, toasts.

use super::{App, Dialog, Message, Pick, Place, Screen, Search, Then, Toast, Which};
use crate::desk::{Accepted, FindKind, OpenTasks, RegisterHead};
use crate::domain::PlanId;
use crate::domain::operation::Operation;
use crate::notice::Notice;
use crate::screen::batch::{self, Batch};
use crate::screen::check::{self, Check};
use crate::screen::letters::{self, Letters};
use crate::screen::plan::{self, Plan};
use crate::screen::submissions::{self, Submissions};
use crate::screen::welcome;
use crate::ui::{focus, palette};
use crate::words;
use iced::{Size, Task, window};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// A file dialog that answers sooner than this was never shown.
const NEVER_SHOWN: Duration = Duration::from_millis(400);

impl App {
    pub(super) fn welcome_said(&mut self, message: welcome::Message) -> Task<Message> {
        let Screen::Welcome(screen) = &mut self.screen else {
            return Task::none();
        };
        match screen.update(message) {
            welcome::Action::None => Task::none(),
            welcome::Action::Make { path, office, year } => {
                self.open(Which::New { path, office, year }, Then::List)
            }
            welcome::Action::Open(path) => self.open(Which::Existing(path), Then::List),
            welcome::Action::Example => {
                let usual = self.deps.default_register();
                let folder = usual.with_file_name("voorbeeld");
                self.open(Which::Example(folder), Then::List)
            }
            welcome::Action::PickRegister => self.pick(Pick::Register),
            welcome::Action::PickPlace(proposal) => self.pick(Pick::Place(proposal)),
            welcome::Action::Read => {
                let usual = self.deps.default_register();
                self.open(Which::OrNew(usual), Then::Pick)
            }
        }
    }

    pub(super) fn submissions_said(&mut self, message: submissions::Message) -> Task<Message> {
        let Screen::Submissions(screen) = &mut self.screen else {
            return self.stray(message.notice());
        };
        match screen.update(message) {
            submissions::Action::None => Task::none(),
            submissions::Action::PickFiles => self.pick(Pick::Submissions),
            submissions::Action::OpenPlan(plan) => self.open_plan(plan),
        }
    }

    pub(super) fn plan_said(&mut self, message: plan::Message) -> Task<Message> {
        let Screen::Plan(screen) = &mut self.screen else {
            return self.stray(message.notice());
        };
        match screen.update(message) {
            plan::Action::None => Task::none(),
            plan::Action::Back(plan) => self.open_submissions(Some(plan)),
            plan::Action::OpenLetter(plan) => self.open_letters(Some(plan)),
            plan::Action::PickFiles => self.pick(Pick::Submissions),
        }
    }

    pub(super) fn batch_said(&mut self, message: batch::Message) -> Task<Message> {
        let (Screen::Batch(screen), Some(worker)) = (&mut self.screen, &self.worker) else {
            // The files are looked at on while one of them is checked.
            return match (&mut self.parked, &self.worker) {
                (Some(parked), Some(worker)) => match parked.update(message, worker) {
                    batch::Action::Run(task) => task.map(Message::Batch),
                    _ => Task::none(),
                },
                _ => self.stray(message.notice()),
            };
        };
        match screen.update(message, worker) {
            batch::Action::None => Task::none(),
            batch::Action::Run(task) => task.map(Message::Batch),
            batch::Action::Back => self.open_submissions(None),
            batch::Action::PickFiles => self.pick(Pick::Submissions),
            batch::Action::Check(path) => {
                let next = self.open_check(path);
                if let Screen::Batch(batch) = std::mem::replace(&mut self.screen, next.0) {
                    self.parked = Some(batch);
                }
                next.1
            }
            batch::Action::Did(words) => Task::batch([self.did(words, false), self.count_tasks()]),
        }
    }

    pub(super) fn check_said(&mut self, message: check::Message) -> Task<Message> {
        let (Screen::Check(screen), Some(worker)) = (&mut self.screen, &self.worker) else {
            return self.stray(message.notice());
        };
        match screen.update(message, worker) {
            check::Action::None => Task::none(),
            check::Action::Run(task) => task.map(Message::Check),
            check::Action::Back => self.leave_check(None),
            check::Action::PickFiles => self.pick(Pick::Submissions),
            check::Action::Accepted(accepted) => self.accepted(accepted),
        }
    }

    pub(super) fn letters_said(&mut self, message: letters::Message) -> Task<Message> {
        let (Screen::Letters(screen), Some(worker)) = (&mut self.screen, &self.worker) else {
            return self.stray(message.notice());
        };
        match screen.update(message, worker) {
            letters::Action::None => Task::none(),
            letters::Action::Run(task) => task.map(Message::Letters),
            letters::Action::Did(words, task) => Task::batch([
                task.map(Message::Letters),
                self.did(words, true),
                self.count_tasks(),
            ]),
            letters::Action::PickFolder(proposal) => self.pick(Pick::Folder(proposal)),
            letters::Action::Show(path) => {
                if let Err(notice) = (self.deps.show)(&path) {
                    self.notice = Some(notice);
                }
                Task::none()
            }
        }
    }

    /// An answer for a screen that is gone: what failed is still told.
    pub(super) fn stray(&mut self, notice: Option<&Notice>) -> Task<Message> {
        if let Some(notice) = notice {
            self.notice = Some(notice.clone());
        }
        Task::none()
    }

    fn accepted(&mut self, accepted: Accepted) -> Task<Message> {
        let mut words = format!(
            "Jaarplan {} versie {} ingelezen: {}",
            accepted.partner,
            accepted.version,
            words::counted(accepted.activities, "activiteit", "activiteiten"),
        );
        if accepted.dropped > 0 {
            words.push_str(&format!(", {} vervallen", accepted.dropped));
        }
        words.push('.');
        self.year = accepted.year;
        let said = self.did(words, true);
        let next = self.leave_check(Some(accepted.plan));
        Task::batch([said, next, self.count_tasks()])
    }

    /// Back to where the check came from: the other files, or the list.
    fn leave_check(&mut self, plan: Option<PlanId>) -> Task<Message> {
        let checked = match &self.screen {
            Screen::Check(check) => Some(check.path().to_owned()),
            _ => None,
        };
        let (Some(mut batch), Some(worker)) = (self.parked.take(), &self.worker) else {
            return self.open_submissions(plan);
        };
        let again = batch.back(checked.as_deref(), plan.is_some(), worker);
        if batch.is_done() {
            return self.open_submissions(plan);
        }
        self.screen = Screen::Batch(batch);
        again.map(Message::Batch)
    }

    pub(super) fn go(&mut self, place: Place) -> Task<Message> {
        if self.is_busy() {
            self.notice = Some(Notice::new(
                "Er worden nog brieven gemaakt.",
                "Dit scherm blijft open tot ze klaar zijn.",
                "Wacht even, of kies Stoppen.",
            ));
            return Task::none();
        }
        match place {
            Place::Submissions => self.open_submissions(None),
            Place::Judge => self.open_judge(None),
            Place::Letters => self.open_letters(None),
        }
    }

    pub(super) fn open_submissions(&mut self, plan: Option<PlanId>) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let today = self.deps.clock.today();
        let (screen, task) = Submissions::new(worker, self.year, today, plan);
        self.screen = Screen::Submissions(screen);
        self.parked = None;
        task.map(Message::Submissions)
    }

    fn open_plan(&mut self, plan: PlanId) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let (screen, task) = Plan::new(worker, plan);
        self.screen = Screen::Plan(Box::new(screen));
        task.map(Message::Plan)
    }

    pub(super) fn open_letters(&mut self, selected: Option<PlanId>) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let register = self.head.as_ref().and_then(|head| head.path.clone());
        let folder = register.unwrap_or_else(|| self.deps.default_register());
        let opening = letters::Opening {
            year: self.year,
            today: self.deps.clock.today(),
            selected,
            folder: folder.with_file_name("brieven"),
            width: letters::page_width(self.layout()),
        };
        let (screen, task) = Letters::new(worker, opening);
        self.screen = Screen::Letters(Box::new(screen));
        task.map(Message::Letters)
    }

    fn open_check(&self, path: PathBuf) -> (Screen, Task<Message>) {
        let register = self.head.as_ref().and_then(|head| head.path.clone());
        let opening = check::Opening {
            path,
            year: self.year,
            today: self.deps.clock.today(),
            register,
        };
        match &self.worker {
            Some(worker) => {
                let (screen, task) = Check::new(worker, opening);
                (Screen::Check(Box::new(screen)), task.map(Message::Check))
            }
            None => (Screen::Welcome(Self::welcome(&self.deps)), Task::none()),
        }
    }

    /// One file is checked at once; several are first looked at together.
    pub(super) fn read_files(&mut self, files: Vec<PathBuf>) -> Task<Message> {
        if self.is_busy() {
            return self.go(Place::Submissions);
        }
        let Some(worker) = &self.worker else {
            let usual = self.deps.default_register();
            return self.open(Which::OrNew(usual), Then::Read(files));
        };
        if let Screen::Batch(batch) = &mut self.screen {
            return batch.add(files, worker).map(Message::Batch);
        }
        let mut all: Vec<PathBuf> = match &self.screen {
            Screen::Check(check) if self.parked.is_none() && check.is_open() => {
                vec![check.path().to_owned()]
            }
            _ => Vec::new(),
        };
        all.extend(files);
        all.dedup();
        if let Some(mut batch) = self.parked.take() {
            let task = batch.add(all, worker);
            self.screen = Screen::Batch(batch);
            return task.map(Message::Batch);
        }
        match all.as_slice() {
            [] => Task::none(),
            [one] => {
                let (screen, task) = self.open_check(one.clone());
                self.screen = screen;
                task
            }
            _ => {
                let (batch, task) = Batch::new(worker, all, self.year);
                self.screen = Screen::Batch(Box::new(batch));
                task.map(Message::Batch)
            }
        }
    }

    pub(super) fn year_chosen(&mut self, at: usize) -> Task<Message> {
        let year = self.head.as_ref().and_then(|head| head.years.get(at));
        let Some(year) = year.copied().filter(|_| !self.is_busy()) else {
            return Task::none();
        };
        self.year = year;
        let place = match self.screen {
            Screen::Letters(_) => Place::Letters,
            Screen::Judge(_) => Place::Judge,
            _ => Place::Submissions,
        };
        Task::batch([self.go(place), self.count_tasks()])
    }

    pub(super) fn counted(
        &mut self,
        answer: Result<Box<(RegisterHead, OpenTasks)>, Notice>,
    ) -> Task<Message> {
        match answer {
            Ok(counted) => {
                let (mut head, tasks) = *counted;
                if !head.years.contains(&self.year) {
                    head.years.push(self.year);
                    head.years.sort_unstable_by(|one, other| other.cmp(one));
                }
                self.head = Some(head);
                self.tasks = tasks;
            }
            Err(notice) => self.notice = Some(notice),
        }
        Task::none()
    }

    /// Letters are being made: the screen that shows it must stay.
    pub(super) fn is_busy(&self) -> bool {
        match &self.screen {
            Screen::Letters(letters) => letters.is_busy(),
            Screen::Welcome(_)
            | Screen::Submissions(_)
            | Screen::Plan(_)
            | Screen::Batch(_)
            | Screen::Judge(_)
            | Screen::Check(_) => false,
        }
    }

    pub(super) fn pick(&self, pick: Pick) -> Task<Message> {
        let asked = Instant::now();
        (self.deps.choose)(pick.clone()).map(move |paths| {
            let seen = asked.elapsed() > NEVER_SHOWN;
            Message::Picked(pick.clone(), paths, seen)
        })
    }

    /// Files were chosen; or none, which also happens at once where the system has no file dialog.
    pub(super) fn picked(&mut self, pick: Pick, paths: Vec<PathBuf>, seen: bool) -> Task<Message> {
        let Some(first) = paths.first().cloned() else {
            if !seen {
                let path = match &pick {
                    Pick::Submissions | Pick::Register => String::new(),
                    Pick::Place(proposal) | Pick::Folder(proposal) => {
                        proposal.display().to_string()
                    }
                };
                self.dialog = Some(Dialog::TypePath { pick, path });
            }
            return Task::none();
        };
        match pick {
            Pick::Submissions => self.read_files(paths),
            Pick::Register => self.open(Which::Existing(first), Then::List),
            Pick::Place(_) => self.welcome_said(welcome::Message::PathPicked(first)),
            Pick::Folder(_) => self.letters_said(letters::Message::FolderPicked(first)),
        }
    }

    pub(super) fn path_typed(&mut self, typed: String) {
        if let Some(Dialog::TypePath { path, .. }) = &mut self.dialog {
            *path = typed;
        }
    }

    pub(super) fn path_confirmed(&mut self) -> Task<Message> {
        match self.dialog.take() {
            Some(Dialog::TypePath { pick, path }) if !path.trim().is_empty() => {
                // As copied from a file manager, perhaps in quotes.
                let path = PathBuf::from(path.trim().trim_matches('"'));
                self.picked(pick, vec![path], true)
            }
            other => {
                self.dialog = other;
                Task::none()
            }
        }
    }

    /// Files that are dropped together come one by one: wait until no more come.
    pub(super) fn drop_file(&mut self, path: PathBuf) -> Task<Message> {
        self.dropped.push(path);
        Task::done(Message::DropsSettled(self.dropped.len()))
    }

    pub(super) fn drops_settled(&mut self, count: usize) -> Task<Message> {
        if count != self.dropped.len() || self.layer_is_open() {
            return Task::none();
        }
        let files = std::mem::take(&mut self.dropped);
        self.read_files(files)
    }

    pub(super) fn open_search(&mut self) -> Task<Message> {
        let Some(worker) = self.worker.as_ref().filter(|_| !self.layer_is_open()) else {
            return Task::none();
        };
        let year = self.year;
        let finds = worker.ask(move |desk| desk.finds(year));
        self.search = Some(Search::default());
        let finds = Task::perform(finds, |answer| {
            Message::Searchable(answer.map_err(Notice::from))
        });
        Task::batch([finds, focus::on(palette::FIELD)])
    }

    pub(super) fn searchable(&mut self, answer: Result<Vec<crate::desk::Find>, Notice>) {
        match (answer, &mut self.search) {
            (Ok(finds), Some(search)) => search.know(finds),
            (Ok(_), None) => {}
            (Err(notice), _) => self.notice = Some(notice),
        }
    }

    pub(super) fn search_typed(&mut self, query: String) {
        if let Some(search) = &mut self.search {
            search.type_in(query);
        }
    }

    pub(super) fn search_chosen(&mut self, at: usize) -> Task<Message> {
        let find = self
            .search
            .as_ref()
            .and_then(|search| search.at(at))
            .cloned();
        self.search = None;
        match find {
            _ if self.is_busy() => self.go(Place::Submissions),
            Some(find) => match find.kind {
                FindKind::Plan | FindKind::Activity => self.open_plan(find.plan),
                FindKind::Letter => self.open_letters(Some(find.plan)),
            },
            None => Task::none(),
        }
    }

    /// Something was kept: say when and what, and offer the way back.
    pub(super) fn did(&mut self, words: String, undo: bool) -> Task<Message> {
        self.saved = Some(self.deps.clock.now());
        self.notice = None;
        let number = self.toast.as_ref().map_or(0, |toast| toast.number) + 1;
        self.toast = Some(Toast {
            words,
            undo,
            number,
            held: false,
            over: false,
        });
        let Some(time) = self.deps.toast_for else {
            return Task::none();
        };
        let (over, waited) = iced::futures::channel::oneshot::channel();
        let _timer = std::thread::spawn(move || {
            std::thread::sleep(time);
            over.send(())
        });
        Task::perform(waited, move |_| Message::ToastOver(number))
    }

    pub(super) fn toast_over(&mut self, number: u64) {
        match &mut self.toast {
            Some(toast) if toast.number == number && toast.held => toast.over = true,
            Some(toast) if toast.number == number => self.toast = None,
            Some(_) | None => {}
        }
    }

    pub(super) fn toast_hovered(&mut self, held: bool) {
        if let Some(toast) = &mut self.toast {
            toast.held = held;
            if toast.over && !held {
                self.toast = None;
            }
        }
    }

    pub(super) fn undo(&mut self) -> Task<Message> {
        let Some(worker) = self.worker.as_ref().filter(|_| !self.is_busy()) else {
            return Task::none();
        };
        self.toast = None;
        Task::perform(worker.ask(crate::desk::Desk::undo_last), |answer| {
            Message::Undone(answer.map_err(Notice::from))
        })
    }

    pub(super) fn undone(&mut self, answer: Result<Operation, Notice>) -> Task<Message> {
        let operation = match answer {
            Ok(operation) => operation,
            Err(notice) => {
                self.notice = Some(notice);
                return Task::none();
            }
        };
        let words = format!(
            "Ongedaan gemaakt: {}.",
            words::operations::operation(&operation)
        );
        let said = self.did(words, false);
        let again = match &self.screen {
            Screen::Letters(_) => self.open_letters(None),
            Screen::Judge(_) => self.judge_again(),
            Screen::Check(_) | Screen::Batch(_) | Screen::Welcome(_) => Task::none(),
            Screen::Submissions(_) | Screen::Plan(_) => self.open_submissions(None),
        };
        Task::batch([said, again, self.count_tasks()])
    }

    pub(super) fn resized(&mut self, size: Size) -> Task<Message> {
        self.size = size;
        let width = letters::page_width(self.layout());
        match (&mut self.screen, &self.worker) {
            (Screen::Letters(screen), Some(worker)) => {
                screen.set_width(width, worker).map(Message::Letters)
            }
            _ => Task::none(),
        }
    }

    pub(super) fn close_asked(&mut self, id: window::Id) -> Task<Message> {
        if self.is_busy() {
            self.dialog = Some(Dialog::Close(id));
            return Task::none();
        }
        window::close(id)
    }
}

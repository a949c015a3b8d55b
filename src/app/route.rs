//! From what a screen asks for to what the window does: opening the next one, choosing files, undo, toasts.

use super::{App, Dialog, Message, Pick, Place, Screen, Then, Which};
use crate::desk::{Accepted, OpenTasks, RegisterHead};
use crate::domain::PlanId;
use crate::notice::Notice;
use crate::screen::check::{self, Check};
use crate::screen::letters::{self, Letters};
use crate::screen::plan::{self, Plan};
use crate::screen::submissions::{self, Submissions};
use crate::screen::welcome;
use crate::screen::{Jump, batch};
use crate::words;
use iced::{Size, Task, window};
use std::path::PathBuf;

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
            submissions::Action::Run(task) => task.map(Message::Submissions),
            submissions::Action::PickFiles => self.pick(Pick::Submissions),
            submissions::Action::OpenPlan(plan) => self.open_plan(plan),
            submissions::Action::Go(jump) => self.jump(jump),
        }
    }

    pub(super) fn plan_said(&mut self, message: plan::Message) -> Task<Message> {
        let (Screen::Plan(screen), Some(worker)) = (&mut self.screen, &self.worker) else {
            return self.stray(message.notice());
        };
        match screen.update(message, worker) {
            plan::Action::None => Task::none(),
            plan::Action::Run(task) => task.map(Message::Plan),
            plan::Action::Did(words, task) => Task::batch([
                task.map(Message::Plan),
                self.did(words, true),
                self.count_tasks(),
            ]),
            plan::Action::Show(path) => self.show(&path),
            plan::Action::Back(plan) => self.open_submissions(Some(plan)),
            plan::Action::Go(jump) => self.jump(jump),
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
            batch::Action::Did(words, task) => Task::batch([
                task.map(Message::Batch),
                self.did(words, true),
                self.count_tasks(),
            ]),
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
            letters::Action::Go(jump) => self.jump(jump),
            letters::Action::Show(path) => self.show(&path),
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
        if accepted.kept > 0 {
            words.push_str(&format!(", {} behouden", accepted.kept));
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
            let what = match &self.screen {
                Screen::Batch(_) => "Er worden nog jaarplannen ingelezen.",
                _ => "Er worden nog brieven gemaakt.",
            };
            self.notice = Some(Notice::new(
                what,
                "Dit scherm blijft open tot ze klaar zijn.",
                "Wacht even, of kies Stoppen.",
            ));
            return Task::none();
        }
        self.way_back.clear();
        // What it told belongs to the screen that is left; it would lie over the buttons of the next one.
        self.toast = None;
        self.open_place(match place {
            Place::Submissions => Jump::Submissions(None),
            Place::Judge => Jump::Judge {
                plan: None,
                activity: None,
                line: None,
            },
            Place::Consultations => Jump::Consultations(None),
            Place::Roaz => Jump::Roaz,
            Place::Letters => Jump::Letters(None),
            Place::Hours => Jump::Hours(None),
            Place::Tree => Jump::Tree {
                activity: None,
                run: None,
            },
            Place::Guide => Jump::Guide,
            Place::Partners => Jump::Partners(None),
            Place::History => Jump::History,
            Place::Settings => Jump::Settings,
        })
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

    pub(super) fn open_plan(&mut self, plan: PlanId) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let (screen, task) = Plan::new(worker, plan, self.deps.clock.today());
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

    pub(super) fn open_check(&self, path: PathBuf) -> (Screen, Task<Message>) {
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

    pub(super) fn year_chosen(&mut self, at: usize) -> Task<Message> {
        let year = self.head.as_ref().and_then(|head| head.years.get(at));
        let Some(year) = year.copied().filter(|_| !self.is_busy()) else {
            return Task::none();
        };
        self.year = year;
        let place = self.place().unwrap_or(Place::Submissions);
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

    /// Which item of the navigation the screen belongs to.
    pub(super) fn place(&self) -> Option<Place> {
        match &self.screen {
            Screen::Welcome(_) => None,
            Screen::Submissions(_) | Screen::Plan(_) | Screen::Batch(_) | Screen::Check(_) => {
                Some(Place::Submissions)
            }
            Screen::Judge(_) => Some(Place::Judge),
            Screen::Letters(_) => Some(Place::Letters),
            Screen::Page(page) => Some(page.place()),
        }
    }

    /// Letters are being made, or files read in: the screen that shows it must stay.
    pub(super) fn is_busy(&self) -> bool {
        match &self.screen {
            Screen::Letters(letters) => letters.is_busy(),
            Screen::Batch(batch) => batch.is_busy(),
            Screen::Welcome(_)
            | Screen::Submissions(_)
            | Screen::Plan(_)
            | Screen::Judge(_)
            | Screen::Page(_)
            | Screen::Check(_) => false,
        }
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

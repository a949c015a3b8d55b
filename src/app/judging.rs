//! Beoordelen within the window.

use super::{App, Message, Screen};
use crate::domain::{ActivityId, CostLineId, PlanId};
use crate::screen::judge::{self, Judge};
use iced::Task;

impl App {
    pub(super) fn judge_said(&mut self, message: judge::Message) -> Task<Message> {
        let (Screen::Judge(screen), Some(worker)) = (&mut self.screen, &self.worker) else {
            return self.stray(message.notice());
        };
        match screen.update(message, worker) {
            judge::Action::None => Task::none(),
            judge::Action::Run(task) => task.map(Message::Judge),
            judge::Action::Kept(task) => {
                self.saved = Some(self.deps.clock.now());
                task.map(Message::Judge)
            }
            judge::Action::Decided(task) => {
                self.saved = Some(self.deps.clock.now());
                Task::batch([task.map(Message::Judge), self.count_tasks()])
            }
            judge::Action::Undo => self.undo(),
            judge::Action::Go(jump) => self.jump(jump),
        }
    }

    /// Opens Beoordelen on a plan, or on the first that has open lines.
    pub(super) fn open_judge(
        &mut self,
        plan: Option<PlanId>,
        activity: Option<ActivityId>,
        line: Option<CostLineId>,
    ) -> Task<Message> {
        let Some(worker) = &self.worker else {
            return Task::none();
        };
        let (screen, task) = Judge::new(
            worker,
            self.year,
            self.deps.clock.today(),
            plan,
            activity,
            line,
        );
        self.screen = Screen::Judge(Box::new(screen));
        task.map(Message::Judge)
    }

    /// After something was undone: the same place, all anew.
    pub(super) fn judge_again(&mut self) -> Task<Message> {
        match (&mut self.screen, &self.worker) {
            (Screen::Judge(screen), Some(worker)) => screen.undone(worker).map(Message::Judge),
            _ => Task::none(),
        }
    }
}

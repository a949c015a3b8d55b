//! What each key does on the screen, and in its dialogs.

use super::{Action, Judge, LINES, MOTIVATION};
use crate::domain::decision::Outcome;
use crate::screen::Jump;
use crate::ui::focus;
use crate::ui::keys::Shortcut;
use crate::worker::Worker;

impl Judge {
    pub(super) fn pressed(&mut self, key: Shortcut, worker: &Worker) -> Action {
        if self.dialog.is_some() {
            return self.pressed_in_dialog(key, worker);
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
            Shortcut::Enter => return self.confirm_kind(worker),
            Shortcut::GrantAll => self.look_at_all(),
            Shortcut::Agreement => self.ask_agreement(),
            Shortcut::Find => self.look_for_plan(),
            Shortcut::Sentences => self.look_at_sentences(),
            Shortcut::Write => return Action::Run(focus::on(MOTIVATION)),
            Shortcut::Guide => return self.to_guide(),
            Shortcut::Source => return self.to_source(),
            Shortcut::Cancel if self.amount.is_some() => {
                self.amount = None;
                self.fault = None;
                return Action::Run(focus::on(LINES));
            }
            Shortcut::Cancel => self.notice = None,
            key => return self.walked(key, worker),
        }
        Action::None
    }

    /// Keys that go somewhere else within the screen.
    fn walked(&mut self, key: Shortcut, worker: &Worker) -> Action {
        match key {
            Shortcut::NextOpen => self.next_open(worker),
            Shortcut::NextItem => self.step_activity(true, worker),
            Shortcut::PreviousItem => self.step_activity(false, worker),
            Shortcut::NextPlan => self.step_plan(true, worker),
            Shortcut::PreviousPlan => self.step_plan(false, worker),
            Shortcut::Down => self.step_line(true, worker),
            Shortcut::Up => self.step_line(false, worker),
            _ => Action::None,
        }
    }

    fn pressed_in_dialog(&mut self, key: Shortcut, worker: &Worker) -> Action {
        match key {
            Shortcut::Cancel => {
                self.dialog = None;
                Action::Run(focus::on(LINES))
            }
            Shortcut::Down => {
                self.point_at_plan(true);
                Action::None
            }
            Shortcut::Up => {
                self.point_at_plan(false);
                Action::None
            }
            Shortcut::Remove => self.remove_sentence(worker),
            _ => Action::None,
        }
    }

    /// To the passage that decides: the first one of the line, or of the first open check.
    fn to_guide(&self) -> Action {
        let passage = if self.whole {
            self.sheet().and_then(|sheet| {
                let held = sheet.held_up_by().next();
                let open = sheet.own_checks().find(|(_, it)| it.answer.is_none());
                let check = held.or(open.map(|(_, it)| it)).or(sheet.checks.first());
                check.and_then(|it| it.passages.first())
            })
        } else {
            self.current().and_then(|it| it.outlook().passages.first())
        };
        passage.map_or(Action::Go(Jump::Guide), |id| {
            Action::Go(Jump::Passage(id.clone()))
        })
    }

    /// To the cell in the partner's own sheet that the amount comes from.
    fn to_source(&self) -> Action {
        match (self.plan, self.whole) {
            (Some(plan), true) => Action::Go(Jump::Plan(plan)),
            (Some(plan), false) => Action::Go(Jump::Trail(plan, self.line)),
            (None, _) => Action::None,
        }
    }
}

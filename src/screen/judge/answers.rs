//! Answering: the questions of a line, the checks on its activity and on the plan, and taking an answer back.

use super::message::After;
use super::questions::checks_beside;
use super::{Action, Judge, Tab};
use crate::desk::{AnswerChange, AnswerSubject};
use crate::domain::ConditionId;
use crate::domain::verdict::Answer;
use crate::worker::Worker;

/// The answers in the order of their keys.
pub(super) const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Unknown];

impl Judge {
    /// Answers the first open question: 1 ja, 2 nee, 3 or 0 weet niet.
    pub(super) fn digit(&mut self, digit: u8, worker: &Worker) -> Action {
        let option = match digit {
            1 | 2 => usize::from(digit) - 1,
            3 | 0 => 2,
            _ => return Action::None,
        };
        if self.whole {
            let open = self.sheet().and_then(|sheet| {
                let open = sheet.own_checks().find(|(_, it)| it.answer.is_none());
                open.map(|(at, _)| at)
            });
            return open.map_or(Action::None, |at| {
                self.answer_plan_check(at, option, worker)
            });
        }
        self.tab = Tab::Questions;
        let line = self.current();
        let open = line.and_then(|it| it.questions().iter().position(|it| it.answer.is_none()));
        if let Some(at) = open {
            return self.answer(at, option, worker);
        }
        let (Some(line), Some(sheet)) = (line, self.current_activity()) else {
            return Action::None;
        };
        let checks = checks_beside(sheet, line);
        match checks.iter().find(|(_, it)| it.answer.is_none()) {
            Some((at, _)) => self.answer_check(*at, option, worker),
            None => Action::None,
        }
    }

    pub(super) fn answer(&mut self, at: usize, option: usize, worker: &Worker) -> Action {
        let asked = self.current().and_then(|it| it.questions().get(at));
        let (Some(asked), Some(answer)) = (asked, ANSWERS.get(option)) else {
            return Action::None;
        };
        let changes = vec![(asked.id.clone(), *answer)];
        self.give(changes, After::Stay, worker)
    }

    pub(super) fn answer_check(&mut self, at: usize, option: usize, worker: &Worker) -> Action {
        let asked = self.current_activity().and_then(|it| it.checks.get(at));
        let (Some(asked), Some(answer)) = (asked, ANSWERS.get(option)) else {
            return Action::None;
        };
        let changes = vec![(asked.id.clone(), *answer)];
        self.give(changes, After::Stay, worker)
    }

    /// Answers a check on the plan as a whole.
    pub(super) fn answer_plan_check(
        &mut self,
        at: usize,
        option: usize,
        worker: &Worker,
    ) -> Action {
        let asked = self.sheet().and_then(|sheet| sheet.checks.get(at));
        let (Some(asked), Some(answer)) = (asked, ANSWERS.get(option)) else {
            return Action::None;
        };
        let changes = vec![(asked.id.clone(), *answer)];
        self.give_plan(changes, worker)
    }

    /// Ja to every question here that is still open.
    pub(super) fn all_yes(&mut self, worker: &Worker) -> Action {
        if self.whole {
            let checks = self.sheet().into_iter().flat_map(|it| it.own_checks());
            let open = checks.filter(|(_, it)| it.answer.is_none());
            let changes: Vec<_> = open.map(|(_, it)| (it.id.clone(), Answer::Yes)).collect();
            return self.give_plan(changes, worker);
        }
        let questions = self.current().map_or(&[][..], |it| it.questions());
        let open = questions.iter().filter(|it| it.answer.is_none());
        let changes: Vec<_> = open.map(|it| (it.id.clone(), Answer::Yes)).collect();
        self.give(changes, After::Verdict, worker)
    }

    /// Records answers: for the whole activity, so that lines that ask the same share them, except where this
    /// line has an answer of its own.
    fn give(
        &mut self,
        answers: Vec<(ConditionId, Answer)>,
        after: After,
        worker: &Worker,
    ) -> Action {
        let Some(activity) = self.current_activity() else {
            return Action::None;
        };
        let shared = AnswerSubject::Activity(activity.activity.id);
        let line = self.current();
        let mut changes = Vec::new();
        let mut back = Vec::new();
        for (condition, answer) in answers {
            let own = line.and_then(|it| Some((it.line.id, *it.answers.get(&condition)?)));
            let (subject, before) = match own {
                Some((line, before)) => (AnswerSubject::Line(line), Some(before)),
                None => (shared, activity.answers.get(&condition).copied()),
            };
            let change = |answer| AnswerChange {
                subject,
                condition: condition.clone(),
                answer,
            };
            changes.push(change(Some(answer)));
            back.push(change(before));
        }
        self.record(changes, back, after, worker)
    }

    /// Records answers about the plan. Taken back, the register answers again where it can.
    fn give_plan(&mut self, answers: Vec<(ConditionId, Answer)>, worker: &Worker) -> Action {
        let Some(sheet) = self.sheet() else {
            return Action::None;
        };
        let subject = AnswerSubject::Plan(sheet.plan.id);
        let change = |condition: &ConditionId, answer| AnswerChange {
            subject,
            condition: condition.clone(),
            answer,
        };
        let back = answers.iter().map(|(id, _)| {
            let before = sheet.answers.get(id).copied();
            change(id, before)
        });
        let back = back.collect();
        let changes = answers.iter().map(|(id, it)| change(id, Some(*it)));
        let changes = changes.collect();
        self.record(changes, back, After::Stay, worker)
    }

    fn record(
        &mut self,
        changes: Vec<AnswerChange>,
        back: Vec<AnswerChange>,
        after: After,
        worker: &Worker,
    ) -> Action {
        let (Some(plan), false, false) = (self.plan, self.busy, changes.is_empty()) else {
            return Action::None;
        };
        self.given.push((plan, back));
        self.deed(vec![plan], worker, move |desk| {
            desk.record_answers(plan, &changes)?;
            Ok(after)
        })
    }

    /// Takes back the answers that were given last.
    pub(super) fn take_back(&mut self, worker: &Worker) -> Action {
        if self.busy {
            return Action::None;
        }
        let Some((plan, changes)) = self.given.pop() else {
            return Action::None;
        };
        self.deed(vec![plan], worker, move |desk| {
            desk.record_answers(plan, &changes)?;
            Ok(After::Stay)
        })
    }
}

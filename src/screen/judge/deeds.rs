//! What the adviser does with a line: choose its kind, answer, decide; and what comes of it.

use super::dialogs::Dialog;
use super::questions::checks_beside;
use super::{AMOUNT, Action, After, Done, Fault, Judge, KIND, LINES, MOTIVATION, Message, Tab};
use crate::desk::{
    AnswerChange, AnswerSubject, DecisionFault, DecisionRequest, Desk, Error, guide_of,
};
use crate::domain::decision::Outcome;
use crate::domain::verdict::Answer;
use crate::domain::{Cents, ConditionId, CostKindId, PlanId};
use crate::notice::Notice;
use crate::screen::{ask, parts};

use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use iced::widget::text_editor;

/// The answers in the order of their keys.
pub(super) const ANSWERS: [Answer; 3] = [Answer::Yes, Answer::No, Answer::Unknown];

impl Judge {
    /// Has the desk do a deed on plans; they come back as they are then.
    fn deed(
        &mut self,
        plans: Vec<PlanId>,
        worker: &Worker,
        deed: impl FnOnce(&mut Desk) -> Result<After, Error> + Send + 'static,
    ) -> Action {
        if self.busy {
            return Action::None;
        }
        self.busy = true;
        Action::Run(ask(
            worker,
            move |desk| {
                let after = match deed(desk) {
                    Err(Error::Decision { fault, .. }) => After::Fault(fault),
                    other => other?,
                };
                let plans = plans
                    .into_iter()
                    .map(|plan| desk.plan_sheet(plan))
                    .collect::<Result<_, _>>()?;
                Ok(Box::new(Done { plans, after }))
            },
            Message::Done,
        ))
    }

    pub(super) fn done(&mut self, answer: Result<Box<Done>, Notice>, worker: &Worker) -> Action {
        self.busy = false;
        let done = match answer {
            Ok(done) => *done,
            Err(notice) => {
                self.notice = Some(notice);
                return Action::None;
            }
        };
        self.notice = None;
        for sheet in done.plans {
            let old = self.plans.iter_mut().flatten();
            if let Some(old) = old.into_iter().find(|it| it.plan.id == sheet.plan.id) {
                *old = sheet;
            }
        }
        match done.after {
            After::Stay => {
                self.said = None;
                let next = self.asked_next();
                Action::Kept(next.map_or(iced::Task::none(), focus::show))
            }
            After::Say(words) => {
                self.said = Some(words);
                Action::Kept(focus::on(LINES))
            }
            After::Next(words) => {
                self.said = Some(words);
                self.amount = None;
                self.motivation = text_editor::Content::new();
                match self.next_open(worker) {
                    Action::Run(task) => Action::Kept(task),
                    _ => Action::Kept(focus::on(LINES)),
                }
            }
            After::Fault(fault) => self.refused(&fault),
        }
    }

    fn refused(&mut self, fault: &DecisionFault) -> Action {
        let (what, way_out) = words::decision_fault(fault);
        let words = format!("{what} {way_out}");
        match fault {
            DecisionFault::AmountDoesNotFit { .. } if self.amount.is_some() => {
                self.fault = Some(Fault::Amount(words));
                Action::Run(focus::on(AMOUNT))
            }
            DecisionFault::AmountDoesNotFit { .. }
            | DecisionFault::MotivationMissing
            | DecisionFault::VerdictContradicts => {
                self.fault = Some(Fault::Motivation(words));
                Action::Run(focus::on(MOTIVATION))
            }
        }
    }

    /// The cost kinds of the plan's edition, group by group.
    pub(super) fn kinds(&self) -> Vec<(CostKindId, String)> {
        let Some(guide) = self.sheet().and_then(|sheet| guide_of(&sheet.plan).ok()) else {
            return Vec::new();
        };
        let mut kinds = Vec::new();
        for group in guide.cost_groups() {
            for kind in guide.cost_kinds().iter().filter(|it| it.group == group.id) {
                kinds.push((kind.id.clone(), format!("{} – {}", group.name, kind.name)));
            }
        }
        kinds
    }

    pub(super) fn choose_kind(&mut self, at: usize, worker: &Worker) -> Action {
        match self.kinds().into_iter().nth(at) {
            Some((kind, _)) => self.set_kind(kind, worker),
            None => Action::None,
        }
    }

    /// Confirms the suggested kind; where none is suggested, one is to be chosen.
    pub(super) fn confirm_kind(&mut self, worker: &Worker) -> Action {
        let Some(line) = self.current() else {
            return Action::None;
        };
        if line.line.kind.is_some() {
            return Action::None;
        }
        match line.suggested_kinds.first().cloned() {
            Some(kind) => self.set_kind(kind, worker),
            None => Action::Run(focus::on(KIND)),
        }
    }

    fn set_kind(&mut self, kind: CostKindId, worker: &Worker) -> Action {
        let (Some(plan), Some(line)) = (self.plan, self.line) else {
            return Action::None;
        };
        self.fault = None;
        self.deed(vec![plan], worker, move |desk| {
            desk.choose_kinds(plan, &[(line, Some(kind))])?;
            Ok(After::Stay)
        })
    }

    /// Answers the first open question of the line: 1 ja, 2 nee, 3 or 0 weet niet.
    pub(super) fn digit(&mut self, digit: u8, worker: &Worker) -> Action {
        let option = match digit {
            1 | 2 => usize::from(digit) - 1,
            3 | 0 => 2,
            _ => return Action::None,
        };
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
        self.give(changes, worker)
    }

    pub(super) fn answer_check(&mut self, at: usize, option: usize, worker: &Worker) -> Action {
        let asked = self.current_activity().and_then(|it| it.checks.get(at));
        let (Some(asked), Some(answer)) = (asked, ANSWERS.get(option)) else {
            return Action::None;
        };
        let changes = vec![(asked.id.clone(), *answer)];
        self.give(changes, worker)
    }

    /// Ja to every question of the line that is still open.
    pub(super) fn all_yes(&mut self, worker: &Worker) -> Action {
        let questions = self.current().map_or(&[][..], |it| it.questions());
        let open = questions.iter().filter(|it| it.answer.is_none());
        let changes: Vec<_> = open.map(|it| (it.id.clone(), Answer::Yes)).collect();
        if changes.is_empty() {
            return Action::None;
        }
        self.give(changes, worker)
    }

    /// Records answers: for the whole activity, so that lines that ask the same share them, except where this
    /// line has an answer of its own.
    fn give(&mut self, answers: Vec<(ConditionId, Answer)>, worker: &Worker) -> Action {
        let (Some(plan), Some(activity), false) = (self.plan, self.current_activity(), self.busy)
        else {
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
        self.given.push((plan, back));
        self.deed(vec![plan], worker, move |desk| {
            desk.record_answers(plan, &changes)?;
            Ok(After::Stay)
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

    /// Puts the reason of the rules in the motivation, to be changed where needed.
    pub(super) fn take_reason(&mut self) {
        if let Some(line) = self.current() {
            let reason = words::verdicts::reasons(line.outlook());
            let typed = self.motivation.text().trim().to_owned();
            let all = if typed.is_empty() {
                reason
            } else {
                format!("{typed} {reason}")
            };
            self.motivation = text_editor::Content::with_text(&all);
            self.fault = None;
        }
    }

    pub(super) fn decide(&mut self, outcome: Outcome, worker: &Worker) -> Action {
        let (Some(plan), Some(line)) = (self.plan, self.current()) else {
            return Action::None;
        };
        if line.line.kind.is_none() {
            self.fault = Some(Fault::Motivation(
                "De kostensoort is nog niet bevestigd. Een besluit rust op de regels van een soort. Bevestig het voorstel met Enter, of kies een andere soort."
                    .to_owned(),
            ));
            return Action::None;
        }
        let (id, requested, text) = (line.line.id, line.line.requested, line.line.text.clone());
        let granted = match outcome {
            Outcome::Granted => requested,
            Outcome::Refused | Outcome::InConsultation => Cents::ZERO,
            Outcome::PartlyGranted => match self.part() {
                Ok(Some(part)) => part,
                Ok(None) => {
                    self.amount = Some(String::new());
                    self.fault = None;
                    return Action::Run(focus::on(AMOUNT));
                }
                Err(words) => {
                    self.fault = Some(Fault::Amount(words));
                    return Action::Run(focus::on(AMOUNT));
                }
            },
        };
        let request = DecisionRequest {
            line: id,
            outcome,
            granted,
            recorded: None,
            motivation: self.motivation.text().trim().to_owned(),
        };
        let words = format!(
            "{text}: {}.",
            words::verdicts::outcome(outcome).to_lowercase()
        );
        self.deed(vec![plan], worker, move |desk| {
            desk.record_decisions(plan, &[request])?;
            Ok(After::Next(words))
        })
    }

    /// The part that was typed; `None` when it was not asked for yet.
    fn part(&self) -> Result<Option<Cents>, String> {
        let Some(typed) = &self.amount else {
            return Ok(None);
        };
        match parts::amount(typed) {
            Some(part) => Ok(Some(part)),
            None if typed.trim().is_empty() => {
                Err("Er staat nog geen bedrag. Typ wat u toekent, zoals 1.250,00.".to_owned())
            }
            None => Err(format!(
                "“{}” is niet als bedrag te lezen. Typ een bedrag als 1.250,00.",
                typed.trim()
            )),
        }
    }

    pub(super) fn look_at_all(&mut self) {
        let Some(sheet) = self.sheet() else {
            return;
        };
        let proposed = Desk::as_proposed(&sheet.with_suggestions());
        if !proposed.is_empty() {
            let lines = proposed.into_iter().map(|it| it.line).collect();
            self.dialog = Some(Dialog::GrantAll { lines });
        }
    }

    pub(super) fn grant_all(&mut self, worker: &Worker) -> Action {
        let (Some(Dialog::GrantAll { lines }), Some(plan)) = (&self.dialog, self.plan) else {
            return Action::None;
        };
        let lines = lines.clone();
        self.dialog = None;
        self.deed(vec![plan], worker, move |desk| {
            let count = desk.grant_proposed(plan, &lines)?;
            let lines = words::counted(count, "kostenregel", "kostenregels");
            Ok(After::Next(format!("{lines} toegekend zoals voorgesteld.")))
        })
    }

    pub(super) fn ask_agreement(&mut self) {
        if self.plan.is_none() {
            return;
        }
        self.dialog = Some(Dialog::Agreement {
            day: parts::typed_day(self.today),
            all: false,
        });
    }

    pub(super) fn day_typed(&mut self, typed: String) {
        if let Some(Dialog::Agreement { day, .. }) = &mut self.dialog {
            *day = typed;
        }
    }

    pub(super) fn scope_chosen(&mut self, at: usize) {
        if let Some(Dialog::Agreement { all, .. }) = &mut self.dialog {
            *all = at == 1;
        }
    }

    /// The plans that are wholly decided and wait for the agreement.
    pub(super) fn to_agree(&self) -> Vec<PlanId> {
        self.all_plans()
            .iter()
            .filter(|sheet| sheet.decided() && sheet.plan.agreed_on.is_none())
            .map(|sheet| sheet.plan.id)
            .collect()
    }

    pub(super) fn record_agreement(&mut self, worker: &Worker) -> Action {
        let Some(Dialog::Agreement { day, all }) = &self.dialog else {
            return Action::None;
        };
        let Some(on) = parts::day(day) else {
            return Action::None;
        };
        let plans = if *all {
            self.to_agree()
        } else {
            self.plan.into_iter().collect()
        };
        if plans.is_empty() {
            return Action::None;
        }
        self.dialog = None;
        let count = words::counted(plans.len(), "jaarplan", "jaarplannen");
        let said = format!(
            "Akkoord ROAZ op {} vastgelegd voor {count}.",
            words::long_date(on)
        );
        self.deed(plans.clone(), worker, move |desk| {
            desk.record_agreement(&plans, on)?;
            Ok(After::Say(said))
        })
    }
}

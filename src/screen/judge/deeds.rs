//! What the adviser does with a line: choose its kind, decide; with a whole plan; and what comes of it.

use super::dialogs::Dialog;
use super::message::{After, Done};
use super::{AMOUNT, Action, Fault, Judge, KIND, LINES, MOTIVATION, Message};
use crate::desk::{DecisionFault, DecisionRequest, Desk, Error, guide_of};
use crate::domain::decision::Outcome;
use crate::domain::{Cents, CostKindId, CostLineId, PlanId};
use crate::notice::Notice;
use crate::screen::{ask, parts};
use crate::ui::focus;
use crate::words;
use crate::worker::Worker;
use iced::Task;
use iced::widget::text_editor;

impl Judge {
    /// Has the desk do a deed on plans; they come back as they are then.
    pub(super) fn deed(
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
                self.waiting.clear();
                return Action::None;
            }
        };
        self.notice = None;
        let was = self.standing();
        for sheet in done.plans {
            self.put_sheet(sheet);
        }
        let is = self.standing();
        match done.after {
            After::Stay => {
                self.said = None;
                // What is asked next, or else the verdict that follows from the answers.
                let next = self.asked_next().unwrap_or_else(|| KIND.to_owned());
                Action::Kept(focus::show(next))
            }
            After::Verdict => {
                self.said = None;
                Action::Kept(focus::show(KIND))
            }
            After::Say(words) => {
                self.said = Some(words);
                Action::Decided(focus::on(LINES))
            }
            After::Next(words, lines) => {
                self.said = Some(words);
                let kept = self.recorded(&lines, worker);
                // A line that is open still, as after a whole plan was granted, is the next one itself.
                let next = if self.current().is_some_and(|it| it.is_open()) {
                    Task::batch([self.arrive(worker), focus::on(LINES)])
                } else {
                    match self.next_open(worker) {
                        Action::Run(task) => task,
                        _ => focus::on(LINES),
                    }
                };
                // The rest of the window counts plans that are decided and lines that are talked over; counting takes
                // a while, and most decisions change neither.
                let task = Task::batch([kept, next]);
                if was != is || is.0 {
                    Action::Decided(task)
                } else {
                    Action::Kept(task)
                }
            }
            After::Fault(fault) => self.refused(&fault),
        }
    }

    /// Whether the plan is decided, and how many of its lines are talked over.
    fn standing(&self) -> (bool, usize) {
        self.sheet().map_or((false, 0), |sheet| {
            let talked = sheet.lines().filter(|it| it.in_consultation());
            (sheet.decided(), talked.count())
        })
    }

    /// The motivations of these lines are in the register now.
    fn recorded(&mut self, lines: &[CostLineId], worker: &Worker) -> Task<Message> {
        if self.line.is_some_and(|it| lines.contains(&it)) {
            self.amount = None;
            self.fault = None;
            self.motivation = text_editor::Content::new();
        }
        self.forget_typed(lines, worker)
    }

    /// The plan as it is now, in the place of what it was.
    pub(super) fn put_sheet(&mut self, sheet: crate::desk::PlanSheet) {
        let mut all = self.plans.iter_mut().flatten();
        if let Some(old) = all.find(|it| it.plan.id == sheet.plan.id) {
            *old = sheet;
        }
    }

    fn refused(&mut self, fault: &DecisionFault) -> Action {
        self.waiting.clear();
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

    /// The cost kinds of the plan's edition with their names, group by group.
    pub(super) fn kinds(&self) -> Vec<(CostKindId, String)> {
        let Some(guide) = self.sheet().and_then(|sheet| guide_of(&sheet.plan).ok()) else {
            return Vec::new();
        };
        let mut kinds = Vec::new();
        for group in guide.cost_groups() {
            for kind in guide.cost_kinds().iter().filter(|it| it.group == group.id) {
                kinds.push((kind.id.clone(), kind.name.clone()));
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
            Outcome::InConsultation => return self.ask_talk(),
            Outcome::Refused => Cents::ZERO,
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
            Ok(After::Next(words, vec![id]))
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
            let counted = words::counted(count, "kostenregel", "kostenregels");
            let said = format!("{counted} toegekend zoals voorgesteld.");
            Ok(After::Next(said, lines))
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

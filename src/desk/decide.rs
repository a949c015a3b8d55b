//! Answering conditions, choosing cost kinds, and deciding on cost lines. The rules propose; the adviser decides.

use super::judge::guide;
use super::{Desk, Error, LineSheet, PlanSheet};
use crate::domain::decision::{Decision, DecisionFault, Outcome};
use crate::domain::operation::{Deed, Op};
use crate::domain::verdict::{Answer, Answers, Verdict};
use crate::domain::{Cents, ConditionId, CostKindId, CostLineId, PlanId};
use crate::rules::verdict;
use crate::storage::AnswerSubject;
use crate::words;

/// An answer that is given, changed or (with `None`) taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerChange {
    pub subject: AnswerSubject,
    pub condition: ConditionId,
    pub answer: Option<Answer>,
}

/// What the adviser decides about one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRequest {
    pub line: CostLineId,
    pub outcome: Outcome,
    /// What is granted; must fit the outcome.
    pub granted: Cents,
    /// The adviser's verdict; `None` follows the suggestion.
    pub recorded: Option<Verdict>,
    /// The adviser's own words; may be empty where the suggestion is followed in full.
    pub motivation: String,
}

impl Desk {
    /// Gives, changes or takes back answers of a plan.
    ///
    /// # Errors
    /// [`Error::UnknownQuestions`] when neither guide nor region asks such a question; what the register says of a
    /// subject that is not in this plan.
    pub fn record_answers(&mut self, plan: PlanId, changes: &[AnswerChange]) -> Result<(), Error> {
        let sheet = self.plan_sheet(plan)?;
        if !changes.iter().all(|change| sheet.holds(change.subject)) {
            return Err(crate::storage::Error::Missing("subject").into());
        }
        let asked: Answers = changes
            .iter()
            .map(|change| (change.condition.clone(), Answer::Yes))
            .collect();
        let policy = self.policy(sheet.plan.year)?;
        let unknown = verdict::unknown_answers(&asked, guide(&sheet.plan.edition)?, &policy);
        if !unknown.is_empty() {
            return Err(Error::UnknownQuestions(unknown));
        }
        let today = self.today();
        self.act(&Op::new(Deed::RecordAnswers, sheet.partner.name), |act| {
            for change in changes {
                act.save_answer(change.subject, &change.condition, change.answer, today)?;
            }
            Ok(())
        })
    }

    /// Chooses cost kinds for lines of a plan; `None` takes a choice back.
    ///
    /// # Errors
    /// [`Error::UnknownKind`] when the plan's edition has no such kind.
    pub fn choose_kinds(
        &mut self,
        plan: PlanId,
        choices: &[(CostLineId, Option<CostKindId>)],
    ) -> Result<(), Error> {
        let sheet = self.plan_sheet(plan)?;
        let guide = guide(&sheet.plan.edition)?;
        for kind in choices.iter().filter_map(|(_, kind)| kind.as_ref()) {
            if guide.cost_kind(kind).is_none() {
                return Err(Error::UnknownKind(kind.clone()));
            }
        }
        if !choices
            .iter()
            .all(|(line, _)| sheet.holds(AnswerSubject::Line(*line)))
        {
            return Err(crate::storage::Error::Missing("cost line").into());
        }
        self.act(&Op::new(Deed::RecordAnswers, sheet.partner.name), |act| {
            for (line, kind) in choices {
                act.choose_kind(*line, kind.as_ref())?;
            }
            Ok(())
        })
    }

    /// Records decisions on lines of a plan, all or none.
    ///
    /// # Errors
    /// [`Error::Decision`] with the first line that does not hold together.
    pub fn record_decisions(
        &mut self,
        plan: PlanId,
        requests: &[DecisionRequest],
    ) -> Result<(), Error> {
        let sheet = self.plan_sheet(plan)?;
        let decisions = requests
            .iter()
            .map(|request| self.weigh(&sheet, request))
            .collect::<Result<Vec<_>, _>>()?;
        self.act(&Op::new(Deed::RecordDecisions, sheet.partner.name), |act| {
            for decision in &decisions {
                act.save_decision(decision)?;
            }
            Ok(())
        })
    }

    /// The decisions that follow where the rules allow outright and nothing was decided yet: the look before
    /// "grant as proposed".
    pub fn as_proposed(sheet: &PlanSheet) -> Vec<DecisionRequest> {
        let open = |line: &&LineSheet| {
            line.judgement.verdict == Verdict::Allowed
                && line.decision.as_ref().is_none_or(|made| made.stale)
        };
        let grant = |line: &LineSheet| DecisionRequest {
            line: line.line.id,
            outcome: Outcome::Granted,
            granted: line.line.requested,
            recorded: None,
            motivation: String::new(),
        };
        sheet.lines().filter(open).map(grant).collect()
    }

    /// Makes a request a decision, or says what does not hold together.
    pub(super) fn weigh(
        &self,
        sheet: &PlanSheet,
        request: &DecisionRequest,
    ) -> Result<Decision, Error> {
        let line = sheet
            .lines()
            .find(|line| line.line.id == request.line)
            .ok_or(crate::storage::Error::Missing("cost line"))?;
        let suggested = line.judgement.verdict;
        let recorded = request
            .recorded
            .unwrap_or_else(|| recorded_by(request.outcome, suggested));
        check(line, request, recorded).map_err(|fault| Error::Decision {
            line: line.line.text.clone(),
            fault,
        })?;
        Ok(Decision {
            line: request.line,
            outcome: request.outcome,
            granted: request.granted,
            suggested,
            recorded,
            reason: words::verdicts::reasons(&line.judgement),
            motivation: request.motivation.trim().to_owned(),
            passages: line.judgement.passages.clone(),
            edition: sheet.plan.edition.clone(),
            decided_on: self.today(),
            decided_by: self.store.user().to_owned(),
            stale: false,
        })
    }
}

/// What is wrong with a decision on a line of this plan; `None` when it holds together.
pub(super) fn fault_in(sheet: &PlanSheet, request: &DecisionRequest) -> Option<DecisionFault> {
    let line = sheet.lines().find(|line| line.line.id == request.line)?;
    let recorded = request
        .recorded
        .unwrap_or_else(|| recorded_by(request.outcome, line.judgement.verdict));
    check(line, request, recorded).err()
}

impl PlanSheet {
    /// Whether this is the plan, one of its activities or one of its lines.
    fn holds(&self, subject: AnswerSubject) -> bool {
        match subject {
            AnswerSubject::Plan(id) => self.plan.id == id,
            AnswerSubject::Activity(id) => self.activities.iter().any(|it| it.activity.id == id),
            AnswerSubject::Line(id) => self.lines().any(|it| it.line.id == id),
        }
    }
}

/// The verdict that an outcome comes down to when the adviser does not name one.
fn recorded_by(outcome: Outcome, suggested: Verdict) -> Verdict {
    match (outcome, suggested) {
        (Outcome::Granted | Outcome::PartlyGranted, Verdict::Consult | Verdict::NotAllowed) => {
            Verdict::Allowed
        }
        (Outcome::Granted | Outcome::PartlyGranted, Verdict::Allowed | Verdict::Conditional) => {
            suggested
        }
        (Outcome::InConsultation, _) => Verdict::Consult,
        (Outcome::Refused, _) => Verdict::NotAllowed,
    }
}

fn check(
    line: &LineSheet,
    request: &DecisionRequest,
    recorded: Verdict,
) -> Result<(), DecisionFault> {
    let requested = line.line.requested;
    let granted = request.granted;
    let fits = match request.outcome {
        Outcome::Granted => granted == requested,
        Outcome::PartlyGranted => Cents::ZERO < granted && granted < requested,
        Outcome::InConsultation | Outcome::Refused => granted == Cents::ZERO,
    };
    if !fits {
        return Err(DecisionFault::AmountDoesNotFit { granted, requested });
    }
    let contradicts = match request.outcome {
        Outcome::Granted | Outcome::PartlyGranted => recorded > Verdict::Conditional,
        Outcome::InConsultation => recorded != Verdict::Consult,
        Outcome::Refused => recorded != Verdict::NotAllowed,
    };
    if contradicts {
        return Err(DecisionFault::VerdictContradicts);
    }
    let departs = recorded != line.judgement.verdict && request.outcome != Outcome::InConsultation;
    let needed = departs || request.outcome == Outcome::PartlyGranted;
    if needed && request.motivation.trim().is_empty() {
        return Err(DecisionFault::MotivationMissing);
    }
    Ok(())
}

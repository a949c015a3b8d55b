//! The adviser of the example at work: kinds chosen as suggested, questions answered, lines decided.

use super::data::{AnswerTable, EXAMPLE, Ruling};
use super::random::Random;
use crate::desk::{AnswerChange, DecisionRequest, Desk, Error, LineSheet, PlanSheet};
use crate::domain::decision::Outcome;
use crate::domain::verdict::Verdict;
use crate::domain::{Cents, CostKindId, CostLineId, PlanId};
use crate::storage::AnswerSubject;
use std::collections::BTreeMap;

/// Judges a whole plan.
///
/// # Errors
/// What the deeds say.
pub fn judge(desk: &mut Desk, plan: PlanId, seed: u64) -> Result<(), Error> {
    let sheet = desk.plan_sheet(plan)?;
    let kinds: BTreeMap<CostLineId, CostKindId> = sheet
        .lines()
        .map(|line| (line.line.id, kind_of(line)))
        .collect();
    let choices: Vec<_> = kinds
        .iter()
        .map(|(line, kind)| (*line, Some(kind.clone())))
        .collect();
    desk.choose_kinds(plan, &choices)?;
    let rulings = rulings(&sheet, &kinds, seed);
    desk.record_answers(plan, &answers(&sheet, &rulings))?;
    let judged = desk.plan_sheet(plan)?;
    let requests: Vec<DecisionRequest> = judged
        .activities
        .iter()
        .flat_map(|activity| {
            let participants = activity.activity.participants;
            let rulings = &rulings;
            activity
                .lines
                .iter()
                .map(move |line| decide(line, participants, rulings.get(&line.line.id).copied()))
        })
        .collect();
    desk.record_decisions(plan, &requests)
}

/// The chosen kind, or the first that is suggested; without a known word it is the guide's remainder.
fn kind_of(line: &LineSheet) -> CostKindId {
    let chosen = line.line.kind.as_ref().or(line.suggested_kinds.first());
    chosen
        .cloned()
        .unwrap_or_else(|| CostKindId::from("overig"))
}

/// The first ruling that fits each line.
fn rulings(
    sheet: &PlanSheet,
    kinds: &BTreeMap<CostLineId, CostKindId>,
    seed: u64,
) -> BTreeMap<CostLineId, &'static Ruling> {
    let mut random = Random::of(seed, &sheet.partner.name);
    let mut found = BTreeMap::new();
    for activity in &sheet.activities {
        for line in &activity.lines {
            let Some(kind) = kinds.get(&line.line.id) else {
                continue;
            };
            let ruling = EXAMPLE.judging.ruling.iter().find(|ruling| {
                ruling.is_about(
                    &sheet.partner.name,
                    &activity.activity.name,
                    &line.line,
                    kind,
                ) && ruling.chance.is_none_or(|chance| random.in_hundred(chance))
            });
            if let Some(ruling) = ruling {
                found.insert(line.line.id, ruling);
            }
        }
    }
    found
}

fn answers(
    sheet: &PlanSheet,
    rulings: &BTreeMap<CostLineId, &'static Ruling>,
) -> Vec<AnswerChange> {
    let judging = &EXAMPLE.judging;
    let mut changes = given(AnswerSubject::Plan(sheet.plan.id), &judging.plan_answers);
    for activity in &sheet.activities {
        let subject = AnswerSubject::Activity(activity.activity.id);
        changes.extend(given(subject, &judging.activity_answers));
    }
    for (line, ruling) in rulings {
        changes.extend(given(AnswerSubject::Line(*line), &ruling.answers));
    }
    changes
}

fn given(subject: AnswerSubject, table: &AnswerTable) -> Vec<AnswerChange> {
    let change = |(condition, answer): (&crate::domain::ConditionId, &_)| AnswerChange {
        subject,
        condition: condition.clone(),
        answer: Some(*answer),
    };
    table.0.iter().map(change).collect()
}

/// What is decided about a line: what the ruling says, or else what follows from the verdict.
fn decide(line: &LineSheet, participants: Option<u32>, ruling: Option<&Ruling>) -> DecisionRequest {
    let requested = line.line.requested;
    let outcome = ruling.and_then(|ruling| ruling.outcome);
    let follows = match line.judgement.verdict {
        Verdict::Allowed | Verdict::Conditional => Outcome::Granted,
        Verdict::Consult | Verdict::NotAllowed => Outcome::Refused,
    };
    let granted = match (
        outcome,
        ruling.and_then(|it| it.grants(requested, participants)),
    ) {
        (Some(Outcome::Refused | Outcome::InConsultation), _) => Cents::ZERO,
        (_, Some(amount)) => amount,
        (Some(Outcome::Granted | Outcome::PartlyGranted), None) => requested,
        (None, None) if follows == Outcome::Granted => requested,
        (None, None) => Cents::ZERO,
    };
    let outcome = if granted == Cents::ZERO {
        Outcome::Refused
    } else if granted < requested {
        Outcome::PartlyGranted
    } else {
        Outcome::Granted
    };
    // Nobody explains what simply follows from the rules.
    let plain = outcome == Outcome::Granted && follows == Outcome::Granted;
    let motivation = ruling
        .filter(|_| !plain)
        .map(|ruling| ruling.motivation.clone());
    DecisionRequest {
        line: line.line.id,
        outcome,
        granted,
        recorded: None,
        motivation: motivation.unwrap_or_default(),
    }
}

//! Decisions as a workbook: out for a year, and in again, all or nothing.

use super::decide::fault_in;
use super::judge::guide;
use super::read_submission::kind_choices;
use super::{AnswerChange, DecisionRequest, Desk, Error, LineSheet, PlanSheet};
use crate::domain::PlanId;
use crate::domain::decision::{DecisionFault, Outcome};
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::Severity;
use crate::domain::{Cents, CostKindId, CostLineId};
use crate::exchange::decisions::{
    self, CheckRow, Decided, DecisionBook, DecisionInput, DecisionMade, DecisionRow, DecisionSheet,
    Subject,
};
use crate::storage::AnswerSubject;
use crate::words;
use std::collections::BTreeMap;
use std::path::Path;

/// What taking over a decisions workbook does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BookOutcome {
    /// Lines with a new or changed decision.
    pub decisions: usize,
    /// Lines or activities with new or changed answers or kinds.
    pub answers: usize,
    /// Remarks that do not hold it up.
    pub remarks: Vec<SheetRemark>,
    /// The decisions line by line.
    pub changes: Vec<BookChange>,
}

/// A decision that a workbook brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookChange {
    pub partner: String,
    pub project_number: String,
    /// The text of the cost line.
    pub text: String,
    pub requested: Cents,
    /// What is decided now, if anything.
    pub before: Option<(Outcome, Cents)>,
    pub outcome: Outcome,
    pub granted: Cents,
}

/// What a workbook asks for in one plan.
#[derive(Default)]
struct PlanWork {
    kinds: Vec<(CostLineId, Option<CostKindId>)>,
    answers: Vec<AnswerChange>,
    decisions: Vec<(CostLineId, DecisionMade)>,
}

impl Desk {
    /// The decisions of a year as a workbook.
    ///
    /// # Errors
    /// [`Error::NoPlan`] when nothing was read in for that year.
    pub fn decision_book(&self, year: i32) -> Result<Vec<u8>, Error> {
        let book = self.book(&self.plan_sheets(year)?, year)?;
        decisions::write(&book).map_err(|error| Error::Workbook(error.to_string()))
    }

    /// Takes over a decisions workbook: kinds, answers and decisions, all or nothing.
    ///
    /// # Errors
    /// [`Error::SheetFaults`] with everything that is wrong in the sheet; [`Error::Decision`] for the first decision
    /// that does not hold together.
    pub fn take_decision_book(&mut self, path: &Path, year: i32) -> Result<BookOutcome, Error> {
        self.decision_book_in(path, year, true)
    }

    /// What taking over a decisions workbook would do; nothing is kept.
    ///
    /// # Errors
    /// As [`Desk::take_decision_book`].
    pub fn look_at_decision_book(&mut self, path: &Path, year: i32) -> Result<BookOutcome, Error> {
        self.decision_book_in(path, year, false)
    }

    fn decision_book_in(
        &mut self,
        path: &Path,
        year: i32,
        keep: bool,
    ) -> Result<BookOutcome, Error> {
        let file = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let opened = self.reader.open(path).map_err(|error| Error::CannotOpen {
            file: file.clone(),
            error,
        })?;
        let sheets = self.plan_sheets(year)?;
        let (sheet, remarks) = decisions::read(&opened.workbook, &self.book(&sheets, year)?);
        if remarks.iter().any(SheetRemark::holds_up) {
            return Err(Error::SheetFaults { file, remarks });
        }
        let work = sort_out(sheet, &sheets);
        let mut outcome = BookOutcome {
            remarks,
            changes: changes(&work, &sheets),
            ..BookOutcome::default()
        };
        let mut faults = Vec::new();
        let done = self.in_one_go(|desk| {
            for (plan, work) in &work {
                outcome.decisions += work.decisions.len();
                outcome.answers += work.answers.len() + work.kinds.len();
                faults.extend(desk.take_plan_work(*plan, work)?);
            }
            if !faults.is_empty() {
                return Err(Error::SheetFaults {
                    file: file.clone(),
                    remarks: std::mem::take(&mut faults),
                });
            }
            // A look ends as a stop does: nothing of it counts.
            if keep { Ok(()) } else { Err(Error::Stopped) }
        });
        match done {
            Ok(()) => Ok(outcome),
            Err(Error::Stopped) if !keep => Ok(outcome),
            Err(error) => Err(error),
        }
    }

    /// Takes over what a workbook asks for in one plan; decisions that do not hold together are returned.
    fn take_plan_work(&mut self, plan: PlanId, work: &PlanWork) -> Result<Vec<SheetRemark>, Error> {
        if !work.kinds.is_empty() {
            self.choose_kinds(plan, &work.kinds)?;
        }
        if !work.answers.is_empty() {
            self.record_answers(plan, &work.answers)?;
        }
        let sheet = self.plan_sheet(plan)?;
        let (mut sound, mut faults) = (Vec::new(), Vec::new());
        for (line, made) in &work.decisions {
            let Some(request) = request(&sheet, *line, made) else {
                continue;
            };
            match fault_in(&sheet, &request) {
                Some(fault) => faults.push(unsound(made, fault)),
                None => sound.push(request),
            }
        }
        if faults.is_empty() && !sound.is_empty() {
            self.record_decisions(plan, &sound)?;
        }
        Ok(faults)
    }

    fn book(&self, sheets: &[PlanSheet], year: i32) -> Result<DecisionBook, Error> {
        let first = sheets.first().ok_or(Error::NoPlan {
            partner: None,
            year,
        })?;
        Ok(DecisionBook {
            year,
            rows: sheets.iter().flat_map(rows).collect(),
            checks: sheets.iter().flat_map(checks).collect(),
            kinds: kind_choices(guide(&first.plan.edition)?),
        })
    }
}

fn rows(sheet: &PlanSheet) -> impl Iterator<Item = DecisionRow> {
    sheet.activities.iter().flat_map(move |activity| {
        activity.lines.iter().map(move |line| DecisionRow {
            line: line.line.id,
            partner: sheet.partner.name.clone(),
            project_number: activity.activity.project_number.clone(),
            activity: activity.activity.name.clone(),
            activity_kind: Some(activity.activity.kind),
            text: line.line.text.clone(),
            requested: line.line.requested,
            kind: line.line.kind.clone(),
            suggested_kinds: line.suggested_kinds.clone(),
            conditions: line.questions().to_vec(),
            suggested: line.judgement.verdict,
            reason: words::verdicts::reasons(&line.judgement),
            passages: line.judgement.passages.clone(),
            decided: decided(line),
        })
    })
}

fn decided(line: &LineSheet) -> Option<Decided> {
    let made = line.decision.as_ref().filter(|made| !made.stale)?;
    Some(Decided {
        outcome: made.outcome,
        recorded: made.recorded,
        granted: made.granted,
        motivation: made.motivation.clone(),
    })
}

fn checks(sheet: &PlanSheet) -> Vec<CheckRow> {
    let of_plan = sheet.checks.iter().map(|check| CheckRow {
        subject: Subject::Plan(sheet.plan.id),
        partner: sheet.partner.name.clone(),
        project_number: String::new(),
        activity: String::new(),
        check: check.clone(),
    });
    let of_activities = sheet.activities.iter().flat_map(|activity| {
        activity.checks.iter().map(|check| CheckRow {
            subject: Subject::Activity(activity.activity.id),
            partner: sheet.partner.name.clone(),
            project_number: activity.activity.project_number.clone(),
            activity: activity.activity.name.clone(),
            check: check.clone(),
        })
    });
    of_plan.chain(of_activities).collect()
}

/// The decisions that a workbook brings, plan by plan.
fn changes(work: &BTreeMap<PlanId, PlanWork>, sheets: &[PlanSheet]) -> Vec<BookChange> {
    let mut found = Vec::new();
    for sheet in sheets {
        let Some(work) = work.get(&sheet.plan.id) else {
            continue;
        };
        for (line, made) in &work.decisions {
            let place = sheet.activities.iter().find_map(|activity| {
                let line = activity.lines.iter().find(|it| it.line.id == *line)?;
                Some((activity, line))
            });
            let (Some((activity, line)), Some(request)) = (place, request(sheet, *line, made))
            else {
                continue;
            };
            found.push(BookChange {
                partner: sheet.partner.name.clone(),
                project_number: activity.activity.project_number.clone(),
                text: line.line.text.clone(),
                requested: line.line.requested,
                before: decided(line).map(|old| (old.outcome, old.granted)),
                outcome: request.outcome,
                granted: request.granted,
            });
        }
    }
    found
}

/// What is new in a sheet, by plan.
fn sort_out(sheet: DecisionSheet, plans: &[PlanSheet]) -> BTreeMap<PlanId, PlanWork> {
    let mut work: BTreeMap<PlanId, PlanWork> = BTreeMap::new();
    for input in sheet.decisions.into_iter().filter(|input| !input.unchanged) {
        let found = plans.iter().find_map(|plan| {
            let line = plan.lines().find(|line| line.line.id == input.line)?;
            Some((plan.plan.id, line))
        });
        if let Some((plan, line)) = found {
            add_line(work.entry(plan).or_default(), input, line);
        }
    }
    for input in sheet.checks {
        let (plan, subject, given) = match input.subject {
            Subject::Plan(id) => (Some(id), AnswerSubject::Plan(id), None),
            Subject::Activity(id) => {
                let of = |plan: &&PlanSheet| {
                    plan.activities
                        .iter()
                        .any(|activity| activity.activity.id == id)
                };
                let plan = plans.iter().find(of);
                let activity = plan.and_then(|plan| {
                    plan.activities
                        .iter()
                        .find(|activity| activity.activity.id == id)
                });
                let given =
                    activity.and_then(|activity| activity.answers.get(&input.check).copied());
                (
                    plan.map(|plan| plan.plan.id),
                    AnswerSubject::Activity(id),
                    given,
                )
            }
        };
        let answer = input.answer.value;
        let computed = plans
            .iter()
            .filter(|sheet| Some(sheet.plan.id) == plan)
            .flat_map(|sheet| &sheet.checks);
        let as_it_was = match subject {
            AnswerSubject::Plan(_) => computed
                .clone()
                .any(|check| check.id == input.check && check.answer == answer),
            AnswerSubject::Activity(_) | AnswerSubject::Line(_) => given == answer,
        };
        if let Some(plan) = plan.filter(|_| !as_it_was) {
            let change = AnswerChange {
                subject,
                condition: input.check,
                answer,
            };
            work.entry(plan).or_default().answers.push(change);
        }
    }
    work
}

fn add_line(work: &mut PlanWork, input: DecisionInput, line: &LineSheet) {
    if input.kind.value != line.line.kind {
        work.kinds.push((input.line, input.kind.value));
    }
    for (condition, answer) in input.answers {
        let shown = line.questions().iter().find(|asked| asked.id == condition);
        if shown.and_then(|asked| asked.answer) != answer.value {
            let subject = AnswerSubject::Line(input.line);
            work.answers.push(AnswerChange {
                subject,
                condition,
                answer: answer.value,
            });
        }
    }
    let made = decided(line);
    let same = |new: &DecisionMade| {
        made.as_ref().is_some_and(|old| {
            old.outcome == new.outcome.value
                && new
                    .granted
                    .as_ref()
                    .is_none_or(|granted| granted.value == old.granted)
                && new
                    .recorded
                    .as_ref()
                    .is_none_or(|recorded| recorded.value == old.recorded)
                && new.motivation.value == old.motivation
        })
    };
    if let Some(decision) = input.decision.filter(|new| !same(new)) {
        work.decisions.push((input.line, decision));
    }
}

/// A remark at the cell that must change.
fn unsound(made: &DecisionMade, fault: DecisionFault) -> SheetRemark {
    let (at, found) = match &fault {
        DecisionFault::MotivationMissing => (&made.motivation.at, None),
        DecisionFault::AmountDoesNotFit { granted, .. } => (
            made.granted
                .as_ref()
                .map_or(&made.outcome.at, |granted| &granted.at),
            Some(words::euros(*granted)),
        ),
        DecisionFault::VerdictContradicts => (&made.outcome.at, None),
    };
    SheetRemark {
        severity: Severity::Error,
        at: at.clone(),
        found,
        doubt: SheetDoubt::Decision { fault },
    }
}

fn request(sheet: &PlanSheet, id: CostLineId, made: &DecisionMade) -> Option<DecisionRequest> {
    let line = sheet.lines().find(|line| line.line.id == id)?;
    let outcome = made.outcome.value;
    let otherwise = match outcome {
        Outcome::Granted => line.line.requested,
        Outcome::PartlyGranted | Outcome::InConsultation | Outcome::Refused => Cents::ZERO,
    };
    Some(DecisionRequest {
        line: id,
        outcome,
        granted: made
            .granted
            .as_ref()
            .map_or(otherwise, |granted| granted.value),
        recorded: made.recorded.as_ref().map(|recorded| recorded.value),
        motivation: made.motivation.value.clone(),
    })
}

//! Consultations: opening a question, recording what came of it, keeping its file. Each deed is one operation.

mod file;
mod list;
mod needs;

pub use file::KeptFile;
pub use list::{ConsultationPlace, ConsultationRow, ConsultationThread, RowState, ThreadLine};

pub(in crate::desk) use needs::{cite, plan_remarks};

use super::{Desk, Error};
use crate::domain::consultation::ConsultationFault;
use crate::domain::decision::{Consultation, ConsultationOutcome, NamedFile};
use crate::domain::operation::{Deed, Op};
use crate::domain::plan::Activity;
use crate::domain::{ActivityId, ConditionId, ConsultationId, CostLineId};
use chrono::NaiveDate;
use std::path::Path;

/// A question that is asked, or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationDraft {
    pub activity: ActivityId,
    /// `None`: the activity as a whole.
    pub line: Option<CostLineId>,
    /// The condition that it answers.
    pub condition: Option<ConditionId>,
    pub with_whom: String,
    pub question: String,
    pub answer_due: Option<NaiveDate>,
}

/// What came of a consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationResult {
    pub outcome: ConsultationOutcome,
    /// When it was talked over; may be empty only where it lapsed.
    pub held_on: Option<NaiveDate>,
    /// What was agreed; may be empty only where it lapsed.
    pub agreed: String,
}

impl Desk {
    /// Opens a consultation; with a result it is recorded as held at once. With a file, the file is kept in the
    /// register under its own name.
    ///
    /// # Errors
    /// [`Error::Consultation`] with everything that is wrong; [`Error::Input`] for a file that cannot be read; what
    /// the register says of an activity or line that is not there.
    pub fn open_consultation(
        &mut self,
        draft: &ConsultationDraft,
        result: Option<&ConsultationResult>,
        file: Option<&Path>,
    ) -> Result<ConsultationId, Error> {
        let today = self.today();
        let mut faults = draft_faults(draft, today);
        faults.extend(result.iter().flat_map(|it| result_faults(it, today)));
        refuse(faults)?;
        let activity = self.activity_with(draft.activity, draft.line)?;
        let file = file.map(file::read).transpose()?;
        let mut new = Consultation {
            condition: draft.condition.clone(),
            answer_due: draft.answer_due,
            ..Consultation::open(
                draft.activity,
                draft.line,
                draft.with_whom.trim(),
                draft.question.trim(),
                today,
            )
        };
        if let Some(result) = result {
            put(&mut new, result);
        }
        let op = Op::new(Deed::OpenConsultation, self.named(&activity)?);
        self.act(&op, |act| {
            new.file = file.map(|file| file.keep(act)).transpose()?;
            Ok(act.add_consultation(&new)?)
        })
    }

    /// Changes what is asked, of whom, and until when.
    ///
    /// # Errors
    /// As [`Desk::open_consultation`].
    pub fn change_consultation(
        &mut self,
        id: ConsultationId,
        draft: &ConsultationDraft,
    ) -> Result<(), Error> {
        let was = self.store.consultation(id)?;
        refuse(draft_faults(draft, was.recorded_on.unwrap_or(self.today())))?;
        let activity = self.activity_with(draft.activity, draft.line)?;
        let changed = Consultation {
            activity: draft.activity,
            line: draft.line,
            condition: draft.condition.clone(),
            with_whom: draft.with_whom.trim().to_owned(),
            question: draft.question.trim().to_owned(),
            answer_due: draft.answer_due,
            ..was
        };
        let op = Op::new(Deed::ChangeConsultation, self.named(&activity)?);
        self.act(&op, |act| Ok(act.save_consultation(&changed)?))
    }

    /// Records what came of a consultation, with its file where there is one. On one that has an outcome already it
    /// is a correction, an operation of its own that history names as such.
    ///
    /// # Errors
    /// As [`Desk::open_consultation`].
    pub fn record_outcome(
        &mut self,
        id: ConsultationId,
        result: &ConsultationResult,
        file: Option<&Path>,
    ) -> Result<(), Error> {
        refuse(result_faults(result, self.today()))?;
        let mut changed = self.store.consultation(id)?;
        let deed = if changed.is_open() {
            Deed::RecordConsultation
        } else {
            Deed::CorrectConsultation
        };
        put(&mut changed, result);
        self.keep_changed(deed, changed, file)
    }

    /// Keeps a file with a consultation, in the place of one that was there; the register keeps both.
    ///
    /// # Errors
    /// As [`Desk::open_consultation`].
    pub fn attach_to_consultation(&mut self, id: ConsultationId, file: &Path) -> Result<(), Error> {
        let consultation = self.store.consultation(id)?;
        self.keep_changed(Deed::AttachToConsultation, consultation, Some(file))
    }

    fn keep_changed(
        &mut self,
        deed: Deed,
        mut changed: Consultation,
        file: Option<&Path>,
    ) -> Result<(), Error> {
        let file = file.map(file::read).transpose()?;
        let activity = self.activity_with(changed.activity, None)?;
        let op = Op::new(deed, self.named(&activity)?);
        self.act(&op, |act| {
            if let Some(file) = file {
                changed.file = Some(file.keep(act)?);
            }
            Ok(act.save_consultation(&changed)?)
        })
    }

    /// The activity, which must hold the line.
    fn activity_with(
        &self,
        activity: ActivityId,
        line: Option<CostLineId>,
    ) -> Result<Activity, Error> {
        let plan = self.store.plan_of_activity(activity)?;
        let mut activities = self.store.activities(plan)?.into_iter();
        let found = activities
            .find(|it| it.id == activity)
            .ok_or(crate::storage::Error::Missing("activity"))?;
        if let Some(line) = line {
            let lines = self.store.lines(plan)?;
            let holds = lines
                .iter()
                .any(|it| it.id == line && it.activity == activity);
            if !holds {
                return Err(crate::storage::Error::Missing("cost line").into());
            }
        }
        Ok(found)
    }

    /// `HAP Lekstroom, LS-27-03`.
    fn named(&self, activity: &Activity) -> Result<String, Error> {
        let partner = self
            .store
            .partner(self.store.plan(activity.plan)?.partner)?;
        Ok(format!("{}, {}", partner.name, activity.project_number))
    }
}

fn put(consultation: &mut Consultation, result: &ConsultationResult) {
    consultation.outcome = Some(result.outcome);
    consultation.held_on = result.held_on;
    consultation.agreed = result.agreed.trim().to_owned();
}

fn refuse(faults: Vec<ConsultationFault>) -> Result<(), Error> {
    if faults.is_empty() {
        return Ok(());
    }
    Err(Error::Consultation(faults))
}

/// What is wrong with a question that was asked on a day.
pub fn draft_faults(draft: &ConsultationDraft, asked: NaiveDate) -> Vec<ConsultationFault> {
    let mut faults = Vec::new();
    if draft.with_whom.trim().is_empty() {
        faults.push(ConsultationFault::WithWhomMissing);
    }
    if draft.question.trim().is_empty() {
        faults.push(ConsultationFault::QuestionMissing);
    }
    if let Some(due) = draft.answer_due.filter(|due| *due < asked) {
        faults.push(ConsultationFault::DueBeforeAsked { due, asked });
    }
    faults
}

/// What is wrong with a result.
pub fn result_faults(result: &ConsultationResult, today: NaiveDate) -> Vec<ConsultationFault> {
    let said = match result.outcome {
        ConsultationOutcome::Agreed | ConsultationOutcome::NotAgreed => true,
        ConsultationOutcome::Lapsed => false,
    };
    let mut faults = Vec::new();
    match result.held_on {
        None if said => faults.push(ConsultationFault::DayMissing),
        Some(day) if day > today => faults.push(ConsultationFault::DayInFuture(day)),
        Some(_) | None => {}
    }
    if said && result.agreed.trim().is_empty() {
        faults.push(ConsultationFault::AgreedMissing);
    }
    faults
}

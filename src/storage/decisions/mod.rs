//! Answers, decisions, consultations, and the steps at the Bestuurlijk ROAZ.

mod roaz;

pub use roaz::{RoazStep, RoazSteps};

use super::columns::{from_json_list, json_list};
use super::{Act, Error, Store};
use crate::domain::decision::{Consultation, Decision, NamedFile, Outcome};
use crate::domain::plan::ActivityKind;
use crate::domain::verdict::{Answer, Answers, Verdict};
use crate::domain::{
    ActivityId, Cents, ConditionId, ConsultationId, CostKindId, CostLineId, PartnerId, PassageId,
    PlanId,
};
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};
use std::collections::BTreeMap;

/// What an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AnswerSubject {
    Plan(PlanId),
    Activity(ActivityId),
    Line(CostLineId),
}

/// A line with its standing decision, wherever it is in the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecidedLine {
    pub plan: PlanId,
    pub year: i32,
    pub partner: PartnerId,
    pub partner_name: String,
    pub activity: ActivityId,
    pub activity_name: String,
    pub activity_kind: ActivityKind,
    pub line: CostLineId,
    pub text: String,
    pub outcome: Outcome,
    pub recorded: Verdict,
    pub granted: Cents,
}

impl Store {
    /// Every line of a cost kind that was decided on, newest year first. Outdated decisions are left out.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn decided_lines(&self, kind: &CostKindId) -> Result<Vec<DecidedLine>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("decided_lines.sql"))?;
        let rows = statement.query_map([kind], |row| {
            Ok(DecidedLine {
                plan: row.get(0)?,
                year: row.get(1)?,
                partner: row.get(2)?,
                partner_name: row.get(3)?,
                activity: row.get(4)?,
                activity_name: row.get(5)?,
                activity_kind: row.get(6)?,
                line: row.get(7)?,
                text: row.get(8)?,
                outcome: row.get(9)?,
                recorded: row.get(10)?,
                granted: row.get(11)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every answer of a plan, of its activities and of their lines.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn answers(&self, plan: PlanId) -> Result<BTreeMap<AnswerSubject, Answers>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("answers.sql"))?;
        let rows = statement.query_map([plan], |row| {
            let subject = match (
                row.get::<_, Option<ActivityId>>(0)?,
                row.get::<_, Option<CostLineId>>(1)?,
            ) {
                (_, Some(line)) => AnswerSubject::Line(line),
                (Some(activity), None) => AnswerSubject::Activity(activity),
                (None, None) => AnswerSubject::Plan(plan),
            };
            Ok((
                subject,
                row.get::<_, ConditionId>(2)?,
                row.get::<_, Answer>(3)?,
            ))
        })?;
        let mut answers: BTreeMap<AnswerSubject, Answers> = BTreeMap::new();
        for row in rows {
            let (subject, condition, answer) = row?;
            answers
                .entry(subject)
                .or_default()
                .insert(condition, answer);
        }
        Ok(answers)
    }

    /// The decisions on the lines of a plan that stand.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn decisions(&self, plan: PlanId) -> Result<BTreeMap<CostLineId, Decision>, Error> {
        let mut statement = self.conn.prepare_cached(include_str!("decisions.sql"))?;
        let rows = statement.query_map([plan], |row| {
            decision(row).map(|decision| (decision.line, decision))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The consultations of a plan, oldest first.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn consultations(&self, plan: PlanId) -> Result<Vec<Consultation>, Error> {
        let mut statement = self
            .conn
            .prepare_cached(include_str!("consultations.sql"))?;
        let rows = statement.query_map([plan], consultation)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One consultation.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none with this id.
    pub fn consultation(&self, id: ConsultationId) -> Result<Consultation, Error> {
        self.conn
            .prepare_cached(include_str!("consultation.sql"))?
            .query_row([id], consultation)
            .optional()?
            .ok_or(Error::Missing("consultation"))
    }
}

impl Act<'_> {
    /// Keeps an answer; `None` takes it away.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_answer(
        &self,
        subject: AnswerSubject,
        condition: &ConditionId,
        answer: Option<Answer>,
        today: NaiveDate,
    ) -> Result<(), Error> {
        let (plan, activity, line) = match subject {
            AnswerSubject::Plan(id) => (Some(id), None, None),
            AnswerSubject::Activity(id) => (None, Some(id), None),
            AnswerSubject::Line(id) => (None, None, Some(id)),
        };
        let Some(answer) = answer else {
            let _rows = self
                .conn
                .prepare_cached(include_str!("remove_answer.sql"))?
                .execute(params![plan, activity, line, condition])?;
            return Ok(());
        };
        let _rows = self
            .conn
            .prepare_cached(include_str!("save_answer.sql"))?
            .execute(params![plan, activity, line, condition, answer, today])?;
        Ok(())
    }

    /// Keeps a decision in the place of an earlier one on the same line.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn save_decision(&self, decision: &Decision) -> Result<(), Error> {
        let _rows = self
            .conn
            .prepare_cached(include_str!("save_decision.sql"))?
            .execute(params![
                decision.line,
                decision.outcome,
                decision.granted,
                decision.suggested,
                decision.recorded,
                decision.motivation,
                json_list(decision.passages.iter().map(PassageId::as_str)),
                decision.edition,
                decision.decided_on,
                decision.decided_by,
                decision.stale,
                decision.reason
            ])?;
        Ok(())
    }

    /// Marks the decision on a line: the line changed, judge it again.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn mark_stale(&self, line: CostLineId) -> Result<(), Error> {
        let _rows = self.conn.execute(
            "UPDATE decision SET stale = 1 WHERE line_id = ?1 AND stale = 0",
            [line],
        )?;
        Ok(())
    }

    /// Adds a consultation; its id is ignored.
    ///
    /// # Errors
    /// Only what SQLite says.
    pub fn add_consultation(&self, new: &Consultation) -> Result<ConsultationId, Error> {
        let (name, sha256) = file_columns(new);
        let _rows = self
            .conn
            .prepare_cached(include_str!("insert_consultation.sql"))?
            .execute(params![
                new.activity,
                new.line,
                new.condition,
                new.with_whom,
                new.question,
                new.answer_due,
                new.held_on,
                new.agreed,
                new.outcome,
                name,
                sha256,
                new.recorded_on
            ])?;
        Ok(ConsultationId(self.conn.last_insert_rowid()))
    }

    /// Keeps a consultation in the place of what it was; the journal keeps both.
    ///
    /// # Errors
    /// [`Error::Missing`] when there is none with this id.
    pub fn save_consultation(&self, changed: &Consultation) -> Result<(), Error> {
        let (name, sha256) = file_columns(changed);
        let rows = self
            .conn
            .prepare_cached(include_str!("update_consultation.sql"))?
            .execute(params![
                changed.activity,
                changed.line,
                changed.condition,
                changed.with_whom,
                changed.question,
                changed.answer_due,
                changed.held_on,
                changed.agreed,
                changed.outcome,
                name,
                sha256,
                changed.recorded_on,
                changed.id
            ])?;
        if rows == 0 {
            return Err(Error::Missing("consultation"));
        }
        Ok(())
    }
}

fn file_columns(consultation: &Consultation) -> (&str, Option<&str>) {
    match &consultation.file {
        Some(file) => (&file.name, Some(&file.sha256)),
        None => ("", None),
    }
}

fn consultation(row: &Row<'_>) -> rusqlite::Result<Consultation> {
    let name = row.get(10)?;
    let sha256: Option<String> = row.get(11)?;
    Ok(Consultation {
        id: row.get(0)?,
        activity: row.get(1)?,
        line: row.get(2)?,
        condition: row.get(3)?,
        with_whom: row.get(4)?,
        question: row.get(5)?,
        answer_due: row.get(6)?,
        held_on: row.get(7)?,
        agreed: row.get(8)?,
        outcome: row.get(9)?,
        file: sha256.map(|sha256| NamedFile { name, sha256 }),
        recorded_on: row.get(12)?,
    })
}

fn decision(row: &Row<'_>) -> rusqlite::Result<Decision> {
    let passages: String = row.get(6)?;
    Ok(Decision {
        line: row.get(0)?,
        outcome: row.get(1)?,
        granted: row.get(2)?,
        suggested: row.get(3)?,
        recorded: row.get(4)?,
        motivation: row.get(5)?,
        passages: from_json_list(&passages)?
            .into_iter()
            .map(PassageId)
            .collect(),
        edition: row.get(7)?,
        decided_on: row.get(8)?,
        decided_by: row.get(9)?,
        stale: row.get(10)?,
        reason: row.get(11)?,
    })
}

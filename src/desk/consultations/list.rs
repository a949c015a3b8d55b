//! The consultations of a year in one list, and everything about those of one activity.

use super::needs::{activity_needs, cite, together};
use super::{Desk, Error};
use crate::desk::judge::guide;
use crate::desk::{ActivitySheet, PlanSheet};
use crate::domain::consultation::{ConsultationNeed, ConsultationRemark, MailFacts, NeedState};
use crate::domain::decision::{Consultation, ConsultationOutcome, Outcome};
use crate::domain::plan::Activity;
use crate::domain::{ActivityId, Cents, ConditionId, ConsultationId, CostLineId, PlanId};
use crate::letters::facts::GuideSharing;
use crate::rules::edition::Guide;
use chrono::NaiveDate;
use std::cmp::Reverse;

/// A consultation of a year, or one that is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationRow {
    pub partner: String,
    pub plan: PlanId,
    pub activity: ActivityId,
    /// `RU-27-03`.
    pub project_number: String,
    pub activity_name: String,
    /// What it is about, in the words of the edition; empty where the edition names no condition.
    pub topic: String,
    pub condition: Option<ConditionId>,
    /// The lines that it is about.
    pub lines: Vec<CostLineId>,
    /// What is asked in those lines.
    pub requested: Cents,
    /// `None`: it is missing.
    pub consultation: Option<Consultation>,
    pub state: RowState,
}

/// How a consultation stands in the list; in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowState {
    /// The rules ask for one, and there is none.
    Missing,
    /// Agreed, but not before the activity.
    Late,
    /// Not agreed, while something of it is granted.
    NotAgreed,
    /// The question is out.
    Open,
    /// Agreed; whether in time cannot be said.
    Undated,
    Held,
    Lapsed,
}

impl RowState {
    /// Whether something is still to be done about it.
    pub fn is_task(self) -> bool {
        match self {
            Self::Missing | Self::Late | Self::NotAgreed | Self::Open => true,
            Self::Undated | Self::Held | Self::Lapsed => false,
        }
    }
}

/// Everything about the consultations of one activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationThread {
    pub partner: String,
    pub plan: PlanId,
    pub activity: Activity,
    /// Whom a question goes to, as the register knows the partner's contact; may be empty.
    pub contact: String,
    /// The lines of the activity.
    pub lines: Vec<ThreadLine>,
    /// In the order of their dates: of the talk, or else of the question.
    pub entries: Vec<Consultation>,
    /// What the rules ask for, lines with the same one together; what was held in order comes last.
    pub needs: Vec<ConsultationRemark>,
    /// A proposal for what to ask, by the condition that asks for it.
    pub questions: Vec<(ConditionId, String)>,
}

/// A line of the activity, as far as a talk needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThreadLine {
    pub id: CostLineId,
    pub text: String,
    pub requested: Cents,
    /// What was decided, unless that is outdated.
    pub outcome: Option<Outcome>,
}

/// An activity that a consultation can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationPlace {
    pub activity: ActivityId,
    pub partner: String,
    /// `RU-27-03`.
    pub project_number: String,
    pub name: String,
}

impl Desk {
    /// The activities of a year that a consultation can be about, by the name of the partner.
    ///
    /// # Errors
    /// What the register says.
    pub fn consultation_places(&self, year: i32) -> Result<Vec<ConsultationPlace>, Error> {
        let mut places = Vec::new();
        for plan in self.store.plans(year)? {
            let partner = self.store.partner(plan.partner)?.name;
            for activity in self.store.activities(plan.id)? {
                places.push(ConsultationPlace {
                    activity: activity.id,
                    partner: partner.clone(),
                    project_number: activity.project_number,
                    name: activity.name,
                });
            }
        }
        Ok(places)
    }

    /// The consultations of a year: those that are missing or late first, then the open ones by the day that their
    /// answer is due, then what was held, the last first.
    ///
    /// # Errors
    /// As [`Desk::plan_sheets`].
    pub fn consultation_rows(&self, year: i32) -> Result<Vec<ConsultationRow>, Error> {
        Self::consultation_rows_of(&self.plan_sheets(year)?)
    }

    /// The consultations of these plans, in the order of [`Desk::consultation_rows`].
    pub(in crate::desk) fn consultation_rows_of(
        sheets: &[PlanSheet],
    ) -> Result<Vec<ConsultationRow>, Error> {
        let mut rows = Vec::new();
        for sheet in sheets {
            rows.extend(plan_rows(sheet, guide(&sheet.plan.edition)?));
        }
        rows.sort_by_key(order);
        Ok(rows)
    }

    /// Everything about the consultations of one activity.
    ///
    /// # Errors
    /// When the register has no such activity, or a later version of the plan dropped it.
    pub fn consultation_thread(&self, id: ActivityId) -> Result<ConsultationThread, Error> {
        let sheet = self.plan_sheet(self.store.plan_of_activity(id)?)?;
        let activity = activity_of(&sheet, id)?;
        let guide = guide(&sheet.plan.edition)?;
        let policy = self.policy(sheet.plan.year)?;
        let needs = activity_needs(activity, sheet.plan.year, guide);
        let mut entries = activity.consultations.clone();
        entries.sort_by_key(|it| (it.held_on.or(it.recorded_on), it.id));
        let mut needs = together(activity, needs, guide, &policy);
        needs.sort_by_key(|need| !need.state.is_doubtful());
        let contact = &sheet.partner.contact;
        Ok(ConsultationThread {
            partner: sheet.partner.name.clone(),
            plan: sheet.plan.id,
            contact: contact.name.clone(),
            lines: activity.lines.iter().map(thread_line).collect(),
            entries,
            needs,
            questions: guide
                .consultations()
                .iter()
                .map(|rule| (rule.condition.clone(), rule.question.clone()))
                .collect(),
            activity: activity.activity.clone(),
        })
    }

    /// What a mail with the question of a consultation says.
    ///
    /// # Errors
    /// As [`Desk::consultation_thread`].
    pub fn consultation_mail(&self, id: ConsultationId) -> Result<MailFacts, Error> {
        let asked = self.store.consultation(id)?;
        let sheet = self.plan_sheet(self.store.plan_of_activity(asked.activity)?)?;
        let activity = activity_of(&sheet, asked.activity)?;
        let guide = guide(&sheet.plan.edition)?;
        let policy = self.policy(sheet.plan.year)?;
        let needs = activity_needs(activity, sheet.plan.year, guide);
        let about: Vec<&ConsultationNeed> =
            needs.iter().filter(|it| is_about(it, &asked)).collect();
        let named: Vec<CostLineId> = about.iter().map(|it| it.line).collect();
        let lines = activity.lines.iter().filter(|line| match asked.line {
            Some(its) => line.line.id == its,
            None => named.contains(&line.line.id),
        });
        let mut sections: Vec<String> = Vec::new();
        if GuideSharing::from_setting(policy.settings.text("gids-delen")) != GuideSharing::Nothing {
            let passages = about
                .iter()
                .flat_map(|it| cite(&it.passages, guide, &policy));
            for passage in passages.filter(|it| !it.regional) {
                if !sections.contains(&passage.section) {
                    sections.push(passage.section);
                }
            }
        }
        let region = self.store.region()?;
        let adviser = region.adviser;
        let sender = [
            adviser.name,
            adviser.title,
            region.office,
            adviser.phone,
            adviser.email,
        ];
        Ok(MailFacts {
            salutation: sheet.partner.contact.salutation.clone(),
            partner: sheet.partner.name.clone(),
            year: sheet.plan.year,
            project_number: activity.activity.project_number.clone(),
            activity: activity.activity.name.clone(),
            day: activity.activity.date,
            period: activity.activity.date_text.clone().unwrap_or_default(),
            lines: lines
                .map(|line| (line.line.text.clone(), line.line.requested))
                .collect(),
            question: asked.question,
            due: asked.answer_due,
            sections,
            beforehand: about.iter().any(|it| it.beforehand),
            sender: sender.into_iter().filter(|it| !it.is_empty()).collect(),
        })
    }
}

fn activity_of(sheet: &PlanSheet, id: ActivityId) -> Result<&ActivitySheet, Error> {
    let mut activities = sheet.activities.iter();
    activities
        .find(|it| it.activity.id == id)
        .ok_or_else(|| crate::storage::Error::Missing("activity").into())
}

fn thread_line(line: &crate::desk::LineSheet) -> ThreadLine {
    let decision = line.decision.as_ref().filter(|made| !made.stale);
    ThreadLine {
        id: line.line.id,
        text: line.line.text.clone(),
        requested: line.line.requested,
        outcome: decision.map(|made| made.outcome),
    }
}

/// Whether a need is one that a consultation is about.
fn is_about(need: &ConsultationNeed, asked: &Consultation) -> bool {
    asked.line.is_none_or(|line| line == need.line)
        && (asked.condition.is_none() || asked.condition == need.condition)
}

fn plan_rows(sheet: &PlanSheet, guide: &Guide) -> Vec<ConsultationRow> {
    let of = |activity: &ActivitySheet| activity_rows(activity, sheet, guide);
    sheet.activities.iter().flat_map(of).collect()
}

/// What is missing, lines with the same need together; then every consultation there is.
fn activity_rows(
    activity: &ActivitySheet,
    sheet: &PlanSheet,
    guide: &Guide,
) -> Vec<ConsultationRow> {
    let needs = activity_needs(activity, sheet.plan.year, guide);
    let row = |lines: Vec<CostLineId>, state| ConsultationRow {
        partner: sheet.partner.name.clone(),
        plan: sheet.plan.id,
        activity: activity.activity.id,
        project_number: activity.activity.project_number.clone(),
        activity_name: activity.activity.name.clone(),
        topic: String::new(),
        condition: None,
        requested: activity
            .lines
            .iter()
            .filter(|it| lines.contains(&it.line.id))
            .map(|it| it.line.requested)
            .sum(),
        lines,
        consultation: None,
        state,
    };
    let mut rows: Vec<ConsultationRow> = Vec::new();
    let policy = crate::domain::region::RegionPolicy::default();
    let missing = needs.iter().filter(|it| it.state == NeedState::Missing);
    for need in together(activity, missing.cloned().collect(), guide, &policy) {
        let lines = need.lines.iter().map(|(id, _, _)| *id).collect();
        rows.push(ConsultationRow {
            topic: need.topic,
            condition: need.condition,
            ..row(lines, RowState::Missing)
        });
    }
    for consultation in &activity.consultations {
        let about: Vec<&ConsultationNeed> = needs
            .iter()
            .filter(|it| is_about(it, consultation))
            .collect();
        let lines = match consultation.line {
            Some(line) => vec![line],
            None => activity
                .lines
                .iter()
                .map(|it| it.line.id)
                .filter(|id| about.is_empty() || about.iter().any(|it| it.line == *id))
                .collect(),
        };
        let rule = consultation
            .condition
            .as_ref()
            .and_then(|condition| guide.consultation(condition));
        let state = row_state(consultation, &needs);
        let topic = rule
            .map(|rule| rule.topic.clone())
            .or_else(|| topic(&about));
        rows.push(ConsultationRow {
            topic: topic.unwrap_or_default(),
            condition: consultation.condition.clone(),
            consultation: Some(consultation.clone()),
            ..row(lines, state)
        });
    }
    rows
}

/// The topic of all that a talk is about, when that is one.
fn topic(about: &[&ConsultationNeed]) -> Option<String> {
    let first = about.first()?;
    let same = about.iter().all(|it| it.topic == first.topic);
    same.then(|| first.topic.clone())
}

fn row_state(consultation: &Consultation, needs: &[ConsultationNeed]) -> RowState {
    let rests = |state: fn(NeedState) -> bool| {
        let mut on_it = needs.iter();
        on_it.any(|it| it.consultation == Some(consultation.id) && state(it.state))
    };
    match consultation.outcome {
        None => RowState::Open,
        Some(ConsultationOutcome::Lapsed) => RowState::Lapsed,
        Some(_) if rests(|it| matches!(it, NeedState::Late { .. })) => RowState::Late,
        Some(_) if rests(|it| matches!(it, NeedState::NotAgreed { .. })) => RowState::NotAgreed,
        Some(_) if rests(|it| matches!(it, NeedState::Undated { .. })) => RowState::Undated,
        Some(ConsultationOutcome::Agreed | ConsultationOutcome::NotAgreed) => RowState::Held,
    }
}

/// What comes first: groups, then the day that counts there, then partner and number.
fn order(row: &ConsultationRow) -> (u8, Option<Reverse<NaiveDate>>, NaiveDate, String, String) {
    let consultation = row.consultation.as_ref();
    let due = consultation.and_then(|it| it.answer_due);
    let held = consultation.and_then(|it| it.held_on);
    let (group, last_first, first) = match row.state {
        RowState::Missing => (0, None, None),
        RowState::Late => (1, None, None),
        RowState::NotAgreed => (2, None, None),
        RowState::Open => (3, None, due),
        RowState::Undated | RowState::Held => (4, held.map(Reverse), None),
        RowState::Lapsed => (5, held.map(Reverse), None),
    };
    (
        group,
        last_first,
        first.unwrap_or(NaiveDate::MAX),
        row.partner.clone(),
        row.project_number.clone(),
    )
}

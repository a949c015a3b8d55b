//! Which consultations the lines of a plan need, and what is to be said of them before its letter goes out.

use super::{Desk, Error};
use crate::desk::judge::guide;
use crate::desk::{ActivitySheet, LineSheet, PlanSheet};
use crate::domain::PassageId;
use crate::domain::PlanId;
use crate::domain::consultation::{CitedPassage, ConsultationNeed, ConsultationRemark};
use crate::domain::region::RegionPolicy;
use crate::rules::consultation::{self, CostMoment, Standing};
use crate::rules::edition::Guide;

impl Desk {
    /// The consultations that the lines of a plan need, in the order of the plan, and how far each has come.
    ///
    /// # Errors
    /// As [`Desk::plan_sheet`].
    pub fn consultation_needs(&self, plan: PlanId) -> Result<Vec<ConsultationNeed>, Error> {
        let sheet = self.plan_sheet(plan)?;
        Ok(plan_needs(&sheet, guide(&sheet.plan.edition)?))
    }
}

/// The consultations that the lines of a plan need.
pub(in crate::desk) fn plan_needs(sheet: &PlanSheet, guide: &Guide) -> Vec<ConsultationNeed> {
    let of = |activity| activity_needs(activity, sheet.plan.year, guide);
    sheet.activities.iter().flat_map(of).collect()
}

/// The consultations that the lines of an activity need.
pub(super) fn activity_needs(
    activity: &ActivitySheet,
    year: i32,
    guide: &Guide,
) -> Vec<ConsultationNeed> {
    let moment = CostMoment {
        activity: activity.activity.date,
        year,
    };
    let of = |line| line_needs(line, activity, moment, guide);
    activity.lines.iter().flat_map(of).collect()
}

fn line_needs(
    line: &LineSheet,
    activity: &ActivitySheet,
    moment: CostMoment,
    guide: &Guide,
) -> Vec<ConsultationNeed> {
    let standing = Standing::of(line.decision.as_ref());
    consultation::asked(&line.judgement, standing, guide)
        .into_iter()
        .map(|asked| {
            let (state, rests_on) = consultation::state(
                &asked,
                line.line.id,
                standing,
                &activity.consultations,
                moment,
                guide,
            );
            ConsultationNeed {
                activity: activity.activity.id,
                line: line.line.id,
                condition: asked.condition,
                topic: asked.topic,
                passages: asked.passages,
                beforehand: asked.beforehand,
                consultation: rests_on,
                state,
            }
        })
        .collect()
}

/// What is to be said of the consultations of a plan: those that are doubtful, lines with the same one together.
pub(in crate::desk) fn plan_remarks(
    sheet: &PlanSheet,
    guide: &Guide,
    policy: &RegionPolicy,
) -> Vec<ConsultationRemark> {
    let of = |activity: &ActivitySheet| {
        let needs = activity_needs(activity, sheet.plan.year, guide);
        together(activity, needs, guide, policy)
    };
    sheet
        .activities
        .iter()
        .flat_map(of)
        .filter(|remark| remark.state.is_doubtful())
        .collect()
}

/// The needs of an activity, lines that ask the same and stand the same together.
pub(super) fn together(
    activity: &ActivitySheet,
    needs: Vec<ConsultationNeed>,
    guide: &Guide,
    policy: &RegionPolicy,
) -> Vec<ConsultationRemark> {
    let mut groups: Vec<(ConsultationNeed, ConsultationRemark)> = Vec::new();
    for need in needs {
        let line = activity.lines.iter().find(|it| it.line.id == need.line);
        let line = line.map(|it| (it.line.id, it.line.text.clone(), it.line.requested));
        let same = groups
            .iter_mut()
            .find(|(first, _)| is_one_talk(first, &need));
        if let Some((_, remark)) = same {
            remark.lines.extend(line);
            continue;
        }
        let remark = ConsultationRemark {
            activity: activity.activity.id,
            project_number: activity.activity.project_number.clone(),
            condition: need.condition.clone(),
            topic: need.topic.clone(),
            beforehand: need.beforehand,
            lines: line.into_iter().collect(),
            consultation: need.consultation,
            state: need.state,
            passages: cite(&need.passages, guide, policy),
        };
        groups.push((need, remark));
    }
    groups.into_iter().map(|(_, remark)| remark).collect()
}

/// Whether two lines are served by one talk. What the adviser put in consultation himself is a question of its own.
fn is_one_talk(one: &ConsultationNeed, other: &ConsultationNeed) -> bool {
    one.condition.is_some()
        && one.condition == other.condition
        && one.state == other.state
        && one.consultation == other.consultation
}

/// Passages as they are named, of the guide or of the region; one that neither has is left out.
pub(in crate::desk) fn cite(
    ids: &[PassageId],
    guide: &Guide,
    policy: &RegionPolicy,
) -> Vec<CitedPassage> {
    ids.iter()
        .filter_map(|id| {
            if let Some(passage) = guide.passage(id) {
                return Some(CitedPassage {
                    id: id.clone(),
                    section: passage.section.clone(),
                    title: passage.title.clone(),
                    summary: passage.summary.clone(),
                    regional: false,
                });
            }
            let own = policy.passages.iter().find(|it| it.id == *id)?;
            Some(CitedPassage {
                id: id.clone(),
                section: own.section.clone(),
                title: own.title.clone(),
                summary: own.summary.clone(),
                regional: true,
            })
        })
        .collect()
}

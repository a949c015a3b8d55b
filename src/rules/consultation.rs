//! Which consultations a cost line needs by the edition, and whether they were held, agreed and in time.

use super::edition::Guide;
use crate::domain::consultation::NeedState;
use crate::domain::decision::{Consultation, ConsultationOutcome, Decision, Outcome};
use crate::domain::verdict::{Answer, Judgement, Verdict};
use crate::domain::{ConditionId, ConsultationId, CostLineId, PassageId};
use chrono::{Datelike, NaiveDate};

/// Something that wants a dated consultation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// `None` where the adviser put the line in consultation and the edition names no condition.
    pub condition: Option<ConditionId>,
    pub topic: String,
    pub passages: Vec<PassageId>,
    pub beforehand: bool,
}

/// What stands about a cost line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing<'a> {
    /// Not decided, or to be judged again.
    Undecided,
    /// The adviser put it in consultation.
    InConsultation(&'a Decision),
    /// Something of it is paid.
    Granted,
    Refused,
}

impl<'a> Standing<'a> {
    /// What a decision comes to; one that is outdated counts for nothing.
    pub fn of(decision: Option<&'a Decision>) -> Self {
        match decision.filter(|made| !made.stale) {
            None => Self::Undecided,
            Some(made) => match made.outcome {
                Outcome::Granted | Outcome::PartlyGranted => Self::Granted,
                Outcome::InConsultation => Self::InConsultation(made),
                Outcome::Refused => Self::Refused,
            },
        }
    }
}

/// The consultations that a line needs.
///
/// What is refused needs none. What is granted or put in consultation needs every one that its kind asks for. While
/// it is not decided: those whose condition is not answered nee, unless the line is proposed to be refused.
pub fn asked(judgement: &Judgement, standing: Standing<'_>, guide: &Guide) -> Vec<Asked> {
    let open = judgement.verdict != Verdict::NotAllowed;
    let by_edition: Vec<Asked> = judgement
        .conditions
        .iter()
        .filter(|condition| match standing {
            Standing::Refused => false,
            Standing::Granted | Standing::InConsultation(_) => true,
            Standing::Undecided => open && condition.answer != Some(Answer::No),
        })
        .filter_map(|condition| {
            let rule = guide.consultation(&condition.id)?;
            let mut passages = vec![condition.passage.clone()];
            for passage in &rule.passages {
                if !passages.contains(passage) {
                    passages.push(passage.clone());
                }
            }
            Some(Asked {
                condition: Some(condition.id.clone()),
                topic: rule.topic.clone(),
                passages,
                beforehand: rule.beforehand,
            })
        })
        .collect();
    match standing {
        Standing::InConsultation(decision) if by_edition.is_empty() => vec![Asked {
            condition: None,
            topic: String::new(),
            passages: decision.passages.clone(),
            beforehand: false,
        }],
        Standing::InConsultation(_)
        | Standing::Undecided
        | Standing::Granted
        | Standing::Refused => by_edition,
    }
}

/// When the cost is made, as far as that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CostMoment {
    /// The day of the activity.
    pub activity: Option<NaiveDate>,
    /// The plan year: nothing of the plan is done before it.
    pub year: i32,
}

/// How far a consultation has come that a line needs, and which one says so.
///
/// One about a condition that the edition marks counts for that condition alone; any other for all that is asked of its
/// line, or of the whole activity where it names no line. What has lapsed never counts. An agreement that must come beforehand counts only with a
/// day before that of the activity; where that day is not known, before the plan year. The last word counts: an
/// agreement that was taken back is none.
pub fn state(
    asked: &Asked,
    line: CostLineId,
    standing: Standing<'_>,
    consultations: &[Consultation],
    moment: CostMoment,
    guide: &Guide,
) -> (NeedState, Option<ConsultationId>) {
    let about = |it: &&Consultation| {
        let marked = it
            .condition
            .as_ref()
            .filter(|condition| guide.consultation(condition).is_some());
        it.line.is_none_or(|its| its == line)
            && (asked.condition.is_none()
                || marked.is_none_or(|its| asked.condition.as_ref() == Some(its)))
    };
    let about: Vec<&Consultation> = consultations.iter().filter(about).collect();
    let open = about.iter().find(|it| it.is_open());
    let mut said: Vec<&Consultation> = about
        .iter()
        .copied()
        .filter(|it| match it.outcome {
            Some(ConsultationOutcome::Agreed | ConsultationOutcome::NotAgreed) => true,
            Some(ConsultationOutcome::Lapsed) | None => false,
        })
        .collect();
    said.sort_by_key(|it| (it.held_on, it.id));
    let Some(last) = said.last() else {
        return match open {
            Some(open) => (
                NeedState::Open {
                    due: open.answer_due,
                },
                Some(open.id),
            ),
            None => (NeedState::Missing, None),
        };
    };
    if last.outcome == Some(ConsultationOutcome::NotAgreed) {
        let held_on = last.held_on;
        return match (open, standing) {
            (Some(open), _) => (
                NeedState::Open {
                    due: open.answer_due,
                },
                Some(open.id),
            ),
            (None, Standing::Granted) => (NeedState::NotAgreed { held_on }, Some(last.id)),
            (None, Standing::Undecided | Standing::InConsultation(_) | Standing::Refused) => {
                (NeedState::Held { held_on }, Some(last.id))
            }
        };
    }
    // The first agreement is the one that can be in time.
    let first = said
        .iter()
        .find(|it| it.outcome == Some(ConsultationOutcome::Agreed))
        .unwrap_or(last);
    let state = match first.held_on {
        Some(held_on) if asked.beforehand => in_time(held_on, moment),
        held_on => NeedState::Held { held_on },
    };
    (state, Some(first.id))
}

fn in_time(held_on: NaiveDate, moment: CostMoment) -> NeedState {
    match moment.activity {
        Some(activity) if held_on >= activity => NeedState::Late { held_on, activity },
        None if held_on.year() >= moment.year => NeedState::Undated { held_on },
        Some(_) | None => NeedState::Held {
            held_on: Some(held_on),
        },
    }
}

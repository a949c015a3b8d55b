//! What judging in a window needs beside a plan's sheet: what is open, granting as proposed, earlier decisions.

use super::{ActivitySheet, DecisionRequest, Desk, Error, LineSheet, PlanSheet, guide_of};
use crate::domain::consultation::ConsultationRemark;
use crate::domain::decision::{Consultation, Decision, Outcome};
use crate::domain::operation::{Deed, Op};
use crate::domain::plan::ActivityKind;
use crate::domain::verdict::{
    Answer, AskedCondition, CheckEffect, CheckResult, Judgement, Verdict,
};
use crate::domain::{ActivityId, Cents, CostKindId, CostLineId, PlanId};
use crate::rules::checks;
use crate::rules::consultation::{self, CostMoment, Standing};
use chrono::NaiveDate;

/// Most earlier decisions that are told.
const MOST: usize = 9;

/// A decision on the same cost kind in another plan of this register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    pub plan: PlanId,
    pub activity: ActivityId,
    pub line: CostLineId,
    pub partner: String,
    /// It was made for the partner of the plan that is judged.
    pub same_partner: bool,
    /// It was made for an activity of the same sort.
    pub like_activity: bool,
    pub year: i32,
    /// The activity as that partner calls it.
    pub activity_name: String,
    /// The cost line as that partner wrote it.
    pub text: String,
    pub outcome: Outcome,
    /// The verdict that the adviser recorded.
    pub recorded: Verdict,
    pub granted: Cents,
}

/// With whom a line is talked over, about what, and until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkOver {
    pub with_whom: String,
    pub question: String,
    pub answer_due: NaiveDate,
}

impl LineSheet {
    /// Whether it waits for a decision: none was made, or a later version of the plan outdated it.
    pub fn is_open(&self) -> bool {
        is_open(self.decision.as_ref())
    }

    /// Whether it was decided to talk it over first.
    pub fn in_consultation(&self) -> bool {
        self.decision
            .as_ref()
            .is_some_and(|made| !made.stale && made.outcome == Outcome::InConsultation)
    }

    /// What would be granted as it stands: what was decided, or else all where the rules allow it and nothing where
    /// they do not. `None` while that is still to be talked over.
    pub fn proposed(&self) -> Option<Cents> {
        match (&self.decision, self.outlook().verdict) {
            (Some(made), _) if !made.stale => {
                (made.outcome != Outcome::InConsultation).then_some(made.granted)
            }
            (_, Verdict::Allowed | Verdict::Conditional) => Some(self.line.requested),
            (_, Verdict::Consult) => None,
            (_, Verdict::NotAllowed) => Some(Cents::ZERO),
        }
    }

    /// The question that keeps the line from being decided: the adviser's own first, of those not answered with ja
    /// or nee.
    pub fn to_settle(&self) -> Option<&AskedCondition> {
        let open = |it: &&AskedCondition| matches!(it.answer, None | Some(Answer::Unknown));
        let questions = self.questions();
        let own = questions.iter().filter(open).find(|it| it.adviser_decides);
        own.or_else(|| questions.iter().find(open))
    }

    /// What to ask about it: the open questions that are for the partner, or else the adviser's own.
    pub fn to_ask(&self) -> Vec<&AskedCondition> {
        let open = |it: &&AskedCondition| matches!(it.answer, None | Some(Answer::Unknown));
        let (own, partner): (Vec<_>, Vec<_>) = self
            .questions()
            .iter()
            .filter(open)
            .partition(|it| it.adviser_decides);
        if partner.is_empty() { own } else { partner }
    }

    /// What the rules make of it: by the chosen kind, or by the suggested one while none is chosen.
    pub fn outlook(&self) -> &Judgement {
        match (&self.line.kind, &self.as_suggested) {
            (None, Some(suggested)) => suggested,
            (Some(_), _) | (None, None) => &self.judgement,
        }
    }
}

impl PlanSheet {
    /// What is asked in lines that wait for a decision.
    pub fn still_open(&self) -> Cents {
        self.lines()
            .filter(|line| line.is_open())
            .map(|line| line.line.requested)
            .sum()
    }

    /// Whether lines were decided before a later version of the plan changed them.
    pub fn to_judge_again(&self) -> bool {
        let outdated = |line: &LineSheet| line.decision.as_ref().is_some_and(|made| made.stale);
        self.lines().any(outdated)
    }

    /// The most that can still be granted: what waits for a decision or is talked over.
    pub fn room(&self) -> Cents {
        self.still_open() + self.in_consultation()
    }

    /// The checks on the plan that hold it up: answered nee, and blocking.
    pub fn held_up_by(&self) -> impl Iterator<Item = &CheckResult> {
        self.checks.iter().filter(|check| {
            check.effect_if_no == CheckEffect::Blocks && check.answer == Some(Answer::No)
        })
    }

    /// The checks on the plan that the adviser answers, with their place: the register does not know them itself.
    pub fn own_checks(&self) -> impl Iterator<Item = (usize, &CheckResult)> {
        let checks = self.checks.iter().enumerate();
        checks.filter(|(_, check)| !checks::is_from_facts(&check.id))
    }

    /// The consultations that the guide wants before anything is granted for a line, each with how far it has come.
    /// None for a line that is refused.
    pub fn talks_needed(&self, line: &LineSheet) -> Vec<ConsultationRemark> {
        let of_line = |it: &&ActivitySheet| it.activity.id == line.line.activity;
        let (Some(sheet), Ok(guide)) = (self.activities.iter().find(of_line), guide_of(&self.plan))
        else {
            return Vec::new();
        };
        let standing = match Standing::of(line.decision.as_ref()) {
            Standing::Undecided => Standing::Granted,
            other => other,
        };
        let moment = CostMoment {
            activity: sheet.activity.date,
            year: self.plan.year,
        };
        consultation::asked(line.outlook(), standing, guide)
            .into_iter()
            .filter(|asked| asked.condition.is_some())
            .map(|asked| {
                let talks = &sheet.consultations;
                let id = line.line.id;
                let (state, rests_on) =
                    consultation::state(&asked, id, standing, talks, moment, guide);
                ConsultationRemark {
                    activity: sheet.activity.id,
                    project_number: sheet.activity.project_number.clone(),
                    condition: asked.condition,
                    topic: asked.topic,
                    beforehand: asked.beforehand,
                    lines: vec![(id, line.line.text.clone(), line.line.requested)],
                    consultation: rests_on,
                    state,
                    passages: Vec::new(),
                }
            })
            .collect()
    }

    /// How many lines would be granted as proposed: see [`Desk::as_proposed`].
    pub fn proposals(&self) -> usize {
        self.lines()
            .filter(|line| line.is_open() && line.outlook().verdict == Verdict::Allowed)
            .count()
    }

    /// The plan as if every suggested kind of an open line were chosen. Only for looking.
    pub fn with_suggestions(&self) -> Self {
        let mut sheet = self.clone();
        let lines = sheet
            .activities
            .iter_mut()
            .flat_map(|activity| &mut activity.lines);
        for line in lines.filter(|line| line.is_open()) {
            if let (None, Some(judgement)) = (&line.line.kind, line.as_suggested.take()) {
                line.line.kind = judgement.kind.clone();
                line.judgement = judgement;
            }
        }
        sheet
    }
}

impl Desk {
    /// Grants lines that the rules allow outright, and confirms their suggested kinds with it; one operation.
    /// Answers how many were granted.
    ///
    /// # Errors
    /// [`Error::Overtaken`] when one of the lines is no longer open and allowed.
    pub fn grant_proposed(&mut self, plan: PlanId, lines: &[CostLineId]) -> Result<usize, Error> {
        let now = self.plan_sheet(plan)?;
        let sheet = now.with_suggestions();
        let mut requests = Self::as_proposed(&sheet);
        requests.retain(|request| lines.contains(&request.line));
        if requests.len() != lines.len() {
            return Err(Error::Overtaken {
                file: sheet.partner.name,
            });
        }
        let decisions = requests
            .iter()
            .map(|request| self.weigh(&sheet, request))
            .collect::<Result<Vec<_>, _>>()?;
        let kinds: Vec<(CostLineId, CostKindId)> = now
            .lines()
            .filter(|line| line.line.kind.is_none() && lines.contains(&line.line.id))
            .filter_map(|line| Some((line.line.id, line.outlook().kind.clone()?)))
            .collect();
        self.act(&Op::new(Deed::RecordDecisions, sheet.partner.name), |act| {
            for (line, kind) in &kinds {
                act.choose_kind(*line, Some(kind))?;
            }
            for decision in &decisions {
                act.save_decision(decision)?;
            }
            Ok(())
        })?;
        Ok(decisions.len())
    }

    /// Decisions on lines of a cost kind in other plans: those of the same partner first, then those in the same
    /// sort of activity, then the newest.
    ///
    /// # Errors
    /// What the register says.
    pub fn earlier(
        &self,
        plan: PlanId,
        kind: &CostKindId,
        activity: ActivityKind,
    ) -> Result<Vec<Earlier>, Error> {
        let partner = self.store.plan(plan)?.partner;
        let mut found: Vec<Earlier> = self
            .store
            .decided_lines(kind)?
            .into_iter()
            .filter(|line| line.plan != plan)
            .map(|line| Earlier {
                plan: line.plan,
                activity: line.activity,
                line: line.line,
                same_partner: line.partner == partner,
                like_activity: line.activity_kind == activity,
                partner: line.partner_name,
                year: line.year,
                activity_name: line.activity_name,
                text: line.text,
                outcome: line.outcome,
                recorded: line.recorded,
                granted: line.granted,
            })
            .collect();
        found.sort_by_key(|it| (!it.same_partner, !it.like_activity, -it.year));
        found.truncate(MOST);
        Ok(found)
    }

    /// Decides to talk a line over, and opens the consultation with it; one operation.
    ///
    /// # Errors
    /// As [`Desk::record_decisions`].
    pub fn take_into_consultation(
        &mut self,
        plan: PlanId,
        line: CostLineId,
        talk: &TalkOver,
        motivation: &str,
    ) -> Result<(), Error> {
        let sheet = self.plan_sheet(plan)?;
        let request = DecisionRequest {
            line,
            outcome: Outcome::InConsultation,
            granted: Cents::ZERO,
            recorded: None,
            motivation: motivation.to_owned(),
        };
        let decision = self.weigh(&sheet, &request)?;
        let about = sheet
            .lines()
            .find(|it| it.line.id == line)
            .ok_or(crate::storage::Error::Missing("cost line"))?;
        let consultation = Consultation {
            condition: about.to_settle().map(|it| it.id.clone()),
            answer_due: Some(talk.answer_due),
            ..Consultation::open(
                about.line.activity,
                Some(line),
                talk.with_whom.trim(),
                talk.question.trim(),
                self.today(),
            )
        };
        self.act(&Op::new(Deed::RecordDecisions, sheet.partner.name), |act| {
            act.save_decision(&decision)?;
            let _id = act.add_consultation(&consultation)?;
            Ok(())
        })
    }
}

fn is_open(decision: Option<&Decision>) -> bool {
    decision.is_none_or(|made| made.stale)
}

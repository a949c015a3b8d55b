//! A plan laid out for judging: each line with its suggestion, its answers and what was decided.

use super::learned::Learned;
use super::{Desk, Error};
use crate::domain::decision::{Consultation, Decision};
use crate::domain::partner::Partner;
use crate::domain::plan::{Activity, AnnualPlan, CostLine};
use crate::domain::region::RegionPolicy;
use crate::domain::tree::{TreeFinding, TreeRun};
use crate::domain::verdict::{Answers, AskedCondition, CheckResult, Judgement};
use crate::domain::{Cents, CostKindId, CostLineId, EditionId, PartnerId, PlanId, TreeRunId};
use crate::rules::checks::{self, PlanFacts};
use crate::rules::edition::{self, Guide};
use crate::rules::suggest;
use crate::rules::tree_verdict;
use crate::rules::verdict::{self, LineCase};
use crate::storage::AnswerSubject;
use std::collections::BTreeMap;

/// How many years before the plan year still teach which kind goes with which words.
const LEARNS_FROM: i32 = 3;

/// A plan with all that its judgement needs.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanSheet {
    pub plan: AnnualPlan,
    pub partner: Partner,
    /// Bound by the covenant on the first day of the plan year.
    pub covenant: bool,
    /// Completeness: the checks on the plan as a whole.
    pub checks: Vec<CheckResult>,
    /// Answers that the adviser gave about the plan as a whole.
    pub answers: Answers,
    pub activities: Vec<ActivitySheet>,
}

/// An activity with its checks and lines.
#[derive(Debug, Clone, PartialEq)]
pub struct ActivitySheet {
    pub activity: Activity,
    pub checks: Vec<CheckResult>,
    /// Answers that hold for all its lines.
    pub answers: Answers,
    pub lines: Vec<LineSheet>,
    pub consultations: Vec<Consultation>,
    /// What completed runs of the decision tree say about it, the worst first.
    pub tree: Vec<TreeFinding>,
    /// The newest run about it that has a question open.
    pub tree_open: Option<TreeRunId>,
}

/// A cost line with its suggestion and its decision.
#[derive(Debug, Clone, PartialEq)]
pub struct LineSheet {
    pub line: CostLine,
    /// Kinds that earlier choices and the words of the line suggest, best first. A suggestion, never a choice.
    pub suggested_kinds: Vec<CostKindId>,
    /// The first suggestion was chosen before for a line of the same words.
    pub learned: bool,
    /// What the rules make of it, by its chosen kind.
    pub judgement: Judgement,
    /// What the rules would make of it under the first suggested kind, while none is chosen.
    pub as_suggested: Option<Judgement>,
    /// Answers given for this line alone.
    pub answers: Answers,
    pub decision: Option<Decision>,
}

impl LineSheet {
    /// The questions to answer: of the chosen kind, or of the suggested one while none is chosen.
    pub fn questions(&self) -> &[AskedCondition] {
        let suggested = self.as_suggested.as_ref().unwrap_or(&self.judgement);
        if self.line.kind.is_some() {
            &self.judgement.conditions
        } else {
            &suggested.conditions
        }
    }

    /// The decision that counts: made, not outdated by a later version, and not in consultation.
    pub fn settled(&self) -> Option<&Decision> {
        self.decision.as_ref().filter(|made| made.is_settled())
    }
}

impl ActivitySheet {
    /// What the partner asks for the activity.
    pub fn requested(&self) -> Cents {
        self.lines.iter().map(|line| line.line.requested).sum()
    }

    /// What is granted so far.
    pub fn granted(&self) -> Cents {
        self.lines
            .iter()
            .filter_map(|line| line.settled())
            .map(|decision| decision.granted)
            .sum()
    }
}

impl PlanSheet {
    /// All lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &LineSheet> {
        self.activities.iter().flat_map(|activity| &activity.lines)
    }

    /// What the partner asks.
    pub fn requested(&self) -> Cents {
        self.lines().map(|line| line.line.requested).sum()
    }

    /// What is granted so far.
    pub fn granted(&self) -> Cents {
        self.activities.iter().map(ActivitySheet::granted).sum()
    }

    /// What is asked in lines that are in consultation.
    pub fn in_consultation(&self) -> Cents {
        self.lines()
            .filter(|line| line.in_consultation())
            .map(|line| line.line.requested)
            .sum()
    }
}

/// Everything of one plan as the register has it.
struct Rows {
    plan: AnnualPlan,
    partner: Partner,
    lines: BTreeMap<i64, Vec<CostLine>>,
    answers: BTreeMap<AnswerSubject, Answers>,
    decisions: BTreeMap<CostLineId, Decision>,
    consultations: Vec<Consultation>,
}

/// By what every plan of a year is judged: what the region decided, what was chosen before, and the runs of the
/// decision tree.
struct Frame {
    policy: RegionPolicy,
    learned: Learned,
    runs: Vec<TreeRun>,
}

impl Desk {
    /// A plan laid out for judging.
    ///
    /// # Errors
    /// When the register has no such plan, or its edition is not known to this program.
    pub fn plan_sheet(&self, id: PlanId) -> Result<PlanSheet, Error> {
        let plan = self.store.plan(id)?;
        let frame = self.frame(plan.year)?;
        self.sheet(plan, &frame)
    }

    /// The plans of a year laid out for judging, by the name of the partner.
    ///
    /// # Errors
    /// As [`Desk::plan_sheet`].
    pub fn plan_sheets(&self, year: i32) -> Result<Vec<PlanSheet>, Error> {
        let frame = self.frame(year)?;
        self.store
            .plans(year)?
            .into_iter()
            .map(|plan| self.sheet(plan, &frame))
            .collect()
    }

    fn frame(&self, year: i32) -> Result<Frame, Error> {
        Ok(Frame {
            policy: self.policy(year)?,
            learned: Learned::of(self.store.chosen_kinds(year - LEARNS_FROM)?),
            runs: self.store.tree_runs(year..=year)?,
        })
    }

    /// What the region decided for a year: choices, own passages, own rules.
    ///
    /// # Errors
    /// What the register says.
    pub fn policy(&self, year: i32) -> Result<RegionPolicy, Error> {
        Ok(RegionPolicy {
            settings: self.store.settings(year)?,
            passages: self.store.region_passages()?,
            rules: self.store.region_rules()?,
        })
    }

    /// The partner's plan for a year.
    ///
    /// # Errors
    /// [`Error::NoPlan`] when there is none.
    pub fn plan_of(&self, partner: PartnerId, year: i32) -> Result<AnnualPlan, Error> {
        match self.store.plan_of(partner, year)? {
            Some(plan) => Ok(plan),
            None => Err(Error::NoPlan {
                partner: Some(self.store.partner(partner)?.name),
                year,
            }),
        }
    }

    fn sheet(&self, plan: AnnualPlan, frame: &Frame) -> Result<PlanSheet, Error> {
        let guide = guide(&plan.edition)?;
        let rows = self.rows(plan)?;
        let activities = self.store.activities(rows.plan.id)?;
        let first_day =
            chrono::NaiveDate::from_ymd_opt(rows.plan.year, 1, 1).unwrap_or(rows.plan.received_on);
        Ok(PlanSheet {
            covenant: self.store.has_covenant(rows.partner.id, first_day)?,
            checks: plan_checks(&rows, guide, &frame.policy),
            answers: answers_of(&rows, AnswerSubject::Plan(rows.plan.id)),
            activities: activities
                .into_iter()
                .map(|activity| lay_out(activity, &rows, guide, frame))
                .collect(),
            plan: rows.plan,
            partner: rows.partner,
        })
    }

    fn rows(&self, plan: AnnualPlan) -> Result<Rows, Error> {
        let mut lines: BTreeMap<i64, Vec<CostLine>> = BTreeMap::new();
        for line in self.store.lines(plan.id)? {
            lines.entry(line.activity.0).or_default().push(line);
        }
        Ok(Rows {
            partner: self.store.partner(plan.partner)?,
            lines,
            answers: self.store.answers(plan.id)?,
            decisions: self.store.decisions(plan.id)?,
            consultations: self.store.consultations(plan.id)?,
            plan,
        })
    }
}

/// The edition that a plan is judged by.
///
/// # Errors
/// [`Error::UnknownEdition`] when this program does not have it.
pub fn guide_of(plan: &AnnualPlan) -> Result<&'static Guide, Error> {
    guide(&plan.edition)
}

/// The edition with this id.
///
/// # Errors
/// [`Error::UnknownEdition`] when this program does not have it.
pub fn guide(id: &EditionId) -> Result<&'static Guide, Error> {
    edition::guide(id).ok_or_else(|| Error::UnknownEdition(id.clone()))
}

fn plan_checks(rows: &Rows, guide: &Guide, policy: &RegionPolicy) -> Vec<CheckResult> {
    let plan = &rows.plan;
    let facts = PlanFacts {
        received_on: plan.received_on,
        year: plan.year,
        signed: plan.signed_by.is_some(),
        self_evaluation: plan.self_evaluation,
        agreed: plan.agreed_on.is_some(),
    };
    let answers = answers_of(rows, AnswerSubject::Plan(plan.id));
    checks::plan_checks(Some(&facts), &answers, guide, policy)
}

fn lay_out(activity: Activity, rows: &Rows, guide: &Guide, frame: &Frame) -> ActivitySheet {
    let answers = answers_of(rows, AnswerSubject::Activity(activity.id));
    let lines = rows
        .lines
        .get(&activity.id.0)
        .map_or(&[][..], Vec::as_slice);
    let tree = tree_verdict::counting(&frame.runs, activity.id, guide);
    let lines = lines
        .iter()
        .map(|line| judge(line, (&activity, &answers, &tree), rows, guide, frame))
        .collect();
    let open = tree_verdict::unfinished(&frame.runs, activity.id, guide);
    let of_activity = |consultation: &&Consultation| consultation.activity == activity.id;
    ActivitySheet {
        checks: checks::activity_checks(&answers, guide),
        lines,
        consultations: rows
            .consultations
            .iter()
            .filter(of_activity)
            .cloned()
            .collect(),
        answers,
        tree,
        tree_open: open.map(|run| run.id),
        activity,
    }
}

fn judge(
    line: &CostLine,
    (activity, shared, tree): (&Activity, &Answers, &[TreeFinding]),
    rows: &Rows,
    guide: &Guide,
    frame: &Frame,
) -> LineSheet {
    let policy = &frame.policy;
    let answers = answers_of(rows, AnswerSubject::Line(line.id));
    let case = LineCase {
        kind: line.kind.as_ref(),
        requested: line.requested,
        answers: &answers,
        activity_answers: shared,
        activity_kind: Some(activity.kind),
        partner_kind: rows.partner.kind,
        year: rows.plan.year,
        tree,
    };
    let by_words = suggest::kinds(&line.text, Some(activity.kind), &activity.name, guide);
    let (here, elsewhere) = frame.learned.kinds(&line.text, activity.kind);
    let (suggested_kinds, learned) = suggest::learned(&here, &elsewhere, &by_words, guide);
    let suggestion = suggested_kinds.first().filter(|_| line.kind.is_none());
    LineSheet {
        as_suggested: suggestion.map(|kind| {
            let case = LineCase {
                kind: Some(kind),
                ..case
            };
            verdict::judge(&case, guide, policy)
        }),
        suggested_kinds,
        learned,
        judgement: verdict::judge(&case, guide, policy),
        decision: rows.decisions.get(&line.id).cloned(),
        line: line.clone(),
        answers,
    }
}

fn answers_of(rows: &Rows, subject: AnswerSubject) -> Answers {
    rows.answers.get(&subject).cloned().unwrap_or_default()
}

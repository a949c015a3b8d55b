//! Runs of the decision tree: about an activity and a role, or a quick check that stands alone.

use super::{ActivitySheet, DecisionFormInput, Desk, Error, LineSheet, PlanSheet, decision_form};
use crate::domain::operation::{Deed, Op};
use crate::domain::partner::{PartnerKind, name_key};
use crate::domain::tree::{KnownAnswer, TreeRun};
use crate::domain::verdict::Verdict;
use crate::domain::{ActivityId, CostLineId, EditionId, PlanId, TreeRunId};
use crate::letters::form_facts::OwnDecision;
use crate::rules::edition::{self, Guide, TreeOutcome};
use crate::rules::tree::{self, WalkEnd};
use crate::rules::tree_known::{TreeFacts, known_answers};
use crate::words;

/// Most earlier runs that are told as like cases.
const MOST: usize = 6;
/// How many years back like cases are looked for.
const LIKE_YEARS: i32 = 5;

/// An activity that a run can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeSubject {
    pub activity: ActivityId,
    pub plan: PlanId,
    pub partner: String,
    pub partner_kind: Option<PartnerKind>,
    pub project_number: String,
    pub name: String,
    /// The first of its lines that pays an employee, by its chosen or suggested kind.
    pub line: Option<CostLineId>,
    /// Runs about it in the register.
    pub runs: usize,
}

/// A run in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeRunRow {
    pub run: TreeRun,
    /// What it is about; `None` for a quick check.
    pub subject: Option<TreeSubject>,
    /// Of the tree; `None` while a question is open.
    pub verdict: Option<Verdict>,
}

/// An earlier run beside the one that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikeRun {
    pub row: TreeRunRow,
    /// About the same role.
    pub same_role: bool,
    /// Questions that both answered, and otherwise.
    pub differs: usize,
}

impl Desk {
    /// The activities of a year that a run can be about; those that pay an employee come first.
    ///
    /// # Errors
    /// What the register says.
    pub fn tree_subjects(&self, year: i32) -> Result<Vec<TreeSubject>, Error> {
        let runs = self.store.tree_runs(year..=year)?;
        let mut subjects = Vec::new();
        for sheet in self.plan_sheets(year)? {
            let guide = super::judge::guide(&sheet.plan.edition)?;
            for activity in &sheet.activities {
                subjects.push(subject(&sheet, activity, guide, &runs));
            }
        }
        subjects.sort_by_key(|it| it.line.is_none());
        Ok(subjects)
    }

    /// The activity of a year with this project number.
    ///
    /// # Errors
    /// [`Error::NoActivity`] when no plan of that year has it.
    pub fn tree_subject_of(&self, year: i32, number: &str) -> Result<TreeSubject, Error> {
        let same = |it: &TreeSubject| it.project_number.eq_ignore_ascii_case(number.trim());
        let found = self.tree_subjects(year)?.into_iter().find(same);
        found.ok_or_else(|| Error::NoActivity {
            number: number.trim().to_owned(),
            year,
        })
    }

    /// All runs that are about a year, the newest first.
    ///
    /// # Errors
    /// What the register says.
    pub fn tree_runs(&self, year: i32) -> Result<Vec<TreeRunRow>, Error> {
        let runs = self.store.tree_runs(year..=year)?;
        let subjects = if runs.iter().any(|run| run.activity.is_some()) {
            self.tree_subjects(year)?
        } else {
            Vec::new()
        };
        let about = |run: &TreeRun| {
            let subject = subjects.iter().find(|it| Some(it.activity) == run.activity);
            subject.cloned()
        };
        runs.into_iter().map(|run| row(about(&run), run)).collect()
    }

    /// One run with what it is about.
    ///
    /// # Errors
    /// What the register says.
    pub fn tree_run(&self, id: TreeRunId) -> Result<TreeRunRow, Error> {
        let run = self.store.tree_run(id)?;
        self.row(run)
    }

    /// An empty run of today, about an activity of a year or about nothing yet.
    ///
    /// # Errors
    /// [`Error::NoEdition`] when no edition holds for the year.
    pub fn new_tree_run(
        &self,
        year: i32,
        about: Option<ActivityId>,
    ) -> Result<(TreeRunRow, Vec<KnownAnswer>), Error> {
        let region = self.store.region()?;
        let subject = match about {
            Some(id) => Some(self.standing_subject(id)?),
            None => None,
        };
        let edition = self.tree_edition(year, subject.as_ref())?;
        let run = TreeRun {
            id: TreeRunId(0),
            year,
            edition,
            activity: about,
            role: String::new(),
            filled_in_by: region.adviser.name,
            organisation: subject
                .as_ref()
                .map_or(String::new(), |it| it.partner.clone()),
            dated: self.today(),
            description: subject.as_ref().map_or(String::new(), |it| it.name.clone()),
            answers: std::collections::BTreeMap::new(),
            notes: std::collections::BTreeMap::new(),
            own: None,
            copied_from: None,
        };
        let known = self.known_answers(&run)?;
        let row = TreeRunRow {
            run,
            subject,
            verdict: None,
        };
        Ok((row, known))
    }

    /// The answers that the register knows for a run, each with where from. Proposals.
    ///
    /// # Errors
    /// What the register says.
    pub fn known_answers(&self, run: &TreeRun) -> Result<Vec<KnownAnswer>, Error> {
        let guide = super::judge::guide(&run.edition)?;
        let facts = match run.activity {
            Some(id) => {
                let sheet = self.plan_sheet(self.store.plan_of_activity(id)?)?;
                let activity = sheet.activities.iter().find(|it| it.activity.id == id);
                activity.map_or_else(TreeFacts::default, |it| facts(&sheet, it, guide))
            }
            None => TreeFacts::default(),
        };
        Ok(known_answers(guide.tree(), &run.edition, &facts))
    }

    /// Keeps a run; one that has no id yet gets it. The answers must be those of one path.
    ///
    /// # Errors
    /// [`Error::Tree`] for an answer off the path; [`Error::OwnReason`] for an own judgement without a reason.
    pub fn keep_tree_run(&mut self, run: &TreeRun) -> Result<TreeRunId, Error> {
        let guide = super::judge::guide(&run.edition)?;
        let _walk = tree::walk(guide.tree(), &run.answers)?;
        if run
            .own
            .as_ref()
            .is_some_and(|own| own.reason.trim().is_empty())
        {
            return Err(Error::OwnReason);
        }
        let subject = match run.activity {
            Some(id) => self.standing_subject(id)?.project_number,
            None => run.role.clone(),
        };
        self.act(&Op::new(Deed::KeepTreeRun, subject), |act| {
            if run.id == TreeRunId(0) {
                return Ok(act.add_tree_run(run)?);
            }
            act.save_tree_run(run)?;
            Ok(run.id)
        })
    }

    /// Copies a run to another year: what still fits the tree of that year's edition comes along; the adviser's own
    /// judgement does not.
    ///
    /// # Errors
    /// [`Error::NoEdition`] when no edition holds for the year.
    pub fn copy_tree_run(&mut self, from: TreeRunId, year: i32) -> Result<TreeRunId, Error> {
        let old = self.store.tree_run(from)?;
        let edition = self.tree_edition(year, None)?;
        let guide = super::judge::guide(&edition)?;
        let copy = TreeRun {
            id: TreeRunId(0),
            year,
            activity: None,
            dated: self.today(),
            answers: crate::rules::tree_known::on_path(guide.tree(), &old.answers),
            own: None,
            copied_from: Some(from),
            edition,
            ..old
        };
        self.keep_tree_run(&copy)
    }

    /// Earlier runs like this one: of the same role first, then those that differ least.
    ///
    /// # Errors
    /// What the register says.
    pub fn like_tree_runs(&self, run: &TreeRun) -> Result<Vec<LikeRun>, Error> {
        let role = name_key(&run.role);
        let mut likes = Vec::new();
        for other in self.store.tree_runs(run.year - LIKE_YEARS..=run.year + 1)? {
            if other.id == run.id {
                continue;
            }
            let otherwise = |(node, answer): (&String, &String)| {
                other.answers.get(node).is_some_and(|given| given != answer)
            };
            let differs = run.answers.iter().filter(|it| otherwise(*it)).count();
            let same_role = !role.is_empty() && name_key(&other.role) == role;
            let guide = super::judge::guide(&other.edition)?;
            if tree_outcome(guide, &other)?.is_some() {
                likes.push((!same_role, differs, other));
            }
        }
        likes.sort_by_key(|(other_role, differs, _)| (*other_role, *differs));
        likes.truncate(MOST);
        let like = |(other_role, differs, run): (bool, usize, TreeRun)| {
            Ok(LikeRun {
                row: self.row(run)?,
                same_role: !other_role,
                differs,
            })
        };
        likes.into_iter().map(like).collect()
    }

    /// The form of a run as PDF, on the region's colour.
    ///
    /// # Errors
    /// [`Error::OpenTree`] while a question is open, [`Error::Form`] for a character that cannot be printed.
    pub fn tree_run_form(&self, run: &TreeRun) -> Result<Vec<u8>, Error> {
        let guide = super::judge::guide(&run.edition)?;
        let walk = tree::walk(guide.tree(), &run.answers)?;
        let region = self.store.region()?;
        let own = run
            .own
            .as_ref()
            .map_or_else(OwnDecision::default, |own| OwnDecision {
                decision: guide
                    .verdict_label(own.verdict)
                    .map_or(String::new(), |label| label.label.clone()),
                reason: own.reason.clone(),
                name: run.filled_in_by.clone(),
                date: words::long_date(run.dated),
            });
        let blank = DecisionFormInput::blank(run.dated);
        let input = DecisionFormInput {
            office: region.office,
            colour: region.letterhead.colour,
            filled_in_by: run.filled_in_by.clone(),
            organisation: run.organisation.clone(),
            activity: match run.role.as_str() {
                "" => run.description.clone(),
                role => format!("{}, {role}", run.description),
            },
            own,
            ..blank
        };
        decision_form(guide, &walk, &input)
    }

    fn standing_subject(&self, id: ActivityId) -> Result<TreeSubject, Error> {
        let subject = self.tree_subject(id)?;
        subject.ok_or_else(|| crate::storage::Error::Missing("activity").into())
    }

    /// The activity with this id as something that a run can be about; `None` when a later version of the plan
    /// dropped it.
    fn tree_subject(&self, id: ActivityId) -> Result<Option<TreeSubject>, Error> {
        let sheet = self.plan_sheet(self.store.plan_of_activity(id)?)?;
        let guide = super::judge::guide(&sheet.plan.edition)?;
        let runs = self.store.tree_runs(sheet.plan.year..=sheet.plan.year)?;
        let activity = sheet.activities.iter().find(|it| it.activity.id == id);
        Ok(activity.map(|activity| subject(&sheet, activity, guide, &runs)))
    }

    fn tree_edition(&self, year: i32, about: Option<&TreeSubject>) -> Result<EditionId, Error> {
        if let Some(about) = about {
            return Ok(self.store.plan(about.plan)?.edition);
        }
        let guide = edition::edition_for_year(year).ok_or(Error::NoEdition { year })?;
        Ok(guide.edition().id.clone())
    }

    fn row(&self, run: TreeRun) -> Result<TreeRunRow, Error> {
        let subject = match run.activity {
            Some(id) => self.tree_subject(id)?,
            None => None,
        };
        row(subject, run)
    }
}

fn row(subject: Option<TreeSubject>, run: TreeRun) -> Result<TreeRunRow, Error> {
    let guide = super::judge::guide(&run.edition)?;
    let verdict = tree_outcome(guide, &run)?.map(|outcome| outcome.verdict);
    Ok(TreeRunRow {
        run,
        subject,
        verdict,
    })
}

/// Where the answers of a run end; `None` while a question is open.
///
/// # Errors
/// [`Error::Tree`] for an answer off the path.
pub fn tree_outcome<'a>(guide: &'a Guide, run: &TreeRun) -> Result<Option<&'a TreeOutcome>, Error> {
    match tree::walk(guide.tree(), &run.answers)?.end {
        WalkEnd::Outcome(outcome) => Ok(Some(outcome)),
        WalkEnd::Ask(_) => Ok(None),
    }
}

/// The first line that pays an employee, by the kind it has or is suggested to have.
fn paying<'a>(activity: &'a ActivitySheet, guide: &Guide) -> Option<&'a LineSheet> {
    activity.lines.iter().find(|line| {
        let kind = line.outlook().kind.as_ref();
        kind.and_then(|kind| guide.cost_kind(kind))
            .is_some_and(|kind| kind.uses_tree)
    })
}

fn facts(sheet: &PlanSheet, activity: &ActivitySheet, guide: &Guide) -> TreeFacts {
    let given = activity.checks.iter();
    TreeFacts {
        partner_kind: sheet.partner.kind,
        activity_kind: Some(activity.activity.kind),
        checks: given
            .filter_map(|check| Some((check.id.clone(), check.answer?)))
            .collect(),
        cost_kind: paying(activity, guide).and_then(|line| line.outlook().kind.clone()),
    }
}

fn subject(
    sheet: &PlanSheet,
    activity: &ActivitySheet,
    guide: &Guide,
    runs: &[TreeRun],
) -> TreeSubject {
    let id = activity.activity.id;
    TreeSubject {
        activity: id,
        plan: sheet.plan.id,
        partner: sheet.partner.name.clone(),
        partner_kind: sheet.partner.kind,
        project_number: activity.activity.project_number.clone(),
        name: activity.activity.name.clone(),
        line: paying(activity, guide).map(|line| line.line.id),
        runs: runs.iter().filter(|run| run.activity == Some(id)).count(),
    }
}

//! Hours beside the decision tree: its outcome, its answers, and how often the work was done.

use super::grant::agreed;
use super::{ActivityFacts, Case, Year, finding};
use crate::domain::decision::{Consultation, ConsultationOutcome};
use crate::domain::finding::{Finding, FindingFacts, FindingPlace};
use crate::domain::hours::Phase;
use crate::domain::partner::name_key;
use crate::domain::tree::{TreeFinding, TreeRun};
use crate::domain::verdict::Verdict;
use crate::domain::{ActivityId, HoursClaimId, TreeRunId};
use crate::rules::tree::{WalkEnd, walk};
use crate::rules::tree_verdict;
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

pub(super) fn find<'a>(year: &Year<'a>, runs: &[TreeRun], found: &mut Vec<Option<Finding>>) {
    let mut trees: BTreeMap<ActivityId, Vec<TreeFinding>> = BTreeMap::new();
    // Claims that rest on one run, or lack one for their role, are told of together.
    let mut groups: BTreeMap<(ActivityId, Option<TreeRunId>, String), Vec<&'a Case<'a>>> =
        BTreeMap::new();
    for case in year.told().filter(|it| it.delivers()) {
        let about = case.about;
        let tree = trees
            .entry(about.activity.id)
            .or_insert_with(|| tree_verdict::counting(runs, about.activity.id, about.guide));
        let run = of_role(tree, case).map(|it| it.run);
        let role = match run {
            Some(_) => String::new(),
            None => case.trainer.role.clone(),
        };
        groups
            .entry((about.activity.id, run, role))
            .or_default()
            .push(case);
    }
    let mut told = BTreeSet::new();
    for ((activity, run, _), cases) in &groups {
        let Some(first) = cases.first() else { continue };
        let tree = trees.get(activity).map_or(&[][..], Vec::as_slice);
        let Some(counts) = tree.iter().find(|it| Some(it.run) == *run) else {
            found.push(without_run(cases, first, runs, tree.len()));
            continue;
        };
        found.push(against_outcome(cases, first.about, counts));
        if let Some(run) = runs.iter().find(|it| it.id == counts.run) {
            found.push(double_funding(cases, first.about, run));
            for case in cases {
                how_often(case, year, run, &mut told, found);
            }
        }
    }
}

/// The run that counts for a claim: of its role and mark, of its role, or one that names no role.
fn of_role<'t>(tree: &'t [TreeFinding], case: &Case<'_>) -> Option<&'t TreeFinding> {
    let named = |role: &str| tree.iter().find(|it| name_key(&it.role) == role);
    named(&case.trainer.full())
        .or_else(|| named(&case.trainer.role))
        .or_else(|| named(""))
}

fn without_run(
    cases: &[&Case<'_>],
    first: &Case<'_>,
    runs: &[TreeRun],
    others: usize,
) -> Option<Finding> {
    let about = first.about;
    let id = about.activity.id;
    let open = |run: &&TreeRun| {
        let role = name_key(&run.role);
        let end = walk(about.guide.tree(), &run.answers).map(|walk| walk.end);
        run.activity == Some(id)
            && run.edition == about.guide.edition().id
            && (role.is_empty() || role == first.trainer.role || role == first.trainer.full())
            && matches!(end, Ok(WalkEnd::Ask(_)))
    };
    let open = runs.iter().filter(open).max_by_key(|it| (it.dated, it.id));
    match open {
        Some(run) => {
            let place = FindingPlace::Tree(id, Some(run.id));
            finding(
                cases,
                place,
                FindingFacts::TreeOpen { dated: run.dated },
                &[],
            )
        }
        None => {
            let place = FindingPlace::Tree(id, None);
            finding(cases, place, FindingFacts::NoTreeRun { others }, &[])
        }
    }
}

/// What counts is the adviser's own judgement where there is one, and the tree's outcome otherwise. In overleg is
/// settled by an agreed consultation about paying an employee; a no is not, only by the adviser's own judgement.
fn against_outcome(
    cases: &[&Case<'_>],
    about: &ActivityFacts<'_>,
    tree: &TreeFinding,
) -> Option<Finding> {
    let own = tree.own.as_ref();
    let facts = match (own.map_or(tree.verdict, |own| own.verdict), own) {
        (Verdict::NotAllowed, Some(own)) if tree.verdict != Verdict::NotAllowed => {
            FindingFacts::TreeNotAllowed {
                reason: own.reason.clone(),
                own: true,
            }
        }
        (Verdict::NotAllowed, _) => FindingFacts::TreeNotAllowed {
            reason: tree.reason.clone(),
            own: false,
        },
        (Verdict::Consult, _) => {
            let talks = || about.consultations.iter().filter(|it| is_about(it, about));
            if agreed(talks()).is_some() {
                return None;
            }
            let refused = |it: &&Consultation| it.outcome == Some(ConsultationOutcome::NotAgreed);
            let last = talks().filter(refused).max_by_key(|it| (it.held_on, it.id));
            FindingFacts::TreeConsult {
                conclusion: tree.conclusion.clone(),
                not_agreed: last.map(|it| it.held_on),
            }
        }
        (Verdict::Allowed | Verdict::Conditional, Some(own))
            if tree.verdict == Verdict::NotAllowed =>
        {
            FindingFacts::TreeOverruled {
                own: own.verdict,
                reason: own.reason.clone(),
            }
        }
        (Verdict::Allowed | Verdict::Conditional, _) => return None,
    };
    let place = FindingPlace::Tree(about.activity.id, Some(tree.run));
    finding(cases, place, facts, &tree.passages)
}

/// Whether a talk can be about paying the employee: about the activity or a line of that sort, and about no condition
/// of something else.
fn is_about(talk: &Consultation, about: &ActivityFacts<'_>) -> bool {
    let of_tree = |condition: &crate::domain::ConditionId| {
        let mut kinds = about.guide.cost_kinds().iter().filter(|it| it.uses_tree);
        kinds.any(|kind| kind.conditions.iter().any(|it| it.id == *condition))
    };
    talk.line
        .is_none_or(|line| about.hours_lines.contains(&line))
        && talk.condition.as_ref().is_none_or(of_tree)
}

/// Passage `1a-interne-trainer-geen-dubbele-bekostiging`. Who judged otherwise with a reason has answered it.
fn double_funding(
    cases: &[&Case<'_>],
    about: &ActivityFacts<'_>,
    run: &TreeRun,
) -> Option<Finding> {
    let settled = run.own.as_ref().is_some_and(|own| match own.verdict {
        Verdict::Allowed | Verdict::Conditional => true,
        Verdict::Consult | Verdict::NotAllowed => false,
    });
    if settled {
        return None;
    }
    about.rules.doubles.iter().find_map(|double| {
        let given = run.answers.get(&double.node)?;
        if !double.answers.contains(given) {
            return None;
        }
        let node = about.guide.tree().node(&double.node)?;
        let facts = FindingFacts::DoubleFunding {
            question: node.question.clone(),
            answer: label(about, &double.node, given),
        };
        let place = FindingPlace::Tree(about.activity.id, Some(run.id));
        finding(cases, place, facts, &[])
    })
}

fn label(about: &ActivityFacts<'_>, node: &str, answer: &str) -> String {
    let node = about.guide.tree().node(node);
    let answer = node.and_then(|node| node.answers.iter().find(|it| it.id == answer));
    answer.map_or_else(String::new, |it| it.label.clone())
}

/// What was told of one trainer, kind of activity and answer already.
type Told = BTreeSet<(HoursClaimId, String)>;

/// Days on which this trainer delivered activities of this sort for the partner, beside the answers of the run.
fn how_often<'a>(
    case: &Case<'a>,
    year: &Year<'a>,
    run: &TreeRun,
    told: &mut Told,
    found: &mut Vec<Option<Finding>>,
) {
    let about = case.about;
    let alike: Vec<&Case<'a>> = year
        .told()
        .filter(|it| {
            it.delivers()
                && it.about.plan.partner == about.plan.partner
                && it.about.activity.kind == about.activity.kind
                && it.trainer.same(&case.trainer).is_some()
        })
        .collect();
    let delivery = alike.iter().flat_map(|it| &it.units);
    let days: BTreeSet<NaiveDate> = delivery
        .filter(|it| it.line.phase == Phase::Delivery && it.line.date.year() == year.number)
        .map(|it| it.line.date)
        .collect();
    let months: BTreeSet<u32> = days.iter().map(|day| day.month()).collect();
    let mut counted: Vec<String> = alike
        .iter()
        .map(|it| it.about.activity.project_number.clone())
        .collect();
    counted.sort();
    counted.dedup();
    let place = FindingPlace::Tree(about.activity.id, Some(run.id));
    // One row for the trainer, however many activities gave the same answer.
    let first = alike.iter().map(|it| it.claim.id).min();
    let mut say = |facts: FindingFacts, node: &str| {
        if first.is_some_and(|first| told.insert((first, node.to_owned()))) {
            found.push(finding(&alike, place.clone(), facts, &[]));
        }
    };
    for of in &about.rules.frequencies {
        if let (Some(at_most), true) = (of.at_most, run.answers.get(&of.node) == Some(&of.answer))
            && days.len() > usize::try_from(at_most).unwrap_or(usize::MAX)
        {
            let facts = FindingFacts::Frequency {
                days: days.len(),
                at_most,
                answer: label(about, &of.node, &of.answer),
                counted: counted.clone(),
            };
            say(facts, &of.node);
        }
    }
    for of in &about.rules.regulars {
        if run.answers.get(&of.node) == Some(&of.answer) && months.len() >= of.months {
            let facts = FindingFacts::RegularWork {
                months: months.len(),
                answer: label(about, &of.node, &of.answer),
                counted: counted.clone(),
            };
            say(facts, &of.node);
        }
    }
}

//! Which runs of the decision tree count for an activity, and what each says.

use super::edition::Guide;
use super::tree::{Step, WalkEnd, walk};
use crate::domain::partner::name_key;
use crate::domain::tree::{TreeFinding, TreeRun};
use crate::domain::{ActivityId, PassageId};
use std::collections::BTreeMap;

/// The completed runs about an activity, the newest of each role, the worst first and among equals the newest.
///
/// A run that has a question open, that was walked by another edition or that is about something else does not count.
/// The adviser's own judgement comes along and changes nothing.
pub fn counting(runs: &[TreeRun], activity: ActivityId, guide: &Guide) -> Vec<TreeFinding> {
    let mut newest: BTreeMap<String, TreeFinding> = BTreeMap::new();
    for run in runs {
        let Some(found) = finding(run, activity, guide) else {
            continue;
        };
        let role = name_key(&run.role);
        let newer = |known: &TreeFinding| (known.dated, known.run) < (found.dated, found.run);
        if newest.get(&role).is_none_or(newer) {
            let _older = newest.insert(role, found);
        }
    }
    let mut all: Vec<TreeFinding> = newest.into_values().collect();
    all.sort_by_key(|it| std::cmp::Reverse((it.verdict, it.dated, it.run)));
    all
}

/// The newest run about an activity that has a question open, by this edition.
pub fn unfinished<'a>(
    runs: &'a [TreeRun],
    activity: ActivityId,
    guide: &Guide,
) -> Option<&'a TreeRun> {
    let open = |run: &&TreeRun| {
        let end = walk(guide.tree(), &run.answers).map(|walk| matches!(walk.end, WalkEnd::Ask(_)));
        is_about(run, activity, guide) && end == Ok(true)
    };
    let open = runs.iter().filter(open);
    open.max_by_key(|run| (run.dated, run.id))
}

fn is_about(run: &TreeRun, activity: ActivityId, guide: &Guide) -> bool {
    run.activity == Some(activity) && run.edition == guide.edition().id
}

fn finding(run: &TreeRun, activity: ActivityId, guide: &Guide) -> Option<TreeFinding> {
    if !is_about(run, activity, guide) {
        return None;
    }
    let walk = walk(guide.tree(), &run.answers).ok()?;
    let WalkEnd::Outcome(outcome) = walk.end else {
        return None;
    };
    Some(TreeFinding {
        run: run.id,
        dated: run.dated,
        role: run.role.trim().to_owned(),
        verdict: outcome.verdict,
        conclusion: outcome.conclusion.clone(),
        reason: outcome.reason.clone(),
        passages: deciding_first(&outcome.passages, &walk.path),
        own: run.own.clone(),
    })
}

/// Those of the outcome and of the answers, as the edition has it; a question that was merely passed is no ground.
/// What decided stands first: the outcome and the answer that led to it.
fn deciding_first(outcome: &[PassageId], path: &[Step<'_>]) -> Vec<PassageId> {
    let of_last = path.last().into_iter();
    let steps = of_last.chain(path).flat_map(|step| &step.answer.passages);
    let mut all: Vec<PassageId> = Vec::new();
    for id in outcome.iter().chain(steps) {
        if !all.contains(id) {
            all.push(id.clone());
        }
    }
    all
}

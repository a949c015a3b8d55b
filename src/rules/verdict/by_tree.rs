//! The decision tree beside the conditions of a kind: the same test, so the worse of both counts.

use super::{Finding, LineCase, of_kind, worst};
use crate::domain::tree::TreeFinding;
use crate::domain::verdict::{Answer, Reason};
use crate::rules::edition::{CostKind, Guide, Subject};

/// The run that counts for a line of this kind: of several roles the worst.
fn counting<'a>(kind: &CostKind, case: &LineCase<'a>) -> Option<&'a TreeFinding> {
    let worst = case.tree.iter().max_by_key(|it| it.verdict);
    worst.filter(|_| kind.uses_tree)
}

/// Whether the tree alone gives the verdict of this kind.
pub(super) fn alone(kind: &CostKind, case: &LineCase<'_>, guide: &Guide) -> bool {
    counting(kind, case).is_some() && !answered(kind, case, guide)
}

/// Whether one of the kind's conditions was answered. Ja to a question that is put to every activity is no answer of
/// this test.
fn answered(kind: &CostKind, case: &LineCase<'_>, guide: &Guide) -> bool {
    kind.conditions.iter().any(|condition| {
        let of_all = guide
            .check(&condition.id)
            .is_some_and(|check| check.subject == Subject::Activity);
        match case.answer(&condition.id) {
            Some(Answer::Yes) => !of_all,
            Some(Answer::No | Answer::Unknown) => true,
            None => false,
        }
    })
}

/// What the tree and the kind's conditions say: the tree alone while no condition is answered, else both, with the
/// difference told. Only the conditions where the kind has no tree or none was walked.
pub(super) fn with_tree(kind: &CostKind, case: &LineCase<'_>, guide: &Guide) -> Vec<Finding> {
    let Some(tree) = counting(kind, case) else {
        return of_kind(kind, case, guide);
    };
    let by_tree = Finding {
        verdict: tree.verdict,
        reason: Some(Reason::Tree {
            verdict: tree.verdict,
            role: tree.role.clone(),
            dated: tree.dated,
            reason: tree.reason.clone(),
            roles: case.tree.len(),
        }),
        passages: tree.passages.clone(),
    };
    if alone(kind, case, guide) {
        return vec![by_tree];
    }
    let mut listed = of_kind(kind, case, guide);
    let by_conditions = worst(listed.iter());
    // What is not answered in the list, the tree answers; unless it is stricter while open.
    listed
        .retain(|it| it.verdict > tree.verdict || !matches!(it.reason, Some(Reason::Open { .. })));
    let mut all = vec![by_tree];
    if by_conditions != tree.verdict {
        all.push(Finding {
            verdict: tree.verdict.max(by_conditions),
            reason: Some(Reason::TreeDiffers {
                tree: tree.verdict,
                conditions: by_conditions,
            }),
            passages: Vec::new(),
        });
    }
    all.extend(listed);
    all
}

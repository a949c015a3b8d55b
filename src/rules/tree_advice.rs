//! What would make it possible: after a no or an "in overleg", the fewest answers of the tree that would
//! have to be otherwise. Never that something is not known.

use super::edition::{LeadsTo, Node, Tree, TreeAnswer, TreeOutcome};
use super::tree::{Step, Walk, WalkEnd};
use crate::domain::verdict::Verdict;

/// How many ways are named at most.
const MOST: usize = 3;

/// One way to an outcome that allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Advice<'a> {
    /// The answers that would have to be otherwise, in the order of the path; never empty.
    pub changes: Vec<Change<'a>>,
    /// What would then be asked, with an answer that leads to the outcome.
    pub then: Vec<Step<'a>>,
    /// How many of the given answers no longer count, because their questions are not asked then.
    pub dropped: usize,
    pub outcome: &'a TreeOutcome,
}

/// An answer that would have to be otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change<'a> {
    pub node: &'a Node,
    pub from: &'a TreeAnswer,
    pub to: &'a TreeAnswer,
}

impl Change<'_> {
    fn key(&self) -> (&str, &str) {
        (&self.node.id, &self.to.id)
    }
}

/// The smallest changes of answers that lead to an outcome that allows: fewest changes first, then fewest
/// answers that no longer count, then fewest further questions, then the order of the tree. None while a
/// question is open, or when it is allowed.
pub fn what_could<'a>(tree: &'a Tree, walk: &Walk<'a>) -> Vec<Advice<'a>> {
    match walk.end {
        WalkEnd::Ask(_) => return Vec::new(),
        WalkEnd::Outcome(outcome) if allows(outcome) => return Vec::new(),
        WalkEnd::Outcome(_) => {}
    }
    let mut ways = Vec::new();
    follow(tree, &tree.start, &mut Vec::new(), &mut |path, outcome| {
        ways.push(advice(path, outcome, &walk.path));
    });
    // Stable: what is equal stays in the order of the tree.
    ways.sort_by_key(|way| (way.changes.len(), way.dropped, way.then.len()));
    let mut kept: Vec<Advice<'a>> = Vec::new();
    for way in ways {
        if !kept.iter().any(|other| asks_no_more(other, &way)) {
            kept.push(way);
        }
    }
    kept.truncate(MOST);
    kept
}

fn allows(outcome: &TreeOutcome) -> bool {
    outcome.verdict < Verdict::Consult
}

/// Every path of known answers to an outcome that allows. The tree has no cycles.
fn follow<'a>(
    tree: &'a Tree,
    node: &str,
    path: &mut Vec<Step<'a>>,
    found: &mut impl FnMut(&[Step<'a>], &'a TreeOutcome),
) {
    let Some(node) = tree.node(node) else {
        return;
    };
    for answer in node.answers.iter().filter(|it| !it.is_not_known()) {
        path.push(Step { node, answer });
        match &answer.leads_to {
            LeadsTo::Node(next) => follow(tree, next, path, found),
            LeadsTo::Outcome(id) => {
                if let Some(outcome) = tree.outcome(id).filter(|it| allows(it)) {
                    found(path, outcome);
                }
            }
        }
        path.pop();
    }
}

/// How a path differs from the one that was walked.
fn advice<'a>(path: &[Step<'a>], outcome: &'a TreeOutcome, walked: &[Step<'a>]) -> Advice<'a> {
    let mut changes = Vec::new();
    let mut then = Vec::new();
    for step in path {
        match walked.iter().find(|it| it.node.id == step.node.id) {
            Some(given) if given.answer.id == step.answer.id => {}
            Some(given) => changes.push(Change {
                node: step.node,
                from: given.answer,
                to: step.answer,
            }),
            None => then.push(*step),
        }
    }
    let asked = |step: &&Step<'_>| path.iter().any(|it| it.node.id == step.node.id);
    Advice {
        changes,
        then,
        dropped: walked.len() - walked.iter().filter(asked).count(),
        outcome,
    }
}

/// Whether all that `one` changes is changed in `other` too.
fn asks_no_more(one: &Advice<'_>, other: &Advice<'_>) -> bool {
    one.changes
        .iter()
        .all(|change| other.changes.iter().any(|it| it.key() == change.key()))
}

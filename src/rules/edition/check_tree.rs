//! Whether the decision tree is one: every answer leads one way, every path ends, everything can be reached.

use super::TreeAnswer;
use super::check::{fault, ids};
use super::raw::{RawNode, RawTree, RawTreeAnswer};
use crate::domain::guide::{GuideError, GuideFault};
use crate::domain::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

const NODE: &str = "tree.node";
const ANSWER: &str = "tree.node.answers";
const OUTCOME: &str = "tree.outcome";

/// Every fault in the shape of the tree; its passages are looked up with the others.
pub(super) fn tree(tree: &RawTree) -> Vec<GuideError> {
    let mut faults = Vec::new();
    let nodes = ids(NODE, tree.node.iter().map(|it| &it.id), &mut faults);
    let outcomes = ids(OUTCOME, tree.outcome.iter().map(|it| &it.id), &mut faults);
    if !nodes.contains(tree.start.as_str()) {
        faults.push(fault("tree", &tree.id, unknown(NODE, &tree.start)));
    }
    for node in &tree.node {
        let mut given = BTreeSet::new();
        if node.answers.is_empty() {
            let id = "answers".to_owned();
            faults.push(fault(NODE, &node.id, GuideFault::Missing { id }));
        }
        for answer in &node.answers {
            let place = format!("{}/{}", node.id, answer.id);
            if !given.insert(&answer.id) {
                faults.push(fault(ANSWER, &place, GuideFault::Duplicate));
            }
            let found = answer_faults(answer, tree, (&nodes, &outcomes));
            faults.extend(found.into_iter().map(|it| fault(ANSWER, &place, it)));
        }
    }
    let used: BTreeSet<&str> = answers(tree)
        .filter_map(|it| it.outcome.as_deref())
        .collect();
    for id in outcomes.difference(&used) {
        faults.push(fault(OUTCOME, id, GuideFault::Unused));
    }
    faults.extend(paths(tree));
    faults
}

fn unknown(table: &'static str, id: &str) -> GuideFault {
    let id = id.to_owned();
    GuideFault::Unknown { table, id }
}

fn answers(tree: &RawTree) -> impl Iterator<Item = &RawTreeAnswer> {
    tree.node.iter().flat_map(|node| &node.answers)
}

fn answer_faults(
    answer: &RawTreeAnswer,
    tree: &RawTree,
    (nodes, outcomes): (&BTreeSet<&str>, &BTreeSet<&str>),
) -> Vec<GuideFault> {
    match (&answer.next, &answer.outcome) {
        (Some(next), None) if nodes.contains(next.as_str()) => Vec::new(),
        (Some(next), None) => vec![unknown(NODE, next)],
        (None, Some(outcome)) if !outcomes.contains(outcome.as_str()) => {
            vec![unknown(OUTCOME, outcome)]
        }
        (None, Some(outcome)) => {
            let allows = tree.outcome.iter().any(|it| {
                it.id == *outcome
                    && super::build::verdict(&it.verdict)
                        .is_some_and(|verdict| verdict < Verdict::Consult)
            });
            let outcome = outcome.clone();
            // Not knowing may not lead straight to an outcome that allows.
            (allows && answer.id == TreeAnswer::NOT_KNOWN)
                .then_some(GuideFault::UnknownAllows { outcome })
                .into_iter()
                .collect()
        }
        (Some(_), Some(_)) | (None, None) => vec![GuideFault::NotOneWay],
    }
}

/// Nodes that no path reaches, and nodes that a path comes back to.
fn paths(tree: &RawTree) -> Vec<GuideError> {
    let nodes: BTreeMap<&str, &RawNode> = tree.node.iter().map(|it| (it.id.as_str(), it)).collect();
    let mut walker = Walker {
        nodes: &nodes,
        on_path: BTreeSet::new(),
        done: BTreeSet::new(),
        faults: Vec::new(),
    };
    walker.visit(&tree.start);
    let Walker {
        done, mut faults, ..
    } = walker;
    for id in nodes.keys().filter(|id| !done.contains(*id)) {
        faults.push(fault(NODE, id, GuideFault::Unreachable));
    }
    faults
}

struct Walker<'a> {
    nodes: &'a BTreeMap<&'a str, &'a RawNode>,
    on_path: BTreeSet<&'a str>,
    done: BTreeSet<&'a str>,
    faults: Vec<GuideError>,
}

impl<'a> Walker<'a> {
    fn visit(&mut self, id: &'a str) {
        if self.on_path.contains(id) {
            self.faults.push(fault(NODE, id, GuideFault::Cycle));
            return;
        }
        let Some(node) = self.nodes.get(id) else {
            return;
        };
        if !self.done.insert(id) {
            return;
        }
        self.on_path.insert(id);
        for next in node.answers.iter().filter_map(|it| it.next.as_deref()) {
            self.visit(next);
        }
        self.on_path.remove(id);
    }
}

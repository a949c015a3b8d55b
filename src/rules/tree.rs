//! Walks the decision tree for paying an internal employee: answers in, the path and its end out.

use super::edition::{LeadsTo, Node, Tree, TreeAnswer, TreeOutcome};
use crate::domain::PassageId;
pub use crate::domain::tree::TreeError;
use crate::domain::verdict::Verdict;
use std::collections::{BTreeMap, BTreeSet};

/// Where the answers lead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk<'a> {
    /// The questions that were answered, in the order of the path.
    pub path: Vec<Step<'a>>,
    pub end: WalkEnd<'a>,
    /// Those of the nodes, the answers and the outcome on the path, each once.
    pub passages: Vec<PassageId>,
}

/// One answered question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    pub node: &'a Node,
    pub answer: &'a TreeAnswer,
}

/// How far the answers go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WalkEnd<'a> {
    /// This question is next.
    Ask(&'a Node),
    /// Nothing is left to ask.
    Outcome(&'a TreeOutcome),
}

/// Follows the answers (node id to answer id) from the first question.
///
/// # Errors
/// An unknown node or answer, and an answer to a question that the path does not come to.
pub fn walk<'a>(tree: &'a Tree, answers: &BTreeMap<String, String>) -> Result<Walk<'a>, TreeError> {
    for (id, answer) in answers {
        let node = tree
            .node(id)
            .ok_or_else(|| TreeError::UnknownNode { node: id.clone() })?;
        answer_to(node, answer)?;
    }
    let unknown = |node: &str| TreeError::UnknownNode { node: node.into() };
    let mut path = Vec::new();
    let mut node = tree.node(&tree.start).ok_or_else(|| unknown(&tree.start))?;
    let end = loop {
        let Some(given) = answers.get(&node.id) else {
            break WalkEnd::Ask(node);
        };
        let answer = answer_to(node, given)?;
        path.push(Step { node, answer });
        match &answer.leads_to {
            LeadsTo::Node(next) => node = tree.node(next).ok_or_else(|| unknown(next))?,
            LeadsTo::Outcome(id) => {
                break WalkEnd::Outcome(tree.outcome(id).ok_or_else(|| unknown(id))?);
            }
        }
    };
    let on_path: BTreeSet<&str> = path.iter().map(|step| step.node.id.as_str()).collect();
    if let Some(node) = answers.keys().find(|id| !on_path.contains(id.as_str())) {
        return Err(TreeError::OffPath { node: node.clone() });
    }
    let passages = passages(&path, end);
    Ok(Walk {
        path,
        end,
        passages,
    })
}

/// What may still come from a question on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ahead {
    /// Verdicts that are still possible, the best first.
    pub verdicts: BTreeSet<Verdict>,
    /// Fewest and most questions that may still be asked, this one counted.
    pub fewest: usize,
    pub most: usize,
}

/// Looks ahead from a question, it included. A question behind it that was answered before is not asked again. The
/// tree has no cycles.
pub fn ahead(tree: &Tree, node: &Node, given: &BTreeMap<String, String>) -> Ahead {
    let mut all = Ahead {
        fewest: usize::MAX,
        ..Ahead::default()
    };
    for next in node.answers.iter().filter_map(|it| behind(tree, it, given)) {
        all.verdicts.extend(next.verdicts);
        all.fewest = all.fewest.min(next.fewest + 1);
        all.most = all.most.max(next.most + 1);
    }
    all
}

/// What may still come after an answer.
fn behind(tree: &Tree, answer: &TreeAnswer, given: &BTreeMap<String, String>) -> Option<Ahead> {
    match &answer.leads_to {
        LeadsTo::Outcome(id) => Some(Ahead {
            verdicts: tree.outcome(id).map(|it| it.verdict).into_iter().collect(),
            ..Ahead::default()
        }),
        LeadsTo::Node(id) => {
            let next = tree.node(id)?;
            match given.get(id).map(|given| answer_to(next, given)) {
                Some(Ok(answer)) => behind(tree, answer, given),
                Some(Err(_)) | None => Some(ahead(tree, next, given)),
            }
        }
    }
}

fn answer_to<'a>(node: &'a Node, given: &str) -> Result<&'a TreeAnswer, TreeError> {
    let answer = node.answers.iter().find(|answer| answer.id == given);
    answer.ok_or_else(|| TreeError::UnknownAnswer {
        node: node.id.clone(),
        answer: given.to_owned(),
        known: node.answers.iter().map(|it| it.id.clone()).collect(),
    })
}

fn passages(path: &[Step<'_>], end: WalkEnd<'_>) -> Vec<PassageId> {
    let of_outcome = match end {
        WalkEnd::Ask(_) => &[],
        WalkEnd::Outcome(outcome) => outcome.passages.as_slice(),
    };
    let mut seen = BTreeSet::new();
    path.iter()
        .flat_map(|step| step.node.passages.iter().chain(&step.answer.passages))
        .chain(of_outcome)
        .filter(|id| seen.insert(*id))
        .cloned()
        .collect()
}

//! Runs of the decision tree for paying an internal employee, and what can be wrong with its answers.

use super::verdict::Verdict;
use super::{ActivityId, EditionId, PassageId, TreeRunId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Node id to answer id.
pub type TreeAnswers = BTreeMap<String, String>;

/// One run of the tree: about an activity and a role, or a quick check that stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeRun {
    pub id: TreeRunId,
    /// The year in which the work is done.
    pub year: i32,
    /// The edition whose tree was walked; never changes.
    pub edition: EditionId,
    pub activity: Option<ActivityId>,
    /// What the employee does in daily life, such as SEH-verpleegkundige; no name.
    pub role: String,
    pub filled_in_by: String,
    /// The organisation or department.
    pub organisation: String,
    pub dated: NaiveDate,
    /// What the employee is asked for.
    pub description: String,
    /// Those of the path only.
    pub answers: TreeAnswers,
    /// What an answer rests on, by node.
    pub notes: BTreeMap<String, String>,
    /// The adviser's own judgement; never changes the tree's outcome.
    pub own: Option<OwnVerdict>,
    /// The run of an earlier year that this one was copied from.
    pub copied_from: Option<TreeRunId>,
}

/// The adviser's own judgement beside the tree's outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnVerdict {
    pub verdict: Verdict,
    /// Obligatory.
    pub reason: String,
}

/// What a completed run says about its activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TreeFinding {
    pub run: TreeRunId,
    pub dated: NaiveDate,
    /// May be empty.
    pub role: String,
    /// Of the tree, whatever the adviser thinks of it.
    pub verdict: Verdict,
    /// What it comes down to, in the edition's words.
    pub conclusion: String,
    /// Why, in the edition's words.
    pub reason: String,
    /// Those of the outcome and of the answer that led to it first, then those of the other answers.
    pub passages: Vec<PassageId>,
    /// The adviser's own judgement, to be mentioned beside it.
    pub own: Option<OwnVerdict>,
}

/// An answer that the register knows already: a proposal until the adviser confirms it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownAnswer {
    pub node: String,
    pub answer: String,
    pub basis: KnownBasis,
}

/// Where an answer is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KnownBasis {
    /// The partner's kind.
    PartnerKind,
    /// The activity's kind.
    ActivityKind,
    /// An activity check that was answered.
    Check,
    /// The cost kind of the line.
    CostKind,
    /// The region pays institutions on their invoices only.
    Payment,
}

impl KnownBasis {
    /// The basis with this code in the data of an edition.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "soort_partner" => Some(Self::PartnerKind),
            "soort_activiteit" => Some(Self::ActivityKind),
            "controle" => Some(Self::Check),
            "kostensoort" => Some(Self::CostKind),
            "betaling" => Some(Self::Payment),
            _ => None,
        }
    }
}

/// Answers that do not fit the tree.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The tree has no such question.
    #[error("the tree has no node {node}")]
    UnknownNode { node: String },
    /// The question has no such answer.
    #[error("node {node} has no answer {answer}")]
    UnknownAnswer {
        node: String,
        answer: String,
        /// The ids of the answers that it has.
        known: Vec<String>,
    },
    /// The question exists, but the other answers do not lead to it.
    #[error("node {node} is not on the path")]
    OffPath { node: String },
}

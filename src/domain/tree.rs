//! What can be wrong with answers to the decision tree; `words` says it in Dutch.

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

//! Everything a decision form (beslisformulier) says, as plain data. The desk fills it in.

use super::facts::Cited;
use super::letter::Labelled;

/// The facts of one decision form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DecisionFormFacts {
    /// The region's office; empty outside a register.
    pub office: String,
    /// House colour, red-green-blue.
    pub colour: [u8; 3],
    /// The guide's name of the tree.
    pub tree_title: String,
    /// Title with edition: `Referentiegids OTO-gelden van november 2025`.
    pub guide_title: String,
    /// Where the tree was taken from, in a sentence or two; may be empty.
    pub derivation: String,
    /// Who filled it in, for what; an empty value is room to write. The last one is the widest.
    pub fields: Vec<Labelled>,
    /// The answered questions, in the order of the path.
    pub path: Vec<Answered>,
    /// The guide's name of the verdict.
    pub verdict: String,
    pub conclusion: String,
    pub reason: String,
    pub conditions: Vec<String>,
    /// The passages that it rests on.
    pub cited: Vec<Cited>,
    pub own: OwnDecision,
}

/// A question with its answer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answered {
    /// The guide's id of the question.
    pub id: String,
    pub question: String,
    pub answer: String,
}

/// What the adviser decides; what is empty is room to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnDecision {
    pub decision: String,
    /// Why it departs from the conclusion.
    pub reason: String,
    pub name: String,
    pub date: String,
}

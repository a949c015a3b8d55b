//! Verdicts (oordelen) and the answers they follow from.

use super::{ConditionId, CostKindId, EvidenceId, PassageId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the guide makes of a cost line; ordered from best to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Toegestaan.
    Allowed,
    /// Onder voorwaarden.
    Conditional,
    /// In overleg: a decision of the adviser is needed here.
    Consult,
    /// Niet toegestaan.
    NotAllowed,
}

impl Verdict {
    /// All four, best first.
    pub const ALL: [Self; 4] = [
        Self::Allowed,
        Self::Conditional,
        Self::Consult,
        Self::NotAllowed,
    ];

    /// The code in the command line's JSON and in workbooks.
    pub fn code(self) -> &'static str {
        match self {
            Self::Allowed => "toegestaan",
            Self::Conditional => "onder_voorwaarden",
            Self::Consult => "in_overleg",
            Self::NotAllowed => "niet_toegestaan",
        }
    }

    /// The verdict with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// An answer to a condition or check. Unanswered is the absence of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Answer {
    /// Ja: the favourable answer.
    Yes,
    /// Nee.
    No,
    /// Weet niet.
    Unknown,
}

impl Answer {
    /// The code in JSON, in workbooks and in the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Yes => "ja",
            Self::No => "nee",
            Self::Unknown => "onbekend",
        }
    }

    /// The answer with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Yes, Self::No, Self::Unknown]
            .into_iter()
            .find(|answer| answer.code() == code)
    }
}

/// Answers by question.
pub type Answers = BTreeMap<ConditionId, Answer>;

/// The suggestion for one cost line. The adviser's recorded decision outranks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// The kind that was judged; `None` when none was given or the guide does not know it.
    pub kind: Option<CostKindId>,
    /// The worst of everything below.
    pub verdict: Verdict,
    /// Why, the deciding reasons first. Never empty.
    pub reasons: Vec<Reason>,
    /// The conditions that the kind (and the region) asks, in the guide's order.
    pub conditions: Vec<AskedCondition>,
    /// What it rests on. Never empty.
    pub passages: Vec<PassageId>,
    /// What must be shown.
    pub evidence: Vec<EvidenceId>,
}

/// A condition as it stands for one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedCondition {
    pub id: ConditionId,
    /// The question, in the guide's or the region's words.
    pub question: String,
    pub answer: Option<Answer>,
    /// The passage the question rests on.
    pub passage: PassageId,
    /// True for a decision that the adviser records, false for a fact the partner supplies.
    pub adviser_decides: bool,
    /// True for a question that the region added.
    pub regional: bool,
}

/// One reason for a verdict. `words` writes it in Dutch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// The kind needs nothing more.
    KindAllowed { kind: String },
    /// Every condition of the kind is met.
    AllMet { kind: String },
    /// Conditions of the kind are not answered yet.
    Open {
        kind: String,
        questions: Vec<String>,
    },
    /// The guide refuses the kind outright, or does so until a condition lifts it.
    KindRefused { kind: String, summary: String },
    /// The guide leaves the kind to the adviser.
    KindToAdviser { kind: String },
    /// A condition was answered nee.
    ConditionNo { question: String },
    /// A condition was answered weet niet, or must be known and is not.
    ConditionUnknown { question: String },
    /// An activity check was answered nee.
    CheckNo { question: String, action: String },
    /// A completed run of the decision tree says so; of several roles the worst.
    Tree {
        verdict: Verdict,
        /// May be empty.
        role: String,
        dated: NaiveDate,
        reason: String,
        /// How many roles have a completed run.
        roles: usize,
    },
    /// The decision tree and the answers to the conditions come to different verdicts; the worse counts.
    TreeDiffers { tree: Verdict, conditions: Verdict },
    /// No cost kind has been chosen.
    NoKind,
    /// The guide has no such cost kind.
    UnknownKind { id: String },
    /// The region narrowed the guide; says so itself.
    RegionNarrows {
        title: String,
        reason: String,
        national: Verdict,
    },
}

/// What a check on plan, activity, invoice or hours does when it is answered nee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CheckEffect {
    /// `blocks`: not allowed, or the letter is held up.
    Blocks,
    /// `consult`: the adviser decides.
    Consult,
    /// `warns`: a remark.
    Warns,
}

impl CheckEffect {
    /// The guide's own id.
    pub fn code(self) -> &'static str {
        match self {
            Self::Blocks => "blocks",
            Self::Consult => "consult",
            Self::Warns => "warns",
        }
    }
}

/// A check as it stands for one plan or activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckResult {
    pub id: ConditionId,
    pub question: String,
    pub answer: Option<Answer>,
    /// What nee does; a region setting can sharpen a remark into a block.
    pub effect_if_no: CheckEffect,
    /// What to do about it, in the guide's words.
    pub action_if_no: String,
    pub passages: Vec<PassageId>,
}

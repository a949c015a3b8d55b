//! What the adviser decided, and with whom it was talked over.

use super::verdict::Verdict;
use super::{
    ActivityId, Cents, ConditionId, ConsultationId, CostKindId, CostLineId, EditionId, PassageId,
    SentenceId,
};
use chrono::NaiveDate;

/// The adviser's decision (besluit) on one cost line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub line: CostLineId,
    pub outcome: Outcome,
    pub granted: Cents,
    /// The verdict that the rules suggested when it was decided.
    pub suggested: Verdict,
    /// The verdict that the adviser recorded.
    pub recorded: Verdict,
    /// Why the rules suggested what they did, in words, as it stood then.
    pub reason: String,
    /// In the adviser's words; obligatory when `recorded` differs from `suggested`,
    /// when less than asked is granted, and when it is refused.
    pub motivation: String,
    /// What the decision rests on, as the rules named it then.
    pub passages: Vec<PassageId>,
    /// The edition it was made under; never changes.
    pub edition: EditionId,
    pub decided_on: NaiveDate,
    pub decided_by: String,
    /// The line has changed in a later version of the plan: judge it again.
    pub stale: bool,
}

impl Decision {
    /// Whether it counts: not outdated by a later version, and not in consultation.
    pub fn is_settled(&self) -> bool {
        !self.stale && self.outcome != Outcome::InConsultation
    }
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Toekennen, all that was asked.
    Granted,
    /// Deels toekennen.
    PartlyGranted,
    /// In overleg: not decided yet, holds up the letter.
    InConsultation,
    /// Afwijzen.
    Refused,
}

impl Outcome {
    /// All four, in the order of their keys.
    pub const ALL: [Self; 4] = [
        Self::Granted,
        Self::PartlyGranted,
        Self::InConsultation,
        Self::Refused,
    ];

    /// The code in workbooks and the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Granted => "toekennen",
            Self::PartlyGranted => "deels_toekennen",
            Self::InConsultation => "in_overleg",
            Self::Refused => "afwijzen",
        }
    }

    /// The outcome with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What a consultation came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsultationOutcome {
    /// Akkoord.
    Agreed,
    /// Niet akkoord.
    NotAgreed,
    /// Vervallen: the question no longer needs an answer.
    Lapsed,
}

impl ConsultationOutcome {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Agreed, Self::NotAgreed, Self::Lapsed];

    /// The code in the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::Agreed => "akkoord",
            Self::NotAgreed => "niet_akkoord",
            Self::Lapsed => "vervallen",
        }
    }

    /// The outcome with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// A file that the register keeps, with the name that it came under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedFile {
    pub name: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
}

/// A consultation (overleg): who, when, what was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consultation {
    pub id: ConsultationId,
    pub activity: ActivityId,
    /// The cost line it is about; `None`: the activity as a whole.
    pub line: Option<CostLineId>,
    /// The condition or check of the guide that it answers.
    pub condition: Option<ConditionId>,
    pub with_whom: String,
    pub question: String,
    pub answer_due: Option<NaiveDate>,
    /// When it was talked over.
    pub held_on: Option<NaiveDate>,
    pub agreed: String,
    /// `None` while it is open.
    pub outcome: Option<ConsultationOutcome>,
    pub file: Option<NamedFile>,
    /// When it was opened in the register; `None` for one of an older register.
    pub recorded_on: Option<NaiveDate>,
}

impl Consultation {
    /// An open question to somebody. The id is given when it is kept.
    pub fn open(
        activity: ActivityId,
        line: Option<CostLineId>,
        with_whom: impl Into<String>,
        question: impl Into<String>,
        recorded_on: NaiveDate,
    ) -> Self {
        Self {
            id: ConsultationId(0),
            activity,
            line,
            condition: None,
            with_whom: with_whom.into(),
            question: question.into(),
            answer_due: None,
            held_on: None,
            agreed: String::new(),
            outcome: None,
            file: None,
            recorded_on: Some(recorded_on),
        }
    }

    /// Whether the answer is still to come.
    pub fn is_open(&self) -> bool {
        self.outcome.is_none()
    }
}

/// A sentence that the adviser uses again in motivations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub id: SentenceId,
    /// Never empty; no two are the same.
    pub text: String,
    /// The kind it is for; `None`: with every kind.
    pub kind: Option<CostKindId>,
}

/// What is wrong with a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DecisionFault {
    /// A departure from the rules, a refusal or less than asked needs the adviser's reason.
    MotivationMissing,
    /// More than asked, or not what the outcome says.
    AmountDoesNotFit { granted: Cents, requested: Cents },
    /// Granted while the recorded verdict is not allowed, or refused while it is allowed.
    VerdictContradicts,
}

//! Consultations that a rule asks for, and whether they were held in time.

use super::{ActivityId, Cents, ConditionId, ConsultationId, CostLineId, PassageId};
use chrono::NaiveDate;

/// A consultation that one cost line needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationNeed {
    pub activity: ActivityId,
    pub line: CostLineId,
    /// The condition that asks for it; `None` where the adviser put the line in consultation.
    pub condition: Option<ConditionId>,
    /// What it is about, in the words of the edition; empty without a condition.
    pub topic: String,
    /// What asks for it.
    pub passages: Vec<PassageId>,
    /// It counts only when it was held before the cost was made.
    pub beforehand: bool,
    /// The consultation that the state rests on.
    pub consultation: Option<ConsultationId>,
    pub state: NeedState,
}

/// How far a consultation that is needed has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedState {
    /// There is none.
    Missing,
    /// The question is out.
    Open { due: Option<NaiveDate> },
    /// Agreed, but not before the activity, while that is what the passage wants.
    Late {
        held_on: NaiveDate,
        activity: NaiveDate,
    },
    /// Granted, while the last consultation ended without agreement.
    NotAgreed { held_on: Option<NaiveDate> },
    /// Agreed; whether in time cannot be said, because the day of the activity is not known.
    Undated { held_on: NaiveDate },
    /// Held, and in time where that matters.
    Held { held_on: Option<NaiveDate> },
}

impl NeedState {
    /// Whether the adviser should look at it before the letter goes out.
    pub fn is_doubtful(self) -> bool {
        match self {
            Self::Missing
            | Self::Open { .. }
            | Self::Late { .. }
            | Self::NotAgreed { .. }
            | Self::Undated { .. } => true,
            Self::Held { .. } => false,
        }
    }
}

/// A passage as it is named: where it stands and what it is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitedPassage {
    pub id: PassageId,
    /// As a letter cites it: `1a`, `Bijlage 3, vraag 2`.
    pub section: String,
    pub title: String,
    pub summary: String,
    /// The region's own, not the guide's.
    pub regional: bool,
}

/// What is said about a consultation before a letter goes out. It does not hold the letter up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsultationRemark {
    pub activity: ActivityId,
    /// `RU-27-03`.
    pub project_number: String,
    pub condition: Option<ConditionId>,
    /// Empty where the adviser put the lines in consultation.
    pub topic: String,
    pub beforehand: bool,
    /// The lines it is about, with what is asked for them.
    pub lines: Vec<(CostLineId, String, Cents)>,
    /// The consultation that the state rests on.
    pub consultation: Option<ConsultationId>,
    pub state: NeedState,
    pub passages: Vec<CitedPassage>,
}

/// What is wrong with a consultation that is to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsultationFault {
    WithWhomMissing,
    QuestionMissing,
    /// What came of it needs the day on which it was talked over.
    DayMissing,
    /// A talk that is still to come has no outcome.
    DayInFuture(NaiveDate),
    /// Agreed or not: what was agreed must be said.
    AgreedMissing,
    /// The answer is due before the question is asked.
    DueBeforeAsked {
        due: NaiveDate,
        asked: NaiveDate,
    },
    /// The file holds nothing.
    EmptyFile,
    /// The file is larger than the register keeps; both in bytes.
    FileTooLarge {
        size: u64,
        most: u64,
    },
}

/// What a question to an institution says, beside the question itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailFacts {
    /// `Geachte mevrouw Van den Berg`; empty: nobody in particular is known.
    pub salutation: String,
    pub partner: String,
    pub year: i32,
    /// `RU-27-03`.
    pub project_number: String,
    pub activity: String,
    /// The day or period of the activity, as a reader writes it; empty when it is not known.
    pub day: Option<NaiveDate>,
    pub period: String,
    /// The lines it is about, with what is asked for them.
    pub lines: Vec<(String, Cents)>,
    pub question: String,
    pub due: Option<NaiveDate>,
    /// Sections of the guide that ask for it, as far as the region lets partners see them.
    pub sections: Vec<String>,
    /// It must be settled before the cost is made.
    pub beforehand: bool,
    /// Name, function and office, phone and mail of who asks; empty ones left out.
    pub sender: Vec<String>,
}

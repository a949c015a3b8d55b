//! Where a letter (goedkeuringsbrief) stands, and why.

use super::{ActivityId, CostLineId, PartnerId};
use chrono::NaiveDate;

/// The state (stand) of a partner's letter; the first that holds, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LetterState {
    /// Verstuurd: stored and immutable.
    Sent,
    /// Geblokkeerd: something in it is open.
    Blocked,
    /// Concept: all decided, the ROAZ has not agreed.
    Concept,
    /// Verouderd: made, and the data changed since.
    Stale,
    /// Gereed.
    Ready,
}

impl LetterState {
    /// The code in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Sent => "verstuurd",
            Self::Blocked => "geblokkeerd",
            Self::Concept => "concept",
            Self::Stale => "verouderd",
            Self::Ready => "gereed",
        }
    }
}

/// Why a letter stands as it does. `words` says it in Dutch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterReason {
    NoActivities,
    /// Lines without a decision; the activity of the first.
    Undecided {
        lines: usize,
        activity: String,
    },
    /// Lines that changed in a later version and were not judged again.
    JudgeAgain {
        lines: usize,
        activity: String,
    },
    /// Lines that are in consultation.
    InConsultation {
        lines: usize,
        activity: String,
    },
    /// A check on the plan that blocks was answered nee, or its fact fails.
    CheckBlocks {
        question: String,
        action: String,
    },
    NoSignatory,
    /// A sentence of the letter has no value for a field of it.
    EmptyField {
        sentence: String,
        field: String,
    },
    /// Less than asked is granted, and nothing says why.
    NoReason {
        project_number: String,
        line: String,
    },
    /// The region's sentences have faults.
    WrongTexts {
        count: usize,
    },
    /// It was composed, but cannot be put on paper.
    CannotPrint(PrintFault),
    /// All decided; the Bestuurlijk ROAZ has not agreed.
    NotAgreed,
    /// Made on this day, and the data changed since.
    ChangedSince {
        made: NaiveDate,
    },
    /// Ready, and not made yet.
    NotMade,
    /// Made on this day, and nothing changed since.
    Made {
        on: NaiveDate,
    },
    Sent {
        on: NaiveDate,
        channel: String,
    },
    /// Sent, and the data changed since: a correction is needed.
    SentAndChanged {
        on: NaiveDate,
    },
}

/// Where what keeps a letter from going out is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// At this cost line, in judging.
    Line(ActivityId, CostLineId),
    /// In the consultation on this activity.
    Consultation(ActivityId),
    /// At the questions about the plan as a whole.
    Checks,
    /// In what the partner handed in, and how.
    Plan,
    /// By choosing who signs this letter.
    Signatory,
    /// In what the region set: letterhead, signatories, letter texts.
    Settings,
    /// At the partner's address and contact.
    Partner(PartnerId),
    /// By recording that the Bestuurlijk ROAZ agreed.
    Agreement,
    /// By making it, or making it again.
    Make,
    /// By a letter that corrects it.
    Correction,
}

/// Why a letter cannot be put on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintFault {
    /// The fonts do not have this character; with the word it stands in.
    Character { character: char, text: String },
    /// The region's logo cannot be used.
    Logo,
    /// Address, sender, references and subject do not fit on the first page.
    HeadTooLong,
}

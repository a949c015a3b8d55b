//! What was done to the register, as history and undo name it.

use super::OperationId;

/// A deed: something an adviser does to the register. `words` names it in Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    AcceptSubmission,
    KeepMapping,
    ImportPartners,
    ChangeRegion,
    RecordAnswers,
    RecordDecisions,
    RecordAdvice,
    RecordAgreement,
    MakeLetter,
    SendLetter,
    StartCorrection,
    ChangeSentences,
    OpenConsultation,
    ChangeConsultation,
    RecordConsultation,
    CorrectConsultation,
    AttachToConsultation,
    Undo,
    Redo,
}

impl Deed {
    /// All deeds.
    pub const ALL: [Self; 19] = [
        Self::AcceptSubmission,
        Self::KeepMapping,
        Self::ImportPartners,
        Self::ChangeRegion,
        Self::RecordAnswers,
        Self::RecordDecisions,
        Self::RecordAdvice,
        Self::RecordAgreement,
        Self::MakeLetter,
        Self::SendLetter,
        Self::StartCorrection,
        Self::ChangeSentences,
        Self::OpenConsultation,
        Self::ChangeConsultation,
        Self::RecordConsultation,
        Self::CorrectConsultation,
        Self::AttachToConsultation,
        Self::Undo,
        Self::Redo,
    ];

    /// The code in the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::AcceptSubmission => "accept_submission",
            Self::KeepMapping => "keep_mapping",
            Self::ImportPartners => "import_partners",
            Self::ChangeRegion => "change_region",
            Self::RecordAnswers => "record_answers",
            Self::RecordDecisions => "record_decisions",
            Self::RecordAdvice => "record_advice",
            Self::RecordAgreement => "record_agreement",
            Self::MakeLetter => "make_letter",
            Self::SendLetter => "send_letter",
            Self::StartCorrection => "start_correction",
            Self::ChangeSentences => "change_sentences",
            Self::OpenConsultation => "open_consultation",
            Self::ChangeConsultation => "change_consultation",
            Self::RecordConsultation => "record_consultation",
            Self::CorrectConsultation => "correct_consultation",
            Self::AttachToConsultation => "attach_to_consultation",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// Whether it only takes back or does again what another operation did.
    pub fn is_history(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }

    /// The deed with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|deed| deed.code() == code)
    }
}

/// One operation: what was done and to what, before it has a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Op {
    pub deed: Deed,
    /// What it was about, such as the name of a partner.
    pub subject: String,
}

impl Op {
    /// A deed and what it is about.
    pub fn new(deed: Deed, subject: impl Into<String>) -> Self {
        Self {
            deed,
            subject: subject.into(),
        }
    }
}

/// An operation as history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    pub id: OperationId,
    /// `2026-11-24T09:00:00`.
    pub at: String,
    pub by: String,
    pub deed: Deed,
    pub subject: String,
    /// The operation that this one takes back, when that is what it does.
    pub undoes: Option<OperationId>,
    /// Another operation took it back.
    pub undone: bool,
}

//! What was done to the register, as history and undo name it.

use super::OperationId;

/// A deed: something an adviser does to the register. `words` names it in Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deed {
    AcceptSubmission,
    ChangeReceipt,
    KeepMapping,
    ImportPartners,
    AddPartner,
    ChangePartner,
    MergePartners,
    /// Two partners that resemble each other are not the same.
    KeepPartnersApart,
    ChangeRegion,
    RecordAnswers,
    RecordDecisions,
    RecordAdvice,
    RecordAgreement,
    ChooseSignatory,
    MakeLetter,
    SendLetter,
    StartCorrection,
    ChangeSentences,
    OpenConsultation,
    ChangeConsultation,
    RecordConsultation,
    CorrectConsultation,
    AttachToConsultation,
    KeepTreeRun,
    AddHours,
    ChangeHours,
    JudgeHours,
    CorrectHours,
    ReadHours,
    /// Names of trainers are erased for good: this cannot be taken back.
    EraseNames,
    KeepRate,
    RemoveRate,
    AddInvoice,
    ChangeInvoice,
    JudgeInvoice,
    PayInvoice,
    KeepEvidence,
    AddRequest,
    DecideRequest,
    Undo,
    Redo,
}

impl Deed {
    /// All deeds.
    pub const ALL: [Self; 41] = [
        Self::AcceptSubmission,
        Self::ChangeReceipt,
        Self::KeepMapping,
        Self::ImportPartners,
        Self::AddPartner,
        Self::ChangePartner,
        Self::MergePartners,
        Self::KeepPartnersApart,
        Self::ChangeRegion,
        Self::RecordAnswers,
        Self::RecordDecisions,
        Self::RecordAdvice,
        Self::RecordAgreement,
        Self::ChooseSignatory,
        Self::MakeLetter,
        Self::SendLetter,
        Self::StartCorrection,
        Self::ChangeSentences,
        Self::OpenConsultation,
        Self::ChangeConsultation,
        Self::RecordConsultation,
        Self::CorrectConsultation,
        Self::AttachToConsultation,
        Self::KeepTreeRun,
        Self::AddHours,
        Self::ChangeHours,
        Self::JudgeHours,
        Self::CorrectHours,
        Self::ReadHours,
        Self::EraseNames,
        Self::KeepRate,
        Self::RemoveRate,
        Self::AddInvoice,
        Self::ChangeInvoice,
        Self::JudgeInvoice,
        Self::PayInvoice,
        Self::KeepEvidence,
        Self::AddRequest,
        Self::DecideRequest,
        Self::Undo,
        Self::Redo,
    ];

    /// The code in the register.
    pub fn code(self) -> &'static str {
        match self {
            Self::AcceptSubmission => "accept_submission",
            Self::ChangeReceipt => "change_receipt",
            Self::KeepMapping => "keep_mapping",
            Self::ImportPartners => "import_partners",
            Self::AddPartner => "add_partner",
            Self::ChangePartner => "change_partner",
            Self::MergePartners => "merge_partners",
            Self::KeepPartnersApart => "keep_partners_apart",
            Self::ChangeRegion => "change_region",
            Self::RecordAnswers => "record_answers",
            Self::RecordDecisions => "record_decisions",
            Self::RecordAdvice => "record_advice",
            Self::RecordAgreement => "record_agreement",
            Self::ChooseSignatory => "choose_signatory",
            Self::MakeLetter => "make_letter",
            Self::SendLetter => "send_letter",
            Self::StartCorrection => "start_correction",
            Self::ChangeSentences => "change_sentences",
            Self::OpenConsultation => "open_consultation",
            Self::ChangeConsultation => "change_consultation",
            Self::RecordConsultation => "record_consultation",
            Self::CorrectConsultation => "correct_consultation",
            Self::AttachToConsultation => "attach_to_consultation",
            Self::KeepTreeRun => "keep_tree_run",
            Self::AddHours => "add_hours",
            Self::ChangeHours => "change_hours",
            Self::JudgeHours => "judge_hours",
            Self::CorrectHours => "correct_hours",
            Self::ReadHours => "read_hours",
            Self::EraseNames => "erase_names",
            Self::KeepRate => "keep_rate",
            Self::RemoveRate => "remove_rate",
            Self::AddInvoice => "add_invoice",
            Self::ChangeInvoice => "change_invoice",
            Self::JudgeInvoice => "judge_invoice",
            Self::PayInvoice => "pay_invoice",
            Self::KeepEvidence => "keep_evidence",
            Self::AddRequest => "add_request",
            Self::DecideRequest => "decide_request",
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
    /// The first of the operations that are taken back together with it.
    pub batch: Option<OperationId>,
}

impl Op {
    /// A deed and what it is about.
    pub fn new(deed: Deed, subject: impl Into<String>) -> Self {
        Self {
            deed,
            subject: subject.into(),
            batch: None,
        }
    }

    /// The same, taken back together with an earlier operation and all that were done with it.
    pub fn with(mut self, first: Option<OperationId>) -> Self {
        self.batch = first;
        self
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
    /// The first of the operations that are taken back together: itself where it stands alone.
    pub batch: OperationId,
    /// How many operations are taken back together, this one included.
    pub together: u32,
}

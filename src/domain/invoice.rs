//! Invoices (facturen) as institutions send them, and what can be wrong with one that is read.

use super::coded::coded;
use super::decision::NamedFile;
use super::submission::Severity;
use super::verdict::Answers;
use super::{
    ActivityId, Cents, CostLineId, EditionId, EvidenceId, EvidenceItemId, InvoiceId, InvoiceLineId,
    PartnerId, PassageId,
};
use chrono::NaiveDate;

/// Where something stands in an electronic invoice: `Invoice/InvoiceLine[2]/LineExtensionAmount`.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementPath(pub String);

impl ElementPath {
    /// An element inside this one.
    pub fn child(&self, name: &str) -> Self {
        Self(format!("{}/{name}", self.0))
    }
}

coded! {
    /// What kind of document it is.
    InvoiceKind {
        Invoice = "factuur",
        CreditNote = "creditnota",
    }
}

coded! {
    /// The rules that an electronic invoice says it keeps to.
    InvoiceProfile {
        /// NLCIUS, as SI-UBL 2.0.
        Nlcius = "nlcius",
        /// Peppol BIS Billing 3.0.
        PeppolBis3 = "peppol-bis-3",
        /// EN 16931 without rules of a country.
        En16931 = "en-16931",
        Other = "anders",
    }
}

/// Who sends or gets an invoice.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoiceParty {
    pub name: String,
    /// KvK number or OIN; empty when it is not given.
    pub registration: String,
    /// Empty when it is not given.
    pub vat_number: String,
}

/// An invoice as its file states it. Amounts of a credit note are below zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedInvoice {
    pub kind: InvoiceKind,
    pub profile: InvoiceProfile,
    pub number: String,
    pub issued_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub seller: InvoiceParty,
    pub buyer: InvoiceParty,
    /// The project number, where the field for it holds one.
    pub project_reference: Option<String>,
    /// Numbers in the form of a project number that stand elsewhere, with where: proposals, never taken by themselves.
    pub project_mentions: Vec<(String, ElementPath)>,
    pub buyer_reference: Option<String>,
    pub order_reference: Option<String>,
    /// The invoice that a credit note takes back.
    pub preceding: Option<String>,
    pub notes: Vec<String>,
    pub delivered_on: Option<NaiveDate>,
    pub period: Option<InvoicePeriod>,
    pub lines: Vec<SubmittedInvoiceLine>,
    /// Discounts below zero and charges on the invoice as a whole.
    pub adjustments: Vec<(String, Cents)>,
    /// Without VAT.
    pub net: Cents,
    pub vat: Cents,
    /// With VAT.
    pub gross: Cents,
    pub prepaid: Cents,
    pub rounding: Cents,
    pub payable: Cents,
    pub attachments: Vec<Attachment>,
}

/// From one day until another; either may be left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InvoicePeriod {
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// A line of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubmittedInvoiceLine {
    pub at: ElementPath,
    pub id: String,
    pub name: String,
    pub description: String,
    pub note: String,
    /// As it is written, with its unit.
    pub quantity: String,
    /// Without VAT.
    pub net: Cents,
    /// Hundredths of a percent: 2100 is 21%.
    pub vat_basis_points: Option<i64>,
    pub period: Option<InvoicePeriod>,
}

/// A file inside an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    pub name: String,
    /// `application/pdf`.
    pub mime: String,
    pub bytes: Vec<u8>,
}

/// Something to say about an element of an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRemark {
    pub severity: Severity,
    pub at: ElementPath,
    /// What stands there, as written.
    pub found: Option<String>,
    pub doubt: InvoiceDoubt,
}

/// What the doubt is. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoiceDoubt {
    // errors
    /// The file is XML, but no invoice or credit note in UBL 2.1.
    NotAnInvoice,
    /// An element that every invoice has.
    Missing,
    NotAnAmount,
    TooManyDecimals,
    NoSuchDate,
    /// Another currency than euro.
    NotInEuro,
    /// An attachment that is not base64.
    NotBase64,
    /// What the elements add up to is not what stands here.
    DoesNotAddUp {
        computed: Cents,
    },
    // notices
    /// The rules it says to keep to are not known here.
    UnknownProfile,
    /// A type code that is read as an ordinary invoice.
    UnusualType,
    /// A file that stands elsewhere, and was not fetched.
    AttachmentElsewhere,
    /// No project number in the field for it.
    NoProjectReference,
    /// Neither a delivery date nor a period.
    NoActivityDate,
}

/// Why a file cannot be opened as XML.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum XmlError {
    #[error("empty")]
    Empty,
    /// The bytes are not in the encoding that the file names.
    #[error("not in {encoding}")]
    WrongEncoding { encoding: String },
    /// A document type: it could define entities, and no invoice has one.
    #[error("a document type")]
    DocumentType,
    /// An entity that XML itself does not have.
    #[error("entity {name}")]
    Entity { name: String },
    #[error("deeper than {limit} elements")]
    TooDeep { limit: usize },
    #[error("more than {limit} elements")]
    TooMany { limit: usize },
    /// Not well-formed, near this line.
    #[error("not well-formed near line {line}")]
    Malformed { line: usize },
}

coded! {
    /// The state (stand) of an invoice.
    InvoiceState {
        Received = "ontvangen",
        Checked = "gecontroleerd",
        Approved = "akkoord",
        PartlyApproved = "deels_akkoord",
        /// Held with a question to the partner.
        Held = "aangehouden",
        /// Sent back for mending.
        Returned = "teruggestuurd",
        /// For good; a new invoice is a new record.
        Rejected = "afgewezen",
        Paid = "betaald",
    }
}

impl InvoiceState {
    /// Waits for the adviser.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Checked)
    }

    /// What it allows counts as spent.
    pub fn counts(self) -> bool {
        matches!(self, Self::Approved | Self::PartlyApproved | Self::Paid)
    }
}

/// An invoice as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invoice {
    pub id: InvoiceId,
    /// The year of the activities it is about.
    pub year: i32,
    pub partner: PartnerId,
    pub kind: InvoiceKind,
    pub number: String,
    pub issued_on: NaiveDate,
    pub received_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    /// As it stands on the invoice.
    pub seller: String,
    /// The employee sent it; `None` while that is not known.
    pub from_employee: Option<bool>,
    /// The invoice that a credit note takes back.
    pub preceding: String,
    pub net: Cents,
    pub vat: Cents,
    pub note: String,
    /// The electronic invoice it was read from.
    pub file: Option<NamedFile>,
    pub state: InvoiceState,
    /// To the guide's checks on invoices.
    pub answers: Answers,
    /// Why less is paid, or what is asked of the partner; in the adviser's words.
    pub reason: String,
    pub passages: Vec<PassageId>,
    /// The edition it is judged by.
    pub edition: EditionId,
    pub decided_on: Option<NaiveDate>,
    pub decided_by: String,
    pub paid_on: Option<NaiveDate>,
}

impl Invoice {
    /// With VAT.
    pub fn gross(&self) -> Cents {
        self.net + self.vat
    }
}

/// A line of an invoice as the register keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    pub id: InvoiceLineId,
    pub invoice: InvoiceId,
    /// `None` until it is chosen.
    pub activity: Option<ActivityId>,
    /// The cost line it is for; `None` until it is chosen.
    pub cost_line: Option<CostLineId>,
    pub text: String,
    pub net: Cents,
    pub vat: Cents,
    /// The project number that the invoice itself states; empty where it does not.
    pub stated_number: String,
    /// The name of the activity that the invoice itself states.
    pub stated_name: String,
    /// The day of the activity that the invoice itself states.
    pub activity_date: Option<NaiveDate>,
    pub at: ElementPath,
    /// What is paid of it; `None` while it is not decided.
    pub allowed: Option<Cents>,
    /// Order in the invoice, from 1.
    pub position: u32,
}

impl InvoiceLine {
    /// With VAT.
    pub fn gross(&self) -> Cents {
        self.net + self.vat
    }
}

/// A file that proves something (bewijsstuk).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceItem {
    pub id: EvidenceItemId,
    pub partner: PartnerId,
    pub file: NamedFile,
    /// `application/pdf`; empty when it is not known.
    pub mime: String,
    /// The requirement of the guide; `None` while that is not chosen.
    pub requirement: Option<EvidenceId>,
    pub activity: Option<ActivityId>,
    pub cost_line: Option<CostLineId>,
    pub invoice: Option<InvoiceId>,
    pub invoice_line: Option<InvoiceLineId>,
    /// The day on the document itself.
    pub dated: Option<NaiveDate>,
    pub received_on: NaiveDate,
    pub note: String,
}

/// A field of an invoice or of one of its lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum InvoiceField {
    Number,
    Partner,
    IssuedOn,
    Net,
    Vat,
    Lines,
    Activity,
    CostLine,
    Allowed,
    Reason,
    State,
    PaidOn,
}

/// What is wrong with an invoice, or with the judgement of one. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InvoiceFault {
    Missing,
    /// The lines come to something else than the invoice states.
    DoesNotAddUp {
        computed: Cents,
    },
    OfAnotherPartner,
    OfAnotherYear {
        year: i32,
    },
    OfAnotherActivity,
    /// It was decided on already.
    Decided,
    /// It was paid: a credit note takes it back.
    Paid,
    NotApproved,
    DayToCome,
    MoreThanCharged {
        charged: Cents,
    },
    /// More than was granted and approved in time.
    OverWithoutReason {
        over: Cents,
    },
    ReasonMissing,
}

/// A fault, and where: a line from 1, or the invoice as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceProblem {
    pub line: Option<usize>,
    pub field: InvoiceField,
    pub fault: InvoiceFault,
}

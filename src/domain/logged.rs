//! What an operation did to the rows of the register, in terms that `words` can tell.

use super::Cents;
use super::coded::coded;
use super::decision::Outcome;
use super::operation::{Deed, Operation};
use super::partner::PartnerKind;
use super::plan::ActivityKind;
use super::region::RegionSource;
use super::verdict::{Answer, Verdict};
use chrono::NaiveDate;

coded! {
    /// What sort of thing a row is.
    LoggedThing {
        Region = "region",
        Signatory = "signatory",
        Setting = "setting",
        RegionPassage = "region_passage",
        RegionRule = "region_rule",
        LetterText = "letter_text",
        Partner = "partner",
        Covenant = "partner_covenant",
        Signer = "partner_signer",
        PlanYear = "plan_year",
        Plan = "annual_plan",
        Submission = "submission",
        Activity = "activity",
        CostLine = "cost_line",
        Mapping = "mapping",
        Answer = "answer",
        Decision = "decision",
        Consultation = "consultation",
        MotivationSentence = "motivation_sentence",
        RoazStep = "roaz_decision",
        Letter = "letter",
        Apart = "partner_apart",
        TreeRun = "tree_run",
        Rate = "rate",
        HoursClaim = "hours_claim",
        HoursEntry = "hours_entry",
        Invoice = "invoice",
        InvoiceLine = "invoice_line",
        Evidence = "evidence",
        Request = "request",
    }
}

coded! {
    /// A field of a row that is told.
    LoggedField {
        Name = "name",
        Office = "office",
        Code = "code",
        ReturnAddress = "return_address",
        VisitingAddress = "visiting_address",
        Phone = "phone",
        Email = "email",
        Footer = "footer",
        Logo = "logo_sha256",
        Colour = "colour",
        AdviserName = "adviser_name",
        AdviserTitle = "adviser_title",
        AdviserPhone = "adviser_phone",
        AdviserEmail = "adviser_email",
        AdviserAvailable = "adviser_available",
        Function = "function",
        IsDefault = "is_default",
        Retired = "retired",
        Year = "year",
        Value = "value",
        Section = "section",
        Title = "title",
        Summary = "summary",
        Source = "source",
        CostKinds = "cost_kinds",
        ActivityKinds = "activity_kinds",
        PartnerKinds = "partner_kinds",
        Above = "above_cents",
        FromYear = "from_year",
        UntilYear = "until_year",
        AtBest = "at_best",
        Question = "question",
        IfNo = "if_no",
        IfUnknown = "if_unknown",
        Text = "text",
        Kind = "kind",
        KindName = "kind_name",
        Street = "street",
        Postcode = "postcode",
        City = "city",
        ContactName = "contact_name",
        Salutation = "salutation",
        Active = "active",
        Notes = "notes",
        MergedInto = "merged_into",
        FromDate = "from_date",
        UntilDate = "until_date",
        ReceivedOn = "received_on",
        SignedBy = "signed_by",
        SelfEvaluation = "self_evaluation",
        Reference = "reference",
        Version = "version",
        FileName = "file_name",
        ProjectNumber = "project_number",
        HeldOn = "held_on",
        DateText = "date_text",
        Participants = "participants",
        OwnNumber = "own_number",
        DroppedIn = "dropped_in",
        Requested = "requested_cents",
        Sheet = "sheet",
        Cell = "cell",
        CostKind = "cost_kind",
        GivenOn = "given_on",
        Condition = "condition",
        Answer = "answer",
        AnsweredOn = "answered_on",
        Outcome = "outcome",
        Granted = "granted_cents",
        Recorded = "recorded",
        Motivation = "motivation",
        Suggested = "suggested",
        Reason = "reason",
        Passages = "passages",
        Edition = "edition",
        DecidedOn = "decided_on",
        DecidedBy = "decided_by",
        Stale = "stale",
        WithWhom = "with_whom",
        AnswerDue = "answer_due",
        Agreed = "agreed",
        RecordedOn = "recorded_on",
        File = "file_sha256",
        Step = "step",
        OnDate = "on_date",
        Note = "note",
        Dated = "dated",
        Concept = "concept",
        Pages = "pages",
        SentOn = "sent_on",
        Channel = "channel",
        Replaces = "replaces_id",
        Signatory = "signatory_id",
        KeptFrom = "kept_from",
        Role = "role",
        FilledInBy = "filled_in_by",
        Organisation = "organisation",
        Description = "description",
        OwnVerdict = "own_verdict",
        OwnReason = "own_reason",
        CopiedFrom = "copied_from_id",
        Amount = "amount_cents",
        Status = "status",
        Base = "base_cents",
        BasisPoints = "basis_points",
        ConfirmedOn = "confirmed_on",
        ConfirmedBy = "confirmed_by",
        Mark = "mark",
        Part = "part",
        PaidTo = "paid_to",
        OwnInvoice = "own_invoice",
        State = "state",
        Phase = "phase",
        Minutes = "minutes",
        BeginsAt = "begins_at",
        Metres = "metres",
        Transit = "transit_cents",
        Corrects = "corrects_id",
        RatedOn = "rated_on",
        Rate = "rate_id",
        Travel = "travel_cents",
        AcceptedMinutes = "accepted_minutes",
        Accepted = "accepted_cents",
        AcceptedTravel = "accepted_travel_cents",
        Number = "number",
        IssuedOn = "issued_on",
        DueOn = "due_on",
        Seller = "seller",
        FromEmployee = "from_employee",
        Preceding = "preceding",
        Net = "net_cents",
        Vat = "vat_cents",
        Gross = "gross_cents",
        PaidOn = "paid_on",
        StatedNumber = "stated_number",
        StatedName = "stated_name",
        ActivityDate = "activity_date",
        Allowed = "allowed_cents",
        Mime = "mime",
        Requirement = "requirement",
        AskedOn = "asked_on",
        Asked = "asked_cents",
        Approved = "approved_cents",
        LetterOn = "letter_on",
    }
}

/// Columns that only the program has a use for: numbers of rows, order, fingerprints.
pub const SILENT: &[&str] = &[
    "id",
    "name_key",
    "position",
    "passage",
    "rule",
    "sentence",
    "condition_id",
    "partner_id",
    "plan_id",
    "activity_id",
    "line_id",
    "sha256",
    "pdf_sha256",
    "layout",
    "form_id",
    "signature",
    "mapping",
    "fingerprint",
    "other_id",
    "grants",
    "grounds",
    "answers",
    "person_id",
    "source_sha256",
    "claim_id",
    "travel_rate_id",
    "invoice_id",
    "invoice_line_id",
    "element",
    "letter_sha256",
];

/// A value as history tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Logged {
    /// Not filled in.
    Empty,
    Text(String),
    Count(i64),
    Amount(Cents),
    Day(NaiveDate),
    YesNo(bool),
    Verdict(Verdict),
    Outcome(Outcome),
    Answer(Answer),
    ActivityKind(ActivityKind),
    PartnerKind(PartnerKind),
    Source(RegionSource),
    /// Something that is there and has no words of its own, such as a picture.
    There,
    /// Several, each in its own words.
    List(Vec<Self>),
}

/// What happened to a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Added,
    Changed,
    Removed,
}

/// A field that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedChange {
    pub field: LoggedField,
    /// [`Logged::Empty`] for a row that was added.
    pub before: Logged,
    /// [`Logged::Empty`] for a row that was removed.
    pub after: Logged,
}

/// A row that an operation touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedRow {
    pub thing: LoggedThing,
    pub fate: Fate,
    /// Which one it is, such as `RU-27-03, Externe trainer`; empty when there is only one.
    pub name: String,
    pub changes: Vec<LoggedChange>,
}

/// Whether an operation can be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is the one that is taken back next.
    Next,
    /// Those after it must be taken back first.
    After {
        /// How many.
        newer: usize,
    },
    /// It sent a letter, and that stays sent.
    Sent,
    /// A letter was sent after it.
    BeforeSent,
    /// It was taken back.
    TakenBack,
    /// It only took back or did again what another did.
    History,
}

/// An operation, and whether it can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    pub operation: Operation,
    pub standing: Standing,
    /// What was taken back or done again, when that is what it does.
    pub of: Option<Deed>,
}

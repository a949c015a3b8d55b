//! What partners ask during the year (wijzigingen), what was realised, and how a year ends.

use super::coded::coded;
use super::verdict::Answers;
use super::{
    ActivityId, CallNoteId, Cents, CostLineId, EditionId, OwnDeadlineId, PartnerId, PassageId,
    PlanId, RequestId,
};
use chrono::{NaiveDate, NaiveDateTime};

coded! {
    /// What is asked.
    RequestKind {
        /// Andere invulling: another content of an approved activity.
        ContentChange = "andere_invulling",
        /// Extra activiteit.
        ExtraActivity = "extra_activiteit",
        /// Overschrijding: counts only when approved before the cost.
        Overrun = "overschrijding",
        /// An activity is dropped: its money falls free.
        Dropped = "vervallen",
        /// Annuleringskosten: only where the quote provided for them.
        Cancellation = "annulering",
        /// No-show.
        NoShow = "no_show",
    }
}

coded! {
    /// What was decided.
    RequestOutcome {
        Agreed = "akkoord",
        Refused = "niet_akkoord",
        Withdrawn = "ingetrokken",
    }
}

/// A request of a partner during the year (wijziging).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub id: RequestId,
    pub plan: PlanId,
    /// `None` for an extra activity that is not in the register yet.
    pub activity: Option<ActivityId>,
    pub cost_line: Option<CostLineId>,
    pub kind: RequestKind,
    pub asked_on: NaiveDate,
    /// In the partner's words; never empty.
    pub text: String,
    /// On top of the grant, or what falls free.
    pub asked: Cents,
    /// To the guide's conditions for it.
    pub answers: Answers,
    /// `None` while it is open.
    pub outcome: Option<RequestOutcome>,
    /// On top of the grant, or what falls free.
    pub approved: Cents,
    /// It covers costs from this day on.
    pub decided_on: Option<NaiveDate>,
    pub decided_by: String,
    /// In the adviser's words; obligatory with a decision.
    pub motivation: String,
    pub passages: Vec<PassageId>,
    pub edition: EditionId,
    /// The addendum letter that told the partner: SHA-256 and date.
    pub letter: Option<(String, NaiveDate)>,
}

/// What an activity cost in the end, by a partner's year report (jaarverslag).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Realised {
    pub activity: ActivityId,
    pub amount: Cents,
    pub reported_on: NaiveDate,
    pub source: String,
    pub note: String,
}

/// A date of the adviser's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnDeadline {
    pub id: OwnDeadlineId,
    pub year: i32,
    pub due_on: NaiveDate,
    pub title: String,
    pub partner: Option<PartnerId>,
    pub note: String,
    pub done_on: Option<NaiveDate>,
}

/// A call from a partner (spreekuur).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallNote {
    pub id: CallNoteId,
    pub partner: PartnerId,
    pub at: NaiveDateTime,
    pub with_whom: String,
    pub text: String,
}

coded! {
    /// What happened to a year.
    YearMove {
        Closed = "gesloten",
        Reopened = "heropend",
    }
}

/// Closing a year, or opening it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearStep {
    pub year: i32,
    pub step: YearMove,
    pub on: NaiveDate,
    pub by: String,
    /// Obligatory when it is opened again.
    pub reason: String,
}

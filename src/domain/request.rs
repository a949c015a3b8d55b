//! What partners ask during the year (wijzigingen), and what was decided.

use super::coded::coded;
use super::verdict::Answers;
use super::{ActivityId, Cents, CostLineId, EditionId, PassageId, PlanId, RequestId};
use chrono::NaiveDate;

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

/// What is wrong with a request, or with a decision on one. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RequestFault {
    TextMissing,
    Negative,
    DayToCome,
    BeforeAsked { asked_on: NaiveDate },
    MotivationMissing,
    MoreThanAsked { asked: Cents },
    Decided,
}

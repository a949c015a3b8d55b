//! How far a plan is on its way to the agreement of the Bestuurlijk ROAZ, and what stands in the way.

use super::Cents;
use chrono::NaiveDate;

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RoazStand {
    /// So many lines wait for a decision.
    ToJudge { lines: usize },
    /// All lines were looked at; so many are in consultation.
    InConsultation { lines: usize },
    /// Every line is decided.
    Judged,
    /// The Bestuurlijk ROAZ was advised on this day.
    Advised(NaiveDate),
    /// The Bestuurlijk ROAZ agreed on this day.
    Agreed(NaiveDate),
}

/// Something about a plan that the board or the adviser must know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoazRemark {
    /// It came in after the day on which it should have been there.
    Late { received: NaiveDate },
    /// A check on the plan was answered nee, and that is more than a remark.
    Incomplete { question: String },
    /// Decisions that are not what the guide suggests.
    Departures { lines: usize },
    /// What was granted when the board was advised is not what is granted now.
    ChangedAfterAdvice { was: Cents },
    /// What the board agreed to is not what is granted now.
    ChangedAfterAgreement { was: Cents },
    /// The board agreed to something else than the advice.
    UnlikeAdvice { advised: Cents },
    /// The letter went out.
    Sent(NaiveDate),
}

/// Why a step cannot be recorded for a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RoazHurdle {
    /// There is nothing to decide on.
    NoLines,
    /// Lines without a decision that counts.
    Open { lines: usize },
    /// Lines in consultation.
    InConsultation { lines: usize },
    /// The letter went out; it never changes.
    Sent(NaiveDate),
    /// The board agreed already, so there is nothing left to advise.
    Agreed(NaiveDate),
    /// The day of the step lies before the day the plan came in.
    BeforeReceipt(NaiveDate),
}

/// A plan that was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoazLeft {
    pub partner: String,
    pub why: RoazHurdle,
}

//! What may still be paid for an activity: what was granted, what was approved on top in time, what was spent.

use crate::domain::Cents;
use crate::domain::request::{Request, RequestKind, RequestOutcome};
use chrono::NaiveDate;

/// What an activity may cost, and what it did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Room {
    /// By the letter.
    pub granted: Cents,
    /// Approved on top: from which day on, and how much.
    pub approved: Vec<(NaiveDate, Cents)>,
    /// Falls free because the activity, or a part of it, was dropped.
    pub freed: Cents,
    /// What invoices and hours were allowed already.
    pub spent: Cents,
}

impl Room {
    /// What was granted, with the requests about it that were decided.
    pub fn new<'a>(granted: Cents, requests: impl IntoIterator<Item = &'a Request>) -> Self {
        let mut room = Self {
            granted,
            ..Self::default()
        };
        for request in requests {
            let (Some(RequestOutcome::Agreed), Some(on)) = (request.outcome, request.decided_on)
            else {
                continue;
            };
            match request.kind {
                RequestKind::Dropped => room.freed += request.approved,
                RequestKind::ContentChange
                | RequestKind::ExtraActivity
                | RequestKind::Overrun
                | RequestKind::Cancellation
                | RequestKind::NoShow => room.approved.push((on, request.approved)),
            }
        }
        room
    }

    /// What a cost of this day may come to with everything before it: what was approved on top counts only when that
    /// was no later than the cost (`overschrijding-vooraf-akkoord`). `None`: the day of the cost is not known, so only
    /// the grant itself is certain.
    pub fn ceiling(&self, cost_on: Option<NaiveDate>) -> Cents {
        let in_time = |decided: NaiveDate| cost_on.is_some_and(|on| decided <= on);
        let on_top = self.approved.iter().filter(|(on, _)| in_time(*on));
        self.granted - self.freed + on_top.map(|(_, amount)| *amount).sum()
    }

    /// All that was approved on top, in time or not.
    pub fn on_top(&self) -> Cents {
        self.approved.iter().map(|(_, amount)| *amount).sum()
    }

    /// Approved on top, but later than the cost: does not cover it.
    pub fn too_late(&self, cost_on: NaiveDate) -> Cents {
        let late = self.approved.iter().filter(|(on, _)| *on > cost_on);
        late.map(|(_, amount)| *amount).sum()
    }

    /// What may be paid of a cost of this day; the rest is for the institution (`overschrijding-eigen-rekening`).
    /// A credit is taken back whole.
    pub fn may_pay(&self, cost: Cents, cost_on: Option<NaiveDate>) -> Cents {
        if cost <= Cents::ZERO {
            return cost;
        }
        let left = self.ceiling(cost_on) - self.spent;
        cost.min(left).max(Cents::ZERO)
    }

    /// What is left of everything that may be spent.
    pub fn left(&self) -> Cents {
        self.granted - self.freed + self.on_top() - self.spent
    }
}

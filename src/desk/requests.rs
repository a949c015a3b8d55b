//! Requests during the year (wijzigingen): what a partner asks, and what the adviser decides. The first letter stays as
//! it was; what is approved counts for costs from the day of the decision on.

use super::{Desk, Error};
use crate::domain::operation::{Deed, Op};
use crate::domain::request::{Request, RequestFault, RequestKind, RequestOutcome};
use crate::domain::verdict::Answers;
use crate::domain::{ActivityId, Cents, PassageId, RequestId};
use chrono::NaiveDate;

/// What a partner asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestDraft {
    pub activity: ActivityId,
    pub kind: RequestKind,
    /// `None` is today.
    pub asked_on: Option<NaiveDate>,
    /// In the partner's words.
    pub text: String,
    /// On top of the grant, or what falls free.
    pub asked: Cents,
}

/// What the adviser decides about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestDecision {
    pub outcome: RequestOutcome,
    /// On top of the grant, or what falls free; nothing where it is refused.
    pub approved: Cents,
    /// `None` is today. It covers costs from this day on.
    pub on: Option<NaiveDate>,
    /// In the adviser's words; obligatory.
    pub motivation: String,
}

/// A request with the activity it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    pub request: Request,
    pub partner: String,
    pub project_number: String,
    pub name: String,
}

impl Desk {
    /// The requests of a year: those that wait first.
    ///
    /// # Errors
    /// What the register says.
    pub fn request_rows(&self, year: i32) -> Result<Vec<RequestRow>, Error> {
        let mut rows = Vec::new();
        for request in self.store.requests(year)? {
            let plan = self.store.plan(request.plan)?;
            let all = self.store.activities(plan.id)?;
            let activity = all.into_iter().find(|it| Some(it.id) == request.activity);
            let (project_number, name) =
                activity.map_or_else(Default::default, |it| (it.project_number, it.name));
            rows.push(RequestRow {
                partner: self.store.partner(plan.partner)?.name,
                project_number,
                name,
                request,
            });
        }
        rows.sort_by_key(|row| row.request.outcome.is_some());
        Ok(rows)
    }

    /// Keeps what a partner asks.
    ///
    /// # Errors
    /// [`Error::Request`] with everything that is missing.
    pub fn add_request(&mut self, draft: &RequestDraft) -> Result<RequestId, Error> {
        let today = self.today();
        let asked_on = draft.asked_on.unwrap_or(today);
        let mut faults = Vec::new();
        if draft.text.trim().is_empty() {
            faults.push(RequestFault::TextMissing);
        }
        if draft.asked < Cents::ZERO {
            faults.push(RequestFault::Negative);
        }
        if asked_on > today {
            faults.push(RequestFault::DayToCome);
        }
        refuse(faults)?;
        let plan = self
            .store
            .plan(self.store.plan_of_activity(draft.activity)?)?;
        let request = Request {
            id: RequestId(0),
            plan: plan.id,
            activity: Some(draft.activity),
            cost_line: None,
            kind: draft.kind,
            asked_on,
            text: draft.text.trim().to_owned(),
            asked: draft.asked,
            answers: Answers::new(),
            outcome: None,
            approved: Cents::ZERO,
            decided_on: None,
            decided_by: String::new(),
            motivation: String::new(),
            passages: Vec::new(),
            edition: plan.edition,
            letter: None,
        };
        let subject = self.store.partner(plan.partner)?.name;
        self.act(&Op::new(Deed::AddRequest, subject), |act| {
            Ok(act.add_request(&request)?)
        })
    }

    /// Decides on a request; once decided it stays, and another request can follow.
    ///
    /// # Errors
    /// [`Error::Request`]: no motivation, a day before it was asked or yet to come, more than asked, decided already.
    pub fn decide_request(
        &mut self,
        id: RequestId,
        decision: &RequestDecision,
    ) -> Result<(), Error> {
        let request = self.store.request(id)?;
        let today = self.today();
        let on = decision.on.unwrap_or(today);
        let agreed = decision.outcome == RequestOutcome::Agreed;
        let mut faults = Vec::new();
        if request.outcome.is_some() {
            faults.push(RequestFault::Decided);
        }
        if decision.motivation.trim().is_empty() {
            faults.push(RequestFault::MotivationMissing);
        }
        if on > today {
            faults.push(RequestFault::DayToCome);
        }
        if on < request.asked_on {
            faults.push(RequestFault::BeforeAsked {
                asked_on: request.asked_on,
            });
        }
        let most = if agreed { request.asked } else { Cents::ZERO };
        if !(Cents::ZERO..=most).contains(&decision.approved) {
            faults.push(RequestFault::MoreThanAsked { asked: most });
        }
        refuse(faults)?;
        let decided = Request {
            outcome: Some(decision.outcome),
            approved: decision.approved,
            decided_on: Some(on),
            decided_by: self.store.user().to_owned(),
            motivation: decision.motivation.trim().to_owned(),
            passages: self.request_passages(&request)?,
            ..request
        };
        let plan = self.store.plan(decided.plan)?;
        let subject = self.store.partner(plan.partner)?.name;
        self.act(&Op::new(Deed::DecideRequest, subject), |act| {
            Ok(act.save_request(&decided)?)
        })
    }

    /// What a request of this kind rests on, by the edition of its plan.
    fn request_passages(&self, request: &Request) -> Result<Vec<PassageId>, Error> {
        let guide = super::judge::guide(&request.edition)?;
        let rule = guide.requests().iter().find(|it| it.kind == request.kind);
        Ok(rule.map_or_else(Vec::new, |it| it.passages.clone()))
    }
}

fn refuse(faults: Vec<RequestFault>) -> Result<(), Error> {
    if faults.is_empty() {
        Ok(())
    } else {
        Err(Error::Request(faults))
    }
}

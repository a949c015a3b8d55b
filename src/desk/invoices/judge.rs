//! Deciding on an invoice: pay, pay in part, hold with a question, send back, refuse; and that it was paid.

use super::enter::problem;
use crate::desk::{Desk, Error, InvoiceSheet};
use crate::domain::invoice::{
    Invoice, InvoiceFault, InvoiceField, InvoiceLine, InvoiceProblem, InvoiceState,
};
use crate::domain::operation::{Deed, Op};
use crate::domain::verdict::Answers;
use crate::domain::{Cents, InvoiceId, PassageId};
use chrono::NaiveDate;

/// What the adviser decides about an invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvoiceOutcome {
    /// All of it.
    Pay,
    /// What is allowed per line; the rest is for the institution.
    PayInPart,
    /// Not yet: something is asked of the partner.
    Hold,
    /// Back for mending.
    Return,
    /// For good.
    Reject,
}

/// A decision on an invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceVerdict {
    pub outcome: InvoiceOutcome,
    /// What is paid per line, in their order; only for [`InvoiceOutcome::PayInPart`].
    pub allowed: Vec<Cents>,
    /// Obligatory unless all is paid within the grant with nothing against it.
    pub reason: String,
    /// To the guide's checks on invoices.
    pub answers: Answers,
}

impl Desk {
    /// Decides on an invoice. More than the grant and what was approved in time is paid only with a reason; a line
    /// without an activity is never paid.
    ///
    /// # Errors
    /// [`Error::Invoice`] with everything that does not hold together.
    pub fn judge_invoice(&mut self, id: InvoiceId, verdict: &InvoiceVerdict) -> Result<(), Error> {
        let sheet = self.invoice_sheet(id)?;
        let allowed = allowed(&sheet, verdict);
        let problems = faults(&sheet, verdict, &allowed);
        if !problems.is_empty() {
            return Err(Error::Invoice(problems));
        }
        let whole = allowed.iter().copied().sum::<Cents>() == sheet.charged();
        let invoice = Invoice {
            state: match verdict.outcome {
                InvoiceOutcome::Pay => InvoiceState::Approved,
                InvoiceOutcome::PayInPart if whole => InvoiceState::Approved,
                InvoiceOutcome::PayInPart => InvoiceState::PartlyApproved,
                InvoiceOutcome::Hold => InvoiceState::Held,
                InvoiceOutcome::Return => InvoiceState::Returned,
                InvoiceOutcome::Reject => InvoiceState::Rejected,
            },
            answers: verdict.answers.clone(),
            reason: verdict.reason.trim().to_owned(),
            passages: passages(&sheet),
            decided_on: Some(self.today()),
            decided_by: self.store.user().to_owned(),
            ..sheet.invoice.clone()
        };
        let counts = invoice.state.counts();
        self.act(&judging(Deed::JudgeInvoice, &sheet), |act| {
            act.save_invoice(&invoice)?;
            for (line, allowed) in sheet.lines.iter().zip(&allowed) {
                act.save_invoice_line(&InvoiceLine {
                    allowed: counts.then_some(*allowed),
                    ..line.clone()
                })?;
            }
            Ok(())
        })
    }

    /// Records that an approved invoice was paid; its amounts never change afterwards.
    ///
    /// # Errors
    /// [`Error::Invoice`] when it was not approved, or paid on a day to come.
    pub fn pay_invoice(&mut self, id: InvoiceId, on: NaiveDate) -> Result<(), Error> {
        let sheet = self.invoice_sheet(id)?;
        let approved = matches!(
            sheet.invoice.state,
            InvoiceState::Approved | InvoiceState::PartlyApproved
        );
        if !approved {
            let fault = InvoiceFault::NotApproved;
            return Err(Error::Invoice(vec![problem(
                None,
                InvoiceField::State,
                fault,
            )]));
        }
        if on > self.today() {
            let fault = InvoiceFault::DayToCome;
            return Err(Error::Invoice(vec![problem(
                None,
                InvoiceField::PaidOn,
                fault,
            )]));
        }
        let invoice = Invoice {
            state: InvoiceState::Paid,
            paid_on: Some(on),
            ..sheet.invoice.clone()
        };
        self.act(&judging(Deed::PayInvoice, &sheet), |act| {
            Ok(act.save_invoice(&invoice)?)
        })
    }
}

fn judging(deed: Deed, sheet: &InvoiceSheet) -> Op {
    let subject = format!("{}, {}", sheet.partner_name, sheet.invoice.number);
    Op::new(deed, subject)
}

/// What is paid per line.
fn allowed(sheet: &InvoiceSheet, verdict: &InvoiceVerdict) -> Vec<Cents> {
    match verdict.outcome {
        InvoiceOutcome::Pay => sheet.sums.iter().map(|sum| sum.charged).collect(),
        InvoiceOutcome::PayInPart => verdict.allowed.clone(),
        InvoiceOutcome::Hold | InvoiceOutcome::Return | InvoiceOutcome::Reject => {
            vec![Cents::ZERO; sheet.lines.len()]
        }
    }
}

fn faults(
    sheet: &InvoiceSheet,
    verdict: &InvoiceVerdict,
    allowed: &[Cents],
) -> Vec<InvoiceProblem> {
    let mut found = Vec::new();
    if sheet.invoice.state == InvoiceState::Paid {
        found.push(problem(None, InvoiceField::State, InvoiceFault::Paid));
    }
    if allowed.len() != sheet.lines.len() {
        found.push(problem(None, InvoiceField::Lines, InvoiceFault::Missing));
        return found;
    }
    let mut beyond = Cents::ZERO;
    for ((line, sum), (allowed, number)) in sheet
        .lines
        .iter()
        .zip(&sheet.sums)
        .zip(allowed.iter().zip(1..))
    {
        let at = Some(number);
        let (charged, allowed) = (sum.charged, *allowed);
        let within = if charged < Cents::ZERO {
            (charged..=Cents::ZERO).contains(&allowed)
        } else {
            (Cents::ZERO..=charged).contains(&allowed)
        };
        if !within {
            let fault = InvoiceFault::MoreThanCharged { charged };
            found.push(problem(at, InvoiceField::Allowed, fault));
        }
        if line.activity.is_none() && allowed != Cents::ZERO {
            found.push(problem(at, InvoiceField::Activity, InvoiceFault::Missing));
        }
        beyond += (allowed - sum.may_pay).max(Cents::ZERO);
    }
    let pays = matches!(
        verdict.outcome,
        InvoiceOutcome::Pay | InvoiceOutcome::PayInPart
    );
    let plain = verdict.outcome == InvoiceOutcome::Pay
        && beyond == Cents::ZERO
        && sheet.blocking().next().is_none();
    if !plain && verdict.reason.trim().is_empty() {
        let fault = if pays && beyond > Cents::ZERO {
            InvoiceFault::OverWithoutReason { over: beyond }
        } else {
            InvoiceFault::ReasonMissing
        };
        found.push(problem(None, InvoiceField::Reason, fault));
    }
    found
}

/// What the checks that were answered rest on; of all of them when nothing speaks against it.
fn passages(sheet: &InvoiceSheet) -> Vec<PassageId> {
    let mut against: Vec<PassageId> = sheet
        .checks
        .iter()
        .filter(|check| check.answer == Some(crate::domain::verdict::Answer::No))
        .flat_map(|check| check.passages.clone())
        .collect();
    if against.is_empty() {
        against = sheet
            .checks
            .iter()
            .flat_map(|check| check.passages.clone())
            .collect();
    }
    let mut once: Vec<PassageId> = Vec::new();
    for passage in against {
        if !once.contains(&passage) {
            once.push(passage);
        }
    }
    once
}

//! The advice to the Bestuurlijk ROAZ and its agreement. Only then can letters be final.

use super::{Desk, Error, PlanSheet};
use crate::domain::operation::{Deed, Op};
use crate::domain::{PartnerId, PlanId};
use chrono::NaiveDate;

impl Desk {
    /// Records that the Bestuurlijk ROAZ was advised about plans.
    ///
    /// # Errors
    /// [`Error::NoPlan`] when there is none.
    pub fn record_advice(&mut self, plans: &[PlanId], on: NaiveDate) -> Result<(), Error> {
        let subject = self.subject(plans)?;
        self.act(&Op::new(Deed::RecordAdvice, subject), |act| {
            for plan in plans {
                act.record_advice(*plan, on)?;
            }
            Ok(())
        })
    }

    /// Records that the Bestuurlijk ROAZ agreed to plans; the advice is dated the same day when it was not recorded.
    /// A plan with open lines can be agreed to; its letter stays blocked until they are decided.
    ///
    /// # Errors
    /// What the register says.
    pub fn record_agreement(&mut self, plans: &[PlanId], on: NaiveDate) -> Result<(), Error> {
        let sheets = plans
            .iter()
            .map(|plan| self.plan_sheet(*plan))
            .collect::<Result<Vec<_>, _>>()?;
        let subject = self.subject(plans)?;
        self.act(&Op::new(Deed::RecordAgreement, subject), |act| {
            for sheet in &sheets {
                if sheet.plan.advised_on.is_none() {
                    act.record_advice(sheet.plan.id, on)?;
                }
                act.record_agreement(sheet.plan.id, on)?;
            }
            Ok(())
        })
    }

    /// The plans of a year: all, or those of the partners that are named.
    ///
    /// # Errors
    /// [`Error::NoSuchPartner`], [`Error::NoPlan`].
    pub fn plans_for(&self, year: i32, partners: &[String]) -> Result<Vec<PlanId>, Error> {
        if partners.is_empty() {
            let plans: Vec<PlanId> = self.store.plans(year)?.iter().map(|plan| plan.id).collect();
            return if plans.is_empty() {
                Err(Error::NoPlan {
                    partner: None,
                    year,
                })
            } else {
                Ok(plans)
            };
        }
        partners
            .iter()
            .map(|name| {
                self.partner_id(name)
                    .and_then(|id| Ok(self.plan_of(id, year)?.id))
            })
            .collect()
    }

    /// The partner with this name.
    ///
    /// # Errors
    /// [`Error::NoSuchPartner`] when nobody has it.
    pub fn partner_id(&self, name: &str) -> Result<PartnerId, Error> {
        let found = self.store.partner_named(name)?;
        found
            .map(|partner| partner.id)
            .ok_or_else(|| Error::NoSuchPartner {
                name: name.to_owned(),
            })
    }

    /// The name of the partner, or how many there are.
    fn subject(&self, plans: &[PlanId]) -> Result<String, Error> {
        match plans {
            [one] => Ok(self.store.partner(self.store.plan(*one)?.partner)?.name),
            more => Ok(more.len().to_string()),
        }
    }
}

impl PlanSheet {
    /// Whether every line has a decision that counts.
    pub fn decided(&self) -> bool {
        self.lines().all(|line| line.settled().is_some())
    }
}

//! The advice to the Bestuurlijk ROAZ and its agreement. Only then can letters be final.

mod facts;
mod rows;

pub use rows::RoazRow;

use super::{DecisionRequest, Desk, Error, PlanSheet};
use crate::domain::decision::{Decision, DecisionFault, Outcome};
use crate::domain::operation::{Deed, Op};
use crate::domain::roaz::{RoazHurdle, RoazLeft};
use crate::domain::{Cents, CostLineId, PartnerId, PlanId};
use crate::words;
use chrono::NaiveDate;

/// An agreement of the Bestuurlijk ROAZ as it is to be recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub plans: Vec<PlanId>,
    pub on: NaiveDate,
    /// In the adviser's words; may be empty.
    pub note: String,
    /// What the board granted otherwise than was proposed.
    pub changes: Vec<BoardChange>,
}

/// A cost line for which the board granted another amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardChange {
    pub line: CostLineId,
    /// From nothing to all that was asked; the outcome follows from it.
    pub granted: Cents,
    /// Why; obligatory.
    pub reason: String,
}

/// What was recorded for the Bestuurlijk ROAZ.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoazRecord {
    pub plans: Vec<PlanId>,
    /// Plans that stay as they are, with the reason.
    pub left: Vec<RoazLeft>,
}

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

    /// Records that the Bestuurlijk ROAZ was advised about plans that are decided; the others are left.
    ///
    /// # Errors
    /// [`Error::RoazDay`] for a day to come, [`Error::NothingForRoaz`] when all are left.
    pub fn advise(&mut self, plans: &[PlanId], on: NaiveDate) -> Result<RoazRecord, Error> {
        self.not_to_come(on)?;
        let mut record = RoazRecord::default();
        for row in self.rows_of(plans)? {
            match row.no_advice(on) {
                Some(why) => record.left.push(left(row.partner, why)),
                None => record.plans.push(row.plan),
            }
        }
        record.something()?;
        self.record_advice(&record.plans, on)?;
        Ok(record)
    }

    /// Records that the Bestuurlijk ROAZ agreed to plans; the advice is dated the same day when it was not recorded.
    /// A plan with open lines can be agreed to; its letter stays blocked until they are decided. A plan whose letter
    /// was sent is left as it is.
    ///
    /// # Errors
    /// [`Error::NothingForRoaz`] when the letters of all of them were sent.
    pub fn record_agreement(
        &mut self,
        plans: &[PlanId],
        on: NaiveDate,
    ) -> Result<RoazRecord, Error> {
        let mut record = RoazRecord::default();
        let mut sheets = Vec::new();
        for plan in plans {
            let sheet = self.plan_sheet(*plan)?;
            match self.sent_on(*plan)? {
                // It is so already.
                Some(_) if sheet.plan.agreed_on == Some(on) => record.plans.push(*plan),
                Some(sent) => {
                    let why = RoazHurdle::Sent(sent);
                    record.left.push(left(sheet.partner.name, why));
                }
                None => {
                    record.plans.push(*plan);
                    sheets.push(sheet);
                }
            }
        }
        record.something()?;
        if !sheets.is_empty() {
            self.keep_agreement(&sheets, on, "", &[])?;
        }
        Ok(record)
    }

    /// Records that the Bestuurlijk ROAZ agreed, with what it changed, in one operation. Plans that are not decided
    /// even so, and plans whose letter was sent, are left with the changes of their lines.
    ///
    /// # Errors
    /// [`Error::RoazDay`] for a day to come, [`Error::Decision`] for a change that does not hold together,
    /// [`Error::NothingForRoaz`] when all are left.
    pub fn agree(&mut self, agreement: &Agreement) -> Result<RoazRecord, Error> {
        self.not_to_come(agreement.on)?;
        let changes = &agreement.changes;
        let changed = |line: CostLineId| changes.iter().any(|change| change.line == line);
        let mut record = RoazRecord::default();
        let (mut sheets, mut decisions) = (Vec::new(), Vec::new());
        for plan in &agreement.plans {
            let sheet = self.plan_sheet(*plan)?;
            let early = RoazHurdle::BeforeReceipt(sheet.plan.received_on);
            let why = self
                .sent_on(*plan)?
                .map(RoazHurdle::Sent)
                .or_else(|| rows::open(&sheet, changed))
                .or((agreement.on < sheet.plan.received_on).then_some(early));
            if let Some(why) = why {
                record.left.push(left(sheet.partner.name, why));
                continue;
            }
            decisions.extend(self.by_the_board(&sheet, agreement)?);
            record.plans.push(*plan);
            sheets.push(sheet);
        }
        record.something()?;
        self.keep_agreement(&sheets, agreement.on, agreement.note.trim(), &decisions)?;
        Ok(record)
    }

    /// The decisions on lines of a plan that the board changed.
    fn by_the_board(
        &self,
        sheet: &PlanSheet,
        agreement: &Agreement,
    ) -> Result<Vec<Decision>, Error> {
        let mut decisions = Vec::new();
        for line in sheet.lines() {
            let change = agreement.changes.iter().find(|it| it.line == line.line.id);
            let Some(change) = change else { continue };
            if change.reason.trim().is_empty() {
                return Err(Error::Decision {
                    line: line.line.text.clone(),
                    fault: DecisionFault::MotivationMissing,
                });
            }
            let outcome = outcome(change.granted, line.line.requested);
            let before = line
                .settled()
                .filter(|made| made.granted < line.line.requested && outcome != Outcome::Granted);
            let motivation = words::roaz::board_motivation(
                before.map_or("", |made| made.motivation.as_str()),
                agreement.on,
                &change.reason,
            );
            let request = DecisionRequest {
                line: change.line,
                outcome,
                granted: change.granted,
                recorded: None,
                motivation,
            };
            decisions.push(self.weigh(sheet, &request)?);
        }
        Ok(decisions)
    }

    /// The advice keeps what was proposed, the agreement what the board made of it.
    fn keep_agreement(
        &mut self,
        sheets: &[PlanSheet],
        on: NaiveDate,
        note: &str,
        decisions: &[Decision],
    ) -> Result<(), Error> {
        let plans: Vec<PlanId> = sheets.iter().map(|sheet| sheet.plan.id).collect();
        let subject = self.subject(&plans)?;
        self.act(&Op::new(Deed::RecordAgreement, subject), |act| {
            for sheet in sheets.iter().filter(|it| it.plan.advised_on.is_none()) {
                act.record_advice(sheet.plan.id, on)?;
            }
            for decision in decisions {
                act.save_decision(decision)?;
            }
            for plan in &plans {
                act.record_agreement(*plan, on, note)?;
            }
            Ok(())
        })
    }

    fn rows_of(&self, plans: &[PlanId]) -> Result<Vec<RoazRow>, Error> {
        // Only the stand counts here, not what was granted when.
        let steps = crate::storage::RoazSteps::default();
        plans
            .iter()
            .map(|plan| self.roaz_row(&self.plan_sheet(*plan)?, &steps))
            .collect()
    }

    fn not_to_come(&self, on: NaiveDate) -> Result<(), Error> {
        if on > self.today() {
            return Err(Error::RoazDay { on });
        }
        Ok(())
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

impl RoazRecord {
    /// Refuses when there is nothing to record.
    fn something(&self) -> Result<(), Error> {
        if self.plans.is_empty() {
            return Err(Error::NothingForRoaz {
                left: self.left.clone(),
            });
        }
        Ok(())
    }
}

fn left(partner: String, why: RoazHurdle) -> RoazLeft {
    RoazLeft { partner, why }
}

/// What an amount of the board comes down to. More than was asked is refused when it is weighed.
fn outcome(granted: Cents, requested: Cents) -> Outcome {
    if granted == Cents::ZERO {
        Outcome::Refused
    } else if granted < requested {
        Outcome::PartlyGranted
    } else {
        Outcome::Granted
    }
}

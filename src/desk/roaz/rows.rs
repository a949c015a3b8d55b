//! The plans of a year as they go to the Bestuurlijk ROAZ: amounts, stand, remarks, and what stands in the way.

use crate::desk::{Desk, Error, PlanSheet};
use crate::domain::roaz::{RoazHurdle, RoazRemark, RoazStand};
use crate::domain::verdict::{Answer, CheckEffect};
use crate::domain::{Cents, CostLineId, PartnerId, PlanId};
use crate::rules::checks;
use crate::storage::{RoazStep, RoazSteps};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One plan on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoazRow {
    pub plan: PlanId,
    pub partner_id: PartnerId,
    pub partner: String,
    pub received_on: NaiveDate,
    pub stand: RoazStand,
    pub requested: Cents,
    /// In decisions that count.
    pub granted: Cents,
    /// Asked in lines that are in consultation.
    pub in_consultation: Cents,
    /// Asked in lines that wait for a decision.
    pub still_open: Cents,
    pub remarks: Vec<RoazRemark>,
    /// Why it cannot be advised or agreed to; `None` when every line is decided and no letter went out.
    pub hurdle: Option<RoazHurdle>,
    pub advised_on: Option<NaiveDate>,
    pub agreed_on: Option<NaiveDate>,
    /// What was noted with the agreement.
    pub note: String,
}

impl RoazRow {
    /// Decided, and not agreed to.
    pub fn is_ready(&self) -> bool {
        self.hurdle.is_none() && self.agreed_on.is_none()
    }

    /// Granted less asked, once every line was looked at.
    pub fn difference(&self) -> Option<Cents> {
        (self.still_open == Cents::ZERO).then(|| self.granted - self.requested)
    }

    /// Why no advice can be recorded on a day.
    pub fn no_advice(&self, on: NaiveDate) -> Option<RoazHurdle> {
        match self.agreed_on {
            Some(agreed) if self.hurdle.is_none() => Some(RoazHurdle::Agreed(agreed)),
            Some(_) | None => self.no_agreement(on),
        }
    }

    /// Why no agreement can be recorded on a day.
    pub fn no_agreement(&self, on: NaiveDate) -> Option<RoazHurdle> {
        let early = (on < self.received_on).then_some(RoazHurdle::BeforeReceipt(self.received_on));
        self.hurdle.or(early)
    }
}

impl Desk {
    /// The plans of a year on their way to the Bestuurlijk ROAZ, by the name of the partner.
    ///
    /// # Errors
    /// What the register says.
    pub fn roaz_rows(&self, year: i32) -> Result<Vec<RoazRow>, Error> {
        let steps = self.store.roaz_steps(year)?;
        self.plan_sheets(year)?
            .iter()
            .map(|sheet| {
                let own = steps.get(&sheet.plan.id).cloned().unwrap_or_default();
                self.roaz_row(sheet, &own)
            })
            .collect()
    }

    pub(super) fn roaz_row(&self, sheet: &PlanSheet, steps: &RoazSteps) -> Result<RoazRow, Error> {
        let sent = self.sent_on(sheet.plan.id)?;
        let note = steps.agreed.as_ref().map(|step| step.note.clone());
        Ok(RoazRow {
            plan: sheet.plan.id,
            partner_id: sheet.partner.id,
            partner: sheet.partner.name.clone(),
            received_on: sheet.plan.received_on,
            stand: stand(sheet),
            requested: sheet.requested(),
            granted: sheet.granted(),
            in_consultation: sheet
                .lines()
                .filter(|line| line.in_consultation())
                .map(|line| line.line.requested)
                .sum(),
            still_open: sheet.still_open(),
            remarks: remarks(sheet, steps, sent),
            hurdle: sent
                .map(RoazHurdle::Sent)
                .or_else(|| open(sheet, |_| false)),
            advised_on: sheet.plan.advised_on,
            agreed_on: sheet.plan.agreed_on,
            note: note.unwrap_or_default(),
        })
    }

    /// When the letter of a plan went out; `None` also while a correction of it is on its way.
    pub(super) fn sent_on(&self, plan: PlanId) -> Result<Option<NaiveDate>, Error> {
        Ok(self.store.letter_of(plan)?.and_then(|row| row.sent_on))
    }
}

/// What is not decided, apart from lines that are about to be.
pub(super) fn open(
    sheet: &PlanSheet,
    settled_now: impl Fn(CostLineId) -> bool,
) -> Option<RoazHurdle> {
    let left = || sheet.lines().filter(|line| !settled_now(line.line.id));
    if sheet.lines().next().is_none() {
        return Some(RoazHurdle::NoLines);
    }
    match left().filter(|line| line.is_open()).count() {
        0 => {}
        lines => return Some(RoazHurdle::Open { lines }),
    }
    match left().filter(|line| line.in_consultation()).count() {
        0 => None,
        lines => Some(RoazHurdle::InConsultation { lines }),
    }
}

fn stand(sheet: &PlanSheet) -> RoazStand {
    let plan = &sheet.plan;
    match (plan.agreed_on, open(sheet, |_| false), plan.advised_on) {
        (Some(on), _, _) => RoazStand::Agreed(on),
        (None, Some(RoazHurdle::InConsultation { lines }), _) => {
            RoazStand::InConsultation { lines }
        }
        (None, Some(RoazHurdle::Open { lines }), _) => RoazStand::ToJudge { lines },
        (None, Some(_), _) => RoazStand::ToJudge { lines: 0 },
        (None, None, Some(on)) => RoazStand::Advised(on),
        (None, None, None) => RoazStand::Judged,
    }
}

fn remarks(sheet: &PlanSheet, steps: &RoazSteps, sent: Option<NaiveDate>) -> Vec<RoazRemark> {
    let refused = || {
        sheet
            .checks
            .iter()
            .filter(|check| check.answer == Some(Answer::No))
    };
    let mut found = Vec::new();
    if refused().any(|check| checks::is_about_time(&check.id)) {
        let received = sheet.plan.received_on;
        found.push(RoazRemark::Late { received });
    }
    found.extend(
        refused()
            .filter(|check| {
                !checks::is_about_time(&check.id) && !checks::is_about_agreement(&check.id)
            })
            // What the region does not ask for is no shortcoming.
            .filter(|check| check.effect_if_no != CheckEffect::Warns)
            .map(|check| RoazRemark::Incomplete {
                question: check.question.clone(),
            }),
    );
    let departs = |line: &&crate::desk::LineSheet| {
        line.settled()
            .is_some_and(|made| made.recorded != made.suggested)
    };
    match sheet.lines().filter(departs).count() {
        0 => {}
        lines => found.push(RoazRemark::Departures { lines }),
    }
    found.extend(changed(sheet, steps));
    found.extend(sent.map(RoazRemark::Sent));
    found
}

/// What changed between advice, agreement and now; only the last of it.
fn changed(sheet: &PlanSheet, steps: &RoazSteps) -> Option<RoazRemark> {
    let now: BTreeMap<CostLineId, Cents> = sheet
        .lines()
        .filter_map(|line| Some((line.line.id, line.settled()?.granted)))
        .collect();
    let grants = |step: &Option<RoazStep>| step.as_ref().and_then(|step| step.grants.clone());
    let sum = |grants: &BTreeMap<CostLineId, Cents>| grants.values().copied().sum();
    let (advised, agreed) = (grants(&steps.advised), grants(&steps.agreed));
    match (advised, agreed, &steps.agreed) {
        (_, Some(agreed), _) if agreed != now => {
            Some(RoazRemark::ChangedAfterAgreement { was: sum(&agreed) })
        }
        (Some(advised), Some(agreed), _) if advised != agreed => Some(RoazRemark::UnlikeAdvice {
            advised: sum(&advised),
        }),
        (Some(advised), None, None) if advised != now => {
            Some(RoazRemark::ChangedAfterAdvice { was: sum(&advised) })
        }
        _ => None,
    }
}

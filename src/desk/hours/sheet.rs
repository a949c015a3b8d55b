//! Claims laid out: whose, about which activity, what they come to, and what was granted for it.

use crate::desk::rates::{RateBook, hours_rules};
use crate::desk::{Desk, Error};
use crate::domain::hours::{ClaimState, HoursClaim, HoursEntry, PhaseMinutes};
use crate::domain::partner::PartnerKind;
use crate::domain::plan::{Activity, AnnualPlan};
use crate::domain::{ActivityId, Cents, HoursClaimId, PartnerId, PersonId, PlanId};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// An activity as hours are held against it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityHours {
    pub activity: Activity,
    pub plan: AnnualPlan,
    pub partner: PartnerId,
    pub partner_name: String,
    pub partner_kind: Option<PartnerKind>,
    /// Granted for the activity as a whole.
    pub granted: Cents,
    /// Granted on lines whose kind is reckoned with the tariff per hour or per kilometre.
    pub granted_for_hours: Cents,
    /// Accepted so far, over all claims about it.
    pub accepted: Cents,
}

impl ActivityHours {
    /// What is left of what was granted for hours; below zero when more was accepted.
    pub fn left(&self) -> Cents {
        self.granted_for_hours - self.accepted
    }
}

/// A claim with all that its judgement needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimSheet {
    pub claim: HoursClaim,
    /// The trainer's name, where the region keeps names and it was not erased.
    pub name: Option<String>,
    pub about: ActivityHours,
    pub lines: Vec<HoursEntry>,
}

impl ClaimSheet {
    /// The minutes that the institution accounts for, corrections included.
    pub fn claimed(&self) -> PhaseMinutes {
        let lines = self.lines.iter();
        lines.map(|line| (line.phase, line.minutes)).collect()
    }

    /// The minutes that count.
    pub fn accepted(&self) -> PhaseMinutes {
        let lines = self.lines.iter();
        lines
            .filter_map(|line| Some((line.phase, line.accepted?.minutes)))
            .collect()
    }

    /// What all lines come to; `None` while a tariff is missing.
    pub fn amount(&self) -> Option<Cents> {
        self.lines.iter().map(HoursEntry::amount).sum()
    }

    /// What the lines with a tariff come to.
    pub fn amount_so_far(&self) -> Cents {
        self.lines.iter().filter_map(HoursEntry::amount).sum()
    }

    /// What travel comes to; `None` while the tariff per kilometre is missing.
    pub fn travel(&self) -> Option<Cents> {
        self.lines.iter().map(HoursEntry::travel_amount).sum()
    }

    /// What counts: hours and travel.
    pub fn accepted_amount(&self) -> Cents {
        let lines = self.lines.iter();
        lines.filter_map(|line| Some(line.accepted?.total())).sum()
    }

    /// Judged, with fewer minutes or less travel than claimed.
    pub fn is_partial(&self) -> bool {
        self.claim.state == ClaimState::Accepted && Some(self.accepted_amount()) != self.amount()
    }

    /// Waits for the adviser.
    pub fn is_open(&self) -> bool {
        self.claim.state == ClaimState::Entered
    }
}

/// The hours of a year, and the tariffs behind them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursYear {
    pub year: i32,
    /// Those to be judged first; then by partner.
    pub claims: Vec<ClaimSheet>,
    pub rates: RateBook,
    /// The region keeps names of trainers.
    pub names: bool,
}

impl Desk {
    /// The hours of a year.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_year(&self, year: i32) -> Result<HoursYear, Error> {
        let mut claims = self.claim_sheets(year..=year)?;
        claims.sort_by(|one, other| {
            let key =
                |it: &ClaimSheet| (it.claim.state, it.about.partner_name.clone(), it.claim.id);
            key(one).cmp(&key(other))
        });
        Ok(HoursYear {
            year,
            claims,
            rates: self.rate_book()?,
            names: self.keeps_names()?,
        })
    }

    /// The claims of some years laid out, in the order they were kept.
    ///
    /// # Errors
    /// What the register says.
    pub fn claim_sheets(&self, years: RangeInclusive<i32>) -> Result<Vec<ClaimSheet>, Error> {
        let claims = self.store.hours_claims(years.clone())?;
        let lines = self.store.hours_entries(years)?;
        self.lay_out(claims, lines)
    }

    /// One claim laid out.
    ///
    /// # Errors
    /// What the register says.
    pub fn claim_sheet(&self, id: HoursClaimId) -> Result<ClaimSheet, Error> {
        let claim = self.store.hours_claim(id)?;
        let lines = BTreeMap::from([(id, self.store.hours_entries_of(id)?)]);
        let sheets = self.lay_out(vec![claim], lines)?;
        let sheet = sheets.into_iter().next();
        sheet.ok_or_else(|| crate::storage::Error::Missing("hours claim").into())
    }

    /// The activities of a year that hours can be about, with what was granted and accepted for each.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_activities(&self, year: i32) -> Result<Vec<ActivityHours>, Error> {
        let mut all = Vec::new();
        for plan in self.store.plans(year)? {
            all.extend(self.activities_with_hours(&plan)?);
        }
        Ok(all)
    }

    /// Whether the region keeps names of trainers: only where it chose to.
    ///
    /// # Errors
    /// What the register says.
    pub fn keeps_names(&self) -> Result<bool, Error> {
        Ok(self.store.settings(0)?.is_on("trainers-bij-naam"))
    }

    fn lay_out(
        &self,
        claims: Vec<HoursClaim>,
        mut lines: BTreeMap<HoursClaimId, Vec<HoursEntry>>,
    ) -> Result<Vec<ClaimSheet>, Error> {
        let names = if self.keeps_names()? {
            self.store.trainer_names()?
        } else {
            BTreeMap::new()
        };
        let name = |person: Option<PersonId>| names.get(&person?).cloned();
        let mut plans: BTreeMap<PlanId, BTreeMap<ActivityId, ActivityHours>> = BTreeMap::new();
        let mut sheets = Vec::new();
        for claim in claims {
            let plan = self.store.plan_of_activity(claim.activity)?;
            if let std::collections::btree_map::Entry::Vacant(place) = plans.entry(plan) {
                let all = self.activities_with_hours(&self.store.plan(plan)?)?;
                let by_id = all.into_iter().map(|it| (it.activity.id, it));
                let _new = place.insert(by_id.collect());
            }
            let about = plans.get(&plan).and_then(|all| all.get(&claim.activity));
            let about = match about {
                Some(about) => about.clone(),
                None => self.dropped_with_hours(claim.activity, plan)?,
            };
            sheets.push(ClaimSheet {
                name: name(claim.person),
                about,
                lines: lines.remove(&claim.id).unwrap_or_default(),
                claim,
            });
        }
        Ok(sheets)
    }

    fn activities_with_hours(&self, plan: &AnnualPlan) -> Result<Vec<ActivityHours>, Error> {
        let guide = crate::desk::judge::guide(&plan.edition)?;
        let rules = guide.hours().map_or_else(hours_rules, Ok)?;
        let partner = self.store.partner(plan.partner)?;
        let decisions = self.store.decisions(plan.id)?;
        let lines = self.store.lines(plan.id)?;
        let mut all = Vec::new();
        for activity in self.store.activities(plan.id)? {
            let (mut granted, mut granted_for_hours) = (Cents::ZERO, Cents::ZERO);
            for line in lines.iter().filter(|line| line.activity == activity.id) {
                let settled = decisions.get(&line.id).filter(|made| made.is_settled());
                let amount = settled.map_or(Cents::ZERO, |made| made.granted);
                granted += amount;
                let kind = line.kind.as_ref().and_then(|kind| guide.cost_kind(kind));
                let rate = kind.and_then(|kind| kind.rate.as_ref());
                if rate.is_some_and(|rate| *rate == rules.rate || *rate == rules.travel_rate) {
                    granted_for_hours += amount;
                }
            }
            let accepted = self.accepted_for(activity.id)?;
            all.push(ActivityHours {
                activity,
                plan: plan.clone(),
                partner: partner.id,
                partner_name: partner.name.clone(),
                partner_kind: partner.kind,
                granted,
                granted_for_hours,
                accepted,
            });
        }
        Ok(all)
    }

    /// An activity that a later version of its plan no longer has: nothing is granted for it, but its hours stand.
    fn dropped_with_hours(&self, id: ActivityId, plan: PlanId) -> Result<ActivityHours, Error> {
        let plan = self.store.plan(plan)?;
        let partner = self.store.partner(plan.partner)?;
        Ok(ActivityHours {
            activity: self.store.activity(id)?,
            partner: partner.id,
            partner_name: partner.name,
            partner_kind: partner.kind,
            granted: Cents::ZERO,
            granted_for_hours: Cents::ZERO,
            accepted: self.accepted_for(id)?,
            plan,
        })
    }

    /// What was accepted so far, over all claims about an activity.
    pub(in crate::desk) fn accepted_for(&self, activity: ActivityId) -> Result<Cents, Error> {
        let mut accepted = Cents::ZERO;
        for claim in self.store.hours_claims_of(activity)? {
            for line in self.store.hours_entries_of(claim.id)? {
                accepted += line.accepted.map_or(Cents::ZERO, |counts| counts.total());
            }
        }
        Ok(accepted)
    }
}

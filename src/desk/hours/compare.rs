//! Claims beside comparable ones of this year and a few before, and all that the screen Uren shows of a year.

use crate::desk::rates::hours_rules;
use crate::desk::{Desk, Error, HoursYear};
use crate::domain::hours::{ClaimState, HoursClaim, HoursEntry, Part, PhaseMinutes};
use crate::domain::plan::Activity;
use crate::domain::{ActivityId, HoursClaimId, TreeRunId};
use crate::rules::edition::{Comparable, guide};
use crate::rules::hours_compare::{Comparison, Sample, compare};
use chrono::Datelike;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// How many years before its own a claim is compared with.
const YEARS_BEFORE: i32 = 3;
/// From this month on the tariff of the next year is missed.
const RATES_FROM: u32 = 10;

/// The hours of a year with what their judgement needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursBoard {
    pub hours: HoursYear,
    /// Each claim beside comparable ones.
    pub beside: BTreeMap<HoursClaimId, Comparison>,
    /// Runs of the decision tree about the activities, with the role that they are about; the newest first.
    pub runs: BTreeMap<ActivityId, Vec<(TreeRunId, String)>>,
    /// The region calls the third phase ontwikkeling en evaluatie.
    pub third_is_development: bool,
    /// The present year, when that has plans or hours and this year has no hours.
    pub elsewhere: Option<i32>,
    /// It is late enough in the year to miss next year's tariff.
    pub wants_next_rate: bool,
}

impl Desk {
    /// A claim beside the comparable ones that were judged, of its year and a few before.
    ///
    /// # Errors
    /// What the register says.
    pub fn compare_hours(&self, id: HoursClaimId) -> Result<Comparison, Error> {
        let year = self.store.hours_claim(id)?.year;
        let found = self.compare_hours_of(year)?.remove(&id);
        found.ok_or_else(|| crate::storage::Error::Missing("hours claim").into())
    }

    /// Every claim of a year beside the comparable ones that were judged, of that year and a few before.
    ///
    /// # Errors
    /// What the register says.
    pub fn compare_hours_of(&self, year: i32) -> Result<BTreeMap<HoursClaimId, Comparison>, Error> {
        let years = year - YEARS_BEFORE..=year;
        let claims = self.store.hours_claims(years.clone())?;
        let lines = self.store.hours_entries(years.clone())?;
        let activities = self.activities_of(years)?;
        let sample = |claim: &HoursClaim, minutes: fn(&HoursEntry) -> Option<PhaseMinutes>| {
            let activity = activities.get(&claim.activity)?;
            let mut sum = PhaseMinutes::default();
            for part in lines.get(&claim.id).into_iter().flatten() {
                if let Some(part) = minutes(part) {
                    for phase in crate::domain::hours::Phase::ALL {
                        sum.add(*phase, part.of(*phase));
                    }
                }
            }
            Some(Sample {
                claim: claim.id,
                kind: activity.kind,
                participants: activity.participants,
                minutes: sum,
            })
        };
        let judged: Vec<Sample> = claims
            .iter()
            .filter(|claim| claim.state == ClaimState::Accepted && claim.part == Part::Delivery)
            .filter_map(|claim| sample(claim, counted))
            .collect();
        let mut beside = BTreeMap::new();
        for claim in claims.iter().filter(|claim| claim.year == year) {
            if let Some(own) = sample(claim, claimed) {
                let rules = comparable(claim)?;
                let _new = beside.insert(claim.id, compare(&own, &judged, rules));
            }
        }
        Ok(beside)
    }

    /// Everything that Uren shows of a year.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_board(&self, year: i32) -> Result<HoursBoard, Error> {
        let hours = self.hours_year(year)?;
        let mut runs: BTreeMap<ActivityId, Vec<(TreeRunId, String)>> = BTreeMap::new();
        for run in self.store.tree_runs(year..=year)? {
            if let Some(activity) = run.activity {
                runs.entry(activity).or_default().push((run.id, run.role));
            }
        }
        Ok(HoursBoard {
            beside: self.compare_hours_of(year)?,
            runs,
            third_is_development: self.third_is_development()?,
            wants_next_rate: {
                let today = self.today();
                (today.year(), today.month()) >= (year, RATES_FROM)
            },
            elsewhere: if hours.claims.is_empty() {
                self.year_with_hours(year)?
            } else {
                None
            },
            hours,
        })
    }

    /// Whether the region calls the third phase ontwikkeling en evaluatie (`uren-derde-fase`).
    ///
    /// # Errors
    /// What the register says.
    pub fn third_is_development(&self) -> Result<bool, Error> {
        let settings = self.store.settings(0)?;
        Ok(settings.text("uren-derde-fase") == Some("ontwikkeling-en-evaluatie"))
    }

    /// The present year, unless it is this one, when it has plans or hours.
    fn year_with_hours(&self, year: i32) -> Result<Option<i32>, Error> {
        let now = self.today().year();
        let used = now != year
            && (!self.store.plans(now)?.is_empty()
                || !self.store.hours_claims(now..=now)?.is_empty());
        Ok(used.then_some(now))
    }

    fn activities_of(
        &self,
        years: RangeInclusive<i32>,
    ) -> Result<BTreeMap<ActivityId, Activity>, Error> {
        let mut all = BTreeMap::new();
        for year in years {
            for plan in self.store.plans(year)? {
                let activities = self.store.activities(plan.id)?;
                all.extend(activities.into_iter().map(|it| (it.id, it)));
            }
        }
        Ok(all)
    }
}

fn comparable(claim: &HoursClaim) -> Result<&'static Comparable, Error> {
    let own = guide(&claim.edition).and_then(|guide| guide.hours());
    let rules = own.map_or_else(hours_rules, Ok)?;
    Ok(&rules.comparable)
}

fn claimed(line: &HoursEntry) -> Option<PhaseMinutes> {
    Some(std::iter::once((line.phase, line.minutes)).collect())
}

fn counted(line: &HoursEntry) -> Option<PhaseMinutes> {
    Some(std::iter::once((line.phase, line.accepted?.minutes)).collect())
}

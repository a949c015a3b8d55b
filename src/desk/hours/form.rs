//! What the form for hours knows: the activities, what was used before, and what each line would come to.

use super::enter::faults;
use crate::desk::rates::RateBook;
use crate::desk::{ActivityHours, ClaimDraft, ClaimSheet, Desk, Error, LineDraft, tree_outcome};
use crate::domain::hours::{HoursProblem, HoursRemark, HoursRemarkKind, Metres, Minutes};
use crate::domain::partner::name_key;
use crate::domain::rate::{Rate, RateStatus};
use crate::domain::verdict::Verdict;
use crate::domain::{ActivityId, Cents, HoursClaimId};
use crate::rules::hours;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// Everything that entering hours of a year needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursForm {
    pub year: i32,
    pub today: NaiveDate,
    /// Those with money granted for hours first.
    pub activities: Vec<FormActivity>,
    pub rates: RateBook,
    /// The region keeps names of trainers.
    pub names: bool,
    /// The region calls the third phase ontwikkeling en evaluatie.
    pub third_is_development: bool,
    /// The claim that is changed.
    pub claim: Option<ClaimSheet>,
}

/// An activity that hours can be about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormActivity {
    pub about: ActivityHours,
    /// The day whose tariff holds, where the region takes that of the activity.
    pub rate_day: Option<NaiveDate>,
    /// Runs of the decision tree about it, in the order they were made.
    pub runs: Vec<RoleRun>,
    /// The trainers that account for hours in it already.
    pub trainers: Vec<Trainer>,
}

/// What the decision tree said about paying a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleRun {
    pub role: String,
    /// Of the tree; `None` while a question is open.
    pub verdict: Option<Verdict>,
    /// The adviser's own, where there is one.
    pub own: Option<Verdict>,
}

/// A trainer without a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trainer {
    pub claim: HoursClaimId,
    pub role: String,
    pub mark: String,
}

/// What a line comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineAmount {
    Is(Cents),
    /// By a tariff that does not stand yet: it does not count until it does.
    Provisional(Cents),
    /// No tariff holds on that day.
    NoRate,
}

impl RateBook {
    /// What time and travel come to on a day.
    pub fn line_amount(
        &self,
        day: NaiveDate,
        minutes: Minutes,
        metres: Metres,
        transit: Cents,
    ) -> LineAmount {
        let mut sum = transit;
        let mut provisional = false;
        let mut add = |rate: Option<Rate>, amount: fn(Cents, i64) -> Option<Cents>, of: i64| {
            let rate = rate?;
            provisional |= rate.status == RateStatus::Provisional;
            sum += amount(rate.amount, of)?;
            Some(())
        };
        let time = |rate, of| hours::hours_amount(rate, Minutes(of));
        let way = |rate, of| hours::travel_amount(rate, Metres(of));
        if minutes != Minutes::ZERO && add(self.hour(day), time, minutes.0).is_none() {
            return LineAmount::NoRate;
        }
        if metres != Metres::ZERO && add(self.kilometre(day), way, metres.0).is_none() {
            return LineAmount::NoRate;
        }
        if provisional {
            LineAmount::Provisional(sum)
        } else {
            LineAmount::Is(sum)
        }
    }
}

impl HoursForm {
    /// An activity of the year.
    pub fn activity(&self, id: ActivityId) -> Option<&FormActivity> {
        self.activities.iter().find(|it| it.about.activity.id == id)
    }

    /// What a line in an activity comes to.
    pub fn amount(&self, activity: ActivityId, line: &LineDraft) -> LineAmount {
        let day = self.activity(activity).and_then(|it| it.rate_day);
        let day = day.unwrap_or(line.date);
        self.rates
            .line_amount(day, line.minutes, line.metres, line.transit)
    }

    /// Everything that keeps a claim from being kept.
    pub fn problems(&self, draft: &ClaimDraft) -> Vec<HoursProblem> {
        faults(draft, self.names)
    }

    /// What is worth a second look before a claim is kept; it holds nothing up.
    pub fn remarks(&self, draft: &ClaimDraft) -> Vec<HoursRemark> {
        let mut found = Vec::new();
        for (line, number) in draft.lines.iter().zip(1..) {
            let mut add = |kind| found.push(HoursRemark { line: number, kind });
            if line.date > self.today {
                add(HoursRemarkKind::StillToCome);
            } else if line.date.year() != self.year {
                add(HoursRemarkKind::OutsideYear { year: self.year });
            }
            if line.minutes > Minutes(24 * 60) {
                add(HoursRemarkKind::MoreThanADay);
            }
        }
        found
    }

    /// Roles that were used before: for the activity, in its runs of the tree, for its partner. Each once.
    pub fn roles(&self, activity: ActivityId) -> Vec<String> {
        let Some(here) = self.activity(activity) else {
            return Vec::new();
        };
        let of = |it: &FormActivity| {
            let runs = it.runs.iter().map(|run| run.role.clone());
            let trainers = it.trainers.iter().map(|trainer| trainer.role.clone());
            runs.chain(trainers).collect::<Vec<_>>()
        };
        let partner = here.about.partner;
        let same = self.activities.iter();
        let same = same.filter(|it| it.about.partner == partner).flat_map(of);
        let mut seen = BTreeSet::new();
        let mut roles: Vec<String> = of(here).into_iter().chain(same).collect();
        roles.retain(|role| !role.trim().is_empty() && seen.insert(name_key(role)));
        roles
    }

    /// The number that tells a trainer apart from others with the same role in an activity; `None` while no other has
    /// it. The claim that is changed is no other.
    pub fn next_mark(&self, activity: ActivityId, role: &str) -> Option<String> {
        let others = self.others(activity, role);
        let count = others.len();
        let taken = |mark: &str| others.iter().any(|it| it.mark.trim() == mark);
        (count > 0).then(|| {
            let free = (count + 1..=2 * count + 1).find(|number| !taken(&number.to_string()));
            free.unwrap_or(count + 1).to_string()
        })
    }

    /// Whether another claim about the activity has this role and this mark.
    pub fn is_taken(&self, activity: ActivityId, role: &str, mark: &str) -> bool {
        let others = self.others(activity, role);
        others.iter().any(|it| it.mark.trim() == mark.trim())
    }

    fn others(&self, activity: ActivityId, role: &str) -> Vec<&Trainer> {
        let changed = self.claim.as_ref().map(|sheet| sheet.claim.id);
        let trainers = self.activity(activity).map(|it| it.trainers.iter());
        let key = name_key(role);
        trainers
            .into_iter()
            .flatten()
            .filter(|it| Some(it.claim) != changed && name_key(&it.role) == key)
            .collect()
    }
}

impl Desk {
    /// What the form for hours knows: of a year, or of the year of a claim that is changed.
    ///
    /// # Errors
    /// What the register says.
    pub fn hours_form(&self, year: i32, claim: Option<HoursClaimId>) -> Result<HoursForm, Error> {
        let claim = claim.map(|id| self.claim_sheet(id)).transpose()?;
        let year = claim.as_ref().map_or(year, |sheet| sheet.claim.year);
        let runs = self.store.tree_runs(year..=year)?;
        let claims = self.store.hours_claims(year..=year)?;
        let mut activities = Vec::new();
        for about in self.hours_activities(year)? {
            let id = about.activity.id;
            let mut of_activity = Vec::new();
            for run in runs.iter().filter(|run| run.activity == Some(id)) {
                let guide = crate::desk::judge::guide(&run.edition)?;
                of_activity.push(RoleRun {
                    role: run.role.clone(),
                    verdict: tree_outcome(guide, run)?.map(|outcome| outcome.verdict),
                    own: run.own.as_ref().map(|own| own.verdict),
                });
            }
            let trainers = claims.iter().filter(|claim| claim.activity == id);
            activities.push(FormActivity {
                rate_day: self.rate_day(id)?,
                runs: of_activity,
                trainers: trainers
                    .map(|claim| Trainer {
                        claim: claim.id,
                        role: claim.role.clone(),
                        mark: claim.mark.clone(),
                    })
                    .collect(),
                about,
            });
        }
        activities.sort_by_key(|it| it.about.granted_for_hours == Cents::ZERO);
        Ok(HoursForm {
            year,
            today: self.today(),
            activities,
            rates: self.rate_book()?,
            names: self.keeps_names()?,
            third_is_development: self.third_is_development()?,
            claim,
        })
    }
}

//! Hours beside what was granted, when, and what an hour costs.

use super::{ActivityFacts, Case, RateOn, Unit, Year, days, finding};
use crate::domain::decision::{Consultation, ConsultationOutcome};
use crate::domain::finding::{Finding, FindingFacts, FindingKind, FindingPlace};
use crate::domain::hours::{HoursEntry, Metres, Minutes};
use crate::domain::rate::RateStatus;
use crate::domain::{ActivityId, Cents, PlanId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub(super) fn find<'a>(year: &Year<'a>, rate: &RateOn<'_>, found: &mut Vec<Option<Finding>>) {
    let mut activities: BTreeMap<ActivityId, Vec<&'a Case<'a>>> = BTreeMap::new();
    let mut plans: BTreeMap<PlanId, Vec<&'a Case<'a>>> = BTreeMap::new();
    for case in year.told() {
        let of_activity = activities.entry(case.claim.activity).or_default();
        of_activity.push(case);
        plans.entry(case.about.plan.id).or_default().push(case);
        without_rate(case, rate, found);
    }
    for cases in activities.values() {
        if let Some(first) = cases.first() {
            of_activity(cases, first.about, found);
        }
    }
    for cases in plans.values() {
        before_grant(cases, found);
    }
}

fn of_activity(cases: &[&Case<'_>], about: &ActivityFacts<'_>, found: &mut Vec<Option<Finding>>) {
    let judge = FindingPlace::Judge(about.activity.id, about.hours_lines.first().copied());
    let mut say = |place, facts| found.push(finding(cases, place, facts, &[]));
    if about.granted == Cents::ZERO {
        let undecided = about.undecided;
        say(judge.clone(), FindingFacts::NotGranted { undecided });
    } else if about.granted_for_hours == Cents::ZERO {
        let granted = about.granted;
        say(judge, FindingFacts::NoMoneyForHours { granted });
    }
    for hired in &about.hired {
        let facts = FindingFacts::ExternalToo {
            granted: hired.granted,
            line: hired.text.clone(),
        };
        say(
            FindingPlace::Judge(about.activity.id, Some(hired.line)),
            facts,
        );
    }
    over_grant(cases, about, found);
}

/// Passages `overschrijding-vooraf-akkoord`, `overschrijding-eigen-rekening`: above the grant only with consent
/// beforehand.
fn over_grant(cases: &[&Case<'_>], about: &ActivityFacts<'_>, found: &mut Vec<Option<Finding>>) {
    if about.accepted <= about.granted_for_hours {
        return;
    }
    let judged = |line: &&HoursEntry| line.accepted.is_some();
    let counted: Vec<&Case<'_>> = cases
        .iter()
        .copied()
        .filter(|case| case.lines.iter().any(|line| judged(&line)))
        .collect();
    let Some(first) = counted.first() else {
        return;
    };
    let lines = counted.iter().flat_map(|case| case.lines);
    let made = lines.filter(judged).map(|line| line.date).min();
    let rule = about.rules.finding(FindingKind::OverGrant);
    let consent = rule.and_then(|rule| rule.consent.as_ref());
    let about_it = |it: &&Consultation| consent.is_some() && it.condition.as_ref() == consent;
    let agreed = agreed(about.consultations.iter().filter(about_it));
    if let (Some(Some(held_on)), Some(made)) = (agreed, made)
        && held_on < made
    {
        return;
    }
    let facts = FindingFacts::OverGrant {
        granted: about.granted_for_hours,
        accepted: about.accepted,
        agreed_late: agreed,
    };
    // What was accepted is over the grant, whatever still waits: the rule is asked about a judged claim.
    found.push(finding(&counted, first.place(), facts, &[]));
}

/// The day of the first agreement, where the last word is one; `None` where nothing was agreed.
pub(super) fn agreed<'a>(
    talks: impl Iterator<Item = &'a Consultation>,
) -> Option<Option<NaiveDate>> {
    let mut said: Vec<&Consultation> = talks
        .filter(|it| match it.outcome {
            Some(ConsultationOutcome::Agreed | ConsultationOutcome::NotAgreed) => true,
            Some(ConsultationOutcome::Lapsed) | None => false,
        })
        .collect();
    said.sort_by_key(|it| (it.held_on, it.id));
    let is_agreed = |it: &&&Consultation| it.outcome == Some(ConsultationOutcome::Agreed);
    let _last = said.last().filter(is_agreed)?;
    said.iter().find(is_agreed).map(|it| it.held_on)
}

/// Hours before the board agreed or the letter went out. Said once for a plan while either has not been at all.
fn before_grant(cases: &[&Case<'_>], found: &mut Vec<Option<Finding>>) {
    let granted = |case: &&&Case<'_>| case.about.granted > Cents::ZERO;
    let cases: Vec<&Case<'_>> = cases.iter().filter(granted).copied().collect();
    let Some(about) = cases.first().map(|it| it.about) else {
        return;
    };
    let (agreed_on, sent_on) = (about.plan.agreed_on, about.sent_on);
    if let (Some(agreed), Some(sent)) = (agreed_on, sent_on) {
        let from = agreed.max(sent);
        for case in &cases {
            let early = case.units.iter().filter(|it| it.line.date < from);
            if let Some(days) = days(early) {
                let facts = FindingFacts::BeforeGrant {
                    days,
                    agreed_on,
                    sent_on,
                };
                found.push(finding(&[case], case.place(), facts, &[]));
            }
        }
        return;
    }
    let waiting: Vec<&Case<'_>> = cases.iter().copied().filter(|it| it.waits).collect();
    let units: Vec<&Unit<'_>> = waiting.iter().flat_map(|it| &it.units).collect();
    let Some(days) = days(units.iter().copied()) else {
        return;
    };
    let place = match agreed_on {
        None => FindingPlace::Roaz,
        Some(_) => FindingPlace::Letter,
    };
    let facts = FindingFacts::BeforeGrant {
        days,
        agreed_on,
        sent_on,
    };
    let of_plan = finding(&waiting, place, facts, &[]);
    found.push(of_plan.map(|it| Finding {
        activity: None,
        role: String::new(),
        mark: String::new(),
        ..it
    }));
}

/// Lines without an amount, because no tariff holds for their day or only a provisional one.
fn without_rate(case: &Case<'_>, rate: &RateOn<'_>, found: &mut Vec<Option<Finding>>) {
    let rules = case.about.rules;
    let hours = |line: &HoursEntry| line.hours.is_none() && line.minutes != Minutes::ZERO;
    let travel = |line: &HoursEntry| line.travel.is_none() && line.metres != Metres::ZERO;
    let mut none = Days::default();
    let mut provisional = Days::default();
    let mut amounts: BTreeMap<&str, Cents> = BTreeMap::new();
    for line in case.lines {
        for (missing, kind) in [
            (hours(line), &rules.rate),
            (travel(line), &rules.travel_rate),
        ] {
            if !missing {
                continue;
            }
            match rate(kind, line.rated_on) {
                None => none.add(line.rated_on, *kind == rules.rate),
                Some((RateStatus::Provisional, amount)) => {
                    let _first = amounts.entry(kind).or_insert(amount);
                    provisional.add(line.rated_on, *kind == rules.rate);
                }
                // Reckoned as soon as the claim is kept again; nothing is missing.
                Some((RateStatus::Final, _)) => {}
            }
        }
    }
    let mut say = |facts| found.push(finding(&[case], FindingPlace::Rates, facts, &[]));
    if !none.days.is_empty() {
        say(FindingFacts::NoRate {
            travel_only: !none.hours,
            days: none.sorted(),
        });
    }
    if !provisional.days.is_empty() {
        let kind = if provisional.hours {
            &rules.rate
        } else {
            &rules.travel_rate
        };
        say(FindingFacts::ProvisionalRate {
            amount: amounts.get(kind.as_str()).copied().unwrap_or_default(),
            travel_only: !provisional.hours,
            days: provisional.sorted(),
        });
    }
}

/// Days whose tariff is missing.
#[derive(Default)]
struct Days {
    days: Vec<NaiveDate>,
    /// That of hours is among them.
    hours: bool,
}

impl Days {
    fn add(&mut self, day: NaiveDate, hours: bool) {
        self.days.push(day);
        self.hours |= hours;
    }

    fn sorted(mut self) -> Vec<NaiveDate> {
        self.days.sort_unstable();
        self.days.dedup();
        self.days
    }
}

//! Hours beside the calendar and beside each other: two places at once, too long a day, too late, twice.

use super::trainer::Sameness;
use super::{Case, Deadline, Unit, Year, days, finding};
use crate::domain::HoursClaimId;
use crate::domain::finding::{Finding, FindingFacts, LongDay, Overlap};
use crate::domain::hours::{Minutes, Phase};
use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// Minutes in a day.
const DAY: i64 = 24 * 60;

pub(super) fn find<'a>(
    year: &Year<'a>,
    deadline: Option<Deadline>,
    found: &mut Vec<Option<Finding>>,
) {
    same_time(year, found);
    long_days(year, found);
    same_lines(year, found);
    for case in year.told() {
        if let Some(deadline) = deadline
            && case.claim.received_on > deadline.day
        {
            let facts = FindingFacts::AfterDeadline {
                received_on: case.claim.received_on,
                deadline: deadline.day,
                of_invoices: deadline.of_invoices,
            };
            found.push(finding(&[case], case.place(), facts, &[]));
        }
        let outside = case.units.iter();
        let outside = outside.filter(|it| it.line.date.year() != year.number);
        if let Some(days) = days(outside) {
            let year = year.number;
            let facts = FindingFacts::OutsideYear { year, days };
            found.push(finding(&[case], case.place(), facts, &[]));
        }
    }
}

/// A finding about two claims belongs to the year when the one that it is told of does.
fn is_told(year: &Year<'_>, cases: &[&Case<'_>]) -> bool {
    let first = cases.iter().find(|it| it.waits);
    first.is_some_and(|it| it.claim.year == year.number)
}

/// The other claim's project number, where that is another activity.
fn other_of(one: &Case<'_>, two: &Case<'_>) -> Option<String> {
    let (told, other) = if one.waits { (one, two) } else { (two, one) };
    let another = told.claim.activity != other.claim.activity;
    another.then(|| other.about.activity.project_number.clone())
}

/// A stretch of time, in minutes since a day long ago.
struct Stretch<'a> {
    case: &'a Case<'a>,
    date: NaiveDate,
    from: i64,
    until: i64,
}

fn stretches<'a>(year: &Year<'a>) -> Vec<Stretch<'a>> {
    let of = |case: &'a Case<'a>| {
        case.units.iter().filter_map(move |unit| {
            let begins = i64::from(unit.line.begins_at?);
            let from = i64::from(unit.line.date.num_days_from_ce()) * DAY + begins;
            Some(Stretch {
                case,
                date: unit.line.date,
                from,
                until: from + unit.minutes.0,
            })
        })
    };
    let mut all: Vec<Stretch<'a>> = year.cases.iter().flat_map(of).collect();
    all.sort_by_key(|it| (it.from, it.case.claim.id));
    all
}

/// Two claims, in order, and how sure it is that they are about one trainer.
type Pair = (HoursClaimId, HoursClaimId, Sameness);

fn same_time<'a>(year: &Year<'a>, found: &mut Vec<Option<Finding>>) {
    let all = stretches(year);
    let mut pairs: BTreeMap<Pair, (&Case<'a>, &Case<'a>, Overlap)> = BTreeMap::new();
    for (at, one) in all.iter().enumerate() {
        let later = all.iter().skip(at + 1);
        for two in later.take_while(|it| it.from < one.until) {
            let Some(sure) = one.case.trainer.same(&two.case.trainer) else {
                continue;
            };
            let (low, high) = (
                one.case.claim.id.min(two.case.claim.id),
                one.case.claim.id.max(two.case.claim.id),
            );
            let minute = |at: i64| u32::try_from(at.rem_euclid(DAY)).unwrap_or_default();
            let overlap = Overlap {
                day: two.date,
                from: minute(two.from),
                until: minute(one.until.min(two.until)),
                other: other_of(one.case, two.case),
                more: 0,
            };
            let _pair = pairs
                .entry((low, high, sure))
                .and_modify(|(_, _, known)| known.more += 1)
                .or_insert((one.case, two.case, overlap));
        }
    }
    for ((_, _, sure), (one, two, overlap)) in pairs {
        let facts = match sure {
            Sameness::Sure => FindingFacts::SameTime(overlap),
            Sameness::ByRole => FindingFacts::SameTimeByRole(overlap),
        };
        pair(year, one, two, facts, found);
    }
}

fn pair(
    year: &Year<'_>,
    one: &Case<'_>,
    two: &Case<'_>,
    facts: FindingFacts,
    found: &mut Vec<Option<Finding>>,
) {
    let cases = [one, two];
    if is_told(year, &cases) {
        let place = if one.waits { one.place() } else { two.place() };
        found.push(finding(&cases, place, facts, &[]));
    }
}

/// The minutes of a claim per day; a line that begins late goes on the next day.
fn per_day(case: &Case<'_>) -> BTreeMap<NaiveDate, Minutes> {
    let mut sums: BTreeMap<NaiveDate, Minutes> = BTreeMap::new();
    for Unit { line, minutes } in &case.units {
        let Some(begins) = line.begins_at else {
            *sums.entry(line.date).or_default() += *minutes;
            continue;
        };
        let today = minutes.0.min(DAY - i64::from(begins)).max(0);
        *sums.entry(line.date).or_default() += Minutes(today);
        let rest = minutes.0 - today;
        if rest > 0
            && let Some(next) = line.date.checked_add_days(Days::new(1))
        {
            *sums.entry(next).or_default() += Minutes(rest);
        }
    }
    sums
}

fn long_days<'a>(year: &Year<'a>, found: &mut Vec<Option<Finding>>) {
    let mut by_day: BTreeMap<NaiveDate, Vec<(&'a Case<'a>, Minutes)>> = BTreeMap::new();
    for case in year.cases {
        for (day, minutes) in per_day(case) {
            by_day.entry(day).or_default().push((case, minutes));
        }
    }
    for (day, of_day) in &by_day {
        let mut told: Vec<Vec<HoursClaimId>> = Vec::new();
        for (case, _) in of_day.iter().filter(|(case, _)| case.waits) {
            let with = |wanted: fn(Sameness) -> bool| {
                let same = |it: &&(&'a Case<'a>, Minutes)| {
                    case.trainer.same(&it.0.trainer).is_some_and(wanted)
                };
                let cases: Vec<&Case<'a>> = of_day.iter().filter(same).map(|it| it.0).collect();
                let minutes: Minutes = of_day.iter().filter(same).map(|it| it.1).sum();
                (cases, minutes)
            };
            let sure = with(|it| it == Sameness::Sure);
            let all = with(|_| true);
            let too_long = |minutes: Minutes| minutes.0 > DAY;
            let ((mut cases, minutes), is_sure) = match (too_long(sure.1), too_long(all.1)) {
                (true, _) => (sure, true),
                (false, true) => (all, false),
                (false, false) => continue,
            };
            cases.sort_by_key(|it| (it.claim.id != case.claim.id, it.claim.id));
            let mut ids: Vec<HoursClaimId> = cases.iter().map(|it| it.claim.id).collect();
            ids.sort_unstable();
            if told.contains(&ids) || !is_told(year, &cases) {
                continue;
            }
            told.push(ids);
            let facts = LongDay {
                day: *day,
                minutes,
                claims: cases.len(),
            };
            let facts = if is_sure {
                FindingFacts::LongDay(facts)
            } else {
                FindingFacts::LongDayByRole(facts)
            };
            found.push(finding(&cases, case.place(), facts, &[]));
        }
    }
}

/// What two claims have in common.
struct Common<'a> {
    one: &'a Case<'a>,
    two: &'a Case<'a>,
    lines: usize,
    minutes: Minutes,
    day: NaiveDate,
}

/// Lines of one day, phase and length, each with its claim.
type Alike<'a> = BTreeMap<(NaiveDate, Phase, Minutes), Vec<(&'a Case<'a>, &'a Unit<'a>)>>;

fn same_lines<'a>(year: &Year<'a>, found: &mut Vec<Option<Finding>>) {
    let mut alike = Alike::new();
    for case in year.cases {
        for unit in &case.units {
            let key = (unit.line.date, unit.line.phase, unit.minutes);
            alike.entry(key).or_default().push((case, unit));
        }
    }
    let mut pairs: BTreeMap<(HoursClaimId, HoursClaimId), Common<'a>> = BTreeMap::new();
    for ((day, _, minutes), units) in &alike {
        for (at, (one, of_one)) in units.iter().enumerate() {
            for (two, of_two) in units.iter().skip(at + 1) {
                // Lines that say when they began are held against each other by the clock.
                let timed = of_one.line.begins_at.is_some() && of_two.line.begins_at.is_some();
                let apart =
                    one.claim.id == two.claim.id || one.trainer.same(&two.trainer).is_none();
                if timed || apart {
                    continue;
                }
                let common = pairs.entry((one.claim.id, two.claim.id));
                let common = common.or_insert(Common {
                    one,
                    two,
                    lines: 0,
                    minutes: Minutes::ZERO,
                    day: *day,
                });
                common.lines += 1;
                common.minutes += *minutes;
            }
        }
    }
    for common in pairs.into_values() {
        let facts = FindingFacts::SameLines {
            lines: common.lines,
            minutes: common.minutes,
            day: common.day,
            other: other_of(common.one, common.two),
        };
        pair(year, common.one, common.two, facts, found);
    }
}

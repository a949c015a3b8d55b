//! What hours and kilometres come to, and how much of each line counts when fewer are accepted.

use crate::domain::hours::{AcceptedHours, HoursEntry, Metres, Minutes, Phase, PhaseMinutes};
use crate::domain::{Cents, HoursEntryId, RateId};
use std::collections::BTreeMap;

/// Minutes in an hour.
const HOUR: i64 = 60;
/// Metres in a kilometre.
const KILOMETRE: i64 = 1000;

/// What minutes come to at a tariff per hour: rounded once, half a cent away from zero. `None` when no amount can
/// hold it.
pub fn hours_amount(per_hour: Cents, minutes: Minutes) -> Option<Cents> {
    rounded(per_hour.0, minutes.0, HOUR)
}

/// What metres come to at a tariff per kilometre (`1a-reiskosten-trainer`): rounded once, half a cent away from zero.
pub fn travel_amount(per_kilometre: Cents, metres: Metres) -> Option<Cents> {
    rounded(per_kilometre.0, metres.0, KILOMETRE)
}

fn rounded(rate: i64, quantity: i64, per: i64) -> Option<Cents> {
    let product = i128::from(rate) * i128::from(quantity);
    let per = i128::from(per);
    let nearest = (2 * product.abs() + per) / (2 * per) * product.signum();
    i64::try_from(nearest).ok().map(Cents)
}

/// A line with everything that corrects it: together they never fall below zero.
struct Unit<'a> {
    line: &'a HoursEntry,
    corrections: Vec<&'a HoursEntry>,
}

impl Unit<'_> {
    fn corrected(&self, of: impl Fn(&HoursEntry) -> i64) -> i64 {
        self.corrections.iter().map(|line| of(line)).sum()
    }
}

/// How much of each line counts when of a claim this many minutes per phase and this much travel are accepted. In each
/// phase the earliest lines count first; a line and its corrections count together, at the tariff that they have.
///
/// `None` when more is accepted than claimed, when less than nothing is, or when a line has no amount.
pub fn accepted(
    lines: &[HoursEntry],
    wanted: &PhaseMinutes,
    travel: Cents,
    rates: &BTreeMap<RateId, Cents>,
) -> Option<BTreeMap<HoursEntryId, AcceptedHours>> {
    let mut units: Vec<Unit<'_>> = lines
        .iter()
        .filter(|line| line.corrects.is_none())
        .map(|line| Unit {
            corrections: lines
                .iter()
                .filter(|other| other.corrects == Some(line.id))
                .collect(),
            line,
        })
        .collect();
    units.sort_by_key(|unit| (unit.line.date, unit.line.position));
    let mut left = *wanted;
    let mut travel_left = travel;
    let mut counts = BTreeMap::new();
    for unit in &units {
        let phase = unit.line.phase;
        let corrected = Minutes(unit.corrected(|line| line.minutes.0));
        let corrected_travel = unit
            .corrections
            .iter()
            .map(|line| line.travel_amount())
            .sum::<Option<Cents>>()?;
        let minutes = (unit.line.minutes + corrected)
            .min(left.of(phase))
            .max(Minutes::ZERO);
        left.add(phase, -minutes);
        let driven = (unit.line.travel_amount()? + corrected_travel)
            .min(travel_left)
            .max(Cents::ZERO);
        travel_left = travel_left - driven;
        let of_line = part(
            unit.line,
            minutes - corrected,
            driven - corrected_travel,
            rates,
        )?;
        let _first = counts.insert(unit.line.id, of_line);
        for line in &unit.corrections {
            let whole = part(line, line.minutes, line.travel_amount()?, rates)?;
            let _first = counts.insert(line.id, whole);
        }
    }
    let rest = Phase::ALL
        .iter()
        .any(|phase| left.of(*phase) != Minutes::ZERO);
    (!rest && travel_left == Cents::ZERO).then_some(counts)
}

/// Some of the minutes of a line: all of them at the amount it was given, fewer at its tariff.
fn part(
    line: &HoursEntry,
    minutes: Minutes,
    travel: Cents,
    rates: &BTreeMap<RateId, Cents>,
) -> Option<AcceptedHours> {
    let amount = match line.hours {
        Some(rated) if minutes == line.minutes => rated.amount,
        Some(rated) => hours_amount(*rates.get(&rated.rate)?, minutes)?,
        None if line.minutes == Minutes::ZERO => Cents::ZERO,
        None => return None,
    };
    Some(AcceptedHours {
        minutes,
        amount,
        travel,
    })
}

//! What hours and kilometres come to, and how much of each line counts when fewer are accepted.

use crate::domain::hours::{
    AcceptedHours, HoursEntry, Metres, Minutes, Phase, PhaseMinutes, Rated,
};
use crate::domain::{Cents, HoursEntryId, RateId};
use std::collections::BTreeMap;

/// Minutes in an hour.
const HOUR: i64 = 60;
/// Metres in a kilometre.
const KILOMETRE: i64 = 1000;

/// What minutes come to at a tariff per hour: rounded once, half a cent away from zero. `None` when no amount can
/// hold it.
pub fn hours_amount(per_hour: Cents, minutes: Minutes) -> Option<Cents> {
    per_hour.parts(minutes.0, HOUR)
}

/// What metres come to at a tariff per kilometre (`1a-reiskosten-trainer`): rounded once, half a cent away from zero.
pub fn travel_amount(per_kilometre: Cents, metres: Metres) -> Option<Cents> {
    per_kilometre.parts(metres.0, KILOMETRE)
}

/// What a line that corrects others comes to, so that all together are rounded once: what the whole now comes to at
/// their tariff, less what was posted. `None` where nothing was posted at a tariff, or no amount can hold it.
pub fn correcting(
    mut posted: impl Iterator<Item = Rated> + Clone,
    whole: impl Fn(RateId) -> Option<Cents>,
) -> Option<Rated> {
    let so_far: Cents = posted.clone().map(|rated| rated.amount).sum();
    let rate = posted.next()?.rate;
    let amount = whole(rate)? - so_far;
    Some(Rated { rate, amount })
}

/// A line with everything that corrects it, in order. Together they are rounded once, and never fall below zero.
struct Unit<'a> {
    lines: Vec<&'a HoursEntry>,
}

impl Unit<'_> {
    fn all(lines: &[HoursEntry]) -> Vec<Unit<'_>> {
        let mut units: Vec<Unit<'_>> = lines
            .iter()
            .filter(|line| line.corrects.is_none())
            .map(|line| {
                let mut corrections: Vec<&HoursEntry> = lines
                    .iter()
                    .filter(|other| other.corrects == Some(line.id))
                    .collect();
                corrections.sort_by_key(|line| line.position);
                let lines = std::iter::once(line).chain(corrections).collect();
                Unit { lines }
            })
            .collect();
        units.sort_by_key(|unit| {
            let first = unit.lines.first();
            first.map(|line| (line.date, line.position))
        });
        units
    }

    fn minutes(&self) -> Minutes {
        self.lines.iter().map(|line| line.minutes).sum()
    }

    fn travel(&self) -> Option<Cents> {
        self.lines.iter().map(|line| line.travel_amount()).sum()
    }

    /// What each line counts for when of all together this many minutes and this much travel do.
    fn count(
        &self,
        minutes: Minutes,
        travel: Cents,
        rates: &BTreeMap<RateId, Cents>,
    ) -> Option<Vec<AcceptedHours>> {
        let own_minutes: Vec<i64> = self.lines.iter().map(|line| line.minutes.0).collect();
        let own_travel: Option<Vec<i64>> = self
            .lines
            .iter()
            .map(|line| Some(line.travel_amount()?.0))
            .collect();
        let shared = shared_out(&own_minutes, minutes.0)?;
        let driven = shared_out(&own_travel?, travel.0)?;
        let amounts = self.amounts(minutes, &shared, rates)?;
        let counted = shared.into_iter().zip(amounts).zip(driven);
        let accepted = counted.map(|((minutes, amount), travel)| AcceptedHours {
            minutes: Minutes(minutes),
            amount,
            travel: Cents(travel),
        });
        Some(accepted.collect())
    }

    /// What the minutes of each line come to: what was posted when all of them count; else what all together come to
    /// at their tariff, rounded once, with the difference in the last line that adds something.
    fn amounts(
        &self,
        minutes: Minutes,
        shared: &[i64],
        rates: &BTreeMap<RateId, Cents>,
    ) -> Option<Vec<Cents>> {
        let posted: Option<Vec<Cents>> = self
            .lines
            .iter()
            .map(|line| match line.hours {
                Some(rated) => Some(rated.amount),
                None => (line.minutes == Minutes::ZERO).then_some(Cents::ZERO),
            })
            .collect();
        let posted = posted?;
        if minutes == self.minutes() {
            return Some(posted);
        }
        let rated = self.lines.iter().find_map(|line| line.hours)?;
        let whole = hours_amount(*rates.get(&rated.rate)?, minutes)?;
        let last = shared.iter().rposition(|minutes| *minutes > 0);
        let counted = posted.iter().zip(shared).enumerate();
        let mut amounts: Vec<Cents> = counted
            .map(|(at, (posted, minutes))| match *minutes {
                0 => Cents::ZERO,
                _ if Some(at) == last => Cents::ZERO,
                _ => *posted,
            })
            .collect();
        let others: Cents = amounts.iter().copied().sum();
        match last.and_then(|at| amounts.get_mut(at)) {
            Some(rest) => *rest = whole - others,
            None if whole == others => {}
            None => return None,
        }
        Some(amounts)
    }
}

/// Spreads a quantity over those of the lines: what takes off counts whole, what adds counts in order as far as it is
/// needed, none for more than it is. `None` where that cannot be.
fn shared_out(own: &[i64], wanted: i64) -> Option<Vec<i64>> {
    let off: i64 = own.iter().filter(|it| **it < 0).sum();
    let mut needed = wanted.checked_sub(off)?;
    let spread = own
        .iter()
        .map(|own| {
            if *own < 0 {
                return *own;
            }
            let counted = needed.clamp(0, *own);
            needed -= counted;
            counted
        })
        .collect();
    (needed == 0).then_some(spread)
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
    let mut left = *wanted;
    let mut travel_left = travel;
    let mut counts = BTreeMap::new();
    for unit in Unit::all(lines) {
        let phase = unit.lines.first()?.phase;
        let minutes = unit.minutes().min(left.of(phase)).max(Minutes::ZERO);
        left.add(phase, -minutes);
        let driven = unit.travel()?.min(travel_left).max(Cents::ZERO);
        travel_left = travel_left - driven;
        let counted = unit.count(minutes, driven, rates)?;
        counts.extend(unit.lines.iter().map(|line| line.id).zip(counted));
    }
    let rest = Phase::ALL
        .iter()
        .any(|phase| left.of(*phase) != Minutes::ZERO);
    (!rest && travel_left == Cents::ZERO).then_some(counts)
}

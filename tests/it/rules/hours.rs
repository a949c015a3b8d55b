//! Hours to the minute and the cent: whatever lines, tariffs and accepted minutes there are, nothing is lost or invented.

use chrono::NaiveDate;
use oto_register::domain::hours::{
    AcceptedHours, HoursEntry, Metres, Minutes, Phase, PhaseMinutes, Rated,
};
use oto_register::domain::submission::CellRef;
use oto_register::domain::{Cents, HoursClaimId, HoursEntryId, RateId};
use oto_register::rules::hours::{accepted, hours_amount, travel_amount};
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// Tariffs of a claim: two per hour, two per kilometre.
#[derive(Debug, Clone, Copy)]
struct Tariffs {
    hour: [i64; 2],
    kilometre: [i64; 2],
}

impl Tariffs {
    fn by_number(self) -> BTreeMap<RateId, Cents> {
        let all = self.hour.into_iter().chain(self.kilometre);
        all.zip(1..)
            .map(|(cents, number)| (RateId(number), Cents(cents)))
            .collect()
    }
}

/// A line as the adviser has it before corrections; `corrected` are what later lines say it should have been.
#[derive(Debug, Clone)]
struct Written {
    day: u32,
    phase: Phase,
    minutes: i64,
    metres: i64,
    transit: i64,
    later: bool,
    corrected: Vec<(i64, i64)>,
}

fn tariffs() -> impl Strategy<Value = Tariffs> {
    let cents = 1_i64..20_000;
    let few = 1_i64..200;
    ([cents.clone(), cents], [few.clone(), few])
        .prop_map(|(hour, kilometre)| Tariffs { hour, kilometre })
}

fn written() -> impl Strategy<Value = Written> {
    (
        1_u32..366,
        prop::sample::select(Phase::ALL.to_vec()),
        0_i64..3_000,
        prop_oneof![2 => Just(0_i64), 1 => 1_i64..500_000],
        prop_oneof![3 => Just(0_i64), 1 => 1_i64..20_000],
        any::<bool>(),
        prop::collection::vec((0_i64..3_000, 0_i64..500_000), 0..3),
    )
        .prop_map(
            |(day, phase, minutes, metres, transit, later, corrected)| Written {
                day,
                phase,
                minutes,
                metres,
                transit,
                later,
                corrected,
            },
        )
}

fn claim() -> impl Strategy<Value = (Vec<HoursEntry>, BTreeMap<RateId, Cents>)> {
    (prop::collection::vec(written(), 1..8), tariffs()).prop_map(|(all, tariffs)| {
        let rates = tariffs.by_number();
        (lines(&all, &rates), rates)
    })
}

/// The lines as they stand in the register: each with its corrections, which are differences at the same tariff.
fn lines(all: &[Written], rates: &BTreeMap<RateId, Cents>) -> Vec<HoursEntry> {
    let mut lines: Vec<HoursEntry> = Vec::new();
    for it in all {
        let (hour, kilometre) = if it.later { (2, 4) } else { (1, 3) };
        let number = i64::try_from(lines.len()).unwrap() + 1;
        let first = HoursEntryId(number);
        let all = std::iter::once((it.minutes, it.metres)).chain(it.corrected.iter().copied());
        let (mut was, mut posted) = ((0, 0), (Cents::ZERO, Cents::ZERO));
        for ((minutes, metres), id) in all.zip(number..) {
            // A line and all that corrects it are rounded once together.
            let hours = hours_amount(rates[&RateId(hour)], Minutes(minutes)).unwrap();
            let driven = travel_amount(rates[&RateId(kilometre)], Metres(metres)).unwrap();
            let rated = |rate: i64, amount: Cents| Rated {
                rate: RateId(rate),
                amount,
            };
            let corrects = id != number;
            lines.push(HoursEntry {
                id: HoursEntryId(id),
                claim: HoursClaimId(1),
                date: NaiveDate::from_yo_opt(2027, it.day).unwrap(),
                phase: it.phase,
                minutes: Minutes(minutes - was.0),
                begins_at: None,
                metres: Metres(metres - was.1),
                transit: Cents(if corrects { 0 } else { it.transit }),
                note: String::new(),
                cell: CellRef::default(),
                corrects: corrects.then_some(first),
                rated_on: NaiveDate::from_yo_opt(2027, it.day).unwrap(),
                hours: (minutes != was.0).then(|| rated(hour, hours - posted.0)),
                travel: (metres != was.1).then(|| rated(kilometre, driven - posted.1)),
                accepted: None,
                position: u32::try_from(id).unwrap(),
            });
            (was, posted) = ((minutes, metres), (hours, driven));
        }
    }
    lines
}

fn claimed(lines: &[HoursEntry]) -> PhaseMinutes {
    lines
        .iter()
        .map(|line| (line.phase, line.minutes))
        .collect()
}

fn travel(lines: &[HoursEntry]) -> Cents {
    lines.iter().map(|line| line.travel_amount().unwrap()).sum()
}

fn shares() -> impl Strategy<Value = [i64; 4]> {
    [0_i64..=1000, 0_i64..=1000, 0_i64..=1000, 0_i64..=1000]
}

/// Some thousandths of what was claimed, per phase and of travel.
fn part_of(lines: &[HoursEntry], share: [i64; 4]) -> (PhaseMinutes, Cents) {
    let all = claimed(lines);
    let minutes = Phase::ALL
        .iter()
        .zip(share)
        .map(|(phase, share)| (*phase, Minutes(all.of(*phase).0 * share / 1000)));
    let driven = travel(lines).0.max(0) * share[3] / 1000;
    (minutes.collect(), Cents(driven))
}

/// What counts of a line together with everything that corrects it.
fn unit(
    lines: &[HoursEntry],
    of: &HoursEntry,
    counts: &BTreeMap<HoursEntryId, AcceptedHours>,
) -> AcceptedHours {
    let of_it = |line: &&HoursEntry| line.id == of.id || line.corrects == Some(of.id);
    lines
        .iter()
        .filter(of_it)
        .map(|line| counts[&line.id])
        .fold(AcceptedHours::default(), |sum, it| AcceptedHours {
            minutes: sum.minutes + it.minutes,
            amount: sum.amount + it.amount,
            travel: sum.travel + it.travel,
        })
}

fn exact(rate: Cents, minutes: Minutes) -> Decimal {
    Decimal::new(rate.0, 2) * Decimal::from(minutes.0) / Decimal::from(60)
}

proptest! {
    #[test]
    fn what_is_accepted_per_phase_is_what_counts_and_no_line_counts_for_more_than_it_is(
        (lines, rates) in claim(),
        share in shares(),
    ) {
        let (wanted, driven) = part_of(&lines, share);
        let counts = accepted(&lines, &wanted, driven, &rates).unwrap();
        prop_assert_eq!(counts.len(), lines.len());
        let sum: PhaseMinutes = lines
            .iter()
            .map(|line| (line.phase, counts[&line.id].minutes))
            .collect();
        prop_assert_eq!(sum, wanted);
        let paid: Cents = counts.values().map(|it| it.travel).sum();
        prop_assert_eq!(paid, driven);
        for line in &lines {
            let counted = counts[&line.id].minutes.0;
            prop_assert!(counted.abs() <= line.minutes.0.abs(), "{line:?} {counted}");
            prop_assert!(counted == 0 || counted.signum() == line.minutes.0.signum());
        }
    }

    #[test]
    fn a_line_with_its_corrections_never_falls_below_nothing(
        (lines, rates) in claim(),
        share in shares(),
    ) {
        let (wanted, driven) = part_of(&lines, share);
        let counts = accepted(&lines, &wanted, driven, &rates).unwrap();
        for line in lines.iter().filter(|line| line.corrects.is_none()) {
            let together = unit(&lines, line, &counts);
            prop_assert!(together.minutes >= Minutes::ZERO);
            prop_assert!(together.travel >= Cents::ZERO);
            // A line and what corrects it are rounded once together: never more than half a cent beside the exact sum.
            let of_it = |it: &&HoursEntry| it.id == line.id || it.corrects == Some(line.id);
            let rate = lines.iter().filter(of_it).find_map(|it| it.hours);
            let rate = rate.map_or(Cents::ZERO, |rated| rates[&rated.rate]);
            prop_assert_eq!(Some(together.amount), hours_amount(rate, together.minutes));
            let exactly = exact(rate, together.minutes);
            prop_assert!((Decimal::new(together.amount.0, 2) - exactly).abs() <= Decimal::new(5, 3));
        }
    }

    #[test]
    fn accepting_everything_gives_exactly_the_posted_amounts((lines, rates) in claim()) {
        let counts = accepted(&lines, &claimed(&lines), travel(&lines), &rates).unwrap();
        let total: Cents = counts.values().map(|it| it.total()).sum();
        let posted: Cents = lines.iter().map(|line| line.amount().unwrap()).sum();
        prop_assert_eq!(total, posted);
        for line in &lines {
            let counted = counts[&line.id];
            prop_assert_eq!(counted.minutes, line.minutes);
            prop_assert_eq!(counted.amount, line.hours.map_or(Cents::ZERO, |it| it.amount));
        }
    }

    #[test]
    fn one_minute_or_cent_more_than_there_is_is_refused(
        (lines, rates) in claim(),
        phase in prop::sample::select(Phase::ALL.to_vec()),
    ) {
        let mut more = claimed(&lines);
        more.add(phase, Minutes(1));
        prop_assert_eq!(accepted(&lines, &more, travel(&lines), &rates), None);
        let further = travel(&lines) + Cents(1);
        prop_assert_eq!(accepted(&lines, &claimed(&lines), further, &rates), None);
        let mut less = PhaseMinutes::default();
        less.set(phase, Minutes(-1));
        prop_assert_eq!(accepted(&lines, &less, Cents::ZERO, &rates), None);
        prop_assert_eq!(accepted(&lines, &PhaseMinutes::default(), Cents(-1), &rates), None);
    }

    #[test]
    fn the_order_in_which_lines_are_kept_changes_nothing(
        (lines, rates) in claim(),
        share in shares(),
        turn in any::<prop::sample::Index>(),
    ) {
        let (wanted, driven) = part_of(&lines, share);
        let mut turned = lines.clone();
        turned.rotate_left(turn.index(lines.len()));
        prop_assert_eq!(
            accepted(&turned, &wanted, driven, &rates),
            accepted(&lines, &wanted, driven, &rates)
        );
    }

    #[test]
    fn a_line_is_rounded_once_half_a_cent_away_from_zero(
        rate in 0_i64..1_000_000,
        quantity in -10_000_000_i64..10_000_000,
    ) {
        let rounded = |per: i64| {
            let exact = Decimal::new(rate, 2) * Decimal::from(quantity) / Decimal::from(per);
            let cents = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
            (exact, cents)
        };
        let (exactly, cents) = rounded(60);
        let amount = hours_amount(Cents(rate), Minutes(quantity)).unwrap();
        prop_assert_eq!(Decimal::new(amount.0, 2), cents);
        prop_assert!((Decimal::new(amount.0, 2) - exactly).abs() <= Decimal::new(5, 3));
        let (_exactly, cents) = rounded(1000);
        let amount = travel_amount(Cents(rate), Metres(quantity)).unwrap();
        prop_assert_eq!(Decimal::new(amount.0, 2), cents);
        let back = hours_amount(Cents(rate), Minutes(-quantity)).unwrap();
        prop_assert_eq!(back + hours_amount(Cents(rate), Minutes(quantity)).unwrap(), Cents::ZERO);
    }

    #[test]
    fn a_line_without_a_tariff_makes_the_whole_wait((lines, rates) in claim(), at in any::<prop::sample::Index>()) {
        let rated: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].minutes != Minutes::ZERO).collect();
        prop_assume!(!rated.is_empty());
        let mut lines = lines;
        lines[rated[at.index(rated.len())]].hours = None;
        prop_assert_eq!(accepted(&lines, &claimed(&lines), travel(&lines), &rates), None);
    }
}

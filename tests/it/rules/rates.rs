//! The next tariff from a percentage, exactly and rounded, and how tariffs of one kind follow each other.

use chrono::{Datelike, NaiveDate};
use oto_register::domain::rate::{Rate, RateFault, RateStatus, RateStep};
use oto_register::domain::{Cents, RateId};
use oto_register::rules::rates::{next, place, take_away};
use oto_register::words;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeSet;

fn step(base: i64, basis_points: i64) -> RateStep {
    RateStep {
        base: Cents(base),
        basis_points,
    }
}

#[test]
fn a_percentage_makes_the_next_tariff_exactly_and_to_the_cent() {
    // base in cents, hundredths of a percent, exactly, in cents
    for (base, points, exactly, rounded) in [
        (6500, 320, "67,0800", 6708),
        (6500, 0, "65,0000", 6500),
        (6708, 275, "68,9247", 6892),
        (6707, 333, "69,303431", 6930),
        (29, 310, "0,298990", 30),
        (6500, -150, "64,0250", 6403),
        (1, 5000, "0,0150", 2),
        (1, 4999, "0,014999", 1),
    ] {
        let made = next(step(base, points)).unwrap();
        assert_eq!(made.rounded, Cents(rounded), "{base} {points}");
        let exactly = exactly.trim_end_matches('0');
        let said = words::rates::unrounded(made);
        assert_eq!(said.trim_end_matches('0'), exactly, "{base} {points}");
        assert!(said.split_once(',').unwrap().1.len() >= 4, "{said}");
    }
}

#[test]
fn a_tariff_that_no_amount_can_hold_is_not_made() {
    assert_eq!(next(step(i64::MAX, 1)), None);
    assert!(next(step(i64::MAX, 0)).is_some());
    assert_eq!(next(step(i64::MAX, i64::MAX)), None);
}

proptest! {
    #[test]
    fn the_rounded_tariff_is_the_exact_one_to_the_cent_half_away_from_zero(
        base in 1_i64..10_000_000,
        points in -12_000_i64..100_000,
    ) {
        let made = next(step(base, points)).unwrap();
        let exact = Decimal::new(base, 2) * (Decimal::ONE + Decimal::new(points, 4));
        let rounded = exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        prop_assert_eq!(Decimal::new(made.rounded.0, 2), rounded);
        let said = words::rates::unrounded(made).replace(',', ".").replace('−', "-");
        prop_assert_eq!(said.parse::<Decimal>().unwrap(), exact);
    }

    #[test]
    fn a_percentage_reads_back_as_it_is_written(points in -100_000_i64..100_000) {
        let written = words::rates::percentage(points);
        prop_assert_eq!(words::amounts::percentage(&written), Some(points));
    }

    #[test]
    fn tariffs_of_a_kind_never_overlap_and_stay_within_their_year(
        days in prop::collection::vec((2026_i32..2029, 1_u32..366), 1..12),
        goes in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let mut all: Vec<Rate> = Vec::new();
        for (year, ordinal) in days {
            let from = NaiveDate::from_yo_opt(year, ordinal).unwrap();
            let again = all.iter().any(|rate| rate.from == from);
            match place(&all, from) {
                Err(fault) => {
                    prop_assert!(again);
                    prop_assert_eq!(fault, RateFault::SameDay);
                }
                Ok(placed) => {
                    prop_assert!(!again);
                    let before = covered(&all);
                    if let Some(ended) = placed.ended {
                        let at = all.iter().position(|rate| rate.from == ended.from).unwrap();
                        all[at] = ended;
                    }
                    all.push(rate(from, placed.until, all.len()));
                    prop_assert!(covered(&all).is_superset(&before));
                }
            }
            whole(&all)?;
        }
        for at in goes {
            if all.is_empty() {
                break;
            }
            let gone = all.remove(at.index(all.len()));
            if let Some(again) = take_away(&all, &gone) {
                let at = all.iter().position(|rate| rate.from == again.from).unwrap();
                all[at] = again;
            }
            whole(&all)?;
        }
    }

    #[test]
    fn a_tariff_that_goes_leaves_the_others_as_they_were_before_it(
        days in prop::collection::btree_set(1_u32..366, 2..8),
        last in 1_u32..366,
    ) {
        let on = |ordinal| NaiveDate::from_yo_opt(2027, ordinal).unwrap();
        let mut all: Vec<Rate> = Vec::new();
        for from in days.iter().map(|it| on(*it)) {
            add(&mut all, from);
        }
        prop_assume!(!days.contains(&last));
        let before = all.clone();
        add(&mut all, on(last));
        let gone = all.pop().unwrap();
        if let Some(again) = take_away(&all, &gone) {
            let at = all.iter().position(|rate| rate.from == again.from).unwrap();
            all[at] = again;
        }
        prop_assert_eq!(all, before);
    }
}

fn add(all: &mut Vec<Rate>, from: NaiveDate) {
    let placed = place(all, from).unwrap();
    if let Some(ended) = placed.ended {
        let at = all.iter().position(|rate| rate.from == ended.from).unwrap();
        all[at] = ended;
    }
    all.push(rate(from, placed.until, all.len()));
}

fn rate(from: NaiveDate, until: NaiveDate, number: usize) -> Rate {
    Rate {
        id: RateId(i64::try_from(number).unwrap() + 1),
        kind: "interne-trainer-uur".to_owned(),
        from,
        until: Some(until),
        amount: Cents(6500),
        status: RateStatus::Final,
        source: "NZa".to_owned(),
        step: None,
        confirmed_on: Some(from),
        confirmed_by: "Noor".to_owned(),
    }
}

fn covered(all: &[Rate]) -> BTreeSet<NaiveDate> {
    all.iter()
        .flat_map(|rate| {
            let until = rate.until.unwrap();
            rate.from.iter_days().take_while(move |day| *day <= until)
        })
        .collect()
}

fn whole(all: &[Rate]) -> Result<(), TestCaseError> {
    let days: i64 = all
        .iter()
        .map(|rate| (rate.until.unwrap() - rate.from).num_days() + 1)
        .sum();
    prop_assert_eq!(usize::try_from(days).unwrap(), covered(all).len());
    for rate in all {
        prop_assert!(rate.from <= rate.until.unwrap());
        prop_assert_eq!(rate.from.year(), rate.until.unwrap().year());
    }
    Ok(())
}

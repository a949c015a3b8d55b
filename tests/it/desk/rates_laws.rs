//! What holds of tariffs whatever an adviser does with them and with hours, and that all of it is taken back exactly.

use super::world::{World, day};
use crate::support::hours::granted_plan;
use chrono::NaiveDate;
use oto_register::desk::{ClaimDraft, Correction, Desk, Error, HoursVerdict, LineDraft};
use oto_register::desk::{RateDraft, RatePrice};
use oto_register::domain::hours::{HoursEntry, Metres, Minutes, Phase};
use oto_register::domain::operation::Deed;
use oto_register::domain::rate::{Rate, RateStatus};
use oto_register::domain::{ActivityId, Cents, RateId};
use oto_register::rules::hours::{hours_amount, travel_amount};
use proptest::prelude::*;
use std::collections::BTreeMap;

const KINDS: [&str; 2] = ["interne-trainer-uur", "reiskosten-trainer-km"];

/// Something an adviser does; `pick` says to which of what there is.
#[derive(Debug, Clone)]
enum Step {
    Keep {
        kind: usize,
        on: u32,
        cents: i64,
        status: RateStatus,
    },
    Confirm {
        pick: usize,
    },
    Remove {
        pick: usize,
    },
    Add {
        on: u32,
        minutes: i64,
        metres: i64,
    },
    Accept {
        pick: usize,
        thousandths: i64,
    },
    Correct {
        pick: usize,
        minutes: i64,
        metres: i64,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let on = 1_u32..730;
    let status = prop::sample::select(RateStatus::ALL.to_vec());
    prop_oneof![
        3 => (0..2_usize, on.clone(), 1_i64..9_000, status)
            .prop_map(|(kind, on, cents, status)| Step::Keep { kind, on, cents, status }),
        1 => any::<usize>().prop_map(|pick| Step::Confirm { pick }),
        1 => any::<usize>().prop_map(|pick| Step::Remove { pick }),
        3 => (on, 0_i64..600, 0_i64..90_000)
            .prop_map(|(on, minutes, metres)| Step::Add { on, minutes, metres }),
        2 => (any::<usize>(), 0_i64..=1000)
            .prop_map(|(pick, thousandths)| Step::Accept { pick, thousandths }),
        1 => (any::<usize>(), 0_i64..600, 0_i64..90_000)
            .prop_map(|(pick, minutes, metres)| Step::Correct { pick, minutes, metres }),
    ]
}

/// A day of 2027 or 2028.
fn date(on: u32) -> NaiveDate {
    day("2027-01-01") + chrono::Days::new(u64::from(on - 1))
}

fn picked<T>(items: Vec<T>, at: usize) -> Option<T> {
    let count = items.len();
    items.into_iter().nth(at.checked_rem(count)?)
}

fn lines(desk: &Desk) -> Vec<HoursEntry> {
    let sheets = desk.claim_sheets(2027..=2027).unwrap();
    sheets.into_iter().flat_map(|sheet| sheet.lines).collect()
}

impl Step {
    /// Does it; whether anything was kept.
    fn take(&self, desk: &mut Desk, activity: ActivityId) -> bool {
        let outcome = match self {
            Self::Keep {
                kind,
                on,
                cents,
                status,
            } => desk
                .keep_rate(&RateDraft {
                    id: None,
                    kind: KINDS[*kind].to_owned(),
                    from: date(*on),
                    price: RatePrice::Given(Cents(*cents)),
                    source: "NZa".to_owned(),
                    status: *status,
                })
                .map(drop),
            Self::Confirm { pick } => {
                let Some(rate) = picked(desk.store().rates().unwrap(), *pick) else {
                    return false;
                };
                desk.keep_rate(&RateDraft {
                    status: RateStatus::Final,
                    source: "Vastgesteld".to_owned(),
                    ..RateDraft::of(&rate)
                })
                .map(drop)
            }
            Self::Remove { pick } => {
                let Some(rate) = picked(desk.store().rates().unwrap(), *pick) else {
                    return false;
                };
                desk.remove_rate(rate.id).map(drop)
            }
            Self::Add {
                on,
                minutes,
                metres,
            } => {
                let line = LineDraft {
                    metres: Metres(*metres),
                    ..LineDraft::new(date(*on), Phase::Delivery, Minutes(*minutes))
                };
                let draft = ClaimDraft {
                    lines: vec![line],
                    ..ClaimDraft::new(activity, "Huisarts")
                };
                desk.add_hours(&[draft], Deed::AddHours, "", None).map(drop)
            }
            Self::Accept { pick, thousandths } => accept(desk, *pick, *thousandths),
            Self::Correct {
                pick,
                minutes,
                metres,
            } => correct(desk, *pick, Minutes(*minutes), Metres(*metres)),
        };
        match outcome {
            Ok(()) => true,
            Err(Error::Rate(_) | Error::Hours(_)) => false,
            Err(other) => panic!("{self:?}: {other:?}"),
        }
    }
}

fn correct(desk: &mut Desk, pick: usize, minutes: Minutes, metres: Metres) -> Result<(), Error> {
    let judged = lines(desk)
        .into_iter()
        .filter(|line| line.corrects.is_none() && line.accepted.is_some());
    let Some(line) = picked(judged.collect(), pick) else {
        return Ok(());
    };
    let correction = Correction {
        line: line.id,
        minutes,
        metres,
        transit: Cents::ZERO,
        note: "Verschreven.".to_owned(),
    };
    desk.correct_hours(&correction).map(drop)
}

fn accept(desk: &mut Desk, pick: usize, thousandths: i64) -> Result<(), Error> {
    let sheets = desk.claim_sheets(2027..=2027)?;
    let Some(sheet) = picked(sheets, pick) else {
        return Ok(());
    };
    let mut verdict = HoursVerdict::all(&sheet);
    verdict.minutes.delivery = Minutes(verdict.minutes.delivery.0 * thousandths / 1000);
    verdict.travel = Cents(verdict.travel.0 * thousandths / 1000);
    verdict.reason = "Gangbaar.".to_owned();
    desk.accept_hours(sheet.claim.id, &verdict)
}

/// What must hold at any moment.
fn holds(desk: &Desk) -> Result<(), TestCaseError> {
    let rates = desk.store().rates().unwrap();
    for (one, other) in rates.iter().zip(rates.iter().skip(1)) {
        let apart = one.kind != other.kind || one.until.is_some_and(|until| until < other.from);
        prop_assert!(apart, "{one:?} {other:?}");
    }
    let book = desk.rate_book().unwrap();
    let by_id: BTreeMap<RateId, &Rate> = rates.iter().map(|rate| (rate.id, rate)).collect();
    let all = lines(desk);
    for line in &all {
        let definite = |rate: Option<Rate>| rate.filter(|it| it.status == RateStatus::Final);
        if line.accepted.is_none() {
            // No line waits while a definite tariff holds for its day.
            let hour =
                definite(book.hour(line.rated_on)).is_none() || line.minutes == Minutes::ZERO;
            let kilometre =
                definite(book.kilometre(line.rated_on)).is_none() || line.metres == Metres::ZERO;
            prop_assert!(line.hours.is_some() || hour, "{line:?}");
            prop_assert!(line.travel.is_some() || kilometre, "{line:?}");
        }
        // No amount but by a definite tariff that holds on its day, of its own kind.
        for (rated, kind) in [(line.hours, KINDS[0]), (line.travel, KINDS[1])] {
            let Some(rated) = rated else { continue };
            let rate = by_id[&rated.rate];
            prop_assert_eq!(rate.status, RateStatus::Final);
            prop_assert!(rate.holds_on(line.rated_on), "{rate:?} {line:?}");
            prop_assert_eq!(rate.kind.as_str(), kind);
        }
    }
    for line in all.iter().filter(|line| line.corrects.is_none()) {
        together(line, &all, &by_id)?;
    }
    Ok(())
}

/// A line and all that corrects it are rounded once.
fn together(
    line: &HoursEntry,
    all: &[HoursEntry],
    rates: &BTreeMap<RateId, &Rate>,
) -> Result<(), TestCaseError> {
    let of_it = || {
        all.iter()
            .filter(|it| it.id == line.id || it.corrects == Some(line.id))
    };
    if let Some(rated) = of_it().find_map(|it| it.hours) {
        let minutes: Minutes = of_it().map(|it| it.minutes).sum();
        let amount: Cents = of_it().filter_map(|it| it.hours).map(|it| it.amount).sum();
        prop_assert_eq!(
            hours_amount(rates[&rated.rate].amount, minutes),
            Some(amount)
        );
    }
    if let Some(rated) = of_it().find_map(|it| it.travel) {
        let metres: Metres = of_it().map(|it| it.metres).sum();
        let amount: Cents = of_it().filter_map(|it| it.travel).map(|it| it.amount).sum();
        prop_assert_eq!(
            travel_amount(rates[&rated.rate].amount, metres),
            Some(amount)
        );
    }
    Ok(())
}

/// A few in a normal run, since each waits for the disk; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    ProptestConfig {
        cases: std::env::var("PROPTEST_CASES").map_or(12, |_| default.cases),
        failure_persistence: None,
        ..default
    }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_is_done_posted_amounts_stay_and_all_of_it_is_taken_back_exactly(
        steps in prop::collection::vec(step(), 1..30),
    ) {
        let mut world = World::with_region();
        let rows = [("ETS-training", "Training", day("2027-03-10"), 12, 9000)];
        let (_plan, activities) = granted_plan(&mut world.desk, "Ziekenhuis De Vecht", 2027, &rows);
        let desk = &mut world.desk;
        let state = |desk: &Desk| (desk.store().rates().unwrap(), lines(desk));
        let mut states = vec![state(desk)];
        for step in &steps {
            let operations = desk.store().operations(1).unwrap()[0].id;
            let before = lines(desk);
            let _done = step.take(desk, activities[0].id);
            holds(desk)?;
            let after = lines(desk);
            for was in before.iter().filter(|line| line.accepted.is_some()) {
                let now = after.iter().find(|line| line.id == was.id).unwrap();
                prop_assert_eq!((now.hours, now.travel), (was.hours, was.travel));
                prop_assert_eq!((now.minutes, now.metres), (was.minutes, was.metres));
            }
            let made = desk.store().operations(1).unwrap()[0].id != operations;
            if made {
                states.push(state(desk));
            } else {
                prop_assert_eq!(&state(desk), states.last().unwrap());
            }
        }
        let end = states.len() - 1;
        for at in (0..end).rev() {
            let _undone = desk.undo_last().unwrap();
            prop_assert_eq!(&state(desk), &states[at]);
        }
        for state_then in &states[1..] {
            let _redone = desk.redo_last().unwrap();
            prop_assert_eq!(&state(desk), state_then);
        }
    }
}

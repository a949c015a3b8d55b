//! Tariffs: the next one from a percentage, and how those of one kind follow each other.

use crate::domain::Cents;
use crate::domain::rate::{NextRate, Rate, RateFault, RateStep};
use chrono::{Datelike, NaiveDate};

/// Basis points in a whole: 10,000 is 100%.
const WHOLE: i128 = 10_000;

/// The next tariff from an earlier one (`1a-tarief-indexatie`). `None` when no amount can hold it.
pub fn next(step: RateStep) -> Option<NextRate> {
    let factor = WHOLE.checked_add(i128::from(step.basis_points))?;
    let millionths = i128::from(step.base.0).checked_mul(factor)?;
    let doubled = millionths.abs().checked_mul(2)?.checked_add(WHOLE)?;
    let nearest = doubled / (2 * WHOLE) * millionths.signum();
    let rounded = i64::try_from(nearest).ok().map(Cents)?;
    Some(NextRate {
        millionths,
        rounded,
    })
}

/// Where a tariff comes to stand among the others of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// The last day of the new one: the day before the next one of its year, or the end of its year. A year's tariff
    /// is never that of another year.
    pub until: NaiveDate,
    /// The earlier one that it follows, with the last day that it gets by that.
    pub ended: Option<Rate>,
}

/// Puts a tariff that begins on `from` among the others of its kind.
///
/// # Errors
/// [`RateFault::SameDay`] when one of them begins on that day; [`RateFault::NotADay`] where no calendar has the days.
pub fn place(others: &[Rate], from: NaiveDate) -> Result<Placed, RateFault> {
    if others.iter().any(|rate| rate.from == from) {
        return Err(RateFault::SameDay);
    }
    let end = NaiveDate::from_ymd_opt(from.year(), 12, 31).ok_or(RateFault::NotADay)?;
    let next = others.iter().map(|rate| rate.from).filter(|it| *it > from);
    let until = match next.min().filter(|next| *next <= end) {
        Some(next) => next.pred_opt().ok_or(RateFault::NotADay)?,
        None => end,
    };
    let last = from.pred_opt().ok_or(RateFault::NotADay)?;
    let earlier = others.iter().find(|rate| rate.holds_on(from));
    Ok(Placed {
        until,
        ended: earlier.map(|rate| Rate {
            until: Some(last),
            ..rate.clone()
        }),
    })
}

/// The tariff that holds again when another of its kind goes: the one that was followed by it within its year, with
/// the last day that it gets back.
pub fn take_away(others: &[Rate], gone: &Rate) -> Option<Rate> {
    let before = gone.from.pred_opt()?;
    let followed = others.iter().find(|rate| rate.until == Some(before))?;
    (before.year() == gone.from.year()).then(|| Rate {
        until: gone.until,
        ..followed.clone()
    })
}

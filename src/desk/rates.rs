//! Tariffs in force: those of the register, and the guide's own where the register has none.

mod keep;
mod sheet;

pub use keep::{RateDraft, RateKept, RateLook, RatePrice};
pub use sheet::{KindRates, LackingYear, RateRow, RateSheet, UnratedClaim};

use super::{Desk, Error};
use crate::domain::hours::{HoursEntry, Metres, Minutes, Rated};
use crate::domain::rate::{Rate, RateStatus};
use crate::domain::{Cents, RateId};
use crate::rules::edition::{self, Guide, HoursRules};
use crate::rules::{edition as guides, hours};
use crate::storage::Act;
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// A tariff with what follows from it, for the hours and for the kilometres of a line.
type Lacked = (Option<(Rate, Cents)>, Option<(Rate, Cents)>);

/// All tariffs, to ask which one holds on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateBook {
    rates: Vec<Rate>,
    /// Per hour and per kilometre, as the guide names them.
    hour: String,
    kilometre: String,
}

impl RateBook {
    /// The tariff of this kind on a day, provisional or not. One of the guide that was not used yet has number 0.
    pub fn on(&self, kind: &str, day: NaiveDate) -> Option<Rate> {
        let kept = self
            .rates
            .iter()
            .find(|rate| rate.kind == kind && rate.holds_on(day));
        kept.cloned().or_else(|| self.of_guide_on(kind, day))
    }

    /// The guide's own tariff on a day that no tariff of the register has, for the days around it that have none either.
    fn of_guide_on(&self, kind: &str, day: NaiveDate) -> Option<Rate> {
        let mut rate = of_guide(kind, day.year())?;
        for kept in self.rates.iter().filter(|kept| kept.kind == kind) {
            if kept.from > day {
                rate.until = rate.until.min(kept.from.pred_opt());
            } else if let Some(next) = kept.until.and_then(|last| last.succ_opt()) {
                rate.from = rate.from.max(next);
            }
        }
        Some(rate)
    }

    /// The tariff per hour on a day.
    pub fn hour(&self, day: NaiveDate) -> Option<Rate> {
        self.on(&self.hour, day)
    }

    /// The tariff per kilometre on a day.
    pub fn kilometre(&self, day: NaiveDate) -> Option<Rate> {
        self.on(&self.kilometre, day)
    }

    /// A tariff by its number.
    pub fn rate(&self, id: RateId) -> Option<&Rate> {
        self.rates.iter().find(|rate| rate.id == id)
    }

    /// What an hour or kilometre costs, by the number of the tariff.
    pub fn amounts(&self) -> BTreeMap<RateId, Cents> {
        let pairs = self.rates.iter().map(|rate| (rate.id, rate.amount));
        pairs.collect()
    }

    /// The tariffs that the register keeps, by kind and first day.
    pub fn kept(&self) -> &[Rate] {
        &self.rates
    }

    /// The same with these tariffs in the place of those that have their numbers, and without one that goes.
    fn with(&self, changed: &[Rate], gone: Option<RateId>) -> Self {
        let mut book = self.clone();
        book.rates
            .retain(|rate| Some(rate.id) != gone && !changed.iter().any(|it| it.id == rate.id));
        book.rates.extend(changed.iter().cloned());
        book
    }

    /// What a line lacks and the definite tariffs of its day give: for its hours, and for its kilometres.
    fn lacks(&self, line: &HoursEntry) -> Lacked {
        let day = line.rated_on;
        let definite = |rate: Option<Rate>| rate.filter(|it| it.status == RateStatus::Final);
        let priced = |rate: Option<Rate>, amount: &dyn Fn(Cents) -> Option<Cents>| {
            let rate = definite(rate)?;
            let amount = amount(rate.amount)?;
            Some((rate, amount))
        };
        let hours = (line.hours.is_none() && line.minutes != Minutes::ZERO).then(|| {
            priced(self.hour(day), &|per| {
                hours::hours_amount(per, line.minutes)
            })
        });
        let travel = (line.travel.is_none() && line.metres != Metres::ZERO).then(|| {
            priced(self.kilometre(day), &|per| {
                hours::travel_amount(per, line.metres)
            })
        });
        (hours.flatten(), travel.flatten())
    }

    /// Gives a line its amounts by the definite tariffs of its day; without one it gets none. A tariff of the guide
    /// is kept in the register as soon as it is used.
    pub(super) fn reckon(&mut self, line: &mut HoursEntry, act: &Act<'_>) -> Result<(), Error> {
        let (hours, travel) = self.lacks(line);
        if let Some((rate, amount)) = hours {
            let rate = self.keep(rate, act)?;
            line.hours = Some(Rated { rate, amount });
        }
        if let Some((rate, amount)) = travel {
            let rate = self.keep(rate, act)?;
            line.travel = Some(Rated { rate, amount });
        }
        Ok(())
    }

    /// The number of a tariff; one of the guide gets its number now.
    fn keep(&mut self, mut rate: Rate, act: &Act<'_>) -> Result<RateId, Error> {
        if rate.id == RateId(0) {
            rate.confirmed_by = act.user().to_owned();
            rate.id = act.add_rate(&rate)?;
            self.rates.push(rate.clone());
        }
        Ok(rate.id)
    }
}

impl Desk {
    /// All tariffs of the register, and the guide's behind them.
    ///
    /// # Errors
    /// What the register says.
    pub fn rate_book(&self) -> Result<RateBook, Error> {
        let rules = hours_rules()?;
        Ok(RateBook {
            rates: self.store.rates()?,
            hour: rules.rate.clone(),
            kilometre: rules.travel_rate.clone(),
        })
    }
}

/// How the newest edition holds hours against it.
pub(super) fn hours_rules() -> Result<&'static HoursRules, Error> {
    let newest = guides::editions().last();
    newest
        .and_then(Guide::hours)
        .ok_or(Error::NoEdition { year: 0 })
}

/// The guide's own tariff of a year: it holds for that year and no other (`1a-tarief-2026`).
fn of_guide(kind: &str, year: i32) -> Option<Rate> {
    let guide = edition::edition_for_year(year)?;
    let rate = guide.rate(kind, year)?;
    let (from, until) = (
        NaiveDate::from_ymd_opt(year, 1, 1)?,
        NaiveDate::from_ymd_opt(year, 12, 31)?,
    );
    let section = guide.passage(&rate.passage).map(|it| it.section.as_str());
    let edition = guide.edition();
    Some(Rate {
        id: RateId(0),
        kind: kind.to_owned(),
        from,
        until: Some(until),
        amount: rate.amount,
        status: match rate.status {
            edition::RateStatus::Final => RateStatus::Final,
            edition::RateStatus::Proposed => RateStatus::Provisional,
        },
        source: format!(
            "{} {}, {}",
            edition.title,
            edition.id,
            section.unwrap_or_default()
        ),
        step: None,
        confirmed_on: Some(from),
        confirmed_by: String::new(),
    })
}

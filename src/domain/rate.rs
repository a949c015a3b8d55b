//! Tariffs: what an hour or a kilometre costs from a day on, with its source.

use super::coded::coded;
use super::{Cents, RateId};
use chrono::NaiveDate;

coded! {
    /// Whether a tariff stands.
    RateStatus {
        /// Announced, not fixed: amounts that follow from it do not count.
        Provisional = "voorlopig",
        /// Fixed and confirmed.
        Final = "definitief",
    }
}

/// A tariff (tarief). One that was used never changes; another follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    pub id: RateId,
    /// As the guide names it: `interne-trainer-uur`, `reiskosten-trainer-km`.
    pub kind: String,
    pub from: NaiveDate,
    /// The last day; `None` while no other follows it.
    pub until: Option<NaiveDate>,
    /// Per hour or per kilometre.
    pub amount: Cents,
    pub status: RateStatus,
    /// What says so; never empty.
    pub source: String,
    /// How it follows from an earlier one, where it does.
    pub step: Option<RateStep>,
    pub confirmed_on: Option<NaiveDate>,
    pub confirmed_by: String,
}

impl Rate {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

/// How a tariff follows from an earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateStep {
    /// The earlier amount.
    pub base: Cents,
    /// In hundredths of a percent: 320 is 3,2%.
    pub basis_points: i64,
}

/// What is wrong with a tariff that is to be kept. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateFault {
    /// Nothing says where it comes from.
    SourceMissing,
    /// Not above zero.
    NotAnAmount,
    /// Another tariff of this kind begins on the same day.
    SameDay,
    /// It would hold on days whose tariff was used already.
    UsedAfter { last_used: NaiveDate },
    /// The tariff was used: it can only be followed by another.
    Used,
    /// The guide fixes it; another can only follow.
    OfTheGuide,
}

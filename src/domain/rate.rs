//! Tariffs: what an hour or a kilometre costs from a day on, with its source.

use super::coded::coded;
use super::hours::{Metres, Minutes};
use super::{Cents, HoursClaimId, RateId};
use chrono::NaiveDate;
use std::collections::BTreeSet;

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

/// What a percentage makes of a tariff. The guide says nothing about rounding, so both stand: the adviser confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextRate {
    /// Exactly, in millionths of a euro.
    pub millionths: i128,
    /// To the cent, half a cent away from zero.
    pub rounded: Cents,
}

/// Lines of hours that get an amount which they lacked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RateGain {
    pub lines: usize,
    pub claims: BTreeSet<HoursClaimId>,
    /// Of the lines that get an amount for their hours.
    pub minutes: Minutes,
    /// Of the lines that get an amount for their kilometres.
    pub metres: Metres,
    pub amount: Cents,
}

/// What a tariff was used for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RateUsage {
    /// How many lines of hours have an amount by it.
    pub lines: u32,
    /// The last day that it was used for; `None` when it never was.
    pub last: Option<NaiveDate>,
}

/// What is wrong with a tariff that is to be kept. `words` gives it its Dutch sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RateFault {
    /// The guide has no tariff of this kind.
    UnknownKind { kind: String, known: Vec<String> },
    /// Nothing says where it comes from.
    SourceMissing,
    /// Not above zero, or more than an amount can hold.
    NotAnAmount,
    /// A percentage without an earlier amount.
    BaseMissing,
    /// Outside the years that a register knows.
    NotADay,
    /// Another tariff of this kind begins on the same day.
    SameDay,
    /// It would hold on days whose tariff was used already.
    UsedAfter { last_used: NaiveDate },
    /// The tariff was used: it can only be followed by another.
    Used { last_used: NaiveDate },
    /// The guide fixes it; another can only follow.
    OfTheGuide { from: NaiveDate },
}

/// A field of a tariff.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum RateField {
    Kind,
    From,
    Amount,
    Base,
    Source,
}

impl RateFault {
    /// Where it is wrong.
    pub fn field(&self) -> RateField {
        match self {
            Self::UnknownKind { .. } | Self::Used { .. } => RateField::Kind,
            Self::SourceMissing => RateField::Source,
            Self::NotAnAmount => RateField::Amount,
            Self::BaseMissing => RateField::Base,
            Self::NotADay | Self::SameDay | Self::UsedAfter { .. } | Self::OfTheGuide { .. } => {
                RateField::From
            }
        }
    }
}

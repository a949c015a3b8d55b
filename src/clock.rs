//! What day and time it is: the only place that asks the computer.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// The clock of one desk. `--vandaag` and tests fix the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The computer's own clock.
    System,
    /// Always this day, at nine in the morning.
    Fixed(NaiveDate),
}

impl Clock {
    /// The day decisions are dated with.
    pub fn today(self) -> NaiveDate {
        self.now().date()
    }

    /// Local date and time, to the second; used for operations only, never in a letter.
    #[expect(clippy::disallowed_methods, reason = "this is the one clock")]
    pub fn now(self) -> NaiveDateTime {
        match self {
            Self::System => chrono::Local::now().naive_local(),
            Self::Fixed(day) => day.and_time(NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default()),
        }
    }
}

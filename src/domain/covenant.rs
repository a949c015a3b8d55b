//! When a partner is bound by the covenant (convenant): periods, and the plan years they come down to.

use chrono::{Days, NaiveDate};

/// A period in which the covenant binds a partner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Covenant {
    pub from: NaiveDate,
    /// The last day; `None` while it lasts.
    pub until: Option<NaiveDate>,
}

impl Covenant {
    /// Whether it binds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    fn overlaps(&self, other: &Self) -> bool {
        self.holds_on(other.from) || other.holds_on(self.from)
    }
}

/// The day that decides for a plan year: its first.
pub fn deciding_day(year: i32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(NaiveDate::MIN)
}

/// Whether the covenant binds in a plan year: on its first day.
pub fn binds(periods: &[Covenant], year: i32) -> bool {
    let day = deciding_day(year);
    periods.iter().any(|period| period.holds_on(day))
}

/// The periods, so that the covenant binds in a plan year or not; the years before stay as they are.
///
/// To bind: the period that ended on the last day before goes on, one that begins later in the year begins on its first
/// day, and otherwise a new one begins then; it lasts until a later period begins. Not to bind: what holds on the first
/// day of the year ends on the day before, or goes when it began on that day.
pub fn with_year(periods: &[Covenant], year: i32, bound: bool) -> Vec<Covenant> {
    if binds(periods, year) == bound {
        return periods.to_vec();
    }
    let first = deciding_day(year);
    let Some(before) = first.checked_sub_days(Days::new(1)) else {
        return periods.to_vec();
    };
    let mut now = periods.to_vec();
    if !bound {
        now.retain(|period| !(period.holds_on(first) && period.from == first));
        for period in now.iter_mut().filter(|period| period.holds_on(first)) {
            period.until = Some(before);
        }
        return now;
    }
    let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap_or(first);
    let within = |period: &&mut Covenant| period.from > first && period.from <= last;
    if let Some(later) = now.iter_mut().find(within) {
        later.from = first;
    } else {
        let next = periods.iter().map(|it| it.from).filter(|it| *it > last);
        let until = next.min().map(|_| last);
        match now.iter_mut().find(|it| it.until == Some(before)) {
            Some(ended) => ended.until = until,
            None => now.push(Covenant { from: first, until }),
        }
    }
    now.sort_unstable();
    now
}

/// Both lists together; periods that touch or overlap become one.
pub fn together(one: &[Covenant], other: &[Covenant]) -> Vec<Covenant> {
    let mut all: Vec<Covenant> = one.iter().chain(other).copied().collect();
    all.sort_unstable();
    let mut found: Vec<Covenant> = Vec::new();
    for period in all {
        let touches = |last: &&mut Covenant| {
            let Some(until) = last.until else {
                return true;
            };
            let after = until.checked_add_days(Days::new(1)).unwrap_or(until);
            period.from <= after
        };
        match found.last_mut().filter(touches) {
            Some(last) => {
                let longest = |(one, other): (NaiveDate, NaiveDate)| one.max(other);
                last.until = last.until.zip(period.until).map(longest);
            }
            None => found.push(period),
        }
    }
    found
}

/// The place of the first period that overlaps an earlier one in the list.
pub fn overlap(periods: &[Covenant]) -> Option<usize> {
    periods.iter().enumerate().find_map(|(at, period)| {
        let earlier = periods.iter().take(at);
        earlier
            .into_iter()
            .any(|it| it.overlaps(period))
            .then_some(at)
    })
}

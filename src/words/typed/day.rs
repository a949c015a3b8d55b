//! Days as they are typed: the day first, the year where it is not the plan's.

use super::{Typed, TypedFault, all_digits};
use crate::words::MONTHS;
use chrono::{Datelike, NaiveDate};

/// How a month may be shortened, beside its first three letters.
const SHORT: [(&str, u32); 2] = [("mrt", 3), ("sept", 9)];
const WEEKDAYS: [&str; 7] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
];

/// `8-10` and `8 okt` within `year`; `8-10-2026`, `8-10-26`, `8 oktober 2026`, `2026-10-08` in their own.
///
/// # Errors
/// Why it is no day.
pub fn day(text: &str, year: i32) -> Typed<NaiveDate> {
    let typed = text.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let not = || TypedFault::NotDay(typed.to_owned());
    let words = tokens(typed);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let words = match words.as_slice() {
        [first, rest @ ..] if is_weekday(first) => rest,
        all => all,
    };
    let (day, month, year) = match words {
        [year, month, day] if year.len() == 4 && all_digits(year) => (*day, *month, full(year)),
        [day, month, year] => (*day, *month, full(year)),
        [day, month] => (*day, *month, Some(year)),
        _ => return Err(not()),
    };
    let number = |digits: &str| {
        let short = all_digits(digits) && digits.len() <= 2;
        short.then(|| digits.parse::<u32>().ok()).flatten()
    };
    let month = number(month).or_else(|| named(month));
    let (Some(day), Some(month), Some(year)) = (number(day), month, year) else {
        return Err(not());
    };
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(day) => Ok(Some(day)),
        None => Err(TypedFault::NoSuchDay {
            typed: typed.to_owned(),
            month: length(year, month),
        }),
    }
}

/// How a day was read: `donderdag 8 oktober 2026`.
pub fn read_day(day: NaiveDate) -> String {
    let at = usize::try_from(day.weekday().num_days_from_monday()).unwrap_or(0);
    let name = WEEKDAYS.get(at).copied().unwrap_or_default();
    format!("{name} {}", crate::words::long_date(day))
}

/// Runs of digits and runs of letters.
fn tokens(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut before = None;
    for letter in text.to_lowercase().chars() {
        let kind = if letter.is_ascii_digit() {
            Some(true)
        } else {
            letter.is_alphabetic().then_some(false)
        };
        match (kind, all.last_mut()) {
            (None, _) => {}
            (Some(_), Some(word)) if before == kind => word.push(letter),
            (Some(_), _) => all.push(letter.into()),
        }
        before = kind;
    }
    all
}

fn is_weekday(word: &str) -> bool {
    WEEKDAYS
        .iter()
        .any(|it| *it == word || (word.len() == 2 && it.starts_with(word)))
}

fn named(word: &str) -> Option<u32> {
    let long = MONTHS.iter().zip(1..);
    let mut long = long.filter(|(name, _)| {
        **name == word || (word.chars().count() == 3 && name.starts_with(word))
    });
    let short = SHORT.iter().find(|(name, _)| *name == word);
    long.next().map(|(_, at)| at).or(short.map(|(_, at)| *at))
}

fn full(year: &str) -> Option<i32> {
    let read: i32 = all_digits(year).then(|| year.parse().ok()).flatten()?;
    match year.len() {
        2 => Some(2000 + read),
        4 => Some(read).filter(|it| (2000..2100).contains(it)),
        _ => None,
    }
}

/// `Februari 2026 heeft 28 dagen`.
fn length(year: i32, month: u32) -> Option<String> {
    let name = MONTHS.get(usize::try_from(month.checked_sub(1)?).ok()?)?;
    let last = (28..=31)
        .rev()
        .find_map(|day| NaiveDate::from_ymd_opt(year, month, day))?;
    let mut letters = name.chars();
    let first: String = letters.next()?.to_uppercase().collect();
    let (rest, days) = (letters.as_str(), last.day());
    Some(format!("{first}{rest} {year} heeft {days} dagen"))
}

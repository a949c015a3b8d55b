//! Dates as they stand in files: a day, a period in words, or a doubt.

use super::plain::{plain, words};
use crate::exchange::grid::Value;
use chrono::{Datelike, Days, NaiveDate};

/// What a cell says as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum When {
    Empty,
    Day(NaiveDate),
    /// A month, quarter, week, season, several days, or `n.t.b.`: no day.
    Period,
    NoSuchDay,
    /// A day could be meant, but the cell does not quite say it.
    Unsure(Vec<NaiveDate>),
    Error,
}

const MONTHS: [(&str, u32); 24] = [
    ("januari", 1),
    ("jan", 1),
    ("februari", 2),
    ("feb", 2),
    ("maart", 3),
    ("mrt", 3),
    ("april", 4),
    ("apr", 4),
    ("mei", 5),
    ("juni", 6),
    ("jun", 6),
    ("juli", 7),
    ("jul", 7),
    ("augustus", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("oktober", 10),
    ("okt", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

const WEEKDAYS: [&str; 14] = [
    "maandag",
    "dinsdag",
    "woensdag",
    "donderdag",
    "vrijdag",
    "zaterdag",
    "zondag",
    "ma",
    "di",
    "wo",
    "do",
    "vr",
    "za",
    "zo",
];

/// Reads a cell as a date; `year` is the plan's year, for days without one.
pub fn when(value: &Value, year: Option<i32>) -> When {
    match value {
        Value::Date(day) => When::Day(*day),
        Value::Number(number) => of_number(number),
        Value::Text(text) => match of_text(text, year) {
            When::Day(day) if text.contains(['?', '±', '~']) => When::Unsure(vec![day]),
            read => read,
        },
        Value::Error(_) => When::Error,
        Value::Bool(_) => When::Unsure(Vec::new()),
    }
}

/// A number that is not formatted as a date: a year, or perhaps a day's number in the workbook.
fn of_number(number: &str) -> When {
    let whole = number.split('.').next().unwrap_or_default();
    match whole.parse::<u64>() {
        Ok(year) if whole == number && (2000..2100).contains(&year) => When::Period,
        Ok(serial) if (40_000..60_000).contains(&serial) => When::Unsure(
            NaiveDate::from_ymd_opt(1899, 12, 30)
                .and_then(|epoch| epoch.checked_add_days(Days::new(serial)))
                .into_iter()
                .collect(),
        ),
        _ => When::Unsure(Vec::new()),
    }
}

fn of_text(text: &str, year: Option<i32>) -> When {
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "–" | "—") {
        return When::Empty;
    }
    let day_of_iso = text.split_once('T').filter(|(day, _)| day.len() == 10);
    let words = words(day_of_iso.map_or(text, |(day, _)| day));
    let mut words: &[String] = &words;
    if let Some((first, rest)) = words.split_first()
        && WEEKDAYS.contains(&first.as_str())
    {
        words = rest;
    }
    let words = without_time(words, text);
    let parts: Vec<&str> = words.iter().map(|word| without_ordinal(word)).collect();
    match parts.as_slice() {
        [day, month, full] if is_number(day) && month_number(month).is_some() => {
            by_month_name(day, month, full)
        }
        // `4 agustus 2027` names a day, but not which.
        [day, word, full]
            if is_number(day) && is_number(full) && full.len() == 4 && !is_stretch(word) =>
        {
            When::Unsure(Vec::new())
        }
        [day, month] if is_number(day) && month_number(month).is_some() => {
            without_year(day, month_number(month), year)
        }
        [first, second, third] if [first, second, third].iter().all(|part| is_number(part)) => {
            of_three_numbers(first, second, third)
        }
        // `18-3` may be a day; `3-2027` is a month.
        [day, month]
            if is_number(day) && is_number(month) && day.len() <= 2 && month.len() <= 2 =>
        {
            without_year(day, month.parse().ok(), year)
        }
        [digits] if is_number(digits) && digits.len() == 8 => of_eight_digits(digits),
        // A day of the month without one: `de 18e`.
        [number] if is_number(number) && number.len() <= 2 => When::Unsure(Vec::new()),
        _ => When::Period,
    }
}

/// `2027-03-18T00:00:00` and `18-03-2027 10:00 uur`: the time says nothing here.
fn without_time<'a>(words: &'a [String], text: &str) -> &'a [String] {
    let timed = text.contains(':') || plain(text).ends_with("uur");
    let date = words.get(..3).filter(|_| timed && words.len() > 3);
    date.unwrap_or(words)
}

/// `4e maart` and `1ste mei` are days as well.
fn without_ordinal(word: &str) -> &str {
    ["ste", "de", "e"]
        .into_iter()
        .find_map(|ending| word.strip_suffix(ending))
        .filter(|number| is_number(number) && number.len() <= 2)
        .unwrap_or(word)
}

/// Words that stand between a number and a year without naming a day: `2e kwartaal 2027`.
fn is_stretch(word: &str) -> bool {
    const STRETCHES: [&str; 14] = [
        "kwart", "helft", "week", "weken", "wk", "keer", "maand", "dag", "semester", "periode",
        "blok", "tertaal", "x", "q",
    ];
    is_number(word)
        || month_number(word).is_some()
        || STRETCHES.iter().any(|start| word.starts_with(start))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|sign| sign.is_ascii_digit())
}

fn month_number(word: &str) -> Option<u32> {
    MONTHS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, month)| *month)
}

fn full_year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

fn day(year: Option<i32>, month: Option<u32>, day: Option<u32>) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year?, month?, day?).filter(|day| (1990..2200).contains(&day.year()))
}

fn by_month_name(of_month: &str, month: &str, year: &str) -> When {
    if !is_number(year) {
        return When::Period;
    }
    day(full_year(year), month_number(month), of_month.parse().ok())
        .map_or(When::NoSuchDay, When::Day)
}

fn without_year(of_month: &str, month: Option<u32>, year: Option<i32>) -> When {
    // A leap year stands in where no year is known, to find days that never exist.
    let of_month = of_month.parse().ok();
    match (day(year, month, of_month), day(Some(2000), month, of_month)) {
        (Some(day), _) => When::Unsure(vec![day]),
        (None, Some(_)) if year.is_none() => When::Unsure(Vec::new()),
        (None, _) => When::NoSuchDay,
    }
}

fn of_three_numbers(first: &str, second: &str, third: &str) -> When {
    if first.len() == 4 {
        return day(full_year(first), second.parse().ok(), third.parse().ok())
            .map_or(When::NoSuchDay, When::Day);
    }
    let (year, one, two) = (full_year(third), first.parse().ok(), second.parse().ok());
    match (day(year, two, one), day(year, one, two)) {
        (Some(day), _) => When::Day(day),
        (None, Some(american)) => When::Unsure(vec![american]),
        (None, None) => When::NoSuchDay,
    }
}

/// `20270318`.
fn of_eight_digits(digits: &str) -> When {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    day(
        full_year(part(0, 4)),
        part(4, 6).parse().ok(),
        part(6, 8).parse().ok(),
    )
    .map_or(When::Unsure(Vec::new()), When::Day)
}

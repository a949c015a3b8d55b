//! Amounts, dates and counts as people type them into the program's own workbooks. Strict: two readings are none.

use super::grid::Value;
use crate::domain::Cents;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What an amount cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Amount {
    Is(Cents),
    /// `1.250`: a thousand and more, or a little more than one.
    Two {
        thousands: Cents,
        decimals: Option<Cents>,
    },
    TooManyDecimals,
    Negative(Cents),
    Error,
    None,
}

/// What a date cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Day {
    Is(NaiveDate),
    /// `3/4/2027` or `1-3-27`: these days are possible.
    Several(Vec<NaiveDate>),
    /// A month, quarter, week or season as written.
    Period(String),
    /// Text that should be a date and is none.
    None,
}

/// An amount of euros. The outcome of a formula may be off by a float's last digits; that is no third decimal.
pub(super) fn amount(value: &Value) -> Amount {
    match value {
        Value::Number(number) => decimal(number).map_or(Amount::None, from_decimal),
        Value::Text(text) => amount_in_words(text),
        Value::Error(_) => Amount::Error,
        Value::Date(_) | Value::Bool(_) => Amount::None,
    }
}

fn decimal(text: &str) -> Option<Decimal> {
    text.parse()
        .ok()
        .or_else(|| Decimal::from_scientific(text).ok())
}

fn from_decimal(euros: Decimal) -> Amount {
    let Some(cents) = euros.checked_mul(Decimal::ONE_HUNDRED) else {
        return Amount::None;
    };
    let whole = cents.round();
    if (cents - whole).abs() > Decimal::new(1, 6) {
        return Amount::TooManyDecimals;
    }
    match whole.to_i64() {
        Some(cents) if cents < 0 => Amount::Negative(Cents(cents)),
        Some(cents) => Amount::Is(Cents(cents)),
        None => Amount::None,
    }
}

fn amount_in_words(text: &str) -> Amount {
    let bare: String = text
        .replace("EUR", "")
        .replace("eur", "")
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '€' | '\u{200b}' | '\u{feff}'))
        .map(|c| if matches!(c, '−' | '–') { '-' } else { c })
        .collect();
    // `1250,-` and `1250,--` are whole euros.
    let bare = bare
        .strip_suffix(",--")
        .or_else(|| bare.strip_suffix(",-"))
        .unwrap_or(&bare);
    let unsigned = bare
        .strip_prefix('-')
        .or_else(|| bare.strip_suffix('-'))
        .or_else(|| bare.strip_prefix('(').and_then(|it| it.strip_suffix(')')));
    match (unsigned, unsigned.map_or_else(|| digits(bare), digits)) {
        (Some(_), Amount::Is(cents)) if cents != Cents::ZERO => Amount::Negative(-cents),
        (Some(_), Amount::Two { thousands, .. }) => Amount::Negative(-thousands),
        (_, read) => read,
    }
}

/// Digits with points and commas, without sign or currency.
fn digits(text: &str) -> Amount {
    let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    if !text.starts_with(|c: char| c.is_ascii_digit())
        || marks.iter().any(|mark| !matches!(mark, '.' | ','))
    {
        return Amount::None;
    }
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let grouped = |parts: &[&str]| match parts {
        [first, rest @ ..] => {
            (1..=3).contains(&first.len())
                && !first.starts_with('0')
                && rest.iter().all(|part| part.len() == 3)
        }
        [] => false,
    };
    match (marks.as_slice(), parts.as_slice()) {
        ([], [whole]) => decimal(whole).map_or(Amount::None, from_decimal),
        ([_], [whole, fraction]) => match fraction.len() {
            1 | 2 => fraction_of(whole, fraction),
            3 if grouped(&parts) => Amount::Two {
                thousands: match decimal(&format!("{whole}{fraction}")).map(from_decimal) {
                    Some(Amount::Is(cents)) => cents,
                    _ => return Amount::None,
                },
                decimals: match fraction_of(whole, fraction) {
                    Amount::Is(cents) => Some(cents),
                    _ => None,
                },
            },
            0 => Amount::None,
            _ => Amount::TooManyDecimals,
        },
        ([first, rest @ ..], _) if rest.iter().all(|mark| mark == first) => {
            if grouped(&parts) {
                decimal(&parts.concat()).map_or(Amount::None, from_decimal)
            } else {
                Amount::None
            }
        }
        ([most @ .., last], [whole @ .., fraction])
            if most.iter().all(|mark| mark != last) && grouped(whole) =>
        {
            match fraction.len() {
                0 => Amount::None,
                1 | 2 => fraction_of(&whole.concat(), fraction),
                _ => Amount::TooManyDecimals,
            }
        }
        _ => Amount::None,
    }
}

fn fraction_of(whole: &str, fraction: &str) -> Amount {
    decimal(&format!("{whole}.{fraction}")).map_or(Amount::None, from_decimal)
}

/// A whole number from nought up, such as participants.
pub(super) fn count(value: &Value) -> Option<u32> {
    match value {
        Value::Number(text) => {
            let number = decimal(text)?.normalize();
            (number.scale() == 0).then(|| number.to_u32()).flatten()
        }
        Value::Text(text) => text.trim().parse().ok(),
        Value::Date(_) | Value::Bool(_) | Value::Error(_) => None,
    }
}

/// A day, or a period where there is no day.
pub(super) fn day(value: &Value) -> Day {
    match value {
        Value::Date(day) => Day::Is(*day),
        Value::Text(text) => day_in_words(text.trim()),
        Value::Number(_) | Value::Bool(_) | Value::Error(_) => Day::None,
    }
}

const MONTHS: [(&str, u32); 24] = [
    ("januari", 1),
    ("februari", 2),
    ("maart", 3),
    ("april", 4),
    ("mei", 5),
    ("juni", 6),
    ("juli", 7),
    ("augustus", 8),
    ("september", 9),
    ("oktober", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mrt", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
];

const PERIODS: [&str; 14] = [
    "kwartaal", "week", "weken", "voorjaar", "najaar", "zomer", "herfst", "winter", "lente",
    "halfjaar", "q1", "q2", "q3", "q4",
];

fn day_in_words(text: &str) -> Day {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let month_word = |word: &str| {
        MONTHS
            .iter()
            .find(|(name, _)| *name == word)
            .map(|(_, month)| *month)
    };
    if let [day, month, year] = words.as_slice()
        && let Some(month) = month_word(month)
        && let (Ok(day), Ok(year)) = (day.parse(), year.parse::<i32>())
        && year > 1900
    {
        return NaiveDate::from_ymd_opt(year, month, day).map_or(Day::None, Day::Is);
    }
    if let [a, b, c] = words.as_slice()
        && words
            .iter()
            .all(|word| word.chars().all(|c| c.is_ascii_digit()))
    {
        return day_in_digits(a, b, c, text.contains('/'));
    }
    let is_period = words
        .iter()
        .any(|word| month_word(word).is_some() || PERIODS.contains(word));
    if is_period {
        Day::Period(text.to_owned())
    } else {
        Day::None
    }
}

fn day_in_digits(a: &str, b: &str, c: &str, slashes: bool) -> Day {
    let number = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    let date = |year: &str, month: &str, day: &str| {
        NaiveDate::from_ymd_opt(year.parse().ok()?, number(month), number(day))
    };
    if a.len() == 4 {
        return date(a, b, c).map_or(Day::None, Day::Is);
    }
    let century = if c.len() == 2 { "20" } else { "" };
    if c.len() != 4 && c.len() != 2 {
        return Day::None;
    }
    let year = format!("{century}{c}");
    // A Dutch form has the day first; with slashes the month may come first, as Americans write it.
    let mut days: Vec<NaiveDate> = date(&year, b, a).into_iter().collect();
    if slashes {
        days.extend(date(&year, a, b));
    }
    days.dedup();
    match days.as_slice() {
        [] => Day::None,
        [day] if c.len() == 4 => Day::Is(*day),
        _ => Day::Several(days),
    }
}

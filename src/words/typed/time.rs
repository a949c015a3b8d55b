//! Working time and times of day as they are typed.

use super::number::{Figures, figures};
use super::{Typed, TypedFault, all_digits, squeezed};
use crate::domain::hours::Minutes;
use crate::words::hours;

/// `2`, `2,5`, `1.5` are hours; `2:30`, `2u30`, `2 uur en 30 minuten`; `150m` are minutes.
///
/// # Errors
/// Why it is no time; a time that can be read in two ways, such as `1.250`, `2.30` or `2,30`, is none.
pub fn minutes(text: &str) -> Typed<Minutes> {
    let typed = || text.trim().to_owned();
    let plain = units(text);
    if plain.is_empty() {
        return Ok(None);
    }
    if let Some(rest) = plain.strip_prefix('-') {
        let known = positive(rest, &typed()).is_ok();
        return Err(if known {
            TypedFault::BelowZero(typed())
        } else {
            TypedFault::NotTime(typed())
        });
    }
    positive(&plain, &typed()).map(Some)
}

/// With `u` for every word for hours and `m` for every word for minutes.
fn units(text: &str) -> String {
    let plain = squeezed(text);
    let (bare, minutes) = match ["minuten", "minuut", "min"]
        .into_iter()
        .find_map(|word| plain.strip_suffix(word))
    {
        Some(bare) => (bare, "m"),
        None => (plain.as_str(), ""),
    };
    // "2 uur en 30": the word for and goes with the word for hours.
    let mut hours = bare.to_owned();
    for word in ["uur", "uen", "uren", "h"] {
        hours = hours.replace(word, "u");
    }
    format!("{hours}{minutes}")
}

fn positive(plain: &str, typed: &str) -> Result<Minutes, TypedFault> {
    let not = || TypedFault::NotTime(typed.to_owned());
    if let Some((whole, rest)) = plain.split_once(':') {
        let rest = rest.strip_suffix('u').unwrap_or(rest);
        if rest.len() != 2 {
            return Err(not());
        }
        return hours_and_minutes(whole, rest, typed).ok_or_else(not)?;
    }
    if let Some((whole, rest)) = plain.split_once('u') {
        let rest = rest.strip_suffix('m').unwrap_or(rest);
        if rest.is_empty() {
            return decimal_hours(whole, typed);
        }
        return hours_and_minutes(whole, rest, typed).ok_or_else(not)?;
    }
    if let Some(count) = plain.strip_suffix('m') {
        return number(count).map(Minutes).ok_or_else(not);
    }
    decimal_hours(plain, typed)
}

fn number(digits: &str) -> Option<i64> {
    let short = all_digits(digits) && digits.len() <= 5;
    short.then(|| digits.parse().ok()).flatten()
}

fn hours_and_minutes(whole: &str, rest: &str, typed: &str) -> Option<Result<Minutes, TypedFault>> {
    let sum = Minutes(number(whole)? * 60 + number(rest).filter(|_| rest.len() <= 2)?);
    Some(match number(rest) {
        Some(60..) => Err(TypedFault::TooManyMinutes {
            typed: typed.to_owned(),
            sum: colon(sum),
        }),
        _ => Ok(sum),
    })
}

/// Hours with decimals. A comma makes tenths and hundredths of an hour; a point may stand for a colon as well.
fn decimal_hours(text: &str, typed: &str) -> Result<Minutes, TypedFault> {
    let (whole, hundredths, mark, decimals) = match figures(text) {
        Figures::Is {
            whole,
            hundredths,
            mark,
            decimals,
        } if whole < 10_000 => (whole, hundredths, mark, decimals),
        Figures::Two {
            thousands,
            decimals,
        } => {
            return Err(TypedFault::TwoReadings {
                typed: typed.to_owned(),
                one: format!("{thousands} uur"),
                other: format!("{decimals} uur"),
            });
        }
        Figures::TooManyDecimals => return Err(TypedFault::TooManyDecimals(typed.to_owned())),
        Figures::Is { .. } | Figures::None => return Err(TypedFault::NotTime(typed.to_owned())),
    };
    let clock = match (mark, decimals) {
        (Some('.'), 2) => (1..60).contains(&hundredths),
        (Some(','), 2) => matches!(hundredths, 15 | 30 | 45),
        _ => false,
    };
    if clock {
        return Err(TypedFault::TwoReadings {
            typed: typed.to_owned(),
            one: colon(Minutes(whole * 60 + hundredths)),
            other: format!(
                "{whole},{} uur",
                format!("{hundredths:02}").trim_end_matches('0')
            ),
        });
    }
    let sixtieths = whole * 6000 + hundredths * 60;
    if sixtieths % 100 != 0 {
        return Err(TypedFault::NotWholeMinutes {
            typed: text.to_owned(),
            nearest: colon(Minutes((sixtieths + 50) / 100)),
        });
    }
    Ok(Minutes(sixtieths / 100))
}

/// `2:20`, also for whole hours: `3:00`.
fn colon(Minutes(minutes): Minutes) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// A time of day in minutes after midnight: `9`, `9:30`, `9.30`, `9u30`, `0930`.
///
/// # Errors
/// [`TypedFault::NotClock`].
pub fn clock(text: &str) -> Typed<u16> {
    let not = || TypedFault::NotClock(text.trim().to_owned());
    let plain = units(text);
    if plain.is_empty() {
        return Ok(None);
    }
    let bare = plain.strip_suffix('u').unwrap_or(&plain);
    let (hour, minute) = match bare.split_once([':', '.', 'u']) {
        Some((hour, minute)) if minute.len() == 2 => (hour, minute),
        Some(_) => return Err(not()),
        None if (3..=4).contains(&bare.len()) => {
            bare.split_at_checked(bare.len() - 2).ok_or_else(not)?
        }
        None => (bare, "00"),
    };
    let part = |digits: &str, most: u16| {
        let sound = all_digits(digits) && digits.len() <= 2;
        let read = sound.then(|| digits.parse::<u16>().ok()).flatten();
        read.filter(|it| *it <= most)
    };
    match (part(hour, 23), part(minute, 59)) {
        (Some(hour), Some(minute)) => Ok(Some(hour * 60 + minute)),
        _ => Err(not()),
    }
}

/// How a time was read: `2 uur en 30 minuten`.
pub fn read_time(minutes: Minutes) -> String {
    let Minutes(count) = minutes;
    match (count / 60, count % 60) {
        (0, rest) => format!("{rest}\u{a0}minuten"),
        (_, 0) => hours::hours(minutes),
        (whole, rest) => format!("{whole}\u{a0}uur en {rest}\u{a0}minuten"),
    }
}

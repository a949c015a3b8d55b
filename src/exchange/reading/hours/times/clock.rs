//! Times of day, and spans of two of them.

use super::{DAY, SIXTY, Time, decimal, digits, of_iso, tidy, whole};
use crate::domain::hours::Minutes;
use crate::exchange::grid::Value;
use crate::exchange::reading::plain::is_not_applicable;
use rust_decimal::Decimal;

/// What a cell says as a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    Empty,
    /// Minutes after midnight.
    At(u16),
    Unsure,
}

/// Reads a cell as a time of day.
pub fn clock(value: &Value, timed: bool) -> Clock {
    match value {
        Value::Number(number) => {
            let Some(number) = decimal(number) else {
                return Clock::Unsure;
            };
            let minutes = if timed || (number > Decimal::ZERO && number < Decimal::ONE) {
                number.checked_mul(DAY).map(|seconds| seconds / SIXTY)
            } else {
                number.checked_mul(SIXTY)
            };
            match minutes.map_or(Time::Unreadable, whole) {
                Time::Empty => Clock::At(0),
                Time::Certain(minutes)
                    if timed || number.fract().is_zero() || number < Decimal::ONE =>
                {
                    of_day(minutes)
                }
                _ => Clock::Unsure,
            }
        }
        Value::Text(text) => clock_in_words(text),
        Value::Date(_) | Value::Bool(_) | Value::Error(_) => Clock::Unsure,
    }
}

fn of_day(Minutes(minutes): Minutes) -> Clock {
    match u16::try_from(minutes) {
        Ok(minutes) if minutes < 24 * 60 => Clock::At(minutes),
        _ => Clock::Unsure,
    }
}

/// `9:30`, `09.30 uur`, `9u30`, `9 uur`.
fn clock_in_words(text: &str) -> Clock {
    let text = tidy(text);
    if text.is_empty() || matches!(text.as_str(), "-" | "–") || is_not_applicable(&text) {
        return Clock::Empty;
    }
    let text = match text.strip_prefix("pt") {
        Some(iso) => match of_iso(iso) {
            Time::Certain(minutes) => return of_day(minutes),
            Time::Empty => return Clock::At(0),
            _ => return Clock::Unsure,
        },
        None => text
            .trim_end_matches(" uur")
            .trim_end_matches(" u")
            .to_owned(),
    };
    let parts: Vec<&str> = text.split([':', '.', 'u', 'h']).map(str::trim).collect();
    let read = match parts.as_slice() {
        [hours] | [hours, ""] => digits(hours).map(|hours| (hours, 0)),
        [hours, minutes] | [hours, minutes, "00"] if minutes.len() == 2 => {
            digits(hours).zip(digits(minutes))
        }
        _ => None,
    };
    match read {
        Some((hours, minutes)) if minutes < 60 && hours < 24 => {
            of_day(Minutes(hours * 60 + minutes))
        }
        _ => Clock::Unsure,
    }
}

/// The two times of `9:00 - 12:30` or `van 9 tot 12 uur`; `None` when the text is no such span.
pub fn span(text: &str) -> Option<(u16, u16)> {
    let text = tidy(text);
    let text = text.strip_prefix("van ").unwrap_or(&text);
    let text = text
        .replace(" tot ", "-")
        .replace(" t/m ", "-")
        .replace(['–', '—'], "-");
    let (from, until) = text.split_once('-')?;
    match (clock_in_words(from), clock_in_words(until)) {
        (Clock::At(from), Clock::At(until)) if !from_is_blank(&text) => Some((from, until)),
        _ => None,
    }
}

fn from_is_blank(text: &str) -> bool {
    text.starts_with('-') || text.ends_with('-')
}

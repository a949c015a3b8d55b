//! Distances in kilometres.

use super::{decimal, digits, tidy};
use crate::domain::hours::Metres;
use crate::exchange::grid::Value;
use crate::exchange::reading::plain::is_not_applicable;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What a cell says as a distance in kilometres.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Distance {
    Empty,
    Certain(Metres),
    Several(Vec<Metres>),
    Negative,
    Unreadable,
    Error,
}

/// Reads a cell as kilometres.
pub fn distance(value: &Value) -> Distance {
    match value {
        Value::Number(number) => decimal(number).map_or(Distance::Unreadable, metres),
        Value::Text(text) => distance_in_words(text),
        Value::Error(_) => Distance::Error,
        Value::Date(_) | Value::Bool(_) => Distance::Unreadable,
    }
}

fn metres(kilometres: Decimal) -> Distance {
    let Some(metres) = kilometres.checked_mul(Decimal::ONE_THOUSAND) else {
        return Distance::Unreadable;
    };
    let nearest = metres.round();
    match (
        nearest.to_i64(),
        (metres - nearest).abs() > Decimal::new(1, 3),
    ) {
        (None, _) => Distance::Unreadable,
        (Some(..0), _) => Distance::Negative,
        (Some(near), true) => Distance::Several(vec![Metres(near)]),
        (Some(0), false) => Distance::Empty,
        (Some(metres), false) => Distance::Certain(Metres(metres)),
    }
}

fn distance_in_words(text: &str) -> Distance {
    let text = tidy(text);
    if text.is_empty() || matches!(text.as_str(), "-" | "–" | "—") || is_not_applicable(&text) {
        return Distance::Empty;
    }
    let ends = ["kilometers", "kilometer", "km"];
    let bare = ends
        .iter()
        .find_map(|end| text.strip_suffix(end))
        .unwrap_or(&text)
        .trim();
    let (negative, bare) = match bare.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim()),
        None => (false, bare),
    };
    let read = match bare.split_once([',', '.']) {
        None => digits(bare).map_or(Distance::Unreadable, |it| metres(Decimal::from(it))),
        Some((whole, fraction)) if digits(fraction).is_none() || digits(whole).is_none() => {
            Distance::Unreadable
        }
        Some((whole, fraction)) => {
            let exact =
                decimal(&format!("{whole}.{fraction}")).map_or(Distance::Unreadable, metres);
            match (fraction.len(), &exact) {
                (3, Distance::Certain(near)) if !whole.starts_with('0') && whole.len() <= 3 => {
                    let far = digits(&format!("{whole}{fraction}")).unwrap_or(0);
                    Distance::Several(vec![*near, Metres(far.saturating_mul(1000))])
                }
                _ => exact,
            }
        }
    };
    match read {
        Distance::Certain(_) | Distance::Several(_) if negative => Distance::Negative,
        read => read,
    }
}

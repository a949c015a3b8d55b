//! Amounts as they stand in files. What can be read in two ways is not read.

use super::plain::is_not_applicable;
use crate::domain::Cents;
use crate::exchange::grid::Value;

/// What a cell says as an amount of money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Amount {
    Empty,
    /// Also a zero. May be negative or very large: that is for the caller to say.
    Certain(Cents),
    /// `1.250`: thousands, or decimals (none when these would be more than cents).
    TwoWays {
        thousands: Cents,
        decimals: Option<Cents>,
    },
    /// More than two decimals: the cents below and above.
    TooManyDecimals {
        below: Cents,
        above: Cents,
    },
    /// A computed number that differs from whole cents by less than a spreadsheet's own precision.
    Noise(Cents),
    Unreadable,
    Error,
}

/// Reads a cell as an amount.
pub fn amount(value: &Value) -> Amount {
    match value {
        Value::Number(number) => of_number(number),
        Value::Text(text) => of_text(text),
        Value::Error(_) => Amount::Error,
        Value::Date(_) | Value::Bool(_) => Amount::Unreadable,
    }
}

/// A number's decimals count: a dot is always the decimal sign.
fn of_number(number: &str) -> Amount {
    let (negative, digits) = signed(number);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let reading = decimal(whole, fraction, negative);
    match reading {
        Amount::TooManyDecimals { below, above } => {
            near(fraction, below, above).map_or(reading, Amount::Noise)
        }
        Amount::Empty
        | Amount::Certain(_)
        | Amount::TwoWays { .. }
        | Amount::Noise(_)
        | Amount::Unreadable
        | Amount::Error => reading,
    }
}

/// The cents that a fraction comes within a billionth of.
fn near(fraction: &str, below: Cents, above: Cents) -> Option<Cents> {
    let beyond: String = fraction.chars().skip(2).take(7).collect();
    match beyond.as_str() {
        "0000000" => Some(below),
        "9999999" => Some(above),
        _ => None,
    }
}

fn of_text(text: &str) -> Amount {
    let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}', '\t', '\n'], " ");
    let text = text.trim();
    if text.is_empty()
        || matches!(text, "-" | "–" | "—" | "€ -" | "€ –" | "€-" | "-   €" | "€")
        || is_not_applicable(text)
    {
        return Amount::Empty;
    }
    let (negative, rest) = outer_sign(text);
    let (inner_negative, rest) = signed(without_currency(rest));
    let negative = negative || inner_negative;
    let rest = rest.trim();
    if let Some(whole) = without_dash(rest) {
        return match thousands(whole) {
            Some(digits) => decimal(&digits, "", negative),
            None => Amount::Unreadable,
        };
    }
    let Some(digits) = without_blanks(rest) else {
        return Amount::Unreadable;
    };
    by_separators(&digits, negative)
}

/// `(250)` and `-€ 250` are negative.
fn outer_sign(text: &str) -> (bool, &str) {
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'))
    {
        return (true, inner.trim());
    }
    signed(text)
}

fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix(['-', '−', '–']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn without_currency(text: &str) -> &str {
    const CURRENCIES: [&str; 8] = ["€", "EUR", "EURO", "Eur", "eur", "Euro", "euro", "eur."];
    let mut text = text.trim();
    // The longest first, or `euro` would leave an `o`.
    let mut names = CURRENCIES;
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    for name in names {
        text = text.strip_prefix(name).unwrap_or(text).trim();
        text = text.strip_suffix(name).unwrap_or(text).trim();
    }
    text
}

/// The whole euros before `,-`; `None` when there is no such tail.
fn without_dash(text: &str) -> Option<&str> {
    [",--", ",-", ".-", ",–", ",—", ",=", ".="]
        .into_iter()
        .find_map(|tail| text.strip_suffix(tail))
        .map(str::trim_end)
}

/// Blanks may only stand where thousands end: `12 500,00`.
fn without_blanks(text: &str) -> Option<String> {
    let mut parts = text.split(' ').filter(|part| !part.is_empty());
    let mut digits = parts.next()?.to_owned();
    for part in parts {
        let group = part.split([',', '.']).next().unwrap_or_default();
        if group.len() != 3 || !digits.chars().all(|sign| sign.is_ascii_digit()) {
            return None;
        }
        digits.push_str(part);
    }
    Some(digits)
}

fn by_separators(text: &str, negative: bool) -> Amount {
    let separators: Vec<char> = text
        .chars()
        .filter(|sign| matches!(sign, '.' | ',' | '\'' | '’'))
        .collect();
    let (first, last) = match (separators.first(), separators.last()) {
        (Some(first), Some(last)) => (*first, *last),
        _ => return decimal(text, "", negative),
    };
    let alone = separators.len() == 1;
    if !alone && first == last {
        return thousands(text).map_or(Amount::Unreadable, |digits| decimal(&digits, "", negative));
    }
    let Some((whole, fraction)) = text.rsplit_once(last) else {
        return Amount::Unreadable;
    };
    if !alone {
        return thousands(whole).map_or(Amount::Unreadable, |digits| {
            decimal(&digits, fraction, negative)
        });
    }
    if !matches!(last, '.' | ',') {
        return thousands(text).map_or(Amount::Unreadable, |digits| decimal(&digits, "", negative));
    }
    if fraction.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') {
        return two_ways(whole, fraction, negative);
    }
    decimal(whole, fraction, negative)
}

fn two_ways(whole: &str, fraction: &str, negative: bool) -> Amount {
    let Amount::Certain(thousands) = decimal(&format!("{whole}{fraction}"), "", negative) else {
        return Amount::Unreadable;
    };
    let decimals = match fraction
        .strip_suffix('0')
        .map(|cents| decimal(whole, cents, negative))
    {
        Some(Amount::Certain(cents)) => Some(cents),
        _ => None,
    };
    Amount::TwoWays {
        thousands,
        decimals,
    }
}

/// The digits of `1.250.000`; `None` when the groups are not of three, or of mixed signs.
fn thousands(text: &str) -> Option<String> {
    let sign = text.chars().find(|sign| !sign.is_ascii_digit());
    let Some(sign) = sign else {
        return (!text.is_empty()).then(|| text.to_owned());
    };
    if !matches!(sign, '.' | ',' | ' ' | '\'' | '’') {
        return None;
    }
    let mut groups = text.split(sign);
    let first = groups.next()?;
    let right = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    let digits: String = text.chars().filter(|other| *other != sign).collect();
    (right && digits.chars().all(|digit| digit.is_ascii_digit())).then_some(digits)
}

fn decimal(whole: &str, fraction: &str, negative: bool) -> Amount {
    let all_digits = |text: &str| text.chars().all(|sign| sign.is_ascii_digit());
    if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Amount::Unreadable;
    }
    let cents: String = fraction.chars().chain("00".chars()).take(2).collect();
    let Ok(cents) = format!("{whole}{cents}").parse::<i64>() else {
        return Amount::Unreadable;
    };
    let signed = |cents: i64| Cents(if negative { -cents } else { cents });
    if fraction.chars().skip(2).all(|digit| digit == '0') {
        return Amount::Certain(signed(cents));
    }
    let (below, above) = (signed(cents), signed(cents.saturating_add(1)));
    Amount::TooManyDecimals { below, above }
}

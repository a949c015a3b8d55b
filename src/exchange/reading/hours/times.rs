//! Lengths of time, times of day and distances as they stand in files. What can be read in two ways is not read.

mod clock;
mod distance;

pub use clock::{Clock, clock, span};
pub use distance::{Distance, distance};

use crate::domain::hours::Minutes;
use crate::exchange::grid::Value;
use crate::exchange::reading::plain::is_not_applicable;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What a cell says as a length of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    Empty,
    Certain(Minutes),
    /// `2.30`: two and a half hours, or two hours and eighteen minutes. One reading alone is not sure either.
    Several(Vec<Minutes>),
    /// Between two whole minutes.
    PartOfAMinute {
        below: Minutes,
        above: Minutes,
    },
    Negative,
    Unreadable,
    Error,
}

/// What a bare number in a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Hours,
    Minutes,
}

const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);

/// Reads a cell as a length of time. `timed` says that the workbook shows its number as a time.
pub fn time(value: &Value, timed: bool, unit: Unit) -> Time {
    match value {
        Value::Number(number) => {
            let Some(number) = decimal(number) else {
                return Time::Unreadable;
            };
            let minutes = match (timed, unit) {
                (true, _) => number.checked_mul(DAY).map(|seconds| seconds / SIXTY),
                (false, Unit::Hours) => number.checked_mul(SIXTY),
                (false, Unit::Minutes) => Some(number),
            };
            minutes.map_or(Time::Unreadable, whole)
        }
        Value::Text(text) => of_text(text, unit),
        Value::Error(_) => Time::Error,
        Value::Date(_) | Value::Bool(_) => Time::Unreadable,
    }
}

const SIXTY: Decimal = Decimal::from_parts(60, 0, 0, false, 0);

fn decimal(text: &str) -> Option<Decimal> {
    let number = text.parse().ok();
    number.or_else(|| Decimal::from_scientific(text).ok())
}

/// Whole minutes; what a spreadsheet's own precision adds or takes is no part of a minute.
fn whole(minutes: Decimal) -> Time {
    let nearest = minutes.round();
    let Some(certain) = nearest.to_i64() else {
        return Time::Unreadable;
    };
    let noise = Decimal::new(1, 4);
    if (minutes - nearest).abs() > noise {
        let below = minutes.floor().to_i64();
        let Some(below) = below.filter(|below| *below >= 0) else {
            return Time::Negative;
        };
        return Time::PartOfAMinute {
            below: Minutes(below),
            above: Minutes(below.saturating_add(1)),
        };
    }
    match certain {
        0 => Time::Empty,
        ..0 => Time::Negative,
        _ => Time::Certain(Minutes(certain)),
    }
}

/// A number with the word behind it.
struct Token {
    number: String,
    word: String,
}

fn of_text(text: &str, unit: Unit) -> Time {
    let text = tidy(text);
    if text.is_empty() || matches!(text.as_str(), "-" | "–" | "—") || is_not_applicable(&text) {
        return Time::Empty;
    }
    let unsigned = text.strip_prefix(['-', '−', '–']);
    let unsigned = unsigned.or_else(|| text.strip_prefix('(')?.strip_suffix(')'));
    if let Some(rest) = unsigned {
        return match bare(rest.trim(), unit) {
            Time::Empty => Time::Empty,
            Time::Unreadable => Time::Unreadable,
            _ => Time::Negative,
        };
    }
    let about = ["ca. ", "ca ", "circa ", "ongeveer ", "±", "~"];
    if let Some(rest) = about.iter().find_map(|word| text.strip_prefix(word)) {
        return match bare(rest.trim(), unit) {
            Time::Certain(minutes) => Time::Several(vec![minutes]),
            other => other,
        };
    }
    bare(&text, unit)
}

/// Small letters, plain blanks, no blanks around it.
fn tidy(text: &str) -> String {
    let text = text.replace(['\u{a0}', '\u{202f}', '\u{2009}', '\t', '\n'], " ");
    text.trim().trim_end_matches(['.', ';']).to_lowercase()
}

fn bare(text: &str, unit: Unit) -> Time {
    match text {
        "half uur" | "een half uur" | "½ uur" => return Time::Certain(Minutes(30)),
        "anderhalf uur" => return Time::Certain(Minutes(90)),
        "kwartier" | "een kwartier" => return Time::Certain(Minutes(15)),
        _ => {}
    }
    if let Some(iso) = text.strip_prefix("pt") {
        return of_iso(iso);
    }
    if text.contains(':') {
        return with_colons(text);
    }
    let Some(tokens) = tokens(text) else {
        return Time::Unreadable;
    };
    match tokens.as_slice() {
        [one] if one.word.is_empty() => of_number(&one.number, unit),
        [one] if is_hours(&one.word) => of_number(&one.number, Unit::Hours),
        [one] if is_minutes(&one.word) => of_number(&one.number, Unit::Minutes),
        [hours, minutes]
            if is_hours(&hours.word) && (minutes.word.is_empty() || is_minutes(&minutes.word)) =>
        {
            hours_and_minutes(&hours.number, &minutes.number)
        }
        _ => Time::Unreadable,
    }
}

fn is_hours(word: &str) -> bool {
    matches!(
        word,
        "u" | "uur" | "uren" | "h" | "hr" | "hrs" | "hour" | "hours"
    )
}

fn is_minutes(word: &str) -> bool {
    matches!(
        word,
        "m" | "min" | "mins" | "minuut" | "minuten" | "minutes" | "'" | "’"
    )
}

/// Numbers with the words behind them; `None` when there is anything else.
fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut all: Vec<Token> = Vec::new();
    let mut before = ' ';
    for sign in text.chars() {
        let of_number = sign.is_ascii_digit() || matches!(sign, '.' | ',' | '½' | '¼' | '¾');
        let of_word = sign.is_alphabetic() || matches!(sign, '\'' | '’');
        if of_number {
            match all
                .last_mut()
                .filter(|last| last.word.is_empty() && before != ' ')
            {
                Some(last) => last.number.push(sign),
                None => all.push(Token {
                    number: sign.to_string(),
                    word: String::new(),
                }),
            }
        } else if of_word {
            all.last_mut()?.word.push(sign);
        } else if sign != ' ' {
            return None;
        }
        before = sign;
    }
    let blank = |token: &Token| token.word.is_empty();
    let fits = all.iter().rev().skip(1).all(|token| !blank(token));
    (fits && !all.is_empty()).then(|| {
        for token in &mut all {
            let cut = |sign: char| matches!(sign, '.' | ',');
            token.number = token.number.trim_end_matches(cut).to_owned();
        }
        all
    })
}

fn hours_and_minutes(hours: &str, minutes: &str) -> Time {
    match (digits(hours), digits(minutes)) {
        (Some(hours), Some(minutes)) if minutes < 60 => certain(hours.checked_mul(60), minutes),
        _ => Time::Unreadable,
    }
}

fn certain(of_hours: Option<i64>, minutes: i64) -> Time {
    match of_hours.and_then(|hours| hours.checked_add(minutes)) {
        Some(0) => Time::Empty,
        Some(minutes) => Time::Certain(Minutes(minutes)),
        None => Time::Unreadable,
    }
}

fn digits(text: &str) -> Option<i64> {
    let all = !text.is_empty() && text.chars().all(|sign| sign.is_ascii_digit());
    text.parse().ok().filter(|_| all)
}

/// `2:30`, `2:30:00`, `02:30 uur`.
fn with_colons(text: &str) -> Time {
    let end = text.find(|sign: char| sign == ' ' || sign.is_alphabetic());
    let (clock, word) = text
        .split_at_checked(end.unwrap_or(text.len()))
        .unwrap_or_default();
    let word = word.trim();
    if !word.is_empty() && !is_hours(word) {
        return Time::Unreadable;
    }
    let parts: Vec<&str> = clock.split(':').collect();
    match parts.as_slice() {
        [hours, minutes] if minutes.len() == 2 => hours_and_minutes(hours, minutes),
        [hours, minutes, "00"] if minutes.len() == 2 => hours_and_minutes(hours, minutes),
        [hours, minutes, seconds]
            if minutes.len() == 2 && digits(seconds).is_some_and(|it| it < 60) =>
        {
            match hours_and_minutes(hours, minutes) {
                Time::Certain(below) => Time::PartOfAMinute {
                    below,
                    above: below + Minutes(1),
                },
                Time::Empty => Time::PartOfAMinute {
                    below: Minutes::ZERO,
                    above: Minutes(1),
                },
                other => other,
            }
        }
        _ => Time::Unreadable,
    }
}

/// `2h30m0s`, as an ods keeps a time.
fn of_iso(text: &str) -> Time {
    let (hours, rest) = text.split_once('h').unwrap_or(("0", text));
    let (minutes, seconds) = rest.split_once('m').unwrap_or(("0", rest));
    let seconds = seconds.trim_end_matches('s');
    let seconds = if seconds.is_empty() { "0" } else { seconds };
    let (Some(hours), Some(minutes), Some(seconds)) =
        (digits(hours), digits(minutes), decimal(seconds))
    else {
        return Time::Unreadable;
    };
    let all = hours.checked_mul(60).and_then(|it| it.checked_add(minutes));
    all.map_or(Time::Unreadable, |all| {
        whole(Decimal::from(all) + seconds / SIXTY)
    })
}

fn of_number(number: &str, unit: Unit) -> Time {
    if let Some(mixed) = with_fraction_sign(number) {
        return match unit {
            Unit::Hours => whole(mixed * SIXTY),
            Unit::Minutes => whole(mixed),
        };
    }
    let signs: Vec<char> = number
        .chars()
        .filter(|sign| !sign.is_ascii_digit())
        .collect();
    let (sign, whole_part, fraction) = match signs.as_slice() {
        [] => {
            let per = match unit {
                Unit::Hours => 60,
                Unit::Minutes => 1,
            };
            return digits(number).map_or(Time::Unreadable, |number| {
                certain(number.checked_mul(per), 0)
            });
        }
        [sign] => match number.split_once(*sign) {
            Some((whole, fraction)) if digits(fraction).is_some() => (*sign, whole, fraction),
            _ => return Time::Unreadable,
        },
        _ => return Time::Unreadable,
    };
    let whole_part = if whole_part.is_empty() {
        "0"
    } else {
        whole_part
    };
    match unit {
        Unit::Hours => hours_with_decimals(sign, whole_part, fraction),
        Unit::Minutes => minutes_with_decimals(whole_part, fraction),
    }
}

/// `2½`.
fn with_fraction_sign(number: &str) -> Option<Decimal> {
    let sign = number.chars().last()?;
    let part = match sign {
        '½' => Decimal::new(5, 1),
        '¼' => Decimal::new(25, 2),
        '¾' => Decimal::new(75, 2),
        _ => return None,
    };
    let before = number.trim_end_matches(sign);
    let before = if before.is_empty() {
        Some(0)
    } else {
        digits(before)
    };
    Some(Decimal::from(before?) + part)
}

/// `2,5` is a half; `2.30` is half past, or three tenths; `1.250` is thousands, or a quarter.
fn hours_with_decimals(sign: char, hours: &str, fraction: &str) -> Time {
    let Some(decimal) = decimal(&format!("{hours}.{fraction}")) else {
        return Time::Unreadable;
    };
    let as_decimal = decimal.checked_mul(SIXTY).map_or(Time::Unreadable, whole);
    let quarter = matches!(fraction, "25" | "50" | "75") && sign == ',';
    match fraction.len() {
        1 => as_decimal,
        2 if quarter => as_decimal,
        2 => match hours_and_minutes(hours, fraction) {
            Time::Certain(clock) => several(clock, &as_decimal),
            _ => as_decimal,
        },
        3 if !hours.starts_with('0') && hours.len() <= 3 => {
            let thousands = digits(&format!("{hours}{fraction}")).and_then(|it| it.checked_mul(60));
            match thousands {
                Some(thousands) => several(Minutes(thousands), &as_decimal),
                None => Time::Unreadable,
            }
        }
        _ => as_decimal,
    }
}

/// Minutes have no decimals, so a dot may stand between thousands.
fn minutes_with_decimals(minutes: &str, fraction: &str) -> Time {
    let Some(decimal) = decimal(&format!("{minutes}.{fraction}")) else {
        return Time::Unreadable;
    };
    let as_decimal = whole(decimal);
    let thousands = digits(&format!("{minutes}{fraction}"));
    match thousands.filter(|_| fraction.len() == 3 && !minutes.starts_with('0')) {
        Some(thousands) => several(Minutes(thousands), &as_decimal),
        None => as_decimal,
    }
}

/// One reading beside another.
fn several(first: Minutes, second: &Time) -> Time {
    let mut readings = vec![first];
    match second {
        Time::Certain(minutes) => readings.push(*minutes),
        Time::PartOfAMinute { above, .. } => readings.push(*above),
        Time::Empty | Time::Several(_) | Time::Negative | Time::Unreadable | Time::Error => {}
    }
    readings.sort_unstable();
    readings.dedup();
    match readings.as_slice() {
        [one] => Time::Certain(*one),
        _ => Time::Several(readings),
    }
}

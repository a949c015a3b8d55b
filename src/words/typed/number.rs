//! Distances and amounts as they are typed.

use super::{Typed, TypedFault, all_digits, squeezed};
use crate::domain::Cents;
use crate::domain::hours::Metres;

/// Most figures before the decimal mark.
const WHOLE: usize = 7;

/// What figures with points and commas say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Figures {
    /// A whole number and its hundredths, with the mark between them and how many decimals stood there.
    Is {
        whole: i64,
        hundredths: i64,
        mark: Option<char>,
        decimals: usize,
    },
    /// `1.250`: a thousand and more, or a little more than one.
    Two {
        thousands: String,
        decimals: String,
    },
    TooManyDecimals,
    None,
}

/// Reads figures that have at most two decimals; `text` has no white space.
pub(super) fn figures(text: &str) -> Figures {
    let marks: Vec<char> = text.chars().filter(|it| matches!(it, '.' | ',')).collect();
    let parts: Vec<&str> = text.split(['.', ',']).collect();
    let all = parts.iter().enumerate();
    let sound = all
        .clone()
        .all(|(at, it)| all_digits(it) || (at == 0 && it.is_empty()));
    if !sound || text.is_empty() || parts.concat().is_empty() {
        return Figures::None;
    }
    match (marks.as_slice(), parts.as_slice()) {
        ([], [whole]) => made(whole, "", None),
        ([mark], [whole, rest]) => match rest.len() {
            1 | 2 => made(whole, rest, Some(*mark)),
            3 if (1..=3).contains(&whole.len()) => Figures::Two {
                thousands: format!("{whole}{rest}"),
                decimals: format!("{whole},{rest}"),
            },
            _ => Figures::TooManyDecimals,
        },
        (['.', .., ','], [grouped @ .., rest]) if thousands(grouped, &marks) => match rest.len() {
            1 | 2 => made(&grouped.concat(), rest, Some(',')),
            _ => Figures::TooManyDecimals,
        },
        _ => Figures::None,
    }
}

/// Whether points stand between thousands only.
fn thousands(groups: &[&str], marks: &[char]) -> bool {
    let points = marks.iter().rev().skip(1).all(|mark| *mark == '.');
    let mut groups = groups.iter();
    let first = groups.next().is_some_and(|it| (1..=3).contains(&it.len()));
    points && first && groups.all(|it| it.len() == 3)
}

fn made(whole: &str, rest: &str, mark: Option<char>) -> Figures {
    let number = |text: &str| text.parse::<i64>().ok().filter(|_| text.len() <= WHOLE);
    let whole = if whole.is_empty() { "0" } else { whole };
    match (number(whole), number(&format!("{rest:0<2}"))) {
        (Some(whole), Some(hundredths)) => Figures::Is {
            whole,
            hundredths,
            mark,
            decimals: rest.len(),
        },
        _ => Figures::None,
    }
}

/// `34`, `12,5`, `12.5 km`: to ten metres.
///
/// # Errors
/// Why it is no distance.
pub fn kilometres(text: &str) -> Typed<Metres> {
    let plain = squeezed(text);
    let bare = ["kilometer", "kilometers", "km"]
        .into_iter()
        .find_map(|unit| plain.strip_suffix(unit))
        .unwrap_or(&plain);
    let read = hundredths(text, bare, "kilometer", TypedFault::NotNumber)?;
    Ok(read.map(|it| Metres(it.saturating_mul(10))))
}

/// `12`, `12,5`, `€ 12,50`, `12.50`, `1.250,00`, `12,-`.
///
/// # Errors
/// Why it is no amount.
pub fn amount(text: &str) -> Typed<Cents> {
    let plain: String = squeezed(text).replace('€', "");
    let bare = [",--", ",-", "euro", "eur"]
        .into_iter()
        .find_map(|end| plain.strip_suffix(end))
        .unwrap_or(&plain);
    let bare = bare.strip_prefix("eur").unwrap_or(bare);
    let read = hundredths(text, bare, "euro", TypedFault::NotAmount)?;
    Ok(read.map(Cents))
}

fn hundredths(text: &str, bare: &str, unit: &str, wrong: fn(String) -> TypedFault) -> Typed<i64> {
    let typed = || text.trim().to_owned();
    if text.trim().is_empty() {
        return Ok(None);
    }
    if bare.starts_with('-') && figures(bare.trim_start_matches('-')) != Figures::None {
        return Err(TypedFault::BelowZero(typed()));
    }
    match figures(bare) {
        Figures::Is {
            whole, hundredths, ..
        } => Ok(Some(whole * 100 + hundredths)),
        Figures::Two {
            thousands,
            decimals,
        } => Err(TypedFault::TwoReadings {
            typed: typed(),
            one: format!("{thousands} {unit}"),
            other: format!("{decimals} {unit}"),
        }),
        Figures::TooManyDecimals => Err(TypedFault::TooManyDecimals(typed())),
        Figures::None => Err(wrong(typed())),
    }
}

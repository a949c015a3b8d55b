//! Amounts and percentages as people type them; the strict ones of one short field are in `typed`.

use crate::domain::Cents;

/// An amount as it is typed: `1.250,00`, also `1250`, `1250,5` and `€ 1250.00`; `None` when it is not one.
pub fn amount(typed: &str) -> Option<Cents> {
    let kept: String = typed
        .chars()
        .filter(|it| !it.is_whitespace() && *it != '€')
        .collect();
    let (whole, cents) = match kept.split_once(',') {
        Some((whole, cents)) => (ungrouped(whole)?, cents.to_owned()),
        None => match kept.rsplit_once('.') {
            Some((whole, cents)) if cents.len() <= 2 => (ungrouped(whole)?, cents.to_owned()),
            Some(_) | None => (ungrouped(&kept)?, String::new()),
        },
    };
    let digits = |text: &str| text.chars().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !digits(&whole) || !digits(&cents) || cents.len() > 2 {
        return None;
    }
    format!("{whole}{cents:0<2}").parse().ok().map(Cents)
}

/// A percentage as it is typed: `3,2`, also `3.20%` and `-0,5`; in hundredths of a percent. `None` when it is not one,
/// or has more than two decimals.
pub fn percentage(typed: &str) -> Option<i64> {
    let kept: String = typed
        .chars()
        .filter(|it| !it.is_whitespace() && *it != '%')
        .collect();
    let (sign, kept) = match kept.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, kept.as_str()),
    };
    let (whole, decimals) = kept.split_once([',', '.']).unwrap_or((kept, ""));
    let digits = |text: &str| text.chars().all(|it| it.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) || decimals.len() > 2 {
        return None;
    }
    let points: i64 = format!("{whole}{decimals:0<2}").parse().ok()?;
    points.checked_mul(sign)
}

/// Takes the dots out of `1.234.567`; `None` when they do not stand between thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let fits = rest.is_empty() || first.len() <= 3 && rest.iter().all(|it| it.len() == 3);
    fits.then(|| format!("{first}{}", rest.concat()))
}

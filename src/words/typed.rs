//! Dutch as people type it into one short field: time, days, phases, distances, amounts. Strict: what can be read in
//! two ways is refused, and said in words. Used by screens and by the command line alike.

mod day;
mod number;
mod time;

pub use day::{day, read_day};
pub use number::{amount, kilometres};
pub use time::{clock, minutes, read_time};

use crate::domain::hours::Phase;

/// What was typed, read: nothing, a value, or why it is none.
pub type Typed<T> = Result<Option<T>, TypedFault>;

/// Why something that was typed is not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TypedFault {
    /// No time: `drie`.
    NotTime(String),
    /// No time of day: `25:00`.
    NotClock(String),
    /// No day: `8`.
    NotDay(String),
    /// A day that no calendar has; the last day of that month, where there is such a month.
    NoSuchDay {
        typed: String,
        month: Option<String>,
    },
    /// Not V, U or E.
    NotPhase(String),
    /// No number: `veel`.
    NotNumber(String),
    /// No amount of euros: `tien`.
    NotAmount(String),
    /// Below nothing.
    BelowZero(String),
    /// It says two things: `1.250`.
    TwoReadings {
        typed: String,
        one: String,
        other: String,
    },
    /// `2,33` hours; the nearest time in whole minutes.
    NotWholeMinutes { typed: String, nearest: String },
    /// `2:75`; what it comes to.
    TooManyMinutes { typed: String, sum: String },
    /// More than two decimals.
    TooManyDecimals(String),
}

/// What is wrong and what to type instead.
pub fn fault(fault: &TypedFault) -> String {
    match fault {
        TypedFault::NotTime(typed) => {
            format!("“{typed}” is geen tijd. Typ uren als 2,5 of 2:30, of minuten als 150m.")
        }
        TypedFault::NotClock(typed) => {
            format!("“{typed}” is geen begintijd. Typ een tijd tussen 0:00 en 23:59, zoals 9:30.")
        }
        TypedFault::NotDay(typed) => {
            format!("“{typed}” is geen dag. Typ dag en maand, zoals 8-10 of 8 okt.")
        }
        TypedFault::NoSuchDay {
            typed,
            month: Some(month),
        } => format!("Datum bestaat niet: {typed}. {month}. Typ de juiste datum."),
        TypedFault::NoSuchDay { typed, month: None } => {
            format!(
                "Datum bestaat niet: {typed}. Een jaar heeft twaalf maanden. Typ eerst de dag, dan de maand."
            )
        }
        TypedFault::NotPhase(typed) => {
            format!(
                "“{typed}” is geen fase. Typ v (voorbereiding), u (uitvoering) of e (evaluatie)."
            )
        }
        TypedFault::NotNumber(typed) => {
            format!("“{typed}” is geen aantal kilometers. Typ een getal, zoals 34 of 12,5.")
        }
        TypedFault::NotAmount(typed) => {
            format!("“{typed}” is geen bedrag. Typ euro’s, zoals 12,50.")
        }
        TypedFault::BelowZero(typed) => {
            format!(
                "“{typed}” is minder dan nul. Typ een getal vanaf nul; wat te hoog is, verlaagt u door die regel zelf te wijzigen of te corrigeren."
            )
        }
        TypedFault::TwoReadings { typed, one, other } => {
            format!("“{typed}” kan {one} zijn en {other}. Typ het zo dat er één lezing is.")
        }
        TypedFault::NotWholeMinutes { typed, nearest } => {
            format!("“{typed}” uur is geen heel aantal minuten. Typ {nearest} als u dat bedoelt.")
        }
        TypedFault::TooManyMinutes { typed, sum } => {
            format!("“{typed}” heeft meer dan 59 minuten. Typ {sum} als u dat bedoelt.")
        }
        TypedFault::TooManyDecimals(typed) => {
            format!("“{typed}” heeft te veel cijfers achter de komma. Typ er hooguit twee.")
        }
    }
}

/// `v`, `u`, `e`, or the beginning of the word; `o` for a third phase that is called ontwikkeling en evaluatie.
///
/// # Errors
/// [`TypedFault::NotPhase`].
pub fn phase(text: &str) -> Typed<Phase> {
    const WORDS: [(&str, Phase); 5] = [
        ("voorbereiding", Phase::Preparation),
        ("uitvoering", Phase::Delivery),
        ("evaluatie", Phase::Evaluation),
        ("ontwikkeling en evaluatie", Phase::Evaluation),
        ("ontw. en eval.", Phase::Evaluation),
    ];
    let plain = text.trim().to_lowercase();
    if plain.is_empty() {
        return Ok(None);
    }
    let found = WORDS.iter().find(|(word, _)| word.starts_with(&plain));
    match found {
        Some((_, phase)) => Ok(Some(*phase)),
        None => Err(TypedFault::NotPhase(text.trim().to_owned())),
    }
}

/// Without white space and no-break spaces, in small letters, a real minus sign as a hyphen.
fn squeezed(text: &str) -> String {
    let kept = text.chars().filter(|it| !it.is_whitespace());
    kept.flat_map(char::to_lowercase)
        .map(|it| if matches!(it, '−' | '–') { '-' } else { it })
        .collect()
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|it| it.is_ascii_digit())
}

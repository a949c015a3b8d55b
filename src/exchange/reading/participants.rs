//! Numbers of participants as they stand in files.

use super::plain::{is_not_applicable, words};
use crate::exchange::grid::Value;

/// What a cell says as a number of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Participants {
    Empty,
    Certain(u32),
    /// Not one number; those that stand in it.
    Unsure(Vec<u32>),
    Error,
}

const PEOPLE: [&str; 14] = [
    "personen",
    "persoon",
    "pers",
    "deelnemers",
    "deelnemer",
    "mensen",
    "medewerkers",
    "man",
    "cursisten",
    "collegas",
    "leden",
    "stuks",
    "pax",
    "p",
];

/// Reads a cell as a number of people.
pub fn participants(value: &Value) -> Participants {
    match value {
        Value::Number(number) => number
            .parse()
            .map_or(Participants::Unsure(Vec::new()), Participants::Certain),
        Value::Text(text) => of_text(text),
        Value::Error(_) => Participants::Error,
        Value::Date(_) | Value::Bool(_) => Participants::Unsure(Vec::new()),
    }
}

fn of_text(text: &str) -> Participants {
    let text = text.trim();
    if text.is_empty() || matches!(text, "-" | "–" | "—") || is_not_applicable(text) {
        return Participants::Empty;
    }
    let digits_and_words = text
        .chars()
        .all(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '.' | '\u{a0}'));
    let words = words(text);
    if let [number, rest @ ..] = words.as_slice()
        && digits_and_words
        && rest.iter().all(|word| PEOPLE.contains(&word.as_str()))
        && let Ok(number) = number.parse()
    {
        return Participants::Certain(number);
    }
    let mut found: Vec<u32> = words.iter().filter_map(|word| word.parse().ok()).collect();
    found.dedup();
    Participants::Unsure(found)
}

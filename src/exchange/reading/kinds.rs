//! Kinds of activities as they stand in files. An unknown word is never taken for a kind.

use super::plain::words;
use crate::domain::plan::ActivityKind;
use crate::exchange::grid::Value;

/// What a cell says as a kind of activity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    Empty,
    Certain(ActivityKind),
    /// Several kinds, or none that is known.
    Unsure(Vec<ActivityKind>),
    Error,
}

use ActivityKind::{Course, CrisisEvaluation, Exercise, Other, PlanMaking, Training};

/// Whole words.
const WORDS: [(&str, ActivityKind); 25] = [
    ("opleiding", Course),
    ("opleidingen", Course),
    ("opleiden", Course),
    ("opl", Course),
    ("cursus", Course),
    ("cursussen", Course),
    ("scholing", Course),
    ("bijscholing", Course),
    ("leergang", Course),
    ("training", Training),
    ("trainingen", Training),
    ("trainen", Training),
    ("train", Training),
    ("tr", Training),
    ("oefening", Exercise),
    ("oefeningen", Exercise),
    ("oefenen", Exercise),
    ("oef", Exercise),
    ("tabletop", Exercise),
    ("evaluatie", CrisisEvaluation),
    ("evaluaties", CrisisEvaluation),
    ("evalueren", CrisisEvaluation),
    ("planvorming", PlanMaking),
    ("overig", Other),
    ("overige", Other),
];

/// Endings of compound words.
const ENDINGS: [(&str, ActivityKind); 6] = [
    ("opleiding", Course),
    ("cursus", Course),
    ("training", Training),
    ("oefening", Exercise),
    ("evaluatie", CrisisEvaluation),
    ("planvorming", PlanMaking),
];

/// Reads a cell as a kind.
pub fn kind(value: &Value) -> Kind {
    match value {
        Value::Text(text) => of_text(text),
        Value::Error(_) => Kind::Error,
        Value::Number(_) | Value::Date(_) | Value::Bool(_) => Kind::Unsure(Vec::new()),
    }
}

/// The kinds that a text names, such as the name of an activity without a kind of its own.
pub fn named_in(text: &str) -> Vec<ActivityKind> {
    let mut kinds: Vec<ActivityKind> = words(text)
        .iter()
        .filter_map(|word| of_word(word))
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// The kind when a text is nothing but one, such as a heading `Oefeningen` or `3. Overige activiteiten`.
pub fn only_a_kind(text: &str) -> Option<ActivityKind> {
    let words = words(text);
    let mut telling = words.iter().filter(|word| {
        word.chars().count() > 1
            && !word.chars().all(|sign| sign.is_ascii_digit())
            && !matches!(word.as_str(), "activiteiten" | "oto" | "onderdeel" | "deel")
    });
    let (Some(word), None) = (telling.next(), telling.next()) else {
        return None;
    };
    WORDS
        .iter()
        .find(|(known, _)| known == word)
        .map(|(_, kind)| *kind)
}

fn of_text(text: &str) -> Kind {
    let words = words(text);
    match words.as_slice() {
        [] => return Kind::Empty,
        [one] if one == "t" => return Kind::Certain(Training),
        [one] if one == "o" => return Kind::Unsure(vec![Course, Exercise]),
        _ => {}
    }
    let says = |sought: &str| words.iter().any(|word| word == sought);
    let named = named_in(text);
    // `Oefening (O)` is certain; `O / training` is not.
    let fits_o = named.iter().all(|kind| matches!(kind, Course | Exercise)) && !named.is_empty();
    if says("geen") || says("niet") || (says("o") && !fits_o) || text.contains('?') {
        return Kind::Unsure(named);
    }
    match named.as_slice() {
        [kind] => Kind::Certain(*kind),
        kinds => Kind::Unsure(kinds.to_vec()),
    }
}

fn of_word(word: &str) -> Option<ActivityKind> {
    let whole = WORDS.iter().find(|(known, _)| *known == word);
    let ending = || {
        ENDINGS
            .iter()
            .find(|(ending, _)| word.len() > ending.len() && word.ends_with(ending))
    };
    whole.or_else(ending).map(|(_, kind)| *kind)
}

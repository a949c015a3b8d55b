//! Where Dutch text may break, and where it must hold together.

use super::lines::Break;

/// Words that keep a number after them on the same line.
const LEADS_A_NUMBER: [&str; 9] = [
    "paragraaf",
    "activiteit",
    "artikel",
    "bijlage",
    "afspraak",
    "figuur",
    "vraag",
    "pagina",
    "termijn",
];
/// Words that keep the name after them.
const LEADS_A_NAME: [&str; 3] = ["mevrouw", "heer", "€"];
/// What is counted stays with its number.
const UNITS: [&str; 7] = [
    "uur", "minuten", "euro", "procent", "km", "personen", "keer",
];
const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];
/// Dutch drops the trema when a word breaks just before it, so it never does.
const TREMAS: &str = "äëïöüÄËÏÖÜ";
const SHORTEST_HYPHENATED: usize = 8;
const LEAST_BEFORE: usize = 3;
const LEAST_AFTER: usize = 3;

/// Puts no-break spaces where a line end would hurt: "paragraaf 5.2", "24 november", "€ 12.500".
pub fn tie(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut tied = String::with_capacity(text.len() + 8);
    let mut before: Option<&str> = None;
    for word in words {
        if let Some(before) = before {
            tied.push(if belong(before, word) { '\u{a0}' } else { ' ' });
        }
        tied.push_str(word);
        before = Some(word);
    }
    tied
}

fn belong(before: &str, word: &str) -> bool {
    if before.is_empty() || word.is_empty() {
        return false;
    }
    let before = before.trim_start_matches(['(', '‘', '“']);
    let starts_with_digit = |it: &str| it.starts_with(|first: char| first.is_ascii_digit());
    let letters = word.trim_end_matches(|it: char| !it.is_alphabetic());
    let leads = |words: &[&str]| words.iter().any(|it| before.eq_ignore_ascii_case(it));
    (starts_with_digit(word) && leads(&LEADS_A_NUMBER))
        || leads(&LEADS_A_NAME)
        || (before.len() <= 2 && starts_with_digit(before) && MONTHS.contains(&letters))
        || (starts_with_digit(before) && UNITS.contains(&letters))
}

/// Cuts a word without spaces where it may break. The last piece has [`Break::No`].
pub fn cut(word: &str, hyphenate: bool) -> Vec<(String, Break)> {
    let mut pieces = Vec::new();
    let mut rest = word;
    // "OTO-gelden" and "opleiding/training" may break after their own mark.
    while let Some((head, tail)) = at_own_mark(rest) {
        pieces.extend(syllables(head, hyphenate));
        if let Some((_, end)) = pieces.last_mut() {
            *end = Break::Mark;
        }
        rest = tail;
    }
    pieces.extend(syllables(rest, hyphenate));
    pieces
}

fn at_own_mark(word: &str) -> Option<(&str, &str)> {
    word.char_indices()
        .filter(|(at, it)| {
            matches!(it, '-' | '/') && *at >= LEAST_BEFORE && word.len() - at > LEAST_AFTER
        })
        .filter_map(|(at, it)| word.split_at_checked(at + it.len_utf8()))
        // "RUW-27-03" and "2025-2028" hold together.
        .find(|(_, tail)| tail.starts_with(char::is_alphabetic))
}

fn syllables(word: &str, hyphenate: bool) -> Vec<(String, Break)> {
    let whole = || vec![(word.to_owned(), Break::No)];
    let core = word.trim_matches(|it: char| !it.is_alphabetic());
    let start = word.find(core).unwrap_or_default();
    let letters = core.chars().count();
    let ordinary =
        core.chars().all(char::is_alphabetic) && !core.chars().skip(1).any(char::is_uppercase);
    if !hyphenate || letters < SHORTEST_HYPHENATED || !ordinary {
        return whole();
    }
    let mut pieces = Vec::new();
    let (mut from, mut at, mut before) = (0, start, 0);
    for syllable in hypher::hyphenate(core, hypher::Lang::Dutch) {
        at += syllable.len();
        before += syllable.chars().count();
        let next = word.get(at..).and_then(|rest| rest.chars().next());
        let trema = next.is_some_and(|it| TREMAS.contains(it));
        if before >= LEAST_BEFORE && letters - before >= LEAST_AFTER && !trema {
            let piece = word.get(from..at).unwrap_or_default();
            pieces.push((piece.to_owned(), Break::Soft));
            from = at;
        }
    }
    let last = word.get(from..).unwrap_or_default();
    pieces.push((last.to_owned(), Break::No));
    pieces
}

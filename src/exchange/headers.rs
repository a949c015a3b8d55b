//! What a header or a label names, and how surely. The words themselves are in `header_words`.

use super::header_words::WORDS;
use super::reading::plain::plain;

/// What a column or a labelled cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The activity's number in the partner's own file.
    Number,
    /// The activity's name.
    Name,
    Kind,
    Date,
    Participants,
    /// What a cost line is for.
    CostText,
    /// What is asked.
    Amount,
    /// A sum of amounts: a check, never a cost.
    Total,
    Partner,
    Year,
    /// Known, and never a cost: hours, prices a piece, granted amounts, remarks.
    Ignored,
}

/// How sure a header is of its field; a longer phrase is surer than a shorter one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Match {
    fit: Fit,
    letters: usize,
    pub field: Field,
}

/// How much of a header its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    Contains,
    StartsWith,
    Whole,
}

impl Match {
    /// The header is nothing but these words.
    pub fn is_whole(&self) -> bool {
        self.fit == Fit::Whole
    }
}

/// The field that a header or label names; `None` when no word of it is known.
pub fn field(header: &str) -> Option<Match> {
    // A paragraph is no header, and making it plain takes long.
    if header.len() > 300 {
        return None;
    }
    let header = without_asides(&plain(header));
    if header.is_empty() || header.len() > 70 {
        return None;
    }
    // `2026` beside `2027`: what is asked for that year.
    let is_year = header
        .parse()
        .is_ok_and(|year: u16| (2015..2100).contains(&year));
    if is_year && header.len() == 4 {
        let (fit, letters) = (Fit::Whole, header.len());
        let field = Field::Amount;
        return Some(Match {
            fit,
            letters,
            field,
        });
    }
    WORDS
        .iter()
        .flat_map(|(field, phrases)| phrases.iter().map(|phrase| (*field, *phrase)))
        .filter_map(|(field, phrase)| {
            Some(Match {
                fit: fit(&header, phrase)?,
                letters: phrase.len(),
                field,
            })
        })
        .max_by_key(|found| (found.fit, found.letters))
}

/// How plainly an amount's header says that it is what is asked; the higher the plainer.
pub fn amount_rank(header: &str) -> u8 {
    let header = plain(header);
    let has = |word: &str| header.split(' ').any(|other| other.starts_with(word));
    if has("aangevraagd") || has("gevraagd") || has("aanvraag") {
        3
    } else if has("begro") || has("geraamd") || has("raming") {
        2
    } else {
        1
    }
}

/// How a plain header holds a phrase; `None` when it does not.
pub fn fit(header: &str, phrase: &str) -> Option<Fit> {
    if header == phrase {
        return Some(Fit::Whole);
    }
    match header.strip_prefix(phrase) {
        Some(rest) if rest.starts_with(' ') => return Some(Fit::StartsWith),
        _ => {}
    }
    // Short words inside a longer header say too little.
    let whole_words = |at: usize| {
        let (before, rest) = header.split_at_checked(at).unwrap_or_default();
        let after = rest.get(phrase.len()..).unwrap_or_default();
        before.ends_with(' ') && (after.is_empty() || after.starts_with(' '))
    };
    let inside = phrase.len() > 3 && header.match_indices(phrase).any(|(at, _)| whole_words(at));
    inside.then_some(Fit::Contains)
}

/// `bedrag incl btw` names the same field as `bedrag`.
fn without_asides(header: &str) -> String {
    const ASIDES: [&str; 4] = [" indien bekend", " in euro s", " in euros", " optioneel"];
    const TAXES: [&str; 6] = ["btw", "incl", "excl", "ex", "inclusief", "exclusief"];
    let mut header = header.to_owned();
    for aside in ASIDES {
        header = header.replace(aside, "");
    }
    let mut parts: Vec<&str> = header.split(' ').collect();
    // A tax, a year, a number or the currency at the end: `Bedrag 2027 (€, incl. btw)`.
    while parts.len() > 1
        && parts.last().is_some_and(|last| {
            *last == "euro"
                || TAXES.contains(last)
                || last.chars().all(|sign| sign.is_ascii_digit())
        })
    {
        parts.pop();
    }
    parts.join(" ")
}

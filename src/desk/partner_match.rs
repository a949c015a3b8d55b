//! Whether a name in a file is a partner that the register knows. Resemblance is asked about, never assumed.

use crate::domain::partner::{Partner, PartnerKind, name_key};
use std::collections::BTreeSet;

/// What a name comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartnerMatch {
    /// This partner, apart from case, accents and punctuation.
    Known(Box<Partner>),
    /// Perhaps this partner, under another spelling.
    Resembles {
        name: String,
        existing: Box<Partner>,
    },
    /// Nobody the register knows.
    New { name: String },
    /// No name anywhere.
    Unnamed,
}

/// Looks a name up among the partners.
pub fn find(name: Option<&str>, partners: &[Partner]) -> PartnerMatch {
    let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
        return PartnerMatch::Unnamed;
    };
    let key = name_key(name);
    if let Some(known) = partners
        .iter()
        .find(|partner| name_key(&partner.name) == key)
    {
        return PartnerMatch::Known(Box::new(known.clone()));
    }
    match partners
        .iter()
        .find(|partner| resembles(&key, &name_key(&partner.name)))
    {
        Some(existing) => PartnerMatch::Resembles {
            name: name.to_owned(),
            existing: Box::new(existing.clone()),
        },
        None => PartnerMatch::New {
            name: name.to_owned(),
        },
    }
}

/// The sort of organisation that a name itself tells; `None` when it does not.
pub fn kind_in_name(name: &str) -> Option<PartnerKind> {
    name_key(name).split(' ').find_map(|word| match word {
        "ziekenhuis" | "ziekenhuizen" | "umc" | "mc" => Some(PartnerKind::Hospital),
        "hap" | "huisartsenpost" | "huisartsenposten" => Some(PartnerKind::Hap),
        "rav" | "ambulancedienst" | "ambulancezorg" => Some(PartnerKind::Rav),
        "ggd" => Some(PartnerKind::Ggd),
        "ghor" => Some(PartnerKind::Ghor),
        "vvt" | "verpleeghuis" | "thuiszorg" => Some(PartnerKind::Vvt),
        "ggz" => Some(PartnerKind::Ggz),
        "verloskundigen" | "verloskunde" => Some(PartnerKind::Midwifery),
        _ => None,
    })
}

/// A free code of two to four capitals for a new partner, from its name.
pub fn propose_code(name: &str, taken: &BTreeSet<String>) -> String {
    let key = name_key(name);
    let letters = |text: &str| {
        text.chars()
            .filter(char::is_ascii_alphabetic)
            .collect::<String>()
            .to_uppercase()
    };
    let words: Vec<&str> = core_words(&key).collect();
    let initials: String = words
        .iter()
        .filter_map(|word| word.chars().next())
        .collect();
    let first = letters(words.first().copied().unwrap_or(&key));
    let mut candidates: Vec<String> = vec![letters(&initials)];
    candidates.extend((2..=4).filter_map(|long| first.get(..long).map(str::to_owned)));
    let stem: String = first.chars().chain("XX".chars()).take(2).collect();
    for one in 'A'..='Z' {
        candidates.push(format!("{stem}{one}"));
        candidates.extend(('A'..='Z').map(|two| format!("{stem}{one}{two}")));
    }
    candidates.extend(('A'..='Z').flat_map(|a| {
        ('A'..='Z').flat_map(move |b| ('A'..='Z').map(move |c| format!("{a}{b}{c}")))
    }));
    let fits = |code: &String| (2..=4).contains(&code.len()) && !taken.contains(code);
    candidates
        .into_iter()
        .find(fits)
        .unwrap_or_else(|| "ZZZZ".to_owned())
}

/// Words that say what sort of organisation it is, each under one spelling; the rest is the name proper.
fn sort_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "ziekenhuis" | "ziekenhuizen" => "ziekenhuis",
        "huisartsenpost" | "huisartsenposten" | "hap" => "hap",
        "ambulancedienst" | "ambulancezorg" | "ambulance" | "rav" => "rav",
        "ggd" => "ggd",
        "ghor" => "ghor",
        "ggz" => "ggz",
        "vvt" => "vvt",
        "stichting" | "sint" | "st" | "de" | "het" | "bv" | "nv" | "en" | "zorggroep" | "regio" => {
            ""
        }
        _ => return None,
    })
}

fn core_words(key: &str) -> impl Iterator<Item = &str> {
    key.split(' ').filter(|word| sort_word(word).is_none())
}

fn resembles(one: &str, other: &str) -> bool {
    let digits = |key: &str| key.chars().filter(char::is_ascii_digit).collect::<String>();
    if digits(one) != digits(other) {
        return false;
    }
    let core = |key: &str| core_words(key).collect::<Vec<_>>().join(" ");
    let sorts = |key: &str| -> BTreeSet<&'static str> {
        key.split(' ')
            .filter_map(sort_word)
            .filter(|word| !word.is_empty())
            .collect()
    };
    let (one_sorts, other_sorts) = (sorts(one), sorts(other));
    let same_sort =
        one_sorts.is_empty() || other_sorts.is_empty() || !one_sorts.is_disjoint(&other_sorts);
    let (one_core, other_core) = (core(one), core(other));
    if one_core.is_empty() || other_core.is_empty() || !same_sort {
        return false;
    }
    one_core == other_core
        || (one_core.len().min(other_core.len()) >= 6 && distance(&one_core, &other_core) <= 2)
}

/// How many letters must be put in, left out or changed to make one word the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, b) in other.iter().enumerate() {
            let at = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX - 1);
            let change = at(&row, j) + usize::from(a != *b);
            next.push(change.min(at(&row, j + 1) + 1).min(at(&next, j) + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

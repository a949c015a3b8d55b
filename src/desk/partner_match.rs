//! Whether a name in a file is a partner that the register knows. Resemblance is asked about, never assumed.

use crate::domain::PartnerId;
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

/// Everybody a name or a code can mean: the partners, and those that were merged into one of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roll {
    partners: Vec<Partner>,
    entries: Vec<Entry>,
}

/// A name and a code that lead to a partner.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    name: String,
    code: String,
    key: String,
    parts: NameParts,
    /// Which of the partners it leads to.
    to: usize,
    merged: bool,
}

/// Whose a name or a code is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder<'a> {
    /// The partner that stands in lists.
    pub partner: &'a Partner,
    /// It has the name or code from one that was merged into it.
    pub merged: bool,
}

impl Roll {
    /// Partners that stand in lists, and all that were merged; who of the latter leads nowhere is left out.
    pub fn new(partners: Vec<Partner>, merged: Vec<Partner>) -> Self {
        let next = |id: PartnerId| merged.iter().find(|it| it.id == id)?.merged_into;
        let end = |from: PartnerId| {
            let steps = std::iter::successors(Some(from), |id| next(*id));
            steps
                .take(merged.len() + 1)
                .find(|id| partners.iter().any(|it| it.id == *id))
        };
        let entry = |it: &Partner, to: usize| Entry {
            name: it.name.clone(),
            code: it.code.clone(),
            key: name_key(&it.name),
            parts: NameParts::of(&it.name),
            to,
            merged: it.merged_into.is_some(),
        };
        let gone = merged.iter().filter_map(|gone| {
            let into = end(gone.id)?;
            let to = partners.iter().position(|it| it.id == into)?;
            Some(entry(gone, to))
        });
        let standing = partners.iter().enumerate();
        let entries = standing.map(|(to, it)| entry(it, to)).chain(gone).collect();
        Self { partners, entries }
    }

    /// The partners that stand in lists.
    pub fn partners(&self) -> &[Partner] {
        &self.partners
    }

    /// Every name that leads to a partner, also of those that were merged.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|it| it.name.as_str())
    }

    /// Every code that is in use or was.
    pub fn codes(&self) -> BTreeSet<String> {
        self.entries.iter().map(|it| it.code.clone()).collect()
    }

    /// The names of those that were merged into a partner.
    pub fn merged_into(&self, id: PartnerId) -> impl Iterator<Item = &str> {
        let leads =
            move |it: &&Entry| it.merged && self.partners.get(it.to).is_some_and(|to| to.id == id);
        self.entries.iter().filter(leads).map(|it| it.name.as_str())
    }

    /// Whose this name is, apart from case, accents and punctuation.
    pub fn named(&self, name: &str) -> Option<Holder<'_>> {
        let key = name_key(name);
        self.holder(|it| it.key == key)
    }

    /// Whose this code is.
    pub fn coded(&self, code: &str) -> Option<Holder<'_>> {
        self.holder(|it| it.code == code)
    }

    fn holder(&self, is: impl Fn(&Entry) -> bool) -> Option<Holder<'_>> {
        let entry = self.entries.iter().find(|it| is(it))?;
        Some(Holder {
            partner: self.partners.get(entry.to)?,
            merged: entry.merged,
        })
    }

    /// Partners whose names resemble each other, the lower number first.
    pub fn likely_doubles(&self) -> Vec<(PartnerId, PartnerId)> {
        let standing: Vec<(&Partner, &Entry)> = self.partners.iter().zip(&self.entries).collect();
        let mut found = Vec::new();
        for (at, (one, entry)) in standing.iter().enumerate() {
            let rest = standing.iter().skip(at + 1);
            let alike = rest.filter(|(_, other)| entry.parts.resembles(&other.parts));
            found.extend(alike.map(|(other, _)| (one.id.min(other.id), one.id.max(other.id))));
        }
        found.sort_unstable();
        found
    }

    /// Looks a name up. The name of one that was merged leads to the partner it is now.
    pub fn find(&self, name: Option<&str>) -> PartnerMatch {
        let Some(name) = name.map(str::trim).filter(|name| !name.is_empty()) else {
            return PartnerMatch::Unnamed;
        };
        if let Some(holder) = self.named(name) {
            return PartnerMatch::Known(Box::new(holder.partner.clone()));
        }
        let wanted = NameParts::of(name);
        match self.holder(|it| wanted.resembles(&it.parts)) {
            Some(holder) => PartnerMatch::Resembles {
                name: name.to_owned(),
                existing: Box::new(holder.partner.clone()),
            },
            None => PartnerMatch::New {
                name: name.to_owned(),
            },
        }
    }
}

/// Looks a name up among partners of whom none was merged.
pub fn find(name: Option<&str>, partners: &[Partner]) -> PartnerMatch {
    Roll::new(partners.to_vec(), Vec::new()).find(name)
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

/// A name taken apart once, to be held beside many others.
#[derive(Debug, Clone, PartialEq, Eq)]
struct NameParts {
    digits: String,
    /// What sort of organisation it says that it is.
    sorts: BTreeSet<&'static str>,
    /// The name proper.
    core: String,
    /// How often each letter stands in the name proper.
    letters: [u8; 26],
}

impl NameParts {
    fn of(name: &str) -> Self {
        let key = name_key(name);
        let core = core_words(&key).collect::<Vec<_>>().join(" ");
        let mut letters = [0_u8; 26];
        for byte in core.bytes().filter(u8::is_ascii_lowercase) {
            if let Some(count) = letters.get_mut(usize::from(byte - b'a')) {
                *count = count.saturating_add(1);
            }
        }
        Self {
            digits: key.chars().filter(char::is_ascii_digit).collect(),
            sorts: key
                .split(' ')
                .filter_map(sort_word)
                .filter(|word| !word.is_empty())
                .collect(),
            core,
            letters,
        }
    }

    fn resembles(&self, other: &Self) -> bool {
        let same_sort = self.sorts.is_empty()
            || other.sorts.is_empty()
            || !self.sorts.is_disjoint(&other.sorts);
        if self.digits != other.digits
            || self.core.is_empty()
            || other.core.is_empty()
            || !same_sort
        {
            return false;
        }
        self.core == other.core
            || (self.core.len().min(other.core.len()) >= 6
                && self.may_be_near(other)
                && distance(&self.core, &other.core) <= 2)
    }

    /// Whether two changes could be enough: each change alters the count of two letters at most.
    fn may_be_near(&self, other: &Self) -> bool {
        let counts = self.letters.iter().zip(&other.letters);
        let apart: u32 = counts
            .map(|(one, other)| u32::from(one.abs_diff(*other)))
            .sum();
        apart <= 4
    }
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

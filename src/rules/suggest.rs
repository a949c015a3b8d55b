//! Which cost kinds the words of a cost line point at. A suggestion, never a choice: no known word, no kind.

use super::edition::Guide;
use crate::domain::CostKindId;
use crate::domain::plan::ActivityKind;
use serde::Deserialize;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{LazyLock, Mutex, PoisonError};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    #[expect(
        clippy::expect_used,
        reason = "compiled in; the test the_suggestion_words_fit_every_edition reads it"
    )]
    toml::from_str(include_str!("../../assets/suggestions.toml"))
        .expect("the words that are compiled in can be read")
});

/// At most this many suggestions are given.
const MOST: usize = 5;
/// So many answers are kept; more than a few years of lines.
const MOST_KNOWN: usize = 20_000;
/// Shorter words are only recognised when they stand alone, not inside a compound.
const SHORTEST_IN_COMPOUND: usize = 5;

/// Words beyond the guide's own keywords, from `assets/suggestions.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vocabulary {
    /// Second halves of compounds that say nothing of the kind: `kosten`, `dag`.
    pub neutral_endings: Vec<String>,
    /// Words behind which only a part of the cost is named: `incl`.
    pub besides: Vec<String>,
    /// Words that may come from the activity's name to complete a phrase of the line.
    pub context: Vec<String>,
    /// Synonyms by cost kind.
    pub synonyms: BTreeMap<String, Vec<String>>,
    /// Words of which the activity decides what they mean.
    pub by_activity: Vec<ByActivity>,
}

/// Words that point at another kind in each sort of activity.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByActivity {
    pub words: Vec<String>,
    /// They go before the same word among the keywords.
    #[serde(default)]
    pub strong: bool,
    /// Cost kind by code of the activity kind.
    pub kinds: BTreeMap<String, String>,
}

/// The words beyond the guide's keywords.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

/// The cost kinds that `text` points at, best first; empty when it has no known word.
///
/// `activity_kind` tells what a word like "trainer" means, and `activity_name` completes phrases such as
/// "hotel (buitenland)".
pub fn kinds(
    text: &str,
    activity_kind: Option<ActivityKind>,
    activity_name: &str,
    guide: &Guide,
) -> Vec<CostKindId> {
    let lexicon = guide.lexicon.get_or_init(|| Lexicon::of(guide));
    let asked = Asked {
        text: text.to_owned(),
        activity_kind,
        activity_name: activity_name.to_owned(),
    };
    let mut known = lexicon.known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(kinds) = known.get(&asked) {
        return kinds.clone();
    }
    if known.len() >= MOST_KNOWN {
        known.clear();
    }
    let kinds = lexicon.kinds(&asked, guide);
    known.insert(asked, kinds.clone());
    kinds
}

/// What is asked of the words.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Asked {
    text: String,
    activity_kind: Option<ActivityKind>,
    activity_name: String,
}

impl Lexicon {
    fn kinds(&self, asked: &Asked, guide: &Guide) -> Vec<CostKindId> {
        let words = words(&asked.text);
        let context: Vec<String> = self::words(&asked.activity_name)
            .into_iter()
            .filter(|word| self.context.contains(word))
            .collect();
        let main = words
            .split(|word| self.besides.contains(word))
            .next()
            .unwrap_or_default();
        let mut ranked = self.ranked(main, &context, asked.activity_kind);
        if main.len() < words.len() {
            for kind in self.ranked(&words, &context, asked.activity_kind) {
                if !ranked.contains(&kind) {
                    ranked.push(kind);
                }
            }
        }
        ranked
            .into_iter()
            .take(MOST)
            .filter_map(|kind| guide.cost_kinds().get(kind))
            .map(|kind| kind.id.clone())
            .collect()
    }
}

/// Suggestions from the words together with kinds that were chosen before for the same words, best first, and
/// whether the first one was chosen before.
///
/// `here` was chosen in this sort of activity and goes first; `elsewhere` in another sort, where the same word may
/// mean something else, and goes behind what the words suggest. Kinds that the edition does not have are left out.
pub fn learned(
    here: &[CostKindId],
    elsewhere: &[CostKindId],
    by_words: &[CostKindId],
    guide: &Guide,
) -> (Vec<CostKindId>, bool) {
    let known = |kind: &&CostKindId| guide.cost_kind(kind).is_some();
    let mut all: Vec<CostKindId> = Vec::new();
    for kind in here.iter().chain(by_words).chain(elsewhere).filter(known) {
        if !all.contains(kind) {
            all.push(kind.clone());
        }
    }
    all.truncate(MOST);
    let chosen_before = all.first().is_some_and(|first| {
        here.contains(first) || (by_words.is_empty() && elsewhere.contains(first))
    });
    (all, chosen_before)
}

/// The words of all cost kinds of one edition, prepared for comparison.
#[derive(Debug)]
pub struct Lexicon {
    phrases: Vec<Phrase>,
    neutral_endings: Vec<String>,
    besides: BTreeSet<String>,
    context: BTreeSet<String>,
    /// What was asked before: a plan is laid out anew after every key, with the same words.
    known: Mutex<BTreeMap<Asked, Vec<CostKindId>>>,
}

/// Words that point at a kind when all of them are there.
#[derive(Debug)]
struct Phrase {
    /// Stems.
    words: Vec<String>,
    /// Place of the kind in the guide.
    kind: usize,
    only_in: Option<ActivityKind>,
    source: Source,
}

/// Where a phrase comes from, and with that how much it counts.
#[derive(Debug, Clone, Copy)]
enum Source {
    /// The kind's own name; counts most when it is the whole text.
    Name,
    /// Keyword or synonym.
    Keyword,
    /// The activity decides, where nothing else does.
    Activity,
    /// The activity decides, before a keyword of the same words.
    StrongActivity,
}

impl Lexicon {
    fn of(guide: &Guide) -> Self {
        let places: BTreeMap<&str, usize> = guide
            .cost_kinds()
            .iter()
            .enumerate()
            .map(|(at, kind)| (kind.id.as_str(), at))
            .collect();
        let mut phrases = Vec::new();
        let mut add = |text: &str, kind: usize, only_in: Option<ActivityKind>, source: Source| {
            let words = words(text);
            if !words.is_empty() {
                phrases.push(Phrase {
                    words,
                    kind,
                    only_in,
                    source,
                });
            }
        };
        for (at, kind) in guide.cost_kinds().iter().enumerate() {
            add(&kind.name, at, None, Source::Name);
            let synonyms = VOCABULARY.synonyms.get(kind.id.as_str());
            for keyword in kind.keywords.iter().chain(synonyms.into_iter().flatten()) {
                add(keyword, at, None, Source::Keyword);
            }
        }
        for entry in &VOCABULARY.by_activity {
            let source = if entry.strong {
                Source::StrongActivity
            } else {
                Source::Activity
            };
            for (activity, kind) in &entry.kinds {
                let place = places.get(kind.as_str());
                if let (Some(at), Some(activity)) = (place, ActivityKind::from_code(activity)) {
                    for text in &entry.words {
                        add(text, *at, Some(activity), source);
                    }
                }
            }
        }
        Self {
            phrases,
            neutral_endings: stems(&VOCABULARY.neutral_endings).collect(),
            besides: stems(&VOCABULARY.besides).collect(),
            context: stems(&VOCABULARY.context).collect(),
            known: Mutex::default(),
        }
    }

    /// The places of the kinds that the words point at, best first.
    fn ranked(
        &self,
        words: &[String],
        context: &[String],
        activity_kind: Option<ActivityKind>,
    ) -> Vec<usize> {
        let mut best: BTreeMap<usize, usize> = BTreeMap::new();
        for phrase in &self.phrases {
            if phrase.only_in.is_some() && phrase.only_in != activity_kind {
                continue;
            }
            if let Some(score) = phrase.score(words, context, self) {
                let kept = best.entry(phrase.kind).or_default();
                *kept = score.max(*kept);
            }
        }
        let mut ranked: Vec<(usize, usize)> = best.into_iter().collect();
        ranked.sort_by_key(|(kind, score)| (Reverse(*score), *kind));
        ranked.into_iter().map(|(kind, _)| kind).collect()
    }
}

impl Phrase {
    /// How strongly the words point at the kind; `None` when one is missing.
    fn score(&self, text: &[String], context: &[String], lexicon: &Lexicon) -> Option<usize> {
        let mut score = 0;
        let mut in_text = false;
        for word in &self.words {
            let strength = text
                .iter()
                .filter_map(|it| likeness(word, it, &lexicon.neutral_endings))
                .max();
            in_text |= strength.is_some();
            let strength = strength.or_else(|| context.contains(word).then_some(5))?;
            score += strength * word.chars().count();
        }
        if !in_text {
            return None;
        }
        // Every further word makes a phrase more specific than one long word.
        score += 40 * (self.words.len() - 1);
        match self.source {
            Source::Name if self.words == text => Some(10 * score),
            Source::Name if self.words.len() < 2 => None,
            Source::Name | Source::Keyword => Some(score),
            Source::Activity => Some(score * 6 / 10),
            Source::StrongActivity => Some(score + 1),
        }
    }
}

/// How much a word of the text resembles a word of a phrase, of 10; `None` when it does not.
fn likeness(word: &str, text: &str, neutral_endings: &[String]) -> Option<usize> {
    if word == text {
        return Some(10);
    }
    if word.chars().count() < SHORTEST_IN_COMPOUND {
        return None;
    }
    // The last part of a Dutch compound says what it is: crisistraining is a training.
    if text.ends_with(word) {
        return Some(8);
    }
    // In the other place it only counts before an ending that says nothing: trainingskosten.
    let ending = text.strip_prefix(word)?;
    neutral_endings
        .iter()
        .any(|neutral| {
            ["", "s", "e", "en"]
                .iter()
                .any(|link| ending.strip_prefix(link) == Some(neutral))
        })
        .then_some(8)
}

fn stems(list: &[String]) -> impl Iterator<Item = String> {
    list.iter().flat_map(|text| words(text))
}

/// The words of a text without case, accents and inflection.
fn words(text: &str) -> Vec<String> {
    let plain: String = text
        .chars()
        .flat_map(char::to_lowercase)
        .flat_map(plain)
        .collect();
    plain
        .split(|it: char| !it.is_alphanumeric())
        .filter(|word| !word.is_empty() && !word.chars().all(|it| it.is_ascii_digit()))
        .map(stem)
        .collect()
}

/// A lower-case letter without its accent; a combining accent disappears.
fn plain(letter: char) -> Option<char> {
    Some(match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ç' => 'c',
        'ñ' => 'n',
        '\u{300}'..='\u{36f}' | '\u{ad}' => return None,
        other => other,
    })
}

/// The word without plural and inflection: trainers, externe, cursussen, zalen.
fn stem(word: &str) -> String {
    let mut stem = undoubled(word);
    loop {
        let shorter = ["en", "s", "e"]
            .iter()
            .filter_map(|ending| stem.strip_suffix(ending))
            .find(|rest| rest.chars().count() >= 3);
        match shorter {
            Some(rest) => stem = undoubled(rest),
            None => return stem,
        }
    }
}

/// Without doubled letters, so that zaal and zalen, cursus and cursussen meet.
fn undoubled(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

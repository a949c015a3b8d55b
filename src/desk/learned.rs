//! What earlier choices of cost kinds in this register teach about the next line of the same words.

use crate::domain::CostKindId;
use crate::domain::partner::name_key;
use crate::domain::plan::ActivityKind;
use std::collections::BTreeMap;

/// How often a kind was chosen, by sort of activity.
type Counts = BTreeMap<(ActivityKind, CostKindId), usize>;

/// Earlier choices by the words of the line.
#[derive(Debug, Default)]
pub(super) struct Learned {
    by_words: BTreeMap<String, Counts>,
}

impl Learned {
    /// From the words of lines, the sort of their activity, the chosen kind, and how often.
    pub(super) fn of(chosen: Vec<(String, ActivityKind, CostKindId, usize)>) -> Self {
        let mut learned = Self::default();
        for (text, activity, kind, count) in chosen {
            let words = key(&text);
            if !words.is_empty() {
                let counts = learned.by_words.entry(words).or_default();
                *counts.entry((activity, kind)).or_default() += count;
            }
        }
        learned
    }

    /// The kinds chosen before for these words, most frequent first: in this sort of activity, and in others.
    pub(super) fn kinds(
        &self,
        text: &str,
        activity: ActivityKind,
    ) -> (Vec<CostKindId>, Vec<CostKindId>) {
        let Some(counts) = self.by_words.get(&key(text)) else {
            return (Vec::new(), Vec::new());
        };
        let ranked = |here: bool| {
            let mut totals: BTreeMap<&CostKindId, usize> = BTreeMap::new();
            for ((of, kind), count) in counts {
                if (*of == activity) == here {
                    *totals.entry(kind).or_default() += count;
                }
            }
            let mut ranked: Vec<_> = totals.into_iter().collect();
            ranked.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            ranked.into_iter().map(|(kind, _)| kind.clone()).collect()
        };
        (ranked(true), ranked(false))
    }
}

/// The words without case, accents, punctuation and figures: "Interne trainer, 24 uur" is "Interne trainer, 16 uur".
fn key(text: &str) -> String {
    let words = name_key(text);
    let kept: Vec<&str> = words
        .split(' ')
        .filter(|word| !word.bytes().all(|it| it.is_ascii_digit()))
        .collect();
    kept.join(" ")
}

//! Where what a letter says comes from: which sentence, filled with what, about which decision.

use super::{ActivityId, CostLineId, PassageId};

/// Where a stretch of a letter comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Source {
    /// The letter text, by its id; `None` for a value that stands alone.
    pub sentence: Option<String>,
    /// What was filled in, in the order of the sentence.
    pub filled: Vec<Filled>,
    pub about: About,
}

/// A field of a sentence with the value it got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The field's id, as in the editor of letter texts: `plan.jaar`.
    pub field: String,
    pub value: String,
}

/// What a stretch of a letter rests on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum About {
    /// No decision: fixed words, and what is filled in.
    #[default]
    Letter,
    /// All decisions of the plan together: totals and counts.
    Plan,
    /// The decisions on one activity.
    Activity(ActivityId),
    /// The decisions on these cost lines, in the order of the plan.
    Lines(Vec<CostLineId>),
    /// A passage that the letter explains.
    Passage(PassageId),
}

/// A stretch of a letter as it was read there, to follow it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    pub words: String,
    pub source: Source,
}

impl Source {
    /// A value that stands alone, under the name of its field.
    pub fn value(field: &str, value: &str) -> Self {
        Self {
            sentence: None,
            filled: vec![Filled {
                field: field.to_owned(),
                value: value.to_owned(),
            }],
            about: About::Letter,
        }
    }

    /// What an activity's decisions come down to.
    pub fn activity(activity: ActivityId) -> Self {
        Self {
            about: About::Activity(activity),
            ..Self::default()
        }
    }

    /// All decisions of the plan together.
    pub fn plan() -> Self {
        Self {
            about: About::Plan,
            ..Self::default()
        }
    }
}

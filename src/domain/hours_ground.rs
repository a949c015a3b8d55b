//! What the figures of hours suggest for a check, and why. Only the adviser answers.

use super::hours::{Minutes, Phase};
use super::verdict::Answer;

/// What figures suggest, and why. `words` says it in Dutch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion {
    /// `None`: the figures do not say.
    pub answer: Option<Answer>,
    pub ground: Ground,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Hours in every phase.
    AllPhases,
    /// None in this phase.
    NoHoursIn(Phase),
    /// All hours in one phase.
    OnePhase(Phase),
    /// Every line has a definite tariff.
    Rated,
    /// So many lines have none.
    Unrated(usize),
    /// Too few comparable claims.
    TooFew,
    /// Nothing stands out beside comparable claims.
    FitsIn,
    /// Something stands out; what that means for this activity the figures do not say.
    LookFurther,
    /// No phase stands out.
    UsualShares,
    /// This phase stands out.
    MuchOf(Phase),
    /// The total beside the middle: so much more, or less when below zero.
    Beside(Minutes),
}

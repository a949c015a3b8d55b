//! What the figures of a claim suggest for each check on hours. Only the adviser answers.

use super::edition::Figure;
use super::hours_compare::Comparison;
use crate::domain::hours::{Minutes, Phase, PhaseMinutes};
use crate::domain::hours_ground::{Ground, Suggestion};
use crate::domain::verdict::Answer;

/// What is known of a claim when it is judged.
#[derive(Debug, Clone, Copy)]
pub struct HoursFacts<'a> {
    pub claimed: &'a PhaseMinutes,
    /// Lines without a definite tariff.
    pub unrated: usize,
    pub comparison: &'a Comparison,
}

/// What the figures of a claim suggest for the check that this figure belongs to.
pub fn suggest(figure: Figure, facts: &HoursFacts<'_>) -> Suggestion {
    match figure {
        Figure::Phases => phases(facts.claimed),
        Figure::Rate => match facts.unrated {
            0 => said(Answer::Yes, Ground::Rated),
            lines => said(Answer::No, Ground::Unrated(lines)),
        },
        Figure::Whole | Figure::Shares | Figure::Total => compared(figure, facts),
    }
}

fn said(answer: Answer, ground: Ground) -> Suggestion {
    Suggestion {
        answer: Some(answer),
        ground,
    }
}

fn open(ground: Ground) -> Suggestion {
    Suggestion {
        answer: None,
        ground,
    }
}

fn phases(claimed: &PhaseMinutes) -> Suggestion {
    let is_in = |phase: &&Phase| claimed.of(**phase) > Minutes::ZERO;
    let mut with = Phase::ALL.iter().filter(is_in);
    let without = Phase::ALL.iter().find(|phase| !is_in(phase));
    match (with.next(), with.next(), without) {
        (Some(_), Some(_), None) => said(Answer::Yes, Ground::AllPhases),
        (Some(_), Some(_), Some(phase)) => open(Ground::NoHoursIn(*phase)),
        (Some(phase), None, _) => said(Answer::No, Ground::OnePhase(*phase)),
        (None, _, _) => open(Ground::NoHoursIn(Phase::Delivery)),
    }
}

fn compared(figure: Figure, facts: &HoursFacts<'_>) -> Suggestion {
    let Some(usual) = facts.comparison.usual() else {
        return open(Ground::TooFew);
    };
    let phase = usual.stands_out.first().map(|(phase, _)| *phase);
    match figure {
        Figure::Shares => match phase {
            Some(phase) => said(Answer::No, Ground::MuchOf(phase)),
            None if usual.shares.is_some() => said(Answer::Yes, Ground::UsualShares),
            None => open(Ground::LookFurther),
        },
        Figure::Total => {
            let more = facts.claimed.total() - usual.total.minutes();
            let answer = if usual.total_stands_out {
                Answer::No
            } else {
                Answer::Yes
            };
            said(answer, Ground::Beside(more))
        }
        Figure::Whole | Figure::Phases | Figure::Rate => {
            if phase.is_none() && !usual.total_stands_out {
                said(Answer::Yes, Ground::FitsIn)
            } else {
                open(Ground::LookFurther)
            }
        }
    }
}

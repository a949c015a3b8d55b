//! A claim beside others that were judged: which are comparable, what is in their middle, and what stands out.
//!
//! The guide has no hour norms (`bijlage1-uren-redelijkheid`): the middle of this register is a help to judge by, no
//! norm. Only integers: the middle of two whole numbers is kept as twice its value, shares are whole percents that
//! add up to 100.

use super::edition::Comparable;
use crate::domain::HoursClaimId;
use crate::domain::hours::{Minutes, Phase, PhaseMinutes};
use crate::domain::plan::ActivityKind;
use std::cmp::Ordering;

/// A claim as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    pub claim: HoursClaimId,
    pub kind: ActivityKind,
    /// Of the activity; `None` while that is not known.
    pub participants: Option<u32>,
    /// What counts of a claim that was judged; what is claimed of the one that is looked at.
    pub minutes: PhaseMinutes,
}

/// How claims were found to be like each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LikeBy {
    /// The same kind of activity, and delivery and participants from half to twice as many.
    Size,
    /// The kind of activity alone: too few were alike in size.
    Kind,
}

/// Whole percents per phase that add up to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    parts: [i64; 3],
}

impl Shares {
    /// Of one phase.
    pub fn of(&self, phase: Phase) -> i64 {
        let [preparation, delivery, evaluation] = self.parts;
        match phase {
            Phase::Preparation => preparation,
            Phase::Delivery => delivery,
            Phase::Evaluation => evaluation,
        }
    }
}

/// The middle of whole minutes: of an even number it is halfway the two in the middle, which can be half a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Middle {
    twice: i64,
}

impl Middle {
    /// In whole minutes; half a minute counts as one.
    pub fn minutes(self) -> Minutes {
        Minutes(self.twice.saturating_add(1).div_euclid(2))
    }

    /// Exactly: twice the middle, in minutes.
    pub fn twice(self) -> i64 {
        self.twice
    }
}

/// What is in the middle of comparable claims, and how the claim stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usual {
    pub like: LikeBy,
    /// How many claims it is the middle of.
    pub count: usize,
    /// Of all hours together.
    pub total: Middle,
    /// Half of the claims have a total between these.
    pub quarters: [Middle; 2],
    /// The least and the most.
    pub range: [Minutes; 2],
    /// The middle share per phase; `None` where the claims are divided so differently that the middles are nothing.
    pub shares: Option<Shares>,
    /// Percentage points that the claim has more of a phase than the middle, for those that stand out; the most first.
    pub stands_out: Vec<(Phase, i64)>,
    /// The total stands out.
    pub total_stands_out: bool,
}

impl Usual {
    /// How many percentage points the claim has more of a phase than the middle.
    pub fn points(&self, own: &Shares, phase: Phase) -> Option<i64> {
        Some(own.of(phase) - self.shares?.of(phase))
    }
}

/// A claim beside the comparable ones.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    Usual(Usual),
    /// Fewer than `few` of this kind were judged: no middle is shown.
    TooFew {
        found: usize,
        few: usize,
    },
}

impl Comparison {
    /// The middle, where there are enough.
    pub fn usual(&self) -> Option<&Usual> {
        match self {
            Self::Usual(usual) => Some(usual),
            Self::TooFew { .. } => None,
        }
    }
}

/// How minutes are divided over the phases, in whole percents: what is lost by rounding down goes to the phases that
/// lost most, the earlier first. `None` without minutes.
pub fn shares(minutes: &PhaseMinutes) -> Option<Shares> {
    percents(weights(minutes))
}

/// Holds a claim beside the judged ones, itself left out. Those of the same kind and size are taken; with fewer than
/// [`Comparable::few`] of them, those of the same kind.
pub fn compare(claim: &Sample, judged: &[Sample], rules: &Comparable) -> Comparison {
    let same_kind: Vec<&Sample> = judged
        .iter()
        .filter(|it| it.claim != claim.claim && it.kind == claim.kind)
        .filter(|it| total(&it.minutes) > 0)
        .collect();
    let alike: Vec<&Sample> = same_kind
        .iter()
        .copied()
        .filter(|it| is_alike(claim, it, rules))
        .collect();
    let few = rules.few.max(1);
    let found = same_kind.len();
    let (like, taken) = match (alike.len() >= few, found >= few) {
        (true, _) => (LikeBy::Size, alike),
        (false, true) => (LikeBy::Kind, same_kind),
        (false, false) => return Comparison::TooFew { found, few },
    };
    usual(claim, like, &taken, rules).map_or(Comparison::TooFew { found, few }, Comparison::Usual)
}

fn usual(claim: &Sample, like: LikeBy, taken: &[&Sample], rules: &Comparable) -> Option<Usual> {
    let mut totals: Vec<i64> = taken.iter().map(|it| total(&it.minutes)).collect();
    totals.sort_unstable();
    let total_in_the_middle = middle(&totals)?;
    let half = totals.len() / 2;
    let lower = middle(totals.get(..half)?).unwrap_or(total_in_the_middle);
    let upper = totals.get(totals.len() - half..)?;
    let upper = middle(upper).unwrap_or(total_in_the_middle);
    let [preparation, delivery, evaluation] =
        [0, 1, 2].map(|phase| middle_share(taken.iter().map(|it| &it.minutes), phase));
    let shares_in_the_middle = percents([preparation?, delivery?, evaluation?]);
    let own = shares(&claim.minutes);
    let mut stands_out = Vec::new();
    if let (Some(own), Some(usual)) = (own, shares_in_the_middle) {
        for phase in Phase::ALL {
            let points = own.of(*phase) - usual.of(*phase);
            if points >= i64::from(rules.stands_out_points) {
                stands_out.push((*phase, points));
            }
        }
    }
    stands_out.sort_by_key(|(_, points)| -points);
    let above = i128::from(rules.total_stands_out_percent) * i128::from(total_in_the_middle.twice);
    Some(Usual {
        like,
        count: taken.len(),
        total: total_in_the_middle,
        quarters: [lower, upper],
        range: [Minutes(*totals.first()?), Minutes(*totals.last()?)],
        shares: shares_in_the_middle,
        stands_out,
        total_stands_out: i128::from(total(&claim.minutes)) * 200 > above,
    })
}

/// Delivery and participants from half to twice as many; what is not known is not alike.
fn is_alike(one: &Sample, other: &Sample, rules: &Comparable) -> bool {
    let within = |one: i128, other: i128| {
        100 * other >= i128::from(rules.alike_from_percent) * one
            && 100 * other <= i128::from(rules.alike_to_percent) * one
    };
    let delivery = |it: &Sample| i128::from(it.minutes.delivery.0);
    let people = |it: &Sample| it.participants.map(i128::from);
    within(delivery(one), delivery(other))
        && people(one)
            .zip(people(other))
            .is_some_and(|(one, other)| within(one, other))
}

/// More minutes than anybody works, so that no product of two grows out of hand.
const MOST: i64 = 1_000_000_000;

fn weights(minutes: &PhaseMinutes) -> [i128; 3] {
    let of = |phase| i128::from(minutes.of(phase).0.clamp(0, MOST));
    [
        of(Phase::Preparation),
        of(Phase::Delivery),
        of(Phase::Evaluation),
    ]
}

fn total(minutes: &PhaseMinutes) -> i64 {
    let all = weights(minutes).iter().sum::<i128>();
    i64::try_from(all).unwrap_or(i64::MAX)
}

/// The middle of numbers in order; `None` of none.
fn middle(sorted: &[i64]) -> Option<Middle> {
    let upper = *sorted.get(sorted.len() / 2)?;
    let lower = *sorted.get(sorted.len().checked_sub(1)? / 2)?;
    Some(Middle {
        twice: lower.saturating_add(upper),
    })
}

/// Parts that a middle share is reckoned in: fine enough that only exact ties could fall otherwise.
const FINE: i128 = 1_000_000_000;

/// The middle share of a phase. Which claims are in the middle is decided on exact fractions.
fn middle_share<'a>(all: impl Iterator<Item = &'a PhaseMinutes>, phase: usize) -> Option<i128> {
    let mut fractions: Vec<(i128, i128)> = all
        .filter_map(|it| {
            let parts = weights(it);
            let whole = parts.iter().sum::<i128>();
            Some((*parts.get(phase)?, whole)).filter(|_| whole > 0)
        })
        .collect();
    fractions.sort_by(by_size);
    let (a, b) = *fractions.get(fractions.len().checked_sub(1)? / 2)?;
    let (c, d) = *fractions.get(fractions.len() / 2)?;
    Some((a * FINE / b + c * FINE / d) / 2)
}

fn by_size((a, b): &(i128, i128), (c, d): &(i128, i128)) -> Ordering {
    (a * d).cmp(&(c * b))
}

/// Whole percents in proportion to these parts, that add up to 100.
fn percents(parts: [i128; 3]) -> Option<Shares> {
    let whole = parts.iter().sum::<i128>();
    if whole <= 0 {
        return None;
    }
    let mut percents = parts.map(|part| i64::try_from(part * 100 / whole).unwrap_or(0));
    let lost = 100 - percents.iter().sum::<i64>();
    let mut by_loss: Vec<(usize, i128)> = parts
        .iter()
        .map(|part| part * 100 % whole)
        .enumerate()
        .collect();
    by_loss.sort_by_key(|(at, loss)| (-loss, *at));
    for (at, _) in by_loss.iter().take(usize::try_from(lost).unwrap_or(0)) {
        if let Some(percent) = percents.get_mut(*at) {
            *percent += 1;
        }
    }
    Some(Shares { parts: percents })
}

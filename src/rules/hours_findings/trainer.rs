//! Who made the hours: one person, or one role with one mark at one partner.

use crate::domain::hours::HoursClaim;
use crate::domain::partner::name_key;
use crate::domain::{HoursClaimId, PartnerId, PersonId};

/// Who a claim is about, as far as the register tells people apart.
#[derive(Debug, Clone)]
pub(super) struct Trainer {
    claim: HoursClaimId,
    person: Option<PersonId>,
    partner: PartnerId,
    pub(super) role: String,
    mark: String,
}

/// How far two claims are about one trainer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sameness {
    /// One claim, one person, or one role with one mark.
    Sure,
    /// One role, and no mark that tells people apart.
    ByRole,
}

impl Trainer {
    pub(super) fn of(claim: &HoursClaim, partner: PartnerId) -> Self {
        Self {
            claim: claim.id,
            person: claim.person,
            partner,
            role: name_key(&claim.role),
            mark: name_key(&claim.mark),
        }
    }

    /// Whether two claims are about one trainer; `None`: they are not.
    pub(super) fn same(&self, other: &Self) -> Option<Sameness> {
        if self.claim == other.claim {
            return Some(Sameness::Sure);
        }
        if let (Some(one), Some(other)) = (self.person, other.person) {
            return (one == other).then_some(Sameness::Sure);
        }
        if !self.named_as(other) {
            return None;
        }
        Some(if self.mark.is_empty() {
            Sameness::ByRole
        } else {
            Sameness::Sure
        })
    }

    /// Whether both are called the same: partner, role and mark.
    pub(super) fn named_as(&self, other: &Self) -> bool {
        self.partner == other.partner && self.role == other.role && self.mark == other.mark
    }

    /// The role with its mark, as a run of the tree may name it.
    pub(super) fn full(&self) -> String {
        format!("{} {}", self.role, self.mark).trim().to_owned()
    }
}

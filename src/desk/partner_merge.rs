//! Two partners that turn out to be one: what would move, and making them one.

use super::{Desk, Error, PartnerForm};
use crate::domain::operation::{Deed, Op};
use crate::domain::partner::Signer;
use crate::domain::{PartnerId, PlanId, covenant};
use std::collections::BTreeSet;

/// Details that can be taken from the partner that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MergeDetail {
    Kind,
    Address,
    Contact,
}

impl MergeDetail {
    /// All, in the order forms show them.
    pub const ALL: [Self; 3] = [Self::Kind, Self::Address, Self::Contact];

    /// Whether a form says nothing about it.
    pub fn is_empty(self, form: &PartnerForm) -> bool {
        match self {
            Self::Kind => form.kind.is_none(),
            Self::Address => form.address == Default::default(),
            Self::Contact => form.contact == Default::default(),
        }
    }

    /// Whether two forms say different things about it.
    pub fn differs(self, one: &PartnerForm, other: &PartnerForm) -> bool {
        match self {
            Self::Kind => (one.kind, &one.kind_name) != (other.kind, &other.kind_name),
            Self::Address => one.address != other.address,
            Self::Contact => one.contact != other.contact,
        }
    }
}

/// A plan of a partner that may be merged, and what hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergePlan {
    pub plan: PlanId,
    pub year: i32,
    pub activities: usize,
    pub consultations: usize,
    pub letter: MergeLetter,
}

/// Where the letter of a plan stands, as far as merging matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeLetter {
    None,
    /// It was made and can be made again.
    Made,
    /// It was sent, or corrects one that was; what was sent stays as it is.
    Sent,
}

/// One of two partners that may be one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeSide {
    pub id: PartnerId,
    pub form: PartnerForm,
    /// Newest year first.
    pub plans: Vec<MergePlan>,
}

/// Two partners beside each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeLook {
    pub one: MergeSide,
    pub other: MergeSide,
}

/// Which partner stays, which goes, and what is taken from the one that goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRequest {
    /// Keeps its name, its code and its number.
    pub stays: PartnerId,
    /// Its name still leads to the one that stays.
    pub goes: PartnerId,
    pub taken: BTreeSet<MergeDetail>,
}

impl MergeLook {
    /// The years in which both have a plan, so that they cannot be one.
    pub fn clashes(&self) -> Vec<i32> {
        clashes(&self.one.plans, &self.other.plans)
    }
}

fn clashes(one: &[MergePlan], other: &[MergePlan]) -> Vec<i32> {
    let years: BTreeSet<i32> = one.iter().map(|it| it.year).collect();
    let both: BTreeSet<i32> = other
        .iter()
        .map(|it| it.year)
        .filter(|year| years.contains(year))
        .collect();
    both.into_iter().collect()
}

/// What a partner says once another was merged into it: details of its own, or of the other where it has none or where
/// they are `taken`; the notes, periods and signers of both.
pub fn merged(
    stays: &PartnerForm,
    goes: &PartnerForm,
    taken: &BTreeSet<MergeDetail>,
) -> PartnerForm {
    let from_other = |detail: MergeDetail| taken.contains(&detail) || detail.is_empty(stays);
    let mut now = stays.clone();
    if from_other(MergeDetail::Kind) {
        now.kind = goes.kind;
        now.kind_name.clone_from(&goes.kind_name);
    }
    if from_other(MergeDetail::Address) {
        now.address = goes.address.clone();
    }
    if from_other(MergeDetail::Contact) {
        now.contact = goes.contact.clone();
    }
    if !goes.notes.is_empty() && !stays.notes.contains(&goes.notes) {
        let notes = [stays.notes.as_str(), goes.notes.as_str()];
        now.notes = notes.join("\n").trim().to_owned();
    }
    let unknown = |signer: &&Signer| !stays.signers.iter().any(|it| it.name == signer.name);
    now.signers
        .extend(goes.signers.iter().filter(unknown).cloned());
    now.covenants = covenant::together(&stays.covenants, &goes.covenants);
    now.active = stays.active || goes.active;
    now
}

impl Desk {
    /// Two partners beside each other, with everything that would move.
    ///
    /// # Errors
    /// When one of them is not there.
    pub fn look_at_merge(&self, one: PartnerId, other: PartnerId) -> Result<MergeLook, Error> {
        Ok(MergeLook {
            one: self.merge_side(one)?,
            other: self.merge_side(other)?,
        })
    }

    fn merge_side(&self, id: PartnerId) -> Result<MergeSide, Error> {
        let plans = self
            .store
            .plans_of(id)?
            .into_iter()
            .map(|plan| {
                let letter = match self.store.letter_of(plan.id)? {
                    None => MergeLetter::None,
                    Some(row) if row.sent_on.is_some() || row.replaces.is_some() => {
                        MergeLetter::Sent
                    }
                    Some(row) if row.pdf_sha256.is_some() => MergeLetter::Made,
                    Some(_) => MergeLetter::None,
                };
                Ok(MergePlan {
                    plan: plan.id,
                    year: plan.year,
                    activities: self.store.activities(plan.id)?.len(),
                    consultations: self.store.consultations(plan.id)?.len(),
                    letter,
                })
            })
            .collect::<Result<_, Error>>()?;
        Ok(MergeSide {
            id,
            form: self.partner_form(id)?,
            plans,
        })
    }

    /// Makes two partners one, as one operation. Plans move with all that hangs on them; letters that were sent stay as
    /// they are. The one that goes stays in the register, so that its name still leads to the one that stays.
    ///
    /// # Errors
    /// [`Error::CannotMerge`] when both have a plan of the same year; the register is then untouched.
    pub fn merge_partners(&mut self, request: &MergeRequest) -> Result<(), Error> {
        let stays = self.merge_side(request.stays)?;
        let goes = self.merge_side(request.goes)?;
        let is_merged = |id| Ok::<_, Error>(self.store.partner(id)?.merged_into.is_some());
        if request.stays == request.goes || is_merged(stays.id)? || is_merged(goes.id)? {
            return Err(crate::storage::Error::Missing("partner").into());
        }
        let years = clashes(&stays.plans, &goes.plans);
        if !years.is_empty() {
            return Err(Error::CannotMerge {
                stays: stays.form.name,
                goes: goes.form.name,
                years,
            });
        }
        let now = merged(&stays.form, &goes.form, &request.taken);
        let op = Op::new(Deed::MergePartners, now.name.clone());
        self.act(&op, |act| {
            for plan in &goes.plans {
                act.move_plan(plan.plan, stays.id)?;
            }
            act.merge_partner(goes.id, stays.id)?;
            act.save_partner(&now.as_partner(stays.id))?;
            act.set_covenants(stays.id, &now.covenants)?;
            Ok(act.set_signers(stays.id, &now.signers)?)
        })
    }

    /// Keeps that two partners look alike and are not the same; they are no longer proposed for merging.
    ///
    /// # Errors
    /// What the register says.
    pub fn keep_partners_apart(&mut self, one: PartnerId, other: PartnerId) -> Result<(), Error> {
        let name = self.store.partner(one)?.name;
        self.act(&Op::new(Deed::KeepPartnersApart, name), |act| {
            Ok(act.keep_partners_apart(one, other)?)
        })
    }
}

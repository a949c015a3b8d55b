//! One partner: everything the register knows of it, changed at once.

use super::partner_match::{Roll, propose_code};
use super::{Desk, Error};
use crate::domain::covenant::{self, Covenant};
use crate::domain::operation::{Deed, Op};
use crate::domain::partner::{
    Address, Contact, NewPartner, Partner, PartnerFault, PartnerField, PartnerKind, Signer,
    is_code, is_email, postcode,
};
use crate::domain::{PartnerId, PlanId};

/// Everything of a partner that the adviser can change.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartnerForm {
    /// `None`: not in the register yet.
    pub id: Option<PartnerId>,
    /// Empty, for a new one: the register proposes one.
    pub code: String,
    pub name: String,
    pub kind: Option<PartnerKind>,
    /// The region's own word for a partner of another kind; empty: the kind's own word.
    pub kind_name: String,
    pub address: Address,
    pub contact: Contact,
    pub covenants: Vec<Covenant>,
    pub signers: Vec<Signer>,
    pub notes: String,
    pub active: bool,
}

/// A partner in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    pub partner: Partner,
    /// The covenant binds it on the first day of the plan year.
    pub covenant: bool,
    /// Its plan of that year.
    pub plan: Option<PlanId>,
}

/// All partners of the region, as they are for a plan year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartnerList {
    /// By name, also those that are no longer active.
    pub rows: Vec<ListRow>,
    /// Everybody a name or a code can mean.
    pub roll: Roll,
    /// Pairs that may be one partner.
    pub doubles: Vec<(PartnerId, PartnerId)>,
}

/// One partner, opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerSheet {
    pub form: PartnerForm,
    /// Every plan year in which it handed in a plan, newest first.
    pub plans: Vec<(i32, PlanId)>,
    /// Under which names it was known before it was merged.
    pub merged: Vec<String>,
}

impl Desk {
    /// All partners, as they are for a plan year.
    ///
    /// # Errors
    /// What the register says.
    pub fn partner_list(&self, year: i32) -> Result<PartnerList, Error> {
        let roll = self.partner_roll()?;
        let first_day = covenant::deciding_day(year);
        let plans = self.store.plans(year)?;
        let rows = roll
            .partners()
            .iter()
            .map(|partner| {
                Ok(ListRow {
                    covenant: self.store.has_covenant(partner.id, first_day)?,
                    plan: plans
                        .iter()
                        .find(|plan| plan.partner == partner.id)
                        .map(|plan| plan.id),
                    partner: partner.clone(),
                })
            })
            .collect::<Result<_, Error>>()?;
        let apart = self.store.partners_apart()?;
        let mut doubles = roll.likely_doubles();
        doubles.retain(|pair| !apart.contains(pair));
        Ok(PartnerList {
            rows,
            roll,
            doubles,
        })
    }

    /// One partner, opened.
    ///
    /// # Errors
    /// When it is not there.
    pub fn partner_sheet(&self, id: PartnerId) -> Result<PartnerSheet, Error> {
        let plans = self.store.plans_of(id)?;
        Ok(PartnerSheet {
            form: self.partner_form(id)?,
            plans: plans.iter().map(|plan| (plan.year, plan.id)).collect(),
            merged: self
                .partner_roll()?
                .merged_into(id)
                .map(str::to_owned)
                .collect(),
        })
    }

    /// What is known of a partner, as a form has it.
    ///
    /// # Errors
    /// When it is not there.
    pub fn partner_form(&self, id: PartnerId) -> Result<PartnerForm, Error> {
        let partner = self.store.partner(id)?;
        Ok(PartnerForm {
            id: Some(id),
            code: partner.code,
            name: partner.name,
            kind: partner.kind,
            kind_name: partner.kind_name,
            address: partner.address,
            contact: partner.contact,
            covenants: self.store.covenants(id)?,
            signers: self.store.signers(id)?,
            notes: partner.notes,
            active: partner.active,
        })
    }

    /// Keeps a partner, new or changed, as one operation.
    ///
    /// # Errors
    /// [`Error::PartnerFaults`] when something of it cannot be; the register is then untouched.
    pub fn save_partner(&mut self, form: &PartnerForm) -> Result<PartnerId, Error> {
        let roll = self.partner_roll()?;
        let mut form = form.tidied();
        let faults = form.faults(&roll);
        if !faults.is_empty() {
            return Err(Error::PartnerFaults {
                name: form.name,
                faults,
            });
        }
        if form.code.is_empty() {
            form.code = propose_code(&form.name, &roll.codes());
        }
        let deed = match form.id {
            Some(_) => Deed::ChangePartner,
            None => Deed::AddPartner,
        };
        self.act(&Op::new(deed, form.name.clone()), |act| {
            let id = match form.id {
                Some(id) => id,
                None => act.add_partner(&form.as_new(), &form.code)?,
            };
            act.save_partner(&form.as_partner(id))?;
            act.set_covenants(id, &form.covenants)?;
            act.set_signers(id, &form.signers)?;
            Ok(id)
        })
    }
}

impl PartnerForm {
    /// An empty form for a partner that takes part.
    pub fn new() -> Self {
        Self {
            active: true,
            ..Self::default()
        }
    }

    /// Without spaces around the words; code and postcode as they are written, signers and word of its own only where
    /// they say something.
    pub fn tidied(&self) -> Self {
        let trim = |text: &String| text.trim().to_owned();
        let kind_name = match self.kind {
            Some(PartnerKind::Other) => trim(&self.kind_name),
            Some(_) | None => String::new(),
        };
        let written = trim(&self.address.postcode);
        let mut covenants = self.covenants.clone();
        covenants.sort_unstable();
        let signer = |signer: &Signer| Signer {
            name: trim(&signer.name),
            function: trim(&signer.function),
        };
        Self {
            id: self.id,
            code: trim(&self.code).to_uppercase(),
            name: trim(&self.name),
            kind: self.kind,
            kind_name,
            address: Address {
                street: trim(&self.address.street),
                postcode: postcode(&written).unwrap_or(written),
                city: trim(&self.address.city),
            },
            contact: Contact {
                name: trim(&self.contact.name),
                salutation: trim(&self.contact.salutation),
                email: trim(&self.contact.email),
                phone: trim(&self.contact.phone),
            },
            covenants,
            signers: self
                .signers
                .iter()
                .map(signer)
                .filter(|it| !(it.name.is_empty() && it.function.is_empty()))
                .collect(),
            notes: trim(&self.notes),
            active: self.active,
        }
    }

    /// What cannot be as it stands; the places of periods and signers are those of this form.
    pub fn faults(&self, roll: &Roll) -> Vec<(PartnerField, PartnerFault)> {
        let mut faults = Vec::new();
        let name = self.name.trim();
        let code = self.code.trim().to_uppercase();
        let of_another = |holder: &super::partner_match::Holder<'_>| {
            holder.merged || Some(holder.partner.id) != self.id
        };
        if name.is_empty() {
            faults.push((PartnerField::Name, PartnerFault::NameMissing));
        } else if let Some(holder) = roll.named(name).filter(of_another) {
            let who = holder.partner.name.clone();
            faults.push((
                PartnerField::Name,
                if holder.merged {
                    PartnerFault::NameMerged { into: who }
                } else {
                    PartnerFault::NameTaken { by: who }
                },
            ));
        }
        if code.is_empty() && self.id.is_none() {
            // The register proposes one.
        } else if !is_code(&code) {
            faults.push((PartnerField::Code, PartnerFault::NotACode));
        } else if let Some(holder) = roll.coded(&code).filter(of_another) {
            let who = holder.partner.name.clone();
            faults.push((
                PartnerField::Code,
                if holder.merged {
                    PartnerFault::CodeMerged { into: who }
                } else {
                    PartnerFault::CodeTaken { by: who }
                },
            ));
        }
        let written = self.address.postcode.trim();
        if !written.is_empty() && postcode(written).is_none() {
            faults.push((PartnerField::Postcode, PartnerFault::NotAPostcode));
        }
        let email = self.contact.email.trim();
        if !email.is_empty() && !is_email(email) {
            faults.push((PartnerField::Email, PartnerFault::NotAnEmail));
        }
        faults.extend(period_faults(&self.covenants));
        let nameless = |(at, signer): (usize, &Signer)| {
            let without = signer.name.trim().is_empty() && !signer.function.trim().is_empty();
            without.then_some((PartnerField::Signer(at), PartnerFault::SignerWithoutName))
        };
        faults.extend(self.signers.iter().enumerate().filter_map(nameless));
        faults
    }

    fn as_new(&self) -> NewPartner {
        NewPartner {
            code: self.code.clone(),
            name: self.name.clone(),
            kind: self.kind,
            kind_name: self.kind_name.clone(),
            address: self.address.clone(),
            contact: self.contact.clone(),
            covenant_from: None,
            notes: self.notes.clone(),
        }
    }

    pub(super) fn as_partner(&self, id: PartnerId) -> Partner {
        Partner {
            id,
            code: self.code.clone(),
            name: self.name.clone(),
            kind: self.kind,
            kind_name: self.kind_name.clone(),
            address: self.address.clone(),
            contact: self.contact.clone(),
            active: self.active,
            notes: self.notes.clone(),
            merged_into: None,
        }
    }
}

fn period_faults(periods: &[Covenant]) -> Option<(PartnerField, PartnerFault)> {
    let backwards = |period: &Covenant| period.until.is_some_and(|until| until < period.from);
    if let Some(at) = periods.iter().position(backwards) {
        return Some((PartnerField::Covenant(at), PartnerFault::EndsBeforeItBegins));
    }
    let at = covenant::overlap(periods)?;
    Some((PartnerField::Covenant(at), PartnerFault::PeriodsOverlap))
}

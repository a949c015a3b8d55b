//! Partners: taken over from a list, one by one recognised.

use super::partner_match::propose_code;
use super::{Desk, Error};
use crate::domain::operation::{Deed, Op};
use crate::domain::partner::{NewPartner, Partner};
use crate::storage::Act;
use std::collections::BTreeSet;

/// What a partner list does to one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartnerChange {
    /// Is not in the register yet.
    Added { name: String },
    /// Is in the register, and something of it changes.
    Changed { name: String },
    /// Is in the register just like this.
    Same { name: String },
}

impl Desk {
    /// What taking over a list would do, in the order of the list.
    ///
    /// # Errors
    /// What the register says.
    pub fn compare_partners(&self, list: &[NewPartner]) -> Result<Vec<PartnerChange>, Error> {
        list.iter()
            .map(|new| {
                let name = new.name.clone();
                let Some(known) = self.store.partner_named(&new.name)? else {
                    return Ok(PartnerChange::Added { name });
                };
                let bound = match new.covenant_from {
                    Some(from) => self.store.has_covenant(known.id, from)?,
                    None => true,
                };
                Ok(if bound && with_list(&known, new) == known {
                    PartnerChange::Same { name }
                } else {
                    PartnerChange::Changed { name }
                })
            })
            .collect()
    }

    /// Takes over a list of partners, all or none. An empty field in the list leaves what the register knows.
    ///
    /// # Errors
    /// When two partners would share a code.
    pub fn import_partners(&mut self, list: &[NewPartner]) -> Result<Vec<PartnerChange>, Error> {
        let changes = self.compare_partners(list)?;
        self.act(
            &Op::new(Deed::ImportPartners, list.len().to_string()),
            |act| {
                // A code that the list gives to one partner is not proposed for another.
                let listed: BTreeSet<String> = list.iter().map(|new| new.code.clone()).collect();
                for new in list {
                    match act.partner_named(&new.name)? {
                        Some(known) => take_over(act, &known, new)?,
                        None => {
                            let code = free_code(act, new, &listed)?;
                            let _id = act.add_partner(new, &code)?;
                        }
                    }
                }
                Ok(())
            },
        )?;
        Ok(changes)
    }
}

fn take_over(act: &Act<'_>, known: &Partner, new: &NewPartner) -> Result<(), Error> {
    let now = with_list(known, new);
    if now != *known {
        act.save_partner(&now)?;
    }
    if let Some(from) = new.covenant_from
        && !act.has_covenant(known.id, from)?
    {
        act.add_covenant(known.id, from)?;
    }
    Ok(())
}

/// A partner with what a list says of it.
fn with_list(known: &Partner, new: &NewPartner) -> Partner {
    let take = |old: &mut String, new: &str| {
        if !new.is_empty() {
            new.clone_into(old);
        }
    };
    let mut now = known.clone();
    take(&mut now.code, &new.code);
    take(&mut now.name, &new.name);
    now.kind = new.kind.or(now.kind);
    take(&mut now.address.street, &new.address.street);
    take(&mut now.address.postcode, &new.address.postcode);
    take(&mut now.address.city, &new.address.city);
    take(&mut now.contact.name, &new.contact.name);
    take(&mut now.contact.salutation, &new.contact.salutation);
    take(&mut now.contact.email, &new.contact.email);
    take(&mut now.contact.phone, &new.contact.phone);
    take(&mut now.notes, &new.notes);
    now
}

/// The code the list gives, or one that is free and not `reserved`.
pub(super) fn free_code(
    act: &Act<'_>,
    new: &NewPartner,
    reserved: &BTreeSet<String>,
) -> Result<String, Error> {
    if !new.code.is_empty() {
        return Ok(new.code.clone());
    }
    let taken: BTreeSet<String> = act
        .partners()?
        .into_iter()
        .map(|partner| partner.code)
        .chain(reserved.iter().cloned())
        .collect();
    Ok(propose_code(&new.name, &taken))
}

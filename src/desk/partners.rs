//! Partners: taken over from a list, one by one recognised.

use super::partner_match::{PartnerMatch, Roll, propose_code};
use super::{Desk, Error};
use crate::domain::covenant::Covenant;
use crate::domain::operation::{Deed, Op};
use crate::domain::partner::{NewPartner, Partner, PartnerField, PartnerKind, name_key};
use crate::domain::sheet_remark::{SheetDoubt, SheetRemark};
use crate::domain::submission::{CellRef, Severity, Sourced};
use crate::exchange::grid::Workbook;
use crate::exchange::partner_list;
use crate::storage::{Act, Store};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a partner list does to one partner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartnerChange {
    /// Is not in the register yet.
    Added { name: String },
    /// Is in the register, and something of it changes.
    Changed {
        /// As the list has it.
        name: String,
        details: Vec<DetailChange>,
    },
    /// Is in the register just like this.
    Same { name: String },
}

/// A detail of a partner that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetailChange {
    pub field: PartnerField,
    pub old: Detail,
    pub new: Detail,
}

/// A detail of a partner, before it has words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    Text(String),
    /// A kind, and the region's own word for it.
    Kind(Option<PartnerKind>, String),
    /// Since when the covenant holds.
    Since(Option<NaiveDate>),
}

/// A list of partners as it was read, and what it would do. Nothing of it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartnerListReading {
    /// The name of the file.
    pub file: String,
    pub rows: Vec<ListedPartner>,
    pub remarks: Vec<SheetRemark>,
}

/// A row of a list of partners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedPartner {
    pub new: NewPartner,
    /// The cell of its name.
    pub at: CellRef,
    pub change: PartnerChange,
}

impl Desk {
    /// Opens a list of partners and tells what taking it over would do.
    ///
    /// # Errors
    /// [`Error::CannotOpen`] when it is no workbook, is damaged, locked, too large or too slow; [`Error::SheetFaults`]
    /// when it is no list of partners.
    pub fn look_at_partners(&self, path: &Path) -> Result<PartnerListReading, Error> {
        let file = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        let opened = self.reader.open(path).map_err(|error| Error::CannotOpen {
            file: file.clone(),
            error,
        })?;
        let reading = self.read_partners(file, &opened.workbook)?;
        let no_list = |it: &SheetRemark| matches!(it.doubt, SheetDoubt::MissingColumns { .. });
        if reading.remarks.iter().any(no_list) {
            return Err(Error::SheetFaults {
                file: reading.file,
                remarks: reading.remarks,
            });
        }
        Ok(reading)
    }

    /// Tells what taking over a list of partners would do.
    ///
    /// # Errors
    /// What the register says.
    pub fn read_partners(
        &self,
        file: String,
        workbook: &Workbook,
    ) -> Result<PartnerListReading, Error> {
        let roll = self.partner_roll()?;
        let own: BTreeSet<&str> = roll
            .partners()
            .iter()
            .map(|it| it.kind_name.as_str())
            .filter(|name| !name.is_empty())
            .collect();
        let own: Vec<String> = own.into_iter().map(str::to_owned).collect();
        let (read, mut remarks) = partner_list::read(workbook, &own);
        let (read, clashes) = without_clashes(read, &roll, workbook);
        remarks.extend(clashes);
        let rows = read
            .into_iter()
            .map(|row| {
                Ok(ListedPartner {
                    change: change(&self.store, &row.value)?,
                    new: row.value,
                    at: row.at,
                })
            })
            .collect::<Result<_, Error>>()?;
        Ok(PartnerListReading {
            file,
            rows,
            remarks,
        })
    }

    /// What taking over a list would do, in the order of the list.
    ///
    /// # Errors
    /// What the register says.
    pub fn compare_partners(&self, list: &[NewPartner]) -> Result<Vec<PartnerChange>, Error> {
        list.iter().map(|new| change(&self.store, new)).collect()
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

    /// Everybody a name or a code can mean.
    ///
    /// # Errors
    /// What the register says.
    pub fn partner_roll(&self) -> Result<Roll, Error> {
        roll(&self.store)
    }
}

fn roll(store: &Store) -> Result<Roll, Error> {
    Ok(Roll::new(store.partners()?, store.merged_partners()?))
}

/// Rows of one partner, rows that claim a code of another, and rows whose name resembles that of somebody.
fn without_clashes(
    read: Vec<Sourced<NewPartner>>,
    roll: &Roll,
    workbook: &Workbook,
) -> (Vec<Sourced<NewPartner>>, Vec<SheetRemark>) {
    let mut remarks = Vec::new();
    let mut seen: BTreeMap<i64, CellRef> = BTreeMap::new();
    let mut codes: BTreeMap<String, CellRef> = BTreeMap::new();
    let mut kept = Vec::new();
    for mut row in read {
        let known = roll.named(&row.value.name);
        let say = |severity, at: &CellRef, found: &str, doubt| SheetRemark {
            severity,
            at: at.clone(),
            found: Some(found.to_owned()),
            doubt,
        };
        if let Some(holder) = known {
            if let Some(first) = seen.get(&holder.partner.id.0) {
                let doubt = SheetDoubt::SamePartner {
                    partner: holder.partner.name.clone(),
                    first: first.clone(),
                };
                remarks.push(say(Severity::Error, &row.at, &row.value.name, doubt));
                continue;
            }
            seen.insert(holder.partner.id.0, row.at.clone());
        } else if let PartnerMatch::Resembles { existing, .. } = roll.find(Some(&row.value.name)) {
            let doubt = SheetDoubt::NameResembles {
                existing: existing.name,
            };
            remarks.push(say(Severity::Notice, &row.at, &row.value.name, doubt));
        }
        // The name of one that was merged brings its old code along; the partner keeps the code it has.
        let moves = !row.value.code.is_empty() && !known.is_some_and(|holder| holder.merged);
        if moves {
            let at = partner_list::code_cell(workbook, &row.at).unwrap_or_else(|| row.at.clone());
            let other = roll
                .coded(&row.value.code)
                .filter(|holder| Some(holder.partner.id) != known.map(|it| it.partner.id));
            let doubt = match (other, codes.get(&row.value.code)) {
                (Some(holder), _) => Some(SheetDoubt::CodeTaken {
                    by: holder.partner.name.clone(),
                }),
                (None, Some(first)) => Some(SheetDoubt::CodeTwice {
                    first: first.clone(),
                }),
                (None, None) => None,
            };
            if let Some(doubt) = doubt {
                remarks.push(say(Severity::Question, &at, &row.value.code, doubt));
                row.value.code.clear();
            } else {
                codes.insert(row.value.code.clone(), at);
            }
        }
        kept.push(row);
    }
    (kept, remarks)
}

/// What one row of a list does.
fn change(store: &Store, new: &NewPartner) -> Result<PartnerChange, Error> {
    let name = new.name.clone();
    let Some(known) = store.partner_named(&new.name)? else {
        return Ok(PartnerChange::Added { name });
    };
    let mut details = detail_changes(&known, &with_list(&known, new));
    if let Some(from) = new.covenant_from
        && !store.has_covenant(known.id, from)?
    {
        let last = |periods: Vec<Covenant>| periods.last().map(|it| it.from);
        details.push(DetailChange {
            field: PartnerField::Covenant(0),
            old: Detail::Since(last(store.covenants(known.id)?)),
            new: Detail::Since(Some(from)),
        });
    }
    Ok(if details.is_empty() {
        PartnerChange::Same { name }
    } else {
        PartnerChange::Changed { name, details }
    })
}

fn detail_changes(old: &Partner, new: &Partner) -> Vec<DetailChange> {
    let details = |of: &Partner| {
        let text = |text: &String| Detail::Text(text.clone());
        [
            (PartnerField::Name, text(&of.name)),
            (PartnerField::Code, text(&of.code)),
            (
                PartnerField::Kind,
                Detail::Kind(of.kind, of.kind_name.clone()),
            ),
            (PartnerField::Street, text(&of.address.street)),
            (PartnerField::Postcode, text(&of.address.postcode)),
            (PartnerField::City, text(&of.address.city)),
            (PartnerField::Contact, text(&of.contact.name)),
            (PartnerField::Salutation, text(&of.contact.salutation)),
            (PartnerField::Email, text(&of.contact.email)),
            (PartnerField::Phone, text(&of.contact.phone)),
            (PartnerField::Notes, text(&of.notes)),
        ]
    };
    let pairs = details(old).into_iter().zip(details(new));
    pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((field, old), (_, new))| DetailChange { field, old, new })
        .collect()
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

/// A partner with what a list says of it. Under the name of one that was merged into it, it keeps its own name and code.
fn with_list(known: &Partner, new: &NewPartner) -> Partner {
    let take = |old: &mut String, new: &str| {
        if !new.is_empty() {
            new.clone_into(old);
        }
    };
    let mut now = known.clone();
    if name_key(&known.name) == name_key(&new.name) {
        take(&mut now.code, &new.code);
        take(&mut now.name, &new.name);
    }
    if new.kind.is_some() {
        now.kind = new.kind;
        now.kind_name.clone_from(&new.kind_name);
    }
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
    let mut taken = roll(act)?.codes();
    taken.extend(reserved.iter().cloned());
    Ok(propose_code(&new.name, &taken))
}

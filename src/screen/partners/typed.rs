//! A partner as it is typed: every field as text, so that nothing is lost while it cannot be read yet.

use crate::desk::PartnerForm;
use crate::desk::partner_match::Roll;
use crate::domain::PartnerId;
use crate::domain::covenant::{self, Covenant};
use crate::domain::partner::{Address, Contact, PartnerField, PartnerKind, Signer};
use crate::screen::parts;
use crate::words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A field of one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    Name,
    Code,
    KindName,
    Street,
    Postcode,
    City,
    Contact,
    Salutation,
    Email,
    Phone,
    /// The first day of the period at this place.
    From(usize),
    /// Its last day.
    Until(usize),
    /// The name of who may sign, at this place.
    Signer(usize),
    /// Their function.
    Function(usize),
}

impl Slot {
    /// The name by which focus and tests find the field.
    pub fn id(self) -> String {
        let name = match self {
            Self::Name => "naam",
            Self::Code => "code",
            Self::KindName => "eigen-soort",
            Self::Street => "straat",
            Self::Postcode => "postcode",
            Self::City => "plaats",
            Self::Contact => "contact",
            Self::Salutation => "aanhef",
            Self::Email => "e-mail",
            Self::Phone => "telefoon",
            Self::From(at) => return format!("partner-van-{at}"),
            Self::Until(at) => return format!("partner-tot-{at}"),
            Self::Signer(at) => return format!("partner-tekenaar-{at}"),
            Self::Function(at) => return format!("partner-functie-{at}"),
        };
        format!("partner-{name}")
    }

    /// The label above the field.
    pub fn label(self) -> &'static str {
        words::partners::field(match self {
            Self::Name => PartnerField::Name,
            Self::Code => PartnerField::Code,
            Self::KindName => PartnerField::KindName,
            Self::Street => PartnerField::Street,
            Self::Postcode => PartnerField::Postcode,
            Self::City => PartnerField::City,
            Self::Contact => PartnerField::Contact,
            Self::Salutation => PartnerField::Salutation,
            Self::Email => PartnerField::Email,
            Self::Phone => PartnerField::Phone,
            Self::From(_) => return "Vanaf",
            Self::Until(_) => return "Tot en met",
            Self::Signer(_) => return "Naam",
            Self::Function(_) => return "Functie",
        })
    }

    fn of(field: PartnerField) -> Option<Self> {
        Some(match field {
            PartnerField::Name => Self::Name,
            PartnerField::Code => Self::Code,
            PartnerField::KindName => Self::KindName,
            PartnerField::Street => Self::Street,
            PartnerField::Postcode => Self::Postcode,
            PartnerField::City => Self::City,
            PartnerField::Contact => Self::Contact,
            PartnerField::Salutation => Self::Salutation,
            PartnerField::Email => Self::Email,
            PartnerField::Phone => Self::Phone,
            PartnerField::Covenant(at) => Self::From(at),
            PartnerField::Signer(at) => Self::Signer(at),
            PartnerField::Kind | PartnerField::Notes => return None,
        })
    }
}

/// Everything of a partner as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub name: String,
    pub code: String,
    /// The code of the kind; empty while none is chosen.
    pub kind: String,
    pub kind_name: String,
    pub street: String,
    pub postcode: String,
    pub city: String,
    pub contact: String,
    pub salutation: String,
    pub email: String,
    pub phone: String,
    /// First and last day.
    pub periods: Vec<(String, String)>,
    /// Name and function.
    pub signers: Vec<(String, String)>,
    pub notes: String,
    pub active: bool,
}

impl Typed {
    /// As it stands in the register.
    pub fn of(form: &PartnerForm) -> Self {
        let mut typed = Self {
            name: form.name.clone(),
            code: form.code.clone(),
            kind: form.kind.map_or("", PartnerKind::code).to_owned(),
            kind_name: form.kind_name.clone(),
            street: form.address.street.clone(),
            postcode: form.address.postcode.clone(),
            city: form.address.city.clone(),
            contact: form.contact.name.clone(),
            salutation: form.contact.salutation.clone(),
            email: form.contact.email.clone(),
            phone: form.contact.phone.clone(),
            periods: Vec::new(),
            signers: form
                .signers
                .iter()
                .map(|it| (it.name.clone(), it.function.clone()))
                .collect(),
            notes: form.notes.clone(),
            active: form.active,
        };
        typed.set_periods(&form.covenants);
        typed
    }

    /// What was kept of it earlier.
    pub fn from_draft(draft: &str) -> Option<Self> {
        serde_json::from_str(draft).ok()
    }

    /// To be kept until it is recorded.
    pub fn as_draft(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What stands in a field.
    pub fn get(&self, slot: Slot) -> &str {
        match slot {
            Slot::Name => &self.name,
            Slot::Code => &self.code,
            Slot::KindName => &self.kind_name,
            Slot::Street => &self.street,
            Slot::Postcode => &self.postcode,
            Slot::City => &self.city,
            Slot::Contact => &self.contact,
            Slot::Salutation => &self.salutation,
            Slot::Email => &self.email,
            Slot::Phone => &self.phone,
            Slot::From(at) => self.periods.get(at).map_or("", |it| &it.0),
            Slot::Until(at) => self.periods.get(at).map_or("", |it| &it.1),
            Slot::Signer(at) => self.signers.get(at).map_or("", |it| &it.0),
            Slot::Function(at) => self.signers.get(at).map_or("", |it| &it.1),
        }
    }

    /// Puts words in a field; one that is not there stays away.
    pub fn set(&mut self, slot: Slot, text: String) {
        let place = match slot {
            Slot::Name => Some(&mut self.name),
            Slot::Code => Some(&mut self.code),
            Slot::KindName => Some(&mut self.kind_name),
            Slot::Street => Some(&mut self.street),
            Slot::Postcode => Some(&mut self.postcode),
            Slot::City => Some(&mut self.city),
            Slot::Contact => Some(&mut self.contact),
            Slot::Salutation => Some(&mut self.salutation),
            Slot::Email => Some(&mut self.email),
            Slot::Phone => Some(&mut self.phone),
            Slot::From(at) => self.periods.get_mut(at).map(|it| &mut it.0),
            Slot::Until(at) => self.periods.get_mut(at).map(|it| &mut it.1),
            Slot::Signer(at) => self.signers.get_mut(at).map(|it| &mut it.0),
            Slot::Function(at) => self.signers.get_mut(at).map(|it| &mut it.1),
        };
        if let Some(place) = place {
            *place = text;
        }
    }

    /// The kind that is chosen.
    pub fn kind(&self) -> Option<PartnerKind> {
        PartnerKind::from_code(&self.kind)
    }

    /// The periods of the covenant; `None` while one of them cannot be read.
    pub fn periods(&self) -> Option<Vec<Covenant>> {
        let read = |(from, until): &(String, String)| {
            let until = until.trim();
            Some(Covenant {
                from: parts::day(from)?,
                until: match until {
                    "" => None,
                    until => Some(parts::day(until)?),
                },
            })
        };
        self.periods.iter().map(read).collect()
    }

    fn set_periods(&mut self, periods: &[Covenant]) {
        let typed = |period: &Covenant| {
            let until = period.until.map(parts::typed_day);
            (parts::typed_day(period.from), until.unwrap_or_default())
        };
        self.periods = periods.iter().map(typed).collect();
    }

    /// Whether the covenant binds in a plan year; `None` while the periods cannot be read.
    pub fn binds(&self, year: i32) -> Option<bool> {
        Some(covenant::binds(&self.periods()?, year))
    }

    /// Adds or ends a period, so that the covenant binds in a plan year or not.
    pub fn bind(&mut self, year: i32, bound: bool) {
        if let Some(periods) = self.periods() {
            self.set_periods(&covenant::with_year(&periods, year, bound));
        }
    }

    /// As the desk takes it. Periods that cannot be read are left out; [`Self::faults`] names them.
    pub fn form(&self, id: Option<PartnerId>) -> PartnerForm {
        let kind = self.kind();
        let kind_name = match kind {
            Some(PartnerKind::Other) => self.kind_name.clone(),
            Some(_) | None => String::new(),
        };
        PartnerForm {
            id,
            code: self.code.clone(),
            name: self.name.clone(),
            kind,
            kind_name,
            address: Address {
                street: self.street.clone(),
                postcode: self.postcode.clone(),
                city: self.city.clone(),
            },
            contact: Contact {
                name: self.contact.clone(),
                salutation: self.salutation.clone(),
                email: self.email.clone(),
                phone: self.phone.clone(),
            },
            covenants: self.periods().unwrap_or_default(),
            signers: self
                .signers
                .iter()
                .map(|(name, function)| Signer {
                    name: name.clone(),
                    function: function.clone(),
                })
                .collect(),
            notes: self.notes.clone(),
            active: self.active,
        }
    }

    /// What cannot be, by field, in words.
    pub fn faults(&self, id: Option<PartnerId>, roll: &Roll) -> BTreeMap<Slot, String> {
        let mut faults = BTreeMap::new();
        for (at, (from, until)) in self.periods.iter().enumerate() {
            let from = match from.trim() {
                "" => Some("Vul in vanaf welke dag het convenant geldt.".to_owned()),
                from => parts::day_fault(from),
            };
            faults.extend(from.map(|words| (Slot::From(at), words)));
            faults.extend(parts::day_fault(until).map(|words| (Slot::Until(at), words)));
        }
        for (field, fault) in self.form(id).faults(roll) {
            if let Some(slot) = Slot::of(field) {
                faults.insert(slot, words::partners::fault(&fault));
            }
        }
        faults
    }
}

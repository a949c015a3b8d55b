//! What is still missing before a letter can be made, so that a new user is led to it.

use super::Open;
use super::form::{Place, SignatoryField, TextField};
use crate::desk;
use crate::domain::region_problem::RegionLack;
use crate::words::region_settings;

/// Something that a letter cannot do without.
pub(super) struct Lack {
    pub what: &'static str,
    pub place: Place,
}

impl Open {
    /// What is missing, in the order of the parts.
    pub(super) fn lacks(&self) -> Vec<Lack> {
        let all = desk::region_lacks(&self.file).into_iter();
        all.map(|lack| Lack {
            what: region_settings::lack(lack),
            place: place(lack),
        })
        .collect()
    }
}

/// The field that is to be filled in.
fn place(lack: RegionLack) -> Place {
    Place::Text(match lack {
        RegionLack::Name => TextField::Name,
        RegionLack::Office => TextField::Office,
        RegionLack::Code => TextField::Code,
        RegionLack::ReturnAddress => TextField::ReturnAddress,
        RegionLack::Reach => TextField::Phone,
        RegionLack::Adviser => TextField::AdviserName,
        RegionLack::Signatory => return Place::Signatory(0, SignatoryField::Name),
    })
}

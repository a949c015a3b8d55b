//! What is still missing before a letter can be made, so that a new user is led to it.

use super::Open;
use super::form::{Place, SignatoryField, TextField};

/// Something that a letter cannot do without.
pub(super) struct Lack {
    pub what: &'static str,
    pub place: Place,
}

impl Open {
    /// What is missing, in the order of the parts.
    pub(super) fn lacks(&self) -> Vec<Lack> {
        let empty = |field| self.form.text(field).trim().is_empty();
        let text = |field, what| {
            let place = Place::Text(field);
            empty(field).then_some(Lack { what, place })
        };
        let unreachable = empty(TextField::Phone) && empty(TextField::Email);
        let nobody = self.form.signatories.is_empty();
        [
            text(TextField::Name, "Naam van de regio"),
            text(TextField::Office, "Netwerkbureau"),
            text(TextField::Code, "Code"),
            text(TextField::ReturnAddress, "Retouradres"),
            unreachable.then_some(Lack {
                what: "Telefoon of e-mail",
                place: Place::Text(TextField::Phone),
            }),
            text(TextField::AdviserName, "Naam van de adviseur"),
            nobody.then_some(Lack {
                what: "Ondertekenaar",
                place: Place::Signatory(0, SignatoryField::Name),
            }),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

//! Dutch for partners: their details, what is wrong with one, and what merging two comes down to.

use super::workbooks::{partner_kind, short_partner_kind};
use super::{counted, long_date};
use crate::domain::covenant::Covenant;
use crate::domain::partner::{PartnerFault, PartnerField, PartnerKind};

/// What to do when two partners cannot be merged.
pub const MERGE_WAY_OUT: &str = "Horen beide plannen bij één partner, dien dan het ene plan als nieuwe versie van het andere in.";

/// `E-mailadres`.
pub fn field(field: PartnerField) -> &'static str {
    match field {
        PartnerField::Code => "Code",
        PartnerField::Name => "Naam",
        PartnerField::Kind => "Soort",
        PartnerField::KindName => "Soort, in eigen woorden",
        PartnerField::Street => "Straat en nummer, of postbus",
        PartnerField::Postcode => "Postcode",
        PartnerField::City => "Plaats",
        PartnerField::Contact => "Contactpersoon",
        PartnerField::Salutation => "Aanhef",
        PartnerField::Email => "E-mailadres",
        PartnerField::Phone => "Telefoon",
        PartnerField::Notes => "Notities",
        PartnerField::Covenant(_) => "Convenant",
        PartnerField::Signer(_) => "Mag tekenen",
    }
}

/// `Adres`: a detail where there is little room.
pub fn short_field(it: PartnerField) -> &'static str {
    match it {
        PartnerField::Street => "Adres",
        PartnerField::Contact => "Contact",
        PartnerField::Email => "E-mail",
        PartnerField::Covenant(_) => "Convenant sinds",
        PartnerField::Code
        | PartnerField::Name
        | PartnerField::Kind
        | PartnerField::KindName
        | PartnerField::Postcode
        | PartnerField::City
        | PartnerField::Salutation
        | PartnerField::Phone
        | PartnerField::Notes
        | PartnerField::Signer(_) => field(it),
    }
}

/// What is wrong with a detail and what to do, for below its field.
pub fn fault(fault: &PartnerFault) -> String {
    match fault {
        PartnerFault::NameMissing => {
            "De naam ontbreekt. Vul de naam van de organisatie in.".to_owned()
        }
        PartnerFault::NameTaken { by } => {
            format!("{by} staat al in de lijst. Kies een andere naam, of open die partner.")
        }
        PartnerFault::NameMerged { into } => format!(
            "Deze naam is samengevoegd met {into} en leidt daarheen. Kies een andere naam, of maak het samenvoegen ongedaan."
        ),
        PartnerFault::NotACode => {
            "Een code bestaat uit twee tot vier hoofdletters, zoals HL. Pas de code aan.".to_owned()
        }
        PartnerFault::CodeTaken { by } => {
            format!("Deze code is al van {by}. Kies een andere code.")
        }
        PartnerFault::CodeMerged { into } => format!(
            "Deze code hoorde bij een partner die is samengevoegd met {into}, en kan in projectnummers staan. Kies een andere code."
        ),
        PartnerFault::NotAPostcode => {
            "Dit is geen postcode. Vul vier cijfers en twee letters in, zoals 3511 AB.".to_owned()
        }
        PartnerFault::NotAnEmail => {
            "Dit is geen e-mailadres. Vul het in als naam@organisatie.nl, of laat het leeg."
                .to_owned()
        }
        PartnerFault::EndsBeforeItBegins => {
            "De einddatum ligt vóór de begindatum. Pas één van beide aan.".to_owned()
        }
        PartnerFault::PeriodsOverlap => {
            "Deze periode valt samen met een andere. Pas de datums aan of verwijder één van beide."
                .to_owned()
        }
        PartnerFault::SignerWithoutName => {
            "De naam ontbreekt. Vul in wie deze functie heeft, of verwijder de regel.".to_owned()
        }
    }
}

/// `HAP Lekstroom is niet bewaard.`
pub fn not_kept(name: &str) -> String {
    match name {
        "" => "De partner is niet bewaard.".to_owned(),
        name => format!("{name} is niet bewaard."),
    }
}

/// All faults, each with its field.
pub fn faults(all: &[(PartnerField, PartnerFault)]) -> String {
    all.iter()
        .map(|(at, what)| format!("{}: {}", field(*at), fault(what)))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The kind in full, or the region's own word for it; a dash where nobody said.
pub fn kind(kind: Option<PartnerKind>, own: &str) -> String {
    match (kind, own) {
        (None, _) => "–".to_owned(),
        (Some(kind), "") => partner_kind(kind).to_owned(),
        (Some(_), own) => own.to_owned(),
    }
}

/// As [`kind`], where there is little room.
pub fn short_kind(kind: Option<PartnerKind>, own: &str) -> String {
    match (kind, own) {
        (None, _) => "–".to_owned(),
        (Some(kind), "") => short_partner_kind(kind).to_owned(),
        (Some(_), own) => own.to_owned(),
    }
}

/// `1 januari 2020 – heden`.
pub fn period(period: &Covenant) -> String {
    let until = period.until.map_or_else(|| "heden".to_owned(), long_date);
    format!("{} – {until}", long_date(period.from))
}

/// Why two partners cannot be one.
pub fn both_have_a_plan(years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(ToString::to_string).collect();
    match years.as_slice() {
        [] => String::new(),
        [one] => format!("Beide hebben een jaarplan {one}, en een partner heeft er per jaar één."),
        [most @ .., last] => format!(
            "Beide hebben een jaarplan voor {} en {last}, en een partner heeft er per jaar één.",
            most.join(", ")
        ),
    }
}

/// `34 nieuw, 2 gewijzigd, 1 gelijk`.
pub fn outcome(added: usize, changed: usize, same: usize) -> String {
    let parts = [(added, "nieuw"), (changed, "gewijzigd"), (same, "gelijk")];
    let said: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    said.join(", ")
}

/// `34 partners overgenomen`.
pub fn taken_over(count: usize) -> String {
    format!("{} overgenomen", counted(count, "partner", "partners"))
}

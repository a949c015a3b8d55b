//! Dutch for requests during the year (wijzigingen).

use super::{euros, long_date};
use crate::domain::request::{RequestFault, RequestKind, RequestOutcome};

/// `Overschrijding`.
pub fn kind(kind: RequestKind) -> &'static str {
    match kind {
        RequestKind::ContentChange => "Andere invulling",
        RequestKind::ExtraActivity => "Extra activiteit",
        RequestKind::Overrun => "Overschrijding",
        RequestKind::Dropped => "Vervallen",
        RequestKind::Cancellation => "Annulering",
        RequestKind::NoShow => "No-show",
    }
}

/// `Akkoord`; open while nothing was decided.
pub fn outcome(outcome: Option<RequestOutcome>) -> &'static str {
    match outcome {
        None => "Open",
        Some(RequestOutcome::Agreed) => "Akkoord",
        Some(RequestOutcome::Refused) => "Niet akkoord",
        Some(RequestOutcome::Withdrawn) => "Ingetrokken",
    }
}

/// What is wrong and what to do.
pub fn fault(fault: &RequestFault) -> String {
    match fault {
        RequestFault::TextMissing => {
            "Er staat niet wat de partner vraagt. Vul de tekst in.".to_owned()
        }
        RequestFault::Negative => {
            "Het bedrag is minder dan nul. Vul een bedrag vanaf nul in.".to_owned()
        }
        RequestFault::DayToCome => {
            "Deze dag moet nog komen. Vul de dag in waarop het gebeurde.".to_owned()
        }
        RequestFault::BeforeAsked { asked_on } => format!(
            "Het besluit ligt vóór de vraag van {}. Controleer de datum.",
            long_date(*asked_on)
        ),
        RequestFault::MotivationMissing => "De motivering ontbreekt. Schrijf op waarom.".to_owned(),
        RequestFault::MoreThanAsked { asked } => {
            format!(
                "Er kan hoogstens {} worden goedgekeurd. Pas het bedrag aan.",
                euros(*asked)
            )
        }
        RequestFault::Decided => {
            "Hierover is al besloten. Leg een nieuwe wijziging vast.".to_owned()
        }
    }
}

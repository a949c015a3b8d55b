//! What was done to the register, in Dutch: for history and for undo.

use crate::domain::operation::{Deed, Operation};

/// `Jaarplan ingelezen`.
pub fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::AcceptSubmission => "Jaarplan ingelezen",
        Deed::KeepMapping => "Indeling van een bestand onthouden",
        Deed::ImportPartners => "Partners ingelezen",
        Deed::ChangeRegion => "Instellingen gewijzigd",
        Deed::RecordAnswers => "Voorwaarden beantwoord",
        Deed::RecordDecisions => "Besluiten vastgelegd",
        Deed::RecordAdvice => "Advies aan het Bestuurlijk ROAZ vastgelegd",
        Deed::RecordAgreement => "Akkoord van het Bestuurlijk ROAZ vastgelegd",
        Deed::MakeLetter => "Brief gemaakt",
        Deed::SendLetter => "Brief verstuurd",
        Deed::StartCorrection => "Correctie van een brief begonnen",
        Deed::ChangeSentences => "Vaste zinnen gewijzigd",
        Deed::OpenConsultation => "Overleg geopend",
        Deed::ChangeConsultation => "Vraag van een overleg gewijzigd",
        Deed::RecordConsultation => "Uitkomst van een overleg vastgelegd",
        Deed::CorrectConsultation => "Uitkomst van een overleg verbeterd",
        Deed::AttachToConsultation => "Bestand bij een overleg bewaard",
        Deed::Undo => "Ongedaan gemaakt",
        Deed::Redo => "Opnieuw gedaan",
    }
}

/// `Jaarplan ingelezen: HAP Lekstroom`.
pub fn operation(done: &Operation) -> String {
    named(done.deed, &done.subject)
}

/// A deed and what it was about; the deed alone where nothing is named.
pub fn named(what: Deed, subject: &str) -> String {
    if subject.is_empty() {
        deed(what).to_owned()
    } else {
        format!("{}: {subject}", deed(what))
    }
}

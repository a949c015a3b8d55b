//! What was done to the register, in Dutch: for history and for undo.

use crate::domain::operation::{Deed, Operation};

/// `Jaarplan ingelezen`.
pub fn deed(deed: Deed) -> &'static str {
    match deed {
        Deed::AcceptSubmission => "Jaarplan ingelezen",
        Deed::ChangeReceipt => "Ontvangst gewijzigd",
        Deed::KeepMapping => "Indeling van een bestand onthouden",
        Deed::ImportPartners => "Partners ingelezen",
        Deed::AddPartner => "Partner toegevoegd",
        Deed::ChangePartner => "Partner gewijzigd",
        Deed::MergePartners => "Partners samengevoegd",
        Deed::KeepPartnersApart => "Partners uit elkaar gehouden",
        Deed::ChangeRegion => "Instellingen gewijzigd",
        Deed::RecordAnswers => "Voorwaarden beantwoord",
        Deed::RecordDecisions => "Besluiten vastgelegd",
        Deed::RecordAdvice => "Advies aan het Bestuurlijk ROAZ vastgelegd",
        Deed::RecordAgreement => "Akkoord van het Bestuurlijk ROAZ vastgelegd",
        Deed::ChooseSignatory => "Ondertekenaar gekozen",
        Deed::MakeLetter => "Brief gemaakt",
        Deed::SendLetter => "Brief verstuurd",
        Deed::StartCorrection => "Correctie van een brief begonnen",
        Deed::ChangeSentences => "Vaste zinnen gewijzigd",
        Deed::OpenConsultation => "Overleg geopend",
        Deed::ChangeConsultation => "Vraag van een overleg gewijzigd",
        Deed::RecordConsultation => "Uitkomst van een overleg vastgelegd",
        Deed::CorrectConsultation => "Uitkomst van een overleg verbeterd",
        Deed::AttachToConsultation => "Bestand bij een overleg bewaard",
        Deed::KeepTreeRun => "Beslisboom doorlopen",
        Deed::AddHours => "Uren toegevoegd",
        Deed::ChangeHours => "Uren gewijzigd",
        Deed::JudgeHours => "Uren beoordeeld",
        Deed::CorrectHours => "Uren gecorrigeerd",
        Deed::ReadHours => "Uren ingelezen",
        Deed::EraseNames => "Namen van trainers gewist",
        Deed::KeepRate => "Tarief vastgelegd",
        Deed::AddInvoice => "Factuur toegevoegd",
        Deed::ChangeInvoice => "Factuur gewijzigd",
        Deed::JudgeInvoice => "Factuur beoordeeld",
        Deed::PayInvoice => "Factuur betaald",
        Deed::KeepEvidence => "Bewijsstuk bewaard",
        Deed::AddRequest => "Wijziging vastgelegd",
        Deed::DecideRequest => "Over een wijziging besloten",
        Deed::RemoveRate => "Tarief verwijderd",
        Deed::Undo => "Ongedaan gemaakt",
        Deed::Redo => "Opnieuw gedaan",
    }
}

/// `Jaarplan ingelezen: HAP Lekstroom`.
pub fn operation(done: &Operation) -> String {
    named(done.deed, &done.subject)
}

/// An operation with all that are taken back together with it: `26 jaarplannen ingelezen`.
pub fn whole(done: &Operation) -> String {
    match (done.deed, done.together) {
        (Deed::AcceptSubmission, count @ 2..) => format!("{count} jaarplannen ingelezen"),
        (_, count @ 2..) => format!("{}: {count} keer", deed(done.deed)),
        (_, 0 | 1) => operation(done),
    }
}

/// A deed and what it was about; the deed alone where nothing is named.
pub fn named(what: Deed, subject: &str) -> String {
    if subject.is_empty() {
        deed(what).to_owned()
    } else {
        format!("{}: {subject}", deed(what))
    }
}

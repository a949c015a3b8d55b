//! The words of drop-downs and columns in the workbooks that the program writes.

use crate::domain::decision::Outcome;
use crate::domain::partner::PartnerKind;
use crate::domain::plan::ActivityKind;
use crate::domain::verdict::{Answer, Verdict};

/// `Evaluatie van een crisis`.
pub fn activity_kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::Course => "Opleiding",
        ActivityKind::Training => "Training",
        ActivityKind::Exercise => "Oefening",
        ActivityKind::CrisisEvaluation => "Evaluatie van een crisis",
        ActivityKind::PlanMaking => "Planvorming",
        ActivityKind::Other => "Overig",
    }
}

/// `Ziekenhuis`.
pub fn partner_kind(kind: PartnerKind) -> &'static str {
    match kind {
        PartnerKind::Hospital => "Ziekenhuis",
        PartnerKind::Hap => "Huisartsenpost",
        PartnerKind::Rav => "Ambulancedienst (RAV)",
        PartnerKind::Ggd => "GGD",
        PartnerKind::Ghor => "GHOR",
        PartnerKind::Vvt => "Verpleging, verzorging en thuiszorg",
        PartnerKind::Ggz => "Geestelijke gezondheidszorg",
        PartnerKind::Midwifery => "Verloskunde",
        PartnerKind::Other => "Overig",
    }
}

/// `Onder voorwaarden`.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Allowed => "Toegestaan",
        Verdict::Conditional => "Onder voorwaarden",
        Verdict::Consult => "In overleg",
        Verdict::NotAllowed => "Niet toegestaan",
    }
}

/// `Deels toekennen`.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Granted => "Toekennen",
        Outcome::PartlyGranted => "Deels toekennen",
        Outcome::InConsultation => "In overleg",
        Outcome::Refused => "Afwijzen",
    }
}

/// `Weet niet`.
pub fn answer(answer: Answer) -> &'static str {
    match answer {
        Answer::Yes => "Ja",
        Answer::No => "Nee",
        Answer::Unknown => "Weet niet",
    }
}

/// `HAP`: a sort of partner where there is little room.
pub fn short_partner_kind(kind: PartnerKind) -> &'static str {
    match kind {
        PartnerKind::Hospital => "Ziekenhuis",
        PartnerKind::Hap => "HAP",
        PartnerKind::Rav => "RAV",
        PartnerKind::Ggd => "GGD",
        PartnerKind::Ghor => "GHOR",
        PartnerKind::Vvt => "VVT",
        PartnerKind::Ggz => "GGZ",
        PartnerKind::Midwifery => "Verloskunde",
        PartnerKind::Other => "Overig",
    }
}

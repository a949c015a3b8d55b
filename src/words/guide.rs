//! The guide in Dutch: sorts of statements, stances, documents, and what a rule of the region does.

use super::{activity_kind, euros, workbooks};
use crate::domain::guide_terms::{
    AskedOf, EvidenceBasis, EvidenceMoment, PassageKind, Stance, Subject,
};
use crate::domain::region::RuleScope;

/// Under every summary: whose words they are.
pub const OWN_WORDS: &str = "Samenvatting van het netwerk, niet de tekst van de gids.";

/// What sort of statement a passage is: `Regel`.
pub fn passage_kind(kind: PassageKind) -> &'static str {
    match kind {
        PassageKind::Rule => "Regel",
        PassageKind::Amount => "Bedrag",
        PassageKind::Deadline => "Termijn",
        PassageKind::Role => "Rol",
        PassageKind::AdviserDiscretion => "Oordeel van de adviseur",
        PassageKind::RegionalFreedom => "Keuze van de regio",
        PassageKind::Definition => "Begrip",
        PassageKind::Context => "Achtergrond",
    }
}

/// What the guide makes of a cost kind, as people in the field say it: `Ja, mits`.
pub fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Yes => "Ja",
        Stance::YesProvided => "Ja, mits",
        Stance::Consult => "In overleg",
        Stance::NoUnless => "Nee, tenzij",
        Stance::No => "Nee",
    }
}

/// When a document must be there: `Vóór de uitvoering`.
pub fn moment(moment: EvidenceMoment) -> &'static str {
    match moment {
        EvidenceMoment::Plan => "Bij het jaarplan",
        EvidenceMoment::BeforeExecution => "Vóór de uitvoering",
        EvidenceMoment::Invoice => "Bij de factuur",
    }
}

/// Who asks for a document.
pub fn basis(basis: EvidenceBasis) -> &'static str {
    match basis {
        EvidenceBasis::Guide => "Vraagt de gids",
        EvidenceBasis::Practice => "Niet in de gids, wel handig als bewijs",
    }
}

/// Who answers a question.
pub fn asked_of(asked: AskedOf) -> &'static str {
    match asked {
        AskedOf::Partner => "Gegeven van de partner",
        AskedOf::Adviser => "Besluit van de adviseur",
    }
}

/// What a check is about: `Toets op het jaarplan`.
pub fn check(subject: Subject) -> &'static str {
    match subject {
        Subject::Plan => "Toets op het jaarplan",
        Subject::Activity => "Toets op de activiteit",
        Subject::Invoice => "Toets op de factuur",
        Subject::Hours => "Toets op de uren",
    }
}

/// A section as a tag: `Gids 1a`, `Bijlage 3, vraag 2`, `Inleiding`.
pub fn section_tag(section: &str) -> String {
    if section.starts_with(|first: char| first.is_ascii_digit()) {
        format!("Gids {section}")
    } else {
        section.to_owned()
    }
}

/// Under which head a section stands in the table of contents: the five Afspraken together, and so the questions of
/// an appendix.
pub fn part(section: &str) -> String {
    let before = section.split(',').next().unwrap_or(section);
    if before.starts_with("Afspraak ") {
        "Afspraken".to_owned()
    } else {
        section_tag(before)
    }
}

/// Above the region's own passages in the table of contents.
pub const OWN_PART: &str = "Van onze regio";

/// Which lines a rule of the region is about; `Alle kostenregels` when it is about all. `kinds` are the names of its
/// cost kinds.
pub fn scope(scope: &RuleScope, kinds: &[&str]) -> String {
    let mut parts: Vec<String> = Vec::new();
    if !kinds.is_empty() {
        parts.push(kinds.join(", "));
    }
    if !scope.activity_kinds.is_empty() {
        let kinds: Vec<String> = scope
            .activity_kinds
            .iter()
            .map(|kind| activity_kind(*kind).to_lowercase())
            .collect();
        parts.push(format!("bij {}", kinds.join(", ")));
    }
    if !scope.partner_kinds.is_empty() {
        let kinds: Vec<&str> = scope
            .partner_kinds
            .iter()
            .map(|kind| workbooks::short_partner_kind(*kind))
            .collect();
        parts.push(format!("voor {}", kinds.join(", ")));
    }
    if let Some(above) = scope.above {
        parts.push(format!("boven {}", euros(above)));
    }
    if parts.is_empty() {
        return "Alle kostenregels".to_owned();
    }
    let joined = parts.join("; ");
    let mut letters = joined.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// For which plan years a rule of the region holds: `Van 2026 tot en met 2028`.
pub fn years(scope: &RuleScope) -> String {
    match (scope.from_year, scope.until_year) {
        (None, None) => "Elk planjaar".to_owned(),
        (Some(first), None) => format!("Vanaf {first}"),
        (None, Some(last)) => format!("Tot en met {last}"),
        (Some(first), Some(last)) if first == last => format!("Alleen {first}"),
        (Some(first), Some(last)) => format!("Van {first} tot en met {last}"),
    }
}

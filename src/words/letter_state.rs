//! Where a letter stands and why, in Dutch.

use super::{counted, long_date};
use crate::domain::letter::{LetterReason, LetterState, Mend, PrintFault};

/// The word for a state, as on a chip.
pub fn state(state: LetterState) -> &'static str {
    match state {
        LetterState::Sent => "Verstuurd",
        LetterState::Blocked => "Geblokkeerd",
        LetterState::Concept => "Concept",
        LetterState::Stale => "Verouderd",
        LetterState::Ready => "Gereed",
    }
}

/// What a letter waits for, or since when it is as it is: short, on one line of a list.
pub fn since(reason: &LetterReason) -> String {
    let lines = |count: &usize| counted(*count, "kostenregel", "kostenregels");
    match reason {
        LetterReason::Made { on } | LetterReason::Sent { on, .. } => long_date(*on),
        LetterReason::NoActivities => "Geen activiteiten met kosten".to_owned(),
        LetterReason::Undecided { lines: count, .. } => format!("{} zonder besluit", lines(count)),
        LetterReason::JudgeAgain { lines: count, .. } => {
            format!("{} opnieuw beoordelen", lines(count))
        }
        LetterReason::InConsultation { lines: count, .. } => format!("{} in overleg", lines(count)),
        LetterReason::CheckBlocks { question, .. } => format!("Nee op “{question}”"),
        LetterReason::NoSignatory => "Geen ondertekenaar".to_owned(),
        LetterReason::EmptyField { field, .. } => format!("Leeg veld: {field}"),
        LetterReason::NoReason { project_number, .. } => {
            format!("Motivering ontbreekt bij {project_number}")
        }
        LetterReason::WrongTexts { count } => {
            format!("{} klopt niet", counted(*count, "zin", "zinnen"))
        }
        LetterReason::CannotPrint(PrintFault::Character { character, .. }) => {
            format!("Teken “{character}” kan niet worden afgedrukt")
        }
        LetterReason::CannotPrint(PrintFault::Logo) => "Logo is niet te gebruiken".to_owned(),
        LetterReason::CannotPrint(PrintFault::HeadTooLong) => "Briefhoofd is te lang".to_owned(),
        LetterReason::NotAgreed => "Wacht op akkoord ROAZ".to_owned(),
        LetterReason::ChangedSince { made } => format!("Gewijzigd na {}", long_date(*made)),
        LetterReason::NotMade => "Kan worden gemaakt".to_owned(),
        LetterReason::SentAndChanged { on } => {
            format!("{}, daarna gewijzigd", long_date(*on))
        }
    }
}

/// What is pressed to go to where it is mended.
pub fn mend(mend: Mend) -> &'static str {
    match mend {
        Mend::Line(..) => "Naar de kostenregel",
        Mend::Consultation(_) => "Naar het overleg",
        Mend::Checks => "Naar de beoordeling",
        Mend::Plan => "Naar het jaarplan",
        Mend::Signatory => "Ondertekenaar kiezen",
        Mend::Settings => "Naar de instellingen",
        Mend::Partner(_) => "Naar de partner",
        Mend::Agreement => "Naar het ROAZ-akkoord",
        Mend::Make => "Brief maken",
        Mend::Correction => "Correctie maken",
    }
}

/// Why a letter stands as it does, and what to do about it where something must be done.
pub fn reason(reason: &LetterReason) -> String {
    let lines = |count: &usize| counted(*count, "kostenregel", "kostenregels");
    match reason {
        LetterReason::NoActivities => "Het plan heeft geen activiteiten met kosten".to_owned(),
        LetterReason::Undecided {
            lines: count,
            activity,
        } => {
            format!("{} zonder besluit, de eerste bij {activity}", lines(count))
        }
        LetterReason::JudgeAgain {
            lines: count,
            activity,
        } => {
            format!(
                "{} opnieuw te beoordelen, de eerste bij {activity}",
                lines(count)
            )
        }
        LetterReason::InConsultation {
            lines: count,
            activity,
        } => {
            format!("{} in overleg, de eerste bij {activity}", lines(count))
        }
        LetterReason::CheckBlocks { question, action } => format!("Nee op “{question}” {action}")
            .trim_end()
            .to_owned(),
        LetterReason::NoSignatory => {
            "Er is niemand die deze brief mag ondertekenen. Kies wie dat doet".to_owned()
        }
        LetterReason::EmptyField { sentence, field } => {
            format!(
                "Veld {{{field}}} van de zin “{sentence}” is leeg. Vul het aan of pas de zin aan"
            )
        }
        LetterReason::NoReason {
            project_number,
            line,
        } => {
            format!("Motivering ontbreekt bij {project_number}, {line}")
        }
        LetterReason::WrongTexts { count } => {
            format!(
                "{} in de brief klopt niet",
                counted(*count, "zin", "zinnen")
            )
        }
        LetterReason::CannotPrint(fault) => print_fault(fault),
        LetterReason::NotAgreed => "Wacht op akkoord van het Bestuurlijk ROAZ".to_owned(),
        LetterReason::ChangedSince { made } => {
            format!("Gegevens gewijzigd na {}", long_date(*made))
        }
        LetterReason::NotMade => "Kan worden gemaakt".to_owned(),
        LetterReason::Made { on } => format!("Gemaakt op {}", long_date(*on)),
        LetterReason::Sent { on, channel } => {
            format!("Verstuurd op {} per {channel}", long_date(*on))
        }
        LetterReason::SentAndChanged { on } => format!(
            "Verstuurd op {}, gegevens daarna gewijzigd. Maak een correctie",
            long_date(*on)
        ),
    }
}

/// Why a letter cannot be put on paper, and what to change.
pub fn print_fault(fault: &PrintFault) -> String {
    match fault {
        PrintFault::Character { character, text } => {
            format!("Het teken “{character}” in “{text}” kan niet worden afgedrukt. Vervang het")
        }
        PrintFault::Logo => {
            "Het logo van de regio is niet te gebruiken. Kies een ander bij de instellingen"
                .to_owned()
        }
        PrintFault::HeadTooLong => {
            "Adres, afzender en onderwerp passen niet op de eerste bladzijde. Kort ze in".to_owned()
        }
    }
}

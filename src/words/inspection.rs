//! What looking a register over found, in Dutch.

use crate::domain::inspection::Problem;

/// One problem: what, why, what to do.
pub fn problem(problem: &Problem) -> String {
    let restore = "Zet de laatste goede reservekopie terug met herstel.";
    match problem {
        Problem::Damage { detail } => format!("Het bestand is beschadigd ({detail}). {restore}"),
        Problem::BrokenChain { operation } => format!(
            "Het logboek klopt niet meer vanaf handeling {operation}: iets is buiten het programma om gewijzigd. {restore}"
        ),
        Problem::AlteredFile { sha256 } => {
            format!("Een bewaard bestand is gewijzigd (vingerafdruk {sha256}). {restore}")
        }
        Problem::AlteredRow { table, row } => format!(
            "Gegevens zijn buiten het programma om gewijzigd ({table}, rij {row}). {restore}"
        ),
        Problem::LetterLost { reference } => {
            format!("De bewaarde brief {reference} ontbreekt. {restore}")
        }
    }
}

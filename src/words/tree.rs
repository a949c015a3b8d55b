//! Dutch for answers that do not fit the decision tree.

use super::Notice;
use crate::domain::tree::TreeError;

/// What does not fit, why, and the way out.
pub fn tree_error(error: &TreeError) -> Notice {
    match error {
        TreeError::UnknownNode { node } => Notice::new(
            format!("Onbekende vraag: {node}."),
            "De beslisboom van deze editie stelt die vraag niet.",
            "Verbeter het id van de vraag, of haal het antwoord weg.",
        ),
        TreeError::UnknownAnswer {
            node,
            answer,
            known,
        } => Notice::new(
            format!("Onbekend antwoord op vraag {node}: “{answer}”."),
            format!("Vraag {node} kent de antwoorden {}.", known.join(", ")),
            "Kies een van deze antwoorden.",
        ),
        TreeError::OffPath { node } => Notice::new(
            format!("Vraag {node} wordt met deze antwoorden niet gesteld."),
            "De andere antwoorden komen niet langs die vraag.",
            "Haal dit antwoord weg, of verander een eerder antwoord.",
        ),
    }
}

/// A form is wanted while a question is open.
pub fn open(node: &str, question: &str) -> Notice {
    Notice::new(
        "Het beslisformulier is niet gemaakt.",
        format!("Er is nog geen conclusie: vraag {node} is nog open. {question}"),
        format!("Beantwoord vraag {node}."),
    )
}

/// An answer that would have to be otherwise; `from` is none while it is not known.
pub fn change(question: &str, to: &str, from: Option<&str>) -> String {
    match from {
        Some(from) => format!("{question} “{to}” in plaats van “{from}”."),
        None => format!("{question} Zoek uit of dit “{to}” is."),
    }
}

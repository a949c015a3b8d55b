//! Dutch for the decision tree: answers that do not fit it, where answers are known from, what to ask.

use super::{Notice, long_date};
use crate::domain::tree::{KnownBasis, TreeError};
use chrono::NaiveDate;

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

/// What an answer rests on that an institution gave by form: its own explanation, and who says so.
pub fn by_form(own: &str, (by, organisation, dated): (&str, &str, NaiveDate)) -> String {
    let who: Vec<&str> = [by, organisation]
        .into_iter()
        .filter(|it| !it.is_empty())
        .collect();
    let of = match who.as_slice() {
        [] => String::new(),
        who => format!(" van {}", who.join(", ")),
    };
    let source = format!("olgens formulier{of}, {}", long_date(dated));
    match own {
        "" => format!("V{source}"),
        own => format!("{own} (v{source})"),
    }
}

/// A form that came back was kept.
pub fn kept_form(organisation: &str) -> String {
    match organisation {
        "" => "Het beslisformulier is bewaard.".to_owned(),
        organisation => format!("Het beslisformulier van {organisation} is bewaard."),
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

/// Where the register knows an answer from.
pub fn basis(basis: KnownBasis) -> &'static str {
    match basis {
        KnownBasis::PartnerKind => "volgt uit de soort partner",
        KnownBasis::ActivityKind => "volgt uit de soort activiteit",
        KnownBasis::Check => "volgt uit de controle van de activiteit",
        KnownBasis::CostKind => "volgt uit de kostensoort van de regel",
        KnownBasis::Payment => "dit register betaalt alleen instellingen, op hun factuur",
    }
}

/// How many questions may still come.
pub fn ahead(fewest: usize, most: usize) -> String {
    let count = match (fewest, most) {
        (1, 1) => "Nog 1 vraag".to_owned(),
        (fewest, most) if fewest == most => format!("Nog {most} vragen"),
        (_, most) => format!("Nog hoogstens {most} vragen"),
    };
    format!("{count}. Op dit moment kan de uitkomst nog zijn:")
}

/// How an earlier run differs from the one that is open.
pub fn differs(same_role: bool, questions: usize) -> String {
    let role = if same_role { "Zelfde rol, " } else { "" };
    match questions {
        0 if same_role => "Zelfde rol, zelfde antwoorden".to_owned(),
        0 => "Zelfde antwoorden".to_owned(),
        1 => format!("{role}verschilt op 1 vraag"),
        more => format!("{role}verschilt op {more} vragen"),
    }
}

/// A mail that asks the institution what is not known yet.
pub fn mail(organisation: &str, activity: &str, question: &str, conclusion: &str) -> String {
    let to = match organisation {
        "" => "Geachte heer, mevrouw,".to_owned(),
        organisation => format!("Geachte heer, mevrouw van {organisation},"),
    };
    let about = match activity {
        "" => "de inzet van uw medewerker".to_owned(),
        activity => format!("de inzet van uw medewerker bij “{activity}”"),
    };
    format!(
        "{to}\n\nOm te kunnen beoordelen of {about} uit OTO-gelden kan worden vergoed, hoor ik graag van u:\n\n{question}\n\n{conclusion} Wilt u hierop antwoorden, met de stukken die u erover hebt? Dan handel ik de aanvraag verder af.\n\nMet vriendelijke groet,\n"
    )
}

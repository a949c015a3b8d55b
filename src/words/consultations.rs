//! Consultations in Dutch: what they come to, what is said of them before a letter, and a mail with a question.

use super::{counted, euros, long_date};
use crate::domain::consultation::{
    CitedPassage, ConsultationFault, ConsultationRemark, MailFacts, NeedState,
};
use crate::domain::decision::ConsultationOutcome;

/// `Akkoord`.
pub fn outcome(outcome: ConsultationOutcome) -> &'static str {
    match outcome {
        ConsultationOutcome::Agreed => "Akkoord",
        ConsultationOutcome::NotAgreed => "Niet akkoord",
        ConsultationOutcome::Lapsed => "Vervallen",
    }
}

/// Where a passage stands, as on a tag: `Gids 1a`, `Bijlage 3, vraag 2`; the region's own as the region calls it.
pub fn section(passage: &CitedPassage) -> String {
    super::trail::passage_tag(&passage.section, passage.regional)
}

/// What the lines of a remark are called: `“Hotel 8 personen”`, `“Vlucht”, “Hotel” en “Inschrijving”`.
fn lines(remark: &ConsultationRemark) -> String {
    let named: Vec<String> = remark
        .lines
        .iter()
        .map(|(_, text, _)| format!("“{text}”"))
        .collect();
    match named.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, [first])) => format!("{first} en {last}"),
        Some((_, _)) => format!(
            "{} en {}",
            named.first().cloned().unwrap_or_default(),
            counted(named.len() - 1, "andere regel", "andere regels")
        ),
        None => String::new(),
    }
}

/// `(Gids 1a: Verblijf: eerst overleggen)`; empty without a passage.
fn named(remark: &ConsultationRemark) -> String {
    let named: Vec<String> = remark
        .passages
        .iter()
        .map(|passage| format!("{}: {}", section(passage), passage.title))
        .collect();
    if named.is_empty() {
        String::new()
    } else {
        format!(" ({})", named.join("; "))
    }
}

/// What is the matter with a consultation that a letter rests on, with the passage that asks for it.
pub fn remark(remark: &ConsultationRemark) -> String {
    let what = state(remark);
    format!("{} {what}{}.", remark.project_number, named(remark))
}

/// The same without the passage and the number: `Overleg over “Hotel” ontbreekt`.
pub fn state(remark: &ConsultationRemark) -> String {
    let about = lines(remark);
    match remark.state {
        NeedState::Missing => format!("Overleg ontbreekt voor {about}"),
        NeedState::Open { due: Some(due) } => format!(
            "Overleg over {about} staat open, antwoord verwacht op {}",
            long_date(due)
        ),
        NeedState::Open { due: None } => format!("Overleg over {about} staat open"),
        NeedState::Late { held_on, activity } if held_on == activity => format!(
            "Overleg over {about} is van {}, de dag van de activiteit zelf; het moest vooraf",
            long_date(held_on)
        ),
        NeedState::Late { held_on, activity } => format!(
            "Overleg van {} over {about} is van na de activiteit op {}; het moest vooraf",
            long_date(held_on),
            long_date(activity)
        ),
        NeedState::NotAgreed {
            held_on: Some(held_on),
        } => format!(
            "Overleg van {} over {about} eindigde zonder akkoord, en er is wel toegekend",
            long_date(held_on)
        ),
        NeedState::NotAgreed { held_on: None } => {
            format!("Overleg over {about} eindigde zonder akkoord, en er is wel toegekend")
        }
        NeedState::Undated { held_on } => format!(
            "Of het overleg van {} over {about} vooraf was, is niet te zeggen: datum activiteit niet bekend",
            long_date(held_on)
        ),
        NeedState::Held {
            held_on: Some(held_on),
        } => format!("Overlegd op {} over {about}", long_date(held_on)),
        NeedState::Held { held_on: None } => format!("Overlegd over {about}"),
    }
}

/// What is wrong with a consultation that is to be recorded, and what to do.
pub fn fault(fault: &ConsultationFault) -> String {
    match fault {
        ConsultationFault::WithWhomMissing => {
            "Er staat niet met wie. Vul een naam of functie in.".to_owned()
        }
        ConsultationFault::QuestionMissing => {
            "Er staat geen vraag. Schrijf waarover het gaat.".to_owned()
        }
        ConsultationFault::DayMissing => {
            "Er staat niet wanneer. Vul de dag van het overleg in.".to_owned()
        }
        ConsultationFault::DayInFuture(day) => format!(
            "{} is nog niet geweest. Leg de uitkomst vast als het overleg is gehouden.",
            long_date(*day)
        ),
        ConsultationFault::AgreedMissing => {
            "Er staat niet wat is afgesproken. Schrijf dat in een of twee zinnen.".to_owned()
        }
        ConsultationFault::DueBeforeAsked { due, asked } => format!(
            "{} is eerder dan {}, de dag van de vraag. Kies een latere dag of laat het leeg.",
            long_date(*due),
            long_date(*asked)
        ),
        ConsultationFault::EmptyFile => "Het bestand is leeg. Kies een ander bestand.".to_owned(),
        ConsultationFault::FileTooLarge { size, most } => format!(
            "Het bestand is {} MB; het register bewaart bestanden tot {} MB. Maak het kleiner of bewaar een pdf ervan.",
            size.div_ceil(1024 * 1024),
            most / (1024 * 1024)
        ),
    }
}

/// The subject of a mail with the question.
pub fn mail_subject(mail: &MailFacts) -> String {
    format!(
        "Vraag over {} {}, jaarplan OTO {}",
        mail.project_number, mail.activity, mail.year
    )
}

/// A mail with the question of a consultation, subject first, to be pasted into a mail program.
pub fn mail(mail: &MailFacts) -> String {
    let mut parts = vec![format!("Onderwerp: {}", mail_subject(mail))];
    let salutation = match mail.salutation.trim().trim_end_matches(',') {
        "" => "Geachte heer, mevrouw",
        salutation => salutation,
    };
    parts.push(format!("{salutation},"));
    let when = match (mail.day, mail.period.as_str()) {
        (Some(day), _) => format!(" ({})", long_date(day)),
        (None, "") => String::new(),
        (None, period) => format!(" ({period})"),
    };
    parts.push(format!(
        "In het jaarplan OTO {} van {} staat activiteit {}, “{}”{when}. Daarover heb ik een vraag voordat ik kan besluiten.",
        mail.year, mail.partner, mail.project_number, mail.activity
    ));
    if !mail.lines.is_empty() {
        let lines: Vec<String> = mail
            .lines
            .iter()
            .map(|(text, requested)| format!("- {text}: {}", euros(*requested)))
            .collect();
        parts.push(format!("Het gaat om:\n{}", lines.join("\n")));
    }
    parts.push(mail.question.clone());
    let sections = match mail.sections.as_slice() {
        [] => String::new(),
        [one] => format!(" (onderdeel {one} van de referentiegids OTO-gelden)"),
        more => format!(
            " (onderdelen {} van de referentiegids OTO-gelden)",
            more.join(", ")
        ),
    };
    if mail.beforehand {
        parts.push(format!(
            "Deze kosten kunnen alleen worden vergoed als wij er vooraf over hebben overlegd{sections}. Maakt u ze dus nog niet."
        ));
    } else if !sections.is_empty() {
        parts.push(format!("Over deze kosten is overleg nodig{sections}."));
    }
    if let Some(due) = mail.due {
        parts.push(format!("Wilt u uiterlijk {} antwoorden?", long_date(due)));
    }
    parts.push(format!(
        "Met vriendelijke groet,\n\n{}",
        mail.sender.join("\n")
    ));
    parts.join("\n\n")
}

//! The message to an institution after its hours were judged: a Dutch mail, subject first, ready to be pasted.

use super::hours::{hours, phase};
use super::{euros, long_date};
use crate::domain::Cents;
use crate::domain::hours::{ClaimState, Phase, PhaseMinutes};
use chrono::NaiveDate;

/// What the institution is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursMessage {
    /// `Geachte mevrouw Van den Berg`; may be empty.
    pub salutation: String,
    pub project_number: String,
    pub activity: String,
    pub day: Option<NaiveDate>,
    /// Role and mark; never a name.
    pub trainer: String,
    pub state: ClaimState,
    pub claimed: PhaseMinutes,
    pub accepted: PhaseMinutes,
    pub claimed_travel: Cents,
    pub accepted_travel: Cents,
    /// What was claimed comes to; `None` while a tariff is missing.
    pub claimed_amount: Option<Cents>,
    pub accepted_amount: Cents,
    /// Why, or what is asked.
    pub reason: String,
    /// Section and summary of each passage, as far as the region shares the guide: none, sections without a summary, or both.
    pub passages: Vec<(String, Option<String>)>,
    /// Name, function, office, telephone, mail; what is empty is left out.
    pub sender: Vec<String>,
    /// Telephone or mail of the adviser, to ask; may be empty.
    pub reach: String,
    /// The region calls the third phase ontwikkeling en evaluatie.
    pub third_is_development: bool,
}

/// The mail.
pub fn mail(message: &HoursMessage) -> String {
    let salutation = match message.salutation.trim().trim_end_matches(',') {
        "" => "Geachte heer, mevrouw",
        salutation => salutation,
    };
    let when = message
        .day
        .map(|day| format!(" van {}", long_date(day)))
        .unwrap_or_default();
    let about = format!(
        "de uren van uw medewerker ({}) voor “{}”{when}, projectnummer {}",
        message.trainer, message.activity, message.project_number
    );
    let mut parts = vec![subject(message), format!("{salutation},")];
    parts.extend(match message.state {
        ClaimState::Accepted => judged(message, &about),
        ClaimState::InDiscussion => asked(message, &about),
        ClaimState::Returned => returned(message, &about),
        ClaimState::Entered => vec![format!("Wij hebben {about} ontvangen. U hoort van ons.")],
    });
    parts.extend(passages(&message.passages));
    if !message.reach.is_empty() {
        parts.push(format!(
            "Hebt u vragen? U bereikt mij via {}.",
            message.reach
        ));
    }
    parts.push(format!(
        "Met vriendelijke groet,\n\n{}",
        message.sender.join("\n")
    ));
    parts.join("\n\n")
}

fn subject(message: &HoursMessage) -> String {
    format!(
        "Onderwerp: Uren {} {}",
        message.project_number, message.activity
    )
}

fn judged(message: &HoursMessage, about: &str) -> Vec<String> {
    let fewer =
        message.accepted != message.claimed || message.accepted_travel != message.claimed_travel;
    let nothing = message.accepted_amount == Cents::ZERO;
    let outcome = match (fewer, nothing) {
        (true, true) => "Zij worden niet vergoed.",
        (true, false) => "Een deel ervan wordt vergoed.",
        (false, _) => "De uren zijn passend en redelijk en worden vergoed.",
    };
    let opening = format!("Wij hebben {about} beoordeeld. {outcome}");
    let mut parts = vec![opening, figures(message, true)];
    if !message.reason.trim().is_empty() {
        parts.push(format!("Toelichting: {}", message.reason.trim()));
    }
    if !nothing {
        parts.push(format!(
            "U kunt {} factureren, met het projectnummer op de factuur. De factuur komt van de instelling, niet van de medewerker.",
            euros(message.accepted_amount)
        ));
    }
    parts
}

fn asked(message: &HoursMessage, about: &str) -> Vec<String> {
    vec![
        format!("Wij hebben {about} ontvangen. Voordat wij besluiten, hebben wij een vraag:"),
        message.reason.trim().to_owned(),
        figures(message, false),
        "Wilt u hierop antwoorden? Tot dan wordt er nog niets van vergoed.".to_owned(),
    ]
}

fn returned(message: &HoursMessage, about: &str) -> Vec<String> {
    vec![
        format!("Wij kunnen {about} zo nog niet beoordelen en sturen de verantwoording terug:"),
        message.reason.trim().to_owned(),
        figures(message, false),
        "Wilt u dit verbeteren en de uren opnieuw sturen?".to_owned(),
    ]
}

/// Per phase what was claimed, and what of it counts.
fn figures(message: &HoursMessage, judged: bool) -> String {
    let mut lines = Vec::new();
    for of in Phase::ALL {
        let (claimed, accepted) = (message.claimed.of(*of), message.accepted.of(*of));
        let name = phase(*of, message.third_is_development);
        lines.push(if judged {
            format!(
                "- {name}: {} verantwoord, {} vergoed",
                hours(claimed),
                hours(accepted)
            )
        } else {
            format!("- {name}: {}", hours(claimed))
        });
    }
    let all = hours(message.claimed.total());
    lines.push(if judged {
        format!(
            "- Totaal: {all} verantwoord, {} vergoed",
            hours(message.accepted.total())
        )
    } else {
        format!("- Totaal: {all}")
    });
    if message.claimed_travel > Cents::ZERO {
        let claimed = euros(message.claimed_travel);
        lines.push(if judged {
            format!(
                "- Reiskosten: {claimed} verantwoord, {} vergoed",
                euros(message.accepted_travel)
            )
        } else {
            format!("- Reiskosten: {claimed}")
        });
    }
    if let Some(amount) = message.claimed_amount {
        lines.push(if judged {
            format!(
                "- Bedrag: {} verantwoord, {} vergoed",
                euros(amount),
                euros(message.accepted_amount)
            )
        } else {
            format!("- Bedrag: {}", euros(amount))
        });
    }
    lines.join("\n")
}

/// What it rests on in the guide.
fn passages(passages: &[(String, Option<String>)]) -> Option<String> {
    let sections: Vec<&str> = passages
        .iter()
        .map(|(section, _)| section.as_str())
        .collect();
    let named = match sections.as_slice() {
        [] => return None,
        [one] => format!("Dit volgt uit onderdeel {one} van de referentiegids OTO-gelden."),
        more => format!(
            "Dit volgt uit de onderdelen {} van de referentiegids OTO-gelden.",
            more.join(" en ")
        ),
    };
    let summaries = passages
        .iter()
        .filter_map(|(_, summary)| summary.as_deref());
    let told: Vec<&str> = std::iter::once(named.as_str()).chain(summaries).collect();
    Some(told.join(" "))
}

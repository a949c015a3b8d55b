//! Dutch for hours of internal trainers: phases, times, states, and what is wrong with a claim.

use super::{euros, long_date};
use crate::domain::hours::{
    ClaimState, HoursFault, HoursField, HoursProblem, HoursRemarkKind, Metres, Minutes, PaidTo,
    Part, Phase,
};

/// `Voorbereiding`; the third phase as the region calls it.
pub fn phase(phase: Phase, third_is_development: bool) -> &'static str {
    match phase {
        Phase::Preparation => "Voorbereiding",
        Phase::Delivery => "Uitvoering",
        Phase::Evaluation if third_is_development => "Ontwikkeling en evaluatie",
        Phase::Evaluation => "Evaluatie",
    }
}

/// `V`, `U`, `E`.
pub fn phase_letter(phase: Phase) -> &'static str {
    match phase {
        Phase::Preparation => "V",
        Phase::Delivery => "U",
        Phase::Evaluation => "E",
    }
}

/// `Uitvoering`.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Delivery => "Uitvoering",
        Part::Participation => "Deelname",
    }
}

/// `De instelling`.
pub fn paid_to(to: Option<PaidTo>) -> &'static str {
    match to {
        Some(PaidTo::Institution) => "De instelling",
        Some(PaidTo::Person) => "Een persoon",
        None => "Niet bekend",
    }
}

/// Whether the employee sent an invoice of his own: `Ja`.
pub fn own_invoice(sent: Option<bool>) -> &'static str {
    match sent {
        Some(true) => "Ja",
        Some(false) => "Nee",
        None => "Niet bekend",
    }
}

/// The stand of a claim; `partly` where less than claimed was accepted.
pub fn state(state: ClaimState, partly: bool) -> &'static str {
    match state {
        ClaimState::Entered => "Te beoordelen",
        ClaimState::InDiscussion => "In overleg",
        ClaimState::Accepted if partly => "Deels vergoed",
        ClaimState::Accepted => "Passend en redelijk",
        ClaimState::Returned => "Terug naar instelling",
    }
}

/// A trainer without a name: `SEH-verpleegkundige 2`.
pub fn trainer(role: &str, mark: &str) -> String {
    format!("{role} {mark}").trim().to_owned()
}

/// `26` for whole hours, else hours and minutes: `2:30`; a real minus sign below zero.
pub fn time(Minutes(minutes): Minutes) -> String {
    let sign = if minutes < 0 { "−" } else { "" };
    let minutes = minutes.unsigned_abs();
    match minutes % 60 {
        0 => format!("{sign}{}", minutes / 60),
        rest => format!("{sign}{}:{rest:02}", minutes / 60),
    }
}

/// `26 uur`.
pub fn hours(minutes: Minutes) -> String {
    format!("{}\u{a0}uur", time(minutes))
}

/// `34` for whole kilometres, else with decimals: `12,5`; a real minus sign below zero.
pub fn kilometres(Metres(metres): Metres) -> String {
    let sign = if metres < 0 { "−" } else { "" };
    let metres = metres.unsigned_abs();
    match metres % 1000 {
        0 => format!("{sign}{}", metres / 1000),
        rest => {
            let decimals = format!("{rest:03}");
            format!("{sign}{},{}", metres / 1000, decimals.trim_end_matches('0'))
        }
    }
}

/// `09:30`, from minutes after midnight.
pub fn clock(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// `Begintijd`.
pub fn field(field: HoursField) -> &'static str {
    match field {
        HoursField::Activity => "Activiteit",
        HoursField::Role => "Rol",
        HoursField::Name => "Naam",
        HoursField::Date => "Datum",
        HoursField::Phase => "Fase",
        HoursField::Minutes => "Uren",
        HoursField::BeginsAt => "Begintijd",
        HoursField::Kilometres => "Kilometers",
        HoursField::Transit => "Openbaar vervoer",
        HoursField::ReceivedOn => "Ontvangen op",
        HoursField::Reason => "Reden",
        HoursField::Lines => "Urenregels",
    }
}

/// What is wrong and what to do: `Regel 3, uren: …`.
pub fn problem(problem: &HoursProblem) -> String {
    let words = fault(&problem.fault);
    match problem.line {
        Some(line) => format!(
            "Regel {line}, {}: {words}",
            field(problem.field).to_lowercase()
        ),
        None => format!("{}: {words}", field(problem.field)),
    }
}

/// What is wrong at a field, and what to do.
pub fn fault(fault: &HoursFault) -> String {
    match fault {
        HoursFault::Missing => "hier is nog niets ingevuld. Vul het in.".to_owned(),
        HoursFault::NothingInLine => "er staan geen uren en geen reiskosten. Vul een van beide in.".to_owned(),
        HoursFault::NamesAreOff => {
            "de regio bewaart geen namen van trainers. Gebruik een rol en een volgnummer, of zet namen aan bij Instellingen."
                .to_owned()
        }
        HoursFault::Negative => {
            "dit is minder dan nul. Verlaag een beoordeelde regel met een corrigerende regel.".to_owned()
        }
        HoursFault::BothWaysOfTravel => {
            "kilometers en openbaar vervoer staan in één regel. Maak er twee regels van.".to_owned()
        }
        HoursFault::CorrectsTooMuch { left } => {
            format!("er gaat meer af dan er staat. Er staat nog {}.", hours(*left))
        }
        HoursFault::MoreThanClaimed { claimed } => {
            format!("dit is meer dan verantwoord. Er is {} verantwoord.", hours(*claimed))
        }
        HoursFault::MoreTravelThanClaimed { claimed } => {
            format!("dit is meer dan verantwoord. Er is {} aan reiskosten verantwoord.", euros(*claimed))
        }
        HoursFault::ReasonMissing => "de reden ontbreekt. Schrijf op waarom.".to_owned(),
        HoursFault::NoRate { dates } => {
            let days: Vec<String> = dates.iter().take(3).map(|day| long_date(*day)).collect();
            format!(
                "er is geen definitief tarief voor {}. Leg eerst het tarief vast.",
                days.join(", ")
            )
        }
        HoursFault::Participation => {
            "deelname wordt nooit vergoed. Accepteer nul uren, of wijzig het aandeel in uitvoering.".to_owned()
        }
        HoursFault::Judged => {
            "deze regel is beoordeeld en verandert niet meer. Voeg een corrigerende regel toe.".to_owned()
        }
        HoursFault::NothingChanges => {
            "dit is wat er al staat. Vul in wat het had moeten zijn.".to_owned()
        }
    }
}

/// Why a line is worth a second look; it holds nothing up.
pub fn remark(kind: HoursRemarkKind) -> String {
    match kind {
        HoursRemarkKind::OutsideYear { year } => {
            format!("deze dag valt buiten {year}, het jaar van de activiteit. Klopt de datum?")
        }
        HoursRemarkKind::StillToCome => {
            "deze dag moet nog komen. Klopt de datum?".to_owned()
        }
        HoursRemarkKind::MoreThanADay => {
            "dit is meer dan 24 uur op één dag. Typ minuten als 150m, of verdeel de uren over de dagen waarop ze zijn gemaakt."
                .to_owned()
        }
    }
}

/// As [`phase`], short enough for a narrow column.
pub fn short_phase(phase: Phase, third_is_development: bool) -> &'static str {
    match phase {
        Phase::Evaluation if third_is_development => "Ontw. en eval.",
        phase => self::phase(phase, false),
    }
}

//! Dutch for judging hours: comparable registrations, what figures suggest, tariffs, and what was decided.

use super::hours::{hours, time};
use super::{euros, long_date};
use crate::domain::Cents;
use crate::domain::hours::{ClaimState, Minutes, Phase};
use crate::domain::hours_ground::Ground;
use crate::domain::plan::ActivityKind;
use crate::domain::rate::{Rate, RateStatus};
use crate::words;

/// `trainingen`: more than one activity of a kind, `opleiding` and `opleidingen`.
pub fn activities(kind: ActivityKind, count: usize) -> &'static str {
    let (one, more) = match kind {
        ActivityKind::Course => ("opleiding", "opleidingen"),
        ActivityKind::Training => ("training", "trainingen"),
        ActivityKind::Exercise => ("oefening", "oefeningen"),
        ActivityKind::CrisisEvaluation => ("evaluatie", "evaluaties"),
        ActivityKind::PlanMaking => ("planvorming", "planvormingen"),
        ActivityKind::Other => ("activiteit", "activiteiten"),
    };
    if count == 1 { one } else { more }
}

/// `Midden van 11 vergelijkbare trainingen`; `by_size` when they are also alike in size.
pub fn middle_of(count: usize, kind: ActivityKind, by_size: bool) -> String {
    let activities = activities(kind, count);
    if by_size {
        format!("Midden van {count} vergelijkbare {activities}")
    } else {
        format!("Midden van {count} {activities}, elke omvang")
    }
}

/// How they were found, below the figures.
pub fn likeness(by_size: bool) -> &'static str {
    if by_size {
        "Zelfde soort; uitvoering en deelnemers half tot dubbel."
    } else {
        "Alleen op soort: van dezelfde omvang zijn er te weinig."
    }
}

/// That there are too few, with the number.
pub fn too_few(found: usize, few: usize, kind: ActivityKind) -> String {
    let are = match found {
        0 => format!(
            "Er zijn nog geen andere {} beoordeeld.",
            activities(kind, 2)
        ),
        1 => format!(
            "Er is nog maar 1 andere {} beoordeeld.",
            activities(kind, 1)
        ),
        more => format!(
            "Er zijn nog maar {more} andere {} beoordeeld.",
            activities(kind, more)
        ),
    };
    format!("{are} Te weinig om mee te vergelijken; vanaf {few} staat hier het midden.")
}

/// How the totals spread: `De helft ligt tussen 18 en 23 uur, alle tussen 16 en 24 uur.`
pub fn spread(quarters: [Minutes; 2], range: [Minutes; 2]) -> String {
    let [low, high] = quarters;
    let [least, most] = range;
    format!(
        "De helft ligt tussen {} en {}, alle tussen {} en {}.",
        time(low),
        hours(high),
        time(least),
        hours(most)
    )
}

/// `+22`, `−22`, `0`.
pub fn points(points: i64) -> String {
    match points {
        0 => "0".to_owned(),
        more if more > 0 => format!("+{more}"),
        less => format!("−{}", less.unsigned_abs()),
    }
}

/// What figures suggest for a check, in a few words.
pub fn ground(ground: Ground, kind: ActivityKind, third_is_development: bool) -> String {
    let phase = |phase: Phase| words::hours::phase(phase, third_is_development).to_lowercase();
    match ground {
        Ground::AllPhases => "In drie fasen".to_owned(),
        Ground::NoHoursIn(of) => format!("Geen {}", phase(of)),
        Ground::OnePhase(of) => format!("Alleen {}", phase(of)),
        Ground::Rated => "Tarief van de datum".to_owned(),
        Ground::Unrated(lines) => {
            format!("{} zonder tarief", super::counted(lines, "regel", "regels"))
        }
        Ground::TooFew => "Te weinig gegevens".to_owned(),
        Ground::FitsIn => format!("Past bij {}", activities(kind, 2)),
        Ground::LookFurther => "Kijk naar de inhoud".to_owned(),
        Ground::UsualShares => "Gangbaar".to_owned(),
        Ground::MuchOf(of) => format!("Veel {}", phase(of)),
        Ground::Beside(Minutes(0)) => "Gelijk aan het midden".to_owned(),
        Ground::Beside(more) if more > Minutes::ZERO => format!("{} meer", hours(more)),
        Ground::Beside(less) => format!("{} minder", hours(-less)),
    }
}

/// The stand of a claim in a list; `counts` is how much of it counts.
pub fn stand(state: ClaimState, counts: Counts) -> &'static str {
    match (state, counts) {
        (ClaimState::Accepted, Counts::Nothing) => "Niet vergoed",
        (ClaimState::Returned, _) => "Teruggestuurd",
        (state, counts) => words::hours::state(state, counts != Counts::All),
    }
}

/// As [`stand`], for the narrow window.
pub fn short_stand(state: ClaimState, counts: Counts) -> &'static str {
    match (state, counts) {
        (ClaimState::Accepted, Counts::All) => "Passend",
        (state, counts) => stand(state, counts),
    }
}

/// How much of a claim counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counts {
    All,
    Part,
    Nothing,
}

/// `definitief`, `voorlopig`.
pub fn rate_status(status: RateStatus) -> &'static str {
    match status {
        RateStatus::Final => "definitief",
        RateStatus::Provisional => "voorlopig",
    }
}

/// `€ 65,00 per uur`.
pub fn per_hour(amount: Cents) -> String {
    format!("{} per uur", euros(amount))
}

/// `€ 0,29 per km`.
pub fn per_kilometre(amount: Cents) -> String {
    format!("{} per km", euros(amount))
}

/// `14 uur × € 65,00, definitief`: a quantity at its tariff.
pub fn at_rate(quantity: &str, rate: &Rate) -> String {
    format!(
        "{quantity} × {}, {}",
        euros(rate.amount),
        rate_status(rate.status)
    )
}

/// `Bron: Referentiegids OTO-gelden 2025-11, Bijlage 2`: what says that this is the tariff.
pub fn rate_source(rate: &Rate) -> String {
    format!("Bron: {}", rate.source)
}

/// Who decided when, and what: `Deels vergoed op 21 november 2026 door Sanne Verhoef`.
pub fn decided(state: &str, on: chrono::NaiveDate, by: &str) -> String {
    let by = match by.trim() {
        "" => String::new(),
        name => format!(" door {name}"),
    };
    format!("{state} op {}{by}", long_date(on))
}

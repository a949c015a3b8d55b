//! Dutch for tariffs: amounts per hour and kilometre, percentages, and what is wrong with one.

use super::{Notice, counted, euros, hours, long_date};
use crate::domain::hours::{Metres, Minutes};
use crate::domain::rate::{NextRate, Rate, RateFault, RateGain, RateStatus, RateStep};
use chrono::{Datelike, NaiveDate};

/// `Voorlopig`.
pub fn status(status: RateStatus) -> &'static str {
    match status {
        RateStatus::Provisional => "Voorlopig",
        RateStatus::Final => "Definitief",
    }
}

/// `€ 65,00 per uur`.
pub fn per(rate: &Rate, unit: &str) -> String {
    format!("{} per {unit}", euros(rate.amount))
}

/// `3,2%`; a real minus sign below zero.
pub fn percentage(basis_points: i64) -> String {
    let sign = if basis_points < 0 { "−" } else { "" };
    let points = basis_points.unsigned_abs();
    let (whole, decimals) = (points / 100, points % 100);
    match (decimals, decimals % 10) {
        (0, _) => format!("{sign}{whole}%"),
        (_, 0) => format!("{sign}{whole},{}%", decimals / 10),
        _ => format!("{sign}{whole},{decimals:02}%"),
    }
}

/// `67,0820`: exactly what a percentage makes of a tariff, in euros. At least four decimals, so that the rounding
/// shows; never more than six, for there are no more.
pub fn unrounded(next: NextRate) -> String {
    let sign = if next.millionths < 0 { "−" } else { "" };
    let millionths = next.millionths.unsigned_abs();
    let (whole, rest) = (millionths / 1_000_000, millionths % 1_000_000);
    let decimals = if rest % 100 == 0 {
        format!("{:04}", rest / 100)
    } else {
        format!("{rest:06}").trim_end_matches('0').to_owned()
    };
    format!("{sign}{whole},{decimals}")
}

/// `1 januari 2027 t/m 31 december 2027`.
pub fn period(rate: &Rate) -> String {
    match rate.until {
        Some(until) => format!("{} t/m {}", long_date(rate.from), long_date(until)),
        None => format!("Vanaf {}", long_date(rate.from)),
    }
}

/// `Heel 2027`, or `1 jan t/m 30 jun 2027`: for a list. A tariff holds within one year.
pub fn short_period(rate: &Rate) -> String {
    let short = |day: NaiveDate| {
        let month = match day.month() {
            3 => "mrt",
            other => super::month(other).get(..3).unwrap_or_default(),
        };
        format!("{} {month}", day.day())
    };
    let (from, year) = (short(rate.from), rate.from.year());
    match rate.until.map(|until| (short(until), until.year())) {
        None => format!("Vanaf {from} {year}"),
        Some((until, last)) if from == "1 jan" && until == "31 dec" && last == year => {
            format!("Heel {year}")
        }
        Some((until, last)) if last == year => format!("{from} t/m {until} {year}"),
        Some((until, last)) => format!("{from} {year} t/m {until} {last}"),
    }
}

/// `€ 65,00 met 3,2%`: how it follows from an earlier one.
pub fn step(step: RateStep) -> String {
    format!("{} met {}", euros(step.base), percentage(step.basis_points))
}

/// `26 uur en 34 km`: what lines come to.
pub fn quantity(minutes: Minutes, metres: Metres) -> String {
    let kilometres = format!("{}\u{a0}km", hours::kilometres(metres));
    match (minutes, metres) {
        (_, Metres::ZERO) => hours::hours(minutes),
        (Minutes::ZERO, _) => kilometres,
        _ => format!("{} en {kilometres}", hours::hours(minutes)),
    }
}

/// `3 urenregels van 1 registratie krijgen een bedrag: 26 uur, samen € 1.744,08.`
pub fn gain(gain: &RateGain) -> String {
    if gain.lines == 0 {
        return "Geen urenregel krijgt er een bedrag door: er wacht niets op dit tarief."
            .to_owned();
    }
    let verb = if gain.lines == 1 { "krijgt" } else { "krijgen" };
    format!(
        "{} van {} {verb} een bedrag: {}, samen {}.",
        counted(gain.lines, "urenregel", "urenregels"),
        counted(gain.claims.len(), "registratie", "registraties"),
        quantity(gain.minutes, gain.metres),
        euros(gain.amount)
    )
}

/// What is said once a tariff is kept.
pub fn kept(rate: &Rate, unit: &str, gain: &RateGain) -> String {
    let what = match rate.status {
        RateStatus::Provisional => "Voorlopig tarief bewaard",
        RateStatus::Final => "Tarief bevestigd",
    };
    let said = format!(
        "{what}: {} vanaf {}.",
        per(rate, unit),
        long_date(rate.from)
    );
    with_gain(said, gain)
}

/// What is said once a tariff is gone.
pub fn removed(gain: &RateGain) -> String {
    with_gain("Tarief verwijderd.".to_owned(), gain)
}

fn with_gain(said: String, gain: &RateGain) -> String {
    match gain.lines {
        0 => said,
        1 => format!("{said} 1 urenregel kreeg een bedrag."),
        lines => format!("{said} {lines} urenregels kregen een bedrag."),
    }
}

/// What is wrong at a field, and what to do.
pub fn fault(fault: &RateFault) -> String {
    match fault {
        RateFault::UnknownKind { kind, known } => format!(
            "De gids kent geen tarief “{kind}”. Kies {}.",
            known.join(" of ")
        ),
        RateFault::SourceMissing => {
            "De bron ontbreekt. Schrijf op waar het tarief vandaan komt.".to_owned()
        }
        RateFault::NotAnAmount => {
            "Dit is geen bedrag boven nul. Vul een bedrag of een percentage in.".to_owned()
        }
        RateFault::BaseMissing => {
            "Er is geen eerder tarief om mee te rekenen. Vul het uitgangsbedrag in.".to_owned()
        }
        RateFault::NotADay => {
            "Deze dag ligt buiten 2000 tot 2100. Vul de eerste dag in.".to_owned()
        }
        RateFault::SameDay => {
            "Op deze dag begint al een ander tarief. Wijzig dat tarief, of kies een latere dag."
                .to_owned()
        }
        RateFault::UsedAfter { last_used } => format!(
            "Het tarief van deze dag is gebruikt tot en met {}. Laat het volgende later ingaan.",
            long_date(*last_used)
        ),
        RateFault::Used { last_used } => format!(
            "Dit tarief is gebruikt tot en met {} en verandert niet meer. Laat er een volgend tarief op volgen.",
            long_date(*last_used)
        ),
        RateFault::OfTheGuide { from } => format!(
            "De gids stelt het tarief vanaf {} vast. Laat een eigen tarief later ingaan.",
            long_date(*from)
        ),
    }
}

/// A tariff that was not kept.
pub fn not_kept(faults: &[RateFault]) -> Notice {
    let why: Vec<String> = faults.iter().map(fault).collect();
    Notice::new(
        "Aan de tarieven is niets gewijzigd.",
        why.join(" "),
        "Verbeter wat er staat, en probeer het opnieuw.",
    )
}

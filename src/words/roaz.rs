//! The way of plans to the Bestuurlijk ROAZ, in Dutch: stands, remarks, and why a step is not recorded.

use super::letters::{list, whole_sentence};
use super::{Notice, counted, euros, long_date};
use crate::domain::Cents;
use crate::domain::roaz::{RoazHurdle, RoazLeft, RoazRemark, RoazStand};
use chrono::NaiveDate;

/// What opens the reason of a decision that the board changed.
const BY_THE_BOARD: &str = "Besluit Bestuurlijk ROAZ van ";

/// Most partners that a sentence names.
const NAMED: usize = 4;

/// A stand as on a chip: `Akkoord 17 november 2026`.
pub fn stand(stand: RoazStand) -> String {
    match stand {
        RoazStand::ToJudge { .. } => "Te beoordelen".to_owned(),
        RoazStand::InConsultation { .. } => "In overleg".to_owned(),
        RoazStand::Judged => "Beoordeeld".to_owned(),
        RoazStand::Advised(on) => format!("Geadviseerd {}", short_date(on)),
        RoazStand::Agreed(on) => format!("Akkoord {}", short_date(on)),
    }
}

/// `17-11-2026`, for a chip in a list.
fn short_date(on: NaiveDate) -> String {
    on.format("%d-%m-%Y").to_string()
}

/// A remark in a few words, for a list.
pub fn remark_in_short(remark: &RoazRemark) -> String {
    match remark {
        RoazRemark::Late { .. } => "Te laat".to_owned(),
        RoazRemark::Incomplete { .. } => "Onvolledig".to_owned(),
        RoazRemark::Departures { lines } => counted(*lines, "afwijking", "afwijkingen"),
        RoazRemark::ChangedAfterAdvice { .. } => "Gewijzigd na advies".to_owned(),
        RoazRemark::ChangedAfterAgreement { .. } => "Gewijzigd na akkoord".to_owned(),
        RoazRemark::UnlikeAdvice { .. } => "Anders dan advies".to_owned(),
        RoazRemark::Sent(_) => "Brief verstuurd".to_owned(),
    }
}

/// A remark as a sentence.
pub fn remark(remark: &RoazRemark) -> String {
    match remark {
        RoazRemark::Late { received } => {
            format!("Te laat ontvangen, op {}.", long_date(*received))
        }
        RoazRemark::Incomplete { question } => format!("Nee op “{question}”"),
        RoazRemark::Departures { lines } => format!(
            "{} anders dan het voorstel.",
            counted(*lines, "kostenregel", "kostenregels")
        ),
        RoazRemark::ChangedAfterAdvice { was } => format!(
            "Gewijzigd na het advies; toen was {} toegekend.",
            euros(*was)
        ),
        RoazRemark::ChangedAfterAgreement { was } => format!(
            "Gewijzigd na het akkoord; dat ging over {}. Leg zo nodig opnieuw akkoord vast.",
            euros(*was)
        ),
        RoazRemark::UnlikeAdvice { advised } => {
            format!(
                "Het akkoord wijkt af van het advies van {}.",
                euros(*advised)
            )
        }
        RoazRemark::Sent(on) => format!("De brief is verstuurd op {}.", long_date(*on)),
    }
}

/// Why a step is not recorded for a plan: `3 kostenregels zonder besluit`.
pub fn hurdle(hurdle: RoazHurdle) -> String {
    match hurdle {
        RoazHurdle::NoLines => "het plan heeft geen activiteiten met kosten".to_owned(),
        RoazHurdle::Open { lines } => format!(
            "{} zonder besluit",
            counted(lines, "kostenregel", "kostenregels")
        ),
        RoazHurdle::InConsultation { lines } => format!(
            "{} in overleg",
            counted(lines, "kostenregel", "kostenregels")
        ),
        RoazHurdle::Sent(on) => format!("de brief is verstuurd op {}", long_date(on)),
        RoazHurdle::Agreed(on) => format!("akkoord sinds {}", long_date(on)),
        RoazHurdle::BeforeReceipt(on) => format!("pas ontvangen op {}", long_date(on)),
    }
}

/// What to do about it.
fn way_out(hurdle: RoazHurdle) -> &'static str {
    match hurdle {
        RoazHurdle::NoLines => "Lees het jaarplan opnieuw in.",
        RoazHurdle::Open { .. } => "Beslis eerst over alle kostenregels.",
        RoazHurdle::InConsultation { .. } => "Rond eerst het overleg af en beslis.",
        RoazHurdle::Sent(_) => {
            "Een verstuurde brief verandert nooit. Begin bij Brieven een correctie en leg dan opnieuw akkoord vast."
        }
        RoazHurdle::Agreed(_) => "Voor dit plan is geen advies meer nodig.",
        RoazHurdle::BeforeReceipt(_) => "Kies een dag waarop het plan er al was.",
    }
}

/// `Ziekenhuis De Vecht (3 kostenregels zonder besluit) en GGD Eem (…)`; the rest is counted.
pub fn left(left: &[RoazLeft]) -> String {
    let mut named: Vec<String> = left
        .iter()
        .take(NAMED)
        .map(|it| format!("{} ({})", it.partner, hurdle(it.why)))
        .collect();
    match left.len().saturating_sub(NAMED) {
        0 => {}
        more => named.push(counted(more, "ander plan", "andere plannen")),
    }
    list(&named)
}

/// `Akkoord van 17 november 2026 vastgelegd voor 2 jaarplannen. Niet voor …`
pub fn recorded(what: &str, on: NaiveDate, plans: usize, others: &[RoazLeft]) -> String {
    let said = format!(
        "{what} van {} vastgelegd voor {}.",
        long_date(on),
        counted(plans, "jaarplan", "jaarplannen")
    );
    if others.is_empty() {
        said
    } else {
        format!("{said} Niet voor {}.", left(others))
    }
}

/// Nothing could be recorded.
pub fn nothing_recorded(others: &[RoazLeft]) -> Notice {
    let why = match others {
        [] => "Er is geen jaarplan gekozen.".to_owned(),
        others => format!("Het kan niet voor {}.", left(others)),
    };
    let out = others
        .first()
        .map_or("Kies de jaarplannen waar het om gaat.", |first| {
            way_out(first.why)
        });
    Notice::new("Er is niets vastgelegd.", why, out)
}

/// A day to come.
pub fn day_to_come(on: NaiveDate) -> Notice {
    Notice::new(
        "Er is niets vastgelegd.",
        format!("{} is nog niet geweest.", long_date(on)),
        "Vul de dag in waarop het gebeurde.",
    )
}

/// What is wrong with the day of a step, below its field: `Deze dag is nog niet geweest. …`
pub fn day_fault(
    on: NaiveDate,
    today: NaiveDate,
    latest: Option<(&str, NaiveDate)>,
) -> Option<String> {
    if on > today {
        return Some(format!(
            "Deze dag is nog niet geweest. Vul uiterlijk {} in.",
            long_date(today)
        ));
    }
    let (partner, received) = latest.filter(|(_, received)| on < *received)?;
    Some(format!(
        "Deze dag ligt vóór de ontvangst van het jaarplan van {partner} op {}.",
        long_date(received)
    ))
}

/// The motivation of a decision that the board changed, behind the adviser's own where less was granted already.
pub fn board_motivation(before: &str, on: NaiveDate, reason: &str) -> String {
    let own = before.split(BY_THE_BOARD).next().unwrap_or_default();
    let board = format!("{BY_THE_BOARD}{}: {}", long_date(on), ended(reason.trim()));
    match own.trim() {
        "" => board,
        own => format!("{} {board}", whole_sentence(own)),
    }
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '…']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// An amount with its sign: `+ 1.250,00`, `− 312,00`, `–` for nothing.
pub fn difference(amount: Cents) -> String {
    match amount.0 {
        0 => "0,00".to_owned(),
        less if less < 0 => format!("−\u{a0}{}", super::plain_amount(-amount)),
        _ => format!("+\u{a0}{}", super::plain_amount(amount)),
    }
}

//! Dutch: amounts, dates and the words of the trade. Decides nothing.

pub mod amounts;
pub mod changes;
pub mod consultations;
pub mod findings;
pub mod guide;
pub mod hours;
pub mod hours_judging;
pub mod hours_message;
pub mod hours_remarks;
pub mod inspection;
pub mod invoices;
pub mod letter_state;
pub mod letters;
pub mod logged;
mod notice;
pub mod operations;
pub mod partners;
pub mod rates;
pub mod region_file;
pub mod region_help;
pub mod region_problems;
pub mod region_settings;
pub mod remarks;
pub mod replies;
pub mod requests;
pub mod roaz;
pub mod sheet_remarks;
pub mod trail;
pub mod tree;
pub mod typed;
pub mod verdicts;
pub mod workbooks;

pub use notice::Notice;

use crate::domain::Cents;
use crate::domain::decision::DecisionFault;
use crate::domain::plan::ActivityKind;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// `€ 1.234,50` with a no-break space; a negative amount with a real minus sign.
pub fn euros(amount: Cents) -> String {
    format!("€\u{a0}{}", plain_amount(amount))
}

/// `1.234,50`: the amount where the € stands in the header.
pub fn plain_amount(Cents(cents): Cents) -> String {
    let sign = if cents < 0 { "−" } else { "" };
    let whole = (cents.unsigned_abs() / 100).to_string();
    let digits = whole.len();
    let mut grouped = String::with_capacity(digits + digits / 3);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (digits - at) % 3 == 0 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped},{:02}", cents.unsigned_abs() % 100)
}

/// `1 december 2026`.
pub fn long_date(day: NaiveDate) -> String {
    format!("{} {} {}", day.day(), month(day.month()), day.year())
}

/// `december`; months count from 1.
pub fn month(number: u32) -> &'static str {
    MONTHS
        .get(number.saturating_sub(1) as usize)
        .copied()
        .unwrap_or_default()
}

/// `1 activiteit`, `8 activiteiten`.
pub fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}

/// `Referentiegids OTO-gelden van november 2025`: an edition as letters name it. `adopted` is `JJJJ-MM`.
pub fn guide_title(title: &str, adopted: &str) -> String {
    match adopted
        .split_once('-')
        .and_then(|(year, at)| Some((year, at.parse().ok()?)))
    {
        Some((year, at)) => format!("{title} van {} {year}", month(at)),
        None => title.to_owned(),
    }
}

/// What a file with all letters says of itself.
pub fn print_file_title() -> String {
    "Goedkeuringsbrieven OTO-gelden, printbestand".to_owned()
}

/// How far an activity is.
pub fn activity_state(decided: bool) -> &'static str {
    if decided { "Besloten" } else { "Te beoordelen" }
}

/// Why a decision does not hold together, and the way out.
pub fn decision_fault(fault: &DecisionFault) -> (String, &'static str) {
    match fault {
        DecisionFault::MotivationMissing => (
            "Het wijkt af van de regels, of er is minder toegekend dan gevraagd, en de motivering ontbreekt."
                .to_owned(),
            "Schrijf in de motivering waarom.",
        ),
        DecisionFault::AmountDoesNotFit { granted, requested } => (
            format!(
                "{} toegekend van {} gevraagd past niet bij het besluit.",
                euros(*granted),
                euros(*requested)
            ),
            "Toekennen is het hele bedrag, deels toekennen een deel ervan, afwijzen en in overleg nul.",
        ),
        DecisionFault::VerdictContradicts => (
            "Het oordeel en het besluit spreken elkaar tegen.".to_owned(),
            "Kies een oordeel dat bij het besluit past, of laat het leeg.",
        ),
    }
}

/// A kind of activity in a list: `Evaluatie`.
pub fn activity_kind(kind: ActivityKind) -> &'static str {
    match kind {
        ActivityKind::CrisisEvaluation => "Evaluatie",
        ActivityKind::Course
        | ActivityKind::Training
        | ActivityKind::Exercise
        | ActivityKind::PlanMaking
        | ActivityKind::Other => workbooks::activity_kind(kind),
    }
}

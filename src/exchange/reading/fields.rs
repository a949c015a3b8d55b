//! One cell to one value of the trade, or to a remark.

use super::amounts::{self, Amount};
use super::dates::{self, When};
use super::kinds::{self, Kind};
use super::page::{Entry, Findings, Page};
use super::participants::{self, Participants};
use super::plain::is_not_known_yet;
use crate::domain::Cents;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Severity, Sourced};
use crate::exchange::grid::{Position, Value};
use crate::words::{long_date, remarks as say};
use chrono::{Datelike, NaiveDate};

/// A cost's amount; `None` when it is empty, zero or in doubt.
pub fn amount(page: &Page<'_>, position: Position, findings: &mut Findings) -> Option<Cents> {
    let entry = page.entry(position)?;
    let (at, found) = (page.at(position), entry.written());
    if entry.is_uncomputed() {
        findings.error(at, found, Doubt::NotComputed);
        return None;
    }
    let ask = |findings: &mut Findings, doubt, readings: &[Cents]| {
        findings.add(
            Severity::Question,
            at.clone(),
            Some(found.clone()),
            doubt,
            of_amounts(readings),
        );
    };
    match amounts::amount(&entry.value) {
        Amount::Empty => None,
        Amount::Certain(amount) => certain(amount, &entry, at, findings),
        Amount::Noise(amount) if entry.formula => {
            findings.add(
                Severity::Notice,
                at.clone(),
                Some(found),
                Doubt::TooManyDecimals,
                of_amounts(&[amount]),
            );
            certain(amount, &entry, at, findings)
        }
        Amount::Noise(amount) => {
            ask(findings, Doubt::TooManyDecimals, &[amount]);
            None
        }
        Amount::TwoWays {
            thousands,
            decimals,
        } => {
            let readings: Vec<Cents> = [Some(thousands), decimals].into_iter().flatten().collect();
            ask(
                findings,
                Doubt::AmbiguousAmount {
                    thousands,
                    decimals,
                },
                &readings,
            );
            None
        }
        Amount::TooManyDecimals { below, above } => {
            ask(findings, Doubt::TooManyDecimals, &[below, above]);
            None
        }
        Amount::Unreadable => {
            findings.error(at, found, Doubt::NotAnAmount);
            None
        }
        Amount::Error => {
            findings.error(at, found, Doubt::ErrorCell);
            None
        }
    }
}

fn certain(amount: Cents, entry: &Entry, at: CellRef, findings: &mut Findings) -> Option<Cents> {
    if amount < Cents::ZERO {
        findings.error(at, entry.written(), Doubt::NegativeAmount { amount });
        return None;
    }
    if amount > Cents::LARGEST_CERTAIN && !entry.confirmed {
        let proposals = vec![Proposal {
            label: say::it_is_right(&crate::words::euros(amount)),
            answer: CellAnswer::Confirm,
        }];
        let doubt = Doubt::VeryLargeAmount { amount };
        findings.add(
            Severity::Question,
            at,
            Some(entry.written()),
            doubt,
            proposals,
        );
        return None;
    }
    (amount > Cents::ZERO).then_some(amount)
}

fn of_amounts(readings: &[Cents]) -> Vec<Proposal> {
    readings
        .iter()
        .map(|amount| Proposal {
            label: crate::words::euros(*amount),
            answer: CellAnswer::Use(crate::words::plain_amount(*amount).replace('−', "-")),
        })
        .collect()
}

/// The amounts that a total's cell can mean; none when it is no amount.
pub fn stated(page: &Page<'_>, position: Position) -> Vec<Cents> {
    page.entry(position)
        .map(|entry| meanings(&entry.value))
        .unwrap_or_default()
}

/// The amounts that a value can mean; none when it is no amount.
pub fn meanings(value: &Value) -> Vec<Cents> {
    match amounts::amount(value) {
        Amount::Certain(amount) | Amount::Noise(amount) => vec![amount],
        Amount::TwoWays {
            thousands,
            decimals,
        } => [Some(thousands), decimals].into_iter().flatten().collect(),
        // A total of rounded amounts may keep its decimals.
        Amount::TooManyDecimals { below, above } => vec![below, above],
        Amount::Empty | Amount::Unreadable | Amount::Error => Vec::new(),
    }
}

/// Whether a cell holds something that could be an amount, certain or not, or says that one will come.
pub fn could_be_amount(page: &Page<'_>, position: Position) -> bool {
    let Some(entry) = page.entry(position) else {
        return false;
    };
    match amounts::amount(&entry.value) {
        Amount::Certain(_)
        | Amount::TwoWays { .. }
        | Amount::TooManyDecimals { .. }
        | Amount::Noise(_) => true,
        Amount::Error => true,
        Amount::Unreadable => is_not_known_yet(&entry.written()),
        Amount::Empty => entry.is_uncomputed(),
    }
}

/// A name or a description; an error cell is none.
pub fn words(
    page: &Page<'_>,
    position: Position,
    findings: &mut Findings,
) -> Option<Sourced<String>> {
    if let Some(entry) = page.entry(position)
        && matches!(entry.value, Value::Error(_))
    {
        findings.error(page.at(position), entry.written(), Doubt::ErrorCell);
        return None;
    }
    page.sourced(position)
}

/// The kind of an activity. `name` is only searched for proposals.
pub fn kind(
    page: &Page<'_>,
    position: Position,
    name: &str,
    findings: &mut Findings,
) -> Option<Sourced<ActivityKind>> {
    let at = page.at(position);
    let entry = page.entry(position);
    let found = entry.as_ref().map(Entry::written);
    let (doubt, likely) = match entry.map_or(Kind::Empty, |entry| kinds::kind(&entry.value)) {
        Kind::Certain(value) => return Some(Sourced { value, at }),
        Kind::Empty => (Doubt::MissingActivityKind, kinds::named_in(name)),
        Kind::Unsure(kinds) => (Doubt::UnknownActivityKind, kinds),
        Kind::Error => {
            findings.error(at, found.unwrap_or_default(), Doubt::ErrorCell);
            return None;
        }
    };
    let others = ActivityKind::ALL
        .into_iter()
        .filter(|kind| !likely.contains(kind));
    let proposals = likely
        .iter()
        .copied()
        .chain(others)
        .map(|kind| Proposal {
            label: crate::words::activity_kind(kind).to_owned(),
            answer: CellAnswer::Use(kind.code().to_owned()),
        })
        .collect();
    findings.add(Severity::Question, at, found, doubt, proposals);
    None
}

/// The day of an activity, or the period as the file writes it.
pub fn date(
    page: &Page<'_>,
    position: Position,
    findings: &mut Findings,
) -> (Option<Sourced<NaiveDate>>, Option<Sourced<String>>) {
    let Some(entry) = page.entry(position) else {
        return (None, None);
    };
    let (at, found) = (page.at(position), entry.written());
    match dates::when(&entry.value, findings.year) {
        When::Empty => (None, None),
        When::Day(day) => (within_year(day, &entry, at, findings), None),
        When::Period => {
            findings.notice(at.clone(), found.clone(), Doubt::PeriodInsteadOfDate);
            (None, Some(Sourced { value: found, at }))
        }
        When::NoSuchDay => {
            findings.error(at, found, Doubt::NoSuchDate);
            (None, None)
        }
        When::Unsure(_) if entry.confirmed => (None, Some(Sourced { value: found, at })),
        When::Unsure(days) => {
            let mut proposals = of_days(&days);
            proposals.push(Proposal {
                label: say::as_a_period(&found),
                answer: CellAnswer::Confirm,
            });
            findings.add(
                Severity::Question,
                at,
                Some(found),
                Doubt::AmbiguousDate,
                proposals,
            );
            (None, None)
        }
        When::Error => {
            findings.error(at, found, Doubt::ErrorCell);
            (None, None)
        }
    }
}

fn of_days(days: &[NaiveDate]) -> Vec<Proposal> {
    days.iter()
        .map(|day| Proposal {
            label: long_date(*day),
            answer: CellAnswer::Use(day.format("%d-%m-%Y").to_string()),
        })
        .collect()
}

fn within_year(
    date: NaiveDate,
    entry: &Entry,
    at: CellRef,
    findings: &mut Findings,
) -> Option<Sourced<NaiveDate>> {
    let year = findings
        .year
        .filter(|year| date.year() != *year && !entry.confirmed);
    let Some(year) = year else {
        return Some(Sourced { value: date, at });
    };
    let mut proposals = of_days(date.with_year(year).as_slice());
    proposals.push(Proposal {
        label: say::it_is_right(&long_date(date)),
        answer: CellAnswer::Confirm,
    });
    let doubt = Doubt::DateOutsideYear { date, year };
    findings.add(
        Severity::Question,
        at,
        Some(entry.written()),
        doubt,
        proposals,
    );
    None
}

/// The number of participants; an empty cell says nothing.
pub fn participants(
    page: &Page<'_>,
    position: Position,
    findings: &mut Findings,
) -> Option<Sourced<u32>> {
    let entry = page.entry(position)?;
    let (at, found) = (page.at(position), entry.written());
    match participants::participants(&entry.value) {
        Participants::Empty => None,
        Participants::Certain(value) => Some(Sourced { value, at }),
        Participants::Unsure(_) if entry.confirmed => None,
        Participants::Unsure(numbers) => {
            let mut proposals: Vec<Proposal> = numbers
                .iter()
                .map(|number| Proposal {
                    label: number.to_string(),
                    answer: CellAnswer::Use(number.to_string()),
                })
                .collect();
            proposals.push(Proposal {
                label: say::no_number().to_owned(),
                answer: CellAnswer::Confirm,
            });
            findings.add(
                Severity::Question,
                at,
                Some(found),
                Doubt::UnreadableParticipants,
                proposals,
            );
            None
        }
        Participants::Error => {
            findings.error(at, found, Doubt::ErrorCell);
            None
        }
    }
}

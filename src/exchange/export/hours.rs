//! The sheets of a year with hours of internal trainers and with findings. Trainers by role and mark, never by name.

use super::{Cell, ColumnPlan, table};
use crate::domain::Cents;
use crate::exchange::sheet_writer::{Looks, WriteError};
use chrono::NaiveDate;
use rust_xlsxwriter::Worksheet;

/// A row of the sheet with hours: one line of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedHours {
    pub partner: String,
    pub project_number: String,
    pub activity: String,
    pub role: String,
    /// Tells trainers with the same role apart.
    pub mark: String,
    /// Delivery or taking part, in words.
    pub part: String,
    pub date: NaiveDate,
    /// `09:30`; empty when it is not known.
    pub begins_at: String,
    /// In words.
    pub phase: String,
    pub minutes: i64,
    pub metres: i64,
    pub transit: Cents,
    /// Per hour; `None` while there is no definite tariff.
    pub rate: Option<Cents>,
    /// What says so.
    pub source: String,
    /// Hours and travel; `None` while a tariff is missing.
    pub amount: Option<Cents>,
    /// `None` while it is not judged.
    pub accepted_minutes: Option<i64>,
    pub accepted: Option<Cents>,
    /// The stand of the claim, in words.
    pub state: String,
    pub reason: String,
    /// It corrects an earlier line.
    pub corrects: bool,
}

/// A row of the sheet with findings, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedFinding {
    pub severity: String,
    pub kind: String,
    pub partner: String,
    pub project_number: String,
    pub activity: String,
    /// By role and mark; empty where it is about no trainer in particular.
    pub trainer: String,
    pub message: String,
    pub proposal: String,
    /// Ids of passages.
    pub passages: Vec<String>,
}

pub(super) fn hours(
    sheet: &mut Worksheet,
    year: i32,
    lines: &[ExportedHours],
    looks: &Looks,
) -> Result<(), WriteError> {
    let columns: [ColumnPlan; 20] = [
        ("Partner", 30, false),
        ("Projectnummer", 14, false),
        ("Activiteit", 36, false),
        ("Rol", 24, false),
        ("Volgnummer", 12, false),
        ("Aandeel", 12, false),
        ("Datum", 12, false),
        ("Begin", 8, false),
        ("Fase", 16, false),
        ("Minuten", 10, false),
        ("Meters", 10, false),
        ("OV (€)", 12, true),
        ("Uurtarief (€)", 13, false),
        ("Bron van het tarief", 34, false),
        ("Bedrag (€)", 15, true),
        ("Vergoede minuten", 12, false),
        ("Vergoed (€)", 15, true),
        ("Stand", 22, false),
        ("Reden", 50, false),
        ("Verbetering", 12, false),
    ];
    let rows = lines.iter().map(|line| {
        vec![
            Cell::Text(line.partner.clone()),
            Cell::Text(line.project_number.clone()),
            Cell::Text(line.activity.clone()),
            Cell::Text(line.role.clone()),
            Cell::Text(line.mark.clone()),
            Cell::Text(line.part.clone()),
            Cell::Date(Some(line.date)),
            Cell::Text(line.begins_at.clone()),
            Cell::Text(line.phase.clone()),
            Cell::Number(Some(line.minutes)),
            Cell::Number(Some(line.metres)),
            Cell::Cents(Some(line.transit)),
            Cell::Cents(line.rate),
            Cell::Text(line.source.clone()),
            Cell::Cents(line.amount),
            Cell::Number(line.accepted_minutes),
            Cell::Cents(line.accepted),
            Cell::Text(line.state.clone()),
            Cell::Text(line.reason.clone()),
            Cell::Text(if line.corrects { "ja" } else { "" }.to_owned()),
        ]
    });
    table(sheet, "Uren", year, &columns, rows.collect(), looks)
}

pub(super) fn findings(
    sheet: &mut Worksheet,
    year: i32,
    findings: &[ExportedFinding],
    looks: &Looks,
) -> Result<(), WriteError> {
    let columns: [ColumnPlan; 9] = [
        ("Ernst", 10, false),
        ("Soort", 26, false),
        ("Partner", 30, false),
        ("Projectnummer", 14, false),
        ("Activiteit", 36, false),
        ("Trainer", 26, false),
        ("Melding", 60, false),
        ("Voorstel", 50, false),
        ("Passages", 34, false),
    ];
    let rows = findings.iter().map(|finding| {
        vec![
            Cell::Text(finding.severity.clone()),
            Cell::Text(finding.kind.clone()),
            Cell::Text(finding.partner.clone()),
            Cell::Text(finding.project_number.clone()),
            Cell::Text(finding.activity.clone()),
            Cell::Text(finding.trainer.clone()),
            Cell::Text(finding.message.clone()),
            Cell::Text(finding.proposal.clone()),
            Cell::Text(finding.passages.join(", ")),
        ]
    });
    table(sheet, "Bevindingen", year, &columns, rows.collect(), looks)
}

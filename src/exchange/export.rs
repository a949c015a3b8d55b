//! A year as a workbook: activities, cost lines, partners, hours and findings, with real numbers and sums.

mod hours;

pub use hours::{ExportedFinding, ExportedHours};

use super::sheet_writer::{Looks, Put, WriteError, finish, new_book, print_on_a4, put, widths};
use crate::domain::Cents;
use crate::domain::decision::Outcome;
use crate::domain::plan::ActivityKind;
use crate::domain::submission::CellRef;
use crate::domain::verdict::Verdict;
use crate::exchange::grid::column_letters;
use crate::words::workbooks as labels;
use chrono::NaiveDate;
use rust_xlsxwriter::{Format, Worksheet};

/// A year to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearExport {
    pub year: i32,
    pub activities: Vec<ExportedActivity>,
    pub lines: Vec<ExportedLine>,
    pub partners: Vec<ExportedPartner>,
    pub hours: Vec<ExportedHours>,
    pub findings: Vec<ExportedFinding>,
}

/// A row of the sheet with activities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedActivity {
    pub partner: String,
    pub project_number: String,
    pub name: String,
    pub kind: ActivityKind,
    pub date: Option<NaiveDate>,
    /// Shown where there is no date.
    pub date_text: String,
    pub participants: Option<u32>,
    pub requested: Cents,
    /// `None` while a line is undecided.
    pub granted: Option<Cents>,
    /// How far it is, in words.
    pub state: String,
}

/// A row of the sheet with cost lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedLine {
    pub partner: String,
    pub project_number: String,
    pub activity: String,
    pub text: String,
    /// The name of the cost kind; empty when none was chosen.
    pub kind: String,
    pub requested: Cents,
    /// What was recorded, or what the rules suggest while nothing is.
    pub verdict: Verdict,
    pub decision: Option<ExportedDecision>,
    /// Where the amount stood in the partner's own file.
    pub source: CellRef,
}

/// The decision on a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedDecision {
    pub outcome: Outcome,
    pub granted: Cents,
    pub motivation: String,
    /// Ids of passages.
    pub passages: Vec<String>,
    /// The guide's edition.
    pub edition: String,
    pub decided_on: NaiveDate,
    pub decided_by: String,
}

/// A row of the sheet with partners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportedPartner {
    pub code: String,
    pub name: String,
    /// The kind of partner, in words.
    pub kind: String,
    pub activities: usize,
    pub requested: Cents,
    /// What is granted so far.
    pub granted: Cents,
    /// How far the plan or letter is, in words.
    pub state: String,
}

/// The bytes of the workbook; the same year gives the same bytes.
///
/// # Errors
/// [`WriteError`] when a text is longer than a cell can hold.
pub fn write(year: &YearExport) -> Result<Vec<u8>, WriteError> {
    let looks = Looks::new();
    let mut book = new_book(&format!("OTO {}", year.year))?;
    activities(book.add_worksheet(), year, &looks)?;
    lines(book.add_worksheet(), year, &looks)?;
    partners(book.add_worksheet(), year, &looks)?;
    hours::hours(book.add_worksheet(), year.year, &year.hours, &looks)?;
    hours::findings(book.add_worksheet(), year.year, &year.findings, &looks)?;
    finish(book)
}

/// A cell of a table: how it looks follows from what it holds.
enum Cell {
    Text(String),
    Count(Option<u32>),
    Number(Option<i64>),
    Cents(Option<Cents>),
    Date(Option<NaiveDate>),
}

/// A column: title, width in characters, and whether it is summed.
type ColumnPlan = (&'static str, u32, bool);

fn activities(sheet: &mut Worksheet, year: &YearExport, looks: &Looks) -> Result<(), WriteError> {
    let columns: [ColumnPlan; 11] = [
        ("Partner", 30, false),
        ("Projectnummer", 14, false),
        ("Naam", 40, false),
        ("Soort", 22, false),
        ("Datum", 12, false),
        ("Periode", 18, false),
        ("Deelnemers", 12, false),
        ("Gevraagd (€)", 15, true),
        ("Toegekend (€)", 15, true),
        ("Verschil (€)", 15, true),
        ("Stand", 26, false),
    ];
    let rows = year.activities.iter().map(|activity| {
        let difference = activity.granted.map(|granted| granted - activity.requested);
        vec![
            Cell::Text(activity.partner.clone()),
            Cell::Text(activity.project_number.clone()),
            Cell::Text(activity.name.clone()),
            Cell::Text(labels::activity_kind(activity.kind).to_owned()),
            Cell::Date(activity.date),
            Cell::Text(activity.date_text.clone()),
            Cell::Count(activity.participants),
            Cell::Cents(Some(activity.requested)),
            Cell::Cents(activity.granted),
            Cell::Cents(difference),
            Cell::Text(activity.state.clone()),
        ]
    });
    table(
        sheet,
        "Activiteiten",
        year.year,
        &columns,
        rows.collect(),
        looks,
    )
}

fn lines(sheet: &mut Worksheet, year: &YearExport, looks: &Looks) -> Result<(), WriteError> {
    let columns: [ColumnPlan; 16] = [
        ("Partner", 30, false),
        ("Projectnummer", 14, false),
        ("Activiteit", 36, false),
        ("Omschrijving", 36, false),
        ("Kostensoort", 34, false),
        ("Gevraagd (€)", 15, true),
        ("Oordeel", 18, false),
        ("Besluit", 17, false),
        ("Toegekend (€)", 15, true),
        ("Motivering", 50, false),
        ("Passages", 34, false),
        ("Gids-editie", 12, false),
        ("Beslist op", 12, false),
        ("Beslist door", 20, false),
        ("Blad in bronbestand", 20, false),
        ("Cel in bronbestand", 12, false),
    ];
    let rows = year.lines.iter().map(|line| {
        let decision = line.decision.as_ref();
        let text =
            |of: fn(&ExportedDecision) -> String| Cell::Text(decision.map_or_else(String::new, of));
        vec![
            Cell::Text(line.partner.clone()),
            Cell::Text(line.project_number.clone()),
            Cell::Text(line.activity.clone()),
            Cell::Text(line.text.clone()),
            Cell::Text(line.kind.clone()),
            Cell::Cents(Some(line.requested)),
            Cell::Text(labels::verdict(line.verdict).to_owned()),
            text(|it| labels::outcome(it.outcome).to_owned()),
            Cell::Cents(decision.map(|it| it.granted)),
            text(|it| it.motivation.clone()),
            text(|it| it.passages.join(", ")),
            text(|it| it.edition.clone()),
            Cell::Date(decision.map(|it| it.decided_on)),
            text(|it| it.decided_by.clone()),
            Cell::Text(line.source.sheet.clone().unwrap_or_default()),
            Cell::Text(line.source.cell.clone().unwrap_or_default()),
        ]
    });
    table(
        sheet,
        "Kostenregels",
        year.year,
        &columns,
        rows.collect(),
        looks,
    )
}

fn partners(sheet: &mut Worksheet, year: &YearExport, looks: &Looks) -> Result<(), WriteError> {
    let columns: [ColumnPlan; 8] = [
        ("Code", 8, false),
        ("Partner", 36, false),
        ("Soort", 32, false),
        ("Activiteiten", 12, false),
        ("Gevraagd (€)", 15, true),
        ("Toegekend (€)", 15, true),
        ("Verschil (€)", 15, true),
        ("Stand", 26, false),
    ];
    let rows = year.partners.iter().map(|partner| {
        vec![
            Cell::Text(partner.code.clone()),
            Cell::Text(partner.name.clone()),
            Cell::Text(partner.kind.clone()),
            Cell::Count(u32::try_from(partner.activities).ok()),
            Cell::Cents(Some(partner.requested)),
            Cell::Cents(Some(partner.granted)),
            Cell::Cents(Some(partner.granted - partner.requested)),
            Cell::Text(partner.state.clone()),
        ]
    });
    table(
        sheet,
        "Partners",
        year.year,
        &columns,
        rows.collect(),
        looks,
    )
}

fn table(
    sheet: &mut Worksheet,
    name: &str,
    year: i32,
    columns: &[ColumnPlan],
    rows: Vec<Vec<Cell>>,
    looks: &Looks,
) -> Result<(), WriteError> {
    sheet.set_name(name)?;
    let wide: Vec<u32> = columns.iter().map(|(_, width, _)| *width).collect();
    widths(sheet, &wide)?;
    for (column, (title, _, _)) in (0_u16..).zip(columns) {
        put(sheet, 0, column, &Put::Text(title), &looks.header)?;
    }
    let mut sums = vec![Cents::ZERO; columns.len()];
    for (row, cells) in (1_u32..).zip(&rows) {
        for ((column, cell), sum) in (0_u16..).zip(cells).zip(&mut sums) {
            let (value, look): (Put<'_>, &Format) = match cell {
                Cell::Text(text) => (Put::text(text), &looks.text),
                Cell::Count(count) => (
                    count.map_or(Put::Empty, |it| Put::Number(i64::from(it))),
                    &looks.number,
                ),
                Cell::Number(number) => (number.map_or(Put::Empty, Put::Number), &looks.number),
                Cell::Cents(amount) => {
                    *sum += amount.unwrap_or_default();
                    (amount.map_or(Put::Empty, Put::Cents), &looks.euros)
                }
                Cell::Date(day) => (day.map_or(Put::Empty, Put::Date), &looks.date),
            };
            put(sheet, row, column, &value, look)?;
        }
    }
    let last = u32::try_from(rows.len()).unwrap_or(u32::MAX / 2);
    totals(sheet, last, columns, &sums, looks)?;
    let last_column = u16::try_from(columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last.max(1), last_column)?;
    sheet.set_freeze_panes(1, 2)?;
    print_on_a4(sheet, 0, &format!("{name} {year}"))
}

/// An empty row under the table, so that a filter leaves the totals alone, and then the totals of what is shown.
fn totals(
    sheet: &mut Worksheet,
    last: u32,
    columns: &[ColumnPlan],
    sums: &[Cents],
    looks: &Looks,
) -> Result<(), WriteError> {
    let row = last + 2;
    for (number, ((_, _, summed), sum)) in (0_u16..).zip(columns.iter().zip(sums)) {
        let value = if *summed {
            let letters = column_letters(u32::from(number));
            let until = last.max(1) + 1;
            Put::Sum(format!("=SUBTOTAL(109,{letters}2:{letters}{until})"), *sum)
        } else if number == 0 {
            Put::Text("Totaal")
        } else {
            Put::Empty
        };
        let look = if *summed {
            &looks.total
        } else {
            &looks.total_label
        };
        put(sheet, row, number, &value, look)?;
    }
    Ok(())
}

//! The hours form: the program's own workbook in which an institution accounts for hours of its trainers.
//! It comes back as any list of hours, known by its hidden sheet.

mod write;

use crate::domain::submission::{CellRef, Sourced};
use crate::exchange::grid::{Position, Sheet, Workbook, address};
use crate::exchange::intake_form::FormPartner;
use crate::exchange::own_sheet::{HIDDEN_SHEET, hidden_sheet, shown};
use std::collections::BTreeSet;

pub use write::write;

/// What a form is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HoursFormSpec {
    /// The year of the activities.
    pub year: i32,
    pub partner: FormPartner,
    /// The office that gets the form back.
    pub office: String,
    /// Project number and name, in the order of the drop-down.
    pub activities: Vec<(String, String)>,
    /// A column for names: only where the region keeps them.
    pub names: bool,
    /// The third phase is called ontwikkeling en evaluatie.
    pub third_is_development: bool,
}

/// What a form says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    year: Option<i32>,
    pub partner_code: Option<String>,
    pub partner_name: Option<String>,
}

/// How many rows a fresh form has.
pub const PREPARED_ROWS: u32 = 200;

const PURPOSE: &str = "uren";
const VERSION: &str = "1";
const TABLE_SHEET: &str = "Uren";
const EXPLANATION_SHEET: &str = "Uitleg";

/// What the hidden sheet of a form says; `None` when the workbook is another file.
pub fn made(workbook: &Workbook) -> Option<Made> {
    let sheet = hidden_sheet(workbook, PURPOSE)?;
    let rows: BTreeSet<u32> = sheet.cells.keys().map(|at| at.row).collect();
    let mut made = Made::default();
    for row in rows {
        let text = |column| shown(sheet, Position { row, column }).unwrap_or_default();
        match text(0).as_str() {
            "jaar" => made.year = text(1).parse().ok(),
            "partner" => {
                made.partner_code = Some(text(1)).filter(|it| !it.is_empty());
                made.partner_name = Some(text(2)).filter(|it| !it.is_empty());
            }
            _ => {}
        }
    }
    Some(made)
}

impl Made {
    /// Whether a sheet of the form holds hours.
    pub fn is_table(&self, sheet: &Sheet) -> bool {
        !matches!(
            sheet.name.as_deref(),
            Some(HIDDEN_SHEET | EXPLANATION_SHEET)
        )
    }

    /// The year that the form was made for; its title says so.
    pub fn year(&self, workbook: &Workbook) -> Option<Sourced<i32>> {
        let sheet = workbook.sheets.iter().find(|sheet| self.is_table(sheet))?;
        Some(Sourced {
            value: self.year?,
            at: CellRef {
                sheet: sheet.name.clone(),
                cell: Some(address(Position { row: 0, column: 0 })),
            },
        })
    }
}

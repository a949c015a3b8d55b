//! A partner's file as it stands: sheets of cells for showing, and the mapping that may fit.

use super::Reading;
use crate::domain::submission::{CellRef, Layout, SubmittedActivity};
use crate::exchange::Mapping;
use crate::exchange::grid::{Position, Sheet, Value, Workbook, address, column_letters};
use crate::exchange::reading::{Columns, guess_mapping};
use std::collections::BTreeMap;

/// A sheet of a partner's file, as text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceSheet {
    /// `None` for csv.
    pub name: Option<String>,
    pub hidden: bool,
    /// Letters of the columns that hold anything, from the left.
    pub columns: Vec<String>,
    /// Rows that hold anything, from the top.
    pub rows: Vec<SourceRow>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceRow {
    /// As spreadsheets count, from 1.
    pub number: u32,
    /// By the letters of the column.
    pub cells: BTreeMap<String, SourceCell>,
}

/// A cell with something in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SourceCell {
    /// As the file has it; a number as the partner's program would write it in Dutch.
    pub text: String,
    /// Figures stand at the right.
    pub figures: bool,
}

impl Reading {
    /// The sheets of the file.
    pub fn source(&self) -> Vec<SourceSheet> {
        sheets_of(&self.file.workbook)
    }

    /// A mapping to begin with: the one it was read with, how it was recognised, or what the words of the file
    /// suggest.
    pub fn proposed_mapping(&self) -> Mapping {
        let words = || {
            guess_mapping(&self.file.workbook).unwrap_or_else(|| Mapping {
                header_row: 1,
                ..Mapping::default()
            })
        };
        match (self.mapping(), self.submission.layout) {
            (Some(mapping), _) => mapping.clone(),
            (None, Layout::CostLines | Layout::CostColumns) => self.recognised(words()),
            (
                None,
                Layout::SheetPerActivity | Layout::IntakeForm | Layout::Mapped | Layout::Unknown,
            ) => words(),
        }
    }

    /// The columns that values were read from, over what the words of the file suggest.
    fn recognised(&self, words: Mapping) -> Mapping {
        let sheet = self.submission.first_sheet.clone();
        let mut mapping = Mapping {
            header_row: words.header_row,
            columns: if words.sheet == sheet {
                words.columns
            } else {
                Columns::default()
            },
            sheet,
            amounts: BTreeMap::new(),
        };
        let letters = |at: &CellRef| {
            let (letters, _) = split_address(at.cell.as_deref()?)?;
            (at.sheet == mapping.sheet).then(|| letters.to_owned())
        };
        let first = |of: &dyn Fn(&SubmittedActivity) -> Option<CellRef>| {
            let mut all = self.submission.activities.iter();
            all.find_map(|activity| letters(&of(activity)?))
        };
        let (number, name) = (
            first(&|it| it.number.as_ref().map(|it| it.at.clone())),
            first(&|it| it.name.as_ref().map(|it| it.at.clone())),
        );
        let (kind, date) = (
            first(&|it| it.kind.as_ref().map(|it| it.at.clone())),
            first(&|it| it.date.as_ref().map(|it| it.at.clone())),
        );
        let participants = first(&|it| it.participants.as_ref().map(|it| it.at.clone()));
        let costs = self.submission.activities.iter().flat_map(|it| &it.costs);
        let amounts: BTreeMap<String, String> = costs
            .filter_map(|cost| Some((letters(&cost.at)?, cost.text.clone())))
            .collect();
        let columns = &mut mapping.columns;
        columns.number = number.or(columns.number.take());
        columns.name = name.or(columns.name.take());
        columns.kind = kind.or(columns.kind.take());
        columns.date = date.or(columns.date.take());
        columns.participants = participants.or(columns.participants.take());
        if self.submission.layout == Layout::CostColumns {
            (columns.text, columns.amount) = (None, None);
            mapping.amounts = amounts.into_iter().map(|(at, text)| (text, at)).collect();
        } else if let Some(at) = amounts.into_keys().next() {
            columns.amount = Some(at);
        }
        mapping
    }
}

/// The sheets of a workbook, as text.
pub(super) fn sheets_of(workbook: &Workbook) -> Vec<SourceSheet> {
    workbook.sheets.iter().map(sheet).collect()
}

/// The letters and the row number of an address such as `G12`.
pub fn split_address(cell: &str) -> Option<(&str, u32)> {
    let at = cell.find(|sign: char| sign.is_ascii_digit())?;
    let (letters, row) = cell.split_at_checked(at)?;
    Some((letters, row.parse().ok()?))
}

pub(super) fn sheet(sheet: &Sheet) -> SourceSheet {
    let mut columns: Vec<u32> = sheet.cells.keys().map(|at| at.column).collect();
    columns.sort_unstable();
    columns.dedup();
    let mut rows: BTreeMap<u32, SourceRow> = BTreeMap::new();
    for (at, cell) in &sheet.cells {
        let row = rows.entry(at.row).or_insert_with(|| SourceRow {
            number: at.row.saturating_add(1),
            cells: BTreeMap::new(),
        });
        row.cells
            .insert(column_letters(at.column), shown(&cell.value));
    }
    SourceSheet {
        name: sheet.name.clone(),
        hidden: sheet.hidden,
        columns: columns.into_iter().map(column_letters).collect(),
        rows: rows.into_values().collect(),
    }
}

fn shown(value: &Value) -> SourceCell {
    let (text, figures) = match value {
        Value::Text(text) => (text.clone(), false),
        Value::Number(number) => (in_dutch(number), true),
        Value::Date(date) => (date.format("%d-%m-%Y").to_string(), false),
        Value::Bool(true) => ("waar".to_owned(), false),
        Value::Bool(false) => ("onwaar".to_owned(), false),
        Value::Error(error) => (error.clone(), false),
    };
    SourceCell { text, figures }
}

/// `1250.5` as `1.250,5`; anything else as it stands.
fn in_dutch(number: &str) -> String {
    let (sign, digits) = number
        .strip_prefix('-')
        .map_or(("", number), |rest| ("−", rest));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().all(|digit| digit.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && whole.len() > 4 {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    match decimals {
        "" => format!("{sign}{grouped}"),
        decimals => format!("{sign}{grouped},{decimals}"),
    }
}

/// The address of a cell by the letters of its column and its row from 1.
pub fn cell_address(letters: &str, row: u32) -> Option<String> {
    let column = crate::exchange::grid::column_number(letters)?;
    Some(address(Position {
        row: row.checked_sub(1)?,
        column,
    }))
}

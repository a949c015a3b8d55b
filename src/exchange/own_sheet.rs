//! Finding one's way in a workbook that the program wrote itself, whatever other programs did to it since.

use super::grid::{Position, Sheet, Value, Workbook, address};
use crate::domain::submission::CellRef;
use std::collections::BTreeMap;

/// The hidden sheet with ids and lists.
pub(super) const HIDDEN_SHEET: &str = "_oto";
/// What its first cell says.
pub(super) const MARK: &str = "oto-register";

/// Where the columns of a table stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header<C> {
    pub(super) row: u32,
    pub(super) columns: BTreeMap<C, u32>,
}

/// A text without case, accents, spaces and marks: `Bedrag (€) *` and `bedrag` are the same.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            'á' | 'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'í' | 'ï' | 'î' => 'i',
            'ó' | 'ö' | 'ô' => 'o',
            'ú' | 'ü' | 'û' => 'u',
            other => other,
        })
        .filter(|c| c.is_alphanumeric())
        .collect()
}

/// The best header row among the first rows of a sheet: the one with most of the columns.
/// Each column takes the first cell whose plain text is one of its words.
pub(super) fn find_header<C: Copy + Ord>(
    sheet: &Sheet,
    wanted: &[(C, &[&str])],
) -> Option<Header<C>> {
    let mut best: Option<Header<C>> = None;
    let mut current: Option<Header<C>> = None;
    let better = |best: &Option<Header<C>>, one: &Header<C>| {
        best.as_ref()
            .is_none_or(|best| one.columns.len() > best.columns.len())
    };
    for (at, cell) in sheet.cells.iter().take_while(|(at, _)| at.row < 200) {
        let Value::Text(text) = &cell.value else {
            continue;
        };
        let text = plain(text);
        let Some((column, _)) = wanted
            .iter()
            .find(|(_, words)| words.iter().any(|word| plain(word) == text))
        else {
            continue;
        };
        if current.as_ref().is_none_or(|header| header.row != at.row) {
            if let Some(done) = current.take().filter(|done| better(&best, done)) {
                best = Some(done);
            }
            current = Some(Header {
                row: at.row,
                columns: BTreeMap::new(),
            });
        }
        if let Some(header) = &mut current {
            header.columns.entry(*column).or_insert(at.column);
        }
    }
    match current.filter(|done| better(&best, done)) {
        Some(done) => Some(done),
        None => best,
    }
}

/// The sheet whose header has most of the columns, with its number.
pub(super) fn find_table<C: Copy + Ord>(
    workbook: &Workbook,
    wanted: &[(C, &[&str])],
) -> Option<(usize, Header<C>)> {
    let mut best: Option<(usize, Header<C>)> = None;
    for (number, sheet) in workbook.sheets.iter().enumerate() {
        if let Some(header) = find_header(sheet, wanted)
            && best
                .as_ref()
                .is_none_or(|(_, best)| header.columns.len() > best.columns.len())
        {
            best = Some((number, header));
        }
    }
    best
}

/// What stands in a cell as text, without surrounding space; `None` when empty.
pub(super) fn shown(sheet: &Sheet, at: Position) -> Option<String> {
    written(&sheet.cells.get(&at)?.value)
}

/// A value as text, without surrounding space; `None` when empty.
pub(super) fn written(value: &Value) -> Option<String> {
    let text = match value {
        Value::Text(text) => text.trim().replace("\r\n", "\n"),
        Value::Number(number) => number.clone(),
        Value::Date(day) => day.to_string(),
        Value::Bool(true) => "ja".to_owned(),
        Value::Bool(false) => "nee".to_owned(),
        Value::Error(error) => error.clone(),
    };
    (!text.is_empty()).then_some(text)
}

/// Where a cell stands.
pub(super) fn place(sheet: &Sheet, at: Position) -> CellRef {
    CellRef {
        sheet: sheet.name.clone(),
        cell: Some(address(at)),
    }
}

/// The rows below a header that hold something, in order.
pub(super) fn rows_below(sheet: &Sheet, header_row: u32) -> Vec<u32> {
    let mut rows: Vec<u32> = sheet
        .cells
        .keys()
        .map(|at| at.row)
        .filter(|row| *row > header_row)
        .collect();
    rows.dedup();
    rows
}

/// The hidden sheet of a workbook that the program wrote with this purpose, by its mark.
pub(super) fn hidden_sheet<'a>(workbook: &'a Workbook, purpose: &str) -> Option<&'a Sheet> {
    let at = |column| Position { row: 0, column };
    workbook.sheets.iter().find(|sheet| {
        shown(sheet, at(0)).as_deref() == Some(MARK)
            && shown(sheet, at(1)).as_deref() == Some(purpose)
    })
}

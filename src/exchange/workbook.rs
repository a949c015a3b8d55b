//! Workbooks as plain cells: xlsx, xlsb, xls and ods. Runs in the reading child, for it trusts its input.

use super::detect::Format;
use super::grid::{Cell, Merge, Position, Sheet, Value, Workbook};
use super::structure::{self, Structure};
use super::xls_structure;
use crate::domain::open_error::OpenError;
use calamine::{
    Data, DataRef, Dimensions, ExcelDateTime, Ods, OdsError, Reader, SheetType, SheetVisible, Xls,
    XlsError, Xlsb, XlsbError, Xlsx, XlsxError,
};
use chrono::{Datelike, NaiveDate};
use std::io::Cursor;

/// A few long texts, repeated in many cells, would fill any memory.
const MOST_LETTERS: u64 = 10 * 1024 * 1024;

/// No spreadsheet holds a longer text in a cell.
const LONGEST_TEXT: u64 = 32_767 * 4;

const MOST_MERGES: u64 = 20_000;

/// More sheets than this is no plan.
const MOST_SHEETS: u64 = 300;

type Bytes<'a> = Cursor<&'a [u8]>;

/// The workbook in these bytes.
///
/// # Errors
/// [`OpenError::Damaged`], [`OpenError::PasswordProtected`] or [`OpenError::TooManyCells`].
pub fn open(bytes: &[u8], format: Format, most_cells: u64) -> Result<Workbook, OpenError> {
    let mut room = Room {
        left: most_cells,
        letters: MOST_LETTERS,
        most_cells,
    };
    match format {
        Format::Xlsx => xlsx(bytes, &mut room),
        Format::Xlsb => xlsb(bytes, &mut room),
        Format::Xls => xls(bytes, &mut room),
        Format::Ods => ods(bytes, &mut room),
        Format::Text => super::delimited::open(bytes, most_cells),
    }
}

/// How many more cells and letters may come.
struct Room {
    left: u64,
    letters: u64,
    most_cells: u64,
}

impl Room {
    fn take(&mut self, value: &Value) -> Result<(), OpenError> {
        let letters = match value {
            Value::Text(text) | Value::Number(text) | Value::Error(text) => text.len() as u64,
            Value::Date(_) | Value::Bool(_) => 0,
        };
        if letters > LONGEST_TEXT {
            return Err(OpenError::Damaged);
        }
        let full = OpenError::TooManyCells {
            limit: self.most_cells,
        };
        self.left = self.left.checked_sub(1).ok_or(full.clone())?;
        self.letters = self.letters.checked_sub(letters).ok_or(full)?;
        Ok(())
    }
}

fn xlsx(bytes: &[u8], room: &mut Room) -> Result<Workbook, OpenError> {
    let mut file: Xlsx<Bytes> = Xlsx::new(Cursor::new(bytes)).map_err(of_xlsx)?;
    let mut sheets = Vec::new();
    for mut sheet in empty_sheets(file.sheets_metadata())? {
        let name = sheet.name.clone().unwrap_or_default();
        let mut cells = file.worksheet_cells_reader(&name).map_err(of_xlsx)?;
        while let Some(record) = cells.next_cell_with_formula_metadata().map_err(of_xlsx)? {
            let value = of_ref(&record.value);
            put(
                &mut sheet,
                record.pos,
                value,
                record.formula.is_some(),
                room,
            )?;
            mark_time(&mut sheet, record.pos, is_time_ref(&record.value));
        }
        drop(cells);
        let merges = file.merge_cells_by_sheet_name(&name).map_err(of_xlsx)?;
        sheet.merges = merges.iter().map(of_dimensions).collect();
        sheets.push(sheet);
    }
    structure::of_xlsx(bytes).apply(&mut sheets);
    whole(sheets)
}

fn xlsb(bytes: &[u8], room: &mut Room) -> Result<Workbook, OpenError> {
    let mut file: Xlsb<Bytes> = Xlsb::new(Cursor::new(bytes)).map_err(of_xlsb)?;
    let mut sheets = Vec::new();
    for mut sheet in empty_sheets(file.sheets_metadata())? {
        let name = sheet.name.clone().unwrap_or_default();
        let mut cells = file.worksheet_cells_reader(&name).map_err(of_xlsb)?;
        while let Some(cell) = cells.next_cell().map_err(of_xlsb)? {
            put(
                &mut sheet,
                cell.get_position(),
                of_ref(cell.get_value()),
                false,
                room,
            )?;
            let timed = is_time_ref(cell.get_value());
            mark_time(&mut sheet, cell.get_position(), timed);
        }
        drop(cells);
        let mut formulas = file.worksheet_cells_reader(&name).map_err(of_xlsb)?;
        while let Some(cell) = formulas.next_formula().map_err(of_xlsb)? {
            mark_formula(&mut sheet, cell.get_position(), room)?;
        }
        sheets.push(sheet);
    }
    whole(sheets)
}

fn xls(bytes: &[u8], room: &mut Room) -> Result<Workbook, OpenError> {
    let mut file: Xls<Bytes> = Xls::new(Cursor::new(bytes)).map_err(of_xls)?;
    let mut sheets = Vec::new();
    for mut sheet in empty_sheets(file.sheets_metadata())? {
        let name = sheet.name.clone().unwrap_or_default();
        let values = file.worksheet_range(&name).map_err(of_xls)?;
        let formulas = file.worksheet_formula(&name).map_err(of_xls)?;
        fill(&mut sheet, &values, &formulas, room)?;
        let merges = file.merge_cells_by_sheet_name(&name).map_err(of_xls)?;
        sheet.merges = merges.iter().map(of_dimensions).collect();
        sheets.push(sheet);
    }
    xls_structure::of_xls(bytes).apply(&mut sheets);
    whole(sheets)
}

fn ods(bytes: &[u8], room: &mut Room) -> Result<Workbook, OpenError> {
    let structure: Structure = structure::of_ods(bytes)?;
    let mut file: Ods<Bytes> = Ods::new(Cursor::new(bytes)).map_err(of_ods)?;
    let mut sheets = Vec::new();
    for mut sheet in empty_sheets(file.sheets_metadata())? {
        let name = sheet.name.clone().unwrap_or_default();
        let values = file.worksheet_range(&name).map_err(of_ods)?;
        let formulas = file.worksheet_formula(&name).map_err(of_ods)?;
        fill(&mut sheet, &values, &formulas, room)?;
        sheets.push(sheet);
    }
    structure.apply(&mut sheets);
    whole(sheets)
}

/// A workbook, unless it has more merged cells than any plan.
fn whole(sheets: Vec<Sheet>) -> Result<Workbook, OpenError> {
    // A workbook without its list of sheets comes back as one without any.
    if sheets.is_empty() {
        return Err(OpenError::Damaged);
    }
    let merges: usize = sheets.iter().map(|sheet| sheet.merges.len()).sum();
    if merges as u64 > MOST_MERGES {
        return Err(OpenError::TooManyCells { limit: MOST_MERGES });
    }
    Ok(Workbook { sheets })
}

fn empty_sheets(known: &[calamine::Sheet]) -> Result<Vec<Sheet>, OpenError> {
    if known.len() as u64 > MOST_SHEETS {
        return Err(OpenError::TooManyCells { limit: MOST_SHEETS });
    }
    Ok(known
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| Sheet {
            name: Some(sheet.name.clone()),
            hidden: sheet.visible != SheetVisible::Visible,
            ..Sheet::default()
        })
        .collect())
}

fn fill(
    sheet: &mut Sheet,
    values: &calamine::Range<Data>,
    formulas: &calamine::Range<String>,
    room: &mut Room,
) -> Result<(), OpenError> {
    let (from_row, from_column) = values.start().unwrap_or_default();
    for (row, column, value) in values.used_cells() {
        let at = absolute((from_row, from_column), row, column);
        put(sheet, at, of_data(value), false, room)?;
        mark_time(sheet, at, is_time(value));
    }
    let start = formulas.start().unwrap_or_default();
    for (row, column, formula) in formulas.used_cells() {
        if !formula.is_empty() {
            mark_formula(sheet, absolute(start, row, column), room)?;
        }
    }
    Ok(())
}

fn absolute(start: (u32, u32), row: usize, column: usize) -> (u32, u32) {
    let far = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
    (
        start.0.saturating_add(far(row)),
        start.1.saturating_add(far(column)),
    )
}

fn put(
    sheet: &mut Sheet,
    (row, column): (u32, u32),
    value: Option<Value>,
    formula: bool,
    room: &mut Room,
) -> Result<(), OpenError> {
    // A formula that was never computed keeps an empty text: it is no empty cell.
    let value = match (value, formula) {
        (Some(value), _) => value,
        (None, true) => Value::Text(String::new()),
        (None, false) => return Ok(()),
    };
    room.take(&value)?;
    sheet.cells.insert(
        Position { row, column },
        Cell {
            value,
            formula,
            timed: false,
        },
    );
    Ok(())
}

/// A number that the workbook shows as a time of day or a length of time is said to be one.
fn mark_time(sheet: &mut Sheet, (row, column): (u32, u32), timed: bool) {
    if timed
        && let Some(cell) = sheet.cells.get_mut(&Position { row, column })
        && matches!(cell.value, Value::Number(_))
    {
        cell.timed = true;
    }
}

fn is_time_ref(value: &DataRef<'_>) -> bool {
    matches!(value, DataRef::DateTime(time) if shows_time(time))
}

fn is_time(value: &Data) -> bool {
    matches!(value, Data::DateTime(time) if shows_time(time))
}

/// Whole days that are formatted as a date are no time: they are a number in a cell that once held a date.
fn shows_time(time: &ExcelDateTime) -> bool {
    time.is_duration() || time.as_f64().fract() != 0.0
}

fn mark_formula(sheet: &mut Sheet, at: (u32, u32), room: &mut Room) -> Result<(), OpenError> {
    let position = Position {
        row: at.0,
        column: at.1,
    };
    match sheet.cells.get_mut(&position) {
        Some(cell) => {
            cell.formula = true;
            Ok(())
        }
        None => put(sheet, at, None, true, room),
    }
}

fn of_ref(value: &DataRef<'_>) -> Option<Value> {
    match value {
        DataRef::SharedString(text) => text_value(text),
        DataRef::Int(number) => Some(Value::Number(number.to_string())),
        DataRef::Float(number) => Some(number_value(*number)),
        DataRef::String(text) => text_value(text),
        DataRef::Bool(truth) => Some(Value::Bool(*truth)),
        DataRef::DateTime(date) => Some(date_value(date)),
        DataRef::DateTimeIso(text) => Some(iso_value(text)),
        DataRef::DurationIso(text) => text_value(text),
        DataRef::Error(error) => Some(Value::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

fn of_data(value: &Data) -> Option<Value> {
    match value {
        Data::Int(number) => Some(Value::Number(number.to_string())),
        Data::Float(number) => Some(number_value(*number)),
        Data::String(text) => text_value(text),
        Data::Bool(truth) => Some(Value::Bool(*truth)),
        Data::DateTime(date) => Some(date_value(date)),
        Data::DateTimeIso(text) => Some(iso_value(text)),
        Data::DurationIso(text) => text_value(text),
        Data::Error(error) => Some(Value::Error(error.to_string())),
        Data::Empty => None,
    }
}

fn text_value(text: &str) -> Option<Value> {
    (!text.trim().is_empty()).then(|| Value::of_text(text))
}

/// The shortest decimal text that is this number; from here on there is no float.
fn number_value(number: f64) -> Value {
    if number.is_finite() {
        Value::Number(number.to_string())
    } else {
        Value::Error("#NUM!".to_owned())
    }
}

fn date_value(date: &ExcelDateTime) -> Value {
    let day = date.as_datetime().map(|moment| moment.date());
    match day {
        // Before 1920 it is a time or a length of time that happens to be formatted as one.
        Some(day) if date.is_datetime() && (1920..=2200).contains(&day.year()) => Value::Date(day),
        _ => number_value(date.as_f64()),
    }
}

fn iso_value(text: &str) -> Value {
    let day = text.get(..10).unwrap_or(text);
    NaiveDate::parse_from_str(day, "%Y-%m-%d")
        .map_or_else(|_| Value::Text(text.to_owned()), Value::Date)
}

fn of_dimensions(block: &Dimensions) -> Merge {
    let position = |(row, column): (u32, u32)| Position { row, column };
    Merge {
        from: position(block.start),
        to: position(block.end),
    }
}

fn of_xlsx(error: XlsxError) -> OpenError {
    match error {
        XlsxError::Password => OpenError::PasswordProtected,
        _ => OpenError::Damaged,
    }
}

fn of_xlsb(error: XlsbError) -> OpenError {
    match error {
        XlsbError::Password => OpenError::PasswordProtected,
        _ => OpenError::Damaged,
    }
}

fn of_xls(error: XlsError) -> OpenError {
    match error {
        XlsError::Password => OpenError::PasswordProtected,
        _ => OpenError::Damaged,
    }
}

fn of_ods(error: OdsError) -> OpenError {
    match error {
        OdsError::Password => OpenError::PasswordProtected,
        OdsError::CellLimitExceeded { max, .. } => OpenError::TooManyCells { limit: max as u64 },
        _ => OpenError::Damaged,
    }
}

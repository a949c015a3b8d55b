//! A workbook's bytes as plain cells, and hands to edit them as a person would.

use calamine::{Data, Reader, SheetVisible, Xlsx};
use oto_register::domain::submission::CellRef;
use oto_register::exchange::grid::{Cell, Position, Sheet, Value, Workbook, position};
use std::collections::BTreeSet;
use std::io::Cursor;

pub fn grid(bytes: &[u8]) -> Workbook {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
    let metadata = book.sheets_metadata().to_vec();
    let sheets = metadata
        .iter()
        .map(|about| {
            let range = book.worksheet_range(&about.name).unwrap();
            let formulas = book.worksheet_formula(&about.name).unwrap();
            let start = range.start().unwrap_or((0, 0));
            let cells = range
                .used_cells()
                .filter_map(|(row, column, data)| {
                    let at = Position {
                        row: start.0 + row as u32,
                        column: start.1 + column as u32,
                    };
                    let formula = formulas
                        .get_value((at.row, at.column))
                        .is_some_and(|text| !text.is_empty());
                    let value = value(data)?;
                    Some((
                        at,
                        Cell {
                            value,
                            formula,
                            timed: false,
                        },
                    ))
                })
                .collect();
            Sheet {
                name: Some(about.name.clone()),
                hidden: about.visible != SheetVisible::Visible,
                cells,
                merges: Vec::new(),
                hidden_rows: BTreeSet::new(),
                hidden_columns: BTreeSet::new(),
            }
        })
        .collect();
    Workbook { sheets }
}

fn value(data: &Data) -> Option<Value> {
    Some(match data {
        Data::String(text) => Value::Text(text.clone()),
        Data::Float(number) => Value::Number(number.to_string()),
        Data::Int(number) => Value::Number(number.to_string()),
        Data::Bool(it) => Value::Bool(*it),
        Data::DateTime(moment) => Value::Date(moment.as_datetime()?.date()),
        Data::DateTimeIso(text) | Data::DurationIso(text) => Value::Text(text.clone()),
        Data::Error(error) => Value::Error(error.to_string()),
        Data::Empty => return None,
    })
}

pub fn number(text: &str) -> Value {
    Value::Number(text.to_owned())
}

pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub fn date(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

pub fn cell_ref(sheet: &str, cell: &str) -> CellRef {
    CellRef {
        sheet: Some(sheet.to_owned()),
        cell: Some(cell.to_owned()),
    }
}

pub trait Edit {
    /// Types a value in a cell: `"B11"`.
    fn type_in(&mut self, cell: &str, value: Value);
    fn clear(&mut self, cell: &str);
    /// Adds empty rows above this one, which counts from 1 as in the sheet.
    fn insert_rows(&mut self, before: u32, count: u32);
    /// Cuts a row out and puts it above another; both count from 1.
    fn move_row(&mut self, from: u32, before: u32);
    /// Copies a whole row, hidden cells too, over another.
    fn paste_row(&mut self, from: u32, over: u32);
    fn delete_row(&mut self, row: u32);
}

impl Edit for Sheet {
    fn type_in(&mut self, cell: &str, value: Value) {
        let at = position(cell).unwrap();
        let formula = false;
        self.cells.insert(
            at,
            Cell {
                value,
                formula,
                timed: false,
            },
        );
    }

    fn clear(&mut self, cell: &str) {
        self.cells.remove(&position(cell).unwrap());
    }

    fn insert_rows(&mut self, before: u32, count: u32) {
        self.cells = std::mem::take(&mut self.cells)
            .into_iter()
            .map(|(at, cell)| {
                let row = at.row + if at.row + 1 >= before { count } else { 0 };
                (Position { row, ..at }, cell)
            })
            .collect();
    }

    fn move_row(&mut self, from: u32, before: u32) {
        self.insert_rows(before, 1);
        let from = if from >= before { from + 1 } else { from };
        self.paste_row(from, before);
        self.delete_row(from);
    }

    fn paste_row(&mut self, from: u32, over: u32) {
        self.cells.retain(|at, _| at.row + 1 != over);
        let copies: Vec<_> = self
            .cells
            .iter()
            .filter(|(at, _)| at.row + 1 == from)
            .map(|(at, cell)| {
                let row = over - 1;
                (Position { row, ..*at }, cell.clone())
            })
            .collect();
        self.cells.extend(copies);
    }

    fn delete_row(&mut self, row: u32) {
        self.cells.retain(|at, _| at.row + 1 != row);
        self.cells = std::mem::take(&mut self.cells)
            .into_iter()
            .map(|(at, cell)| {
                let row = at.row - u32::from(at.row + 1 > row);
                (Position { row, ..at }, cell)
            })
            .collect();
    }
}

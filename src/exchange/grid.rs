//! A workbook as plain cells: what the reading child hands over, before anyone says what it means.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A whole file as cells. Rows and columns count from 0; [`address`] writes them as `G12`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Workbook {
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// `None` for csv, which has no sheets.
    pub name: Option<String>,
    pub hidden: bool,
    #[serde(with = "cells")]
    pub cells: BTreeMap<Position, Cell>,
    pub merges: Vec<Merge>,
    pub hidden_rows: BTreeSet<u32>,
    pub hidden_columns: BTreeSet<u32>,
}

/// Row and column, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Position {
    pub row: u32,
    pub column: u32,
}

/// A merged block of cells; the value stands in its first cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merge {
    pub from: Position,
    pub to: Position,
}

/// One cell that is not empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub value: Value,
    /// The value was computed by a formula in the file.
    pub formula: bool,
    /// A number that the workbook shows as a time: days, so that half is twelve hours.
    #[serde(default)]
    pub timed: bool,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    Text(String),
    /// A number as its shortest decimal text: `1250.5`. Never a float.
    Number(String),
    /// A cell that the workbook formats as a date.
    Date(NaiveDate),
    Bool(bool),
    /// `#REF!` and its like.
    Error(String),
}

impl Value {
    /// What a text stands for; a csv, or a pasted cell, holds `#N/B` and its like as text.
    pub fn of_text(text: &str) -> Self {
        const ERRORS: [&str; 16] = [
            "#REF!", "#VERW!", "#N/A", "#N/B", "#NA", "#NB", "#VALUE!", "#WAARDE!", "#DIV/0!",
            "#DEEL/0!", "#NAME?", "#NAAM?", "#NUM!", "#GETAL!", "#NULL!", "#LEEG!",
        ];
        let trimmed = text.trim();
        if ERRORS.contains(&trimmed.to_uppercase().as_str()) || trimmed.starts_with("Err:5") {
            Self::Error(trimmed.to_owned())
        } else {
            Self::Text(text.to_owned())
        }
    }
}

/// The address of a cell as spreadsheets write it: `G12`.
pub fn address(at: Position) -> String {
    format!("{}{}", column_letters(at.column), at.row.saturating_add(1))
}

/// The letters of a column, from 0: `A`, `B`, … `AA`.
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The position of an address such as `G12`; `None` when it is not one.
pub fn position(address: &str) -> Option<Position> {
    let split = address.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = address.split_at_checked(split)?;
    let row = digits.parse::<u32>().ok()?.checked_sub(1)?;
    Some(Position {
        row,
        column: column_number(letters)?,
    })
}

/// The number of a column, from 0; `None` when the letters are none.
pub fn column_number(letters: &str) -> Option<u32> {
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    letters
        .chars()
        .try_fold(0_u32, |sum, letter| {
            let letter = letter.to_ascii_uppercase();
            letter
                .is_ascii_uppercase()
                .then(|| sum * 26 + (u32::from(letter) - u32::from('A') + 1))
        })?
        .checked_sub(1)
}

/// JSON knows no map with a pair as key, so cells cross the pipe as a list.
mod cells {
    use super::{Cell, Position};
    use serde::{Deserialize, Deserializer, Serializer};
    use std::collections::BTreeMap;

    pub fn serialize<S: Serializer>(
        cells: &BTreeMap<Position, Cell>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_seq(cells)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<Position, Cell>, D::Error> {
        Ok(Vec::<(Position, Cell)>::deserialize(from)?
            .into_iter()
            .collect())
    }
}

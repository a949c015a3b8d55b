//! A sheet as it is read: cells with the user's answers over them, and what is found on the way.

use super::overviews::Facts;
use crate::domain::submission::{CellAnswer, CellRef, Doubt, Proposal, Remark, Severity, Sourced};
use crate::exchange::grid::{Merge, Position, Sheet, Value, address};
use std::collections::{BTreeMap, BTreeSet};

/// The user's answers, by cell.
pub type Answers = BTreeMap<CellRef, CellAnswer>;

/// A sheet with the user's answers over it.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    pub sheet: &'a Sheet,
    answers: &'a Answers,
}

/// A cell that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub value: Value,
    pub formula: bool,
    /// The user said that it is right as it stands.
    pub confirmed: bool,
}

impl Entry {
    /// What stands there, as a person would write it.
    pub fn written(&self) -> String {
        match &self.value {
            Value::Text(text) => text.trim().to_owned(),
            Value::Number(number) => number.replace('.', ","),
            Value::Date(day) => day.format("%d-%m-%Y").to_string(),
            Value::Bool(true) => "WAAR".to_owned(),
            Value::Bool(false) => "ONWAAR".to_owned(),
            Value::Error(error) => error.clone(),
        }
    }

    /// A formula that was never computed.
    pub fn is_uncomputed(&self) -> bool {
        self.formula && matches!(&self.value, Value::Text(text) if text.is_empty())
    }
}

impl<'a> Page<'a> {
    pub fn new(sheet: &'a Sheet, answers: &'a Answers) -> Self {
        Self { sheet, answers }
    }

    /// The address of a cell on this sheet.
    pub fn at(&self, position: Position) -> CellRef {
        CellRef {
            sheet: self.sheet.name.clone(),
            cell: Some(address(position)),
        }
    }

    /// What stands in a cell, or what the user said should stand there.
    pub fn entry(&self, position: Position) -> Option<Entry> {
        let cell = self.sheet.cells.get(&position);
        let answer = if self.answers.is_empty() {
            None
        } else {
            self.answers.get(&self.at(position))
        };
        match (answer, cell) {
            (Some(CellAnswer::Use(text)), _) => Some(Entry {
                value: Value::Text(text.clone()),
                formula: false,
                confirmed: false,
            }),
            (answer, Some(cell)) => Some(Entry {
                value: cell.value.clone(),
                formula: cell.formula,
                confirmed: answer.is_some(),
            }),
            (_, None) => None,
        }
    }

    /// Whether the user said that a cell is right as it stands, also where it is empty.
    pub fn is_confirmed(&self, position: Position) -> bool {
        self.answers.get(&self.at(position)) == Some(&CellAnswer::Confirm)
    }

    /// The text of a cell without blanks around it; empty for an empty cell.
    pub fn text(&self, position: Position) -> String {
        self.entry(position)
            .map(|entry| entry.written())
            .unwrap_or_default()
    }

    /// The same as the file has it, whatever the user answered.
    pub fn raw_text(&self, position: Position) -> String {
        let none = Answers::new();
        Page::new(self.sheet, &none).text(position)
    }

    /// Whether nothing stands in a cell.
    pub fn is_empty(&self, position: Position) -> bool {
        self.text(position).is_empty()
    }

    /// The cells of a row that the file fills, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = Position> + use<'a> {
        let from = Position { row, column: 0 };
        let to = Position {
            row,
            column: u32::MAX,
        };
        self.sheet
            .cells
            .range(from..=to)
            .map(|(position, _)| *position)
    }

    /// The cells of a column that the file fills, within these rows.
    pub fn column(
        &self,
        column: u32,
        rows: (u32, u32),
    ) -> impl Iterator<Item = Position> + use<'a> {
        let edge = |row| Position { row, column: 0 };
        self.sheet
            .cells
            .range(edge(rows.0)..edge(rows.1.max(rows.0)))
            .map(|(position, _)| *position)
            .filter(move |position| position.column == column)
    }

    /// The first row below this one that the file fills.
    pub fn next_row(&self, row: u32) -> Option<u32> {
        let below = Position {
            row: row.saturating_add(1),
            column: 0,
        };
        let (position, _) = self.sheet.cells.range(below..).next()?;
        Some(position.row)
    }

    /// The rows that the file fills, from top to bottom.
    pub fn rows(&self) -> Vec<u32> {
        let rows: BTreeSet<u32> = self
            .sheet
            .cells
            .keys()
            .map(|position| position.row)
            .collect();
        rows.into_iter().collect()
    }

    /// The merged block that a cell is in.
    pub fn merge(&self, position: Position) -> Option<Merge> {
        self.sheet.merges.iter().copied().find(|merge| {
            (merge.from.row..=merge.to.row).contains(&position.row)
                && (merge.from.column..=merge.to.column).contains(&position.column)
        })
    }

    /// A cell's text with its address; `None` for an empty cell.
    pub fn sourced(&self, position: Position) -> Option<Sourced<String>> {
        let value = self.text(position);
        (!value.is_empty()).then(|| Sourced {
            value: value.split_whitespace().collect::<Vec<_>>().join(" "),
            at: self.at(position),
        })
    }

    /// The first empty cell to the right of all that stands in a row.
    pub fn free_cell(&self, row: u32) -> Position {
        let last = self
            .row(row)
            .last()
            .map_or(0, |position| position.column.saturating_add(1));
        Position { row, column: last }
    }
}

/// What is remarked while reading, and the year that dates are held against.
#[derive(Debug, Default)]
pub struct Findings {
    pub remarks: Vec<Remark>,
    /// What sheets that do not count say about activities.
    pub facts: Facts,
    pub year: Option<i32>,
}

impl Findings {
    /// Remarks on a cell.
    pub fn add(
        &mut self,
        severity: Severity,
        at: CellRef,
        found: Option<String>,
        doubt: Doubt,
        proposals: Vec<Proposal>,
    ) {
        let remark = Remark {
            severity,
            at,
            found: found.filter(|text| !text.is_empty()),
            doubt,
            proposals,
        };
        // Two tables may share a header row; what is the same was remarked just before.
        if !self
            .remarks
            .iter()
            .rev()
            .take(20)
            .any(|other| *other == remark)
        {
            self.remarks.push(remark);
        }
    }

    /// An error without a way out but another value.
    pub fn error(&mut self, at: CellRef, found: String, doubt: Doubt) {
        self.add(Severity::Error, at, Some(found), doubt, Vec::new());
    }

    /// A notice.
    pub fn notice(&mut self, at: CellRef, found: String, doubt: Doubt) {
        self.add(Severity::Notice, at, Some(found), doubt, Vec::new());
    }
}

//! What stands above and between the rows of a table and holds for those below it: a label with its value, a heading.

use super::table::Table;
use super::words::{self, Column};
use crate::exchange::grid::Position;
use crate::exchange::reading::page::Page;
use crate::exchange::reading::plain::plain;
use crate::exchange::reading::title;
use std::collections::BTreeMap;

/// The cells that hold for all rows below them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Context {
    cells: BTreeMap<Column, Position>,
}

impl Context {
    /// What the title block above a table says.
    pub fn above(page: &Page<'_>, header_row: u32) -> Self {
        let mut context = Self::default();
        let rows = page.rows().into_iter().take_while(|row| *row < header_row);
        for position in rows.flat_map(|row| page.row(row)) {
            if let Some((column, value)) = labelled(page, position, false) {
                let _first = context.cells.entry(column).or_insert(value);
            }
        }
        context
    }

    /// The cell that tells this.
    pub fn cell(&self, column: Column) -> Option<Position> {
        self.cells.get(&column).copied()
    }

    /// Takes a row within a table that holds no hours: a label with its value, or a heading. `false` when it is
    /// neither.
    pub fn take(&mut self, page: &Page<'_>, table: &Table, row: u32) -> bool {
        let mut filled = page.row(row).filter(|at| !page.is_empty(*at));
        let Some(first) = filled.next() else {
            return true;
        };
        if let Some((column, value)) = labelled(page, first, true) {
            // Another activity, or another trainer: what was said below the one before holds no longer.
            if matches!(column, Column::Activity | Column::Number) {
                self.cells
                    .retain(|at, _| !matches!(at, Column::Activity | Column::Number));
            }
            let _before = self.cells.insert(column, value);
            return true;
        }
        if filled.next().is_some() {
            return false;
        }
        let text = page.text(first);
        let phase = words::phase(&text).filter(|_| text.split_whitespace().count() <= 3);
        if phase.is_some() && table.column(Column::Phase).is_none() && !table.has_phase_columns() {
            let _before = self.cells.insert(Column::Phase, first);
            return true;
        }
        let named =
            table.column(Column::Activity).is_some() || table.column(Column::Number).is_some();
        if !named && text.chars().any(char::is_alphabetic) {
            let _before = self.cells.insert(Column::Activity, first);
            let _number = self.cells.remove(&Column::Number);
        }
        true
    }
}

/// The column that a label names, and the cell with its value: the same one, or one beside it.
fn labelled(page: &Page<'_>, at: Position, colon: bool) -> Option<(Column, Position)> {
    let text = page.raw_text(at);
    let (label, inline) = title::label(&text);
    if colon && !text.contains(':') {
        return None;
    }
    let column = words::column(label).filter(words::Match::is_whole)?.column;
    let wanted = matches!(
        column,
        Column::Activity
            | Column::Number
            | Column::Role
            | Column::Name
            | Column::Phase
            | Column::Date
    );
    if !wanted {
        return None;
    }
    match inline {
        // A day within a text is not read as a day.
        Some(_) if column == Column::Date => None,
        Some(_) => Some((column, at)),
        None => {
            let value = title::value_cell(page, at)?;
            let other_label = words::column(&page.raw_text(value)).is_some_and(|it| it.is_whole());
            (!other_label).then_some((column, value))
        }
    }
}

/// What a cell says, without the label before it.
pub fn without_label(text: &str) -> &str {
    match title::label(text) {
        (label, Some(rest)) if words::column(label).is_some_and(|it| it.is_whole()) => rest,
        _ => text,
    }
}

/// A name under which texts are the same.
pub fn key(text: &str) -> String {
    plain(text)
}

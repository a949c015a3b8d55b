//! Finds tables of hours on a sheet by the words in their header rows.

use super::times::Unit;
use super::words::{self, Column, Match};
use crate::domain::hours::Phase;
use crate::exchange::grid::{Position, Value};
use crate::exchange::reading::page::Page;
use crate::exchange::reading::table::second_row;
use std::collections::BTreeMap;

/// Header rows are sought this far down; title blocks are never longer.
const DEEPEST_HEADER: u32 = 120;
/// A row of more words than this is no header.
const WIDEST_HEADER: usize = 60;

/// A table of hours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub header_row: u32,
    /// Rows of the body: from, and the first that is beyond it.
    pub body: (u32, u32),
    columns: BTreeMap<Column, u32>,
    /// First name and surname may stand apart.
    pub names: Vec<u32>,
    pub times: Vec<TimeColumn>,
}

/// A column with time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeColumn {
    pub column: u32,
    pub unit: Unit,
    /// Whose time it is, where each phase has a column of its own.
    pub phase: Option<Phase>,
}

impl Table {
    /// The column of a field.
    pub fn column(&self, column: Column) -> Option<u32> {
        self.columns.get(&column).copied()
    }

    /// The cell of a field in a row.
    pub fn cell(&self, column: Column, row: u32) -> Option<Position> {
        let column = self.column(column)?;
        Some(Position { row, column })
    }

    /// Each phase has a column of its own.
    pub fn has_phase_columns(&self) -> bool {
        self.times.iter().any(|time| time.phase.is_some())
    }
}

/// The tables of hours on a sheet, from top to bottom.
pub fn tables(page: &Page<'_>) -> Vec<Table> {
    let rows = page.rows();
    let mut headers: Vec<Header> = Vec::new();
    for row in &rows {
        if *row > DEEPEST_HEADER && headers.is_empty() {
            break;
        }
        let under_header = headers
            .last()
            .is_some_and(|last| last.second_row == Some(*row));
        if !under_header && let Some(header) = Header::read(page, *row) {
            headers.push(header);
        }
    }
    let last = rows.last().map_or(0, |row| row.saturating_add(1));
    let ends = headers
        .iter()
        .skip(1)
        .map(|header| header.row)
        .chain([last]);
    let ends: Vec<u32> = ends.collect();
    headers
        .into_iter()
        .zip(ends)
        .map(|(header, end)| header.table(end))
        .collect()
}

struct Header {
    row: u32,
    second_row: Option<u32>,
    texts: BTreeMap<u32, String>,
    matches: BTreeMap<u32, Match>,
}

impl Header {
    /// Reads a row as a header; `None` when it holds numbers or dates, or does not tell of hours.
    fn read(page: &Page<'_>, row: u32) -> Option<Self> {
        let mut texts = texts(page, row)?;
        if texts.is_empty() || texts.len() > WIDEST_HEADER {
            return None;
        }
        let second_row = second_row(page, row, &texts).or_else(|| phases_below(page, row));
        if let Some(second) = second_row {
            for position in page.row(second) {
                let (below, above) = (page.raw_text(position), texts.get(&position.column));
                // `Minuten` over `V`: the unit stands above.
                let minutes = above.is_some_and(|above| words::unit(above) == Unit::Minutes);
                let text = if minutes {
                    format!("{below} (min)")
                } else {
                    below
                };
                let _above = texts.insert(position.column, text);
            }
        }
        let matches: BTreeMap<u32, Match> = texts
            .iter()
            .filter_map(|(column, text)| Some((*column, words::column(text)?)))
            .collect();
        let header = Self {
            row,
            second_row,
            texts,
            matches,
        };
        header.tells_of_hours().then_some(header)
    }

    fn has(&self, wanted: impl Fn(Column) -> bool) -> bool {
        self.matches.values().any(|found| wanted(found.column))
    }

    fn tells_of_hours(&self) -> bool {
        let known = |found: &&Match| found.column != Column::Ignored;
        let whole = self
            .matches
            .values()
            .filter(known)
            .filter(|found| found.is_whole())
            .count();
        let times = self.has(|it| {
            matches!(
                it,
                Column::Time | Column::Of(_) | Column::Span | Column::Total
            )
        });
        let span = self.has(|it| it == Column::Begin) && self.has(|it| it == Column::End);
        let about = self.has(|it| {
            matches!(
                it,
                Column::Date
                    | Column::Activity
                    | Column::Number
                    | Column::Role
                    | Column::Name
                    | Column::Phase
            )
        });
        whole >= 2 && (times || span) && about && self.matches.len() >= 2
    }

    fn table(self, end: u32) -> Table {
        let mut best: BTreeMap<Column, (Match, u32)> = BTreeMap::new();
        for (column, found) in &self.matches {
            let other = best.get(&found.column);
            if other.is_none_or(|(other, _)| found > other) {
                let _weaker = best.insert(found.column, (*found, *column));
            }
        }
        let mut columns: BTreeMap<Column, u32> = best
            .into_iter()
            .map(|(name, (_, column))| (name, column))
            .collect();
        let names = self
            .matches
            .iter()
            .filter(|(_, found)| found.column == Column::Name);
        let names = names.map(|(column, _)| *column).collect();
        let time = |column: u32, phase| TimeColumn {
            column,
            unit: self
                .texts
                .get(&column)
                .map_or(Unit::Hours, |text| words::unit(text)),
            phase,
        };
        let mut times: Vec<TimeColumn> = Phase::ALL
            .iter()
            .filter_map(|phase| Some(time(*columns.get(&Column::Of(*phase))?, Some(*phase))))
            .collect();
        if times.is_empty() {
            // Where nothing else tells the time, the total of a row is its time.
            let alone = columns
                .remove(&Column::Time)
                .or_else(|| columns.remove(&Column::Total));
            times.extend(alone.map(|column| time(column, None)));
        } else if let Some(total) = columns.remove(&Column::Time) {
            let _total = columns.entry(Column::Total).or_insert(total);
        }
        Table {
            header_row: self.row,
            body: (self.second_row.unwrap_or(self.row).saturating_add(1), end),
            columns,
            names,
            times,
        }
    }
}

/// The words of a row; `None` when it holds anything but words.
fn texts(page: &Page<'_>, row: u32) -> Option<BTreeMap<u32, String>> {
    let mut texts = BTreeMap::new();
    for position in page.row(row) {
        match page.sheet.cells.get(&position).map(|cell| &cell.value) {
            Some(Value::Text(text)) if text.trim().is_empty() => {}
            Some(Value::Text(text)) => {
                let begins = text
                    .trim()
                    .chars()
                    .next()
                    .is_some_and(|sign| sign.is_ascii_digit());
                if begins {
                    return None;
                }
                let _new = texts.insert(position.column, text.trim().to_owned());
            }
            None => {}
            Some(Value::Number(_) | Value::Date(_) | Value::Bool(_) | Value::Error(_)) => {
                return None;
            }
        }
    }
    Some(texts)
}

/// The row under a header when it does nothing but tell the phases apart.
fn phases_below(page: &Page<'_>, row: u32) -> Option<u32> {
    let second = row.saturating_add(1);
    let below = texts(page, second)?;
    let of_phase = |text: &String| {
        words::column(text)
            .is_some_and(|found| matches!(found.column, Column::Of(_) | Column::Total))
    };
    (below.len() >= 2 && below.values().all(of_phase)).then_some(second)
}

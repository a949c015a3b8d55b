//! What calamine does not tell: hidden rows and columns of xlsx, and these and merged cells of ods.
//! For xlsb nothing says which rows are hidden; they are read as any other row. For xls see `xls_structure`.

use super::grid::{Merge, Position, Sheet};
use crate::domain::open_error::OpenError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Cursor};
use zip::ZipArchive;

/// Per sheet name, what is hidden and merged.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Structure(BTreeMap<String, Parts>);

#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u32>,
    merges: Vec<Merge>,
}

/// A block of hidden rows or columns larger than this is the empty rest of a sheet.
const LONGEST_BLOCK: u32 = 2_000;

impl Structure {
    /// What is hidden on the sheet of this name.
    pub fn hide(&mut self, name: String, rows: BTreeSet<u32>, columns: BTreeSet<u32>) {
        let parts = Parts {
            hidden_rows: rows,
            hidden_columns: columns,
            merges: Vec::new(),
        };
        self.0.insert(name, parts);
    }

    /// Puts what was found into the sheets of that name.
    pub fn apply(mut self, sheets: &mut [Sheet]) {
        for sheet in sheets {
            let Some(parts) = sheet.name.as_ref().and_then(|name| self.0.remove(name)) else {
                continue;
            };
            sheet.hidden_rows = parts.hidden_rows;
            sheet.hidden_columns = parts.hidden_columns;
            sheet.merges.extend(parts.merges);
        }
    }
}

/// Hidden rows and columns of an xlsx. What cannot be found is not hidden.
pub fn of_xlsx(bytes: &[u8]) -> Structure {
    let mut structure = Structure::default();
    for (name, part) in sheet_parts(bytes) {
        let mut parts = Parts::default();
        let read = each_start(bytes, &part, |tag, start| {
            match tag {
                "row" if is_true(start, "hidden") => {
                    if let Some(row) = number(start, "r").and_then(|row| row.checked_sub(1)) {
                        parts.hidden_rows.insert(row);
                    }
                }
                "col" if is_true(start, "hidden") => hide_columns(start, &mut parts),
                _ => {}
            }
            Ok(())
        });
        if read.is_ok() {
            structure.0.insert(name, parts);
        }
    }
    structure
}

fn hide_columns(start: &BytesStart<'_>, parts: &mut Parts) {
    let (Some(from), Some(to)) = (number(start, "min"), number(start, "max")) else {
        return;
    };
    let to = to.min(from.saturating_add(LONGEST_BLOCK));
    parts
        .hidden_columns
        .extend((from..=to).filter_map(|column| column.checked_sub(1)));
}

/// Sheet names with the part that holds each.
fn sheet_parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut targets = BTreeMap::new();
    let mut sheets = Vec::new();
    let relations = each_start(bytes, "xl/_rels/workbook.xml.rels", |tag, start| {
        if let ("Relationship", Some(id), Some(target)) =
            (tag, text(start, "Id"), text(start, "Target"))
        {
            let part = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{target}"),
            };
            targets.insert(id, part);
        }
        Ok(())
    });
    let workbook = each_start(bytes, "xl/workbook.xml", |tag, start| {
        if let ("sheet", Some(name), Some(id)) = (tag, text(start, "name"), text(start, "r:id")) {
            sheets.push((name, id));
        }
        Ok(())
    });
    if relations.is_err() || workbook.is_err() {
        return Vec::new();
    }
    sheets
        .into_iter()
        .filter_map(|(name, id)| Some((name, targets.get(&id)?.clone())))
        .collect()
}

/// Hidden rows, hidden columns and merged cells of an ods.
///
/// # Errors
/// [`OpenError::Damaged`] when its content ends too early; calamine would read on for ever.
pub fn of_ods(bytes: &[u8]) -> Result<Structure, OpenError> {
    let mut walk = OdsWalk::default();
    each_start(bytes, "content.xml", |tag, start| {
        walk.enter(tag, start);
        Ok(())
    })?;
    walk.close();
    Ok(walk.structure)
}

#[derive(Default)]
struct OdsWalk {
    structure: Structure,
    name: Option<String>,
    parts: Parts,
    /// The next row and columns to come.
    row: u32,
    at_row: u32,
    at_column: u32,
    header_column: u32,
}

impl OdsWalk {
    fn enter(&mut self, tag: &str, start: &BytesStart<'_>) {
        match tag {
            "table" => {
                self.close();
                self.name = text(start, "table:name");
            }
            "table-column" => {
                let repeated = number(start, "table:number-columns-repeated").unwrap_or(1);
                if is_hidden(start) {
                    let until = self
                        .header_column
                        .saturating_add(repeated.min(LONGEST_BLOCK));
                    self.parts.hidden_columns.extend(self.header_column..until);
                }
                self.header_column = self.header_column.saturating_add(repeated);
            }
            "table-row" => {
                let repeated = number(start, "table:number-rows-repeated").unwrap_or(1);
                self.at_row = self.row;
                self.at_column = 0;
                if is_hidden(start) {
                    let until = self.row.saturating_add(repeated.min(LONGEST_BLOCK));
                    self.parts.hidden_rows.extend(self.row..until);
                }
                self.row = self.row.saturating_add(repeated);
            }
            "table-cell" | "covered-table-cell" => self.cell(start),
            _ => {}
        }
    }

    fn cell(&mut self, start: &BytesStart<'_>) {
        let rows = number(start, "table:number-rows-spanned")
            .unwrap_or(1)
            .max(1);
        let columns = number(start, "table:number-columns-spanned")
            .unwrap_or(1)
            .max(1);
        if rows > 1 || columns > 1 {
            let from = Position {
                row: self.at_row,
                column: self.at_column,
            };
            let to = Position {
                row: from.row.saturating_add(rows - 1),
                column: from.column.saturating_add(columns - 1),
            };
            self.parts.merges.push(Merge { from, to });
        }
        let repeated = number(start, "table:number-columns-repeated").unwrap_or(1);
        self.at_column = self.at_column.saturating_add(repeated);
    }

    fn close(&mut self) {
        let parts = std::mem::take(&mut self.parts);
        if let Some(name) = self.name.take() {
            self.structure.0.insert(name, parts);
        }
        (self.row, self.header_column) = (0, 0);
    }
}

fn is_hidden(start: &BytesStart<'_>) -> bool {
    matches!(
        text(start, "table:visibility").as_deref(),
        Some("collapse" | "filter")
    )
}

/// Shows each opening tag of a part, without its namespace. A part that is not whole is [`OpenError::Damaged`].
fn each_start(
    bytes: &[u8],
    part: &str,
    mut show: impl FnMut(&str, &BytesStart<'_>) -> Result<(), OpenError>,
) -> Result<(), OpenError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| OpenError::Damaged)?;
    let entry = archive.by_name(part).map_err(|_| OpenError::Damaged)?;
    walk(BufReader::new(entry), &mut show)
}

fn walk(
    source: impl BufRead,
    show: &mut impl FnMut(&str, &BytesStart<'_>) -> Result<(), OpenError>,
) -> Result<(), OpenError> {
    let mut reader = Reader::from_reader(source);
    let mut buffer = Vec::new();
    let mut open = 0_u64;
    loop {
        match reader.read_event_into(&mut buffer) {
            Ok(Event::Start(start)) => {
                open += 1;
                show(start.local_name().as_ref(), &start)?;
            }
            Ok(Event::Empty(start)) => show(start.local_name().as_ref(), &start)?,
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) if open == 0 => return Ok(()),
            Ok(Event::Eof) | Err(_) => return Err(OpenError::Damaged),
            Ok(_) => {}
        }
        buffer.clear();
    }
}

fn text(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    text(start, name)?.trim().parse().ok()
}

fn is_true(start: &BytesStart<'_>, name: &str) -> bool {
    matches!(text(start, name).as_deref(), Some("1" | "true"))
}

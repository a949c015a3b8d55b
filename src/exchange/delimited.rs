//! csv and txt: separators and encodings as they are met. No quoting error makes it fail.

use super::grid::{Cell, Position, Sheet, Value, Workbook};
use crate::domain::open_error::{LooksLike, OpenError};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// A longer text in one cell is no plan, and no spreadsheet.
const LONGEST_TEXT: usize = 32_767 * 4;

const SEPARATORS: [u8; 4] = *b";\t,|";

/// The one sheet of a csv or txt file; every cell is text.
///
/// # Errors
/// [`OpenError::TooManyCells`] above `most_cells`; [`OpenError::Empty`] when there is no text at all;
/// [`OpenError::NotASpreadsheet`] when one cell would hold a book.
pub fn open(bytes: &[u8], most_cells: u64) -> Result<Workbook, OpenError> {
    let text = decode(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let (text, stated) = without_separator_line(&text);
    let separator = stated.unwrap_or_else(|| likely_separator(text));
    let sheet = cells(text, separator, most_cells)?;
    if sheet.cells.is_empty() {
        return Err(OpenError::Empty);
    }
    Ok(Workbook {
        sheets: vec![sheet],
    })
}

/// Text of bytes in UTF-8, UTF-16 with or without a mark, or else Windows-1252.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let rest = bytes.get(mark..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    if let Some(encoding) = unmarked_utf16(bytes) {
        return encoding.decode_without_bom_handling(bytes).0;
    }
    // The head of a file may be cut in the middle of a letter.
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(error) if error.error_len().is_none() => UTF_8.decode_without_bom_handling(bytes).0,
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// Western text in UTF-16 has a zero in every other byte.
fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..512.min(bytes.len())).unwrap_or_default();
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let half = head.len() / 2;
    if half < 4 {
        return None;
    }
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= half * 8 && even * 10 < half {
        Some(UTF_16LE)
    } else if even * 10 >= half * 8 && odd * 10 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Spreadsheets write `sep=;` as a first line of their own and do not count it as a row.
fn without_separator_line(text: &str) -> (&str, Option<u8>) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (text, None);
    };
    match first.trim().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, Some(*separator)),
        _ => (text, None),
    }
}

/// The separator that cuts most lines into the same number of columns.
fn likely_separator(text: &str) -> u8 {
    let head: String = text
        .lines()
        .take(60)
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut best = (0, b';');
    for separator in SEPARATORS {
        let widths: Vec<usize> = records(&head, separator)
            .map(|(_, record)| record.len())
            .filter(|width| *width > 1)
            .collect();
        let agreeing = widths
            .iter()
            .map(|width| widths.iter().filter(|other| *other == width).count())
            .max()
            .unwrap_or(0);
        if agreeing > best.0 {
            best = (agreeing, separator);
        }
    }
    best.1
}

fn cells(text: &str, separator: u8, most_cells: u64) -> Result<Sheet, OpenError> {
    let mut sheet = Sheet::default();
    for (row, record) in records(text, separator) {
        for (column, field) in (0_u32..).zip(&record) {
            if field.trim().is_empty() {
                continue;
            }
            if field.len() > LONGEST_TEXT {
                return Err(OpenError::NotASpreadsheet {
                    looks_like: LooksLike::Unknown,
                });
            }
            let cell = Cell {
                value: Value::of_text(field),
                formula: false,
                timed: false,
            };
            sheet.cells.insert(Position { row, column }, cell);
        }
        if sheet.cells.len() as u64 > most_cells {
            return Err(OpenError::TooManyCells { limit: most_cells });
        }
    }
    Ok(sheet)
}

/// Each record with the row a spreadsheet would show it in: blank lines count, line breaks in quotes do not.
fn records(text: &str, separator: u8) -> impl Iterator<Item = (u32, csv::StringRecord)> {
    // An odd number of quotes would swallow the rest of the file; then a quote is just a sign.
    let quoting = text.matches('"').count().is_multiple_of(2);
    let ended = if text.ends_with('\n') {
        text.to_owned()
    } else {
        format!("{text}\n")
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .quoting(quoting)
        .from_reader(std::io::Cursor::new(ended.into_bytes()));
    let mut in_quotes = 0_u64;
    std::iter::from_fn(move || {
        let mut record = csv::StringRecord::new();
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) | Err(_) => return None,
        }
        let own: u64 = record
            .iter()
            .map(|field| field.matches('\n').count() as u64)
            .sum();
        let after = reader.position().line();
        let row = after.saturating_sub(2 + own + in_quotes);
        in_quotes += own;
        Some((u32::try_from(row).unwrap_or(u32::MAX), record))
    })
}

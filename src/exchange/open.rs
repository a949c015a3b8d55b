//! Bytes to workbook, in this process. Only the reading child calls it on files of others.

use super::grid::Workbook;
use super::{detect, workbook};
use crate::domain::open_error::OpenError;

/// The most cells that one file may hold.
pub const MOST_CELLS: u64 = 500_000;

/// The workbook in these bytes, whatever the file is called.
///
/// # Errors
/// Every [`OpenError`] that comes from the bytes themselves.
pub fn open(bytes: &[u8]) -> Result<Workbook, OpenError> {
    let format = detect::format(bytes)?;
    workbook::open(bytes, format, MOST_CELLS)
}
